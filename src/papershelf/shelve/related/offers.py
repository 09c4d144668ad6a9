"""Candidates to related papers, in a few rounds of offers, so that a paper matters to those near it alone."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from papershelf.shelve.topics.texts import gathered, places_in

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

MOST_RELATED = 5
MOST_NAMED_BY = 15
"""How many papers may name one paper as related."""
ROUNDS = 3
MOST_OFFERS = 16
"""Candidates of a paper that may be asked."""


class Candidates(NamedTuple):
    """Parallel: papers, sorted, others that they may be related to, and scores."""

    papers: "Whole"
    others: "Whole"
    scores: "Whole"


def choose(scores: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """What `settle` says of the scores of each paper's candidates, as lists."""
    import numpy as np

    rows = [(paper, *row) for paper, each in enumerate(scores) for row in each.items()]
    related: list[list[int]] = [[] for _ in scores]
    papers, others = settle(Candidates(*np.array(rows, np.int64).reshape(-1, 3).T), len(scores))
    for paper, other in zip(papers.tolist(), others.tolist(), strict=True):
        related[paper].append(other)
    return related


def settle(candidates: Candidates, count: int) -> "tuple[Whole, Whole]":
    """Up to five of each paper's candidates, best first, none named by more than fifteen of the papers.

    Each paper makes offers to its best five candidates. Who gets more offers than fit keeps the best of them; the
    refused turn to their next candidates, twice, who keep what they have and take the best of what comes as long as
    there is room. Ties go by number.
    """
    import numpy as np

    order = np.lexsort((candidates.others, -candidates.scores, candidates.papers))
    papers, others, scores = (part[order] for part in candidates)
    starts = np.searchsorted(papers, np.arange(count + 1))
    ends = np.minimum(starts[1:], starts[:-1] + MOST_OFFERS)
    at = starts[:-1].copy()
    named, room = np.zeros(count, np.int64), np.full(count, MOST_NAMED_BY)
    taken = [at[:0]]
    for _ in range(ROUNDS):
        asked = np.minimum(MOST_RELATED - named, ends - at)
        offers = gathered(at, asked)
        at += asked
        offers = offers[np.lexsort((papers[offers], -scores[offers], others[offers]))]
        other = others[offers]
        fits = places_in(other) < room[other]
        taken.append(offers[fits])
        room -= np.bincount(other[fits], minlength=count)
        named += np.bincount(papers[offers[fits]], minlength=count)
    rows = np.sort(np.concatenate(taken))
    return papers[rows], others[rows]
