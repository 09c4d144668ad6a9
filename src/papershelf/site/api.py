"""The shelf as data for other programs: `build/api/`, JSON Lines with a fixed order of keys."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from papershelf import __version__
from papershelf.config import Config
from papershelf.model import Document, Paper, Person, Problem, ReadingList, Session, Shelf, Topic
from papershelf.site import addresses

SCHEMA = 1
"""Version of the contract. It grows only when something is taken away or changes its meaning."""


def api_files(
    shelf: Shelf, config: Config, timings: Mapping[str, float] | None = None
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of the contract. `timings` in seconds a stage, only when they were asked for."""
    yield "api/papers.jsonl", lines(line(paper, addresses.paper(paper.id)) for paper in shelf.papers)
    yield "api/people.jsonl", lines(line(person, addresses.person(person.id)) for person in shelf.people)
    yield "api/topics.jsonl", lines(line(topic, addresses.topic(topic.id)) for topic in shelf.topics)
    yield "api/sessions.jsonl", lines(line(each, addresses.session(each.id)) for each in shelf.sessions)
    yield "api/lists.jsonl", lines(line(each, addresses.reading_list(each.id)) for each in shelf.lists)
    yield "api/report.json", indented(report(shelf, timings))
    yield "api/site.json", indented(site(shelf, config))


def line(thing: Paper | Person | Topic | Session | ReadingList, url: str) -> dict[str, Any]:
    """A noun of the model as the contract has it: its fields in order, with its address after its id."""
    fields = msgspec.structs.asdict(thing)
    return {"id": fields.pop("id"), "url": url, **fields}


def report(shelf: Shelf, timings: Mapping[str, float] | None = None) -> dict[str, Any]:
    """What was understood of every document, what was not, and what was fused."""
    told: dict[str, Any] = {
        "documents": [told_of(document) for document in shelf.documents],
        "noise": [
            {"file": document.file, **msgspec.structs.asdict(noise)}
            for document in shelf.documents
            for noise in document.noise
        ],
        "merges": shelf.merges,
        "problems": shelf.problems,
    }
    return told if timings is None else told | {"timings": timings}


def told_of(document: Document) -> dict[str, Any]:
    return {
        "file": document.file,
        "layout": document.layout,
        "shape": document.shape,
        "confidence": document.confidence,
        "title": document.title,
        "records": len(document.records),
        "lines_total": document.lines_total,
        "lines_in_records": document.lines_in_records,
        "lines_noise": document.lines_noise,
        "lines_blank": document.lines_blank,
        "problems": [without_file(problem) for problem in document.problems],
    }


def without_file(problem: Problem) -> dict[str, Any]:
    fields = msgspec.structs.asdict(problem)
    del fields["file"]
    return fields


def site(shelf: Shelf, config: Config) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "title": config.title,
        "generator": f"Papershelf {__version__}",
        "counts": {
            "documents": len(shelf.documents),
            "records": sum(len(document.records) for document in shelf.documents),
            "papers": len(shelf.papers),
            "people": len(shelf.people),
            "topics": len(shelf.topics),
            "sessions": len(shelf.sessions),
            "lists": len(shelf.lists),
            "problems": len(shelf.problems) + sum(len(document.problems) for document in shelf.documents),
        },
    }


def lines(objects: Iterable[dict[str, Any]]) -> bytes:
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(each) + b"\n" for each in objects)


def indented(value: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
