"""Home pages and small sites saved as HTML, in the markup of the themes and plug-ins that people make them with."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.layouts.saved import escaped, linked, saved
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

BYTES = frozenset(("crlf", "bom"))


def entry(paper: Paper) -> str:
    """The paper in BibTeX, as such pages carry it unseen."""
    people = " and ".join(name.turned for name in paper.authors)
    key = f"{paper.serial}x{paper.year}"
    return (
        f"@inproceedings{{{key},\n  title = {{{escaped(paper.title)}}},\n  author = {{{escaped(people)}}},\n"
        f"  booktitle = {{{escaped(paper.venue)}}},\n  year = {{{paper.year}}}\n}}"
    )


def folio(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside('<h1 class="post-title">publications</h1>', '<div class="publications">')
        year = 3000
        for paper in sorted(papers, key=lambda each: -each.year):
            if paper.year != year:
                page.outside(*(["</ol>"] if year < 3000 else []))
                year = paper.year
                page.outside(f'<h2 class="bibliography">{year}</h2>', '<ol class="bibliography">')
            page.record(paper, abstract=" ".join(paper.abstract))
            page.part(
                "badge",
                '<li><div class="row">',
                f'<div class="col col-sm-2 abbr"><abbr class="badge rounded w-100">{paper.short_venue}</abbr></div>',
            )
            page.part(
                "title",
                f'<div id="x{paper.serial}" class="col-sm-8"><div class="title">{escaped(paper.title)}</div>',
            )
            people = listed(
                [linked("#x", name) if at % 2 else escaped(name) for at, name in enumerate(paper.names)],
                "and",
            )
            page.part("authors", f'<div class="author">{people}</div>')
            page.part(
                "venue",
                f'<div class="periodical"><em>In {escaped(paper.venue)}</em>, {MONTHS[paper.month - 1]}'
                f" {paper.year}</div>",
            )
            page.part(
                "badge",
                '<div class="links"><a class="abstract btn btn-sm z-depth-0" role="button">Abs</a>'
                ' <a class="bibtex btn btn-sm z-depth-0" role="button">Bib</a>'
                f' <a href="https://example.org/{paper.serial}.pdf" class="btn btn-sm z-depth-0" role="button">'
                "PDF</a></div>",
            )
            page.part(
                "abstract", f'<div class="abstract hidden"><p>{escaped(" ".join(paper.abstract))}</p></div>'
            )
            page.part(
                "badge",
                '<div class="bibtex hidden"><figure class="highlight"><pre><code class="language-bibtex"'
                ' data-lang="bibtex">' + entry(paper).split("\n")[0],
                *entry(paper).split("\n")[1:],
                "</code></pre></figure></div></div></div></li>",
            )
        page.outside("</ol></div>")

    saved(page, "publications | Ada Example", body)


def academic(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside("<h1>Publications</h1>", '<div class="isotope">')
        for paper in papers:
            page.record(paper, abstract=False)
            people = ", ".join(f"<span>{linked('/author/x/', name)}</span>" for name in paper.names)
            page.part(
                "reference",
                '<div class="pub-list-item view-citation" style="margin-bottom: 1rem"><i class="far'
                ' fa-file-alt pub-icon"></i>'
                f'<span class="article-metadata li-cite-author">{people}</span> ({paper.year}).'
                f' <a href="/publication/{paper.slug}/">{escaped(paper.title)}</a>. <em>{escaped(paper.venue)}</em>.',
            )
            page.part(
                "badge",
                '<p><a class="btn btn-outline-primary btn-page-header btn-sm" href="x.pdf">PDF</a>'
                ' <a href="#" class="btn btn-outline-primary btn-sm js-cite-modal">Cite</a>'
                ' <a class="btn btn-outline-primary btn-sm" href="#">Code</a></p></div>',
            )
        page.outside("</div>")

    saved(page, "Publications | Ada Example", body)


def teaching_press(page: Sheet, papers: Sequence[Paper]) -> None:
    """A plug-in's table: what is unfolded by a click is in the page, but hidden."""

    def body() -> None:
        page.outside(
            "<h1>Publications</h1>",
            "<form><select><option>All years</option><option>2021</option></select></form>",
        )
        page.outside('<table class="teachpress_publication_list">')
        for paper in papers:
            page.record(paper, abstract=" ".join(paper.abstract))
            page.part(
                "authors",
                '<tr class="tp_publication tp_publication_inproceedings"><td class="tp_pub_info">'
                f'<p class="tp_pub_author">{escaped("; ".join(paper.names))}</p>',
            )
            page.part(
                "title",
                f'<p class="tp_pub_title"><a class="tp_title_link" href="#x">{escaped(paper.title)}</a>'
                ' <span class="tp_pub_type tp_  inproceedings">Proceedings Article</span> </p>',
            )
            page.part(
                "venue",
                '<p class="tp_pub_additional"><span class="tp_pub_additional_in">In: </span>'
                f'<span class="tp_pub_additional_booktitle">{escaped(paper.venue)}, </span>'
                f'<span class="tp_pub_additional_pages">pp. {paper.pages}, </span><span'
                f' class="tp_pub_additional_year">{paper.year}</span>.</p>',
            )
            page.part(
                "badge",
                '<p class="tp_pub_menu"><span class="tp_abstract_link"><a>Abstract</a></span> | <span'
                ' class="tp_resource_link">'
                '<a>Links</a></span> | <span class="tp_bibtex_link"><a>BibTeX</a></span></p>',
                '<div class="tp_bibtex" style="display:none;"><div class="tp_bibtex_entry"><pre>'
                + entry(paper).split("\n")[0],
                *entry(paper).split("\n")[1:],
                '</pre></div><p class="tp_close_menu"><a>Close</a></p></div>',
            )
            page.part(
                "abstract",
                '<div class="tp_abstract" style="display:none;"><div class="tp_abstract_entry">'
                f"{escaped(' '.join(paper.abstract))}</div>"
                '<p class="tp_close_menu"><a>Close</a></p></div></td></tr>',
            )
        page.outside("</table>")

    saved(page, "Publications – Group of Examples", body)


def builder(page: Sheet, papers: Sequence[Paper]) -> None:
    """A page made by hand in a site builder: paragraphs with line breaks and spans."""

    def body() -> None:
        bold = page.every
        page.outside('<h2 class="font_2"><span style="font-family:avenir">Selected Publications</span></h2>')
        for paper in papers:
            page.record(paper, abstract=False)
            title = escaped(paper.title)
            title = (
                f'<span style="font-weight:bold">{title}</span>'
                if bold
                else f'<a href="x{paper.serial}.pdf">{title}</a>'
            )
            people = escaped(", ".join(paper.names))
            page.part(
                "reference",
                f'<p class="font_8"><span style="font-size:15px">{title}<br>',
                f"{people}<br>",
                f'<span style="font-style:italic">{escaped(paper.venue)}, {paper.year}</span>'
                + page.pick("", ' [<a href="#">PDF</a>] [<a href="#">Code</a>]')
                + "</span></p>",
            )
            if page.chance(0.4):
                page.part("badge", '<p class="font_8"><span class="wixGuard">​</span></p>')

    saved(page, "Publications | Mysite", body)


def base(page: Sheet, papers: Sequence[Paper]) -> None:
    """What a service writes into people's pages from their BibTeX file."""

    def body() -> None:
        page.outside(
            '<div id="bibbase"><div class="bibbase_group_whole"><div class="bibbase_group_head"><span'
            ' class="bibbase_group_id">2021</span> <span>(12)</span></div>'
        )
        for paper in papers:
            page.record(paper, authors=tuple(name.short for name in paper.authors), abstract=False)
            people = [
                f'<a class="bibbase author link" href="#x">{escaped(name.turned_short)}</a>'
                for name in paper.authors
            ]
            text = f"{'; '.join(people[:-1])}{'; and ' if people[1:] else ''}{people[-1]}"
            page.part(
                "title",
                '<div class="bibbase_paper"><span class="bibbase_paper_titleauthoryear"><span'
                ' class="bibbase_paper_title">'
                f'<a href="https://x.org/{paper.serial}">{escaped(stopped(paper.title))}</a></span><br>',
            )
            page.part("authors", f'<span class="bibbase_paper_author">{text}</span><br></span>')
            page.part("venue", f"In <i>{escaped(paper.venue)}</i>, pages {paper.pages}, {paper.year}.  <br>")
            page.part(
                "badge",
                '<span class="bibbase_paper_content dontprint"><a href="#" class="bibbase link"><img alt="">Paper</a>'
                ' <a href="#">link</a> &nbsp; <a href="#">bibtex</a></span></div>',
            )
        page.outside("</div></div>")

    saved(page, "Publications", body)


def quarto(page: Sheet, papers: Sequence[Paper]) -> None:
    """A listing of a publishing system for notebooks: title, a sentence, then date and names."""

    def body() -> None:
        page.outside(
            '<h1 class="title">Papers</h1>',
            '<div class="quarto-listing quarto-listing-container-default"><div class="list">',
        )
        for paper in papers:
            page.record(paper, abstract=paper.blurb)
            page.part(
                "title",
                '<div class="quarto-post image-right"><div class="body"><h3 class="no-anchor listing-title">'
                f'<a href="./papers/{paper.slug}.html" class="no-external">{escaped(paper.title)}</a></h3>',
            )
            page.part(
                "keywords",
                '<div class="listing-categories"><div class="listing-category">'
                f"{escaped(paper.keywords[0])}</div></div>",
            )
            page.part(
                "abstract",
                f'<div class="delink listing-description"><a href="./papers/{paper.slug}.html">'
                f"{escaped(paper.blurb)}</a></div></div>",
            )
            page.part(
                "authors",
                f'<div class="metadata"><a href="./x"><div class="listing-date">{MONTHS[paper.month - 1]}'
                f' {paper.day}, {paper.year}</div><div class="listing-author">'
                f"{escaped(', '.join(paper.names))}</div></a></div></div>",
            )
        page.outside("</div></div>")

    saved(page, "Papers – Ada Example", body)


def volume(page: Sheet, papers: Sequence[Paper]) -> None:
    """A learning journal's volume: definitions, the names in bold italics."""

    def body() -> None:
        page.outside('<div id="content"><h2>JMLR Volume 24</h2>')
        for at, paper in enumerate(papers, 1):
            page.record(paper, abstract=False)
            page.part("title", "<dl>", f"<dt>{escaped(paper.title)}</dt>")
            page.part(
                "authors",
                f"<dd><b><i>{escaped(', '.join(paper.names))}</i></b>; ({at}):1&minus;{paper.serial % 60 + 9}, 2023.",
            )
            page.part(
                "badge",
                f"<br>[<a id='abs' href='/v24/{at}.html'>abs</a>][<a target=_blank id='pdf'"
                f" href='/v24/{at}.pdf'>pdf</a>][<a id='bib' href='/v24/{at}.bib'>bib</a>]",
                "</dd>",
                "</dl>",
            )
        page.outside("</div>")

    saved(page, "JMLR Volume 24", body)


def wrappers(page: Sheet, papers: Sequence[Paper]) -> None:
    """An AI conference's proceedings."""

    def body() -> None:
        page.outside(
            '<h1 class="page-title">Thirty-Second Conference</h1>',
            '<div class="section" id="section1"><div class="section_title"><h3>Main Track</h3></div>',
        )
        for at, paper in enumerate(papers, 1):
            page.record(paper, abstract=False)
            page.part(
                "title",
                f'<div class="paper_wrapper" id="paper{at}"><div class="title">{escaped(paper.title)}</div>',
            )
            page.part("authors", f'<div class="authors">{escaped(", ".join(paper.names))}</div>')
            page.part(
                "badge",
                f'<div class="details"><a href="{at:04}.pdf">PDF</a> | <a href="/proceedings/2023/{at}">'
                "Details</a></div></div>",
            )
        page.outside("</div>")

    saved(page, "Proceedings", body)


LAYOUTS = (
    Layout("home page, folio, saved", folio, BYTES, ".html"),
    Layout("home page, academic, saved", academic, BYTES, ".html"),
    Layout("group's plug-in, saved", teaching_press, BYTES, ".html"),
    Layout("site builder, saved", builder, BYTES, ".html"),
    Layout("from a BibTeX file, saved", base, BYTES, ".html"),
    Layout("notebooks' listing, saved", quarto, BYTES, ".html"),
    Layout("learning journal, saved", volume, BYTES, ".html"),
    Layout("AI proceedings, saved", wrappers, BYTES, ".html"),
)
