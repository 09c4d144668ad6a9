"""A Markdown file of one paper without front matter: a heading as title, below it who, where and when, then prose."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.model import Identifiers, Link
from papershelf.read import links as web
from papershelf.read.dates import find_date
from papershelf.read.formats import note_keys
from papershelf.read.formats.note_fields import KEYS
from papershelf.read.names import name_list
from papershelf.read.pages.markup import markdown
from papershelf.read.pages.written import Written
from papershelf.read.text import clean
from papershelf.read.venues import read_venue, venue_score

_LABEL = late(r"(?P<name>[A-Za-z][\w ;/-]{1,30}?)\s*(?:[:：]|\s[–—-]\s|::)\s*(?P<value>.*)")
_SECTIONS = late(
    r"[\W\d]*+(?:(?:the |my |main |key |short |paper |related |personal |other |some )?"
    r"(?:abstract|summary|overview|notes?|introduction|intro|background|motivation|problem(?: statement)?|ideas?"
    r"|insights?|contributions?|methods?|methodology|approach|model|architecture|results?|experiments?|evaluation"
    r"|findings|discussion|conclusions?|limitations?|future work|strengths?|weaknesses|pros|cons|questions?|links?"
    r"|references|work|reading|resources|tl;?dr|takeaways?|points?|thoughts?|take|comments?|review|analysis|details|citation"
    r"|bibtex|cite|code|data(?:sets?)?|tags|metadata|info(?:rmation)?|highlights?|annotations?|appendix|implementation"
    r"|quotes?)"
    r"(?: (?:and|&|of|for|to|in|with) .{1,40})?)\W*",
    re.IGNORECASE,
)
_ABSTRACT = late(r"\W*abstract\W*", re.IGNORECASE)
_PROSE = 80
"""A line of so many characters may be prose."""

_LIKELY = 0.8
_LISTED = 3
"""So many lines that begin with a link and hold little else are a list of papers."""


class HandNote(NamedTuple):
    """The values of keys by name as front matter would have them, the links beside them, and the lines of the body."""

    title: Written
    values: dict[str, Any]
    lines: dict[str, int]
    links: tuple[Link, ...]
    body: Sequence[Written]


def hand_note(text: str) -> HandNote | None:
    """The note that a text is, or None: it must look like one paper, and say something that only papers have."""
    if not text.lstrip()[:7].startswith("#") and "\n=" not in text[:400]:
        return None
    lines = [line for line in markdown.flowed(text).lines if line.text.strip()]
    if not lines or not lines[0].level or not _is_one(lines):
        return None
    note = _described(lines)
    abstract = any(_ABSTRACT.fullmatch(line.text) for line in note.body)
    if not (abstract or note.values or web.identifiers(link.url for link in note.links) != Identifiers()):
        return None
    if (
        not abstract
        and "authors" not in note.values
        and not any(len(line.text) > _PROSE for line in note.body)
    ):
        return None
    return note


def _is_one(lines: Sequence[Written]) -> bool:
    """Whether the headings are those of a note's sections, and the rest is no list of linked titles."""
    first, *rest = lines
    headings = [line for line in rest if line.level]
    if any(line.level <= first.level for line in headings):
        return False
    if sum(bool(_SECTIONS.fullmatch(clean(line.text))) for line in headings) * 2 < len(headings):
        return False
    listed = sum(
        bool(line.anchors)
        and line.anchors[0].start == 0
        and line.anchors[0].end > 15
        and not line.text.startswith("http")
        for line in rest
    )
    return listed < _LISTED


def _described(lines: Sequence[Written]) -> HandNote:
    title, *rest = lines
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    found = [link for anchor in title.anchors if (link := web.link(anchor.url))]
    at = 0
    for line in rest:
        text = clean(line.text)
        name, value = _said(text, values)
        if name is None and (line.level or len(text) > _PROSE * 2 or not _only_links(line)):
            break
        at += 1
        if name is not None and name not in values and value:
            values[name] = value
            places[name] = line.number
        said = ((anchor.url, line.text[anchor.start : anchor.end]) for anchor in line.anchors)
        found += (link for url, word in said if (link := web.link(url, word)))
    return HandNote(title, values, places, tuple(dict.fromkeys(found)), rest[at:])


def _said(text: str, values: dict[str, Any]) -> tuple[str | None, Any]:
    """The key and the value that a line gives, with or without a label; None for a line that gives none."""
    label = _LABEL.fullmatch(text)
    if label:
        name = note_keys.canonical(label["name"])
        known = name if name in KEYS else name.removesuffix("s")
        if known in note_keys.OF_OTHER_PROGRAMS:
            return known, ""
        if known in KEYS and known not in ("abstract", "summary", "tldr"):
            value = label["value"].strip()
            address = KEYS[known].__qualname__.startswith("_address") or known == "links"
            return known, "" if address and not value.startswith("http") else value
    names = name_list(text)
    several = names is not None and (len(names.names) > 1 or not values)
    if (
        names
        and several
        and names.likelihood >= _LIKELY
        and "authors" not in values
        and len(text) <= _PROSE * 5
    ):
        return "authors", text
    if len(text) < _PROSE and "venue" not in values and venue_score(text) > 0:
        return "venue", read_venue(text).name or ""
    if len(text) < _PROSE // 2 and "date" not in values and find_date(text):
        return "date", find_date(text)
    return None, None


def _only_links(line: Written) -> bool:
    linked = sum(anchor.end - anchor.start for anchor in line.anchors)
    letters = sum(map(str.isalnum, line.text))
    return bool(line.anchors) and linked * 2 >= letters
