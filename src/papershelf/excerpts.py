"""The lines that problems are about: found by their words, and cut around the place with the place marked."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from papershelf.config import Documents
from papershelf.model import Frozen, Problem

BEFORE = 0.4
"""The share of the room that may stand before the place where a line is cut."""

CUT = "…"
QUOTED = re.compile("“([^“”]{2,200})”")


class Excerpt(Frozen, frozen=True):
    """A line, or the part of one around a place. `before` + `place` + `after` is the text; `place` is "" where the
    whole line is meant."""

    before: str
    place: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.place + self.after

    @property
    def marks(self) -> str:
        """Carets under the place, for letters of equal width."""
        return " " * cells(self.before) + "^" * max(1, cells(self.place)) if self.place else ""


class Place(Frozen, frozen=True):
    """A place of a file, as `Problem` has it."""

    line: int
    column: int | None = None
    width: int = 0


class Excerpts:
    """The lines of a site's documents, each file read once and only when asked for.

    `documents` are the tables of site.toml, as a file's encoding may stand there. Where names are to be forgotten,
    `shown` makes of a line what may be shown, and `files` gives the real paths of files that are called otherwise.
    """

    def __init__(
        self,
        site: Path,
        documents: Sequence[Documents] = (),
        shown: Callable[[str], str] | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.site = site
        self.documents = documents
        self.shown = shown
        self.files = files or {}
        self.file = ""
        self.lines: Sequence[str] = ()

    def of(self, problem: Problem, room: int) -> Excerpt | None:
        """The line that a problem is about in so many cells; None without one."""
        lines = self.lines_of(problem.file) if problem.line else ()
        if problem.line is None or not 0 < problem.line <= len(lines):
            return None
        excerpt = cut(lines[problem.line - 1], problem.column, problem.width, room)
        return excerpt if excerpt.text.strip() else None

    def find(self, file: str, first: int, last: int, *words: str) -> Place:
        """Where the first of these words that is there stands in these lines; the first line for none."""
        lines = self.lines_of(file)[first - 1 : last]
        for text in filter(None, words):
            for number, line in enumerate(lines, first):
                at = line.find(text)
                if at >= 0:
                    return Place(line=number, column=at + 1, width=len(text))
        return Place(line=first)

    def placed(self, problem: Problem, last: int) -> Problem:
        """A problem of a line at the words of it that its sentence quotes, if they stand there or up to `last`."""
        quoted = QUOTED.findall(problem.message) if problem.line and problem.column is None else ()
        if problem.line is None or not quoted:
            return problem
        place = self.find(problem.file, problem.line, last, *quoted)
        if place.column is None:
            return problem
        return replace(problem, line=place.line, column=place.column, width=place.width)

    def lines_of(self, file: str) -> Sequence[str]:
        if file != self.file:
            lines = self.read(self.files.get(file, file))
            self.file, self.lines = file, [self.shown(line) for line in lines] if self.shown else lines
        return self.lines

    def read(self, file: str) -> Sequence[str]:
        from papershelf.read.decoding import UndecodableError, decode
        from papershelf.read.pins import pin_of

        try:
            pin = pin_of(file.removeprefix("content/"), self.documents)
            return decode((self.site / file).read_bytes(), pin.encoding).text.split("\n")
        except (OSError, UndecodableError, ValueError):
            return ()


def cut(line: str, column: int | None, width: int, room: int) -> Excerpt:
    """A line in so many cells of a terminal, around `width` characters from `column` on (0: up to its end).

    White space around it goes; what could steer a terminal is shown as a sign. `room` is at least 10.
    """
    text = line.rstrip()
    indent = len(text) - len(text.lstrip())
    if column is None or not indent < column <= len(text):
        return Excerpt(before=beginning(text[indent:], room))
    start = column - 1
    end = min(start + width, len(text)) if width else len(text)
    place = beginning(text[start:end], room - 2)
    ahead, behind = text[indent:start], "" if cells(place) >= room - 2 else text[end:]
    left = room - cells(place)
    wanted = cells(beginning(behind, left))
    before = ending(ahead, max(left - wanted, int(left * BEFORE)))
    return Excerpt(before=before, place=place, after=beginning(behind, left - cells(before)))


def beginning(text: str, room: int) -> str:
    """The text if it has room, else as much of its beginning as has, and a sign that it goes on."""
    shown = printable(text[: 2 * room + 2])
    return shown if len(shown) == len(text) and cells(shown) <= room else fitting(shown, room - 1) + CUT


def ending(text: str, room: int) -> str:
    """The same for its end."""
    return beginning(text[: -2 * room - 3 : -1], room)[::-1] if text else ""


def fitting(text: str, room: int) -> str:
    """As many of the first letters as have room."""
    used = 0
    for at, char in enumerate(text):
        used += cells(char)
        if used > room:
            return text[:at]
    return text


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: two for wide letters, none for combining marks (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def printable(text: str) -> str:
    """Text without what could steer a terminal, character for character."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )
