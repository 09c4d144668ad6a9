"""The statistics page: the shelf in numbers and in pictures."""

from collections.abc import Sequence

from papershelf.model import Frozen
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.coauthors import coauthors
from papershelf.site.pictures.crews import crews
from papershelf.site.pictures.figure import Figure
from papershelf.site.pictures.sources import sources
from papershelf.site.pictures.terms import terms
from papershelf.site.pictures.topic_map import topic_map
from papershelf.site.pictures.topics import topics
from papershelf.site.pictures.years import years


class StatisticsPage(Frozen, frozen=True):
    """`short` are (name, number) of the shelf."""

    lead: str
    short: Sequence[tuple[str, str]]
    figures: Sequence[Figure]


def statistics_page(shelf: Catalogue) -> StatisticsPage:
    papers = shelf.shelf.papers
    short = [
        ("Papers", len(papers)),
        ("Authors", len(shelf.people)),
        ("Topics", len(shelf.topics)),
        ("Events", len(shelf.sessions)),
        ("Documents", len(shelf.documents)),
        ("With a title", sum(1 for paper in papers if paper.title is not None)),
        ("With authors", sum(1 for paper in papers if paper.authors)),
        ("With an abstract", sum(1 for paper in papers if paper.abstract)),
        ("With a date", sum(1 for paper in papers if paper.date)),
        ("With an award", sum(1 for paper in papers if paper.award)),
    ]
    return StatisticsPage(
        lead="What is here, in numbers and pictures. Each picture says for how many papers it speaks.",
        short=[(name, f"{number:,}") for name, number in short if number],
        figures=[make(shelf) for make in PICTURES] if papers else [],
    )


PICTURES = (years, topics, topic_map, coauthors, terms, crews, sources)
