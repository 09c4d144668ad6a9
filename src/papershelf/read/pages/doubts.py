"""What is doubtful about a page that was read, and why one was not: problems with their lines."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

import msgspec

from papershelf.model import Problem, Record
from papershelf.read.pages.accounts import outside
from papershelf.read.pages.choice import Choice, Reading
from papershelf.read.pages.inferred.evidence import ENOUGH
from papershelf.read.pages.layouts import LAYOUTS
from papershelf.read.pages.layouts.grammar import Segmentation
from papershelf.read.pages.lines.page import Line, Page, prose_score
from papershelf.read.pages.records import make_record

CLOSE = 0.15
"""Two layouts whose mean scores differ by less than this, and whose records differ, are reported."""
CERTAIN = 0.9
"""An inferred layout with less confidence is doubted."""
_STRETCHES = 50
"""So many stretches of unread lines are named one by one."""
_HEADING = 100
"""A page's heading is no longer."""
_PAGEFUL = 8
"""So many records show what is usual."""
_EXCEPTIONS = 12
"""One record in so many may be an exception; more of them are how the page is."""
_SHORTER = 8
_PROSE = 3.5
_LONG_TITLE = 150
_SHOWN = 5
"""So many unknown categories are named."""


def no_layout(place: str, page: Page, choice: Choice) -> Problem:
    if not page.lines:
        return Problem(
            file=place,
            severity="warning",
            code="empty-document",
            message="The document is empty.",
            hint="Paste the page's text into it, or remove it.",
        )
    nearest = ""
    if choice.inferred:
        shape = ", ".join(choice.inferred.shape)
        nearest = (
            f" (its lines repeat as {shape}, but with a confidence of only {choice.inferred.confidence:.2f})"
        )
    elif choice.known and choice.known[0].records:
        nearest = f" (the nearest is “{choice.known[0].layout.name}”)"
    names = ", ".join(f"“{layout.name}”" for layout in LAYOUTS)
    return Problem(
        file=place,
        line=page.lines[0].number,
        severity="error",
        code="unknown-layout",
        message=f"No layout explains this page{nearest}, so nothing was read from it.",
        hint=f"Paste the whole list as the site shows it; known layouts are {names}, and others are inferred where "
        "their records are alike. To read it all the same, write its layout in a [[documents]] table of site.toml. "
        "A single paper can be a Markdown note with its title and authors between +++ lines.",
    )


def bad_pin(place: str, pin: str, names: Sequence[str]) -> Problem:
    """An error where site.toml pins a layout that there is not."""
    nearest = get_close_matches(pin, names, n=1, cutoff=0.0)[0]
    return Problem(
        file=place,
        severity="error",
        code="unknown-layout-name",
        message=f"site.toml says that this page's layout is “{pin}”, which there is not, so nothing was read from it.",
        hint=f"Did you mean “{nearest}”? There are {', '.join(f'“{name}”' for name in names)}.",
    )


def unsure(place: str, best: Reading) -> list[Problem]:
    """A note which layout was inferred, a warning where that is not sure."""
    if best.confidence is None or best.confidence >= CERTAIN:
        return []
    first = best.found.records[0][0][0]
    shape = ", ".join(best.shape)
    return [
        Problem(
            file=place,
            line=first.number,
            severity="warning",
            code="unsure-layout",
            message=f"The page's layout was inferred as {shape}, with a confidence of {best.confidence:.2f}.",
            hint="Look at its first records; if they are wrong, paste more of the page, or write its layout in a "
            "[[documents]] table of site.toml.",
        )
    ]


def rival(place: str, choice: Choice, count: int) -> list[Problem]:
    """A warning where a second known layout explains the page about as well, but reads other records from it."""
    ranked = choice.known
    if choice.reading is None or choice.reading.confidence is not None:
        return []
    if len(ranked) < 2 or not ranked[1].records or ranked[0].score - ranked[1].score >= CLOSE * count:
        return []
    readings = [[make_record(run, None) for run in found.records] for found in ranked[:2]]
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


def no_list(place: str, page: Page) -> Problem:
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


def doubt(place: str, best: Segmentation, records: Sequence[Record], proof: float) -> list[Problem]:
    """A warning where little says that the records are papers."""
    if proof >= ENOUGH:
        return []
    return [
        Problem(
            file=place,
            line=records[0].line_start,
            severity="warning",
            code="unsure-layout",
            message=f"The page was read as “{best.layout.name}”, but little says that its records are "
            "papers.",
            hint="Paste the whole list as the site shows it, with its header; or move the file out of content/ if it "
            "lists no papers.",
        )
    ]


def dates(place: str, best: Segmentation) -> list[Problem]:
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


def labels(place: str, best: Segmentation) -> list[Problem]:
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


def unread_lines(
    place: str, page: Page, records: Sequence[Record], reasons: Mapping[int, str]
) -> list[Problem]:
    """A warning for each stretch of lines that belong to no record; a note where that is the page's own heading."""
    lost = [
        line for line in outside(page, records) if line.boilerplate is None and line.number not in reasons
    ]
    stretches: list[list[Line]] = []
    for line in lost:
        if stretches and line.number - line.gap - 1 <= stretches[-1][-1].last:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    problems = [_unread(place, stretch) for stretch in stretches[:_STRETCHES]]
    if stretches and _heads(stretches[0], page):
        problems[0] = msgspec.structs.replace(
            problems[0],
            severity="note",
            hint="Nothing is to be done if it is the page's heading; otherwise put it beside the paper's other lines.",
        )
    if len(stretches) > _STRETCHES:
        rest = [line for stretch in stretches[_STRETCHES:] for line in stretch]
        count = f"{len(rest)} more lines in {len(stretches) - _STRETCHES} places belong to no record, from this one on."
        problems.append(msgspec.structs.replace(_unread(place, rest[:1]), message=count))
    return problems


def _heads(stretch: Sequence[Line], page: Page) -> bool:
    """Whether lines are a page's own heading: its first one, short and alone, with a blank line below."""
    (line, *others) = stretch
    if others or line is not page.lines[0] or len(line.text) > _HEADING or len(page.lines) < 2:
        return False
    return page.lines[1].gap > 0


def _unread(place: str, stretch: Sequence[Line]) -> Problem:
    count = len(stretch)
    return Problem(
        file=place,
        line=stretch[0].number,
        severity="warning",
        code="unread-lines",
        message=f"{count} lines from this one on belong to no record."
        if count > 1
        else "This line belongs to no record.",
        hint="If it is part of a paper, put it beside the paper's other lines; if not, remove it.",
    )


def odd_records(place: str, records: Sequence[Record]) -> list[Problem]:
    """A warning for each record that is unlike nearly all others of its page, so that it may be misread."""
    if len(records) < _PAGEFUL:
        return []
    problems: list[Problem] = []
    fields = ("title", "authors", "abstract")
    few = max(1, len(records) // _EXCEPTIONS)
    for field in fields:
        lacking = [record for record in records if not getattr(record, field)]
        if 0 < len(lacking) <= few:
            problems += [
                _odd(place, record, f"has no {_FIELDS[field]}, which nearly all others have")
                for record in lacking
            ]
    lengths = sorted(len(record.abstract) for record in records if record.abstract)
    if len(lengths) >= _PAGEFUL:
        short = lengths[len(lengths) // 2] / _SHORTER
        problems += [
            _odd(place, record, "has an abstract that is far shorter than the others")
            for record in records
            if record.abstract and len(record.abstract) < short
        ][:few]
    problems += [
        _odd(place, record, "has a title that reads like a sentence of an abstract")
        for record in records
        if record.title and prose_score(record.title) > _PROSE and len(record.title) > _LONG_TITLE
    ]
    return problems


_FIELDS = {"title": "title", "authors": "authors", "abstract": "abstract"}


def _odd(place: str, record: Record, what: str) -> Problem:
    return Problem(
        file=place,
        line=record.line_start,
        severity="warning",
        code="odd-record",
        message=f"The record {what}.",
        hint="Compare its lines with those of the records around it, and mend what was lost when the page was pasted.",
    )
