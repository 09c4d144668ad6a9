"""OpenReview's notes as JSON, and the JSON of other tools."""

import json
from typing import Any

import pytest
from damage import accidents, counted, document, survive
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Identifiers, Link
from papershelf.read.formats import catalogue
from papershelf.read.formats.openreview import read, recognises


def wrapped(content: dict[str, Any]) -> dict[str, Any]:
    return {key: {"value": value} for key, value in content.items()}


def note(id: str = "B1x", **more: Any) -> dict[str, Any]:
    """A paper as version 1 has it."""
    content = {
        "title": "Deep  Things",
        "authors": ["Ada Byron", "Bo Chen"],
        "authorids": ["~Ada_Byron1", "bo@example.org"],
        "keywords": ["deep learning", "sets"],
        "TL;DR": "We do it.",
        "abstract": "First $x$.\n\nSecond.",
        "pdf": "/pdf/abc.pdf",
        "code": "https://github.com/a/b",
        **more.pop("content", {}),
    }
    return {
        "id": id,
        "forum": id,
        "cdate": 1569000000000,
        "invitation": "ICLR.cc/2019/Conference/-/Blind_Submission",
        "replyto": None,
        "content": content,
        **more,
    }


def decision(said: str, forum: str = "B1x") -> dict[str, Any]:
    return {
        "id": "d1",
        "forum": forum,
        "replyto": forum,
        "invitation": "ICLR.cc/2019/Conference/-/Paper1/Decision",
        "content": {"title": "Decision", "decision": said},
    }


def dumped(*notes: dict[str, Any]) -> str:
    return json.dumps({"notes": notes, "count": len(notes)}, indent=1)


NOTES = dumped(
    note("a", content={"title": "Sets"}),
    note("b", content={"title": "Graphs"}),
    note("c", content={"title": "Trees"}),
)
BLOCK = tuple(number for number, line in enumerate(NOTES.split("\n"), 1) if line in ("  {", "  },", "  }"))


def test_a_note_gives_its_fields_and_lines() -> None:
    text = dumped(note())
    assert recognises(text)
    found = document(read, text)
    (record,) = found.records
    assert text.split("\n")[record.line_start - 1].strip() == "{"
    assert text.split("\n")[record.line_end - 1].strip() == "}"
    assert record.title == "Deep Things"
    assert (record.authors, record.authors_complete) == (("Ada Byron", "Bo Chen"), True)
    assert (record.abstract, record.summary) == ("First $x$.\n\nSecond.", "We do it.")
    assert (record.date, record.topics) == ("2019-09-20", ("deep learning", "sets"))
    assert record.identifiers == Identifiers(openreview="B1x")
    assert record.links == (
        Link(kind="other", url="https://openreview.net/forum?id=B1x"),
        Link(kind="pdf", url="https://openreview.net/pdf/abc.pdf"),
        Link(kind="code", url="https://github.com/a/b"),
    )
    assert record.venue is None
    assert counted(found)


def test_both_versions_of_the_interface_say_the_same() -> None:
    one = note()
    other = {**one, "content": wrapped(one["content"]), "invitations": [one["invitation"]]}
    del other["invitation"]
    first, second = (document(read, json.dumps({"notes": [each]})).records for each in (one, other))
    assert first == second


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([note("a"), note("b")]),
        json.dumps({"count": 2, "notes": [note("a"), note("b")]}),
        json.dumps(note("a")) + "\n" + json.dumps(note("b")) + "\n",
        json.dumps({"notes": [note("a")]}) + "\n" + json.dumps({"notes": [note("b")]}),
    ],
)
def test_arrays_objects_and_lines_of_notes_are_read(text: str) -> None:
    assert recognises(text)
    assert [record.identifiers.openreview for record in document(read, text).records] == ["a", "b"]


def test_replies_are_noise_and_a_certain_decision_gives_the_venue() -> None:
    review = {
        "id": "r",
        "forum": "B1x",
        "replyto": "B1x",
        "invitation": "X/-/Official_Review",
        "content": {"title": "Ok"},
    }
    found = document(read, dumped(note(), review, decision("Accept (Poster)")))
    assert [record.venue for record in found.records] == ["ICLR 2019"]
    assert "a reply to a paper (official review)" in {each.reason for each in found.noise}
    assert [record.venue for record in document(read, dumped(note(), decision("Reject"))).records] == [None]
    carried = note(details={"directReplies": [decision("Accept (Oral)")]})
    assert [record.venue for record in document(read, dumped(carried)).records] == ["ICLR 2019"]


def test_the_venue_is_as_the_note_says_it() -> None:
    bibtex = "@inproceedings{\nx,\ntitle={Deep},\nbooktitle={Conference on Things},\nyear={2021}\n}"
    assert document(read, dumped(note(content={"venue": "ICLR 2024 oral", "_bibtex": bibtex}))).records[
        0
    ].venue == ("ICLR 2024 oral")
    assert (
        document(read, dumped(note(content={"_bibtex": bibtex}))).records[0].venue == "Conference on Things"
    )


def test_a_withdrawn_paper_is_kept_with_a_note() -> None:
    gone = note(content={"venueid": "ICLR.cc/2024/Conference/Withdrawn_Submission"})
    found = document(read, dumped(gone))
    assert len(found.records) == 1
    assert [(each.severity, each.code) for each in found.problems] == [("note", "withdrawn-paper")]


def test_profiles_are_no_names() -> None:
    nobody = note(content={"authors": ["Anonymous"], "authorids": ["~Ada_Byron1"]})
    record = document(read, dumped(nobody)).records[0]
    assert (record.authors, record.authors_complete) == ((), False)


def test_a_fault_costs_its_note_and_says_where_it_is() -> None:
    text = NOTES.replace('"title": "Graphs"', '"title" "Graphs"')
    found = document(read, text)
    assert [record.title for record in found.records] == ["Sets", "Trees"]
    (problem,) = found.problems
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "Graphs" in each)
    assert (problem.code, problem.severity, problem.line) == ("broken-file", "error", line)
    assert text.split("\n")[line - 1][(problem.column or 0) - 1 :].startswith('"Graphs"')
    assert counted(found)


@settings(max_examples=150, deadline=None)
@given(accidents(NOTES, (BLOCK[2], BLOCK[3])))
def test_an_accident_costs_one_note(damaged: str) -> None:
    survive(read, NOTES, damaged, 1)


def test_many_kinds_of_json_are_read_by_the_names_of_their_keys() -> None:
    texts = {
        "Mini-Conf": (
            '[{"UID": "a", "title": "T", "authors": "A Bo|C Du", "keywords": "x|y", "abstract": "W.", "session": "3"}]'
        ),
        "Mini-Conf by id": '{"a": {"content": {"title": "T", "authors": ["A Bo", "C Du"], "abstract": "W."}}}',
        "Semantic Scholar": (
            '{"total": 1, "data": [{"paperId": "6", "externalIds": {"ArXiv": "1706.03762"}, "title": "T", "year": 2017,'
            ' "tldr": {"text": "Short."}, "abstract": "W.", "authors": [{"name": "A Bo"}, {"name": "C Du"}]}]}'
        ),
        "OpenAlex": (
            '{"meta": {}, "results": [{"id": "https://openalex.org/W1", "display_name": "T",'
            ' "publication_date": "2020-05-01",'
            ' "primary_location": {"source": {"display_name": "Nature"}}, "abstract_inverted_index": {"W.": [0]},'
            ' "authorships": [{"author": {"display_name": "A Bo"}}, {"author": {"display_name": "C Du"}}]}]}'
        ),
        "Hugging Face": (
            '[{"paper": {"id": "2402.17764", "title": "T", "summary": "W.", "publishedAt": "2024-02-27T18:56:19Z",'
            ' "authors": [{"name": "A Bo", "hidden": false}, {"name": "C Du"}]}, "title": "T", "numComments": 5}]'
        ),
    }
    found = {}
    for name, text in texts.items():
        assert catalogue.recognises(text)
        (record,) = document(catalogue.read, text).records
        assert (record.title, record.authors, record.abstract) == ("T", ("A Bo", "C Du"), "W."), name
        found[name] = record
    assert (found["Mini-Conf"].topics, found["Mini-Conf"].session) == (("x", "y"), "Session 3")
    assert found["Semantic Scholar"].identifiers.arxiv == "1706.03762"
    assert (found["Semantic Scholar"].summary, found["Semantic Scholar"].date) == ("Short.", "2017")
    assert (found["OpenAlex"].venue, found["OpenAlex"].date) == ("Nature", "2020-05-01")
    assert (found["Hugging Face"].identifiers.arxiv, found["Hugging Face"].date) == (
        "2402.17764",
        "2024-02-27",
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "title",
        "authors",
        "abstract",
        "content",
        "id",
        "forum",
        "pdf",
        "keywords",
        "details",
        "year",
        "externalIds",
        "primary_location",
        "abstract_inverted_index",
        "categories",
        "venue",
        "tldr",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3))
def test_values_of_any_kind_are_read(values: list[dict[str, Any]]) -> None:
    text = json.dumps(values)
    for each in (read, catalogue.read):
        found = document(each, text)
        assert counted(found)
        str(found).encode()


@settings(max_examples=150, deadline=None)
@given(st.text('{}[]":,\\u12 atilen\n', max_size=80))
def test_anything_is_read(text: str) -> None:
    for each in (read, catalogue.read):
        assert counted(document(each, text))


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 50_000, '{"title":"x","a":[}\n' * 2_000, '"' * 99_999]
)
def test_deep_and_broken_nesting_takes_no_long_time(text: str) -> None:
    found = document(catalogue.read, text)
    assert counted(found)
    assert found.problems
