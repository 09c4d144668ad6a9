"""Telling terms to the papers most like each paper, through inverted lists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.shelve.related.terms import UNIT, Terms

if TYPE_CHECKING:
    from papershelf.shelve.related.terms import Whole

WHOLE = UNIT**2
"""A likeness of 1, which papers may exceed: it is the sum over the terms that both have of the product of weights."""
LIKE = round(0.065 * WHOLE)
"""The least likeness of two papers."""
FEWEST_TERMS = 2
CANDIDATES = 24
"""Papers like one that are weighed further."""
LONGEST_POSTING = 120
"""Papers that a term leads to: those that it matters most to."""
CELLS = 1 << 21
"""Pairs of papers, or of a paper and a term, that are looked at together."""


class Postings:
    """The papers of each term that it matters most to, with its weights there, from `starts` on, `lengths` of them."""

    __slots__ = ("lengths", "papers", "starts", "weights")

    def __init__(self, terms: Terms) -> None:
        import numpy as np

        order = np.lexsort((terms.papers, -terms.weights, terms.terms))
        self.starts: Whole = np.searchsorted(
            terms.terms[order], np.arange(int(terms.terms.max(initial=-1)) + 2)
        )
        self.lengths: Whole = np.minimum(np.diff(self.starts), LONGEST_POSTING)
        self.papers = terms.papers[order]
        self.weights = terms.weights[order]


def compare(terms: Terms, postings: Postings, rows: range) -> "tuple[Whole, Whole, Whole]":
    """The papers most like each of the rows: paper, other and likeness, sorted by paper, then best first."""
    import numpy as np

    size = max(CELLS // max(terms.count, 1), 1)
    nothing = np.zeros(0, np.int64)
    papers, others = [nothing], [nothing]
    for first in range(rows.start, rows.stop, size):
        last = min(first + size, rows.stop)
        cells = candidates(terms, postings, first, last)
        papers.append(cells // terms.count + first)
        others.append(cells % terms.count)
    paper, other = np.concatenate(papers), np.concatenate(others)
    family = np.array(terms.names.families, np.int64)
    like = np.zeros(len(paper), np.int64)
    alike = np.zeros(len(paper), bool)
    for pair, term, product in overlaps(terms, paper, other):
        like[pair[0] : pair[-1] + 1] = np.bincount(pair - pair[0], product).astype(np.int64)
        single = term < len(family)
        shared = np.unique(pair[single] << 32 | family[term[single]]) >> 32
        alike[pair[0] : pair[-1] + 1] = (
            np.bincount(shared - pair[0], minlength=pair[-1] - pair[0] + 1) >= FEWEST_TERMS
        )
    alike &= like >= LIKE
    paper, other, like = paper[alike], other[alike], like[alike]
    order = np.lexsort((other, -like, paper))
    return paper[order], other[order], like[order]


def candidates(terms: Terms, postings: Postings, first: int, last: int) -> "Whole":
    """The pairs, (row - first) * count + other, of the rows with those that their words lead to, the best of each."""
    import numpy as np

    mine = slice(int(terms.starts[first]), int(terms.starts[last]))
    term = terms.terms[mine]
    lengths = postings.lengths[term]
    which = np.repeat(np.arange(len(term)), lengths)
    entry = np.arange(len(which)) + (postings.starts[term] - np.cumsum(lengths) + lengths)[which]
    cell = ((terms.papers[mine] - first) * terms.count)[which] + postings.papers[entry]
    product = terms.weights[mine][which] * postings.weights[entry]
    likeness = np.bincount(cell, product, (last - first) * terms.count)
    likeness[np.arange(last - first) * (terms.count + 1) + first] = 0  # itself
    hits = np.flatnonzero(likeness >= LIKE / 2)  # cut lists tell a part of the likeness
    rows = hits // terms.count
    order = np.lexsort((hits, -likeness[hits], rows))
    few = np.arange(len(rows)) - np.searchsorted(rows, rows) < CANDIDATES
    return np.sort(hits[order][few])


def overlaps(terms: Terms, papers: "Whole", others: "Whole") -> "Iterator[tuple[Whole, Whole, Whole]]":
    """The terms that both papers of each pair have: pair, term and the product of the weights, in the pairs' order.

    Papers are sorted. Pairs come a few thousand at a time; those that share nothing do not come.
    """
    import numpy as np

    highest = int(terms.terms.max(initial=0)) + 1
    size = max(CELLS // highest, 1)
    sheet = np.zeros(size * highest, np.int64)
    for first in range(0, terms.count, size):
        start, end = np.searchsorted(papers, (first, first + size)).tolist()
        if start == end:
            continue
        mine = slice(int(terms.starts[first]), int(terms.starts[min(first + size, terms.count)]))
        place = (terms.papers[mine] - first) * highest + terms.terms[mine]
        sheet[place] = terms.weights[mine]
        entry, pair = terms.of(others[start:end])
        term = terms.terms[entry]
        product = sheet[((papers[start:end] - first) * highest)[pair] + term] * terms.weights[entry]
        sheet[place] = 0
        shared = product > 0
        if shared.any():
            yield pair[shared] + start, term[shared], product[shared]
