"""Links that many pages hold, as HTML: a loop in a template costs several times what these do."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from papershelf.model import Link
from papershelf.site import addresses
from papershelf.site.markup import name_html
from papershelf.site.writing import attributes, of_name

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

LINK_NAMES = {
    "pdf": "PDF",
    "code": "Code",
    "doi": "DOI",
    "arxiv": "arXiv",
    "project": "Project page",
    "data": "Data",
    "video": "Video",
    "other": "Link",
}


@lru_cache(maxsize=1 << 16)
def safe(text: str) -> str:
    """The text for HTML. Names of people and topics stand on many pages: the latest are kept."""
    return str(escape(text))


def person_link(id: str, name: str, root: str) -> str:
    return f'<a href="{root}{addresses.person(id)}"{of_name(name)}>{safe(name)}</a>'


def topic_item(id: str, name: str, root: str) -> str:
    return f'<li><a class="chip" href="{root}{addresses.topic(id)}"{attributes(name)}>{safe(name)}</a></li>'


def counted_topic_item(id: str, name: str, count: int, root: str) -> str:
    return (
        f'<li><a class="chip" href="{root}{addresses.topic(id)}"{attributes(name)}>{safe(name)}'
        f" <span>{count:,}</span></a></li>"
    )


def external_item(link: Link) -> str:
    host = safe(urlsplit(link.url).hostname or "")
    return f'<li><a href="{escape(link.url)}" rel="external" title="{host}">{LINK_NAMES[link.kind]}</a></li>'


def bars(entries: Iterable[tuple[str, str, int]], most: int | None = None) -> Markup:
    """List items of (address, label, count) with a bar each; the longest is for `most`, else for the highest count.

    An entry without an address is text. The bar's width is a class of the style sheet, in steps of 5 %.
    """
    entries = tuple(entries)
    full = most or max((count for *_, count in entries), default=1) or 1
    return Markup(
        "".join(
            f'<li class="w{(max(1, round(20 * count / full)) if count else 0) * 5}">'
            f"{linked(href, label)} <span>{count:,}</span></li>"
            for href, label, count in entries
        )
    )


def counts(entries: Iterable[tuple[str, str, int]]) -> Markup:
    """As `bars`, without bars."""
    return Markup(
        "".join(f"<li>{linked(href, label)} <span>{count:,}</span></li>" for href, label, count in entries)
    )


def linked(href: str, label: str) -> str:
    return f'<a href="{href}">{name_html(label)}</a>' if href else name_html(label)
