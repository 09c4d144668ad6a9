"""Indexes and search pages of papers."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet

SUBJECTS = {
    "cs.LG": "Machine Learning",
    "cs.CL": "Computation and Language",
    "cs.CV": "Computer Vision and Pattern Recognition",
    "cs.AI": "Artificial Intelligence",
    "cs.RO": "Robotics",
    "cs.CR": "Cryptography and Security",
    "cs.IR": "Information Retrieval",
    "stat.ML": "Machine Learning",
}


def arxiv_listing(page: Sheet, papers: Sequence[Paper]) -> None:
    labelled, abstracts = page.chance(0.4), page.chance(0.5)
    page.outside("Machine Learning", "New submissions", "", "Showing new listings for Friday, 3 May 2024", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=abstracts and " ".join(paper.abstract))
        page.part(
            "identifier", f"[{at}] arXiv:{paper.arxiv} {page.pick('[pdf, html, other]', '[pdf, other]')}"
        )
        page.part("title", f"Title: {paper.title}")
        page.part("authors", ("Authors: " if labelled else "") + page.people(paper, ", "))
        if page.chance(0.4):
            page.part("comments", f"Comments: {page.rng.randint(5, 40)} pages, 3 figures")
        codes = [code for code in paper.categories if code in SUBJECTS] or ["cs.LG"]
        page.part("subjects", "Subjects: " + "; ".join(f"{SUBJECTS[code]} ({code})" for code in codes))
        if abstracts:
            page.part("abstract", " ".join(paper.abstract))
        page.blank()


def arxiv_search(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Showing 1–50 of 1,204 results for all: networks", "Search v0.5.6 released 2020-02-24", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=" ".join(paper.abstract))
        if page.chance(0.5):
            page.part("number", f"{at}.")
        page.part("identifier", f"arXiv:{paper.arxiv} [pdf, other]  {' '.join(paper.categories)}")
        page.part("title", paper.title)
        page.part("authors", "Authors: " + page.people(paper, ", "))
        page.part("abstract", f"Abstract: {' '.join(paper.abstract)} △ Less")
        month = MONTHS[paper.month - 1]
        page.part(
            "stamp",
            f"Submitted {paper.day} {month}, {paper.year}; originally announced {month} {paper.year}.",
        )
        page.blank()


def papers_with_code(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Trending Research", "Subscribe", "Social Latest Greatest", "")
    for paper in papers:
        page.record(paper, authors=(), abstract=" ".join(paper.abstract))
        page.part("title", paper.title)
        page.blank()
        page.part("stamp", f"example/{paper.slug[:12]} • {paper.day} {MONTHS[paper.month - 1]} {paper.year}")
        page.blank()
        page.part("abstract", " ".join(paper.abstract))
        page.blank()
        page.part(
            "badge",
            "Image Classification Semantic Segmentation +2",
            f"{paper.serial % 7000:,}",
            "Paper",
            "Code",
        )
        page.blank()


def daily_papers(page: Sheet, papers: Sequence[Paper]) -> None:
    """Titles with who sent them in, votes and "N authors": no authors, no abstract."""
    page.outside("Daily Papers", "by AK and the research community", "May 3", "")
    for paper in papers:
        page.record(paper, authors=(), abstract=False)
        page.part("badge", "Submitted by", page.pick("taesiri", "akhaliq", "Yifei-Ji", "nielsr"), "")
        page.part("badge", str(paper.serial % 120))
        page.part("title", paper.title)
        page.blank()
        page.part(
            "badge", f"· {len(paper.authors)} author{'s' * (len(paper.authors) > 1)}", str(paper.serial % 9)
        )
        page.blank()


def scholar_results(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Articles", "About 1,204 results (0.05 sec)", "Any time", "Since 2024", "Sort by relevance", ""
    )
    for paper in papers:
        cut = len(paper.authors) > 3
        short = tuple(
            f"{name.initials.replace('.', '').replace(' ', '').replace('-', '')} {name.family}".strip()
            for name in paper.authors[:3]
        )
        page.record(paper, authors=short, complete=not cut, abstract=False)
        if page.chance(0.5):
            page.part("badge", "[PDF] example.org")
        page.part("title", page.pick("", "", "[PDF] ", "[HTML] ") + paper.title)
        venue = page.pick(paper.venue, paper.short_venue, paper.venue[:24] + "…")
        page.part("authors", f"{', '.join(short)}{'…' if cut else ''} - {venue}, {paper.year} - example.org")
        page.part("snippet", f"… {paper.blurb[:90]} … {paper.blurb[-60:]} …")
        page.part(
            "badge",
            f"Save Cite Cited by {paper.serial % 3000} Related articles All {paper.serial % 20 + 2} versions",
        )
        page.blank()


def dblp(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("dblp", "computer science bibliography", "", "[+] Publications", "")
    year, coded = 3000, page.chance(0.5)
    for at, paper in enumerate(sorted(papers, key=lambda each: -each.year)):
        if paper.year != year:
            year = paper.year
            page.outside(str(year))
        page.record(paper, abstract=False)
        if coded:
            page.part("badge", f"[{page.pick('j', 'c', 'i')}{len(papers) - at}]")
        stop = "" if paper.title.endswith(("?", "!")) else "."
        page.part("authors", page.people(paper, ", ") + ":")
        page.part(
            "title", f"{paper.title}{stop} {paper.short_venue} {paper.year}: {paper.pages.replace('–', '-')}"
        )


def pubmed_summary(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("PubMed", "1,204 results", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, authors=tuple(name.compact for name in paper.authors), abstract=False)
        page.part("badge", str(at), "Cite", "Share")
        page.part("title", paper.title + ("" if paper.title.endswith(("?", "!")) else "."))
        page.part("authors", stopped(", ".join(name.medical for name in paper.authors)))
        page.part(
            "venue",
            f"{stopped(paper.short_venue)} {paper.year} {MONTHS[paper.month - 1]} {paper.day};"
            f"{paper.serial % 40}({paper.serial % 9}):{paper.pages.replace('–', '-')}. doi: {paper.doi}.",
        )
        page.part(
            "identifier", f"PMID: {30000000 + paper.serial}" + page.pick("", " Free PMC article.", " Review.")
        )
        page.blank()


def semantic_scholar_search(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Search 214,000,000 papers from all fields of science", "Search", "About 1,204 results", "")
    for paper in papers:
        names = paper.names
        cut = len(names) > 4
        shown = (*names[:2], names[-1]) if cut else names
        text = f"{names[0]}, {names[1]}, +{len(names) - 3} authors {names[-1]}" if cut else ", ".join(names)
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        page.part("title", paper.title)
        page.part("authors", text)
        page.part("badge", "Computer Science")
        page.part("venue", page.pick(paper.venue, paper.short_venue))
        page.part("stamp", f"{paper.day} {MONTHS[paper.month - 1]} {paper.year}")
        if page.chance(0.6):
            page.part("badge", "TLDR")
            page.part("summary", paper.blurb)
            page.part("badge", "Expand")
        page.part("badge", f"{paper.serial % 3000:,}", "PDF", "Save", "Alert", "Cite")
        page.blank()


LAYOUTS = (
    Layout("arXiv listing", arxiv_listing, ANY | {"wrapped", "spread"}),
    Layout("arXiv search", arxiv_search, ANY | {"wrapped", "spread"}),
    Layout("Papers with Code", papers_with_code),
    Layout("daily papers", daily_papers),
    Layout("Scholar results", scholar_results),
    Layout("DBLP", dblp),
    Layout("PubMed summary", pubmed_summary, ANY | {"spread"}),
    Layout("Semantic Scholar search", semantic_scholar_search),
)
