"""Dates as pages write them, with category codes before them."""

import pytest

from papershelf.read.categories import NAMES
from papershelf.read.dates import find_date, stamp


@pytest.mark.parametrize(
    ("text", "categories", "date"),
    [
        ("MLOct 1, 2021", ("ML",), "2021-10-01"),
        ("CVAILGMay 26, 2022", ("CV", "AI", "LG"), "2022-05-26"),
        ("cs.LGOct 1, 2021", ("cs.LG",), "2021-10-01"),
        ("cs.CV, cs.LG · 3 Mar 2020", ("cs.CV", "cs.LG"), "2020-03-03"),
        ("quant-phMay 2, 2020", ("quant-ph",), "2020-05-02"),
        ("Oct 1, 2021", (), "2021-10-01"),
        ("October 2021", (), "2021-10"),
        ("2021-10-01", (), "2021-10-01"),
        ("May 26, 2022Code", (), "2022-05-26"),
        ("LGOct 1", ("LG",), None),
        ("Published on Tue, 5 Sept. 2020", (), "2020-09-05"),
    ],
)
def test_a_stamp_gives_codes_and_date(text: str, categories: tuple[str, ...], date: str | None) -> None:
    found = stamp(text)
    assert found is not None
    assert (found.categories, found.date) == (categories, date)


@pytest.mark.parametrize("text", ["Deep Learning May 2020", "LG", "May", "In May 2020 we met", "12", "2021"])
def test_other_lines_are_no_stamps(text: str) -> None:
    assert stamp(text) is None


def test_of_an_impossible_day_the_month_is_kept() -> None:
    found = stamp("LGFeb 30, 2020")
    assert found is not None
    assert found.date == "2020-02"
    assert found.impossible


def test_a_date_is_found_in_a_line() -> None:
    assert find_date("Tue 20 Jul 2021 5:00 PM") == "2021-07-20"
    assert find_date("Jul 20") is None


def test_codes_have_readable_names_in_full_and_bare() -> None:
    assert NAMES["LG"] == NAMES["cs.LG"] == "Machine learning"
    assert NAMES["ML"] == NAMES["stat.ML"]
    assert NAMES["OC"] == NAMES["math.OC"] == "Optimization and control"
