"""What the records of one paper write beside the list that it shows is kept, and the fullest name is the person's."""

import pytest

from papershelf.model import Document, Person, Record
from papershelf.shelve import shelve

TITLE = "Counting Wild Bees with a Model of the Wind"


def people(*lists: tuple[str, ...]) -> dict[str, Person]:
    """Who wrote a paper that stands in several documents with these lists of authors, by name."""
    records = [
        Record(line_start=1, line_end=2, title=TITLE, authors=each, authors_complete=True, date="2015")
        for each in lists
    ]
    shelf = shelve(
        [
            Document(file=f"{number}.txt", layout="feed", text_hash=f"{number}", records=(record,))
            for number, record in enumerate(records)
        ]
    )
    assert len(shelf.papers) == 1
    return {person.name: person for person in shelf.people}


@pytest.mark.parametrize(
    ("main", "other"),
    [
        ("William Carter", "Bill Carter"),
        ("Andrew Y. Ng", "Andrew Ng"),
        ("Kenji Ito", "ITO Kenji"),
        ("Kenji Ito", "Ito, Kenji"),
        ("Jörg Müller", "J. Muller"),
        ("Elizabeth Ode", "Liz Ode"),
        ("Ann Marie Lee", "A. M. Lee"),
    ],
)
def test_the_fullest_name_of_all_records_is_the_persons_whichever_list_a_paper_shows(
    main: str, other: str
) -> None:
    for lists in (
        (("Bo Ek", main, "Cy Fox"), ("Bo Ek", other, "Cy Fox")),
        (("Bo Ekström", other, "Cyril Fox"), ("Bo Ekström", main, "C. Fox")),
    ):
        for order in (lists, lists[::-1]):
            assert people(*order)[main].also_written == (other,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("渡辺直樹", "Naoki Watanabe"),
        ("Юрий Стрельников", "Yuri Strelnikov"),
        ("Sergei Orlov", "Sergey Orlov"),
    ],
)
def test_names_in_one_place_of_two_lists_are_one_persons(one: str, other: str) -> None:
    found = people(("Bo Ek", one, "Cy Fox"), ("Bo Ek", other, "Cy Fox"))
    assert len(found) == 3
    (person,) = (each for name, each in found.items() if name in (one, other))
    assert {person.name, *person.also_written} == {one, other}
    assert any("stand for one author in two lists of a paper" in reason for reason in person.evidence)


def test_a_name_that_is_nobodys_in_the_other_list_is_no_spelling() -> None:
    found = people(("Bo Ek", "Wei Wang", "Cy Fox"), ("Bo Ek", "Li Wang", "Cy Fox"))
    assert not any(person.also_written for person in found.values())


def test_a_name_that_may_be_two_authors_is_neithers() -> None:
    found = people(("Bo Ek", "Wei Wang", "Wen Wang"), ("Bo Ek", "W. Wang", "W. Wang"))
    assert not any(person.also_written for person in found.values())
