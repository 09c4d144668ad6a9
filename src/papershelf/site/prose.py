"""What curators write in Markdown → safe HTML: no raw HTML, no pictures or headings, links to the web and mail only."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from papershelf.late import late
from papershelf.site.markup import clean, simple, split, title_html, unquoted

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

SIGNS = late(r"[*_`\[\]<>|\\]|&#?\w+;|://|^\s*(?:[-+#=~>]|\d+[.)])|  $|^ {4}|^\t", re.MULTILINE)
"""What may be Markdown."""
WEB = late(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def prose_html(text: str) -> Markup:
    """Paragraphs, lists and quotations as HTML. Words that could be TeX alone are read as titles are."""
    text = clean_lines(text)
    if not SIGNS.search(text) and simple(text):
        return Markup("".join(f"<p>{unquoted(' '.join(part.split()))}</p>" for part in split(text)))
    return Markup(parser().render(text))


def line_html(text: str) -> Markup:
    """One line without Markdown: names, places, titles."""
    return title_html(text)


def clean_lines(text: str) -> str:
    return "\n".join(map(clean, text.replace("\r\n", "\n").split("\n"))).strip("\n")


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    from markdown_it import (
        MarkdownIt,
    )  # here, as its import takes time that shelves without such text need not

    made = MarkdownIt("commonmark", {"html": False}).disable(["image"])
    made.validateLink = lambda url: bool(WEB.fullmatch(url))  # type: ignore[method-assign]
    made.core.ruler.push("plain_headings", lambda state: headless(state.tokens))
    return made


def headless(tokens: "Sequence[Token]") -> None:
    """Headings as strong paragraphs, since a page has its own; links as ones that lead out."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
            if token.nesting == 1:
                token.attrSet("class", "head")
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("rel", "external")
