"""The lists of a page that are lists of papers → records, an item each.

A list counts as one of papers where most items say so: by a paper's link or identifier, a venue, authors beside a date.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from papershelf.late import late
from papershelf.model import Record
from papershelf.read.links import link_kind
from papershelf.read.name_shapes import name_score
from papershelf.read.pages.inferred.steady import unmarked
from papershelf.read.pages.lines.labels import label
from papershelf.read.pages.lists.forms import UNKNOWN, Form, form_of
from papershelf.read.pages.lists.item import Marks, Read, opened, read_item
from papershelf.read.pages.lists.sessions import NOWHERE, Above, above
from papershelf.read.pages.lists.tagged import are_dated, is_link_word
from papershelf.read.pages.markup.items import Item, Styled
from papershelf.read.pages.written import Written

FEW = 2
"""Fewer papers are no list."""
_PARAGRAPH = 1200
"""A paragraph of more characters is no paper of a list."""
_NUMBERED = late(r"\s*\[\d{1,4}\]\s+\S")
_SAYS_PAPERS = late(r"\b(?:papers?|publications?|readings?|references|articles|literature)\b", re.IGNORECASE)
_SENTENCE = 250
"""A summary of more characters is what others call an abstract."""
_MOST = 0.6
"""So many of a list's items must show that they are papers."""


class Lists(NamedTuple):
    """The papers of a page's lists, and the form in which it writes them."""

    records: list[Record]
    form: Form


def list_records(
    lines: Sequence[Written],
    items: Sequence[Item],
    styled: Marks,
    but: Collection[int] = (),
    *,
    sure: bool = False,
) -> Lists:
    """The records of the lists of papers. `but` are places in `lines` that are taken. All lists are `sure` to be of
    papers where someone has said so."""
    styled = _without_people(styled)
    blocks = _blocks(lines, items, styled)
    runs = [*_lists(items, lines), blocks, _paragraphs(lines, [*items, *blocks])]
    ends = [[_own_end(item, lines, styled) for item in run] for run in runs]
    firsts = (
        filter(str.strip, (line.text for line in lines[item.start : item.end])) for item in chain(*runs)
    )
    dated = are_dated([next(first, "") for first in firsts])
    found = [
        [
            opened(lines[item.start : end], styled, item.start, dated=dated)
            for item, end in zip(run, own, strict=True)
        ]
        for run, own in zip(runs, ends, strict=True)
    ]
    places = above(lines, items)
    form = form_of([each.head for run in found for each in run if each])
    papers: list[Read] = []
    taken = set(but)
    for run, own, each_opened in zip(runs, ends, found, strict=True):
        read = [each and read_item(each, form) for each in each_opened]
        told = sum(each is not None and each.told for each in read)
        called = sure
        if not told or told < _MOST * len(run):
            called = called or _are_called_papers(run, lines, read)
            if not called:
                continue
        if any(item.start in taken for item in run):
            continue
        for item, end in zip(run, own, strict=True):
            taken.update(range(item.start, end))
        papers += [
            _placed(each, places.get(item.start, NOWHERE))
            for item, each in zip(run, read, strict=True)
            if each and (each.told or called or not each.plain)
        ]
    return Lists(unmarked(_with_prose(papers)) if len(papers) >= FEW or sure else [], form)


def _placed(paper: Read, there: Above) -> Read:
    """The paper with what stands above it, where it does not say so itself."""
    said = {
        name: value for name, value in there._asdict().items() if value and not getattr(paper.record, name)
    }
    return paper._replace(record=msgspec.structs.replace(paper.record, **said)) if said else paper


def _are_called_papers(run: Sequence[Item], lines: Sequence[Written], read: Sequence[Read | None]) -> bool:
    """Whether the heading above a list calls its items papers, and they all have titles and nothing else."""
    if not run:
        return False
    heading = next((line for line in reversed(lines[: run[0].start]) if line.text.strip()), None)
    return (
        heading is not None
        and heading.level > 0
        and _SAYS_PAPERS.search(heading.text) is not None
        and sum(each is not None and not each.plain for each in read) * 5 >= 4 * len(read)
        and sum(bool(line.text.strip()) for item in run for line in lines[item.start : item.end])
        < 2 * len(run)
    )


def _with_prose(papers: Sequence[Read]) -> list[Record]:
    """The records with the paragraphs below them: abstracts where the page has such for many, else summaries."""
    sizes = [sum(map(len, paper.prose)) for paper in papers if paper.prose]
    abstracts = sum(size > _SENTENCE for size in sizes) * 3 > len(sizes)
    records = []
    for paper in papers:
        record = paper.record
        if paper.prose and record.abstract is None:
            if abstracts:
                record = msgspec.structs.replace(record, abstract="\n\n".join(paper.prose))
            elif record.summary is None:
                record = msgspec.structs.replace(record, summary=paper.prose[0])
        records.append(record)
    return records


def _without_people(styled: Marks) -> Marks:
    """Without the name of a person that their page sets in bold again and again."""
    counts = Counter(each.words for marks in styled.values() for each in marks if each.bold)
    people = {words for words, count in counts.items() if count > 1 and name_score(words) > 0}
    if not people:
        return styled
    return {at: [each for each in marks if each.words not in people] for at, marks in styled.items()}


def _blocks(lines: Sequence[Written], items: Sequence[Item], styled: Marks) -> list[Item]:
    """What stands below headings that link to papers, and paragraphs that begin with a line in bold, in no list."""
    inside = {at for item in items for at in range(item.start, item.end)}
    found: list[Item] = []
    for at, line in enumerate(lines):
        last = found[-1] if found and not found[-1].end else None
        begins = at not in inside and bool(line.text.strip()) and _heads(line, styled.get(at, ()))
        if begins and not line.level and last and lines[last.start].level:
            begins = False  # it stands below a heading that is a title
        over = line.level and not begins
        gone = last and not lines[last.start].level and not line.text.strip()
        if last and (begins or over or gone):
            last.end = at
        if begins:
            found.append(Item(at))
    for item in found:
        item.end = item.end or len(lines)
    return [
        item
        for item in found
        if len(lines[item.start].text.split()) > 1 or (lines[item.start].level and lines[item.start].anchors)
    ]


def _paragraphs(lines: Sequence[Written], items: Sequence[Item]) -> list[Item]:
    """Paragraphs outside of these items that begin with a number in brackets, or lead to papers."""
    inside = {at for item in items for at in range(item.start, item.end)}
    found: list[Item] = []
    open_ = False
    for at, line in enumerate(lines):
        if at in inside or line.level or not line.text.strip():
            open_ = False
        elif not open_:
            found.append(Item(at, at + 1))
            open_ = True
        else:
            found[-1].end = at + 1
    return [item for item in found if _is_marked(lines[item.start : item.end])]


def _is_marked(lines: Sequence[Written]) -> bool:
    size = sum(len(line.text) for line in lines)
    if size > _PARAGRAPH:
        return False
    linked = any(
        link_kind(each.url) in ("pdf", "arxiv", "doi") or is_link_word(line.text[each.start : each.end])
        for line in lines
        for each in line.anchors
    )
    return linked or _NUMBERED.match(lines[0].text) is not None


def _heads(line: Written, marks: Sequence[Styled]) -> bool:
    """Whether a line outside of lists may be the title of what stands below it."""
    text = line.text.strip()
    if line.level:
        return any((each.end - each.start) * 5 >= len(text) * 4 for each in line.anchors)
    if line.anchors and (labelled := label(text)) and labelled.part == "title":
        return True
    bold = sum(len(each.words) for each in marks if each.bold)
    return bold * 5 >= len(text) * 4 and not text.endswith((":", "："))


def _lists(items: Sequence[Item], lines: Sequence[Written]) -> list[list[Item]]:
    """The items of each list: those with no heading or prose between them, and those of each list within an item."""
    found: list[list[Item]] = []
    last: Item | None = None
    for item in items:
        if last is None or any(line.text for line in lines[last.end : item.start]):
            found.append([])
        found[-1].append(item)
        last = item
    return found + [run for item in items if item.inner for run in _lists(item.inner, lines)]


def _own_end(item: Item, lines: Sequence[Written], styled: Marks) -> int:
    """Where the item's own lines end: before a list within it that is one of papers."""
    papers = 0
    for each in item.inner:
        inner = opened(lines[each.start : each.end], styled, each.start)
        read = inner and read_item(inner, UNKNOWN)
        papers += bool(read and read.told and _is_more_than_a_note(read.record))
    return item.inner[0].start if papers * 2 > len(item.inner) else item.end


def _is_more_than_a_note(record: Record) -> bool:
    return bool(record.authors or record.links or record.date)
