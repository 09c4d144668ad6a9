"""The searches of others over the same pages: stock lunr.js (OR of the words, its own analysis) and Pagefind."""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from oracle import NODE, PACKAGE

from papershelf.model import Shelf

HERE = Path(__file__).resolve().parent
ORACLE = HERE / "../../shared/design/search-oracle"
LUNR = PACKAGE / "assets/lunr.js"
PAGEFIND = "pagefind@1.6.0"
TOOLS = Path(tempfile.gettempdir()) / "papershelf-bench-tools"
ROOMY = (NODE, "--max-old-space-size=8000")
PACKED = {".pf_index", ".pf_fragment", ".pf_meta"}
FIELDS = {
    "ref": "id",
    "fields": [{"name": "title", "boost": 10}, {"name": "authors", "boost": 8}, "abstract"],
}


class Page(NamedTuple):
    id: str
    title: str
    authors: str
    abstract: str


class Costs(NamedTuple):
    """Of the whole program: seconds of CPU, MiB at most."""

    seconds: float
    memory: float


class Peer(NamedTuple):
    """Ids that each query found; what the build cost; gzipped bytes of its files; milliseconds of warm queries; bytes
    of the program, and of what each cold query downloads besides."""

    found: list[list[str]]
    build: Costs
    size: int
    warm: list[float]
    program: int
    cold: list[int]


def paper_pages(shelf: Shelf) -> list[Page]:
    return [
        Page(
            each.id, each.title or "", ", ".join(author.name for author in each.authors), each.abstract or ""
        )
        for each in shelf.papers
    ]


def person_pages(shelf: Shelf) -> list[Page]:
    """A name and the titles of the papers."""
    titles = {paper.id: paper.title or "" for paper in shelf.papers}
    return [
        Page(each.id, each.name, "", "\n".join(titles[id] for id in each.papers)) for each in shelf.people
    ]


def run(command: Sequence[str | Path], given: str = "") -> tuple[bytes, Costs]:
    """A program's output, and what it cost. Raises CalledProcessError."""
    with tempfile.NamedTemporaryFile() as costs:
        launched = [sys.executable, str(HERE / "bench_search_run.py"), costs.name, *map(str, command)]
        done = subprocess.run(launched, input=given.encode(), stdout=subprocess.PIPE, check=True)
        return done.stdout, Costs(**json.loads(costs.read()))


def stock(pages: Sequence[Page], queries: Sequence[str], shown: int) -> Peer:
    """Stock lunr.js by the oracle's tools. A warm query is the mean over all of them."""
    with tempfile.TemporaryDirectory() as folder:
        names = ("docs.jsonl", "fields.json", "index.json")
        documents, fields, index = (Path(folder, name) for name in names)
        documents.write_text("\n".join(json.dumps(each._asdict()) for each in pages), encoding="utf-8")
        fields.write_text(json.dumps(FIELDS), encoding="utf-8")
        command: list[str | Path] = [*ROOMY, ORACLE / "lunr-oracle.js", LUNR, documents, fields]
        written, build = run(command)
        index.write_bytes(written)
        rows = [json.dumps({"qid": str(at), "query": each}) for at, each in enumerate(queries)]
        answers, took = [], []
        for asked in (rows[:1], rows):
            listed = Path(folder, "queries.txt")
            listed.write_text("\n".join(asked), encoding="utf-8")
            command = [*ROOMY, ORACLE / "query-oracle.js", LUNR, index, listed, "--top", str(shown)]
            answer, costs = run(command)
            answers.append(answer)
            took.append(costs.seconds)
        found = [json.loads(line).get("ids", []) for line in answers[-1].splitlines()]
        size = len(gzip.compress(written, 6))
    each = (took[1] - took[0]) * 1000 / max(1, len(rows) - 1)
    return Peer(found, build, size, [each], len(gzip.compress(LUNR.read_bytes(), 6)), [size])


def installed_pagefind(folder: Path) -> Path | None:
    """Pagefind's program, installed by npm into the folder where it is not there; None, with a sentence, where that
    cannot be."""
    program = folder / "node_modules/.bin/pagefind"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), PAGEFIND]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as trouble:
            print(f"Pagefind is not measured: npm did not install {PAGEFIND} ({trouble}).", file=sys.stderr)
            return None
    return program


def pagefind(
    program: Path,
    pages: Sequence[Page],
    queries: Sequence[str],
    shown: int,
    cold: Sequence[int],
    warm: Sequence[int],
) -> Peer:
    """Pagefind over a page of HTML for each: heading, authors, text. `cold`, `warm`: places of queries to measure."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        site.mkdir()
        for at, page in enumerate(pages):
            (site / f"{at}.html").write_text("".join(html(page)), encoding="utf-8")
        bundle = site / "pagefind"
        _, build = run([program, "--site", site, "--silent"])
        (bundle / "package.json").write_text('{"type": "module"}')
        request = {"bundle": str(bundle), "queries": queries, "wanted": shown, "cold": cold, "warm": warm}
        answer, _ = run([NODE, HERE / "bench_search_pagefind.mjs"], given=json.dumps(request))
        sizes = [path.stat().st_size for path in bundle.rglob("*") if path.suffix in PACKED]
    told: dict[str, Any] = json.loads(answer)
    found = [
        [pages[int(address.strip("/").removesuffix(".html"))].id for address in ids] for ids in told["found"]
    ]
    program_bytes = max((each["program"] for each in told["bytes"]), default=0)
    return Peer(
        found, build, sum(sizes), told["warm"], program_bytes, [each["data"] for each in told["bytes"]]
    )


def html(page: Page) -> Iterable[str]:
    yield f'<!doctype html><html lang="en"><head><title>{escape(page.title)}</title></head><body><main>'
    if page.title:
        yield f"<h1>{escape(page.title)}</h1>"
    yield f"<p>{escape(page.authors)}</p>"
    yield f"<p>{escape(page.abstract)}</p></main></body></html>"
