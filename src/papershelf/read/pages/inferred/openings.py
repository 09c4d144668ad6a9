"""What shows where the records of a page begin: wider gaps, or a kind of line that stands before or at each of them."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.read.pages.inferred.looks import Look
from papershelf.read.pages.layouts.grammar import APART, gaps
from papershelf.read.pages.lines.page import Line, Page

_FAR_APART = 3.0
"""What a wide gap says on a page that parts its records by them."""
_FEWEST = 0.05
_ANCHOR, _ELSEWHERE = 3.0, -0.7
"""What the kind of line says that stands where records begin, and what its lack says."""
_SEVERAL = 3
_MOST = 0.5
"""No kind that begins records is more than half of a page."""
_TRIED = 6
_UNSURE = ("text", "small", "name", "^", "$")


class Opening(NamedTuple):
    """`look` begins a record, or ends the one before it (`ends`); "" for gaps, which say `apart`."""

    look: str = ""
    ends: bool = False
    apart: float = APART


def openings(lines: Sequence[Line], seen_as: Sequence[Look], page: Page) -> list[Opening]:
    """The ways in which records may begin on a page, those that more lines show first."""
    found = [Opening()]
    if _has_gaps(lines, page):
        found.append(Opening(apart=_FAR_APART))
    counts: Counter[tuple[str, bool]] = Counter()
    for look in seen_as:
        if look.own != look.before and look.own not in _UNSURE:
            counts[look.own, False] += 1
        if look.before not in _UNSURE and look.before != look.own:
            counts[look.before, True] += 1
    most = _MOST * len(lines)
    asked = [each for each, count in counts.items() if _SEVERAL <= count <= most]
    asked.sort(key=lambda each: (-counts[each], each))
    return found + [Opening(look, ends) for look, ends in asked[:_TRIED]]


def opening(how: Opening, lines: Sequence[Line], seen_as: Sequence[Look], page: Page) -> Sequence[float]:
    """What each line says for the beginning of a record."""
    if not how.look:
        return gaps(lines, page, how.apart)
    begins = gaps(lines, page, APART)
    for at, look in enumerate(seen_as):
        here = look.before if how.ends else look.own
        other = look.own if how.ends else look.before
        begins[at] += _ANCHOR if here == how.look != other else _ELSEWHERE
    return begins


def _has_gaps(lines: Sequence[Line], page: Page) -> bool:
    """Whether wider gaps stand where records could begin: not nowhere, and not before most lines."""
    wide = sum(line.gap > page.usual_gap for line in lines)
    return _FEWEST * len(lines) <= wide <= 0.6 * len(lines)
