"""Papers by year, decade or century: whatever the years that are known need."""

from collections import Counter

from papershelf.english import counted
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.columns import columns
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few

ID, TITLE = "years", "Papers by year"
MOST = 45
"""The most columns."""


def years(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    known = Counter(int(paper.date[:4]) for paper in papers if paper.date)
    dated, total = known.total(), len(papers)
    rows = [(str(year), f"{known[year]:,}") for year in sorted(known)]
    head = ("Year", "Papers")
    span = between(known)
    if not enough(dated, total):
        said = too_few("have a date", dated, total) + (f" They are {span}." if dated else "")
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    said = f"Dates are known for {dated:,} of {counted(total, 'paper')}, {span}."
    if len(known) < FEWEST:
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    first, last = min(known), max(known)
    step = next((step for step in (1, 10, 100) if last // step - first // step < MOST), 1000)
    counts: list[tuple[str, int]] = []
    for start in range(first // step * step, last + 1, step):
        count = sum(known[year] for year in range(start, start + step))
        counts.append((str(start) if step == 1 else f"{start}s", count))
    if any(not count for _, count in counts):
        said += " A gap is a time without a paper here."
    drawing = columns(ID, TITLE, said, counts, first // step)
    return Figure(id=ID, title=TITLE, sentence=said, drawing=drawing, head=head, rows=rows)


def between(known: Counter[int]) -> str:
    """ "from 2018 to 2021, most of them from 2019 (5)", as far as that is so."""
    if not known:
        return ""
    first, last = min(known), max(known)
    if first == last:
        return f"all from {first}"
    top, count = min(known.items(), key=lambda each: (-each[1], each[0]))
    alone = list(known.values()).count(count) == 1
    return f"from {first} to {last}" + (f", most from {top} ({count:,})" if alone else "")
