"""The years of a person or a topic in one line: the first and the last in words, papers between them as bars."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

# ruff: noqa: S704 (years are digits, the rest are numbers of ours)

FEWEST = 3
"""The fewest years that make a picture."""
LONGEST = 100
"""The most years between the first and the last: more would be bars that nobody sees."""
HEIGHT = 24


def sparkline(dates: Iterable[str | None]) -> Markup:
    """A bar a year, none for a year without a paper; nothing where fewer than three years are known."""
    years = Counter(int(date[:4]) for date in dates if date)
    if len(years) < FEWEST:
        return Markup()
    first, last, most = min(years), max(years), max(years.values())
    if last - first > LONGEST:
        return Markup()
    bars = "".join(
        f"M{4 * (year - first)} {HEIGHT}v-{max(2, count * HEIGHT // most)}h3v{max(2, count * HEIGHT // most)}z"
        for year, count in sorted(years.items())
    )
    said = ", ".join(f"{year}: {count}" for year, count in sorted(years.items()))
    return Markup(
        f'<p class="spark">{first} <svg role="img" aria-label="Papers by year. {said}" '
        f'viewBox="0 0 {4 * (last - first) + 3} {HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{bars}"/></svg> {last}</p>'
    )
