"""Proceedings and programmes, as one gets them by selecting all of the page."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.noise import ANY, BLOCK
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def anthology_volume(page: Sheet, papers: Sequence[Paper]) -> None:
    shown = page.chance(0.5)
    buttons = page.pick("pdf bib abs", "pdfbibabs", "pdf\nbib\nabs")
    page.outside(
        "ACL Anthology", "FAQ Corrections Submissions", "", "Proceedings of the Third Workshop on Papers", ""
    )
    page.outside(
        "Ada Example, Bo Invented (Editors)",
        "",
        "Anthology ID: 2023.papers-1",
        "Month: July",
        "Year: 2023",
        "",
    )
    for paper in papers:
        page.record(paper, abstract=shown and " ".join(paper.abstract))
        page.part("badge", *buttons.split("\n"))
        page.part("title", paper.title)
        page.part("authors", page.people(paper, " | "))
        if shown:
            page.part("abstract", " ".join(paper.abstract))
        page.blank()


def openreview(page: Sheet, papers: Sequence[Paper]) -> None:
    second = page.chance(0.5)
    tldr, gap = page.chance(0.4), page.rng.choice((0, 1))
    page.outside("OpenReview.net", "Login", "Back to ICLR", "ICLR 2024 poster", "")
    for paper in papers:
        page.record(paper)
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        page.blank(gap)
        month = MONTHS[paper.month - 1]
        if second:
            page.part("stamp", f"Published: {paper.day:02} {month} 2024, Last Modified: 05 Mar 2024")
            page.part("venue", f"{paper.short_venue} 2024 {page.pick('poster', 'oral', 'spotlight')}")
            page.part("badge", "Everyone", "Revisions", "BibTeX")
        else:
            page.part(
                "stamp",
                f"{paper.day} {month} 2021 (modified: 10 May 2022)    {paper.short_venue} 2022 Poster"
                "    Readers: Everyone",
            )
            page.part("badge", page.pick("Show details", "Hide details"))
        page.part("keywords", f"Keywords: {', '.join(paper.keywords)}")
        if tldr:
            page.part("summary", f"{'TL;DR' if second else 'One-sentence Summary'}: {paper.blurb}")
        page.abstract(paper, before="Abstract: ")
        page.blank()


def neurips_proceedings(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "NeurIPS Proceedings", "Search", "", "Advances in Neural Information Processing Systems 34", ""
    )
    track = page.pick("", "", " Main Conference Track")
    together = page.chance(0.4)
    for paper in papers:
        page.record(paper, abstract=False)
        if together:
            page.part("headline", f"{paper.title} {page.people(paper, ', ')}")
        else:
            page.part("title", paper.title)
            page.part("authors", page.people(paper, ", ") + track)


def pmlr(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Proceedings of Machine Learning Research", "", "Volume 139", "[edit]", "")
    page.outside("Editors: Ada Example, Bo Invented", "", "[bib][citeproc]", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        proceedings = "Proceedings of the 38th International Conference on Machine Learning"
        page.part(
            "authors", f"{page.people(paper, ', ')}; {proceedings}, PMLR 139:{paper.pages.replace('–', '-')}"
        )
        page.part("badge", "[abs][Download PDF]" + page.pick("", "[Supplementary PDF]", "[OpenReview]"))
        page.blank()


def cvf(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("CVPR 2023 open access", "", "These CVPR 2023 papers are the Open Access versions.", "")
    page.outside("Papers", "Back", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        page.part("badge", "[pdf] [supp] [arXiv]", "[bibtex]")


def virtual_site(page: Sheet, papers: Sequence[Paper]) -> None:
    kind = page.pick("Poster", "Spotlight Poster", "Oral")
    place = page.pick("", "#{}", "East Exhibit Hall A-B #{}", "Hall 3 + Hall 2B #{}")
    page.outside(
        "Skip to yearly menu bar Skip to main content", "Main Navigation", "ICLR", "Help/FAQ", "Contact", ""
    )
    for paper in papers:
        shown = page.chance(0.9)
        page.record(paper, abstract=shown)
        page.part("badge", kind)
        page.part("title", paper.title)
        page.part("authors", page.people(paper, " · "))
        if place:
            page.part("badge", place.format(paper.serial % 900 + 100))
        if shown:
            page.abstract(paper)
        page.blank(page.rng.choice((1, 1, 2)))


def technical_sessions(page: Sheet, papers: Sequence[Paper]) -> None:
    """A programme as USENIX writes it: authors with their places in one run, then the abstract."""
    page.outside(
        "Technical Sessions", "All sessions will be held in the Grand Ballroom.", "", "9:00 am–10:30 am", ""
    )
    for at, paper in enumerate(papers):
        if at % 4 == 3:
            page.outside("", page.pick("Break with Refreshments", "Lunch", "Session 2: Storage"), "")
        page.record(paper)
        page.part("title", paper.title)
        several = len(paper.authors) > 1 and page.chance(0.5)
        names, place = paper.names, paper.places[0]
        if several:
            half = len(names) // 2
            text = (
                f"{listed(names[:half], 'and')}, {place}; {listed(names[half:], 'and')}, {paper.places[-1]}"
            )
        else:
            text = f"{listed(names, 'and')}, {place}"
        page.part("authors", text)
        page.part("badge", "Available Media")
        page.abstract(paper)
        page.blank()


def programme(page: Sheet, papers: Sequence[Paper]) -> None:
    """A schedule with times and rooms."""
    page.outside(
        "Programme", "", "Tuesday, 12 September", "", "Session 1: Learning (Room A)", "Chair: Ada Example", ""
    )
    minute = 9 * 60
    step = page.rng.choice((10, 15, 20))
    form = page.pick("{}–{}", "{} - {}", "[{}-{}]", "{}")
    beside = page.chance(0.5)
    for paper in papers:
        page.record(paper, abstract=False)
        begin, end = (f"{at // 60 % 24}:{at % 60:02}" for at in (minute, minute + step))
        minute += step
        when = form.format(begin, end)
        if beside:
            page.part("title", f"{when} {paper.title}")
        else:
            page.part("time", when)
            page.part("title", paper.title)
        page.part("authors", page.people(paper))
        page.blank()


LAYOUTS = (
    Layout("ACL Anthology volume", anthology_volume),
    Layout("OpenReview venue", openreview, ANY | {"spread", "wrapped"}),
    Layout("NeurIPS proceedings", neurips_proceedings),
    Layout("PMLR volume", pmlr),
    Layout("CVF open access", cvf),
    Layout(
        "virtual conference", virtual_site, BLOCK - {"labelled", "badges"} | {"wrapped", "separators", "cut"}
    ),
    Layout("technical sessions", technical_sessions),
    Layout("programme with times", programme, ANY | {"separators", "affiliations"}),
)
