"""What stands around every title is no part of it."""

import pytest

from papershelf.read.pages.steady import without_marks

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
