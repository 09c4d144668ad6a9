"""The page of a single paper, as an archive or a publisher shows it: one abstract, its authors above it, the title
above them, and small facts around."""

import re
from collections.abc import Sequence
from dataclasses import replace

from papershelf.late import late
from papershelf.model import Identifiers
from papershelf.read.lexicon import person
from papershelf.read.links import identifiers
from papershelf.read.names import NameList
from papershelf.read.pages.inferred.evidence import speaks_of_papers, speech
from papershelf.read.pages.inferred.facts import fact_score, habits, is_dated, is_keywords
from papershelf.read.pages.inferred.looks import is_place
from papershelf.read.pages.inferred.shapes import FACT
from papershelf.read.pages.layouts import parts
from papershelf.read.pages.layouts.grammar import Layout, Segmentation, Step
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.venues import venue_score

LAYOUT = Layout(name="inferred", steps=tuple(Step(part) for part in ("title", "names", FACT, "abstract")))
CONFIDENCE = 0.9
"""How sure a page is that is one paper's."""

_MOST_LINES = 250
_LONG, _PROSE = 150, 1.5
"""A paragraph of an abstract has so many characters, and is so much running text."""
_ABOVE, _TITLE_ABOVE = 14, 5
"""So many lines above the abstract the authors may stand, and above these the title."""
_LIKELY = 0.7
_WORDS = 3
_FACTS_BELOW = 20
_CITED = late(r"\bpages \d+|\bpp?\. ?\d+[–-]\d+|\b(?:In )?Proceedings of\b.*\d{4}")
_PLACED = late(
    r"(?:doi|pmid|pmcid|arxiv|volume|published in|journal ref(?:erence)?|venues?|year|url)\b|https?://",
    re.IGNORECASE,
)
_NAMED = late(r"(?:cite|citation|how to cite|editors?|bibtex)\b", re.IGNORECASE)


def single(content: Sequence[Line], page: Page) -> Segmentation | None:
    """The reading of a page as one paper; None where anything speaks for a list."""
    if not 3 <= len(content) <= _MOST_LINES:
        return None
    prose = [at for at, line in enumerate(content) if _is_prose(line)]
    if not prose or prose[-1] - prose[0] != len(prose) - 1:
        return None
    if not speech(" ".join(content[at].text for at in prose)):
        return None
    names = _names_above(content, prose[0])
    if names is None:
        return None
    first, last, found = names
    title = _title_above(content, first, page)
    if title is None or _has_others(content, found, (first, last)):
        return None
    known = identifiers([line.text for line in page.lines]) != Identifiers()
    if not (known or speaks_of_papers(page, 1)):
        return None
    people = replace(content[first], last=content[last].last, text=", ".join(found.names), names=found)
    own = habits(content)
    between = [
        (line, FACT)
        for at, line in enumerate(content[title + 1 : prose[0]], title + 1)
        if not first <= at <= last and fact_score(line, own) > 0
    ]
    below = [(line, FACT) for line in content[prose[-1] + 1 : prose[-1] + 1 + _FACTS_BELOW] if _is_told(line)]
    abstract = [(content[at], "abstract" if at == prose[0] else "paragraph") for at in prose]
    run = ((content[title], "title"), (people, "names"), *between, *abstract, *below)
    return Segmentation(layout=LAYOUT, records=(run,), score=0.0)


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) >= _LONG and line.prose > _PROSE and not (_NAMED.match(text) or _CITED.search(text))


def _is_told(line: Line) -> bool:
    """Whether a line below the abstract tells where the paper appeared, or what it is about."""
    told = line.label in ("keywords", "venue", "date", "identifier", "categories", "comment", "summary")
    return not _NAMED.match(line.text) and (told or _PLACED.match(line.text) is not None)


def _names_above(content: Sequence[Line], abstract: int) -> tuple[int, int, NameList] | None:
    """The nearest authors above the abstract: a list on one line, or names one a line, as (first, last, names)."""
    for at in range(abstract - 1, max(-1, abstract - 1 - _ABOVE), -1):
        line = content[at]
        if not _is_names(line):
            continue
        if line.names and len(line.names.names) > 1:
            return at, at, line.names
        start = at
        while start and _is_names(content[start - 1]) and not content[start].gap:
            above = content[start - 1].names
            if above is None or len(above.names) > 1 or not content[start - 1].text.endswith((",", ";")):
                break
            start -= 1
        held = [each.names for each in content[start : at + 1] if each.names]
        people = tuple(name for each in held for name in each.names)
        if start < at or person(people[0]) > 0:
            return start, at, NameList(people, all(each.complete for each in held), False, 1.0)
    return None


def _is_names(line: Line) -> bool:
    return (
        line.names is not None
        and line.names.likelihood >= _LIKELY
        and not (is_place(line) or line.stamp or is_dated(line.text) or is_keywords(line.text))
        and person(" ".join(line.names.names)) > -0.5
        and line.label in (None, "authors")
    )


def _title_above(content: Sequence[Line], names: int, page: Page) -> int | None:
    """The line of the title: the nearest above the authors that can be one; one that is said again before others."""
    may = [
        at
        for at in range(names - 1, max(-1, names - 1 - _TITLE_ABOVE), -1)
        if _may_be_title(content[at], page)
    ]
    said = [at for at in may if sum(content[at].text in line.text for line in page.lines) > 1]
    return next(iter(said or may), None)


def _may_be_title(line: Line, page: Page) -> bool:
    return line.label == "title" or (
        line.label is None
        and line.text.count(" ") + 1 >= _WORDS
        and parts.title(line, page) > 0
        and not (is_dated(line.text) or venue_score(line.text) > 1 or is_place(line))
    )


def _has_others(content: Sequence[Line], found: NameList, own: tuple[int, int]) -> bool:
    """Whether other lists of authors show that the page lists papers."""
    known = set(found.names)
    return any(
        line.names is not None
        and len(line.names.names) > 1
        and line.names.likelihood >= _LIKELY
        and line.label is None
        and not own[0] <= at <= own[1]
        and not known.intersection(line.names.names)
        and not _NAMED.match(line.text)
        and person(" ".join(line.names.names)) > 0
        for at, line in enumerate(content)
    )
