"""One shelf feeds another: papers.jsonl of a build, read again, gives the same papers and people."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from damage import accidents, counted, document, survive
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.config import Config
from papershelf.model import Identifiers, Link, Shelf
from papershelf.read import read_content
from papershelf.read.formats.shelf import KEYS, read, recognises
from papershelf.shelve import shelve
from papershelf.site.api import api_files

ROOT = Path(__file__).parents[2]


def line(**more: Any) -> dict[str, Any]:
    return {
        "id": "sets",
        "url": "papers/sets.html",
        "title": "Sets",
        "label": "Sets",
        "authors": [{"id": "ada-byron", "name": "Ada Byron"}, {"id": "bo-chen", "name": "Bo Chen"}],
        "authors_complete": True,
        "abstract": "One.\n\nTwo.",
        "summary": "One.",
        "date": "2021-10",
        "categories": ["LG"],
        "venue": "Nature",
        "session": "neurips-2021-poster-session-1",
        "award": "Best Paper",
        "topics": [
            {"id": "graphs", "evidence": ["graphs", "graph"], "stated": ["graphs"]},
            {"id": "sets", "evidence": ["sets"], "stated": []},
        ],
        "links": [{"kind": "code", "url": "https://example.org/x"}],
        "identifiers": {"doi": "10.1000/x", "arxiv": None, "openreview": None, "acl": None},
        "related": [{"id": "other", "reasons": ["Both."]}],
        "sources": [{"file": "a.txt", "line_start": 1, "line_end": 2, "fields": ["title"]}],
        **more,
    }


def lines(*papers: Mapping[str, Any]) -> str:
    return "".join(json.dumps(paper) + "\n" for paper in papers)


SHELF = lines(line(), line(id="graphs", title="Graphs"), line(id="trees", title="Trees"))


def test_a_line_gives_its_fields() -> None:
    text = lines(line())
    assert recognises(text)
    found = document(read, text)
    (record,) = found.records
    assert (record.line_start, record.line_end) == (1, 1)
    assert (record.title, record.authors, record.authors_complete) == ("Sets", ("Ada Byron", "Bo Chen"), True)
    assert (record.abstract, record.summary, record.date) == ("One.\n\nTwo.", "One.", "2021-10")
    assert (record.categories, record.venue, record.award) == (("LG",), "Nature", "Best Paper")
    assert record.links == (Link(kind="code", url="https://example.org/x"),)
    assert record.identifiers == Identifiers(doi="10.1000/x")
    assert counted(found)
    assert found.problems == ()


def test_only_what_a_source_states_is_a_stated_topic() -> None:
    assert document(read, lines(line())).records[0].topics == ("graphs",)


def test_a_session_keeps_its_id() -> None:
    assert document(read, lines(line())).records[0].session == "Neurips 2021 poster session 1"


def test_unknown_keys_are_passed_over_and_missing_ones_allowed() -> None:
    found = document(read, '{"id": "x", "label": "X", "title": "X", "colour": "red", "authors": null}\n')
    assert [(each.title, each.authors, each.authors_complete) for each in found.records] == [("X", (), False)]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 1),
        ("title", ["Sets"]),
        ("authors", "Ada"),
        ("authors", [{"name": 1}]),
        ("authors_complete", "yes"),
        ("date", "soon"),
        ("links", [{"kind": "code", "url": "javascript:x"}]),
        ("topics", {"id": "x"}),
        ("identifiers", "10.1000/x"),
        ("categories", "LG"),
    ],
)
def test_a_value_of_another_kind_is_a_problem_with_its_place(key: str, value: Any) -> None:
    text = lines(line(), line(**{key: value}))
    found = document(read, text)
    assert len(found.records) == 2
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line) == ("wrong-value", "error", 2)
    start = (problem.column or 0) - 1
    assert text.split("\n")[1][start : start + problem.width] == json.dumps(value)


def test_a_bad_line_is_a_problem_and_the_others_are_read() -> None:
    found = document(read, SHELF.replace('"title": "Graphs"', '"title": "Gra"phs"'))
    assert [record.title for record in found.records] == ["Sets", "Trees"]
    assert [(each.code, each.line) for each in found.problems] == [("broken-file", 2)]
    assert counted(found)


@settings(max_examples=150, deadline=None)
@given(accidents(SHELF, (2, 2)))
def test_an_accident_costs_one_line(damaged: str) -> None:
    survive(read, SHELF, damaged, 1)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*KEYS]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["name", "url", "kind", "stated", "doi"]), inner)
            ),
            max_leaves=6,
        ),
    )
)
def test_values_of_any_kind_are_read(values: dict[str, Any]) -> None:
    found = document(read, lines({"id": "x", "label": "X", **values}))
    assert len(found.records) == 1
    assert counted(found)


@pytest.mark.parametrize("name", ["people", "topics", "sessions"])
def test_the_other_files_of_a_shelf_are_noise_without_a_problem(name: str) -> None:
    folder = "authors" if name == "people" else name
    text = lines({"id": "x", "url": f"{folder}/x.html", "name": "X"})
    assert recognises(text)
    found = document(read, text)
    assert (found.records, found.problems) == ((), ())
    assert counted(found)


def api(shelf: Shelf) -> dict[str, bytes]:
    return dict(api_files(shelf, Config(title="Shelf")))


def papers(files: Mapping[str, bytes], name: str = "papers") -> list[dict[str, Any]]:
    return [json.loads(each) for each in files[f"api/{name}.jsonl"].splitlines()]


@pytest.mark.parametrize("which", ["demo", "seeds"])
def test_papers_and_people_come_back_as_they_were(which: str, seeds: Path, tmp_path: Path) -> None:
    first = api(shelve(read_content(ROOT / "content" if which == "demo" else seeds)))
    for name in ("papers", "people", "topics", "sessions"):
        (tmp_path / f"{name}.jsonl").write_bytes(first[f"api/{name}.jsonl"])
    shelf = shelve(read_content(tmp_path))
    again = api(shelf)
    before, after = papers(first), papers(again)
    assert before
    assert [each["id"] for each in after] == [each["id"] for each in before]
    for one, other in zip(before, after, strict=True):
        assert {**other, "sources": one["sources"], "conflicts": one["conflicts"]} == one
    # why names are one person's is told anew: a page of somebody's papers is none any more
    for one, other in zip(papers(first, "people"), papers(again, "people"), strict=True):
        assert {**other, "evidence": one["evidence"]} == one
        assert bool(one["evidence"]) == bool(other["evidence"])
    assert papers(again, "topics") == papers(first, "topics")
    assert [each["id"] for each in papers(again, "sessions")] == [
        each["id"] for each in papers(first, "sessions")
    ]
    assert not [each for each in shelf.problems if each.severity == "error"]


def test_people_whom_a_shelf_tells_apart_stay_apart(tmp_path: Path) -> None:
    authors = '[{{"id": "{who}", "name": "Wei Wang"}}, {{"name": "Bo Ek"}}]'
    line = (
        '{{"id": "{id}", "url": "papers/{id}.html", "title": "{title}", "label": "", "authors": '
        + authors
        + "}}\n"
    )
    known = (
        ("On Bees and Books", "wei-wang-1"),
        ("On Books", "wei-wang-2"),
        ("On Bees and How They Count", "wei-wang-1"),
    )
    lines = [line.format(id=str(number), title=title, who=who) for number, (title, who) in enumerate(known)]
    (tmp_path / "papers.jsonl").write_text("".join(lines))
    people = [each for each in shelve(read_content(tmp_path)).people if each.name == "Wei Wang"]
    assert sorted(len(each.papers) for each in people) == [1, 2]


def test_what_was_stated_comes_back_as_stated(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for number, topics in enumerate(('"Graph neural networks", "sets"', '"graph neural network"', '"Sets"')):
        note = f'+++\ntitle = "Graph neural networks for sets {number}"\ntopics = [{topics}]\n+++\nWe study sets.\n'
        (tmp_path / "a" / f"{number}.md").write_text(note)
    first = api(shelve(read_content(tmp_path / "a")))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "papers.jsonl").write_bytes(first["api/papers.jsonl"])
    again = api(shelve(read_content(tmp_path / "b")))
    assert papers(again, "topics") == papers(first, "topics")
    assert [each["topics"] for each in papers(again)] == [each["topics"] for each in papers(first)]
