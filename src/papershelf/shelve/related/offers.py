"""Candidates to related papers, in a few rounds of offers, so that a paper matters to those near it alone."""

from collections.abc import Mapping, Sequence
from heapq import nsmallest

MOST_RELATED = 5
MOST_NAMED_BY = 15
"""How many papers may name one paper as related."""
ROUNDS = 3
MOST_OFFERS = 16
"""Candidates of a paper that may be asked."""


def choose(scores: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """Up to five of each paper's candidates, best first, none named by more than fifteen papers.

    `scores` are the candidates' by paper. Each paper makes offers to its best five candidates. Who gets more offers
    than fit keeps the best of them; the refused turn to their next candidates, twice, who keep what they have and take
    the best of what comes as long as there is room. Ties go by number.
    """
    waiting = [
        nsmallest(MOST_OFFERS, ((-score, other) for other, score in candidates.items()))[::-1]
        for candidates in scores
    ]
    related: list[list[tuple[int, int]]] = [[] for _ in scores]
    room = [MOST_NAMED_BY] * len(scores)
    for _ in range(ROUNDS):
        offers: dict[int, list[tuple[int, int]]] = {}
        for paper, candidates in enumerate(waiting):
            for _ in range(min(MOST_RELATED - len(related[paper]), len(candidates))):
                score, other = candidates.pop()
                offers.setdefault(other, []).append((score, paper))
        for other, offered in offers.items():
            taken = offered if len(offered) <= room[other] else nsmallest(room[other], offered)
            room[other] -= len(taken)
            for score, paper in taken:
                related[paper].append((score, other))
    return [[other for _, other in sorted(others)] for others in related]
