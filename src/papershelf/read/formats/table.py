"""Tables of papers as CSV or TSV: Mini-Conf's papers.csv, and the exports of Zotero, Scopus, Web of Science, Rayyan,
PubMed and spreadsheets. A column is known by its name."""

from collections.abc import Sequence
from typing import Any

import msgspec

from papershelf.late import late
from papershelf.model import Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.columns import columns
from papershelf.read.formats.facts import listed
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.fields import (
    ABSTRACT,
    AUTHORS,
    DATE,
    IDENTIFIERS,
    LINKS,
    TITLE,
    TOPICS,
    VENUE,
    YEAR,
    fields,
    squeezed,
)
from papershelf.read.formats.rows import Header, Row, find_header, rows
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_KNOWN = frozenset(
    (*ABSTRACT, *AUTHORS, *DATE, *TOPICS, *VENUE, *YEAR, *IDENTIFIERS["doi"], *LINKS[""], *LINKS["pdf"])
)
_SHORT = 60
"""The name of a column is no longer."""

_TURNED = late(r"[^\W\d_][^\W\d_]+.*\s(?:[A-Z]{1,3}|(?:[A-Z]\.[\s-]?){1,4})\.?")
"""A family name with initials behind it: "Vaswani A", "Kim J.-H."."""

_INITIALS = late(r"(?:\s(?:[A-Z]{1,3}\.?|(?:[A-Z]\.-?)+))+\Z")
_SHOWN = 12


def recognises(text: str) -> bool:
    """Whether the first line names columns of papers, the title among them, or tabs part titles from authors."""
    head = text[:4000].lstrip("\ufeff \n")
    first, *others = head.split("\n")
    found = find_header([first], _score)
    if found is None:
        return "\t" in first and columns([first, *others[:-1]]) is not None
    known = _score(found.row.cells)
    return len(found.row.cells) > 1 and known > (
        1 if found.delimiter == "\t" else len(found.row.cells) // 3 + 1
    )


def _score(cells: Sequence[str]) -> int:
    """How many columns of papers a row names; 0 without that of titles."""
    names = [squeezed(cell) for cell in cells if len(cell) <= _SHORT]
    return 1 + sum(name in _KNOWN for name in names) if any(name in TITLE for name in names) else 0


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
    for each in rows(lines, header):
        if isinstance(each, Fault):
            broken.append(each)
        else:
            found.append(each)
    _part_authors(names, found_cells := [_by_name(names, row) for row in found])
    records: list[Record] = []
    named = Noise(line_start=header.row.line, line_end=header.row.last, reason="the names of the columns")
    noise = [named] if header.row.line else []
    for row, values in zip(found, found_cells, strict=True):
        stated = fields(values)
        if stated["title"] or stated["abstract"] or any(msgspec.structs.astuple(stated["identifiers"])):
            records.append(Record(line_start=row.line, line_end=row.last, **stated))
        else:
            noise.append(Noise(line_start=row.line, line_end=row.last, reason="a row without a title"))
    problems = faults(source.place, "csv", broken, noise)
    return accounted(source, "table", records, problems, noise=noise, rest="a row without anything in it")


def _by_name(names: Sequence[str], row: Row) -> dict[str, Any]:
    """A row's cells by their columns' names; the first of two columns with one name counts, unless it is empty."""
    values: dict[str, Any] = {}
    for name, cell in zip(names, row.cells, strict=False):
        if cell.strip() and name not in values:
            values[name] = cell
    return values


def _part_authors(names: Sequence[str], found: Sequence[dict[str, Any]]) -> None:
    """Put lists of names for the cells of authors, by what separates them in the column as a whole."""
    for name in names:
        if squeezed(name) not in AUTHORS:
            continue
        cells = [values for values in found if values.get(name)]
        marked = any(mark in values[name] for values in cells for mark in "|;")
        lists = [listed(values[name], marked=marked) for values in cells]
        everybody = [each for names in lists for each in names if "," not in each]
        turned = sum(bool(_TURNED.fullmatch(each)) for each in everybody)
        if everybody and turned >= 0.9 * len(everybody) and len(everybody) > 1:
            dotted = sum(each.endswith(".") for each in everybody) * 2 > len(everybody)
            lists = [[_turned(each, dotted) for each in names] for names in lists]
        for values, names_of in zip(cells, lists, strict=True):
            values[name] = names_of


def _turned(name: str, dotted: bool) -> str:
    """ "J.-H. Kim" for "Kim J.-H."; a point behind the last name of a list without points ends the list."""
    if not _TURNED.fullmatch(name):
        return name
    found = _INITIALS.search(name)
    if found is None:
        return name
    initials = found[0].strip()
    return f"{initials if dotted else initials.rstrip('.')} {name[: found.start()]}"


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
