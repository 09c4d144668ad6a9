"""DBLP's XML: of the whole (`<dblp>`), of a person (`<dblpperson>`), and of its search (`<result>`)."""

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import dblp, joined, orcid
from papershelf.read.formats.facts import day, known, known_people, links
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.xml import Element, elements
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_PAPERS = frozenset(
    {"article", "inproceedings", "incollection", "book", "phdthesis", "mastersthesis", "info"}
)
_OTHERS = frozenset({"proceedings", "www", "data", "person"})
_CONTAINERS = frozenset({"dblp", "dblpperson", "r", "result", "hits", "hit"})
_ROOT = late(r"<(?:dblp|dblpperson)[\s>]|<result>\s*<query|dblp\.org/rec/")
_NAMESAKE = late(r"\s\d{4}\Z")


def recognises(text: str) -> bool:
    return bool(_ROOT.search(text[:4000]))


def read(source: Source) -> Draft:
    """A record for each publication; proceedings, home pages and the person's own entry are noise."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    title = None
    for each in elements(source.text, _PAPERS | _OTHERS, _CONTAINERS):
        if isinstance(each, Fault):
            broken.append(each)
            continue
        above = each.enclosing("dblpperson")
        title = title or (clean(above.attributes.get("name", "")) if above else None)
        if each.name in _OTHERS:
            noise.append(Noise(line_start=each.line, line_end=each.last, reason="an entry that is no paper"))
        else:
            records.append(_record(each))
    problems = faults(source.place, "xml", broken, noise)
    return accounted(
        source, "dblp", records, problems, noise=noise, rest="around the papers", title=title or None
    )


def _record(entry: Element) -> Record:
    names = entry.children("author") or [
        name for group in entry.children("authors") for name in group.children("author")
    ]
    authors, complete, ids = known_people(
        (_NAMESAKE.sub("", clean(name.text())), _ids(name)) for name in names
    )
    title = clean(entry.said("title"))
    found = links((clean(each.text()), "") for each in entry.children("ee"))
    return Record(
        line_start=entry.line,
        line_end=entry.last,
        title=(title[:-1] if title.endswith(".") and not title.endswith("..") else title) or None,
        authors=authors,
        authors_complete=complete,
        author_ids=ids,
        date=day(entry.said("year")),
        venue=clean(entry.said("booktitle", "journal", "venue", "school", "publisher")) or None,
        links=found,
        identifiers=known({"doi": clean(entry.said("doi"))}, found),
    )


def _ids(name: Element) -> str:
    told = name.attributes
    return joined((dblp(told.get("pid", ""), clean(name.text())), orcid(told.get("orcid", ""))))


READER = Reader(name="DBLP", suffixes=(".xml",), read=read, recognises=recognises)
