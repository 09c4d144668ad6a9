"""A table without a row of names, as it is pasted from a spreadsheet → what each column holds, by its look."""

from collections.abc import Sequence

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.names import name_list
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, venue_score

_FEWEST = 2
"""So few rows are no table."""
_LOOKED_AT = 40
_MOST = 0.6
"""So many cells of a column must look alike."""
_LIKELY = 0.75
_WORDS = 3
"""Titles have so many words on average."""
_PROSE = 35
"""Abstracts have so many."""
_ADDRESS = late(r"(?:https?://\S+|10\.\d{4,9}/\S+)")


def columns(lines: Sequence[str]) -> list[str] | None:
    """The names of the columns of tab-separated lines; None where they are no table of titles and authors."""
    rows = [[clean(cell) for cell in line.split("\t")] for line in lines if line.strip()][:_LOOKED_AT]
    if len(rows) < _FEWEST:
        return None
    width = max(map(len, rows))
    if width < 2 or sum(len(row) == width for row in rows) < _MOST * len(rows):
        return None
    cells = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    names = _once([_kind(column) for column in cells], cells)
    lengths = [
        sum(len(cell.split()) for cell in column) / max(1, len(column)) if name == "" else 0.0
        for column, name in zip(cells, names, strict=True)
    ]
    title = max(range(width), key=lambda at: lengths[at] if lengths[at] < _PROSE else 0.0)
    if "authors" not in names or lengths[title] < _WORDS or lengths[title] >= _PROSE:
        return None
    names[title] = "title"
    for at, length in enumerate(lengths):
        if length >= _PROSE:
            names[at] = "abstract"
    return [name or f"column {at}" for at, name in enumerate(names, 1)]


def _once(names: list[str], cells: Sequence[Sequence[str]]) -> list[str]:
    """Each name for one column only: that which says most."""
    for name in set(names) - {""}:
        places = [at for at, each in enumerate(names) if each == name]
        best = max(places, key=lambda at: sum(map(len, cells[at])))
        names = ["" if each == name and at != best else each for at, each in enumerate(names)]
    return names


def _kind(column: Sequence[str]) -> str:
    """What most cells of a column are; "" for titles, prose and anything else."""
    for name, fits in (
        ("url", _is_address),
        ("authors", _is_names),
        ("year", _is_date),
        ("venue", _is_venue),
    ):
        if column and sum(map(fits, column)) >= _MOST * len(column):
            return name
    return ""


def _is_address(cell: str) -> bool:
    return bool(_ADDRESS.fullmatch(cell))


def _is_names(cell: str) -> bool:
    names = name_list(cell)
    return names is not None and names.likelihood >= _LIKELY


def _is_date(cell: str) -> bool:
    return bool(YEAR.fullmatch(cell) or (len(cell) < 30 and find_date(cell)))


def _is_venue(cell: str) -> bool:
    return venue_score(cell) > 0
