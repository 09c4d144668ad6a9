"""Groups of terms in; the papers that answer them, best first, out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from math import floor
from typing import NamedTuple

from papershelf.search.groups import Group
from papershelf.search.narrowing import NONE, Papers
from papershelf.search.weights import Weights, vector_length

SAME = 1e9
"""Scores that differ by less than one part of this are equal: what is less is rounding."""


class Ranked(NamedTuple):
    """`hits` are the best papers with their scores; `exact` counts those that answer every word, `total` all."""

    hits: list[tuple[int, float]]
    exact: int
    total: int


def ranked(
    groups: Sequence[Group],
    required: Sequence[Group],
    weights: Weights,
    passing: Papers | None,
    out: Papers,
    most: int,
) -> Ranked:
    """At most `most` papers: those of an identifier first, then by the number of required words that they answer,
    then by score, then by number."""
    answers = {id(group): answered(group, weights, passing, out) for group in groups}
    total = NONE.union(*answers.values())
    named = NONE.union(*(answers[id(group)] for group in groups if group.papers))
    lists = [answers[id(group)] for group in required]
    full = frozenset.intersection(*lists) if lists else total
    enough = len(full) >= most and named <= full
    tiers = {len(lists): full} if enough else by_tier(lists, total)
    asked = query_weights(groups)
    length = vector_length(asked) or 1.0
    hits: list[tuple[int, float]] = []
    for first in (True, False):
        for tier in sorted(tiers, reverse=True):
            chosen = tiers[tier] & named if first else tiers[tier] - named
            if chosen and len(hits) < most:
                hits += best(chosen, asked, length, weights, most - len(hits))
    return Ranked(hits, len(full) if lists else 0, len(total))


def answered(group: Group, weights: Weights, passing: Papers | None, out: Papers) -> Papers:
    """The papers that answer a group, of those that may be shown."""
    papers = group.papers.union(*(weights.of(term).keys() for term in group.terms))
    return (papers if passing is None else papers & passing) - out


def by_tier(lists: Iterable[Papers], total: Papers) -> dict[int, Papers]:
    """The papers by how many of the lists they are in."""
    counted = Counter[int]()
    for papers in lists:
        counted.update(papers)
    tiers: dict[int, set[int]] = {}
    for paper in total:
        tiers.setdefault(counted[paper], set()).add(paper)
    return {tier: frozenset(papers) for tier, papers in tiers.items()}


def query_weights(groups: Iterable[Group]) -> dict[str, float]:
    """Each term once, with the greatest weight that a group gives it."""
    found: dict[str, float] = {}
    for group in groups:
        for term, weight in group.terms.items():
            found[term] = max(weight, found.get(term, 0.0))
    return found


def best(
    papers: Papers, asked: dict[str, float], length: float, weights: Weights, most: int
) -> list[tuple[int, float]]:
    scores = dict.fromkeys(papers, 0.0)
    for term, weight in asked.items():
        of = weights.of(term)
        for paper in papers & of.keys() if len(of) > len(papers) else of.keys() & papers:
            scores[paper] += weight * of[paper]
    final = {paper: score / length for paper, score in scores.items()}
    return nsmallest(most, final.items(), key=lambda hit: (-floor(hit[1] * SAME + 0.5), hit[0]))
