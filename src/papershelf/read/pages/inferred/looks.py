"""What kind of line each line of a page is, coarsely, and what kinds stand around it: lines → looks.

A page that repeats a block repeats its looks; what stands before and after a line often says more of what it is than
its own words do: the line above the names is the title, whatever it says.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.around_names import is_organisation
from papershelf.read.pages.inferred.facts import Habits, label_of, read_byline, stencil
from papershelf.read.pages.lines.page import Line
from papershelf.read.venues import venue_score

_ADDRESS = late(r"\W*(?:https?://|www\.|doi:|10\.\d{4,9}/|arxiv:)\S+.{0,40}", re.IGNORECASE)
_PROSE, _PARAGRAPH = 1.5, 120
_OFTEN = 3
_PARTS = late(r"\s*[,;|·•/]\s*|\s+and\s+")
_NUMBERED = late(r"(?:\A|[;,|]\s*)[(\[]?(?P<number>\d{1,2})[)\]]?(?=[^\W\d_][\w.]+)")
"""A place that authors are numbered for, as "1MIT; 2ETH Zürich"."""
_PLACE = 6
"""The name of a place of work has so many words at most."""
_SHORT = 100
_LIKELY = 0.8


class Look(NamedTuple):
    """A line's own kind, and the kinds of the lines directly before and after it; lines of a site's own count too.

    Kinds are "names", "name", "prose", "date", "venue", "address", "number", "place", "text", "small" (it begins
    with a small letter), "=" and what the page repeats, ":" and a label, "-" and why it is none of a paper's lines.
    """

    own: str
    before: str
    after: str


def looks(content: Sequence[Line], around: Sequence[Line], page: Habits) -> list[Look]:
    """The look of each line; `around` are the lines of the page that belong to no paper."""
    often = {
        each
        for each, count in Counter(stencil(line.text) for line in around if len(line.text) < _SHORT).items()
        if count >= _OFTEN
    }
    own = [kind(line, page) for line in content]
    before: list[str] = ["^"]
    after: list[str] = []
    rest = iter(around)
    waiting = next(rest, None)
    for at, line in enumerate(content):
        first = last = ""
        while waiting is not None and waiting.number < line.number:
            text = stencil(waiting.text) if len(waiting.text) < _SHORT else ""
            last = f"={text}" if text in often else f"-{waiting.boilerplate}"
            first = first or last
            waiting = next(rest, None)
        if at:
            after.append(first or own[at])
            before.append(last or own[at - 1])
        else:
            before[0] = last or "^"
    after.append("$")
    return [Look(*each) for each in zip(own, before, after, strict=True)]


def kind(line: Line, page: Habits) -> str:
    """The look of a line by itself."""
    text = line.text
    label = label_of(line, page)
    if label is not None:
        return f":{label}"
    if line.award:
        return "award"
    if line.stamp:
        return "date"
    if len(text) < _SHORT and (short := stencil(text)) in page.lines:
        return f"={short}"
    if _ADDRESS.fullmatch(text):
        return "address"
    if not any(map(str.isalpha, text)):
        return "number"
    if is_place(line):
        return "place"
    if line.names and line.names.likelihood >= _LIKELY:
        return "names" if len(line.names.names) > 1 else "name"
    if line.prose > _PROSE and len(text) > _PARAGRAPH:
        return "prose"
    if read_byline(text):
        return "names"
    if venue_score(text) > 1.0:
        return "venue"
    return "small" if text[0].islower() else "text"


def is_place(line: Line) -> bool:
    """Whether a line is places of work and nothing else: "ETH Zürich; University of Tartu, Estonia", "1MIT; 2KAIST"."""
    text = line.text[:300]
    numbers = [int(found["number"]) for found in _NUMBERED.finditer(text)] if text[0] in "1([" else []
    if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] and _NUMBERED.match(text):
        return True
    if line.names and line.names.likelihood >= _LIKELY and not any(map(is_organisation, line.names.names)):
        return False
    found = _NUMBERED.match(text) if text[0] in "123456789([" else None
    parts = [part for part in _PARTS.split(text[found.end() :] if found else text) if part]
    return (
        len(line.text) < 300
        and bool(parts)
        and is_organisation(parts[0])
        and len(parts[0].split()) <= _PLACE
        and 2 * sum(map(is_organisation, parts)) >= len(parts)
    )
