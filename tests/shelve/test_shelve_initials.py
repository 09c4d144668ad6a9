"""Names with one initial: whose they are is told by co-authors, a page or a subject, never by the spelling alone."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.shelve.people.identify import identify
from papershelf.shelve.people.namesakes import namesakes
from papershelf.shelve.people.persona import Persona


def bearing(found: Sequence[Persona], surname: str) -> list[Persona]:
    return [each for each in found if each.name.endswith(surname)]


def count(surname: str, *papers: Sequence[str]) -> int:
    """How many people of a surname there are on some papers."""
    return len(bearing(identify(papers), surname))


def test_one_initial_on_two_papers_is_two_people_who_are_like() -> None:
    found = identify([["K. Thornbeck", "Ada Quill"], ["K. Thornbeck", "Olga Brandt"]])
    like = namesakes(found)
    one, other = (number for number, each in enumerate(found) if each.name == "K. Thornbeck")
    assert like[one] == (other,)
    assert like[other] == (one,)


def test_several_initials_are_specific_enough() -> None:
    assert count("Thornbeck", ["K. E. Thornbeck", "Ada Quill"], ["K. E. Thornbeck", "Olga Brandt"]) == 1
    assert count("Thornbeck", ["K.-E. Thornbeck"], ["K.-E. Thornbeck"]) == 1


def test_a_co_author_tells_whose_an_initial_is() -> None:
    papers = [["K. Thornbeck", "Ada Quillfeather"], ["K. Thornbeck", "Ada Quillfeather"]]
    (person,) = bearing(identify(papers), "Thornbeck")
    assert person.evidence == ("“K. Thornbeck” writes with Ada Quillfeather on several papers",)


def test_beside_a_frequent_surname_two_co_authors_are_asked_for() -> None:
    one, two = ["J. Wang", "Ada Quillfeather"], ["J. Wang", "Ada Quillfeather", "Olga Brandt"]
    assert count("Wang", one, two) == 2
    assert count("Wang", two, two) == 1


def test_where_all_names_are_initials_co_authors_chain_papers() -> None:
    papers = [
        ["G. Thornbeck", "R. Quillfeather"],
        ["R. Quillfeather", "G. Thornbeck", "T. Brandtner"],
        ["T. Brandtner", "G. Thornbeck"],
        ["G. Thornbeck", "L. Ormondroyd"],
    ]
    thornbecks = bearing(identify(papers), "Thornbeck")
    assert sorted(len(each.mentions) for each in thornbecks) == [1, 3]


@pytest.mark.parametrize(
    ("short", "full"),
    [("K. Thornbeck", "Karin Thornbeck"), ("K. van der Thornbeck", "Karin van der Thornbeck")],
)
def test_an_initial_is_the_full_name_that_writes_with_the_same_person(short: str, full: str) -> None:
    assert count("Thornbeck", [short, "Ada Quillfeather"], [full, "Olga Brandtner"]) == 2
    (person,) = bearing(identify([[short, "Ada Quillfeather"], [full, "Ada Quillfeather"]]), "Thornbeck")
    assert person.name == full
    assert person.also_written == (short,)


def test_an_initial_that_fits_two_who_write_with_the_same_people_is_neither() -> None:
    company = ["Ada Quillfeather", "Olga Brandtner", "Lev Ormondroyd"]
    papers = [["Jing Wang", *company], ["Jun Wang", *company], ["J. Wang", *company], ["J. Wang", *company]]
    assert count("Wang", *papers) == 4
    assert count("Wang", papers[0], papers[2], ["Jun Wang", "Bo Ek"]) == 2


def test_who_stands_beside_the_full_name_is_another() -> None:
    company = ["Ada Quillfeather", "Olga Brandtner"]
    papers = [["Karin Thornbeck", "K. Thornbeck", *company], ["K. Thornbeck", *company], ["Karin Thornbeck"]]
    karin, *others = sorted(
        bearing(identify(papers), "Thornbeck"), key=lambda each: each.name != "Karin Thornbeck"
    )
    assert len(karin.mentions) == 2
    assert [len(each.mentions) for each in others] == [1, 1]


def test_a_page_of_one_initial_is_one_persons() -> None:
    papers = [["K. Thornbeck", f"Co {each}"] for each in ("Ek", "Ode", "Roe", "Gil")]
    assert len(bearing(identify(papers), "Thornbeck")) == 4
    assert len(bearing(identify(papers, [range(4)]), "Thornbeck")) == 1


def test_a_rare_surname_on_papers_of_one_subject_is_one_persons() -> None:
    papers = [["K. Thornbeckwith"], ["K. Thornbeckwith"], ["J. Wang"], ["J. Wang"]]
    titles = ["Tidal sediment of fjords", "Sediment and tidal mixing", "Tidal sediment", "Tidal sediment"]
    found = identify(papers, titles=titles)
    assert len(bearing(found, "Thornbeckwith")) == 1
    assert len(bearing(found, "Wang")) == 2


def test_large_collaborations_are_known_by_their_lists() -> None:
    one = [f"{letter}. Thorn{syllable}" for letter in "ABCDEFGHIJ" for syllable in map(chr, range(97, 123))]
    other = [name.replace("Thorn", "Brandt") for name in one[1:]]
    found = identify([one, one[:-20], [one[0], *other], [one[0], *other[:-5]]])
    assert sorted(each.mentions for each in bearing(found, "Thorna") if each.name == one[0]) == [
        ((0, 0), (1, 0)),
        ((2, 0), (3, 0)),
    ]


NAMES = st.lists(
    st.sampled_from(
        "J. Wang,Jing Wang,Jun Wang,K. Thornbeck,Karin Thornbeck,K. E. Thornbeck,A. Quill,Ada Quill,L. Brandtner,"
        "Lev Brandtner,Y. Li".split(",")
    ),
    min_size=1,
    max_size=5,
    unique=True,
)


@given(st.lists(NAMES, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_papers_decides_nothing(papers: list[list[str]], rng: Random) -> None:
    def groups(order: Sequence[int]) -> list[tuple[str, list[tuple[int, int]], tuple[str, ...]]]:
        titles = [f"Paper {number}" for number in order]
        found = identify([papers[number] for number in order], titles=titles)
        return sorted(
            (each.name, sorted((order[paper], place) for paper, place in each.mentions), each.evidence)
            for each in found
        )

    order = list(range(len(papers)))
    expected = groups(order)
    rng.shuffle(order)
    assert groups(order) == expected
