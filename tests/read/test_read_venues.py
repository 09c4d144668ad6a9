"""A venue is read as the page writes it, without pages and volume; what is no venue does not look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.read.venues import byline, read_venue, venue_score


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("NeurIPS 2020", "NeurIPS 2020", "2020"),
        ("In NIPS, 2013.", "NIPS, 2013", "2013"),
        ("ICML'19", "ICML'19", "2019"),
        ("ICLR 2023 poster", "ICLR 2023", "2023"),
        ("CVPR 2020 (Oral)", "CVPR 2020", "2020"),
        ("Nature Communications 12, 345 (2021)", "Nature Communications", "2021"),
        ("arXiv preprint arXiv:2101.00001", "arXiv preprint", None),
        ("Transactions of the ACL, Volume 9", "Transactions of the ACL", None),
        ("Journal of Bees 12 (3), 1-10, 2020", "Journal of Bees", "2020"),
        ("Machine Learning, 12(3):123-145, 1992", "Machine Learning", "1992"),
        ("Cell. 2021 Mar;12(3):1-10. doi: 10.1016/j.cell.2021.1. PMID: 1234", "Cell", "2021-03"),
        ("Published in: 2019 IEEE Conference on Bees", "2019 IEEE Conference on Bees", "2019"),
        (
            "In Proceedings of the 36th International Conference on Machine Learning, PMLR 97:1-10, 2019",
            "Proceedings of the 36th International Conference on Machine Learning",
            "2019",
        ),
        (
            "Advances in Neural Information Processing Systems 33 (NeurIPS 2020)",
            "Advances in Neural Information Processing Systems 33 (NeurIPS 2020)",
            "2020",
        ),
    ],
)
def test_a_venue_is_read(text: str, name: str, date: str | None) -> None:
    assert read_venue(text) == (name, date)


@pytest.mark.parametrize(
    "text",
    [
        "Attention Is All You Need",
        "Ada Byron, Bo Chen",
        "We show that bees can count to four.",
        "Deep Learning 2020: A Survey",
    ],
)
def test_what_is_no_venue_does_not_look_like_one(text: str) -> None:
    assert venue_score(text) < 0


def test_the_line_of_a_search_engine_holds_names_and_a_venue() -> None:
    assert byline("A Byron, B Chen - Journal of Bees, 2019 - bees.org") == (
        "A Byron, B Chen",
        "Journal of Bees, 2019",
    )


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    venue = read_venue(text)
    assert venue.name is None or venue.name.strip() == venue.name != ""
    assert -4 <= venue_score(text) <= 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nature , 2012", "Nature"),
        ("Letters, 2011", "Letters"),
        ("ICML , 2012", "ICML, 2012"),
        ("Nature 2012", "Nature 2012"),
    ],
)
def test_the_year_behind_a_comma_is_not_of_a_journals_name(text: str, name: str) -> None:
    assert read_venue(text).name == name
