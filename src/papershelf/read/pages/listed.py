"""An item of a list of papers → its record, cut by how the page marks it up: what is quoted, in bold, linked or in
italics, the tags around it, and what stands on the lines below."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.model import Identifiers, Link, Record
from papershelf.read import links as web
from papershelf.read.name_shapes import name_score
from papershelf.read.names import name_list
from papershelf.read.pages.awards import award_text
from papershelf.read.pages.behind import add_behind, add_below, add_brackets, add_names, add_venue
from papershelf.read.pages.citation import runs
from papershelf.read.pages.items import Styled
from papershelf.read.pages.labels import label
from papershelf.read.pages.tagged import Tagged, is_acronym, is_venue, tagged
from papershelf.read.pages.written import Anchor, Written
from papershelf.read.text import clean
from papershelf.read.venues import YEAR

_LIKELY = 0.75
_MOST = 2000
"""A first line of more characters is no paper's."""
_LONGEST = 400
"""A title of more characters is none."""

_QUOTED = late(
    r"(?:[^\s\"“][^\"“:]{0,40}[:：]\s?)?[“\"«](?P<title>[^”\"»]{8,300}?)[.,]?[”\"»](?!\w|\s?[:–—-]\s?\w)"
)
_TRAIL = late(r"\s*[(（【\[](?P<in>[^()（）\[\]【】]{2,120})[)）】\]]\s*\.?\Z")
_IN = late(r"(?:[.,]|(?<=[?!]))\s(?=[Ii]n:?\s+[A-Z*])|\.\s+(?=(?:19|20)\d\d\.?\Z)")
_SPLIT = late(r"\s+(?:[|–—-]|--|by)\s+|(?<=[.?!])\s+|,\s+|\s+(?=[(（])|[.;:：]\s+")
_JOINS = late(r"[>)\],.;:|]|by\s|(?!ar[Xx]iv|bioR|medR)[a-z]")
_OPEN = late(r"(?:,|\b(?:by|and|with|for|of|the|on|in|to|a|an|from|via|using|based))\s*\Z", re.IGNORECASE)
_URL = late(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:!?]")
_PAPER = late(r"\W*(?:paper|preprint|arxiv|openreview|doi)\W*", re.IGNORECASE)


Marks = Mapping[int, Sequence[Styled]]
"""What stands out in a line, by the line's place."""


class Read(NamedTuple):
    """An item as a record, what speaks for it being a paper, and the lines that it stands on."""

    record: Record
    told: bool
    plain: bool


def read_item(own: Sequence[Written], styled: Marks, start: int) -> Read | None:
    """The record of an item's lines; None for one that has no title."""
    rows = _joined(own, start, styled)
    if not rows or len(rows[0][0].text) > _MOST:
        return None
    badge = rows[0][0].text.strip()
    if len(rows) > 1 and is_acronym(badge):
        rows = rows[1:]
    else:
        badge = ""
    head, *others = rows
    first = tagged(head[0])
    if label(first.text) and not first.anchors:
        return None
    cut = _cut(first, head[1])
    fields: dict[str, Any] = {}
    if cut is None or not 8 <= len(cut.title) <= _LONGEST:
        return None
    if badge:
        add_venue(fields, badge)
    add_names(fields, cut.before)
    if cut.told:
        add_brackets(fields, cut.told)
    add_behind(fields, cut.after)
    links = [*_links(first.anchors, cut.title, first.text), *first.links]
    for tag in first.tags:
        add_venue(fields, tag)
    papers = any(_PAPER.fullmatch(head[0].text[each.start : each.end].strip()) for each in head[0].anchors)
    title = cut.title
    for line, _ in others:
        row = tagged(line)
        links += [*_links(row.anchors, "", row.text), *row.links]
        if not line.anchors:
            links += [made for url in _URL.findall(line.text) if (made := web.link(url))]
        for tag in row.tags:
            add_venue(fields, tag)
        if row.text:
            add_below(fields, row.text)
        papers = papers or any(
            _PAPER.fullmatch(line.text[each.start : each.end].strip()) for each in line.anchors
        )
    found = tuple(dict.fromkeys(links))
    known = web.identifiers([*(link.url for link in found), first.text])
    record = Record(
        line_start=min(line.number for line, _ in rows),
        line_end=max(line.last for line, _ in rows),
        title=title,
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
    return Read(record, told and len(title.split()) > 1, len(title.split()) < 3)


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
            or len(above.text) > _LONGEST
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


class _Cut(NamedTuple):
    """`told` is what stands in brackets behind the title and says where or when it appeared."""

    before: str
    title: str
    after: str
    told: str = ""


def _cut(item: Tagged, marks: Sequence[Styled]) -> _Cut | None:
    """The title of an item and what stands before and behind it: what is quoted, set in bold, linked; else what ends
    where a venue or names begin."""
    text = item.text
    if quoted := _QUOTED.match(text):
        return _Cut("", _titled(quoted["title"]), text[quoted.end() :])
    bold = [each.words for each in marks if each.bold and _leads(each.words, text)]
    linked = [text[each.start : each.end] for each in item.anchors if _is_linked_title(each, text)]
    if marked := max((*bold, *linked), key=len, default=""):
        at = text.find(marked)
        before, after = text[:at].rstrip(" <"), text[at + len(marked) :].lstrip(" >")
        if (told := _TRAIL.search(marked)) and _tells(told["in"]):
            return _Cut(before, _titled(marked[: told.start()]), after, told["in"])
        if before.endswith((":", "：")) and len(before) < 40 and not name_list(before[:-1]):
            before = ""
        return _Cut(before, _titled(marked), after)
    slanted = [
        clean(each.words)
        for each in marks
        if not each.bold and len(each.words) > 2 and clean(each.words) in text
    ]
    at = text.find(slanted[0]) if slanted else -1
    if at > 12:
        title = _IN.split(text[:at] + "\0")[0].rstrip("\0")
        title = re.sub(r"[.,]?\s+[Ii]n:?\s*\Z", "", title)
        if _is_title(title):
            return _Cut("", _titled(title), text[len(title) :])
    return _plain(text)


def _leads(words: str, text: str) -> bool:
    """Whether they are a title's words, with nothing but a few words or names before them."""
    at = text.find(words)
    several = name_list(words)
    if at < 0 or award_text(words) or len(words.split()) < 2 or len(words) < 8 or is_venue(words):
        return False
    if several and several.likelihood >= _LIKELY and len(several.names) > 1:
        return False
    before = text[:at].strip(' .,:;–—-|<"“')
    return len(before.split()) < 4 or name_list(before) is not None


def _plain(text: str) -> _Cut | None:
    """The cut of an item that marks nothing: before a venue in brackets, "In …", or names."""
    if (found := _TRAIL.search(text)) and _tells(found["in"]):
        inner = _split(text[: found.start()])
        return inner._replace(told=found["in"]) if inner else None
    if found := _IN.search(text):
        return _Cut("", _titled(text[: found.start()]), text[found.end() :])
    return _split(text)


def _split(text: str) -> _Cut | None:
    for found in _SPLIT.finditer(text):
        title, rest = text[: found.start()], text[found.end() :]
        if len(title) > _LONGEST:
            break
        if not _is_title(title):
            continue
        by = found[0].strip() == "by"
        if by or _run(rest) or (found[0].strip() in (".", ",", "|", "-", "–", "—", "") and is_venue(rest)):
            return _Cut("", _titled(title), rest)
    return _Cut("", _titled(text), "")


def _tells(text: str) -> bool:
    """Whether what stands in brackets behind a title says where or when it appeared."""
    return bool(is_venue(text) or YEAR.search(text) or re.search(r"[A-Z].*[’']?\b\d\d\Z", text)) or bool(
        text.isupper() and text.isalpha()
    )


def _is_title(text: str) -> bool:
    words = clean(text).split()
    if len(words) < 2 or len(text) < 8 or is_venue(text):
        return False
    names = name_list(text)
    return not (names and names.likelihood >= _LIKELY and (len(names.names) > 1 or name_score(text) > 1.0))


def _is_linked_title(anchor: Anchor, text: str) -> bool:
    """Whether the words of a link are a title: two words and a paper's address, or what cannot be a name."""
    words = text[anchor.start : anchor.end]
    if len(words.split()) < 2 or is_acronym(words):
        return False
    return _is_title(words) or (len(words) > 8 and web.link_kind(anchor.url) in ("arxiv", "pdf", "doi"))


def _titled(text: str) -> str:
    text = clean(text).strip("<>*_ ").rstrip(" ,;:|–—-")
    if text[:1] in ("“", '"') and text[-1:] in ("”", '"'):
        text = text[1:-1].strip()
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith(("..", "etc.")) else text


def _run(text: str) -> bool:
    """Whether a list of names begins here."""
    return any(
        run.form != "Byron"
        and run.people.likelihood >= _LIKELY
        and (len(run.people.names) > 1 or not run.people.complete or not text[run.end :].strip(" ."))
        for run in runs(text, 0)
    )


def _links(anchors: Sequence[Anchor], title: str, text: str) -> list[Link]:
    """The links on the title, and others that plainly lead to papers, code or data, not to people."""
    found = []
    for anchor in anchors:
        said = text[anchor.start : anchor.end]
        made = web.link(anchor.url, said)
        if made and (made.kind != "other" or (said and said.strip(' .“”"') in title)):
            found.append(made)
    return found
