"""Dates as pages write them, alone or behind category codes ("MLOct 1, 2021")."""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
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
        rf"(?P<y4>{_YEAR})[-/.](?P<n4>\d{{1,2}})(?:[-/.](?P<d4>\d{{1,2}}))?",
    )
)
_CODE = (
    r"(?:(?:cs|stat|math|eess|econ|astro-ph|q-bio|q-fin|nlin|cond-mat|physics)\.)?[A-Z]{2}"
    r"|(?:cond-mat|physics)\.[a-z]+-[a-z]+|quant-ph|math-ph|gr-qc|hep-(?:ex|lat|ph|th)|nucl-(?:ex|th)"
)
_BADGE = r"(?:\s*[·|•,]?\s*(?:Code|PDF|Paper|Abs(?:tract)?|Video|Project))*"
_STAMP = re.compile(
    rf"(?P<codes>(?:(?:{_CODE})[\s,;|·•]*)*)"
    rf"(?:(?i:Published|Submitted|Posted|Updated)(?i:\s+on)?:?\s*)?(?i:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
    rf"(?i:{_FORMS}){_BADGE}"
)
_ANY_DATE = re.compile(rf"(?<!\w)(?i:{_FORMS})(?!\w)")
_EACH_CODE = re.compile(_CODE)


class Stamp(NamedTuple):
    """A line of category codes and a date. `date` is null when the line gives no year.

    Of an `impossible` day, such as February 30, `date` keeps the month.
    """

    categories: tuple[str, ...]
    date: str | None
    written: str
    impossible: bool = False


def stamp(text: str) -> Stamp | None:
    """The line's codes and date, or None where it holds anything else.

    >>> stamp("CVAILGMay 26, 2022")
    Stamp(categories=('CV', 'AI', 'LG'), date='2022-05-26', written='May 26, 2022', impossible=False)
    """
    found = _STAMP.fullmatch(text) if len(text) <= 120 else None
    if found is None:
        return None
    codes = tuple(dict.fromkeys(_EACH_CODE.findall(found["codes"])))
    iso = _iso(found)
    day = any(value for key, value in found.groupdict().items() if key[0] == "d")
    return Stamp(codes, iso, text[found.end("codes") :], impossible=iso is not None and day and len(iso) < 10)


def find_date(text: str) -> str | None:
    """The first whole date (with a year) in a line, as YYYY-MM-DD or YYYY-MM."""
    return next(filter(None, map(_iso, _ANY_DATE.finditer(text[:200]))), None)


def _iso(found: re.Match[str]) -> str | None:
    parts = {key[0]: value for key, value in found.groupdict().items() if value and key != "codes"}
    if "y" not in parts:
        return None
    year = int(parts["y"])
    month = _MONTHS.split().index(parts["m"][:3].lower()) + 1 if "m" in parts else int(parts["n"])
    if not 1 <= month <= 12:
        return f"{year}"
    if "d" not in parts:
        return f"{year}-{month:02}"
    try:
        return date(year, month, int(re.sub(r"\D", "", parts["d"]))).isoformat()
    except ValueError:
        return f"{year}-{month:02}"
