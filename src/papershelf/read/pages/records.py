"""A record's lines and their parts → the record."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from papershelf.late import late
from papershelf.model import Identifiers, Link, Record
from papershelf.read.links import identifiers, link, link_kind, united
from papershelf.read.names import NameList
from papershelf.read.pages.inferred.facts import read_byline
from papershelf.read.pages.inferred.shapes import CITED, ENTRY, FACT
from papershelf.read.pages.lines import boilerplate
from papershelf.read.pages.lines.page import Line
from papershelf.read.pages.references.page import Entry, key
from papershelf.read.venues import read_venue, venue_score, year_or_date

_KEYWORDS = late(r"\s*[;,·•|]\s*")
_ADDRESS = late(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:!?]")
_FORMAT = late(r"^\[(?:PDF|HTML|BOOK|CITATION|B|C|DOC)\]\s*(?=\S)")
"""What search engines write before titles."""
_POINT = late(r"(?<=[\w)”\"$}])(?<!\b[A-Z])(?<!\bal)\.$")
"""The point behind a title, where a page writes titles as sentences."""
_SENTENCE = 250
"""A summary of more characters is what others call an abstract."""
_CUT = ("…", "...")
_QUOTED = 320
_MANY = 12
"""A list of more keywords is none."""

Run = Sequence[tuple[Line, str]]


def make_record(
    run: Run, session: str | None, entries: Mapping[tuple[int, str], Entry] | None = None
) -> tuple[Record, str | None]:
    """The record that a run of lines gives, and its glued line if it has one.

    `entries` are the readings of lines that hold a whole reference, by the line's key.
    """
    lines: dict[str, list[Line]] = {}
    for line, part in run:
        lines.setdefault(part, []).append(line)
    entry = next((entries[key(line)] for line in lines.get(ENTRY, ()) if entries), None) or next(
        (entries[key(line)].alone for line in lines.get(CITED, ()) if entries), None
    )
    bylines = [line for part in _NAMES for line in lines.get(part, ())]
    names, told = _people(bylines)
    if entry and entry.people:
        names.append(entry.people)
    heading = lines.get("headline", [])
    title = " ".join(line.text for line in lines.get("title", ())) or (entry.title or None if entry else None)
    glued = heading[0].text if heading and not names else None
    if heading and names:
        title = heading[0].text
    if title:
        title = _FORMAT.sub("", title)
    if title and entries is not None:
        title = _POINT.sub("", title)
    stamp = lines["stamp"][0].stamp if "stamp" in lines else None
    paragraphs = [line.text for part in ("abstract", "paragraph") for line in lines.get(part, ())]
    if paragraphs:
        paragraphs[0] = boilerplate.without_label(paragraphs[0])
    if len(paragraphs) == 1 and _is_quoted(paragraphs[0]):
        paragraphs = []
    awards = [line.award or "" for line in lines.get("award", ())] + [
        line.honour for line, _ in run if line.honour
    ]
    if entry and entry.award:
        awards.append(entry.award)
    record = Record(
        line_start=run[0][0].number,
        line_end=run[-1][0].last,
        title=title,
        authors=_all_names(names),
        authors_complete=bool(names) and all(found.complete for found in names),
        abstract="\n\n".join(paragraphs) or None,
        date=stamp.date if stamp else None,
        categories=stamp.categories if stamp else (),
        session=session,
        award="; ".join(dict.fromkeys(awards)) or None,
    )
    if entry:
        told = [*told, entry.venue]
        record = msgspec.structs.replace(record, date=record.date or entry.date)
    facts = lines.get(FACT, [])
    if not paragraphs and entries is not None:
        long = [line for line in facts if line.label == "summary" and len(line.text) > _SENTENCE]
        facts = [line for line in facts if line not in long]
        record = msgspec.structs.replace(record, abstract="\n\n".join(line.text for line in long) or None)
    record = _with_facts(record, facts, told)
    return _with_links(
        record,
        [line for line, _ in run],
        [*lines.get(ENTRY, ()), *lines.get(CITED, ()), *lines.get(FACT, ())],
    ), glued


def _is_quoted(text: str) -> bool:
    """Whether a text is what a search engine quotes of a page, and no abstract."""
    return text.startswith(_CUT) or (len(text) < _QUOTED and text.endswith(_CUT))


_NAMES = ("names", "names with dots", "names with commas")


def _people(lines: Iterable[Line]) -> tuple[list[NameList], list[str]]:
    """The lists of names, and what their lines tell besides of venue and date."""
    names: list[NameList] = []
    told: list[str] = []
    for line in lines:
        unsure = line.names is None or line.names.likelihood < 1 or " in " in line.text
        found = read_byline(line.text) if unsure else None
        if found:
            names.append(found.names)
            told.append(found.venue)
        elif line.names:
            names.append(line.names)
    return [_people_alone(each) for each in names], told


def _people_alone(found: NameList) -> NameList:
    """The list without signs that stand for those who are left out, as the "+" of "+4 authors"."""
    people = tuple(name for name in found.names if any(map(str.isalpha, name)))
    return found if len(people) == len(found.names) else found._replace(names=people, complete=False)


def _all_names(lists: Iterable[NameList]) -> tuple[str, ...]:
    """The names of all lists, without a list that is repeated; two of one name in one list are two people."""
    found: list[str] = []
    for each in lists:
        if not set(each.names).issubset(found):
            found += (name for name in each.names if name not in found or each.names.count(name) > 1)
    half = len(found) // 2
    return tuple(found[:half] if half and found[:half] == found[half:] else found)


def _with_facts(record: Record, facts: Iterable[Line], told: Iterable[str]) -> Record:
    """The record with what its small facts say; the first of each kind counts."""
    given: dict[str, object] = {}
    for line in facts:
        for field, value in _fact(line):
            if value and not given.get(field) and not getattr(record, field):
                given[field] = value
    for text in filter(None, told):
        venue = read_venue(text)
        for field, value in (("venue", venue.name), ("date", venue.date)):
            if value and not given.get(field) and not getattr(record, field):
                given[field] = value
    return msgspec.structs.replace(record, **given) if given else record


def _fact(line: Line) -> list[tuple[str, object]]:
    """What a line says: fields of a record and their values."""
    text = line.text
    match line.label:
        case "summary":
            return [("summary", text)]
        case "keywords":
            return [("topics", keywords(text))]
        case "categories":
            return [("categories", line.stamp.categories if line.stamp else keywords(text))]
        case "date":
            return [("date", year_or_date(text))]
        case "venue":
            venue = read_venue(text)
            return [("venue", venue.name or text), ("date", venue.date)]
        case None:
            pass
        case _:
            return []
    if line.award:
        return [("award", line.award)]
    if line.stamp:
        return [("date", line.stamp.date), ("categories", line.stamp.categories)]
    venue = read_venue(text)
    return [("venue", venue.name if venue_score(text) > 0 else None), ("date", venue.date)]


def keywords(text: str) -> tuple[str, ...]:
    """The keywords of a line, each once.

    >>> keywords("bees, Counting; deep learning.")
    ('bees', 'Counting', 'deep learning')
    """
    found = tuple(dict.fromkeys(filter(None, (part.strip(" .") for part in _KEYWORDS.split(text)))))
    return found if len(found) <= _MANY and all(len(each) <= 60 for each in found) else ()


def _with_links(record: Record, lines: Iterable[Line], told: Iterable[Line]) -> Record:
    """The record with the links of its lines. Links on names lead to people, and are left out unless they are plainly
    a paper's; `told` are the lines whose words may hold addresses and identifiers."""
    found: dict[str, Link] = {}
    for line in lines:
        for anchor in line.anchors:
            said = line.text[anchor.start : anchor.end]
            made = link(anchor.url, said)
            if made and (
                made.kind != "other" or (record.title and said.strip(' .“”"') in record.title and said)
            ):
                found.setdefault(made.url, made)
        for said, url in line.badges:
            if made := link(url, said):
                found.setdefault(made.url, made)
    texts = [line.text for line in told]
    for text in texts:
        for address in _ADDRESS.findall(text):
            if link_kind(address) != "other" and (made := link(address)):
                found.setdefault(made.url, made)
    if not found and not texts:
        return record
    known = united(record.identifiers, identifiers([*found, *texts]))
    links = tuple(found.values())
    if not links and known == Identifiers():
        return record
    return msgspec.structs.replace(record, links=(*record.links, *links), identifiers=known)
