"""How much two abstracts have in common, and which pairs of records have enough of it to be compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from papershelf.shelve.papers.listing import Listing, words_of

RUN = 4
"""Words in a run."""

ENOUGH = 3
"""Sampled runs that two abstracts must share to be compared."""

CROWD = 50
"""A key that more records than this share says nothing, and is not followed."""


class Runs:
    """The four-word runs of abstracts: a sample finds pairs, all of them measure a pair.

    Runs that begin with a word whose CRC-32 is divisible by four are the sample, so equal passages give equal samples
    (content-defined sampling, as in winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003).
    """

    def __init__(self, listings: Sequence[Listing]) -> None:
        self.listings = listings
        self.sampled: dict[str, bool] = {}
        self.whole: dict[int, frozenset[tuple[str, ...]]] = {}

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs with three sampled runs or a whole text in common, of which at least one record has no title."""
        untitled = {number for number, listing in enumerate(self.listings) if not listing.title_key}
        holders: dict[tuple[str, ...], list[int]] = {}
        for number in sorted(untitled):
            for run in self.signs(number):
                holders.setdefault(run, []).append(number)
        for number in range(len(self.listings)) if holders else ():
            if number not in untitled:
                for run in self.signs(number) & holders.keys():
                    holders[run].append(number)
        shared: Counter[tuple[int, int]] = Counter()
        for run, numbers in holders.items():
            if 1 < len(numbers) <= CROWD:
                for a, b in combinations(sorted(numbers), 2):
                    if a in untitled or b in untitled:
                        shared[a, b] += 1 if len(run) == RUN else ENOUGH
        yield from (pair for pair, count in shared.items() if count >= ENOUGH)

    def signs(self, number: int) -> set[tuple[str, ...]]:
        """What finds an abstract again: its sampled runs, and the whole of it."""
        words = words_of(self.listings[number].record.abstract or "")
        return {*self.sample(words), tuple(words)}

    def sample(self, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for at in range(len(words) - RUN + 1):
            word = words[at]
            chosen = self.sampled.get(word)
            if chosen is None:
                chosen = self.sampled[word] = crc32(word.encode()) % 4 == 0
            if chosen:
                yield tuple(words[at : at + RUN])

    def shared(self, a: int, b: int) -> float | None:
        """Share of the shorter abstract's runs that the longer one has; None where one is missing or too short."""
        mine, theirs = self.all(a), self.all(b)
        small = min(len(mine), len(theirs))
        return len(mine & theirs) / small if small >= RUN else None

    def words_in_common(self, a: int, b: int) -> float:
        """Share of the longer abstract's words that the other one has too."""
        mine, theirs = (Counter(words_of(self.listings[each].record.abstract or "")) for each in (a, b))
        return sum((mine & theirs).values()) / max(mine.total(), theirs.total())

    def all(self, number: int) -> frozenset[tuple[str, ...]]:
        runs = self.whole.get(number)
        if runs is None:
            words = words_of(self.listings[number].record.abstract or "")
            runs = self.whole[number] = frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))
        return runs
