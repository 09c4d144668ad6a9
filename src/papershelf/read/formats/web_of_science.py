"""Tagged text of the Web of Science (`.ciw`, "Plain text file", savedrecs.txt: PT … ER) and of RefWorks (RT …): two
letters at the front of a line, three spaces where it goes on."""

import re

from papershelf.late import late
from papershelf.model import Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import beside_names
from papershelf.read.formats.facts import day, known, links, people, subjects
from papershelf.read.formats.sayings import title_of
from papershelf.read.formats.synonyms import is_missing
from papershelf.read.formats.tagged_lines import Entry, entries, tag_lines
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_LINE = late(r"([A-Z][A-Z0-9])(?: (.*)|\s*)\Z")
_BEGINS = late(r"^(?:PT [A-Z]\s*$|RT [A-Z][A-Za-z/ -]+$\s*(?:SR|ID|A1|T1|JF|YR|LK) )", re.MULTILINE)
_FILE = late(r"\s*(?:FN (?:Clarivate|Thomson|ISI|Web of)|VR 1\.0\s*\nPT )")
_ABOVE = 400
_OTHER_MONTH = late(r"\s*-\s*[A-Z]{3}")
_OWN = frozenset({"TI", "AU", "AF", "SO"})


def recognises(text: str) -> bool:
    if _FILE.match(text[:400]):
        return True
    found = _BEGINS.search(text[:20_000])
    return found is not None and len("".join(text[: found.start()].split())) <= _ABOVE


def read(source: Source) -> Draft:
    """The records of a file, each with its lines. The file's own lines (FN, VR, EF) are noise."""
    lines = [line for line in tag_lines(source.text, _part) if line.tag not in ("", "FN", "VR", "EF")]
    refworks = not any(line.tag == "PT" for line in lines) and any(line.tag == "RT" for line in lines)
    found = entries(lines, "RT", "", _OWN) if refworks else entries(lines, "PT", "ER", _OWN)
    make = _of_refworks if refworks else _record
    records = [record for record in map(make, found) if record]
    layout = "refworks" if refworks else "web of science"
    return accounted(source, layout, records, (), rest="lines outside of records")


def _part(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (found[1], found[2] or "") if found else None


def _record(entry: Entry) -> Record | None:
    title = title_of(_line(entry, "TI", "BT"))
    full, short = _names(entry, "AF"), _names(entry, "AU")
    authors, complete = people(full if len(full) >= len(short) else short)
    groups, _ = people(
        _names(entry, "CA", "GP") if not authors or entry.text("PT") == "J" else [], turned=False
    )
    if not (title or authors):
        return None
    ids = beside_names(authors, *entry.texts("OI", "RI"))
    authors, ids = (
        tuple(dict.fromkeys((*authors, *groups))),
        (*ids, *("" for name in groups if name not in authors)),
    )
    return Record(
        line_start=entry.first,
        line_end=entry.last,
        title=title or None,
        authors=authors,
        author_ids=ids if any(ids) else (),
        authors_complete=complete or bool(groups and not authors),
        abstract=_abstract(entry),
        date=_date(entry),
        topics=tuple(subjects(_line(entry, "DE", "ID") + ";")) if entry.text("DE", "ID") else (),
        venue=_line(entry, "SO", "CT", "SE") or None,
        links=links((clean(url), "") for url in entry.texts("UR", "LK")),
        identifiers=known({"doi": clean(entry.text("DI", "D2"))}),
    )


def _of_refworks(entry: Entry) -> Record | None:
    title = title_of(_line(entry, "T1", "TI"))
    authors, complete = people(name for name in _names(entry, "A1"))
    if not (title or authors):
        return None
    found = links((clean(url), "") for url in entry.texts("LK", "UL"))
    return Record(
        line_start=entry.first,
        line_end=entry.last,
        title=title or None,
        authors=authors,
        authors_complete=complete,
        abstract=_abstract(entry),
        date=day(clean(entry.text("FD"))) or day(clean(entry.text("YR"))),
        topics=tuple(dict.fromkeys(each for text in entry.texts("K1") for each in subjects(text + ";"))),
        venue=_line(entry, "JF", "JO", "T2", "PB") or None,
        links=found,
        identifiers=united(
            known({"doi": clean(entry.text("DO"))}, found), identifiers(entry.texts("NO", "ID"))
        ),
    )


def _names(entry: Entry, *tags: str) -> list[str]:
    """A name a line. RefWorks repeats the tag instead."""
    names = (clean(name) for text in entry.texts(*tags) for name in text.split("\n"))
    return [name for name in names if name and not is_missing(name)]


def _line(entry: Entry, *tags: str) -> str:
    return clean(untagged(entry.text(*tags)))


def _abstract(entry: Entry) -> str | None:
    text = "\n\n".join(clean(untagged(part)) for part in entry.text("AB").split("\n\n"))
    return paragraphs(text) or None


def _date(entry: Entry) -> str | None:
    """The day or month of the issue beside its year; of a range of months the first; a season leaves the year."""
    year = clean(entry.text("PY"))
    if not year:
        return day(clean(entry.text("EA", "CY")))
    written = _OTHER_MONTH.sub("", clean(entry.text("PD")))
    found = day(f"{written} {year}") if written else None
    return found if found and found.startswith(year) else day(year)


READER = Reader(
    name="Web of Science", suffixes=(".ciw", ".isi", ".ris", ".nbib"), read=read, recognises=recognises
)
