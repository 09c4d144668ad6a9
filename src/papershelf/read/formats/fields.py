"""The names that tools give to the facts of a paper, in columns of tables and keys of JSON → the fields of a record.

Names are compared by their letters and digits alone: "Author(s)", "author_s" and "authors" are one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from papershelf.late import late
from papershelf.read.categories import NAMES, archives
from papershelf.read.formats.facts import (
    day,
    known,
    links,
    listed,
    people,
    plain,
    subjects,
)
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.text import clean, paragraphs

TITLE = tuple("title papertitle documenttitle articletitle displayname titleofpaper ti".split())
AUTHORS = tuple(
    "authorfullnames authorfullname af authors author authornames authorlist authorships creators creator au".split()
)
ABSTRACT = tuple("abstract abstractnote paperabstract abstracttext ab summary".split())
SUMMARY = tuple("tldr onesentencesummary aisummary".split())
DATE = tuple(
    "publicationdate datepublished publisheddate publishedat published pubdate date coverdate".split()
)
YEAR = tuple("publicationyear year pubyear yearpublished py".split())
VENUE = tuple(
    "venue publicationtitle booktitle sourcetitle journaltitle containertitle proceedingstitle conferencename"
    " conferencetitle conference journalbook journal so journalref publicationvenue primarylocation hostvenue".split()
)
TOPICS = tuple(
    "authorkeywords keywords keyword manualtags tags topics subjects fieldsofstudy aikeywords de".split()
)
CATEGORIES = tuple("categories arxivcategories primarycategory category".split())
AWARD = tuple("award awards paperaward".split())
SESSION = tuple("session sessions sessionname postersession".split())
IDENTIFIERS = {
    "doi": tuple("doi di doilink doiurl".split()),
    "arxiv": tuple("arxivid arxiv arxivurl eprint".split()),
    "openreview": tuple("openreviewid openreview openreviewurl forumid".split()),
    "acl": tuple("aclid acl aclanthology anthologyid".split()),
}
LINKS = {
    "": tuple(
        "url link paperurl paperlink abstracturl landingpageurl htmlurl openreviewurl arxivurl doiurl".split()
    ),
    "pdf": tuple("pdfurl pdf pdflink paperpdf openaccesspdf".split()),
    "code": tuple("codeurl code codelink github githubrepo githuburl githublink repository".split()),
    "video": tuple("videourl video videolink youtube".split()),
    "project": tuple("projectpage project projecturl website homepage".split()),
    "data": tuple("dataset datasets dataseturl data dataurl".split()),
}
_TEXTS = (
    "text",
    "value",
    "display_name",
    "name",
    "title",
    "source",
    "url",
    "pdf_url",
    "landing_page_url",
    "code",
)
_NAME = ("name", "display_name", "fullname", "full_name", "fullName", "literal", "author", "raw_author_name")
_GIVEN = ("given", "first_name", "firstName", "first", "forename", "given_name")
_FAMILY = ("family", "last_name", "lastName", "last", "surname", "family_name")
_WRAPPED = ("content", "paper", "attributes", "entry_data")
"""Keys of an object whose value is the paper."""

_ARXIV_ID = late(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_LATEST = 12_000
"""No text has so many words as this place of one in an index of words by place."""


def squeezed(name: str) -> str:
    """A name by its letters and digits.

    >>> squeezed("Author(s)"), squeezed("\\ufeffpdf_url")
    ('authors', 'pdfurl')
    """
    return re.sub(r"[\W_]", "", name).lower()


def is_paper(values: Mapping[str, Any]) -> bool:
    """Whether an object names a paper: by a title, beside anything else that papers have."""
    inner = unwrapped(values)
    names = {squeezed(name) for name in inner}
    return bool(names.intersection(TITLE)) and bool(
        names.intersection(
            (*AUTHORS, *ABSTRACT, *DATE, *YEAR, *IDENTIFIERS["doi"], *LINKS[""], *LINKS["pdf"])
        )
        or names & {"externalids", "paperid", "abstractinvertedindex"}
    )


def unwrapped(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of a paper with those of the object in it that holds its facts (Mini-Conf's "content")."""
    for name in _WRAPPED:
        inner = values.get(name)
        if isinstance(inner, dict):
            return {**values, **{key: value for key, value in inner.items() if value not in (None, "", [])}}
    return values


def fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a `Record` that the values, by the names that a tool gives them, state."""
    squeezed_values: dict[str, Any] = {}
    for name, value in unwrapped(values).items():
        if value not in (None, "", [], {}):
            squeezed_values.setdefault(squeezed(name), value)
    has = squeezed_values.get
    authors, complete = people(_names(_first(squeezed_values, AUTHORS)))
    found = links(_links(squeezed_values))
    abstract = _abstract(squeezed_values)
    summary = _text(_first(squeezed_values, SUMMARY))
    codes, other = _categories(_first(squeezed_values, CATEGORIES))
    session = _text(_first(squeezed_values, SESSION)).split("|")[0].strip()
    return {
        "title": untagged(_text(_first(squeezed_values, TITLE))) or None,
        "authors": authors,
        "authors_complete": complete,
        "abstract": abstract or None,
        "summary": summary if summary and summary != abstract else None,
        "date": _date(squeezed_values),
        "venue": _text(_first(squeezed_values, VENUE)) or None,
        "topics": tuple(dict.fromkeys((*_subjects(_first(squeezed_values, TOPICS)), *other))),
        "categories": codes,
        "award": _text(_first(squeezed_values, AWARD)) or None,
        "session": f"Session {session}" if session.isdigit() else session or None,
        "links": found,
        "identifiers": known(_identifiers(squeezed_values, has("id")), found),
    }


def _first(values: Mapping[str, Any], names: Iterable[str]) -> Any:
    return next((values[name] for name in names if name in values), None)


def _text(value: Any) -> str:
    """A value's text: that of an object's own name, or of a list's first value."""
    for _ in range(4):
        if isinstance(value, dict):
            value = next((value[name] for name in _TEXTS if value.get(name)), "")
        elif isinstance(value, list):
            value = value[0] if value else ""
        else:
            break
    return plain(value)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from listed(value)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, dict):
                yield _name(each)
            elif isinstance(each, list):  # family, given, suffix
                family, given = ([*map(plain, each), "", ""])[:2]
                yield f"{given} {family}".strip()
            else:
                yield plain(each)


def _name(author: Mapping[str, Any]) -> str:
    for name in _NAME:
        value = author.get(name)
        if isinstance(value, dict):
            return _name(value)
        if isinstance(value, str) and value.strip():
            return plain(value)
    given, family = (
        next((plain(author[key]) for key in keys if author.get(key)), "") for keys in (_GIVEN, _FAMILY)
    )
    return f"{given} {family}".strip()


def _abstract(values: Mapping[str, Any]) -> str:
    index = values.get("abstractinvertedindex")
    if isinstance(index, dict):
        return _in_order(index)
    value = _first(values, ABSTRACT)
    if isinstance(value, str):
        return paragraphs(untagged(value))
    return _text(value)


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


def _date(values: Mapping[str, Any]) -> str | None:
    date = day(_first(values, DATE))
    year = day(_first(values, YEAR))
    month, of_month = plain(values.get("month")), plain(values.get("day"))
    if not date and year and len(year) == 4 and month:
        numbers = "-".join(filter(None, (year, month, of_month if of_month.isdigit() else "")))
        return day(numbers) if month.isdigit() else day(f"{of_month} {month} {year}".strip()) or year
    return date or year


def _subjects(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(filter(None, map(_text, value)))
    return subjects(value)


def _categories(value: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """arXiv's codes among the categories, and subjects that other tools call so."""
    texts = [_text(each) for each in value] if isinstance(value, list) else list(subjects(value))
    codes = [code for text in texts for code in text.split() if all(part in NAMES for part in text.split())]
    return archives(codes), tuple(text for text in texts if not all(part in NAMES for part in text.split()))


def _links(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for said, names in LINKS.items():
        for name in names:
            value = values.get(name)
            for each in value if isinstance(value, list) else [value]:
                for url in _text(each).split():
                    if url.startswith(("http://", "https://")):
                        yield url.rstrip(";,"), said
    best = values.get("primarylocation")
    if isinstance(best, dict):
        yield plain(best.get("landing_page_url")), ""
        yield plain(best.get("pdf_url")), "pdf"


def _identifiers(values: Mapping[str, Any], own: Any) -> dict[str, str]:
    named = {kind: _text(_first(values, names)) for kind, names in IDENTIFIERS.items()}
    for group in (values.get("externalids"), values.get("ids"), values.get("identifiers")):
        if isinstance(group, dict):
            stated = {squeezed(name): plain(value) for name, value in group.items()}
            named = {kind: value or stated.get(kind, "") for kind, value in named.items()}
    if not named["arxiv"] and _ARXIV_ID.fullmatch(plain(own)):
        named["arxiv"] = plain(own)
    return named
