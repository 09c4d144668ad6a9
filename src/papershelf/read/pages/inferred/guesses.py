"""How well a line of an unknown page fits each part of a shape, by what it says itself; log-odds, see `parts`."""

from papershelf.late import late
from papershelf.read.pages.inferred.facts import (
    LABELS,
    Habits,
    fact_score,
    is_dated,
    is_keywords,
    is_repeated,
    label_of,
    read_byline,
)
from papershelf.read.pages.inferred.looks import is_place
from papershelf.read.pages.inferred.shapes import CITED, ENTRY, FACT
from papershelf.read.pages.layouts import parts
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.pages.references.page import Entry
from papershelf.read.venues import venue_score

_BRIEF = 250
"""A shorter line that looks like a venue is no abstract."""
_WHOLE = 3.5
"""A line that looks so much like a whole reference is hardly a part of one."""
_SURELY = 0.8
_NUMBER = late(r"(?:^|\s)\d{1,4}(?=[\s,]|$)")
_PARAGRAPH, _NO_PARAGRAPH = 60, -5.0
_LONG_TITLE = 160


def guesses(line: Line, page: Page, own: Habits, entry: Entry | None) -> dict[str, float]:
    """The line's score for each part that shapes have."""
    label = label_of(line, own)
    cited = entry.cited if entry else parts.NEVER
    told = 1.5 * max(0.0, venue_score(line.text)) if len(line.text) < _BRIEF else 0.0
    scores = {
        "title": _title(line, page) - max(0.0, cited),
        "names": _names(line, page),
        "abstract": parts.abstract(line, page) - told - (1.5 if _is_sentence(line) else 0.0),
        "paragraph": _NO_PARAGRAPH if _is_brief(line) else parts.paragraph(line, page) - told,
        CITED: cited,
        FACT: fact_score(line, own),
        ENTRY: entry.score if entry else parts.NEVER,
    }
    if entry and entry.score >= _WHOLE and not read_byline(line.text):
        scores["title"] -= 2.0
        scores["names"] -= 2.0
    if label is not None:
        named = LABELS.get(label, FACT)
        for part in scores:
            scores[part] = 5.0 if part == named else min(scores[part], -4.0)
        if named == "abstract":
            scores["paragraph"] = 0.0
    elif is_keywords(line.text):
        for part in ("title", "names", "abstract", "paragraph"):
            scores[part] -= 4.0
    elif is_place(line):
        scores["title"] -= 3.0
        scores["names"] -= 5.0
        scores[FACT] = max(scores[FACT], 1.0)
    elif is_repeated(line, own):
        for part in ("title", "names", "abstract", ENTRY, CITED):
            scores[part] -= 8.0
    return scores


def _is_brief(line: Line) -> bool:
    """Whether a line is too short for a paragraph, and no sentence."""
    return len(line.text) < _PARAGRAPH and line.prose < 0


def _is_sentence(line: Line) -> bool:
    """Whether a line may be a title that ends in a point, as some indexes write titles."""
    return (
        len(line.text) < _LONG_TITLE and line.text.endswith(".") and ". " not in line.text and not line.names
    )


def _title(line: Line, page: Page) -> float:
    score = parts.title(line, page)
    if _is_sentence(line):
        score = max(score, 0.5)
    score -= 2.0 * max(0.0, venue_score(line.text)) + (3.0 if is_dated(line.text) else 0.0)
    if line.level or any(anchor.end - anchor.start > 0.6 * len(line.text) for anchor in line.anchors):
        score += 1.0
    words = line.text.count(" ") + 1
    score -= 1.5 if words == 1 else 0.5 if words == 2 else 0.0
    return score - (4.0 if read_byline(line.text) else 0.0)


def _names(line: Line, page: Page) -> float:
    score = max(parts.names_with_dots(line, page), parts.names_with_commas(line, page))
    if found := read_byline(line.text):
        return max(score, 3.3 if len(found.names.names) > 1 else 2.0)
    if line.names and line.names.likelihood < _SURELY and _NUMBER.search(line.text):
        return score - 4.0  # "Friday 12 July, Room 5"
    return score
