"""Pages of the four layouts that nobody has seen are read exactly, and any text at all is read without an error."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pages import LAYOUTS, pasted

from papershelf.model import Document
from papershelf.read import pages as reader
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source


def read(text: str) -> Document:
    return settle([reader.read(Source(file="page.txt", text=text))])[0]


def assert_accounted(document: Document, text: str) -> None:
    """Each line is in exactly one record, noise or blank."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    assert document.lines_total == len(lines)
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total
    last = 0
    for record in document.records:
        assert last < record.line_start <= record.line_end <= len(lines)
        last = record.line_end


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(12))
def test_an_invented_page_is_read_exactly(layout: str, seed: int) -> None:
    rng = Random(seed)
    page = LAYOUTS[layout](rng, rng.choice((5, 8, 20, 40)))
    document = read(pasted(rng, page).replace("\r\n", "\n"))
    assert document.layout == layout
    assert list(document.records) == page.records


@settings(max_examples=30, deadline=None)
@given(layout=st.sampled_from(sorted(LAYOUTS)), seed=st.integers(1000, 10**6), count=st.integers(5, 15))
def test_rendering_and_reading_give_the_same_records(layout: str, seed: int, count: int) -> None:
    rng = Random(seed)
    page = LAYOUTS[layout](rng, count)
    text = pasted(rng, page).replace("\r\n", "\n")
    document = read(text)
    assert [(r.line_start, r.line_end) for r in document.records] == [
        (r.line_start, r.line_end) for r in page.records
    ]
    assert_accounted(document, text)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "Via",
            "Session",
            "Abstract:",
            "MLOct 1, 2021",
            "Ada Byron, Bo Chen et al.",
            "Ada Byron · Bo Chen",
            "Deep Sets",
            "Outstanding Paper Award",
            "Deep SetsAda Byron, Bo Chen et al.",
            "We show that this is true. It was not known before, and we prove it here with care.",
        ]
    ),
)


@settings(max_examples=200, deadline=None)
@given(lines=st.lists(LINES, max_size=30))
def test_any_text_is_read_and_every_line_counted(lines: list[str]) -> None:
    text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
    assert_accounted(read(text), text)
