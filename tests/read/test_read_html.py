"""Saved pages become the lines that a reader sees, with their links; every line of the source is accounted for."""

from collections.abc import Mapping
from time import process_time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Document, Identifiers, Link
from papershelf.read import reader_of
from papershelf.read.pages.markup import html
from papershelf.read.pages.markup.flow import Flow
from papershelf.read.pages.markup.html import flowed
from papershelf.read.pages.settle import settle
from papershelf.read.registry import FORMATS
from papershelf.read.source import Source


def flow(text: str) -> Flow:
    return flowed((number, line.encode()) for number, line in enumerate(text.splitlines(keepends=True), 1))


def shown(text: str) -> list[str]:
    return [line.text for line in flow(text).lines if line.text.strip()]


def read(text: str, file: str = "page.html") -> Document:
    return settle([html.read(Source(file=file, text=text))])[0]


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("<p>One <b>bold</b>\n word<p>Two", ["One bold word", "Two"]),
        ("a<br>b<div>c<span>d</span></div>e", ["a", "b", "cd", "e"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("<pre>a\n  b</pre>", ["a", "  b"]),
        ("&lt;b&gt; &amp;amp; &Eacute;&nbsp;&#x41;&hellip;", ["<b> &amp; É A…"]),
        ("x<script>var a='<p>no'</script>y<style>p{}</style><template>no</template>", ["xy"]),
        ("x<p hidden>no</p><p aria-hidden=true>no<p style='display: none'>no</p>y", ["xy"]),
        ("<p class=abstract style='display:none'>A folded abstract.</p>", ["A folded abstract."]),
        ("<noscript>no</noscript><svg><text>no</text></svg><!-- no -->yes", ["yes"]),
        ("<div>a<span style='display:block'>b</span>c</div>", ["a", "b", "c"]),
        ("<span class=author>Ada Byron</span><span class=author>Bo Chen</span>", ["Ada Byron · Bo Chen"]),
        ("<ul class='authors'><li>Ada Byron</li><li>Bo Chen</li></ul>", ["Ada Byron, Bo Chen"]),
        ("Ada Byron<sup>1,2</sup>, Bo Chen<sup>*</sup>", ["Ada Byron, Bo Chen"]),
        ("10<sup>6</sup> and H<sub>2</sub>O, the 2<sup>nd</sup>", ["10^6 and H2O, the 2nd"]),
        ("<img alt=plot><a href=http://a.org/><img alt=Code></a>", ["Code"]),
        ("<li><a href='http://a.org/'><h3>T</h3><p>A</p></a>", ["T", "A"]),
        (
            "<a href='http://a.org/'>Deep Sets</a> <i>Ada Byron, Bo Chen</i>",
            ["Deep Sets", "Ada Byron, Bo Chen"],
        ),
        ("<a href='http://a.org/'>Deep Sets</a> <i>for everyone</i>", ["Deep Sets for everyone"]),
        ("a\0b", ["a\ufffdb"]),
    ],
)
def test_a_page_is_what_a_reader_sees(written: str, lines: list[str]) -> None:
    assert shown(written) == lines


FORMULAS = {
    "KaTeX": '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>'
    '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>'
    '<span class="katex-html" aria-hidden="true">x2</span></span>',
    "MathJax 2": '<span class="MathJax_Preview"></span><span class="MathJax"><nobr aria-hidden="true">x2</nobr>'
    '<span class="MJX_Assistive_MathML"><math><msup><mi>x</mi><mn>2</mn></msup></math></span></span>'
    '<script type="math/tex">x^2</script>',
    "MathJax 3": '<mjx-container class="MathJax"><mjx-math aria-hidden="true">x2</mjx-math><mjx-assistive-mml>'
    '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container>',
    "LaTeXML": '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>',
    "Wikipedia": '<span class="mwe-math-element"><span style="display: none;"><math><semantics><mi>x</mi>'
    '<annotation encoding="application/x-tex">{\\displaystyle x^2}</annotation></semantics></math></span>'
    '<img class="mwe-math-fallback-image-inline" alt="{\\displaystyle x^2}"></span>',
    "WordPress": '<img class="latex" alt="x^2">',
    "TeX": "$x^2$",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_its_tex_and_stands_once(formula: str) -> None:
    assert shown(f"<p>Of {FORMULAS[formula]} and more</p>") == ["Of $x^2$ and more"]


def test_mathml_alone_becomes_tex() -> None:
    page = "<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac><msqrt><mi>c</mi></msqrt></math>"
    assert shown(page) == [r"$\frac{a}{b+1}\sqrt{c}$"]


def test_lines_have_the_numbers_of_the_source_after_tags_of_several_lines() -> None:
    page = "<p\n class='a'\n>one\ntwo</p\n>\n<!-- a\nb --><script>\n\n</script>x<br>\n y<b>z\n</b>"
    numbers = [(line.number, line.last, line.text) for line in flow(page).lines if line.text]
    assert numbers == [(3, 4, "one two"), (9, 9, "x"), (10, 10, "yz")]


@pytest.mark.parametrize("source", ["a\nb", "a\nb\n", "\na<br>\nb", "<body>\n\na\n", "<!-- x\ny -->\na"])
def test_text_outside_of_elements_stands_on_its_lines(source: str) -> None:
    (first, *_) = flow(source).lines
    assert first.number == source[: source.index("a")].count("\n") + 1
    assert flow(source).lines[-1].last <= source.count("\n") + 1


def test_lines_behind_65535_have_their_numbers() -> None:
    assert flow("<p>\n" * 70_000 + "x").lines[-1].number == 70_001


def test_headings_have_levels_and_items_stand_apart() -> None:
    lines = flow("<h2>A</h2><p>b</p><p>c</p><li>d</li><div role=heading aria-level=3>e</div>").lines
    assert [(line.text, line.level) for line in lines] == [
        ("A", 2),
        ("", 0),
        ("b", 0),
        ("", 0),
        ("c", 0),
        ("", 0),
        ("", 0),
        ("d", 0),
        ("", 0),
        ("", 0),
        ("e", 3),
    ]


def anchors(page: str) -> Mapping[str, str]:
    return {line.text[each.start : each.end]: each.url for line in flow(page).lines for each in line.anchors}


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<base href='https://a.org/x/'>", "https://a.org/x/p.html"),
        ("<link rel=canonical href='https://a.org/x/y'>", "https://a.org/x/p.html"),
        ("<meta property=og:url content='https://a.org/'>", "https://a.org/p.html"),
        ("<!-- saved from url=(0014)https://a.org/x/ -->", "https://a.org/x/p.html"),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.org/x/ \n saved date: today -->",
            "https://a.org/x/p.html",
        ),
    ],
)
def test_relative_links_lead_from_the_pages_own_address(head: str, url: str) -> None:
    assert anchors(f"{head}<p>See <a href=p.html>this</a>.") == {"this": url}


def test_links_that_lead_nowhere_are_counted_or_left_out() -> None:
    page = flow(
        "<a href=p.html>a</a> <a href='#top'>b</a> <a href='javascript:x()'>c</a> <a href='mailto:x@y.z'>d</a>"
    )
    assert (page.addresses.unresolved, page.lines[0].text, page.lines[0].anchors) == (1, "a b c d", ())
    (problem,) = (each for each in read("<p><a href=p.html>a</a>").problems if each.code == "relative-links")
    assert problem.severity == "note"


def test_a_link_on_a_picture_hangs_on_the_line_of_its_item() -> None:
    lines = flow("<li>Deep Sets<p><a href='https://a.org/'><svg></svg></a></li>").lines
    assert [(line.text, [each.url for each in line.anchors]) for line in lines if line.text] == [
        ("Deep Sets", ["https://a.org/"])
    ]


CARDS = """<!DOCTYPE html>
<html><head><title>Posters &amp; more</title><base href="https://conf.example.org/2024/"></head>
<body><nav><a href="/">Home</a><a href="/help">Help</a></nav>
<div class="cards">
{}
</div><footer>© 2024 The Organisers</footer></body></html>
"""
CARD = """<div class="card">
<h3><a href="poster/{0}">{1}</a></h3>
<div class="authors">{2}</div>
<p>{3}</p>
<a href="https://arxiv.org/abs/2101.0000{0}">PDF</a> <a href="https://github.com/a/b{0}">Code</a>
</div>"""
PAPERS = (
    (
        "Deep Sets for Everyone",
        "Ada Byron · Bo Chen",
        "We study how small networks learn. They learn well, and we show it.",
    ),
    (
        "A Theory of Web Pages",
        "Cy Doe · Ada Byron",
        "Large models are costly to train. In this work we cut the cost by half.",
    ),
    (
        "Bees Count to Four",
        "Ed Foo · Gus Hall",
        "Bees are shown to count. This is the first proof that they can do so.",
    ),
    (
        "Pointers in the Sky",
        "Ivy Joe · Bo Chen",
        "Clouds are hard to follow, and we present a method that follows them all.",
    ),
)


def test_a_saved_page_gives_papers_with_their_links() -> None:
    page = CARDS.format("\n".join(CARD.format(number, *paper) for number, paper in enumerate(PAPERS, 1)))
    document = read(page)
    assert document.title == "Posters & more"
    assert [record.title for record in document.records] == [title for title, _, _ in PAPERS]
    assert [" · ".join(record.authors) for record in document.records] == [names for _, names, _ in PAPERS]
    assert [record.abstract for record in document.records] == [abstract for _, _, abstract in PAPERS]
    first = document.records[0]
    assert {link.url for link in first.links} == {
        "https://conf.example.org/2024/poster/1",
        "https://arxiv.org/abs/2101.00001",
        "https://github.com/a/b1",
    }
    assert first.identifiers.arxiv == "2101.00001"
    assert (first.line_start, first.line_end) in {(6, 8), (6, 9)}


def test_a_page_on_one_line_gives_as_many_papers() -> None:
    page = CARDS.format("\n".join(CARD.format(number, *paper) for number, paper in enumerate(PAPERS, 1)))
    document = read(page.replace("\n", " "))
    assert [record.title for record in document.records] == [title for title, _, _ in PAPERS]
    assert {(record.line_start, record.line_end) for record in document.records} == {(1, 1)}
    assert (document.lines_total, document.lines_in_records) == (1, 1)


TABLE = """<table>
<thead><tr><th>#</th><th>Paper Title</th><th>Author(s)</th><th>Where</th><th>Year</th><th>Code</th></tr></thead>
<tr><td>1</td><td><a href="https://a.org/1">Deep Sets</a></td><td>Ada Byron, Bo Chen</td><td rowspan=2>ICML</td>
 <td>2019</td><td><a href="https://example.org/c">here</a></td></tr>
<tr><td>2</td><td>Bees Count</td><td>Ed Foo et al.</td><td>2020-05</td><td>-</td></tr>
<tr><td colspan=6>More to come</td></tr>
</table>
"""


def test_a_table_is_read_by_the_headings_of_its_columns() -> None:
    document = read(TABLE)
    first, second, *_ = document.records
    assert document.layout == "table"
    assert (first.title, first.authors, first.authors_complete) == (
        "Deep Sets",
        ("Ada Byron", "Bo Chen"),
        True,
    )
    assert (first.venue, first.date) == ("ICML", "2019")
    assert first.links == (
        Link(kind="other", url="https://a.org/1"),
        Link(kind="code", url="https://example.org/c"),
    )
    assert (second.title, second.authors, second.authors_complete) == ("Bees Count", ("Ed Foo",), False)
    assert (second.venue, second.date) == ("ICML", "2020-05")
    assert (first.line_start, first.line_end, second.line_start, second.line_end) == (3, 4, 3, 5)


def test_identifiers_may_stand_in_a_table_without_addresses() -> None:
    rows = "<tr><th>Title<th>arXiv<tr><td>Deep Sets<td>1703.06114<tr><td>Bees<td>2101.00001"
    assert [record.identifiers for record in read(f"<table>{rows}</table>").records] == [
        Identifiers(arxiv="1703.06114"),
        Identifiers(arxiv="2101.00001"),
    ]


def test_a_table_of_other_things_gives_no_papers() -> None:
    rows = "<tr><th>Name<th>Office<th>Phone<tr><td>Ada Byron<td>12<td>3456<tr><td>Bo Chen<td>13<td>3457"
    assert read(f"<table>{rows}</table>").layout != "table"


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("  <!-- saved from url=(0014)https://a.org/ -->\n<html lang=en>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html xmlns="z">', True),
        ("<ul><li><b>a</b></li><li>b</li></ul>", True),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", False),
        ("Deep Sets <b>for</b> all\n</p></p></p>", False),
        ("<i>x", False),
        ("", False),
    ],
)
def test_pasted_source_is_told_from_text(text: str, is_html: bool) -> None:
    assert html.recognises(text) is is_html
    assert (reader_of("page.txt", text) is FORMATS["pages.markup.html"]) is is_html


def test_empty_elements_of_xhtml_hide_nothing() -> None:
    page = '<?xml version="1.0"?><html><script src="x"/><title/><body><a id="q"/><p>Shown</p></body></html>'
    document = read(page, "page.xhtml")
    assert document.title is None
    assert document.lines_total == 1


TAGS = st.sampled_from(
    "<p> </p> <div> </div> <ul> <li> </li> </ul> <b> </b> <br> <span> </span> <table> <tr> <td> </table>".split()
)
WORDS = st.text(st.sampled_from("abc &;\n\t."), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(TAGS, WORDS), max_size=40))
def test_no_word_is_lost_or_invented(pieces: list[str]) -> None:
    page = "<!DOCTYPE html><body>" + "".join(pieces).replace("&", "&amp;")
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    letters = "".join(sorted("".join(tree.itertext())))
    assert "".join(sorted("".join(shown(page)))).replace(" ", "") == "".join(letters.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            TAGS,
            st.text(max_size=20),
            st.sampled_from(
                [
                    "<!--",
                    "-->",
                    "<a href='x'>",
                    "<math>",
                    "</math>",
                    "<sup>1</sup>",
                    "<script>",
                    "<th>Title",
                    "<pre>",
                ]
            ),
            st.sampled_from(
                ["<td rowspan=9>", "<title>", "<base href='http://['>", "<a href='http://a.org/'>"]
            ),
        ),
        max_size=30,
    )
)
def test_any_page_is_read_and_every_line_counted(pieces: list[str]) -> None:
    text = "".join(pieces).replace("\r", "\n")
    document = read(text)
    assert document.lines_total == text.count("\n", 0, -1) + 1
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total
    for record in document.records:
        assert 1 <= record.line_start <= record.line_end <= document.lines_total


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "<a href='", "</", "<div>", "<b><p>", "<table><tr><td>", "<a b=c ", "&#", "<math>", "<sup>1</sup>",
     "x\0", "<p>\n", "<td rowspan=99 colspan=99>", "<a href=x>", "<title>"],
)  # fmt: skip
def test_hostile_pages_take_time_in_proportion(piece: str) -> None:
    start = process_time()
    flow(piece * (300_000 // len(piece)))
    assert process_time() - start < 2
