"""A page of HTML or Markdown, as it flows → its draft: tables by what their headings say, the rest by the layouts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from papershelf.model import Identifiers, Noise, Problem, Record
from papershelf.read import links as web
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.pages.accounts import UNREAD
from papershelf.read.pages.lines.boilerplate import reason
from papershelf.read.pages.lines.entries import told
from papershelf.read.pages.lists.item import Marks
from papershelf.read.pages.lists.page import Lists, list_records
from papershelf.read.pages.lists.tagged import is_link_word
from papershelf.read.pages.markup.flow import Flow
from papershelf.read.pages.markup.items import Item
from papershelf.read.pages.markup.kinds import parts_of_kinds
from papershelf.read.pages.markup.tables import table_records
from papershelf.read.pages.written import Written
from papershelf.read.source import Source
from papershelf.read.text import clean

_Range = TypeVar("_Range", Record, Noise)

UNSEEN = "markup that shows nothing"
HEADING = "heading"
TABLE = "table"
LIST = "list"
AROUND = "text around the list"
BETTER = 1.05
_BADGES = 300
"""A line of links has at most so many characters."""
_UNSURE = frozenset(("unknown-layout", "unsure-layout"))
_LONG, _SHOWN = 300, 150
"""Of so many items the first so many are read before all are."""
NEARLY = 0.97
"""By so much less than the whole has to the first items may say."""
_PAPERS = ("arxiv", "pdf", "doi")
_DOUBTED = 0.6
_OF_NO_LIST = frozenset(("unknown-layout", "unsure-layout", "empty-document", "unread-lines"))


def read_flow(source: Source, flow: Flow, alike: float = BETTER) -> Draft:
    """The records of the page in the order of their lines. `flow` is finished. Its lists of papers are the page if they
    say so many times what the layouts read of it.

    The layouts get the shown lines under numbers of their own, as many may stand on one line of the source.
    """
    flow.lines = told(flow.lines)
    rows, taken = table_records(flow.lines, flow.grids, flow.styled)
    lines = [line for place, line in enumerate(flow.lines) if place not in taken] if taken else flow.lines
    shown = source.with_text("\n".join(line.text for line in lines))
    draft = pages.read_written(shown, (line._replace(number=at, last=at) for at, line in enumerate(lines, 1)))
    document = draft.document
    noise = [_headed(each, lines) for each in document.noise]
    headings = {
        at for each in noise if each.reason == HEADING for at in range(each.line_start, each.line_end + 1)
    }
    unplaced = (
        each for each in document.problems if each.code != "unread-lines" or each.line not in headings
    )
    problems = list(_placed(unplaced, lines, source))
    heading = next((line.text for at, line in enumerate(lines, 1) if line.level == 1 and at in headings), "")
    records = with_links(document.records, lines)
    mixed: list[tuple[Record, str | None]] = [
        (_moved(record, lines), draft.glued.get(place)) for place, record in enumerate(records)
    ]
    noise = [_moved(each, lines) for each in noise]
    pinned = source.pin.layout == LIST
    marked = alike >= 1 and bool(
        records and parts_of_kinds(lines)
    )  # the markup itself says what the lines are
    first = first_items(flow.lines, flow.items, flow.styled) if records and not taken else None
    listed: list[Record] = []
    if pinned or (
        source.pin.layout is None
        and not marked
        and (
            first is None
            or is_list(document.problems, _until(first.end, records), first.lists.records, alike * NEARLY)
        )
    ):
        listed = list_records(flow.lines, flow.items, flow.styled, taken, sure=pinned).records
    if listed and (pinned or is_list(document.problems, records, listed, alike)):
        noise = list(around(flow.lines))
        heading = heading or next((line.text for line in lines if line.level == 1), "")
        problems = []
        mixed = [(record, None) for record in listed]
        document = msgspec.structs.replace(
            document, layout=LIST, shape=(), confidence=None, session=None, venue=None, date=None
        )
    if rows:
        if any(problem.code == "unsure-layout" for problem in problems):
            mixed = []
        if not mixed:
            problems = [problem for problem in problems if problem.code not in _OF_NO_LIST]
        mixed += [(record, None) for record in rows]
    mixed.sort(key=lambda each: (each[0].line_start, each[0].line_end))
    if flow.addresses.unresolved:
        problems.append(_unresolved(source, flow.addresses.unresolved))
    tabular = len(rows) * 2 > len(mixed)
    whole = accounted(
        source,
        TABLE if tabular else document.layout,
        [record for record, _ in mixed],
        problems,
        noise=noise,
        rest=UNSEEN,
        title=flow.title or document.title or clean(heading) or None,
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


class FirstItems(NamedTuple):
    """What the first items of a page's lists hold, and the place behind their lines."""

    lists: Lists
    end: int


def first_items(lines: Sequence[Written], items: Sequence[Item], styled: Marks) -> FirstItems | None:
    """The first items of a page of very many, which show whether all are worth their reading; None for few."""
    if len(items) < _LONG:
        return None
    end = items[_SHOWN].start
    marks = {at: each for at, each in styled.items() if at < end}
    return FirstItems(list_records(lines[:end], items[:_SHOWN], marks), end)


def _until(end: int, records: Sequence[Record]) -> list[Record]:
    return [record for record in records if record.line_start <= end]


def is_list(
    problems: Sequence[Problem], read: Sequence[Record], listed: Sequence[Record], alike: float
) -> bool:
    """Whether the page is rather its lists of papers than what the layouts read of all its lines."""
    ours, theirs = _worth(listed), _worth(read)
    if any(each.code in _UNSURE for each in problems):
        theirs *= _DOUBTED
    return ours >= theirs * alike


def _worth(records: Sequence[Record]) -> float:
    """How much the records say; those that say nothing make the others doubtful."""
    said = [_said(record) for record in records]
    return sum(said) * sum(map(bool, said)) / max(1, len(said))


def _said(record: Record) -> float:
    """How much a record says."""
    known = record.identifiers != Identifiers() or any(link.kind in _PAPERS for link in record.links)
    where = bool(record.venue or record.date)
    about = 1.0 if record.abstract else 0.5 if record.summary else 0.0
    told = bool(record.authors) + about + 0.5 * where + 0.5 * known
    return told + 0.5 if told and record.title else 0.0


def around(lines: Sequence[Written]) -> Iterator[Noise]:
    """Why the lines of a page outside of its lists are no records."""
    for line in lines:
        if line.text.strip():
            why = HEADING if line.level else reason(clean(line.text)) or AROUND
            yield Noise(line_start=line.number, line_end=line.last, reason=why)


def with_links(records: Sequence[Record], lines: Sequence[Written]) -> list[Record]:
    """The records with the links of lines that hold nothing else ("PDF Code"), which stand among a record's lines or
    right behind them. A record's lines are places in `lines`, from 1."""
    found: list[Record] = []
    for place, record in enumerate(records):
        until = len(lines)
        if place + 1 < len(records):
            until = _above(records[place + 1], lines, record.line_end) - 1
        links = dict.fromkeys(record.links)
        known = {link.url for link in links}
        since = _above(record, lines, records[place - 1].line_end if place else 0)
        for at in range(since, until + 1):
            line = lines[at - 1]
            only = _only_links(line)
            if at > record.line_end and line.text.strip() and not only:
                break
            if only:
                said = ((each.url, line.text[each.start : each.end]) for each in line.anchors)
                links |= {
                    link: None for url, word in said if (link := web.link(url, word)) and url not in known
                }
        if len(links) > len(record.links):
            record = msgspec.structs.replace(
                record,
                links=tuple(links),
                identifiers=web.united(record.identifiers, web.identifiers(link.url for link in links)),
            )
        found.append(record)
    return found


def _above(record: Record, lines: Sequence[Written], last: int) -> int:
    """Where lines of links that stand right above a record begin, below a blank line and behind `last`: they are its
    own. The record's first line, where there are none."""
    at = record.line_start
    while at - 1 > last and _only_links(lines[at - 2]):
        at -= 1
    return at if at - 1 > last and not lines[at - 2].text.strip() else record.line_start


def _only_links(line: Written) -> bool:
    """Whether nothing but links for programs and badges stands on a line: "PDF Code", "[3] arXiv:2101.00001 [pdf]"."""
    if not line.anchors or len(line.text) > _BADGES:
        return False
    if reason(clean(line.text)) == "links":
        return True
    end = 0
    rest = ""
    for anchor in sorted(line.anchors):
        said = line.text[anchor.start : anchor.end]
        if said and not is_link_word(said) and web.identifiers([said]) == Identifiers():
            return False
        rest += line.text[end : anchor.start]
        end = anchor.end
    return not any(map(str.isalpha, rest + line.text[end:]))


def _headed(noise: Noise, lines: Sequence[Written]) -> Noise:
    """Lines that were not understood and are headings are parts of the page."""
    if noise.reason != UNREAD:
        return noise
    run = [line for line in lines[noise.line_start - 1 : noise.line_end] if line.text.strip()]
    return msgspec.structs.replace(noise, reason=HEADING) if all(line.level for line in run) else noise


def _moved(of: _Range, lines: Sequence[Written]) -> _Range:
    """A record or noise, from the numbers of the shown lines to those of the source."""
    first, last = lines[of.line_start - 1], lines[of.line_end - 1]
    return msgspec.structs.replace(of, line_start=first.number, line_end=max(first.last, last.last))


def _placed(problems: Iterable[Problem], lines: Sequence[Written], source: Source) -> Iterator[Problem]:
    """Problems at their lines of the source, with columns where the marked words stand there as they are shown."""
    text: list[str] = []
    for problem in problems:
        if problem.line is None or not 1 <= problem.line <= len(lines):
            yield msgspec.structs.replace(problem, line=problem.line and 1, column=None, width=0)
            continue
        line = lines[problem.line - 1]
        column, width = None, 0
        if problem.column and problem.width:
            text = text or list(source.lines())
            words = line.text[problem.column - 1 : problem.column - 1 + problem.width]
            written = text[line.number - 1]
            if words and written.count(words) == 1:
                column, width = written.index(words) + 1, problem.width
        yield msgspec.structs.replace(problem, line=line.number, column=column, width=width)


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
