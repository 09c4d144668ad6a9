"""How sure an inferred reading is, in [0, 1]."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from papershelf.read.pages.inferred.shapes import CITED, ENTRY, FACT
from papershelf.read.pages.layouts.grammar import Segmentation
from papershelf.read.pages.layouts.scores import Scores
from papershelf.read.pages.lines.page import Line

_UNSURE, _MARGIN = 0.65, 6.0
"""How much is left where quite other records explain the page as well, and what margin is enough."""
_UNNAMED = 0.9
"""How much of the confidence is left where no authors say that these are papers, or no titles."""
_UNEVEN = 0.5
"""How much is left where records have now few lines and now many."""
_BY_COUNT = (0.0, 0.5, 0.75, 0.9, 0.95, 1.0)
"""How sure so many records make: 1, 2, …, five and more."""


def certainty(found: Segmentation, content: Sequence[Line], scores: Scores, margin: float) -> float:
    """How sure the reading is, in [0, 1]: how well its lines fit their parts by themselves, how many lines it leaves
    out, how alike its records are and how even, how many they are, and by what `margin` other records explain the page
    worse."""
    place = {id(line): at for at, line in enumerate(content)}
    main = [(line, part) for run in found.records for line, part in run if part not in (FACT, "paragraph")]
    fit = sum(min(3.0, scores.columns[part][place[id(line)]]) for line, part in main) / len(main)
    first, last = place[id(found.records[0][0][0])], place[id(found.records[-1][-1][0])]
    inside = sum(map(len, found.records)) / (last - first + 1)
    shapes = Counter(
        tuple(part for _, part in run if part not in (FACT, "paragraph")) for run in found.records
    )
    alike = max(shapes.values()) / len(found.records)
    sizes = sorted(sum(part != "paragraph" for _, part in run) for run in found.records)
    usual = sizes[len(sizes) // 2]
    even = sum(abs(size - usual) <= max(1, usual // 3) for size in sizes) / len(sizes)
    count = _BY_COUNT[min(len(found.records), len(_BY_COUNT) - 1)]
    having = sum(any(part in ("names", ENTRY) for _, part in run) for run in found.records)
    titled = sum(any(part in ("title", CITED, ENTRY) for _, part in run) for run in found.records)
    named = _UNNAMED + (1.0 - _UNNAMED) * _between(min(having, titled) / len(found.records), 0.2, 0.7)
    return round(
        named
        * sqrt(_between(fit, -0.5, 2.0))
        * _between(inside, 0.2, 0.8)
        * (0.5 + 0.5 * _between(alike, 0.2, 0.7))
        * (_UNEVEN + (1.0 - _UNEVEN) * _between(even, 0.4, 0.75))
        * (_UNSURE + (1.0 - _UNSURE) * _between(margin, 0.0, _MARGIN))
        * count,
        2,
    )


def _between(value: float, low: float, high: float) -> float:
    return max(0.0, min(1.0, (value - low) / (high - low)))
