"""Labelled pairs from tests/data, what the program makes of them, and how often that is right."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from made_abstracts import abstract
from worn_records import WEARS

from papershelf.model import Document, Identifiers, Record
from papershelf.shelve import shelve

DATA = Path(__file__).parents[1] / "data"


class PaperPair(msgspec.Struct, frozen=True):
    """Two records, whether they are one paper, and what kind of case that is; `key` of papers.jsonl where known."""

    kind: str
    same: bool
    one: Record
    other: Record
    key: str = ""


class Score(msgspec.Struct):
    """How many pairs were joined rightly and wrongly, and which were not as labelled."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    apart: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def add(self, same: bool, joined: bool) -> None:
        self.right += same and joined
        self.wrong += joined and not same
        self.missed += same and not joined
        self.apart += not same and not joined

    def line(self, name: str) -> str:
        return (
            f"{name:34} {self.right + self.missed:4} same, {self.missed:3} missed; "
            f"{self.apart + self.wrong:4} different, {self.wrong:3} joined; "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        )


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of tests/data."""
    with (DATA / name).open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def paper_pairs(name: str) -> list[PaperPair]:
    return [
        PaperPair(
            kind=each["kind"],
            same=each["same"],
            one=record(each["one"]),
            other=record(each["other"]),
            key=each.get("key", ""),
        )
        for each in lines(name)
    ]


def papers() -> dict[str, Record]:
    """The real papers by their keys."""
    return {each["key"]: record({**each, "abstract": {"key": each["key"]}}) for each in lines("papers.jsonl")}


def record(fields: Mapping[str, Any]) -> Record:
    """A record as tests/data writes it: the abstract is a recipe, see tests/data/README.md."""
    recipe = dict(fields.get("abstract", {}))
    wears = recipe.pop("wear", ())
    text = abstract(**{"about": fields.get("title", ""), **recipe}) if recipe else None
    for wear in wears:
        alone = Record(line_start=1, line_end=1, abstract=text)
        worn = WEARS[wear](alone, Random(f"{recipe['key']} {wear}"))
        text = worn.abstract if worn else text
    return Record(
        line_start=1,
        line_end=1,
        title=fields.get("title"),
        authors=tuple(fields.get("authors", ())),
        authors_complete=fields.get("authors_complete", bool(fields.get("authors"))),
        abstract=text,
        date=fields.get("date"),
        venue=fields.get("venue"),
        identifiers=Identifiers(**fields.get("identifiers", {})),
    )


def document(name: str, *records: Record) -> Document:
    return Document(file=f"{name}.txt", layout="list", text_hash=name, records=records)


def one_paper(*records: Record) -> bool:
    """Whether the program makes one paper of these records, each of which stands in a document of its own."""
    shelf = shelve([document(f"{number}", each) for number, each in enumerate(records)])
    return len(shelf.papers) == 1


def measure(pairs: Iterable[PaperPair]) -> tuple[dict[str, Score], list[PaperPair]]:
    """The scores by kind, and the pairs that were not as labelled."""
    scores: dict[str, Score] = defaultdict(Score)
    failures = []
    for pair in pairs:
        joined = one_paper(pair.one, pair.other)
        scores[pair.kind].add(pair.same, joined)
        if joined != pair.same:
            failures.append(pair)
    return dict(scores), failures


def total(scores: Mapping[str, Score]) -> Score:
    found = Score()
    for score in scores.values():
        for field in Score.__struct_fields__:
            setattr(found, field, getattr(found, field) + getattr(score, field))
    return found


def board(scores: Mapping[str, Score]) -> str:
    """The scores as lines, the worst first."""
    ordered = sorted(scores.items(), key=lambda each: (-(each[1].wrong + each[1].missed), each[0]))
    return "\n".join([total(scores).line("all"), *(score.line(kind) for kind, score in ordered)])


def shown(pair: PaperPair) -> str:
    """A pair in two lines, for the message of a failing test."""
    return "\n".join(
        f"    {each.title!r} by {', '.join(each.authors[:4])} {each.date or ''} {(each.abstract or '-')[:60]!r}"
        for each in (pair.one, pair.other)
    )


def misses(failures: Sequence[PaperPair], most: int = 400) -> str:
    return "\n".join(f"{'missed' if p.same else 'WRONG '} {p.kind}\n{shown(p)}" for p in failures[:most])
