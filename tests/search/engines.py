"""The page's engine over a shelf's own search files, under node: what a reader types in, what is found out."""

import atexit
import json
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from oracle import ASSETS, HERE, NODE, PACKAGE

from papershelf.config import Config
from papershelf.model import Shelf
from papershelf.search.analysis import author_atoms, term, words
from papershelf.search.fields import BETWEEN, chunked, searched
from papershelf.search.sharded import sharded

PARTS = (
    *("analysis", "lexicon", "query", "shards", "loader", "directory", "groups", "ranking", "names", "sets"),
    *("snippets", "rows", "understanding", "core", "worker"),
)
"""The engine's scripts, each after those that it needs."""


@cache
def node() -> "subprocess.Popen[str]":
    scripts = [ASSETS / f"search-{part}.js" for part in PARTS]
    process = subprocess.Popen(
        [NODE, HERE / "engine.js", PACKAGE / "assets/lunr.js", *scripts],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(process.communicate)
    return process


def ask(what: str, **request: Any) -> Any:
    """The answer of `engine.js`."""
    process = node()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"ask": what, **request}) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "error" not in answer, answer["error"]
    return answer["value"]


opened: list[tuple[Shelf, list[str]]] = []
"""The shelf whose files the engine has."""


def open_shelf(shelf: Shelf, config: Config, anew: bool = False) -> list[str]:
    """Give the engine the files of a shelf, unless it has them; their names."""
    if opened and opened[0][0] is shelf and not anew:
        return opened[0][1]
    files = {path[7:-3]: data.decode() for path, data in sharded(shelf, config).items() if path[-3:] == ".js"}
    opened[:] = [(shelf, list(files))]
    ask("open", files=files)
    return opened[0][1]


def query(q: str, **request: Any) -> Any:
    [answer] = ask("query", requests=[{"q": q, **request}])
    return answer


def documents(shelf: Shelf) -> list[list[int | str]]:
    """Of a shelf that the engine has: each paper's number and the terms of its fields, as lunr.js itself takes them."""
    people: Mapping[str, str] = {person.id: person.name for person in shelf.people}
    numbers = ask("numbers")
    found: list[list[int | str]] = []
    for paper in shelf.papers:
        fields = searched(paper, people)
        texts = (terms(chunked([fields.title])), author_atoms(fields.names), terms(chunked(fields.abstract)))
        found.append([numbers[paper.id], *map(" ".join, texts)])
    return found


def terms(chunks: Iterable[str]) -> list[str]:
    found = (term(word) for chunk in chunks if chunk != BETWEEN for word in words(chunk))
    return [each for each in found if each is not None]
