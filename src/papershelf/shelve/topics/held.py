"""What papers have of the terms that may be topics, in rows: which of it counts, and what comes first."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from papershelf.shelve.topics.judge import LARGEST, NONE, parts_of
from papershelf.shelve.topics.spellings import LONGEST
from papershelf.shelve.topics.terms import Term
from papershelf.shelve.topics.texts import found_in, places_in
from papershelf.shelve.topics.uses import (
    COUNT,
    EARLY,
    FIRM,
    SHIFT,
    STRENGTH,
    STRONG,
    STRONG_SINGLE,
    TITLED,
    Uses,
)

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


TELLING = 0.1
"""Share of a term's papers that are named after it, from which on a passing mention tells something."""
COMMON = 0.25
"""Share of all papers that speak of a term, up to which it does."""
WHOLE_TERM, SINGLE_WORD = 10, 7
"""What uses of a term count for, and those of a single word."""
PLACES = 24
"""Bits that hold the place of a term."""


class Rows(NamedTuple):
    """Parallel: a paper, the place of a term, and how the paper speaks of it, without that place."""

    papers: "Whole"
    places: "Whole"
    uses: "Whole"

    def some(self, rows: "Whole") -> "Rows":
        return Rows(self.papers[rows], self.places[rows], self.uses[rows])


class Held:
    """All rows of ranked terms, sorted by paper and place, with what the terms are."""

    def __init__(
        self, uses: Uses, terms: Sequence[Term], ranks: Sequence[int], free: Collection[int]
    ) -> None:
        import numpy as np

        self.papers_in_all = len(uses.starts) - 1
        self.limit = int(LARGEST * self.papers_in_all)
        self.ranks: Whole = np.array(ranks, np.int64)
        spread, self.titles, self.about = (
            np.array([getattr(term, name) for term in terms], np.int64)
            for name in ("papers", "titles", "about")
        )
        self.weight = np.array([term.weight for term in terms], float)
        self.single: Flags = np.array([len(term.key) == 1 for term in terms], bool)
        self.free: Flags = np.zeros(len(terms), bool)
        """Those that may have few papers: sources state them."""
        self.free[list(free)] = True
        self.tells: Flags = (spread <= self.limit) | self.free
        """Whether few enough papers speak of it."""
        self.telling: Flags = ~self.single & (TELLING * spread <= self.titles)
        self.telling &= (spread <= int(COMMON * self.papers_in_all)) | self.free
        """Whether one early word of it tells that a paper is about it."""
        self.broad: Flags = (self.about > self.limit) & ~self.free
        """Whether too many papers are about it; those that are named after it may be few enough."""
        self.rarity = np.frexp(spread)[1].astype(np.int64)  # the length in bits
        self.reach = np.frexp(self.about)[1].astype(np.int64)
        self.strengths = np.array(STRENGTH)

        place = uses.values >> SHIFT
        ranked = self.ranks[place] != NONE
        papers = np.repeat(np.arange(self.papers_in_all), np.diff(uses.starts))
        self.rows = Rows(papers[ranked], place[ranked], uses.values[ranked] & (1 << SHIFT) - 1)
        self.papers, self.places = self.rows.papers, self.rows.places
        much = self.strengths[self.rows.uses & (TITLED | COUNT)]
        self.describes_any: Flags = much >= np.where(self.single[self.places], STRONG_SINGLE, STRONG)
        """Whether each row describes its paper, however many it describes."""
        self.within = self.find_parts(terms)

    def find_parts(self, terms: Sequence[Term]) -> "list[tuple[Whole, Whole]]":
        """Rows, and rows of the same paper with terms that stand in theirs; the longest terms first."""
        import numpy as np

        places = {term.key: place for place, term in enumerate(terms) if self.ranks[place] != NONE}
        pairs: list[list[tuple[int, int]]] = [[] for _ in range(LONGEST + 1)]
        for key, place in places.items():
            pairs[len(key)].extend((place, part) for part in parts_of(key, places))
        codes = self.papers << PLACES | self.places
        found = []
        for some in pairs[:1:-1]:
            longer, part = np.array(some, np.int64).reshape(-1, 2).T
            starts = np.searchsorted(longer, np.arange(len(terms) + 1))
            many = np.diff(starts)[self.places]
            rows = np.repeat(np.arange(len(codes)), many)
            nth = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
            wanted = self.papers[rows] << PLACES | part[starts[self.places[rows]] + nth]
            at, there = found_in(codes, wanted)
            found.append((rows[there], at[there]))
        return found

    def own(self, wanted: "Flags") -> Rows:
        """Some of the rows, each use with the longest term that stands there."""
        import numpy as np

        uses = self.rows.uses.copy()
        for longer, part in self.within:
            both = wanted[longer] & wanted[part]
            longer, part = longer[both], part[both]
            less = np.bincount(part, uses[longer] & COUNT, len(uses)).astype(np.int64)
            changed = np.flatnonzero(np.bincount(part, minlength=len(uses)))
            named = part[uses[longer] & TITLED > 0]
            count = np.maximum((uses[changed] & COUNT) - less[changed], 0)
            uses[changed] = uses[changed] & ~COUNT | count
            uses[named] &= ~TITLED
        rows = np.flatnonzero(wanted & (uses & (COUNT | TITLED) > 0))
        return Rows(self.papers[rows], self.places[rows], uses[rows])

    def eighths(self, rows: Rows) -> "Whole":
        """How much papers are about terms, in eighths of the most."""
        import numpy as np

        much: Whole = np.rint(self.strengths[rows.uses & (TITLED | COUNT)] / 0.75).astype(np.int64)
        return much

    def order(self, rows: Rows) -> "Whole":
        """A number by which each paper's best comes first: what it is most about, of these the rarest."""
        import numpy as np

        much = self.eighths(rows) * np.where(self.single[rows.places], SINGLE_WORD, WHOLE_TERM)
        code = rows.papers << 7 | 8 * WHOLE_TERM - much
        code = code << 5 | self.rarity[rows.places]
        ordered: Whole = code << PLACES | rows.places
        return ordered

    def describes(self, rows: Rows, firmly: "Flags") -> "Flags":
        """Whether papers are about terms. Where too many are, those are that are named after it."""
        import numpy as np

        much = self.strengths[rows.uses & (TITLED | COUNT)]
        least = np.where(firmly, FIRM, np.where(self.single[rows.places], STRONG_SINGLE, STRONG))
        named = (rows.uses & TITLED > 0) & (self.titles <= self.limit)[rows.places]
        about: Flags = np.where(self.broad[rows.places], named, much >= least)
        return about

    def spoken_of(self, rows: Rows) -> Rows:
        """The best of the terms that each paper speaks of, of rows of terms that tell."""
        import numpy as np

        low = self.order(rows) & (1 << 12 + PLACES) - 1
        code = rows.papers << 2 | 3 - self.ranks[rows.places]
        code = code << 1 | self.single[rows.places]
        code = code << 1 | (rows.uses & EARLY == 0)
        return first_of(rows, np.bitwise_or(code << 12 + PLACES, low))

    def calls(self, rows: Rows) -> "Whole":
        """A number by which comes first what each paper would call for."""
        code = rows.papers << 1 | self.single[rows.places]
        code = code << 6 | 63 - self.reach[rows.places]
        code = code << 4 | 8 - self.eighths(rows)
        called: Whole = code << PLACES | rows.places
        return called


def first_of(rows: Rows, order: "Whole") -> Rows:
    """The first row of each paper, by an order in which papers come one behind the other."""
    import numpy as np

    sorted_rows = rows.some(np.argsort(order))
    return sorted_rows.some(np.flatnonzero(places_in(sorted_rows.papers) == 0))


def best_of(runs: "Whole") -> int:
    """The length of the longest run of sorted numbers."""
    return int(places_in(runs).max(initial=-1)) + 1
