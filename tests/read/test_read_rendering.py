"""Rendered pages: the generator is honest, and its scoreboard in the documentation is that of its layouts."""

import re
from html import unescape
from pathlib import Path

import pytest
from rendering import LAYOUTS, Layout, render
from rendering.noise import BYTES, NOISE, WRITTEN
from rendering.scoring import likeness, names_right, title_right

READING = Path(__file__).parents[2] / "docs" / "reading.md"
EACH = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


def first_cells(part: str) -> list[str]:
    page = READING.read_text(encoding="utf-8")
    table = page.partition(f"<!-- {part} -->\n")[2].partition("<!-- end")[0]
    return [
        cell for cell in re.findall(r"^\| ([^|]+) \|", table, flags=re.M)[2:] if not cell.startswith("**")
    ]


def test_the_scoreboard_lists_exactly_the_layouts_and_the_noise() -> None:
    assert sorted(first_cells("layouts")) == sorted(layout.name for layout in LAYOUTS)
    assert first_cells("noise") == ["none", *NOISE, *WRITTEN, *BYTES]


def test_every_layout_has_a_name_of_its_own_and_bears_noise_that_there_is() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
    assert frozenset().union(*(layout.bears for layout in LAYOUTS)) <= {*NOISE, *WRITTEN, *BYTES}


@EACH
def test_a_page_is_the_same_whenever_it_is_rendered(layout: Layout) -> None:
    assert render(layout, 7, 5, 0.5) == render(layout, 7, 5, 0.5)
    assert render(layout, 7, 5, 0.5).text != render(layout, 8, 5, 0.5).text


@EACH
def test_records_stand_in_their_order_and_the_last_one_ends_on_the_page(layout: Layout) -> None:
    page = render(layout, 3, 6, 0.3)
    lines = page.text.count("\n", 0, -1) + 1
    places = [(record.line_start, record.line_end) for record in page.found]
    assert len(places) == 6
    assert places == sorted(places)
    assert all(1 <= first <= last <= lines for first, last in places)


@EACH
def test_what_a_record_states_stands_in_its_lines(layout: Layout) -> None:
    page = render(layout, 11, 6)
    lines = page.text.split("\n")
    for record in page.found:
        text = letters("".join(lines[record.line_start - 1 : record.line_end]))
        assert letters(record.title or "") in text
        assert all(letters(name.split()[-1]) in text for name in record.authors)
        assert letters((record.abstract or "").partition("\n")[0]) in text


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", unescape(text))


def test_titles_are_right_when_exact_and_nearly_so_with_tex() -> None:
    assert title_right("Deep  Sets", "Deep Sets")
    assert not title_right("Deep Sets.", "Deep Sets")
    assert title_right("$\\alpha$-Networks in Theory", "\\alpha-Networks in Theory")
    assert title_right(None, None)
    assert not title_right(None, "Deep Sets")


def test_names_are_right_in_their_order_whatever_their_case_and_dots() -> None:
    assert names_right(["J.-B. K. Moore", "BO CHEN"], ["JBK Moore", "Bo Chen"])
    assert not names_right(["Bo Chen", "Ada Moore"], ["Ada Moore", "Bo Chen"])
    assert not names_right(["B Chen"], ["Bo Chen"])


def test_abstracts_are_compared_by_their_words() -> None:
    assert likeness(None, None) == 1.0
    assert likeness("We show it.", None) == 0.0
    assert likeness("We  show\n\nit!", "We show it.") == 1.0
    assert likeness("We show it.", "We show it. And much more stands here.") < 0.8
