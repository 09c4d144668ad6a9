"""What a line says by itself: labels, names, text."""

import pytest

from papershelf.read.pages.lines.labels import label
from papershelf.read.pages.lines.page import Line, read_page
from papershelf.read.pages.written import Written
from papershelf.read.text import clean

ABSTRACT = "We study how small networks learn. They learn well, and we show that the rate is optimal."


def lines(text: str) -> list[Line]:
    page = [Written(number, number, line) for number, line in enumerate(text.split("\n"), 1)]
    return read_page(page, total=len(page)).lines


@pytest.mark.parametrize(
    ("text", "part", "rest"),
    [
        ("Title: Deep Sets", "title", "Deep Sets"),
        ("Title：Deep Sets", "title", "Deep Sets"),
        ("Authors: Ada Byron, Bo Chen", "authors", "Ada Byron, Bo Chen"),
        ("Author(s): Ada Byron", "authors", "Ada Byron"),
        (f"Abstract: {ABSTRACT}", "abstract", ABSTRACT),
        (f"Abstract. {ABSTRACT}", "abstract", ABSTRACT),
        (f"Abstract—{ABSTRACT}", "abstract", ABSTRACT),
        (f"Abstract{ABSTRACT}", "abstract", ABSTRACT),
        ("TL;DR: Small networks learn.", "summary", "Small networks learn."),
        ("Keywords: networks, rates", "keywords", "networks, rates"),
        ("Index Terms—networks, rates", "keywords", "networks, rates"),
        ("Published: 3 May 2021", "date", "3 May 2021"),
        ("Journal-ref: Networks 12 (2021)", "venue", "Networks 12 (2021)"),
        ("DOI: 10.1234/abc", "identifier", "10.1234/abc"),
        ("Code: https://example.org/code", "links", "https://example.org/code"),
    ],
)
def test_a_label_is_taken_from_its_line(text: str, part: str, rest: str) -> None:
    (line,) = lines(text)
    assert (line.label, line.text) == (part, rest)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Subjects: Machine Learning (cs.LG)", "categories"),
        ("Comments: 12 pages", "comment"),
        ("Venue: Networks 2021", "venue"),
        ("Paper: Deep Sets", "title"),
        ("Year: 2021", "date"),
        ("arXiv: 2101.00001", "identifier"),
    ],
)
def test_a_doubtful_label_counts_where_the_page_repeats_it(text: str, part: str) -> None:
    assert [line.label for line in lines(f"{text}\nDeep Sets\n{text}")] == [part, None, part]


@pytest.mark.parametrize(
    "title",
    [
        "Abstract Interpretation",
        "Data: A History",
        "Code: The Hidden Language",
        "Video: A Survey",
        "Paper Trails",
    ],
)
def test_a_title_that_begins_like_a_label_has_none(title: str) -> None:
    (line,) = lines(title)
    assert (line.label, line.text) == (None, title)


def test_a_label_alone_labels_the_next_line() -> None:
    head, text = lines(f"Abstract\n\n{ABSTRACT}")
    assert (head.boilerplate, text.label, text.text) == ("label", "abstract", ABSTRACT)
    head, text = lines("Authors\nAristotle")
    assert (text.label, text.names and text.names.names) == ("authors", ("Aristotle",))


def test_a_label_alone_does_not_reach_far_nor_label_what_it_cannot_be() -> None:
    assert [line.label for line in lines(f"Abstract:\n\n\nDeep Sets\n{ABSTRACT}")] == [None, None, None]
    assert [line.label for line in lines("Abstract:\nDeep Sets")] == [None, None]


def test_a_summary_of_many_sentences_is_an_abstract_where_nothing_else_is() -> None:
    page = f"Summary: {ABSTRACT * 4}\n" * 2
    assert [line.label for line in lines(page)] == ["abstract", "abstract"]
    page = f"Abstract: {ABSTRACT}\nSummary: It learns.\nSummary: It does."
    assert [line.label for line in lines(page)] == ["abstract", "summary", "summary"]


def test_who_submitted_a_paper_is_no_part_of_it() -> None:
    found = lines("Submitted by\nsomebody\n12\nDeep Sets\n\nSubmitted by\nakay\nGraph Networks")
    assert [line.text for line in found if not line.boilerplate] == ["Deep Sets", "Graph Networks"]


def test_a_label_goes_before_the_look_of_a_line() -> None:
    (line,) = lines("Title: Sparse Graphs, Deep Networks")
    assert line.names is None
    (line,) = lines("Authors: Suhail")
    assert line.names is not None
    assert line.names.likelihood == 1.0


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Deep\u00a0Sets", "Deep Sets"),
        ("\ufeffDeep Sets\r", "Deep Sets"),
        ("De\u00adep S\u200bets", "Deep Sets"),
        ("E\ufb03cient Classi\ufb01ers in Tra\ufb00ic \ufb02ow", "Efficient Classifiers in Traffic flow"),
        ("Deep\u2009 \u202fSets", "Deep Sets"),
        ("Cafe\u0301 Networks", "Café Networks"),
    ],
)
def test_what_typesetting_leaves_in_a_text_is_cleaned(written: str, text: str) -> None:
    assert clean(written) == text


def test_a_label_is_said_with_its_place() -> None:
    found = label("Authors: Ada Byron")
    assert found is not None
    assert (found.part, found.start) == ("authors", 9)


def test_a_single_name_is_turned_where_the_page_writes_surnames_first() -> None:
    page = "\n".join(("Smith JA, Doe J.", "Roe C, Poe E.", "Kim P.", "Ng Y, Wu D.", "Deep Sets"))
    assert [line.names and line.names.names for line in lines(page)[1:4]] == [
        ("C Roe", "E Poe"),
        ("P Kim",),
        ("Y Ng", "D Wu"),
    ]
    (line,) = lines("Kim P.")
    assert line.names is None or line.names.names != ("P Kim",)


def test_a_name_alone_ends_as_the_lists_of_its_page_do() -> None:
    lists = "Deep Sets.\nA. Byron, B. Chen.\n\nSmall Nets.\nB. Chen, D. Cray.\n\nLarge Nets.\nD. Cray, A. Byron.\n\n"
    *_, last = lines(f"{lists}Wide Nets.\nD. Wei.")
    assert last.names is not None
    assert last.names.names == ("D. Wei",)
