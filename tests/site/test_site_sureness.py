"""What a person's page says of how sure it is that this is one person."""

import pytest
from msgspec.structs import replace

from invented_shelf import paper
from papershelf.model import Authorship, Membership, Paper, Person
from papershelf.shelve.corrections.people import PARTED
from papershelf.site.views.sureness import cut_lists, how_sure, initials, links, reasons, why_apart


def signed(title: str, *names: str, cut: bool = False, topics: tuple[str, ...] = ()) -> Paper:
    return replace(
        paper(title),
        authors=tuple(Authorship(id=name.split()[-1].lower(), name=name) for name in names),
        authors_complete=not cut,
        topics=tuple(Membership(id=id, evidence=()) for id in topics),
    )


PEOPLE = {
    id: Person(id=id, name=name) for id, name in {"ek": "Bo Ek", "fox": "Di Fox", "roe": "Cy Roe"}.items()
}
LEE = Person(id="lee", name="Ann Lee")
WITH_EK, WITH_BOTH = signed("One", "Ann Lee", "Bo Ek"), signed("Two", "Ann Lee", "Bo Ek", "Di Fox")
WITH_FOX, ALONE = signed("Three", "Ann Lee", "Di Fox"), signed("Four", "Ann Lee")
NAME_ONLY = "nothing but the name says that it is"


@pytest.mark.parametrize(
    ("papers", "says"),
    [
        ([WITH_EK], "One paper, so there was nothing to join."),
        ([WITH_EK, WITH_BOTH], "One spelling on 2 papers, which share 1 co-author: Bo Ek."),
        (
            [WITH_EK, WITH_BOTH, WITH_FOX],
            "One spelling on 3 papers, which share 2 co-authors: Bo Ek and Di Fox.",
        ),
        ([WITH_EK, WITH_FOX], f"One spelling on 2 papers; {NAME_ONLY} one person."),
        (
            [WITH_EK, WITH_BOTH, ALONE],
            f"One spelling on 3 papers. 2 share 1 co-author (Bo Ek); for the other one {NAME_ONLY} the same person.",
        ),
        (
            [signed("One", "Ann Lee", topics=("bees",)), signed("Two", "Ann Lee", topics=("bees", "sets"))],
            f"One spelling on 2 papers; {NAME_ONLY} one person, beside a topic that all share.",
        ),
    ],
)
def test_the_page_says_what_makes_one_person_of_one_spelling(papers: list[Paper], says: str) -> None:
    assert how_sure(LEE, papers, PEOPLE) == says


def test_spellings_have_their_reasons_and_an_orcid_its_papers() -> None:
    told = ("“A” and “B” are one", "ORCID iD 0000-0002-1825-0097 is stated on 2 of 3 papers")
    person = replace(LEE, also_written=("A. Lee",), orcid="0000-0002-1825-0097", evidence=told)
    assert how_sure(person, [WITH_EK, ALONE], PEOPLE) == "2 spellings on 2 papers, joined for what follows:"
    assert reasons(person) == (["“A” and “B” are one"], "stated on 2 of 3 papers")
    many = replace(person, evidence=tuple(f"Reason {number}" for number in range(7)))
    assert reasons(many)[0][-1] == "And 3 more"


def test_one_spelling_that_was_joined_on_evidence_says_so() -> None:
    told = "“Ann Lee” stands on papers of one list or one subject"
    person = replace(LEE, evidence=(told,))
    for papers in ([WITH_EK, WITH_FOX], [WITH_EK, WITH_BOTH, ALONE]):
        says = f"One spelling on {len(papers)} papers, joined for what follows:"
        assert how_sure(person, papers, PEOPLE) == says
    assert reasons(person) == ([told], "")


def test_what_parted_or_named_a_person_joins_no_papers() -> None:
    orcid = "0000-0002-1825-0097"
    stated = replace(LEE, orcid=orcid, evidence=(f"ORCID iD {orcid} is stated on 1 of 2 papers",))
    assert how_sure(stated, [WITH_EK, WITH_FOX], PEOPLE) == "One spelling on 2 papers."
    parted = replace(LEE, evidence=(PARTED,))
    says = f"One spelling on 2 papers; {NAME_ONLY} one person."
    assert how_sure(parted, [WITH_EK, WITH_FOX], PEOPLE) == says


def test_a_list_of_ones_own_makes_one_person() -> None:
    says = how_sure(LEE, [WITH_EK, WITH_FOX, ALONE], PEOPLE, own_list=True)
    assert says == "One spelling on 3 papers, which one document lists together and no others."


def test_papers_hang_together_over_others() -> None:
    chain = [
        signed("1", "Ann Lee", "Bo Ek"),
        signed("2", "Ann Lee", "Cy Roe"),
        signed("3", "Ann Lee", "Bo Ek", "Cy Roe"),
    ]
    assert links("lee", chain) == (3, ["ek", "roe"])
    assert links("lee", [ALONE, ALONE]) == (0, [])


def test_like_names_say_why_they_are_apart() -> None:
    papers = {"a": WITH_EK, "b": signed("Five", "A. Lee", "Bo Ek"), "c": ALONE}
    one, other = replace(LEE, papers=("a",)), Person(id="a-lee", name="A. Lee", papers=("b",))
    assert why_apart(one, other, papers) == "1 co-author in common, too little to join"
    assert why_apart(one, replace(other, papers=("c",)), papers) == "no co-author in common"
    assert why_apart(one, replace(other, papers=("a",)), papers) == "on a paper with this one"
    with_ids = replace(one, orcid="0000-0002-1825-0097"), replace(other, orcid="0000-0002-1694-233X")
    assert why_apart(*with_ids, papers) == "another ORCID iD"


def test_cut_lists_are_counted_with_where_they_were_cut() -> None:
    three = signed("Six", "Ann Lee", "Bo Ek", "Di Fox", cut=True)
    two = signed("Seven", "Ann Lee", "Bo Ek", cut=True)
    missing = "so co-authors may be missing."
    assert cut_lists([three, three, ALONE]) == (
        f"2 of 3 papers have an author list that the source cuts at 3 authors, {missing}"
    )
    assert cut_lists([three, two]) == (
        f"2 of 2 papers have an author list that the source cuts at 2 to 3 authors, {missing}"
    )
    assert cut_lists([two]) == f"The source cuts the author list at 2 authors, {missing}"
    assert cut_lists([ALONE, replace(ALONE, authors=(), authors_complete=False)]) == ""


def test_initials_are_counted() -> None:
    short = signed("Eight", "A. Lee", "B. Ek")
    assert initials(LEE, [short, ALONE]) == "1 of 2 papers gives the name with initials only."
    assert initials(LEE, [short, short]) == "The sources give the name with initials only."
    assert initials(LEE, [ALONE]) == ""
