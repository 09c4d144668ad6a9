"""Our stems are lunr.js's."""

from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import ask
from shelves import truth_records

from papershelf.search.analysis import text_words
from papershelf.search.stemmer import STEP_2, STEP_3, STEP_4, stem

ENDINGS = [
    *STEP_2,
    *STEP_3,
    *sorted(STEP_4),
    "ed",
    "ing",
    "eed",
    "s",
    "sses",
    "ies",
    "e",
    "ll",
    "y",
    "sion",
    "tion",
]


def differences(words: list[str]) -> list[tuple[str, str]]:
    return [
        (word, theirs)
        for word, theirs in zip(words, ask("stems", words=words), strict=True)
        if stem(word) != theirs
    ]


def test_words_that_lunr_py_gets_wrong() -> None:
    assert [stem(word) for word in ("day", "key", "way", "skies")] == ["day", "key", "way", "ski"]


def test_every_word_of_the_real_pages() -> None:
    words = {word for record in truth_records() for word in text_words(record["abstract"] or "")}
    assert len(words) > 5000
    assert differences(sorted(words)) == []


def test_characters_beyond_16_bits_count_as_two() -> None:
    assert stem("😀y") == "😀i"
    assert differences(["😀y", "bo😀ing", "😀😀ing", "y😀s", "😀", "ll😀", "😀eed"]) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda start, endings: start + "".join(endings),
            st.text("aeiouybcdlstzwx1é😀_'", max_size=6),
            st.lists(st.sampled_from(ENDINGS), max_size=3),
        ).filter(bool),
        min_size=1,
        max_size=200,
    )
)
def test_any_word(words: list[str]) -> None:
    assert differences(words) == []
