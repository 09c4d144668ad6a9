"""Saved pages as well-known sites mark them up are read whole: each paper with its authors and its own links."""

from collections.abc import Callable, Sequence
from time import process_time

import pytest

from papershelf.model import Document
from papershelf.read import read_data
from papershelf.read.pages.markup.markdown import flowed
from papershelf.read.pages.settle import settle

PAPERS = (
    ("Counting Bees with Sparse Attention", ("Ada Byron", "Bo Chen", "Carla de Souza")),
    ("Robust Wings: A Benchmark for Flight Control", ("Dmitri Petrov", "Ada Byron")),
    ("On the Limits of Honey Estimation", ("Eva Müller", "Fei-Fei Wang", "George K. Smith", "Hana Kim")),
    ("Learning to Dance from Demonstrations", ("Ivan Horvat",)),
    ("The Price of Pollen in Distributed Hives", ("Jun Tanaka", "Katja Novak")),
)
ABSTRACT = (
    "We count bees in very many ways and show that it works better than anything before, on ten data sets."
)


def read(page: str, file: str = "page.html") -> Document:
    return settle([read_data(file, page.encode())])[0]


def linked(names: Sequence[str], address: str = "/people/") -> list[str]:
    return [f'<a href="{address}{name.lower().replace(" ", "-")}/">{name}</a>' for name in names]


def dblp(at: int, title: str, names: Sequence[str]) -> str:
    people = ", ".join(
        f'<span itemprop="author">{name}</span>' for name in linked(names, "https://dblp.org/pid/")
    )
    menu = "".join(
        f'<li class="drop-down"><div class="head"><a href="{url}"><img></a></div><div class="body"><p><b>{word}</b></p>'
        f'<ul><li><a href="{url}">{word}</a></li></ul></div></li>'
        for word, url in (
            ("view", f"https://doi.org/10.1145/{at}"),
            ("export record", f"https://dblp.org/rec/{at}.html?view=bibtex"),
            ("share record", "https://twitter.com/share"),
        )
    )
    return (
        f'<li class="entry inproceedings"><div class="box"><img alt=""></div><div class="nr">[c{9 - at}]</div>'
        f'<nav class="publ"><ul>{menu}</ul></nav><cite class="data" itemprop="headline">{people}:<br> '
        f'<span class="title" itemprop="name">{title}.</span> <a href="https://dblp.org/db/conf/bees/b.html">'
        '<span itemprop="isPartOf"><span itemprop="name">BEES</span></span> '
        f'<span itemprop="datePublished">2023</span></a>: <span itemprop="pagination">{at}1-{at}9</span></cite></li>'
    )


def openreview(at: int, title: str, names: Sequence[str]) -> str:
    return (
        f'<li><div class="note"><h4><a href="/forum?id=abcDEF{at}">{title}</a><a class="pdf-link" '
        f'href="https://openreview.net/pdf?id=abcDEF{at}"><img alt="Download PDF"></a></h4><div class="note-authors">'
        f'<span>{", ".join(linked(names, "/profile?id=~"))}</span></div><ul class="note-meta-info list-inline">'
        "<li>Published: 16 Jan 2024, Last Modified: 15 Apr 2024</li><li>BEES 2024 poster</li><li>Everyone</li></ul>"
        f'<div><strong>Abstract:</strong> <span class="note-content-value"><p>{ABSTRACT}</p></span></div></div></li>'
    )


def cvf(at: int, title: str, names: Sequence[str]) -> str:
    forms = ",\n".join(
        f'<form id="f{at}" class="authsearch"><input type="hidden" value="{name}">\n<a href="#" onclick="x">{name}</a>'
        "</form>"
        for name in names
    )
    return (
        f'<dt class="ptitle"><br><a href="/content/{at}.html">{title}</a></dt>\n<dd>\n{forms}\n</dd>\n'
        f'<dd>[<a href="/content/{at}.pdf">pdf</a>] [<a href="http://arxiv.org/abs/2303.0000{at}">arXiv</a>]\n'
        f'<div class="link2">[<a class="fakelink">bibtex</a>]\n<div class="bibref">@InProceedings{{Byron_{at},\n'
        f"author = {{{' and '.join(names)}}},\ntitle = {{{title}}},\nyear = {{2023}}\n}}</div></div></dd>"
    )


def anthology(at: int, title: str, names: Sequence[str]) -> str:
    return (
        '<p class="d-sm-flex"><span class="d-block list-button-row">'
        f'<a class="badge badge-primary" href="/2023.abl-long.{at}.pdf">pdf</a>'
        f'<a class="badge badge-secondary" href="/2023.abl-long.{at}.bib">bib</a>'
        f'<a class="badge badge-info" href="#abstract-{at}">abs</a></span><span class="d-block"><strong>'
        f'<a href="/2023.abl-long.{at}/">{title}</a></strong><br>{" | ".join(linked(names))}</span></p>'
        f'<div class="card collapse" id="abstract-{at}"><div class="card-body">{ABSTRACT}</div></div>'
    )


def listing(at: int, title: str, names: Sequence[str]) -> str:
    return (
        f'<dt>\n<a name="item{at}">[{at}]</a>\n<a href="https://arxiv.org/abs/2307.0512{at}">arXiv:2307.0512{at}</a>\n'
        f'[<a href="https://arxiv.org/pdf/2307.0512{at}">pdf</a>, <a href="https://arxiv.org/ps/2307.0512{at}">ps</a>]'
        '</dt><dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span>\n'
        f'{title}</div><div class="list-authors">{", ".join(linked(names, "https://arxiv.org/search/?query="))}</div>'
        '<div class="list-subjects"><span class="descriptor">Subjects:</span> Machine Learning (cs.LG)</div></div></dd>'
    )


def found(at: int, title: str, names: Sequence[str]) -> str:
    return (
        '<li class="arxiv-result"><div class="is-marginless"><p class="list-title is-inline-block">'
        f'<a href="https://arxiv.org/abs/2307.0512{at}">arXiv:2307.0512{at}</a>\n'
        f'<span>&nbsp;[<a href="https://arxiv.org/pdf/2307.0512{at}">pdf</a>]&nbsp;</span></p>\n'
        '<div class="tags is-inline-block"><span class="tag is-link">cs.LG</span>\n<span class="tag">cs.CL</span></div>'
        f'</div><p class="title is-5 mathjax">{title}</p><p class="authors"><span>Authors:</span>\n'
        f'{", ".join(linked(names, "https://arxiv.org/search/?query="))}</p><p class="abstract mathjax">'
        '<span>Abstract</span>: <span class="abstract-short" style="display: inline;">&hellip;bees in very many ways '
        '<a>&#9661; More</a></span><span class="abstract-full" style="display: none;">'
        f"{ABSTRACT} <a>&#9651; Less</a></span></p><p>Submitted 11 July, 2023; originally announced July 2023.</p></li>"
    )


def scholar(at: int, title: str, names: Sequence[str]) -> str:
    return (
        '<li><div class="row"><div class="col-sm-2 abbr"><abbr class="badge">BEES</abbr></div>'
        f'<div class="col-sm-8"><div class="title">{title}</div><div class="author">\n{", ".join(names)}\n</div>'
        '<div class="periodical"><em>In Proceedings of the Conference on Bees</em>, Jun 2023</div><div class="links">'
        f'<a class="abstract btn">Abs</a>\n<a href="https://arxiv.org/pdf/2303.0000{at}" class="btn">PDF</a></div>'
        f'<div class="abstract hidden"><p>{ABSTRACT}</p></div><div class="bibtex hidden"><pre>@inproceedings{{b{at},\n'
        f"  title = {{{title}}},\n  year = {{2023}}\n}}</pre></div></div></div></li>"
    )


def cards(at: int, title: str, names: Sequence[str]) -> str:
    return (
        f'<div class="pp-card"><div class="checkbox-paper">✓</div><h5><a href="poster_{at}.html">{title}</a></h5>'
        f'<h6>{", ".join(linked(names, "papers.html?search="))}</h6><p class="card-text">{ABSTRACT}</p></div>'
    )


def encyclopedia(at: int, title: str, names: Sequence[str]) -> str:
    cut = [name.replace(" de ", " de~").rsplit(maxsplit=1) for name in names]
    people = "; ".join(f"{family}, {given}".replace("~", " ") for given, family in cut)
    return (
        f'<li><span class="mw-cite-backlink"><b><a href="#cite_ref-{at}">^</a></b></span> <span class="reference-text">'
        f'<cite class="citation journal cs1">{people} (2021). <a href="https://doi.org/10.1038/s4{at}">"{title}"</a>. '
        f"<i>Journal of Bees</i>. <b>3</b> (2): {at}1–{at}9.</cite></span></li>"
    )


Row = Callable[[int, str, Sequence[str]], str]


@pytest.mark.parametrize(
    ("row", "around", "link"),
    [
        (dblp, "<h1>Ada Byron</h1><ul class=publ-list>{}</ul>", "https://doi.org/10.1145/{}"),
        (openreview, "<h1>BEES 2024</h1><ul>{}</ul>", "https://openreview.net/pdf?id=abcDEF{}"),
        (cvf, "<h3>BEES 2023</h3><dl>{}</dl>", "http://arxiv.org/abs/2303.0000{}"),
        (anthology, "<h2>Bee Linguistics (2023)</h2><div>{}</div>", "https://bees.org/2023.abl-long.{}.pdf"),
        (listing, "<h1>Machine Learning</h1><dl>{}</dl>", "https://arxiv.org/pdf/2307.0512{}"),
        (found, "<h1>Showing 5 results</h1><ol>{}</ol>", "https://arxiv.org/pdf/2307.0512{}"),
        (scholar, "<h1>publications</h1><h2>2023</h2><ol>{}</ol>", "https://arxiv.org/pdf/2303.0000{}"),
        (cards, "<div class=cards>{}</div>", "https://bees.org/poster_{}.html"),
        (encyclopedia, "<h2>References</h2><ol class=references>{}</ol>", "https://doi.org/10.1038/s4{}"),
    ],
)
def test_each_paper_has_its_authors_and_its_own_link(row: Row, around: str, link: str) -> None:
    rows = "\n".join(row(at, *paper) for at, paper in enumerate(PAPERS, 1))
    head = "<html><head><title>Bees</title><base href=https://bees.org/></head><body>"
    records = read(f"{head}{around.format(rows)}</body></html>").records
    assert [(record.title, record.authors) for record in records] == list(PAPERS)
    for at, record in enumerate(records, 1):
        assert link.format(at) in [each.url for each in record.links]
        others = {link.format(other) for other in range(1, len(PAPERS) + 1)} - {link.format(at)}
        assert not others.intersection(each.url for each in record.links)
        assert "@" not in (record.abstract or "") + (record.summary or "")


def test_a_page_of_nothing_but_bibtex_is_no_list_of_blank_lines() -> None:
    document = read("<html><body><pre>@article{a,\n title = {Deep Sets},\n}</pre></body></html>")
    assert sum(noise.line_end - noise.line_start + 1 for noise in document.noise) == document.lines_total


@pytest.mark.parametrize("mark", ["![a ", "**a** ", "<i>a", "[", "*a* ", "\\( ", "Ada Byron, Bo Chen. "])
def test_a_long_line_of_markdown_takes_little_time(mark: str) -> None:
    before = process_time()
    read(mark * (300_000 // len(mark)), "page.md")
    assert process_time() - before < 3


def test_a_long_block_of_markdown_keeps_the_links_of_its_lines() -> None:
    page = "\n".join(f"- [{title} {at}](http://a.org/{at})" for at in range(200) for title, _ in PAPERS)
    wrapped = page.replace("- [", "[")
    lines = [line for line in flowed(wrapped).lines if line.text]
    assert len(lines) == 1000
    assert all(len(line.anchors) == 1 for line in lines)
    assert [line.number for line in lines] == list(range(1, 1001))
