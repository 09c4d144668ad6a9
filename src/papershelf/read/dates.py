"""Dates as pages write them, alone or behind category codes or a page's own label ("MLOct 1, 2021")."""

import re
from datetime import date
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.categories import categories

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH_NAMES = tuple(_MONTHS.split())
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_FORMS = "|".join(
    (
        rf"(?P<m1>{_MONTH})\s?(?P<d1>{_DAY})(?:,?\s(?P<y1>{_YEAR}))?",
        rf"(?P<d2>{_DAY})(?:\sof)?[\s-](?P<m2>{_MONTH}),?(?:[\s-](?P<y2>{_YEAR}))?",
        rf"(?P<m3>{_MONTH}),?\s(?P<y3>{_YEAR})",
        rf"(?P<y4>{_YEAR})[-/.](?P<n4>\d{{1,2}})(?:[-/.](?P<d4>\d{{1,2}})(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?)?",
        rf"(?P<a5>\d{{1,2}})(?P<s5>[/.])(?P<b5>\d{{1,2}})(?P=s5)(?P<y5>{_YEAR})",
    )
)
_BADGE = r"(?:\s*[·|•,]?\s*(?:Code|PDF|Paper|Abs(?:tract)?|Video|Project))*"
_TAIL = (
    r"(?:\s*[;,(]\s*(?:originally announced|(?:last )?(?:revised|modified|updated|edited)|this version"
    r"|accepted|published|v\d+|\d{1,2}:\d\d).{0,80})?\.?"
)
"""What pages write behind a date: a second date, a version, a time."""
_AGO = late(
    r"(?:(?:posted|published|submitted|updated|added)\s)?(?:(?:about|over|almost)\s)?(?:\d+|an?|one|a few)\s"
    r"(?:second|minute|hour|day|week|month|year)s?\sago|yesterday|today",
    re.IGNORECASE,
)
_BEFORE = (
    r"(?:Date|(?:(?:First|Last)\s)?(?:Published|Submitted|Posted|Updated|Revised|Accepted|Released|Added|Announced))"
    r"(?:\s+on)?:?"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?"
_STAMP = late(
    rf"(?:(?:(?<![^\W\d_])(?i:{_BEFORE})|{_BEFORE})\s*)?(?:(?:(?<![^\W\d_])(?i:{_WEEKDAY})|{_WEEKDAY})\s+)?"
    rf"(?<!\d)(?i:{_FORMS})(?i:{_TAIL}){_BADGE}\Z"
)
_ANY_DATE = late(rf"(?<!\w)(?i:{_FORMS})(?!\w)")
_LABEL = late(r"[^\W\d_](?:[^\W\d_]|[ .,;|·•/&’'()–-])*")
_DIGIT = late(r"\d")
_NUMBERS = late(r"\d[-/.]\d")
_SHORT = 50
"""A label of more characters is none."""
_ARXIV_LIKE = late(r"[A-Z]{2,6}|[a-z]+(?:-[a-z]+)?\.[A-Za-z-]+|[a-z]+-[a-z]+")
_SET_OFF = "·|•"


class Stamp(NamedTuple):
    """A line of category codes and a date. `date` is null when the line gives no year.

    Of an `impossible` day, such as February 30, `date` keeps the month. `unknown` are those of the categories that
    are no codes of arXiv.
    """

    categories: tuple[str, ...]
    date: str | None
    written: str
    impossible: bool = False
    unknown: tuple[str, ...] = ()


def stamp(text: str) -> Stamp | None:
    """The line's categories and date, or None where it holds anything else.

    >>> stamp("CVAILGMay 26, 2022")
    Stamp(categories=('CV', 'AI', 'LG'), date='2022-05-26', written='May 26, 2022', impossible=False, unknown=())
    """
    found = _STAMP.search(text) if len(text) <= 120 and _may_be_dated(text) else None
    if found is None:
        return Stamp((), None, text) if len(text) <= 40 and _AGO.fullmatch(text) else None
    label, written = text[: found.start()], found[0]
    iso = _iso(found)
    day = any(value for key, value in found.groupdict().items() if key[0] == "d")
    if label and not (len(label) <= _SHORT and _LABEL.fullmatch(label)):
        return None
    codes, unknown = categories(label)
    if unknown and not _is_label(label, written, day, year=iso is not None):
        return None
    return Stamp(codes, iso, written, iso is not None and day and len(iso) < 10, unknown)


def _may_be_dated(text: str) -> bool:
    """Whether a text has a digit, and the beginning of a month or numbers as dates have them."""
    if not _DIGIT.search(text):
        return False
    small = text.lower()
    return _NUMBERS.search(text) is not None or any(month in small for month in _MONTH_NAMES)


def _is_label(label: str, written: str, day: bool, year: bool) -> bool:
    """Whether words that are no codes are the label of a date, as in "PhysicsMar 3, 2024", and no beginning of a
    sentence or a title, as in "Deep Learning May 2020"."""
    word = label.rstrip(" ,;|·•/")
    if not (year and (day or " " not in word)) and not (day and word.isupper() and word.isalpha()):
        return False
    if len(word.split()) > 4 or any(part[0].islower() for part in word.split()[1:] if len(part) > 3):
        return False
    if label != word:
        return bool(_ARXIV_LIKE.fullmatch(word)) or (label.rstrip()[-1] in _SET_OFF and year)
    if not written[0].isalpha():
        return True
    return written[0].isupper() and (written[1].islower() or word[-1].islower())


def find_date(text: str) -> str | None:
    """The first whole date (with a year) in a line, as YYYY-MM-DD or YYYY-MM."""
    return next(filter(None, map(_iso, _ANY_DATE.finditer(text[:200]))), None)


def _iso(found: re.Match[str]) -> str | None:
    parts = {key[0]: value for key, value in found.groupdict().items() if value}
    if "y" not in parts:
        return None
    year = int(parts["y"])
    if "a" in parts:
        return _day_or_month(year, int(parts["a"]), int(parts["b"]), dotted=parts["s"] == ".")
    month = _MONTH_NAMES.index(parts["m"][:3].lower()) + 1 if "m" in parts else int(parts["n"])
    if not 1 <= month <= 12:
        return f"{year}"
    if "d" not in parts:
        return f"{year}-{month:02}"
    try:
        return date(year, month, int(re.sub(r"\D", "", parts["d"]))).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def _day_or_month(year: int, first: int, second: int, dotted: bool) -> str:
    """What is certain of 26/05/2022 or 5/26/2022; points are written behind the day first.

    >>> _day_or_month(2022, 26, 5, dotted=False), _day_or_month(2022, 5, 6, dotted=False)
    ('2022-05-26', '2022')
    """
    if dotted or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        month, day = first, second
    else:
        return f"{year}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}" if 1 <= month <= 12 else f"{year}"
