"""The whole shelf from documents: ids, labels, sessions, people and their papers."""

from itertools import permutations

from papershelf.model import Document, Identifiers, Problem, Record, Shelf
from papershelf.shelve import shelve

ABSTRACT = (
    "We count bees on a meadow and learn where they sleep. The count is better than earlier counts of bees."
)


def record(line: int, title: str | None = None, *authors: str, **more: object) -> Record:
    return Record(
        line_start=line,
        line_end=line,
        title=title,
        authors=authors,
        authors_complete=bool(more.pop("complete", True)) and bool(authors),
        **more,  # type: ignore[arg-type]
    )


def document(name: str, *records: Record, **more: object) -> Document:
    return Document(file=f"{name}.txt", layout="feed", text_hash=f"{name}-hash", records=records, **more)  # type: ignore[arg-type]


def labels(shelf: Shelf) -> dict[str, str]:
    return {paper.id: paper.label for paper in shelf.papers}


def test_a_paper_without_a_title_is_named_by_its_authors_and_first_words() -> None:
    shelf = shelve(
        [
            document(
                "a",
                record(1, None, "Ann Lee", "Bo Ek", "Cy Ode", abstract=ABSTRACT),
                record(2, None, "Di Fox", "Em Gil", abstract="Sand moves."),
                record(3, None, "Flo Hart", complete=False, abstract="Rain falls."),
                record(4, None, abstract="Snow lies on the roofs of the town for weeks."),
                record(5, "Bees"),
            )
        ]
    )
    assert labels(shelf) == {
        "ann-lee-we-count-bees-on-a-meadow": "Untitled, by Ann Lee, Bo Ek and 1 more",
        "di-fox-sand-moves": "Untitled, by Di Fox and Em Gil",
        "flo-hart-rain-falls": "Untitled, by Flo Hart and others",
        "snow-lies-on-the-roofs-of": "Untitled: Snow lies on the roofs of …",
        "bees": "Bees",
    }


def test_a_paper_of_which_only_an_identifier_is_known_is_named_by_it() -> None:
    bare = document(
        "links",
        record(1, identifiers=Identifiers(arxiv="2101.00001")),
        record(2, identifiers=Identifiers(doi="10.1000/182", arxiv="2101.00002")),
        record(3),
    )
    assert labels(shelve([bare])) == {
        "arxiv-2101-00001": "Untitled, arXiv 2101.00001",
        "doi-10-1000-182": "Untitled, DOI 10.1000/182",
        "paper": "Untitled",
    }
    full = document(
        "full", record(1, "Bees at Night", "Ann Lee", identifiers=Identifiers(arxiv="2101.00001"))
    )
    fused = shelve([bare, full])
    assert labels(fused)["bees-at-night"] == "Bees at Night"
    assert len(fused.papers) == 3


def test_several_records_on_one_line_are_papers_of_their_own() -> None:
    minified = document(
        "page", *(record(1, title, session="Noon") for title in ("Zebras", "Ants", "Mice")), session="Noon"
    )
    shelf = shelve([minified])
    assert [paper.title for paper in shelf.papers] == ["Ants", "Mice", "Zebras"]
    assert shelf.sessions[0].papers == ("zebras", "ants", "mice")
    assert all(paper.sources[0].fields == ("title", "session") for paper in shelf.papers)


def test_two_papers_of_one_title_have_addresses_of_their_own_in_every_order() -> None:
    documents = [
        document("a", record(1, "A Note on the Sleep of Bees", "Ann Lee", abstract=ABSTRACT)),
        document(
            "b", record(1, "A Note on the Sleep of Bees", "Di Fox", abstract="Another text about other bees.")
        ),
    ]
    shelves = [shelve(order) for order in permutations(documents)]
    ids = [paper.id for paper in shelves[0].papers]
    assert len(set(ids)) == 2
    assert all(id.startswith("a-note-on-the-sleep-of-bees-") for id in ids)
    assert shelves[0] == shelves[1]


def test_a_session_has_its_papers_in_the_documents_order() -> None:
    shelf = shelve(
        [
            document(
                "walk",
                record(1, "Zebras", session="Poster Session 2"),
                record(2, "Ants", session="Poster Session 2"),
                session="Poster Session 2",
                venue="ICAB 2021",
            ),
            document("note", record(1, "Moths", session="Evening talks")),
        ]
    )
    sessions = {session.id: session for session in shelf.sessions}
    assert sessions["icab-2021-poster-session-2"].papers == ("zebras", "ants")
    assert sessions["evening-talks"].papers == ("moths",)
    assert {paper.id: paper.session for paper in shelf.papers} == {
        "ants": "icab-2021-poster-session-2",
        "moths": "evening-talks",
        "zebras": "icab-2021-poster-session-2",
    }


def test_sessions_of_notes_that_are_written_alike_are_kept_apart() -> None:
    names = ["Poster", "poster", "Poster!", "???", "!!!", "Ωmega", "Omega"]
    notes = [document(f"n{i}", record(1, f"Paper {i}", session=name)) for i, name in enumerate(names)]
    sessions = shelve(notes).sessions
    assert len({session.id for session in sessions}) == len(names)
    assert sessions == shelve(notes[::-1]).sessions


def test_papers_of_one_title_with_identifiers_of_their_own_are_kept_apart() -> None:
    notes = [
        document(
            str(i),
            Record(line_start=1, line_end=1, title="Ants", identifiers=Identifiers(openreview=name)),
        )
        for i, name in enumerate(["abc", "xyz", "XYZ"])
    ]
    ids = {paper.id for paper in shelve(notes).papers}
    assert len(ids) == 3
    assert "ants-abc" in ids
    assert ids == {paper.id for paper in shelve(notes[::-1]).papers}


def test_a_note_that_names_a_documents_session_stands_after_its_papers() -> None:
    for name in ("0", "z"):
        walk = document(
            "walk", record(1, "Zebras", session="Walk"), record(2, "Ants", session="Walk"), session="Walk"
        )
        (session,) = shelve([document(name, record(1, "Moths", session="Walk")), walk]).sessions
        assert session.papers == ("zebras", "ants", "moths")


def test_people_know_their_papers_and_papers_their_people() -> None:
    shelf = shelve(
        [
            document("a", record(1, "Ants", "Yee Whye Teh", "Ann Lee")),
            document("b", record(1, "Bees", "Yee-Whye Teh")),
        ]
    )
    people = {person.id: person for person in shelf.people}
    assert people["yee-whye-teh"].papers == ("ants", "bees")
    assert people["yee-whye-teh"].also_written == ("Yee-Whye Teh",)
    assert [author.name for author in shelf.papers[1].authors] == ["Yee-Whye Teh"]
    for paper in shelf.papers:
        assert all(paper.id in people[author.id].papers for author in paper.authors)


def test_nothing_but_shown_names_depends_on_the_names_and_order_of_documents() -> None:
    problem = Problem(file="content/a.txt", severity="note", code="no-title", message="No title.")
    documents = [
        document("a", record(1, None, "Ann Lee", "Bo Ek", abstract=ABSTRACT), problems=(problem,)),
        document(
            "b",
            record(
                1, "Counting the Bees of a Meadow", "Ann Lee", complete=False, abstract=ABSTRACT, date="2021"
            ),
        ),
        document("c", record(1, "Counting the Bees of a Meadow", session="Walk"), session="Walk"),
    ]
    shelves = [shelve(order) for order in permutations(documents)]
    assert all(shelf == shelves[0] for shelf in shelves)
    assert len(shelves[0].papers) == 1


def test_each_record_is_a_source_of_one_paper() -> None:
    documents = [
        document("a", record(1, "Ants"), record(2, "Ants"), record(3, None, abstract=ABSTRACT)),
        document("b", record(1, "ants", "Ann Lee"), record(2, None, abstract=ABSTRACT)),
    ]
    shelf = shelve(documents)
    places = [(source.file, source.line_start) for paper in shelf.papers for source in paper.sources]
    assert sorted(places) == [("a.txt", 1), ("a.txt", 2), ("a.txt", 3), ("b.txt", 1), ("b.txt", 2)]
