"""What repositories give out as XML: OAI-PMH (arXiv's own records, raw or not, and Dublin Core) and MODS."""

from collections.abc import Iterator

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.categories import archives
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import joined, orcid
from papershelf.read.formats.facts import day, known, known_people, links, listed, people
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.sayings import title_of
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.formats.xml import Element, elements
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_PAPERS = frozenset({"record", "mods"})
_CONTAINERS = frozenset({"OAI-PMH", "ListRecords", "GetRecord", "modsCollection", "records"})
_ROOT = late(
    r"<(?:[\w.-]+:)?(?:OAI-PMH|modsCollection|mods|dc)[\s>]|<record[\s>](?s:.){0,2000}<(?:oai_dc:)?dc[\s>:]"
)
_AUTHORS = frozenset({"author", "aut", "creator", "cre", ""})


def recognises(text: str) -> bool:
    return bool(_ROOT.search(text[:8000]))


def read(source: Source) -> Draft:
    """A record for each that says something of a paper; deleted ones are noise."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    for each in elements(source.text, _PAPERS, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
        elif record := _record(each):
            records.append(record)
        else:
            gone = (each.child("header") or each).attributes.get("status") == "deleted"
            reason = "a record that was deleted" if gone else "a record without a title"
            noise.append(Noise(line_start=each.line, line_end=each.last, reason=reason))
    problems = faults(source.place, "xml", broken, noise)
    return accounted(source, "repository", records, problems, noise=noise, rest="around the papers")


def _record(entry: Element) -> Record | None:
    if entry.name == "mods":
        found = _of_mods(entry, entry)
    else:
        metadata = entry.child("metadata") or entry
        inner = metadata.child("arXiv", "arXivRaw", "mods", "dc") or metadata
        make = {"arXiv": _of_arxiv, "arXivRaw": _of_arxiv, "mods": _of_mods}.get(inner.name, _of_dublin_core)
        found = make(entry, inner)
    return found if found.title or found.authors else None


def _of_arxiv(entry: Element, inner: Element) -> Record:
    group = inner.child("authors")
    several = group.children("author") if group else []
    names = [_joined(each.said("forenames"), each.said("keyname"), each.said("suffix")) for each in several]
    authors, complete = people(names or listed(clean(inner.said("authors"))))
    versions = inner.child("version")
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=title_of(inner.said("title")) or None,
        authors=authors,
        authors_complete=complete,
        abstract=paragraphs(inner.said("abstract")) or None,
        date=day(inner.said("created") or (versions.said("date") if versions else "")),
        categories=archives(inner.said("categories").split()),
        venue=clean(inner.said("journal-ref")) or None,
        identifiers=known({"doi": clean(inner.said("doi")), "arxiv": clean(inner.said("id"))}),
    )


def _of_dublin_core(entry: Element, inner: Element) -> Record:
    authors, complete = people(clean(each.text()) for each in inner.children("creator"))
    told = [clean(each.text()) for each in inner.children("identifier", "relation")]
    found = links((text, "") for text in told)
    dates = [date for each in inner.children("date", "issued") if (date := day(clean(each.text())))]
    texts = [paragraphs(untagged(each.text())) for each in inner.children("description", "abstract")]
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=title_of(untagged(inner.said("title"))) or None,
        authors=authors,
        authors_complete=complete,
        abstract=max(texts, key=len, default="") or None,
        date=min(dates, default=None),
        topics=tuple(dict.fromkeys(filter(None, (clean(each.text()) for each in inner.children("subject"))))),
        venue=clean(inner.said("source", "isPartOf")) or None,
        links=found,
        identifiers=united(identifiers(told), identifiers(link.url for link in found)),
    )


def _of_mods(entry: Element, inner: Element) -> Record:
    authors, complete, ids = known_people(_names(inner))
    host = next(
        (each for each in inner.children("relatedItem") if each.attributes.get("type") == "host"), None
    )
    kinds = {each.attributes.get("type", ""): clean(each.text()) for each in inner.children("identifier")}
    found = links(
        (clean(url.text()), "") for place in inner.children("location") for url in place.children("url")
    )
    origin = inner.child("originInfo") or (host.child("originInfo") if host else None)
    part = (host or inner).child("part")
    date = day(origin.said("dateIssued", "copyrightDate", "dateCreated")) if origin else None
    subject = (topic for each in inner.children("subject") for topic in each.children("topic"))
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=_title(inner) or None,
        authors=authors,
        authors_complete=complete,
        author_ids=ids,
        abstract=paragraphs(untagged(inner.said("abstract"))) or None,
        date=date or (day(part.said("date")) if part else None),
        topics=tuple(dict.fromkeys(filter(None, (clean(each.text()) for each in subject)))),
        venue=(_title(host) if host else "") or None,
        links=found,
        identifiers=known({"doi": kinds.get("doi", "")}, found),
    )


def _title(item: Element) -> str:
    info = next((each for each in item.children("titleInfo") if not each.attributes.get("type")), None)
    if info is None:
        return ""
    main, below = clean(f"{info.said('nonSort')} {info.said('title')}"), clean(info.said("subTitle"))
    return title_of(f"{main}: {below}" if below else main)


def _names(item: Element) -> Iterator[tuple[str, str]]:
    """The people and groups whose role is that of an author, or is not told, with their ids."""
    for name in item.children("name"):
        roles = [
            clean(term.text()).lower() for role in name.children("role") for term in role.children("roleTerm")
        ]
        if roles and _AUTHORS.isdisjoint(roles):
            continue
        parts = {
            each.attributes.get("type", ""): clean(each.text())
            for each in reversed(name.children("namePart"))
        }
        given = " ".join(
            clean(each.text()) for each in name.children("namePart") if each.attributes.get("type") == "given"
        )
        ids = (
            orcid(each.text())
            for each in name.children("nameIdentifier")
            if "orcid" in " ".join((*each.attributes.values(), each.text())).lower()
        )
        whole = _joined(given, parts.get("family", ""), parts.get("termsOfAddress", "")) or parts.get("", "")
        yield whole, joined(ids)


def _joined(given: str, family: str, suffix: str) -> str:
    name = clean(f"{given} {family}")
    return f"{name}, {clean(suffix)}" if suffix and name else name


READER = Reader(name="Repository XML", suffixes=(".xml",), read=read, recognises=recognises)
