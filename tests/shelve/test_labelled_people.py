"""The labelled pairs of names: which of them become one person, in figures that may only get better."""

from collections import Counter

import pytest
from labelled import board, total
from labelled_names import NamePair, measure_names, name_misses, name_pairs

PRECISION, RECALL = 0.99, 0.59
"""What holds of all labelled pairs but those of one spelling."""

NAMESAKES = "one spelling, other field"
"""Two people of one spelling, whom only a correction can tell apart; they are measured by themselves."""


@pytest.fixture(scope="module")
def pairs() -> list[NamePair]:
    return name_pairs()


def test_the_set_is_large_and_names_who_is_meant(pairs: list[NamePair]) -> None:
    assert len(pairs) >= 500
    assert sum(not pair.same for pair in pairs) >= 200
    assert not [pair for pair, count in Counter(map(repr, pairs)).items() if count > 1]
    for pair in pairs:
        for mention in (pair.one, pair.other):
            assert pair.papers[mention.paper].authors[mention.author] == mention.name


def test_labelled_names_are_joined_and_kept_apart(pairs: list[NamePair]) -> None:
    scores, failures = measure_names(pairs)
    print(board(scores))
    score = total({kind: each for kind, each in scores.items() if kind != NAMESAKES})
    assert score.precision >= PRECISION, name_misses([pair for pair in failures if not pair.same])
    assert score.recall >= RECALL, name_misses([pair for pair in failures if pair.same])


def test_initials_and_two_of_one_name_on_a_paper_never_join(pairs: list[NamePair]) -> None:
    """What no evidence may overrule has no room for a single miss."""
    never = [
        pair
        for pair in pairs
        if pair.kind.startswith(("initials alone", "initials that fit", "on one paper"))
    ]
    _, failures = measure_names(never)
    assert len(never) >= 40
    assert not failures, name_misses(failures)
