"""The pages of one topic: its papers with the words that put them there, its neighbours, its rule."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from papershelf.english import counted, listed
from papershelf.model import Frozen, Topic
from papershelf.site import addresses
from papershelf.site.catalogue import PAGE, Catalogue
from papershelf.site.pictures.sparkline import FEWEST, sparkline
from papershelf.site.views.links import bars, topic_item
from papershelf.site.views.paging import Section, Step, pager, pages

NEIGHBOURS = 8
WORDS = 3
"""The most words that a row shows as its evidence."""


class TopicRow(Frozen, frozen=True):
    """`evidence` stands in the row instead of the topic's own chip."""

    id: str
    evidence: Markup


class TopicPage(Frozen, frozen=True):
    """`own` is a row's chip of this topic: left out here. `search` finds the topic's papers."""

    name: str
    lead: str
    search: str
    years: Markup
    rows: Section[TopicRow]
    own: str
    parent: tuple[str, str] | None
    parts: Markup
    together: Markup
    authors: Markup
    rule: Sequence[str]
    pager: list[Step]
    number: int


def topic_pages(shelf: Catalogue, topic: Topic) -> Iterator[tuple[str, TopicPage]]:
    papers = [shelf.papers[id] for id in topic.papers]
    people = Counter(author.id for paper in papers for author in paper.authors)
    others = Counter(each.id for paper in papers for each in paper.topics if each.id != topic.id)
    rows = [
        TopicRow(id=paper.id, evidence=evidence(topic.name.casefold(), member.evidence))
        for paper in papers
        for member in paper.topics
        if member.id == topic.id
    ]
    lead = counted(len(papers), "paper") + (f" by {counted(len(people), 'author')}" if people else "") + "."
    together = bars(
        [("../" + addresses.topic(id), shelf.topics[id].name, count) for id, count in most(others)]
    )
    authors = bars(
        [
            ("../" + addresses.person(id), shelf.people[id].name, count)
            for id, count in most(people)
            if count > 1
        ]
    )
    parts = bars(
        [
            ("../" + addresses.topic(each.id), each.name, len(each.papers))
            for each in shelf.topics.values()
            if each.parent == topic.id
        ]
    )
    years = sparkline(paper.date for paper in papers) if len(papers) >= FEWEST else Markup()
    whole = shelf.topics[topic.parent] if topic.parent else None
    made = pages([Section(id="papers", name="Papers", total=len(rows), entries=rows)], PAGE)
    for number, sections in enumerate(made, 1):
        if not sections:
            continue
        yield (
            addresses.topic(topic.id, number),
            TopicPage(
                name=topic.name,
                lead=lead,
                search=f"{addresses.SEARCH}?topic={topic.id}",
                years=years,
                rows=sections[0],
                own=topic_item(topic.id, topic.name, "../"),
                parent=("../" + addresses.topic(whole.id), whole.name) if whole else None,
                parts=parts,
                together=together,
                authors=authors,
                rule=topic.evidence,
                pager=pager(number, len(made), lambda page: "../" + addresses.topic(topic.id, page)),
                number=number,
            ),
        )


def most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:NEIGHBOURS]


@lru_cache(maxsize=1 << 12)
def evidence(name: str, words: tuple[str, ...]) -> Markup:
    """The words that put a paper here, where they are not just the topic's name."""
    telling = [f"“{word}”" for word in words if word.casefold() != name][:WORDS]
    return Markup('<li class="why">{}</li>').format(listed(telling)) if telling else Markup()
