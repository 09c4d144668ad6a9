"""Offsets in a text → lines and columns, as problems and records name them."""

from array import array
from bisect import bisect_right
from re import finditer


class Places:
    """Where the lines of a text begin."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = array("q", (0, *(found.end() for found in finditer("\n", text))))

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that the character at `offset` stands on."""
        return bisect_right(self.starts, offset)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column, both from 1, of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a line's column, both from 1."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1
