"""Documents without the records that a correction leaves out of the site."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from papershelf.model import Document, Noise, Record

REASON = "left out by a correction"


def without(documents: Sequence[Document], excluded: frozenset[tuple[str, int]]) -> list[Document]:
    """The documents without the records of these keys (file, number): their lines count as noise, and no problem
    speaks of them."""
    files = {file for file, _ in excluded}
    return [shortened(each, excluded) if each.file in files else each for each in documents]


def shortened(document: Document, excluded: frozenset[tuple[str, int]]) -> Document:
    kept: list[Record] = []
    gone: list[Record] = []
    for number, record in enumerate(document.records):
        (gone if (document.file, number) in excluded else kept).append(record)
    left = list(uncovered(gone, kept))
    lines = {line for first, last in left for line in range(first, last + 1)}
    noise = (*document.noise, *(Noise(line_start=a, line_end=b, reason=REASON) for a, b in left))
    return replace(
        document,
        records=tuple(kept),
        noise=tuple(sorted(noise, key=lambda each: each.line_start)),
        problems=tuple(each for each in document.problems if each.line not in lines),
        lines_in_records=document.lines_in_records - len(lines),
        lines_noise=document.lines_noise + len(lines),
    )


def uncovered(gone: Iterable[Record], kept: Iterable[Record]) -> Iterator[tuple[int, int]]:
    """The ranges of lines of the first records that none of the others stands on."""
    taken = {line for record in kept for line in range(record.line_start, record.line_end + 1)}
    free = sorted({line for record in gone for line in range(record.line_start, record.line_end + 1)} - taken)
    start = 0
    for place, line in enumerate(free):
        if place + 1 == len(free) or free[place + 1] != line + 1:
            yield free[start], line
            start = place + 1
