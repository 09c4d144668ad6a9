"""Groups of entries over several pages, and the links from one page to another."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from papershelf.model import Frozen

Entry = TypeVar("Entry")

SHOWN_WHOLE = 9
"""The longest pager that names every page."""


class Section(msgspec.Struct, Generic[Entry], frozen=True, kw_only=True):
    """Entries under one heading; `total` counts those on other pages too. `href` leads to a page of its own."""

    id: str
    name: str
    total: int
    entries: Sequence[Entry]
    href: str = ""


class Step(Frozen, frozen=True):
    """A link of the pager; without an address the page itself, or a gap ("…")."""

    text: str
    href: str = ""
    current: bool = False


def pages(sections: Sequence[Section[Entry]], size: int) -> list[list[Section[Entry]]]:
    """The sections cut into pages of at most `size` entries; a section that is cut goes on under the same heading."""
    made: list[list[Section[Entry]]] = [[]]
    room = size
    for section in sections:
        entries = section.entries
        while entries:
            if room == 0 or (len(entries) > room and len(entries) <= size and made[-1]):
                made.append([])
                room = size
            made[-1].append(msgspec.structs.replace(section, entries=entries[:room]))
            entries, room = entries[room:], room - len(entries[:room])
    return made


def one_a_page(sections: Sequence[Section[Entry]], size: int) -> list[list[Section[Entry]]]:
    """A page for each section, several for one with more than `size` entries."""
    return [page for section in sections for page in pages([section], size)] or [[]]


def places(made: Sequence[Sequence[Section[Entry]]], address: Callable[[int], str]) -> dict[str, str]:
    """Where each section begins, by its id."""
    found: dict[str, str] = {}
    for number, page in enumerate(made, 1):
        for section in page:
            found.setdefault(section.id, f"{address(number)}#{section.id}")
    return found


def pager(current: int, last: int, address: Callable[[int], str]) -> list[Step]:
    """Nothing for one page; else numbers, with gaps when there are many, and the next page."""
    if last == 1:
        return []
    near = range(1, last + 1) if last <= SHOWN_WHOLE else sorted({1, *range(current - 2, current + 3), last})
    steps: list[Step] = []
    before = 0
    for number in (each for each in near if 1 <= each <= last):
        if number > before + 1:
            steps.append(Step(text="…"))
        steps.append(Step(text=str(number), href=address(number), current=number == current))
        before = number
    if current < last:
        steps.append(Step(text="Next", href=address(current + 1)))
    return steps
