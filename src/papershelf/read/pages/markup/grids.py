"""The cells of a page's tables, as ranges of its written lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Cell(NamedTuple):
    """The lines from `start` to `end` (exclusive). `head` says that the page marks it as a heading."""

    start: int
    end: int
    head: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table: the lines from `start` to `end` (exclusive). One that holds other tables only places them."""

    start: int
    end: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    holds_table: bool = False


class Grids:
    """Tables while they are read; `done` are those that have ended. Each call says the line that comes next."""

    def __init__(self) -> None:
        self.done: list[Grid] = []
        self._open: list[Grid] = []

    def __bool__(self) -> bool:
        """Whether a table is open."""
        return bool(self._open)

    def begin(self, at: int) -> None:
        for grid in self._open[-1:]:
            grid.holds_table = True
        self._open.append(Grid(start=at))

    def begin_row(self) -> None:
        self._open[-1].rows.append([])

    def begin_cell(self, at: int, attributes: Mapping[str, str], head: bool) -> None:
        grid = self._open[-1]
        if not grid.rows:
            grid.rows.append([])
        spans = attributes.get("colspan", ""), attributes.get("rowspan", "")
        grid.rows[-1].append(Cell(at, at, head, *map(_span, spans)))

    def end_cell(self, at: int) -> None:
        if self._open and self._open[-1].rows and self._open[-1].rows[-1]:
            row = self._open[-1].rows[-1]
            row[-1] = row[-1]._replace(end=at)

    def end(self, at: int) -> None:
        grid = self._open.pop()
        grid.end = at
        self.done.append(grid)


def _span(written: str) -> int:
    return min(int(written), 100) if written.isascii() and written.isdigit() and len(written) < 4 else 1
