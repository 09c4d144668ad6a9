"""Layouts as small grammars, and the best way to cut a page into records by one of them.

A layout is the order of the parts of a record. `segment` finds the segmentation whose lines fit their parts best
(Viterbi's algorithm: Forney, "The Viterbi algorithm", Proc. IEEE 61, 1973), so one odd line does not derail the rest.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from papershelf.model import Frozen
from papershelf.read.pages.layouts.parts import ABOVE, BELOW, OUTSIDE
from papershelf.read.pages.lines.page import Line, Page

LEAVE = -1.0
"""The cost of starting a run of lines that belong to no record."""


FEW = 8
"""One record in so many is an exception on its page."""

UNLIKE = -5.0
"""The cost of such an exception."""

APART = 0.7
"""What a gap that is wider than usual says."""

WORST = float("-inf")


class Step(Frozen, frozen=True, kw_only=False):
    """One part of a record. `missing` is the cost of a record without it, `again` of a further line of it.

    None forbids. Costs are negative log-odds: 0 is usual, -1 not rare, -4 rare. A `steady` part stands in nearly all
    records of a page or in nearly none; `present` is the cost of one that has it.
    """

    part: str
    missing: float | None = None
    again: float | None = None
    present: float = 0.0
    steady: bool = False


class Layout(Frozen, frozen=True):
    """A shape of pages: the steps of one record, in order. A new layout is a new module that holds one of these.

    `enough` is the mean score of a line from which on it explains a page; one that fits has about 3.
    """

    name: str
    steps: tuple[Step, ...]
    enough: float = 0.8


class Segmentation(Frozen, frozen=True):
    """Records as runs of (line, part), and how well all lines are explained (the sum of their log-odds)."""

    layout: Layout
    records: tuple[tuple[tuple[Line, str], ...], ...]
    score: float


def segment(
    lines: Sequence[Line],
    page: Page,
    scores: Iterable[Mapping[str, float]],
    layout: Layout,
    apart: float = APART,
) -> Segmentation:
    """The best segmentation of the lines by the layout; `scores` holds each line's score for each part, `apart` is what
    a wider gap says for the beginning of a record; above `APART`, what a usual one says against it, too.
    """
    parts = [step.part for step in layout.steps]
    rows = ([each[part] for part in parts] for each in scores)
    return cut(lines, rows, layout, gaps(lines, page, apart))


def gaps(lines: Sequence[Line], page: Page, apart: float) -> "array[float]":
    """What the gap above each line says for the beginning of a record; see `segment`."""
    strict = apart > APART
    usual = page.usual_gap
    return array("d", (apart * ((line.gap > usual) - (line.gap < usual + strict)) for line in lines))


def cut(
    lines: Sequence[Line],
    rows: Iterable[Sequence[float]],
    layout: Layout,
    opens: Sequence[float],
    enter: float = 0.0,
) -> Segmentation:
    """The best segmentation of the lines by the layout; `rows` holds each line's score for each of its steps, `opens`
    what each line says for the beginning of a record, `enter` is the cost of a record.

    Its states are the layout's steps, then the lines above all records, between two and below all.
    """
    steps = [(step.present, step.again, step.missing) for step in layout.steps]
    starts, ends = [cost + enter for cost in _starts(layout)], _ends(layout)
    above, between, below = range(len(steps), len(steps) + 3)
    new = len(steps) + 3  # added to the state before, where a record starts anew
    best = [WORST] * new
    best[above] = 0.0
    back: list[Sequence[int]] = []
    slim = 2 * new < 256
    for wider, score in zip(opens, rows, strict=True):
        closed, last = _closed(best, ends)
        free, free_last = max((closed, last), (best[above], above), (best[between], between))
        inside = -wider if wider > 0 else 0.0
        free += wider
        now = [WORST] * new
        came = [above] * new
        carried, carrier = WORST, above  # the best way to come here from an earlier step
        for place, (present, again, missing) in enumerate(steps):
            here, where = carried + inside, carrier
            if free + starts[place] > here:
                here, where = free + starts[place], free_last + new
            if again is not None and best[place] + again + inside > here:
                here, where = best[place] + again + inside, place
            now[place] = here + score[place] + present
            came[place] = where
            carried = carried + missing if missing is not None else WORST
            if best[place] > carried:
                carried, carrier = best[place], place
        now[above] = best[above] + ABOVE
        for state, cost in ((between, OUTSIDE), (below, BELOW)):
            now[state], came[state] = max((best[state] + cost, state), (closed + LEAVE + cost, last))
        best = now
        back.append(bytes(came) if slim else came)
    total, state = max(_closed(best, ends), *((best[state], state) for state in (above, between, below)))
    return Segmentation(
        layout=layout, records=_trace(lines, [step.part for step in layout.steps], back, state), score=total
    )


def _starts(layout: Layout) -> list[float]:
    """What it costs to begin a record with each step."""
    costs = [0.0]
    for step in layout.steps[:-1]:
        costs.append(costs[-1] + step.missing if step.missing is not None else WORST)
    return costs


def _ends(layout: Layout) -> list[tuple[int, float]]:
    """The steps that a record may end with, and what that costs."""
    found: list[tuple[int, float]] = []
    cost = 0.0
    for place in range(len(layout.steps) - 1, -1, -1):
        found.append((place, cost))
        missing = layout.steps[place].missing
        if missing is None:
            break
        cost += missing
    return found[::-1]


def steadied(found: Segmentation) -> Layout | None:
    """The layout with a cost on records that, in a steady part, are unlike nearly all others; None where none is."""
    count = len(found.records)
    few = max(1, count // FEW)
    steps = []
    for step in found.layout.steps:
        having = sum(any(part == step.part for _, part in run) for run in found.records) if step.steady else 0
        if 0 < having <= few < count - having:
            step = msgspec.structs.replace(step, present=UNLIKE)
        elif 0 < count - having <= few < having:
            step = msgspec.structs.replace(step, missing=UNLIKE)
        steps.append(step)
    layout = msgspec.structs.replace(found.layout, steps=tuple(steps))
    return layout if layout != found.layout else None


def _closed(best: Sequence[float], ends: Sequence[tuple[int, float]]) -> tuple[float, int]:
    """The best score with which a record has just ended, and the step that it ended with."""
    return max((best[place] + cost, place) for place, cost in ends)


def _trace(
    lines: Sequence[Line], parts: list[str], back: Sequence[Sequence[int]], state: int
) -> tuple[tuple[tuple[Line, str], ...], ...]:
    new = len(parts) + 3
    records: list[tuple[tuple[Line, str], ...]] = []
    run: list[tuple[Line, str]] = []
    for place in range(len(lines) - 1, -1, -1):
        came = back[place][state]
        if state < len(parts):
            run.append((lines[place], parts[state]))
            if came >= new:
                records.append(tuple(reversed(run)))
                run = []
        state = came % new
    return tuple(reversed(records))
