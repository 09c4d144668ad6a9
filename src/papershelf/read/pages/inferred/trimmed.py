"""What only looks like records, at the top and the end of a page and in between: segmentation → segmentation."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from papershelf.read.pages.inferred.refine import places
from papershelf.read.pages.inferred.shapes import CITED, ENTRY, FACT
from papershelf.read.pages.layouts.grammar import Layout, Segmentation
from papershelf.read.pages.lines.page import Line

MAIN = ("title", "names", "names with dots", "names with commas", "abstract", CITED, ENTRY)
SEVERAL = 4
NEARLY_ALL = 0.8
_HEADING, _HEADING_WORDS = 60, 7
_HEAD_WORDS = 4

Runs = tuple[tuple[tuple[Line, str], ...], ...]


def trimmed(found: Segmentation) -> Segmentation:
    """The segmentation without what only looks like records: a heading that has nothing of what the others have, and
    the page's header and footer in the first and the last record."""
    records = found.records
    if len(records) < SEVERAL:
        return found
    body = records[len(records) // 3 :]  # what stands above may be the page's header
    having = Counter(part for run in body for part in {part for _, part in run} if part in MAIN)
    needed = {part for part, count in having.items() if count >= NEARLY_ALL * len(body)}
    if len(needed) > 1:
        kept = [run for run in records if not _is_heading(run, needed)]
        records = without_header(tuple(kept), needed)
    records = _without_top(records, found.layout)
    records = (_shorn(records[0], [run[0][1] for run in records[1:]], first=True), *records[1:])
    records = (*records[:-1], _shorn(records[-1], [run[-1][1] for run in records[:-1]], first=False))
    return msgspec.structs.replace(found, records=records)


def _without_top(records: Runs, layout: Layout) -> Runs:
    """The records without the first ones that are the page's own head: they lack what nearly all others have, facts
    too, and have a short line for a title, or lack more."""
    steps = [frozenset(places(run, layout)) for run in records]
    having = Counter(step for each in steps[len(steps) // 3 :] for step in each)
    needed = {step for step, count in having.items() if count >= NEARLY_ALL * len(steps[len(steps) // 3 :])}
    start = 0
    while len(records) - start > SEVERAL and (lacking := len(needed - steps[start])):
        title = " ".join(line.text for line, part in records[start] if part == "title")
        if lacking < 2 and title.count(" ") >= _HEAD_WORDS:
            break
        start += 1
    return records[start:]


def without_header(records: Runs, needed: set[str]) -> Runs:
    """The records without the first ones that lack a part, other than the abstract, that nearly all others have."""
    needed = needed - {"abstract"}
    while len(records) > SEVERAL and not needed.issubset(part for _, part in records[0]):
        records = records[1:]
    return records


def _is_heading(run: Sequence[tuple[Line, str]], needed: set[str]) -> bool:
    """Whether a record is nothing but a short line, where others have more."""
    having = needed.intersection(part for _, part in run)
    text = " ".join(line.text for line, part in run if part in MAIN)
    return len(having) <= 1 < len(needed) and len(text) < _HEADING and text.count(" ") < _HEADING_WORDS


def _shorn(
    run: tuple[tuple[Line, str], ...], others: Sequence[str], first: bool
) -> tuple[tuple[Line, str], ...]:
    """A record without the facts at its outer end, where hardly any other has one there."""
    if sum(part == FACT for part in others) * 4 > len(others):
        return run
    while len(run) > 1 and run[0 if first else -1][1] == FACT:
        run = run[1:] if first else run[:-1]
    return run
