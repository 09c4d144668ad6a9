"""Days, hours and time zones as reading lists write them → ISO 8601 and IANA names."""

import datetime
import difflib
import re
from functools import lru_cache
from typing import Any

from papershelf.config import is_date
from papershelf.late import late

HOUR = r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*([ap]m)?"
HOURS = late(rf"{HOUR}(?:\s*(?:-|–|—|to|until)\s*{HOUR})?", re.IGNORECASE)
MOMENT = late(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?")


def day_and_time(value: Any, key: str) -> tuple[str | None, str]:
    """(date, time) of what a `date` or a `time` says, "" for what it does not say; the date is null if it is neither.

    A moment's own distance from UTC is left out: a list's timezone says where its hours are meant.

    >>> day_and_time("2026-09-21 16:00", "date"), day_and_time("4pm", "time"), day_and_time("soon", "date")
    (('2026-09-21', '16:00'), ('', '16:00'), (None, ''))
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat(), value.strftime("%H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat(), ""
    if isinstance(value, datetime.time):
        return "", value.strftime("%H:%M")
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if key == "time":
        start, end = hours(text)
        return ("", "-".join(filter(None, (start, end)))) if start else (None, "")
    if is_date(text):
        return text, ""
    moment = MOMENT.fullmatch(text)
    return (moment[1], moment[2]) if moment and is_date(moment[1]) else (None, "")


def hours(text: str) -> tuple[str, str]:
    """The begin and the end of a time of day as HH:MM; "" for what it does not say, or what no clock has.

    >>> hours("4:15 pm"), hours("16:00–17.30"), hours("25:00")
    (('16:15', ''), ('16:00', '17:30'), ('', ''))
    """
    found = HOURS.fullmatch(text.strip())
    if not found or not (found[2] or found[3] or found[6]):
        return "", ""
    start, end = clock(found[1], found[2], found[3] or found[6]), ""
    if found[4]:
        end = clock(found[4], found[5], found[6])
        if not end:
            return "", ""
    return start, end


def clock(hour: str, minute: str | None, half: str | None) -> str:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return ""
        number = number % 12 + (12 if half.lower() == "pm" else 0)
    minutes = int(minute or 0)
    return f"{number:02}:{minutes:02}" if number < 24 and minutes < 60 else ""


def timezone(name: str) -> tuple[str, str]:
    """(the IANA name, "") of a time zone, or ("", the nearest one) where there is none of that name."""
    if not name:
        return "", ""
    known = zones()
    wanted = name.lower().replace(" ", "_")
    if wanted in known:
        return known[wanted], ""
    towns = {each.rpartition("/")[2]: each for each in sorted(known)}
    like = difflib.get_close_matches(wanted, known, n=1) or [
        towns[town] for town in difflib.get_close_matches(wanted.rpartition("/")[2], towns, n=1)
    ]
    return "", known[like[0]] if like else ""


@lru_cache(maxsize=1)
def zones() -> dict[str, str]:
    """Time zones by their names in small letters, as the package tzdata has them: the same on every machine."""
    from importlib.resources import files  # late: most shelves name no zone

    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {name.lower(): name for name in sorted(names)}
