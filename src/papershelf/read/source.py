"""One file of `content/` as its reader gets it: decoded text, and what `site.toml` says of it."""

import hashlib

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


class Source(Frozen, frozen=True, kw_only=True):
    """`file` is the path below `content/`; `text` has "\\n" for line ends and no byte order mark.

    `problems` are those of finding and decoding it; a reader puts them first among its own.
    """

    file: str
    text: str
    pin: Pin = UNPINNED
    problems: tuple[Problem, ...] = ()

    @property
    def place(self) -> str:
        """The file as problems name it."""
        return "content/" + self.file

    @property
    def text_hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def unreadable(file: str, problem: Problem, data: bytes = b"") -> Draft:
    """The draft of a file that gives nothing but a problem."""
    text_hash = hashlib.sha256(data).hexdigest()
    return Draft(document=Document(file=file, layout="unreadable", text_hash=text_hash, problems=(problem,)))
