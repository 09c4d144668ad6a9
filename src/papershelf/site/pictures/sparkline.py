"""The years of a person or a topic in one line: the first and the last in words, papers between them as bars."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from papershelf.english import counted
from papershelf.site.pictures.figure import enough

# ruff: noqa: S704 (years are digits, the rest are numbers of ours)

FEWEST = 3
"""The fewest years that make a picture."""
LONGEST = 100
"""The most years between the first and the last: more would be bars that nobody sees."""
HEIGHT = 24


def sparkline(dates: Iterable[str | None]) -> Markup:
    """A bar a year, none for a year without a paper, and how many of the papers have a date, where not all have;
    nothing where fewer than three years are known, or the dates of too few papers."""
    papers = list(dates)
    years = Counter(int(date[:4]) for date in papers if date)
    known = years.total()
    if len(years) < FEWEST or not enough(known, len(papers)):
        return Markup()
    first, last, most = min(years), max(years), max(years.values())
    if last - first > LONGEST:
        return Markup()
    bars = "".join(
        f"M{4 * (year - first)} {HEIGHT}v-{max(2, count * HEIGHT // most)}h3v{max(2, count * HEIGHT // most)}z"
        for year, count in sorted(years.items())
    )
    covered = (
        f" <span>{known:,} of {counted(len(papers), 'paper')} dated</span>" if known < len(papers) else ""
    )
    said = ", ".join(f"{year}: {count}" for year, count in sorted(years.items()))
    return Markup(
        f'<p class="spark">{first} <svg role="img" aria-label="Papers by year. {said}" '
        f'viewBox="0 0 {4 * (last - first) + 3} {HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{bars}"/></svg> {last}{covered}</p>'
    )
