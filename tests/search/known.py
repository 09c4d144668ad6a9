"""Known items: queries for papers of a shelf, each with the papers that it means."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from papershelf.model import Shelf

TOOL = Path(__file__).parents[2] / "../shared/design/search-oracle/known-item.py"


class Known(NamedTuple):
    """`kind` says what the query was made of: a title, three of its words, an author's name, …"""

    kind: str
    query: str
    expected: frozenset[str]


def known_items(shelf: Shelf, folder: Path) -> list[Known]:
    """The queries that the tool makes of a shelf; `folder` is for its input."""
    listed = folder / "papers.jsonl"
    lines = [
        {
            "id": each.id,
            "title": each.title,
            "authors": [author.name for author in each.authors],
            "abstract": each.abstract,
        }
        for each in shelf.papers
        if each.title
    ]
    listed.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    made = subprocess.run([sys.executable, TOOL, listed], capture_output=True, encoding="utf-8", check=True)
    rows = map(json.loads, made.stdout.splitlines())
    return [Known(row["class"], row["query"], frozenset(row["expected"])) for row in rows]
