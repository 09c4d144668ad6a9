"""Counts in an order, such as years, as columns from zero: as wide as the page lets it."""

from collections.abc import Sequence

from markupsafe import Markup

from papershelf.site.pictures.figure import percent, svg
from papershelf.site.views.links import safe

NUMBERED = 12
"""So many columns have their counts above them; of more, lines across say how high they are."""
LABELS = 6
"""The most labels below the columns where there is no room for all."""
TOP, BASE, HEIGHT = 22, 150, 174
"""The highest column's end, the line that all stand on, and the height of all, in pixels."""


def columns(figure: str, title: str, said: str, counts: Sequence[tuple[str, int]], first: int = 0) -> Markup:
    """The chart of (label, count); a count of zero is a gap. Widths are shares of the page's width. `first` is the
    number of the first column: of many, those with round numbers are labelled."""
    most = max(count for _, count in counts)
    slots = len(counts)
    numbered = slots <= NUMBERED
    high = most if numbered else ceiling(most)
    parts = [] if numbered else [lines(high)]
    every = 1 if numbered else next(step for step in (2, 5, 10, 20, 50) if slots <= step * LABELS)
    for place, (label, count) in enumerate(counts):
        middle = percent(2 * place + 1, 2 * slots)
        if count:
            height = max(1, (2 * count * (BASE - TOP) + high) // (2 * high))
            parts.append(
                f'<rect x="{percent(20 * place + 3, 20 * slots)}" y="{BASE - height}" '
                f'width="{percent(14, 20 * slots)}" height="{height}"><title>{safe(label)}: {count:,}</title></rect>'
            )
            if numbered:
                parts.append(f'<text x="{middle}" y="{BASE - height - 6}">{count:,}</text>')
        if (first + place) % every == 0:
            at = 'class="at end" x="100%"' if every > 1 and place == slots - 1 else f'class="at" x="{middle}"'
            parts.append(f'<text {at} y="{BASE + 18}">{safe(label)}</text>')
    parts.append(f'<line x2="100%" y1="{BASE}.5" y2="{BASE}.5"/>')
    kind = "columns" if numbered else "columns scaled"
    return svg(figure, title, said, "".join(parts), size=f'class="{kind}" width="100%" height="{HEIGHT}"')


def ceiling(most: int) -> int:
    """The least number that ends a scale of two to five even steps.

    >>> ceiling(7), ceiling(13), ceiling(230), ceiling(1)
    (8, 15, 250, 2)
    """
    step = step_of(most)
    return max(2, -(-most // step)) * step


def step_of(most: int) -> int:
    """1, 2 or 5 and zeros, so that at most five steps reach the number."""
    step, factors = 1, (2, 5, 10)
    unit = 1
    while -(-most // step) > 5:
        for factor in factors:
            step = unit * factor
            if -(-most // step) <= 5:
                break
        unit *= 10
    return step


def lines(high: int) -> str:
    """The lines across, with what they stand for at their left ends."""
    step = step_of(high)
    parts = []
    for value in range(0, high + 1, step):
        y = BASE - value * (BASE - TOP) // high
        if value:
            parts.append(f'<line class="grid" x2="100%" y1="{y}.5" y2="{y}.5"/>')
        parts.append(f'<text class="scale" x="-8" y="{y + 4}">{value:,}</text>')
    return "".join(parts)
