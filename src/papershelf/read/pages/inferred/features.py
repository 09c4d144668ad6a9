"""What is to be seen of a line without knowing its part: (Line, Page) → features, a value each."""

import re

from papershelf.late import late
from papershelf.read.pages.inferred.looks import Look
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.venues import YEAR, venue_score

Features = tuple[tuple[str, str], ...]

_MARK = late(r"\[\w{1,8}\]|\(?\d{1,4}[.):]|[-*•–▪◦●#]\s|\d{1,4}$")
_LENGTHS = (25, 60, 130, 250, 500)


def features(line: Line, page: Page, label: str | None, look: Look) -> Features:
    """The line's features as (name, value); every line has the same names in the same order."""
    text = line.text
    names = line.names
    found = _MARK.match(text)
    return (
        ("gap", "wide" if line.gap > page.usual_gap else "usual" if line.gap == page.usual_gap else "narrow"),
        ("length", str(sum(len(text) > length for length in _LENGTHS))),
        ("end", text[-1] if text[-1] in ".?!:,;)]" else "letter"),
        ("link", _linked(line)),
        ("level", str(line.level)),
        ("mark", "" if found is None else re.sub(r"\w+", "1", found[0])),
        ("label", label or ""),
        ("quoted", str(text[0] in "“\"'‘«")),
        (
            "names",
            "none" if names is None or names.likelihood < 0.7 else "list" if len(names.names) > 1 else "one",
        ),
        ("commas", "0" if "," not in text else "1" if text.count(",") * 60 < len(text) + 60 else "2"),
        ("dots", str(any(map(text.__contains__, "·⋅•|;")))),
        ("year", str(YEAR.search(text) is not None)),
        ("venue", str(venue_score(text) > 0)),
        ("prose", str(round(max(-2.0, min(3.0, line.prose))))),
        ("look", look.own),
        ("before", look.before),
        ("after", look.after),
    )


def _linked(line: Line) -> str:
    """How much of the line is a link: none, some, all."""
    covered = sum(anchor.end - anchor.start for anchor in line.anchors)
    return "none" if not line.anchors else "all" if covered >= 0.6 * len(line.text) else "some"
