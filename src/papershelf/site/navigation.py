"""The links of the header and the words of the footer: the theme's, or those of `site.toml`."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from papershelf.config import Config, line_in
from papershelf.look import NavigationEntry, is_link
from papershelf.model import Frozen, Problem, Shelf
from papershelf.shelve.slugs import slug
from papershelf.site import addresses
from papershelf.site.own_pages import GivenPage, line_html

NAMES = {
    "papers": "Papers",
    "topics": "Topics",
    "authors": "Authors",
    "sessions": "Events",
    "lists": "Lists",
    "documents": "Documents",
    "statistics": "Statistics",
    "health": "Data health",
}
USUAL = ("papers", "topics", "authors", "sessions", "lists")
"""What the header leads to where site.toml says nothing."""
OF_THE_ROOT = {"statistics": addresses.STATISTICS, "health": addresses.HEALTH}
ABOUT = "about"


class NavigationLink(Frozen, frozen=True):
    """`current` is a value of aria-current: "page" on the page itself, "true" below it."""

    href: str
    text: str
    current: str
    external: bool = False


class Target(Frozen, frozen=True):
    """Where a link of the header leads: a path from the root or a whole address, and the section that it opens."""

    path: str
    text: str
    section: str = ""


def targets(
    config: Config, shelf: Shelf, pages: Sequence[GivenPage], files: Mapping[str, str]
) -> list[Target]:
    """The links of the header in order, without those that lead nowhere. `files` are those of `static/` by path."""
    entries = config.navigation or tuple(NavigationEntry(section=section) for section in USUAL)
    found = (target(entry, shelf, pages, files) for entry in entries)
    return [each for each in found if each]


def target(
    entry: NavigationEntry, shelf: Shelf, pages: Sequence[GivenPage], files: Mapping[str, str]
) -> Target | None:
    if entry.section:
        if not filled_sections(shelf)[entry.section]:
            return None
        path = OF_THE_ROOT.get(entry.section) or addresses.index(entry.section)
        section = "" if entry.section in OF_THE_ROOT else entry.section
        return Target(path=path, text=entry.text.strip() or NAMES[entry.section], section=section)
    if entry.page:
        titles = {page.name: page.title for page in pages}
        name = page_name(entry.page)
        if name not in titles and name != ABOUT:
            return None
        return Target(path=addresses.own_page(name), text=entry.text.strip() or titles.get(name, "About"))
    if is_link(entry.link):
        return Target(path=entry.link, text=entry.text)
    path = file_name(entry.link)
    return Target(path=path, text=entry.text) if path in files else None


def filled_sections(shelf: Shelf) -> dict[str, bool]:
    return dict.fromkeys(NAMES, True) | {
        "topics": bool(shelf.topics),
        "authors": bool(shelf.people),
        "sessions": bool(shelf.sessions),
        "lists": bool(shelf.lists),
    }


def page_name(written: str) -> str:
    """The name of a page, also written as its file."""
    return slug(written.strip().rpartition("/")[2].removesuffix(".md").removesuffix(".html"))


def file_name(written: str) -> str:
    return written.strip().lstrip("/").removeprefix("static/")


def navigation_problems(
    config: Config, pages: Sequence[GivenPage], files: Mapping[str, str], site: Path
) -> Iterator[Problem]:
    """A warning for each link to a page or file that is not there, with the nearest that is."""
    names = [*(page.name for page in pages), ABOUT]
    for at, entry in enumerate(config.navigation):
        if entry.page and (wanted := page_name(entry.page)) not in names:
            key, known, where = "page", names, "content/pages/ has no page"
        elif entry.link and not is_link(entry.link) and (wanted := file_name(entry.link)) not in files:
            key, known, where = "link", list(files), "static/ has no file"
        else:
            continue
        nearest = get_close_matches(wanted, known, n=1)
        yield Problem(
            file="site.toml",
            line=line_in(site, "navigation", key, at),
            severity="warning",
            code="unmatched-navigation",
            message=f"{where} “{wanted}” for the navigation; the link is left out.",
            hint=f"Did you mean {nearest[0]}?" if nearest else "Write the file, or remove this table.",
        )


def navigation(found: Sequence[Target], root: str, path: str, within: str) -> list[NavigationLink]:
    """The links on the page of this path, which belongs to a section."""
    links = []
    for each in found:
        outside = is_link(each.path)
        below = "true" if within and each.section == within else ""
        links.append(
            NavigationLink(
                href=each.path if outside else root + quote(each.path),
                text=each.text,
                current="page" if path == each.path else below,
                external=outside,
            )
        )
    return links


def footer_html(config: Config, pages: Sequence[GivenPage], root: str) -> Markup:
    """The footer's own text on pages with this way to the root; "" without any."""
    if not config.footer.strip():
        return Markup("")
    return line_html(config.footer, [page.name for page in pages] + [ABOUT], root)
