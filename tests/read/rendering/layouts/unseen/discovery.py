"""What indexes, archives and assistants show, and the mails that they send, selected and pasted as text."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def sanity(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("arxiv-sanity", "search", "rank by tags time_filter", "", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("badge", f"{paper.serial % 100 / 100:.2f}")
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part("stamp", f"{paper.month}/{paper.day}/{paper.year}")
        page.part("categories", " | ".join(paper.categories))
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "similar | inspect", "+")
        page.blank(page.rng.choice((0, 1)))


def consensus(page: Sheet, papers: Sequence[Paper]) -> None:
    """An assistant's results: a numbered title, first author, year, citations and journal, a finding."""
    page.outside("Pro", "Do networks improve accuracy?", "", "Results", "")
    for at, paper in enumerate(papers, 1):
        cut = len(paper.names) > 1
        page.record(paper, authors=paper.names[:1], complete=not cut, abstract=False)
        page.part("badge", str(at))
        page.part("title", paper.title)
        page.part("badge", page.pick("Highly Cited", "Rigorous Journal", "RCT", "Literature Review"))
        page.part("stamp", f"{paper.year}", "·", f"{paper.serial % 900} citations", "·")
        page.part("authors", f"{paper.names[0]}{' et al.' if cut else ''}")
        page.part("venue", paper.venue)
        page.blank()


def assistant_sources(page: Sheet, papers: Sequence[Paper]) -> None:
    """An assistant's answer in plain text: papers in numbers, facts in bullets below."""
    page.outside("Here are some influential papers on this topic:", "")
    form = page.pick("“{}”", '"{}"', "{}")
    for at, paper in enumerate(papers, 1):
        cut = len(paper.names) > 3
        shown = paper.names[:1] if cut else paper.names
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        page.part("title", f"{at}. {form.format(paper.title)}")
        people = f"{shown[0]} et al." if cut else listed(shown, "and")
        page.part("authors", f"   - Authors: {people}")
        page.part("venue", f"   - Published in: {paper.venue}, {paper.year}")
        page.part("summary", f"   - Key contribution: {paper.blurb}")
        page.blank()
    page.outside("Would you like me to go deeper into any of these?")


def dimensions(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Publications", "1,204", "Datasets", "17", "Sort by: Relevance", "")
    for paper in papers:
        text = " ".join(paper.abstract)
        page.record(paper, abstract=text)
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part("venue", f"{paper.year}, {paper.venue} - {page.pick('Article', 'Preprint', 'Proceeding')}")
        page.part("abstract", text)
        page.part("badge", f"Citations {paper.serial % 300}", f"Altmetric {paper.serial % 90}")
        page.part("badge", "View PDF", "Add to Library")
        page.blank()


def core(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("1,204 research outputs found", "Search 270 million papers", "", "")
    for paper in papers:
        text = " ".join(paper.abstract)
        page.record(paper, authors=paper.names[:8], complete=len(paper.names) <= 8, abstract=text)
        page.part("title", paper.title)
        page.part("authors", *(name.turned for name in paper.authors[:8]))
        if len(paper.names) > 8:
            page.part("authors", "...")
        page.part("stamp", "Publication venue", f"{paper.year}", "Field of study")
        page.part("abstract", text)
        page.part("badge", "Get PDF")
        page.blank()


def europe(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Europe PMC", "Search life-sciences literature", "1-25 of 1,204 results", "Export citations", ""
    )
    for paper in papers:
        page.record(paper, authors=tuple(name.compact for name in paper.authors), abstract=False)
        page.part("title", stopped(paper.title))
        page.part("authors", ", ".join(name.medical for name in paper.authors))
        page.part(
            "venue",
            f"{paper.short_venue}, {paper.serial % 60}({paper.serial % 9 + 1}):{paper.pages.replace('–', '-')},"
            f" {paper.day:02} {MONTHS[paper.month - 1]} {paper.year}",
        )
        page.part("badge", f"Cited by: {paper.serial % 90} articles | PMID: {30000000 + paper.serial}")
        if page.chance(0.5):
            page.part("badge", f"Free full text in Europe PMC | PMCID: PMC{paper.serial}")
        page.blank()


def ssrn(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "SSRN", "Product & Services", "Subscribe", "", f"Viewing: 1 - {len(papers)} of 1,204 papers", ""
    )
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        page.part("badge", f"{at}.")
        page.part("title", paper.title)
        if page.chance(0.4):
            page.part("venue", f"{paper.venue}, Forthcoming")
        page.part(
            "stamp",
            f"Number of pages: {paper.serial % 60 + 9} Posted: {paper.day:02} {MONTHS[paper.month - 1]}"
            f" {paper.year} Last Revised: 01 Jun 2024",
        )
        page.part("authors", listed(paper.names, "and").replace(", and ", " and "))
        page.part("place", listed(paper.places, "and").replace(", and ", " and "))
        page.part("badge", f"Downloads {paper.serial % 900} ({paper.serial:,})")
        page.part("keywords", f"Keywords: {', '.join(paper.keywords)}")
        page.blank()


def repec(page: Sheet, papers: Sequence[Paper]) -> None:
    """An economist's page: names with ampersands, the year, the title in quotation marks, series."""
    page.outside(
        "Personal Details",
        "First Name: Ada",
        "Last Name: Example",
        "",
        "Research output",
        "",
        "Working papers",
    )
    for at, paper in enumerate(papers):
        if at == len(papers) // 2:
            page.outside("", "Articles")
        page.record(paper, abstract=False)
        turned = page.every
        people = " & ".join(name.turned if turned else name.full for name in paper.authors)
        place = page.pick(
            f"{paper.venue}, vol. {paper.serial % 60}({paper.serial % 9 + 1}), pages"
            f" {paper.pages.replace('–', '-')}, May.",
            f"IZA Discussion Papers {paper.serial % 9999}, Institute of Labor Economics (IZA).",
            f"NBER Working Papers {paper.serial % 99999}, National Bureau of Economic Research, Inc.",
        )
        page.part("reference", f'• {people}, {paper.year}. "{paper.title}," {place}')


def economics_mail(page: Sheet, papers: Sequence[Paper]) -> None:
    """A weekly report on new working papers."""
    page.outside("nep-big New Economics Papers", "on Big Data", "Issue of 2024‒05‒06", "", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"{at}. {paper.title}")
        people = "; ".join(
            f"{name.turned} ({place})" if page.every else name.turned
            for name, place in zip(paper.authors, paper.places, strict=True)
        )
        page.part("authors", f"By: {people}")
        page.part("abstract", f"Abstract: {' '.join(paper.abstract)}")
        page.part("keywords", f"Keywords: {', '.join(paper.keywords)}")
        page.part("badge", "JEL: C45 D83", f"Date: {paper.year}–{paper.month:02}")
        page.part("badge", f"URL: https://d.repec.org/n?u=RePEc:arx:papers:{paper.arxiv}&r=big")
        page.blank()


def philosophy(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Works", f"{len(papers)} found", "Order:", "Recent", "1 — 50 / 1204", "", "1 filter applied")
    for paper in papers:
        shown = page.chance(0.7)
        page.record(paper, abstract=shown and " ".join(paper.abstract))
        people = listed(paper.names, "&").replace(", &", " &")
        page.part(
            "reference",
            f"{stopped(paper.title)}{people} - {paper.year} - {paper.venue} {paper.serial % 60}"
            f" ({paper.serial % 9 + 1}):{paper.pages.replace('–', '-')}.",
        )
        if shown:
            page.part("abstract", " ".join(paper.abstract))
        page.part(
            "badge",
            "Direct download (2 more)     Export citation     Bookmark   " + page.pick("", "3 citations"),
        )
        page.blank()


def zbmath(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Found 1,204 Documents (Results 1–100)", "", "Reset all", "100 per page", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("authors", "; ".join(name.turned for name in paper.authors))
        page.part(
            "title",
            f"{stopped(paper.title)} (English) Zbl {paper.serial % 8000:04}.{paper.serial % 99999:05}",
        )
        page.part(
            "venue",
            f"{paper.venue} {paper.serial % 60}, No. {paper.serial % 9 + 1}, {paper.pages.replace('–', '-')}"
            f" ({paper.year}).",
        )
        page.part("badge", "MSC:  68T05 62M45", "Cite   Review PDF", "Full Text: DOI  arXiv")
        page.blank()


def gate(page: Sheet, papers: Sequence[Paper]) -> None:
    """A researcher's profile on a network: kind, month, reads, names one a line, the abstract."""
    page.outside(
        "Ada Example", "University of Examples | UE · Department of Papers", "Doctor of Philosophy", ""
    )
    page.outside("Research Items (42)", "")
    for paper in papers:
        text = " ".join(paper.abstract)
        page.record(paper, abstract=text)
        page.part("title", paper.title)
        page.part("badge", page.pick("Article", "Conference Paper", "Preprint"))
        if page.chance(0.6):
            page.part("badge", "Full-text available")
        page.part("stamp", f"{MONTHS[paper.month - 1]} {paper.year}")
        page.part("badge", "·", f"{paper.serial % 900} Reads", "·", f"{paper.serial % 40 + 2} Citations")
        page.part("authors", *paper.names)
        page.part("abstract", text)
        page.part("badge", page.pick("View", "Download"))
        page.blank()


def orcid(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Ada Example", "https://orcid.org/0000-0001-2345-6789", "", f"Works ({len(papers)})", "Sort")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("venue", paper.venue)
        page.part(
            "stamp",
            f"{paper.year}-{paper.month:02} | {page.pick('Journal article', 'Conference paper', 'Preprint')}",
        )
        page.part("identifier", f"DOI: {paper.doi}")
        page.part("authors", f"CONTRIBUTORS: {'; '.join(paper.names)}")
        page.part("badge", "Show more detail", "Source: Crossref")
        page.blank()


def alert(page: Sheet, papers: Sequence[Paper]) -> None:
    """A mail of new results: initials, venue and year with dashes, a snippet, buttons."""
    page.outside("Google Scholar", "", '"graph networks" - new results', "")
    for paper in papers:
        cut = len(paper.authors) > 4
        short = tuple(name.compact for name in paper.authors[:4])
        page.record(paper, authors=short, complete=not cut, abstract=False)
        page.part("title", page.pick("", "", "[PDF] ", "[HTML] ") + paper.title)
        page.part(
            "authors",
            f"{', '.join(short)}{'…' if cut else ''} -"
            f" {page.pick(paper.venue, 'arXiv preprint arXiv:' + paper.arxiv)}, {paper.year}",
        )
        page.part("snippet", f"{page.pick('… ', '')}{paper.blurb[:-9]} …")
        page.part("badge", "Save", "Twitter", "LinkedIn", "Facebook")
        page.blank()
    page.outside(
        "This message was sent by Google Scholar because you're following new results.",
        "List alerts",
        "Cancel alert",
    )


def catalogue(page: Sheet, papers: Sequence[Paper]) -> None:
    """A library's catalogue: number, kind in capitals, title, family names first, where."""
    page.outside(
        "University Library", "New Search", "Journal Search", "My Account", "", "1-10 of 1,204 Results", ""
    )
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        page.part("badge", str(at), page.pick("ARTICLE", "CONFERENCE PROCEEDING", "ARTICLE"))
        page.part("title", paper.title)
        page.part("authors", "; ".join(name.turned for name in paper.authors))
        page.part(
            "venue",
            f"{paper.venue}, {paper.year}, Vol.{paper.serial % 60} ({paper.serial % 9 + 1}),"
            f" p.{paper.pages.replace('–', '-')}",
        )
        page.part(
            "badge", "PEER REVIEWED", *(["OPEN ACCESS"] if page.chance(0.5) else []), "Available Online "
        )
        page.blank()


def encyclopedia(page: Sheet, papers: Sequence[Paper]) -> None:
    """The references below an encyclopedia's article."""
    page.outside("References[edit]")
    for paper in papers:
        page.record(paper, abstract=False)
        people = "; ".join(name.turned for name in paper.authors)
        page.part(
            "reference",
            f"^ {page.pick('', 'a b ', 'Jump up to: a b c ')}{people}"
            f' ({page.pick(f"{MONTHS[paper.month - 1]} ", "")}{paper.year}). "{paper.title}".'
            f" {paper.venue}. {paper.serial % 60} ({paper.serial % 9 + 1}): {paper.pages}."
            + page.pick("", f" arXiv:{paper.arxiv}.")
            + page.pick("", f" doi:{paper.doi}. ISSN 1234-5678. S2CID {paper.serial}."),
        )


def rabbit(page: Sheet, papers: Sequence[Paper]) -> None:
    """A tool's collection of papers: names, year and venue above the title, the abstract below."""
    page.outside(
        "Untitled Collection", f"{len(papers)} papers", "Add Papers", "Similar Work", "Earlier Work", ""
    )
    for paper in papers:
        names = paper.names
        cut = len(names) > 3
        shown = (names[0], names[-1]) if cut else names
        page.record(paper, authors=shown, complete=not cut, abstract=" ".join(paper.abstract))
        page.part("authors", f"{names[0]}, ..., {names[-1]}" if cut else ", ".join(names))
        page.part("title", paper.title)
        page.part("venue", f"{paper.year} {paper.venue}")
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "PDF", "Comments")
        page.blank()


LAYOUTS = (
    Layout("preprint sanity", sanity),
    Layout("assistant's findings", consensus),
    Layout("assistant's answer", assistant_sources),
    Layout("index with counts", dimensions),
    Layout("aggregator of repositories", core),
    Layout("life sciences search", europe),
    Layout("social science network", ssrn),
    Layout("economist's page", repec),
    Layout("economics mail", economics_mail),
    Layout("philosophy index", philosophy),
    Layout("mathematics index", zbmath),
    Layout("researcher's network profile", gate),
    Layout("researcher's record", orcid),
    Layout("alert mail", alert, ANY | {"wrapped"}),
    Layout("library catalogue", catalogue),
    Layout("encyclopedia references", encyclopedia),
    Layout("tool's collection", rabbit),
)
