"""The cells of a page's table, as ranges of its written lines."""

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
