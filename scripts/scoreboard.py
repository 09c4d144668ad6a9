"""Renders invented papers in every layout with noise, reads the pages, and shows how much of them was read right.

With `--write` the table goes into docs/reading.md. With (beginnings of) names of layouts only these are read; `--wrong`
shows so many misses of each, `--page` a page and all that was read of it:

    python scripts/scoreboard.py "ACL Anthology volume" --wrong 5
    python scripts/scoreboard.py "ACL Anthology volume" --page 3
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "read"))

from rendering import LAYOUTS, Layout, render  # noqa: E402
from rendering.scoring import Miss, Score, read, score  # noqa: E402

from papershelf.read.pages.layouts import LAYOUTS as KNOWN  # noqa: E402

PAGE = ROOT / "docs" / "reading.md"
SHARES = (0.0, 0.0, 0.15, 0.15, 0.15, 0.3, 0.3, 0.5)
"""Each page of a layout suffers from each noise with such a probability."""
RECORDS = 10
COLUMNS = ("records", "false", "titles", "authors", "abstracts")


def measured(
    layout: Layout, first: int, shares: Sequence[float] = SHARES
) -> Iterator[tuple[int, Score, list[Miss]]]:
    """The pages of a layout: seed, score, misses."""
    for at, share in enumerate(shares):
        rendered = render(layout, first + at, RECORDS + at % 3 * 4, share)
        yield first + at, *score(rendered, read(rendered))


def board(layouts: Sequence[Layout], first: int) -> dict[str, Score]:
    """The sum of each layout's pages."""
    found = {}
    for layout in layouts:
        total = found[layout.name] = Score()
        for _, each, _ in measured(layout, first):
            total.add(each)
    return found


def table(scores: dict[str, Score]) -> str:
    """The scoreboard in Markdown: the known layouts, the others, each with their sum."""
    known = {layout.name for layout in KNOWN}
    groups = (
        ("all with a layout of their own", [name for name in scores if name in known]),
        ("all others", [name for name in scores if name not in known]),
    )
    lines = [f"| layout | stated | {' | '.join(COLUMNS)} |", "| --- |" + " ---: |" * (len(COLUMNS) + 1)]
    for title, names in groups:
        total = Score()
        for name in names:
            total.add(scores[name])
            lines.append(row(name, scores[name]))
        if names:
            lines.append(row(f"**{title}**", total))
    return "\n".join(lines) + "\n"


def row(name: str, each: Score) -> str:
    shares = [each.found, each.titles, each.authors, each.abstracts]
    found, *rest = (f"{count / max(1, each.stated):.1%}" for count in shares)
    false = f"{each.false / max(1, each.read):.1%}"
    return f"| {name} | {each.stated} | {' | '.join((found, false, *rest))} |"


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
    print(table(board(chosen, asked.seed)), end="")
    if asked.wrong:
        for layout in chosen:
            wrong = [(seed, miss) for seed, _, misses in measured(layout, asked.seed) for miss in misses]
            for seed, miss in wrong[: asked.wrong]:
                print(f"{layout.name}, page {seed}, {told(miss)}")
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, table(board(LAYOUTS, 1))), encoding="utf-8", newline="\n")


def show(layout: Layout, seed: int, first: int) -> None:
    """A page as it was rendered, and what was read of it, record by record."""
    at = seed - first
    rendered = render(layout, seed, RECORDS + at % 3 * 4, SHARES[at])
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


def written(page: str, text: str) -> str:
    """The page with this text between the scoreboard's comments."""
    return re.sub(
        r"(<!-- scoreboard -->\n).*(<!-- end of scoreboard -->)",
        lambda found: f"{found[1]}{text}{found[2]}",
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    main()
