"""Labelled pairs of names from tests/data, each in its papers, and whether the program makes one person of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

import msgspec
from labelled import Score, document, lines
from made_abstracts import ADJECTIVES, NOUNS, abstract

from papershelf.model import Record
from papershelf.shelve import shelve


class Mention(msgspec.Struct, frozen=True):
    """An author of a paper, both by number from 0."""

    name: str
    paper: int
    author: int


class NamePair(msgspec.Struct, frozen=True):
    """Two mentions, whether they are one person, and on what evidence; `papers` are all that is known."""

    kind: str
    same: bool
    evidence: str
    one: Mention
    other: Mention
    papers: tuple[Record, ...]
    one_document: bool = False


def name_pairs(file: str = "name_pairs.jsonl") -> list[NamePair]:
    return [
        NamePair(
            kind=each["kind"],
            same=each["same"],
            evidence=each["evidence"],
            one=Mention(**each["one"]),
            other=Mention(**each["other"]),
            papers=tuple(
                context(paper, f"{number} {place}", place) for place, paper in enumerate(each["papers"])
            ),
            one_document=each.get("one_document", False),
        )
        for number, each in enumerate(lines(file))
    ]


def context(fields: Mapping[str, Any], key: str, place: int) -> Record:
    """A paper on which a name stands: with a title of its own where the file gives none, and a text about its topic."""
    rng, about = Random(key), fields.get("about", "")
    title = f"{rng.choice(ADJECTIVES)} {rng.choice(NOUNS)} and {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}"
    return Record(
        line_start=10 * place + 1,
        line_end=10 * place + 9,
        title=fields.get("title") or f"{title.capitalize()}{' in ' if about else ''}{about}",
        authors=tuple(fields["authors"]),
        authors_complete=True,
        abstract=abstract(key, about) if about else None,
    )


def one_person(pair: NamePair) -> bool:
    """Whether the program gives both mentions one id."""
    documents = (
        [document("page", *pair.papers)]
        if pair.one_document
        else [document(f"{number}", paper) for number, paper in enumerate(pair.papers)]
    )
    shelf = shelve(documents)
    ids = []
    for mention in (pair.one, pair.other):
        file = "page.txt" if pair.one_document else f"{mention.paper}.txt"
        line = pair.papers[mention.paper].line_start
        (paper,) = (
            each for each in shelf.papers if any((s.file, s.line_start) == (file, line) for s in each.sources)
        )
        ids.append(paper.authors[mention.author].id)
    return ids[0] == ids[1]


def measure_names(pairs: Iterable[NamePair]) -> tuple[dict[str, Score], list[NamePair]]:
    """The scores by kind, and the pairs that were not as labelled."""
    scores: dict[str, Score] = defaultdict(Score)
    failures = []
    for pair in pairs:
        joined = one_person(pair)
        scores[pair.kind].add(pair.same, joined)
        if joined != pair.same:
            failures.append(pair)
    return dict(scores), failures


def name_misses(failures: Sequence[NamePair], most: int = 400) -> str:
    return "\n".join(
        f"{'missed' if pair.same else 'WRONG '} {pair.kind}: {pair.one.name} | {pair.other.name}"
        for pair in failures[:most]
    )
