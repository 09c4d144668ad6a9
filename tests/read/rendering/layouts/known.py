"""The four kinds of pages that have a layout of their own in the program."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.noise import ANY, BLOCK
from rendering.papers import Paper
from rendering.sheet import Sheet

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec".split("|")


def poster_session(page: Sheet, papers: Sequence[Paper]) -> None:
    inner = 0 if page.chance(0.3) else 1
    outer = page.rng.choice((1, 2)) if inner else 0
    if page.chance(0.7):
        page.outside("Skip to yearly menu bar Skip to main content", "", "Session", "")
        page.outside(page.pick("Poster Session 3", "Oral 2B: Learning Theory", "Spotlight Posters"), "")
        page.outside("Abstract:", "", "Chat is not available.", "", "")
    for paper in papers:
        kept = page.chance(0.95)
        page.record(paper, abstract=kept)
        page.part("title", paper.title)
        page.blank(inner)
        page.part("authors", page.people(paper, " · "))
        if kept:
            page.blank(inner)
            page.abstract(paper)
        page.blank(outer)


def similar_papers(page: Sheet, papers: Sequence[Paper]) -> None:
    if page.chance(0.8):
        page.outside(
            "Get trending papers in your email inbox once a day!", "Get trending papers in your email inbox!"
        )
    button = page.pick("Subscribe", "")
    gap = page.rng.choice((0, 0, 1))
    for place, paper in enumerate(papers):
        page.record(paper, authors=(), abstract=" ".join(paper.abstract))
        page.part("title", paper.title if place else button + paper.title)
        page.blank(gap)
        page.part("abstract", " ".join(paper.abstract))
        page.blank(gap)


def author_page(page: Sheet, papers: Sequence[Paper]) -> None:
    via = page.chance(0.7)
    titled, yearless = page.chance(0.3), page.chance(0.1)
    if page.chance(0.8):
        page.outside(
            "Get our free extension to see links to code for papers anywhere online!Free add-on: code!", ""
        )
    for paper in papers:
        stamp = page.chance(0.5) and titled
        page.record(paper, title=titled)
        if titled:
            page.part("title", paper.title)
            page.blank()
        if stamp:
            code, year = page.pick("", "Code"), "" if yearless else f", {paper.year}"
            page.part("stamp", f"{MONTHS[paper.month - 1]} {paper.day:02}{year}{code}")
            page.blank()
        page.part("authors", page.people(paper, ", "))
        page.blank()
        page.abstract(paper)
        page.blank()
        if via:
            page.part("badge", "Via")
            page.blank()


def feed(page: Sheet, papers: Sequence[Paper]) -> None:
    cuts, coded, apart, yearless = page.chance(0.8), page.chance(0.7), page.chance(0.2), page.chance(0.1)
    for paper in papers:
        cut = cuts and len(paper.authors) > 3
        shown = paper.names[:3] if cut else paper.names
        page.record(paper, authors=shown, complete=not cut, abstract=" ".join(paper.abstract))
        codes = "".join(code.rpartition(".")[2] for code in paper.categories) if coded else ""
        year = "" if yearless else f", {paper.year}"
        page.part("stamp", f"{codes}{MONTHS[paper.month - 1]} {paper.day}{year}")
        people = ", ".join(shown) + (" et al." if cut else "")
        page.part("headline", *((paper.title, people) if apart else (paper.title + people,)))
        page.part("abstract", " ".join(paper.abstract))


LAYOUTS = (
    Layout(
        "poster session", poster_session, BLOCK | {"separators", "affiliations", "cut", "wrapped", "tight"}
    ),
    Layout(
        "similar papers",
        similar_papers,
        ANY | {"numbered", "bulleted", "spread", "badges", "wrapped", "tight"},
    ),
    Layout("author page", author_page, ANY | {"badges", "counts", "spread", "wrapped", "tight", "cut"}),
    Layout("feed", feed, ANY | {"spread", "badges", "wrapped"}),
)
