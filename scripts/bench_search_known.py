"""Known items: queries made of a shelf's own papers and people, what they should find, and how answers score."""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import mean
from typing import NamedTuple, TypeVar

from papershelf.model import Paper, Person, Shelf
from papershelf.search.analysis import fold, text_words

TOOL = Path(__file__).resolve().parent / "../../shared/design/search-oracle/known-item.py"
TITLELESS = "title → abstract"
Thing = TypeVar("Thing", Paper, Person)
DEEPEST = 50
"""So many answers of a query are looked at."""


class Known(NamedTuple):
    """`kind` says what the query was made of; any of the ids in `expected` is right."""

    kind: str
    query: str
    expected: frozenset[str]


class Score(NamedTuple):
    queries: int
    mrr: float
    hit1: float
    hit5: float


Ids = Sequence[str]
"""What a query found, best first."""


def of_papers(shelf: Shelf, count: int) -> list[Known]:
    """The queries of known-item.py, so many of each kind. They expect papers."""
    rows = (
        {
            "id": each.id,
            "title": each.title,
            "authors": [author.name for author in each.authors],
            "abstract": each.abstract,
        }
        for each in shelf.papers
        if each.title
    )
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as listed:
        listed.write("\n".join(map(json.dumps, rows)))
        listed.flush()
        command = [sys.executable, str(TOOL), listed.name, "--per-class", str(count)]
        made = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    found = map(json.loads, made.stdout.splitlines())
    return [Known(each["class"], one_line(each["query"]), frozenset(each["expected"])) for each in found]


def of_people(shelf: Shelf, count: int) -> list[Known]:
    """Full names, those that change by folding folded, and surname first. They expect a person, or a namesake."""
    namesakes = defaultdict(set)
    for person in shelf.people:
        namesakes[key(person.name)].add(person.id)
    found: dict[str, list[Known]] = {"person": [], "person folded": [], "person surname-first": []}
    for person in drawn(shelf.people):
        *given, last = person.name.split()
        if not given or len(key(person.name).split()) < 2:
            continue
        forms = {"person": person.name, "person surname-first": f"{last}, {' '.join(given)}"}
        if fold(person.name) != person.name.lower():
            forms["person folded"] = fold(person.name)
        for kind, query in forms.items():
            if len(found[kind]) < count:
                found[kind].append(Known(kind, one_line(query), frozenset(namesakes[key(person.name)])))
    return [each for held in found.values() for each in held]


def of_titles(shelf: Shelf, count: int) -> list[Known]:
    """Titles of papers with an abstract, to be asked of the shelf without its titles. A quotation mark in a title would
    ask for a phrase."""
    chosen = [paper for paper in drawn(shelf.papers) if paper.title and paper.abstract][:count]
    return [
        Known(TITLELESS, one_line(str(each.title).replace('"', " ")), frozenset([each.id])) for each in chosen
    ]


def drawn(things: Iterable[Thing]) -> list[Thing]:
    """In an order that depends on each one's id alone."""
    return sorted(things, key=lambda each: sha256(each.id.encode()).digest())


def key(name: str) -> str:
    return " ".join(text_words(name))


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def rank(known: Known, ids: Ids) -> int:
    """Of the first right answer, from 1; 0 where there is none."""
    return next((place for place, id in enumerate(ids[:DEEPEST], 1) if id in known.expected), 0)


def scores(asked: Sequence[Known], found: Sequence[Ids]) -> Mapping[str, Score]:
    """By kind; under "all but abstract3" those of papers together."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for known, ids in zip(asked, found, strict=True):
        ranks[known.kind].append(rank(known, ids))
        if known.kind not in ("abstract3", TITLELESS) and not known.kind.startswith("person"):
            ranks["all but abstract3"].append(rank(known, ids))
    return {kind: score(held) for kind, held in ranks.items()}


def score(ranks: Sequence[int]) -> Score:
    return Score(
        len(ranks),
        mean(1 / rank if rank else 0 for rank in ranks),
        mean(rank == 1 for rank in ranks),
        mean(1 <= rank <= 5 for rank in ranks),
    )
