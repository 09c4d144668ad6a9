"""A page as lines of written text with their links: what pasted text, saved HTML and Markdown have in common."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Anchor(NamedTuple):
    """A link on the characters `start` to `end` (exclusive) of a line's text."""

    start: int
    end: int
    url: str


class Written(NamedTuple):
    """A line as a reader of the page sees it; a blank `text` is a blank line.

    `number` and `last` are the lines of the file that it stands on (1-based, inclusive). Several may stand on one
    line of the file. `level` is 1 to 6 for a heading that the page marks as one, else 0. `kind` is what its markup
    calls it: tags and classes, the same for all lines of one part of a record; "" where there is none.
    """

    number: int
    last: int
    text: str
    anchors: tuple[Anchor, ...] = ()
    level: int = 0
    kind: str = ""


_BLANK = 50
"""More blank lines below each other say no more."""


def written(lines: Iterable[str]) -> Iterator[Written]:
    """The lines of plain text."""
    blank = 0
    for number, line in enumerate(lines, 1):
        blank = 0 if line else blank + 1
        if blank <= _BLANK:
            yield Written(number, number, line)


def emptied(lines: list[Written]) -> Iterator[Written]:
    """The lines in order, each taken out of the list when its turn comes: a large page would stand in memory twice."""
    lines.reverse()
    while lines:
        yield lines.pop()


def moved(anchors: Sequence[Anchor], before: str, after: str) -> tuple[Anchor, ...]:
    """The anchors on a text that was cleaned: each looked up by its words. One whose words are gone keeps no place."""
    found = []
    start = 0
    for anchor in anchors:
        words = " ".join(before[anchor.start : anchor.end].split())
        at = after.find(words, start) if words else -1
        if at < 0:
            found.append(Anchor(start, start, anchor.url))
        else:
            start = at + len(words)
            found.append(Anchor(at, start, anchor.url))
    return tuple(found)
