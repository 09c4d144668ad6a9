"""CSL-JSON, as Zotero, Pandoc and doi.org write it, and answers of Crossref's API: an item is a record."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.eastern import eastern
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import of_person
from papershelf.read.formats.facts import day, known, known_people, links, plain, subjects, upright
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.objects import Item, objects
from papershelf.read.formats.sayings import award_in, venue_and_award
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_SIGNS = late(
    r'"(?:container-title|date-parts|citation-key|non-dropping-particle|message-type|short-container-title|title-short'
    r'|original-date|event-title)"\s*:|"issued"\s*:\s*\{'
    r'|"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|post-weblog|motion_picture)"'
)
_OPENS = late(r"[\s\ufeff]*[\[{]")
_WITHIN = ("items", "message", "references", "data")
_LINKS = {
    "URL": "",
    "url": "",
    "pdf": "pdf",
    "PDF": "pdf",
    "code": "code",
    "video": "video",
    "project": "project",
}
_DATES = ("issued", "published", *(f"published-{how}" for how in ("print", "online")), "submitted", "created")
_PLACES = ("container-title", "event-title", "event", "collection-title", "institution")
_PUBLISHERS = frozenset("thesis report dissertation posted-content".split())
"""Kinds of items that appear at a publisher: a university, an institute, a server."""
_SUBJECTS = ("keyword", "keywords", "subject", "categories")
_NOTED = late(
    r"^\s*(?:tex\.)?(award|code|pdf|video|arxiv|eprint|doi)\s*:\s*(\S.*?)\s*$", re.MULTILINE | re.IGNORECASE
)
"""Lines that Zotero keeps in the field "Extra"."""


def read(source: Source) -> Draft:
    """The records of a file. An item that is no JSON is a problem with its line; the others are read."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    for each in objects(source.text, _WITHIN, _is_item):
        if isinstance(each, Fault):
            broken.append(each)
        elif record := _record(each):
            records.append(record)
        else:
            noise.append(
                Noise(line_start=each.line, line_end=each.last, reason="an item without a title and authors")
            )
    problems = faults(source.place, "json", broken, noise)
    return accounted(source, "csl-json", records, problems, noise=noise, rest="JSON around the records")


def recognises(text: str) -> bool:
    head = text[:20_000]
    return bool(_OPENS.match(head) and _SIGNS.search(head))


def _is_item(value: Mapping[str, Any]) -> bool:
    return bool(value.get("title")) and bool({"author", "issued", "type", "DOI", "URL"} & value.keys())


def _record(item: Item) -> Record | None:
    value = item.value
    title = _title(value)
    authors, complete, ids = _authors(value.get("author"))
    abstract = paragraphs(untagged(_text(value.get("abstract"), lines=True)))
    if not (title or authors or abstract):
        return None
    note = _text(value.get("note"), lines=True)
    noted = {found[1].lower(): found[2] for found in _NOTED.finditer(note)}
    kind = plain(value.get("type"))
    places = [_line(value.get(key)) for key in (*_PLACES, *(("publisher",) if kind in _PUBLISHERS else ()))]
    venue, award = venue_and_award(next(filter(None, places), ""))
    if not venue and _line(value.get("publisher")).lower() == "arxiv":
        venue = "arXiv"
    found = links(_links(value, noted))
    said = (
        note,
        plain(value.get("number")),
        plain(value.get("archive_location")),
        plain(value.get("archive-location")),
    )
    stated = known(
        {"doi": _line(value.get("DOI")) or noted.get("doi", ""), "arxiv": noted.get("arxiv", "")}, found
    )
    return Record(
        line_start=item.line,
        line_end=item.last,
        title=title or None,
        authors=authors,
        authors_complete=complete,
        author_ids=ids,
        abstract=abstract or None,
        date=_date(value),
        topics=_topics(value),
        venue=venue or None,
        award=noted.get("award") or award_in(note) or award_in(plain(value.get("genre"))) or award or None,
        links=found,
        identifiers=united(stated, identifiers(text for text in said if text)),
    )


def _text(value: Any, lines: bool = False) -> str:
    """A text, or the first of a list, as Crossref writes titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if lines and isinstance(value, str) else plain(value)


def _line(value: Any) -> str:
    return clean(untagged(_text(value)))


def _title(value: Mapping[str, Any]) -> str:
    title, below = _line(value.get("title")), _line(value.get("subtitle"))
    if title and below and below.casefold() not in title.casefold():
        return f"{title}{' ' if title[-1] in '?!.:' else ': '}{below}"
    return title


def _authors(value: Any) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """The names as they are read aloud, with their ids; "et al." among them says that the list is cut."""
    several = value if isinstance(value, list) else [value] if value else []
    pairs = (
        (_name(each), of_person(each)) if isinstance(each, dict) else (upright(plain(each)), "")
        for each in several
    )
    return known_people(((untagged(name), ids) for name, ids in pairs), turned=False)


def _name(author: Mapping[str, Any]) -> str:
    """ "Ludwig van Beethoven" of family, given and particles; a group has one name only."""
    parts = [
        plain(author.get(key)) for key in ("given", "dropping-particle", "non-dropping-particle", "family")
    ]
    name = (
        eastern(parts[0], parts[3])
        or " ".join(filter(None, parts))
        or _text(author.get("literal"))
        or _text(author.get("name"))
    )
    suffix = plain(author.get("suffix"))
    return f"{name}, {suffix}" if suffix and name else name


def _date(value: Mapping[str, Any]) -> str | None:
    return next(filter(None, (_day(value.get(key)) for key in _DATES)), None) or _day(value.get("year"))


def _day(value: Any) -> str | None:
    """A date of parts (numbers or texts), of a text ("raw", "literal"), or bare. A range counts by its first day."""
    if not isinstance(value, dict):
        return day(value) if isinstance(value, str | int) else None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        first = parts[0] if isinstance(parts[0], list) else parts
        numbers = [plain(part) for part in first[:3]]
        if numbers and numbers[0].isdigit():
            whole = [
                numbers[0].zfill(4),
                *(part.zfill(2) for part in numbers[1:] if part.isdigit() and part.strip("0")),
            ]
            return day("-".join(whole)) or day(numbers[0])
    return next(
        filter(None, (day(plain(value.get(key))) for key in ("raw", "literal", "date-time", "year"))), None
    )


def _topics(value: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for key in _SUBJECTS for topic in _listed(value.get(key))))


def _listed(value: Any) -> Iterable[str]:
    if isinstance(value, list):
        return (each for each in map(plain, value) if each)
    return subjects(value)


def _links(value: Mapping[str, Any], noted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    custom = value.get("custom")
    for values in (value, custom if isinstance(custom, dict) else {}, noted):
        for key, url in values.items():
            if key in _LINKS and isinstance(url, str):
                yield url, _LINKS[key]


READER = Reader(name="CSL-JSON", suffixes=(".json", ".csljson"), read=read, recognises=recognises)
