"""Bytes → text: which encoding they are in, and where a file holds bytes that are no letters of it."""

import codecs
import re
from typing import NamedTuple

from papershelf.config import is_encoding

HEAD = 4096
"""A file says its encoding within so many bytes."""

_BINARY_SHARE, _BINARY_SHARE_OF_OTHERS = 20, 100
"""One control character in so many bytes is too much for text in UTF-8, and for text in another encoding."""

_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_HIGH = bytes(range(128, 256))
_BESIDE = re.compile(rb"[\x80-\xff]{2,}")
_MANY_HIGH = 8
_PIECE = 1 << 18

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml\b[^>]*?\bencoding\s*=\s*["'](?P<xml>[\w.:-]+)
    |<meta\b[^>]*?\bcharset\s*=\s*["']?\s*(?P<html>[\w.:-]+)
    |^%+\s*(?:!\s*(?:BIB|TEX)\s+)?encoding\s*[:=]\s*(?P<bib>[\w.:-]+)
    |-\*-[^\n]*?\bcoding\s*:\s*(?P<emacs>[\w.:-]+)""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)

_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "utf-8-sig": "utf-8",
}
"""What browsers take these names for (WHATWG, "Encoding Standard", 4.2): the wider set that people really write in."""

_NAMES = {"cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_SEVEN_BITS = ("iso2022", "hz")


class UndecodableError(Exception):
    """The bytes are no text; the message says what they seem to be."""


class UnknownEncodingError(UndecodableError):
    """The bytes are text in an encoding that nothing names."""


class Places(NamedTuple):
    """How many times something stands in a file, and where the first of them is: line and column from 1."""

    times: int = 0
    line: int = 0
    column: int = 0
    found: bytes = b""


class Decoded(NamedTuple):
    """`encoded` is the text in UTF-8, with "\\n" for line ends, no byte order mark and no NULs.

    `known` says that the encoding was not guessed. `broken` are the bytes that are none of the encoding, each sequence
    of them "\\ufffd" in the text; `nuls` are the NULs that were left out.
    """

    encoded: bytes
    encoding: str
    known: bool = True
    broken: Places = Places()
    nuls: Places = Places()

    @property
    def text(self) -> str:
        return self.encoded.decode()


def decode(data: bytes, pinned: str | None = None) -> Decoded:
    """The text of these bytes, by the first of these that holds: the encoding that `site.toml` pins, a byte order
    mark, the NULs of UTF-16 and UTF-32, UTF-8, what the file declares, mostly UTF-8, Windows-1252.

    Raises UndecodableError where they are no text, or none in these encodings.
    """
    codec, known = _codec(data, pinned)
    for mark, of in _MARKS:
        if data.startswith(mark) and of == codec:
            data = data[len(mark) :]
            break
    broken = Places()
    if codec != "utf-8" or not _is_utf8(data):
        try:
            text = data.decode(codec)
        except UnicodeError as error:
            text, broken = _replaced(data, codec, error)
        data = b"".join(
            text[at : at + _PIECE].encode("utf-8", "replace") for at in range(0, len(text), _PIECE)
        )
        del text
    if not pinned:
        strange = broken.times if codec.startswith("utf-16") else 0
        share = _BINARY_SHARE if codec == "utf-8" else _BINARY_SHARE_OF_OTHERS
        if (_controls(data) + strange) * share > len(data):
            raise UndecodableError("binary data (it holds NUL bytes)" if 0 in data else "binary data")
    nuls = Places()
    if 0 in data:
        before = data[: data.index(0)].decode()
        nuls = _places(before, len(before), data.count(0), b"\0")
        data = data.replace(b"\0", b"")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return Decoded(data, _NAMES.get(codec, codec.upper()), known, broken, nuls)


def _is_utf8(data: bytes) -> bool:
    """Piece by piece, as one emoji would make the whole text four times as large."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _controls(data: bytes) -> int:
    return sum(
        len(piece) - len(piece.translate(None, _CONTROLS))
        for piece in (data[at : at + _PIECE] for at in range(0, len(data), _PIECE))
    )


def python_name(encoding: str) -> str | None:
    """Python's name of an encoding that a person names, None if it knows none."""
    if not is_encoding(encoding):
        return None
    name = codecs.lookup(encoding).name
    return _READ_AS.get(name, name)


def _codec(data: bytes, pinned: str | None) -> tuple[str, bool]:
    """The encoding, and whether something says that it is this one."""
    codec = pinned and python_name(pinned)
    if codec:
        return _with_order(data, codec), True
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec, True
    if wide := _wide(data[:HEAD]):
        return wide, False
    declared = _declared(data[:HEAD])
    if declared and declared.startswith(_SEVEN_BITS):  # which looks like UTF-8
        return declared, True
    if _is_utf8(data):
        return "utf-8", True
    if declared and declared != "utf-8":
        return declared, True
    if _mostly_utf8(data):
        return "utf-8", True
    if _controls(data) * _BINARY_SHARE_OF_OTHERS > len(data):
        raise UndecodableError("binary data")
    if not _is_western(data):
        raise UnknownEncodingError("text in an encoding that nothing names")
    return "cp1252", False


def _with_order(data: bytes, codec: str) -> str:
    """UTF-16 and UTF-32 with their order of bytes, which the mark at the front says, or else the NULs."""
    if codec not in ("utf-16", "utf-32"):
        return codec
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(codec):
            return marked
    wide = _wide(data[:HEAD])
    return wide if wide and wide.startswith(codec) else codec + "-le"


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: in text of mostly plain letters, every second byte or three of four are NUL."""
    if 0 not in head or len(head) < 4:
        return None
    head = head[: len(head) // 4 * 4]
    letters = len(head) // 4
    nuls = [head[place::4].count(0) for place in range(4)]
    if nuls[0] == 0 and nuls[3] == letters and nuls[2] == letters:
        return "utf-32-le"
    if nuls[3] == 0 and nuls[0] == letters and nuls[1] == letters:
        return "utf-32-be"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if odd * 5 > letters * 4 and even * 20 <= letters:
        return "utf-16-le"
    if even * 5 > letters * 4 and odd * 20 <= letters:
        return "utf-16-be"
    return None


def _declared(head: bytes) -> str | None:
    small = head.lower()
    found = _DECLARED.search(head) if b"coding" in small or b"charset" in small else None
    name = next(filter(None, found.groups()), b"") if found else b""
    codec = python_name(name.decode("ascii", "replace")) if name else None
    return None if codec is None or codec.startswith(("utf-16", "utf-32", "utf-7")) else codec


def _mostly_utf8(data: bytes) -> bool:
    """Whether there are at least as many letters of several bytes as sequences that are none."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    several = len(text) - wrong - len(data.translate(None, _HIGH))
    return several >= wrong


def _is_western(data: bytes) -> bool:
    """Whether letters beyond ASCII stand alone, as accents and quotation marks do, and not side by side as in
    Cyrillic, Greek or Chinese."""
    high = len(data) - len(data.translate(None, _HIGH))
    beside = sum(map(len, _BESIDE.findall(data)))
    return high < _MANY_HIGH or beside * 2 <= high


def _replaced(data: bytes, codec: str, error: UnicodeError) -> tuple[str, Places]:
    try:
        text = data.decode(codec, "replace")
    except UnicodeError:
        raise UndecodableError(f"text in {codec}") from None
    own = data.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0
    count = max(1, text.count("\ufffd") - own)
    start = error.start if isinstance(error, UnicodeDecodeError) else 0
    end = error.end if isinstance(error, UnicodeDecodeError) else 1
    before = data[:start].decode(codec, "replace")
    return text, _places(before, len(before), count, data[start:end])


def _places(text: str, at: int, count: int, found: bytes) -> Places:
    """The place of a character of text whose line ends are as the file has them."""
    before = text[:at]
    if "\r" in before:
        before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Places(count, before.count("\n") + 1, len(before) - before.rfind("\n"), found)
