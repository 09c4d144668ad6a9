"""A reading list with days → a calendar (RFC 5545). Why not by a library: docs/decisions/0020-own-calendar.md."""

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from papershelf import __version__
from papershelf.model import Part, ReadingList

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

NAMESPACE = UUID("8f6b4a4e-6d0f-5f39-9a55-1f3c6a1a54d7")
"""Of the names of events (RFC 9562, 5.5)."""
WIDTH = 75
"""The most octets of a line; a longer one goes on in the next, behind a space (RFC 5545, 3.1)."""
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def has_days(given: ReadingList) -> bool:
    return any(map(is_day, given.parts))


def is_day(part: Part) -> bool:
    """Whether the part has a whole date."""
    return part.date is not None and len(part.date) == 10


def calendar(given: ReadingList, titles: dict[str, str], stamp: str, url: str) -> bytes:
    """The calendar's bytes. `titles` gives papers' titles by id; `stamp` is the day of the build or "", as the clock is
    never asked: then a list's own date, else the event's stands for it. `url` is the page's address, or ""."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Papershelf//{__version__}//EN"]
    lines += ["CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(given.title)}"]
    if given.timezone:
        lines.append(f"X-WR-TIMEZONE:{given.timezone}")
    seen: dict[str, int] = {}
    for part in filter(is_day, given.parts):
        lines += event(given, part, titles, stamp, url, seen)
    lines.append("END:VCALENDAR")
    return "".join(map(folded, lines)).encode()


def event(
    given: ReadingList, part: Part, titles: dict[str, str], stamp: str, url: str, seen: dict[str, int]
) -> Iterator[str]:
    day = part.date or ""
    name = part.title or day  # not the day: an event that is put off stays the same one
    number = seen[name] = seen.get(name, 0) + 1
    made = (stamp or (given.date if given.date and len(given.date) == 10 else day)).replace("-", "")
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE, f'{given.id} {name} {number}')}"
    yield f"DTSTAMP:{made}T000000Z"
    yield from times(day, part.time, part.end, given.timezone)
    yield f"SUMMARY:{escaped(part.title or given.title)}"
    yield f"DESCRIPTION:{escaped(chr(10).join(description(given, part, titles)))}"
    if part.place:
        yield f"LOCATION:{escaped(part.place)}"
    if link := part.link or url:
        yield f"URL:{CONTROLS.sub('', link)}"
    yield "END:VEVENT"


def times(day: str, start: str | None, end: str | None, timezone: str | None) -> Iterator[str]:
    """Begin and end: the day; a time in UTC, where the list's zone is known; else the time of wherever it is read."""
    date = datetime.date.fromisoformat(day)
    if not start:
        yield f"DTSTART;VALUE=DATE:{figures(date)}"
        if date < datetime.date.max:  # without an end it is that day, too
            yield f"DTEND;VALUE=DATE:{figures(next_day(date))}"
        return
    zone = zone_of(timezone) if timezone else None
    first = moment(date, start, zone)
    yield f"DTSTART:{written(first)}"
    if end:
        last = moment(date if end > start else next_day(date), end, zone)
        if last > first:
            yield f"DTEND:{written(last)}"


@lru_cache(maxsize=16)
def zone_of(name: str) -> "ZoneInfo":
    """The hours of a zone, as the package tzdata has them: those of the machine may be older."""
    from importlib.resources import files  # late: most shelves name no zone
    from zoneinfo import ZoneInfo

    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def next_day(date: datetime.date) -> datetime.date:
    return date + datetime.timedelta(days=1) if date < datetime.date.max else date


def moment(date: datetime.date, time: str, zone: "ZoneInfo | None") -> datetime.datetime:
    local = datetime.datetime.combine(date, datetime.time.fromisoformat(time), zone)
    try:
        return local.astimezone(datetime.UTC) if zone else local
    except OverflowError:  # at the ends of the calendar
        return local.replace(tzinfo=datetime.UTC)


def written(moment: datetime.datetime) -> str:
    return f"{figures(moment.date())}T{moment:%H%M%S}" + ("Z" if moment.tzinfo else "")


def figures(date: datetime.date) -> str:
    """YYYYMMDD; strftime leaves zeros of early years out on some systems."""
    return date.isoformat().replace("-", "")


def description(given: ReadingList, part: Part, titles: dict[str, str]) -> Iterator[str]:
    """What there is to read, a line a paper, and who presents."""
    if part.time and given.timezone:
        yield f"{part.time} {given.timezone}"
    if part.presenters:
        yield f"Presented by {', '.join(part.presenters)}"
    for entry in part.entries:
        title = titles[entry.paper] if entry.paper else entry.text
        yield f"- {title}" + (" (optional)" if entry.need == "optional" else "")
    yield f"From the reading list “{given.title}”"


def escaped(text: str) -> str:
    """A value of type TEXT (RFC 5545, 3.3.11)."""
    text = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    """The line with its end, cut between characters where it is too long."""
    parts: Iterable[str] = (line,) if len(line) * 4 <= WIDTH or len(line.encode()) <= WIDTH else cut(line)
    return "\r\n ".join(parts) + "\r\n"


def cut(line: str) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > WIDTH:
            yield "".join(held)
            held, size = [], 1  # the space
        held.append(sign)
        size += octets
    yield "".join(held)
