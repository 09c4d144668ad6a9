"""What a paper has of terms is counted right, and an edit changes the topics of few other papers."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf_of_fields import FIELDS, papers_of
from shelf_of_history import history_papers

from papershelf.model import Paper
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.phrases import ENDS, UNCLEAR, Grammar
from papershelf.shelve.topics.spellings import Key
from papershelf.shelve.topics.terms import mine_terms, use_terms
from papershelf.shelve.topics.uses import COUNT, SHIFT, TITLED
from papershelf.shelve.topics.words import Words


def mixed(count: int, seed: int) -> list[Paper]:
    """Papers of all fields."""
    papers = [
        *history_papers(count, seed),
        *(p for field in FIELDS for p in papers_of(field, count // 4, seed)),
    ]
    return Random(seed).sample(papers, min(count, len(papers)))


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 40), st.integers(0, 9))
def test_uses_are_those_of_a_naive_scan(count: int, seed: int) -> None:
    grammar = Grammar(Words(mixed(count, seed)))
    words = grammar.words
    terms = mine_terms(grammar, range(len(words.papers)), ())
    uses = use_terms(grammar, terms)
    keys = {term.key: place for place, term in enumerate(terms)}
    after = grammar.after()
    papers: Counter[Key] = Counter()
    titles: Counter[Key] = Counter()
    mentions: Counter[Key] = Counter()
    closing: Counter[Key] = Counter()
    for paper, mine in enumerate(uses):
        head, body = (
            [(end, key) for _, end, key in grammar.spans(text) if key in keys]
            for text in (words.heads[paper], words.bodies[paper])
        )
        titled, counts = {key for _, key in head}, Counter(key for _, key in body)
        papers.update(titled | counts.keys())
        titles.update(titled)
        for text, found in ((words.heads[paper], head), (words.bodies[paper], body)):
            for end, key in found:
                kind = after[text[end]] if end < len(text) else ENDS
                mentions[key] += 1
                closing[key] += kind == ENDS and not grammar.adjectives[text[end - 1]] and kind != UNCLEAR
        held = {use >> SHIFT: use for use in mine}
        assert len(held) == len(mine)
        for key in titled | counts.keys():
            if len(key) > 1 or key in titled or counts[key] > 1:
                use = held[keys[key]]
                assert (use & COUNT, bool(use & TITLED)) == (counts[key], key in titled)
    for term in terms:
        expected = (papers[term.key], titles[term.key], mentions[term.key], closing[term.key])
        assert (term.papers, term.titles, term.mentions, term.closing) == expected


def topics_of(papers: list[Paper]) -> dict[str, list[str]]:
    _, memberships = assign_topics(papers, {})
    return {paper.id: [each.id for each in memberships.get(paper.id, ())] for paper in papers}


@pytest.mark.parametrize("seed", range(4))
def test_a_paper_that_shares_no_words_changes_nothing(seed: int) -> None:
    papers = mixed(150, seed)
    stranger = Paper(
        id="stranger", title="Xylophones", label="", abstract="Xylophones ring. Xylophones gleam."
    )
    before, after = topics_of(papers), topics_of([*papers, stranger])
    del after["stranger"]
    assert before == after


@pytest.mark.parametrize("seed", range(4))
def test_one_paper_more_changes_the_topics_of_few_others(seed: int) -> None:
    papers = mixed(180, seed)
    before, after = topics_of(papers[1:]), topics_of(papers)
    assert sum(before[paper.id] != after[paper.id] for paper in papers[1:]) <= 8


def test_a_shelf_that_grows_keeps_its_topics() -> None:
    papers = mixed(240, 1)
    before, after = topics_of(papers[:200]), topics_of(papers)
    old = {(id, topic) for id, topics in before.items() for topic in topics}
    kept = {(id, topic) for id, topics in after.items() for topic in topics}
    assert len(old - kept) < 0.05 * len(old)
