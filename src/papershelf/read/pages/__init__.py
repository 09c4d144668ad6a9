"""Pasted pages: written lines → classified lines → the layout that explains them best → records and noise.

`markup` makes `written` lines of saved HTML and Markdown, `lines` says what each line is, `choice` holds `layouts` that
have a name against what is `inferred`; `lists`, `labelled` values and `references` are read by what they are made of.
"""

from collections.abc import Iterable

from papershelf.model import Document, Problem
from papershelf.read.draft import Draft
from papershelf.read.pages.accounts import accounted
from papershelf.read.pages.choice import Choice, by_name, choose, proven
from papershelf.read.pages.doubts import (
    bad_pin,
    dates,
    doubt,
    labels,
    no_layout,
    no_list,
    odd_records,
    rival,
    unread_lines,
    unsure,
)
from papershelf.read.pages.header import read_header, session_line
from papershelf.read.pages.inferred.evidence import ENOUGH, TOO_LITTLE
from papershelf.read.pages.inferred.page import SURE
from papershelf.read.pages.inferred.steady import unmarked
from papershelf.read.pages.labelled.records import LAYOUT as FIELDS
from papershelf.read.pages.labelled.records import Labelled, read_labelled
from papershelf.read.pages.layouts import LAYOUTS
from papershelf.read.pages.lines.page import Page, read_page
from papershelf.read.pages.records import make_record
from papershelf.read.pages.spaced import unsure_parting
from papershelf.read.pages.written import Written, emptied, written
from papershelf.read.source import Source

NAMES = (*(layout.name for layout in LAYOUTS), "references", "inferred", FIELDS, "list")
"""The layouts that may be pinned for a document; "ignore" reads nothing."""


def read(source: Source) -> Draft:
    """A page of plain text."""
    return read_written(source, written(source.lines()))


def read_written(source: Source, lines: Iterable[Written]) -> Draft:
    """A page by its lines. Text that no layout explains gives no records, a problem, and noise for every line."""
    whole = list(lines)
    pin = source.pin.layout
    told = read_labelled(whole) if pin in (None, FIELDS) else None
    page = read_page(emptied(whole), total=source.lines_total)
    if told is not None:
        return _told(source, page, told)
    if pin == "ignore":
        return _unknown(source, page, [])
    if pin is not None and pin not in NAMES:
        return _unknown(source, page, [bad_pin(source.place, pin, (*NAMES, "ignore"))])
    named = session_line(page)
    content = [line for line in page.lines if line is not named and (not line.boilerplate or line.stamp)]
    if not content:
        return _unknown(source, page, [no_layout(source.place, page, Choice(known=()))])
    choice = by_name(content, page, pin) if pin else choose(content, page)
    best = choice.reading
    if best is None or (not pin and best.confidence is not None and best.confidence < SURE):
        return _unknown(source, page, [no_layout(source.place, page, choice)])
    header = read_header(page, named, best.found.records[0][0][0].number)
    drafts = [
        make_record(run, header.session, None if best.confidence is None else best.entries)
        for run in best.found.records
    ]
    records = unmarked([record for record, _ in drafts])
    proof = ENOUGH if pin else proven(best, records, page)
    if proof < TOO_LITTLE:
        return _unknown(source, page, [no_list(source.place, page)])
    doubts = rival(source.place, choice, len(content)) or doubt(source.place, best.found, records, proof)
    found = [*source.problems, *(doubts or unsure(source.place, best))]
    found += [
        unsure_parting(source.place, line.number, line.text, line.unsure)
        for line in page.lines
        if line.unsure
    ]
    found += unread_lines(source.place, page, records, header.reasons)
    found += [
        *dates(source.place, best.found),
        *labels(source.place, best.found),
        *odd_records(source.place, records),
    ]
    document = Document(
        file=source.file,
        layout=best.found.layout.name,
        shape=best.shape,
        confidence=best.confidence,
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


def _told(source: Source, page: Page, told: Labelled) -> Draft:
    """A page whose values have labels."""
    records = unmarked(told.records)
    found = [*source.problems, *unread_lines(source.place, page, records, told.reasons)]
    document = Document(
        file=source.file,
        layout=FIELDS,
        shape=told.shape,
        text_hash=source.text_hash,
        records=tuple(records),
        problems=(*found, *odd_records(source.place, records)),
    )
    return Draft(document=accounted(document, page, told.reasons))


def unread(source: Source) -> Draft:
    """A document with no records: every line is noise."""
    return _unknown(source, read_page(written(source.lines()), total=source.lines_total), [])


def _unknown(source: Source, page: Page, problems: Iterable[Problem]) -> Draft:
    document = Document(
        file=source.file,
        layout="unknown",
        text_hash=source.text_hash,
        problems=(*source.problems, *problems),
    )
    return Draft(document=accounted(document, page, {}))
