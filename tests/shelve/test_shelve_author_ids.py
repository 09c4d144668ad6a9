"""What ids of authors decide: who is one person, who is two, and what is only told."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import document

from papershelf.model import Person, Record, Shelf
from papershelf.shelve import shelve
from papershelf.shelve.corrections.decisions import Corrections, PersonCorrection
from papershelf.shelve.people.one_id import can_be_one

ADA, BO = "orcid:0000-0002-1825-0097", "orcid:0000-0002-1694-233X"
TITLES = (
    "Deep Sets for Everyone",
    "A Theory of Written Pages",
    "Counting Bees at Night",
    "Slow Rivers of Data",
)


def paper(title: str, *authors: tuple[str, str]) -> Record:
    return Record(
        line_start=1,
        line_end=2,
        title=title,
        authors=tuple(name for name, _ in authors),
        author_ids=tuple(id for _, id in authors),
        authors_complete=True,
    )


def shelf_of(*bylines: Sequence[tuple[str, str]], titles: Sequence[str] = TITLES) -> Shelf:
    return shelve(
        [
            document(f"{number}", paper(title, *byline))
            for number, (title, byline) in enumerate(zip(titles, bylines, strict=False))
        ]
    )


def named(shelf: Shelf) -> dict[str, Person]:
    return {person.name: person for person in shelf.people}


def codes(shelf: Shelf) -> list[str]:
    return [problem.code for problem in shelf.problems]


@pytest.mark.parametrize(
    "other", ["A. Lovelace", "Ada King", "Ada Byron Lovelace", "Lovelace Ada", "Byron Lovelace"]
)
def test_one_orcid_joins_names_that_can_be_one_persons(other: str) -> None:
    shelf = shelf_of([("Ada Byron Lovelace", ADA)], [(other, ADA)])
    (person,) = shelf.people
    assert person.orcid == ADA.removeprefix("orcid:")
    assert f"ORCID iD {person.orcid} is stated on 2 of 2 papers" in person.evidence
    assert person.also_written == (() if other == "Ada Byron Lovelace" else (other,))


@pytest.mark.parametrize("other", ["Wei Zhang", "Bob Smith", "Ivan Petrov", "张伟"])
def test_a_mistaken_orcid_joins_nobody_and_is_told(other: str) -> None:
    shelf = shelf_of([("Ada Lovelace", ADA)], [("Ada Lovelace", ADA)], [(other, ADA)])
    people = named(shelf)
    assert people.keys() == {"Ada Lovelace", other}
    assert people["Ada Lovelace"].orcid == ADA.removeprefix("orcid:")
    assert people[other].orcid is None
    (problem,) = (each for each in shelf.problems if each.code == "shared-orcid")
    assert problem.file == "content/2.txt"
    assert "“Ada Lovelace”" in problem.message
    assert f"“{other}”" in problem.message


def test_an_orcid_that_as_many_papers_state_for_two_is_nobodys() -> None:
    shelf = shelf_of([("Ada Lovelace", ADA)], [("Wei Zhang", ADA)])
    assert [person.orcid for person in shelf.people] == [None, None]


def test_two_orcids_part_people_of_one_spelling() -> None:
    shelf = shelf_of([("Wei Zhang", ADA), ("Bo Ek", "")], [("Wei Zhang", BO), ("Bo Ek", "")])
    assert sorted(person.orcid or "" for person in shelf.people if person.name == "Wei Zhang") == [
        BO.removeprefix("orcid:"),
        ADA.removeprefix("orcid:"),
    ]


def test_two_orcids_outweigh_co_authors() -> None:
    """Compatible names and shared co-authors would join them."""
    friends = [("Bo Ek", ""), ("Di Fox", ""), ("Cy Roe", "")]
    together = shelf_of([("Jane Smith", ""), *friends], [("Jane M. Smith", ""), *friends])
    assert sum("Smith" in person.name for person in together.people) == 1
    apart = shelf_of([("Jane Smith", ADA), *friends], [("Jane M. Smith", BO), *friends])
    assert sum("Smith" in person.name for person in apart.people) == 2


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("openreview:~Wei_Zhang1", "openreview:~Wei_Zhang4", 2),
        ("dblp:12/345-1", "dblp:12/345-2", 2),
        ("dblp-name:Wei_Zhang_0001", "dblp-name:Wei_Zhang_0002", 2),
        ("acl:wei-zhang-kit", "acl:wei-zhang-mit", 2),
        ("s2:1741101", "s2:1741102", 1),
        ("openalex:A1", "openalex:A2", 1),
        ("scopus:57200000001", "scopus:57200000002", 1),
        ("own:1", "own:2", 1),
    ],
)
def test_ids_that_people_gave_part_namesakes_and_others_do_not(one: str, other: str, people: int) -> None:
    assert len(shelf_of([("Wei Zhang", one)], [("Wei Zhang", other)]).people) == people


def test_a_profile_is_known_by_several_names() -> None:
    friends = [("Bo Ek", ""), ("Di Fox", "")]
    shelf = shelf_of(
        [("Michael Lane", "openreview:~Michael_Lane1"), *friends],
        [("Mike Lane", "openreview:~Mike_Lane1"), *friends],
    )
    assert named(shelf).keys() == {"Michael Lane", "Bo Ek", "Di Fox"}


def test_an_id_of_a_program_joins_compatible_names_only() -> None:
    shelf = shelf_of(
        [("Ada Lovelace", "s2:1741101")], [("A. Lovelace", "s2:1741101")], [("Bo Chen", "s2:1741101")]
    )
    assert named(shelf).keys() == {"Ada Lovelace", "Bo Chen"}
    assert (
        "“A. Lovelace” and “Ada Lovelace” are one person in Semantic Scholar"
        in named(shelf)["Ada Lovelace"].evidence
    )


def test_an_id_reaches_the_paper_whose_other_record_writes_the_name_in_full() -> None:
    """Crossref has an initial with its iD, another list the full name without."""
    shelf = shelf_of(
        [("A. Lovelace", ADA), ("C. Babbage", "")],
        [("Ada Lovelace", ""), ("Charles Babbage", "")],
        [("Ada King", ADA), ("Bo Ek", "")],
        titles=(TITLES[0], TITLES[0], TITLES[1]),
    )
    assert len(shelf.papers) == 2
    assert named(shelf)["Ada Lovelace"].also_written == ("A. Lovelace", "Ada King")


def test_two_of_one_name_on_a_paper_have_each_their_own_id() -> None:
    shelf = shelf_of([("Wei Wang", ADA), ("Wei Wang", BO)], [("Wei Wang", BO)])
    assert sorted((person.orcid or "", len(person.papers)) for person in shelf.people) == [
        (BO.removeprefix("orcid:"), 2),
        (ADA.removeprefix("orcid:"), 1),
    ]


def test_an_initial_with_an_id_says_nothing_of_the_same_initial_elsewhere() -> None:
    shelf = shelf_of([("Ada Lovelace", ADA)], [("A. Lovelace", ADA)], [("A. Lovelace", "")])
    assert {person.name: len(person.papers) for person in shelf.people} == {
        "Ada Lovelace": 2,
        "A. Lovelace": 1,
    }


def test_a_name_can_fit_two_that_differ_in_one_surname_each() -> None:
    shelf = shelf_of([("Ada Byron Lovelace", ADA)], [("A. Lovelace", ADA)], [("Ada King", ADA)])
    assert len(shelf.people) == 1


def test_a_name_that_fits_two_holders_of_an_orcid_is_neither() -> None:
    shelf = shelf_of([("Ada Lovelace", ADA)], [("Alan Lovelace", ADA)], [("A. Lovelace", ADA)])
    assert len(shelf.people) == 3


def test_the_order_of_documents_decides_nothing() -> None:
    records = [
        paper(TITLES[0], ("Ada Lovelace", ADA), ("Wei Wang", BO)),
        paper(TITLES[1], ("A. Lovelace", ADA), ("Wei Wang", "")),
        paper(TITLES[2], ("Bo Chen", ADA), ("W. Wang", BO)),
        paper(TITLES[3], ("Ada King", ADA), ("Wei Wang", "orcid:0000-0001-5109-3700")),
    ]
    documents = [document(f"{number}", record) for number, record in enumerate(records)]
    expected = shelve(documents)
    assert "shared-orcid" in codes(expected)
    for order in permutations(documents):
        found = shelve(order)
        assert (found.people, found.problems) == (expected.people, expected.problems)


def test_a_document_that_is_kept_twice_changes_nothing() -> None:
    records = [
        paper(TITLES[0], ("Ada Lovelace", ADA)),
        paper(TITLES[1], ("A. Lovelace", ADA), ("Bo Chen", ADA)),
    ]
    once = [document(f"{number}", record) for number, record in enumerate(records)]
    twice = [*once, *(document(f"{number}-copy", record) for number, record in enumerate(records))]
    assert shelve(once).people == shelve(twice).people


def test_whom_a_correction_parts_keeps_the_orcid_of_the_own_papers() -> None:
    documents = [
        document("0", paper(TITLES[0], ("Ada Lovelace", ADA))),
        document("1", paper(TITLES[1], ("Ada Lovelace", ""))),
    ]
    (paper_of_the_other,) = (each.id for each in shelve(documents).papers if each.title == TITLES[1])
    decided = PersonCorrection(id="ada-lovelace", split=(paper_of_the_other,))
    shelf = shelve(documents, corrections=Corrections(people=(((1, 2), decided),)))
    assert sorted((person.orcid or "", len(person.papers)) for person in shelf.people) == [
        ("", 1),
        (ADA.removeprefix("orcid:"), 1),
    ]


NAMES = st.sampled_from(
    ["Ada Lovelace", "A. Lovelace", "Ada King", "Wei Zhang", "Zhang Wei", "周志华", "Plato"]
)


@given(NAMES, NAMES)
def test_whether_names_can_be_one_persons_is_the_same_in_both_orders(one: str, other: str) -> None:
    assert can_be_one(one, other) == can_be_one(other, one)
    assert can_be_one(one, one)
