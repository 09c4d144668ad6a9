"""Lines that begin with a tag ("AU  - Byron, Ada"), as RIS and MEDLINE files have them → entries of tags and texts."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class TagLine(NamedTuple):
    """A tag with its text, that of continuation lines included; `number` and `last` are its lines, from 1."""

    tag: str
    text: str
    number: int
    last: int


class Entry(NamedTuple):
    """What stands from one opening tag to the next; whether it has its opening tag, and its closing one."""

    lines: tuple[TagLine, ...]
    opened: bool
    closed: bool

    @property
    def first(self) -> int:
        return self.lines[0].number

    @property
    def last(self) -> int:
        return self.lines[-1].last

    def texts(self, *tags: str) -> list[str]:
        """The texts of these tags, in the file's order, without empty ones."""
        return [line.text for line in self.lines if line.tag in tags and line.text.strip()]

    def text(self, *tags: str) -> str:
        """The first text of the first of these tags that has one."""
        return next((found[0] for tag in tags if (found := self.texts(tag))), "")


def tag_lines(text: str, part: Callable[[str], tuple[str, str] | None]) -> Iterator[TagLine]:
    """The tags of a text. `part` takes a line apart; a line without a tag goes on with the one above it.

    What stands above the first tag has the tag "".
    """
    tag, texts, start, last = "", [""], 1, 0
    for number, line in enumerate(text.split("\n"), 1):
        found = part(line)
        if found is None:
            texts.append(line.strip())
            last = number if line.strip() else last
            continue
        if tag or last:
            yield TagLine(tag, "\n".join(texts).strip(), start, max(last, start))
        tag, first = found
        texts, start, last = [first.strip()], number, number
    if tag or last:
        yield TagLine(tag, "\n".join(texts).strip(), start, max(last, start))


def entries(lines: Iterable[TagLine], opening: str, closing: str, own: frozenset[str]) -> Iterator[Entry]:
    """The entries of a file: each begins with `opening` and ends with `closing`, or before the next that begins.

    Where the opening tag is missing, one of the tags that are its `own` begins an entry. Other lines between entries
    are left out.
    """
    found: list[TagLine] = []
    opened = False
    for line in lines:
        if line.tag == opening:
            if found:
                yield Entry(tuple(found), opened, False)
            found, opened = [line], True
        elif line.tag == closing and closing:
            if found:
                yield Entry((*found, TagLine(closing, "", line.number, line.number)), opened, True)
            found, opened = [], False
        elif found or line.tag in own:
            found.append(line)
    if found:
        yield Entry(tuple(found), opened, False)
