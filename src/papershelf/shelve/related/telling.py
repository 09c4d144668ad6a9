"""The terms that related papers share to those that are worth telling a reader."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papershelf.shelve.related.likeness import FEWEST_TERMS, overlaps
from papershelf.shelve.related.terms import Names, Terms
from papershelf.shelve.topics.texts import begins, places_in

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole

WORDS_SHOWN = 4
AT_ONCE = 50_000
"""Shared terms that are looked at together, and a few more."""


def telling_terms(terms: Terms, papers: "Whole", others: "Whole") -> "Iterator[tuple[Whole, Whole]]":
    """The terms to tell of each pair of papers, most telling first: the pair's number, and the term.

    Papers are sorted. Pairs come in their order, some thousands at a time; those of which nothing is told do not come.
    """
    import numpy as np

    waiting: list[tuple[Whole, Whole, Whole]] = []
    size = 0

    def told() -> "tuple[Whole, Whole]":
        pairs, shared, products = map(np.concatenate, zip(*waiting, strict=True))
        order = np.lexsort((shared, -products, pairs))
        return worth_telling(pairs[order], shared[order], terms.names)

    for some in overlaps(terms, papers, others):
        waiting.append(some)
        size += len(some[0])
        if size >= AT_ONCE:
            yield told()
            waiting, size = [], 0
    if waiting:
        yield told()


def worth_telling(pairs: "Whole", shared: "Whole", names: Names) -> "tuple[Whole, Whole]":
    """Those of the terms that two papers share, most telling first, that say something of their own.

    A pair of words stands for both of them, and one word for all of its forms. Words that no title has are told only
    where there is little else. Fewer than two say nothing.
    """
    import numpy as np

    single = shared < len(names.stems)
    order = np.argsort(pairs << 2 | ~names.titled[shared] << 1 | single, kind="stable")
    chosen = np.zeros(len(pairs), bool)
    chosen[order] = without_repeats(pairs[order], shared[order], names)
    count = int(pairs[-1]) + 1
    poor = np.bincount(pairs[chosen], minlength=count) < FEWEST_TERMS
    again = poor & (np.bincount(pairs[chosen & ~single], minlength=count) > 0)
    order = order[(again[pairs] & single)[order]]
    chosen[poor[pairs]] = False
    chosen[order] = without_repeats(pairs[order], shared[order], names)
    chosen &= (np.bincount(pairs[chosen], minlength=count) >= FEWEST_TERMS)[pairs]
    pairs, shared = pairs[chosen], shared[chosen]
    shown = places_in(pairs) < WORDS_SHOWN
    return pairs[shown], shared[shown]


def without_repeats(pairs: "Whole", shared: "Whole", names: Names) -> "Flags":
    """One term after the other of each pair that has no word of one before; untitled ones as long as these are few."""
    import numpy as np

    one, two = names.families_of(shared)
    titled = names.titled[shared]
    chosen: Flags = np.zeros(len(pairs), bool)
    left = np.arange(len(pairs))
    told = 0
    while len(left):
        first = begins(pairs[left])
        chosen[left[first]] = True
        told += 1
        pair = np.cumsum(first) - 1
        taken, also_taken = one[left[first]][pair], two[left[first]][pair]
        mine, also_mine = one[left], two[left]
        new = (mine != taken) & (mine != also_taken) & (also_mine != taken) & (also_mine != also_taken)
        if told >= FEWEST_TERMS:
            new &= titled[left]
        left = left[new]
    return chosen
