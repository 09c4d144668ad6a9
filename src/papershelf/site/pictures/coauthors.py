"""Who writes with whom: the authors with the most joint papers, and lines between those who share papers."""

from collections import Counter
from itertools import combinations

from papershelf.english import counted
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few
from papershelf.site.pictures.graph import Node, graph

ID, TITLE = "coauthors", "Who writes with whom"
SHOWN = 40
"""The most people drawn."""
CANDIDATES = 1000
"""So many people with the most papers are compared."""
CROWD = 30
"""A paper with more authors says nothing of who works with whom."""


def coauthors(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    known, total = sum(1 for paper in papers if paper.authors), len(papers)
    if not enough(known, total):
        return Figure(id=ID, title=TITLE, sentence=too_few("name an author", known, total))
    together = pairs(shelf)
    least = 2 if len(people_of(together, 2)) >= FEWEST else 1
    ties = {pair: count for pair, count in together.items() if count >= least}
    strength: Counter[str] = Counter()
    for (one, other), count in ties.items():
        strength[one] += count
        strength[other] += count
    chosen = closest(ties, strength)
    ties = {pair: count for pair, count in ties.items() if chosen.issuperset(pair)}
    drawn = sorted(chosen, key=lambda id: (-strength[id], id))
    coverage = f"Authors are known for {known:,} of {counted(total, 'paper')}."
    if len(drawn) < FEWEST:
        return Figure(
            id=ID,
            title=TITLE,
            sentence=f"{coverage} No three people with several papers share any, so there is no network to draw.",
        )
    said = (
        f"{coverage} A line joins two who share {'at least two papers' if least == 2 else 'a paper'}, wider for more; "
        f"drawn are {len(drawn)} of {counted(len(shelf.people), 'person', 'people')}, those with the most joint papers"
    )
    several = sum(1 for person in shelf.shelf.people if len(person.papers) > 1)
    said += f" of the {CANDIDATES:,} with the most papers." if several > CANDIDATES else "."
    if any(len(paper.authors) > CROWD for paper in papers):
        said += f" Papers with more than {CROWD} authors join nobody."
    place = {id: at for at, id in enumerate(drawn)}
    edges = {(place[one], place[other]): count - least + 1 for (one, other), count in sorted(ties.items())}
    names = {id: shelf.people[id].name for id in drawn}
    nodes = [
        Node(href=addresses.person(id), name=names[id], count=len(shelf.people[id].papers)) for id in drawn
    ]
    return Figure(
        id=ID,
        title=TITLE,
        sentence=said,
        drawing=graph(ID, TITLE, said, nodes, edges),
        wide=True,
        head=("Author", "Author", "Papers together"),
        rows=[
            (names[one], names[other], f"{count:,}")
            for (one, other), count in sorted(ties.items(), key=lambda each: (-each[1], each[0]))
        ],
    )


def pairs(shelf: Catalogue) -> Counter[tuple[str, str]]:
    """How many papers each two of the people with several papers share; ids in order."""
    several = [person for person in shelf.shelf.people if len(person.papers) > 1]
    several.sort(key=lambda person: (-len(person.papers), person.id))
    crews: dict[str, list[str]] = {}
    for person in several[:CANDIDATES]:
        for paper in person.papers:
            crews.setdefault(paper, []).append(person.id)
    together: Counter[tuple[str, str]] = Counter()
    for paper, ids in crews.items():
        if len(ids) > 1 and len(shelf.papers[paper].authors) <= CROWD:
            together.update(combinations(sorted(ids), 2))
    return together


def closest(ties: dict[tuple[str, str], int], strength: Counter[str]) -> set[str]:
    """The people of the strongest ties, of equal ones those of people who share more papers with others."""
    chosen: set[str] = set()
    for pair in sorted(ties, key=lambda pair: (-ties[pair], -strength[pair[0]] - strength[pair[1]], pair)):
        if len(chosen.union(pair)) <= SHOWN:
            chosen.update(pair)
    return chosen


def people_of(ties: dict[tuple[str, str], int], least: int) -> set[str]:
    return {id for pair, count in ties.items() if count >= least for id in pair}
