"""Measure the making of the search: seconds of CPU and peak memory, files and bytes by family, what one edit costs.

    scripts/bench_search_build.py PAPERS.JSONL [edits]

PAPERS.JSONL is what the corpus.py of the benchmark beside the project wrote. Its papers become a shelf without reading
and fusing: nothing but the search is measured.
"""

import gzip
import json
import resource
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from time import process_time

from msgspec.structs import replace

from papershelf.config import Config
from papershelf.model import Authorship, Identifiers, Link, Membership, Paper, Person, Shelf, Topic
from papershelf.search.sharded import Index

CONFIG = Config(title="Bench")


def slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(folded.lower().split())


def read_shelf(path: Path) -> Shelf:
    papers = []
    written, about = defaultdict(list), defaultdict(list)
    names: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            authors = [Authorship(id=slug(name), name=name) for name in row["authors"]]
            topics = [Membership(id=slug(name), evidence=(), stated=(name,)) for name in row["topics"]]
            for author in authors:
                written[author.id].append(row["id"])
                names[author.id] = author.name
            for topic in topics:
                about[topic.id].append(row["id"])
                names[topic.id] = topic.stated[0]
            papers.append(
                Paper(
                    id=row["id"],
                    title=row["title"],
                    label=row["title"],
                    authors=tuple(authors),
                    authors_complete=True,
                    abstract=row["abstract"],
                    summary=row["abstract"].partition(".")[0] + ".",
                    date=row["date"],
                    topics=tuple(topics),
                    links=(Link(kind="doi", url=f"https://doi.org/{row['doi']}"),) if row["doi"] else (),
                    identifiers=Identifiers(doi=row["doi"]),
                )
            )
    return Shelf(
        documents=(),
        document_ids={},
        papers=tuple(sorted(papers, key=lambda paper: paper.id)),
        people=tuple(
            Person(id=id, name=names[id], papers=tuple(held)) for id, held in sorted(written.items())
        ),
        topics=tuple(Topic(id=id, name=names[id], papers=tuple(held)) for id, held in sorted(about.items())),
        sessions=(),
        merges=(),
    )


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    shelf = read_shelf(Path(sys.argv[1]))
    count = len(shelf.papers)
    before = peak()
    start = process_time()
    index = Index()
    index.update(shelf, CONFIG)
    files = index.files()
    seconds = process_time() - start
    print(
        f"{count} papers: {seconds:.2f} s, {seconds / count * 1e6:.0f} µs a paper; {peak():.0f} MiB of which "
        f"{before:.0f} are the shelf's"
    )
    number, raw, packed = Counter[str](), Counter[str](), Counter[str]()
    for path, data in files.items():
        family = path.removeprefix("search/").partition("-")[0].removesuffix(".js")
        number[family] += 1
        raw[family] += len(data)
        packed[family] += len(gzip.compress(data, 6))
    for family in number:
        print(
            f"  {family:8} {number[family]:6} files, {packed[family] / count:8.1f} B a paper (gz of the file), "
            f"{raw[family] / count:8.1f} as written"
        )
    core = sum(packed[family] for family in "tald")
    print(f"  t + a + l + d: {core / count:.0f} B a paper; manifest {packed['manifest']} B")
    if "edits" in sys.argv:
        one_more(index, files, shelf)
        edits(index, shelf)


def one_more(index: Index, files: dict[str, bytes], shelf: Shelf) -> None:
    """The last paper taken out: the share of each family's files that are others without it."""
    start = process_time()
    index.update(replace(shelf, papers=shelf.papers[:-1]), CONFIG)
    without = index.files()
    seconds = process_time() - start
    shares = []
    for family in ("t", "a", "p", "f", "l", "n", "d", "x", "kp", "cp", "cy"):
        held = [path for path in files if path.startswith(f"search/{family}-")]
        shares.append(f"{family} {sum(path not in without for path in held)} of {len(held)}")
    print(f"one paper less: {seconds * 1000:.1f} ms; {', '.join(shares)}")


def edits(index: Index, shelf: Shelf) -> None:
    """One paper changed after another, as a preview sees it."""
    old = index.files()
    for what in ("title", "abstract"):
        times, changed, bytes_ = [], [], []
        for at in range(0, len(shelf.papers), len(shelf.papers) // 9):
            papers = list(shelf.papers)
            paper = papers[at]
            text = getattr(paper, what)
            papers[at] = replace(paper, **{what: f"{text} Zebra{at}"})
            papers = [replace(paper) for paper in papers]
            start = process_time()
            index.update(replace(shelf, papers=tuple(papers)), CONFIG)
            files = index.files()
            times.append((process_time() - start) * 1000)
            new = {path for path, data in files.items() if old.get(path) != data}
            changed.append(len(new))
            bytes_.append(sum(len(files[path]) for path in new))
            old = files
        print(
            f"{what} edited: median {median(times):.1f} ms, most {max(times):.1f}; {median(changed):.0f} files, "
            f"{median(bytes_) / 1024:.0f} KB"
        )


if __name__ == "__main__":
    main()
