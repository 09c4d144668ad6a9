"""Pages saved as HTML: the markup of some sites, with the menus, scripts and cookie banners around it."""

from collections.abc import Callable, Sequence
from html import escape

from rendering.layout import Layout
from rendering.papers import Paper
from rendering.sheet import Sheet

BYTES = frozenset(("crlf", "bom"))


def escaped(text: str) -> str:
    return escape(text, quote=False)


def linked(url: str, text: str) -> str:
    return f'<a href="{url}">{escaped(text)}</a>'


def saved(page: Sheet, name: str, body: Callable[[], None]) -> None:
    """A whole file of HTML around what `body` writes."""
    page.outside("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    page.outside(f"<title>{name}</title>", "<style>body { margin: 0 }</style>")
    page.outside(
        "<script>",
        "var papers = ['Not a title', 'Ada Example, Bo Invented'];",
        "</script>",
        "</head>",
        "<body>",
    )
    page.outside('<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>')
    if page.chance(0.5):
        page.outside(
            '<div id="cookies" role="dialog">', "<p>We use cookies.</p><button>Accept all</button>", "</div>"
        )
    page.outside("<main>")
    body()
    page.outside(
        "</main>",
        '<footer><p>© 2024 The organisers. <a href="/privacy">Privacy</a></p></footer>',
        "</body>",
        "</html>",
    )


def poster_session(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside("<h2>Poster Session 3</h2>")
        for paper in papers:
            page.record(paper)
            link = f"https://example.org/virtual/2024/poster/{paper.serial}"
            page.part(
                "title",
                '<div class="displaycards touchup-date">',
                f'<a class="small-title" href="{link}">{escaped(paper.title)}</a>',
            )
            page.part("authors", f'<div class="author-str">{escaped(" · ".join(paper.names))}</div>')
            page.part("abstract", '<details><summary>Abstract</summary><div class="text-start p-4">')
            page.part("abstract", *(f"<p>{escaped(text)}</p>" for text in paper.abstract))
            page.part("abstract", "</div></details></div>")

    saved(page, "Poster Session 3", body)


def anthology(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside('<h2 id="title">Proceedings of the Third Workshop on Papers</h2>')
        for at, paper in enumerate(papers, 1):
            page.record(paper, abstract=" ".join(paper.abstract))
            key = f"2023.papers-1.{at}"
            people = " | ".join(
                linked(f"/people/{name.family.lower()[:1]}/x/", name.full) for name in paper.authors
            )
            page.part(
                "title",
                '<p class="d-sm-flex align-items-stretch"><span class="d-block mr-2 text-nowrap list-button-row">'
                f'<a class="badge badge-primary" href="https://aclanthology.org/{key}.pdf">pdf</a>'
                f'<a class="badge" href="https://aclanthology.org/{key}.bib">bib</a>'
                f'<a class="badge" href="#abstract-{at}">abs</a></span><span class="d-block">'
                f"<strong>{linked(f'https://aclanthology.org/{key}/', paper.title)}</strong><br>{people}</span></p>",
            )
            page.part(
                "abstract",
                f'<div class="card collapse abstract-collapse" id="abstract-{at}"><div class="card-body p-3 small">'
                f"{escaped(' '.join(paper.abstract))}</div></div>",
            )

    saved(page, "Proceedings of the Third Workshop on Papers - ACL Anthology", body)


def arxiv_listing(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            "<h1>Machine Learning</h1>",
            '<dl id="articles">',
            "<h3>Showing new listings for Friday, 3 May 2024</h3>",
        )
        for at, paper in enumerate(papers, 1):
            page.record(paper, abstract=" ".join(paper.abstract))
            link = f"https://arxiv.org/abs/{paper.arxiv}"
            page.part(
                "identifier",
                "<dt>",
                f'<a name="item{at}">[{at}]</a>',
                f"{linked(link, 'arXiv:' + paper.arxiv)}",
                "</dt>",
            )
            page.part(
                "title",
                "<dd>",
                '<div class="meta">',
                '<div class="list-title mathjax"><span class="descriptor">Title:</span>',
            )
            page.part("title", escaped(paper.title), "</div>")
            names = ", ".join(linked(f"https://arxiv.org/search/?query={at}", name) for name in paper.names)
            page.part("authors", f'<div class="list-authors">{names}</div>')
            page.part("subjects", '<div class="list-subjects"><span class="descriptor">Subjects:</span>')
            page.part("subjects", '<span class="primary-subject">Machine Learning (cs.LG)</span></div>')
            page.part(
                "abstract", f'<p class="mathjax">{escaped(" ".join(paper.abstract))}</p>', "</div>", "</dd>"
            )
        page.outside("</dl>")

    saved(page, "Machine Learning", body)


def proceedings(page: Sheet, papers: Sequence[Paper]) -> None:
    def body() -> None:
        page.outside(
            "<h4>Advances in Neural Information Processing Systems 34</h4>", '<ul class="paper-list">'
        )
        for paper in papers:
            page.record(paper, abstract=False)
            link = f'<a title="paper title" href="/paper/{paper.serial}-Abstract.html">{escaped(paper.title)}</a>'
            page.part("title", '<li class="none" data-track="none">')
            page.part("title", f"{link} <i>{escaped(', '.join(paper.names))}</i>", "</li>")
        page.outside("</ul>")

    saved(page, "NeurIPS Proceedings", body)


LAYOUTS = (
    Layout("poster session, saved", poster_session, BYTES, ".html"),
    Layout("ACL Anthology, saved", anthology, BYTES, ".html"),
    Layout("arXiv listing, saved", arxiv_listing, BYTES, ".html"),
    Layout("proceedings, saved", proceedings, BYTES, ".html"),
)
