"""Topics and relations are found for many papers at once; how many at once decides nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf_of_fields import FIELDS, papers_of

from papershelf.model import Membership, Paper, Related, Topic
from papershelf.shelve.related import likeness, pairs, relate, spelling, telling
from papershelf.shelve.related.pairs import lists_of
from papershelf.shelve.topics import texts, words
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.texts import Texts, added_up, found_in, places_in

NUMBERS = st.lists(st.integers(0, 9), max_size=30)
MANY = st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=8)

Found = tuple[tuple[Topic, ...], dict[str, tuple[Membership, ...]], dict[str, tuple[Related, ...]]]


def texts_of(many: list[list[int]]) -> Texts:
    return Texts(
        np.array([token for text in many for token in text], np.int32), added_up([len(text) for text in many])
    )


def found(papers: list[Paper]) -> Found:
    topics, memberships = assign_topics(papers, {})
    return topics, memberships, relate(papers, memberships, topics)


def test_how_many_are_looked_at_together_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [paper for field in FIELDS for paper in papers_of(field, 15)]
    everything = found(papers)
    for module in (texts, words):
        monkeypatch.setattr(module, "AT_ONCE", 7)
    monkeypatch.setattr(telling, "AT_ONCE", 1)
    monkeypatch.setattr(likeness, "SLOTS", 2)
    monkeypatch.setattr(likeness, "ROWS", 5)
    for module in (likeness, pairs, spelling):
        monkeypatch.setattr(module, "CELLS", 1)
    assert found(papers) == everything


@given(MANY, st.dictionaries(st.integers(0, 7), NUMBERS))
def test_texts_in_one_array_are_read_as_lists(many: list[list[int]], others: dict[int, list[int]]) -> None:
    whole = texts_of(many)
    assert list(whole) == many
    some = list(range(len(many)))[::2]
    assert list(whole.chosen(np.array(some, np.int64))) == [many[number] for number in some]
    others = {number: text for number, text in others.items() if number < len(many)}
    assert list(whole.replaced(others)) == [others.get(number, text) for number, text in enumerate(many)]


@given(NUMBERS)
def test_equals_are_numbered_in_their_order(numbers: list[int]) -> None:
    numbers.sort()
    expected = [number - numbers.index(value) for number, value in enumerate(numbers)]
    assert places_in(np.array(numbers, np.int64)).tolist() == expected


@given(st.sets(st.integers(0, 9)), NUMBERS)
def test_numbers_are_found_among_sorted_ones(known: set[int], wanted: list[int]) -> None:
    at, there = found_in(np.array(sorted(known), np.int64), np.array(wanted, np.int64))
    assert there.tolist() == [number in known for number in wanted]
    assert all(
        sorted(known)[place] == number for place, number in zip(at, wanted, strict=True) if number in known
    )


@given(MANY.filter(len))
def test_what_pairs_have_in_common_is_that_of_their_sets(many: list[list[int]]) -> None:
    ids = [sorted({f"{number}" for number in each}) for each in many]
    papers, others = (part.ravel() for part in np.indices((len(ids), len(ids))))
    expected = [len({*mine} & {*theirs}) for mine in ids for theirs in ids]
    shared = lists_of(ids).counted(papers, others)
    alone = papers == others  # what only one paper has is in no list
    assert shared[~alone].tolist() == [each for each, own in zip(expected, alone, strict=True) if not own]
