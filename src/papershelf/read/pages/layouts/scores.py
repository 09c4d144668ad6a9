"""How well each line fits each part: columns of numbers, as a large page has too many lines for a table each."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from papershelf.read.pages.layouts.parts import SCORES
from papershelf.read.pages.lines.page import Line, Page


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
    often = Counter(line.text for line in lines if len(line.text) < _BRIEF)
    return Scores(
        {
            part: array("d", (score(line, page) - _against(line, part, often) for line in lines))
            for part, score in SCORES.items()
        }
    )


_SAID = {
    "title": ("title", "headline"),
    "authors": ("names with dots", "names with commas"),
    "abstract": ("abstract", "paragraph"),
}
_OTHER = 8.0
_BRIEF, _OFTEN = 100, 3
"""A line so short that stands on the page so often is no title and no text of a paper."""


_TEXTS = ("title", "headline", "abstract", "paragraph")


def _against(line: Line, part: str, often: Mapping[str, int]) -> float:
    """What speaks against a part: a label that names another, or that the page writes the line again and again."""
    if line.label in _SAID:
        return 0.0 if part in _SAID[line.label] else _OTHER
    return _OTHER if part in _TEXTS and line.prose <= 0 and often.get(line.text, 0) >= _OFTEN else 0.0
