"""Measure the search beside others: what it finds of known items, what it weighs, how long it takes.

Known items are queries made of the shelf's own papers (the benchmark's known-item.py) and people, and titles asked of
the same papers without titles. They are answered by `papershelf search --batch`, by stock lunr.js (OR of the words, its
own analysis, fields weighted as ours) and by Pagefind, over the same pages; people over pages of their own, so that no
paper stands in their way. What is typed (prefix), and all times and bytes of ours, come from the page's engine under
node; a warm query's time is the least of three. Of answers the first 50 count, of the page's engine the first 10. Bytes
are gzipped (-6), file by file; kB are 1,000. Ratios say how many times better we are. Times are of a machine as busy as
it is: compare the ratios.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/search"))

import msgspec  # noqa: E402
from bench_search_known import DEEPEST, TOOL, Ids, Known, of_papers, of_people, of_titles  # noqa: E402
from bench_search_peers import (  # noqa: E402
    TOOLS,
    Page,
    Peer,
    installed_pagefind,
    pagefind,
    paper_pages,
    person_pages,
    stock,
)
from bench_search_rows import SMALL, Answers, Query, costs, misses, quality, report, told, weights  # noqa: E402
from bench_search_shelves import CONFIG, SEEDS, shelf_of  # noqa: E402
from engines import PARTS, ask, documents  # noqa: E402
from msgspec.structs import replace  # noqa: E402
from oracle import ASSETS, PACKAGE  # noqa: E402

from papershelf.model import Shelf  # noqa: E402
from papershelf.search.sharded import sharded  # noqa: E402
from papershelf.site.assets import read_assets  # noqa: E402

COLD = 100
WARM = 300
"""About so many queries are asked with nothing loaded, and with everything."""


def main(arguments: argparse.Namespace) -> None:
    for path in (
        TOOL,
        SEEDS,
        *(Path(each) for each in arguments.papers if each != "seeds" and not each.isdigit()),
    ):
        if not path.exists():
            sys.exit(f"{path} is missing.")
    program = None if arguments.alone or arguments.build else installed_pagefind(arguments.tools)
    for source in arguments.papers:
        measure(source, shelf_of(source), program, arguments)


def measure(source: str, shelf: Shelf, program: Path | None, arguments: argparse.Namespace) -> None:
    papers = len(shelf.papers)
    print(f"\n{source}: {papers:,} papers, {len(shelf.people):,} people", flush=True)
    built = building(shelf)
    peers: list[Peer | None] = [None, None]
    if not arguments.build:
        with tempfile.TemporaryDirectory() as folder:
            # Titles of corpus.py have nothing to do with their abstracts.
            titles = source == "seeds" or source.isdigit()
            found = asked_of(shelf, Path(folder), arguments.queries, titles)
        if not arguments.alone:
            for pages, answers in zip((paper_pages, person_pages, untitled_pages), found, strict=False):
                compare(answers, pages(shelf), program)
            peers = found[0].peers
        rows = [*quality(found, papers)]
        report(rows)
        misses(found, rows, arguments.misses)
        program_kb = program_size() + built["families"]["manifest"][1] / 1000
        report([*costs(papers, program_kb, timed(shelf, found[0].asked), peers)])
        if arguments.whole:
            whole(shelf, [query_of(each) for each in found[0].asked])
    report([*weights(built, papers, peers)])
    told(built)


def asked_of(shelf: Shelf, folder: Path, count: int, by_titles: bool) -> list[Answers]:
    """Ours to known papers, to known people, and, if that is asked, to titles over the shelf without its titles."""
    asked = of_papers(shelf, count)
    people = of_people(shelf, count)
    files = written(shelf, folder / "build/search")
    names = terminal(folder, [each.query for each in people], "person")
    papers = terminal(folder, [each.query for each in asked], "paper")
    typed = [at for at, each in enumerate(asked) if each.kind == "prefix"]
    ask("open", files=files)
    answers = ask("query", requests=[query_of(asked[at]) for at in typed])
    for at, answer in zip(typed, answers, strict=True):
        papers[at] = [hit["id"] for hit in answer["hits"]]
    held = [Answers(asked, papers), Answers(people, names)]
    if not by_titles:
        return held
    titles = of_titles(shelf, count if len(shelf.papers) > SMALL else SMALL)
    written(untitled(shelf), folder / "titleless/build/search")
    found = terminal(folder / "titleless", [each.query for each in titles], "paper")
    return [*held, Answers(titles, found)]


def untitled(shelf: Shelf) -> Shelf:
    return replace(shelf, papers=tuple(replace(each, title=None, label="Untitled") for each in shelf.papers))


def untitled_pages(shelf: Shelf) -> list[Page]:
    return paper_pages(untitled(shelf))


def written(shelf: Shelf, folder: Path) -> dict[str, str]:
    """The shelf's search in a folder; its files by name."""
    folder.mkdir(parents=True)
    files = {path.removeprefix("search/"): data for path, data in sharded(shelf, CONFIG).items()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return {name.removesuffix(".js"): data.decode() for name, data in files.items()}


def terminal(site: Path, queries: Sequence[str], kind: str) -> list[Ids]:
    """What `papershelf search --batch` finds of a kind."""
    command = [sys.executable, "-m", "papershelf", "search", "--site", str(site), "--limit", str(DEEPEST)]
    done = subprocess.run(
        [*command, "--batch", "-"],
        input="\n".join(queries),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"papershelf search failed: {done.stderr.strip()}")
    answers = [json.loads(line)["results"] for line in done.stdout.splitlines()]
    return [[each["id"] for each in found if each["kind"] == kind] for found in answers]


def query_of(known: Known) -> dict[str, Any]:
    """As the page is asked; of kind prefix while typing."""
    return {"q": known.query, "typing": known.kind == "prefix", "count": 10}


def compare(answers: Answers, pages: Sequence[Page], program: Path | None) -> None:
    queries = [each.query for each in answers.asked]
    answers.peers = [
        stock(pages, queries, DEEPEST),
        pagefind(
            program, pages, queries, DEEPEST, *(spread_over(len(queries), most) for most in (COLD, WARM))
        )
        if program
        else None,
    ]


def spread_over(count: int, most: int) -> list[int]:
    """The places of some queries, of all kinds."""
    return list(range(0, count, max(1, -(-count // most))))


def program_size() -> float:
    """kB of what a first focus loads: the published engine where there is one, else its sources."""
    published = read_assets([ASSETS.parent], fonts=False).files
    files = [data for path, data in published.items() if Path(path).name.startswith("search-engine.")]
    sources = [PACKAGE / "assets/lunr.js", *(ASSETS / f"search-{part}.js" for part in PARTS)]
    return kilobytes(files or [path.read_bytes() for path in sources])


def kilobytes(files: Iterable[bytes]) -> float:
    return sum(len(gzip.compress(data, 6)) for data in files) / 1000


def timed(shelf: Shelf, asked: Sequence[Known]) -> list[Query]:
    """What some queries cost with nothing loaded, and some with everything. The engine has the shelf's files."""
    sizes = {path[7:-3]: kilobytes([data]) for path, data in sharded(shelf, CONFIG).items()}
    cold = [asked[at] for at in spread_over(len(asked), COLD)]
    warm = [asked[at] for at in spread_over(len(asked), WARM)]
    loads = ask("cost", requests=list(map(query_of, cold)), cold=True)
    rounds = [ask("cost", requests=list(map(query_of, warm)), cold=False) for _ in range(4)]
    found = [
        Query(known.kind, warm=min(each["ms"] for each in times))
        for known, *times in zip(warm, *rounds[1:], strict=True)
    ]
    for known, load in zip(cold, loads, strict=True):
        kilos = {
            phase: sizes["manifest"] + sum(sizes[name] for name in load["asked"][:count])
            for phase, count in load["phases"].items()
        }
        found.append(Query(known.kind, first=kilos.get("1"), whole=kilos.get("2")))
    return found


def building(shelf: Shelf) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(msgspec.json.encode(shelf))
        file.flush()
        command = [sys.executable, str(Path(__file__).with_name("bench_search_build.py")), file.name]
        done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def whole(shelf: Shelf, queries: Sequence[Mapping[str, Any]]) -> None:
    """Every answer beside that of lunr.js over an index of all terms; a phrase is a filter, which lunr.js has not."""
    plain = [each for each in queries if '"' not in each["q"]]
    compared = ask("compare", documents=documents(shelf), requests=plain)
    print(
        f"whole index: {len(compared['differing'])} of {len(plain)} queries differ, {compared['compared']} hits"
    )


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/bench search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "papers",
        nargs="*",
        default=["seeds", "20000"],
        metavar="PAPERS",
        help="seeds: the real pages; a number: so many papers recombined from them; or the papers.jsonl of the "
        "benchmark's corpus.py; without it: seeds 20000",
    )
    parser.add_argument("--queries", type=int, default=200, help="queries of a kind (200)")
    parser.add_argument("--misses", type=int, default=3, help="examples of a kind that misses its bar (3)")
    parser.add_argument("--alone", action="store_true", help="ours only, no peers")
    parser.add_argument("--build", action="store_true", help="only the build, its bytes and edits")
    parser.add_argument(
        "--whole", action="store_true", help="hold answers to lunr.js over an index of all terms"
    )
    parser.add_argument(
        "--tools", type=Path, default=TOOLS, help=f"where Pagefind is or is installed by npm ({TOOLS})"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main(options())
