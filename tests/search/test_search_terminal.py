"""`papershelf search`: the same answers from the built files as from the texts, and what a terminal shows."""

import json
import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result
from engines import ask, open_shelf
from hypothesis import example, given, settings
from hypothesis import strategies as st
from known import Known, known_items
from memory import Memory
from msgspec.structs import replace
from opened import Opened
from shelves import CONFIG, paper, shelf, truth_shelf
from test_search_query import SHELF, queries

import papershelf
from papershelf.cli import main
from papershelf.config import Config, Search
from papershelf.errors import PapershelfError
from papershelf.found import as_json, as_text, segments
from papershelf.model import Authorship, Person, Shelf
from papershelf.search.analysis import term
from papershelf.search.blocks import id_of
from papershelf.search.engine import Answer, Engine
from papershelf.search.files import spelled_out, unpacked
from papershelf.search.groups import groups_of, query_words
from papershelf.search.manifest import SCHEMA
from papershelf.search.query import parse
from papershelf.search.ranking import query_weights, scored
from papershelf.search.reading import Built
from papershelf.search.sharded import sharded
from papershelf.search.weights import vector_length

FLOORS = {
    "title": 1.0,
    "author": 1.0,
    "author-ascii": 1.0,
    "author-surname-first": 1.0,
    "author-initial": 0.99,
    "words3": 0.99,
    "prefix": 0.97,
    "typo": 0.97,
    "hyphen-space": 0.97,
    "hyphen-join": 0.97,
    "abstract3": 0.9,
}
ASKED = [
    *('"reinforcement learning"', '"deep reinforcement" -policy', "author:wang", "author:zhang year:2021"),
    *("has:code graph", "graph*", "-learning", "neural netwroks", "sel*", '-"neural network" network'),
    *("of the", "year:2020..", "topic:none", "is:read graph", "the atention", "li wang", "j smith"),
    *(
        "-a*",
        "a*",
        "graph -n*",
        "n* graph",
        "-n.*",
        "-(n*",
        "-.*",
        "-*",
        "-a**",
        "-'n*",
        "-é*",
        "-学*",
        "-7*",
    ),
]
ODD = shelf(SHELF)
"""Names, hyphens, scripts and identifiers that queries may get wrong."""


class Real(NamedTuple):
    shelf: Shelf
    built: Built
    known: list[Known]


def put(found: Shelf, site: Path, config: Config = CONFIG) -> Path:
    """A site that holds no more than the search of a shelf."""
    for name, data in sharded(found, config).items():
        path = site / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return site


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Real:
    """The real pages."""
    found = truth_shelf()
    site = put(found, tmp_path_factory.mktemp("real"))
    return Real(found, Built(site / "build" / "search"), known_items(found, site))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(ODD, tmp_path_factory.mktemp("site"))


def run(*words: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["search", *map(str, words)], input=text)


def told(answer: Answer) -> tuple[object, ...]:
    return (*answer[2:], answer.names, [hit.row for hit in answer.hits])


def scores(answer: Answer) -> list[float]:
    return [hit.score for hit in answer.hits]


def test_the_built_files_answer_as_the_texts_do(real: Real) -> None:
    files, texts = Engine(real.built), Engine(Memory(real.shelf))
    queries = [*ASKED, *(each.query for each in real.known[::3])]
    assert len(queries) > 300
    for query in queries:
        one, other = files.search(query), texts.search(query)
        assert told(one) == told(other), query
        assert scores(one) == pytest.approx(scores(other), abs=1e-9), query


def test_known_items_of_the_real_pages_come_first(real: Real) -> None:
    engine = Engine(real.built)
    ranks = defaultdict(list)
    for each in real.known:
        hits = [hit.row.id for hit in engine.search(each.query).hits]
        ranks[each.kind].append(next((1 / at for at, id in enumerate(hits, 1) if id in each.expected), 0))
    reached = {kind: sum(found) / len(found) for kind, found in ranks.items()}
    assert {kind: value for kind, value in reached.items() if value < FLOORS[kind]} == {}
    assert reached.keys() == FLOORS.keys()


def test_an_authors_name_finds_the_person_first(real: Real) -> None:
    engine = Engine(real.built)
    for each in real.known:
        if each.kind in ("author", "author-ascii", "author-surname-first"):
            (name, score), *_ = engine.search(each.query).names
            papers = {id for person in real.shelf.people if person.id == name.id for id in person.papers}
            assert (name.kind, score) == ("person", 1), each
            assert papers & each.expected, each


def test_scores_are_those_of_lunr(real: Real, node: Path) -> None:
    texts = Memory(real.shelf)
    engine = Engine(real.built)
    asked = []
    for query in [each.query for each in real.known][::2]:
        groups, _ = groups_of(query_words(parse(query).pieces), engine.lists, engine.weights.exists, False)
        asked.append(query_weights(groups))
    assert len(asked) >= 500
    documents = [
        {
            "id": str(number),
            "title": " ".join(word for _, word in texts.texts["title"][number]),
            "authors": " ".join(texts.atoms_of[number]),
            "abstract": " ".join(word for _, word in texts.texts["abstract"][number]),
        }
        for number in texts.papers
    ]
    fields = list(zip(("title", "authors", "abstract"), texts.scale.boosts, strict=True))
    queries = [list(terms.items()) for terms in asked]
    given = json.dumps({"fields": fields, "documents": documents, "queries": queries, "most": 50})
    script = Path(__file__).with_name("lunr_scores.js")
    done = subprocess.run(
        [node, script, Path(papershelf.__file__).parent / "assets/lunr.js"],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for terms, expected in zip(asked, json.loads(done.stdout), strict=True):
        papers = frozenset().union(*(engine.weights.of(each) for each in terms))
        hits = scored(papers, terms, vector_length(terms), engine.weights)
        ranked = list(islice(sorted(hits.values(), reverse=True), 50))
        assert [score for _, score in expected] == pytest.approx(ranked, abs=1e-9)
        assert {paper: hits[paper] for paper, _ in expected} == pytest.approx(dict(expected), abs=1e-9)


def mixed(real: Real, count: int) -> list[str]:
    """Queries with everything that the language has, of words and names of the shelf."""
    chance = random.Random(8)
    papers = [each for each in real.shelf.papers if each.title and each.abstract]
    queries = []
    for _ in range(count):
        each, other = chance.sample(papers, 2)
        title, abstract = str(each.title).split(), str(each.abstract).split()
        start = chance.randrange(len(abstract))
        name = chance.choice(each.authors).name if each.authors else "Wang"
        pieces = [
            chance.choice(title),
            chance.choice(abstract),
            f"-{chance.choice(str(other.abstract).split())}",
            f'"{" ".join(title[:3])}"',
            f'"{" ".join(abstract[start : start + 3])}"',
            f'-"{" ".join(abstract[start : start + 2])}"',
            f"{chance.choice(title)[:3]}*",
            f'author:"{name}"',
            f"author:{name.split()[-1]}",
            f"-author:{name.split()[0]}",
            f"{name.split()[-1]}, {name.split()[0][:1]}.",
            f'"{name}"',
            f"{''.join(word[0] for word in name.split()[:-1])} {name.split()[-1]}",
            f"{name.split()[-1]}, {'. '.join(word[0] for word in name.split()[:-1])}.",
            f"{name.split()[-1][:-2]}{name.split()[-1][:-3:-1]}",
            "".join(title[:2]),
            f"{title[0][:3]} {title[0][3:]}",
            chance.choice(abstract)[::-1],
            chance.choice(title)[1:] + "x",
            f"year:{each.date or '2021'}..",
            f"topic:{chance.choice(title)}",
            chance.choice(
                ["has:code", "has:abstract", "-has:pdf", "year:..2020", "is:read", "venue:icml", "foo:bar"]
            ),
            chance.choice(
                ["of", "the", "2101.00001", "10.1/x", '"', "*", "-", "a", "“deep”", "c++", "e\u0301", "学习"]
            ),
        ]
        queries.append(" ".join(chance.sample(pieces, chance.choice((1, 1, 2, 2, 3, 4)))))
    return queries


def on_page(answer: dict[str, Any]) -> tuple[object, ...]:
    names = [(name["kind"], name["id"], name["score"]) for name in answer["names"]]
    hits = [hit["id"] for hit in answer["hits"]]
    return answer["total"], answer["exactTotal"], names, hits


def on_terminal(answer: Answer) -> tuple[object, ...]:
    names = [(name.kind, name.id, score) for name, score in answer.names]
    return answer.total, answer.exact, names, [hit.row.id for hit in answer.hits]


@pytest.mark.parametrize("typing", [False, True])
def test_page_and_terminal_give_the_same_answers(real: Real, typing: bool) -> None:
    engine = Engine(real.built)
    queries = [each.query for each in real.known[::2]]
    queries += mixed(real, 600) if not typing else []
    queries += ASKED
    assert len(queries) >= 500
    open_shelf(real.shelf, CONFIG)
    page = ask("query", requests=[{"q": query, "typing": typing, "count": 10} for query in queries])
    for query, answer in zip(queries, page, strict=True):
        found = engine.search(query, typing=typing)
        assert on_terminal(found) == on_page(answer), query
        assert scores(found) == pytest.approx([hit["score"] for hit in answer["hits"]], abs=1e-9), query


@given(st.lists(queries, max_size=40))
@example(["A Do", "Do, A.", "a few"])
@example(["-a*", "a*", "attention -g*", "-g.*", "-(g*", "-.*", "-*", "-a**", "-'g*", "-é*", "-学*", "-…g*"])
@settings(max_examples=40, deadline=None)
def test_page_and_terminal_give_the_same_answers_to_any_text(site: Path, texts: list[str]) -> None:
    engine = Engine(Built(site / "build" / "search"))
    open_shelf(ODD, CONFIG)
    for typing in (False, True):
        page = ask("query", requests=[{"q": text, "typing": typing, "count": 10} for text in texts])
        for text, answer in zip(texts, page, strict=True):
            found = engine.search(text, typing=typing)
            assert on_terminal(found) == on_page(answer), (text, typing)
            assert scores(found) == pytest.approx([hit["score"] for hit in answer["hits"]], abs=1e-9), text


def plain(name: str) -> str:
    """An id without the spelling out of C++."""
    return re.sub("[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


LABELS = st.text() | st.lists(
    st.sampled_from(
        ["C++", "c#", "F#", "templates", " ", "-", "'", "é", "Łu", "İ", "ß", "/", "+", "学", "O'"]
    )
).map("".join)


@given(st.lists(LABELS.filter(str.strip), min_size=1, max_size=8), st.sampled_from([plain, id_of]))
@example(["C++ templates", "Learning F# and C#", "Łukasz O'Brien", "Über C++", "C++'s İ"], plain)
@example(["C++ templates", "Learning F# and C#", "Łukasz O'Brien", "Über C++", "C++'s İ"], id_of)
@settings(max_examples=60, deadline=None)
def test_page_and_terminal_give_a_row_the_papers_own_id(
    labels: list[str], made: Callable[[str], str]
) -> None:
    found = {made(label) or "untitled": label for label in labels}
    papers = [
        replace(paper(id, label), authors=(Authorship(id=id, name=label),)) for id, label in found.items()
    ]
    open_shelf(held := shelf(papers), CONFIG)
    assert sorted(ask("ids")) == [[id, [id]] for id in sorted(found)]
    files = Opened(sharded(held, CONFIG))
    assert sorted(row[1] for row in files.papers.values()) == sorted(found)


# The verb


def test_a_terminal_shows_title_authors_year_and_address(site: Path) -> None:
    shown = run("key-value", "memory", "--site", site)
    assert shown.exit_code == 0
    address = site / "build" / "papers" / "memory.html"
    assert shown.stdout == f"Key-Value Memory Networks\n  José Müller, An Do · 2020\n  {address}\n\n"
    assert shown.stderr == "1 paper.\n"


def test_names_come_before_papers_and_all_words_before_some(site: Path) -> None:
    shown = run("graph", "networks", "--site", site)
    assert shown.stdout.splitlines()[:2] == [
        "graph-networks (topic, 1 paper)".replace("-", " ", 1),
        f"  {site / 'build' / 'topics' / 'graph-networks.html'}",
    ]
    shown = run("robust attention", "--site", site)
    heads = [line for line in shown.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads[:3] == ["Robust Graph Attention", "These have some of the words:", "Attention"]
    assert shown.stderr == "4 papers, 1 with all words.\n"


def test_a_paper_shows_what_its_source_lacks_and_where_its_words_stand(tmp_path: Path) -> None:
    long = (
        "Before it there is much to say, and it is said. " * 5
        + "Then <gradients> vanish. "
        + "After it. " * 30
    )
    authors = [f"Ann Author{letter}" for letter in "abcde"]
    papers = [
        paper(
            "whole", "Deep nets", authors, abstract=long, venue="ICML", award="Best Paper", date="2020-01-02"
        ),
        paper("bare", None, abstract="A gradient."),
    ]
    papers[1] = replace(papers[1], authors_complete=False)
    put(shelf(papers), tmp_path)
    lines = run("gradient", "--site", tmp_path).stdout.splitlines()
    at = lines.index("Deep nets")
    assert lines[at + 1] == "  Ann Authora, Ann Authorb, Ann Authorc, +2 more · 2020 · ICML · Best Paper"
    assert lines[at + 2].startswith("  …")
    assert lines[at + 2].endswith("…")
    assert "Then <gradients> vanish." in lines[at + 2]
    at = lines.index("Untitled")
    assert lines[at + 1 : at + 3] == ["  No authors in source", "  A gradient."]


def test_words_are_marked_where_they_stand() -> None:
    terms = frozenset({str(term("attention")), "keyvalu", "lukasz_"})
    assert segments("Self-Attention, attentive?", terms) == [
        ("Self-", False),
        ("Attention", True),
        (", ", False),
        ("attentive", True),
        ("?", False),
    ]
    assert segments("Key-value", terms) == [("Key-value", True)]
    assert segments("Łukasz Wu", terms, name=True) == [("Łukasz", True), (" Wu", False)]


def test_another_spelling_finds_the_person_under_the_own_name(tmp_path: Path) -> None:
    made = shelf([paper("a", "Deep nets", ["Geoffrey Hinton"])])
    person = Person(
        id="geoffrey-hinton", name="Geoffrey Hinton", also_written=("Geoff Hinton",), papers=("a",)
    )
    put(replace(made, people=(person,)), tmp_path)
    shown = run("geoff hinton", "--site", tmp_path)
    assert shown.stdout.startswith("Geoffrey Hinton (author, 1 paper)\n")


def test_json_is_one_line(site: Path) -> None:
    shown = run("wu", "li", "--json", "--site", site)
    row = json.loads(shown.stdout)
    assert list(row) == ["query", "results"]
    assert row["query"] == "wu li"
    assert [list(each) for each in row["results"]] == [["kind", "id", "score"]] * len(row["results"])
    assert [(each["kind"], each["id"]) for each in row["results"][:2]] == [
        ("person", "li-wu"),
        ("paper", "graphs"),
    ]


@pytest.mark.parametrize("data", ["attention\r\n\nwu -graph\nzzzq\n", "\ufeffattention\n\nwu -graph\nzzzq"])
def test_a_batch_answers_line_by_line(site: Path, tmp_path: Path, data: str) -> None:
    (tmp_path / "queries.txt").write_text(data, encoding="utf-8", newline="")
    shown = run("--batch", tmp_path / "queries.txt", "--site", site)
    rows = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [row["query"] for row in rows] == ["attention", "", "wu -graph", "zzzq"]
    assert [len([each for each in row["results"] if each["kind"] == "paper"]) for row in rows] == [4, 0, 1, 0]
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert run("--batch", "-", "--site", site, text=data).stdout == shown.stdout


def test_an_empty_batch_has_no_answers(site: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text("", encoding="utf-8")
    shown = run("--batch", tmp_path / "queries.txt", "--site", site)
    assert (shown.exit_code, shown.stdout) == (0, "")


def test_a_batch_gives_at_most_ten_papers(real: Real) -> None:
    folder = real.built.folder.parents[1]
    row = json.loads(run("learning", "--json", "--site", folder).stdout)
    assert sum(each["kind"] == "paper" for each in row["results"]) == 10
    row = json.loads(run("learning", "--json", "--limit", 30, "--site", folder).stdout)
    assert sum(each["kind"] == "paper" for each in row["results"]) == 30


def test_words_may_begin_with_a_hyphen(site: Path) -> None:
    for words in (["attention", "-graph"], ["-graph", "attention"], ["attention -graph"]):
        row = json.loads(run(*words, "--json", "--site", site).stdout)
        assert sorted(each["id"] for each in row["results"] if each["kind"] == "paper") == ["dense", "survey"]
    assert run("--site", site, "--", "--graph").exit_code == 0


def test_nothing_found_is_said_and_exits_with_1(site: Path) -> None:
    shown = run("zzzq", "--site", site)
    assert (shown.exit_code, shown.stdout) == (1, "")
    assert shown.stderr == "No paper has “zzzq”.\nNothing was found.\n"
    assert run("author:nobody", "--site", site).exit_code == 1


def test_notes_are_sentences_with_hints(site: Path) -> None:
    def notes(query: str) -> str:
        return run(query, "--site", site).stderr

    assert "No paper has “robsut”; these have “robust”.\n" in notes("robsut attention")
    assert "Did you mean author:muller?" in notes("author:mulelr")
    assert "Did you mean year:2019..2021?" in notes("year:2021..2019")
    assert "Did you mean author:wu?" in notes("by:wu zzz")
    assert "Marks live in your browser" in notes("is:read attention")


@pytest.mark.parametrize(
    ("positions", "ids"),
    [
        ("all", ["right", "title"]),
        ("title", ["near", "right", "title"]),
        ("none", ["far", "near", "right", "title"]),
    ],
)
def test_where_no_places_are_kept_a_phrase_finds_its_words_and_this_is_told(
    tmp_path: Path, positions: str, ids: list[str]
) -> None:
    papers = [
        paper("title", "Deep nets"),
        paper("far", "Deep or wide nets"),
        paper("right", "One", abstract="Of deep nets."),
        paper("near", "Two", abstract="Deep, not nets."),
    ]
    put(shelf(papers), tmp_path, Config(title="T", search=Search(positions=positions)))
    shown = run('"deep nets"', "--json", "--site", tmp_path)
    assert sorted(each["id"] for each in json.loads(shown.stdout)["results"]) == ids
    assert ("keeps no places" in shown.stderr) == (positions != "all")
    assert "keeps no places" not in run('"deep" -"two nets"', "--site", tmp_path).stderr


@pytest.mark.parametrize("words", [[], ["  "], ["attention", "--batch", "-"], ["--batch", "none.txt"]])
def test_a_wrong_call_is_a_sentence(site: Path, words: list[str]) -> None:
    shown = run(*words, "--site", site)
    assert shown.exit_code == 2
    assert "Traceback" not in shown.output


def test_a_site_that_is_not_built_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n')
    shown = run("x", "--site", tmp_path)
    assert shown.exit_code == 2
    assert f"papershelf build {tmp_path}" in shown.stderr
    shown = run("x", "--site", tmp_path / "none")
    assert shown.exit_code == 2
    assert "site.toml" in shown.stderr


def test_a_damaged_or_missing_file_is_a_sentence(tmp_path: Path) -> None:
    put(shelf(SHELF), tmp_path)
    search = tmp_path / "build" / "search"
    for path in search.glob("t-*.js"):
        path.write_bytes(path.read_bytes()[:-20])
    shown = run("graph", "--site", tmp_path)
    assert shown.exit_code == 2
    assert "is damaged. Run `papershelf build` again." in shown.stderr
    for path in search.glob("t-*.js"):
        path.unlink()
    assert "is not there. Run `papershelf build` first." in run("graph", "--site", tmp_path).stderr
    (search / "manifest.js").write_text('__papershelf("manifest",{"v":1});\n')
    with pytest.raises(PapershelfError, match="another version"):
        Built(search)


def rewritten(site: Path, name: str, change: Callable[[Any], Any]) -> None:
    """Change the content of the files of this name."""
    for path in (site / "build" / "search").glob(f"{name}.js"):
        stem, payload = unpacked(path.read_bytes())
        path.write_bytes(spelled_out(stem, json.dumps(change(json.loads(payload))).encode()))


NO_MANIFESTS: list[object] = [None, [], {}, 7, "x", {"v": SCHEMA}, {"v": "1"}]
NO_ROWS: list[object] = [None, {}, 7, [None], [[]]]


def always(held: object) -> Callable[[Any], Any]:
    return lambda _: held


def short(key: str) -> Callable[[Any], Any]:
    return lambda manifest: manifest | {key: [1]}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *(("manifest", always(held)) for held in NO_MANIFESTS),
        *(("manifest", short(each)) for each in ("len", "boost", "n", "k1", "dir")),
        ("manifest", lambda all: all | {"positions": None}),
        ("manifest", lambda all: all | {"dir": {}}),
        ("manifest", lambda all: all | {"dir": all["dir"] | {"t": {"pages": 0, "rows": [["a"]]}}}),
        ("manifest", lambda all: all | {"dir": all["dir"] | {"f": {"pages": 0, "rows": [[1, "a", 1]]}}}),
        ("manifest", lambda all: all | {"dir": all["dir"] | {"d": {"pages": 0, "rows": []}}}),
        *(("[dx]-*", always(held)) for held in NO_ROWS),
        ("x-*", lambda rows: [row[:4] for row in rows]),
        ("x-*", lambda rows: [[*row, None] for row in rows]),
        ("x-*", lambda rows: [[row[0], 7, *row[2:]] for row in rows]),
        ("d-*", lambda rows: [row[:4] for row in rows]),
        ("d-*", lambda rows: [[*row[:4], [[]], *row[5:]] for row in rows]),
    ],
)
def test_files_of_another_shape_are_damaged(tmp_path: Path, name: str, change: Callable[[Any], Any]) -> None:
    put(shelf(SHELF), tmp_path)
    rewritten(tmp_path, name, change)
    shown = run("graph", "--site", tmp_path)
    assert shown.exit_code == 2
    assert "is damaged. Run `papershelf build` again." in shown.stderr


def test_a_page_of_a_directory_of_another_shape_is_damaged(tmp_path: Path) -> None:
    put(shelf(SHELF), tmp_path)
    rewritten(
        tmp_path,
        "manifest",
        lambda all: all | {"dir": all["dir"] | {"t": {"pages": 1, "rows": [["", "0123456789", 1]]}}},
    )
    page = tmp_path / "build" / "search" / "g-0123456789.js"
    page.write_bytes(spelled_out(page.stem, b'[["a"]]'))
    shown = run("graph", "--site", tmp_path)
    assert shown.exit_code == 2
    assert f"{page} is damaged" in shown.stderr


@given(queries)
@settings(deadline=None)
def test_no_query_is_an_error(site: Path, text: str) -> None:
    built = Built(site / "build" / "search")
    engine = Engine(built)
    for typing in (False, True):
        answer = engine.search(text, typing=typing)
        assert json.loads(as_json(text, answer))["query"] == text
        assert "".join(as_text(answer, built, site)) or not answer.hits


def test_an_empty_shelf_answers_nothing(tmp_path: Path) -> None:
    put(shelf([]), tmp_path)
    for query in ("graph", "author:wu", "-graph", '"a graph"', "gra*", "year:2020"):
        assert run(query, "--site", tmp_path).exit_code == 1
