"""Renders invented papers in every layout with noise, reads the pages, and shows how much of them was read right.

With `--write` the table goes into docs/reading.md. With (beginnings of) names of layouts only these are read; `--wrong`
shows so many misses of each, `--page` a page and all that was read of it:

    python scripts/scoreboard.py "ACL Anthology volume" --wrong 5
    python scripts/scoreboard.py "ACL Anthology volume" --page 3
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "read"))

from rendering import LAYOUTS, LEFT_OUT, Layout, Rendered, render  # noqa: E402
from rendering.noise import BYTES, NOISE, WRITTEN  # noqa: E402
from rendering.scoring import Miss, Score, read, score  # noqa: E402
from rendering.without import without_papers  # noqa: E402

from papershelf.read.pages.layouts import LAYOUTS as KNOWN  # noqa: E402

PAGE = ROOT / "docs" / "reading.md"
SIZES = ((8, 0.0), (20, 0.0), (5, 0.15), (12, 0.15), (9, 0.15), (6, 0.3), (10, 0.3), (10, 0.5))
"""The pages of a layout: how many records, and the probability of each noise that such pages bear."""
ALONE = 5
"""So many records has a page that shows one noise alone."""
COLUMNS = ("records", "false", "titles", "authors", "abstracts")
BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Between which confidences pages are counted together."""


@dataclass(frozen=True)
class Page:
    """A page that was read: how sure the reader was, if the layout was inferred, and how much was right."""

    confidence: float | None
    score: Score


def pages(layout: Layout, first: int) -> Iterator[tuple[int, Rendered]]:
    """The pages of a layout, each with its seed."""
    for seed, (count, share) in enumerate(SIZES, first):
        yield seed, render(layout, seed, count, share)


def board(layouts: Sequence[Layout], first: int) -> dict[str, list[Page]]:
    """How each layout's pages were read."""
    found: dict[str, list[Page]] = {}
    for layout in layouts:
        found[layout.name] = []
        for _, rendered in pages(layout, first):
            document = read(rendered)
            found[layout.name].append(Page(document.confidence, score(rendered, document)[0]))
    return found


def summed(read_pages: Iterable[Page]) -> Score:
    total = Score()
    for page in read_pages:
        total.add(page.score)
    return total


def alone(layouts: Sequence[Layout], seed: int) -> dict[str, tuple[Score, Score]]:
    """The sum of the pages that suffer from nothing but one noise, of all layouts that bear it.

    With each, the sum of the same pages without it: layouts that are hard to read are so without any noise.
    """
    clean = {layout.name: _scored(layout, seed) for layout in layouts}
    found = {}
    for noise in ("", *NOISE, *WRITTEN, *BYTES):
        found[noise or "none"] = total, without = Score(), Score()
        for layout in layouts:
            if not noise or noise in layout.bears:
                total.add(_scored(layout, seed, noise) if noise else clean[layout.name])
                without.add(clean[layout.name])
    return found


def _scored(layout: Layout, seed: int, noise: str = "") -> Score:
    rendered = render(layout, seed, ALONE, only=noise)
    return score(rendered, read(rendered))[0]


def by_noise(scores: dict[str, tuple[Score, Score]]) -> str:
    """The scoreboard of each noise alone, in Markdown, and in parentheses what it adds or takes in points."""
    lines = [head("noise")]
    for name, (total, without) in scores.items():
        cells = []
        for share, clean in zip(shares(total), shares(without), strict=True):
            points = round(100 * (share - clean), 1)
            cells.append(f"{share:.1%}" + (f" ({points:+.1f})".replace("-", "−") if points else ""))
        lines.append(f"| {name} | {total.stated} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def by_confidence(read_pages: Sequence[Page]) -> str:
    """What a confidence is worth, in Markdown: pages by how sure the reader was, and what share of theirs was right."""
    lines = [
        "| confidence | pages | mean | stated | records found | records all right |",
        "| --- |" + " ---: |" * 5,
    ]
    named = [(f"{low:.2f} to {min(high, 1.0):.2f}", low, high) for low, high in pairwise(BANDS)]
    for name, low, high in (("none", None, None), *named):
        of = [page for page in read_pages if _within(page.confidence, low, high)]
        if of:
            total = summed(of)
            mean = "" if low is None else f"{fmean(page.confidence or 0.0 for page in of):.2f}"
            stated = max(1, total.stated)
            right = f"{total.found / stated:.1%} | {total.whole / stated:.1%}"
            lines.append(f"| {name} | {len(of)} | {mean} | {total.stated} | {right} |")
    return "\n".join(lines) + "\n"


def _within(confidence: float | None, low: float | None, high: float | None) -> bool:
    if confidence is None or low is None or high is None:
        return confidence is low
    return low <= confidence < high


def by_emptiness() -> str:
    """The pages without papers of which something was read, in Markdown, and how many gave nothing."""
    counts = {name: len(document.records) for name, document in without_papers()}
    wrong = [f"| {name} | {count} |" for name, count in counts.items() if count]
    silent = f"| the {len(counts) - len(wrong)} others of {len(counts)} | 0 |"
    return "\n".join(("| page | records |\n| --- | ---: |", *wrong, silent)) + "\n"


def table(scores: dict[str, Score]) -> str:
    """The scoreboard in Markdown: known layouts, those tried, those left out, each group with its sum."""
    known = {layout.name for layout in KNOWN}
    groups = (
        ("all with a layout of their own", [name for name in scores if name in known]),
        ("all that the readers were tried with", [name for name in scores if name not in known | LEFT_OUT]),
        ("all that were shown last", [name for name in scores if name in LEFT_OUT]),
    )
    lines = [head("layout")]
    for title, names in groups:
        total = Score()
        for name in names:
            total.add(scores[name])
            lines.append(row(name, scores[name]))
        if names:
            lines.append(row(f"**{title}**", total))
    return "\n".join(lines) + "\n"


def head(first: str) -> str:
    return f"| {first} | stated | {' | '.join(COLUMNS)} |\n| --- |" + " ---: |" * (len(COLUMNS) + 1)


def row(name: str, each: Score) -> str:
    return f"| {name} | {each.stated} | {' | '.join(f'{share:.1%}' for share in shares(each))} |"


def shares(each: Score) -> tuple[float, ...]:
    """Records found, false ones among those read, titles, authors and abstracts that are right: each in [0, 1]."""
    stated = max(1, each.stated)
    found, *rest = (count / stated for count in (each.found, each.titles, each.authors, each.abstracts))
    return (found, each.false / max(1, each.read), *rest)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "layouts", nargs="*", help="names of layouts, or the beginnings of names; all, if none is given"
    )
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first page (default 1)")
    parser.add_argument("--wrong", type=int, default=0, help="so many misses of each layout are shown")
    parser.add_argument(
        "--page", type=int, help="print the page of this seed (with one layout) and what was read of it"
    )
    parser.add_argument("--write", action="store_true", help="write the table into docs/reading.md")
    asked = parser.parse_args(arguments)
    chosen = [
        layout
        for layout in LAYOUTS
        if not asked.layouts or any(layout.name.lower().startswith(name.lower()) for name in asked.layouts)
    ]
    if asked.page is not None:
        show(chosen[0], asked.page, asked.seed)
        return
    if asked.write:
        write()
        return
    print(table({name: summed(each) for name, each in board(chosen, asked.seed).items()}), end="")
    if asked.wrong:
        for layout in chosen:
            rendering = pages(layout, asked.seed)
            wrong = [
                (seed, miss) for seed, rendered in rendering for miss in score(rendered, read(rendered))[1]
            ]
            for seed, miss in wrong[: asked.wrong]:
                print(f"{layout.name}, page {seed}, {told(miss)}")


def write() -> None:
    """All tables, into the page."""
    page = PAGE.read_text(encoding="utf-8")
    boarded = board(LAYOUTS, 1)
    page = written(page, "layouts", table({name: summed(each) for name, each in boarded.items()}))
    unseen = [each for name, read_pages in boarded.items() if name in LEFT_OUT for each in read_pages]
    page = written(page, "confidence", by_confidence(unseen))
    page = written(page, "without", by_emptiness())
    page = written(page, "noise", by_noise(alone(LAYOUTS, 1)))
    PAGE.write_text(page, encoding="utf-8", newline="\n")


def show(layout: Layout, seed: int, first: int) -> None:
    """A page as it was rendered, and what was read of it, record by record."""
    rendered = dict(pages(layout, first))[seed]
    document = read(rendered)
    for number, line in enumerate(rendered.text.split("\n"), 1):
        print(f"{number:4} {line}")
    print(f"\nlayout {document.layout}, shape {document.shape}, confidence {document.confidence}")
    for record in document.records:
        print(f"{record.line_start}–{record.line_end}: {record.title!r} by {record.authors}")
        print(f"    {(record.abstract or '')[:90]!r}")
    for miss in score(rendered, document)[1]:
        print(f"wrong, {told(miss)}")


def told(miss: Miss) -> str:
    return f"line {miss.line}, {miss.part}:\n  want {miss.want!r}\n  got  {miss.got!r}"


def written(page: str, part: str, text: str) -> str:
    """The page with this text between the comments of a part."""
    return re.sub(
        rf"(<!-- {part} -->\n).*(<!-- end of {part} -->)",
        lambda found: f"{found[1]}{text}{found[2]}",
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    main()
