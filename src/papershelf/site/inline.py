"""The marks of HTML and Markdown in source text: where each opens and closes, and what an entity stands for."""

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from papershelf.site.commands import each
from papershelf.site.formulas import Formula
from papershelf.site.mathml import CONTROLS

TAG = re.compile(r"<(/?)(i|em|b|strong|sub|sup|jats:[a-z-]{1,20})>")
"""What publishers put into titles and abstracts, and databases hand on as text."""
ELEMENTS = {
    "i": "em",
    "em": "em",
    "b": "strong",
    "strong": "strong",
    "sub": "sub",
    "sup": "sup",
    "jats:italic": "em",
    "jats:bold": "strong",
    "jats:monospace": "code",
    "jats:sub": "sub",
    "jats:sup": "sup",
}
"""The HTML element of each; of the others nothing is shown."""
PARTING = each("p title sec list list-item break")
"""Elements of JATS that part words."""
STARS = re.compile(r"(?<![\w*\\])(\*\*?)(?![\s*])([^*\n]{1,200})(?<!\s)\1(?![\w*])")
"""Markdown's emphasis around words; no star of "A* search", "2 * 3" or "C*-algebras"."""


def find_marks(text: str, formulas: Mapping[int, Formula]) -> dict[int, tuple[int, str]]:
    """What opens outside formulas: index of the opening mark → index of the closing one and the HTML element."""
    found: dict[int, tuple[int, str]] = {}
    starts = sorted(formulas)

    def free(index: int) -> bool:
        before = bisect_right(starts, index) - 1
        return before < 0 or formulas[starts[before]].end <= index

    if "</" in text:
        opened: dict[str, list[int]] = defaultdict(list)
        for tag in TAG.finditer(text):
            name = tag[2]
            if name not in ELEMENTS or not free(tag.start()):
                continue
            if not tag[1]:
                opened[name].append(tag.start())
            elif opened[name]:
                found[opened[name].pop()] = tag.start(), ELEMENTS[name]
    if "*" in text:
        for stars in STARS.finditer(text):
            if free(stars.start()) and free(stars.end(2)):
                found[stars.start()] = stars.end(2), "strong" if len(stars[1]) == 2 else "em"
    return found


def left_out(tag: str) -> str | None:
    """What stands in place of a tag of JATS that has no element: a space behind what parts words, else nothing.

    None where it is text.
    """
    name = tag.strip("</>")
    if not name.startswith("jats:") or name in ELEMENTS:
        return None
    return " " if tag[1] == "/" and name.removeprefix("jats:") in PARTING else ""


def entity(written: str) -> str:
    """The character of an entity such as `&lt;`, of one that was escaped twice, too; else what is written."""
    meant = html.unescape(written)
    if meant != written and meant.startswith("&") and len(meant) > 1:
        meant = html.unescape(meant)
    return CONTROLS.sub("\ufffd", " ".join(meant.split("\n"))) or written
