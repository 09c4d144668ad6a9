"""Where every line of a page went: into a record, into noise with a reason, or nowhere because it is blank."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from papershelf.model import Document, Noise, Record
from papershelf.read.pages.lines.page import Line, Page

UNREAD = "fits no part of a record"


def accounted(document: Document, page: Page, reasons: Mapping[int, str]) -> Document:
    """The document with its noise and its counts: every line in a record, noise or blank."""
    inside = _covered((record.line_start, record.line_end) for record in document.records)
    left = outside(page, document.records)
    noise: list[Noise] = []
    before = None
    for line in left:
        why = reasons.get(line.number) or line.boilerplate or UNREAD
        if noise and noise[-1].reason == why and before == line.number - line.gap - 1:
            noise[-1] = msgspec.structs.replace(noise[-1], line_end=line.last)
        else:
            noise.append(Noise(line_start=line.number, line_end=line.last, reason=why))
        before = line.last
    noisy = _covered((line.number, line.last) for line in left)
    return msgspec.structs.replace(
        document,
        noise=tuple(noise),
        lines_total=page.total,
        lines_in_records=inside,
        lines_noise=noisy,
        lines_blank=page.total - inside - noisy,
    )


def outside(page: Page, records: Sequence[Record]) -> list[Line]:
    """The lines of the page that stand in no record's range. Both are in order."""
    found: list[Line] = []
    waiting = iter(records)
    record = next(waiting, None)
    for line in page.lines:
        while record and line.number > record.line_end:
            record = next(waiting, None)
        if record is None or line.last < record.line_start:
            found.append(line)
    return found


def _covered(ranges: Iterable[tuple[int, int]]) -> int:
    """How many lines some range covers; ranges in order, which may touch and overlap."""
    count = end = 0
    for first, last in ranges:
        count += max(0, last - max(first, end + 1) + 1)
        end = max(end, last)
    return count
