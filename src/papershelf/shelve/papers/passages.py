"""Pairs of records whose abstracts share passages, without comparing each with each.

Runs of four words that begin with a word whose CRC-32 is divisible by four are the sample, so equal passages give equal
samples (content-defined sampling, as in winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003).
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.wording import text_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

BATCH = 2_000
"""So many abstracts are taken apart at once."""

MULTIPLIER = 0x9E3779B97F4A7C15
"""Odd, of 64 bits: the words of a run are the digits of a number to this base, modulo 2⁶⁴."""


class Hashes(dict[str, int]):
    """The CRC-32 of words."""

    def __missing__(self, word: str) -> int:
        found = self[word] = crc32(word.encode())
        return found


def alike_pairs(listings: Sequence[Listing]) -> Iterator[tuple[int, int]]:
    """Pairs with two sampled runs, the beginning or the whole text in common, the lower number first."""
    import numpy as np

    told = [number for number, listing in enumerate(listings) if listing.record.abstract]
    if len(told) < 2:
        return
    hashes = Hashes()
    parts = [
        signs(
            told[at : at + BATCH],
            [text_words(listings[n].record.abstract or "") for n in told[at : at + BATCH]],
            hashes,
        )
        for at in range(0, len(told), BATCH)
    ]
    keys = np.concatenate([part[0] for part in parts])
    numbers = np.concatenate([part[1] for part in parts])
    order = np.lexsort((numbers, keys))
    keys, numbers = keys[order], numbers[order]
    again = np.flatnonzero((keys[1:] == keys[:-1]) & (numbers[1:] == numbers[:-1])) + 1
    yield from shared_enough(np.delete(keys, again), np.delete(numbers, again))


def signs(
    numbers: Sequence[int], texts: Sequence[Sequence[str]], hashes: Hashes
) -> "tuple[NDArray[np.uint64], NDArray[np.int64]]":
    """The signs of texts and, beside each, the number of its text: even signs are of sampled runs, odd ones of the
    whole text and of its beginning."""
    import numpy as np

    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    words = np.fromiter(map(hashes.__getitem__, chain.from_iterable(texts)), np.uint64, int(lengths.sum()))
    owners = np.repeat(np.array(numbers, np.int64), lengths)
    runs = words[: max(len(words) - RUN + 1, 0)].copy()
    for place in range(1, RUN):
        runs *= np.uint64(MULTIPLIER)
        runs += words[place : place + len(runs)]
    begin = (owners[: len(runs)] == owners[RUN - 1 :]) & (words[: len(runs)] % SAMPLE == 0)
    odd = [
        crc32(" ".join(part).encode()) << 1 | 1 for text in texts if text for part in (text, text[:BEGINNING])
    ]
    holders = [number for number, text in zip(numbers, texts, strict=True) if text]
    return (
        np.concatenate((runs[begin] << np.uint64(1), np.array(odd, np.uint64))),
        np.concatenate((owners[: len(runs)][begin], np.repeat(np.array(holders, np.int64), 2))),
    )


def shared_enough(keys: "NDArray[np.uint64]", numbers: "NDArray[np.int64]") -> Iterator[tuple[int, int]]:
    """Pairs of numbers that share enough keys. `keys` are in order, each with a number once."""
    import numpy as np

    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    few = np.repeat((sizes > 1) & (sizes <= CROWD), sizes)
    keys, numbers = keys[few], numbers[few]
    width = np.uint64(max(int(numbers.max(initial=0)), 1).bit_length())
    pairs, weights = [], []
    for apart in range(1, CROWD):
        same = np.flatnonzero(keys[apart:] == keys[:-apart])
        if not len(same):
            break
        ones, others = numbers[same].astype(np.uint64), numbers[same + apart].astype(np.uint64)
        pairs.append(ones << width | others)
        weights.append(np.where(keys[same] & np.uint64(1), ENOUGH, 1))
    if not pairs:
        return
    found, at = np.unique(np.concatenate(pairs), return_inverse=True)
    shared = np.bincount(at, np.concatenate(weights))
    low = (1 << int(width)) - 1
    for pair in found[shared >= ENOUGH].tolist():
        yield pair >> int(width), pair & low
