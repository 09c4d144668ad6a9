"""What is steady on one page makes its parts certain: a segmentation → scores and layout for the next one.

Features that nearly all lines of a part share and few others have are added to the scores; how often a record has each
step becomes the step's cost (hard expectation-maximisation).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from operator import add as _plus

import msgspec

from papershelf.read.pages.inferred.features import Features
from papershelf.read.pages.inferred.shapes import FACT
from papershelf.read.pages.layouts.grammar import Layout, Segmentation, Step
from papershelf.read.pages.layouts.scores import Scores
from papershelf.read.pages.lines.page import Line

_WEIGHT = 0.5
"""Features are not independent of each other, so each counts for a half."""
_MOST = 2.0
"""A single feature says no more than this, for or against a part; all together `_ALL`."""
_ALL = 5.0
_FEW = 3
"""Fewer lines of a part teach nothing."""
_SELDOM = 8
"""A step that one record in so many has, or fewer, is none of this page's."""
_RARE = -4.0
_OUT = -1
"""In the place of a step: the line is in no record."""


def learned(
    found: Segmentation,
    lines: Sequence[Line],
    seen: Sequence[Features],
    scores: Scores,
) -> tuple[Layout, Iterator[list[float]]]:
    """The layout as this page has it, and each line's score for its steps, with what the segmentation teaches: small
    facts above a title look otherwise than those below the names."""
    steps = {id(run): places(run, found.layout) for run in found.records}
    step_of = {
        id(line): step for run in found.records for (line, _), step in zip(run, steps[id(run)], strict=True)
    }
    counts: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    everything: Counter[tuple[str, str]] = Counter()
    for line, features in zip(lines, seen, strict=True):
        step = step_of.get(id(line), _OUT)
        counts[step].update(features)
        sizes[step] += 1
        everything.update(features)
    layout, kept = _usual_layout(found, list(steps.values()))
    weights = [
        {
            feature: _log_odds(
                counts[step][feature],
                sizes[step],
                everything[feature] - counts[step][feature],
                len(lines) - sizes[step],
            )
            for feature in everything
        }
        if sizes[step] >= _FEW
        else None
        for step in kept
    ]
    return layout, _taught(seen, scores.rows([step.part for step in layout.steps]), weights)


def _taught(
    seen: Sequence[Features],
    rows: Iterable[Sequence[float]],
    weights: Sequence[Mapping[tuple[str, str], float] | None],
) -> Iterator[list[float]]:
    """Each line's scores with the weights of its features for each step."""
    known: dict[int, list[float]] = {}
    for row, features in zip(rows, seen, strict=True):
        more = known.get(id(features))  # alike lines share their features
        if more is None:
            more = known[id(features)] = [
                0.0 if weight is None else _sum(weight, features) for weight in weights
            ]
        yield list(map(_plus, row, more))


def _log_odds(inside: int, size: int, outside: int, rest: int) -> float:
    odds = _WEIGHT * log(((inside + 0.5) / (size + 1.5)) / ((outside + 0.5) / (rest + 1.5)))
    return max(-_MOST, min(_MOST, odds))


def _sum(weights: Mapping[tuple[str, str], float], features: Features) -> float:
    return max(-_ALL, min(_ALL, sum(weights[feature] for feature in features)))


def _usual_layout(found: Segmentation, taken: Sequence[Sequence[int]]) -> tuple[Layout, list[int]]:
    """The layout with costs by how often this page's records have each step, without steps that none has; and the
    places of its steps in the old one."""
    count = len(found.records)
    having: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for run in taken:
        having.update(set(run))
        lines.update(run)
    kept = [
        place
        for place, step in enumerate(found.layout.steps)
        if having[place] * _SELDOM > count or step.missing is None or (step.part == FACT and having[place])
    ]
    steps = tuple(_usual(found.layout.steps[place], having[place], lines[place], count) for place in kept)
    return msgspec.structs.replace(found.layout, steps=steps), kept


def _usual(step: Step, having: int, lines: int, count: int) -> Step:
    share = (having + 0.5) / (count + 1)
    again = step.again
    if again is not None:
        more = (lines - having + 0.2) / (lines + 1)
        again = max(_RARE, log(more)) if step.part != "paragraph" else again
    return msgspec.structs.replace(
        step,
        missing=None if step.missing is None else max(_RARE - 1.0, log(1 - share)),
        present=step.present if step.missing is None else max(_RARE, log(share)),
        again=again,
    )


def places(run: Sequence[tuple[Line, str]], layout: Layout) -> list[int]:
    """The step of each line of a record: the first that fits behind the step before."""
    parts = [step.part for step in layout.steps]
    found: list[int] = []
    at = -1
    for _, part in run:
        if at < 0 or parts[at] != part or layout.steps[at].again is None:
            at = parts.index(part, at + 1)
        found.append(at)
    return found
