"""Likenesses and what else papers share to the scores by which they choose related papers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from papershelf.model import Membership, Paper, Topic
from papershelf.shelve.related.likeness import WHOLE
from papershelf.shelve.related.offers import MOST_RELATED
from papershelf.shelve.related.terms import COMMON, FEW, steady

if TYPE_CHECKING:
    from papershelf.shelve.related.terms import Whole

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
        self.ids = [frozenset(each) for each in of]

    def shared(self, paper: int, other: int) -> list[str]:
        """Their names, in the order of the first."""
        theirs = self.of[other]
        return [name for id, name in self.of[paper].items() if id in theirs]


def known(names: Mapping[str, str], ids: Iterable[str]) -> Names:
    return {id: names[id] for id in ids if id in names}


def score(alike: "tuple[Whole, Whole, Whole]", company: Company) -> list[dict[int, int]]:
    """The score of each paper's candidates: those that it is like, those that are like it, and its authors' others.

    `alike` are papers, others and their likenesses, sorted by paper and best first. Papers that are close to many are
    less of a find (cross-domain similarity local scaling: Lample et al., 2018).
    """
    authors = company.authors
    likes: list[dict[int, int]] = [{} for _ in authors.of]
    for paper, other, like in zip(*(part.tolist() for part in alike), strict=True):
        likes[paper][other] = like
    nearest = [near(list(each.values())[:MOST_RELATED]) for each in likes]
    for paper, other, like in zip(*(part.tolist() for part in alike), strict=True):
        likes[other].setdefault(paper, like)
    for paper, other in meet(authors.of):
        likes[paper].setdefault(other, 0)
        likes[other].setdefault(paper, 0)
    for paper, candidates in enumerate(likes):
        mine, subjects, session = authors.ids[paper], company.topics.ids[paper], company.sessions.ids[paper]
        for other, like in candidates.items():
            like -= (nearest[paper] + nearest[other]) // 4
            if mine:
                like += AUTHOR_BONUS * min(len(mine & authors.ids[other]), MOST_AUTHORS)
            if subjects:
                like += TOPIC_BONUS * min(len(subjects & company.topics.ids[other]), MOST_TOPICS)
            if session:
                like += SESSION_BONUS * len(session & company.sessions.ids[other])
            candidates[other] = like
    return likes


def near(likes: Sequence[int]) -> int:
    """The mean of a paper's best likenesses, in steps."""
    return round(sum(likes) / len(likes) / STEP) * STEP if likes else 0


def meet(authors: Sequence[Names]) -> set[tuple[int, int]]:
    """The pairs of papers that share an author with few enough papers."""
    papers_of: dict[str, list[int]] = defaultdict(list)
    for paper, names in enumerate(authors):
        for id in names:
            papers_of[id].append(paper)
    return {
        pair
        for papers in papers_of.values()
        if 1 < len(papers) <= AUTHORS_PAPERS
        for pair in combinations(papers, 2)
    }
