"""What the lines above the first record say of the whole document: the session's name, a venue, a date."""

import re
from itertools import pairwise
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.pages.lines.page import Line, Page

_LABEL = late(r"(?:(?:poster|oral|spotlight|workshop|invited talk|tutorial)\s)?session|event", re.IGNORECASE)
_KIND = (
    r"(?:poster|oral|spotlight|keynote|demo(?:nstration)?|workshop|tutorial|plenary|lightning|contributed)s?"
)
_NAME = late(
    rf"(?:(?:.{{1,50}}\s(?={_KIND}\ssession))?{_KIND}(?:\s(?:(?:and|&|/)\s)?{_KIND})?(?:\s(?:sessions?|posters?|presentations?|papers?|talks?|track))*"
    r"|session|track)"
    r"(?:\s#?(?:\d{1,3}[A-Za-z]?|[A-Z]\d{0,2}|[IVX]+))?"
    r"(?:\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)?(?:\s(?:morning|afternoon|evening|east|west|north|south|[ap]m))?"
    r"(?:\s\([^()]{1,30}\))?"
    r"(?:\s?(?::|-|–|—)\s.{1,80})?",
    re.IGNORECASE,
)
_BARE = late(r"(?:session|event|poster|oral|spotlight|workshop|tutorial|track)s?", re.IGNORECASE)
_VENUE = late(
    r"(?:(?:at|the)\s)?(?P<name>[A-Z][A-Za-z*]*[A-Z][a-z]*+(?:[-/][A-Z]+)*+)[\s'’]*+(?P<year>(?:19|20)\d\d)\b.{0,60}"
)
_REACH = 20
"""So many lines of a page may be its header."""


class Header(NamedTuple):
    """`reasons` gives the reason of the header's lines, by number."""

    session: str | None
    venue: str | None
    date: str | None
    reasons: dict[int, str]


def session_line(page: Page) -> Line | None:
    """The line that names the session: below the label "Session", or of the form "Poster Session 3"."""
    top: list[Line] = []
    for line in page.lines[:_REACH]:
        if line.prose > 2 or (line.names and len(line.names.names) > 1 and line.names.likelihood > 0.8):
            break
        top.append(line)
    for label, name in pairwise(top):
        if not _LABEL.fullmatch(label.text) or len(name.text) > 120:
            continue
        below = top[top.index(name) + 1] if name is not top[-1] else None
        if _is_name(name) or (name.boilerplate is None and below and not _of_a_record(below)):
            return name
    return next(filter(_is_name, top), None)


def _of_a_record(line: Line) -> bool:
    """Whether the line is what stands below a title: names, or prose."""
    return line.boilerplate is None and (
        line.prose > 0 or (line.names is not None and line.names.likelihood > 0.8)
    )


def _is_name(line: Line) -> bool:
    return bool(_NAME.fullmatch(line.text)) and not _BARE.fullmatch(line.text)


def read_header(page: Page, session: Line | None, first_record: int) -> Header:
    """What stands above line `first_record`; `session` is the line that names the session."""
    reasons: dict[int, str] = {}
    venue = date = None
    if session:
        reasons[session.number] = "name of the session"
    for line in page.lines:
        if line.number >= first_record:
            break
        if line is session or len(line.text) > 120:
            continue
        found = _VENUE.fullmatch(line.text)
        if found and venue is None:
            venue = f"{found['name']} {found['year']}"
            reasons[line.number] = "venue"
        when = find_date(line.text)
        if when and date is None:
            date = when
            reasons.setdefault(line.number, "date of the session")
    return Header(session.text if session else None, venue, date, reasons)
