"""A term's lists in, what each paper scores for it out: lunr.js's weights, added up over the fields.

A score of lunr is the sum over the fields of the weights of the query's terms, each times its weight in the query,
divided by the length of the query's vector. All terms are asked of all fields, so that this length is one for all.
"""

from math import log, sqrt

from papershelf.search.lists import Held, Lists, Scale

Scores = dict[int, float]


class Weights:
    """The weights of the terms of one index, each worked out once."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.held: dict[str, Held | None] = {}
        self.scores: dict[str, Scores] = {}

    def term(self, term: str) -> Held | None:
        if term not in self.held:
            self.held[term] = self.lists.term(term)
        return self.held[term]

    def exists(self, term: str) -> bool:
        return self.term(term) is not None

    def of(self, term: str) -> Scores:
        """Paper → the weights of the term in its fields, added up; as many papers as have the term."""
        if term not in self.scores:
            held = self.term(term)
            self.scores[term] = weighed(held, self.lists.scale) if held else {}
        return self.scores[term]


def weighed(held: Held, scale: Scale) -> Scores:
    """BM25 as lunr.js 2.3.9 has it: one document frequency for all fields, rounded to three decimals."""
    frequency = sum(len(posting.papers) for posting in held)
    rarity = log(1 + abs((scale.papers - frequency + 0.5) / (frequency + 0.5)))
    k1, b = scale.k1, scale.b
    scores: Scores = {}
    for posting, total, boost in zip(held, scale.lengths, scale.boosts, strict=True):
        if not posting.papers:
            continue
        average = total / scale.papers
        known: dict[tuple[int, int], float] = {}
        for paper, length, count in zip(posting.papers, posting.lengths, posting.counts, strict=True):
            weight = known.get((length, count))
            if weight is None:
                weight = (
                    rarity
                    * ((k1 + 1) * count)
                    / (k1 * (1 - b + b * (length / average)) + count)
                    * (boost or 1)
                )
                known[length, count] = weight = rounded(weight * 1000) / 1000
            scores[paper] = scores.get(paper, 0) + weight
    return scores


def rounded(value: float) -> float:
    """To the nearest whole number, halves up, as JavaScript does."""
    whole = value // 1
    return whole + (value - whole >= 0.5)


def vector_length(weights: dict[str, float]) -> float:
    """Of a query, in which each term has a weight."""
    return sqrt(sum(weight * weight for weight in weights.values()))
