"""Related papers have reasons that a reader can check."""

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from shelf_of_history import history_papers

from papershelf.model import Authorship, Membership, Paper, Topic
from papershelf.shelve.related import MOST_NAMED_BY, MOST_RELATED, relate
from papershelf.shelve.topics.assign import assign_topics


def paper(id: str, title: str, abstract: str = "", authors: tuple[str, ...] = ()) -> Paper:
    return Paper(
        id=id,
        title=title,
        label=title,
        abstract=abstract or None,
        authors=tuple(Authorship(id=name.lower(), name=name) for name in authors),
    )


FILLER = [paper(f"z{n}", f"Topic{n} of place{n}", f"Some{n} text{n} only{n}.") for n in range(30)]


def test_shared_words_are_named_as_the_paper_writes_them() -> None:
    papers = [
        *FILLER,
        paper("a", "Comets over Lisbon", "The comet of Lisbon frightened sailors."),
        paper("b", "A comet seen from Lisbon", "Sailors wrote of comets."),
    ]
    related = relate(papers, {})
    assert [each.id for each in related["a"]] == ["b"]
    (reason,) = related["a"][0].reasons
    words = reason.removeprefix("Shared words: ").split(", ")
    assert {*words} <= {"Comets", "comet", "Lisbon", "sailors", "comets"}
    assert len(words) >= 2


def test_one_shared_word_is_no_reason() -> None:
    papers = [*FILLER, paper("a", "Comets over Lisbon"), paper("b", "Comets in winter")]
    assert "a" not in relate(papers, {})


def test_two_forms_of_a_word_are_one() -> None:
    papers = [*FILLER, paper("a", "Analytic analytically"), paper("b", "Analytically analytic")]
    assert "a" not in relate(papers, {})


def test_shared_authors_are_a_reason() -> None:
    papers = [
        *FILLER,
        paper("a", "Comets over Lisbon", authors=("Ada", "Grace", "Hedy")),
        paper("b", "Herrings", authors=("Hedy", "Ada")),
        paper("c", "Harbours", authors=("Grace",)),
    ]
    related = relate(papers, {})
    assert [(each.id, each.reasons) for each in related["a"]] == [
        ("b", ("2 shared authors: Ada, Hedy",)),
        ("c", ("Shared author: Grace",)),
    ]


def test_shared_topics_are_named() -> None:
    papers = [
        *FILLER,
        paper("a", "Comets over Lisbon", "Sailors."),
        paper("b", "Comets and sailors of Lisbon"),
    ]
    topics = [Topic(id="sky", name="The sky", papers=("a", "b"))]
    memberships = {
        "a": (Membership(id="sky", evidence=("x",)),),
        "b": (Membership(id="sky", evidence=("x",)),),
    }
    assert relate(papers, memberships, topics)["a"][0].reasons[-1] == "Shared topic: The sky"


def test_a_paper_that_everybody_is_like_is_named_by_few() -> None:
    hub = " ".join(f"word{n} term{n}" for n in range(60))
    papers = [paper(f"p{n:02}", f"word{n} term{n} self{n}") for n in range(60)]
    related = relate([paper("hub", hub), *papers], {})
    named = Counter(each.id for rows in related.values() for each in rows)
    assert named["hub"] <= MOST_NAMED_BY


def test_an_empty_shelf_and_a_single_paper_have_no_relations() -> None:
    assert relate([], {}) == {}
    assert relate([paper("a", "Comets over Lisbon")], {}) == {}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 70), st.integers(0, 5))
def test_relations_keep_their_bounds_in_any_order(count: int, seed: int) -> None:
    papers = history_papers(count, seed)
    topics, memberships = assign_topics(papers, {})
    related = relate(papers, memberships, topics)
    ids = {each.id for each in papers}
    named: Counter[str] = Counter()
    for id, rows in related.items():
        others = [each.id for each in rows]
        assert id not in others
        assert {*others} <= ids
        assert len(others) == len({*others}) <= MOST_RELATED
        assert all(each.reasons for each in rows)
        named.update(others)
    assert max(named.values(), default=0) <= MOST_NAMED_BY
    Random(seed).shuffle(papers)
    assert relate(papers, memberships, topics) == related
