"""The table of what was measured of a search: rows with bars, beside the peers' figures, and how they are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, quantiles
from typing import Any, NamedTuple

from bench_search_known import TITLELESS, Ids, Known, rank, scores
from bench_search_peers import Peer

SMALL = 5_000
"""Below, the floors of A7 hold, from here on those of A8."""
QUALITY = (
    ("title", "hit1", 0.995, 0.995),
    ("title", "mrr", 1.0, 0.99),
    ("words3", "hit5", 0.95, 0.95),
    ("words3", "mrr", 0.97, 0.95),
    ("typo", "hit5", 0.9, 0.9),
    ("typo", "mrr", 0.95, 0.94),
    ("prefix", "mrr", 0.95, 0.92),
    ("hyphen-space", "mrr", 0.95, 0.92),
    ("hyphen-join", "mrr", 0.95, 0.92),
    ("abstract3", "mrr", None, None),
    ("author", "mrr", 0.99, 0.98),
    ("author-ascii", "mrr", 0.99, 0.98),
    ("author-surname-first", "mrr", 0.99, 0.98),
    ("author-initial", "mrr", 0.99, 0.98),
    ("all but abstract3", "mrr", None, 0.96),
    ("person", "hit1", 1.0, 1.0),
    ("person folded", "hit1", 1.0, 1.0),
    ("person surname-first", "hit1", 1.0, 1.0),
    (TITLELESS, "mrr", 0.92, 0.92),
)
"""Kind of query, measure, floor for a small and for a large shelf."""
PROGRAM = 30.72
"""kB (A10): the engine with lunr.js, and the manifest. The page, its style sheet, font and scripts are in no row."""
NOBODY = (None, None)
MEASURES = {"hit1": "hit@1", "hit5": "hit@5", "mrr": "MRR"}


class Row(NamedTuple):
    """One line of the table; `peers` in the order of the columns, None where there is nothing to compare. `least`: the
    smaller, the better."""

    what: str
    ours: float
    peers: Sequence[float | None]
    bar: float | None
    least: bool
    form: str


@dataclass
class Answers:
    """To the same queries: ours, then the peers'."""

    asked: list[Known]
    ours: list[Ids]
    peers: list[Peer | None] = field(default_factory=list)


def quality(found: Sequence[Answers], papers: int) -> Iterator[Row]:
    ours = {kind: each for answers in found for kind, each in scores(answers.asked, answers.ours).items()}
    theirs: list[dict[str, Any]] = [{}, {}]
    for answers in found:
        for at, peer in enumerate(answers.peers):
            if peer:
                theirs[at].update(scores(answers.asked, peer.found))
    for kind, what, small, large in QUALITY:
        if kind in ours:
            name = f"{kind} {MEASURES[what]} ({ours[kind].queries})"
            bar = small if papers < SMALL else large
            peers = [getattr(held[kind], what) if kind in held else None for held in theirs]
            yield Row(name, getattr(ours[kind], what), peers, bar, False, "{:.3f}")


class Query(NamedTuple):
    """What a query cost: kB to the first results and to ten rows where it was asked cold, or milliseconds warm."""

    kind: str
    first: float | None = None
    whole: float | None = None
    warm: float | None = None


def costs(papers: int, program: float, asked: Sequence[Query], peers: Sequence[Peer | None]) -> Iterator[Row]:
    """What queries download with nothing loaded but the program (kB), and how long they take with all loaded."""
    step = (papers > SMALL) + (papers > 50_000)
    others = [peer and peer.program / 1000 for peer in peers]
    yield Row("program (ours with manifest), kB", program, others, PROGRAM, True, "{:.1f}")
    first = [each.first for each in asked if each.first is not None]
    bar = 100 if papers <= 500 else None
    yield Row("… and first results, kB, mean", program + mean(first), NOBODY, bar, True, "{:.1f}")
    whole = [each.whole for each in asked if each.whole is not None]
    three = [each.first for each in asked if each.kind == "words3" and each.first is not None]
    cold = [peer and [size / 1000 for size in peer.cold] for peer in peers]
    bar = (30, 60, 90)[step]
    yield Row("cold query to first results, kB, mean", mean(first), NOBODY, bar, True, "{:.1f}")
    yield Row("… 95 %", upper(first), NOBODY, 200, True, "{:.1f}")
    yield Row("… of three words of a title, mean", mean(three), NOBODY, (60, 60, 90)[step], True, "{:.1f}")
    others = [mean(each) if each else None for each in cold]
    yield Row("cold query to ten rows, kB, mean", mean(whole), others, (45, 110, 190)[step], True, "{:.1f}")
    others = [upper(each) if each else None for each in cold]
    yield Row("… 95 %", upper(whole), others, None, True, "{:.1f}")
    warm = [each.warm for each in asked if each.warm is not None]
    times = [peer and peer.warm for peer in peers]
    others = [middle(each) if each else None for each in times]
    yield Row("warm query, ms, median", middle(warm), others, None, True, "{:.2f}")
    others = [upper(each) if each and len(each) > 1 else None for each in times]
    yield Row("… 95 %", upper(warm), others, (30, 30, 200)[step], True, "{:.2f}")


def weights(built: Mapping[str, Any], papers: int, peers: Sequence[Peer | None]) -> Iterator[Row]:
    """The build, what lies on disk, what changes. The bars of some are for large shelves alone."""
    large = papers >= 20_000

    def ours(what: str, value: float, bar: float | None, form: str) -> Row:
        return Row(what, value, NOBODY, bar, True, form)

    yield ours("postings, µs a paper", built["postings"], 150 if large else None, "{:.0f}")
    others = [peer and peer.build.seconds / papers * 1e6 for peer in peers]
    yield Row("whole search, µs a paper", built["all"], others, 300 if large else None, True, "{:.0f}")
    others = [peer and peer.build.memory for peer in peers]
    yield Row("peak memory, MiB", built["memory"], others, 1024, True, "{:.0f}")
    sizes = {family: size / papers for family, (_, size) in built["families"].items()}
    core = sum(sizes[family] for family in "tald")
    yield ours("t + a + l + d, B a paper", core, 620 if papers < SMALL else 440, "{:.0f}")
    others = [peer and peer.size / papers for peer in peers]
    yield Row("all files, B a paper", sum(sizes.values()), others, None, True, "{:.0f}")
    yield ours("manifest, kB", built["families"]["manifest"][1] / 1000, 6, "{:.1f}")
    for what, (half, most, files) in built["edits"].items():
        name = f"{what} edited, ms, median ({files:.0f} files)"
        yield ours(name, half, 50 if papers <= 10_000 else None, "{:.1f}")
        yield ours("… most", most, None, "{:.1f}")
    more = built["more"]
    share = sum(more[each][0] for each in "ta") / sum(more[each][1] for each in "ta")
    yield ours("one paper more: share of t + a files", share, 0.15 if large else None, "{:.3f}")
    yield ours("… of l files", more["l"][0] / more["l"][1], 0.3 if large else None, "{:.3f}")
    yield ours("… d files", more["d"][0], 1, "{:.0f}")


def middle(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[9] if len(values) > 1 else values[0]


def upper(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[18] if len(values) > 1 else values[0]


def report(rows: Sequence[Row]) -> None:
    """Ratios say how many times a peer's figure ours is where more is better, and the other way round where less is:
    above 1 we are ahead."""
    print(
        f"{'':44}"
        + "".join(f"{name:>10}" for name in ("ours", "stock", "Pagefind", "bar"))
        + "  ahead of stock, Pagefind"
    )
    for row in rows:
        shown = [
            row.form.format(each) if each is not None else "-" for each in (row.ours, *row.peers, row.bar)
        ]
        marks = [ahead(row, each) for each in row.peers]
        missed = row.bar is not None and (row.ours > row.bar if row.least else row.ours < row.bar)
        print(
            f"{row.what:44}" + "".join(f"{each:>10}" for each in shown) + f"  {'  '.join(marks)}"
            f"{'  MISSED' if missed else ''}",
            flush=True,
        )


def ahead(row: Row, peer: float | None) -> str:
    if peer is None:
        return "-"
    better, worse = (peer, row.ours) if row.least else (row.ours, peer)
    mark = "" if better > worse or (not row.least and row.ours == peer == 1) else " BEHIND"
    return (f"{better / worse:.2f}" if worse else "only us") + mark


def misses(found: Sequence[Answers], rows: Sequence[Row], count: int) -> None:
    """Of each kind with a row below its bar or behind a peer, some queries whose right answer is not the first."""
    for answers in found:
        for kind in dict.fromkeys(each.kind for each in answers.asked):
            held = [row for row in rows if row.what.startswith((f"{kind} hit", f"{kind} MRR"))]
            if all((row.bar is None or row.ours >= row.bar) and "BEHIND" not in marks(row) for row in held):
                continue
            failed = [
                (known, ids)
                for known, ids in zip(answers.asked, answers.ours, strict=True)
                if known.kind == kind and rank(known, ids) != 1
            ]
            print(f"{kind}: {len(failed)} not first")
            for known, ids in failed[:count]:
                print(
                    f"    {known.query!r} → rank {rank(known, ids)}: {[*ids][:3]}, not {sorted(known.expected)[:3]}"
                )


def marks(row: Row) -> str:
    return " ".join(ahead(row, each) for each in row.peers)


def told(built: Mapping[str, Any]) -> None:
    print(f"peak memory: of it the shelf's {built['shelf']:.0f} MiB; files and kB by family:")
    print(
        "   ",
        ", ".join(f"{name} {number} {size / 1000:.0f}" for name, (number, size) in built["families"].items()),
    )
    print(
        "    changed by one paper more:",
        ", ".join(f"{name} {new}" for name, (new, _) in built["more"].items() if new),
    )
