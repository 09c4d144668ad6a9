"""What a tool says of a paper, by the names of `synonyms`, in columns of tables and keys of JSON → the fields of a
record."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from papershelf.late import late
from papershelf.read import links as web
from papershelf.read.categories import NAMES, archives
from papershelf.read.formats.author_ids import beside_names, in_column, together
from papershelf.read.formats.facts import day, known, links, plain, subjects
from papershelf.read.formats.people import authors_of
from papershelf.read.formats.sayings import title_of, venue_and_award
from papershelf.read.formats.synonyms import (
    ABSTRACT,
    AUTHOR_IDS,
    AUTHORS,
    AWARD,
    CATEGORIES,
    COUNT,
    DATE,
    DAY,
    FIRST,
    IDENTIFIERS,
    LINKS,
    MONTH,
    PROGRAMME,
    SAYING,
    SESSION,
    SPEAKERS,
    SUMMARY,
    TITLE,
    TOPICS,
    VENUE,
    YEAR,
    is_missing,
    squeezed,
)
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.text import clean, paragraphs

_TEXTS = (
    "text",
    "value",
    "display_name",
    "name",
    "title",
    "journal_title",
    "description",
    "subject",
    "tag",
    "term",
    "keyword",
    "raw",
    "source",
    "journal",
    "date",
    "url",
    "pdf_url",
    "landing_page_url",
    "code",
    "id",
)
_WRAPPED = (
    "content",
    "paper",
    "attributes",
    "entry_data",
    "metadata",
    "data",
    "info",
    "citingPaper",
    "citedPaper",
    "_source",
    "bibjson",
)
"""Keys of an object whose value is the paper."""

_LISTS = ("keyword", "keywords", "terms", "author_terms", "fullTextUrl", "subject", "subjects", "tag", "term")
"""Keys of an object whose value is the list that is wanted."""

_ARXIV_ID = late(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_OPEN_URL = late(r"[?&](?:rft_)?id=(?:info(?::|%3A))?doi[:/]([^&\s]+)", re.IGNORECASE)
_SEMANTIC_SCHOLAR = late(r"[0-9a-f]{40}")
"""How only Semantic Scholar names papers."""
_LATEST = 12_000
"""No text has so many words as this place of one in an index of words by place."""

_DATABASES = frozenset(
    "scopus medline med pubmed pmc ppr agr wos webofscience webofsciencecorecollection embase crossref openalex dblp"
    " googlescholar scholar semanticscholar ieeexplore acmdigitallibrary psycinfo cinahl cochranelibrary lens core"
    " manual dimensions europepmc sciencedirect springerlink proquest ebsco ebscohost ovid zotero mendeley database"
    " other snowballing handsearch".split()
)
"""What a column called "Source" has that names where a paper was found, not where it appeared."""

_CITED = late(r"(?P<venue>[^()]{3,}?)\s\((?:19|20)\d\d\)\s.*", re.DOTALL)
"""Embase's source of a paper: "Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004"."""
_ON_DATE = late(r"Date of Publication: ([^;.]{4,30})", re.IGNORECASE)
_OTHER_MONTH = late(r"\s*[-/–]\s*[^\W\d_]{3,}")
_DAYS = late(r"(?<![\d-])\d{1,2}\.?\s*(?:[^\W\d_]{3,9}\.?\s*)?[-–]\s*\d{1,2}\.?\s*[^\W\d_]{3}")
"""The days of a conference, of which the month is certain: "7-14 May 2021"."""
_SHORT = 60
"""A date is no longer."""
_SERIAL = late(r"[2-5]\d{4}(?:\.\d+)?")
_ISSUED = ("issued", "published", "available", "created")


def is_paper(values: Mapping[str, Any]) -> bool:
    """Whether an object names a paper: by a title, beside anything else that papers have."""
    names = {squeezed(name) for name, value in unwrapped(values).items() if value not in (None, "", [], {})}
    if "name" in names and not names.isdisjoint(AUTHORS) and not names.isdisjoint(ABSTRACT):
        return True
    return not names.isdisjoint(TITLE) and not names.isdisjoint(_BESIDE)


_BESIDE = frozenset(
    (*AUTHORS, *ABSTRACT, *DATE, *YEAR, *IDENTIFIERS["doi"], *IDENTIFIERS["arxiv"], *LINKS[""], *LINKS["pdf"])
) | {"externalids", "paperid", "abstractinvertedindex", "indexedabstract"}


def unwrapped(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of a paper with those of the object in it that holds its facts (Mini-Conf's "content")."""
    for name in _WRAPPED:
        inner = values.get(name)
        if isinstance(inner, dict) and inner:
            return {**values, **{key: value for key, value in inner.items() if value not in (None, "", [])}}
    return values


def fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a `Record` that the values, by the names that a tool gives them, state."""
    said: dict[str, Any] = {}
    for name, value in unwrapped(values).items():
        if value in (None, "", [], {}) or (isinstance(value, str) and is_missing(value.strip())):
            continue
        said.setdefault(squeezed(name), value)
    titled = _titled(said)
    title = title_of(untagged(_text(said[titled]))) if titled else ""
    people = _first(said, (*AUTHORS, *SPEAKERS, *FIRST))
    authors, complete, ids = authors_of(
        people, bool(_SEMANTIC_SCHOLAR.fullmatch(plain(said.get("paperid")))) or "corpusid" in said
    )
    alone = said.keys().isdisjoint((*AUTHORS, *SPEAKERS))
    found = links(_links(said))
    abstract = _abstract(said)
    summary = _text(_first(said, SUMMARY))
    codes, other = _categories(_first(said, CATEGORIES))
    session = _text(_first(said, (name for name in SESSION if name != titled))).split("|")[0].strip()
    venue, award = venue_and_award(_venue(said))
    return {
        "title": title or None,
        "authors": authors,
        "authors_complete": complete and not alone and not _are_more(said, len(authors)),
        "author_ids": together(ids, *_columns_of_ids(said, authors)) if authors else (),
        "abstract": abstract or None,
        "summary": summary if summary and summary != abstract else None,
        "date": _date(said),
        "venue": venue or None,
        "topics": tuple(dict.fromkeys((*_subjects(_first(said, TOPICS)), *other))),
        "categories": codes,
        "award": _text(_first(said, AWARD)) or award or None,
        "session": f"Session {session}" if session.isdigit() else session or None,
        "links": found,
        "identifiers": web.united(known(_identifiers(said), found), web.identifiers(_sayings(said))),
    }


def _columns_of_ids(said: Mapping[str, Any], authors: Sequence[str]) -> Iterator[Sequence[str]]:
    """What further columns call the authors: an id for each in their order, or ids that name whose they are."""
    for name in AUTHOR_IDS:
        if value := said.get(name):
            by_name = isinstance(value, str) and beside_names(authors, value)
            yield by_name if by_name and any(by_name) else in_column(value, len(authors))


def _first(values: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((values[name] for name in names if name in values), None)


def _titled(said: Mapping[str, Any]) -> str:
    """The name of the value that is the title: no address, no number."""
    named: tuple[str, ...] = () if said.keys().isdisjoint((*AUTHORS, *ABSTRACT)) else ("name",)
    for name in (*TITLE, *PROGRAMME, *named):
        text = _text(said[name]) if name in said else ""
        if text and not text.isdigit() and not text.startswith(("http://", "https://")):
            return name
    return next((name for name in TITLE if _text(said.get(name))), "")


def _text(value: Any) -> str:
    """A value's text: that of an object's own name, or of a list's first value."""
    for _ in range(5):
        if isinstance(value, dict):
            value = next((value[name] for name in _TEXTS if value.get(name)), "")
        elif isinstance(value, list):
            value = value[0] if value else ""
        else:
            break
    text = plain(value)
    return text if not is_missing(text) else ""


def _are_more(said: Mapping[str, Any], named: int) -> bool:
    """Whether the source counts more authors than it names."""
    count = _text(_first(said, COUNT)).partition(".")[0]
    return count.isdigit() and int(count[:6]) > named


def _venue(said: Mapping[str, Any]) -> str:
    for name in VENUE:
        if name not in said:
            continue
        text = untagged(_text(said[name]))
        if name == "source":
            cited = _CITED.fullmatch(text)
            text = "" if squeezed(text) in _DATABASES else cited["venue"] if cited else text
        if text and not text.startswith(("http://", "https://")):
            return clean(text)
    return ""


def _abstract(values: Mapping[str, Any]) -> str:
    index = values.get("abstractinvertedindex") or values.get("indexedabstract")
    if isinstance(index, dict):
        inner = index.get("InvertedIndex")
        return _in_order(inner if isinstance(inner, dict) else index)
    for name in ABSTRACT:
        value = values.get(name)
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            value = _of_kind(value, "descriptionType", ("abstract",)) or value[0]
        text: str = value if isinstance(value, str) else _text(value)
        if text and not is_missing(text.strip()):
            return paragraphs(untagged(text))
    return ""


def _of_kind(several: list[Any], key: str, kinds: Iterable[str]) -> Any:
    """The object of a list whose kind is the first of these that one has."""
    by_kind = {plain(each.get(key)).lower(): each for each in reversed(several) if isinstance(each, dict)}
    return next((by_kind[kind] for kind in kinds if kind in by_kind), None)


def _in_order(index: Mapping[str, Any]) -> str:
    """A text of which the places of each word are known."""
    placed = [
        (place, word)
        for word, places in index.items()
        if isinstance(places, list)
        for place in places
        if isinstance(place, int) and 0 <= place < _LATEST
    ]
    return clean(" ".join(word for _, word in sorted(placed)))


def _date(said: Mapping[str, Any]) -> str | None:
    """The most precise date that contradicts no year that is stated by itself."""
    stated = _day(_first(said, YEAR))
    year = stated[:4] if stated else None
    versions = said.get("versions")
    if isinstance(versions, list) and versions and isinstance(versions[0], dict):  # arXiv's: the first counts
        said = {"date": versions[0].get("created"), **said}
    for name in DATE:
        if name not in said:
            continue
        value = said[name]
        date = _day(value)
        if (
            not date
            and year
            and isinstance(value, str)
            and len(value) < _SHORT
            and re.search(r"[^\W\d_]{3}", value)
        ):
            date = day(f"{_OTHER_MONTH.sub('', value)} {year}")  # "MAY 26" or "MAY-JUN" beside the year
        if date and (not year or date[:4] == year):
            return date
    month, of_month = _text(_first(said, MONTH)).partition(".")[0], _text(_first(said, DAY)).partition(".")[0]
    if year and month:
        numbers = "-".join(filter(None, (year, month, of_month if of_month.isdigit() else "")))
        return day(numbers) if month.isdigit() else day(f"{of_month} {month} {year}".strip()) or year
    if not year and (on := _ON_DATE.search(_text(said.get("source")))):
        return day(on[1])
    return stated


def _day(value: Any) -> str | None:
    """A date as a text, a number, an object of parts, or the first of several; days as spreadsheets count them too."""
    if isinstance(value, list) and value:
        value = _of_kind(value, "dateType", _ISSUED) or value[0]
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            return day("-".join(f"{plain(part):0>2}" for part in parts[0][:3]))
        if value.get("year"):
            return day(
                "-".join(f"{plain(value[key]):0>2}" for key in ("year", "month", "day") if value.get(key))
            )
        value = _text(value)
    if isinstance(value, str) and _SERIAL.fullmatch(value.strip()):
        return _of_spreadsheet(int(value.strip()[:5]))
    date = day(value)
    return date[:7] if date and isinstance(value, str) and _DAYS.search(value) else date


def _of_spreadsheet(days: int) -> str:
    """A day that is counted from the end of 1899 (ECMA-376, 18.17.4.1)."""
    from datetime import date, timedelta

    return (date(1899, 12, 30) + timedelta(days)).isoformat()


def _subjects(value: Any) -> tuple[str, ...]:
    for _ in range(3):
        if isinstance(value, dict):
            value = next((value[key] for key in _LISTS if value.get(key)), list(value.values()))
    if isinstance(value, list):
        return tuple(dict.fromkeys(filter(None, map(_text, value))))
    return subjects(value)


def _categories(value: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """arXiv's codes among the categories, and subjects that other tools call so."""
    texts = [_text(each) for each in value] if isinstance(value, list) else list(subjects(value))
    codes = [code for text in texts for code in text.split() if all(part in NAMES for part in text.split())]
    return archives(codes), tuple(text for text in texts if not all(part in NAMES for part in text.split()))


def _links(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for said, names in LINKS.items():
        for name in names:
            if name not in values:
                continue
            value = values[name]
            if isinstance(value, dict):
                value = next((value[key] for key in _LISTS if value.get(key)), value)
            for each in value if isinstance(value, list) else [value]:
                for url in _text(each).split():
                    if url.startswith(("http://", "https://")):
                        yield url.rstrip(";,"), said
    best = values.get("primarylocation")
    if isinstance(best, dict):
        yield plain(best.get("landing_page_url")), ""
        yield plain(best.get("pdf_url")), "pdf"


def _identifiers(values: Mapping[str, Any]) -> dict[str, str]:
    named = {kind: _text(_first(values, names)) for kind, names in IDENTIFIERS.items()}
    for group in (values.get("externalids"), values.get("ids"), values.get("identifiers")):
        if isinstance(group, dict):
            stated = {squeezed(name): _text(value) for name, value in group.items()}
            named = {kind: value or stated.get(kind, "") for kind, value in named.items()}
    own = _text(values.get("id"))
    if not named["arxiv"] and _ARXIV_ID.fullmatch(own):
        named["arxiv"] = own
    return named


def _sayings(values: Mapping[str, Any]) -> Iterator[str]:
    """Texts in which tools write identifiers beside other things."""
    for name in SAYING:
        if name not in values:
            continue
        value = values[name]
        for each in value if isinstance(value, list) else [value]:
            text = _text(each)
            opened = _OPEN_URL.search(text)
            yield f"doi:{unquote(opened[1])}" if opened else text
