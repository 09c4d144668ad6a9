"""The rows of a table in text (CSV, TSV), each with its lines; a row that is broken costs no other."""

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from papershelf.read.formats.faults import Fault

_DELIMITERS = ",\t;|"
_PATIENCE = 8
"""How often a text may be read over for the sake of quotes that are never closed."""


_LONGEST = (1 << 31) - 1
"""So long may a cell be; the library allows 131,072 characters."""

_ABOVE = 10
"""A header is looked for in so many rows."""


class Row(NamedTuple):
    line: int
    last: int
    cells: list[str]


class Header(NamedTuple):
    """The row that names the columns, and the sign between cells."""

    row: Row
    delimiter: str


def find_header(lines: Sequence[str], score: Callable[[Sequence[str]], int]) -> Header | None:
    """The best of the first rows by `score`, which says how many columns it knows; None if it knows none.

    `lines` are without their ends.
    """
    best: tuple[int, Header] | None = None
    for delimiter in _DELIMITERS:
        for count, row in enumerate(_rows(lines, delimiter, 0)):
            known = score(row.cells)
            if known and (best is None or known > best[0]):
                best = (known, Header(row, delimiter))
            if count == _ABOVE:
                break
    return best[1] if best else None


def rows(lines: Sequence[str], header: Header) -> Iterator[Row | Fault]:
    """The rows below a header. One that has more cells than it, or a quote that is never closed, is a fault."""
    width = len(header.row.cells)
    start = header.row.last
    budget = _PATIENCE * sum(map(len, lines)) + 1_000_000
    while start < len(lines):
        for row in _rows(lines, header.delimiter, start):
            several = row.last > row.line
            odd = _quotes(lines, row) % 2
            short = len(row.cells) < width
            if not any(row.cells[width:]) and not (odd and (several or short)) and not (several and short):
                yield row
                continue
            if several:  # a quote swallowed the rows below
                budget -= sum(map(len, lines[row.line - 1 : row.last]))
                if budget < 0:
                    rest = (
                        "There are too many quotes that are never closed; the rest of the file was not read"
                    )
                    yield Fault(row.line, 1, rest, row.line, len(lines))
                    return
                column = lines[row.line - 1].rfind('"') + 1
                yield Fault(row.line, column, "A quote of this row is never closed", row.line, row.line)
                start = row.line
                break
            if odd and short:
                yield Fault(row.line, 1, "A quote of this row is never closed", row.line, row.last)
                continue
            many = f"This row has {len(row.cells)} cells, but the header names {width}"
            yield Fault(row.line, 1, many, row.line, row.last)
        else:
            return


def _quotes(lines: Sequence[str], row: Row) -> int:
    return sum(line.count('"') for line in lines[row.line - 1 : row.last])


def _rows(lines: Sequence[str], delimiter: str, start: int) -> Iterator[Row]:
    """Rows as they stand from the line behind `start` on; blank ones are left out."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader((line + "\n" for line in _from(lines, start)), delimiter=delimiter)
    line = start + 1
    for cells in reader:
        last = start + reader.line_num
        if any(cell.strip() for cell in cells):
            yield Row(line, last, cells)
        line = last + 1


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    for number in range(start, len(lines)):
        yield lines[number]
