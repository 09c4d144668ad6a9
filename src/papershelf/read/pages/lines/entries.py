"""The lines of a page without those that say nothing of a paper: entries of BibTeX below it, and signs that draw."""

from collections.abc import Sequence

from papershelf.late import late
from papershelf.read.names import name_list
from papershelf.read.pages.written import Written

_BEGIN = late(r"@\s?[a-zA-Z]{4,20}\s?\{\s*[^\s,{}=]{1,80}\s?,")
_LONGEST = 80
"""An entry of more lines is none."""


_NAMED = 3
"""So many headings that are names, each right below a heading, are no headings of the page."""
_LIKELY = 0.75


def _with_names(lines: Sequence[Written]) -> list[Written]:
    """The lines, where names below titles are set as smaller headings as if they were plain lines."""
    places = []
    above = 0
    for place, line in enumerate(lines):
        if line.text:
            if 0 < above < line.level and (names := name_list(line.text)) and names.likelihood >= _LIKELY:
                places.append(place)
            above = line.level
    found = list(lines)
    for place in places if len(places) >= _NAMED else ():
        found[place] = found[place]._replace(level=0)
    return found


def told(lines: Sequence[Written]) -> list[Written]:
    """The same number of lines: those of entries, and those of signs such as bullets and ticks, are blank."""
    return [
        line._replace(text="")
        if line.text and not line.anchors and not any(map(str.isalnum, line.text))
        else line
        for line in _with_names(_without_entries(lines))
    ]


def _without_entries(lines: Sequence[Written]) -> list[Written]:
    """A page of nothing but entries keeps them."""
    found = list(lines)
    at = 0
    while at < len(lines):
        end = _end(lines, at) if lines[at].text.lstrip().startswith("@") else at
        for place in range(at, end):
            found[place] = lines[place]._replace(text="", anchors=())
        at = max(end, at + 1)
    return found if any(line.text for line in found) else list(lines)


def _end(lines: Sequence[Written], at: int) -> int:
    """Behind the last line of the entry that begins at a line; the same place if none does."""
    text = ""
    depth = 0
    for end in range(at, min(at + _LONGEST, len(lines))):
        if end < at + 3:
            text += lines[end].text.lstrip() + " "
        elif end == at + 3 and not _BEGIN.match(text):
            return at
        depth += lines[end].text.count("{") - lines[end].text.count("}")
        if depth <= 0 and (lines[end].text or end > at):
            return end + 1 if depth == 0 and _BEGIN.match(text) else at
    return at
