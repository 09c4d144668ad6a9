"""How well each line fits each part: columns of numbers, as a large page has too many lines for a table each."""

from array import array
from collections.abc import Iterator, Mapping, Sequence

from papershelf.read.pages.lines import Line, Page
from papershelf.read.pages.parts import SCORES


class Scores:
    """The scores of lines, line by line, each by part."""

    def __init__(self, columns: Mapping[str, "array[float]"]) -> None:
        self.columns = columns

    def first(self, count: int) -> "Scores":
        """Those of so many lines."""
        return Scores({part: column[:count] for part, column in self.columns.items()})

    def rows(self, parts: Sequence[str]) -> Iterator[tuple[float, ...]]:
        """Line by line, the scores for these parts."""
        return zip(*(self.columns[part] for part in parts), strict=True)

    def __iter__(self) -> Iterator[Mapping[str, float]]:
        parts = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(parts, values, strict=True))


def part_scores(lines: Sequence[Line], page: Page) -> Scores:
    """Each line's score for each part that a layout may use."""
    return Scores({part: array("d", (score(line, page) for line in lines)) for part, score in SCORES.items()})
