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
from itertools import islice
from typing import TYPE_CHECKING

from papershelf.collector import without_collector
from papershelf.model import Membership, Paper, Related, Topic
from papershelf.shelve.related.likeness import Postings, compare
from papershelf.shelve.related.offers import settle
from papershelf.shelve.related.reasons import name_authors, name_topics
from papershelf.shelve.related.scores import Company, Shared, score
from papershelf.shelve.related.spelling import Spelling
from papershelf.shelve.related.telling import telling_terms
from papershelf.shelve.related.terms import Terms, find_terms
from papershelf.shelve.topics.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papershelf.shelve.topics.texts import Whole


@without_collector()
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
    related: list[list[Related]] = [[] for _ in papers]
    reasons = tell(words, terms, company, paper, other)
    for mine, theirs, told in zip(paper.tolist(), other.tolist(), reasons, strict=True):
        related[mine].append(Related(id=papers[theirs].id, reasons=tuple(told)))
    return {paper.id: tuple(rows) for paper, rows in zip(papers, related, strict=True) if rows}


def tell(words: Words, terms: Terms, company: Company, papers: "Whole", others: "Whole") -> list[list[str]]:
    """What is said of each pair of related papers. The papers are sorted."""
    import numpy as np

    reasons: list[list[str]] = [[] for _ in range(len(papers))]

    def pairs(shared: Shared) -> "Iterator[tuple[int, list[str]]]":
        rows = np.flatnonzero(shared.lists.counted(papers, others))
        for row, mine, theirs in zip(
            rows.tolist(), papers[rows].tolist(), others[rows].tolist(), strict=True
        ):
            yield row, shared.shared(mine, theirs)

    for row, names in pairs(company.authors):
        reasons[row].append(name_authors(names))
    spelling = Spelling(words, terms.names)
    for rows, told in telling_terms(terms, papers, others):
        spelt = iter(spelling.spell(papers[rows], others[rows], told))
        for row, number in zip(*(part.tolist() for part in np.unique(rows, return_counts=True)), strict=True):
            reasons[row].append(f"Shared words: {', '.join(islice(spelt, number))}")
    for row, names in pairs(company.topics):
        reasons[row].append(name_topics(names))
    for row, _ in pairs(company.sessions):
        reasons[row].append("Same session")
    return reasons
