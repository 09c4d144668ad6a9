"""The ACL Anthology's XML: a collection of volumes with their papers (https://aclanthology.org/info/development)."""

from collections.abc import Iterator

from papershelf.late import late
from papershelf.model import Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted, few
from papershelf.read.formats.author_ids import joined, orcid
from papershelf.read.formats.facts import day, known, known_people, links
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.xml import Element, elements
from papershelf.read.links import is_web_address
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_PAPERS = frozenset({"paper", "frontmatter"})
_CONTAINERS = frozenset({"collection", "volume"})
_ROOT = late(r"<(?:collection|volume)\s[^<>]*\bid=[\"'][^\"']+[\"']")
_OLD = late(r"[A-Z]\d\d")
_WORD = late(r"[^\W\d_]+")
_HOME = "https://aclanthology.org/"


def recognises(text: str) -> bool:
    head = text[:4000]
    return bool(_ROOT.search(head)) and ("<paper" in head or "<meta" in head or "<frontmatter" in head)


def read(source: Source) -> Draft:
    """A record for each paper; the front matter of a volume is noise, and its editors are no authors."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    retracted: list[Problem] = []
    titles: dict[str, None] = {}
    for each in elements(source.text, _PAPERS, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
            continue
        titles.setdefault(_booktitle(each))
        if _is_front(each):
            noise.append(
                Noise(line_start=each.line, line_end=each.last, reason="the front matter of a volume")
            )
            continue
        records.append(_record(each))
        if each.children("retracted", "removed"):
            retracted.append(_retracted(source.place, each))
    problems = [*faults(source.place, "xml", broken, noise), *few(retracted, "papers were withdrawn")]
    title = next(iter(titles)) if len(titles) == 1 else None
    return accounted(
        source, "acl anthology", records, problems, noise=noise, rest="about the volume", title=title or None
    )


def _is_front(paper: Element) -> bool:
    if paper.name == "frontmatter":
        return True
    number = paper.attributes.get("id", "")
    return (
        bool(paper.children("editor"))
        and not paper.children("author")
        and number.strip("0") in ("", "1", "2")
    )


def _meta(paper: Element) -> Element | None:
    volume = paper.enclosing("volume")
    return (volume.child("meta") or volume) if volume else None


def _booktitle(paper: Element) -> str:
    meta = _meta(paper)
    title = paper.child("booktitle") or (meta.child("booktitle", "title") if meta else None)
    return clean(written(title)) if title else ""


def _record(paper: Element) -> Record:
    meta = _meta(paper)
    title, abstract = paper.child("title"), paper.child("abstract")
    authors, complete, ids = known_people((_name(each), _ids(each)) for each in paper.children("author"))
    number = _number(paper)
    found = links(_links(paper, number))
    year = paper.said("year") or (meta.said("year") if meta else "")
    month = _WORD.search(paper.said("month") or (meta.said("month") if meta else ""))
    return Record(
        line_start=paper.line,
        line_end=paper.last,
        title=clean(written(title)) or None if title else None,
        authors=authors,
        authors_complete=complete,
        author_ids=ids,
        abstract=paragraphs(written(abstract)) or None if abstract else None,
        date=(day(f"{month[0]} {year}") if month else None) or day(year),
        topics=tuple(dict.fromkeys(filter(None, (clean(each.text()) for each in paper.children("keyword"))))),
        venue=_booktitle(paper) or None,
        award="; ".join(dict.fromkeys(clean(each.text()) for each in paper.children("award"))) or None,
        links=found,
        identifiers=known({"doi": clean(paper.said("doi")), "acl": number}, found),
    )


def written(element: Element) -> str:
    """An element's text as the program writes it: formulas between dollars, emphasis and protected capitals without
    their marks."""
    parts = []
    for part in element.parts:
        if isinstance(part, str):
            parts.append(part)
        elif part.name.endswith("math"):
            parts.append(f"${clean(part.text())}$")
        elif part.name in ("p", "par", "br"):
            parts.append(f"\n\n{written(part)}")
        else:
            parts.append(written(part))
    return "".join(parts)


def _name(author: Element) -> str:
    """Given names and family name; other scripts and places of work, which stand within, are passed over."""
    first, last = author.said("first"), author.said("last")
    if first or last:
        return f"{first} {last}".replace(",", " ")
    return "".join(part for part in author.parts if isinstance(part, str))


def _ids(author: Element) -> str:
    """The Anthology's own id of a person, which those have whose name is not enough, and their ORCID iD."""
    told = author.attributes
    own = told.get("id", "").strip()
    return joined((f"acl:{own}" if own and " " not in own else "", orcid(told.get("orcid", ""))))


def _number(paper: Element) -> str:
    """A paper's id in the Anthology: what its address says, else made of collection, volume and paper."""
    url = clean(paper.said("url"))
    if url and not is_web_address(url):
        return url
    volume, collection = paper.enclosing("volume"), paper.enclosing("collection")
    number = paper.attributes.get("id", "")
    if not volume or not number.isascii() or not number.isdigit():
        return url
    part = volume.attributes.get("id", "")
    if collection is None:
        return f"{part}-{int(number):04}" if _OLD.fullmatch(part) else url
    whole = collection.attributes.get("id", "")
    if not _OLD.fullmatch(whole):
        return f"{whole}-{part}.{int(number)}"
    if not part.isascii() or not part.isdigit():
        return url
    workshop = whole[0] == "W" or whole == "C69" or (whole == "D19" and int(part) >= 5)
    return f"{whole}-{int(part):02}{int(number):02}" if workshop else f"{whole}-{int(part)}{int(number):03}"


def _links(paper: Element, number: str) -> Iterator[tuple[str, str]]:
    """Addresses with what they lead to; files of the Anthology's own are named without it."""
    if is_web_address(number):
        yield number, ""
    elif number:
        yield f"{_HOME}{number}.pdf", "pdf"
    for each in paper.children("pwccode"):
        yield each.attributes.get("url", ""), "code"
    for each in paper.children("pwcdataset"):
        yield each.attributes.get("url", ""), "data"
    for each in paper.children("video"):
        if each.attributes.get("permission") != "false":
            yield _at(_HOME, each.attributes.get("href") or clean(each.text())), "video"
    for each in paper.children("attachment", "software", "dataset", "presentation", "poster"):
        kind = each.attributes.get("type", each.name).lower()
        said = "code" if kind == "software" else "data" if kind in ("dataset", "data") else ""
        yield _at(f"{_HOME}attachments/", each.attributes.get("href") or clean(each.text())), said


def _at(base: str, file: str) -> str:
    return file if not file or "://" in file else base + file


def _retracted(place: str, paper: Element) -> Problem:
    return Problem(
        file=place,
        line=paper.line,
        severity="note",
        code="withdrawn-paper",
        message="The source says that this paper was withdrawn; it was kept.",
        hint="Take it out of the file if it should not be listed.",
    )


READER = Reader(name="ACL Anthology", suffixes=(".xml",), read=read, recognises=recognises)
