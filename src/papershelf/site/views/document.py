"""The pages of the documents: what each source gave, line by line counts, and the pages that Markdown notes share."""

from collections.abc import Iterator

from markupsafe import Markup

from papershelf.english import counted, day, layout_name, lines, sentence_case, sure
from papershelf.excerpts import Excerpt
from papershelf.model import Document, Frozen, Problem, Record
from papershelf.site import addresses
from papershelf.site.catalogue import (
    NOTES_LAYOUT,
    NOTES_PAGE,
    PAGE,
    Catalogue,
    from_document,
    notes_in_order,
)
from papershelf.site.views.links import bars
from papershelf.site.views.paging import Section, Step, pager, pages

SEVERITIES = {"error": "Error", "warning": "Check", "note": "Gap"}
"""Words for readers: lost or wrong, doubtful, missing in the source."""


ROOM = 72
"""So many letters of a line are quoted."""


class Listed(Frozen, frozen=True):
    """A record as its document has it: the paper that it became, and its lines."""

    id: str
    paper: str
    lines: str
    merged: bool


class Stretch(Frozen, frozen=True):
    lines: str
    reason: str


class Finding(Frozen, frozen=True):
    """A problem for readers; `severity` is the model's word and a class, `word` ours; `excerpt` shows the place."""

    severity: str
    word: str
    place: str
    message: str
    hint: str
    excerpt: Excerpt | None


class DocumentPage(Frozen, frozen=True):
    file: str
    index: str
    layout: str
    lead: str
    shares: Markup
    total: str
    noise: list[Stretch]
    findings: list[Finding]
    records: Section[Listed] | None
    session: tuple[str, str] | None
    pager: list[Step]
    number: int


class Note(Frozen, frozen=True):
    id: str
    file: str
    lines: str
    href: str
    title: Markup
    findings: list[Finding]


class NotesPage(Frozen, frozen=True):
    index: str
    lead: str
    notes: list[Note]
    pager: list[Step]
    number: int


def document_pages(shelf: Catalogue, document: Document) -> Iterator[tuple[str, DocumentPage]]:
    id = shelf.shelf.document_ids[document.file]
    records = [listed(shelf, document, record) for record in document.records]
    made = pages([Section(id="records", name="Records", total=len(records), entries=records)], PAGE)
    session = next((each for each in shelf.shelf.sessions if each.file == document.file), None)
    for number, sections in enumerate(made, 1):
        yield (
            addresses.document(id, number),
            DocumentPage(
                file=document.file,
                index=f"../{addresses.index('documents')}",
                layout=layout_words(document.layout),
                lead=lead(document),
                shares=shares(document),
                total=f"{document.lines_total:,}",
                noise=[
                    Stretch(lines=lines(each.line_start, each.line_end), reason=each.reason)
                    for each in document.noise
                ],
                findings=findings(shelf, document),
                records=sections[0] if sections else None,
                session=("../" + addresses.session(session.id), session.name) if session else None,
                pager=pager(number, len(made), lambda page: "../" + addresses.document(id, page)),
                number=number,
            ),
        )


def notes_pages(shelf: Catalogue) -> Iterator[tuple[str, NotesPage]]:
    notes = notes_in_order(shelf.shelf, shelf.recorded)
    last = -(-len(notes) // NOTES_PAGE)
    for number in range(1, last + 1):
        yield (
            addresses.notes(number),
            NotesPage(
                index=f"../{addresses.index('documents')}",
                lead=f"{counted(len(notes), 'note')}: Markdown files with one paper each.",
                notes=[note(shelf, each) for each in notes[(number - 1) * NOTES_PAGE : number * NOTES_PAGE]],
                pager=pager(number, last, lambda page: "../" + addresses.notes(page)),
                number=number,
            ),
        )


def note(shelf: Catalogue, document: Document) -> Note:
    record = document.records[0] if document.records else None
    paper = shelf.recorded.get((document.file, record.line_start)) if record else None
    return Note(
        id=addresses.note(shelf.shelf.document_ids[document.file])[1:],
        file=document.file,
        lines=counted(document.lines_total, "line"),
        href="../" + addresses.paper(paper.id) if paper else "",
        title=shelf.titles[paper.id] if paper else Markup(),
        findings=findings(shelf, document),
    )


def listed(shelf: Catalogue, document: Document, record: Record) -> Listed:
    paper = shelf.recorded.get((document.file, record.line_start))
    return Listed(
        id=addresses.line(record.line_start)[1:],
        paper=paper.id if paper else "",
        lines=lines(record.line_start, record.line_end),
        merged=paper is not None and sum(from_document(shelf, each) for each in paper.sources) > 1,
    )


def layout_words(layout: str) -> str:
    """
    >>> layout_words("poster session"), layout_words("bibtex")
    ('Poster session', 'BibTeX')
    """
    return sentence_case(layout_name(layout))


def lead(document: Document) -> str:
    text = f"{layout_words(document.layout)}: {counted(len(document.records), 'record')} "
    text += f"in {counted(document.lines_total, 'line')}."
    about = [
        each for each in (document.venue, document.session, document.date and day(document.date)) if each
    ]
    return " ".join(filter(None, (text, ", ".join(about) + "." if about else "", reading(document))))


def reading(document: Document) -> str:
    """The layout that was inferred, in words; "" where it was known."""
    if not document.shape:
        return ""
    how = "" if document.confidence is None else f"; {sure(document.confidence)}"
    return f"Each was read as {', then '.join(document.shape)}{how}."


def shares(document: Document) -> Markup:
    """How many of its lines went where, as bars."""
    return bars(
        [
            ("", "In records", document.lines_in_records),
            ("", "Not of any record", document.lines_noise),
            ("", "Blank", document.lines_blank),
        ],
        most=document.lines_total,
    )


def findings(shelf: Catalogue, document: Document) -> list[Finding]:
    return [
        Finding(
            severity=problem.severity,
            word=SEVERITIES[problem.severity],
            place=place_words(problem) or "whole file",
            message=problem.message,
            hint=problem.hint,
            excerpt=excerpt(shelf, problem),
        )
        for problem in shelf.problems[document.file]
    ]


def place_words(problem: Problem) -> str:
    """Where in its file a problem is; "" for nowhere in particular."""
    column = f", column {problem.column:,}" if problem.column else ""
    return f"line {problem.line:,}{column}" if problem.line else ""


def excerpt(shelf: Catalogue, problem: Problem) -> Excerpt | None:
    """The line of a problem. A gap that has no place in its line is no matter of that line."""
    if problem.severity == "note" and problem.column is None:
        return None
    return shelf.texts.of(problem, ROOM)


def is_note(document: Document) -> bool:
    return document.layout == NOTES_LAYOUT
