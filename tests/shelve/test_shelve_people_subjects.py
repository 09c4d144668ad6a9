"""What makes two papers papers on one subject."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.shelve.people.identify import identify
from papershelf.shelve.people.subjects import SHARED, Subjects


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Learning from Graphs with Trees", "Cooking with Herbs from Italy"),
        ("A novel approach towards efficient methods", "Efficient methods: a novel approach"),
        ("Deep blue cats", "Cats in deep blue"),
    ],
)
def test_function_words_general_and_short_ones_are_no_subject(one: str, other: str) -> None:
    assert not Subjects([one, other]).shared([0], [1])
    found = identify([["J. Smithsonian", "Aa Bb"], ["J. Smithsonian", "Cc Dd"]], titles=[one, other])
    assert len([each for each in found if each.name == "J. Smithsonian"]) == 2


def test_rare_words_are_a_subject_and_short_ones_too_on_a_large_shelf() -> None:
    assert Subjects(["Tidal sediment of fjords", "Sediment and tidal mixing"]).shared([0], [1]) == [
        "sediment",
        "tidal",
    ]
    large = Subjects(["Gnus and yaks", "Yaks eat gnus", *["Another title"] * 600])
    assert large.shared([0], [1]) == ["gnus", "yaks"]


TITLES = st.lists(
    st.lists(st.sampled_from("tidal sediment fjord glacier moraine basalt".split()), max_size=5).map(
        " ".join
    ),
    min_size=2,
    max_size=8,
)


@given(TITLES, st.data())
def test_the_words_are_those_of_the_pair_that_shares_most(titles: list[str], data: st.DataObject) -> None:
    subjects = Subjects(titles)
    numbers = st.lists(st.integers(0, len(titles) - 1), max_size=4)
    one, other = data.draw(numbers), data.draw(numbers)
    pairs = [sorted(subjects.words[a] & subjects.words[b]) for a in one for b in other]
    best = max(
        (each for each in pairs if len(each) >= SHARED), key=lambda each: (len(each), each), default=[]
    )
    assert subjects.shared(one, other) == best == subjects.shared(other, one)


def test_many_papers_of_two_people_cost_no_time() -> None:
    subjects = Subjects([f"Glacial moraines {'abcdefghij'[each % 10] * 6}" for each in range(2000)])
    assert subjects.words
    start = process_time()
    for _ in range(10):
        subjects.shared(range(1000), range(1000, 2000))
    assert process_time() - start < 1
