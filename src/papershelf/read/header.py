"""What the lines before the first record say of the whole document: the session's name, a venue, a date."""

import re
from itertools import pairwise
from typing import NamedTuple

from papershelf.read.dates import find_date
from papershelf.read.lines import Line, Page

_LABEL = re.compile(
    r"(?:(?:poster|oral|spotlight|workshop|invited talk|tutorial)\s)?session|event", re.IGNORECASE
)
_KIND = (
    r"(?:poster|oral|spotlight|keynote|demo(?:nstration)?|workshop|tutorial|plenary|lightning|contributed)s?"
)
_NAME = re.compile(
    rf"(?:{_KIND}(?:\s(?:and|&|/)\s{_KIND})?(?:\s(?:sessions?|posters?|presentations?|papers?|talks?|track))*"
    r"|session|track)"
    r"(?:\s#?(?:\d{1,3}[A-Za-z]?|[A-Z]\d{0,2}|[IVX]+))?"
    r"(?:\s(?:mon|tues|wednes|thurs|fri|satur|sun)day)?(?:\s(?:morning|afternoon|evening|east|west|north|south|[ap]m))?"
    r"(?:\s?(?::|-|–|—)\s.{1,80})?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:session|event|posters?|orals?|spotlights?|track)", re.IGNORECASE)
_VENUE = re.compile(
    r"(?:(?:at|the)\s)?(?P<name>[A-Z][A-Za-z*]*[A-Z][A-Za-z]*(?:[-/][A-Z]+)*)[\s'’]*(?P<year>(?:19|20)\d\d)\b.{0,60}"
)


class Header(NamedTuple):
    """`reasons` gives the reason of the header's lines, by number."""

    session: str | None
    venue: str | None
    date: str | None
    reasons: dict[int, str]


def read_header(page: Page, first_record: int) -> Header:
    """The header is what stands above line `first_record`."""
    lines = [line for line in page.lines if line.number < first_record]
    reasons: dict[int, str] = {}
    session = venue = date = None
    name = _session_line(lines)
    if name:
        session = name.text
        reasons[name.number] = "name of the session"
    for line in lines:
        if line is name or len(line.text) > 120:
            continue
        found = _VENUE.fullmatch(line.text)
        if found and venue is None:
            venue = f"{found['name']} {found['year']}"
            reasons[line.number] = "venue"
        when = find_date(line.text)
        if when and date is None:
            date = when
            reasons.setdefault(line.number, "date of the session")
    return Header(session, venue, date, reasons)


def _session_line(lines: list[Line]) -> Line | None:
    """The line after the label "Session", else the first line that has the form of a session's name."""
    for label, name in pairwise(lines):
        if (
            _LABEL.fullmatch(label.text)
            and name.boilerplate in (None, "kind of presentation")
            and len(name.text) <= 120
        ):
            return name
    return next(
        (line for line in lines if _NAME.fullmatch(line.text) and not _BARE.fullmatch(line.text)), None
    )
