"""Pasted pages: text → classified lines → the layout that explains them best → records and noise."""

from collections.abc import Iterable, Sequence

import msgspec

from papershelf.model import Document, Noise, Problem, Record
from papershelf.read import boilerplate
from papershelf.read.draft import Draft
from papershelf.read.evidence import ENOUGH, TOO_LITTLE, evidence
from papershelf.read.grammar import Segmentation, part_scores, segment, steadied
from papershelf.read.header import read_header, session_line
from papershelf.read.layouts import LAYOUTS
from papershelf.read.lines import Line, Page, read_page
from papershelf.read.parts import ABOVE

CLOSE = 0.15
"""Two layouts whose mean scores differ by less than this, and whose records differ, are reported."""
_SEVERAL = 3
"""So many records show how far records stand from each other."""
_SHOWN = 5
"""So many unknown categories are named."""
UNREAD = "fits no part of a record"


def read(file: str, text: str, text_hash: str, problems: Sequence[Problem] = ()) -> Draft:
    """One document. Text that no layout explains gives no records, a problem, and noise for every line."""
    page = read_page(text)
    place = "content/" + file
    named = session_line(page)
    content = [line for line in page.lines if line is not named and (not line.boilerplate or line.stamp)]
    ranked = _ranked(content, page)
    if not _explains(ranked[0], content):
        return _unknown(file, text_hash, page, [*problems, _no_layout(place, page, ranked)])
    best = _without_footer(ranked[0])
    header = read_header(page, named, best.records[0][0][0].number)
    drafts = [_record(run, header.session) for run in best.records]
    records = [record for record, _ in drafts]
    proof = _evidence(best, records, page)
    if proof < TOO_LITTLE:
        return _unknown(file, text_hash, page, [*problems, _no_list(place, page)])
    doubts = _rival(place, ranked, len(content)) or _doubt(place, best, records, proof)
    found = [*problems, *doubts, *_unread(place, page, records, header.reasons)]
    found += [*_dates(place, best), *_labels(place, best)]
    return Draft(
        document=_accounted(
            Document(
                file=file,
                layout=best.layout.name,
                text_hash=text_hash,
                session=header.session,
                venue=header.venue,
                date=header.date,
                records=tuple(records),
                problems=tuple(found),
            ),
            page,
            header.reasons,
        ),
        glued={at: glued for at, (_, glued) in enumerate(drafts) if glued is not None},
    )


def unread(file: str, text: str, text_hash: str, problems: Iterable[Problem] = ()) -> Draft:
    """A document with no records: every line is noise."""
    return _unknown(file, text_hash, read_page(text), problems)


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


def _record(run: Sequence[tuple[Line, str]], session: str | None) -> tuple[Record, str | None]:
    """The record that a run of lines gives, and its glued line if it has one."""
    lines: dict[str, list[Line]] = {}
    for line, part in run:
        lines.setdefault(part, []).append(line)
    names = [line.names for part in ("names with dots", "names with commas") for line in lines.get(part, ())]
    heading = lines.get("headline", [])
    title = " ".join(line.text for line in lines.get("title", ())) or None
    glued = heading[0].text if heading and not names else None
    if heading and names:
        title = heading[0].text
    stamp = lines["stamp"][0].stamp if "stamp" in lines else None
    paragraphs = [line.text for part in ("abstract", "paragraph") for line in lines.get(part, ())]
    if paragraphs:
        paragraphs[0] = boilerplate.without_label(paragraphs[0])
    record = Record(
        line_start=run[0][0].number,
        line_end=run[-1][0].number,
        title=title,
        authors=tuple(dict.fromkeys(name for found in names if found for name in found.names)),
        authors_complete=bool(names) and all(found.complete for found in names if found),
        abstract="\n\n".join(paragraphs) or None,
        date=stamp.date if stamp else None,
        categories=stamp.categories if stamp else (),
        session=session,
        award="; ".join(line.award or "" for line in lines.get("award", ())) or None,
    )
    return record, glued


def _unknown(file: str, text_hash: str, page: Page, problems: Iterable[Problem]) -> Draft:
    document = Document(file=file, layout="unknown", text_hash=text_hash, problems=tuple(problems))
    return Draft(document=_accounted(document, page, {}))


def _accounted(document: Document, page: Page, reasons: dict[int, str]) -> Document:
    """The document with its noise and its counts: every line in a record, noise or blank."""
    inside = sum(record.line_end - record.line_start + 1 for record in document.records)
    outside = _outside(page, document.records)
    noise: list[Noise] = []
    before = None
    for line in outside:
        why = reasons.get(line.number) or line.boilerplate or UNREAD
        if noise and noise[-1].reason == why and before == line.number - line.gap - 1:
            noise[-1] = msgspec.structs.replace(noise[-1], line_end=line.number)
        else:
            noise.append(Noise(line_start=line.number, line_end=line.number, reason=why))
        before = line.number
    return msgspec.structs.replace(
        document,
        noise=tuple(noise),
        lines_total=page.total,
        lines_in_records=inside,
        lines_noise=len(outside),
        lines_blank=page.total - inside - len(outside),
    )


def _outside(page: Page, records: Sequence[Record]) -> list[Line]:
    """The lines of the page that stand in no record's range. Both are in order."""
    outside: list[Line] = []
    waiting = iter(records)
    record = next(waiting, None)
    for line in page.lines:
        while record and line.number > record.line_end:
            record = next(waiting, None)
        if record is None or line.number < record.line_start:
            outside.append(line)
    return outside


def _no_layout(place: str, page: Page, ranked: Sequence[Segmentation]) -> Problem:
    if not page.lines:
        return Problem(
            file=place,
            severity="warning",
            code="empty-document",
            message="The document is empty.",
            hint="Paste the page's text into it, or remove it.",
        )
    nearest = f" (the nearest is “{ranked[0].layout.name}”)" if ranked[0].records else ""
    names = ", ".join(f"“{layout.name}”" for layout in LAYOUTS)
    return Problem(
        file=place,
        line=page.lines[0].number,
        severity="error",
        code="unknown-layout",
        message=f"No layout explains this page{nearest}, so nothing was read from it.",
        hint=f"Paste the whole list as the site shows it; known layouts are {names}. "
        "A single paper can be a Markdown note with its title and authors between +++ lines.",
    )


def _rival(place: str, ranked: Sequence[Segmentation], count: int) -> list[Problem]:
    """A warning where a second layout explains the page about as well, but reads other records from it."""
    if len(ranked) < 2 or not ranked[1].records or ranked[0].score - ranked[1].score >= CLOSE * count:
        return []
    readings = [[_record(run, None) for run in found.records] for found in ranked[:2]]
    if readings[0] == readings[1]:
        return []
    return [
        Problem(
            file=place,
            severity="warning",
            code="unsure-layout",
            message=f"The page was read as “{ranked[0].layout.name}”, but “{ranked[1].layout.name}” explains it "
            "about as well.",
            hint="Look at its first records; paste more of the page if they are wrong.",
        )
    ]


def _evidence(best: Segmentation, records: Sequence[Record], page: Page) -> float:
    """How much speaks for the records being papers; a layout with authors or dates has proof enough in them."""
    named = {"names with dots", "names with commas", "stamp"}.intersection(
        step.part for step in best.layout.steps
    )
    return ENOUGH if named else evidence(records, page)


def _no_list(place: str, page: Page) -> Problem:
    return Problem(
        file=place,
        line=page.lines[0].number,
        severity="error",
        code="unknown-layout",
        message="This page has headings and paragraphs, but hardly anything says that they are papers, "
        "so nothing was read from it.",
        hint="Paste the whole list as the site shows it, with its header; a single paper can be a Markdown note with "
        "its title and authors between +++ lines. Move the file out of content/ if it lists no papers.",
    )


def _doubt(place: str, best: Segmentation, records: Sequence[Record], proof: float) -> list[Problem]:
    """A warning where little says that the records are papers."""
    if proof >= ENOUGH:
        return []
    return [
        Problem(
            file=place,
            line=records[0].line_start,
            severity="warning",
            code="unsure-layout",
            message=f"The page was read as “{best.layout.name}”, but little says that its headings and paragraphs "
            "are papers.",
            hint="Paste the whole list as the site shows it, with its header; or move the file out of content/ if it "
            "lists no papers.",
        )
    ]


def _dates(place: str, best: Segmentation) -> list[Problem]:
    """A note where dates have no year, a warning for each day that no calendar has."""
    stamps = [line for run in best.records for line, part in run if part == "stamp" and line.stamp]
    undated = [line for line in stamps if line.stamp and line.stamp.date is None]
    problems = [
        Problem(
            file=place,
            line=line.number,
            severity="warning",
            code="no-such-day",
            message=f"There is no day “{line.stamp.written}”; “{line.stamp.date}” was kept of it.",
            hint="Correct the date.",
        )
        for line in stamps
        if line.stamp and line.stamp.impossible
    ]
    if undated:
        count = f"{len(undated)} dates have" if len(undated) > 1 else "The date has"
        problems.append(
            Problem(
                file=place,
                line=undated[0].number,
                severity="note",
                code="date-without-year",
                message=f"{count} no year and cannot be kept.",
                hint="Write the year behind the day.",
            )
        )
    return problems


def _labels(place: str, best: Segmentation) -> list[Problem]:
    """A warning where records have categories that are no codes of arXiv."""
    stamps = [line for run in best.records for line, part in run if part == "stamp"]
    lines = [line for line in stamps if line.stamp and line.stamp.unknown]
    unknown = list(dict.fromkeys(code for line in lines if line.stamp for code in line.stamp.unknown))
    if not unknown:
        return []
    shown = ", ".join(f"“{code}”" for code in unknown[:_SHOWN])
    more = f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
    are = "are no categories of arXiv; they were" if len(unknown) > 1 else "is no category of arXiv; it was"
    return [
        Problem(
            file=place,
            line=lines[0].number,
            severity="warning",
            code="unknown-category",
            message=f"{shown}{more} {are} kept as written.",
            hint="Nothing is to be done if the page uses categories of its own; otherwise correct the line.",
        )
    ]


def _unread(place: str, page: Page, records: Sequence[Record], reasons: dict[int, str]) -> list[Problem]:
    lost = [
        line for line in _outside(page, records) if line.boilerplate is None and line.number not in reasons
    ]
    if not lost:
        return []
    more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    return [
        Problem(
            file=place,
            line=lost[0].number,
            severity="warning",
            code="unread-lines",
            message=f"This line{more} of the document belong to no record."
            if more
            else "This line belongs to no record.",
            hint="If it is part of a paper, put it beside the paper's other lines; if not, remove it.",
        )
    ]
