"""What documents are called, their order, one that is there twice or in two parts: none of it decides anything."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from random import Random

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from papershelf.model import Document, Identifiers, Link, Record, Shelf
from papershelf.read import read_content
from papershelf.shelve import shelve
from papershelf.shelve.naming import document_ids
from papershelf.shelve.papers.fuse import SAME, fuse
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.sessions import gather

WORDS = (
    "bees sleep on meadows while sand moves and rain falls over small towns where clocks measure tides that ships "
    "follow along coasts with lamps made from glass by guilds of masters who kept letters about comets"
).split()
TITLES = (
    "Counting the Bees of a Meadow",
    "Counting the Bees of a Meadow: A Second Look",
    "Counting the Wasps of a Meadow",
    "Counting the Bees of a…",
    "COUNTING THE BEES OF A MEADOW",
    "Graph neural networks (GNNs) for tides, part I",
    "Graph neural networks (GNNs) for tides, part II",
    "Optimal transport of sand",
    "Optimal Transport of $Sand$",
    "Editorial",
    "Lamps",
)
NAMES = (
    "Ada Byron",
    "A. Byron",
    "Ada B. Byron",
    "Byron, Ada",
    "Jörg Müller",
    "Joerg Mueller",
    "Jorg Muller",
    "Wei Wang",
    "Wang Wei",
    "W. Wang",
    "周志华",
    "Zhi-Hua Zhou",
    "Bo Chen",
    "Cy Roe",
    "The Tide Collaboration",
)
IDS = (
    Identifiers(),
    Identifiers(doi="10.1000/1"),
    Identifiers(doi="10.1000/2", arxiv="2101.00001v2"),
    Identifiers(arxiv="2101.00001"),
    Identifiers(openreview="aBc"),
    Identifiers(acl="2020.acl-main.1"),
)
MOST = 8
LINKS = tuple(Link(kind="other", url=f"https://example.org/{each}") for each in "abc")


@st.composite
def abstracts(draw: st.DrawFn) -> str | None:
    """One of few texts, whole, cut or with words of its own."""
    seed = draw(st.sampled_from([None, 1, 1, 2, 3]))
    if seed is None:
        return None
    words = Random(seed).choices(WORDS, k=24)
    change = draw(st.sampled_from(["", "", "cut", "drop", "swap"]))
    if change == "cut":
        words = words[:14]
    elif change == "drop":
        del words[draw(st.integers(0, 20)) :][:1]
    elif change == "swap":
        words[draw(st.integers(0, 20))] = "elsewhere"
    return " ".join(words).capitalize() + "."


@st.composite
def records(draw: st.DrawFn) -> Record:
    authors = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=4)))
    scheme = draw(st.sampled_from(["", "", "orcid:0000-0002-1825-0097", "openreview:~Ada1"]))
    return Record(
        line_start=1,
        line_end=1,
        title=draw(st.none() | st.sampled_from(TITLES)),
        authors=authors,
        authors_complete=bool(authors) and draw(st.booleans()),
        author_ids=(scheme, *[""] * (len(authors) - 1)) if scheme and authors else (),
        abstract=draw(abstracts()),
        summary=draw(st.sampled_from([None, None, "Bees sleep.", "Bees are counted."])),
        date=draw(st.sampled_from([None, "2020", "2020-05", "2020-05-01", "2021", "2029"])),
        categories=draw(st.sampled_from([(), ("LG",), ("ML", "LG"), ("LG", "ML")])),
        topics=draw(st.sampled_from([(), (), ("bees",), ("Bees", "tides"), ("tides", "GNNs")])),
        venue=draw(st.sampled_from([None, None, "ICAB 2021", "A Workshop"])),
        session=draw(st.sampled_from([None, None, "Noon", "Poster Session 1"])),
        award=draw(st.sampled_from([None, None, "Best Paper", "Runner-up"])),
        links=tuple(draw(st.lists(st.sampled_from(LINKS), max_size=2, unique=True))),
        identifiers=draw(st.sampled_from(IDS)),
    )


About = tuple[str | None, str | None, str | None]
"""The session, venue and date that a document gives."""


def document(name: str, records: Sequence[Record], about: About = (None, None, None)) -> Document:
    """A document whose lines are its records."""
    placed = [replace(each, line_start=at, line_end=at) for at, each in enumerate(records, 1)]
    text = msgspec.json.encode((placed, about))
    return Document(
        file=f"{name}.txt",
        layout="feed",
        text_hash=sha256(text).hexdigest(),
        session=about[0],
        venue=about[1],
        date=about[2],
        records=tuple(placed),
    )


@st.composite
def shelves(draw: st.DrawFn) -> list[Document]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        about: About = draw(
            st.sampled_from(
                [
                    (None, None, None),
                    ("Poster Session 1", "ICAB 2021", None),
                    ("Noon", "ICAB 2021", "2021-05-01"),
                ]
            )
        )
        made.append(document(f"d{number}", draw(st.lists(records(), min_size=1, max_size=MOST)), about))
    return made


def told(shelf: Shelf) -> tuple[object, ...]:
    """What a shelf says, without where it stands."""
    return (
        [replace(each, sources=()) for each in shelf.papers],
        shelf.people,
        shelf.topics,
        {replace(each, file="", papers=tuple(sorted(each.papers))) for each in shelf.sessions},
    )


def fused(shelf: Shelf) -> dict[str, tuple[frozenset[str], float]]:
    """Why several records of a shelf are one paper, without where they stand; equal records are no reason."""
    return {
        each.paper: (reasons, each.score)
        for each in shelf.merges
        if (reasons := frozenset(each.evidence) - {*SAME})
    }


def page_of_a_person(shelf: Shelf) -> bool:
    """Whether a document joined two names by being one person's page: a part of such a page says less than it."""
    return any("papers of one list" in reason for each in shelf.people for reason in each.evidence)


@settings(max_examples=100, deadline=None)
@given(shelves(), st.randoms(use_true_random=False))
def test_the_order_of_documents_decides_nothing(documents: list[Document], random: Random) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert shelve(shuffled) == shelve(documents)


@settings(max_examples=100, deadline=None)
@given(shelves(), st.data())
def test_a_document_kept_twice_changes_nothing(documents: list[Document], data: st.DataObject) -> None:
    twice = data.draw(st.sampled_from(documents))
    name = data.draw(st.sampled_from(["a.txt", "z.txt"]))
    once, again = shelve(documents), shelve([*documents, replace(twice, file=name)])
    assert told(again) == told(once)
    assert fused(again) == fused(once)


@settings(max_examples=100, deadline=None)
@given(shelves(), st.data())
def test_a_document_in_two_parts_changes_nothing(documents: list[Document], data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(documents))
    at = data.draw(st.integers(0, len(whole.records)))
    about = whole.session, whole.venue, whole.date
    names = data.draw(st.permutations(["a", "z"]))
    parts = [
        document(names[0], whole.records[:at], about),
        document(names[1], whole.records[at:], about),
    ]
    once, again = shelve(documents), shelve([*(each for each in documents if each is not whole), *parts])
    assume(not page_of_a_person(once) and not page_of_a_person(again))
    assert told(again) == told(once)
    assert fused(again) == fused(once)


def test_the_real_pages_are_one_shelf_in_all_their_orders(seeds: Path) -> None:
    documents = read_content(seeds)
    expected = shelve(documents)
    listings = list_records(documents)
    works = fuse(listings)
    keys = [each.key for each in listings]
    for order in permutations(documents):
        assert [each.key for each in list_records(order)] == keys
        assert document_ids(order) == expected.document_ids
        assert gather(order, works) == gather(documents, works)
    for first in range(1, len(documents)):  # each is the first of one order, and the last of one
        assert shelve([*documents[first:], *documents[:first]]) == expected
