"""How many authors papers have: of those whose list a source gives whole."""

from collections import Counter

from markupsafe import Markup

from papershelf.english import counted
from papershelf.site.catalogue import Catalogue
from papershelf.site.pictures.columns import columns
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few

ID, TITLE = "crews", "Authors per paper"
LAST = 10
"""The last column holds so many authors and more."""


def crews(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    sizes = Counter(len(paper.authors) for paper in papers if paper.authors and paper.authors_complete)
    known, total = sizes.total(), len(papers)
    rows = [(f"{size:,}", f"{sizes[size]:,}") for size in sorted(sizes)]
    head = ("Authors", "Papers")
    if not enough(known, total):
        said = too_few("have a whole author list", known, total)
        return Figure(id=ID, title=TITLE, sentence=said, head=head, rows=rows)
    said = f"Whole author lists are known for {known:,} of {counted(total, 'paper')}. {middle(sizes)}"
    drawing = Markup()
    if len(sizes) >= FEWEST:
        last = min(LAST, max(sizes))
        counts = [(str(size), sizes[size]) for size in range(1, last)]
        rest = sum(count for size, count in sizes.items() if size >= last)
        counts.append((f"{last}+" if max(sizes) > last else str(last), rest))
        drawing = columns(ID, TITLE, said, counts)
    return Figure(id=ID, title=TITLE, sentence=said, drawing=drawing, head=head, rows=rows)


def middle(sizes: Counter[int]) -> str:
    """What the median paper has, as a sentence."""
    half, seen = (sizes.total() + 1) // 2, 0
    for size in sorted(sizes):
        seen += sizes[size]
        if seen >= half:
            return f"The middle paper has {counted(size, 'author')}."
    return ""
