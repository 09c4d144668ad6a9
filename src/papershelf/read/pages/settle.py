"""Drafts → documents: what one page leaves open is decided with the names that all pages know.

The result does not depend on the order of the drafts. Gaps of each document (no titles, no authors, cut lists) are
noted here, when everything is decided.
"""

from collections.abc import Iterable, Sequence

import msgspec

from papershelf.model import Document, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.pages.glued import Boundary, Known, boundary, known_names
from papershelf.read.pages.lines.page import capital_words, small_words


def settle(drafts: Sequence[Draft]) -> list[Document]:
    """The documents, in the order of their drafts."""
    known = _known(drafts) if any(draft.glued for draft in drafts) else None
    people = frozenset(
        name for draft in drafts for record in draft.document.records for name in record.authors
    )
    return [_settled(draft, known, people) for draft in drafts]


def _known(drafts: Sequence[Draft]) -> Known:
    records = [record for draft in drafts for record in draft.document.records]
    glued = (text for draft in drafts for text in draft.glued.values())
    abstracts = [record.abstract for record in records if record.abstract]
    lists = (record.authors for record in records)
    return known_names(lists, glued, small_words(abstracts), capital_words(abstracts))


def _settled(draft: Draft, known: Known | None, people: frozenset[str]) -> Document:
    document = draft.document
    records = list(document.records)
    problems = list(document.problems)
    if known and draft.glued:
        for at, text in draft.glued.items():
            reading = boundary(text, known)
            problems += _unsure_boundary(document, records[at], text, reading)
            records[at] = msgspec.structs.replace(
                records[at],
                title=reading.title or None,
                authors=reading.authors,
                authors_complete=reading.complete and bool(reading.authors),
            )
    problems += _unsure_order(document, records, people)
    problems += _gaps(document, records)
    if len(problems) == len(document.problems) and not draft.glued:
        return document
    problems.sort(key=lambda problem: (problem.line or 0, problem.code))
    return msgspec.structs.replace(document, records=tuple(records), problems=tuple(problems))


def _unsure_boundary(document: Document, record: Record, text: str, reading: Boundary) -> list[Problem]:
    if reading.rival is None and (reading.authors or (reading.complete and "," not in text)):
        return []
    message = f"Title and authors run together: read as {_shown(reading)}"
    message += (
        f"; it could be {_shown(reading.rival)}."
        if reading.rival
        else "; no place was found where they begin."
    )
    return [
        Problem(
            file="content/" + document.file,
            line=record.line_start + 1,
            severity="warning",
            code="unsure-boundary",
            message=message,
            hint="If that is wrong, put the authors on a line of their own, separated by commas.",
        )
    ]


def _unsure_order(document: Document, records: Sequence[Record], people: frozenset[str]) -> list[Problem]:
    """A warning for each title that some list of the shelf names as a person."""
    return [
        Problem(
            file="content/" + document.file,
            line=record.line_start,
            severity="warning",
            code="unsure-order",
            message=f"“{record.title}” was read as a title, but it is also the name of an author.",
            hint="If it is an author, put the title above the authors.",
        )
        for record in records
        if record.title in people
    ]


def _shown(reading: Boundary) -> str:
    by = " by " + ", ".join(reading.authors) if reading.authors else " without authors"
    return f"“{reading.title}”{by}"


def _gaps(document: Document, records: Sequence[Record]) -> list[Problem]:
    """One note a document and kind of gap, at the first record that has it; a bare identifier is no gap but a fact."""
    told = [record for record in records if record.title or record.authors or record.abstract]
    gaps: tuple[tuple[str, Iterable[Record], str, str], ...] = (
        (
            "no-title",
            [record for record in told if not record.title],
            "no title",
            "Add a document that lists the same papers with their titles; the records are joined by their abstracts.",
        ),
        (
            "no-authors",
            [record for record in told if not record.authors],
            "no authors",
            "Add a document that lists the same papers with their authors.",
        ),
        (
            "cut-authors",
            [record for record in records if record.authors and not record.authors_complete],
            "an author list that is cut (“et al.”)",
            "Add a document that lists the same papers with all their authors.",
        ),
    )
    notes = []
    for code, found, what, hint in gaps:
        found = list(found)
        if found:
            have = "has" if len(found) == 1 else "have"
            count = f"{len(found)} of {len(records)} records {have}" if len(records) > 1 else "The record has"
            notes.append(
                Problem(
                    file="content/" + document.file,
                    line=found[0].line_start,
                    severity="note",
                    code=code,
                    message=f"{count} {what}.",
                    hint=hint,
                )
            )
    return notes
