"""Which topics share papers: the largest topics, each joined to those that it overlaps most."""

from collections import Counter
from itertools import combinations

from papershelf.english import counted
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few
from papershelf.site.pictures.graph import WIDEST, Node, graph

ID, TITLE = "map", "Topics that share papers"
SHOWN = 30
"""The most topics drawn."""
NEAREST = 2
"""Each topic is joined to so many others that it overlaps most; they may be joined to more."""
LEAST = 2
"""The fewest papers that join two topics."""


def topic_map(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    known, total = sum(1 for paper in papers if paper.topics), len(papers)
    if not enough(known, total):
        return Figure(id=ID, title=TITLE, sentence=too_few("have a topic", known, total))
    largest = sorted(shelf.shelf.topics, key=lambda each: (-len(each.papers), each.id))[:SHOWN]
    size = {each.id: len(each.papers) for each in largest}
    members: dict[str, list[str]] = {}
    for topic in sorted(largest, key=lambda each: each.id):
        for paper in topic.papers:
            members.setdefault(paper, []).append(topic.id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in members.values():
        shared.update(combinations(ids, 2))
    ties = nearest(shared, size)
    joined = {id for pair in ties for id in pair}
    drawn = [each.id for each in largest if each.id in joined]
    coverage = f"{known:,} of {counted(total, 'paper')} have a topic."
    if len(drawn) < FEWEST:
        return Figure(
            id=ID,
            title=TITLE,
            sentence=f"{coverage} No three topics share {LEAST} papers, so there is no map to draw.",
        )
    said = (
        f"{coverage} A line joins topics that share at least {LEAST} papers, wider for more: of each to the "
        f"{NEAREST} that it overlaps most, or fewer. Drawn are {len(drawn)} of {counted(len(shelf.topics), 'topic')}."
    )
    place = {id: at for at, id in enumerate(drawn)}
    low, high = min(ties.values()), max(ties.values())
    edges = {
        (place[one], place[other]): 1 + (WIDEST - 1) * (count - low) // max(WIDEST - 1, high - low)
        for (one, other), count in sorted(ties.items())
    }
    names = {id: shelf.topics[id].name for id in drawn}
    nodes = [Node(href=addresses.topic(id), name=names[id], count=size[id]) for id in drawn]
    return Figure(
        id=ID,
        title=TITLE,
        sentence=said,
        drawing=graph(ID, TITLE, said, nodes, edges),
        wide=True,
        head=("Topic", "Topic", "Papers in both"),
        rows=[
            (names[one], names[other], f"{count:,}")
            for (one, other), count in sorted(ties.items(), key=lambda each: (-each[1], each[0]))
        ],
    )


def nearest(shared: Counter[tuple[str, str]], size: dict[str, int]) -> dict[tuple[str, str], int]:
    """The pairs of topics that one of the two overlaps most, by the cosine of their papers, with the papers in both."""
    near: dict[str, list[tuple[int, str, tuple[str, str]]]] = {}
    for pair, count in shared.items():
        if count >= LEAST:
            one, other = pair
            likeness = count * count * 1_000_000 // (size[one] * size[other])
            near.setdefault(one, []).append((-likeness, other, pair))
            near.setdefault(other, []).append((-likeness, one, pair))
    return {pair: shared[pair] for found in near.values() for *_, pair in sorted(found)[:NEAREST]}
