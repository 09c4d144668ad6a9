"""What `site.toml` says of a site's look, and the checks of it: colours and the links of the header."""

import difflib
import re
from urllib.parse import urlsplit

import msgspec

from papershelf.typed_toml import Entries

SECTIONS = ("papers", "topics", "authors", "sessions", "lists", "documents", "statistics", "health")


class NavigationEntry(msgspec.Struct, frozen=True, kw_only=True):
    section: str = ""
    """A part of the site: "papers", "topics", "authors", "sessions", "lists", "documents", "statistics" or "health".
    One that has nothing in it is left out."""
    page: str = ""
    """The name of a page of yours, "contact" for `content/pages/contact.md`; "about" is always there."""
    link: str = ""
    """A web address, or a file of `static/`."""
    text: str = ""
    """The link's text. Sections and pages have one of their own; a link needs it."""


def colour(key: str, value: str, entries: Entries) -> str:
    """A colour as "#rrggbb" in small letters, "" for none."""
    if value and not re.fullmatch(r"#(?:[0-9a-f]{3}){1,2}", value, re.IGNORECASE):
        raise entries.error(
            key, f'{key} is "{value}". Write the colour as "#rrggbb" in hexadecimal, such as "#7a1f3d".'
        )
    return value.lower() if len(value) != 4 else "#" + "".join(2 * sign for sign in value[1:].lower())


def check_navigation(entry: NavigationEntry, entries: Entries) -> None:
    given = [key for key in ("section", "page", "link") if getattr(entry, key).strip()]
    if len(given) != 1:
        key = given[1] if given else "navigation"
        raise entries.error(
            key,
            "each [[navigation]] needs one of section, page and link, and this has "
            f"{' and '.join(given) or 'none'}.",
        )
    if entry.section and entry.section not in SECTIONS:
        nearest = difflib.get_close_matches(entry.section.lower(), SECTIONS, n=1)
        advice = f"Did you mean {nearest[0]}?" if nearest else f"They are {', '.join(SECTIONS)}."
        raise entries.error("section", f'navigation.section is "{entry.section}", which is none. {advice}')
    if entry.link and not entry.text.strip():
        raise entries.error("link", 'navigation.text is missing. Write what the link reads, text = "…", too.')
    if entry.link and not (is_link(entry.link) or is_site_path(entry.link)):
        raise entries.error(
            "link",
            f'navigation.link is "{entry.link}". Write a web address whole, such as "https://example.org/", or the '
            "path of a file in static/.",
        )


def is_link(address: str) -> bool:
    """Whether a page may lead out of the site there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if re.search(r"\s", address):
        return False
    return bool(parts.scheme in ("http", "https") and parts.hostname) or (
        parts.scheme == "mailto" and "@" in parts.path
    )


def is_site_path(path: str) -> bool:
    """Whether this can be a path from the root of the site."""
    return (
        ":" not in path.partition("/")[0]
        and "\\" not in path
        and not (path.startswith("//") or ".." in path.split("/"))
    )
