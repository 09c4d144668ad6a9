"""The reader's marks: what tabs and backups hold merges to the same, and nothing that was marked is lost."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "templates/assets/marks.js"
KEY = "papershelf:/shelf/:v1"

Json = Any

ids = st.sampled_from(["a", "b", "__proto__", "constructor", "2048"])
times = st.integers(0, 5) | st.integers(0, 2**52)
fields = st.one_of(
    st.tuples(st.just("state"), st.sampled_from([None, "queued", "reading", "skimmed", "read"])),
    st.tuples(st.just("star"), st.booleans()),
    st.tuples(st.sampled_from(["note", "title"]), st.text(max_size=3)),
    st.tuples(st.just("tags"), st.lists(st.text(max_size=2), max_size=2)),
    st.tuples(st.just("of a later version"), st.booleans() | st.integers(-9, 9)),
)


@st.composite
def marks(draw: st.DrawFn) -> Json:
    papers: dict[str, dict[str, list[Json]]] = {}
    for id, (field, value), at in draw(st.lists(st.tuples(ids, fields, times), max_size=8)):
        papers.setdefault(id, {})[field] = [value, at]
    return {"v": 1, "papers": papers}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | ids, inner, max_size=3),
    max_leaves=8,
)


class Tabs:
    """marks.js under node."""

    def __init__(self, node: Path) -> None:
        self.process = subprocess.Popen(
            [node, HERE / "tabs.js", SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def play(self, **asked: Json) -> Json:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def give(self, *steps: list[Json], **asked: Json) -> list[Json]:
        """What the steps of one tab give."""
        gave: list[Json] = self.play(steps=[[0, *step] for step in steps], **asked)["gave"]
        return gave


@pytest.fixture(scope="module")
def tabs(node: Path) -> Iterator[Tabs]:
    made = Tabs(node)
    yield made
    made.process.communicate()


@settings(max_examples=60, deadline=None)
@given(marks(), marks(), marks())
def test_merging_goes_in_any_order_and_twice(tabs: Tabs, one: Json, two: Json, three: Json) -> None:
    ab, ba, bc, aa = tabs.give(
        ["merge", one, two], ["merge", two, one], ["merge", two, three], ["merge", one, one]
    )
    assert json.dumps(ab) == json.dumps(ba)
    assert aa["papers"] == {id: fields for id, fields in one["papers"].items() if fields}
    left, right = tabs.give(["merge", ab, three], ["merge", one, bc])
    assert json.dumps(left) == json.dumps(right)


@settings(max_examples=60, deadline=None)
@given(marks(), marks())
def test_a_merge_has_the_later_of_each_field(tabs: Tabs, one: Json, two: Json) -> None:
    [merged] = tabs.give(["merge", one, two])
    for given_marks in (one, two):
        for id, mark in given_marks["papers"].items():
            for field, (_, at) in mark.items():
                assert merged["papers"][id][field][1] >= at


@settings(max_examples=80, deadline=None)
@given(
    st.text(min_size=1)
    | anything.map(json.dumps)
    | st.builds(lambda x: json.dumps({"v": 1, "papers": {"a": x}}), anything)
)
def test_whatever_stands_under_the_key_is_kept_or_understood(tabs: Tabs, text: str) -> None:
    told = tabs.play(stored={KEY: text}, steps=[[0, "set", "b", {"star": True}], [0, "get", "b"]])
    assert told["gave"][1]["star"] is True
    assert json.loads(told["disk"][KEY])["papers"]["b"]["star"][0] is True
    if told["kept"][0]:
        assert told["disk"][told["kept"][0]] == text
    else:
        whole = json.loads(text)
        assert {**json.loads(told["disk"][KEY])["papers"], "b": None} == {**whole["papers"], "b": None}


def test_a_second_strange_text_does_not_replace_the_first(tabs: Tabs) -> None:
    told = tabs.play(
        stored={KEY: "<?xml?>", f"{KEY}:kept-1": "older"}, steps=[[0, "set", "a", {"star": True}]]
    )
    assert (told["disk"][f"{KEY}:kept-1"], told["disk"][f"{KEY}:kept-2"]) == ("older", "<?xml?>")


def test_a_strange_text_that_there_is_no_room_to_keep_is_not_written_over(tabs: Tabs) -> None:
    told = tabs.play(
        stored={KEY: "x" * 90}, room=100, steps=[[0, "set", "a", {"star": True}], [0, "get", "a"]]
    )
    assert told["disk"] == {KEY: "x" * 90}
    assert (told["problems"], told["gave"][1]["star"]) == (["full"], True)


changes = st.tuples(
    st.sampled_from([0, 1, 2]), ids, fields.filter(lambda each: each[0] != "of a later version")
)
moves = st.one_of(
    changes.map(lambda each: [each[0], "set", each[1], {each[2][0]: each[2][1]}]),
    st.tuples(st.sampled_from([0, 1, 2]), st.just("hear")).map(list),
    st.tuples(st.sampled_from([0, 1, 2]), st.just("clock"), st.integers(0, 2000)).map(list),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(moves, max_size=25))
def test_tabs_that_write_at_once_lose_nothing_and_come_to_the_same(tabs: Tabs, steps: list[Json]) -> None:
    told = tabs.play(tabs=[{}, {}, {}], steps=[*steps, [0, "hear all"]])
    first, *others = told["held"]
    assert all(each == first for each in others)
    assert json.loads(told["disk"].get(KEY, '{"v":1,"papers":{}}')) == first
    written: dict[tuple[str, str], list[Json]] = {}
    for step in steps:
        if step[1] == "set":
            for field, value in step[3].items():
                written.setdefault((step[2], field), []).append(value)
    for (id, field), values in written.items():
        assert first["papers"][id][field][0] in values


def test_what_is_set_now_is_later_than_what_was_though_the_clock_runs_back(tabs: Tabs) -> None:
    gave = tabs.give(
        ["clock", 5000],
        ["set", "a", {"state": "read"}],
        ["clock", 10],
        ["set", "a", {"state": "queued"}],
        ["get", "a"],
    )
    assert gave[-1]["state"] == "queued"
    assert gave[3] == [["a", {"state": "read"}]]


def test_what_a_change_gives_takes_it_back(tabs: Tabs) -> None:
    [_, before, *_] = tabs.give(["set", "a", {"note": "x"}], ["set", "a", {"note": "y", "star": True}])
    gave = tabs.give(
        ["set", "a", {"note": "x"}],
        ["set", "a", {"note": "y", "star": True}],
        ["setAll", before],
        ["get", "a"],
    )
    assert gave[-1] == {"state": "none", "star": False, "note": "x", "tags": [], "title": ""}


def test_all_is_gone_from_every_tab_after_clear_and_nothing_else_is(tabs: Tabs) -> None:
    told = tabs.play(
        stored={"papershelf:theme": "dark", "papershelf:/other/:v1": "{}"},
        tabs=[{}, {}],
        steps=[[0, "set", "a", {"star": True}], [1, "hear"], [1, "clear"], [0, "hear all"], [0, "ids"]],
    )
    assert told["gave"][-1] == []
    assert set(told["disk"]) == {"papershelf:theme", "papershelf:/other/:v1"}
    assert told["told"][0] == [["a"], None]


def test_sites_on_one_origin_do_not_share(tabs: Tabs) -> None:
    other = [
        {"href": "https://e.org/other/papers/a.html", "root": "../"},
        {"site": "ada", "href": "https://e.org/shelf/index.html"},
        {"href": "https://e.org/shelf/papers/a.html", "root": "../"},
    ]
    told = tabs.play(tabs=[{}, *other], steps=[[0, "set", "a", {"star": True}], [0, "hear all"]])
    assert [list(each["papers"]) for each in told["held"]] == [["a"], [], [], ["a"]]


def test_storage_that_is_refused_or_full_is_said_and_the_page_goes_on(tabs: Tabs) -> None:
    steps = [[0, "set", "a", {"star": True}], [0, "set", "b", {"star": True}], [0, "ids"]]
    told = tabs.play(refuses=True, steps=steps)
    assert (told["problems"], told["gave"][-1], told["disk"]) == (["blocked"], ["a", "b"], {})
    told = tabs.play(
        stored={"x": "y" * 90}, room=100, steps=[*steps, [0, "room"], [0, "set", "c", {"star": True}]]
    )
    assert (told["problems"], told["gave"][2]) == ([""], ["a", "b"])
    assert list(json.loads(told["disk"][KEY])["papers"]) == ["a", "b", "c"]


def test_ten_thousand_marks_are_read_and_written(tabs: Tabs) -> None:
    papers = {
        f"paper-{number}": {"state": ["read", number], "title": ["A title of usual length " * 3, number]}
        for number in range(10_000)
    }
    text = json.dumps({"v": 1, "papers": papers})
    told = tabs.play(stored={KEY: text}, steps=[[0, "set", "new", {"state": "queued"}], [0, "byState"]])
    assert len(told["gave"][1]["read"]) == 10_000
