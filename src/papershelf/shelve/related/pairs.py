"""Lists of numbers, one a paper, to what pairs of papers have in common."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from papershelf.shelve.topics.texts import added_up, gathered

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

CELLS = 1 << 19
"""Pairs of a paper and a number that are looked at together."""


class Lists:
    """Numbers below `highest`: paper n has `numbers[starts[n] : starts[n + 1]]`."""

    __slots__ = ("highest", "numbers", "starts")

    def __init__(self, numbers: "Whole", starts: "Whole") -> None:
        self.numbers = numbers
        self.starts = starts
        self.highest = int(numbers.max(initial=-1)) + 1

    def common(
        self, papers: "Whole", others: "Whole", cells_at_once: int = CELLS
    ) -> "Iterator[tuple[Whole, Whole, Whole]]":
        """What both papers of each pair have: the pair's number, and the places of the two in `numbers`.

        Papers are sorted. Pairs come in their order, some thousands at a time; those that share nothing do not come.
        """
        import numpy as np

        size = max(cells_at_once // max(self.highest, 1), 1)
        sheet = np.zeros(size * self.highest, np.int64)
        for first in range(0, len(self.starts) - 1, size):
            start, end = np.searchsorted(papers, (first, first + size)).tolist()
            if start == end:
                continue
            last = min(first + size, len(self.starts) - 1)
            lengths = np.diff(self.starts[first : last + 1])
            mine = np.arange(self.starts[first], self.starts[last])
            cells = np.repeat(np.arange(last - first) * self.highest, lengths) + self.numbers[mine]
            sheet[cells] = mine + 1
            other = others[start:end]
            lengths = self.starts[other + 1] - self.starts[other]
            theirs = gathered(self.starts[other], lengths)
            row = np.repeat((papers[start:end] - first) * self.highest, lengths)
            place = sheet[row + self.numbers[theirs]]
            sheet[cells] = 0
            both = np.flatnonzero(place)
            if len(both):
                pair = np.searchsorted(np.cumsum(lengths), both, "right") + start
                yield pair, place[both] - 1, theirs[both]

    def counted(self, papers: "Whole", others: "Whole") -> "Whole":
        """How much each pair has in common. Papers are sorted."""
        import numpy as np

        counts = np.zeros(len(papers), np.int64)
        for pair, _, _ in self.common(papers, others):
            counts[pair[0] : pair[-1] + 1] = np.bincount(pair - pair[0])
        return counts


def lists_of(ids: "Sequence[Sequence[str]]") -> Lists:
    """Ids by paper in numbers, without those that only one paper has."""
    import numpy as np

    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(id, len(known)) for each in ids for id in each], np.int64)
    papers = np.repeat(np.arange(len(ids)), [len(each) for each in ids])
    told = np.bincount(numbers, minlength=len(known)) > 1
    kept = told[numbers]
    renumbered = np.cumsum(told) - 1
    return Lists(renumbered[numbers[kept]], added_up(np.bincount(papers[kept], minlength=len(ids))))
