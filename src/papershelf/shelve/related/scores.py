"""Likenesses and what else papers share to the scores by which they choose related papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from papershelf.model import Membership, Paper, Topic
from papershelf.shelve.related.likeness import WHOLE
from papershelf.shelve.related.offers import MOST_RELATED, Candidates
from papershelf.shelve.related.pairs import Lists, lists_of
from papershelf.shelve.related.terms import COMMON, FEW, steady
from papershelf.shelve.topics.texts import begins, places_in

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Whole

AUTHORS_PAPERS = 60
"""Papers that an author leads to; whoever has more is no reason to read on."""
AUTHOR_BONUS = round(0.06 * WHOLE)
TOPIC_BONUS = round(0.02 * WHOLE)
SESSION_BONUS = round(0.01 * WHOLE)
MOST_AUTHORS = 3
MOST_TOPICS = 2
"""More shared ones count no more."""
STEP = WHOLE // 32
"""How close the nearest papers are counts in such steps, so that it seldom changes."""

Names = dict[str, str]
"""Names by id."""


class Company:
    """What papers are found together in, by paper: authors, and the topics and sessions that not too many share."""

    def __init__(
        self,
        papers: Sequence[Paper],
        memberships: Mapping[str, Sequence[Membership]],
        topics: Sequence[Topic],
    ) -> None:
        most = max(COMMON * steady(len(papers)), FEW[-1])
        telling = {topic.id: topic.name for topic in topics if len(topic.papers) <= most}
        held: dict[str, int] = defaultdict(int)
        for paper in papers:
            held[paper.session or ""] += 1
        self.authors = Shared([{author.id: author.name for author in paper.authors} for paper in papers])
        self.topics = Shared(
            [known(telling, (m.id for m in memberships.get(paper.id, ()))) for paper in papers]
        )
        self.sessions = Shared(
            [
                {paper.session: paper.session} if paper.session and held[paper.session] <= most else {}
                for paper in papers
            ]
        )


class Shared:
    """What papers have of a kind."""

    def __init__(self, of: Sequence[Names]) -> None:
        self.of = of
        self.lists = lists_of([tuple(each) for each in of])

    def shared(self, paper: int, other: int) -> list[str]:
        """Their names, in the order of the first."""
        theirs = self.of[other]
        return [name for id, name in self.of[paper].items() if id in theirs]


def known(names: Mapping[str, str], ids: Iterable[str]) -> Names:
    return {id: names[id] for id in ids if id in names}


def score(alike: "tuple[Whole, Whole, Whole]", company: Company) -> Candidates:
    """The score of each paper's candidates: those that it is like, those that are like it, and its authors' others.

    `alike` are papers, others and their likenesses, sorted by paper and best first. Papers that are close to many are
    less of a find (cross-domain similarity local scaling: Lample et al., 2018).
    """
    import numpy as np

    papers, others, likes = alike
    count = len(company.authors.of)
    one, two = meet(company.authors.lists)
    code = np.concatenate((papers, others, one, two)) * count + np.concatenate((others, papers, two, one))
    like = np.concatenate((likes, likes, np.zeros(2 * len(one), np.int64)))
    order = np.argsort(code)
    code, like = code[order], like[order]
    first = np.flatnonzero(begins(code))
    score = np.maximum.reduceat(like, first) if len(first) else like
    nearest = near(papers, likes, count)
    papers, others = np.divmod(code[first], count)
    score = score - (nearest[papers] + nearest[others]) // 4
    score += AUTHOR_BONUS * np.minimum(company.authors.lists.counted(papers, others), MOST_AUTHORS)
    score += TOPIC_BONUS * np.minimum(company.topics.lists.counted(papers, others), MOST_TOPICS)
    score += SESSION_BONUS * company.sessions.lists.counted(papers, others)
    return Candidates(papers, others, score)


def near(papers: "Whole", likes: "Whole", count: int) -> "Whole":
    """The mean of each paper's best likenesses, in steps. The likenesses are sorted by paper, best first."""
    import numpy as np

    best = places_in(papers) < MOST_RELATED
    many = np.bincount(papers[best], minlength=count)
    mean = np.bincount(papers[best], likes[best], count) / np.maximum(many, 1)
    return np.rint(mean / STEP).astype(np.int64) * STEP


def meet(authors: Lists) -> "tuple[Whole, Whole]":
    """The pairs of papers that share an author with few enough papers, one and the other."""
    import numpy as np

    papers = np.repeat(np.arange(len(authors.starts) - 1), np.diff(authors.starts))
    order = np.argsort(authors.numbers, kind="stable")
    author, papers = authors.numbers[order], papers[order]
    few = (np.bincount(author, minlength=authors.highest) <= AUTHORS_PAPERS)[author]
    author, papers = author[few], papers[few]
    one, two = [papers[:0]], [papers[:0]]
    for apart in range(1, AUTHORS_PAPERS):
        both = np.flatnonzero(author[apart:] == author[:-apart])
        if not len(both):
            break
        one.append(papers[both])
        two.append(papers[both + apart])
    return np.concatenate(one), np.concatenate(two)
