"""The address of a saved page, as its head or the program that saved it says, and the links seen from there."""

import re
from collections.abc import Mapping
from urllib.parse import urljoin

from papershelf.late import late
from papershelf.read.links import is_web_address

_SAVED_FROM = late(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s*(\S+)")
_SCHEME = late(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)


class Addresses:
    """`base` is the page's own address, "" while nothing said it; `unresolved` counts the links that need it."""

    def __init__(self, base: str = "") -> None:
        self.base = base
        self.unresolved = 0

    def comment(self, text: str) -> None:
        """What browsers write above a page that they save."""
        found = _SAVED_FROM.search(text)
        if found and not self.base:
            self.base = found[1] or found[2]

    def head(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What the head says of the page's own address; the first that says it counts, `<base>` before all."""
        if tag == "base" and attributes.get("href"):
            self.base = _joined(self.base, attributes["href"].strip()) or self.base
        elif self.base:
            return
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.base = attributes.get("href", "").strip()
        elif tag == "meta" and attributes.get("property") == "og:url":
            self.base = attributes.get("content", "").strip()

    def resolved(self, href: str) -> str | None:
        """The web address of a link, or None for anything else: a place on the page itself, a script, a mail."""
        href = href.strip()
        if href.startswith("#") or not href:
            return None
        if not _SCHEME.match(href):
            if not self.base.startswith(("http://", "https://")):
                self.unresolved += 1
                return None
            href = _joined(self.base, href)
        href = href.replace(" ", "%20")
        return href if is_web_address(href) else None


def _joined(base: str, address: str) -> str:
    """The address seen from another; "" for one that cannot be read."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
