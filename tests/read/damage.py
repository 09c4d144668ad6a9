"""What a file looks like after an accident, and what must hold of what is read of it."""

from collections.abc import Callable

from hypothesis import strategies as st
from msgspec.structs import replace

from papershelf.model import Document, Record
from papershelf.read.draft import Draft
from papershelf.read.source import Source

Read = Callable[[Source], Draft]

SNIPPETS = (
    *"<>&\"'{}[],:;|\\/!-\n\t x0",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "</",
    "&#0;",
    "\\u",
    '""',
    "}{",
    "\x0b",
    "\ufeff",
    "é",
)


def document(read: Read, text: str, file: str = "list.txt") -> Document:
    return read(Source(file=file, text=text)).document


def unplaced(record: Record) -> Record:
    return replace(record, line_start=0, line_end=0)


def counted(found: Document) -> bool:
    """Whether every line went somewhere."""
    total = found.lines_in_records + found.lines_noise + found.lines_blank
    return (
        total == found.lines_total and min(found.lines_in_records, found.lines_noise, found.lines_blank) >= 0
    )


@st.composite
def accidents(draw: st.DrawFn, text: str, lines: tuple[int, int]) -> str:
    """The text with a snippet put into, or in place of, some characters of a range of lines (from 1, inclusive)."""
    written = text.split("\n")
    start = sum(len(line) + 1 for line in written[: lines[0] - 1])
    end = sum(len(line) + 1 for line in written[: lines[1]]) - 1
    at = draw(st.integers(start, end))
    lost = draw(st.integers(0, min(8, end - at)))
    put: str = draw(st.sampled_from(("", *SNIPPETS)))
    return text[:at] + put + text[at + lost :]


def survive(read: Read, text: str, damaged: str, number: int) -> None:
    """All records but the damaged one, counted from 0, are read as before, in their order; every line is counted."""
    before = [unplaced(each) for each in document(read, text).records]
    found = document(read, damaged)
    after = [unplaced(each) for each in found.records]
    kept = before[:number] + before[number + 1 :]
    rest = iter(after)
    assert all(any(each == record for each in rest) for record in kept), damaged
    assert counted(found)
    str(found).encode()
