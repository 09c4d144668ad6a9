"""`content/pages/*.md` → pages of the site's owner, such as "about", as safe HTML; what is no page is a problem."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from papershelf.late import late
from papershelf.model import Frozen, Problem
from papershelf.read.walk import walk
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.slugs import slug
from papershelf.site import addresses

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# ruff: noqa: S704 (the renderer escapes what it is given; raw HTML is text)

FOLDER = "pages"
SUFFIX = ".md"
LONGEST = 1 << 20
"""The most bytes of a page."""
WEB = late(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
SCHEME = late(r"[a-z][a-z\d+.-]*:|//|\\\\", re.IGNORECASE)
TITLE = late(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
Linked = Callable[[str], str]
"""A path from the root → a link on the page."""
TAKEN = frozenset({"main", "nav", "q"})
"""Ids that every page has."""


class GivenPage(Frozen, frozen=True):
    """A page as it is written. `name` is its place in the addresses, `text` what stands below its title."""

    name: str
    title: str
    text: str


class GivenPages(Frozen, frozen=True):
    """In order of their names."""

    pages: tuple[GivenPage, ...]
    problems: tuple[Problem, ...]


def find_pages(site: Path) -> GivenPages:
    """What `SITE/content/pages` holds. A page is titled by its first heading, else by its file's name."""
    folder = site / "content" / FOLDER
    if not folder.is_dir():
        return GivenPages(pages=(), problems=())
    pages: dict[str, GivenPage] = {}
    problems: list[Problem] = []
    for found in walk(folder):
        try:
            if found.refused:
                code, message, hint = found.refused
                problems.append(problem(found.file, code, message, hint))
                continue
            page = read_page(found.path, found.file)
            if page.name in pages:
                raise NoPageError(
                    f"Its address would be {addresses.own_page(page.name)}, which another page has.",
                    "Rename one of the two files.",
                )
            pages[page.name] = page
        except NoPageError as error:
            problems.append(problem(found.file, "unread-page", error.message, error.hint))
    return GivenPages(pages=tuple(pages[name] for name in sorted(pages)), problems=tuple(problems))


def told_pages(pages: Sequence[GivenPage], forgotten: Forgetting) -> tuple[GivenPage, ...]:
    """The pages without the names that nothing may tell, each under a name of its own, in order of the names."""
    if not forgotten:
        return tuple(pages)
    taken = {page.name for page in pages if not forgotten.tells(page.name)}
    told = []
    for page in pages:
        name = page.name
        if name not in taken:
            wanted = forgotten.id(name) or "page"
            tries = (f"{wanted}{f'-{number}' if number > 1 else ''}" for number in count(1))
            name = next(each for each in tries if each not in taken)
            taken.add(name)
        told.append(GivenPage(name=name, title=forgotten.text(page.title), text=forgotten.text(page.text)))
    return tuple(sorted(told, key=lambda page: page.name))


class NoPageError(Exception):
    """Why a file is no page, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_page(path: str, file: str) -> GivenPage:
    """Raises NoPageError where the file cannot be a page."""
    stem, suffix = os.path.splitext(file)
    if "/" in file:
        raise NoPageError(
            "A page in a folder of content/pages/ is not read.", "Move it right into content/pages/."
        )
    if suffix.lower() != SUFFIX:
        raise NoPageError(
            "content/pages/ holds Markdown pages alone.",
            "Save it as .md; pictures and other files belong into static/.",
        )
    try:
        if os.path.getsize(path) > LONGEST:
            raise NoPageError("The page has more than 1 MB.", "Split it into several pages.")
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoPageError(f"The page is not UTF-8 at byte {error.start + 1}.", "Save it as UTF-8.") from None
    except OSError:
        raise NoPageError("The page could not be opened.", "Check that you may read it.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NoPageError("There is nothing in the page.", "Write it, or remove the file.")
    name = slug(stem)
    if not name:
        raise NoPageError(
            "The file's name has no letter or digit for an address.", "Rename it, such as contact.md."
        )
    heading = TITLE.match(text)
    title = plain_line(heading["title"]) if heading else ""
    return GivenPage(
        name=name,
        title=title or stem.replace("-", " ").replace("_", " ").strip().capitalize(),
        text=text[heading.end() :] if heading else text,
    )


def problem(file: str, code: str, message: str, hint: str) -> Problem:
    return Problem(file=f"content/{FOLDER}/{file}", severity="error", code=code, message=message, hint=hint)


def plain_line(text: str) -> str:
    """A heading without the marks of Markdown."""
    [inline] = parser().parseInline(text)
    return " ".join(
        "".join(child.content for child in inline.children or () if child.type != "html_inline").split()
    )


def page_html(page: GivenPage, names: Sequence[str]) -> Markup:
    """The page below its title. Headings begin at the second level and skip none; each has an id. Links without a
    scheme lead to `NAME.md` of these pages, else from the root of the site; other sites' pictures are links, as the
    browser may not load them."""
    tokens = parser().parse(page.text)
    level = 1
    ids: set[str] = set(TAKEN)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            level = max(2, min(int(token.tag[1]), level + 1))
            token.tag = f"h{level}"
            token.attrSet("id", heading_id(tokens[at + 1], ids))
        elif token.type == "heading_close":
            token.tag = f"h{level}"
        elif token.type == "inline":
            token.children = list(led(token.children or (), names, beside))
        elif token.type == "table_open":
            token.attrSet("class", "own")
    return Markup(parser().renderer.render(tokens, parser().options, {}))


def line_html(text: str, names: Sequence[str], root: str) -> Markup:
    """Markdown of a few lines, without headings, lists or blocks; `root` leads to the root of the site."""
    tokens = parser().parseInline(" ".join(text.split()))
    for token in tokens:
        token.children = list(led(token.children or (), names, root.__add__))
    return Markup(parser().renderer.render(tokens, parser().options, {}))


def beside(path: str) -> str:
    """A path from the root as a link on a page of `pages/`."""
    return addresses.relative(path, addresses.own_page("x"))


def heading_id(inline: "Token", ids: set[str]) -> str:
    wanted = slug("".join(child.content for child in inline.children or ())) or "part"
    id, number = wanted, 1
    while id in ids:
        number += 1
        id = f"{wanted}-{number}"
    ids.add(id)
    return id


def led(children: "Sequence[Token]", names: Sequence[str], linked: Linked) -> "Iterator[Token]":
    """The tokens of a line with their addresses as links."""
    from markdown_it.token import Token

    for token in children:
        if token.type == "link_open":
            url = str(token.attrGet("href") or "")
            if WEB.fullmatch(url):
                token.attrSet("rel", "external")
            token.attrSet("href", on_page(url, names, linked))
            yield token
        elif token.type == "image":
            url, text = str(token.attrGet("src") or ""), token.content
            if WEB.fullmatch(url):
                yield Token("link_open", "a", 1, attrs={"href": url, "rel": "external"})
                yield Token("text", "", 0, content=text or url)
                yield Token("link_close", "a", -1)
            else:
                token.attrSet("src", on_page(url, names, linked))
                yield token
        else:
            yield token


def on_page(url: str, names: Sequence[str], linked: Linked) -> str:
    """An address of the text as a link on the page."""
    if url.startswith("#") or WEB.fullmatch(url):
        return url
    path, sign, rest = url.lstrip("/").partition("#")
    name = slug(path[: -len(SUFFIX)]) if path.lower().endswith(SUFFIX) else ""
    target = addresses.own_page(name) if name in names else path
    return linked(target or addresses.HOME) + sign + rest


def is_fit(url: str) -> bool:
    """Whether a page may lead there: to the web, by mail, or within the site."""
    return bool(WEB.fullmatch(url)) or not (SCHEME.match(url) or ".." in url.split("/"))


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """Markdown with tables and no raw HTML; what may not be a link stays text."""
    from markdown_it import MarkdownIt  # here, as its import takes time that sites without pages need not

    made = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    made.validateLink = is_fit  # type: ignore[method-assign]
    return made
