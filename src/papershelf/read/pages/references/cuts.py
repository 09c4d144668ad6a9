"""The ways to cut a reference into title, authors and what stands behind, each scored by how well its pieces look like
what they are read as."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.names import NameList
from papershelf.read.pages.lines.page import Line
from papershelf.read.pages.references.around import bare
from papershelf.read.pages.references.citation import FORMS, Run, runs
from papershelf.read.pages.references.details import is_abbreviated, is_details, without_editors
from papershelf.read.pages.references.pieces import (
    is_venue,
    last_year,
    like_names,
    like_rest,
    like_title,
    unquoted,
)
from papershelf.read.pages.references.quoted import quoted
from papershelf.read.venues import YEAR, venue_score

_LONGEST = 1200
_SHORTEST = 12
_MANY_READINGS = 40
_MANY_ENDS = 16
"""A title ends at one of so many marks."""
_PREFIXED = 2.0
"""What a venue or a year in front of a title is worth: "[NeurIPS 2020] Title"."""
_YEAR_FIRST = 0.7
"""What a year in front is worth where no other stands in the reference."""
_UNTITLED = 1.0
"""What a reference without a title is worth above what its pieces say."""
_FEWER = 2.0
"""What an abbreviated journal behind the authors is worth, which looks like one more: "J. Chem. Sci., 2020"."""
PLAIN = 2.0
"""What a reading scores above its line as a part of a record; a plain one has about 5 as an entry."""

_BEFORE = late(
    r"(?:[\[(](?P<in>[^\[\]()]{2,90})[\])][:.]?\s+|(?P<year>(?:19|20)\d\d)\s?(?:[:.|]|[-–—](?!\d))?\s+)(?=\S)"
)
_YEAR_NEXT = late(
    r"[\s,.]*+[(\[]?\s*+(?P<year>(?:19|20)\d\d)[a-z]?(?:,?\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:[–-]\d{1,2})?)?)?"
    r"\s*[)\]]?(?P<mark>[.,:;]?)(?:\s+|$)"
    r"|[\s,.]*+\((?:n\.d\.|in press|forthcoming|to appear|in preparation|submitted)\)(?P<none>[.,:]?)\s+",
    re.IGNORECASE,
)
_KIND = (
    r"(?:[JCDMRSPNAGZ]|EB|DB|CP|CM|DS|WP|PP)(?:\s?/\s?(?:OL|CD|MT|DK))?|Internet|Online|on-?line|e-?book|Preprint|Dataset"
    r"|(?:PhD|Ph\.D\.|Doctoral|Master['’]s|MSc|Bachelor['’]s)[^\[\]]{0,60}|Unpublished[^\[\]]{0,40}"
    r"|(?:Conference|Paper|Poster)\spresentation|Computer software|Text|Electronic resource|Электронный ресурс"
)
_END = late(
    rf"(?P<kind>[.]?\s?\[(?:{_KIND})\]\s?(?://|[.,:])?)"
    r"|(?P<stop>[.?!。？！][\"”’)*_]*)(?=\s+\S)|\s?(?P<slash>//)\s?|\s(?P<dash>[-–—])\s"
    r"|(?P<in>[,.]?\s)(?=(?:In|in):?\s[A-Z\d*_“\"])|\s(?P<open>[(\[])"
    r"|(?P<comma>[,，])\s+|(?P<semi>;)\s+|(?P<colon>:)\s+|\s(?P<bar>[|·•/])\s|(?P<by>,?\sby)\s|(?P<last>\.?)$"
)
_NOTHING = late(r"[\s.,:;–—|·-]*(?:by\s+)?")
_BY = late(r"[\s,]*(?:by\s+)?")
_WORDS = late(r"\w+")

_ENDS = {
    "kind": 5.0,
    "slash": 3.0,
    "stop": 1.5,
    "in": 1.8,
    "open": 0.4,
    "dash": 0.2,
    "bar": 0.4,
    "semi": 0.0,
    "comma": -0.7,
    "colon": -1.2,
    "last": 0.6,
}
"""How well each mark ends a title that authors stand before."""
_TO_NAMES = {
    "by": 2.0,
    "dash": 1.2,
    "open": 1.0,
    "stop": 1.0,
    "bar": 1.0,
    "slash": 1.0,
    "comma": 0.3,
    "semi": 0.5,
    "colon": -1.0,
}
"""How well each mark parts a title from the authors behind it."""
_TO_VENUE = frozenset(("kind", "slash", "stop", "open", "comma", "dash", "in", "last", "quote", "bar"))
"""Marks behind which a venue may stand where nothing tells of authors."""

ALL = frozenset(FORMS)
MARKS = frozenset((*_ENDS, ""))
ORDERS = frozenset(
    ("names", "names only", "title", "title only", "venue names", "venue title", "venue title only")
)


class Entry(NamedTuple):
    """One reading of a reference. `venue` is as written, with pages and all; `score` is that of a line (see `parts`).

    `title` is "" where the reference has none, as physicists write them. `form` is what the readings of one page have
    in common: order, form of the names, and the marks between. `alone` is the best reading that has no authors,
    `cited` its score. A `date` may stand in the venue alone.
    """

    title: str
    people: NameList | None
    venue: str
    date: str | None
    score: float
    form: tuple[str, str, str, str]
    award: str | None = None
    cited: float = -8.0
    alone: "Entry | None" = None


def by_score(entry: Entry) -> float:
    return entry.score


def readings_of(
    line: Line, forms: Set[str] = ALL, orders: Set[str] = ORDERS, marks: Set[str] = MARKS
) -> list[Entry]:
    """The best readings of a line, with names in one of these forms, pieces in one of these orders, and one of these
    marks behind a title that stands behind its authors."""
    if not _SHORTEST <= len(line.text) <= _LONGEST or line.stamp:
        return []
    linked = max(
        (line.text[anchor.start : anchor.end].strip() for anchor in line.anchors), key=len, default=""
    )
    if len(linked) < 8 or " " not in linked or linked.startswith(("http", "www.")):
        linked = ""
    readings = sorted(
        _readings(bare(line.text), linked.rstrip(".,"), forms, orders, marks), key=by_score, reverse=True
    )
    return readings[:_MANY_READINGS]


def _readings(text: str, linked: str, forms: Set[str], orders: Set[str], marks: Set[str]) -> Iterator[Entry]:
    """Every way to cut the reference that is worth a look."""
    names = any("names" in order for order in orders)
    titles = any("title" in order for order in orders)
    before = _BEFORE.match(text) if any(order.startswith("venue") for order in orders) else None
    if before and (before["year"] or venue_score(before["in"]) > 0 or YEAR.search(before["in"])):
        prefix = before["in"] or before["year"]
        worth = _PREFIXED if before["in"] else 0.0
        if before["year"] and text[before.end("year") : before.end()].isspace():  # "2018  Counting bees"
            worth = _YEAR_FIRST if YEAR.search(text, before.end()) is None else -_PREFIXED
        for entry in _cut(text[before.end() :], linked, forms, marks if names else frozenset(), titles):
            yield entry._replace(
                score=entry.score + worth,
                venue=f"{prefix}, {entry.venue}" if entry.venue else prefix,
                date=entry.date or last_year(entry.venue) or last_year(prefix),
                form=("venue " + entry.form[0], *entry.form[1:]),
            )
    yield from _cut(text, linked, forms, marks if names else frozenset(), titles)


def _cut(text: str, linked: str, forms: Set[str], marks: Set[str], titles: bool) -> Iterator[Entry]:
    if linked:
        yield from _around_link(text, linked, forms)
    first = quoted(text)
    if first:
        yield from _behind_title(text, first.title, first.end, "quote", 2.0, linked, forms)
    if marks:
        yield from _names_first(text, linked, forms, marks)
    if titles and not first:
        for found in _END.finditer(text):
            kind = found.lastgroup or "last"
            title = text[: found.end("stop")] if kind == "stop" else text[: found.start()]
            if kind == "stop" and is_abbreviated(text, found.start()):
                continue
            yield from _behind_title(text, title, found.end(), kind, 0.0, linked, forms)


def _around_link(text: str, linked: str, forms: Set[str]) -> Iterator[Entry]:
    """Readings whose title is the words that are linked, with the authors right before or behind them."""
    at = text.find(linked)
    if at < 0:
        return
    end = at + len(linked)
    between = _NOTHING.match(text, end)
    start = between.end() if between else end
    for run in runs(text, start, forms):
        if run.form != "Byron":
            form = ("title", run.form, "link", run.mark[:1])
            yield _entry(linked, run, text[run.after :], None, like_names(run) + 1.0, form, linked)
    for run in runs(text, 0, forms):
        if at and run.end <= at and not text[run.end : at].strip(' .,:;–—-“"'):
            form = ("names", run.form, "link", "link")
            yield _entry(linked, run, text[end:], None, like_names(run) + 1.0, form, linked)
    if not at:
        yield _entry(linked, None, text[end:], None, 0.0, ("title only", "", "link", ""), linked)


def _names_first(text: str, linked: str, forms: Set[str], marks: Set[str]) -> Iterator[Entry]:
    for run in runs(text, 0, forms):
        after = run.after
        mark = run.mark[:1] or ("." if text[run.end - 1 : run.end] == "." else "")
        year = _YEAR_NEXT.match(text, run.end)
        date = None
        score = like_names(run)
        if year and not (run.mark and run.mark[-1] in '“"‘«„‚`'):
            if year["mark"] == ":" and (run.mark or text[run.end - 1] == ".") and run.form != "Byron":
                yield from _titles(
                    text, run, after, None, mark, score, linked, marks
                )  # "2001: A Space Odyssey"
                score -= 1.5
            date, after, mark = year["year"], year.end(), "year"
            score += 1.5
        elif run.form == "Byron":
            continue
        elif run.mark == ",":
            score -= 0.5 if run.whole else 1.0
        elif not run.mark and text[run.end - 1 : run.end] != ".":
            continue
        elif run.mark[:1] in (")", "|", "/"):
            score -= 1.0
        if title := quoted(text, after):
            rest = text[title.end :]
            form = ("names", run.form, mark, "quote")
            yield _entry(title.title, run, rest, date, score + 3.0, form, linked)
            continue
        if "" in marks and run.form != "Byron" and is_details(text[after:]):
            form = ("names only", run.form, mark, "")
            worth = score + _UNTITLED + (0.0 if run.whole else _FEWER)
            yield _entry("", run, text[after:], date, worth, form, "")
        yield from _titles(text, run, after, date, mark, score, linked, marks)


def _titles(
    text: str, run: Run, after: int, date: str | None, mark: str, score: float, linked: str, marks: Set[str]
) -> Iterator[Entry]:
    """Readings with these authors, and a title behind them that ends at one of the marks."""
    for count, found in enumerate(_END.finditer(text, after)):
        kind = found.lastgroup or "last"
        if count > _MANY_ENDS:
            return
        if kind not in marks or (kind == "stop" and is_abbreviated(text, found.start())):
            continue
        title = text[after : found.end("stop")] if kind == "stop" else text[after : found.start()]
        rest = text[found.end() :] if kind != "open" else text[found.end() - 1 :]
        worth = score + _ENDS.get(kind, 0.0) - 0.15 * count
        if (kind == "in" and found["in"] == " " and not is_venue(rest)) or found["stop"] in ("?", "!"):
            worth -= 0.8 if kind == "stop" else 2.5
        yield _entry(title, run, rest, date, worth, ("names", run.form, mark, kind), linked)
        if kind == "kind":
            return


def _behind_title(
    text: str, title: str, at: int, kind: str, score: float, linked: str, forms: Set[str]
) -> Iterator[Entry]:
    """Readings with this title: authors behind it, or only a venue, or nothing."""
    if len(_WORDS.findall(title)) < 1 or (kind == "last" and not title):
        return
    if kind not in ("last", "in", "kind"):
        by = _BY.match(text, at)
        start = by.end() if by else at
        to_names = _TO_NAMES.get(kind, 1.0)
        for run in runs(text, start, forms):
            rest = text[run.after :]
            year = _YEAR_NEXT.match(text, run.end)
            alone = run.form == "Byron" or (kind == "open" and len(run.people.names) == 1)
            if alone and venue_score(text[start : run.end + 7]) > 0:
                continue
            if run.form == "Byron" and not (year or text[run.end :].strip(" ).") == ""):
                continue
            if kind == "open" and ")" not in text[run.end :]:
                continue
            date = year["year"] if year else None
            worth = score + to_names + like_names(run) - 0.5 + (0.5 if year else 0.0)
            yield _entry(title, run, rest, date, worth, ("title", run.form, kind, run.mark[:1]), linked)
    rest = text[at:] if kind != "open" else text[at - 1 :]
    if kind == "in" and text[at - 2 : at - 1].isalnum() and not is_venue(rest):
        return
    if kind in _TO_VENUE:
        worth = score - 1.0 + (0.0 if kind != "comma" else -0.5)
        yield _entry(title, None, rest, None, worth, ("title only", "", kind, ""), linked)


def _entry(
    title: str,
    run: Run | None,
    rest: str,
    date: str | None,
    score: float,
    form: tuple[str, str, str, str],
    linked: str,
) -> Entry:
    title = title.strip(" ,;:*_，").strip()
    title = title[:-1] if title.endswith((".", "。")) and not title.endswith("..") else title
    rest = without_editors(rest.strip(" .,;:|·•()[]–—-/，。"))
    score += (like_title(title) if form[0] != "names only" else 0.0) + (like_rest(rest) if rest else 0.3)
    if linked:
        score += 3.0 if linked.strip("“”\"' ") == title.strip("“”\"' ") else -1.0
    people = run.people if run else None
    score -= PLAIN if people is None else PLAIN - 1.0
    return Entry(unquoted(title), people, rest, date, score, form)
