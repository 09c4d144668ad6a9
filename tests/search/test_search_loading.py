"""Files that fail, that come late, or that are damaged: what a reader is told then, and what is asked for again."""

import gzip
from base64 import b64encode
from typing import Any

import pytest
from engines import ask, open_shelf, query
from shelves import CONFIG, paper, shelf

PAPERS = shelf(
    [
        paper("graphs", "Robust graph attention", ["Li Wu"], date="2021", abstract="Of gradients."),
        paper("dense", "Attention", ["Bo Wu"], abstract="Gradients and graph cells."),
        paper("cells", "Cells", ["Cy Do"], abstract="Of attention."),
    ]
)


@pytest.fixture
def files() -> list[str]:
    """The names of the files of the shelf that the engine has now."""
    return open_shelf(PAPERS, CONFIG, anew=True)


def session(*messages: dict[str, Any], **how: Any) -> Any:
    return ask("session", messages=messages, **how)


def search(id: int, q: str, **request: Any) -> dict[str, Any]:
    return {"type": "query", "id": id, "q": q, **request}


def results(answer: Any) -> list[Any]:
    return [message for message in answer["posted"] if message["type"] == "result"]


def codes(result: Any) -> list[str]:
    return [note["code"] for note in result["notes"]]


def test_a_search_is_ready_and_answers(files: list[str]) -> None:
    answer = session(search(1, "graph"))
    assert answer["posted"][0]["type"] == "ready"
    assert [hit["id"] for hit in results(answer)[-1]["hits"]] == ["graphs", "dense"]
    assert len(answer["asked"]) == len(set(answer["asked"])) < len(files)


def test_a_file_of_terms_that_fails_leaves_the_other_words(files: list[str]) -> None:
    open_shelf(LARGE, CONFIG)
    [alone] = ask("cost", requests=[{"q": "attention"}], cold=True)
    answer = session(search(1, "attention vutun"), fail=[name for name in alone["asked"] if name[0] == "t"])
    last = results(answer)[-1]
    assert last["notes"] == [{"code": "partial", "words": ["attention"]}]
    assert last["hits"][0]["matched"] == [["vutun", 1]]


def test_a_file_of_abstracts_that_fails_leaves_the_titles(files: list[str]) -> None:
    answer = session(search(1, "attention"), fail=["a-*"])
    last = results(answer)[-1]
    assert [hit["id"] for hit in last["hits"]] == ["dense", "graphs"]
    assert last["notes"] == [{"code": "partial", "words": ["attention"]}]


def test_a_row_that_does_not_load_is_a_hit_without_its_details(files: list[str]) -> None:
    last = results(session(search(1, "attention"), fail=["d-*"]))[-1]
    assert (last["total"], {hit["id"] for hit in last["hits"]}) == (3, {None})


def test_without_the_lexicon_there_are_no_suggestions_and_no_message(files: list[str]) -> None:
    last = results(session(search(1, "atention"), fail=["l-*"]))[-1]
    assert last["notes"] == [{"code": "not-found", "word": "atention"}]
    assert results(session(search(1, "grap", typing=True), fail=["l-*", "n-*"]))[-1]["names"] == []


def test_a_filter_that_does_not_load_is_an_error_and_never_no_result(files: list[str]) -> None:
    answer = session(search(1, "attention year:2021"), fail=["f-*"])
    assert results(answer) == []
    assert (answer["posted"][-1]["type"], answer["posted"][-1]["code"]) == ("error", "load")
    answer = session(
        search(1, "attention year:2021"),
        {"type": "wait"},
        {"type": "fail", "files": []},
        search(2, "attention year:2021"),
        fail=["f-*"],
    )
    assert [hit["id"] for hit in results(answer)[-1]["hits"]] == ["graphs"]


def test_a_manifest_that_does_not_load_is_an_error_until_it_does(files: list[str]) -> None:
    answer = session({"type": "fail", "files": []}, search(1, "graph"), fail=["manifest"])
    assert [message["type"] for message in answer["posted"][:1]] == ["error"]
    assert answer["posted"][0]["code"] == "manifest"
    assert results(answer)[-1]["total"] == 2


def test_a_failed_file_is_asked_for_again_as_often_as_there_are_pauses(files: list[str]) -> None:
    answer = session(search(1, "graph"), fail=["t-*"], pauses=[0, 0])
    asked = [name for name in answer["asked"] if name.startswith("t-")]
    assert {asked.count(name) for name in asked} == {3}
    assert codes(results(answer)[-1]) == ["partial"]


def test_damaged_files_count_as_failed_and_are_dropped(files: list[str]) -> None:
    [*terms] = [name for name in files if name.startswith("t-")]
    for name in terms:
        ask(
            "corrupt",
            name=name,
            statement=f'__papershelf("{name}","{b64encode(gzip.compress(b"no terms")).decode()}");',
        )
    answer = session(search(1, "graph"), {"type": "wait"}, search(2, "graph"))
    assert [codes(result) for result in results(answer)] == [["partial"], ["partial"]]
    assert len([name for name in answer["asked"] if name == terms[0]]) >= 2


def test_when_the_site_may_have_been_published_anew_its_manifest_is_read_once_more() -> None:
    def read(*messages: dict[str, Any]) -> int:
        open_shelf(LARGE, CONFIG)
        first = (search(1, "vutun"), {"type": "wait"}, search(2, "bacun"), {"type": "wait"})
        asked = session(*first, *messages, fail=["t-*"])["asked"]
        return [name.split("?")[0] for name in asked].count("manifest")

    works = ({"type": "fail", "files": []}, search(3, "attention"), {"type": "wait"})
    fails = ({"type": "fail", "files": ["t-*"]}, search(4, "zutun"))
    assert (read(), read(*works), read(*works, *fails)) == (2, 2, 3)


def test_what_was_read_still_answers_without_a_network(files: list[str]) -> None:
    answer = session(
        search(1, "graph"),
        {"type": "wait"},
        {"type": "fail", "files": ["*"]},
        search(2, "graph"),
        {"type": "wait"},
        search(3, "zebra attention"),
    )
    last = {result["id"]: result for result in results(answer)}
    assert (last[2]["hits"], last[2]["notes"]) == (last[1]["hits"], [])
    assert [message["type"] for message in answer["posted"]].count("error") == 0


def test_a_newer_query_ends_the_older_one(files: list[str]) -> None:
    held = session(
        search(1, "graph"),
        search(2, "cells"),
        {"type": "release"},
        {"type": "release"},
        {"type": "wait"},
        hold=["t-"],
    )
    assert {result["id"] for result in results(held)} <= {2}


def test_answers_that_come_late_are_not_sent(files: list[str]) -> None:
    messages = [search(1, "graph"), {"type": "cancel", "id": 1}, *[{"type": "release"}] * 30]
    answer = session(*messages, hold=["t-", "d-", "a-"])
    assert [message["type"] for message in answer["posted"]] == ["ready"]


def test_the_same_word_is_read_once(files: list[str]) -> None:
    answer = session(
        search(1, "graph"), {"type": "wait"}, search(2, "graph"), {"type": "wait"}, search(3, "graph cells")
    )
    assert len(answer["asked"]) == len(set(answer["asked"]))


def test_at_most_six_files_are_read_at_once_and_each_once() -> None:
    names = [f"t-{at}" for at in range(20)]
    found = ask("loads", rows=[names + names, names], size=9, limits={})
    assert (found["most"], sorted(found["read"])) == (6, sorted(names))
    assert {length for row in found["lengths"] for length in row} == {9}


def test_the_least_recently_used_files_give_way() -> None:
    rows = [["a"], ["b"], ["a"], ["c"], ["a"], ["b"]]
    found = ask("loads", rows=rows, size=100, limits={"room": 250})
    assert found["read"] == ["a", "b", "c", "b"]


def test_a_file_that_nobody_waits_for_is_given_up() -> None:
    found = ask("loads", rows=[["a!", "b", "b!"], ["a"]], size=5, limits={})
    assert found["lengths"] == [["given up", 5, "given up"], [5]]
    assert (found["stopped"], found["read"].count("b")) == (1, 1)


def test_a_file_that_comes_after_it_was_given_up_takes_no_room() -> None:
    found = ask("loads", rows=[["a!"], ["b"], ["c"], ["b"]], size=100, limits={"room": 250})
    assert found["read"] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("when", "early", "told", "elements"),
    [
        ({}, "nothing", "payload", 2),
        ({"before": True}, "given up", "given up", 1),
        ({"during": True}, "given up", "given up", 2),
    ],
)
def test_a_script_that_nobody_waits_for_is_given_up(
    when: dict[str, bool], early: str, told: str, elements: int
) -> None:
    assert ask("script", **when) == {
        **{"early": early, "told": told, "elements": elements},
        **{"there": False, "again": "payload"},
    }


LARGE = shelf(
    [
        paper(f"p{at}", f"{word} {word}ing of cells", ["Bo Wu"])
        for at, word in enumerate(
            f"{first}{second}{third}un"
            for first in "bcdfghklmnprstvz"
            for second in "aeiou"
            for third in "bcdfglmnprst"
        )
    ]
    + [paper("x", "Attention"), paper("y", "Attention to it")]
)


def test_only_a_few_of_the_files_are_read_for_a_query() -> None:
    files = open_shelf(LARGE, CONFIG)
    [cost] = ask("cost", requests=[{"q": "attention"}], cold=True)
    terms = [name for name in files if name.startswith("t-")]
    assert len(terms) > 3
    assert len([name for name in cost["asked"] if name.startswith("t-")]) <= 2
    assert query("attention")["total"] == 2
