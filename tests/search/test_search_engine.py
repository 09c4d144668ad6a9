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

from papershelf.model import Identifiers, Link, Shelf
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


NUMBERED = shelf(
    [
        paper(
            "a", "On 1706", identifiers=Identifiers(arxiv="1706.03762v5"), date="2017", abstract="Of 2010."
        ),
        paper("b", "Cells", identifiers=Identifiers(doi="10.1038/Nature14539"), date="2010"),
        paper("c", "Old cells", identifiers=Identifiers(arxiv="hep-th/9901001", acl="P18-1031")),
        paper("d", "Linked", links=(Link(kind="pdf", url="https://arxiv.org/pdf/2010.11929v2.pdf"),)),
    ]
)


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("1706.03762", "a"),
        ("1706.03762v1", "a"),
        ("arXiv:1706.03762", "a"),
        ("arXiv: 1706.03762,", "a"),
        ("https://arxiv.org/abs/1706.03762", "a"),
        ("10.48550/arXiv.1706.03762", "a"),
        ("id:1706.03762", "a"),
        ("cells 1706.03762", "a"),
        ("10.1038/nature14539", "b"),
        ("(10.1038/NATURE14539).", "b"),
        ("https://doi.org/10.1038/nature14539", "b"),
        ("doi:10.1038/nature14539", "b"),
        ("id:https://doi.org/10.1038/nature14539", "b"),
        ('id:"10.1038/nature14539"', "b"),
        ("hep-th/9901001", "c"),
        ("P18-1031", "c"),
        ("2010.11929", "d"),
    ],
)
def test_an_identifier_finds_its_paper_first(query: str, id: str) -> None:
    assert found(query, papers=NUMBERED)["hits"][0] == id


def test_an_identifier_finds_its_paper_alone_and_is_shown() -> None:
    answer = found("1706.03762", papers=NUMBERED)
    assert (answer["hits"], answer["exact"], answer["better"]) == (["a"], 1, "1706.03762")
    assert answer["unseen"] == [{"identifiers": ["1706.03762"], "abstract": []}]
    assert found("cells -10.1038/nature14539", papers=NUMBERED)["hits"] == ["c"]
    assert found("cells -id:10.1038/nature14539", papers=NUMBERED)["hits"] == ["c"]


def test_an_identifier_that_is_being_typed_is_a_beginning() -> None:
    assert found("10.1038/nat", typing=True, papers=NUMBERED)["hits"] == ["b"]
    assert found("10.1038/nat", papers=NUMBERED)["hits"] == []


def test_an_unknown_identifier_is_neither_corrected_nor_a_year() -> None:
    answer = found("2010.11930", papers=NUMBERED)
    assert (answer["exact"], answer["corrected"], answer["unidentified"]) == (0, [], ["2010.11930"])
    assert "b" not in answer["hits"]
    assert found("id:2010.11930", papers=NUMBERED)["hits"] == []


DATED = shelf(
    [
        paper("at", "Attention", ["Yo Bengio"], date="2014-09-01"),
        paper(
            "ge", "Generative nets", ["Ann Lee", "Bo Wu", "Yo Bengio", "Cy Do"], date="2014", topics=["Nets"]
        ),
        paper("la", "Later", ["Yo Bengio"], date="2016", abstract="Better than in 2014."),
        paper("ti", "The challenge of 2014 in nets", ["Dee Fu"], date="2015"),
        paper("ot", "Other", ["Dee Fu"], date="2014"),
    ]
)


def test_a_year_among_the_words_is_the_papers_year_or_a_word() -> None:
    answer = found("bengio 2014", papers=DATED)
    assert (sorted(answer["hits"][:2]), answer["hits"][2], answer["exact"]) == (["at", "ge"], "la", 3)
    assert answer["years"] == ["2014"]
    assert answer["unseen"][2] == {"identifiers": [], "abstract": ["2014"]}
    assert found("nets 2014", papers=DATED)["hits"][:2] == ["ti", "ge"]
    assert found("2014", papers=DATED)["hits"] == ["ti", "at", "ge", "ot", "la"]
    assert found("2016 bengio", papers=DATED)["hits"][0] == "la"
    assert found("bengio 2015", papers=DATED)["hits"] == ["at", "la", "ge", "ti"]
    assert found("bengio -2014", papers=DATED)["hits"] == []
    assert found("bengio -2016", papers=DATED)["hits"] == ["at", "ge"]
    assert found("dee fu (2014)", papers=DATED)["hits"][0] == "ot"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("year:2014-2015", ["at", "ge", "ot", "ti"]),
        ("year:2015–2016", ["la", "ti"]),
        ("year:abc", []),
        ("year:2016..2014", []),
        ("year:20142016", []),
        ("year:..", []),
        ("fu -year:abc", ["ot", "ti"]),
    ],
)
def test_years_of_a_filter(query: str, ids: list[str]) -> None:
    assert sorted(found(query, papers=DATED)["hits"]) == ids


def test_what_looks_like_a_filter_is_not_corrected() -> None:
    papers = shelf([paper("a", "Aware robots"), paper("b", "Lessons of yew", award="Best Paper")])
    answer = found("award:yew", papers=papers)
    assert (answer["corrected"], answer["better"]) == ([], "award:yew")
    assert answer["unfiltered"] == [{"piece": "award:yew", "meant": "has:award"}]
    answer = found("award:robots robtos", papers=papers)
    assert answer["better"] == "award:robots robots"
    asked = {
        "date:2014": "year:2014",
        "authors:wu": "author:wu",
        "videos:yes": "has:video",
        "foo:bar": "",
        "date:monday": "",
    }
    for query, meant in asked.items():
        assert found(query, papers=papers)["unfiltered"] == [{"piece": query, "meant": meant}]
    assert found("aware: robots", papers=papers)["unfiltered"] == []


def test_filters_that_fit_nothing_even_alone_are_told_from_those_that_do_not_meet() -> None:
    assert [each["value"] for each in found("year:abc")["unfit"]] == ["abc"]
    assert found("attention year:2020")["unfit"] == []
    assert found("attention year:2020")["without"] == 3
    assert [each["value"] for each in found("year:2020 topic:nothing")["unfit"]] == ["nothing"]
    assert found("year:2020 has:award")["unfit"] == []


def test_all_wrong_words_of_a_query_are_corrected_at_once() -> None:
    papers = shelf([paper("a", "Reinforcement learning of trained networks")])
    assert found("reinforcment lerning", papers=papers)["better"] == "reinforcement learning"
    assert found("reinforcment learning", papers=papers)["better"] == "reinforcment learning"
    assert found("network lerning", papers=papers)["better"] == "network learning"
    assert found("Networks lerning", papers=papers)["better"] == "Networks learning"


def test_words_that_are_only_in_the_abstract_are_told() -> None:
    papers = shelf(
        [
            paper(
                "a", "Robots", ["Bo Wu"], summary="They walk.", abstract="They walk. Attentive robots of Wu."
            ),
            paper("b", "Attention", topics=["Robots"]),
        ]
    )
    answer = found("attentive robot walks wu", papers=papers)
    assert answer["unseen"][answer["hits"].index("a")] == {"identifiers": [], "abstract": ["attentive"]}
    assert answer["unseen"][answer["hits"].index("b")] == {"identifiers": [], "abstract": []}
    assert found("atentive", papers=papers)["unseen"][-1]["abstract"] == ["attentive"]
    assert found("attentiv", typing=True, papers=papers)["unseen"][-1]["abstract"] == ["attentive"]


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
        "id:",
        "id:%",
        "doi:",
        "https://",
        "10.1/",
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
