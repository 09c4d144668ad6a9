"""Who or what goes with whom, as dots with names and lines between them."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from papershelf.model import Frozen
from papershelf.site.pictures.figure import language, svg, width_of, wrapped
from papershelf.site.pictures.layout import arranged
from papershelf.site.views.links import safe

WIDTH = 748
"""The width of a drawing in pixels: the column of a desktop page."""
NAME = 150
"""The widest line of a name, in pixels."""
LEAST_WIDTH = 32
"""A link narrower than this would be hard to hit where the drawing is smaller."""
LINE = 16
WIDEST = 4
"""The width of the widest line."""
LEAST, MOST = 3, 8
"""Radii of dots."""


class Node(Frozen, frozen=True):
    href: str
    name: str
    count: int


def graph(
    figure: str, title: str, said: str, nodes: Sequence[Node], edges: Mapping[tuple[int, int], int]
) -> Markup:
    """The drawing of nodes, in the order in which the keyboard reaches them, and weighted edges between their places
    in the sequence. A dot's area grows with the node's count, a line's width with its weight."""
    names = [wrapped(node.name, NAME) for node in nodes]
    sizes = tuple(
        (
            max(LEAST_WIDTH, *(4 + width_of(line) for line in (*lines[:-1], f"{lines[-1]} {node.count:,}"))),
            2 * MOST + 4 + LINE * len(lines),
        )
        for node, lines in zip(nodes, names, strict=True)
    )
    places, height = arranged(sizes, tuple(edges), WIDTH)
    dots = [(x, y - h // 2 + MOST + 1) for (x, y), (_, h) in zip(places, sizes, strict=True)]
    most = max(node.count for node in nodes)
    parts = list(strokes(dots, edges))
    for node, lines, (x, y), (w, h) in zip(nodes, names, dots, sizes, strict=True):
        count = f'<tspan class="n">{node.count:,}</tspan>'
        words = "".join(
            f'<tspan x="{x}" y="{y + MOST + 13 + LINE * number}">{safe(line)}</tspan>'
            for number, line in enumerate(lines)
        )
        parts.append(
            f'<a href="{node.href}"{language(node.name)}>'
            f'<rect class="hit" x="{x - w // 2}" y="{y - MOST - 1}" width="{w}" height="{h}"/>'
            f'<circle cx="{x}" cy="{y}" r="{radius(node.count, most)}"/><text>{words} {count}</text></a>'
        )
    size = f'class="graph" viewBox="0 0 {WIDTH} {height}"'
    return svg(figure, title, said, "".join(parts), size=size, linked=True)


def strokes(dots: Sequence[tuple[int, int]], edges: Mapping[tuple[int, int], int]) -> list[str]:
    """The lines, one path for each width."""
    paths: dict[int, list[str]] = {}
    for (a, b), weight in edges.items():
        (ax, ay), (bx, by) = dots[a], dots[b]
        paths.setdefault(min(weight, WIDEST), []).append(f"M{ax} {ay}L{bx} {by}")
    return [f'<path stroke-width="{width}" d="{"".join(paths[width])}"/>' for width in sorted(paths)]


def radius(count: int, most: int) -> int:
    """The radius in pixels, by the square root of the count.

    >>> radius(1, 100), radius(25, 100), radius(100, 100)
    (3, 4, 8)
    """
    return max(LEAST, next(size for size in range(MOST + 1) if size * size * most >= count * MOST * MOST))
