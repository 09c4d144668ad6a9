"""Which records become one paper, and which stay apart."""

from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Document, Identifiers, Record
from papershelf.read import read_content
from papershelf.shelve.naming import paper_ids, person_ids
from papershelf.shelve.papers.compare import compare
from papershelf.shelve.papers.fuse import Work, fuse
from papershelf.shelve.papers.listing import list_record, list_records
from papershelf.shelve.papers.works import combine
from papershelf.shelve.people.identify import identify

ABSTRACT = (
    "Bees that nest above ground choose their flowers early in the morning. We follow twelve colonies over one summer "
    "and count what each bee brings home. Foragers keep to one meadow for days, and change only after heavy rain has "
    "flattened it. A simple model of memory and wind explains four fifths of what we saw in the field."
)
OTHER = (
    "Rivers carry sand to the coast and storms take it away again. We measure both with a line of pressure gauges and "
    "find that one winter undoes the work of three summers. The balance turns where a dam holds the sand back, and a "
    "wider gate would restore it within a decade according to our account of the sediment."
)


def record(
    line: int, title: str | None = None, *authors: str, complete: bool = True, **more: object
) -> Record:
    return Record(
        line_start=line,
        line_end=line,
        title=title,
        authors=authors,
        authors_complete=complete and bool(authors),
        **more,  # type: ignore[arg-type]
    )


def document(name: str, *records: Record) -> Document:
    return Document(file=f"{name}.txt", layout="feed", text_hash=name, records=records)


def groups(*documents: Document) -> set[frozenset[str]]:
    return {frozenset(listing.place for listing in work.listings) for work in fuse(list_records(documents))}


def joined(one: Record, other: Record) -> bool:
    return len(groups(document("a", one), document("b", other))) == 1


def only(*documents: Document) -> Work:
    (work,) = fuse(list_records(documents))
    return work


def test_a_title_in_other_case_quotes_and_dashes_is_the_same() -> None:
    one = record(1, "What Bees Don't Know — a Field-Study of Memory", "Ann Lee", "Bo Ek")
    assert joined(one, record(1, "What bees don’t know: a field study of memory", "Ann Lee", "Bo Ek"))


def test_a_record_without_a_title_joins_by_its_text_and_authors() -> None:
    titled = record(1, "Bees and Meadows", "Ann Lee", "Bo Ek", complete=False, abstract=ABSTRACT)
    untitled = record(1, None, "Ann Lee", "Bo Ek", "Cy Ode", abstract=ABSTRACT)
    work = only(document("a", titled), document("b", untitled))
    assert "The same abstract: 100% of its words stand in both, in one order" in work.evidence
    assert "The cut list of 2 authors is part of the full one: Ann Lee, Bo Ek" in work.evidence


def test_a_text_with_some_words_dropped_still_joins() -> None:
    words = ABSTRACT.split()
    worn = " ".join(word for number, word in enumerate(words) if number % 20 != 7)
    assert joined(record(1, "Bees and Meadows", abstract=ABSTRACT), record(1, None, "Ann Lee", abstract=worn))


def test_other_authors_keep_one_text_and_one_title_apart() -> None:
    assert not joined(
        record(1, None, "Ann Lee", "Bo Ek", abstract=ABSTRACT),
        record(1, "Bees", "Di Fox", "Em Gil", abstract=ABSTRACT),
    )
    assert not joined(
        record(1, "A Survey of Bees and Meadows", "Ann Lee"),
        record(1, "A Survey of Bees and Meadows", "Di Fox"),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A picture of supervised learning in dense networks",
            "A picture of unsupervised learning in dense networks",
        ),
        ("Bees and meadows: part I", "Bees and meadows: part II"),
        ("Findings of the 2021 shared task on bees", "Findings of the 2022 shared task on bees"),
        ("Bees and meadows in summer", "Corrigendum: Bees and meadows in summer"),
    ],
)
def test_titles_that_differ_in_a_word_stay_two_whatever_their_text(one: str, other: str) -> None:
    assert not joined(
        record(1, one, "Ann Lee", "Bo Ek", abstract=ABSTRACT),
        record(1, other, "Ann Lee", "Bo Ek", abstract=ABSTRACT),
    )


def test_a_title_with_its_subtitle_joins_when_text_and_authors_agree() -> None:
    short = record(1, "Bees That Nest Above Ground", "Ann Lee", abstract=ABSTRACT)
    assert joined(
        short, record(1, "Bees That Nest Above Ground: A Field Study", "Ann Lee", abstract=ABSTRACT)
    )
    assert not joined(
        short, record(1, "Bees That Nest Above Ground: A Field Study", "Ann Lee", abstract=OTHER)
    )


def test_a_short_title_alone_joins_nothing() -> None:
    assert not joined(record(1, "Introduction"), record(1, "Introduction", "Ann Lee"))
    assert joined(
        record(1, "Pointer Bees", abstract=ABSTRACT), record(1, "Pointer bees", "Ann Lee", abstract=ABSTRACT)
    )


def test_equal_identifiers_join_and_versions_of_an_arxiv_id_are_equal() -> None:
    one = record(1, "Bees", "Ann Lee", identifiers=Identifiers(arxiv="2101.00001v1"))
    other = record(
        1, "Bees and their memory, revised", "Ann Lee", identifiers=Identifiers(arxiv="2101.00001v3")
    )
    assert joined(one, other)
    stranger = record(1, "Sand", "Di Fox", abstract=OTHER, identifiers=Identifiers(arxiv="2101.00001"))
    assert not joined(one, stranger)


def test_an_untitled_record_never_bridges_two_titles() -> None:
    one = record(1, "A picture of supervised bees", "Ann Lee", abstract=ABSTRACT)
    other = record(1, "A picture of unsupervised bees", "Ann Lee", abstract=ABSTRACT)
    untitled = record(1, None, "Ann Lee", abstract=ABSTRACT)
    found = groups(document("a", one), document("b", other), document("c", untitled))
    assert len(found) == 2
    assert not any({"a.txt:1-1", "b.txt:1-1"} <= group for group in found)


def test_every_order_of_the_documents_gives_the_same_works() -> None:
    documents = [
        document(
            "a",
            record(1, "Bees and Meadows in Summer", abstract=ABSTRACT),
            record(2, None, "Bo Ek", abstract=OTHER),
        ),
        document(
            "b", record(1, None, "Ann Lee", abstract=ABSTRACT), record(2, "Sand", "Bo Ek", abstract=OTHER)
        ),
        document("c", record(1, "Bees and Meadows in Summer", "Ann Lee", complete=False)),
    ]
    found = [groups(*order) for order in permutations(documents)]
    assert all(each == found[0] for each in found)
    assert sorted(map(len, found[0])) == [2, 3]


WORDS = st.lists(st.sampled_from(ABSTRACT.lower().split()), min_size=0, max_size=40).map(" ".join)
RECORDS = st.builds(
    lambda title, authors, abstract, complete: (title, tuple(authors), abstract, complete),
    st.one_of(
        st.none(),
        st.sampled_from(["Bees", "Bees and sand on the coast", "bees and sand on the Coast", "Sand: bees"]),
    ),
    st.lists(st.sampled_from(["Ann Lee", "A. Lee", "Bo Ek", "Cy Ode"]), max_size=3, unique=True),
    st.one_of(st.none(), st.just(ABSTRACT), WORDS),
    st.booleans(),
)


@settings(max_examples=60)
@given(st.lists(RECORDS, max_size=8), st.randoms())
def test_each_record_is_in_one_work_and_order_and_copies_change_nothing(
    rows: list[tuple[str | None, tuple[str, ...], str | None, bool]], random: Random
) -> None:
    documents = [
        document(f"{number}", record(1, row[0], *row[1], complete=row[3], abstract=row[2] or None))
        for number, row in enumerate(rows)
    ]
    found = groups(*documents)
    assert sorted(place for group in found for place in group) == sorted(
        f"{n}.txt:1-1" for n in range(len(rows))
    )
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert groups(*shuffled) == found
    copies = [
        Document(file=f"copy-{d.file}", layout=d.layout, text_hash=d.text_hash, records=d.records)
        for d in documents
    ]
    again = {
        frozenset(p for p in group if not p.startswith("copy-")) for group in groups(*documents, *copies)
    }
    assert again == found


def without(text: str, nth: int, first: int) -> str:
    """The text without every nth word, from the first one given."""
    words = text.split()
    return " ".join(word for place, word in enumerate(words) if place % nth != first)


def test_a_text_that_lost_words_on_both_sides_still_joins() -> None:
    one = record(1, "What Bees Know of Their Meadow", "Ann Lee", abstract=without(ABSTRACT, 17, 3))
    other = record(1, None, "Ann Lee", abstract=without(ABSTRACT, 17, 11))
    assert joined(one, other)


def test_a_text_of_which_half_is_another_stays_apart() -> None:
    mixed = ABSTRACT[: len(ABSTRACT) // 2] + OTHER[len(OTHER) // 2 :]
    one = record(1, "What Bees Know of Their Meadow", "Ann Lee", abstract=ABSTRACT)
    assert not joined(one, record(1, None, "Ann Lee", abstract=mixed))


def test_a_title_that_lost_a_word_joins_by_its_text() -> None:
    one = record(1, "What Bees Know of Their Own Summer Meadow", "Ann Lee", abstract=ABSTRACT)
    assert joined(
        one, record(1, "What Bees Know of Own Summer Meadow", "Ann Lee", abstract=ABSTRACT + " End.")
    )
    assert not joined(
        one, record(1, "What Bees Know of Own Summer Meadow", "Cy Roe", abstract=ABSTRACT + " End.")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What Bees Know of Meadows (Part I)", "What Bees Know of Meadows (Part II)"),
        ("What Bees Know of Meadows", "What Bees Know of Meadows II"),
        ("What Bees Know of Meadows", "What Bees Know of Meadows: Part 2"),
        ("What Bees Know of Meadows", "Reply to: What Bees Know of Meadows"),
        ("Supervised Search of Bees for Meadows", "Semi-Supervised Search of Bees for Meadows"),
        ("Findings of the Meadow Count 2021", "Findings of the Meadow Count 2022"),
    ],
)
def test_words_that_tell_titles_apart_are_not_lost_ones(one: str, other: str) -> None:
    assert not joined(
        record(1, one, "Ann Lee", abstract=ABSTRACT), record(1, other, "Ann Lee", abstract=ABSTRACT + " End.")
    )


def test_texts_of_two_years_stay_apart() -> None:
    one = record(
        1, "Findings of the Meadow Count 2021", "Ann Lee", abstract="In 2021 we counted. " + ABSTRACT
    )
    assert not joined(one, record(1, None, "Ann Lee", abstract="In 2022 we counted. " + ABSTRACT))


TITLES = [
    None,
    "Bees",
    "Bees and sand on the coast",
    "BEES AND SAND ON THE COAST",
    "Bees and sand on the coast: a count",
    "Bees and sand on …",
    "Bees and sand on the coast II",
    "Wild bees and sand on the coast",
    "Editorial",
]
PIECES = [*ABSTRACT.split(". "), *OTHER.split(". ")]
ROWS = st.builds(
    lambda title, authors, complete, text, date, doi: record(
        1, title, *authors, complete=complete, abstract=text, date=date, identifiers=Identifiers(doi=doi)
    ),
    st.sampled_from(TITLES),
    st.lists(
        st.sampled_from(["Ann Lee", "A. Lee", "Lee Ann", "Bo Ek", "Cy Ode", "The Bee Team"]),
        max_size=3,
        unique=True,
    ),
    st.booleans(),
    st.one_of(
        st.none(),
        st.just(ABSTRACT),
        st.just(without(ABSTRACT, 19, 4)),
        st.just(OTHER),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(". ".join),
    ),
    st.sampled_from([None, "2001", "2002", "2019"]),
    st.sampled_from([None, None, None, "10.1/a", "10.1/b"]),
)


def contents(*documents: Document) -> set[tuple[frozenset[tuple[object, ...]], tuple[str, ...], float]]:
    """What each work is made of, why and how surely: all that does not name a document."""
    works = fuse(list_records(documents))
    same = ("The same in every field",)
    return {
        (
            frozenset(each.content for each in work.listings),
            tuple(reason for reason in work.evidence if reason not in same),
            work.score,
        )
        for work in works
    }


def fields(*documents: Document) -> list[str]:
    """What the papers state."""
    return sorted(repr(sorted(combine(work).values.items())) for work in fuse(list_records(documents)))


@settings(max_examples=150)
@given(st.lists(ROWS, min_size=1, max_size=9), st.integers(1, 8), st.randoms())
def test_order_copies_and_splitting_a_document_change_nothing(
    rows: list[Record], cut: int, random: Random
) -> None:
    whole = document("a", *rows)
    mixed = list(rows)
    random.shuffle(mixed)
    for others in (
        [document("b", *mixed)],
        [document("z", *rows[:cut]), document("y", *rows[cut:])],
        [whole, document("copy", *rows)],
    ):
        assert contents(*others) == contents(whole)
        assert fields(*others) == fields(whole)


@settings(max_examples=150)
@given(st.lists(ROWS, min_size=2, max_size=9))
def test_no_chain_joins_what_contradicts(rows: list[Record]) -> None:
    """Whatever stands between them: two records that tell that they are two are never one, unless an identifier or
    all that they state says so."""
    for work in fuse(list_records([document("a", *rows)])):
        by_id = any("DOI" in reason for reason in work.evidence)
        for one in work.listings:
            for other in work.listings:
                against = compare(one, other).against
                assert not against or by_id, (against, one.record, other.record)


@given(ROWS, ROWS)
def test_two_records_are_compared_alike_from_both_sides(one: Record, other: Record) -> None:
    a, b = list_record(document("a", one), 0, one), list_record(document("b", other), 0, other)
    there, back = compare(a, b), compare(b, a)
    assert (there.match and there.match.score, there.against) == (
        back.match and back.match.score,
        back.against,
    )


def test_all_orders_of_the_seeds_give_the_same_papers_ids_and_people(seeds: Path) -> None:
    """Whatever follows is made from the list of records alone, so two orders stand for all where that is the same."""
    documents = tuple(read_content(seeds))
    assert len(documents) == 5

    def told(order: tuple[Document, ...]) -> tuple[object, ...]:
        works = fuse(list_records(order))
        papers = [combine(work) for work in works]
        ids = paper_ids(papers, {})
        assert len(set(ids)) == len(works)
        personas = identify([each.values.get("authors", ()) for each in papers])
        return (
            [[listing.key for listing in work.listings] for work in works],
            [(work.evidence, work.score) for work in works],
            [each.values for each in papers],
            ids,
            personas,
            person_ids(personas, ids),
        )

    listings = [each.key for each in list_records(documents)]
    assert all([each.key for each in list_records(order)] == listings for order in permutations(documents))
    first = told(documents)
    assert len(fuse(list_records(documents))) == 461
    assert told(documents[::-1]) == told((*documents[2:], *documents[:2])) == first


def test_a_record_without_a_title_is_no_bridge_between_a_paper_and_its_correction() -> None:
    doi = Identifiers(doi="10.5555/bees")
    paper = record(1, "Bees and Meadows", "Ann Lee", identifiers=doi)
    bare = record(2, None, "Ann Lee", identifiers=doi)
    notice = record(3, "Corrigendum to “Bees and Meadows”", "Ann Lee", identifiers=doi)
    found = groups(document("a", paper), document("b", bare), document("c", notice))
    assert len(found) == 2
    assert not any({"a.txt:1-1", "c.txt:3-3"} <= group for group in found)
