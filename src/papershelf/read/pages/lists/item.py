"""An item of a list of papers → its record: its first line cut as the page cuts its items, the tags around it, and what
stands on the lines below."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.model import Identifiers, Link, Record
from papershelf.read import links as web
from papershelf.read.pages.lines.labels import label
from papershelf.read.pages.lists.behind import add_below
from papershelf.read.pages.lists.cuts import LONGEST, bordered
from papershelf.read.pages.lists.forms import Form, Head, chosen, keys
from papershelf.read.pages.lists.rest import add_brackets, add_rest, add_venue, is_preprint
from papershelf.read.pages.lists.tagged import is_acronym, is_link_word, tagged
from papershelf.read.pages.markup.items import Styled
from papershelf.read.pages.written import Anchor, Written

_MOST = 2000
"""A first line of more characters is no paper's."""
_SHORTEST = 2
_BRIEF = 160
"""An address in a line below of more characters is a part of its prose."""
_SHARED = 0.5
"""A title of one word is one where so many items are cut alike."""

_JOINS = late(r"[>)\],.;:|]|by\s|(?!ar[Xx]iv|bioR|medR)[a-z]")
_OPEN = late(r"(?:,|\b(?:by|and|with|for|of|the|on|in|to|a|an|from|via|using|based))\s*\Z", re.IGNORECASE)
_URL = late(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:!?]")
_PAPER = late(r"\W*(?:paper|preprint|arxiv|openreview|doi)\W*", re.IGNORECASE)


Marks = Mapping[int, Sequence[Styled]]
"""What stands out in a line, by the line's place."""


class Read(NamedTuple):
    """An item as a record, what speaks for it being a paper, and the paragraphs below it."""

    record: Record
    told: bool
    plain: bool
    prose: tuple[str, ...] = ()


class Opened(NamedTuple):
    """An item before its form is known: its lines with what stands out in them, a venue in the place of a first line,
    and the first line without tags."""

    rows: Sequence[tuple[Written, Sequence[Styled]]]
    badge: str
    head: Head


def opened(own: Sequence[Written], styled: Marks, start: int, *, dated: bool = True) -> Opened | None:
    """The item on these lines; None for one that cannot be a paper. A year in front is none of its title where the page
    has items `dated` so."""
    linked = [_linked(line) if not at or len(line.text) < _BRIEF else line for at, line in enumerate(own)]
    rows = _joined(linked, start, styled)
    if not rows or len(rows[0][0].text) > _MOST:
        return None
    badge = rows[0][0].text.strip()
    if len(rows) > 1 and is_acronym(badge):
        rows = rows[1:]
    else:
        badge = ""
    whole = [each.words for each in rows[0][1]]
    first = tagged(rows[0][0], whole, dated=dated)
    if label(first.text) and not first.anchors:
        return None
    return Opened(rows, badge, Head(first, rows[0][1], [line.text for line, _ in rows[1:]]))


def read_item(item: Opened, form: Form) -> Read | None:
    """The record of an item in a page of this form; None for one that has no title."""
    head, *others = item.rows
    first = item.head.first
    cut = chosen(item.head, form)
    fields: dict[str, Any] = {}
    if cut is None or not _SHORTEST <= len(cut.title) <= LONGEST:
        return None
    if item.badge:
        add_venue(fields, item.badge)
    add_rest(fields, cut.before._replace(venue=None))
    if cut.told:
        add_brackets(fields, cut.told)
    add_rest(fields, cut.after)
    links = [*_links(first.anchors, cut.title, first.text), *first.links]
    _add_tags(fields, first.tags)
    papers = any(_PAPER.fullmatch(head[0].text[each.start : each.end].strip()) for each in head[0].anchors)
    for line, marks in others:
        row = tagged(line)
        links += [*_links(row.anchors, "", row.text), *row.links]
        _add_tags(fields, row.tags)
        if row.text:
            add_below(fields, row.text, bordered(row.text, marks), form.habit, form.named)
        papers = papers or any(
            _PAPER.fullmatch(line.text[each.start : each.end].strip()) for each in line.anchors
        )
    prose = fields.pop("prose", ())
    found = tuple(dict.fromkeys(links))
    known = web.identifiers([*(link.url for link in found), first.text])
    record = Record(
        line_start=min(line.number for line, _ in item.rows),
        line_end=max(line.last for line, _ in item.rows),
        title=cut.title,
        links=found,
        identifiers=known,
        **fields,
    )
    told = (
        known != Identifiers()
        or papers
        or "venue" in fields
        or ("authors" in fields and ("date" in fields or bool(found)))
        or any(link.kind in ("pdf", "arxiv", "doi") for link in found)
    )
    words = len(cut.title.split())
    shared = min(form.shares.get(key, 0.0) for key in keys(cut))
    sure = shared > _SHARED and ("authors" in fields or known != Identifiers())
    return Read(record, told and (words > 1 or sure), words < 3 and not sure, prose)


_Row = tuple[Written, Sequence[Styled]]


def _joined(own: Sequence[Written], start: int, styled: Marks) -> list[_Row]:
    """The lines that are not blank, those that go on with the one right above joined to it."""
    found: list[_Row] = []
    for at, line in enumerate(own):
        if not line.text.strip():
            continue
        marks = styled.get(start + at, ())
        above, before = found[-1] if found and own[at - 1].text.strip() else (line, ())
        if (
            above is line
            or len(above.text) > LONGEST
            or not (_JOINS.match(line.text) or _OPEN.search(above.text))
        ):
            found.append((line, marks))
            continue
        glue = "" if line.text[0] in ">)],.;:" else " "
        by = len(above.text) + len(glue)
        anchors = [Anchor(each.start + by, each.end + by, each.url) for each in line.anchors]
        text = above.text + glue + line.text
        found[-1] = (
            above._replace(text=text, anchors=(*above.anchors, *anchors), last=line.last),
            (*before, *marks),
        )
    return found


def _linked(line: Written) -> Written:
    """The line with its bare addresses as links."""
    if "http" not in line.text:
        return line
    bare = [
        Anchor(found.start(), found.end(), found[0])
        for found in _URL.finditer(line.text)
        if not any(each.start < found.end() and found.start() < each.end for each in line.anchors)
    ]
    return line._replace(anchors=(*line.anchors, *bare)) if bare else line


def _add_tags(fields: dict[str, Any], tags: Sequence[str]) -> None:
    for tag in tags:
        if not is_link_word(tag) or is_preprint(tag):
            add_venue(fields, tag)


def _links(anchors: Sequence[Anchor], title: str, text: str) -> list[Link]:
    """The links on the title, and others that plainly lead to papers, code or data, not to people."""
    found = []
    for anchor in anchors:
        said = text[anchor.start : anchor.end]
        made = web.link(anchor.url, said)
        if made and (
            made.kind != "other" or (said and (said.strip(' .“”"') in title or (title and title in said)))
        ):
            found.append(made)
    return found
