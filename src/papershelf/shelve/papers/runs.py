"""How much two abstracts have in common, and which pairs of records have enough of it to be compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby
from zlib import crc32

import msgspec
from rapidfuzz.distance import LCSseq

from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.wording import text_words

RUN = 4
"""Words in a run."""

SAMPLE = 4
"""One word in so many begins a sampled run."""

ENOUGH = 2
"""Sampled runs that two abstracts must share to be compared."""

BEGINNING = 7
"""So many first words find a text that was cut."""

CROWD = 50
"""A key that more records than this share says nothing, and is not followed."""


class Overlap(msgspec.Struct, frozen=True):
    """What two abstracts have in common, as shares of the shorter one.

    `shared` is that of its four-word runs that the longer one has; `kept` that of its words that stand in the longer
    one in the same order; `exchanged` that of its words in whose place the longer one has others, and `other_numbers`
    whether a number is among them. Words that were lost here and there leave `exchanged` at 0; another report of the
    same series has its own words and numbers for some.
    """

    shared: float
    kept: float
    exchanged: float
    other_numbers: bool
    words: int

    @property
    def same(self) -> bool:
        """Whether it is one text, of which a part or some words were lost on either side."""
        return self.shared >= 0.4 and self.kept >= 0.88 and self.exchanged <= 0.02 and not self.other_numbers

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
        return Overlap(1.0, 1.0, 0.0, False, len(mine))
    runs, their_runs = all_runs(one), all_runs(other)
    small = min(len(runs), len(their_runs))
    if small < RUN:
        return None
    kept = exchanged = i = j = 0
    other_numbers = False
    equal = [op for op in LCSseq.opcodes(mine, theirs) if op.tag == "equal"]
    ends = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in equal]
    for i1, i2, j1, j2 in [*ends, (len(mine), len(mine), len(theirs), len(theirs))]:
        gone, come = mine[i:i1], theirs[j:j1]
        if gone and come and "".join(gone) == "".join(come):
            kept += len(gone)
        elif gone and come:
            exchanged += min(len(gone), len(come))
            other_numbers |= has_number(gone) and has_number(come)
        kept += i2 - i1
        i, j = i2, j2
    return Overlap(
        shared=len(runs & their_runs) / small,
        kept=kept / len(mine),
        exchanged=exchanged / len(mine),
        other_numbers=other_numbers,
        words=len(mine),
    )


def has_number(words: Sequence[str]) -> bool:
    return any(char.isdigit() for word in words for char in word)


@lru_cache(maxsize=1 << 11)
def all_runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text_words(text)
    return frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))


def alike_pairs(listings: Sequence[Listing]) -> Iterator[tuple[int, int]]:
    """Pairs with two sampled runs, the beginning or the whole text in common. Runs that begin with a word whose CRC-32 is divisible by
    four are the sample, so equal passages give equal samples (content-defined sampling, as in winnowing: Schleimer,
    Wilkerson, Aiken, SIGMOD 2003)."""
    width = max(len(listings), 1).bit_length()
    signs: list[int] = []
    hashes: dict[str, int] = {}
    for number, listing in enumerate(listings):
        if listing.record.abstract:
            words = text_words(listing.record.abstract)
            signs.extend(sign << width | number for sign in sample(words, hashes))
    signs.sort()
    shared: Counter[tuple[int, int]] = Counter()
    low = (1 << width) - 1
    for sign, numbered in groupby(signs, key=lambda sign: sign >> width):
        numbers = [each & low for each in numbered]
        if 1 < len(numbers) <= CROWD:
            weight = ENOUGH if sign & 1 else 1
            for pair in combinations(numbers, 2):
                shared[pair] += weight
    yield from (pair for pair, count in shared.items() if count >= ENOUGH)


def sample(words: Sequence[str], hashes: dict[str, int]) -> set[int]:
    """The hashes of an abstract's sampled runs, even ones, and odd ones of the whole of it and of its beginning."""
    found = set()
    last = len(words) - RUN
    for at, word in enumerate(words):
        chosen = hashes.get(word)
        if chosen is None:
            chosen = hashes[word] = crc32(word.encode())
        if chosen % SAMPLE == 0 and at <= last:
            found.add(crc32(" ".join(words[at : at + RUN]).encode()) << 1)
    if words:
        found.add(crc32(" ".join(words).encode()) << 1 | 1)
        found.add(crc32(" ".join(words[:BEGINNING]).encode()) << 1 | 1)
    return found
