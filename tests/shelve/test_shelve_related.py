"""Related papers have reasons that a reader can check."""

from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from shelf_of_history import history_papers

from papershelf.model import Authorship, Membership, Paper, Related, Topic
from papershelf.read import read_content
from papershelf.shelve import shelve
from papershelf.shelve.related import relate
from papershelf.shelve.related.offers import MOST_NAMED_BY, MOST_RELATED
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.words import Words


def paper(id: str, title: str | None, abstract: str = "", authors: tuple[str, ...] = ()) -> Paper:
    return Paper(
        id=id,
        title=title,
        label=title or id,
        abstract=abstract or None,
        authors=tuple(Authorship(id=name.lower(), name=name) for name in authors),
    )


FILLER = [paper(f"z{n}", f"Topic{n} of place{n}", f"Some{n} text{n} only{n}.") for n in range(30)]


def words_of(reasons: tuple[str, ...]) -> list[str]:
    """What is told as shared words."""
    return next(
        (reason.split(": ", 1)[1].split(", ") for reason in reasons if reason.startswith("Shared words")), []
    )


def has(paper: Paper, term: str) -> bool:
    """Whether a paper has the words of a term one behind the other, in any spelling."""
    words = Words([paper])
    stems, wanted = words.vocabulary.stems, [words.vocabulary.stems[token] for token in words.numbers(term)]
    return any(
        [stems[token] for token in text[place : place + len(wanted)]] == wanted
        for text in (*words.heads, *words.bodies)
        for place in range(len(text))
    )


def check(papers: list[Paper], related: dict[str, tuple[Related, ...]]) -> None:
    """What holds for all relations of any shelf."""
    by_id = {each.id: each for each in papers}
    named: Counter[str] = Counter()
    for id, rows in related.items():
        others = [each.id for each in rows]
        assert id not in others
        assert {*others} <= by_id.keys()
        assert 0 < len(others) == len({*others}) <= MOST_RELATED
        named.update(others)
        for row in rows:
            assert row.reasons
            assert any(not reason.startswith("Same session") for reason in row.reasons)
            words = words_of(row.reasons)
            assert len(words) == len({*words}) != 1
            for word in words:
                assert has(by_id[id], word), (id, word)
                assert has(by_id[row.id], word), (row.id, word)
    assert max(named.values(), default=0) <= MOST_NAMED_BY


def test_shared_words_are_named_as_the_paper_writes_them() -> None:
    papers = [
        *FILLER,
        paper("a", "Comets over Lisbon", "The comet of Lisbon frightened sailors."),
        paper("b", "A comet seen from Lisbon", "Sailors wrote of comets."),
    ]
    related = relate(papers, {})
    assert [each.id for each in related["a"]] == ["b"]
    words = words_of(related["a"][0].reasons)
    assert {*words} <= {"comet", "Lisbon", "sailors", "comets"}
    assert len(words) >= 2


def test_the_form_that_both_papers_write_is_shown() -> None:
    papers = [
        *FILLER,
        paper("a", "Sailors and a harbour", "Harbours of a sailor."),
        paper("b", "The harbours of one sailor"),
    ]
    (row,) = relate(papers, {})["a"]
    assert {*words_of(row.reasons)} == {"harbours", "sailor"}


def test_words_that_stand_together_in_both_papers_are_shown_together() -> None:
    papers = [
        *FILLER,
        paper("a", "Transit instruments of Lisbon", "A brass quadrant."),
        paper("b", "Lisbon and its transit instruments"),
        paper("c", "The transit of a quadrant", "Brass instruments."),
    ]
    related = {row.id: words_of(row.reasons) for row in relate(papers, {})["a"]}
    assert {*related["b"]} == {"transit instruments", "Lisbon"}
    assert {*related["c"]} <= {"transit", "instruments", "brass", "quadrant"}


def test_no_more_than_half_of_a_name_of_three_words_is_never_shown() -> None:
    papers = [
        *FILLER,
        paper("a", "Lunar distance tables in Lisbon"),
        paper("b", "On lunar distance tables", "A clerk in Lisbon."),
    ]
    (row,) = relate(papers, {})["a"]
    assert {*words_of(row.reasons)} == {"lunar distance tables", "Lisbon"}


def test_one_shared_word_is_no_reason() -> None:
    papers = [*FILLER, paper("a", "Comets over Lisbon"), paper("b", "Comets in winter")]
    assert "a" not in relate(papers, {})


def test_two_forms_of_a_word_are_one() -> None:
    for forms in ("Analytic analytically", "Pruned pruning", "Sparsity sparse", "Colonise colonization"):
        papers = [*FILLER, paper("a", forms), paper("b", " ".join(reversed(forms.split())))]
        assert "a" not in relate(papers, {}), forms


def test_words_of_any_field_are_no_reason() -> None:
    plain = "The proposed method improves results during training. Experiments show a novel approach."
    papers = [*FILLER, paper("a", "Comets", plain), paper("b", "Herrings", plain)]
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


def test_a_session_is_named_beside_a_reason_and_is_none_alone() -> None:
    papers = [
        *FILLER,
        paper("a", "Comets over Lisbon", "Sailors."),
        paper("b", "Comets and sailors of Lisbon"),
        paper("c", "Herrings"),
    ]
    papers = [replace(each, session="noon") if each.id in "abc" else each for each in papers]
    related = relate(papers, {})
    assert [each.id for each in related["a"]] == ["b"]
    assert related["a"][0].reasons[-1] == "Same session"
    assert "c" not in related


def test_a_session_of_most_papers_is_not_named() -> None:
    papers = [*FILLER, paper("a", "Comets over Lisbon"), paper("b", "Lisbon and its comets")]
    related = relate([replace(each, session="all") for each in papers], {})
    assert [reason.split(":")[0] for reason in related["a"][0].reasons] == ["Shared words"]


def test_of_papers_equally_alike_those_of_the_same_session_come_first() -> None:
    papers = [paper(f"{n}", "Comets over Lisbon") for n in range(3)]
    papers = [papers[0], papers[1], *FILLER, replace(papers[2], id="zz")]
    papers = [replace(each, session="noon") if each.id in ("0", "zz") else each for each in papers]
    assert [each.id for each in relate(papers, {})["0"]] == ["zz", "1"]


def test_papers_without_a_title_or_an_abstract_have_relations_too() -> None:
    papers = [
        *FILLER,
        paper("a", None, "The comet of Lisbon frightened sailors."),
        paper("b", "Sailors of Lisbon"),
        paper("c", None),
    ]
    related = relate(papers, {})
    assert [each.id for each in related["a"]] == ["b"]
    assert [each.id for each in related["b"]] == ["a"]
    assert "c" not in related


def test_a_paper_that_everybody_is_like_is_named_by_few() -> None:
    hub = " ".join(f"word{n} term{n}" for n in range(60))
    papers = [paper(f"p{n:02}", f"word{n} term{n} self{n}") for n in range(60)]
    related = relate([paper("hub", hub), *papers], {})
    named = Counter(each.id for rows in related.values() for each in rows)
    assert named["hub"] <= MOST_NAMED_BY


def test_papers_without_any_word_are_related_by_their_authors_alone() -> None:
    related = relate([paper("a", None, authors=("Ada",)), paper("b", None, authors=("Ada",))], {})
    assert related["a"][0].reasons == ("Shared author: Ada",)


def test_an_empty_shelf_and_a_single_paper_have_no_relations() -> None:
    assert relate([], {}) == {}
    assert relate([paper("a", "Comets over Lisbon")], {}) == {}
    assert relate([paper("a", None), paper("b", None)], {}) == {}


def test_a_far_paper_more_or_less_changes_nothing() -> None:
    papers = history_papers(60)
    far = paper("far", "Zeppelins", "Dirigibles carried mail across oceans without ballast.", ("Nobody",))
    assert relate([*papers, far], {}) == relate(papers, {})


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 70), st.integers(0, 5))
def test_relations_keep_their_bounds_in_any_order(count: int, seed: int) -> None:
    papers = history_papers(count, seed)
    topics, memberships = assign_topics(papers, {})
    related = relate(papers, memberships, topics)
    check(papers, related)
    Random(seed).shuffle(papers)
    assert relate(papers, memberships, topics) == related


LETTERS = st.sampled_from(
    ["comet", "Lisbon", "sailors", "sailor", "Brass", "quadrant", "tide-tables", "of", "the", "."]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.none() | st.lists(LETTERS, min_size=1), st.lists(LETTERS)), max_size=12))
def test_reasons_are_true_whatever_the_texts(texts: list[tuple[list[str] | None, list[str]]]) -> None:
    papers = [
        paper(f"{n:02}", " ".join(title) if title else None, " ".join(abstract))
        for n, (title, abstract) in enumerate(texts)
    ]
    check([*papers, *FILLER], relate([*papers, *FILLER], {}))


def test_the_real_pages_have_true_relations(seeds: Path) -> None:
    shelf = shelve(read_content(seeds))
    related = {each.id: each.related for each in shelf.papers if each.related}
    check([*shelf.papers], related)
    assert len(related) >= 0.88 * len(shelf.papers)
    told = Counter(word for rows in related.values() for row in rows for word in words_of(row.reasons))
    assert not told.keys() & {
        "method",
        "methods",
        "results",
        "training",
        "learning",
        "model",
        "models",
        "data",
    }
