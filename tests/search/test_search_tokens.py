"""Texts taken apart by the thousand, as they are one by one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import CONFIG, paper, shelf
from test_search_stock import odd_text

from papershelf.search import bulk, tokens
from papershelf.search import sharded as search_sharded
from papershelf.search.analysis import fold
from papershelf.search.fields import chunked
from papershelf.search.postings import Analysis
from papershelf.search.sharded import Index, sharded
from papershelf.search.tokens import Tokens

words = st.one_of(
    odd_text,
    st.text("ab'-", min_size=6, max_size=12),
    st.integers(6, 70).map(lambda length: "x" * length),
    st.sampled_from(["\x00 \x7f", "Zürich’s “graph”", "深度学习", "pre-training C++", "\ud800lone"]),
)
texts = st.lists(st.lists(st.lists(words, max_size=6).map(" ".join).map(fold), max_size=3), max_size=8)


@pytest.mark.parametrize("slots", [2, 20])
@settings(max_examples=150, deadline=None)
@given(rounds=st.lists(texts, min_size=1, max_size=3))
def test_the_chunks_of_many_texts_are_those_of_each(slots: int, rounds: list[list[list[str]]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "SLOTS", slots)
        known = Analysis().chunks
        read = Tokens(known)
        for held in rounds:
            numbers, begins = read.read(held)
            found = [numbers[start:end].tolist() for start, end in pairwise(begins)]
            assert found == [[known[chunk] for chunk in chunked(each)] for each in held]


def test_a_text_that_is_too_long_to_be_taken_with_others_is_taken_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built = shelf([paper("long", "Graphs", abstract="word " * 40), paper("short", "Other graphs", ["An Do"])])
    wanted = sharded(built, CONFIG)
    monkeypatch.setattr(search_sharded, "MANY", 0)
    monkeypatch.setattr(bulk, "PLACES", 30)
    index = Index()
    index.update(built, CONFIG)
    assert index.files() == wanted
