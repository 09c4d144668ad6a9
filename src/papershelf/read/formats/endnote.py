"""EndNote's and Refer's tagged text (`.enw`), as Google Scholar, ACM, CNKI and the ACL Anthology write it: %A, %T …"""

from collections.abc import Iterable, Iterator

from papershelf.late import late
from papershelf.model import Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.facts import day, known, links, listed, people, subjects
from papershelf.read.formats.sayings import award_in, title_of, venue_and_award
from papershelf.read.formats.tagged_lines import Entry, TagLine, tag_lines
from papershelf.read.formats.tagged_text import untagged
from papershelf.read.links import identifiers, united
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_LINE = late(r"[ \t]{0,4}%([0-9A-Z!#$@(+^&*<>?~=\[\]])(?:[ \t]+(.*)|[ \t]*)\Z")
_BEGINS = late(r"(?:^|\n)[ \t]*%[0AT][ \t]+\S[^\n]*\n(?:[^%\n][^\n]*\n)*[ \t]*%[A-Z0-9@!+][ \t]")
_ABOVE = 400
_WHOLE = ("Book", "Edited Book", "Thesis", "Report", "Electronic Book")


def recognises(text: str) -> bool:
    head = text[:20_000]
    found = _BEGINS.search(head)
    if found is None or "%T" not in head:
        return False
    return len("".join(text[: found.start()].split())) <= _ABOVE


def read(source: Source) -> Draft:
    """The records of a file, each with its lines."""
    records = [record for record in map(_record, _entries(tag_lines(source.text, _part))) if record]
    return accounted(source, "endnote", records, (), rest="lines outside of records")


def _part(line: str) -> tuple[str, str] | None:
    found = _LINE.match(line)
    return (found[1], found[2] or "") if found else None


def _entries(lines: Iterable[TagLine]) -> Iterator[Entry]:
    """Entries that a blank line parts, once there is a title, or a second %0 (which may stand below the title)."""
    found: list[TagLine] = []
    tags: set[str] = set()
    for line in lines:
        if not line.tag:
            continue
        parted = bool(found) and line.number > found[-1].last + 1
        if (line.tag == "0" and "0" in tags) or (parted and line.tag in "0AT" and "T" in tags):
            yield Entry(tuple(found), True, True)
            found, tags = [], set()
        found.append(line)
        tags.add(line.tag)
    if found:
        yield Entry(tuple(found), True, True)


def _record(entry: Entry) -> Record | None:
    kind = clean(entry.text("0"))
    title = title_of(_line(entry, "T", *(("B",) if kind in _WHOLE else ())))
    authors, complete = people(name for text in entry.texts("A") for name in _names(text))
    if not (title or authors):
        return None
    places = (_line(entry, tag) for tag in ("J", "B", "S", "C" if "Conference" in kind else "J"))
    venue, award = venue_and_award(next((place for place in places if place and place != title), ""))
    if not venue and kind in ("Thesis", "Report"):
        venue = _line(entry, "I")
    found = links((clean(url), "") for text in entry.texts("U", ">") for url in text.split())
    abstract = paragraphs(untagged(entry.text("X")))
    notes = [clean(text) for text in entry.texts("Z", "O", "1", "M")]
    return Record(
        line_start=entry.first,
        line_end=entry.last,
        title=title or None,
        authors=authors,
        authors_complete=complete,
        abstract=abstract or None,
        date=_date(entry),
        topics=tuple(
            dict.fromkeys(each for text in entry.texts("K") for each in subjects(untagged(text) + "\n"))
        ),
        venue=venue or None,
        award=next(filter(None, map(award_in, notes)), "") or award or None,
        links=found,
        identifiers=united(known({"doi": _doi(entry)}, found), identifiers(notes)),
    )


def _names(text: str) -> list[str]:
    """The names of an author's line: mostly one."""
    text = clean(untagged(text))
    return listed(text) if ";" in text or text.count(",") > 2 else [text]


def _line(entry: Entry, *tags: str) -> str:
    return clean(untagged(entry.text(*tags)))


def _doi(entry: Entry) -> str:
    said = clean(entry.text("R")) or next(
        (text for text in entry.texts("M", "1") if text.startswith("10.")), ""
    )
    return (
        said.removeprefix("https://doi.org/").removeprefix("http://dx.doi.org/").removeprefix("doi:").strip()
    )


def _date(entry: Entry) -> str | None:
    """The whole date where it is told and is of the year; it may leave the year out ("8 August")."""
    year, whole = day(clean(entry.text("D"))), clean(entry.text("8", "7"))
    if not whole:
        return year
    found = day(whole) or (day(f"{whole} {year[:4]}") if year else None)
    return found if found and (not year or found[:4] == year[:4]) else year


READER = Reader(
    name="EndNote", suffixes=(".enw", ".endf", ".refer", ".ris"), read=read, recognises=recognises
)
