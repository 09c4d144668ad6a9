"""The index that we write is the one that lunr.js 2.3.9 writes, byte for byte."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import log

import raw
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import ask

from papershelf.search.index import Field, Postings
from papershelf.search.stock import key_order, stock

EXAMPLE = [
    {"id": "b", "title": "Key-Value Memory", "abstract": "A day of attention — 2017."},
    {"id": "10", "title": "On Attention", "abstract": ""},
    {"id": "9", "title": "Łukasz’s keys", "abstract": "Attention 2021 a😀b aﬀb"},
]
FIELDS = (Field("title", 4), Field("abstract"))
ODD_WORDS = [
    *(
        "constructor",
        "__proto__",
        "toString",
        "_index",
        "hasOwnProperty",
        "the",
        "—",
        "a😀b",
        "aﬀb",
        "😀😀ing",
    ),
    *(
        "bo😀ing",
        "😀y",
        "yyyy",
        "yes",
        "İstanbul",
        "ΟΔΟΣ",
        "ς",
        "key-value",
        "don't",
        "\ufeffmark",
        "\x85next",
    ),
    *(
        "\x1cfile",
        "ﬁne",
        "\ue000private",
        "\U0001d54f",
        "running",
        "relational",
        "2021",
        "\u2028line",
        '"q"',
        "\\",
    ),
]
ODD_REFS = [
    "10",
    "9",
    "0",
    "007",
    "-1",
    "1.0",
    "4294967294",
    "4294967295",
    "b",
    "constructor",
    "__proto__",
    '"',
]


def ours(documents: Sequence[Mapping[str, str]], fields: Sequence[Field] = FIELDS) -> str:
    return stock(raw.postings(documents, fields))


def theirs(documents: Sequence[Mapping[str, str]], fields: Sequence[Field] = FIELDS) -> str:
    return str(ask("serialise", documents=documents, fields=fields, pipeline=raw.EVERY_STEP))


def test_the_worked_example_has_its_known_bytes() -> None:
    assert sha256(ours(EXAMPLE).encode()).hexdigest().startswith("d0ee9e6dd153325f")
    assert ours(EXAMPLE) == theirs(EXAMPLE)


def test_no_documents_at_all() -> None:
    assert ours([]) == theirs([])


def test_odd_words_and_odd_refs() -> None:
    documents = [
        {"id": ref, "title": " ".join(ODD_WORDS[at:]), "abstract": " ".join(ODD_WORDS[:at] * 3)}
        for at, ref in enumerate(ODD_REFS)
    ]
    assert ours(documents) == theirs(documents)


# Letters newer than this Python's Unicode tables fold by the browser's tables alone.
known_text = st.text(st.characters(exclude_categories=["Cn", "Cs"]), max_size=40)
odd_text = st.lists(st.sampled_from(ODD_WORDS) | known_text, max_size=8).map(" ".join)
documents = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(ODD_REFS) | st.text("ab01", min_size=1),
            "title": odd_text,
            "abstract": odd_text,
        }
    ),
    max_size=6,
    unique_by=lambda document: document["id"],
)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_any_documents(documents: list[dict[str, str]]) -> None:
    assert ours(documents) == theirs(documents)


def test_a_weight_is_okapi_bm25_rounded_half_up() -> None:
    postings = Postings([Field("title", 10), Field("abstract")])
    both, once = postings.vocabulary["both"], postings.vocabulary["once"]
    postings.add("a", [[both, both, once], [both]])
    postings.add("b", [[], []])
    postings.add("c", [[], [once]])
    # "both" is in two fields of one document, so it counts twice among three; the mean title is 1 long.
    score = log(1 + abs((3 - 2 + 0.5) / (2 + 0.5)))
    weight = score * 2.2 * 2 / (1.2 * (1 - 0.75 + 0.75 * 3) + 2) * 10
    assert f'["title/a",[0,{round(weight, 3)},1,' in stock(postings)


def test_keys_that_are_array_indices_come_first() -> None:
    assert [ODD_REFS[place] for place in key_order(ODD_REFS)][:4] == ["0", "9", "10", "4294967294"]
    assert [ODD_REFS[place] for place in key_order(ODD_REFS)][4:6] == ["007", "-1"]
