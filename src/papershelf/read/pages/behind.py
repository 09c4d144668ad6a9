"""What stands behind or below the title of an item of a list → the fields of its record: authors, venue, date …

Each function adds to the fields what a text says; what is there already stays.
"""

import re
from typing import Any

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.names import NameList, name_list
from papershelf.read.pages.awards import award_text
from papershelf.read.pages.labels import label
from papershelf.read.pages.records import keywords
from papershelf.read.pages.tagged import is_acronym, is_term, is_venue
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, read_venue, venue_score, year_or_date

_LIKELY = 0.75
_PROSE = 60
_SENTENCE = 250
"""A summary of more characters is what others call an abstract."""
_BY = late(r"\W*(?:by|authors?)\b\s*:?\s+", re.IGNORECASE)
_AFFILIATED = late(r"(?<=[^\W\d_])\s?\((?![^()]*\d)[^()]{2,60}\)(?=\s*(?:et\b|,|and\b|;|&|\Z))")
_GLUED = late(r"(?<=et al\.)(?=\w)|(?<=[a-z])(?=et al\b)")
_ET_AL = late(r"(?P<names>.{3,300}?),?\s(?:et\.? al\b\.?|and others\b)[\s.,;]*(?P<rest>.*)")
_PARTED = late(r"(?:(?<!\b[A-Z])\.|[,;])\s+|\s+(?=[(（])|\s+(?:[|–—-]|in)\s+")
_SHORT_YEAR = late(r"(?:[’'‘`]|(?<=[A-Z])\s)(\d\d)\Z")
_INITIAL = late(r"[A-Z]\.\s")
_LABEL = late(r"(?P<name>[^\W\d_][\w &/'’-]{1,30}?)\s?[:：]\s*(?P<value>.*)")
_TOPICS = late(r"(?:key ?words?|keys?|tags?|topics?)", re.IGNORECASE)
_PUBLISHED = late(
    r"(?:publisher|venue|conference|journal|publication|published|pub\.?|record|收录|会议)", re.IGNORECASE
)
_BRACKETS = late(r"[\[\]]")
_EAST = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_FROM = late(r"\s(?:from|by)\s.*")


def add_names(fields: dict[str, Any], text: str) -> None:
    """A text that is names, as it stands before a title."""
    text = text.strip(" .,:;–—-|")
    names = name_list(text) if text else None
    if names and names.likelihood >= _LIKELY:
        fields.update(authors=names.names, authors_complete=names.complete)


def add_behind(fields: dict[str, Any], text: str) -> None:
    """Authors, then venue and date, as they stand behind a title."""
    text = _GLUED.sub(" ", _AFFILIATED.sub("", clean(text).strip("|–—-:;.,>*_ ")))
    text = text[found.end() :] if (found := _BY.match(text)) else text
    if text and "authors" not in fields and not is_acronym(text):
        people, rest = _people(text)
        if people:
            fields.update(authors=people.names, authors_complete=people.complete)
            text = rest
    text = text.strip(" .,;:()（）[]|–—-*_")
    if not text:
        return
    parts = [part.strip(" .,;()") for part in _PARTED.split(text)]
    awards = [award for part in parts if (award := award_text(part))]
    if awards:
        fields.setdefault("award", awards[0])
        text = ", ".join(part for part in parts if not award_text(part))
    if is_term(text):
        _dated(fields, text)
    elif is_venue(text) or (venue_score(text) > 0 and len(text) <= 3 * _PROSE):
        add_venue(fields, text)
    elif told := next((part for part in parts if is_venue(part)), None):
        add_venue(fields, told)
        _dated(fields, text)
    elif "authors" in fields and len(text) <= _PROSE and len(text.split()) <= 8:
        add_venue(fields, text)
    else:
        _dated(fields, text)


def _people(text: str) -> tuple[NameList | None, str]:
    """The names that the text begins with, and what follows them."""
    if cut := _ET_AL.match(text):
        names = name_list(cut["names"])
        if names and names.likelihood >= _LIKELY:
            return names._replace(complete=False), cut["rest"]
    ends = list(_PARTED.finditer(text))
    rests = [text[found.end() :].strip(" ()") for found in ends]
    for found, rest in zip(ends, rests, strict=True):
        told = is_acronym(_PARTED.split(rest)[0]) or (venue_score(rest) > 1.0 and not _INITIAL.match(rest))
        if told or YEAR.match(rest):
            names = _plain_names(text[: found.start()])
            if names:
                return names, rest
    if venue_score(text) <= 0 and (names := _plain_names(text)):
        return names, ""
    for found, rest in zip(ends, rests, strict=True):
        if found[0][0] == "." and (names := _plain_names(text[: found.start()])):
            return names, rest
    return None, text


def _plain_names(text: str) -> NameList | None:
    """The names of a text that is likely to be nothing else."""
    names = name_list(text.strip(" .,;:–—-|*_"))
    if names is None or names.likelihood < _LIKELY:
        return None
    return None if any(name.isdigit() or is_acronym(name) for name in names.names) else names


def add_venue(fields: dict[str, Any], text: str) -> None:
    """A venue, with its date."""
    text = text.strip(" .,;:()（）[]*_")
    short = _SHORT_YEAR.search(text)
    found = read_venue(text[: short.start()] if short else text)
    _dated(fields, text)
    name = found.name
    if name and any(map(str.isalpha, name)) and name != fields.get("date"):
        fields.setdefault("venue", text if short and is_venue(text) else name)


def add_brackets(fields: dict[str, Any], text: str) -> None:
    """What brackets behind a title say: a venue and a year, and sometimes an award."""
    parts = text.split(",")
    for part in parts:
        if award := award_text(part.strip()):
            fields["award"] = award
    text = _FROM.sub("", ",".join(part for part in parts if not award_text(part.strip()))).strip()
    _dated(fields, text)
    name = text if is_venue(text) or text[-5:-4].isalpha() else YEAR.sub("", text).strip(" ,()")
    if any(map(str.isalpha, name)):
        fields.setdefault("venue", name)


def _dated(fields: dict[str, Any], text: str) -> None:
    """The date that a text tells, "’23" too."""
    when = year_or_date(text) or find_date(text)
    if when is None and (short := _SHORT_YEAR.search(text.strip(" .)"))):
        when = f"20{short[1]}"
    if when:
        fields.setdefault("date", when)


def add_below(fields: dict[str, Any], text: str) -> None:
    """What a line below the title says."""
    labelled = _LABEL.fullmatch(text)
    known = label(text)
    if labelled and (_TOPICS.fullmatch(labelled["name"]) or _PUBLISHED.fullmatch(labelled["name"])):
        if _TOPICS.fullmatch(labelled["name"]):
            fields.setdefault("topics", keywords(_BRACKETS.sub("", labelled["value"])))
        else:
            add_venue(fields, labelled["value"])
    elif known:
        _labelled(fields, known.part, text[known.start :].strip())
    elif labelled and len(labelled["name"].split()) < 4 and len(labelled["value"]) < _PROSE:
        if when := re.search(r"date|time|year", labelled["name"], re.IGNORECASE) and find_date(
            labelled["value"]
        ):
            fields.setdefault("date", when)
    elif "authors" not in fields and (names := _plain_names(text)):
        fields.update(authors=names.names, authors_complete=names.complete)
    elif "venue" not in fields and (venue_score(text) > 0 or is_venue(text)) and len(text) < 2 * _PROSE:
        add_venue(fields, text)
    elif "date" not in fields and len(text) < _PROSE and find_date(text):
        fields["date"] = find_date(text)
    elif len(text) > _PROSE or (_EAST.search(text) and len(text) > 8):
        if "authors" not in fields and "venue" not in fields:
            before = dict(fields)
            add_behind(fields, text)
            if fields != before:
                return
        fields.setdefault("summary" if len(text) <= _SENTENCE else "abstract", text)


def _labelled(fields: dict[str, Any], part: str, value: str) -> None:
    if not value:
        return
    if part == "authors":
        add_names(fields, value)
    elif part in ("summary", "overview"):
        fields.setdefault("summary", value)
    elif part == "abstract":
        fields.setdefault("abstract", value)
    elif part == "keywords":
        fields.setdefault("topics", keywords(_BRACKETS.sub("", value)))
    elif part == "venue":
        add_venue(fields, value)
    elif part == "date":
        if when := find_date(value) or year_or_date(value):
            fields.setdefault("date", when)
    elif part == "award":
        fields.setdefault("award", value)
