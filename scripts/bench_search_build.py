"""Measure the making of a search: CPU, peak memory, files and bytes by family, one paper more, and single edits.

    scripts/bench_search_build.py SHELF.json

SHELF.json is a shelf as msgspec writes it. One JSON line comes out. A process of its own, so that the peak of memory is
that of the shelf and its search.
"""

import gzip
import json
import resource
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import msgspec
from bench_search_shelves import CONFIG
from msgspec.structs import replace

from papershelf.model import Paper, Shelf
from papershelf.search.sharded import Index

EDITS = 9


class Timed(Index):
    """An index that tells how long its postings took: the papers analysed, their terms, words and facets listed."""

    seconds = 0.0

    def fill(self, papers: Mapping[int, Paper]) -> None:
        start = process_time()
        super().fill(papers)
        self.seconds += process_time() - start


def peak() -> float:
    """MiB. Linux counts a program's own; elsewhere the peak of the process that started it may be in it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    shelf = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Shelf)
    count = len(shelf.papers)
    forget_peak()
    before = peak()
    start = process_time()
    index = Timed()
    index.update(shelf, CONFIG)
    files = index.files()
    seconds = process_time() - start
    told: dict[str, Any] = {
        "postings": index.seconds / count * 1e6,
        "all": seconds / count * 1e6,
        "memory": peak(),
        "shelf": before,
        "families": families(files),
    }
    told["edits"] = edits(index, shelf)
    told["more"] = one_more(index, shelf)
    print(json.dumps(told))


def forget_peak() -> None:
    """Let the peak be what is held now, without what reading the shelf took; Linux only."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def families(files: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """Of each family the files and their bytes, gzipped one by one as a server sends them."""
    number, packed = Counter[str](), Counter[str]()
    for path, data in files.items():
        family = family_of(path)
        number[family] += 1
        packed[family] += len(gzip.compress(data, 6))
    return {family: (number[family], packed[family]) for family in sorted(number)}


def family_of(path: str) -> str:
    return path.removeprefix("search/").partition("-")[0].removesuffix(".js")


def one_more(index: Index, shelf: Shelf) -> dict[str, tuple[int, int]]:
    """The last paper comes to a shelf without it: of each family the files that change, and all. The people and topics
    that it has stay as they are."""
    index.update(replace(shelf, papers=shelf.papers[:-1]), CONFIG)
    without = index.files()
    index.update(shelf, CONFIG)
    files = index.files()
    held, new = (Counter(map(family_of, paths)) for paths in (files, files.keys() - without.keys()))
    return {family: (new[family], held[family]) for family in sorted(held)}


def edits(index: Index, shelf: Shelf) -> dict[str, tuple[float, float, float]]:
    """One paper changed after another, as a preview sees it: median and most milliseconds, files changed."""
    found = {}
    old = index.files()
    for what in ("title", "abstract"):
        times, changed = [], []
        for at in range(0, len(shelf.papers), -(-len(shelf.papers) // EDITS)):
            papers = [replace(paper) for paper in shelf.papers]
            papers[at] = replace(papers[at], **{what: f"{getattr(papers[at], what) or ''} Zebra{at}"})
            start = process_time()
            index.update(replace(shelf, papers=tuple(papers)), CONFIG)
            files = index.files()
            times.append((process_time() - start) * 1000)
            changed.append(sum(old.get(path) != data for path, data in files.items()))
            old = files
        found[what] = (median(times), max(times), median(changed))
    index.update(shelf, CONFIG)
    index.files()
    return found


if __name__ == "__main__":
    main()
