"""The labelled pairs of names: which of them become one person, in figures that may only get better."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from labelled import Score, board, document, total
from labelled_names import NamePair, measure_names, name_misses, name_pairs
from msgspec.structs import replace
from worn_authors import AUTHORS

from papershelf.model import Record
from papershelf.read import read_content
from papershelf.shelve import shelve

PRECISION, RECALL = 0.99, 0.9
"""What holds of all labelled pairs but those of one spelling."""

NAMESAKES = "one spelling, other field"
"""Two people of one spelling, whom only a correction can tell apart; they are measured by themselves."""


@pytest.fixture(scope="module")
def pairs() -> list[NamePair]:
    return name_pairs()


@pytest.fixture(scope="module")
def pairs_of_scripts() -> list[NamePair]:
    return name_pairs("name_pairs_of_scripts.jsonl")


def test_the_sets_are_large_and_name_who_is_meant(
    pairs: list[NamePair], pairs_of_scripts: list[NamePair]
) -> None:
    assert len(pairs) >= 500
    assert sum(not pair.same for pair in pairs) >= 200
    assert len(pairs_of_scripts) >= 350
    assert sum(not pair.same for pair in pairs_of_scripts) >= 120
    pairs = [*pairs, *pairs_of_scripts]
    assert not [pair for pair, count in Counter(map(repr, pairs)).items() if count > 1]
    for pair in pairs:
        for mention in (pair.one, pair.other):
            assert pair.papers[mention.paper].authors[mention.author] == mention.name


def test_labelled_names_are_joined_and_kept_apart(pairs: list[NamePair]) -> None:
    scores, failures = measure_names(pairs)
    print(board(scores))
    score = total({kind: each for kind, each in scores.items() if kind != NAMESAKES})
    assert score.precision >= PRECISION, name_misses([pair for pair in failures if not pair.same])
    assert score.recall >= RECALL, name_misses([pair for pair in failures if pair.same])


def test_names_of_other_scripts_and_orders_are_joined_and_kept_apart(
    pairs_of_scripts: list[NamePair],
) -> None:
    scores, failures = measure_names(pairs_of_scripts)
    print(board(scores))
    score = total(scores)
    assert score.precision == 1, name_misses([pair for pair in failures if not pair.same])
    assert score.recall >= 0.94, name_misses([pair for pair in failures if pair.same])


def test_initials_are_joined_on_evidence_only() -> None:
    pairs = name_pairs("name_pairs_of_initials.jsonl")
    assert sum(pair.same for pair in pairs) >= 90
    assert sum(not pair.same for pair in pairs) >= 70
    scores, failures = measure_names(pairs)
    print(board(scores))
    score = total(scores)
    assert score.precision == 1, name_misses([pair for pair in failures if not pair.same])
    assert score.recall >= 0.98, name_misses([pair for pair in failures if pair.same])


def test_initials_and_two_of_one_name_on_a_paper_never_join(pairs: list[NamePair]) -> None:
    """What no evidence may overrule has no room for a single miss."""
    never = [
        pair
        for pair in pairs
        if pair.kind.startswith(("initials alone", "initials that fit", "on one paper"))
    ]
    _, failures = measure_names(never)
    assert len(never) >= 40
    assert not failures, name_misses(failures)


SIGNS = ("names in capitals", "surname first", "diacritics lost")
SHORTENED = (
    "initials",
    "first initial only",
    "middle names dropped",
    "family name before",
    "diacritics written out",
)


@pytest.mark.parametrize(("wears", "recall"), [(SIGNS, 0.99), (SIGNS + SHORTENED, 0.9)])
def test_real_people_on_worn_lists_are_joined_with_no_other(
    seeds: Path, wears: Sequence[str], recall: float
) -> None:
    """A third of the real pages' author lists are written otherwise; who is who is known from the clean ones."""
    rng = Random(" ".join(wears))
    pairs = Score()
    clean = [paper for paper in shelve(read_content(seeds)).papers if paper.authors]
    papers = []
    for paper in clean:
        names = Record(line_start=1, line_end=1, authors=tuple(author.name for author in paper.authors))
        if rng.random() < 0.33:
            names = AUTHORS[rng.choice(wears)](names, rng) or names
        papers.append(replace(names, title=paper.label, abstract=paper.abstract, authors_complete=True))
    shelf = shelve([document(f"{number}", paper) for number, paper in enumerate(papers)])
    found = {int(paper.sources[0].file.removesuffix(".txt")): paper for paper in shelf.papers}
    mentions = Counter(
        (mine.id, theirs.id)
        for number, paper in enumerate(clean)
        for mine, theirs in zip(paper.authors, found[number].authors, strict=True)
    )
    for (mine, theirs), count in mentions.items():
        pairs.right += count * (count - 1) // 2
        for (other, home), more in mentions.items():
            if (other, home) > (mine, theirs):
                pairs.missed += count * more * (mine == other)
                pairs.wrong += count * more * (theirs == home)
    assert pairs.precision >= 0.99, pairs.line("people")
    assert pairs.recall >= recall, pairs.line("people")
