"""Well-known sites saved as HTML: publishers, indexes, and what the sites of conferences are made with."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.saved import escaped, saved
from rendering.papers import Paper
from rendering.sheet import Sheet, listed

BYTES = frozenset(("crlf", "bom"))


def sciencedirect(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside("<h1>Journal of Papers</h1>", '<h2 class="u-h2">Volume 304</h2>', "<h3>March 2022</h3>")
        page.outside('<ol class="js-article-list article-list-items">')
        for paper in papers:
            page.record(paper, abstract=False)
            page.part(
                "badge",
                '<li class="js-article-list-item article-item"><dl class="js-article article-content">',
                '<dt><div class="checkbox"><input type="checkbox" id="pii"><label class="checkbox-label" for="pii">'
                '<span class="checkbox-box"></span><span class="u-visually-hidden">select article'
                f" {escaped(paper.title)}"
                "</span></label></div></dt>",
                '<dd class="article-info text-xs"><span class="js-article-subtype">Research article</span>'
                + page.pick("", '<span class="access-label">Open access</span>')
                + "</dd>",
            )
            page.part(
                "title",
                '<dt><h3 class="text-m u-display-inline"><a class="anchor article-content-title"'
                f' href="/science/article/pii/S{paper.serial}"><span class="anchor-text-container"><span'
                ' class="anchor-text">'
                f'<span class="js-article-title">{escaped(paper.title)}</span></span></span></a></h3></dt>',
            )
            page.part(
                "authors",
                '<dd class="js-article-author-list"><div class="text-s u-clr-grey8 js-article__item__authors">'
                f"{escaped(', '.join(paper.names))}</div></dd>",
            )
            page.part("venue", f'<dd class="text-xs js-article-page-range">Article {paper.serial}</dd>')
            page.part(
                "badge",
                '<dd><a class="anchor pdf-download"><span class="anchor-text">View PDF</span></a>'
                '<button class="button-link"><span>Article preview</span></button></dd></dl></li>',
            )
        page.outside("</ol>")

    saved(page, "Journal of Papers | Vol 304, March 2022 | ScienceDirect", body)


def mdpi(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            '<h1>Sensors, Volume 23, Issue 9 (May-1 2023) &ndash; 204 articles</h1><div class="export">Export</div>'
        )
        for paper in papers:
            text = " ".join(paper.abstract)
            page.record(paper, abstract=text)
            page.part(
                "badge",
                '<div class="generic-item article-item"><div class="article-content">',
                '<div class="label openaccess">Open Access</div><div class="label articletype">Article</div>',
                f'<div class="article-sub">{paper.serial % 30} pages, 1204 KiB</div>',
            )
            page.part(
                "title",
                f'<a class="title-link" href="/1424-8220/23/9/{paper.serial}">{escaped(paper.title)}</a>',
            )
            people = [
                f'<span class="inlineblock"><strong>{escaped(name)}</strong></span>' for name in paper.names
            ]
            text_of = ", ".join(people[:-1]) + (" and " if people[1:] else "") + people[-1]
            page.part("authors", f'<div class="authors">by {text_of}</div>')
            page.part(
                "venue",
                f'<div class="color-grey-dark"><em>Sensors</em> <b>2023</b>, <em>23</em>(9), {paper.serial};'
                f' <a href="https://doi.org/10.3390/s{paper.serial}">https://doi.org/10.3390/s{paper.serial}</a>'
                f" - {paper.day:02} May 2023</div>",
            )
            page.part(
                "badge",
                f'<div>Cited by <a href="#">{paper.serial % 30}</a> | Viewed by {paper.serial % 4000}</div>',
            )
            page.part(
                "abstract",
                '<div class="abstract-div"><div class="abstract-full inline"><strong>Abstract </strong>'
                f'{escaped(text)} <a class="closelink" href="#">Full article</a></div></div>',
            )
            page.part(
                "badge",
                '<div class="belongsTo">(This article belongs to the Section Sensing)</div>',
                "</div></div>",
            )

    saved(page, "Sensors | May-1 2023 - Browse Articles", body)


def nature(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside('<h1>Research articles</h1><ul class="app-article-list-row">')
        for paper in papers:
            names = paper.names
            cut = len(names) > 3
            shown = (names[0], names[-1]) if cut else names
            page.record(paper, authors=shown, complete=not cut, abstract=paper.blurb)
            page.part(
                "title",
                '<li class="app-article-list-row__item"><article class="u-full-height c-card" itemscope>'
                '<div class="c-card__body cleared"><h3 class="c-card__title" itemprop="name headline">',
                f'<a href="/articles/s41586-{paper.serial}" class="c-card__link" itemprop="url">'
                f"{escaped(paper.title)}</a>",
                "</h3>",
            )
            page.part(
                "abstract",
                f'<div class="c-card__summary" itemprop="description"><p>{escaped(paper.blurb)}</p></div>',
            )
            items = [
                f'<li itemprop="creator"><span itemprop="name">{escaped(name)}</span></li>' for name in shown
            ]
            if cut:
                items.insert(1, '<li class="c-author-list__show-more">...</li>')
            page.part(
                "authors", f'<ul data-test="author-list" class="c-author-list">{"".join(items)}</ul></div>'
            )
            page.part(
                "badge",
                '<div class="c-card__section c-meta"><span class="c-meta__item"><span class="c-meta__type">'
                "Article</span></span>"
                f'<time class="c-meta__item" datetime="{paper.year}-{paper.month:02}-{paper.day:02}">'
                f"{paper.day:02} {MONTHS[paper.month - 1]} {paper.year}</time></div></article></li>",
            )
        page.outside("</ul>")

    saved(page, "Research articles | Nature", body)


def openreview(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            '<h1>ICLR 2024 Conference</h1><ul class="nav nav-tabs"><li>Accept (oral)</li><li>Accept (poster)</li></ul>'
        )
        page.outside('<ul class="list-unstyled list-paginated">')
        for paper in papers:
            text = " ".join(paper.abstract)
            page.record(paper, abstract=text)
            page.part(
                "title",
                f'<li><div class="note"><h4><a href="/forum?id={paper.forum}">{escaped(paper.title)}</a>'
                f'<a href="/pdf?id={paper.forum}" class="pdf-link" title="Download PDF"><img src="pdf.svg"'
                ' alt=""></a></h4>',
            )
            people = ", ".join(
                f'<a title="~{name.replace(" ", "_")}1" href="/profile?id=~x1">{escaped(name)}</a>'
                for name in paper.names
            )
            page.part("authors", f'<div class="note-authors"><span>{people}</span></div>')
            page.part(
                "stamp",
                '<ul class="note-meta-info list-inline"><li>Published: 16 Jan 2024, Last Modified: 05 Mar 2024</li>'
                "<li>ICLR 2024 poster</li><li>Everyone</li><li><a>Revisions</a></li><li><a>BibTeX</a></li></ul>",
                '<a role="button" class="note-contents-toggle">Show details</a>',
            )
            page.part(
                "keywords",
                '<div class="collapse"><div class="note-content"><div><strong class="note-content-field">'
                "Keywords:</strong>"
                f' <span class="note-content-value">{escaped(", ".join(paper.keywords))}</span></div>',
            )
            page.part(
                "abstract",
                '<div><strong class="note-content-field">Abstract:</strong>'
                f' <div class="note-content-value markdown-rendered"><p>{escaped(text)}</p></div></div></div>'
                "</div></div></li>",
            )
        page.outside("</ul>", '<nav><ul class="pagination"><li>1</li><li>2</li><li>…</li></ul></nav>')

    saved(page, "ICLR 2024 Conference | OpenReview", body)


def encyclopedia(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            '<h2 id="References">References</h2>', '<div class="mw-references-wrap"><ol class="references">'
        )
        for at, paper in enumerate(papers, 1):
            page.record(paper, abstract=False)
            people = escaped("; ".join(name.turned for name in paper.authors))
            page.part(
                "reference",
                f'<li id="cite_note-{at}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{at}">^</a></b></span>'
                f' <span class="reference-text"><cite class="citation journal cs1">{people} ({paper.year}).'
                f' <a rel="nofollow" class="external text" href="https://example.org/{paper.serial}">'
                f'"{escaped(paper.title)}"</a>.'
                f" <i>{escaped(paper.venue)}</i>. <b>{paper.serial % 60}</b> ({paper.serial % 9 + 1}): {paper.pages}."
                f' <a href="/wiki/Doi_(identifier)">doi</a>:<a href="https://doi.org/{paper.doi}">'
                f"{paper.doi}</a>.</cite>"
                '<span title="ctx_ver=Z39.88-2004" class="Z3988"></span></span></li>',
            )
        page.outside("</ol></div>")

    saved(page, "Example - Wikipedia", body)


def profile(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            '<div id="gsc_prf_in">Ada Example</div><div class="gsc_prf_il">University of Examples</div>'
        )
        page.outside(
            '<table id="gsc_a_t"><thead><tr><th>Title</th><th>Cited by</th><th>Year</th></tr></thead><tbody>'
        )
        for paper in papers:
            cut = len(paper.authors) > 6
            short = tuple(name.compact for name in paper.authors[:6])
            page.record(paper, authors=short, complete=not cut, abstract=False)
            page.part(
                "title",
                f'<tr class="gsc_a_tr"><td class="gsc_a_t"><a href="/citations?x={paper.serial}"'
                f' class="gsc_a_at">{escaped(paper.title)}</a>',
            )
            page.part(
                "authors", f'<div class="gs_gray">{escaped(", ".join(short))}{", ..." if cut else ""}</div>'
            )
            page.part(
                "venue",
                f'<div class="gs_gray">{escaped(paper.venue)} {paper.serial % 60} ({paper.serial % 9 + 1}),'
                f" {paper.pages.replace('–', '-')}"
                f'<span class="gs_oph">, {paper.year}</span></div></td>',
            )
            page.part(
                "badge",
                f'<td class="gsc_a_c"><a href="#" class="gsc_a_ac gs_ibl">{paper.serial % 900}</a></td>'
                f'<td class="gsc_a_y"><span class="gsc_a_h gs_ibl">{paper.year}</span></td></tr>',
            )
        page.outside("</tbody></table>", '<button id="gsc_bpf_more"><span>Show more</span></button>')

    saved(page, "Ada Example - Google Scholar", body)


def bibliography(page: Sheet, papers: Sequence[Paper]) -> None:
    """The bibliography of computer science, with its menus of exports beside each entry."""

    def body() -> None:
        page.outside("<h1>Ada Example</h1>", '<ul class="publ-list">')
        year = 3000
        for at, paper in enumerate(sorted(papers, key=lambda each: -each.year)):
            if paper.year != year:
                year = paper.year
                page.outside(f'<li class="year">{year}</li>')
            page.record(paper, abstract=False)
            page.part(
                "badge",
                f'<li class="entry inproceedings toc" id="conf/x/{paper.serial}"><div class="box"><img alt=""'
                ' src="n.png"></div>'
                f'<div class="nr" id="c{at}">[c{len(papers) - at}]</div>',
                '<nav class="publ"><ul><li class="drop-down"><div class="head"><a'
                ' href="https://openreview.net/x"><img alt=""></a></div>'
                '<div class="body"><p><b>view</b></p><ul><li class="ee"><a href="https://openreview.net/x">'
                "electronic edition @ openreview.net</a></li>"
                "<li>no references &amp; citations available</li></ul></div></li>",
                '<li class="drop-down"><div class="body"><p><b>export record</b></p><ul><li><a>BibTeX</a></li>'
                "<li><a>RIS</a></li>"
                "<li><a>RDF N-Triples</a></li></ul><p>dblp key:</p><ul><li><small>conf/x/y</small></li></ul>"
                "</div></li></ul></nav>",
            )
            people = ", ".join(
                '<span itemprop="author"><a href="https://dblp.org/pid/x"><span itemprop="name"'
                f' title="{escaped(name)}">{escaped(name)}</span></a></span>'
                for name in paper.names
            )
            stop = "" if paper.title.endswith(("?", "!")) else "."
            page.part(
                "reference",
                f'<cite class="data tts-content" itemprop="headline">{people}:<br> <span class="title"'
                f' itemprop="name">{escaped(paper.title)}{stop}</span>'
                ' <a href="https://dblp.org/db/x"><span itemprop="isPartOf"><span itemprop="name">'
                f"{paper.short_venue}</span></span>"
                f' <span itemprop="datePublished">{paper.year}</span></a>: <span itemprop="pagination">'
                f"{paper.pages.replace('–', '-')}</span></cite></li>",
            )
        page.outside("</ul>")

    saved(page, "dblp: Ada Example", body)


def sessions_table(page: Sheet, papers: Sequence[Paper]) -> None:
    """A vision conference's accepted papers: a table with the names below the title, session, board, hall."""

    def body() -> None:
        page.outside(
            "<h1>Accepted Papers</h1>",
            "<table>",
            "<tr><td>Paper</td><td>Session</td><td>Poster #</td><td>Location</td></tr>",
        )
        for paper in papers:
            page.record(paper, abstract=False)
            title = escaped(paper.title)
            page.part(
                "title",
                "<tr><td>",
                page.pick(f"<strong>{title}</strong>", f'<a href="https://x.org/{paper.serial}">{title}</a>'),
            )
            page.part(
                "authors", f'<div class="indented"><i>{escaped(" · ".join(paper.names))}</i></div></td>'
            )
            page.part(
                "badge",
                f"<td>Poster Session {paper.serial % 6 + 1} &amp; Exhibit Hall</td><td>"
                f"{paper.serial % 400}</td><td>Arch 4A-E</td></tr>",
            )
        page.outside("</table>")

    saved(page, "CVPR 2024 Accepted Papers", body)


def usenix(page: Sheet, papers: Sequence[Paper]) -> None:
    """A systems conference's programme: places in italics behind those who are there."""

    def body() -> None:
        page.outside("<h1>Technical Sessions</h1>", '<h2 class="node-title">Security of Everything</h2>')
        for paper in papers:
            page.record(paper)
            page.part(
                "title",
                '<article class="node node-paper view-mode-schedule"><h2 class="node-title">'
                f'<a href="/conference/x/presentation/{paper.serial}">{escaped(paper.title)}</a></h2>',
            )
            names = [escaped(name) for name in paper.names]
            if len(names) > 3:
                first, second = " and ".join(names[:2]), listed(names[2:], "and")
                people = f"{first}, <em>{paper.places[0]};</em> {second}, <em>{paper.places[-1]}</em>"
            else:
                people = f"{', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}, <em>{paper.places[0]}</em>"
            page.part(
                "authors",
                '<div class="field field-name-field-paper-people-text"><div class="field-item odd"><p>'
                f"{people}</p></div></div>",
            )
            page.part("badge", '<div class="links"><a href="#">Available Media</a></div>')
            page.part(
                "abstract",
                '<div class="field field-name-field-paper-description-long"><div class="field-item odd">',
                *(f"<p>{escaped(text)}</p>" for text in paper.abstract),
                "</div></div></article>",
            )

    saved(page, "Technical Sessions | USENIX", body)


def contributions(page: Sheet, papers: Sequence[Paper]) -> None:
    """Contributions in an event's timetable, unfolded."""

    def body() -> None:
        page.outside("<h1>Workshop on Papers</h1>", '<ul class="meeting-timetable">')
        minute = 9 * 60
        for paper in papers:
            page.record(paper, abstract=" ".join(paper.abstract))
            page.part(
                "title",
                '<li class="timetable-item timetable-contrib"><span class="timetable-time top-level">'
                f"{minute // 60:02}:{minute % 60:02}</span>"
                '<div class="timetable-item-body"><div class="timetable-item-header"><span'
                f' class="timetable-title top-level">{escaped(paper.title)}</span>'
                '<span class="timetable-duration icon-time">20m</span></div>',
            )
            minute += 20
            people = ", ".join(
                f'<span class="speaker-item">{escaped(name)} <span class="affiliation text-superfluous">'
                f"({place})</span></span>"
                for name, place in zip(paper.names, paper.places, strict=True)
            )
            page.part(
                "authors",
                f'<div class="speaker-list icon-user"><span class="label">Speakers:</span> {people}</div>',
            )
            page.part(
                "abstract",
                f'<div class="description"><p>{escaped(" ".join(paper.abstract))}</p></div></div></li>',
            )
        page.outside("</ul>")

    saved(page, "Workshop on Papers · Indico", body)


LAYOUTS = (
    Layout("science database issue, saved", sciencedirect, BYTES, ".html"),
    Layout("open publisher issue, saved", mdpi, BYTES, ".html"),
    Layout("weekly's articles, saved", nature, BYTES, ".html"),
    Layout("reviewing site, saved", openreview, BYTES, ".html"),
    Layout("encyclopedia, saved", encyclopedia, BYTES, ".html"),
    Layout("scholar's profile, saved", profile, BYTES, ".html"),
    Layout("bibliography, saved", bibliography, BYTES, ".html"),
    Layout("accepted with sessions, saved", sessions_table, BYTES, ".html"),
    Layout("systems conference, saved", usenix, BYTES, ".html"),
    Layout("timetable, saved", contributions, BYTES, ".html"),
)
