"""Papers in, the entries of all terms out, for thousands at once, with numpy: the same bytes as paper by paper.

Each occurrence of a term becomes one whole number of term, paper and ordinal; sorted, they are all posting lists, one
behind the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from papershelf.search.fields import FIELDS, Searched
from papershelf.search.postings import ABSTRACT, AUTHORS, NO_POSTINGS, TEXTS, TITLE, Analysis, Many
from papershelf.search.shards import in_order
from papershelf.search.tokens import Tokens
from papershelf.search.varints import VARINTS

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

PAPER_BITS = PLACE_BITS = 20
"""Of an occurrence: a million papers, and a million words of one text."""
TERM = PAPER_BITS + PLACE_BITS
PAPERS, PLACES = (1 << PAPER_BITS) - 1, (1 << PLACE_BITS) - 1
PART = 250_000
"""Occurrences that are encoded together: more take more memory, and no less time."""


class TooLongError(Exception):
    """A text has more words, or a shelf more papers, than occurrences can tell apart."""


class Ragged(NamedTuple):
    """Rows of different lengths: row `i` is `values[starts[i] : starts[i + 1]]`."""

    values: Integers
    starts: Integers

    def spread(self, rows: Integers) -> tuple[Integers, Integers, Integers]:
        """The values of these rows, one behind the other; for each the place in `rows` of its row, and its place in the
        row."""
        first = self.starts[rows]
        counts = self.starts[rows + 1] - first
        place = np.repeat(np.arange(len(rows)), counts)
        ends = np.cumsum(counts)
        within = np.arange(len(place)) - (ends - counts)[place]
        return self.values[first[place] + within], place, within


def rows_of(many: Many) -> Ragged:
    return Ragged(np.array(many.values, np.int64), np.array(many.ends, np.int64))


class Column:
    """The occurrences of one field as they come."""

    def __init__(self) -> None:
        self.parts: list[Integers] = []

    def add(self, occurrences: Integers) -> None:
        self.parts.append(occurrences)

    def sorted(self, rank: Integers) -> Integers:
        """All occurrences, with the terms' ranks instead of their numbers. The parts are used up."""
        found = np.empty(sum(map(len, self.parts)), np.int64)
        at = 0
        self.parts.reverse()
        while self.parts:
            part = self.parts.pop()
            found[at : at + len(part)] = rank[part >> TERM] << TERM | part & ((1 << TERM) - 1)
            at += len(part)
        found.sort()
        return found


class Encoded(NamedTuple):
    """The lists of a field, and the positions (none where it has none), by rank; "" for a term that is not in it."""

    lists: list[bytes]
    places: list[bytes]
    counts: list[int]
    length: int


class Filling:
    """Takes papers in the order of their numbers, some at a time."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = Tokens(analysis.chunks)
        self.columns = [Column() for _ in FIELDS]
        self.papers = 0
        self.lengths = [0] * len(FIELDS)
        """The terms of each field in all papers together, once its entries are made."""
        self.counted = np.zeros(0, np.int64)
        self.titled = np.zeros(0, np.int64)
        """Of each surface word, how many papers have it, and how many titles."""

    def add(self, papers: Sequence[Searched]) -> None:
        if self.papers + len(papers) > PAPERS:
            raise TooLongError
        title = self.tokens.read([(paper.title,) for paper in papers])
        abstract = self.tokens.read([paper.abstract for paper in papers])
        number = self.analysis.atoms.__getitem__
        names = [[number(name) for name in paper.names] for paper in papers]
        held = np.fromiter(chain.from_iterable(names), np.int64)
        paper = np.repeat(np.arange(len(papers)), np.fromiter(map(len, names), np.int64, len(names)))
        atoms, row, _ = rows_of(self.analysis.atoms.terms).spread(held)
        self.columns[AUTHORS].add(np.unique(atoms << TERM | (paper[row] + self.papers) << PLACE_BITS))
        word, row, _ = rows_of(self.analysis.atoms.words).spread(held)
        pairs = [word << PAPER_BITS | paper[row]]
        words = rows_of(self.analysis.chunks.words)
        width = np.array(self.analysis.chunks.width, np.int64)
        terms = np.array(self.analysis.surface.terms, np.int64)
        for field, (chunks, begins) in zip(TEXTS, (title, abstract), strict=True):
            pairs.append(self.occurrences(field, chunks, begins, words, width, terms))
            if field == TITLE:
                self.titled = self.count(self.titled, pairs[-1])
        self.counted = self.count(self.counted, np.concatenate(pairs))
        self.papers += len(papers)

    def occurrences(
        self, field: int, chunks: Integers, begins: Integers, words: Ragged, width: Integers, terms: Integers
    ) -> Integers:
        """Keep the occurrences of the terms in these texts; their words with their papers come back."""
        paper = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        wide = width[chunks]
        before = np.zeros(len(chunks) + 1, np.int64)
        np.cumsum(wide, out=before[1:])
        word, row, place = words.spread(chunks)
        place[place == wide[row]] = 0  # All parts joined stand where the first does.
        place += (before[:-1] - before[begins[paper]])[row]
        if len(place) and int(place.max()) > PLACES:
            raise TooLongError
        owner = paper[row]
        term = terms[word]
        kept = np.flatnonzero(term >= 0)
        self.columns[field].add(term[kept] << TERM | (owner[kept] + self.papers) << PLACE_BITS | place[kept])
        return word << PAPER_BITS | owner

    def count(self, counted: Integers, pairs: Integers) -> Integers:
        """The counts with those of other papers."""
        pairs.sort()
        found = np.bincount(pairs[changes(pairs)] >> PAPER_BITS, minlength=len(self.analysis.surface))
        found[: len(counted)] += counted
        return found

    def entries(
        self, numbers: Sequence[int], placed: Sequence[int]
    ) -> Iterator[tuple[str, list[str], list[bytes]]]:
        """Of each family the terms in the order of shards, and their entries. `numbers` are the papers', `placed` the
        fields with positions. What a family needs is let go of before the next one is made."""
        del self.tokens  # No paper comes any more, and its tables are large.
        names = self.analysis.terms.names
        keys = in_order(names)
        number_of = self.analysis.terms
        rank = np.empty(len(keys), np.int64)
        rank[[number_of[key] for key in keys]] = np.arange(len(keys))
        held = np.array(numbers, np.int64)
        fields: dict[int, Encoded] = {}
        # The abstract first: `t-` files say how many abstracts have a term.
        for field in sorted(range(len(FIELDS)), reverse=True):
            fields[field] = encoded(self.columns[field].sorted(rank), len(keys), held, field in placed)
            self.lengths[field] = fields[field].length
            if field == ABSTRACT:
                yield "a", *those(keys, fields[field].lists)
                fields[field].lists.clear()
        title, authors, abstract = (fields[field] for field in range(len(FIELDS)))
        told = [
            (one or NO_POSTINGS) + (two or NO_POSTINGS) + VARINTS[count] if one or two or count else b""
            for one, two, count in zip(title.lists, authors.lists, abstract.counts, strict=True)
        ]
        title.lists.clear()
        authors.lists.clear()
        yield "t", *those(keys, told)
        del told
        if placed:
            places = (fields[field].places for field in placed)
            yield "p", *those(keys, list(map(b"".join, zip(*places, strict=True))))


def encoded(occurrences: Integers, terms: int, numbers: Integers, positions: bool) -> Encoded:
    """Sorted occurrences as the lists of all terms: a part of them at once, so that all stays small."""
    found = Encoded([b""] * terms, [b""] * terms, [0] * terms, len(occurrences))
    length = np.zeros(len(numbers), np.int64)
    for start in range(0, len(occurrences), PART):
        paper = (occurrences[start : start + PART] >> PLACE_BITS) & PAPERS
        length += np.bincount(paper, minlength=len(numbers))
    start = 0
    while start < len(occurrences):
        end = min(start + PART, len(occurrences)) - 1
        end = int(np.searchsorted(occurrences, ((int(occurrences[end]) >> TERM) + 1) << TERM))
        add_lists(found, occurrences[start:end], numbers, length, positions)
        start = end
    return found


def add_lists(
    found: Encoded, occurrences: Integers, numbers: Integers, length: Integers, positions: bool
) -> None:
    held = occurrences >> PLACE_BITS
    begins = changes(held)
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(held))
    postings = held[starts]
    paper = postings & PAPERS
    term = postings >> PAPER_BITS
    firsts = np.flatnonzero(changes(term))
    terms = term[firsts].tolist()
    lists = posting_lists(firsts, numbers[paper], length[paper], counts)
    sizes = np.diff(firsts, append=len(paper)).tolist()
    for rank, blob, size in zip(terms, lists, sizes, strict=True):
        found.lists[rank] = blob
        found.counts[rank] = size
    if positions:
        once = changes(occurrences)
        ordinals = occurrences[once] & PLACES
        places = position_lists(firsts, np.flatnonzero(begins[once]), ordinals)
        for rank, blob in zip(terms, places, strict=True):
            found.places[rank] = blob


def those(keys: Sequence[str], blobs: Sequence[bytes]) -> tuple[list[str], list[bytes]]:
    """The keys that have an entry, and the entries."""
    return [key for key, blob in zip(keys, blobs, strict=True) if blob], [blob for blob in blobs if blob]


def sets(
    atoms: Sequence[str], atom: Iterable[int], papers: Sequence[int], sizes: Sequence[int]
) -> tuple[list[str], list[bytes]]:
    """Facets in order, and the list of each. `atom` has the atoms of all papers, one paper after another; the papers'
    numbers ascend, and `sizes` are how many atoms each has."""
    keys = in_order(atoms)
    number_of = {key: number for number, key in enumerate(atoms)}
    rank = np.empty(len(keys), np.int64)
    rank[[number_of[key] for key in keys]] = np.arange(len(keys))
    paper = np.repeat(np.array(papers, np.int64), sizes)
    held = rank[np.array(atom, np.int64)]
    order = np.argsort(held, kind="stable")
    paper, held = paper[order], held[order]
    firsts = np.flatnonzero(changes(held))
    counts = np.diff(firsts, append=len(held))
    values = np.empty(len(held) + len(firsts), np.int64)
    places = firsts + np.arange(len(firsts))
    values[places] = counts
    values[np.arange(len(held)) + np.repeat(np.arange(len(firsts)), counts) + 1] = gaps(paper, firsts)
    return keys, cut(values, np.append(places, len(values)))


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
    most = int(values.max()) if len(values) else 0
    rest: NDArray[Any] = values.astype(np.uint32 if most < 1 << 32 else np.uint64)
    sizes = np.ones(len(rest), np.uint8)
    limit = 128
    while limit <= most:
        sizes += (rest >= limit).view(np.uint8)
        limit <<= 7
    ends = np.zeros(len(rest) + 1, np.int64)
    np.cumsum(sizes, out=ends[1:])
    octets = np.empty(int(ends[-1]), np.uint8)
    at = ends[:-1]
    while len(at):
        more = rest > 127
        octets[at] = (rest & 127).astype(np.uint8) | (more.view(np.uint8) << 7)
        kept = np.flatnonzero(more)
        at, rest = at[kept] + 1, rest[kept] >> 7
    data = octets.tobytes()
    edges = ends[bounds].tolist()
    return [data[start:end] for start, end in pairwise(edges)]


def changes(ordered: Integers) -> Flags:
    """Where a value is another than the one before it; the first is."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found
