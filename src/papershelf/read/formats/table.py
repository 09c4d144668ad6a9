"""Tables of papers as CSV or TSV: exports of databases (Scopus, Web of Science, IEEE Xplore, Dimensions, Lens), of
reference managers and reviews (Zotero, Rayyan, Covidence), of conferences (Mini-Conf, CMT, HotCRP, programmes), and
people's own spreadsheets. A column is known by its name."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from papershelf.model import Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_rows import joined_rows
from papershelf.read.formats.columns import columns
from papershelf.read.formats.facts import from_initials, initials_behind, listed
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.fields import fields
from papershelf.read.formats.people import opened
from papershelf.read.formats.rows import Header, Row, find_header, rows
from papershelf.read.formats.synonyms import (
    ABSTRACT,
    AUTHORS,
    DATE,
    IDENTIFIERS,
    LINKS,
    PROGRAMME,
    SPEAKERS,
    TITLE,
    TOPICS,
    VENUE,
    YEAR,
    squeezed,
)
from papershelf.read.pages.lines.boilerplate import reason
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_KNOWN = frozenset(
    (
        *ABSTRACT,
        *AUTHORS,
        *SPEAKERS,
        *DATE,
        *TOPICS,
        *VENUE,
        *YEAR,
        *IDENTIFIERS["doi"],
        *LINKS[""],
        *LINKS["pdf"],
    )
)
_TITLES = frozenset((*TITLE, *PROGRAMME))
_BESIDE_NAMES = frozenset((*AUTHORS, *ABSTRACT))
"""Columns beside which one that is called "Name" holds titles, as in databases of Notion."""
_TIMES = frozenset(
    "starttime sessionstarttime timestart sessionstart start time begin begintime endtime".split()
)
_SHORT = 60
"""The name of a column is no longer."""

_SHOWN = 12
_ABOVE = 12
"""The names of the columns stand in one of so many first lines."""
_NEARLY_ALL = 0.7
_FEW = 3
"""So many cells show how a column is written."""


def recognises(text: str) -> bool:
    """Whether the first line names columns of papers, the title among them, or tabs part titles from authors.

    A table that is copied from a page may have that page's headings above it.
    """
    head = text[:4000].lstrip("\ufeff \n")
    first, *others = head.split("\n")
    found = find_header([first], _score)
    if found is None:
        tabular = "\t" in first and columns([first, *others[:-1]]) is not None
        return tabular or _stands_below([first, *others])
    known = _score(found.row.cells)
    return len(found.row.cells) > 1 and known > (
        1 if found.delimiter == "\t" else len(found.row.cells) // 3 + 1
    )


def _stands_below(lines: Sequence[str]) -> bool:
    """Whether one of the first lines names columns between tabs, and nearly all lines below it have as many."""
    for at, line in enumerate(lines[:_ABOVE]):
        known = _score(line.split("\t")) if "\t" in line else 0
        if known > 1:
            rows = [row.count("\t") for row in lines[at + 1 : -1] or lines[at + 1 :] if row.strip()]
            return sum(tabs == line.count("\t") for tabs in rows) > _NEARLY_ALL * len(rows)
    return False


def _score(cells: Sequence[str]) -> int:
    """How many columns of papers a row names; 0 without that of titles."""
    names = [squeezed(cell) for cell in cells if len(cell) <= _SHORT]
    if _TITLES.isdisjoint(names) and not ("name" in names and _BESIDE_NAMES.intersection(names)):
        return 0
    return 1 + sum(name in _KNOWN for name in names)


def read(source: Source) -> Draft:
    """A record for each row with a title or an identifier."""
    lines = source.text.split("\n")
    header = find_header(lines, _score)
    if header is None and (looked := columns(lines)):
        header = Header(Row(0, 0, looked), "\t")
    if header is None:
        return accounted(source, "table", (), [_untitled(source.place, lines)], rest="a table without titles")
    names = [clean(cell) for cell in header.row.cells]
    found: list[Row] = []
    broken: list[Fault] = []
    noise = list(_above(header, lines))
    for each in rows(lines, header):
        if isinstance(each, Fault):
            broken.append(each)
        elif header.delimiter == "\t" and len(each.cells) == 1 and _is_outside(each.cells[0], names):
            noise.append(Noise(line_start=each.line, line_end=each.last, reason="outside of the table"))
        else:
            found.append(each)
    whole, found_cells = joined_rows(names, found, [_by_name(names, row) for row in found])
    _part_authors(names, found_cells)
    people = _people_of_programme(names)
    records: list[Record] = []
    for row, values in zip(whole, found_cells, strict=True):
        stated = fields(values)
        if people and not any(values.get(name) for name in people):
            reason = "a part of the programme without speakers"
            noise.append(Noise(line_start=row.line, line_end=row.last, reason=reason))
        elif stated["title"] or stated["abstract"] or any(msgspec.structs.astuple(stated["identifiers"])):
            records.append(Record(line_start=row.line, line_end=row.last, **stated))
        else:
            noise.append(Noise(line_start=row.line, line_end=row.last, reason="a row without a title"))
    problems = faults(source.place, "csv", broken, noise)
    return accounted(source, "table", records, problems, noise=noise, rest="a row without anything in it")


def _above(header: Header, lines: Sequence[str]) -> Iterator[Noise]:
    """What stands above the rows: the names of the columns, and what tools write above these ("sep=;")."""
    if header.row.line > 1 and any(map(str.strip, lines[: header.row.line - 1])):
        yield Noise(line_start=1, line_end=header.row.line - 1, reason="above the names of the columns")
    if header.row.line:
        yield Noise(line_start=header.row.line, line_end=header.row.last, reason="the names of the columns")


def _is_outside(text: str, names: Sequence[str]) -> bool:
    """Whether a line without tabs is no row of a table: a button of the page, or what stands where titles do not."""
    return len(names) > 1 and (squeezed(names[0]) not in _TITLES or reason(clean(text)) is not None)


def _by_name(names: Sequence[str], row: Row) -> dict[str, Any]:
    """A row's cells by their columns' names; the first of two columns with one name counts, unless it is empty."""
    values: dict[str, Any] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if cell.strip() and name not in values:
            values[name] = opened(cell)
    return values


def _people_of_programme(names: Sequence[str]) -> list[str]:
    """The columns of people in the programme of a conference; none in other tables."""
    if not any(squeezed(name) in _TIMES for name in names):
        return []
    return [name for name in names if squeezed(name) in (*AUTHORS, *SPEAKERS)]


def _part_authors(names: Sequence[str], found: Sequence[dict[str, Any]]) -> None:
    """Put lists of names for the cells of authors, by what separates them in the column as a whole."""
    for name in names:
        if squeezed(name) not in (*AUTHORS, *SPEAKERS):
            continue
        cells = [values for values in found if isinstance(values.get(name), str)]
        marked = any(mark in values[name] for values in cells for mark in "|;")
        if not marked and (pairs := _pairs([values[name] for values in cells])):
            lists = pairs
        else:
            lists = [listed(values[name], marked=marked) for values in cells]
        everybody = [each for names in lists for each in names if "," not in each]
        if initials_behind(everybody):
            dotted = sum(each.endswith(".") for each in everybody) * 2 > len(everybody)
            lists = [[from_initials(each, dotted) for each in names] for names in lists]
        for values, names_of in zip(cells, lists, strict=True):
            values[name] = names_of


def _pairs(cells: Sequence[str]) -> list[list[str]] | None:
    """The names of a column that writes "Byron, Ada, Chen, Bo", with commas within names as between them: in each cell
    the parts are even in number, and the surnames among them are of one word."""
    parts = [[part.strip() for part in cell.strip(" ,").split(",")] for cell in cells]
    if len(cells) < _FEW or any(len(each) % 2 for each in parts) or max(map(len, parts)) < 4:
        return None
    families = [family for each in parts for family in each[::2]]
    given = [name for each in parts for name in each[1::2]]
    several = sum(" " in family for family in families) * 5 > len(families)
    if several or not any(" " in name or "." in name for name in given):
        return None
    return [
        [f"{family}, {first}" for family, first in zip(each[::2], each[1::2], strict=True)] for each in parts
    ]


def _untitled(place: str, lines: Sequence[str]) -> Problem:
    line = next((number for number, text in enumerate(lines, 1) if clean(text)), 1)
    text = lines[line - 1]
    delimiter = max(",\t;|", key=text.count)
    cells = [clean(cell)[:_SHORT] for cell in text.split(delimiter)]
    shown = ", ".join(f"“{cell}”" for cell in cells[:_SHOWN] if cell) + (", …" if len(cells) > _SHOWN else "")
    return Problem(
        file=place,
        line=line,
        severity="error",
        code="no-title-column",
        message=f"No column of this table has the name “Title”; there are {shown}."
        if shown
        else "This table is empty.",
        hint="Name the columns in the first line: Title, Authors, Year, Venue, Abstract, DOI, URL, Keywords.",
    )


READER = Reader(name="CSV", suffixes=(".csv", ".tsv"), read=read, recognises=recognises)
