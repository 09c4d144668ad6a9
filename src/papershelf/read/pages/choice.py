"""Which layout a page has: a known one that explains it, else the one that is inferred from the page itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from papershelf.model import Frozen, Record
from papershelf.read.pages.inferred.evidence import INFERRED, TOO_LITTLE, are_none, evidence, named, told
from papershelf.read.pages.inferred.facts import LABELS
from papershelf.read.pages.inferred.framed import unframe
from papershelf.read.pages.inferred.page import SURE, Inferred, infer
from papershelf.read.pages.inferred.shapes import SHAPES
from papershelf.read.pages.inferred.single import CONFIDENCE, single
from papershelf.read.pages.inferred.trimmed import without_header
from papershelf.read.pages.layouts import LAYOUTS
from papershelf.read.pages.layouts.grammar import Layout, Segmentation, segment, steadied
from papershelf.read.pages.layouts.parts import ABOVE
from papershelf.read.pages.layouts.scores import part_scores
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.pages.records import make_record
from papershelf.read.pages.references.page import Entry
from papershelf.read.venues import YEAR, venue_score

WELL = 1.7
"""A known layout that explains a line so well on average, and leaves hardly one out, is the page's."""
LEFT_OUT = 0.04
LEAD, SMALL_LEAD, CERTAIN = 6.0, 1.0, 0.85
"""By so much in all an inferred layout must explain the page better than a known one; by less where it is so sure."""

_LINES = 6
"""Records of more lines on average may be something else: nearly every line can be the paragraph of an abstract."""
_TEXT = ("title", "headline", "abstract", "paragraph")
_BRIEF = 250
_UNFIT = 10
"""One record in so many may look as if it had a venue for its title."""
_SAID = (*LABELS, "summary")
"""What labels may call titles, authors and abstracts."""
_SELDOM = 4
_NAMED = ("names with dots",)
_PROOF = frozenset(("names with dots", "names with commas", "stamp"))
_ONE = ("title", "names", "abstract")
_LARGE, _SHOWS = 6000, 2000
"""Of a page of more lines, stretches of so many show what it may be."""
_NAMES = ("names with dots", "names with commas")
_SEVERAL = 3
"""So many records show how far records stand from each other."""


class Reading(Frozen, frozen=True):
    """Records as runs of lines. `shape` and `confidence` are those of an inferred layout, `entries` its references."""

    found: Segmentation
    shape: tuple[str, ...] = ()
    confidence: float | None = None
    entries: Mapping[tuple[int, str], Entry] = {}


class Choice(Frozen, frozen=True):
    """The reading with the known layouts that were tried, the best first, and what was inferred, if that was tried."""

    known: tuple[Segmentation, ...]
    inferred: Inferred | None = None
    reading: Reading | None = None


def choose(content: Sequence[Line], page: Page) -> Choice:
    """The best reading of a page, None where there is none; an inferred one may be unsure.

    Of a large page two stretches show which layouts it may have: if neither can be read, the whole cannot either.
    """
    unframe(content)
    if one := single(content, page):
        return Choice(known=(one,), reading=Reading(found=one, shape=_ONE, confidence=CONFIDENCE))
    layouts: Sequence[Layout] = LAYOUTS
    if len(content) > _LARGE:
        stretches = [_stretch(content, page, start) for start in (0, len(content) // 2)]
        shown = [_chosen(*stretch, LAYOUTS) for stretch in stretches]
        if not any(_is_readable(each, part) for each, (_, part) in zip(shown, stretches, strict=True)):
            return msgspec.structs.replace(shown[0], reading=None)
        names = {each.known[0].layout.name for each in shown}
        layouts = [layout for layout in LAYOUTS if layout.name in names]
    return _chosen(content, page, layouts)


def _stretch(content: Sequence[Line], page: Page, start: int) -> tuple[Sequence[Line], Page]:
    """So many lines that a layout shows, as a page."""
    some = content[start : start + _SHOWS]
    first, last = some[0].number, some[-1].number
    return some, replace(page, lines=[line for line in page.lines if first <= line.number <= last])


def _is_readable(choice: Choice, page: Page) -> bool:
    """Whether something can be read, and something says that it is papers."""
    reading = choice.reading
    if reading is None or (reading.confidence is not None and reading.confidence < SURE):
        return False
    entries = None if reading.confidence is None else reading.entries
    records = [make_record(run, None, entries)[0] for run in reading.found.records]
    return proven(reading, records, page) >= TOO_LITTLE


def proven(best: Reading, records: Sequence[Record], page: Page) -> float:
    """How much speaks for the records being papers; a layout with authors or dates has proof enough in them."""
    if best.confidence is not None and are_none(records):
        return TOO_LITTLE - 1.0
    if best.confidence is None:
        proof = _PROOF.intersection(step.part for step in best.found.layout.steps)
        return named(records, page, known=True) if proof else evidence(records, page)
    if sum(bool(record.authors) for record in records) * 2 >= len(records):
        return named(records, page)
    return told(records, page) if "abstract" not in best.shape else evidence(records, page) - INFERRED


def _chosen(content: Sequence[Line], page: Page, layouts: Sequence[Layout]) -> Choice:
    known = ranked(content, page, layouts)
    if explains(known[0], content) and _well(known[0], content):
        return Choice(known=known, reading=Reading(found=_without_footer(_without_header(known[0]))))
    inferred = infer(content, page, known=known[0] if known[0].records else None)
    explained = explains(known[0], content)
    if inferred is not None and (
        not explained or inferred.plain > inferred.rival + _lead(inferred) / len(content)
    ):
        return Choice(known=known, inferred=inferred, reading=read_as(inferred))
    return Choice(
        known=known,
        inferred=inferred,
        reading=Reading(found=_without_footer(_without_header(known[0]))) if explained else None,
    )


def _lead(inferred: Inferred) -> float:
    """By how much in all an inferred layout must explain the page better than a known one."""
    return LEAD if inferred.confidence < CERTAIN else SMALL_LEAD


def by_name(content: Sequence[Line], page: Page, name: str) -> Choice:
    """The reading by the layout that is pinned for the page, however badly it explains it."""
    known = tuple(found for found in ranked(content, page) if found.layout.name == name)
    if known:
        return Choice(
            known=known, reading=Reading(found=_without_footer(known[0])) if known[0].records else None
        )
    inferred = infer(content, page, [layout for layout in SHAPES if name in (layout.name, "inferred")])
    return Choice(known=(), inferred=inferred, reading=read_as(inferred) if inferred else None)


def read_as(inferred: Inferred) -> Reading:
    return Reading(
        found=_without_footer(inferred.found),
        shape=inferred.shape,
        confidence=inferred.confidence,
        entries=inferred.entries,
    )


def ranked(
    content: Sequence[Line], page: Page, layouts: Sequence[Layout] = LAYOUTS
) -> tuple[Segmentation, ...]:
    """The segmentation by each known layout, the best first; ties go to the layout's place in the table."""
    scores = part_scores(content, page)
    found = [segment(content, page, scores, layout) for layout in layouts]
    found.sort(key=lambda each: -each.score)
    if layout := steadied(found[0]):
        found[0] = segment(content, page, scores, layout)
    return tuple(found)


def explains(found: Segmentation, content: Sequence[Line]) -> bool:
    """Whether the layout fits the lines well enough; a few lines above the first record do not count."""
    return bool(found.records) and _mean(found, content) >= found.layout.enough and not _lies_across(found)


def _lies_across(found: Segmentation) -> bool:
    """Whether most records go on behind a wider gap than the one that they begin behind: then others begin there."""
    across = sum(
        max((line.gap for line, _ in run[1:]), default=0) > run[0][0].gap for run in found.records[1:]
    )
    return across * 2 > len(found.records)


def _mean(found: Segmentation, content: Sequence[Line]) -> float:
    above = _above(found, content)
    above = 0 if above * 4 > len(content) else above
    return (found.score - above * ABOVE) / (len(content) - above)


def _above(found: Segmentation, content: Sequence[Line]) -> int:
    first = found.records[0][0][0]
    return next(at for at, line in enumerate(content) if line is first)


def _well(found: Segmentation, content: Sequence[Line]) -> bool:
    """Whether the layout explains the page so well that no other needs to be tried."""
    above = _above(found, content)
    inside = sum(map(len, found.records))
    return (
        _mean(found, content) >= WELL
        and len(content) - above - inside <= LEFT_OUT * len(content)
        and inside <= _LINES * len(found.records)
        and sum(map(_unfit, found.records)) * _UNFIT <= len(found.records)
        and not _seldom_abstract(found)
    )


def _seldom_abstract(found: Segmentation) -> bool:
    """Whether few records have an abstract, but some: long titles of other records may be none."""
    having = sum(any(part == "abstract" for _, part in run) for run in found.records)
    return 0 < having * _SELDOM < len(found.records)


def _unfit(run: Sequence[tuple[Line, str]]) -> bool:
    """Whether a record has a venue in its title, its authors or its abstract, which known layouts know nothing of."""
    return any(
        (part in _TEXT and len(line.text) < _BRIEF and venue_score(line.text) > 1.0 and not line.stamp)
        or (part in _NAMES and YEAR.search(line.text) is not None)
        or (line.label is not None and line.label not in _SAID and part != "stamp")
        for line, part in run
    )


def _without_header(found: Segmentation) -> Segmentation:
    """The segmentation without first records that have no authors, where all others have."""
    last = found.records[len(found.records) // 3 :]
    needed = {part for part in _NAMED if all(part in {each for _, each in run} for run in last)}
    return msgspec.structs.replace(found, records=without_header(found.records, needed))


def _without_footer(found: Segmentation) -> Segmentation:
    """The segmentation without last lines that stand as far from their record as the records from each other, where
    no line within a record does."""
    *others, last = found.records
    apart = min((run[0][0].gap for run in found.records[1:]), default=0)
    within = max((line.gap for run in others for line, _ in run[1:]), default=0)
    if len(others) < _SEVERAL or within >= apart:
        return found
    end = next((at for at, (line, _) in enumerate(last) if at and line.gap >= apart), len(last))
    return msgspec.structs.replace(found, records=(*others, last[:end]))
