"""An index that follows a shelf from one state to the next has the bytes of one that is made anew."""

import os
import subprocess
import sys
from bisect import bisect_right
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import CONFIG, paper, shelf, truth_shelf
from test_search_shards import made_up

from papershelf.model import Paper, Session, Shelf
from papershelf.search import sharded as search_sharded
from papershelf.search.files import unpacked
from papershelf.search.sharded import Index, sharded
from papershelf.search.shards import Rule, Shards, read_terms, term_payload, units

words = st.lists(
    st.sampled_from("the graph graphs pre-training model Zürich 深度学习 a C++ x 2021 Wu wu'll".split()),
    max_size=6,
).map(" ".join)
papers = st.builds(
    lambda number, title, names, abstract, topics, year, award, session: paper(
        f"p{number}",
        title or None,
        list(dict.fromkeys(names)),
        abstract=abstract or None,
        topics=topics,
        date=year,
        award=award,
        session=session,
    ),
    st.integers(0, 12),
    words,
    st.lists(st.sampled_from(["Li Wu", "Ann Lee", "Lee, Bo", "李 明", "O'Neil Wu", "An Do"]), max_size=3),
    words,
    st.sets(st.sampled_from(["Graphs", "Vision", "Text"])).map(sorted),
    st.sampled_from([None, "2020", "2021-05"]),
    st.sampled_from([None, "Best Paper"]),
    st.sampled_from([None, "s1", "s2"]),
)
shelves = st.lists(papers, max_size=12, unique_by=lambda each: each.id).map(lambda held: with_sessions(held))


def with_sessions(held: list[Paper]) -> Shelf:
    made = shelf(held)
    found = sorted({each.session for each in held if each.session})
    return msgspec.structs.replace(
        made,
        sessions=tuple(
            Session(
                id=id,
                name=f"Session {id}",
                papers=tuple(each.id for each in made.papers if each.session == id),
                file="a.txt",
            )
            for id in found
        ),
    )


@pytest.mark.parametrize("many", [2, 10**9])
@settings(max_examples=80, deadline=None)
@given(states=st.lists(shelves, min_size=2, max_size=5))
def test_any_walk_from_shelf_to_shelf_ends_in_the_bytes_of_a_new_index(
    many: int, states: list[Shelf]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_sharded, "MANY", many)
        index = Index()
        for state in states:
            index.update(state, CONFIG)
            assert index.files() == sharded(state, CONFIG)


def test_edits_of_a_large_shelf_end_in_the_bytes_of_a_new_index() -> None:
    built = made_up(1500)
    index = Index()
    index.update(built, CONFIG)
    index.files()
    for at in (3, 700, 1499):
        old = built.papers[at]
        for new in (
            [msgspec.structs.replace(old, title=f"{old.title} Zebra")],
            [msgspec.structs.replace(old, abstract=f"Aardvark {old.abstract}")],
            [msgspec.structs.replace(old, authors=old.authors[1:])],
            [],
            [old],
        ):
            held = [*built.papers[:at], *new, *built.papers[at + 1 :]]
            state = shelf(held)
            index.update(state, CONFIG)
            assert index.files() == sharded(state, CONFIG)


def test_words_that_the_shelf_has_no_more_are_not_kept_for_ever() -> None:
    index = Index()
    held = [paper("kept", "Graphs of words", ["Li Wu"])]
    for at in range(40):
        state = shelf([*held, paper("typed", f"Typed{at} again{at} and more{at}", [f"An Do{at}"])])
        index.update(state, CONFIG)
        assert index.files() == sharded(state, CONFIG)
        assert len(index.analysis.surface) < 40
        assert len(index.analysis.chunks) < 40
        assert len(index.analysis.atoms) < 10


def test_an_index_is_not_made_anew_while_the_shelf_uses_its_words() -> None:
    index = Index()
    state = made_up(100)
    index.update(state, CONFIG)
    known, terms_ = index.analysis, index.terms
    for _ in range(3):
        index.update(state, CONFIG)
        state = shelf([*state.papers[:-1], msgspec.structs.replace(state.papers[-1], title="Zebra")])
    assert index.analysis is known
    assert index.terms is terms_


def test_one_more_paper_changes_one_file_of_rows_and_one_of_a_column() -> None:
    built = made_up(1200)
    before, after = sharded(shelf(built.papers[:-1]), CONFIG), sharded(built, CONFIG)
    new = [path.partition("-")[0].removeprefix("search/") for path in after if path not in before]
    assert [new.count(family) for family in ("d", "x", "cy")] == [1, 1, 1]


def test_a_title_s_edit_leaves_abstracts_alone() -> None:
    built = made_up(600)
    old = built.papers[5]
    edited = shelf([*built.papers[:5], msgspec.structs.replace(old, title="Zebra"), *built.papers[6:]])
    before, after = sharded(built, CONFIG), sharded(edited, CONFIG)
    assert {
        path for path in after if path not in before and path.startswith(("search/a-", "search/x-"))
    } == set()
    assert {path.partition("-")[0] for path in after if path not in before} <= {
        *("search/t", "search/p", "search/d", "search/l"),
    }


def test_the_same_shelf_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib; from shelves import *; from papershelf.search.sharded import sharded;"
        "print(hashlib.sha256(repr(sorted(sharded(truth_shelf(), CONFIG).items())).encode()).hexdigest())"
    )
    built = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "01"
    }
    assert built == {sha256(repr(sorted(sharded(truth_shelf(), CONFIG).items())).encode()).hexdigest() + "\n"}


def test_the_order_of_papers_in_the_shelf_does_not_matter() -> None:
    built = made_up(50)
    turned = msgspec.structs.replace(
        built, papers=built.papers[::-1], people=built.people[::-1], topics=built.topics[::-1]
    )
    assert sharded(turned, CONFIG) == sharded(built, CONFIG)


def test_a_damaged_file_is_a_value_error() -> None:
    files = sharded(made_up(20), CONFIG)
    path, data = next((path, data) for path, data in files.items() if path.startswith("search/t-"))
    for broken in (
        b"",
        data[:-20],
        data.replace(b"H4sI", b"H4sJ"),
        data[:60] + b"AAAA" + data[64:],
        b"<html>",
    ):
        with pytest.raises(ValueError, match=r"."):
            unpacked(broken)
    assert unpacked(data)[0] == path.removeprefix("search/").removesuffix(".js")


ENTRIES = st.dictionaries(
    st.text("ab\U0001d54f\ufb00", min_size=1, max_size=3), st.binary(max_size=30), max_size=14
)


@settings(max_examples=300, deadline=None)
@given(st.lists(ENTRIES, min_size=2, max_size=5))
def test_files_are_cut_as_if_all_entries_had_come_at_once(states: list[dict[str, bytes]]) -> None:
    rule = Rule(smallest=20, largest=60, mask=1)
    walked = Shards("t", rule, term_payload)
    for state in states:
        gone: dict[str, bytes | None] = dict.fromkeys(walked.all().keys() - state.keys())
        walked.update({**gone, **{key: blob for key, blob in state.items() if walked.all().get(key) != blob}})
        at_once = Shards("t", rule, term_payload)
        at_once.update(dict(state))
        assert walked.files == at_once.files
        read = [read_terms(unpacked(file.data)[1]) for file in walked.files]
        assert {key: blob for held in read for key, blob in held.items()} == state
        firsts = [units(str(file.first)) for file in walked.files]
        beside = {other for key in state for other in (key[:-1], f"{key}a", f"{key}\U0001d54f")}
        for key in beside.union(state):
            place = bisect_right(firsts, units(key)) - 1
            assert (read[place].get(key) if read else None) == state.get(key)
