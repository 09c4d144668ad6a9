"""One file of `content/` as its reader gets it: decoded text, and what `site.toml` says of it."""

import hashlib
from collections.abc import Iterator
from io import BytesIO

from papershelf.model import Document, Frozen, Problem
from papershelf.read.draft import Draft


class Pin(Frozen, frozen=True, kw_only=True):
    """What a `[[documents]]` entry of `site.toml` fixes for a file; it goes before what the file itself says."""

    layout: str | None = None
    encoding: str | None = None
    title: str | None = None
    session: str | None = None
    venue: str | None = None
    date: str | None = None


UNPINNED = Pin()
LONGEST = 1 << 28
"""A document has no more bytes: a file that never ends must not be read for ever."""
TOO_LONG = f"more than {LONGEST >> 20} MB, more than a document may have"
_HEAD = 200_000
"""So many bytes are a text's beginning."""


class Source:
    """A file with its text, which has "\\n" for line ends and no byte order mark. It never changes.

    `file` is the path below `content/`. `problems` are those of finding and decoding it; a reader puts them first
    among its own. The text is held in UTF-8, since one emoji makes a `str` four times as large: `text` decodes it anew,
    `lines` one by one.
    """

    __slots__ = ("encoded", "file", "pin", "problems")

    def __init__(
        self,
        *,
        file: str,
        text: str | None = None,
        encoded: bytes = b"",
        pin: Pin = UNPINNED,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.file = file
        self.encoded = encoded if text is None else text.encode("utf-8", "replace")
        self.pin = pin
        self.problems = problems

    @property
    def text(self) -> str:
        return self.encoded.decode()

    @property
    def head(self) -> str:
        """The beginning of the text."""
        return self.encoded[:_HEAD].decode("utf-8", "ignore")

    @property
    def lines_total(self) -> int:
        """How many lines an editor shows: the sign that ends the last one begins no other. An empty text has one."""
        return self.encoded.count(b"\n", 0, -1) + 1

    def lines(self) -> Iterator[str]:
        """The lines, without their ends."""
        for line in BytesIO(self.encoded):
            yield line.decode().removesuffix("\n")
        if not self.encoded:
            yield ""

    def with_text(self, text: str, problems: tuple[Problem, ...] = ()) -> "Source":
        """The same file with another text and these problems."""
        return Source(file=self.file, text=text, pin=self.pin, problems=problems)

    @property
    def place(self) -> str:
        """The file as problems name it."""
        return "content/" + self.file

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.encoded).hexdigest()


def unreadable(file: str, problem: Problem, data: bytes = b"") -> Draft:
    """The draft of a file that gives nothing but a problem."""
    text_hash = hashlib.sha256(data).hexdigest()
    return Draft(document=Document(file=file, layout="unreadable", text_hash=text_hash, problems=(problem,)))
