"""Groups of terms in; the papers that answer them, best first, out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import chain
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
    """At most `most` papers: those of an identifier first, then those that answer every required word by their title or
    by their authors alone, then those that answer every one, then the others by their score, of which they keep the
    share of those words that they answer; between equals by number."""
    answers = {id(group): answered(group, weights, passing, out) for group in groups}
    total = NONE.union(*answers.values())
    named = NONE.union(*(answers[id(group)] for group in groups if group.papers))
    lists = [answers[id(group)] for group in required]
    full = frozenset.intersection(*lists) if lists else total
    enough = len(full) >= most and named <= full
    answering = Counter(chain.from_iterable(() if enough else lists))
    asked = query_weights(groups)
    length = vector_length(asked) or 1.0
    hits: list[tuple[int, float]] = []
    close = together(required, weights, full)
    for papers in (
        *(full & named & close, (full & named) - close, named - full),
        *((full - named) & close, full - named - close, total - full - named),
    ):
        if papers and len(hits) < most:
            scores = scored(papers, asked, length, weights)
            hits += best(scores, answering, 0 if papers <= full else len(lists), most - len(hits))
    return Ranked(hits, len(full) if lists else 0, len(total))


def answered(group: Group, weights: Weights, passing: Papers | None, out: Papers) -> Papers:
    """The papers that answer a group, of those that may be shown."""
    papers = group.papers.union(*(weights.of(term).keys() for term in group.terms))
    return (papers if passing is None else papers & passing) - out


def together(required: Sequence[Group], weights: Weights, full: Papers) -> Papers:
    """Of the papers that answer every word, those whose titles do, or whose authors do."""
    if not required:
        return NONE
    titles = authors = full
    for group in required:
        held = [each for term in group.terms if (each := weights.term(term))]
        titles = titles.intersection(chain(group.papers, *(each.title.papers for each in held)))
        authors = authors.intersection(chain(group.papers, *(each.authors.papers for each in held)))
    return titles | authors


def query_weights(groups: Iterable[Group]) -> dict[str, float]:
    """Each term once, with the greatest weight that a group gives it."""
    found: dict[str, float] = {}
    for group in groups:
        for term, weight in group.terms.items():
            found[term] = max(weight, found.get(term, 0.0))
    return found


def scored(papers: Papers, asked: dict[str, float], length: float, weights: Weights) -> dict[int, float]:
    scores = dict.fromkeys(papers, 0.0)
    for term, weight in asked.items():
        of = weights.of(term)
        for paper in papers & of.keys() if len(of) > len(papers) else of.keys() & papers:
            scores[paper] += weight * of[paper]
    return {paper: score / length for paper, score in scores.items()}


def best(
    scores: Mapping[int, float], answering: Mapping[int, int], words: int, most: int
) -> list[tuple[int, float]]:
    """By score; where not all `words` are answered, by the share of it that answers to those that are."""

    def order(hit: tuple[int, float]) -> tuple[int, int]:
        paper, score = hit
        worth = score * answering[paper] / words if words else score
        return -floor(worth * SAME + 0.5), paper

    return nsmallest(most, scores.items(), key=order)
