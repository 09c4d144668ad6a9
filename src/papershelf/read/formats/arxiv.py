"""Feeds of papers, an entry or item each: arXiv's Atom (of its API, or news) and RSS, and what journals give out."""

import re

from papershelf.late import late
from papershelf.model import Noise, Problem, Record
from papershelf.read.categories import archives
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.facts import day, known, links, listed, people
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.formats.xml import Element, elements
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_ENTRIES = frozenset({"entry", "item"})
_CONTAINERS = frozenset({"feed", "rss", "RDF", "channel"})
_FEED = late(r"<(?:[\w.-]+:)?(?:feed|rss|RDF)[\s>]")
_ID = late(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?=\W|\Z)")
_ADDRESS = late(r"(?:arxiv\.org[/:](?:abs/|pdf/)?|\barXiv:)\S*", re.IGNORECASE)
_ANNOUNCED = late(r"\A\s*arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?")
_IN_TITLE = late(r"\s*\(arXiv:(?P<id>\S+)(?:\s+\[(?P<category>[\w.-]+)\])?(?:\s+\w+)?\)\s*\Z")
_VENUE = late(
    r"(?:\A|[.;,(]\s*)(?:(?:Accepted|Published|Presented|Appeared)(?:\s+(?:as|for)\s+(?:an?\s)?[\w -]{3,40}?)?"
    r"\s+(?:to|at|by|in)\s+(?:the\s+)?|To appear (?:at|in) (?:the )?)"
    r"(?P<venue>[A-Z][\w&/-]*(?:\s[\w&/-]+){0,4}?\s'?(?:19|20)?\d\d)(?=\s*(?:[.;,()]|\Z))(?![^.;]*[Ww]orkshop)"
)
_AWARD = late(
    r"(?:\A|[.;,(:]\s*)(?P<award>(?:Best|Outstanding|Distinguished)(?:\s(?:Student|Short|Long|Demo|Resource|Theme))?"
    r"\s[Pp]aper(?:\s(?:[Aa]ward|[Rr]unner-?\s?[Uu]p|[Hh]ono[u]?rable [Mm]ention|[Ff]inalist|[Nn]ominee|[Cc]andidate"
    r"))*)(?=\s*(?:[.;,()]|at\b|in\b|\Z))"
)
_SCHOLARLY = late(r"arxiv|<(?:dc:creator|prism:)", re.IGNORECASE)


def recognises(text: str) -> bool:
    head = text[:8000]
    return bool(_FEED.search(head[:4000]) and _SCHOLARLY.search(head))


def read(source: Source) -> Draft:
    """A record for each entry. What the API says instead of a paper ("Error") is noise, and a problem."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    problems: list[Problem] = []
    title = ""
    for each in elements(source.text, _ENTRIES, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
            continue
        title = title or _title(each)
        if "/api/errors" in each.said("id"):
            noise.append(
                Noise(line_start=each.line, line_end=each.last, reason="an answer of arXiv that is no paper")
            )
            problems.append(_refused(source.place, each))
        else:
            records.append(_record(each))
    problems += faults(source.place, "xml", broken, noise)
    layout = "arxiv" if any(record.identifiers.arxiv for record in records) else "feed of news"
    title, rest = clean(title), "the feed around its papers"
    return accounted(source, layout, records, problems, noise=noise, rest=rest, title=title or None)


def _title(entry: Element) -> str:
    """What the feed around an entry calls itself."""
    above = entry.above
    feed = above.child("channel") or above if above else None
    return feed.said("title") if feed else ""


def _record(entry: Element) -> Record:
    title = untagged(entry.said("title"))
    in_title = _IN_TITLE.search(title)
    if in_title:
        title = title[: in_title.start()]
    names = [author.said("name") or author.text() for author in entry.children("author")]
    if not names:
        names = [name for creator in entry.children("creator") for name in listed(untagged(creator.text()))]
    authors, complete = people(names)
    abstract = _ANNOUNCED.sub("", entry.said("summary", "description", "abstract"))
    comment = clean(entry.said("comment"))
    venue = clean(entry.said("journal_ref", "journal_reference", "publicationName"))
    certain = _VENUE.search(comment)
    award = _AWARD.search(comment)
    found = links(_links(entry))
    number = next((match[1] for text in _places(entry, in_title) if (match := _ID.search(text))), "")
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=clean(title) or None,
        authors=authors,
        authors_complete=complete,
        abstract=paragraphs(untagged(abstract)) or None,
        date=_date(entry),
        categories=archives(_terms(entry, in_title)),
        venue=venue or (certain["venue"] if certain else None),
        award=award["award"] if award else None,
        links=found,
        identifiers=known({"doi": clean(entry.said("doi", "DOI", "identifier")), "arxiv": number}, found),
    )


def _date(entry: Element) -> str | None:
    """When the paper was published. A feed of news dates what it announces, for a new version too, which says nothing
    of the paper's own date."""
    if entry.said("announce_type").startswith("replace"):
        return None
    return day(
        entry.said("published", "publicationDate", "pubDate", "date", "issued") or entry.said("updated")
    )


def _places(entry: Element, in_title: re.Match[str] | None) -> list[str]:
    """Where an entry says its number, the surest first; addresses only where they are arXiv's."""
    said = [entry.said("id"), entry.said("guid"), entry.said("link"), entry.said("identifier")]
    said += [link.attributes.get("href", "") for link in entry.children("link")]
    said += [entry.attributes.get(name, "") for name in ("rdf:about", "about")]
    found = [address[0] for text in said if (address := _ADDRESS.search(text))]
    return [*found, in_title["id"] if in_title else ""]


def _links(entry: Element) -> list[tuple[str, str]]:
    pairs = []
    for link in entry.children("link"):
        url = link.attributes.get("href") or clean(link.text())
        if link.attributes.get("rel") not in ("self", "enclosure"):
            pairs.append((url, link.attributes.get("title", "")))
    return pairs


def _terms(entry: Element, in_title: re.Match[str] | None) -> list[str]:
    """The codes of an entry, the primary one first."""
    terms = [each.attributes.get("term", "") for each in entry.children("primary_category")]
    terms += [in_title["category"] or ""] if in_title else []
    for category in entry.children("category", "subject"):
        terms += [category.attributes.get("term") or "", *clean(category.text()).split()]
    return list(filter(None, terms))


def _refused(place: str, entry: Element) -> Problem:
    said = clean(entry.said("summary")) or "no reason"
    return Problem(
        file=place,
        line=entry.line,
        severity="error",
        code="answer-without-papers",
        message=f"This is no paper but an answer of arXiv: {said[:200].rstrip('.')}.",
        hint="Ask arXiv again with a query that it understands, and save that answer.",
    )


READER = Reader(name="Atom or RSS feed", suffixes=(".atom", ".rss", ".xml"), read=read, recognises=recognises)
