"""The largest topics, with their papers."""

from papershelf.english import counted
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.bars import bars
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few

ID, TITLE = "topics", "Papers by topic"
SHOWN = 12


def topics(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    known, total = sum(1 for paper in papers if paper.topics), len(papers)
    largest = sorted(shelf.shelf.topics, key=lambda each: (-len(each.papers), each.id))
    rows = [(each.name, f"{len(each.papers):,}") for each in largest[: 4 * SHOWN]]
    head = ("Topic", "Papers")
    if not enough(known, total):
        said = too_few("have a topic", known, total)
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    said = f"{known:,} of {counted(total, 'paper')} have a topic, many several."
    if len(largest) < FEWEST:
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    if len(largest) > SHOWN:
        said += f" These are the largest {SHOWN} of {len(largest):,}."
    shown = [(addresses.topic(each.id), each.name, len(each.papers)) for each in largest[:SHOWN]]
    return Figure(
        id=ID, title=TITLE, sentence=said, drawing=bars(ID, TITLE, said, shown), head=head, rows=rows
    )
