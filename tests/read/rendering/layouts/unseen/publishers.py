"""Journals' issues and articles as their publishers show them, selected and pasted as text."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

FULL_MONTHS = "January February March April May June July August September October November December".split()


def day(paper: Paper) -> str:
    return f"{paper.day} {FULL_MONTHS[paper.month - 1]} {paper.year}"


def sciencedirect(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Journal of Papers", "Supports open access", "Volume 304", "March 2022", "Download full issue"
    )
    page.outside(
        "Previous vol/issue", "Next vol/issue", "", "Receive an update when the latest issues are published"
    )
    page.outside("Sign in to set up alerts", "select all", "", "Research Articles", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("badge", "select article " + paper.title)
        page.part(
            "badge",
            page.pick(
                "Research articleOpen access",
                "Research articleAbstract only",
                "Review articleFull text access",
            ),
        )
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part("venue", page.pick(f"Article {paper.serial}", f"Pages {paper.pages}"))
        page.part("badge", page.pick("View PDF", "Purchase PDF"), "Article preview")
        page.blank(page.rng.choice((0, 1)))


def nature(page: Sheet, papers: Sequence[Paper]) -> None:
    """A publisher's articles: a sentence below the title, the first and the last name of a long list."""
    page.outside("Research articles", "Filter By:", "Article Type", "All", "Year", "All", "")
    for paper in papers:
        names = paper.names
        cut = len(names) > 3
        shown = (names[0], names[-1]) if cut else names
        page.record(paper, authors=shown, complete=not cut, abstract=paper.blurb)
        page.part("title", paper.title)
        page.part("abstract", paper.blurb)
        page.blank()
        page.part(
            "authors", f"{names[0]} ... {names[-1]}" if cut else listed(names, "&").replace(", &", " &")
        )
        page.part("badge", "Article")
        if page.chance(0.4):
            page.part("badge", "Open Access")
        page.part("stamp", f"{paper.day:02} {MONTHS[paper.month - 1]} {paper.year}")
        page.blank()


def science(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Current Issue", "VOLUME 380|ISSUE 6645|12 MAY 2023", "", "Research Articles", "")
    for paper in papers:
        names = paper.names
        cut = len(names) > 3
        shown = (names[0], names[1], names[-1]) if cut else names
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        page.part("title", paper.title)
        text = f"{names[0]}, {names[1]}, [...], {names[-1]}" if cut else ", ".join(names)
        page.part(
            "authors", f"BY {text}" + (f", +{len(names) - 3} authors" if cut and len(names) > 4 else "")
        )
        page.part(
            "venue", f"{paper.venue}", day(paper), f"Vol {paper.serial % 400}, Issue {paper.serial % 7000}"
        )
        page.part("venue", f"pp. {paper.pages.replace('–', '-')}")
        page.part("badge", "Abstract", "Full text", "PDF")
        page.blank()


def plos(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Search Results", f"{len(papers)} results for networks", "", "Relevance", "Date, newest first", ""
    )
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part(
            "venue",
            f"Research Article | published {paper.day:02} {MONTHS[paper.month - 1]} {paper.year} PLOS ONE",
        )
        page.part("identifier", f"https://doi.org/10.1371/journal.pone.{paper.serial:07}")
        page.part(
            "badge",
            f"Views: {paper.serial % 9000:,} | Citations: {paper.serial % 90} | Saves: {paper.serial % 200} |"
            " Shares: None",
        )
        page.blank()


def mdpi(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Journals", "Information", "Author Services", "Initiatives", "About", "", "Journal Menu")
    page.outside(
        "Sensors Home", "Aims & Scope", "Editorial Board", "", "Sensors, Volume 23, Issue 9 (May-1 2023)", ""
    )
    special = page.chance(0.5)
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part(
            "badge", page.pick("Open AccessArticle", "Open AccessReview", "Open AccessFeature PaperArticle")
        )
        page.part("badge", f"{paper.serial % 30 + 6} pages, {paper.serial % 9000} KiB")
        page.part("title", paper.title)
        page.part("authors", f"by {listed(paper.names, 'and').replace(', and ', ' and ')}")
        page.part(
            "venue",
            f"Sensors {paper.year}, {paper.serial % 30}({paper.serial % 12 + 1}), {paper.serial % 9000};"
            f" https://doi.org/10.3390/s{paper.serial} - {paper.day:02} {MONTHS[paper.month - 1]} {paper.year}",
        )
        page.part(
            "badge",
            page.pick(f"Cited by {paper.serial % 20 + 1} | ", "") + f"Viewed by {paper.serial % 4000}",
        )
        page.part("abstract", f"Abstract {' '.join(paper.abstract)}" + page.pick("", " Full article"))
        if special:
            page.part("badge", "(This article belongs to the Special Issue Machine Learning for Everything)")
        page.part("badge", "► Show Figures")
        page.blank()


def frontiers(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Articles", "", "All sections", "Sort by Publication date", "")
    for paper in papers:
        names = paper.names
        page.record(paper, abstract=False)
        page.part("badge", page.pick("Original Research", "Review", "Methods"))
        page.part("stamp", f"Published on {paper.day:02} {MONTHS[paper.month - 1]} {paper.year}")
        page.part("title", paper.title)
        page.part(
            "venue",
            page.pick("in Machine Learning and Artificial Intelligence", "in Language and Computation"),
        )
        page.part("authors", *names)
        page.part(
            "venue", "Frontiers in Artificial Intelligence", f"doi 10.3389/frai.{paper.year}.{paper.serial}"
        )
        page.part("badge", f"{paper.serial % 9000:,} views", f"{paper.serial % 20 + 2} citations")
        page.blank()


def wiley(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Volume 44, Issue 3", "Pages: 1-204", "May 2023", "Previous Issue | Next Issue", "")
    page.outside("Export Citation(s)", "RESEARCH ARTICLES", "")
    for paper in papers:
        page.record(paper, abstract=False)
        if page.chance(0.4):
            page.part("badge", "Open Access")
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part("venue", f"Pages: {paper.pages.replace('–', '-')} | First Published: {day(paper)}")
        page.part("badge", "Abstract", "Full text", "PDF", "References", "Request permissions")
        page.blank()


def taylor(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Journal of Papers, Volume 38, Issue 5 (2023)", "See all volumes and issues", "", "Articles", ""
    )
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("badge", page.pick("Article", "Research Article"))
        page.part("title", paper.title)
        page.part("authors", listed(paper.names, "&").replace(", &", " &"))
        page.part("venue", f"Pages: {paper.pages.replace('–', '-')}")
        page.part("stamp", f"Published online: {paper.day:02} {MONTHS[paper.month - 1]} {paper.year}")
        page.part(
            "badge",
            "Abstract | Full Text | References | PDF (1.2 MB) | Permissions",
            str(paper.serial % 900),
            "Views",
        )
        page.part("badge", str(paper.serial % 20), "CrossRef citations", str(paper.serial % 9), "Altmetric")
        page.blank()


def jmlr(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Home Page", "Papers", "Submissions", "News", "Editorial Board", "", "JMLR Volume 24", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", f"{', '.join(paper.names)}; ({at}):1−{paper.serial % 60 + 9}, 2023.")
        page.part("badge", "[abs][pdf][bib]" + page.pick("", "      [code]", " [supplementary]"))
        page.blank()


def mitpress(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Volume 12", "2024", "Previous Issue", "Next Issue", "ISSN: 2307-387X", "", "January 01 2024", ""
    )
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        if page.chance(0.3):
            page.part("badge", "In Special Collection: CogNet")
        page.part("authors", ", ".join(paper.names))
        page.part("venue", f"{paper.venue} ({paper.year}) {paper.serial % 40}: {paper.pages}.")
        page.part("identifier", f"https://doi.org/{paper.doi}")
        page.part("badge", "Abstract")
        if page.every:
            # What is there for screen readers only comes along when the page is copied.
            page.part("badge", f"View articletitled, {paper.title}")
            page.part("badge", f"Open the PDF for {paper.title} in another window")
        else:
            page.part("badge", "View article", "PDF")
        page.blank()


def oup(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Volume 39, Issue 5", "May 2023", "Browse volumes", "", "ORIGINAL PAPERS", "")
    for at, paper in enumerate(papers):
        if at % 4 == 0:
            page.outside("", page.pick("SEQUENCE ANALYSIS", "SYSTEMS BIOLOGY", "DATA AND TEXT MINING"), "")
        page.record(paper, abstract=False)
        if page.chance(0.3):
            page.part("badge", "EDITOR'S CHOICE")
        page.part("title", paper.title)
        if page.chance(0.4):
            page.part("badge", "Open Access")
        page.part("authors", listed(paper.names, "and").replace(", and ", " and "))
        page.part(
            "venue",
            f"{paper.venue}, Volume {paper.serial % 60}, Issue {paper.serial % 12 + 1}, {FULL_MONTHS[paper.month - 1]}"
            f" {paper.year}, Pages {paper.pages}, https://doi.org/{paper.doi}",
        )
        page.part("badge", "Abstract", page.pick("View article", "View article  Supplementary data"))
        page.blank()


LAYOUTS = (
    Layout("science database issue", sciencedirect),
    Layout("weekly's research articles", nature),
    Layout("weekly's issue", science),
    Layout("open journal search", plos),
    Layout("open publisher issue", mdpi),
    Layout("open publisher articles", frontiers),
    Layout("publisher issue, pages first published", wiley),
    Layout("publisher issue, views", taylor),
    Layout("learning journal volume", jmlr),
    Layout("university press issue", mitpress),
    Layout("university press issue, sections", oup),
)
