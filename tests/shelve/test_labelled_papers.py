"""The labelled pairs of records: which of them become one paper, in figures that may only get better."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from labelled import PaperPair, Score, board, document, measure, misses, paper_pairs, papers, total
from worn_authors import AUTHORS
from worn_records import ABSTRACTS, REST, TITLES, telling

from papershelf.model import Paper, Record
from papershelf.read import read_content
from papershelf.shelve import shelve

PRECISION, RECALL = 1.0, 0.98
"""What holds of all labelled pairs."""

KEEPING = {
    "titles": sorted(
        TITLES.keys()
        - {
            "no subtitle",
            "cut title",
            "a small word of the title dropped",
            "a word of the title lost",
            "no title",
        }
    ),
    "authors": sorted(AUTHORS.keys() - {"no authors"}),
    "abstracts": [
        "a label before the abstract",
        "copyright after the abstract",
        "words broken",
        "words dropped",
    ],
}
"""Wear that leaves standing what tells two papers apart."""


@pytest.fixture(scope="module")
def pairs() -> list[PaperPair]:
    return paper_pairs("paper_pairs.jsonl")


@pytest.fixture(scope="module")
def twins() -> list[PaperPair]:
    return paper_pairs("paper_twins.jsonl")


@pytest.fixture(scope="module")
def marks() -> list[PaperPair]:
    return paper_pairs("paper_marks.jsonl")


def test_the_set_is_large_and_has_each_pair_once(
    pairs: list[PaperPair], twins: list[PaperPair], marks: list[PaperPair]
) -> None:
    assert len(pairs) + len(twins) + len(marks) >= 1300
    assert sum(not pair.same for pair in (*pairs, *marks)) >= 650
    assert not [pair for pair, count in Counter(map(repr, [*pairs, *twins, *marks])).items() if count > 1]


def test_labelled_pairs_are_joined_and_kept_apart(
    pairs: list[PaperPair], twins: list[PaperPair], marks: list[PaperPair]
) -> None:
    scores, failures = measure([*pairs, *twins, *marks])
    print(board(scores))
    score = total(scores)
    assert score.precision >= PRECISION, misses([pair for pair in failures if not pair.same])
    assert score.recall >= RECALL, misses([pair for pair in failures if pair.same])


@pytest.mark.parametrize("seed", range(2))
def test_papers_worn_at_random_are_found_again(seed: int) -> None:
    scores, failures = measure(worn_twins(Random(f"twins {seed}"), 150))
    assert total(scores).recall >= RECALL, misses(failures)


@pytest.mark.parametrize("seed", range(2))
def test_different_papers_worn_at_random_stay_apart(
    seed: int, pairs: list[PaperPair], marks: list[PaperPair]
) -> None:
    scores, failures = measure(worn_strangers(Random(f"strangers {seed}"), [*pairs, *marks]))
    assert total(scores).wrong == 0, misses(failures)


def test_a_shelf_of_all_worn_records_holds_each_paper_apart(twins: list[PaperPair]) -> None:
    """All at once: what a pair alone does not show, a chain of records may join."""
    score = all_at_once(twins)
    assert score.precision == 1
    assert score.recall >= RECALL


def test_real_papers_and_their_worn_records_share_a_page_with_no_other(seeds: Path) -> None:
    """The texts of the real pages have more turns of phrase in common than made ones."""
    rng = Random("seeds")
    clean = {paper.id: as_record(paper) for paper in shelve(read_content(seeds)).papers}
    records = [(id, each) for id, record in clean.items() for each in (record, worn(record, rng))]
    score = clusters([(id, each) for id, each in records if telling(clean[id], each)])
    assert score.precision == 1
    assert score.recall >= RECALL


def as_record(paper: Paper) -> Record:
    return Record(
        line_start=1,
        line_end=1,
        title=paper.title,
        authors=tuple(author.name for author in paper.authors),
        authors_complete=paper.authors_complete,
        abstract=paper.abstract,
        date=paper.date,
        venue=paper.venue,
    )


def worn_twins(rng: Random, count: int) -> Iterator[PaperPair]:
    """Pairs of records of one real paper, each worn in up to four ways, as far as they still tell that they are one."""
    clean = list(papers().values())
    while count:
        record = rng.choice(clean)
        one, other = worn(record, rng), worn(record, rng)
        if telling(one, other) and (one.identifiers != other.identifiers or rng.random() < 0.2):
            yield PaperPair(kind="worn at random", same=True, one=one, other=other)
            count -= 1


def worn(record: Record, rng: Random) -> Record:
    """A record after a random kind of wear of each part; where titles lose their end, the abstract stays."""
    for kinds in (TITLES, AUTHORS, ABSTRACTS, REST):
        name = rng.choice(sorted(kinds))
        untold = name == "no abstract" and record.title and len(record.title) < 30
        if rng.random() < 0.7 and not untold:
            record = kinds[name](record, rng) or record
    return record


def worn_strangers(rng: Random, pairs: list[PaperPair]) -> Iterator[PaperPair]:
    """The pairs of different papers, worn on both sides in ways that leave what tells them apart."""
    for pair in pairs:
        if not pair.same:
            yield PaperPair(kind=pair.kind, same=False, one=kept(pair.one, rng), other=kept(pair.other, rng))


def kept(record: Record, rng: Random) -> Record:
    for part, kinds in (("titles", TITLES), ("authors", AUTHORS), ("abstracts", ABSTRACTS)):
        record = kinds[rng.choice(KEEPING[part])](record, rng) or record
    return record


def all_at_once(twins: list[PaperPair]) -> Score:
    return clusters([(pair.key, record) for pair in twins for record in (pair.one, pair.other)])


def clusters(records: Sequence[tuple[str, Record]]) -> Score:
    """Pairs of records within one shelf of all of them, each with its real paper: in one of the shelf's or not."""
    shelf = shelve([document(f"{number}", record) for number, (_, record) in enumerate(records)])
    found = [
        Counter(records[int(source.file.removesuffix(".txt"))][0] for source in paper.sources)
        for paper in shelf.papers
    ]
    right = sum(count * (count - 1) // 2 for keys in found for count in keys.values())
    joined = sum(keys.total() * (keys.total() - 1) // 2 for keys in found)
    same = sum(count * (count - 1) // 2 for count in Counter(key for key, _ in records).values())
    return Score(right=right, wrong=joined - right, missed=same - right)
