"""The five real pages are read exactly: every field and line range of their 465 records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papershelf.model import Document
from papershelf.read import read_content

SHARED = Path(__file__).parents[2] / "../shared"
FIELDS = (
    "line_start",
    "line_end",
    "title",
    "authors",
    "authors_complete",
    "abstract",
    "date",
    "categories",
    "award",
    "session",
)
LAYOUTS = {
    "000": "author page",
    "001": "similar papers",
    "002": "author page",
    "003": "feed",
    "004": "poster session",
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.file[:3]: document for document in read_content(SHARED / "seeds")}


def truth(document: str) -> Iterator[dict[str, Any]]:
    for line in (SHARED / "score/truth/seeds.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["doc"] == document:
            yield {field: record[field] for field in FIELDS}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_record_is_exact(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    read = [{field: getattr(record, field) for field in FIELDS} for record in document.records]
    for record in read:
        record["authors"], record["categories"] = list(record["authors"]), list(record["categories"])
    assert read == list(truth(name))
    assert document.layout == LAYOUTS[name]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_is_accounted_for(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total
    assert all(noise.reason != "fits no part of a record" for noise in document.noise)


def test_nothing_is_doubtful(documents: dict[str, Document]) -> None:
    found = {(name, problem.code) for name, document in documents.items() for problem in document.problems}
    assert found == {
        ("000", "no-title"),
        ("001", "no-authors"),
        ("002", "no-title"),
        ("003", "cut-authors"),
    }
