"""Writes tests/data/paper_twins.jsonl: pairs of records of one paper, worn as tests/shelve/worn_records.py can.

python scripts/twin_papers.py
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "shelve"))

from labelled import lines, record  # noqa: E402
from worn_authors import AUTHORS  # noqa: E402
from worn_records import ABSTRACTS, REST, TITLES, WEARS, telling  # noqa: E402

OF_EACH = 7
"""So many pairs show one kind of wear alone."""

SEVERAL = 150
"""So many pairs bear several kinds at once, on both sides."""

TOGETHER = (
    ("no title", "words dropped"),
    ("no title", "no authors"),
    ("no title", "cut abstract"),
    ("no title", "initials", "first paragraph only"),
    ("no title", "no authors", "words dropped"),
    ("no abstract", "initials", "no identifiers"),
    ("no abstract", "three authors", "capitals"),
    ("no abstract", "surname first, initials", "year of the preprint"),
    ("no abstract", "no authors", "sentence case"),
    ("capitals", "names in capitals", "words dropped"),
    ("a word of the title lost", "words dropped"),
    ("a word of the title lost", "small letters", "words dropped"),
    ("a word of the title lost", "words dropped", "initials"),
    ("a word of the title lost", "words dropped", "no authors"),
    ("a word of the title lost", "words dropped", "three authors", "no date"),
    ("title case", "dashes"),
    ("capitals", "ligatures", "words dropped"),
    ("cut title", "no authors"),
    ("no subtitle", "no authors"),
    ("cut title", "cut abstract"),
)
"""Kinds of wear that lists often bear together."""


def twins(papers: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The pairs as the file writes them."""
    for wear in WEARS:
        rng = Random(f"alone {wear}")
        yield from some(papers, OF_EACH, (), (wear,), rng, f"alone: {wear}")
    for wears in TOGETHER:
        rng = Random(" ".join(wears))
        yield from some(papers, OF_EACH, (), wears, rng, f"together: {', '.join(wears)}")
    yield from some(
        papers, 20, ("words dropped",), ("words dropped",), Random("both"), "words dropped on both sides"
    )
    rng = Random("several")
    for _ in range(SEVERAL):
        one, other = several(rng), several(rng)
        yield from some(papers, 1, one, other, rng, "several kinds on both sides")


def several(rng: Random) -> tuple[str, ...]:
    """Three kinds of wear, of different parts of a record."""
    return tuple(rng.choice(sorted(kinds)) for kinds in rng.sample((TITLES, AUTHORS, ABSTRACTS, REST), 3))


def some(
    papers: Sequence[Mapping[str, Any]],
    count: int,
    one: Sequence[str],
    other: Sequence[str],
    rng: Random,
    kind: str,
) -> Iterator[dict[str, Any]]:
    """Pairs of so many papers that can wear so, without the identifiers that would make them one at once."""
    wears = {*one, *other}
    found = 0
    for paper in rng.sample(papers, len(papers)):
        sides = [worn(paper, each, Random(f"{kind} {paper['key']} {each}")) for each in (one, other)]
        whole = [side for side in sides if side]
        if len(whole) < 2 or not telling(*map(record, whole)):
            continue
        if not wears & REST.keys():
            rng.choice(whole).pop("identifiers", None)
        yield {"kind": kind, "same": True, "key": paper["key"], "one": whole[0], "other": whole[1]}
        found += 1
        if found == count:
            return


def worn(paper: Mapping[str, Any], wears: Sequence[str], rng: Random) -> dict[str, Any] | None:
    """A paper's fields after wear, or None where a kind finds nothing to wear; the abstract stays a recipe."""
    recipe = {"key": paper["key"], "about": paper["title"]}
    fields = record({**paper, "abstract": recipe})
    kept: list[str] = []
    for wear in wears:
        changed = WEARS[wear](fields, rng)
        if changed is None:
            return None
        if changed.abstract != fields.abstract:
            kept.append(wear)
        fields = changed
    known = {
        "title": fields.title,
        "authors": list(fields.authors),
        "authors_complete": fields.authors_complete,
        "date": fields.date,
        "venue": fields.venue,
        "identifiers": {
            key: value for key, value in msgspec.structs.asdict(fields.identifiers).items() if value
        },
        "abstract": {**recipe, **({"wear": kept} if kept else {})} if fields.abstract else None,
    }
    given = {key: value for key, value in known.items() if value}
    return given if fields.authors_complete or not fields.authors else {**given, "authors_complete": False}


def main() -> None:
    papers = list(lines("papers.jsonl"))
    with (ROOT / "tests" / "data" / "paper_twins.jsonl").open("w", encoding="utf-8") as file:
        for pair in twins(papers):
            file.write(json.dumps(pair, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
