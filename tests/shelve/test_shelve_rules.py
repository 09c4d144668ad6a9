"""Topics that a site's rules make, beside those that the texts have."""

from pathlib import Path

import pytest

from papershelf.build import build
from papershelf.config import TopicRule
from papershelf.model import Paper
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.rules import pattern

BEES = Paper(
    id="bees", title="How Honey-Bees Count", label="", abstract="Bees are counted. A colony of bees counts."
)
CELLS = Paper(
    id="cells", title="Cells in Colonies", label="", abstract="Folding proteins of cells.", categories=("BM",)
)
ROBOTS = Paper(id="robots", title="AI for Robots", label="", abstract="They aid us.")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("honey bee", "Honey-Bees", True),
        ("honey bee", "honeybee", False),
        ("colony", "many colonies", True),
        ("fold*", "Folding", True),
        ("fold", "folding", False),
        ("AI", "they aid", False),
        ("AI", "AI.", True),
        ("C++", "in C++ and", True),
        ("C", "in C++ and", False),
        ("bus", "buses", True),
        ("class", "classes", True),
        ("networks", "a network", True),
    ],
)
def test_a_phrase_matches_as_people_write_it(phrase: str, text: str, found: bool) -> None:
    assert bool(pattern(phrase).search(text)) is found


def test_a_rule_gives_its_topic_with_the_words_that_say_so() -> None:
    rules = [
        TopicRule(name="Insects", match=("honey bee",), include=("robots",)),
        TopicRule(name="Biology", match=("cs.BM", "colony"), exclude=("bees",)),
    ]
    topics, memberships = assign_topics([BEES, CELLS, ROBOTS], {}, None, rules)
    found = {topic.name: topic for topic in topics}
    assert found["Insects"].papers == ("bees", "robots")
    assert found["Insects"].kind == "rule"
    assert found["Biology"].papers == ("cells",)
    assert next((each.id, each.evidence) for each in memberships["bees"]) == ("insects", ("Honey-Bees",))
    assert memberships["robots"][0].evidence == ("chosen by hand",)
    assert set(memberships["cells"][0].evidence) == {"Colonies", "BM"}


def test_a_part_gives_its_papers_to_the_whole() -> None:
    rules = [
        TopicRule(name="Life", exclude=("cells",)),
        TopicRule(name="Animals", parent="life"),
        TopicRule(name="Bees", match=("bee",), parent="Animals"),
        TopicRule(name="Cells", match=("cell",), parent="Life"),
    ]
    topics, memberships = assign_topics([BEES, CELLS, ROBOTS], {}, None, rules)
    found = {topic.name: topic for topic in topics}
    assert found["Life"].papers == ("bees",)
    assert found["Animals"].parent == "life"
    assert {each.id for each in memberships["bees"]} >= {"bees", "animals", "life"}


def test_no_topic_is_found_for_the_words_of_a_rule() -> None:
    many = [
        Paper(id=f"p{n}", title=f"Graph Networks for Task {n}", label="", abstract="We study graph networks.")
        for n in range(5)
    ]
    many += [
        Paper(id=f"q{n}", title=f"Bee {n}", label="", abstract="One more bee is counted.") for n in range(15)
    ]
    assert "Graph networks" in {topic.name for topic in assign_topics([*many, BEES, ROBOTS], {})[0]}
    rules = [TopicRule(name="Learning on graphs", match=("graph network",))]
    names = {topic.name for topic in assign_topics([*many, BEES, ROBOTS], {}, None, rules)[0]}
    assert "Learning on graphs" in names
    assert "Graph networks" not in names


def test_a_site_shows_its_topics_with_their_parts(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "bees.md").write_text(
        '+++\ntitle = "How Bees Count"\nauthors = ["Ada Byron"]\n+++\n'
    )
    (tmp_path / "site.toml").write_text(
        'title = "T"\n[[topics]]\nname = "Insects"\n[[topics]]\nname = "Bees"\nmatch = ["bee"]\nparent = "Insects"\n'
        'exclude = ["how-bees-cuont"]\n'
    )
    report = build(tmp_path)
    (problem,) = [each for each in report.problems if each.code == "unmatched-topic"]
    assert (problem.line, problem.hint) == (8, "Did you mean “how-bees-count”?")
    assert (
        'Part of <a href="../topics/insects.html">Insects</a>'
        in (tmp_path / "build/topics/bees.html").read_text()
    )
    assert 'href="../topics/bees.html"' in (tmp_path / "build/topics/insects.html").read_text()
