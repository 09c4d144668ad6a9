"""What is steady on one page makes its parts certain: a segmentation → scores and layout for the next one.

Features that nearly all lines of a part share and few others have are added to the scores; how often a record has each
step becomes the step's cost (hard expectation-maximisation).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log

import msgspec

from papershelf.read.pages.features import Features
from papershelf.read.pages.grammar import Layout, Segmentation, Step
from papershelf.read.pages.lines import Line
from papershelf.read.pages.shapes import FACT

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


def learned(
    found: Segmentation,
    lines: Sequence[Line],
    seen: Sequence[Features],
    scores: Sequence[Mapping[str, float]],
) -> list[dict[str, float]]:
    """The scores with what the segmentation teaches of this page."""
    part_of = {id(line): part for run in found.records for line, part in run}
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    everything: Counter[tuple[str, str]] = Counter()
    for line, features in zip(lines, seen, strict=True):
        part = part_of.get(id(line), "")
        counts[part].update(features)
        sizes[part] += 1
        everything.update(features)
    total = len(lines)
    weights = {
        part: {
            feature: _log_odds(
                counts[part][feature], size, everything[feature] - counts[part][feature], total - size
            )
            for feature in everything
        }
        for part, size in sizes.items()
        if part and size >= _FEW
    }
    known: dict[Features, dict[str, float]] = {}
    for features in seen:
        if features not in known:
            known[features] = {part: _sum(weight, features) for part, weight in weights.items()}
    return [
        {part: score + known[features].get(part, 0.0) for part, score in each.items()}
        for each, features in zip(scores, seen, strict=True)
    ]


def _log_odds(inside: int, size: int, outside: int, rest: int) -> float:
    odds = _WEIGHT * log(((inside + 0.5) / (size + 1.5)) / ((outside + 0.5) / (rest + 1.5)))
    return max(-_MOST, min(_MOST, odds))


def _sum(weights: Mapping[tuple[str, str], float], features: Features) -> float:
    return max(-_ALL, min(_ALL, sum(weights[feature] for feature in features)))


def usual(found: Segmentation) -> Layout:
    """The layout with costs by how often this page's records have each step. Steps that none has are left out."""
    count = len(found.records)
    having: Counter[int] = Counter()
    lines: Counter[int] = Counter()
    for run in found.records:
        steps = _places(run, found.layout)
        having.update(set(steps))
        lines.update(steps)
    kept: list[Step] = []
    for place, step in enumerate(found.layout.steps):
        if (
            having[place] * _SELDOM <= count
            and step.missing is not None
            and (step.part != FACT or not having[place])
        ):
            continue
        kept.append(_usual(step, having[place], lines[place], count))
    return msgspec.structs.replace(found.layout, steps=tuple(kept))


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


def _places(run: Sequence[tuple[Line, str]], layout: Layout) -> list[int]:
    """The step of each line of a record: the first that fits behind the step before."""
    parts = [step.part for step in layout.steps]
    found: list[int] = []
    at = -1
    for _, part in run:
        if at < 0 or parts[at] != part or layout.steps[at].again is None:
            at = parts.index(part, at + 1)
        found.append(at)
    return found
