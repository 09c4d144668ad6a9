"""Further kinds of pages. Nobody who made the readers saw them at first; then they were worked with as all others."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.layouts.saved import escaped, linked, saved
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def alphaxiv(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("alphaXiv", "Explore", "Communities", "Sign In", "", "Hot", "Likes", "Views", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("stamp", f"{paper.day:02} {MONTHS[paper.month - 1]} {paper.year}")
        page.part("keywords", " ".join(word.replace(" ", "-") for word in paper.keywords))
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        page.blank()
        page.part("abstract", " ".join(paper.abstract))
        page.blank()
        page.part("badge", "View blog", "Resources", f"{paper.serial % 900:,}", "Bookmark")
        page.blank()


def scholar_author(page: Sheet, papers: Sequence[Paper]) -> None:
    """An author's page on Semantic Scholar."""
    page.outside("Ada Example", "Publications", "204", "h-index", "31", "Citations", "9,120", "")
    page.outside("Sort by Most Influential")
    for paper in papers:
        shown = paper.names[:3]
        cut = len(paper.names) > 3
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        page.part("title", paper.title)
        page.part("authors", ", ".join(shown) + (f", +{len(paper.names) - 3} authors" if cut else ""))
        page.part("venue", f"{paper.short_venue} · {paper.year}")
        page.part("badge", f"{paper.serial % 2000:,} Citations", "Save")
        page.blank()


def scholar_profile(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Ada Example", "University of Tartu", "Verified email at example.org", "", "Title\tCited by\tYear"
    )
    for paper in papers:
        most = 6
        short = tuple(name.compact for name in paper.authors[:most])
        cut = len(paper.authors) > most
        page.record(paper, authors=short, complete=not cut, abstract=False)
        page.part("title", paper.title)
        page.part("authors", ", ".join(short) + (", ..." if cut else ""))
        page.part(
            "venue",
            f"{paper.venue} {paper.serial % 60} ({paper.serial % 9 + 1}), {paper.pages.replace('–', '-')}, {paper.year}"
            f"\t{paper.serial % 3000}\t{paper.year}",
        )


def biorxiv(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("bioRxiv", "Home About Submit ALERTS / RSS", "", "1,204 Results for term “networks”", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        number = f"{paper.year}.{paper.month:02}.{paper.day:02}.{paper.serial}"
        page.part("identifier", f"bioRxiv {number}; doi: https://doi.org/10.1101/{number}")
        page.part("badge", page.pick("Add to Selected Citations", "Posted May 02, 2024."))
        page.blank()


def interspeech(page: Sheet, papers: Sequence[Paper]) -> None:
    """A programme with a code for each paper and places behind each author."""
    page.outside("Programme", "", "Monday 21 August", "", "Poster Session 1", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"P1-{at:02}: {paper.title}")
        names = [f"{name} ({place})" for name, place in zip(paper.names, paper.places, strict=True)]
        page.part("authors", page.between_or(", ").join(names))
        page.part("abstract", f"Abstract: {' '.join(paper.abstract)}")
        page.blank()


def course(page: Sheet, papers: Sequence[Paper]) -> None:
    """A seminar's weeks, with papers under each, the first author only."""
    page.outside(
        "CS 999: Advanced Topics", "Instructor: Ada Example", "Tuesdays 2–4 pm, Room 12", "", "Schedule", ""
    )
    form = page.pick(
        "{sentence} {stop} {venue} {year}.",
        "{title}, {people}, {venue} {year}",
        "{people}, “{title}”, {venue} {year}",
        "{title} ({people}, {year})",
    )
    mark = page.pick("- ", "• ", "", "Required: ")
    for at, paper in enumerate(papers):
        if at % 3 == 0:
            day = f"{MONTHS[at // 9 % 12]} {at % 27 + 1}"
            page.outside("", f"Week {at // 3 + 1} ({day}): {page.pick('Basics', 'Methods', 'Theory')}")
        several = len(paper.authors) > 2
        shown = paper.names[:1] if several else paper.names
        people = f"{shown[0]} et al." if several else " and ".join(shown)
        page.record(paper, authors=shown, complete=not several, abstract=False)
        facts = {"sentence": stopped(paper.title), "stop": stopped(people), "venue": paper.short_venue}
        text = form.format(title=paper.title, people=people, year=paper.year, **facts)
        page.part("reference", mark + text)


def newsletter(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Papers of the Week", "Issue 42", "View in browser", "", "Hi all, here is what we read this week.", ""
    )
    numbered = page.chance(0.5)
    for at, paper in enumerate(papers, 1):
        text = " ".join(paper.abstract)
        page.record(paper, abstract=text)
        page.part("title", (f"{at}. " if numbered else "") + paper.title)
        page.part("authors", f"By {page.people(paper, ', ')}")
        page.part("abstract", text)
        page.part("badge", page.pick("Read the paper", "[paper] [code]", "arXiv | Code"))
        page.blank()
    page.outside("You receive this mail because you signed up. Unsubscribe")


def zotero(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Zotero Report", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", paper.title)
        page.part("field", "Item Type\tJournal Article")
        page.part("authors", *(f"Author\t{name}" for name in paper.names))
        page.part("abstract", f"Abstract\t{' '.join(paper.abstract)}")
        page.part(
            "field", f"Date\t{paper.year}-{paper.month:02}-{paper.day:02}", f"Publication\t{paper.venue}"
        )
        page.part("field", f"DOI\t{paper.doi}", f"URL\thttps://arxiv.org/abs/{paper.arxiv}")
        page.part("field", "Accessed\t5/3/2024, 10:00:00 AM", "Library Catalog\tarXiv.org")
        page.part("field", "Date Added\t5/3/2024, 10:00:00 AM", "Modified\t5/3/2024, 10:00:00 AM")
        page.blank()


def mla(paper: Paper) -> str:
    first, *others = paper.authors
    if len(others) > 1:
        people = f"{first.turned}, et al."
    elif others:
        people = stopped(f"{first.turned}, and {others[0].full}")
    else:
        people = stopped(first.turned)
    venue = f"{paper.venue}, vol. {paper.serial % 60}, {paper.year}"
    return f"{people} “{stopped(paper.title)}” {venue}, pp. {paper.pages}."


def references_mla(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Works Cited", "")
    for paper in papers:
        cut = len(paper.authors) > 2
        page.record(paper, authors=paper.names[:1] if cut else None, complete=not cut, abstract=False)
        page.part("reference", mla(paper))
        page.blank()


def harvard(paper: Paper) -> str:
    people = listed([name.turned_short for name in paper.authors], "and").replace(", and ", " and ")
    return f"{people}, {paper.year}. {stopped(paper.title)} {paper.venue}, {paper.serial % 60}, pp.{paper.pages}."


def references_harvard(page: Sheet, papers: Sequence[Paper]) -> None:
    for paper in papers:
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        page.part("reference", harvard(paper))
        page.blank()


def xplore(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "IEEE Xplore",
        "Search Results",
        "Showing 1-25 of 1,204 results for networks",
        "",
        "Select All on Page",
    )
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", page.people(paper, "; "))
        page.part("venue", f"{paper.year} {paper.venue} ({paper.short_venue})")
        page.part("stamp", f"Year: {paper.year} | Conference Paper | Publisher: IEEE")
        if page.chance(0.6):
            page.part("badge", f"Cited by: Papers ({paper.serial % 300})")
        page.part("badge", "Abstract", "HTML", "PDF")
        page.blank()


def acm_library(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("ACM Digital Library", "1,204 Results for: All: networks", "", "Per page: 10 20 50", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("badge", "research-article")
        if page.chance(0.3):
            page.part("badge", "Open Access")
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        page.part(
            "venue",
            "KDD '23: Proceedings of the 29th ACM SIGKDD ConferenceAugust 2023, "
            f"pp {paper.pages}https://doi.org/{paper.doi}",
        )
        page.part("abstract", " ".join(paper.abstract))
        page.part(
            "badge",
            str(paper.serial % 90),
            "Metrics",
            f"Total Citations{paper.serial % 90}",
            "Total Downloads1,204",
        )
        page.blank()


def springer(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Search Results", "Showing 1-20 of 1,204 results", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", f"{page.people(paper, ', ')} in {paper.venue}")
        page.part("badge", "Article" + page.pick("", " Open access"))
        page.part("stamp", f"{paper.day:02} {MONTHS[paper.month - 1]} {paper.year}")
        page.blank()


def pubmed_abstract(page: Sheet, papers: Sequence[Paper]) -> None:
    for at, paper in enumerate(papers, 1):
        page.record(
            paper, authors=tuple(name.compact for name in paper.authors), abstract=" ".join(paper.abstract)
        )
        page.part(
            "venue",
            f"{at}. {stopped(paper.short_venue)} {paper.year} {MONTHS[paper.month - 1]} {paper.day};{paper.serial % 40}"
            f"({paper.serial % 9}):{paper.pages.replace('–', '-')}. doi: {paper.doi}.",
        )
        page.blank()
        page.part("title", stopped(paper.title))
        page.blank()
        page.part("authors", ", ".join(f"{name.medical}(1)" for name in paper.authors) + ".")
        page.blank()
        page.part("badge", "Author information:", f"(1)Department of Papers, {paper.places[0]}.")
        page.blank()
        page.part("abstract", " ".join(paper.abstract))
        page.blank()
        page.part(
            "identifier", f"DOI: {paper.doi}", f"PMID: {30000000 + paper.serial}  [Indexed for MEDLINE]"
        )
        page.blank(2)


def graph_list(page: Sheet, papers: Sequence[Paper]) -> None:
    """The list beside a graph of related papers."""
    page.outside("Connected Papers", "Share", "Follow", "", "Prior works", "Derivative works")
    page.outside("List view", "", "Origin paper", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", paper.title)
        page.part("authors", page.people(paper, ", "))
        page.part("stamp", f"{paper.year}, {paper.short_venue}")
        page.part("badge", f"{paper.serial % 900} Citations", "Save")
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "Open in:")
        page.blank()


def mailing(page: Sheet, papers: Sequence[Paper]) -> None:
    """arXiv's daily mail."""
    page.outside("Submissions to:", "Machine Learning", " received from  Wed 1 May 24 18:00:00 GMT", "")
    rule = "-" * 78
    for paper in papers:
        page.outside(rule)
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("badge", "\\\\", f"arXiv:{paper.arxiv}", "Date: Wed, 1 May 2024 17:59:59 GMT   (123kb)", "")
        page.part("title", *page.folded(f"Title: {paper.title}"))
        page.part("authors", *page.folded(f"Authors: {page.people(paper, ', ')}"))
        page.part(
            "badge",
            f"Categories: {' '.join(paper.categories)}",
            f"Comments: {paper.serial % 30 + 4} pages",
            "\\\\",
        )
        page.part("abstract", *page.folded(f"  {' '.join(paper.abstract)}"))
        page.part("badge", f"\\\\ ( https://arxiv.org/abs/{paper.arxiv} ,  123kb)")


def markdown_table(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("# Papers", "", "The papers that we know of.", "")
    form = page.pick(
        "Title|Authors|Venue|Year|Links",
        "Year|Venue|Title|Authors",
        "Paper|Authors|Date|Code",
        "Date|Title|Authors|PDF",
    )
    columns = form.split("|")
    page.outside(f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns))
    for paper in papers:
        page.record(paper, abstract=False)
        link = f"https://arxiv.org/abs/{paper.arxiv}"
        title = f"[{paper.title}]({link})" if "Links" not in columns else paper.title
        cells = {
            "Title": title,
            "Paper": title,
            "Authors": page.people(paper, ", "),
            "Venue": paper.short_venue,
            "Year": str(paper.year),
            "Links": f"[paper]({link})",
            "PDF": f"[pdf]({link})",
            "Date": f"{paper.year}-{paper.month:02}-{paper.day:02}",
            "Code": "[code](https://github.com/example/x)",
        }
        page.part(
            "reference", "| " + " | ".join(cells[column].replace("|", "\\|") for column in columns) + " |"
        )


def cvf_saved(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside("<h3>CVPR 2023 open access</h3>", "<dl>", '<dd><a href="/menu">Back</a></dd>')
        for paper in papers:
            page.record(paper, abstract=False)
            link = f"https://openaccess.example.org/{paper.slug}.html"
            page.part("title", f'<dt class="ptitle"><br>{linked(link, paper.title)}</dt>')
            names = ",\n".join(
                f'<form class="authsearch"><input type="hidden" value="{escaped(name)}">'
                f'<a href="#">{escaped(name)}</a></form>'
                for name in paper.names
            )
            page.part("authors", *f"<dd>\n{names}\n</dd>".split("\n"))
            page.part("badge", '<dd>[<a href="x.pdf">pdf</a>] [<a href="x_supp.pdf">supp</a>]')
            page.part("badge", '<div class="bibref">', "</div></dd>")
        page.outside("</dl>")

    saved(page, "CVPR 2023", body)


def group_saved(page: Sheet, papers: Sequence[Paper]) -> None:
    """A group's own page of publications."""

    def body() -> None:
        page.outside("<h1>Publications</h1>", "<ul>")
        for paper in papers:
            page.record(paper, abstract=False)
            names = listed([escaped(name) for name in paper.names], "and")
            link = linked(f"https://arxiv.org/abs/{paper.arxiv}", paper.title)
            page.part("reference", f"<li><strong>{link}</strong><br>", f"{names}<br>")
            page.part("reference", f"<em>{paper.venue}</em>, {paper.year}", "</li>")
        page.outside("</ul>")

    saved(page, "Our group", body)


LAYOUTS = (
    Layout("alphaXiv", alphaxiv),
    Layout("Semantic Scholar author", scholar_author),
    Layout("Scholar profile", scholar_profile),
    Layout("bioRxiv", biorxiv),
    Layout("Interspeech programme", interspeech, ANY | {"wrapped"}),
    Layout("course by week", course),
    Layout("newsletter", newsletter, ANY | {"wrapped", "spread"}),
    Layout("Zotero report", zotero),
    Layout("references, MLA", references_mla, ANY | {"wrapped"}),
    Layout("references, Harvard", references_harvard, ANY | {"wrapped"}),
    Layout("IEEE Xplore", xplore),
    Layout("ACM library", acm_library),
    Layout("Springer", springer),
    Layout("PubMed abstract", pubmed_abstract, ANY | {"wrapped"}),
    Layout("graph of papers", graph_list),
    Layout("arXiv mail", mailing),
    Layout("Markdown table", markdown_table, frozenset(("crlf", "bom")), ".md"),
    Layout("CVF, saved", cvf_saved, frozenset(("crlf", "bom")), ".html"),
    Layout("group page, saved", group_saved, frozenset(("crlf", "bom")), ".html"),
)
