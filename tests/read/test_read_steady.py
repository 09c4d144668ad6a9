"""What stands around every title is no part of it."""

import pytest

from papershelf.read.pages.inferred.steady import without_marks

TITLES = ["Bees that count", "On ants", "Wasps: a survey", "Moths (and flies)", "Do spiders dream?", "Snails"]


@pytest.mark.parametrize(
    "form",
    ["P1-{:02}: {}", "[{}] {}", "#{} | {}", "Paper 1{}: {}", "A{}. {}"],
)
def test_codes_before_all_titles_are_cut(form: str) -> None:
    assert without_marks([form.format(at, title) for at, title in enumerate(TITLES, 1)]) == TITLES


@pytest.mark.parametrize(
    "form", ["{1} (Paper ID {0})", "{1} | Main Conference Track", "{1} (abstract)", "{1} [P{0}]"]
)
def test_marks_behind_all_titles_are_cut(form: str) -> None:
    assert without_marks([form.format(at, title) for at, title in enumerate(TITLES, 1)]) == TITLES


def test_kinds_of_a_few_words_are_cut() -> None:
    kinds = ["(Full paper)", "(Demo)"]
    titles = TITLES * 2
    assert without_marks([f"{title} {kinds[at % 2]}" for at, title in enumerate(titles)]) == titles


def test_titles_keep_what_is_their_own() -> None:
    titles = ["GPT-4: a report", "Bees (a survey)", "2020: A year", "3D bees", "Ants | flies", None]
    assert without_marks(titles) == titles


def test_a_page_of_few_titles_shows_nothing_steady() -> None:
    assert without_marks(["Bees (abstract)", "Ants (abstract)"]) == ["Bees (abstract)", "Ants (abstract)"]


@pytest.mark.parametrize("form", ["{}. {}", "{}/ {}", "【{}】{}", "({}) {}", "[{}] {}", "{}、{}", "{} – {}"])
def test_numbers_that_count_up_are_cut_on_short_pages_too(form: str) -> None:
    assert without_marks([form.format(at, title) for at, title in enumerate(TITLES[:3], 7)]) == TITLES[:3]


def test_numbers_that_start_again_in_each_section_are_cut() -> None:
    numbers = [1, 2, 3, 1, 2, 3]
    assert without_marks([f"{at}. {title}" for at, title in zip(numbers, TITLES, strict=True)]) == TITLES


def test_pictures_before_titles_are_cut_with_the_number_before_them() -> None:
    assert without_marks([f"{at}/ 📄 {title}" for at, title in enumerate(TITLES, 1)]) == TITLES


def test_how_long_a_talk_takes_is_cut() -> None:
    lasting = ["20m", "1h 30m", "15 min", "1h", "30m", "(20 minutes)"]
    assert without_marks([f"{title} {time}" for title, time in zip(TITLES, lasting, strict=True)]) == TITLES


def test_kinds_of_publication_are_cut_where_all_titles_have_one() -> None:
    kinds = ["Journal Article", "Proceedings Article", "Book", "PhD Thesis", "Workshop", "Conference Paper"]
    assert without_marks([f"{title} {kind}" for title, kind in zip(TITLES, kinds, strict=True)]) == TITLES


def test_what_an_index_writes_behind_its_titles_is_cut() -> None:
    marks = ["(English) Zbl 1234.56789", "(German. English summary) Zbl 0387.40393", "Zbl 0001.00001"]
    titles = [f"{title}. {mark}" for title, mark in zip(TITLES, marks, strict=False)]
    assert without_marks(titles) == TITLES[:3]


def test_endings_with_numbers_of_their_own_are_cut() -> None:
    assert without_marks([f"{title} ID {at * 7}" for at, title in enumerate(TITLES, 1)]) == TITLES


@pytest.mark.parametrize(
    "form",
    [
        "{} for Large Language Models",
        "{} with GPT-4",
        "{} at SemEval-2023 Task 5",
        "[Re] {}",
        "Position: {}",
        "Towards {}",
        "{} Workshop",
    ],
)
def test_titles_of_one_theme_keep_it(form: str) -> None:
    titles = [form.format(title) for title in TITLES]
    assert without_marks(titles) == titles


def test_numbers_that_do_not_count_up_stay() -> None:
    titles = ["2001: A space odyssey", "1984: A year", "300: A film"]
    assert without_marks(titles) == titles


@pytest.mark.parametrize("form", ["{}. “{}”", '{}) "{}"', "{}. «{}»"])
def test_quotation_marks_around_all_titles_are_cut(form: str) -> None:
    assert without_marks([form.format(at, title) for at, title in enumerate(TITLES, 1)]) == TITLES
