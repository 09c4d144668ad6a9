"""What a text is taken apart to, the same in Python and on the page."""

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import ask
from shelves import truth_records
from test_search_stock import ODD_WORDS, known_text

from papershelf.search.analysis import STOP_WORDS, author_atoms, fold, text_terms, text_words

TEXTS = [
    ("pre-training", ["pre", "training", "pretraining"]),
    ("O’Brien's", ["o", "brien", "obrien"]),
    ("the models' keys", ["the", "models", "keys"]),
    ("'quoted' -dashed-", ["quoted", "dashed"]),
    ("key–value", ["key", "value", "keyvalue"]),
    ("José Łukasz Straße Ærø", ["jose", "lukasz", "strasse", "aero"]),
    ("C++ and c#, not c++11", ["cplusplus", "and", "csharp", "not", "c", "11"]),
    ("深度学习 with ガ", ["深度", "度学", "学习", "with", "ガ"]),
    ("ﬁne snake_case 1,000", ["fine", "snake", "case", "1", "000"]),
    ("state-of-the-art", ["state", "of", "the", "art", "stateoftheart"]),
    ("— … “”", []),
]
NAMES = [
    ("Yann LeCun", ["yann_", "lecun_", "lecun.y_", "lecun.yann_"]),
    ("LeCun, Yann", ["yann_", "lecun_", "lecun.y_", "lecun.yann_"]),
    ("An Do", ["an_", "do_", "do.a_", "do.an_"]),
    ("Yee-Whye Teh", ["yee_", "whye_", "yeewhye_", "teh_", "teh.y_", "teh.yeewhye_"]),
    ("Plato", ["plato_"]),
    ("X. Wang", ["x_", "wang_", "wang.x_"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), TEXTS)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert text_words(text) == words


@pytest.mark.parametrize(("name", "atoms"), NAMES)
def test_atoms_of_a_name(name: str, atoms: list[str]) -> None:
    assert author_atoms([name]) == atoms


def test_the_atoms_of_two_authors_are_a_set() -> None:
    assert author_atoms(["Li Wu", "Bo Wu"]).count("wu_") == 1


def test_the_stop_words_are_those_of_lunr() -> None:
    assert len(STOP_WORDS) == 119
    assert sorted(ask("stops", words=sorted(STOP_WORDS))) == sorted(STOP_WORDS)
    assert text_terms("The key to all that matters") == ["key", "matter"]


def test_python_and_the_page_agree_on_thousands_of_documents() -> None:
    chance = random.Random(20)
    pieces = [
        *(word for record in truth_records() for word in (record["abstract"] or "").split()[:40]),
        *(text for text, _ in TEXTS),
        *ODD_WORDS,
        *(
            chr(chance.choice((chance.randrange(0x20, 0x250), chance.randrange(0x250, 0x3100))))
            for _ in range(2000)
        ),
    ]
    known = [piece for piece in pieces if is_known(piece)]
    texts = [
        " ".join(chance.choices(known, k=30)) + "-".join(chance.choices(known, k=4)) for _ in range(2000)
    ]
    texts += [record["abstract"] or "" for record in truth_records()]
    texts += ["\ud800 lone", *ODD_WORDS, *(text for text, _ in TEXTS)]
    assert ask("words", texts=texts) == [text_words(text) for text in texts]
    assert ask("terms", texts=texts) == [text_terms(text) for text in texts]
    names = [record["authors"] for record in truth_records()] + [[name] for name, _ in NAMES]
    assert ask("atoms", authors=names) == [author_atoms(each) for each in names]


def is_known(text: str) -> bool:
    """Whether this Python's Unicode tables know every letter: newer ones fold by the browser's tables alone."""
    return all(unicodedata.category(letter) != "Cn" for letter in text)


@settings(max_examples=150, deadline=None)
@given(st.lists(known_text, max_size=20))
def test_python_and_the_page_agree_on_any_text(texts: list[str]) -> None:
    assert ask("words", texts=texts) == [text_words(text) for text in texts]
    assert ask("terms", texts=texts) == [text_terms(text) for text in texts]
    assert ask("atoms", authors=[texts]) == [author_atoms(texts)]


@given(known_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert [fold(word) for word in text_words(text)] == text_words(text)
