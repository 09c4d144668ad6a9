"""What a reader types, and which papers come first. The page's own scripts answer, under node."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import ask
from shelves import CONFIG, paper, shelf, truth_shelf

from papershelf.model import Link, Shelf
from papershelf.search import search_files

TOOL = Path(__file__).parents[2] / "../shared/design/search-oracle/known-item.py"
FLOORS = {
    "title": 1.0,
    "author": 1.0,
    "author-ascii": 1.0,
    "author-surname-first": 1.0,
    "author-initial": 0.99,
    "words3": 0.97,
    "prefix": 0.95,
    "typo": 0.95,
    "hyphen-space": 0.95,
    "hyphen-join": 0.95,
    "abstract3": 0.9,
}
PAPERS = [
    paper(
        "memory", "Key-Value Memory Networks", ["José Müller", "An Do"], date="2020-05-01", topics=["Memory"]
    ),
    paper("graphs", "Robust Graph Attention", ["Łukasz Wu", "Li Wu"], date="2021", topics=["Graph Networks"]),
    paper("survey", "GANs: A Survey", ["Xin Wang", "Bo Wu"], abstract="Of pre-training and attention."),
    paper(
        "cjk",
        "深度学习 in C++",
        ["O'Brien, Pat"],
        award="Best Paper",
        links=(Link(kind="code", url="http://e.org"),),
    ),
    paper("dense", "Attention", ["Yee-Whye Teh"], summary="One sentence with a gradient."),
]


def found(query: str, typing: bool = False, papers: Shelf | None = None) -> Any:
    files = search_files(papers or shelf(PAPERS), CONFIG)
    ask("open", files=[data.decode() for data in files.values()])
    [answer] = ask("search", queries=[[query, typing]])
    return answer


def hits(query: str, typing: bool = False) -> list[str]:
    answer = found(query, typing)
    return [str(id) for id in answer["hits"][: answer["exact"]]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("key value memory", "memory"),
        ("keyvalue", "memory"),
        ("Key–Value", "memory"),
        ("jose muller", "memory"),
        ("Müller, José", "memory"),
        ("J. Müller", "memory"),
        ("An Do", "memory"),
        ("lukasz", "graphs"),
        ("Wu, Li", "graphs"),
        ("GAN: a survey", "survey"),
        ("pretraining", "survey"),
        ("pre training", "survey"),
        ("c++", "cjk"),
        ("学习", "cjk"),
        ("obrien", "cjk"),
        ("pat o’brien", "cjk"),
        ("whye teh", "dense"),
        ("yeewhye teh", "dense"),
        ("Attention", "dense"),
        ("gradients", "dense"),
        ("graph networks", "graphs"),
    ],
)
def test_it_finds(query: str, first: str) -> None:
    assert hits(query)[:1] == [first]


def test_a_word_being_typed_is_a_beginning() -> None:
    assert hits("atten", typing=True) == ["dense", "graphs", "survey"]
    assert hits("robust att", typing=True) == ["graphs"]
    assert hits("mul", typing=True) == ["memory"]


def test_papers_with_all_words_come_before_those_with_some() -> None:
    answer = found("robust attention")
    assert (answer["hits"], answer["exact"], answer["total"]) == (["graphs", "dense", "survey"], 1, 3)


def test_a_word_that_is_nowhere_is_corrected_and_said() -> None:
    answer = found("robsut attention")
    assert answer["hits"][0] == "graphs"
    assert answer["corrected"] == [{"word": "robsut", "by": ["robust"]}]
    assert answer["better"] == "robust attention"


def test_a_number_is_never_corrected_to_another() -> None:
    papers = shelf([paper("a", "Workshop 2015", ["Bo Bengio"]), paper("b", "On gpt4 at length", ["Cy Do"])])
    answer = found("bengio 2014", papers=papers)
    assert (answer["corrected"], answer["unknown"], answer["better"]) == ([], ["2014"], "bengio 2014")
    assert found("gpt3", papers=papers)["unknown"] == ["gpt3"]
    assert found("wrokshop", papers=papers)["better"] == "workshop"


def test_a_word_without_any_like_it_is_named() -> None:
    answer = found("zzzqx attention")
    assert (answer["unknown"], answer["exact"], answer["total"]) == (["zzzqx"], 0, 3)
    assert found("zzzqx")["total"] == 0


def test_stop_words_alone_are_no_query() -> None:
    assert found("of the")["stopped"] is True
    assert found("of the")["total"] == 0


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("author:wu", ["graphs", "survey"]),
        ('author:"Li Wu"', ["graphs"]),
        ('author:"Wu, B."', ["survey"]),
        ("attention author:wu", ["graphs", "survey"]),
        ("attention -graph", ["dense", "survey"]),
        ("attention -author:wu", ["dense"]),
        ("topic:graph-networks", ["graphs"]),
        ("topic:graph", ["graphs"]),
        ('topic:"Graph Networks" topic:memory', ["graphs", "memory"]),
        ("year:2021", ["graphs"]),
        ("year:2020..2021", ["graphs", "memory"]),
        ("year:..2020", ["memory"]),
        ("year:2021..", ["graphs"]),
        ("has:code", ["cjk"]),
        ("has:award", ["cjk"]),
        ("topic:nothing", []),
        ("attention year:1999", []),
    ],
)
def test_filters(query: str, ids: list[str]) -> None:
    assert sorted(hits(query)) == ids


def test_what_is_no_filter_is_words() -> None:
    assert hits("gan:survey") == ["survey"]
    assert found("topic: memory")["hits"] == ["memory"]


HOSTILE = [
    *(
        'a --b "',
        "+the",
        "~1 ^2 *",
        "field:::",
        "author:",
        '"',
        '""',
        "-",
        "--",
        "year:x..y",
        "year:..",
        "has:",
        "-author:",
    ),
    *(
        "constructor",
        "__proto__",
        "toString",
        "_index",
        "hasOwnProperty:x",
        "\x00",
        "\ud800",
        "😀",
        "<script>",
        "&amp;",
    ),
    *(
        "'",
        "''s",
        "-'s",
        "(((",
        "[a-",
        "\\",
        "year:2020..2021..2022",
        'author:"',
        "topic:-",
        "a" * 5000,
        "word " * 400,
    ),
]


def test_no_query_throws() -> None:
    queries = [[query, typing] for query in HOSTILE for typing in (False, True)]
    found("anything")
    assert len(ask("search", queries=queries)) == len(queries)
    assert len(ask("suggest", queries=HOSTILE)) == len(HOSTILE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=10))
def test_no_text_throws_and_marking_keeps_it(texts: list[str]) -> None:
    found("anything")
    ask("search", queries=[[text, True] for text in texts])
    for pieces, text in zip(ask("segments", texts=texts, query="a b"), texts, strict=True):
        assert "".join(piece for piece, _ in pieces) == text


def test_hits_are_marked_where_they_stand() -> None:
    found("anything")
    [text, joined] = ask(
        "segments", texts=["Self-Attention, attentive?", "Key-value"], query="attention keyvalue"
    )
    assert text == [["Self-", False], ["Attention", True], [", ", False], ["attentive", True], ["?", False]]
    assert joined == [["Key-value", True]]
    assert ask("segments", texts=["Łukasz Wu"], query="lukasz", name=True) == [
        [["Łukasz", True], [" Wu", False]]
    ]


def test_suggestions_are_papers_then_people_then_topics() -> None:
    found("anything")
    [suggested] = ask("suggest", queries=["wu"])
    assert [each["id"] for each in suggested["papers"]] == ["graphs", "survey"]
    assert [each["name"] for each in suggested["people"]] == ["Bo Wu", "Li Wu", "Łukasz Wu"]
    assert suggested["people"][0]["url"] == "authors/bo-wu.html"
    [suggested] = ask("suggest", queries=["graph ne"])
    assert [(each["name"], each["papers"]) for each in suggested["topics"]] == [("graph networks", 1)]


def test_known_items_of_the_real_pages_come_first(tmp_path: Path) -> None:
    real = truth_shelf()
    listed = tmp_path / "papers.jsonl"
    listed.write_text(
        "\n".join(
            json.dumps(
                {
                    "id": each.id,
                    "title": each.title,
                    "authors": [author.name for author in each.authors],
                    "abstract": each.abstract,
                }
            )
            for each in real.papers
            if each.title
        ),
        encoding="utf-8",
    )
    made = subprocess.run([sys.executable, TOOL, listed], capture_output=True, encoding="utf-8", check=True)
    queries = [json.loads(line) for line in made.stdout.splitlines()]
    found("anything", papers=real)
    answers = ask("search", queries=[[each["query"], each["class"] == "prefix"] for each in queries])
    ranks = defaultdict(list)
    for query, answer in zip(queries, answers, strict=True):
        places = [at for at, id in enumerate(answer["hits"], 1) if id in query["expected"]]
        ranks[query["class"]].append(1 / places[0] if places else 0)
    reached = {kind: sum(found) / len(found) for kind, found in ranks.items()}
    assert {kind: value for kind, value in reached.items() if value < FLOORS[kind]} == {}
    assert reached.keys() == FLOORS.keys()
