"""Pasted pages: written lines → classified lines → the layout that explains them best → records and noise."""

from collections.abc import Iterable, Sequence

import msgspec

from papershelf.model import Document, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.pages.accounts import accounted
from papershelf.read.pages.doubts import dates, doubt, labels, no_layout, no_list, rival, unread_lines
from papershelf.read.pages.evidence import ENOUGH, TOO_LITTLE, evidence
from papershelf.read.pages.grammar import Segmentation, part_scores, segment, steadied
from papershelf.read.pages.header import read_header, session_line
from papershelf.read.pages.layouts import LAYOUTS
from papershelf.read.pages.lines import Line, Page, read_page
from papershelf.read.pages.parts import ABOVE
from papershelf.read.pages.records import make_record
from papershelf.read.pages.written import Written, written
from papershelf.read.source import Source

_SEVERAL = 3
"""So many records show how far records stand from each other."""


def read(source: Source) -> Draft:
    """A page of plain text."""
    return read_written(source, written(source.text))


def read_written(source: Source, lines: Iterable[Written]) -> Draft:
    """A page by its lines. Text that no layout explains gives no records, a problem, and noise for every line."""
    page = read_page(lines, total=source.text.count("\n") + 1)
    named = session_line(page)
    content = [line for line in page.lines if line is not named and (not line.boilerplate or line.stamp)]
    ranked = _ranked(content, page)
    if not _explains(ranked[0], content):
        return _unknown(source, page, [no_layout(source.place, page, ranked)])
    best = _without_footer(ranked[0])
    header = read_header(page, named, best.records[0][0][0].number)
    drafts = [make_record(run, header.session) for run in best.records]
    records = [record for record, _ in drafts]
    proof = _evidence(best, records, page)
    if proof < TOO_LITTLE:
        return _unknown(source, page, [no_list(source.place, page)])
    doubts = rival(source.place, ranked, len(content)) or doubt(source.place, best, records, proof)
    found = [*source.problems, *doubts, *unread_lines(source.place, page, records, header.reasons)]
    found += [*dates(source.place, best), *labels(source.place, best)]
    document = Document(
        file=source.file,
        layout=best.layout.name,
        text_hash=source.text_hash,
        session=header.session,
        venue=header.venue,
        date=header.date,
        records=tuple(records),
        problems=tuple(found),
    )
    return Draft(
        document=accounted(document, page, header.reasons),
        glued={at: glued for at, (_, glued) in enumerate(drafts) if glued is not None},
    )


def unread(source: Source) -> Draft:
    """A document with no records: every line is noise."""
    return _unknown(source, read_page(written(source.text), total=source.text.count("\n") + 1), [])


def _ranked(content: Sequence[Line], page: Page) -> list[Segmentation]:
    """The segmentation by each layout, the best first; ties go to the layout's place in the table."""
    scores = part_scores(content, page)
    found = [segment(content, page, scores, layout) for layout in LAYOUTS]
    found.sort(key=lambda each: -each.score)
    if layout := steadied(found[0]):
        found[0] = segment(content, page, scores, layout)
    return found


def _explains(found: Segmentation, content: Sequence[Line]) -> bool:
    """Whether the layout fits the lines well enough; a few lines above the first record do not count."""
    if not found.records:
        return False
    above = content.index(found.records[0][0][0])
    if above * 4 > len(content):
        above = 0
    return found.score - above * ABOVE >= found.layout.enough * (len(content) - above)


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


def _unknown(source: Source, page: Page, problems: Iterable[Problem]) -> Draft:
    document = Document(
        file=source.file,
        layout="unknown",
        text_hash=source.text_hash,
        problems=(*source.problems, *problems),
    )
    return Draft(document=accounted(document, page, {}))


def _evidence(best: Segmentation, records: Sequence[Record], page: Page) -> float:
    """How much speaks for the records being papers; a layout with authors or dates has proof enough in them."""
    named = {"names with dots", "names with commas", "stamp"}.intersection(
        step.part for step in best.layout.steps
    )
    return ENOUGH if named else evidence(records, page)
