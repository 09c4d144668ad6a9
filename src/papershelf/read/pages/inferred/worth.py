"""How well a segmentation explains a page, all counted: what shapes are compared by."""

from collections import Counter
from collections.abc import Sequence
from math import log

from papershelf.read.pages.inferred.refine import places
from papershelf.read.pages.inferred.shapes import FACT
from papershelf.read.pages.inferred.trimmed import MAIN, NEARLY_ALL, SEVERAL, Runs, trimmed
from papershelf.read.pages.layouts.grammar import APART, WORST, Segmentation, gaps
from papershelf.read.pages.layouts.parts import OUTSIDE
from papershelf.read.pages.layouts.scores import Scores
from papershelf.read.pages.lines.page import Line, Page

RECORD = -1.0
"""The cost of a record: more of them must explain more."""
_UNUSUAL, _CUT, _CUT_FACT = -3.0, -10.0, -2.0
"""The cost of records that begin with something else than a title, and of each part that a page's first or last record
lacks and nearly all have; a gap in it that others do not have costs as much."""
_ACROSS = -4.0
"""The cost of each record that goes on behind a wider gap than the one that it begins behind."""

_PARTS = {
    "names with dots": "names",
    "names with commas": "names",
    "headline": "title",
    "award": FACT,
    "stamp": FACT,
    "via": FACT,
}
_GLUED = 3.5


def worth(
    best: Segmentation,
    lines: Sequence[Line],
    page: Page,
    scores: Scores,
    begins: Sequence[float],
) -> float:
    """How well a segmentation explains the lines, less what its records cost and how they differ from each other.

    Where records begin counts as gaps show it, whatever led to the segmentation."""
    if not best.records:
        return WORST
    patterns = Counter(
        tuple(dict.fromkeys(part for _, part in run if part not in (FACT, "paragraph")))
        for run in best.records
    )
    total = len(best.records)
    unlike = sum(count * log(count / total) for count in patterns.values())
    usual = gaps(lines, page, APART)
    other = 0.0
    place = {id(line): at for at, line in enumerate(lines)}
    for run in best.records:
        first, *inside = (place[id(line)] for line, _ in run)
        other += usual[first] - begins[first]
        other += sum(max(0.0, begins[at]) - max(0.0, usual[at]) for at in inside)
    kept = trimmed(best)  # what would be taken away later explains nothing
    return (
        0.5 * (best.score + other) + by_itself(kept, lines, scores) + RECORD * total + unlike + _phase(best)
    )


def _phase(best: Segmentation) -> float:
    """What speaks against the records beginning where they do: blocks that follow each other can be cut anywhere, but
    then the first and the last are parts of one."""
    count = len(best.records)
    cost = 0.0 if first_part(best.records) == "title" else _UNUSUAL
    if count < SEVERAL:
        return cost
    parts = [step.part for step in best.layout.steps]
    steps = [frozenset(places(run, best.layout)) for run in best.records]
    having = Counter(step for each in steps for step in each)
    needed = {step for step, times in having.items() if times >= NEARLY_ALL * (count - 2)}
    lacking = [parts[step] for each in (steps[0], steps[-1]) for step in needed - each]
    cost += sum(_CUT if part in MAIN else _CUT_FACT for part in lacking)
    apart = [max((line.gap for line, _ in run[1:]), default=0) for run in best.records]
    cost += _ACROSS * sum(
        max((line.widest for line, _ in run[1:]), default=0) > run[0][0].widest for run in best.records[1:]
    )
    usual = sorted(apart)[count // 2]
    return cost + _CUT * ((apart[0] > usual) + (apart[-1] > usual))


def first_part(records: Runs) -> str:
    """The main part that most records begin with."""
    firsts = Counter(next((part for _, part in run if part in MAIN), "") for run in records)
    return max(sorted(firsts), key=firsts.__getitem__)


def as_known(found: Segmentation, content: Sequence[Line], scores: Scores) -> float:
    """How well a known layout's reading explains the lines, by the scores of lines of unknown pages; what it alone
    knows, a title with its authors on one line, counts as it does there."""
    part_of = {line.number: part for run in found.records for line, part in run}
    total = 0.0
    for at, line in enumerate(content):
        part = part_of.get(line.number)
        if part is None:
            total += OUTSIDE
        elif part == "headline" and line.glued:
            total += _GLUED
        else:
            total += scores.columns[_PARTS.get(part, part)][at]
    return total


def by_itself(found: Segmentation, content: Sequence[Line], scores: Scores) -> float:
    """How well the lines fit their parts without what the page taught: a page can teach anything to look alike."""
    part_of = {id(line): part for run in found.records for line, part in run}
    return sum(
        scores.columns[part_of[id(line)]][at] if id(line) in part_of else OUTSIDE
        for at, line in enumerate(content)
    )
