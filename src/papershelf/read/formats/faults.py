"""Places at which a file of a known format breaks → problems, and noise for the lines that they cost."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from papershelf.model import Noise, Problem
from papershelf.read.formats.accounts import few

Format = Literal["xml", "json", "csv"]
LOST = "a paper that could not be read"


class Fault(NamedTuple):
    """Where a file breaks (from 1), why, and which lines of a record that costs, 0 where it costs none."""

    line: int
    column: int
    message: str
    since: int = 0
    last: int = 0


_HINTS: dict[Format, str] = {
    "xml": "Export the file again, or mend this place: close every element, and write &amp; for & and &lt; for <.",
    "json": "Export the file again, or mend this place: commas between values, texts in double quotes.",
    "csv": "Export the file again, or mend this row: as many cells as the header has, and quotes that are closed.",
}


def faults(place: str, format: Format, broken: Iterable[Fault], noise: list[Noise]) -> list[Problem]:
    """A problem for each fault; what it costs goes to `noise`. The file's other records are read."""
    found = []
    for fault in broken:
        lost = "" if fault.since else " No paper was lost by it."
        if fault.since:
            noise.append(Noise(line_start=fault.since, line_end=fault.last, reason=LOST))
        found.append(_problem(place, format, fault, lost))
    return few(found, "places could not be read")


def _problem(place: str, format: Format, fault: Fault, lost: str) -> Problem:
    return Problem(
        file=place,
        line=fault.line,
        column=fault.column,
        severity="error" if fault.since else "warning",
        code="broken-file",
        message=f"{fault.message}.{lost}",
        hint=_HINTS[format],
    )
