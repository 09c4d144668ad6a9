"""What stands above the papers of a list: the headings and outer items that name a meeting, a venue or a year."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lists.names import is_short_venue
from papershelf.read.pages.markup.items import Item
from papershelf.read.pages.written import Written
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, read_venue

_COUNT = (
    r"(?:#\s?)?(?:\d{1,3}[A-Za-z]?(?:\.\d{1,2})?|[IVX]{1,5}|[A-H]\d{0,2}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)"
)
_SESSION = late(
    r"(?:the\s)?(?:(?:poster|oral|spotlight|reading|paper|discussion|lightning|technical|main|plenary)\s)?"
    r"(?:week|session|lecture|class|day|meeting|module|unit|seminar|block|woche|sitzung|semaine|séance|semana|sesión)s?"
    rf"\s{_COUNT}(?!\w)(?:\s?[–&-]\s?\d{{1,2}})?(?:\s*[(\[:.,|–—-].{{0,120}})?",
    re.IGNORECASE,
)
_LONGEST = 160


class Above(NamedTuple):
    """What the lines above a paper say of it."""

    session: str | None = None
    venue: str | None = None
    date: str | None = None


NOWHERE = Above()


def session_name(text: str) -> str | None:
    """The name of a meeting, where a line is one: "Week 3: Attention", but no year and no letter of an alphabet.

    >>> session_name("Session 3B: Generation"), session_name("2019"), session_name("Week of bees")
    ('Session 3B: Generation', None, None)
    """
    text = clean(text).strip(" *_#|").rstrip(":")
    return text if len(text) <= _LONGEST and _SESSION.fullmatch(text) else None


def place_of(text: str) -> Above:
    """The venue or the year, where a line is nothing else: "NeurIPS 2020", "2019"."""
    text = clean(text).strip(" *_#:|()[]")
    if len(text) > 40 or award_text(text):
        return NOWHERE
    if YEAR.fullmatch(text):
        return Above(date=text)
    if is_short_venue(text) and (YEAR.search(text) or text.isupper()):
        found = read_venue(text)
        return Above(venue=found.name, date=found.date)
    return NOWHERE


def above(lines: Sequence[Written], items: Sequence[Item]) -> dict[int, Above]:
    """For each line that lies within an item what stands above it: in a heading, or in the item around it."""
    inside: dict[int, Above] = {}
    _walk(lines, items, inside, NOWHERE)
    found: dict[int, Above] = {}
    headed: list[tuple[int, Above]] = []
    spoken = NOWHERE
    for at, line in enumerate(lines):
        if at in inside:
            found[at] = _united(inside[at], spoken)
        elif text := line.text.strip():
            session = session_name(text)
            if line.level:
                headed = [each for each in headed if each[0] < line.level]
                headed.append((line.level, place_of(text)._replace(session=session)))
                spoken = NOWHERE
                for _, each in headed:
                    spoken = _united(each, spoken)
            elif session:
                spoken = spoken._replace(session=session)
            found[at] = spoken
    return found


def _walk(lines: Sequence[Written], items: Sequence[Item], inside: dict[int, Above], around: Above) -> None:
    for item in items:
        inside.update(dict.fromkeys(range(item.start, item.end), around))
        if item.inner:
            own_lines = (line.text for line in lines[item.start : item.inner[0].start])
            text = next(filter(str.strip, own_lines), "")
            own = place_of(text)._replace(session=session_name(text))
            _walk(lines, item.inner, inside, _united(own, around))


def _united(first: Above, second: Above) -> Above:
    return Above(*(mine or other for mine, other in zip(first, second, strict=True)))
