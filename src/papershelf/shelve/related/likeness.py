"""Telling terms to the papers most like each paper, through inverted lists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.shelve.related.pairs import Lists
from papershelf.shelve.related.terms import BITS as WEIGHT_BITS
from papershelf.shelve.related.terms import UNIT, Terms
from papershelf.shelve.topics.texts import added_up, distinct, gathered, places_in

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

WHOLE = UNIT**2
"""A likeness of 1, which papers may exceed: it is the sum over the terms that both have of the product of weights."""
LIKE = round(0.065 * WHOLE)
"""The least likeness of two papers."""
LEAST_SEEN = LIKE / 2
"""What of it the terms and lists that are looked at must tell."""
FEWEST_TERMS = 2
CANDIDATES = 24
"""Papers like one that are weighed further."""
LONGEST_POSTING = 120
"""Papers that a term leads to: those that it matters most to."""
LOOKED_UP = 16
"""Terms of a paper that lead to others, the most telling ones. Of the papers that are related on the real pages, more
terms found no others; of made ones, where all are alike, a tenth were others as good."""
SLOTS = 1 << 11
"""Places for the papers that one paper's terms lead to. Papers of the same place are told apart later."""
BITS = 24
"""Those of a paper's number, and of a likeness."""
PAPER = (1 << BITS) - 1
ROWS = 16
"""Papers whose terms are followed together."""
CELLS = 1 << 19
"""Pairs of a paper and a term that are looked at together."""


class Postings:
    """The papers of each term that it matters most to, with its weights there, from `starts` on, `lengths` of them."""

    __slots__ = ("entries", "lengths", "starts")
    # an entry is a weight above a paper

    def __init__(self, terms: Terms) -> None:
        import numpy as np

        weightiest = (1 << WEIGHT_BITS) - 1
        order = np.argsort(
            terms.terms << BITS + WEIGHT_BITS | weightiest - terms.weights << BITS | terms.papers
        )
        self.starts: Whole = added_up(np.bincount(terms.terms))
        self.lengths: Whole = np.minimum(np.diff(self.starts), LONGEST_POSTING)
        self.entries = terms.weights[order] << BITS | terms.papers[order]


def compare(terms: Terms, postings: Postings, rows: range) -> "tuple[Whole, Whole, Whole]":
    """The papers most like each of the rows: paper, other and likeness, sorted by paper, then best first."""
    import numpy as np

    nothing = np.zeros(0, np.int64)
    papers, others = [nothing], [nothing]
    for first in rows[::ROWS]:
        mine, theirs = candidates(terms, postings, range(first, min(first + ROWS, rows.stop)))
        papers.append(mine)
        others.append(theirs)
    paper, other = np.concatenate(papers), np.concatenate(others)
    family: Whole = np.array(terms.names.families, np.int64)
    like = np.zeros(len(paper), np.int64)
    alike = np.zeros(len(paper), bool)
    for pair, term, product in overlaps(terms, paper, other):
        like[pair[0] : pair[-1] + 1] = np.bincount(pair - pair[0], product).astype(np.int64)
        single = term < len(family)
        shared = distinct(pair[single] << 32 | family[term[single]]) >> 32
        alike[pair[0] : pair[-1] + 1] = (
            np.bincount(shared - pair[0], minlength=pair[-1] - pair[0] + 1) >= FEWEST_TERMS
        )
    alike &= like >= LIKE
    paper, other, like = paper[alike], other[alike], like[alike]
    order = np.lexsort((other, -like, paper))
    return paper[order], other[order], like[order]


def candidates(terms: Terms, postings: Postings, rows: range) -> "tuple[Whole, Whole]":
    """The pairs of the rows and of papers that their words lead to, the best of each, sorted.

    Each row has a table of some slots for what it has in common with others. Papers that share a slot take turns. The
    work grows with the lists, not with the papers.
    """
    import numpy as np

    starts = terms.starts[rows.start : rows.stop]
    mine = gathered(starts, np.minimum(terms.starts[rows.start + 1 : rows.stop + 1] - starts, LOOKED_UP))
    term = terms.terms[mine]
    lengths = postings.lengths[term]
    entry = postings.entries[gathered(postings.starts[term], lengths)]
    other = entry & PAPER
    product = np.repeat(terms.weights[mine], lengths)
    product *= entry >> BITS
    slots = min(1 << terms.count.bit_length(), SLOTS)
    slot = np.repeat((terms.papers[mine] - rows.start) * slots, lengths)
    slot += other & slots - 1
    turn = np.zeros(len(rows) * slots, np.int64)
    found = []
    while len(slot):
        turn[slot] = other
        now = turn[slot] == other
        likeness = np.bincount(slot, product * now)
        hits = np.flatnonzero(likeness >= LEAST_SEEN)
        hits = hits[turn[hits] != hits // slots + rows.start]  # itself
        like = np.minimum(likeness[hits], PAPER).astype(np.int64)
        found.append(hits // slots << 2 * BITS | PAPER - like << BITS | turn[hits])
        later = np.flatnonzero(~now)
        slot, other, product = slot[later], other[later], product[later]
    if not found:
        return slot, slot
    code = np.sort(np.concatenate(found))
    best = code[places_in(code >> 2 * BITS) < CANDIDATES]
    code = np.sort(best >> 2 * BITS << BITS | best & PAPER)
    return (code >> BITS) + rows.start, code & PAPER


def overlaps(terms: Terms, papers: "Whole", others: "Whole") -> "Iterator[tuple[Whole, Whole, Whole]]":
    """The terms that both papers of each pair have: pair, term and the product of the weights, in the pairs' order.

    Papers are sorted. Pairs come a few thousand at a time; those that share nothing do not come.
    """
    for pair, mine, theirs in Lists(terms.terms, terms.starts).common(papers, others, CELLS):
        yield pair, terms.terms[mine], terms.weights[mine] * terms.weights[theirs]
