"""Pages whose lines were broken at a width are read as if they had not been."""

from random import Random
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pages import LAYOUTS

from papershelf.model import Document, Record
from papershelf.read import pages as reader
from papershelf.read.pages.lines.wrapped import page_width, together
from papershelf.read.pages.settle import settle
from papershelf.read.pages.written import Written
from papershelf.read.source import Source

ABSTRACT = (
    "We study how small networks learn from few examples. They learn well, and we show that the rate is optimal for "
    "every width. However, large networks remain hard to scale, which limits their use in practice. In this work, we "
    "propose a simple method that cuts the cost by half without any loss in quality on the benchmarks that we tried."
)


def read(text: str) -> Document:
    return settle([reader.read(Source(file="page.txt", text=text))])[0]


def written(text: str) -> list[Written]:
    return [Written(number, number, line) for number, line in enumerate(text.split("\n"), 1)]


def broken(lines: list[str], width: int, indent: str = "") -> str:
    """The page with its lines broken at a width."""
    return "\n".join(
        part
        for line in lines
        for part in wrap(
            line, width, break_long_words=False, break_on_hyphens=False, subsequent_indent=indent
        )
        or [""]
    )


def texts(page: str) -> list[str]:
    return [line.text for line in together(written(page)) if line.text.strip()]


def told(records: tuple[Record, ...] | list[Record]) -> list[tuple[object, ...]]:
    return [(each.title, each.authors, each.authors_complete, each.abstract, each.date) for each in records]


@pytest.mark.parametrize("width", [70, 76, 80, 100, 120])
@pytest.mark.parametrize("indent", ["", "   "])
def test_titles_names_and_abstracts_over_several_lines_are_one_each(width: int, indent: str) -> None:
    page = [
        "On the Role of Message Passing, Step Size and the Other Things that Matter in Deep Graph Networks and "
        "Related Models",
        "",
        "Ada Byron · Bo Chen · Jean-Baptiste O’Neill · Yee Whye Teh · Cy Roe · Di Wu · Eli Ng · Max Ernst · "
        "Zoë A. Zhang · Kofi Abara",
        "",
        ABSTRACT,
        "",
    ] * 3
    assert texts(broken(page, width, indent)) == [line for line in page if line]


@settings(max_examples=40, deadline=None)
@given(
    layout=st.sampled_from(["author page", "poster session"]),
    seed=st.integers(0, 10**6),
    width=st.integers(70, 120),
    indent=st.sampled_from(["", "  "]),
)
def test_wrapping_a_page_at_any_width_changes_no_record(
    layout: str, seed: int, width: int, indent: str
) -> None:
    page = LAYOUTS[layout](Random(seed), 8)
    lines = [part for line in page.lines for part in ([line, ""] if line else [""])]
    whole = read("\n".join(lines))
    assert told(read(broken(lines, width, indent)).records) == told(whole.records)


def test_the_lines_of_the_file_are_kept() -> None:
    page = broken(["Deep Sets", "Ada Byron · Bo Chen", ABSTRACT, ""] * 3, 76)
    found = together(written(page))
    assert found[0].last == found[0].number == 1
    assert (found[2].number, found[2].last) == (3, 7)
    document = read(page)
    assert [(each.line_start, each.line_end) for each in document.records] == [(1, 7), (9, 15), (17, 23)]
    assert document.lines_in_records + document.lines_blank + document.lines_noise == document.lines_total


def test_a_page_of_short_lines_is_not_wrapped() -> None:
    page = "Deep Sets\nAda Byron · Bo Chen\nPointer Networks that Learn\nCy Roe · Di Wu\nTrees\nEli Ng\n"
    assert page_width(written(page)) is None
    assert texts(page) == page.strip().split("\n")


def test_a_page_with_long_lines_is_not_wrapped() -> None:
    page = "\n".join(["Deep Sets", "Ada Byron · Bo Chen", ABSTRACT] * 4)
    assert page_width(written(page)) is None


def test_a_title_that_ends_near_the_width_does_not_swallow_the_names() -> None:
    title = "A Title of Several Words that Ends Just Where the Lines of This Page Are Broken"
    page = broken([title, "Ada Byron, Bo Chen, Cy Roe", ABSTRACT, ""] * 3, len(title) + 1)
    assert texts(page)[:3] == [title, "Ada Byron, Bo Chen, Cy Roe", ABSTRACT]


@pytest.mark.parametrize(
    "below", ["May 26, 2022", "Abstract: It holds.", "Best Paper Award", "Cited by 25", "2. Trees"]
)
def test_what_begins_a_part_is_not_swallowed(below: str) -> None:
    title = "A Title of Several Words that Ends Just Where the Lines of This Page Are Broken"
    page = broken([title, below, "", ABSTRACT, ""] * 3, len(title) + 1)
    assert texts(page)[:3] == [title, below, ABSTRACT]


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("the many represen-", "tation learners", "the many representation learners"),
        ("the state-of-", "the-art methods", "the state-of-the-art methods"),
        ("we use self-", "attention layers", "we use self-attention layers"),
        (
            "a learning-",
            "rate schedule for the learning of a rate",
            "a learning-rate schedule for the learning of a rate",
        ),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one(above: str, below: str, text: str) -> None:
    page = [
        *wrap(ABSTRACT, 72),
        f"{'So we show that there is much to learn here and now about'[: 72 - len(above)]} {above}",
    ]
    joined = " ".join(texts("\n".join([*page, below])))
    assert text in joined


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            "Authors: Ada Byron, Aäron van",
            "  den Oord, Bo Chen",
            "Authors: Ada Byron, Aäron van den Oord, Bo Chen",
        ),
        ("Authors: Ada Byron, Sung Ju", "  Hwang", "Authors: Ada Byron, Sung Ju Hwang"),
        ("Authors: Ada Byron and", "\tBo Chen", "Authors: Ada Byron and Bo Chen"),
        ("Title: On the Growth of", "       Small Networks", "Title: On the Growth of Small Networks"),
    ],
)
def test_deeper_lines_go_on_with_a_label(above: str, below: str, whole: str) -> None:
    found = together(written(f"{above}\n{below}\nCategories: cs.LG"))
    assert [line.text for line in found] == [whole, "Categories: cs.LG"]
    assert (found[0].number, found[0].last) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Title: Deep Sets\n  Ada Byron, Bo Chen",
        "Title: Deep Sets\n  Authors: Ada Byron",
        "Authors: Ada Byron\n\n  Small networks learn.",
        "Authors: Ada Byron\nSmall networks learn.",
    ],
)
def test_a_label_takes_no_line_that_is_another_part(text: str) -> None:
    page = written(text)
    assert together(page) == page
