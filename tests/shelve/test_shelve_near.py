"""Papers and people that were nearly joined are told, with what speaks for and against it; strangers are not."""

from pathlib import Path

from papershelf.excerpts import Excerpts
from papershelf.model import Document, Identifiers, Problem, Record
from papershelf.shelve import shelve
from papershelf.shelve.papers.near import MOST

BEES = (
    "Bees that nest above ground choose their flowers early in the morning. We follow twelve colonies over one summer "
    "and count what each bee brings home. Foragers keep to one meadow for days, and change only after heavy rain."
)
SAND = (
    "Rivers carry sand to the coast and storms take it away again. We measure both with a line of pressure gauges and "
    "find that one winter undoes the work of three summers. The balance turns where a dam holds the sand back."
)


def record(title: str | None, *authors: str, abstract: str | None = None, doi: str | None = None) -> Record:
    return Record(
        line_start=1,
        line_end=3,
        title=title,
        authors=authors,
        authors_complete=True,
        abstract=abstract,
        identifiers=Identifiers(doi=doi),
    )


def told(*records: Record) -> list[Problem]:
    documents = [
        Document(file=f"{number}.txt", layout="feed", text_hash=str(number), records=(each,))
        for number, each in enumerate(records)
    ]
    shelf = shelve(documents, Excerpts(Path("nowhere")))
    return [problem for problem in shelf.problems if problem.code.startswith("near-")]


def test_titles_that_differ_in_a_word_under_the_same_authors_are_near() -> None:
    (problem,) = told(
        record("Learning to Read Pages That Nobody Wrote", "Ada Byron", "Bo Chen"),
        record("Learning to Read Papers That Nobody Wrote", "Ada Byron", "Bo Chen"),
    )
    assert (problem.code, problem.severity, problem.file) == ("near-merge", "note", "content/1.txt")
    for part in (
        "Pages That Nobody",
        "Papers That Nobody",
        "“pages” and “papers”",
        "2 of 2 authors in common",
    ):
        assert part in problem.message


def test_one_title_of_two_abstracts_is_near_where_no_authors_tell_them_apart() -> None:
    title = "Learning to Read Pages That Nobody Wrote"
    (problem,) = told(record(title, abstract=BEES), record(title, abstract=SAND))
    assert "the same title; but 0% of the abstracts' four-word runs in common" in problem.message


def test_one_identifier_of_two_papers_is_near() -> None:
    (problem,) = told(
        record("Counting Bees on a Meadow at Dawn", "Ada Byron", doi="10.1/x", abstract=BEES),
        record("Sand on the Coast of the North", "Cy Roe", doi="10.1/x", abstract=SAND),
    )
    assert "the same DOI" in problem.message


def test_strangers_are_not_near() -> None:
    title = "Learning to Read Pages That Nobody Wrote"
    assert not told(record(title, "Ada Byron", abstract=BEES), record(title, "Cy Roe", abstract=SAND))
    assert not told(record("Introduction", "Ada Byron"), record("Introduction", "Cy Roe"))
    assert not told(
        record("A Survey of Graph Networks for All", "Ada Byron"),
        record("A Survey on Graph Networks for All", "Cy Roe"),
    )


def test_parts_and_versions_are_not_near() -> None:
    assert not told(
        record("A Long History of Counting Bees, Part I", "Ada Byron"),
        record("A Long History of Counting Bees, Part II", "Ada Byron"),
    )
    assert not told(
        record("Models That Count Bees at Dawn 2", "Ada Byron"),
        record("Models That Count Bees at Dawn 3", "Ada Byron"),
    )


def test_what_was_joined_is_not_near() -> None:
    title = "Learning to Read Pages That Nobody Wrote"
    assert not told(record(title, "Ada Byron", abstract=BEES), record(title, "Ada Byron", abstract=BEES))


def test_the_nearest_pairs_only_are_told() -> None:
    records = [
        record(f"{start} {word} That Nobody Ever Wrote Down", f"Ada {start}", "Bo Chen")
        for start in (f"On{'abcdefgh'[i // 8]}{'abcdefgh'[i % 8]} Reading" for i in range(60))
        for word in ("Pages", "Papers")
    ]
    assert len([problem for problem in told(*records) if problem.code == "near-merge"]) == MOST


def test_an_initial_that_shares_a_co_author_is_near() -> None:
    (problem,) = told(
        record("Deep Sets", "Ada Byron", "Bo Chen", abstract=BEES),
        record("Sandy Coasts", "A. Byron", "Bo Chen", abstract=SAND),
    )
    assert (problem.code, problem.severity) == ("near-namesake", "note")
    assert problem.message == "“A. Byron” was kept apart from “Ada Byron”, though both write with Bo Chen."


def test_namesakes_without_a_common_co_author_are_not_told() -> None:
    assert not told(
        record("Deep Sets", "Ada Byron", abstract=BEES), record("Sandy Coasts", "A. Byron", abstract=SAND)
    )
