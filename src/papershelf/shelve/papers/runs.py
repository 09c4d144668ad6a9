"""How much two abstracts have in common."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from rapidfuzz.distance import LCSseq

from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.passages import RUN
from papershelf.shelve.papers.wording import american, text_words


class Overlap(msgspec.Struct, frozen=True):
    """What two abstracts have in common, as shares of the shorter one.

    `shared` is that of its four-word runs that the longer one has; `kept` that of its words that stand in the longer
    one in the same order; `exchanged` that of its words in whose place the longer one has others, as `swapped` names
    them. `changed` says that a number was exchanged, or a word for another more than once. Words lost here and
    there leave `exchanged` near 0 (two neighbours may be lost, one on each side); another report of the same series
    has its own words and numbers for some.
    """

    shared: float
    kept: float
    exchanged: float
    words: int
    swapped: frozenset[str] = frozenset()
    changed: bool = False

    @property
    def same(self) -> bool:
        """Whether it is one text, of which a part or some words were lost on either side."""
        lost_only = self.exchanged <= 0.02 + 0.5 / self.words and not self.changed
        return lost_only and self.shared >= 0.35 and self.kept >= 0.85

    @property
    def alike(self) -> bool:
        """Whether it can be two versions of one text."""
        return self.shared >= 0.15

    @property
    def close(self) -> bool:
        """Whether most of it is one text, with words changed."""
        return self.shared >= 0.35


def overlap(a: Listing, b: Listing) -> Overlap | None:
    """What two records' abstracts have in common; None where one is missing or has no four runs."""
    one, other = a.record.abstract, b.record.abstract
    return overlapping(*sorted((one, other))) if one and other else None


@lru_cache(maxsize=1 << 12)
def overlapping(one: str, other: str) -> Overlap | None:
    mine, theirs = sorted((text_words(one), text_words(other)), key=len)
    if mine == theirs and len(mine) >= RUN:
        return Overlap(1.0, 1.0, 0.0, len(mine))
    runs, their_runs = all_runs(one), all_runs(other)
    small = min(len(runs), len(their_runs))
    if small < RUN:
        return None
    kept = i = j = 0
    swaps: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    equal = [op for op in LCSseq.opcodes(mine, theirs) if op.tag == "equal"]
    ends = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in equal]
    for i1, i2, j1, j2 in [*ends, (len(mine), len(mine), len(theirs), len(theirs))]:
        gone, come = mine[i:i1], theirs[j:j1]
        if gone and come:
            if same_words(gone, come):
                kept += len(gone)
            else:
                swaps[gone, come] += 1
        kept += i2 - i1
        i, j = i2, j2
    return Overlap(
        shared=len(runs & their_runs) / small,
        kept=kept / len(mine),
        exchanged=sum(min(map(len, swap)) * count for swap, count in swaps.items()) / len(mine),
        words=len(mine),
        swapped=frozenset(word for swap in swaps for side in swap for word in side),
        changed=any(
            count > 1 or (has_number(gone) and has_number(come)) for (gone, come), count in swaps.items()
        ),
    )


def same_words(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether words are the same, parted or spelt otherwise."""
    if "".join(gone) == "".join(come):
        return True
    return len(gone) == len(come) and all(american(a) == american(b) for a, b in zip(gone, come, strict=True))


def has_number(words: Sequence[str]) -> bool:
    return not all(map(str.isalpha, words))


@lru_cache(maxsize=1 << 11)
def all_runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text_words(text)
    return frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))
