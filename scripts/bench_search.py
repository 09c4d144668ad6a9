"""Measure the search of a page: what it finds of known items, the bytes that a query downloads, the time that it takes.

    scripts/bench search PAPERS.JSONL|seeds [QUERIES OF A CLASS [whole]]

PAPERS.JSONL is what the corpus.py of the benchmark beside the project wrote; `seeds` are the real pages. Queries are
those of its known-item.py, and titles over the same papers without their titles. Beside our answers stand those of
stock lunr.js (OR of the words, its own analysis) over the same papers. With `whole`, every answer is compared with that
of lunr.js over an index of all terms.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/search"))

from bench_search_build import CONFIG, read_shelf  # noqa: E402
from engines import ask, documents, open_shelf  # noqa: E402
from msgspec.structs import replace  # noqa: E402
from shelves import truth_shelf  # noqa: E402

from papershelf.model import Paper, Shelf  # noqa: E402
from papershelf.search.sharded import sharded  # noqa: E402

TOOL = ROOT / "../shared/design/search-oracle/known-item.py"
ROW = "{:<22} {:>4}   {}"
SHOWN = "hit@1 {:.3f}  hit@5 {:.3f}  MRR {:.3f}"
TITLELESS = "title → abstract"


def main(arguments: Sequence[str]) -> None:
    source, count, *rest = [*arguments, "100"][: max(2, len(arguments))]
    shelf = truth_shelf() if source == "seeds" else read_shelf(Path(source))
    asked = known_items(shelf, int(count))
    open_shelf(shelf, CONFIG)
    queries = [{"q": each["query"], "typing": each["class"] == "prefix", "count": 10} for each in asked]
    found = [[hit["id"] for hit in answer["hits"]] for answer in ask("query", requests=queries)]
    stock = ask("stock", documents=raw(shelf.papers), queries=[each["query"] for each in asked])
    costs(shelf, queries, "cold", cold=True)
    ask("cost", requests=queries)
    costs(shelf, queries, "warm", cold=False)
    if rest:
        # A phrase is a filter, which lunr.js does not have.
        plain = [each for each in queries if '"' not in each["q"]]
        compared = ask("compare", documents=documents(shelf), requests=plain)
        print(f"whole index: {len(compared['differing'])} of {len(plain)} queries differ", end=", ")
        print(f"{compared['compared']} hits compared")
    print(f"\n{len(shelf.papers)} papers: ours, then stock lunr.js")
    report(asked, found, stock)
    titleless(shelf, int(count))


def titleless(shelf: Shelf, count: int) -> None:
    """Titles as queries, over the papers without their titles."""
    chosen = [each for each in shelf.papers if each.title and each.abstract][: 5 * count]
    asked = [
        {"class": TITLELESS, "query": str(each.title).replace('"', " "), "expected": [each.id]}
        for each in chosen
    ]
    papers = tuple(replace(each, title=None, label="Untitled") for each in shelf.papers)
    open_shelf(replace(shelf, papers=papers), CONFIG)
    answers = ask("query", requests=[{"q": each["query"], "count": 50} for each in asked])
    numbers = {number: id for id, number in ask("numbers").items()}
    found = [[numbers[hit["n"]] for hit in answer["hits"]] for answer in answers]
    report(asked, found, ask("stock", documents=raw(papers), queries=[each["query"] for each in asked]))


def known_items(shelf: Shelf, count: int) -> list[dict[str, Any]]:
    rows = [
        {
            "id": each.id,
            "title": each.title,
            "authors": [author.name for author in each.authors],
            "abstract": each.abstract,
        }
        for each in shelf.papers
        if each.title
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as listed:
        listed.write("\n".join(map(json.dumps, rows)))
        listed.flush()
        command = [sys.executable, TOOL, listed.name, "--per-class", str(count)]
        made = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def raw(papers: Sequence[Paper]) -> list[list[str]]:
    return [
        [each.id, each.title or "", " ".join(author.name for author in each.authors), each.abstract or ""]
        for each in papers
    ]


def report(asked: Sequence[Mapping[str, Any]], *answers: Sequence[Sequence[str]]) -> None:
    ranks: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in answers])
    for at, each in enumerate(asked):
        for place, found in enumerate(answers):
            places = [rank for rank, id in enumerate(found[at], 1) if id in each["expected"]]
            ranks[each["class"]][place].append(places[0] if places else 0)
    for kind, lists in ranks.items():
        shown = "   |   ".join(
            SHOWN.format(
                mean(rank == 1 for rank in found),
                mean(0 < rank <= 5 for rank in found),
                mean(1 / rank if rank else 0 for rank in found),
            )
            for found in lists
        )
        print(ROW.format(kind, len(lists[0]), shown))


def costs(shelf: Shelf, queries: Sequence[Mapping[str, Any]], what: str, cold: bool) -> None:
    found = ask("cost", requests=queries, cold=cold)
    if cold:
        files = {path[7:-3]: len(gzip.compress(data, 6)) for path, data in sharded(shelf, CONFIG).items()}
        for phase in ("1", "2"):
            sizes = [
                files["manifest"] + sum(files[name] for name in each["asked"][: each["phases"][phase]])
                for each in found
                if phase in each["phases"]
            ]
            print(f"bytes to the answer of phase {phase}, kB: {spread([size / 1000 for size in sizes])}")
    print(f"{what} query, ms: {spread([each['ms'] for each in found])}")


def spread(values: Sequence[float]) -> str:
    parts = quantiles(values, n=20)
    return f"mean {mean(values):.1f}, median {parts[9]:.1f}, 95 % {parts[18]:.1f}"


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    main(sys.argv[1:])
