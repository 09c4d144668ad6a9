"""References, one a line: title, authors, venue and year of each, cut by the style that the whole page has.

Each line has a few readings, scored by how well its pieces look like what they are read as; what most lines of the page
have in common (the order, how authors are written, the marks between) then decides between them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.pages.references.around import parted_award
from papershelf.read.pages.references.cuts import PLAIN, by_score, readings_of
from papershelf.read.pages.references.cuts import Entry as Entry
from papershelf.read.pages.references.pieces import last_year
from papershelf.read.venues import YEAR, venue_score

_SAMPLE = 60
"""So many lines show the page's style."""
_TOLD = 1.5
"""What a plain venue behind a title is worth, where authors have a line of their own."""
_FEW_NAMES = 2
_FEW_LISTS = 2
"""A page of references has twice as many as lines that look like nothing but names."""
_SURE = 2.5
_SHARE = 6
"""One line in so many must look like a reference."""
_SELDOM = -0.5
"""What a form of names is worth that hardly any reference of the page has."""
_GOOD = 0.5
"""A line that scores less may be anything."""


def key(line: Line) -> tuple[int, str]:
    """What names a line: several may stand on one line of the file."""
    return line.number, line.text


def read_entries(content: Sequence[Line], page: Page) -> dict[tuple[int, str], Entry]:
    """The entry that each line may be, by the line's key; empty where hardly any line looks like one."""
    sample = [[] if _is_list(line) else readings_of(line) for line in content[:_SAMPLE]]
    best = [max(readings, key=by_score) for readings in sample if readings]
    good = [entry for entry in best if entry.score > _GOOD]
    told = [entry for entry in best if entry.score > _GOOD - PLAIN and venue_score(entry.venue) > 0]
    sure = sum(entry.score > _SURE for entry in best)
    if sure * _SHARE < len(sample) and len(told) * _SHARE < len(sample):
        return {}
    style = _style(good or told)
    for _ in range(2):
        chosen = (_best(readings, style) for readings in sample if readings)
        style = _style([entry for entry in chosen if entry and entry.score > _GOOD])
    orders, forms, _, marks = (
        frozenset(value for value, worth in piece.items() if worth > _SELDOM) for piece in style
    )
    lists = sum(map(_is_list, content[:_SAMPLE]))
    steady = lists * _FEW_LISTS < len(good) and len(good) * 2 > len(sample) - lists
    found: dict[tuple[int, str], Entry] = {}
    for at, line in enumerate(content):
        if _is_list(line):
            if steady and (entry := _best(readings_of(line, forms, orders, marks), style)):
                found[key(line)] = _finished(entry)
            continue
        entry = _best(sample[at] if at < len(sample) else readings_of(line, forms, orders, marks), style)
        if at >= len(sample) and (entry is None or entry.score < 0.0):
            entry = _best(readings_of(line), style)
        if entry:
            found[key(line)] = _finished(entry)
    return found


def _finished(entry: Entry) -> Entry:
    """The entry with its year, and with an award behind its venue by itself."""
    venue, award = parted_award(entry.venue)
    alone = entry.alone
    if alone:
        alone = alone._replace(date=alone.date or last_year(alone.venue))
    return entry._replace(venue=venue, award=award, date=entry.date or last_year(entry.venue), alone=alone)


Style = Sequence[Mapping[str, float]]
"""For each piece of a form, how much speaks for each of its values on this page."""


def _style(entries: Sequence[Entry]) -> Style:
    pieces = []
    for at in range(4):
        counts = Counter(entry.form[at] for entry in entries)
        total = sum(counts.values()) + 1
        pieces.append({value: max(-1.5, 1.0 + 0.6 * log(count / total)) for value, count in counts.items()})
    return pieces


def _best(readings: Sequence[Entry], style: Style) -> Entry | None:
    """The reading that fits the page's style best; its score tells how well the line fits at all."""
    if not readings:
        return None
    fits = [
        sum(piece.get(value, -1.5) for piece, value in zip(style, entry.form, strict=True))
        for entry in readings
    ]
    at = max(range(len(readings)), key=lambda at: readings[at].score + fits[at])
    alone = max(
        (entry for entry in readings if entry.people is None and entry.venue), key=by_score, default=None
    )
    return readings[at]._replace(
        score=min(6.0, readings[at].score + 0.3 * fits[at]),
        cited=min(4.0, alone.score + PLAIN + _TOLD * (venue_score(alone.venue) > 0)) if alone else -8.0,
        alone=alone,
    )


def _is_list(line: Line) -> bool:
    """Whether a line is plainly nothing but names."""
    found = line.names
    if found is None or found.likelihood < 1 or len(found.names) <= _FEW_NAMES:
        return False
    return YEAR.search(line.text) is None


_PARTS = {
    "names": ("names", "title"),
    "title": ("title", "names"),
    "title only": ("title",),
    "names only": ("names",),
}


def order(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The order of the parts in most of these references."""
    counts = Counter((entry.form[0], bool(entry.venue)) for entry in entries)
    (form, told), _ = max(sorted(counts.items()), key=lambda each: each[1])
    parts = _PARTS[form.removeprefix("venue ")]
    return ("venue", *parts) if form.startswith("venue ") else (*parts, "venue") if told else parts
