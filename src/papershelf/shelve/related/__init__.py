"""Papers to related papers: by words, people, topics and sessions, each relation with its reasons.

What depends on what, so that a paper that changes, comes or goes is felt by few others:

1. `terms`: a paper's weights depend on its own text; on the number of papers, in steps of √2; and, word by word, on
   how many papers have the word, in three levels, and whether a title has it. A word's level changes for all papers
   that have it, but only that word's weight.
2. `likeness`: a pair's depends on the terms of both. Which pairs are looked at depends on the lists of the papers that
   each word matters most to, word by word.
3. `scores`: a pair's depends on its likeness, on how close either paper's nearest ones are, in coarse steps, and on
   the authors, topics and the session that both have; a topic or session that too many papers have does not count.
4. `offers`: who is in a paper's list depends on the papers that are at most three offers away.
5. `reasons`: a relation's depend on the two papers; how words are spelt depends, word by word, on whether any text
   writes it in small letters.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from papershelf.model import Membership, Paper, Related, Topic
from papershelf.shelve.related.likeness import Postings, compare, overlaps
from papershelf.shelve.related.offers import settle
from papershelf.shelve.related.reasons import WORDS_SHOWN, Spelling, name_authors, name_topics, worth_telling
from papershelf.shelve.related.scores import Company, score
from papershelf.shelve.related.terms import Terms, find_terms
from papershelf.shelve.topics.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papershelf.shelve.topics.texts import Whole


def relate(
    papers: Sequence[Paper],
    memberships: Mapping[str, Sequence[Membership]],
    topics: Sequence[Topic] = (),
    words: Words | None = None,
) -> dict[str, tuple[Related, ...]]:
    """Up to five related papers of each paper, by its id, best first; papers without any are left out.

    `memberships` are the papers' topics, by their ids; `topics` have the names that reasons show. `words` are those
    of the same papers, where somebody has them already.
    """
    words = words or Words(papers)
    papers = words.papers
    if len(papers) < 2:
        return {}
    company = Company(papers, memberships, topics)
    terms = find_terms(words)
    alike = compare(terms, Postings(terms), range(terms.count))
    paper, other = settle(score(alike, company), terms.count)
    spelling = Spelling(words, terms.names)

    def reasons(paper: int, other: int, shared: Sequence[int]) -> "Iterator[str]":
        if names := company.authors.shared(paper, other):
            yield name_authors(names)
        if telling := worth_telling(shared, terms.names)[:WORDS_SHOWN]:
            yield f"Shared words: {', '.join(spelling.spell(telling, paper, other))}"
        if names := company.topics.shared(paper, other):
            yield name_topics(names)
        if company.sessions.shared(paper, other):
            yield "Same session"

    related: dict[str, list[Related]] = {}
    for one, two, shared in zip(
        paper.tolist(), other.tolist(), shared_terms(terms, paper, other), strict=True
    ):
        row = Related(id=papers[two].id, reasons=tuple(reasons(one, two, shared)))
        related.setdefault(papers[one].id, []).append(row)
    return {id: tuple(rows) for id, rows in related.items()}


def shared_terms(terms: Terms, papers: "Whole", others: "Whole") -> "Iterator[list[int]]":
    """The terms that a paper and each of its related ones have, most telling first, a list a pair."""
    import numpy as np

    done = 0
    for pairs, term, products in overlaps(terms, papers, others):
        order = np.lexsort((term, -products, pairs))
        listed = term[order].tolist()
        last = int(pairs[-1]) + 1
        ends = np.searchsorted(pairs, np.arange(done, last + 1)).tolist()
        for start, end in pairwise(ends):
            yield listed[start:end]
        done = last
    for _ in range(done, len(papers)):
        yield []
