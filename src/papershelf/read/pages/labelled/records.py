"""Labelled values of a page → its records."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.model import Identifiers, Link, Record
from papershelf.read import links as web
from papershelf.read.around_names import bare
from papershelf.read.categories import archives, categories
from papershelf.read.names import name_list, split_names
from papershelf.read.pages.labelled.page import Block, Field, anchors_in, blocks, may_be_labelled, plain
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lines.wrapped import together
from papershelf.read.pages.records import keywords
from papershelf.read.pages.written import Written
from papershelf.read.surname_first import are_two
from papershelf.read.text import clean
from papershelf.read.venues import read_venue, year_or_date

LAYOUT = "fields"

_ORDER = ("title", "authors", "abstract", "summary", "venue", "date", "keywords", "categories", "award")
_SUB = late(
    r"[\s,;]+(?=(?:Volume|Vol|Issue|Pages?|DOI|Published|Article (?:Number|No)|Number|ISSN|Special Issue|Early Access"
    r"|Part|Supplement|Meeting Abstract)\s?:\s?\S)"
)
"""Where a line of the Web of Science names further values behind the source."""
_WHEN = late(r"[.,;:]\s+(?=(?:[A-Z][a-z]{2}\d{4}|\d{1,2}/\d{1,2}/\d{2,4}|[vV]ol?\.?\s?\d|(?:19|20)\d\d\b))")
"""Where indexes write the day and the volume behind a journal's name: "Journal of Bees. Mar2020, Vol. 5"."""
_FULL = late(r"[^;()]+\(([^()]{3,80})\)(?:\s?\[[^\]]*\])?")
"""A short name with the full one behind it: "Chen, WJ (Chen, Weijie)"."""
_MARK = late(
    r"(?:\s?\[[\s\d,]+\])|(?<=[^\W\d_.])\s?\(\d[\d,\s]*\)|\s?[(<]?[\w.+-]+@[\w.-]+[)>]?|(?<=[^\W\d_.])\d[\d,]*(?=\s|[;,]|\Z)"
)
_JOINED = late(r",?\s+(?:and|&)\s+")
_BETWEEN = late(r",?\s+(?:and|&)\s+|\s*,\s*")
_CODES = late(r"\(([a-z-]+(?:\.[A-Za-z-]+)?)\)")
_ADDRESS = late(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:!?]")
_ARXIV = late(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?!\d)")
_DOI = late(r"10\.\d{4,9}/\S+")
_COUNTED = late(
    r"\W*(?:(?:record|document|item|result|entry|reference)\s#?)?\d+(?:\s(?:of|/)\s\d+)?\W*", re.IGNORECASE
)
_SPLIT = late(r"\s*[;,·•|#]\s*")
_LONG = 250
_HEADING = 80
_WIDTH = (40, 132)
_FULL_LINE = 0.6
_MANY = 40


class Labelled(NamedTuple):
    """What a page of labelled values gives; `shape` is the order of the parts that most records have, `reasons` say why
    lines between the records belong to none."""

    records: list[Record]
    shape: tuple[str, ...]
    reasons: dict[int, str]


def read_labelled(lines: Sequence[Written]) -> Labelled | None:
    """The records of a page of labelled values; None for any other page."""
    if not may_be_labelled(lines):
        return None
    lines = [plain(line) for line in lines]
    found = blocks(lines)
    if not found:
        return None
    whole = together(lines)
    if len(whole) < len(lines) and (again := blocks(whole)):
        lines, found = whole, again
    abstracts = any(each.part == "abstract" for block in found for each in block.fields)
    records = [_record(lines, block, abstracts) for block in found]
    shapes = Counter(
        tuple(dict.fromkeys(part for each in block.fields if (part := _name(each.part)) in _ORDER))
        for block in found
    )
    return Labelled(records, max(sorted(shapes), key=shapes.__getitem__), _reasons(lines, records))


def _reasons(lines: Sequence[Written], records: Sequence[Record]) -> dict[int, str]:
    """Why lines outside the records are none of theirs: a title once more, a count, a rule."""
    titles = {record.title for record in records}
    found: dict[int, str] = {}
    for line in lines:
        text = clean(line.text)
        if text and line.number < records[0].line_start and len(text) < _HEADING:
            found[line.number] = "heading"
        elif text in titles:
            found[line.number] = "title, once more"
        elif _COUNTED.fullmatch(text):
            found[line.number] = "number in the list"
        elif text and not any(map(str.isalnum, text)):
            found[line.number] = "rule between records"
    return found


def _name(part: str) -> str:
    return part.removeprefix("weak ")


def _record(lines: Sequence[Written], block: Block, abstracts: bool) -> Record:
    given: dict[str, list[Field]] = {}
    for each in block.fields:
        if each.values:
            given.setdefault(each.part, []).append(each)
    fields: dict[str, Any] = {}
    if titles := given.get("title") or given.get("weak title"):
        fields["title"] = _joined(titles[0])
    names, complete = _people(given.get("authors") or given.get("weak authors") or [])
    if names:
        fields.update(authors=names, authors_complete=complete)
    prose = [(text, at) for text, at in block.loose if not abstracts]
    if told := given.get("abstract") or given.get("overview"):
        text = "\n\n".join(filter(None, map(_prose, told)))
        long = "abstract" in given or (len(text) >= _LONG and not abstracts)
        fields["abstract" if long else "summary"] = text or None
    elif prose:
        fields["abstract"] = _prose(Field("abstract", prose)) or None
    if short := given.get("summary"):
        fields.setdefault("summary", _joined(short[0]))
    _venue(fields, [_joined(each) for each in given.get("venue", ())])
    dates = [date for each in given.get("date", ()) if (date := year_or_date(_joined(each)))]
    if dates:
        fields["date"] = max(dates, key=lambda date: (len(date), -dates.index(date)))
    _topics(fields, given)
    if award := given.get("award"):
        fields["award"] = award_text(_joined(award[0])) or None
    if session := given.get("session"):
        fields["session"] = _joined(session[0])
    links, known = _links(lines, block, given, fields.get("title", ""))
    return Record(
        line_start=lines[block.start].number,
        line_end=max(line.last for line in lines[block.start : block.end]),
        links=links,
        identifiers=known,
        **fields,
    )


def _joined(each: Field) -> str:
    return clean(" ".join(text for text, _ in each.values))


def _people(fields: Sequence[Field]) -> tuple[tuple[str, ...], bool]:
    """The names of all values, and whether none is left out."""
    names: list[str] = []
    complete = True
    values = [_whole(text.rstrip(" ;")) for each in fields for text in _lists(each)]
    if sum(map(_is_turned, values)) * 2 > len(values):  # a name a value, the family's first
        values = [_turned(value) if _is_turned(value) else value for value in values]
    elif len(values) > 1 and any(value.endswith((",", ";")) for value in values):
        values = [" ".join(values)]
    for value in values:
        found = name_list(value)
        if found:
            names += found.names
            complete = complete and found.complete
        elif len(value) < _LONG or ";" in value or "," in value:
            names += split_names(value)[0]
    return tuple(dict.fromkeys(names)), bool(names) and complete


def _lists(each: Field) -> list[str]:
    """The lists of names of a value: a line each below a label, or where each is a name; else they go on."""
    texts = [clean(text) for text, _ in each.values]
    if each.alone or all(" " in text and not set(text) & set(",;") for text in texts):
        return texts
    return [" ".join(texts)]


def _is_turned(value: str) -> bool:
    """Whether a value is one name with a comma in it: "Bishop, Christopher M."."""
    family, comma, given = value.partition(", ")
    if not comma or "," in given or ";" in value or _JOINED.search(value):
        return False
    family, given = family.strip(), given.strip()
    return " " not in family or (" " not in given and not are_two(family, given))


def _turned(value: str) -> str:
    family, _, given = value.partition(",")
    return f"{given.strip()} {family.strip()}"


def _whole(value: str) -> str:
    """The names of a value in full, where it writes each short and, in brackets, in full."""
    full = _FULL.findall(value)
    if full and len(full) == value.count(";") + 1 and all("," in name for name in full):
        return "; ".join(full)
    value = _MARK.sub("", value)
    value = bare(value) or value
    parts = [part.strip() for part in value.split(";")]
    if len(parts) > 1 and all(map(_is_turned, parts)):
        return "; ".join(map(_turned, parts))
    *_, last = _JOINED.split(value)
    parts = [part.strip() for part in _BETWEEN.split(value)]
    if ";" not in value and last != value and last.count(",") == 1 and len(parts) % 2 == 0:
        return "; ".join(f"{given} {family}" for family, given in zip(parts[::2], parts[1::2], strict=True))
    return value


def _prose(each: Field) -> str:
    """A value's paragraphs: lines of one width are put together, others are paragraphs."""
    runs: list[list[str]] = [[]]
    for place, (text, at) in enumerate(each.values):
        after = place and at - each.values[place - 1][1] > 1
        if place and (place in each.paragraphs or after):
            runs.append([])
        runs[-1].append(clean(text))
    found: list[str] = []
    for run in runs:
        widest = max(map(len, run), default=0)
        for at, text in enumerate(run):
            broken = (
                at and _WIDTH[0] <= len(run[at - 1]) <= _WIDTH[1] and len(run[at - 1]) >= _FULL_LINE * widest
            )
            if broken or (at and text[0].islower()):
                found[-1] += " " + text
            else:
                found.append(text)
    return "\n\n".join(filter(None, found))


def _venue(fields: dict[str, Any], values: Iterable[str]) -> None:
    for value in values:
        name, *others = _SUB.split(_WHEN.split(value)[0])
        others = [*others, value]
        venue = read_venue(name)
        found = venue.name or name
        if found and "venue" not in fields:
            fields["venue"] = found
        for date in (venue.date, *map(year_or_date, others)):
            if date:
                fields.setdefault("date", date)


def _topics(fields: dict[str, Any], given: dict[str, list[Field]]) -> None:
    words = [word for each in given.get("keywords", ()) for text, _ in each.values for word in _words(text)]
    codes: list[str] = []
    for each in given.get("categories", ()):
        text = _joined(each)
        found = archives(_CODES.findall(text)) or tuple(
            code for code in categories(text)[0] if code not in categories(text)[1]
        )
        codes += found
        words += () if found else _words(text)
    if words:
        fields["topics"] = tuple(dict.fromkeys(words))
    if codes:
        fields["categories"] = tuple(dict.fromkeys(codes))


def _words(text: str) -> Sequence[str]:
    text = clean(text)
    if found := keywords(text.lstrip("*")):
        return found
    words = [word.lstrip("*") for word in _SPLIT.split(text) if word]
    return words if len(words) <= _MANY and all(len(word) <= 80 for word in words) else ()


def _links(
    lines: Sequence[Written], block: Block, given: dict[str, list[Field]], title: str
) -> tuple[tuple[Link, ...], Identifiers]:
    found: dict[str, Link] = {}
    texts: list[str] = []
    for part in ("doi", "arxiv", "link", "other", "venue"):
        for each in given.get(part, ()):
            for text, _ in each.values:
                if part == "doi" and (number := _DOI.search(text)):
                    texts.append(f"doi:{number[0]}")
                elif part == "arxiv" and (number := _ARXIV.search(text)):
                    texts.append(f"arXiv:{number[0]}")
                for address in _ADDRESS.findall(text):
                    made = web.link(address)
                    if made and (part == "link" or made.kind != "other"):
                        found.setdefault(made.url, made)
                texts.append(text)
    for anchor, said in anchors_in(lines, block):
        made = web.link(anchor.url, said)
        if made and (made.kind != "other" or (said and said in title)):
            found.setdefault(made.url, made)
    for text, _ in block.loose:
        found |= {
            made.url: made
            for address in _ADDRESS.findall(text)
            if (made := web.link(address)) and made.kind != "other"
        }
    return tuple(found.values()), web.identifiers([*texts, *found])
