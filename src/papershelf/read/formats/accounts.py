"""A file of a known format → its document: every line in a record, in noise with a reason, or blank."""

from collections.abc import Iterable, Iterator, Sequence

from papershelf.model import Document, Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.author_ids import checked
from papershelf.read.source import Source
from papershelf.read.text import clean

LEFT = "a field that belongs to no paper"
FAULTS = 20
"""So many faults of one kind are named in a file; of more, their number."""


def accounted(
    source: Source,
    layout: str,
    records: Sequence[Record],
    problems: Iterable[Problem],
    *,
    noise: Iterable[Noise] = (),
    rest: str = LEFT,
    title: str | None = None,
    empty: bool = False,
) -> Draft:
    """The draft of a file. `records` stand in the order of their lines, and may share lines. An `empty` file need
    have none. What is wrong with the ids of their authors is told here.

    `noise` gives reasons for ranges of lines; `rest` is the reason of all other lines without a record.
    """
    records, wrong_ids = checked(source.place, records)
    total = source.lines_total
    left = list(_outside(records, total))
    inside = total - sum(last - first + 1 for first, last in left)
    blank = set(_blank(source, left))
    told = list(_told(left, blank, noise, rest))
    found = [*source.problems, *problems, *few(wrong_ids, "wrong ORCID iDs")]
    if not records and not empty and not any(each.severity == "error" for each in found):
        found.append(_nothing(source, layout))
    return Draft(
        document=Document(
            file=source.file,
            layout=layout,
            text_hash=source.text_hash,
            title=title,
            records=tuple(records),
            noise=tuple(told),
            problems=tuple(found),
            lines_total=total,
            lines_in_records=inside,
            lines_noise=total - inside - len(blank),
            lines_blank=len(blank),
        )
    )


def _outside(records: Iterable[Record], total: int) -> Iterator[tuple[int, int]]:
    """The ranges of lines that no record covers."""
    end = 0
    for record in records:
        if record.line_start > end + 1:
            yield end + 1, record.line_start - 1
        end = max(end, record.line_end)
    if end < total:
        yield end + 1, total


def _blank(source: Source, ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The lines of these ranges that have nothing in them."""
    lines = enumerate(source.lines(), 1)
    for first, last in ranges:
        for number, line in lines:
            if number >= first and not clean(line):
                yield number
            if number == last:
                break


def _told(
    left: Iterable[tuple[int, int]], blank: set[int], noise: Iterable[Noise], rest: str
) -> Iterator[Noise]:
    """The lines that are left, in runs of one reason each. Blank ones between two of a run are in its range."""
    reasons = sorted(noise, key=lambda each: each.line_start)
    place = 0
    for first, last in left:
        run: list[int] = []
        why = ""
        for number in range(first, last + 1):
            if number in blank:
                continue
            while place < len(reasons) and reasons[place].line_end < number:
                place += 1
            known = place < len(reasons) and reasons[place].line_start <= number
            reason = reasons[place].reason if known else rest
            if run and reason != why:
                yield Noise(line_start=run[0], line_end=run[-1], reason=why)
                run = []
            why = reason
            run.append(number)
        if run:
            yield Noise(line_start=run[0], line_end=run[-1], reason=why)


def _nothing(source: Source, layout: str) -> Problem:
    return Problem(
        file=source.place,
        line=1,
        severity="warning",
        code="no-papers",
        message=f"This file was read as {layout}, but there is no paper in it.",
        hint="Export the list again, with its papers, or move the file out of content/.",
    )


def few(problems: Sequence[Problem], what: str) -> list[Problem]:
    """The first problems of a kind, and the number of the others, which are `what`."""
    if len(problems) <= FAULTS:
        return list(problems)
    last = problems[FAULTS]
    return [
        *problems[:FAULTS],
        Problem(
            file=last.file,
            line=last.line,
            severity=last.severity,
            code=last.code,
            message=f"{len(problems) - FAULTS} further {what} from here on.",
            hint=last.hint,
        ),
    ]
