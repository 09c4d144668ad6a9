"""A page of HTML or Markdown, as it flows → its draft: tables by what their headings say, the rest by the layouts."""

import msgspec

from papershelf.model import Problem, Record
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.pages.flow import Flow
from papershelf.read.pages.tables import table_records
from papershelf.read.source import Source

UNSEEN = "markup that shows nothing"
TABLE = "table"
_OF_NO_LIST = frozenset(("unknown-layout", "unsure-layout", "empty-document", "unread-lines"))


def read_flow(source: Source, flow: Flow) -> Draft:
    """The records of the page in the order of their lines. `flow` is finished."""
    rows, taken = table_records(flow.lines, flow.grids)
    lines = [line for place, line in enumerate(flow.lines) if place not in taken] if taken else flow.lines
    draft = pages.read_written(source, lines)
    document = draft.document
    problems = list(document.problems[len(source.problems) :])
    mixed: list[tuple[Record, str | None]] = [
        (record, draft.glued.get(place)) for place, record in enumerate(document.records)
    ]
    if rows:
        if any(problem.code == "unsure-layout" for problem in problems):
            mixed = []
        if not mixed:
            problems = [problem for problem in problems if problem.code not in _OF_NO_LIST]
        mixed += [(record, None) for record in rows]
        mixed.sort(key=lambda each: (each[0].line_start, each[0].line_end))
    if flow.unresolved:
        problems.append(_unresolved(source, flow.unresolved))
    tabular = len(rows) * 2 > len(mixed)
    whole = accounted(
        source,
        TABLE if tabular else document.layout,
        [record for record, _ in mixed],
        problems,
        noise=document.noise,
        rest=UNSEEN,
        title=flow.title or document.title,
    )
    return Draft(
        document=msgspec.structs.replace(
            whole.document,
            session=document.session,
            venue=document.venue,
            date=document.date,
            shape=() if tabular else document.shape,
            confidence=None if tabular else document.confidence,
        ),
        glued={place: glued for place, (_, glued) in enumerate(mixed) if glued is not None},
    )


def _unresolved(source: Source, count: int) -> Problem:
    links = "One link is" if count == 1 else f"{count} links are"
    return Problem(
        file=source.place,
        line=1,
        severity="note",
        code="relative-links",
        message=f"{links} relative to the page's own address, which the page does not say.",
        hint='Write <base href="https://…"> with the page\'s address into its <head>.',
    )
