"""What indexes, archives and journals list, pasted or saved."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.layouts.saved import escaped, linked, saved
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet

BYTES = frozenset(("crlf", "bom"))


def crossref(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside("Crossref", "Search", "Sort by: relevance", "1,204 results", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        kind = page.pick("Journal Article", "Conference Paper", "Journal Article", "Posted Content")
        place = (
            f" volume {paper.serial % 60} issue {paper.serial % 9 + 1}" if kind == "Journal Article" else ""
        )
        page.part(
            "venue",
            f"{kind} published {MONTHS[paper.month - 1]} {paper.year} in {paper.venue}{place}"
            f" on pages {paper.pages.replace('–', ' to ')}",
        )
        if page.chance(0.3):
            page.part("badge", "Research funded by National Science Foundation (1234567)")
        page.part("authors", f"Authors: {page.people(paper, ' | ')}")
        page.part("identifier", f"https://doi.org/{paper.doi}")
        page.part("badge", "Actions")
        page.blank(page.rng.choice((0, 1, 1)))


def scopus(page: Sheet, papers: Sequence[Paper]) -> None:
    page.outside(
        "Scopus", "1,204 documents found", "", "Document title\tAuthors\tSource\tYear\tCitations", ""
    )
    for at, paper in enumerate(papers, 1):
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        page.part(
            "badge", str(at), page.pick("Article", "Article • Open access", "Conference paper", "Review")
        )
        page.part("title", paper.title)
        page.part("authors", ", ".join(name.turned_short.replace(". ", ".") for name in paper.authors))
        page.part(
            "venue",
            f"{paper.venue}, {paper.year}, {paper.serial % 60}({paper.serial % 9 + 1}), pp. {paper.pages}",
        )
        page.part("badge", "Show abstract", "Full text", "Related documents")
        page.part("badge", str(paper.serial % 300), "Citations")


def inspire(page: Sheet, papers: Sequence[Paper]) -> None:
    """Places behind the names and the day behind them all."""
    page.outside("1,204 results", "cite all", "Citation Summary", "Most Recent", "")
    for at, paper in enumerate(papers, 1):
        cut = len(paper.authors) > 10
        stated = paper.names[:1] if cut else paper.names
        page.record(paper, authors=stated, complete=not cut, abstract=False)
        page.part("title", paper.title)
        page.part("badge", f"#{at}")
        names = [f"{name} ({place})" for name, place in zip(stated, paper.places, strict=False)]
        day = f"({MONTHS[paper.month - 1]} {paper.day}, {paper.year})"
        page.part("authors", f"{names[0]} et al. {day}" if cut else f"{', '.join(names)} {day}")
        number = f"{paper.serial % 12 + 1}, {paper.serial}"
        published = f"Published in: Phys.Rev.D {paper.serial % 100} ({paper.year}) {number}"
        page.part(
            "venue", page.pick(f"{published} • ", "") + f"e-Print: {paper.arxiv} [{paper.categories[0]}]"
        )
        page.part(
            "badge", "pdf", "DOI", "cite", "claim", "reference search", f"{paper.serial % 400} citations"
        )
        page.blank()


def abstract_service(page: Sheet, papers: Sequence[Paper]) -> None:
    """An observatory's index: a code, a date and a count on one line, the first three names turned."""
    page.outside("Your search returned 1,204 results", "Sort: Date", "Select All", "Show abstracts", "")
    for at, paper in enumerate(papers, 1):
        cut = len(paper.authors) > 3
        page.record(paper, authors=paper.names[:3], complete=not cut, abstract=False)
        initial = paper.authors[0].family[0].upper()
        volume, first = paper.serial % 9999, paper.serial % 999
        code = f"{paper.year}{page.pick('ApJ', 'MNRAS', 'arXiv', 'A&A'):.<5}{volume:.>4}..{first:03}{initial}"
        page.part("badge", str(at))
        page.part("identifier", f"{code}\t{paper.year}/{paper.month:02}\tcited: {paper.serial % 400}")
        page.part("title", paper.title)
        people = "; ".join(name.turned for name in paper.authors[:3])
        page.part("authors", people + (f"; and {len(paper.authors) - 3} more" if cut else ""))
        page.blank(page.rng.choice((0, 1)))


def hal(page: Sheet, papers: Sequence[Paper]) -> None:
    """A French archive's list of publications."""
    page.outside("Liste des publications", "", "Nombre de documents : 42", "")
    for at, paper in enumerate(papers):
        if at % 5 == 0:
            page.outside(
                page.pick("Articles dans une revue", "Communications dans un congrès", "Pré-publications"), ""
            )
        page.record(paper, abstract=False)
        volume, pages = f"{paper.serial % 60} ({paper.serial % 9 + 1})", paper.pages.replace("–", "-")
        place = page.pick(
            f"{paper.venue}, {paper.year}, {volume}, pp.{pages}.",
            f"{paper.venue} ({paper.short_venue}), {MONTHS[paper.month - 1]} {paper.year}, Paris, France.",
        )
        page.part(
            "reference",
            f"{stopped(', '.join(paper.names))} {stopped(paper.title)} {place} ⟨{paper.doi}⟩. ⟨hal-{paper.serial:08}⟩",
        )
        page.blank(1)


def daily_table(page: Sheet, papers: Sequence[Paper]) -> None:
    """A repository that is filled by a script each day."""
    page.outside("## Updated on 2024.05.03", "> Usage instructions: [here](./docs/README.md#usage)", "")
    for at, paper in enumerate(papers):
        if at % 7 == 0:
            page.outside("", f"## {page.pick('Image Matching', 'SLAM', 'Speech')}", "")
            page.outside("|Publish Date|Title|Authors|PDF|Code|", "|---|---|---|---|---|")
        page.record(paper, authors=paper.names[:1], complete=False, abstract=False)
        link = f"[{paper.arxiv}](http://arxiv.org/abs/{paper.arxiv}v1)"
        code = page.pick("null", f"**[link](https://github.com/example/{paper.slug})**")
        title = paper.title.replace("|", "\\|")
        page.part(
            "reference",
            f"|**{paper.year}-{paper.month:02}-{paper.day:02}**|**{title}**|{paper.names[0]} et.al.|{link}|{code}|",
        )


def journal_issue(page: Sheet, papers: Sequence[Paper]) -> None:
    """An issue of a journal in a well-known free journal system."""

    def body() -> None:
        page.outside('<h1>Vol. 12 No. 3 (2021)</h1><div class="published">Published: 2021-05-04</div>')
        page.outside('<div class="section"><h2>Articles</h2><ul class="cmp_article_list articles">')
        for paper in papers:
            page.record(paper, abstract=False)
            link = f'<a id="article-{paper.serial}" href="https://journal.example.org/article/view/{paper.serial}">'
            page.part("title", "<li>", '<div class="obj_article_summary">', '<h3 class="title">')
            page.part("title", f"{link}{escaped(paper.title)}</a>", "</h3>")
            page.part(
                "authors",
                '<div class="meta">',
                f'<div class="authors">{escaped(", ".join(paper.names))}</div>',
            )
            page.part("badge", f'<div class="pages">{paper.pages.replace("–", "-")}</div>', "</div>")
            page.part("badge", '<ul class="galleys_links"><li><a class="obj_galley_link pdf" href="#">')
            page.part("badge", "PDF", "</a></li></ul>", "</div>", "</li>")
        page.outside("</ul></div>")

    saved(page, "Vol. 12 No. 3 (2021) | Journal of Papers", body)


def german_group(page: Sheet, papers: Sequence[Paper]) -> None:
    """A German institute's publications by year, family names first, "In:" and "S."."""

    def body() -> None:
        page.outside("<h1>Veröffentlichungen</h1>", '<div class="publikationen">')
        year = 3000
        for paper in sorted(papers, key=lambda each: -each.year):
            if paper.year != year:
                year = paper.year
                page.outside(f"<h3>{year}</h3>")
            page.record(paper, abstract=False)
            people = escaped("; ".join(name.turned for name in paper.authors))
            place = page.pick(
                f"In: {paper.venue} {paper.serial % 60} ({paper.year}), Nr. {paper.serial % 9 + 1}, S. {paper.pages}.",
                f"In: {paper.venue}, {paper.year}, S. {paper.pages}.",
            )
            page.part("reference", f'<p class="bibitem">{people}: <em>{escaped(paper.title)}</em>.')
            page.part(
                "reference", f'{escaped(place)} [<a href="#bib">BibTeX</a>] [{linked("#doi", "DOI")}]</p>'
            )
        page.outside("</div>")

    saved(page, "Veröffentlichungen – Institut für Beispiele", body)


def euclid(page: Sheet, papers: Sequence[Paper]) -> None:
    """A publisher's issue in rows, with keywords and the abstract below each."""

    def body() -> None:
        page.outside("<h1>Vol. 12 &bull; No. 3 &bull; May 2021</h1>")
        for paper in papers:
            page.record(paper, abstract=" ".join(paper.abstract))
            page.part("title", '<div class="TOCLineItemBoldText">')
            page.part(
                "title",
                f'<a href="/issue/{paper.serial}"><span class="TOCLineItemText1">{escaped(paper.title)}</span></a>',
            )
            page.part(
                "authors",
                f'</div><div><span class="TOCLineItemText2">{escaped(", ".join(paper.names))}</span></div>',
            )
            page.part(
                "venue",
                f"<div>{paper.venue} Vol. 12, Issue 3, {paper.pages.replace('–', '-')}, (May 2021)"
                f' <a href="https://doi.org/{paper.doi}">https://doi.org/{paper.doi}</a></div>',
            )
            page.part("keywords", f"<div><b>KEYWORDS:</b> {escaped(', '.join(paper.keywords))}</div>")
            page.part("badge", '<div><a href="#">Read Abstract +</a></div>')
            page.part("abstract", f'<div class="abstract">{escaped(" ".join(paper.abstract))}</div>')
            page.part("badge", '<div><a href="#">Download PDF</a> <a href="#">Save to My Library</a></div>')

    saved(page, "Vol. 12, No. 3", body)


LAYOUTS = (
    Layout("Crossref search", crossref),
    Layout("Scopus results", scopus),
    Layout("INSPIRE results", inspire),
    Layout("ADS results", abstract_service),
    Layout("HAL list", hal, ANY | {"wrapped"}),
    Layout("arXiv daily table", daily_table, BYTES, ".md"),
    Layout("journal issue, saved", journal_issue, BYTES, ".html"),
    Layout("German group, saved", german_group, BYTES, ".html"),
    Layout("publisher's issue, saved", euclid, BYTES, ".html"),
)
