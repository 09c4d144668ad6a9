"""The files of a site's search: lunr.js's own bytes, the same for the same shelf, and small."""

import gzip
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import ask
from raw import ANALYSED
from shelves import CONFIG, paper, shelf, truth_shelf
from test_search_stock import odd_text

from papershelf.model import Identifiers, Link, Shelf
from papershelf.read import read_content
from papershelf.search import search_files
from papershelf.search.analysis import STOP_WORDS, author_atoms, text_words
from papershelf.search.documents import FIELDS, body
from papershelf.shelve import shelve
from papershelf.site.markup import plain

PROJECT = Path(__file__).parents[2]


def payload(files: dict[str, bytes], family: str) -> str:
    """The JSON of the one file of a family."""
    [data] = [data for path, data in files.items() if path.startswith(f"search/{family}")]
    text = data.decode()
    assert text.startswith(f'__papershelf("{family}')
    assert text.endswith(")\n")
    return text[text.index(",") + 1 : -2]


def serialised(given: Shelf) -> str:
    """What lunr.js makes of the analysed text of a shelf's papers."""
    topics = {topic.id: topic.name for topic in given.topics}
    documents = [
        {
            "id": str(place),
            "title": " ".join(text_words(plain(paper.title or ""))),
            "authors": " ".join(author_atoms(author.name for author in paper.authors)),
            "abstract": " ".join(text_words(body(paper))),
            "topics": " ".join(text_words(" ".join(topics[topic.id] for topic in paper.topics))),
        }
        for place, paper in enumerate(sorted(given.papers, key=lambda paper: paper.id))
    ]
    return str(ask("serialise", documents=documents, fields=FIELDS, pipeline=ANALYSED))


@pytest.mark.parametrize("content", ["content", "../shared/seeds"])
def test_the_index_of_a_real_shelf_has_the_bytes_of_lunr_js(content: str) -> None:
    real = shelve(read_content(PROJECT / content))
    assert len(real.papers) > 50
    assert payload(search_files(real, CONFIG), "index") == serialised(real)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(odd_text, st.lists(odd_text, max_size=3), odd_text), max_size=5))
def test_the_index_of_any_shelf_has_the_bytes_of_lunr_js(entries: list[tuple[str, list[str], str]]) -> None:
    given = shelf(
        paper(str(number), title, list(dict.fromkeys(authors)), abstract=abstract, topics=["Graphs"])
        for number, (title, authors, abstract) in enumerate(entries)
    )
    assert payload(search_files(given, CONFIG), "index") == serialised(given)


@settings(max_examples=40, deadline=None)
@given(st.lists(odd_text, min_size=1, max_size=5))
def test_every_word_finds_its_paper(titles: list[str]) -> None:
    files = search_files(shelf(paper(f"p{number}", title) for number, title in enumerate(titles)), CONFIG)
    ask("open", files=[data.decode() for data in files.values()])
    sought = [
        (f"p{number}", word)
        for number, title in enumerate(titles)
        for word in text_words(plain(title))
        if word not in STOP_WORDS
    ]
    found = ask("search", queries=[[word, False] for _, word in sought])
    assert [
        (id, word) for (id, word), each in zip(sought, found, strict=True) if id not in each["hits"]
    ] == []


def test_the_same_shelf_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib; from shelves import *; from papershelf.search import search_files;"
        "print(hashlib.sha256(repr(sorted(search_files(truth_shelf(), CONFIG).items())).encode()).hexdigest())"
    )
    built = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "01"
    }
    assert built == {
        sha256(repr(sorted(search_files(truth_shelf(), CONFIG).items())).encode()).hexdigest() + "\n"
    }


def test_the_order_of_papers_in_the_shelf_does_not_matter() -> None:
    ordered = shelf([paper("a", "One"), paper("b", "Two")])
    turned = msgspec.structs.replace(ordered, papers=ordered.papers[::-1])
    assert search_files(turned, CONFIG) == search_files(ordered, CONFIG)


def test_a_file_is_named_by_its_content_and_named_in_the_manifest() -> None:
    files = search_files(shelf([paper("a", "One")]), CONFIG)
    manifest = json.loads(payload(files, "manifest"))
    assert {f"search/{name}.js" for name in manifest["files"].values()} | {"search/manifest.js"} == set(files)
    for family, name in manifest["files"].items():
        assert name == f"{family}-{sha256(payload(files, family).encode()).hexdigest()[:10]}"


def test_what_the_page_shows_of_a_paper() -> None:
    shown = paper(
        "a",
        "On {$\\alpha$}",
        ["Ann Lee"],
        date="2021-10",
        award="Best Paper",
        links=(Link(kind="code", url="https://e.org/c"), Link(kind="other", url="javascript:alert(1)")),
        topics=["Graphs"],
        identifiers=Identifiers(doi="10.1/a"),
    )
    display = json.loads(payload(search_files(shelf([shown]), CONFIG), "papers"))
    row: list[Any] = display["papers"][0]
    assert row[:2] == ["a", "On α"]
    assert row[3:] == [
        *([0], 1, "2021-10", "Oct 2021", None, [0], "Best Paper", None),
        [["code", "https://e.org/c"]],
        [["doi", "10.1/a"]],
    ]
    assert display["people"] == [["ann-lee", "Ann Lee", 1]]


def test_an_empty_shelf_has_a_search_too() -> None:
    files = search_files(shelf([]), CONFIG)
    ask("open", files=[data.decode() for data in files.values()])
    [found] = ask("search", queries=[["anything", True]])
    assert found["total"] == 0


def test_the_real_pages_are_indexed_in_time_and_space() -> None:
    real = truth_shelf()
    before = process_time()
    files = search_files(real, CONFIG)
    assert process_time() - before < 1
    assert len(gzip.compress(files["search/manifest.js"])) < 1500
    assert sum(len(gzip.compress(data)) for data in files.values()) < 1000 * len(real.papers)
