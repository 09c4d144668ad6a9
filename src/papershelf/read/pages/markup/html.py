"""Saved pages (HTML, XHTML) and pasted HTML source → records: what a reader of the page sees, with its links."""

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, cast

from papershelf.late import late
from papershelf.read.draft import Draft
from papershelf.read.pages.markup.flow import Flow
from papershelf.read.pages.markup.page import read_flow
from papershelf.read.pages.markup.stated import with_stated
from papershelf.read.reader import Reader
from papershelf.read.source import Source

_PIECE = 1 << 16
"""So many bytes of a line are given to the parser at a time."""

_BEFORE = r"(?:\s++|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>|<!doctype\s+html[^>]{0,300}>)*+"
_PAGE = late(
    rf"(?={_BEFORE}<)(?:\s*<!doctype\s+html|{_BEFORE}<(?:html|head|body)\b)", re.IGNORECASE | re.DOTALL
)
_PART = late(
    rf"{_BEFORE}<(?:div|ul|ol|dl|table|tbody|tr|li|p|article|section|main|h[1-6]|span|a|header|nav)(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_END = late(
    r"</(?:div|ul|ol|dl|table|tr|td|li|p|article|section|main|h[1-6]|span|a|header|nav|b|i|em)\s*>",
    re.IGNORECASE,
)
_ENOUGH = 3
"""So many end tags near its beginning show that a text is a part of a page."""

_IMPLIED = frozenset(("html", "head", "body"))
"""Elements that the parser adds, later than where they would stand."""

_HEAD = 4000
_XML = late(r"\s*<\?xml\b")
_EMPTY = re.compile(
    rb"<(a|b|div|em|i|iframe|li|p|script|span|style|td|textarea|title)\b((?:\s[^<>]*)?)/>", re.IGNORECASE
)


def read(source: Source) -> Draft:
    """A page of HTML."""
    xml = source.file.lower().endswith(".xhtml") or _XML.match(source.head)
    return read_shown(source, flowed(_pieces(source.encoded, xml=bool(xml))))


def read_shown(source: Source, flow: Flow) -> Draft:
    """A page by what it shows and what it states."""
    end = source.lines_total
    if flow.lines and flow.lines[-1].last > end:  # text before all elements, which the parser tells of later
        flow.lines = [
            line._replace(number=min(line.number, end), last=min(line.last, end)) for line in flow.lines
        ]
    title = flow.title
    return with_stated(source, flow.stated, flow.lines, read_flow(source, flow), title)


def recognises(text: str) -> bool:
    """Whether a pasted text is the source of a page, or of a part of one."""
    head = text[:_HEAD]
    if "<" not in head[: _HEAD // 2]:
        return False
    return bool(_PAGE.match(head)) or (bool(_PART.match(head)) and len(_END.findall(head)) >= _ENOUGH)


def flowed(pieces: Iterable[tuple[int, bytes]], base: str = "") -> Flow:
    """What stands in the UTF-8 of a page, given in pieces with the number of the line that each is on.

    A piece ends at latest behind a line's end, so that each tag is met on the line on which it ends.
    """
    from lxml import etree  # here, as its import takes time that other formats need not

    target = Target(Flow(base))
    parser = etree.HTMLParser(target=cast(Any, target), encoding="utf-8", huge_tree=True)
    try:
        for line, piece in pieces:
            target.line, target.piece = line, piece
            if not target.begun and not piece.strip():  # which the parser drops
                target.flow.at = line + 1
            parser.feed(piece)
        parser.close()
    except etree.LxmlError:  # of a text without any element; what was understood before stands in the flow
        pass
    target.flow.finish()
    return target.flow


class Target:
    """What the parser calls: it gives all on to the flow, with the line that the parser has come to."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.line = 1
        self.piece = b""
        self.begun = False
        self.data = flow.data

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.begun = True
        if tag not in _IMPLIED or b"<" + tag.encode() in self.piece.lower():
            self.flow.at = self.line
        self.flow.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.flow.at = self.line
        self.flow.end(tag)

    def comment(self, text: str) -> None:
        self.flow.comment(text)
        self.flow.at = self.line + (not self.begun and self.piece.endswith(b"-->\n"))

    def pi(self, target: str, data: str | None = None) -> None:
        self.flow.at = self.line

    def close(self) -> None:
        return None


def _pieces(encoded: bytes, *, xml: bool) -> Iterator[tuple[int, bytes]]:
    line = 1
    text = BytesIO(encoded)
    while piece := text.readline(_PIECE):
        ends = piece.endswith(b"\n")
        yield line, _EMPTY.sub(rb"<\1\2></\1>", piece) if xml and b"/>" in piece else piece
        line += ends


READER = Reader(name="HTML", suffixes=(".html", ".htm", ".xhtml"), read=read, recognises=recognises)
