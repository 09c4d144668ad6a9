"""Pages that nobody has made by hand are read as well as the project wants: the goals, on a part of the scoreboard."""

from collections.abc import Iterable

import pytest
from rendering import LAYOUTS, LEFT_OUT, Layout, render
from rendering.scoring import Score, read, score

from papershelf.read.pages.layouts import LAYOUTS as KNOWN

NAMES = {layout.name for layout in KNOWN}
PAGES = ((10, 0.0), (8, 0.15), (8, 0.3), (12, 0.3))


@pytest.fixture(scope="module")
def known() -> Score:
    """The sum of pages in the layouts that have a module."""
    return measured((layout for layout in LAYOUTS if layout.name in NAMES), PAGES * 2)


@pytest.fixture(scope="module")
def others() -> Score:
    """The sum of pages in the layouts that the readers were tried with."""
    return measured((layout for layout in LAYOUTS if layout.name not in NAMES | LEFT_OUT), PAGES[1:3])


@pytest.fixture(scope="module")
def unseen() -> Score:
    """The sum of pages in the layouts that nobody saw who made the readers."""
    return measured((layout for layout in LAYOUTS if layout.name in LEFT_OUT), PAGES[1:3])


def measured(layouts: Iterable[Layout], pages: tuple[tuple[int, float], ...]) -> Score:
    total = Score()
    for layout in layouts:
        for seed, (count, share) in enumerate(pages, 301):
            page = render(layout, seed, count, share)
            total.add(score(page, read(page))[0])
    return total


def test_known_layouts_lose_nearly_no_record_and_invent_none(known: Score) -> None:
    assert known.found >= 0.99 * known.stated
    assert known.false <= 0.01 * known.read


@pytest.mark.parametrize("part", ["titles", "authors", "abstracts"])
def test_known_layouts_are_read_nearly_always_right(known: Score, part: str) -> None:
    assert getattr(known, part) >= 0.97 * known.stated


def test_layouts_without_a_module_lose_nearly_no_record_and_invent_none(others: Score) -> None:
    assert others.found >= 0.99 * others.stated
    assert others.false <= 0.01 * others.read


@pytest.mark.parametrize(("part", "share"), [("titles", 0.97), ("authors", 0.96), ("abstracts", 0.97)])
def test_layouts_without_a_module_are_read_nearly_always_right(
    others: Score, part: str, share: float
) -> None:
    assert getattr(others, part) >= share * others.stated


def test_most_records_of_layouts_that_nobody_saw_are_found(unseen: Score) -> None:
    assert unseen.found >= 0.94 * unseen.stated
    assert unseen.false <= 0.03 * unseen.read


@pytest.mark.parametrize(("part", "share"), [("titles", 0.9), ("authors", 0.86), ("abstracts", 0.9)])
def test_most_of_what_layouts_that_nobody_saw_state_is_read_right(
    unseen: Score, part: str, share: float
) -> None:
    assert getattr(unseen, part) >= share * unseen.stated
