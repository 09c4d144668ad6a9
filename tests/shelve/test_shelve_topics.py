"""Papers get the topics that a person would put on a shelf label, each with the words that made it."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf_of_history import SUBJECTS, history_papers

from papershelf.model import Membership, Paper, Topic
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.picks import MOST_TOPICS

SEEDS = Path(__file__).parents[2] / "../shared/score/truth/seeds.jsonl"
BOILERPLATE = {
    "we propose",
    "large number",
    "real world",
    "real-world",
    "extensive experiments",
    "wide range",
    "during training",
    "et al",
    "state of the art",
    "state-of-the-art",
    "existing methods",
    "proposed method",
    "neural networks can",
    "this paper",
    "experiments show",
    "new look",
}


def paper(id: str, title: str | None, abstract: str = "", categories: tuple[str, ...] = ()) -> Paper:
    return Paper(id=id, title=title, label=title or id, abstract=abstract or None, categories=categories)


def names(topics: Sequence[Topic]) -> set[str]:
    return {topic.name for topic in topics}


def seed_papers() -> list[Paper]:
    """The records of the two long documents, as papers that nobody fused."""
    rows = map(json.loads, SEEDS.read_text("utf-8").splitlines())
    return [
        paper(f"{row['doc']}-{row['line_start']:05}", row["title"], row["abstract"], tuple(row["categories"]))
        for row in rows
    ]


@pytest.fixture(scope="module")
def seeds() -> tuple[list[Paper], tuple[Topic, ...], dict[str, tuple[Membership, ...]]]:
    papers = seed_papers()
    return papers, *assign_topics(papers, {})


def test_the_subjects_of_a_shelf_of_history_are_found() -> None:
    papers = history_papers(90)
    topics, memberships = assign_topics(papers, {})
    assert {topic.name.lower() for topic in topics} >= {subject.lower() for subject in SUBJECTS} - {
        "transit of venus"
    }
    assert "Transit of Venus" in names(topics)
    assert "Jesuit observatories" in names(topics)
    assert len(memberships) >= 0.95 * len(papers)


def test_what_scholars_always_write_is_no_topic() -> None:
    topics, _ = assign_topics(history_papers(90), {})
    assert not {topic.name.lower() for topic in topics} & BOILERPLATE


def test_spellings_and_acronyms_are_one_topic() -> None:
    filler = history_papers(40)
    papers = [
        paper("a", "Graph neural networks for roads", "Graph neural networks (GNNs) see roads. GNNs scale."),
        paper("b", "Deep towns", "A GNN reads towns. GNNs read maps."),
        paper("c", "A Graph Neural Network of Harbours", "The graph neural network is small."),
        paper("d", "Graph-neural-network pruning", "We prune graph neural networks. GNNs get small."),
    ]
    topics, memberships = assign_topics(filler + papers, {})
    topic = next(topic for topic in topics if topic.name == "Graph neural networks")
    assert topic.id == "graph-neural-networks"
    assert topic.papers == ("a", "b", "c", "d")
    assert topic.kind == "phrase"
    by_b = next(each for each in memberships["b"] if each.id == topic.id)
    assert by_b.evidence == ("GNN", "GNNs")


def test_everyday_uses_of_a_word_make_no_topic_of_it() -> None:
    attention = [
        paper("a", "Attention in birds", "Attention guides birds. We model attention. Attention fades."),
        paper("b", "Attention in bees", "Attention guides bees. We model attention. Attention fades."),
        paper("c", "Attention in cats", "Attention guides cats. We model attention. Attention fades."),
    ]
    everyday = [
        paper(f"e{number}", f"{word} seen anew", f"{word} long have received attention from the crown.")
        for number, word in enumerate(("Rivers", "Harbours", "Bridges", "Castles", "Mills"))
    ]
    topics, memberships = assign_topics([*history_papers(30), *attention, *everyday], {})
    topic = next(topic for topic in topics if topic.name == "Attention")
    assert topic.papers == ("a", "b", "c")
    assert not memberships.keys() & {each.id for each in everyday}


def test_common_words_are_no_topics() -> None:
    papers = [
        paper(f"p{n}", f"{town} policy", f"The policy of {town}. A policy and its policy. One more policy.")
        for n, town in enumerate(("Delft", "Bergen", "Padua", "Krakow"))
    ]
    assert "policy" not in {
        name.lower() for name in names(assign_topics([*history_papers(30), *papers], {})[0])
    }


def test_what_comes_among_examples_or_experiments_is_no_membership() -> None:
    papers = history_papers(40)
    mined = next(topic for topic in assign_topics(papers, {})[0] if topic.name == "Lunar tables")
    texts = {
        "example": "Trade winds blow. Trade winds, unlike lunar tables, blow. Sails fill and ships move on and on.",
        "late": "Trade winds blow. Trade winds blow again. Ships sail on and on. A test is on lunar tables.",
        "early": "Trade winds need lunar tables. Trade winds blow again. Ships sail on and on. All is well.",
    }
    added = [paper(id, "Sails", text) for id, text in texts.items()]
    topics, _ = assign_topics([*papers, *added], {})
    members = next(topic for topic in topics if topic.name == "Lunar tables").papers
    assert set(members) & texts.keys() == {"early"}
    assert set(members) >= set(mined.papers)


def test_what_only_abstracts_explain_by_an_acronym_can_be_a_topic() -> None:
    papers = [
        paper(
            f"p{n}", f"{town} letters", f"Sealed packet delivery (SPD) in {town}. SPD came late. SPD went on."
        )
        for n, town in enumerate(("Delft", "Bergen", "Padua", "Krakow"))
    ]
    assert "Sealed packet delivery" in names(assign_topics([*history_papers(30), *papers], {})[0])


def test_adjectives_and_nouns_of_a_quality_are_one_topic_with_the_nouns_name() -> None:
    papers = [
        paper(
            "a", "Equivariant maps", "An equivariant map is fine. Equivariant maps hold. Equivariant is good."
        ),
        paper("b", "Equivariant charts", "An equivariant chart has equivariance. Equivariant charts hold."),
        paper("c", "On equivariance", "We ask for equivariance. Equivariance is rare. Equivariance is good."),
    ]
    topics, memberships = assign_topics([*history_papers(30), *papers], {})
    topic = next(topic for topic in topics if topic.name == "Equivariance")
    assert topic.papers == ("a", "b", "c")
    assert memberships["a"][0].evidence == ("Equivariant", "equivariant")


def test_a_term_of_too_many_papers_serves_those_that_have_no_other() -> None:
    winds = [
        paper(f"w{n}", f"{town} trade winds", f"Trade winds of {town}. Trade winds blow.")
        for n, town in enumerate(("Delft", "Bergen", "Padua", "Krakow", "Turin", "Lund", "Graz", "Bath"))
    ]
    comets = [
        paper(f"c{n}", "Comet sightings", "Comet sightings and trade winds. Comet sightings. Trade winds.")
        for n in range(3)
    ]
    others = [
        paper(f"o{n}", f"A {word}", f"{word} stands.") for n, word in enumerate(("Rivers", "Mills", "Inns"))
    ]
    papers = [*winds, *comets, *others]
    topics, memberships = assign_topics(papers, {})
    assert {topic.name: len(topic.papers) for topic in topics} == {"Trade winds": 4, "Comet sightings": 3}
    assert [each.id for each in memberships["c0"]] == ["comet-sightings"]


def test_a_word_that_only_stands_within_longer_topics_is_none() -> None:
    titles = [
        f"{name} {town}"
        for name in ("Herring unions of", "Herring songs of", "Salted herring in")
        for town in "ABC"
    ]
    papers = []
    for n, title in enumerate(titles):
        phrase = " ".join(title.split()[:2])
        papers.append(paper(f"p{n}", title, f"The {phrase} is old. Each {phrase} was small."))
    found = names(assign_topics([*history_papers(30), *papers], {})[0])
    assert found >= {"Herring unions", "Herring songs", "Salted herring"}
    assert "Herring" not in found


def test_uses_before_a_noun_do_not_keep_a_name_from_the_plural() -> None:
    papers = [
        paper(
            id,
            f"Sextants of {town}",
            "Sextant makers and sextant shops sold sextants. Each sextant shop did.",
        )
        for id, town in (("a", "Delft"), ("b", "Lund"), ("c", "Bath"))
    ]
    assert "Sextants" in names(assign_topics([*history_papers(30), *papers], {})[0])


def test_names_are_plural_as_texts_write_them() -> None:
    papers = [
        paper("a", "Tide clocks", "Tide clocks tick. A tide clock is small. This tide clock is old."),
        paper(
            "b", "Tide clocks of Delft", "Tide clocks tick. The tide clock is small. Each tide clock is old."
        ),
        paper("c", "The tide clock", "The tide clock ticks. The tide clock is small."),
    ]
    assert "Tide clocks" in names(assign_topics([*history_papers(30), *papers], {})[0])


def test_a_passing_phrase_of_abstracts_alone_is_no_topic() -> None:
    papers = [
        paper(each.id, each.title, f"{each.abstract} Green herrings were sold.")
        for each in history_papers(30)
    ]
    assert "Green herrings" not in names(assign_topics(papers, {})[0])


def test_what_sources_state_is_kept_whatever_its_size() -> None:
    papers = history_papers(30)
    topics, memberships = assign_topics(papers, {papers[0].id: ("Image Segmentation",)})
    topic = next(topic for topic in topics if topic.name == "Image Segmentation")
    assert (topic.id, topic.kind, topic.papers) == ("image-segmentation", "keyword", (papers[0].id,))
    assert topic.evidence == ("stated by the sources of 1 paper",)
    stated = ("Image Segmentation",)
    assert memberships[papers[0].id][0] == Membership(id=topic.id, evidence=stated, stated=stated)


def test_a_stated_topic_takes_in_the_mined_one() -> None:
    papers = history_papers(60)
    mined = next(topic for topic in assign_topics(papers, {})[0] if topic.name == "Lunar tables")
    outsider = next(each for each in papers if each.id not in mined.papers)
    topics, memberships = assign_topics(papers, {outsider.id: ("Lunar Table",)})
    topic = next(topic for topic in topics if topic.name == "Lunar Table")
    assert "Lunar tables" not in names(topics)
    assert topic.kind == "keyword"
    assert {*topic.papers} > {outsider.id}
    assert memberships[outsider.id][0].evidence == ("Lunar Table",)
    assert len(topic.evidence) == 2


def test_the_most_used_spelling_of_a_stated_topic_is_its_name() -> None:
    papers = history_papers(3)
    stated = {
        papers[0].id: ("Few-shot learning",),
        papers[1].id: ("few shot learning",),
        papers[2].id: ("few shot learning",),
    }
    topics, _ = assign_topics(papers, stated)
    assert [(topic.name, len(topic.papers)) for topic in topics] == [("Few shot learning", 3)]


def test_categories_have_readable_names_and_neither_few_papers_nor_most() -> None:
    papers = [
        paper(each.id, each.title, each.abstract or "", codes)
        for each, codes in zip(
            history_papers(40),
            [("LG",)] * 4 + [("CV", "LG")] * 2 + [("X1",)] * 3 + [("AI",)] * 31,
            strict=True,
        )
    ]
    topics, memberships = assign_topics(papers, {})
    found = {topic.name: topic for topic in topics if topic.kind == "category"}
    assert {*found} == {"Machine learning", "X1"}
    assert found["Machine learning"].papers == tuple(each.id for each in papers[:6])
    assert found["Machine learning"].evidence == ("LG as category of 6 papers",)
    assert Membership(id="machine-learning", evidence=("LG",)) in memberships[papers[0].id]


def test_names_that_slugs_cannot_tell_apart_get_two_addresses() -> None:
    papers = history_papers(2)
    topics, _ = assign_topics(papers, {papers[0].id: ("C",), papers[1].id: ("C++",)})
    assert len({topic.id for topic in topics}) == 2


def test_papers_with_enough_stated_topics_are_not_mined() -> None:
    papers = history_papers(60)
    topics, _ = assign_topics(papers, {each.id: ("Letters", "Archives") for each in papers})
    assert names(topics) == {"Letters", "Archives"}


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_a_very_small_shelf_has_no_mined_topics(count: int) -> None:
    assert assign_topics(history_papers(count), {}) == ((), {})


def test_papers_without_text_are_left_alone() -> None:
    papers = [*history_papers(30), paper("bare", None), paper("sign", "?!")]
    _, memberships = assign_topics(papers, {})
    assert "bare" not in memberships
    assert "sign" not in memberships


def check(
    papers: Sequence[Paper], topics: Sequence[Topic], memberships: dict[str, tuple[Membership, ...]]
) -> None:
    """What holds on every shelf where nobody states topics."""
    text = {each.id: f"{each.title or ''}\n{each.abstract or ''}" for each in papers}
    codes = {each.id: each.categories for each in papers}
    assert [topic.id for topic in topics] == sorted({topic.id for topic in topics})
    pairs = {(topic.id, id) for topic in topics for id in topic.papers}
    assert pairs == {(each.id, id) for id, rows in memberships.items() for each in rows}
    for topic in topics:
        assert 3 <= len(topic.papers) <= 0.3 * len(papers)
        assert list(topic.papers) == sorted(set(topic.papers))
        assert topic.evidence
    for id, rows in memberships.items():
        assert 1 <= len(rows) <= MOST_TOPICS
        for each in rows:
            assert each.evidence
            assert all(word in text[id] or word in codes[id] for word in each.evidence)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 80), st.integers(0, 5))
def test_no_order_of_the_papers_matters_and_the_bounds_hold(count: int, seed: int) -> None:
    papers = history_papers(count, seed)
    topics, memberships = assign_topics(papers, {})
    check(papers, topics, memberships)
    Random(seed).shuffle(papers)
    assert assign_topics(papers, {}) == (topics, memberships)


def test_the_seeds_have_topics_within_bounds(
    seeds: tuple[list[Paper], tuple[Topic, ...], dict[str, tuple[Membership, ...]]],
) -> None:
    papers, topics, memberships = seeds
    check(papers, topics, memberships)
    long = [each.id for each in papers if each.id.startswith(("001", "004"))]
    assert sum(id in memberships for id in long) >= 0.95 * len(long)
    assert 70 <= len(topics) <= 130


@pytest.mark.parametrize(("count", "share"), [(25, 0.25), (60, 0.7), (120, 0.85)])
def test_a_smaller_shelf_has_topics_too(
    seeds: tuple[list[Paper], tuple[Topic, ...], dict[str, tuple[Membership, ...]]], count: int, share: float
) -> None:
    papers = Random(count).sample(seeds[0], count)
    topics, memberships = assign_topics(papers, {})
    check(papers, topics, memberships)
    assert len(memberships) >= share * count


@pytest.mark.parametrize("place", [0, 111, 333])
def test_a_paper_less_changes_few_memberships_of_the_others(
    seeds: tuple[list[Paper], tuple[Topic, ...], dict[str, tuple[Membership, ...]]], place: int
) -> None:
    papers, _, before = seeds
    _, after = assign_topics(papers[:place] + papers[place + 1 :], {})
    old = {(id, each.id) for id, rows in before.items() for each in rows if id != papers[place].id}
    new = {(id, each.id) for id, rows in after.items() for each in rows}
    assert len(old - new) < 0.05 * len(old)


def test_the_seeds_have_the_topics_of_their_field(
    seeds: tuple[list[Paper], tuple[Topic, ...], dict[str, tuple[Membership, ...]]],
) -> None:
    found = {topic.name.lower() for topic in seeds[1]}
    assert found >= {
        "graph neural networks",
        "continual learning",
        "optimal transport",
        "neural tangent kernel",
        "self-supervised learning",
        "lottery ticket hypothesis",
        "equivariance",
        "bandits",
    }
    assert found & {"associative memory", "associative memories"}
    assert not found & {
        "policy",
        "inference",
        "sequences",
        "estimation",
        "distances",
        "operators",
        "alignment",
    }
    assert not found & BOILERPLATE
