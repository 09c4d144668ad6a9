"""A paper in a list: as a row with its summary, as a brief row of related papers, as a line of titles."""

from markupsafe import Markup

from papershelf.english import counted, day, lines
from papershelf.model import Frozen, Link, Paper
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue, from_document, source_address
from papershelf.site.markup import name_html, title_html
from papershelf.site.views.links import external_item, person_link, safe, topic_item

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

ALL_AUTHORS = 8
"""The longest list of authors that a row shows whole; of a longer one it shows one fewer and counts the rest."""
BRIEF_AUTHORS = 4
"""As `ALL_AUTHORS`, for a brief row."""
CHIPS = 4
"""The most topics in a row."""

SLOT = Markup("<!---->")
"""Stands in a rendered row where a page adds its own remark: a row is rendered once and serves every list."""

EMPTY_META = '<ul class="row-meta"></ul>'


class Row(Frozen, frozen=True):
    id: str
    href: str
    title: Markup
    untitled: bool
    authors: Markup
    summary: Markup | None
    meta: Markup
    slot: Markup = SLOT


class Line(Frozen, frozen=True):
    """A paper by its title; `by` names the first author and counts the others."""

    id: str
    href: str
    title: Markup
    untitled: bool
    award: str | None
    by: str | Markup


def row(shelf: Catalogue, paper: Paper, root: str) -> Row:
    return Row(
        id=paper.id,
        href=root + addresses.paper(paper.id),
        title=shelf.titles[paper.id],
        untitled=paper.title is None,
        authors=author_links(paper, root),
        summary=title_html(paper.summary) if paper.summary else None,
        meta=Markup("".join(meta(shelf, paper, root))),
    )


def filled(row: str, remark: str) -> str:
    """A rendered row with a page's own remark in its slot; without any the empty last line goes."""
    row = row.replace(SLOT, remark, 1)
    return row if remark else row.replace(EMPTY_META, "", 1)


def brief_row(shelf: Catalogue, paper: Paper, root: str) -> Row:
    """A row of related papers: the reason stands in its slot, there is no summary."""
    return Row(
        id=paper.id,
        href=root + addresses.paper(paper.id),
        title=shelf.titles[paper.id],
        untitled=paper.title is None,
        authors=author_names(paper),
        summary=None,
        meta=Markup("".join(external_item(link) for link in row_links(paper))),
    )


def line(shelf: Catalogue, paper: Paper, root: str) -> Line:
    return Line(
        id=paper.id,
        href=root + addresses.paper(paper.id),
        title=shelf.titles[paper.id],
        untitled=paper.title is None,
        award=paper.award,
        by=first_author(paper) if paper.title is not None else "",
    )


def first_author(paper: Paper) -> Markup:
    if not paper.authors:
        return Markup("No authors in source")
    first = name_html(paper.authors[0].name)
    if not paper.authors_complete:
        return first + " and others"
    return first + f" +{len(paper.authors) - 1}" if len(paper.authors) > 1 else first


def author_links(paper: Paper, root: str) -> Markup:
    shown = paper.authors if len(paper.authors) <= ALL_AUTHORS else paper.authors[: ALL_AUTHORS - 1]
    return byline(paper, [person_link(author.id, author.name, root) for author in shown])


def author_names(paper: Paper) -> Markup:
    shown = paper.authors if len(paper.authors) <= BRIEF_AUTHORS else paper.authors[: BRIEF_AUTHORS - 1]
    return byline(paper, [name_html(author.name) for author in shown])


def byline(paper: Paper, shown: list[str]) -> Markup:
    """The authors that are shown, then how many are not, and whether the source cuts the list."""
    if not paper.authors:
        return Markup('<span class="none">No authors in source</span>')
    names = ", ".join(shown)
    hidden = len(paper.authors) - len(shown)
    if hidden:
        names += f' <span class="more">+{hidden} more</span>'
    if not paper.authors_complete:
        names += ' <span class="cut">and others</span>'
    return Markup(names)


def meta(shelf: Catalogue, paper: Paper, root: str) -> list[str]:
    """The items of a row's last line: award, gaps, topics, links, date, and where a doubtful record is from."""
    items = []
    if paper.award:
        items.append(f'<li><span class="badge award">{safe(paper.award)}</span></li>')
    if paper.title is None:
        items.append('<li><span class="badge gap">No title in source</span></li>')
    items += (topic_item(each.id, shelf.topics[each.id].name, root) for each in paper.topics[:CHIPS])
    items += (external_item(link) for link in row_links(paper))
    if paper.date:
        items.append(f'<li><time datetime="{safe(paper.date)}">{safe(day(paper.date))}</time></li>')
    records = sum(from_document(shelf, source) for source in paper.sources)
    if records > 1:
        items.append(f"<li>{counted(records, 'source')}, merged</li>")
    elif paper.title is None and paper.sources:
        source = paper.sources[0]
        place = lines(source.line_start, source.line_end)
        items.append(
            f'<li><a class="from" href="{safe(root + source_address(shelf, source))}">'
            f"{safe(source.file)}, {place}</a></li>"
        )
    return items


def row_links(paper: Paper) -> list[Link]:
    """The first PDF and the first code of a paper."""
    if not paper.links:
        return []
    links = web_links(paper)
    return [link for kind in ("pdf", "code") for link in [each for each in links if each.kind == kind][:1]]


def web_links(paper: Paper) -> list[Link]:
    """The links of a paper that lead to the web; any other scheme is not for a page."""
    return [link for link in paper.links if link.url.lower().startswith(("https://", "http://"))]
