"""EndNote's XML (`<xml><records><record>`), which Mendeley, Zotero and reviews write too: a record a paper."""

from collections.abc import Iterator

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.facts import day, known, links, people, subjects
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.sayings import title_of, venue_and_award
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.formats.xml import Element, elements
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_PAPERS = frozenset({"record"})
_CONTAINERS = frozenset({"xml", "records"})
_ROOT = late(r"<xml>\s*<records>|<record>(?s:.){0,400}<(?:ref-type|rec-number|source-app|contributors)\b")


def recognises(text: str) -> bool:
    return bool(_ROOT.search(text[:8000]))


def read(source: Source) -> Draft:
    """A record for each `<record>` with a title or authors."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    for each in elements(source.text, _PAPERS, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
        elif record := _record(each):
            records.append(record)
        else:
            noise.append(Noise(line_start=each.line, line_end=each.last, reason="a record without a title"))
    problems = faults(source.place, "xml", broken, noise)
    return accounted(source, "endnote", records, problems, noise=noise, rest="around the papers")


def _record(entry: Element) -> Record | None:
    title = title_of(_said(entry, "titles", "title"))
    authors, complete = people(
        clean(each.text()) for each in _below(entry, "contributors", "authors", "author")
    )
    if not (title or authors):
        return None
    venue = _said(entry, "titles", "secondary-title") or _said(entry, "periodical", "full-title")
    venue, award = venue_and_award(venue or _said(entry, "titles", "tertiary-title"))
    found = links(_links(entry))
    notes = [clean(each.text()) for each in entry.children("notes", "research-notes", "accession-num")]
    year = day(_said(entry, "dates", "year"))
    whole = " ".join(clean(each.text()) for each in _below(entry, "dates", "pub-dates", "date"))
    date = day(whole) or (day(f"{whole} {year[:4]}") if whole and year else None)
    keywords = [clean(each.text()) for each in _below(entry, "keywords", "keyword")]
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=title or None,
        authors=authors,
        authors_complete=complete,
        abstract=paragraphs(untagged(entry.said("abstract").replace("\r", "\n"))) or None,
        date=date if date and (not year or date[:4] == year[:4]) else year,
        topics=tuple(dict.fromkeys(each for text in keywords for each in subjects(untagged(text) + "\n"))),
        venue=venue or None,
        award=award or None,
        links=found,
        identifiers=united(
            known({"doi": clean(entry.said("electronic-resource-num")).removeprefix("doi:").strip()}, found),
            identifiers(notes),
        ),
    )


def _below(entry: Element, *names: str) -> list[Element]:
    """The elements to which these names lead."""
    found = [entry]
    for name in names:
        found = [child for each in found for child in each.children(name)]
    return found


def _said(entry: Element, *names: str) -> str:
    return next((text for each in _below(entry, *names) if (text := clean(untagged(each.text())))), "")


def _links(entry: Element) -> Iterator[tuple[str, str]]:
    for kind, said in (("web-urls", ""), ("related-urls", ""), ("pdf-urls", "pdf")):
        for each in _below(entry, "urls", kind, "url"):
            for url in each.text().split():
                yield clean(url), said


READER = Reader(name="EndNote XML", suffixes=(".xml",), read=read, recognises=recognises)
