"""What is doubtful about a page that was read, and why one was not: problems with their lines."""

from collections.abc import Mapping, Sequence

from papershelf.model import Problem, Record
from papershelf.read.pages.accounts import outside
from papershelf.read.pages.evidence import ENOUGH
from papershelf.read.pages.grammar import Segmentation
from papershelf.read.pages.layouts import LAYOUTS
from papershelf.read.pages.lines import Page
from papershelf.read.pages.records import make_record

CLOSE = 0.15
"""Two layouts whose mean scores differ by less than this, and whose records differ, are reported."""
_SHOWN = 5
"""So many unknown categories are named."""


def no_layout(place: str, page: Page, ranked: Sequence[Segmentation]) -> Problem:
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


def rival(place: str, ranked: Sequence[Segmentation], count: int) -> list[Problem]:
    """A warning where a second layout explains the page about as well, but reads other records from it."""
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
            message=f"The page was read as “{best.layout.name}”, but little says that its headings and paragraphs "
            "are papers.",
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
    lost = [
        line for line in outside(page, records) if line.boilerplate is None and line.number not in reasons
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
