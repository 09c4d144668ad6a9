"""What stands on the lines below the title of an item of a list → the fields of its record, and "prose" for paragraphs
that nothing labels. What is there already stays."""

import re
from typing import Any

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.pages.lines.labels import label
from papershelf.read.pages.lists.names import Habit
from papershelf.read.pages.lists.rest import Rest, add_rest, add_venue, read_rest
from papershelf.read.pages.lists.tagged import is_venue
from papershelf.read.pages.records import keywords
from papershelf.read.venues import venue_score, year_or_date

_PROSE = 60
_SURE = 0.9
_LABEL = late(r"(?P<name>[^\W\d_][\w &/'’-]{1,30}?)\s?[:：]\s*(?P<value>.*)")
_TOPICS = late(r"(?:key ?words?|keys?|tags?|topics?)", re.IGNORECASE)
_PUBLISHED = late(
    r"(?:publisher|venue|conference|journal|publication|published|pub\.?|record|收录|会议)", re.IGNORECASE
)
_BRACKETS = late(r"[\[\]]")
_EAST = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PRESENTED = late(r"(?:speaker|presenter|contributor)", re.IGNORECASE)


def add_below(fields: dict[str, Any], text: str, bordered: str, habit: Habit, named: bool) -> None:
    """What a line below the title says; `bordered` is the line with the borders of its style, `named` says that the
    page has names there."""
    labelled = _LABEL.fullmatch(text)
    known = label(text)
    if labelled and (_TOPICS.fullmatch(labelled["name"]) or _PUBLISHED.fullmatch(labelled["name"])):
        if _TOPICS.fullmatch(labelled["name"]):
            fields.setdefault("topics", keywords(_BRACKETS.sub("", labelled["value"])))
        else:
            add_venue(fields, labelled["value"])
    elif known:
        if not _PRESENTED.match(known.words):
            _labelled(fields, known.part, text[known.start :].strip(), habit)
    elif labelled and len(labelled["name"].split()) < 4 and len(labelled["value"]) < _PROSE:
        if when := re.search(r"date|time|year", labelled["name"], re.IGNORECASE) and find_date(
            labelled["value"]
        ):
            fields.setdefault("date", when)
    else:
        _unlabelled(fields, text, read_rest(bordered, habit, "authors" not in fields), named)


def _unlabelled(fields: dict[str, Any], text: str, rest: Rest, named: bool) -> None:
    """Names, a venue or a date, else a sentence or more of what the paper is about."""
    sure = 0.0 if named or rest.form != "full" else _SURE
    where = len(text) < 2 * _PROSE and (rest.date or is_venue(text) or venue_score(text) > 0)
    if rest.score > (sure if rest.people else 0.0) and (rest.people or where):
        add_rest(fields, rest)
    elif len(text) > _PROSE or (_EAST.search(text) and len(text) > 8):
        fields["prose"] = (*fields.get("prose", ()), text)


def _labelled(fields: dict[str, Any], part: str, value: str, habit: Habit) -> None:
    if not value:
        return
    if part == "authors":
        add_rest(fields, read_rest(value, habit))
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
