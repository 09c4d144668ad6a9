"""Shelves to search in: made of records, without the rest of the program."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from papershelf.config import Config
from papershelf.model import Authorship, Membership, Paper, Person, Shelf, Topic

CONFIG = Config(title="Test")
TRUTH = Path(__file__).parents[2] / "../shared/score/truth"


def paper(id: str, title: str | None, authors: Sequence[str] = (), **fields: Any) -> Paper:
    """A paper whose people and topics have the words of their names as ids."""
    return Paper(
        id=id,
        title=title,
        label=title or "Untitled",
        authors=tuple(Authorship(id=slug(name), name=name) for name in authors),
        authors_complete=True,
        topics=tuple(Membership(id=slug(name), evidence=()) for name in fields.pop("topics", ())),
        **fields,
    )


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def shelf(papers: Iterable[Paper]) -> Shelf:
    """The papers with their people and topics."""
    papers = sorted(papers, key=lambda paper: paper.id)
    names: dict[str, str] = {}
    written, about = defaultdict(list), defaultdict(list)
    for each in papers:
        for author in each.authors:
            names.setdefault(author.id, author.name)
            written[author.id].append(each.id)
        for topic in each.topics:
            about[topic.id].append(each.id)
    return Shelf(
        documents=(),
        document_ids={},
        papers=tuple(papers),
        people=tuple(
            Person(id=id, name=names[id], papers=tuple(held)) for id, held in sorted(written.items())
        ),
        topics=tuple(
            Topic(id=id, name=id.replace("-", " "), papers=tuple(held)) for id, held in sorted(about.items())
        ),
        sessions=(),
        merges=(),
    )


def truth_records() -> list[dict[str, Any]]:
    """The records of the real pages."""
    lines = (TRUTH / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def truth_shelf(records: Iterable[Mapping[str, Any]] | None = None) -> Shelf:
    """A paper for each record, named by its place in its document; repeated titles are one paper."""
    found: dict[str, Paper] = {}
    for record in truth_records() if records is None else records:
        key = (record["title"] or record["abstract"]).replace("’", "'").lower()
        authors = tuple(dict.fromkeys(record["authors"]))
        found.setdefault(
            key,
            paper(
                f"{record['doc']}-{record['line_start']:04}",
                record["title"],
                authors,
                abstract=record["abstract"],
                date=record["date"],
            ),
        )
    return shelf(found.values())
