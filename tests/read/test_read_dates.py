"""Dates as pages write them, with category codes before them."""

import pytest

from papershelf.read.categories import NAMES
from papershelf.read.dates import find_date, stamp


@pytest.mark.parametrize(
    ("text", "categories", "date"),
    [
        ("MLOct 1, 2021", ("ML",), "2021-10-01"),
        ("CVAILGMay 26, 2022", ("CV", "AI", "LG"), "2022-05-26"),
        ("cs.LGOct 1, 2021", ("LG",), "2021-10-01"),
        ("cs.CV, cs.LG · 3 Mar 2020", ("CV", "LG"), "2020-03-03"),
        ("quant-phMay 2, 2020", ("quant-ph",), "2020-05-02"),
        ("Oct 1, 2021", (), "2021-10-01"),
        ("October 2021", (), "2021-10"),
        ("2021-10-01", (), "2021-10-01"),
        ("May 26, 2022Code", (), "2022-05-26"),
        ("LGOct 1", ("LG",), None),
        ("Published on Tue, 5 Sept. 2020", (), "2020-09-05"),
        ("q-bio.NCMar 3, 2024", ("NC",), "2024-03-03"),
        ("cond-matquant-phMar 3, 2024", ("cond-mat", "quant-ph"), "2024-03-03"),
        ("cs.LG, stat.MLMar 3, 2024", ("LG", "ML"), "2024-03-03"),
        ("math.OC math.LOMar 3, 2024", ("OC", "math.LO"), "2024-03-03"),
        ("AIMar 3, 2024", ("AI",), "2024-03-03"),
        ("MLMay 1", ("ML",), None),
        ("MLMAY 1, 2024", ("ML",), "2024-05-01"),
        ("MATHMar 3, 2024", ("MATH",), "2024-03-03"),
        ("SEPT 3, 2024", (), "2024-09-03"),
    ],
)
def test_a_stamp_gives_codes_and_date(text: str, categories: tuple[str, ...], date: str | None) -> None:
    found = stamp(text)
    assert found is not None
    assert (found.categories, found.date) == (categories, date)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("BIOMar 3, 2024", "BIO"),
        ("BIOMar 3", "BIO"),
        ("PHYSMar 3, 2024", "PHYS"),
        ("BiologyMar 3, 2024", "Biology"),
        ("Machine LearningMar 3, 2024", "Machine Learning"),
        ("cs.ZZ3 Mar 2024", "cs.ZZ"),
        ("NLPMLMar 3, 2024", "NLPML"),
        ("SEPTSep 3, 2024", "SEPT"),
        ("Biology · Mar 3, 2024", "Biology"),
        ("BIO2024-03-03", "BIO"),
    ],
)
def test_a_label_that_is_no_code_is_one_category_as_written(text: str, label: str) -> None:
    found = stamp(text)
    assert found is not None
    assert (found.categories, found.unknown) == ((label,), (label,))


@pytest.mark.parametrize(
    "text",
    [
        "We met on May 3, 2024",
        "Harmony Mar 3, 2024",
        "Summar 3, 2024",
        "GRAMMAR 3, 2024",
        "GPT-4Mar 3, 2024",
        "That is all we can say of itMay 3, 2024",
    ],
)
def test_words_before_a_date_are_no_label(text: str) -> None:
    assert stamp(text) is None


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


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Submitted 5 July, 2024; originally announced July 2024.", "2024-07-05"),
        ("Posted May 01, 2023.", "2023-05-01"),
        ("01 Feb 2023 (modified: 13 Feb 2023)", "2023-02-01"),
        ("Published: 01 Feb 2023, Last Modified: 13 Feb 2023", "2023-02-01"),
        ("5 May 2020, 14:00", "2020-05-05"),
        ("2022-05-26T10:00:00Z", "2022-05-26"),
        ("2022/05/26", "2022-05-26"),
        ("26/05/2022", "2022-05-26"),
        ("05/26/2022", "2022-05-26"),
        ("05/06/2022", "2022"),
        ("07/07/2022", "2022-07-07"),
        ("05.06.2022", "2022-06-05"),
        ("31/02/2022", "2022-02"),
        ("2 days ago", None),
        ("Published on May 26", None),
        ("yesterday", None),
    ],
)
def test_of_a_date_what_is_certain_is_kept(text: str, date: str | None) -> None:
    found = stamp(text)
    assert found is not None
    assert found.date == date


@pytest.mark.parametrize(
    "text", ["8:00–9:30", "Deep Learning, May 2020", "Ten days ago we met", "3/4 of All Graphs"]
)
def test_times_and_titles_are_no_dates(text: str) -> None:
    assert stamp(text) is None
