"""Pages that a browser saved as a single file (MHTML): the page within, as HTML; pictures and styles are left alone."""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message

from papershelf.late import late
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.pages.markup.html import flowed, read_shown
from papershelf.read.reader import Reader
from papershelf.read.source import Source

_WHOLE = late(r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_HEADS = 200
"""A part's head has no more lines."""
_NO_PAGE = "part of the file that holds no text of the page"


def read(source: Source) -> Draft:
    """The first part of the file that is HTML."""
    lines = list(source.lines())
    head, at = _head(lines, 0)
    boundary = head.get_boundary()
    while boundary and at < len(lines):
        while at < len(lines) and lines[at].rstrip() != f"--{boundary}":
            at += 1
        part, begin = _head(lines, at + 1)
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = str(part.get("Content-Location") or head.get("Snapshot-Content-Location") or "").strip()
            end = next(
                (n for n in range(begin, len(lines)) if lines[n].startswith(f"--{boundary}")), len(lines)
            )
            base = address if address.startswith(("http://", "https://")) else ""
            return read_shown(source, flowed(_pieces(lines, begin, end, part), base))
        at = begin
    return accounted(source, "MHTML", [], [], rest=_NO_PAGE)


def _head(lines: list[str], at: int) -> tuple[Message, int]:
    """The head that begins on a line, and the place of the line behind the blank one that ends it."""
    end = at
    while end < min(len(lines), at + _HEADS) and lines[end].strip():
        end += 1
    return message_from_string("\n".join(lines[at:end]) + "\n\n"), end + 1


def _pieces(lines: list[str], begin: int, end: int, part: Message) -> Iterator[tuple[int, bytes]]:
    """The page in UTF-8, each piece with the number of the file's line that it stands on."""
    written = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        decoder = codecs.getincrementaldecoder(part.get_content_charset() or "utf-8")(errors="replace")
    except LookupError:
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    if written == "base64":
        try:
            page = base64.b64decode("".join(lines[begin:end]))
        except (binascii.Error, ValueError):
            page = b""
        yield begin + 1, decoder.decode(page, final=True).encode()
        return
    for at in range(begin, end):
        line = lines[at]
        if written == "quoted-printable":
            text = line.rstrip()
            soft = text.endswith("=")
            plain = quopri.decodestring(text[:-1] if soft else text)
            yield at + 1, decoder.decode(plain if soft else plain + b"\n").encode()
        else:
            yield at + 1, line.encode() + b"\n"


def recognises(text: str) -> bool:
    """Whether a text is a page that was saved as a single file."""
    return bool(_WHOLE.match(text[:4000]))


READER = Reader(name="MHTML", suffixes=(".mhtml", ".mht"), read=read, recognises=recognises)
