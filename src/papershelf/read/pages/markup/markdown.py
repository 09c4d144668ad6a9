"""Markdown pages (reading lists, README files, exported notes) → records: what stands there when they are shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from papershelf.late import late
from papershelf.read.draft import Draft
from papershelf.read.pages.markup import tags
from papershelf.read.pages.markup.flow import Flow
from papershelf.read.pages.markup.html import Target
from papershelf.read.pages.markup.page import read_flow
from papershelf.read.source import Source

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_FORMULA = late(r"\$\$[^$]{1,2000}\$\$|\$(?![\s\d,.]*\s)[^$\n]{1,1000}(?<!\s)\$(?!\d)|\\\(.{1,1000}?\\\)")
_TAG = late(r"</?\s*([a-z][a-z\d]*)", re.IGNORECASE)
_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark picture q ruby rp rt s samp "
    "small source span strike strong sub sup time tt u var wbr".split()
)
_WIKI = late(r"!?\[\[([^\[\]|]{1,300})(?:\|([^\[\]]{1,300}))?\]\]")
_UNDEFINED = late(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,100}\]")
_FOOTNOTE = late(r"\[\^[^\[\]\s]{1,40}\]:?")
_TASK = late(r"\[[ xX/-]\]\s+")
_SIGN = late(r"(?<!\S):[a-z][a-z\d_+-]{1,40}:(?=\s|\Z)")
_MARKED = late(r"==(?=\S)([^=]{1,500})(?<=\S)==")
_WHOLE = late(r"(\*\*|__|\*|_|\[).*(?:\*\*|__|\*|_|[)\]])[.,;]?")
"""A line that one mark encloses is no part of a wrapped text."""
_BREAK = late(r"<br\s*/?>", re.IGNORECASE)
_WIDE_SIGN = late(r"^ {0,3}\d{2,9}[.)] ", re.MULTILINE)
_ITEM_SIGN = late(r" *(?P<sign>[-*+]|\d{1,9}[.)]) (?=\S)")
_WIDTHS = range(60, 131)
"""So many characters may be the width at which the lines of a text are wrapped."""
_ALIKE = 0.8
"""Lists of papers are the page if they say nearly as much as a layout, which does not know what Markdown marks."""
_LONG = 20_000
"""So many characters are a long text."""
_NOTE_MARK = late(r"\^[^\s\[\]]{1,40}")


def read(source: Source) -> Draft:
    """A page of Markdown."""
    return read_flow(source, flowed(source.text), _ALIKE)


def flowed(text: str) -> Flow:
    """What stands in a text of Markdown once it is shown, HTML inside it too."""
    page = _Page(text)
    page.blocks(_parser().parse(_indented(text)))
    page.flow.finish()
    return page.flow


def _indented(text: str) -> str:
    """The text with items that stand to the right of another's sign within that item, as their writer meant: below
    "10." too, where three spaces are not enough."""
    if not _WIDE_SIGN.search(text):
        return text
    lines = text.split("\n")
    left = behind = 0
    fenced = False
    for at, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        sign = _ITEM_SIGN.match(line)
        if fenced or not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if left < indent < behind:
            lines[at] = " " * (behind - indent) + line
        elif sign:
            left, behind = sign.start("sign"), sign.end()
        elif indent <= left and not line[0].isalnum():
            left = behind = 0
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # here, as its import takes time that other formats need not

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable("code")  # what is indented is seldom a program here
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.core.ruler.at("inline", _inlines)
    return parser


def _inlines(state: "StateCore") -> None:
    """A rule of the parser: the marks within each block. A long one is read in pieces that end where lines end, and a
    line that no one can have written as marked text is plain, since some marks take time beyond all measure."""
    from markdown_it.token import Token

    for block in state.tokens:
        if block.type != "inline":
            continue
        block.children = []
        for at, piece in enumerate(_in_pieces(block.content)):
            if at:
                block.children.append(Token("softbreak", "br", 0))
            found: list[Token] = []
            if len(piece) > _LONG and "\n" not in piece:
                found.append(Token("text", "", 0, content=piece))
            else:
                state.md.inline.parse(piece, state.md, state.env, found)
            block.children += found


def _in_pieces(text: str) -> Iterator[str]:
    """A text in pieces of about so many characters that count as long, each of whole lines."""
    start = 0
    while len(text) - start > _LONG:
        end = text.rfind("\n", start, start + _LONG)
        end = text.find("\n", start + _LONG) if end < 0 else end
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _formula(state: "StateInline", silent: bool) -> bool:
    """A rule of the parser: TeX is no Markdown."""
    if state.src[state.pos] not in "$\\":
        return False
    found = _FORMULA.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = found[0]
    state.pos = found.end()
    return True


class _Page:
    """The tokens of a text, given to a flow one by one."""

    def __init__(self, text: str) -> None:
        self.flow = Flow()
        self.lines = text.split("\n")
        self._html: tuple[_Fragments, HTMLParser] | None = None

    def blocks(self, tokens: Sequence["Token"]) -> None:
        flow = self.flow
        for token in tokens:
            if token.map and token.nesting >= 0:
                flow.at = token.map[0] + 1
            if token.type == "inline":
                self._inline(token)
            elif token.type == "html_block":
                self._fragment(token.content)
                flow.show()
            elif token.type in ("fence", "code_block"):
                flow.start("pre", {})
                flow.at += token.type == "fence"
                flow.data(token.content)
                flow.end("pre")
            elif token.type == "hr":
                flow.start("hr", {})
                flow.end("hr")
            elif token.hidden:  # a paragraph of a tight list
                flow.break_(0)
            elif token.nesting == 1:
                flow.start(token.tag, {})
            elif token.nesting == -1:
                flow.end(token.tag)

    def _inline(self, block: "Token") -> None:
        flow = self.flow
        first, last = block.map or (flow.at - 1, flow.at)
        kept = self._kept(first, last)
        begin = True
        linked = broken = False
        for token in block.children or ():
            kind = token.type
            if kind == "text" and linked and _NOTE_MARK.fullmatch(token.content):
                pass  # a footnote of a single word or address is a link to the parser
            elif kind == "text":
                text = _TASK.sub("", token.content, count=1) if begin else token.content
                flow.data(_shown(text) if set(text) & set("[=:") else text)
            elif kind in ("softbreak", "hardbreak"):
                line = flow.at - 1
                flow.data("\n")
                if (kind == "hardbreak" or line in kept) and not broken:
                    flow.start("br", {})
                    flow.end("br")
            elif kind in ("code_inline", "formula"):
                flow.data(token.content)
            elif kind == "image":
                flow.start("img", {"alt": token.content})
                flow.end("img")
            elif kind == "html_inline":
                self._tag(token.content)
            elif token.nesting == 1:
                flow.start(token.tag, {name: str(value) for name, value in token.attrs.items()})
            elif token.nesting == -1:
                flow.end(token.tag)
            linked = kind == "link_open"
            broken = (broken and kind == "text" and not token.content.strip()) or _BREAK.match(
                token.content
            ) is not None
            begin = begin and kind == "text" and not token.content.strip()

    def _kept(self, first: int, last: int) -> frozenset[int]:
        """The lines of a block that end where a line of the page ends: those that no width forced to."""
        lines = [line.strip() for line in self.lines[first:last]]
        width = max(map(len, lines), default=0)
        if len(lines) < 2:
            return frozenset()
        nexts = list(pairwise(lines))
        forced = [len(line) + 1 + len(following.split(" ", 1)[0]) > width for line, following in nexts]
        whole = any(_WHOLE.fullmatch(line) for line in lines)
        if width in _WIDTHS and len(lines) > 2 and all(forced) and not whole:
            return frozenset()
        return frozenset(
            first + at
            for at, (_, following) in enumerate(nexts)
            if not following[:1].islower() or width > _WIDTHS[-1]
        )

    def _tag(self, written: str) -> None:
        """A tag within text. What is none of HTML was meant as text: "List<T>"."""
        found = _TAG.match(written)
        if found is None:
            self.flow.at += written.count("\n")
        elif (name := found[1].lower()) in tags.BLANKS or name in _INLINE_TAGS:
            self._fragment(written)
        elif name not in tags.NOT_SHOWN:
            self.flow.data(written)

    def _fragment(self, written: str) -> None:
        if self._html is None:
            from lxml import etree

            target = _Fragments(self.flow)
            target.line = self.flow.at
            self._html = target, etree.HTMLParser(target=cast(Any, target), encoding="utf-8", huge_tree=True)
            self._html[1].feed(b"<!---->")  # its first few bytes are held back
        target, parser = self._html
        target.line = self.flow.at
        for line in written.splitlines(keepends=True):
            parser.feed(line.encode("utf-8", "replace"))
            target.line += line.endswith("\n")
        parser.feed(b"<!---->")  # so that nothing is held back
        self.flow.at = target.line


class _Fragments(Target):
    """HTML that comes in pieces, which are no page of their own."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in ("html", "head", "body"):
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        if tag not in ("html", "head", "body"):
            super().end(tag)


def _shown(text: str) -> str:
    """Text without the marks that note-taking programs add to Markdown."""
    if "[" in text:
        text = _WIKI.sub(lambda found: found[2] or found[1], text)
        text = _FOOTNOTE.sub("", _UNDEFINED.sub(r"\1", text))
    return _SIGN.sub("", _MARKED.sub(r"\1", text))
