"""Markdown pages become the lines that a reader sees when they are shown, with their links and line numbers."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Document
from papershelf.read.formats import note
from papershelf.read.pages.markup.markdown import flowed
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source


def shown(text: str) -> list[str]:
    return [line.text for line in flowed(text).lines if line.text.strip()]


def links(text: str) -> list[tuple[str, str]]:
    return [
        (line.text[each.start : each.end], each.url) for line in flowed(text).lines for each in line.anchors
    ]


def read(text: str) -> Document:
    return settle([note.read(Source(file="page.md", text=text))])[0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# **A** *b* `c_d` ~~e~~", ["A b c_d e"]),
        ("- a\n* b\n1. c\n   - [x] d\n- [ ] e", ["a", "b", "c", "d", "e"]),
        ("> quoted\n> [a][1] [b][2]\n\n[1]: https://a.org", ["quoted", "a b"]),
        ("Of $x_1 * y_1$, \\(a_b\\), $$c*d*e$$ now.", ["Of $x_1 * y_1$, \\(a_b\\), $$c*d*e$$ now."]),
        ("a<br>b<!-- no --> c<sup>2</sup> List<T> <script>d", ["a", "b c^2 List<T> d"]),
        ("<details>\n<summary>More</summary>\n\n- a\n\n</details>\nb", ["More", "a", "b"]),
        ("[[Page|it]] [[Page]] ==mark== :book: [^1] [^b]\n\n[^1]: A foot.\n\n[^b]: x", ["it Page mark", "A foot."]),
        ("![badge](https://a.org/x.svg) text", ["text"]),
        ("    indented\n\n```\ncode\n```", ["indented", "code"]),
        ("**Title**\nAda Byron, Bo Chen\n*ICML 2020*", ["Title", "Ada Byron, Bo Chen", "ICML 2020"]),
        (
            "A wrapped text that goes on and on and on and on until the line\nends, and then it goes on here on the "
            "second line, and at last on\nAnother one.",
            [
                "A wrapped text that goes on and on and on and on until the line ends, and then it goes on here on "
                "the second line, and at last on Another one."
            ],
        ),
        ("a  \nb\\\nc", ["a", "b", "c"]),
    ],
)  # fmt: skip
def test_a_page_is_what_a_reader_sees(text: str, lines: list[str]) -> None:
    assert shown(text) == lines


def test_links_of_every_form_are_kept() -> None:
    text = (
        "[a](https://a.org/x_(1)) [b][B] [c] <https://d.org> <a href='https://e.org'>e</a>\n"
        "[![f](https://img.org/f.svg)](https://f.org) [g](local.md) [h](javascript:x)\n\n"
        "[b]: https://b.org 'title'\n[c]: <https://c.org>\n"
    )
    assert links(text) == [
        ("a", "https://a.org/x_(1)"),
        ("b", "https://b.org"),
        ("c", "https://c.org"),
        ("https://d.org", "https://d.org"),
        ("e", "https://e.org"),
        ("f", "https://f.org"),
    ]


def test_lines_have_the_numbers_of_the_source() -> None:
    text = "# A\n\n- b\n  c\n- d\n\n<p>\ne\n</p>\n\n| f |\n|---|\n| g |\n\nh\n==\n"
    lines = [(line.number, line.text, line.level) for line in flowed(text).lines if line.text]
    assert lines == [
        (1, "A", 1),
        (3, "b c", 0),
        (5, "d", 0),
        (8, "e", 0),
        (11, "f", 0),
        (13, "g", 0),
        (15, "h", 1),
    ]


def test_a_table_of_papers_is_read_by_its_headings() -> None:
    document = read(
        "# List\n\n| Title | Authors | Venue | Link |\n|---|---|---|---|\n"
        "| [Deep Sets](https://a.org/1) | Ada Byron, Bo Chen | ICML 2019 | [code](https://github.com/a/b) |\n"
        "| Bees Count | Ed Foo et al. | Nature | - |\n"
    )
    assert [
        (record.title, record.authors, record.venue, record.line_start) for record in document.records
    ] == [
        ("Deep Sets", ("Ada Byron", "Bo Chen"), "ICML 2019", 5),
        ("Bees Count", ("Ed Foo",), "Nature", 6),
    ]
    assert {link.kind for link in document.records[0].links} == {"other", "code"}
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert (document.lines_total, counts, document.lines_in_records) == (6, 6, 2)


@pytest.mark.parametrize(
    "item",
    [
        "- [{0}](https://arxiv.org/abs/2101.0000{3}), {1}. {2}.",
        "{3}. **{0}**. {1}. *{2}*. [[PDF]](https://arxiv.org/abs/2101.0000{3})",
        "### [{0}](https://arxiv.org/abs/2101.0000{3})\n{1}\n*{2}*\n",
        "* [{0}][p{3}] — {1}, {2}",
    ],
)
def test_lists_of_papers_in_many_styles(item: str) -> None:
    papers = [
        ("Deep Sets for Everyone", "Ada Byron, Bo Chen", "NeurIPS 2017"),
        ("A Theory of Web Pages", "Cy Doe, Ada Byron, Ed Foo", "ICML 2018"),
        ("Why Bees Count to Four", "Gus Hall, Bo Chen", "ICLR 2019"),
        ("Pointers in the Clouded Sky", "Ivy Joe, Kim Lee", "CVPR 2020"),
        ("Learning to Purr with Cats", "Max Noe, Ada Byron", "NeurIPS 2021"),
    ]
    items = "\n".join(item.format(*paper, number) for number, paper in enumerate(papers, 1))
    defined = "\n".join(f"[p{number}]: https://arxiv.org/abs/2101.0000{number}" for number in range(1, 6))
    document = read(f"# Awesome papers\n\n## Papers\n\n{items}\n\n{defined}\n")
    assert [record.title for record in document.records] == [title for title, _, _ in papers]
    assert [", ".join(record.authors) for record in document.records] == [names for _, names, _ in papers]
    assert [record.identifiers.arxiv for record in document.records] == [f"2101.0000{n}" for n in range(1, 6)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(
                [
                    "# ",
                    "- ",
                    "> ",
                    "| a | b |\n|---|---|\n",
                    "[a](http://a.org)",
                    "**",
                    "`",
                    "<!--",
                    "<script>",
                    "</p>",
                ]
            ),
            st.sampled_from(
                ["\n\n", "\n", "```\n", "<math>", "$x$", "[[", "<details>", "---\n", "Title | Link\n-|-\n"]
            ),
        ),
        max_size=30,
    )
)
def test_any_text_is_read_and_every_line_counted(pieces: list[str]) -> None:
    text = "".join(pieces).replace("\r", "\n")
    document = read(text)
    assert document.lines_total == text.count("\n", 0, -1) + 1
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total


@pytest.mark.parametrize(
    "piece", ["[", "![", "*a_", "`", "> ", "- ", "<a ", "<!--", "|a\n|-\n", "$", "\\(", "a\n", "[[a|"]
)
def test_hostile_pages_take_time_in_proportion(piece: str) -> None:
    start = process_time()
    flowed(piece * (40_000 // len(piece)))
    assert process_time() - start < 3


def test_the_bold_words_of_a_cell_are_the_title() -> None:
    row = "| {0}) **{1}** - We count them. | [Paper](https://arxiv.org/abs/2101.0000{0}), [Post](https://x.org/{0}) |\n"
    titles = ["Bees - a survey", "On ants", "What are wasps?"]
    rows = "".join(row.format(at, title) for at, title in enumerate(titles, 1))
    records = read(f"| **Paper** | **Links** |\n| --- | --- |\n{rows}").records
    assert [record.title for record in records] == titles
    assert {record.summary for record in records} == {"We count them."}
