import re

from hypothesis import given
from hypothesis import strategies as st

from papershelf.shelve.slugs import LIMIT, distinct, slug


def test_accents_quotes_and_other_scripts_become_ascii() -> None:
    assert slug("Zhangyang “Atlas” Wang") == "zhangyang-atlas-wang"
    assert slug("Christoph Schnörr") == "christoph-schnorr"
    assert slug("Pietro Lió") == "pietro-lio"
    assert slug("Łukasz Kaiser") == "lukasz-kaiser"
    assert slug("What they don’t know") == slug("What they don't know") == "what-they-dont-know"


def test_names_that_windows_reserves_and_our_own_index_are_avoided() -> None:
    for word in ("con", "NUL", "Com1", "index"):
        assert slug(word).startswith(f"{word.lower()}-")


def test_a_long_text_ends_at_a_word() -> None:
    assert slug("word " * 60) == "-".join(["word"] * 19)
    assert len(slug("w" * 400)) == LIMIT


@given(st.text())
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "a", "b", "a-1"]), st.sampled_from([None, "1", "2"]), st.integers()),
        unique=True,
    )
)
def test_ids_differ_and_do_not_depend_on_order(rows: list[tuple[str, str | None, int]]) -> None:
    def ids(rows: list[tuple[str, str | None, int]]) -> dict[tuple[str, str | None, int], str]:
        made = distinct(
            {i: row[0] for i, row in enumerate(rows)},
            {i: (row[1], f"{row[0]}/{row[1]}/{row[2]}") for i, row in enumerate(rows)},
            "paper",
        )
        return {row: made[i] for i, row in enumerate(rows)}

    forward = ids(rows)
    assert len(set(forward.values())) == len(rows)
    assert ids(rows[::-1]) == forward


def test_a_slug_that_looks_like_anothers_longer_one_differs_all_the_same() -> None:
    ties: dict[int, tuple[str | None, ...]] = {0: ("1", "x"), 1: ("1", "y"), 2: ("2",), 3: ("2",), 4: ("2",)}
    first = distinct({0: "a", 1: "a", 2: "b"}, ties, "paper")
    crafted = {0: "a", 1: "a", 2: first[0], 3: first[0], 4: first[1]}
    forward = distinct(crafted, ties, "paper")
    assert len(set(forward.values())) == len(crafted)
    backward = distinct(dict(reversed(crafted.items())), ties, "paper")
    assert {key: backward[key] for key in (0, 1, 4)} == {key: forward[key] for key in (0, 1, 4)}


def test_things_that_are_equal_in_everything_are_numbered() -> None:
    ids = distinct({0: "a", 1: "a", 2: "a"}, {0: (None,), 1: (None,), 2: (None,)}, "paper")
    assert len(set(ids.values())) == 3


def test_nobody_keeps_a_contested_slug() -> None:
    ids = distinct(
        {0: "editorial", 1: "editorial", 2: "other"}, {0: ("10.1/x",), 1: ("2101.00001",), 2: ("",)}, "paper"
    )
    assert ids == {0: "editorial-10-1-x", 1: "editorial-2101-00001", 2: "other"}
