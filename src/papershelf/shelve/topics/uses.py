"""What a paper has of a term, in one number: the term's place, and how the paper speaks of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.shelve.topics.spellings import Key

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

COUNT = 0xFF
"""How often its abstract uses the term, at most so often."""
TITLED = 1 << 8
"""The paper is named after it."""
EARLY = 1 << 9
"""It speaks of it early in its abstract, not as an example."""
SHIFT = 10
"""Above stands the place of the term."""

STRENGTH = [3.0 * (use >> 8) + 0.75 * min(use & COUNT, 4) for use in range(TITLED << 1)]
"""How much a paper is about a term that it has, by the lower bits of its use: in [0, 6]."""
STRONG = 1.5
"""What makes a paper one about a term: a title, or two uses …"""
STRONG_SINGLE = 2.0
"""… a term of a single word: three uses …"""
FIRM = 3.0
"""… and any term, where the paper has topics enough."""


def strength(use: int) -> float:
    """How much a paper is about a term, in [0, 6]."""
    return STRENGTH[use & (TITLED | COUNT)]


def describes(use: int, key: Key, *, firmly: bool = False) -> bool:
    """Whether a paper is about a term: it is in the title, or comes twice, a single word three times."""
    return strength(use) >= (FIRM if firmly else STRONG if len(key) > 1 else STRONG_SINGLE)


class Uses:
    """What papers have of terms: paper n has `values[starts[n] : starts[n + 1]]`, sorted by the places of terms."""

    __slots__ = ("starts", "values")

    def __init__(self, values: "Whole", starts: "Whole") -> None:
        self.values = values
        self.starts = starts

    def __iter__(self) -> Iterator[list[int]]:
        for start, end in zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True):
            yield self.values[start:end].tolist()
