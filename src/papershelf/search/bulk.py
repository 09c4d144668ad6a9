"""What `postings.Field` does, for thousands of papers at once: the same bytes, made with numpy.

Each occurrence of a term becomes one whole number of term, paper and ordinal; sorted, they are all posting lists, one
behind the other.
"""

from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from papershelf.search.postings import Chunks, Lists

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

AT_ONCE = 1_000
PART = 250_000
"""Papers whose occurrences are laid out together, and occurrences that are encoded together: more take more memory, and
no less time."""


class Ragged(NamedTuple):
    """Rows of different lengths: row `i` is `values[starts[i] : starts[i + 1]]`."""

    values: Integers
    starts: Integers

    def rows(self) -> Integers:
        """The row of each value."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def spread(self, rows: Integers) -> tuple[Integers, Integers]:
        """The values of these rows, one behind the other, and for each the place in `rows` of its row."""
        first, counts = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        place = np.repeat(np.arange(len(rows)), counts)
        ends = np.cumsum(counts)
        within = np.arange(len(place)) - np.repeat(ends - counts, counts)
        return self.values[first[place] + within], place


def ragged(rows: Iterable["array[int]"]) -> Ragged:
    held = list(rows)
    starts = np.zeros(len(held) + 1, np.int64)
    np.cumsum([len(row) for row in held], out=starts[1:])
    code = held[0].typecode if held else "I"
    return Ragged(np.frombuffer(b"".join(held), code).astype(np.int64), starts)


def read_texts(texts: Mapping[int, "array[int]"], known: Chunks, positions: bool) -> Lists:
    """`texts` has the chunks of each paper's text, by the paper's number, ascending."""
    numbers = np.fromiter(texts, np.int64, len(texts))
    width = np.asarray(known.width, np.int64)
    longest = max((len(text) for text in texts.values()), default=0) * int(width.max())
    paper_bits, place_bits = bits(len(numbers)), bits(longest)
    shift = paper_bits + place_bits
    terms = ragged(array("q", [term << shift | offset for term, offset in placed]) for placed in known.placed)
    held = list(texts.values())
    slices = [held[start : start + AT_ONCE] for start in range(0, len(held), AT_ONCE)]
    sizes = np.diff(terms.starts)
    occurrences = np.empty(sum(int(sizes[ragged(each).values].sum()) for each in slices), np.int64)
    done = 0
    for at, each in enumerate(slices):
        chunks = ragged(each)
        paper = chunks.rows()
        ends = np.zeros(len(chunks.values) + 1, np.int64)
        np.cumsum(width[chunks.values], out=ends[1:])
        before = ends[:-1] - ends[chunks.starts[paper]]
        before += (paper + at * AT_ONCE) << place_bits
        term, place = terms.spread(chunks.values)
        occurrences[done : done + len(term)] = term + before[place]
        done += len(term)
    occurrences.sort()
    return listed(occurrences, numbers, paper_bits, place_bits, positions)


def read_sets(sets: Mapping[int, "array[int]"]) -> Lists:
    """`sets` has each paper's terms, each once, by the paper's number, ascending."""
    terms = ragged(sets.values())
    paper_bits = bits(len(sets))
    occurrences = terms.values << paper_bits | terms.rows()
    occurrences.sort()
    return listed(occurrences, np.fromiter(sets, np.int64, len(sets)), paper_bits, 0, False)


def listed(
    occurrences: Integers, numbers: Integers, paper_bits: int, place_bits: int, positions: bool
) -> Lists:
    """Sorted occurrences as the lists of all terms: a part of them at once, so that all stays small."""
    found = Lists({}, {}, len(occurrences))
    length = np.zeros(len(numbers), np.int64)
    for start in range(0, len(occurrences), PART):
        paper = (occurrences[start : start + PART] >> place_bits) & ((1 << paper_bits) - 1)
        length += np.bincount(paper, minlength=len(numbers))
    start = 0
    while start < len(occurrences):
        end = min(start + PART, len(occurrences)) - 1
        next_term = ((int(occurrences[end]) >> (paper_bits + place_bits)) + 1) << (paper_bits + place_bits)
        end = int(np.searchsorted(occurrences, next_term))
        add_lists(found, occurrences[start:end], numbers, length, paper_bits, place_bits, positions)
        start = end
    return found


def add_lists(
    found: Lists,
    occurrences: Integers,
    numbers: Integers,
    length: Integers,
    paper_bits: int,
    place_bits: int,
    positions: bool,
) -> None:
    held = occurrences >> place_bits
    begins = changes(held)
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(held))
    postings = held[starts]
    paper = postings & ((1 << paper_bits) - 1)
    term = postings >> paper_bits
    firsts = np.flatnonzero(changes(term))
    terms = term[firsts].tolist()
    lists = posting_lists(firsts, numbers[paper], length[paper], counts)
    found.lists.update(zip(terms, lists, strict=True))
    if positions:
        once = changes(occurrences)
        ordinals = occurrences[once] & ((1 << place_bits) - 1)
        places = position_lists(firsts, np.flatnonzero(begins[once]), ordinals)
        found.places.update(zip(terms, places, strict=True))


def posting_lists(firsts: Integers, papers: Integers, lengths: Integers, counts: Integers) -> list[bytes]:
    """`firsts` says where in the other three each term's papers begin."""
    sizes = np.diff(firsts, append=len(papers))
    row = np.repeat(np.arange(len(firsts)), sizes)
    place = np.arange(len(papers)) - firsts[row]
    more = np.flatnonzero(counts > 1)
    repeats = np.bincount(row[more], minlength=len(firsts))
    starts = np.zeros(len(firsts) + 1, np.int64)
    np.cumsum(2 * sizes + 2 * repeats + 2, out=starts[1:])
    values = np.empty(starts[-1], np.int64)
    values[starts[:-1]] = sizes
    at = starts[row] + 1 + place
    values[at] = gaps(papers, firsts)
    at += sizes[row]
    values[at] = lengths
    values[starts[:-1] + 1 + 2 * sizes] = repeats
    row = row[more]
    entry = np.arange(len(more)) - (np.cumsum(repeats) - repeats)[row]
    at = starts[row] + 2 + 2 * sizes[row] + 2 * entry
    skips = np.diff(place[more], prepend=0)
    values[at] = np.where(entry == 0, place[more], skips)
    values[at + 1] = counts[more]
    return cut(values, starts)


def position_lists(firsts: Integers, starts: Integers, ordinals: Integers) -> list[bytes]:
    """`starts` says where each posting's ordinals begin, `firsts` which posting is the first of each term."""
    sizes = np.diff(starts, append=len(ordinals))
    posting = np.repeat(np.arange(len(starts)), sizes)
    values = np.empty(len(ordinals) + len(starts), np.int64)
    values[starts + np.arange(len(starts))] = sizes
    values[np.arange(len(ordinals)) + posting + 1] = gaps(ordinals, starts)
    bounds = np.append(starts[firsts] + firsts, len(values))
    return cut(values, bounds)


def gaps(ascending: Integers, starts: Integers) -> Integers:
    """How many whole numbers lie between each and the one before it; the first of each row as it is."""
    found = np.diff(ascending, prepend=0) - 1
    found[starts] = ascending[starts]
    return found


def cut(values: Integers, bounds: Integers) -> list[bytes]:
    """Varints of the values, in pieces between the bounds."""
    count = np.ones(len(values), np.int64)
    most = int(values.max()) if len(values) else 0
    limit = 128
    while limit <= most:
        count += values >= limit
        limit <<= 7
    ends = np.zeros(len(values) + 1, np.int64)
    np.cumsum(count, out=ends[1:])
    octets = np.empty(ends[-1], np.uint8)
    at, rest = ends[:-1], values
    while len(rest):
        more = rest > 127
        octets[at] = (rest & 127) | (more << 7)
        at, rest = at[more] + 1, rest[more] >> 7
    data = octets.tobytes()
    edges = ends[bounds].tolist()
    return [data[start:end] for start, end in pairwise(edges)]


def changes(ordered: Integers) -> Flags:
    """Where a value is another than the one before it; the first is."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def bits(count: int) -> int:
    """Enough for the whole numbers below `count`."""
    return max(count - 1, 1).bit_length()
