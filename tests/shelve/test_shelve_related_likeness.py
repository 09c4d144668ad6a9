"""Likenesses through inverted lists are those of all pairs, one with another."""

from collections import Counter
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from shelf_of_history import history_papers

from papershelf.model import Paper
from papershelf.shelve.related import likeness
from papershelf.shelve.related.likeness import CANDIDATES, FEWEST_TERMS, LIKE, Postings, compare
from papershelf.shelve.related.offers import MOST_NAMED_BY, MOST_RELATED, choose
from papershelf.shelve.related.terms import (
    COMMON,
    LEVELS,
    TITLE,
    UNIT,
    UNTITLED,
    Terms,
    find_terms,
    steady,
    tell,
)
from papershelf.shelve.topics.words import Words

Pairs = dict[tuple[int, int], int]


def found(terms: Terms, rows: range | None = None) -> Pairs:
    papers, others, likes = compare(terms, Postings(terms), rows or range(terms.count))
    return dict(zip(zip(papers.tolist(), others.tolist(), strict=True), likes.tolist(), strict=True))


def weights_of(words: Words) -> list[dict[str, int]]:
    """The weights of each paper's single words, by the book."""
    vocabulary = words.vocabulary
    uses: list[Counter[str]] = []
    titled: set[str] = set()
    lengths = []
    for paper, body, head in zip(words.papers, words.bodies, words.heads, strict=True):
        counts = Counter(vocabulary.stems[token] for token in body if not vocabulary.plain[token])
        for token in head if paper.title else ():
            if not vocabulary.plain[token]:
                counts[vocabulary.stems[token]] += TITLE
                titled.add(vocabulary.stems[token])
        uses.append(counts)
    spread = Counter(stem for counts in uses for stem in counts)
    lengths = [sqrt(sum((1 + log(number)) ** 2 for number in counts.values())) for counts in uses]

    def told(stem: str) -> float:
        for (share, tells), few in zip(LEVELS, (3, 6, 4), strict=True):
            if 1 < spread[stem] <= max(int(share * steady(len(uses))), few):
                return tells if stem in titled else tells * UNTITLED
        return 0.0

    return [
        {
            stem: round(UNIT * (1 + log(number)) * told(stem) / length)
            for stem, number in counts.items()
            if told(stem)
        }
        for counts, length in zip(uses, lengths, strict=True)
    ]


def all_pairs(terms: Terms) -> Pairs:
    """The likeness of every pair that is alike enough, without lists: each paper's best."""
    weights: list[dict[int, int]] = [{} for _ in range(terms.count)]
    for paper, term, weight in zip(
        terms.papers.tolist(), terms.terms.tolist(), terms.weights.tolist(), strict=True
    ):
        weights[paper][term] = weight
    size = len(terms.names.stems)
    pairs: Pairs = {}
    for paper, mine in enumerate(weights):
        likes = []
        for other, theirs in enumerate(weights):
            shared = mine.keys() & theirs.keys()
            like = sum(mine[term] * theirs[term] for term in shared)
            forms = {terms.names.families[term] for term in shared if term < size}
            if other != paper:
                likes.append((-like, other, len(forms)))
        likes.sort()
        for negative, other, forms_shared in likes[:CANDIDATES]:
            if -negative >= LIKE and forms_shared >= FEWEST_TERMS:
                pairs[paper, other] = -negative
    return pairs


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 60), st.integers(0, 1000))
def test_lists_that_are_not_cut_find_what_all_pairs_find(count: int, seed: int) -> None:
    terms = find_terms(Words(history_papers(count, seed)))
    assert found(terms) == all_pairs(terms)


def test_weights_are_tf_idf_by_length() -> None:
    words = Words(history_papers(40))
    terms = find_terms(words)
    stems = terms.names.stems
    for paper, expected in enumerate(weights_of(words)):
        mine = slice(int(terms.starts[paper]), int(terms.starts[paper + 1]))
        got = zip(terms.terms[mine].tolist(), terms.weights[mine].tolist(), strict=True)
        assert {stems[term]: weight for term, weight in got if term < len(stems)} == expected


def test_some_rows_are_compared_as_all_are() -> None:
    terms = find_terms(Words(history_papers(50)))
    everything = found(terms)
    assert found(terms, range(7, 9)) == {pair: like for pair, like in everything.items() if pair[0] in (7, 8)}


def test_likeness_is_the_same_however_many_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = find_terms(Words(history_papers(50)))
    everything = found(terms)
    monkeypatch.setattr(likeness, "CELLS", 1000)
    assert found(terms) == everything


def test_lists_that_are_cut_still_tell_the_whole_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = find_terms(Words(history_papers(80)))
    everything = found(terms)
    monkeypatch.setattr(likeness, "LONGEST_POSTING", 5)
    cut = found(terms)
    assert cut
    assert {pair: everything.get(pair, like) for pair, like in cut.items()} == cut


def test_a_word_more_in_one_paper_changes_no_likeness_of_two_others() -> None:
    papers = history_papers(120)
    edited = [replace(papers[0], abstract=f"{papers[0].abstract} Aardvarks."), *papers[1:]]
    before, after = found(find_terms(Words(papers))), found(find_terms(Words(edited)))
    both = {pair for pair in before.keys() & after.keys() if 0 not in pair}
    assert len(both) > 1000
    assert all(before[pair] == after[pair] for pair in both)


def test_words_tell_in_three_levels_and_those_of_one_paper_or_of_many_nothing() -> None:
    spread = np.array([0, 1, 2, 8, 9, 128, 129, int(COMMON * 2048), 308, 2048])
    told = tell(spread, np.ones(len(spread), bool), 2000)
    assert told.tolist() == [0, 0, 1.0, 1.0, 0.7, 0.7, 0.4, 0.4, 0, 0]


def test_the_number_of_papers_counts_in_steps() -> None:
    assert {steady(papers) for papers in range(431, 608)} == {512.0}
    assert [steady(papers) for papers in (0, 1, 2)] == [1.0, 1.0, 2.0]


def test_the_refused_turn_to_others() -> None:
    scores = [{0: 1000 - paper, paper + 1: 1} for paper in range(1, 20)]
    related = choose([{}, *scores, {}])
    assert [paper for paper, others in enumerate(related) if 0 in others] == [*range(1, MOST_NAMED_BY + 1)]
    assert all(related[paper] == [paper + 1] for paper in range(MOST_NAMED_BY + 1, 20))


def test_offers_end_after_three_rounds() -> None:
    papers = 2 * MOST_NAMED_BY
    scores = [{hub: 1000 * (10 - hub) - paper for hub in range(5)} for paper in range(5, 5 + papers)]
    related = choose([{}, {}, {}, {}, {}, *scores])
    assert all(len(others) in (0, MOST_RELATED) for others in related)
    assert Counter(hub for others in related for hub in others) == dict.fromkeys(range(5), MOST_NAMED_BY)


def paper(id: str, title: str) -> Paper:
    return Paper(id=id, title=title, label=title)


def test_a_pair_of_words_is_a_term_where_a_title_has_it() -> None:
    papers = [
        paper("a", "Lunar tables"),
        replace(paper("b", "Clerks"), abstract="They copied lunar tables, salt taxes."),
        replace(paper("c", "Guilds"), abstract="They copied salt taxes."),
    ]
    terms = find_terms(Words(papers))
    names = terms.names
    pairs = {
        " ".join(names.stems[part] for part in names.parts(len(names.stems) + n))
        for n in range(len(names.pairs))
    }
    assert pairs == {"lunar table"}
