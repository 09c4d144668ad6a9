"""Layouts that nobody saw who made the readers: what is read of them says how a page of an unknown kind fares."""

import textwrap
from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.layouts.saved import escaped, linked, saved
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

BYTES = frozenset(("crlf", "bom"))


def easychair(page: Sheet, papers: Sequence[Paper]) -> None:
    """A programme with the names above the title, the abstract unfolded or not."""
    shown, presenter = page.chance(0.6), page.chance(0.5)
    page.outside("Program for Tuesday, September 12th", "", "Days: previous day next day all days", "")
    page.outside("View: session overviewtalk overview", "")
    minute = 9 * 60
    for at, paper in enumerate(papers):
        if at % 4 == 0:
            if at:
                page.outside(f"{clock(minute)}-{clock(minute + 30)} Coffee Break", "")
                minute += 30
            topic = page.pick("Learning", "Planning and Search", "Language")
            page.outside(
                f"{clock(minute)}-{clock(minute + 80)} Session {at // 4 + 1}A: {topic}",
                "CHAIR: Ada Example",
                f"LOCATION: {page.pick('Room A', 'Main Hall', 'Auditorium 2')}",
            )
        page.record(paper, abstract=shown and " ".join(paper.abstract))
        page.part("time", clock(minute))
        page.part("authors", listed(paper.names, "and").replace(", and ", " and "))
        page.part("title", paper.title + ("" if shown else " (abstract)"))
        if presenter:
            page.part("badge", f"PRESENTER: {paper.names[0]}")
        if shown:
            page.part("abstract", f"ABSTRACT. {' '.join(paper.abstract)}")
        minute += 20


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def agenda(page: Sheet, papers: Sequence[Paper]) -> None:
    """An event's app: each speaker on a line, often with a place below."""
    placed = page.chance(0.6)
    page.outside("Agenda", "Attendees", "Community", "", "Tue, May 4, 2021", "")
    minute = 9 * 60
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        begin, end = (f"{(at // 60 - 1) % 12 + 1}:{at % 60:02} AM" for at in (minute, minute + 15))
        minute += 15
        page.part("time", f"{begin} - {end}")
        page.part("title", paper.title)
        page.part("badge", page.pick("Ballroom A", "Virtual", "Room 204", "Grand Hall"))
        page.part("badge", "Speakers" if len(paper.authors) > 1 else "Speaker")
        for name, place in zip(paper.names, paper.places, strict=True):
            page.part("authors", name)
            if placed:
                page.part("place", place)
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "Add to My Agenda")
        page.blank()


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


def references_gbt(page: Sheet, papers: Sequence[Paper]) -> None:
    """The Chinese standard: three names, and a letter in brackets for the kind behind the title."""
    page.outside(page.pick("参考文献", "代表性论文", "References", "论文列表"), "")
    wide = page.chance(0.3)
    for at, paper in enumerate(papers, 1):
        cut = len(paper.authors) > 3
        page.record(
            paper,
            authors=tuple(name.compact for name in paper.authors[:3]),
            complete=not cut,
            abstract=False,
        )
        people = ", ".join(name.medical for name in paper.authors[:3]) + (", et al" if cut else "")
        volume, pages = f"{paper.serial % 60}({paper.serial % 9 + 1})", paper.pages.replace("–", "-")
        place = page.pick(
            f"[J]. {paper.venue}, {paper.year}, {volume}: {pages}.",
            f"[C]//{paper.venue}. {paper.year}: {pages}.",
        )
        page.part(
            "reference", (f"［{at}］" if wide else f"[{at}] ") + f"{stopped(people)} {paper.title}{place}"
        )


def bibitems(page: Sheet, papers: Sequence[Paper]) -> None:
    """The bibliography of a paper's source."""
    blocks = page.chance(0.5)
    page.outside(r"\begin{thebibliography}{99}", "")
    for paper in papers:
        page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
        title = paper.title.replace("&", r"\&").replace("%", r"\%")
        people = listed([name.short.replace(" ", "~", 1) for name in paper.authors], "and")
        key = f"{paper.slug.split('-')[0]}{paper.year}"
        venue, pages = paper.venue, paper.pages.replace("–", "--")
        page.part("badge", rf"\bibitem{{{key}}}")
        if blocks:
            page.part("authors", stopped(people))
            page.part("title", rf"\newblock {stopped(title)}")
            page.part("venue", rf"\newblock {{\em {venue}}}, {paper.serial % 60}:{pages}, {paper.year}.")
        else:
            page.part("authors", f"{people},")
            page.part("title", rf"\emph{{{title}}},")
            page.part("venue", rf"{venue} \textbf{{{paper.serial % 60}}} ({paper.year}), {pages}.")
        page.blank()
    page.outside(r"\end{thebibliography}")


def contents(page: Sheet, papers: Sequence[Paper]) -> None:
    """A volume's table of contents as its PDF gives it: leaders of dots to the page, titles over several lines."""
    below = page.chance(0.5)
    page.outside("Table of Contents", "", f"Preface{leaders(page, 'Preface')} iii")
    page.outside(f"Organizing Committee{leaders(page, 'Organizing Committee')} v", "")
    first = 1
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        title = textwrap.wrap(paper.title, 76, break_long_words=False, break_on_hyphens=False)
        people = textwrap.wrap(", ".join(paper.names), 76, break_long_words=False, break_on_hyphens=False)
        if below:
            page.part("title", *title[:-1], f"{title[-1]}{leaders(page, title[-1])} {first}")
            page.part("authors", *(f"    {line}" for line in people))
        else:
            page.part("title", *title)
            page.part("authors", *people[:-1], f"{people[-1]}{leaders(page, people[-1])} {first}")
        first += paper.serial % 12 + 6
        page.blank(page.rng.choice((0, 1)) if not below else 1)
        if at % 8 == 0:
            page.outside(page.pick("vii", "ix", "xii"), "")


def leaders(page: Sheet, text: str) -> str:
    return (" ." if page.every else ".") * max(4, (84 - len(text)) // (2 if page.every else 1))


def chat(page: Sheet, papers: Sequence[Paper]) -> None:
    """A channel where people post links: who and when, the link, and what the chat shows of it."""
    page.outside("# paper-club", "42 members", "", "Tuesday, May 4th", "")
    for paper in papers:
        page.outside(
            page.pick("Yuki", "Marta Kowalczyk", "arxiv-bot", "sam"),
            f"  {paper.day % 12 + 1}:{paper.month + 10} AM",
        )
        if page.chance(0.3):
            page.outside(page.pick("this one looks relevant", "for Thursday?", "cc @sam"))
        page.record(paper, authors=(), abstract=" ".join(paper.abstract))
        page.part("identifier", f"https://arxiv.org/abs/{paper.arxiv}")
        page.part("badge", "arXiv.org")
        page.part("title", paper.title)
        page.part("abstract", " ".join(paper.abstract))
        if page.chance(0.5):
            page.outside(page.pick(":+1:", "👍", ":eyes:"), str(paper.day % 5 + 1))
        if page.chance(0.3):
            page.outside(page.pick("1 reply", "3 replies") + "  Last reply 2 days ago")
        page.blank()


def reader(page: Sheet, papers: Sequence[Paper]) -> None:
    """A reader of feeds: where from, by whom and how old on one line."""
    form = page.pick(
        "{feed} by {people} / {age}", "{feed}\nby {people}\n{age}", "{people} · {feed} · {age} ago"
    )
    feed = page.pick("cs.LG updates on arXiv.org", "stat.ML updates on arXiv.org")
    page.outside("Today", "cs.LG updates on arXiv.org", "Mark as read", "")
    page.placed = "{} ({})"
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", paper.title)
        facts = {"feed": feed, "people": page.people(paper, ", "), "age": f"{paper.day}h"}
        page.part("authors", *form.format(**facts).split("\n"))
        page.part(
            "abstract",
            f"arXiv:{paper.arxiv}v1 Announce Type: {page.pick('new', 'cross', 'replace')}",
            f"Abstract: {' '.join(paper.abstract)}",
        )
        page.blank()


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


def vault(page: Sheet, papers: Sequence[Paper]) -> None:
    """Notes with fields and a callout, one paper under each heading."""
    page.outside("# Literature", "", "Back to [[Index]]", "")
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"## {paper.title}")
        page.blank()
        page.part("authors", f"**Authors**:: {', '.join(paper.names)}")
        page.part("stamp", f"**Year**:: {paper.year}")
        page.part("venue", f"**Venue**:: [[{paper.short_venue}]]")
        page.part(
            "keywords", "**Tags**:: " + " ".join(f"#{word.replace(' ', '-')}" for word in paper.keywords)
        )
        page.blank()
        page.part("abstract", "> [!abstract] Abstract", f"> {' '.join(paper.abstract)}")
        page.blank()
        if page.chance(0.5):
            page.outside("- [ ] read again", "")
        page.outside("---", "")


def nested(page: Sheet, papers: Sequence[Paper]) -> None:
    """A list in a shared document, with what there is to say of a paper in bullets below it."""
    page.outside("# Papers to discuss", "", "*Add yours at the end!*", "")
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        link = f"https://arxiv.org/abs/{paper.arxiv}"
        page.part("title", f"{at}. [{paper.title}]({link}) ({paper.short_venue} {paper.year})")
        page.part("authors", f"   * Authors: {', '.join(paper.names)}")
        page.part("summary", f"   * TL;DR: {paper.blurb}")
        if page.chance(0.4):
            page.part("badge", "   * Presenter: *open*")


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
    Layout("EasyChair programme", easychair),
    Layout("event agenda", agenda),
    Layout("Crossref search", crossref),
    Layout("Scopus results", scopus),
    Layout("INSPIRE results", inspire),
    Layout("ADS results", abstract_service),
    Layout("HAL list", hal, ANY | {"wrapped"}),
    Layout("references, GB/T 7714", references_gbt, ANY | {"wrapped"}),
    Layout("TeX bibliography", bibitems),
    Layout("table of contents", contents),
    Layout("chat channel", chat),
    Layout("feed reader", reader, ANY | {"wrapped", "affiliations"}),
    Layout("arXiv daily table", daily_table, BYTES, ".md"),
    Layout("notes with fields", vault, BYTES, ".md"),
    Layout("nested list", nested, BYTES, ".md"),
    Layout("journal issue, saved", journal_issue, BYTES, ".html"),
    Layout("German group, saved", german_group, BYTES, ".html"),
    Layout("publisher's issue, saved", euclid, BYTES, ".html"),
)
