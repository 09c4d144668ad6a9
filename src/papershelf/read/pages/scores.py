"""How well each line fits each part: columns of numbers, as a large page has too many lines for a table each."""

from array import array
from collections.abc import Iterator, Mapping, Sequence

from papershelf.read.pages.lines import Line, Page
from papershelf.read.pages.parts import SCORES


class Scores:
    """The scores of lines, line by line, each by part."""

    def __init__(self, columns: Mapping[str, "array[float]"]) -> None:
        self.columns = columns

    def __iter__(self) -> Iterator[Mapping[str, float]]:
        parts = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(parts, values, strict=True))


def part_scores(lines: Sequence[Line], page: Page) -> Scores:
    """Each line's score for each part that a layout may use."""
    return Scores({part: array("d", (score(line, page) for line in lines)) for part, score in SCORES.items()})
