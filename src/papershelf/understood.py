"""What was understood of a document, for people: counts, fields, the first papers, and what was not read."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from papershelf.english import counted, day, layout_name, lines, listed, sure
from papershelf.excerpts import printable
from papershelf.model import Document, Frozen, Noise, Record
from papershelf.read.pages.accounts import UNREAD

if TYPE_CHECKING:
    from rich.console import Console

FIRST = 3
"""So many papers are shown."""
SHOWN = 8
"""So many places that were not read, and problems, are shown."""


class Understood(Frozen, frozen=True, kw_only=True):
    """`said` is a sentence; `facts` what the document says of itself; `fields` (name, in how many records, what of it);
    `papers` (title, authors, place and beginning); `left` what was not read; `doubts` what is wrong with it."""

    said: str
    facts: Sequence[tuple[str, str]]
    fields: Sequence[tuple[str, str, str]]
    papers: Sequence[tuple[str, ...]]
    left: Sequence[str]
    doubts: Sequence[str]


IDENTIFIERS = ("doi", "arxiv", "openreview", "acl")

FIELDS: Sequence[tuple[str, Callable[[Record], object]]] = (
    ("title", lambda record: record.title),
    ("authors", lambda record: record.authors),
    ("abstract", lambda record: record.abstract),
    ("summary", lambda record: record.summary),
    ("date", lambda record: record.date),
    ("venue", lambda record: record.venue),
    ("award", lambda record: record.award),
    ("categories", lambda record: record.categories),
    ("topics", lambda record: record.topics),
    ("links", lambda record: record.links),
    ("identifiers", lambda record: any(getattr(record.identifiers, of) for of in IDENTIFIERS)),
)


def understood(document: Document) -> Understood:
    said = f"{counted(len(document.records), 'record')}, read as "
    said += "a layout of its own" if document.layout == "inferred" else layout_name(document.layout)
    said += "" if document.confidence is None else f", {sure(document.confidence)}"
    if document.shape:
        said += f" ({', then '.join(document.shape)})"
    facts = [
        (name, printable(value))
        for name, value in (
            ("title", document.title),
            ("session", document.session),
            ("venue", document.venue),
            ("date", document.date and day(document.date)),
        )
        if value
    ]
    return Understood(
        said=f"{said}.",
        facts=facts,
        fields=[row for name, of in FIELDS if (row := field(name, of, document.records))],
        papers=[tuple(map(printable, paper(record))) for record in document.records[:FIRST]],
        left=list(left(document)),
        doubts=list(doubts(document)),
    )


def field(
    name: str, of: Callable[[Record], object], records: Sequence[Record]
) -> tuple[str, str, str] | None:
    """The row of a field; None for one that no record has, but for those that every paper should have."""
    having = [record for record in records if of(record)]
    if not having and name not in ("title", "authors", "abstract"):
        return None
    note = ""
    if name == "authors" and (cut := sum(not record.authors_complete for record in having)):
        note = f"{cut:,} cut (“et al.”)"
    elif name == "identifiers":
        counts = (
            (kind, sum(bool(getattr(each.identifiers, kind)) for each in having)) for kind in IDENTIFIERS
        )
        note = ", ".join(f"{count:,} {kind}" for kind, count in counts if count)
    elif name == "links":
        note = ", ".join(sorted({link.kind for record in having for link in record.links}))
    return name, f"{len(having):,} of {len(records):,}", note


def paper(record: Record) -> tuple[str, ...]:
    """Title, authors, where it stands and how it begins."""
    names = list(record.authors[:4])
    if more := len(record.authors) - len(names):
        names.append(f"{more} more")
    elif names and not record.authors_complete:
        names.append("others")
    date = None if record.venue and (record.date or "") in record.venue else record.date
    when = ", ".join(filter(None, (record.venue, date and day(date))))
    begins = (record.abstract or record.summary or "").partition("\n")[0]
    return (
        shortened(record.title or "(no title)", 160),
        shortened(listed(names), 160) or "(no authors)",
        " · ".join(filter(None, (when, lines(record.line_start, record.line_end)))),
        shortened(begins, 120),
    )


def shortened(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def left(document: Document) -> Iterator[str]:
    """The lines that no record has: first those that were not understood, each run; the others by their reason."""
    unread = [noise for noise in document.noise if noise.reason == UNREAD]
    for noise in unread[:SHOWN]:
        yield f"{lines(noise.line_start, noise.line_end)}: {noise.reason}"
    if len(unread) > SHOWN:
        yield f"and {counted(len(unread) - SHOWN, 'more place')} that fit no part of a record"
    reasons: dict[str, list[Noise]] = {}
    for noise in document.noise:
        if noise.reason != UNREAD:
            reasons.setdefault(noise.reason, []).append(noise)
    for reason, runs in reasons.items():
        places = [lines(each.line_start, each.line_end) for each in runs[:FIRST]]
        more = [f"{len(runs) - FIRST:,} more"] if len(runs) > FIRST else []
        yield f"{listed([*places, *more])}: {printable(reason)}"


def doubts(document: Document) -> Iterator[str]:
    order = {"error": 0, "warning": 1, "note": 2}
    found = sorted(document.problems, key=lambda each: (order[each.severity], each.line or 0))
    for problem in found[:SHOWN]:
        where = f"line {problem.line}: " if problem.line else ""
        yield f"{problem.severity}[{problem.code}]: {where}{printable(problem.message)}"
    if len(found) > SHOWN:
        yield f"and {counted(len(found) - SHOWN, 'more problem')}"
    if found:
        yield f"What to do about it: papershelf check --explain {found[0].code}"


def plain(told: Understood) -> Iterator[str]:
    """The lines for what is no terminal."""
    yield told.said
    yield from (f"  {name:<12}{value}" for name, value in told.facts)
    if told.fields:
        yield ""
        yield "  field       records"
        yield from (f"  {name:<12}{count}{note and '  '}{note}" for name, count, note in told.fields)
    for number, (title, *rest) in enumerate(told.papers, 1):
        yield ""
        yield f"  {number}. {title}"
        yield from (f"     {line}" for line in rest if line)
    for heading, rows in (("Not read", told.left), ("Doubtful", told.doubts)):
        if rows:
            yield ""
            yield f"  {heading}:"
            yield from (f"    {row}" for row in rows)


def show(told: Understood, console: "Console") -> None:
    """The same as tables, for the width of the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console.print(Text(told.said, style="bold"))
    for name, value in told.facts:
        console.print(Text(f"  {name:<12}{value}"))
    if told.fields:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for heading in ("field", "records", ""):
            table.add_column(heading)
        for row in told.fields:
            table.add_row(*map(Text, row))
        console.print(table)
    if told.papers:
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
        table.add_column()
        table.add_column(overflow="fold")
        for number, (title, *rest) in enumerate(told.papers, 1):
            table.add_row(
                f"{number}", Text.assemble((title, "bold"), *(f"\n{line}" for line in rest if line))
            )
        console.print(table)
    for heading, rows in (("Not read", told.left), ("Doubtful", told.doubts)):
        if rows:
            console.print(Text(f"{heading}:", style="bold"))
            console.print(Text("\n".join(f"  {each}" for each in rows)))
