"""MEDLINE text as PubMed saves it (`.nbib`): what stands from PMID to the next one is a record."""

import re
from collections.abc import Callable

from papershelf.late import late
from papershelf.model import Identifiers, Link, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import joined, orcid
from papershelf.read.formats.facts import day, known_people, links
from papershelf.read.formats.tagged_lines import Entry, entries, tag_lines
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_LINE = late(r"([A-Z][A-Z0-9]{0,3}) {0,3}-(?: |\Z)(.*)")
_BEGINS = late(r"^PMID- ?\d+", re.MULTILINE)
_ABOVE = 400
_PLACE = late(r"(?<!\S)(\S+)\s*\[(doi|pii|pmc\w*|bookaccession)\]", re.IGNORECASE)
_CODES = late(r"(.+?)\s([A-Z]{1,4})(?:\s(Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?")
_GENERATION = late(r"(?:Jr|Sr)\.?|II|III|IV|\dth|2nd|3rd")
_SEASON = late(r"(\d{4})\s+(?:Spring|Summer|Autumn|Fall|Winter)", re.IGNORECASE)
_MONTHS = late(r"(\d{4})\s+([A-Z][a-z]{2})\s*(?:\d{1,2})?\s*-")
_CHECK_TAGS = frozenset(
    "Humans|Animals|Male|Female|Pregnancy|Adult|Aged|Aged, 80 and over|Middle Aged|Young Adult|Adolescent|Child"
    "|Child, Preschool|Infant|Infant, Newborn|Mice|Rats|History, 20th Century|History, 21st Century".split(
        "|"
    )
)
"""Headings that the National Library of Medicine gives to almost every paper: whom it is about, not what."""


def read(source: Source) -> Draft:
    """The records of a file, each with its line range. Tags that Papershelf keeps nothing of are passed over."""
    found = entries(tag_lines(source.text, _part), "PMID", "", frozenset())
    records = [record for record in map(_record, found) if record]
    return accounted(source, "pubmed", records, (), rest="lines outside of records")


def recognises(text: str) -> bool:
    found = _BEGINS.search(text[:20_000])
    return found is not None and len("".join(text[: found.start()].split())) <= _ABOVE


def _part(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (found[1], found[2]) if found else None


def _record(entry: Entry) -> Record | None:
    title = _title(_line(entry.text("TI", "BTI", "CTI")))
    names, complete, ids = _authors(entry)
    doi = next((found[1] for found in _places(entry) if found[2].lower() == "doi"), "")
    if not (title or names):
        return None
    abstract = _line(entry.text("AB"))
    found_links = links(_links(entry))
    return Record(
        line_start=entry.first,
        line_end=entry.last,
        title=title or None,
        authors=names,
        authors_complete=complete,
        author_ids=ids,
        abstract=abstract or None,
        date=_date(entry),
        topics=_topics(entry),
        venue=_line(entry.text("JT", "BTI" if entry.texts("TI") else "TA", "TA")) or None,
        links=found_links,
        identifiers=united(Identifiers(doi=doi.lower() or None), _of(found_links)),
    )


def _of(found: tuple[Link, ...]) -> Identifiers:
    return identifiers(link.url for link in found)


def _line(text: str) -> str:
    return clean(untagged(text))


def _title(title: str) -> str:
    """The title without the point that PubMed puts behind it, and the brackets around a translated one."""
    if title.startswith("[") and title.rstrip(".").endswith("]") and title.count("[") == 1:
        title = title.rstrip(".")[1:-1]
    return title[:-1] if title.endswith(".") and not title.endswith("..") and title[-3:-2] != "." else title


def _authors(entry: Entry) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """People by their full names where there are any, and groups, in order, with the ids that stand below each."""
    tags = ("FAU", "CN") if entry.texts("FAU") else ("AU", "CN")
    forms: dict[str, Callable[[str], str]] = {"FAU": _full, "AU": _short, "CN": str}
    said: list[tuple[str, list[str]]] = []
    for line in entry.lines:
        if line.tag in tags and line.text:
            said.append((forms[line.tag](clean(line.text)), []))
        elif line.tag == "AUID" and said and "orcid" in line.text.lower():
            said[-1][1].append(orcid(line.text.partition(":")[2] or line.text))
    return known_people(((name, joined(ids)) for name, ids in said), turned=False)


def _full(name: str) -> str:
    """ "Ada B Byron, Jr" of "Byron, Ada B Jr" or "Byron, Ada B, Jr"."""
    parts = [part.strip() for part in name.split(",")]
    family, given = parts[0], " ".join(parts[1:])
    head, _, last = given.rpartition(" ")
    if head and _GENERATION.fullmatch(last):
        return f"{head} {family}, {last}"
    return f"{given} {family}".strip()


def _short(name: str) -> str:
    """ "A. B. Byron" of "Byron AB"."""
    found = _CODES.fullmatch(name)
    if not found:
        return name
    given = " ".join(f"{initial}." for initial in found[2])
    return f"{given} {found[1]}" + (f", {found[3]}" if found[3] else "")


def _date(entry: Entry) -> str | None:
    """The day or month of the issue; a season, or months of a range, leave the year."""
    for text in (*entry.texts("DP"), *entry.texts("DEP")):
        if season := _SEASON.match(text):
            return season[1]
        if months := _MONTHS.match(text):
            return day(f"{months[2]} {months[1]}") or months[1]
        digits = clean(text)
        found = day(
            f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else _spoken(digits)
        )
        if found:
            return found
    return None


def _spoken(text: str) -> str:
    """ "26 May 2021" of "2021 May 26"."""
    year, _, rest = text.partition(" ")
    month, _, of_month = rest.partition(" ")
    return f"{of_month} {month} {year}".strip()


def _topics(entry: Entry) -> tuple[str, ...]:
    """The authors' keywords, and the subject headings: the main ones where there are any, without their qualifiers."""
    own = [_line(text).strip("*") for text in entry.texts("OT")]
    headings = [_line(text) for text in entry.texts("MH")]
    main = [heading for heading in headings if "*" in heading] or headings
    named = [heading.partition("/")[0].strip("* ") for heading in main]
    return tuple(dict.fromkeys((*own, *(name for name in named if name not in _CHECK_TAGS))))


def _places(entry: Entry) -> list[re.Match[str]]:
    return [found for text in entry.texts("LID", "AID", "SO") for found in _PLACE.finditer(text)]


def _links(entry: Entry) -> list[tuple[str, str]]:
    pmid, pmc = clean(entry.text("PMID")), clean(entry.text("PMC"))
    found = [(f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", "")] if pmid.isdigit() else []
    if re.fullmatch(r"PMC\d+(?:\.\d+)?", pmc):
        found.append((f"https://pmc.ncbi.nlm.nih.gov/articles/{pmc}/", ""))
    return found + [(clean(text), "") for text in entry.texts("URL", "UR")]


READER = Reader(name="PubMed", suffixes=(".nbib", ".medline", ".ris"), read=read, recognises=recognises)
