"""Things with names and counts as bars from zero, each below its name: as wide as the page lets it."""

from collections.abc import Sequence

from markupsafe import Markup

from papershelf.site.pictures.figure import language, percent, svg, wrapped
from papershelf.site.views.links import safe

LABEL = 220
"""The widest line of a name, in pixels: it fits beside its count on the narrowest phone."""
LINE, BAR = 18, 14
"""The height of a line of a name, and of the bar with the space around it, in pixels."""


def bars(figure: str, title: str, said: str, entries: Sequence[tuple[str, str, int]]) -> Markup:
    """The chart of (address, name, count), the highest first; without an address the name leads nowhere."""
    most = max(count for *_, count in entries)
    parts, y = [], 0
    for href, name, count in entries:
        lines = wrapped(name, LABEL)
        below = y + LINE * len(lines)
        words = "".join(
            f'<tspan x="0" y="{y + 14 + LINE * number}">{safe(line)}</tspan>' if number else safe(line)
            for number, line in enumerate(lines)
        )
        inner = (
            f'<rect class="hit" y="{y}" width="100%" height="{below - y + BAR - 4}"/>'
            f'<text y="{y + 14}">{words}</text><text class="n" x="100%" y="{y + 14}">{count:,}</text>'
            f'<rect y="{below + 3}" width="{percent(count, most)}" height="5"/>'
        )
        parts.append(f'<a href="{href}"{language(name)}>{inner}</a>' if href else f"<g>{inner}</g>")
        y = below + BAR
    linked = any(href for href, *_ in entries)
    return svg(
        figure, title, said, "".join(parts), size=f'class="hbars" width="100%" height="{y}"', linked=linked
    )
