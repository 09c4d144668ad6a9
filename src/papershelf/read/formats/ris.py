"""RIS files, as EndNote, Zotero, Web of Science and publishers write them: what stands from TY to ER is a record."""

import re
from collections.abc import Callable, Sequence

from papershelf.late import late
from papershelf.model import Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted, few
from papershelf.read.formats.facts import (
    day,
    from_initials,
    initials_behind,
    known,
    links,
    people,
    subjects,
)
from papershelf.read.formats.sayings import award_in, title_of, venue_and_award
from papershelf.read.formats.tagged_lines import Entry, entries, tag_lines
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.links import identifiers, united
from papershelf.read.names import ODD, name_score
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STRICT = late(r"[ \t]{0,4}([A-Z][A-Z0-9])  -(?: |\t|\Z)(.*)")
_LOOSE = late(r"[ \t]{0,4}([A-Za-z][A-Za-z0-9])[ \t]{0,4}[-–][ \t]*(.*)")
_BEGINS = late(r"^[ \t]{0,4}TY[ \t]{0,4}[-–][ \t]*[A-Za-z]{2,10}[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ABOVE = 400
_OWN = _words("TI T1 AU A1 PY Y1 JO JF T2 AB DO UR")
"""Tags that begin a record where its TY is missing."""
_KNOWN = _words(
    "TY ER A1 A2 A3 A4 AB AD AN AU BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DI DO DP ED EP ET ID IS J1 J2 JA JF"
    " JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR"
    " VL VO Y1 Y2 YR"
)
"""The tags that may stand with other spaces than the format asks for (its table, and what tools add)."""
_SLASHES = late(r"\s*(\d{4})\s*/\s*(\d{0,2})\s*(?:/\s*(\d{0,2}).*)?")
_DIGITS = late(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_RANGE = late(r"\d{1,2}\.?\s*(?:[A-Z][a-z]+\.?\s*)?[-–]\s*\d{1,2}\s*(?=[A-Z])")
_NAMED_MONTH = late(r"\A\s*(\d{4})[/\s,-]+([A-Za-z]{3,9})\.?(?:[/\s,-]+(\d{1,2}))?\b.*", re.DOTALL)
_DEGREE = late(r"(?:M\.?\s?D|Ph\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|Dr|Prof|Dipl)\.?(?:[-.\w\s]*)", re.IGNORECASE)
_ADDRESS_END = late(r"[;,\s](?=https?://|www\.)")
_WHOLE_BOOKS = _words("BOOK EDBOOK EBOOK UNPB UNPD THES")
_PLACES = ("JF", "T2", "JO", "BT", "C3", "JA", "J2", "J1", "T3")


def read(source: Source) -> Draft:
    """The records of a file. What stands outside of records is noise; unknown tags are passed over."""
    found = list(entries(tag_lines(source.text, _part_of(source.text)), "TY", "ER", _OWN))
    turned = initials_behind(name for entry in found for name in entry.texts("AU", "A1"))
    records = [record for record in (_record(entry, turned) for entry in found) if record]
    problems = [*few(_faults(source.place, found), "mistakes of RIS")]
    return accounted(source, "ris", records, problems, rest="lines outside of records")


def recognises(text: str) -> bool:
    found = _BEGINS.search(text[:20_000])
    return found is not None and len("".join(text[: found.start()].split())) <= _ABOVE


def _part_of(text: str) -> Callable[[str], tuple[str, str] | None]:
    """How a file's lines are taken apart: strictly, but for the spaces that it leaves out and the case that it uses."""
    small = _STRICT.search(text) is None and re.search(r"^[ \t]*ty\b", text, re.MULTILINE) is not None

    def part(line: str) -> tuple[str, str] | None:
        found = _STRICT.match(line)
        if found:
            return found[1], found[2]
        found = _LOOSE.match(line)
        if found and (found[1].isupper() or small) and found[1].upper() in _KNOWN:
            return found[1].upper(), found[2]
        return None

    return part


def _record(entry: Entry, turned: bool = False) -> Record | None:
    book = entry.text("TY").strip().upper() in _WHOLE_BOOKS
    title = title_of(_line(entry.text("TI", "T1", "CT", *(("BT", "T2") if book else ()), "ST")))
    names = (name for text in entry.texts("AU", "A1") for name in _names(text))
    authors, complete = people(from_initials(name) if turned else name for name in names)
    notes = entry.texts("N1", "RN", "C1", "AN", "M3", "C7")
    more = entry.texts("M1")
    notes += more if len(more) == 1 else []  # several are the works that the paper refers to
    places = [_line(entry.text(tag)) for tag in (*_PLACES, *(("PB",) if "THES" in entry.text("TY") else ()))]
    venue, award = venue_and_award(next((place for place in places if place and place != title), ""))
    found_links = links(_links(entry))
    abstract = max((paragraphs(untagged(text)) for text in entry.texts("AB", "N2")), key=len, default="")
    if not (title or authors or abstract or found_links):
        return None
    said = [
        text for text in notes if "arxiv" in text.lower() or "doi" in text.lower() or text.startswith("10.")
    ]
    return Record(
        line_start=entry.first,
        line_end=entry.last,
        title=title or None,
        authors=authors,
        authors_complete=complete,
        abstract=abstract or None,
        date=_date(entry),
        topics=_topics(entry),
        venue=venue or None,
        award=next(filter(None, map(award_in, map(clean, notes))), "") or award or None,
        links=found_links,
        identifiers=united(
            known({"doi": _doi(entry)}, found_links), identifiers([*said, *map(_line, places)])
        ),
    )


def _line(text: str) -> str:
    return clean(untagged(text))


def _names(text: str) -> list[str]:
    """The names of an author's line: one, or several where a tool wrote them into one."""
    text = _line(text)
    names = [part.strip() for part in text.split(";") if part.strip()]
    if len(names) == 1 and "," not in text and " and " in text:
        parts = [part.strip() for part in text.split(" and ")]
        names = parts if all(" " in part and name_score(part) > ODD for part in parts) else names
    return [_without_degree(name) for name in names]


def _without_degree(name: str) -> str:
    """ "Byron, Ada" of "Byron, Ada, MD"."""
    parts = [part.strip() for part in name.split(",")]
    return ", ".join(parts[:2]) if len(parts) > 2 and all(map(_DEGREE.fullmatch, parts[2:])) else name


def _doi(entry: Entry) -> str:
    """A DOI as written, without what names it one."""
    return clean(
        re.sub(r"(?i)\A\s*(?:https?://[^/\s]*doi[^/\s]*/|doi:?\s*)", "", entry.text("DO", "DI"))
    ).rstrip(".,;")


def _date(entry: Entry) -> str | None:
    """The most precise of the dates that name the same year as the first."""
    found = [date for text in entry.texts("PY", "Y1", "DA", "YR") if (date := _day(text))]
    return max((date for date in found if date[:4] == found[0][:4]), key=len, default=None)


def _day(text: str) -> str | None:
    """A date with slashes ("2021/05/26/", "2021///"), of words, or a year. Of a range of days its month."""
    parts = _SLASHES.fullmatch(text)
    if parts:
        month, of_month = int(parts[2] or 0), int(parts[3] or 0)
        return day(
            f"{parts[1]}-{month:02}-{of_month:02}"
            if month and of_month
            else f"{parts[1]}-{month:02}"
            if month
            else parts[1]
        )
    found = day(_NAMED_MONTH.sub(r"\3 \2 \1", _DIGITS.sub(r"\1-\2-\3", text)))
    return found[:7] if found and _RANGE.search(text) else found


def _topics(entry: Entry) -> tuple[str, ...]:
    said = entry.texts("KW")
    if len(said) == 1:
        found = subjects(_line(said[0]) if "\n" not in said[0] else untagged(said[0]))
    else:
        found = tuple(topic for text in said for topic in subjects(untagged(text) + "\n"))
    return tuple(dict.fromkeys(filter(None, map(_heading, found))))


def _heading(topic: str) -> str:
    """A subject heading of PubMed without its qualifiers and the star of a main one: "Colon/*pathology"."""
    return (topic.partition("/")[0] if "/*" in topic else topic).strip("* ")


def _links(entry: Entry) -> list[tuple[str, str]]:
    """The addresses of a record; local paths are none."""
    found = []
    for tag, said in (("UR", ""), ("LK", ""), ("L1", "pdf"), ("L2", ""), ("L3", "")):
        for text in entry.texts(tag):
            for url in _ADDRESS_END.split(text):
                url = clean(url).rstrip(";,")
                found.append((f"https://{url}" if url.startswith("www.") else url, said))
    return found


def _faults(place: str, found: Sequence[Entry]) -> list[Problem]:
    problems = []
    for entry in found:
        if not entry.opened:
            message, hint = (
                "A record has no type: there is no TY line above it.",
                "Write “TY  - JOUR” above this line.",
            )
        elif not entry.closed:
            message, hint = (
                "A record has no end: there is no ER line below it.",
                "Write “ER  - ” below its last line.",
            )
        elif _record(entry) is None:
            message, hint = (
                "The record says nothing of a paper.",
                "Write its title (TI  - …) and its authors (AU  - …).",
            )
        else:
            continue
        problems.append(
            Problem(
                file=place,
                line=entry.first if not entry.opened or entry.closed else entry.last,
                severity="warning",
                code="bad-ris",
                message=message,
                hint=hint,
            )
        )
    return problems


READER = Reader(name="RIS", suffixes=(".ris",), read=read, recognises=recognises)
