"""References, one a line: title, authors, venue and year of each, cut by the style that the whole page has.

Each line has a few readings, scored by how well its pieces look like what they are read as; what most lines of the page
have in common (the order, how authors are written, the marks between) then decides between them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from math import log
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.names import NameList
from papershelf.read.pages.citation import FORMS, Run, runs
from papershelf.read.pages.lines import Line, Page
from papershelf.read.pages.pieces import (
    ABBREVIATED,
    is_venue,
    last_year,
    like_names,
    like_rest,
    like_title,
    unquoted,
)
from papershelf.read.venues import YEAR, venue_score

_LONGEST = 1200
_TAIL = 80
"""A word for a link stands in so many of the last characters."""
_SHORTEST = 12
_SAMPLE = 100
"""So many lines show the page's style."""
_MANY_READINGS = 40
_PREFIXED = 2.0
"""What a venue or a year in front of a title is worth: "[NeurIPS 2020] Title"."""
_TOLD = 1.5
"""What a plain venue behind a title is worth, where authors have a line of their own."""
_FEW_NAMES = 2
_FEW_LISTS = 2
"""A page of references has twice as many as lines that look like nothing but names."""
_SURE = 2.5
_SHARE = 6
"""One line in so many must look like a reference."""
_SELDOM = -0.5
"""What a form of names is worth that hardly any reference of the page has."""
_GOOD = 0.5
"""A line that scores less may be anything."""
_PLAIN = 2.0
"""What a reading scores above its line as a part of a record; a plain one has about 5 as an entry."""

_MARK = late(r"\s*(?:\[\d{1,4}\]|\[[A-Z][A-Za-z+]*\d{2,4}[a-z]?\]|[-*+•–▪◦●‣⁃·]\s)\s*")
_LINK_WORD = (
    r"(?:pdf|code|paper|poster|slides?|video|talk|project(?: page)?|bib(?:tex)?"
    r"|supp(?:lementary)?(?: material)?|openreview"
    r"|arxiv(?: preprint)?|html|website|data(?:set)?s?|demo|abs(?:tract)?|doi|link|url|blog(?: post)?"
    r"|github|review|reviews"
    r"|data|web|site|page|full text|online|preprint|software|tweet|notes?|colab|media|press|summary|appendix)"
)
_TRAILING_LINKS = late(
    rf"[\s,;|·•/–-]*[\[(]+\s*{_LINK_WORD}(?:\s*[,|/·]\s*{_LINK_WORD})*\s*[\])]+\s*[.,]?$"
    rf"|(?:(?<=[.)\]”\"'\d?!])\s+|\s*[|·•/]\s*){_LINK_WORD}(?:\s*[\s|·•/]\s*{_LINK_WORD})*\s*[.,]?$",
    re.IGNORECASE,
)
_ADDRESS = late(
    r"[\s,;(\[<]*(?:(?:available(?: at| from)?|url|doi|online|retrieved from|link|see)\s?:?\s*)?"
    r"(?:https?://[^\s<>\"”)\]]+|(?<![\w/])(?:doi:\s?)?10\.\d{4,9}/[^\s<>\"”)\]]+|(?:PMID"
    r"|PMCID):?\s?\w+)[\])>]*[.,;]?",
    re.IGNORECASE,
)
_BEFORE = late(
    r"(?:[\[(](?P<in>[^\[\]()]{2,90})[\])][:.]?\s+|(?P<year>(?:19|20)\d\d)\s?(?:[:.|]|[-–—](?!\d))\s+)(?=\S)"
)
_YEAR_NEXT = late(
    r"[\s,.]*[(\[]?\s*(?P<year>(?:19|20)\d\d)[a-z]?(?:,?\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)?\s*[)\]]?(?P<mark>[.,:;]?)(?:\s+|$)"
    r"|[\s,.]*\((?:n\.d\.|in press|forthcoming|to appear)\)(?P<none>[.,:]?)\s+",
    re.IGNORECASE,
)
_QUOTED = late(
    r"[“\"‘«](?P<title>[^”\"»]{4,400}?)[.,]?[”\"’»](?!\w|\s?[:–—-]\s?\w|\s(?!in\b|by\b)[a-z])[.,]?"
)
_END = late(
    r"(?P<stop>[.?!][\"”’)*_]*)(?=\s+\S)|\s(?P<dash>[-–—])\s|(?P<in>[,.]?\s)(?=(?:In|in)\s[A-Z\d*_“\"])"
    r"|\s(?P<open>[(\[])"
    r"|(?P<comma>,)\s+|(?P<semi>;)\s+|(?P<colon>:)\s+|\s(?P<bar>[|·•/])\s|(?P<by>,?\sby)\s|(?P<last>\.?)$"
)
_NOTHING = late(r"[\s.,:;–—|·-]*(?:by\s+)?")
_WORDS = late(r"\w+")

_ENDS = {
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
    "comma": 0.3,
    "semi": 0.5,
    "colon": -1.0,
}
"""How well each mark parts a title from the authors behind it."""


ALL = frozenset(FORMS)
MARKS = frozenset(_ENDS)
ORDERS = frozenset(("names", "title", "title only", "venue names", "venue title", "venue title only"))


class Entry(NamedTuple):
    """One reading of a reference. `venue` is as written, with pages and all; `score` is that of a line (see `parts`).

    `form` is what the readings of one page have in common: order, form of the names, and the marks between.
    `alone` is the best reading that has no authors, `cited` its score.
    """

    title: str
    people: NameList | None
    venue: str
    date: str | None
    score: float
    form: tuple[str, str, str, str]
    cited: float = -8.0
    alone: "Entry | None" = None


def key(line: Line) -> tuple[int, str]:
    """What names a line: several may stand on one line of the file."""
    return line.number, line.text


def read_entries(content: Sequence[Line], page: Page) -> dict[tuple[int, str], Entry]:
    """The entry that each line may be, by the line's key; empty where hardly any line looks like one."""
    sample = [[] if _is_list(line) else _readings_of(line) for line in content[:_SAMPLE]]
    best = [max(readings, key=_by_score) for readings in sample if readings]
    good = [entry for entry in best if entry.score > _GOOD]
    told = [entry for entry in best if entry.score > _GOOD - _PLAIN and venue_score(entry.venue) > 0]
    sure = sum(entry.score > _SURE for entry in best)
    if sure * _SHARE < len(sample) and len(told) * _SHARE < len(sample):
        return {}
    style = _style(good or told)
    for _ in range(2):
        chosen = (_best(readings, style) for readings in sample if readings)
        style = _style([entry for entry in chosen if entry and entry.score > _GOOD])
    orders, forms, _, marks = (
        frozenset(value for value, worth in piece.items() if worth > _SELDOM) for piece in style
    )
    lists = sum(map(_is_list, content[:_SAMPLE]))
    steady = lists * _FEW_LISTS < len(good) and len(good) * 2 > len(sample) - lists
    found: dict[tuple[int, str], Entry] = {}
    for at, line in enumerate(content):
        if _is_list(line):
            if steady and (entry := _best(_readings_of(line, forms, orders, marks), style)):
                found[key(line)] = entry
            continue
        entry = _best(sample[at] if at < len(sample) else _readings_of(line, forms, orders, marks), style)
        if at >= len(sample) and (entry is None or entry.score < 0.0):
            entry = _best(_readings_of(line), style)
        if entry:
            found[key(line)] = entry
    return found


Style = Sequence[Mapping[str, float]]
"""For each piece of a form, how much speaks for each of its values on this page."""


def _style(entries: Sequence[Entry]) -> Style:
    pieces = []
    for at in range(4):
        counts = Counter(entry.form[at] for entry in entries)
        total = sum(counts.values()) + 1
        pieces.append({value: max(-1.5, 1.0 + 0.6 * log(count / total)) for value, count in counts.items()})
    return pieces


def _best(readings: Sequence[Entry], style: Style) -> Entry | None:
    """The reading that fits the page's style best; its score tells how well the line fits at all."""
    if not readings:
        return None
    fits = [
        sum(piece.get(value, -1.5) for piece, value in zip(style, entry.form, strict=True))
        for entry in readings
    ]
    at = max(range(len(readings)), key=lambda at: readings[at].score + fits[at])
    alone = max(
        (entry for entry in readings if entry.people is None and entry.venue), key=_by_score, default=None
    )
    return readings[at]._replace(
        score=min(6.0, readings[at].score + 0.3 * fits[at]),
        cited=min(4.0, alone.score + _PLAIN + _TOLD * (venue_score(alone.venue) > 0)) if alone else -8.0,
        alone=alone,
    )


def _by_score(entry: Entry) -> float:
    return entry.score


def _readings_of(
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
        _readings(bare(line.text), linked.rstrip(".,"), forms, orders, marks), key=_by_score, reverse=True
    )
    return readings[:_MANY_READINGS]


def _is_list(line: Line) -> bool:
    """Whether a line is plainly nothing but names."""
    return line.names is not None and line.names.likelihood == 1 and len(line.names.names) > _FEW_NAMES


_PARTS = {"names": ("names", "title"), "title": ("title", "names"), "title only": ("title",)}


def order(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The order of the parts in most of these references."""
    counts = Counter((entry.form[0], bool(entry.venue)) for entry in entries)
    (form, told), _ = max(sorted(counts.items()), key=lambda each: each[1])
    parts = _PARTS[form.removeprefix("venue ")]
    return ("venue", *parts) if form.startswith("venue ") else (*parts, "venue") if told else parts


def bare(text: str) -> str:
    """A reference without its number or bullet, and without addresses and words for links at its end."""
    found = _MARK.match(text)
    text = text[found.end() :] if found else text
    text = (
        _ADDRESS.sub(lambda found: "" if found.end() == len(text) else " ", text)
        if "/" in text or ":" in text
        else text
    )
    text = text.strip()
    while found := _TRAILING_LINKS.search(text, max(0, len(text) - _TAIL)):
        text = text[: found.start()]
    return text.strip()


def _readings(text: str, linked: str, forms: Set[str], orders: Set[str], marks: Set[str]) -> Iterator[Entry]:
    """Every way to cut the reference that is worth a look."""
    names = any(order.endswith("names") for order in orders)
    titles = any("title" in order for order in orders)
    before = _BEFORE.match(text) if any(order.startswith("venue") for order in orders) else None
    if before and (before["year"] or venue_score(before["in"]) > 0 or YEAR.search(before["in"])):
        prefix = before["in"] or before["year"]
        for entry in _cut(text[before.end() :], linked, forms, marks if names else frozenset(), titles):
            yield entry._replace(
                score=entry.score + (_PREFIXED if before["in"] else 0.0),
                venue=f"{prefix}, {entry.venue}" if entry.venue else prefix,
                date=entry.date or last_year(prefix),
                form=("venue " + entry.form[0], *entry.form[1:]),
            )
    yield from _cut(text, linked, forms, marks if names else frozenset(), titles)


def _cut(text: str, linked: str, forms: Set[str], marks: Set[str], titles: bool) -> Iterator[Entry]:
    if linked:
        yield from _around_link(text, linked, forms)
    quoted = _QUOTED.match(text)
    if quoted:
        yield from _behind_title(text, quoted["title"], quoted.end(), "quote", 2.0, linked, forms)
    if marks:
        yield from _names_first(text, linked, forms, marks)
    if titles and not quoted:
        for found in _END.finditer(text):
            kind = found.lastgroup or "last"
            title = text[: found.end("stop")] if kind == "stop" else text[: found.start()]
            if kind == "stop" and ABBREVIATED.search(text[: found.start()]):
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
        named = like_names(run)
        after = run.after
        mark = run.mark[:1]
        year = _YEAR_NEXT.match(text, run.end)
        date = None
        score = named
        if year and not (run.mark and run.mark[-1] in '“"‘«'):
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
        quoted = _QUOTED.match(text, after)
        if quoted:
            rest = text[quoted.end() :]
            yield _entry(
                quoted["title"], run, rest, date, score + 3.0, ("names", run.form, mark, "quote"), linked
            )
            continue
        for count, found in enumerate(_END.finditer(text, after)):
            kind = found.lastgroup or "last"
            if count > 12:
                break
            if kind not in marks or (kind == "stop" and ABBREVIATED.search(text[after : found.start()])):
                continue
            title = text[after : found.end("stop")] if kind == "stop" else text[after : found.start()]
            rest = text[found.end() :] if kind != "open" else text[found.end() - 1 :]
            worth = score + _ENDS[kind] - 0.15 * count
            if (kind == "in" and found["in"] == " " and not is_venue(rest)) or found["stop"] in ("?", "!"):
                worth -= 0.8 if kind == "stop" else 2.5
            yield _entry(title, run, rest, date, worth, ("names", run.form, mark, kind), linked)


def _behind_title(
    text: str, title: str, at: int, kind: str, score: float, linked: str, forms: Set[str]
) -> Iterator[Entry]:
    """Readings with this title: authors behind it, or only a venue, or nothing."""
    if len(_WORDS.findall(title)) < 1 or (kind == "last" and not title):
        return
    if kind != "last" and kind != "in":
        start = at
        by = re.compile(r"[\s,]*(?:by\s+)?").match(text, start)
        start = by.end() if by else start
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
    if kind in ("stop", "open", "comma", "dash", "in", "last", "quote", "bar"):
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
    title = title.strip(" ,;:*_").strip()
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    rest = rest.strip(" .,;:|·•()[]–—-")
    score += like_title(title) + (like_rest(rest) if rest else 0.3)
    if linked:
        score += 3.0 if linked.strip("“”\"' ") == title.strip("“”\"' ") else -1.0
    people = run.people if run else None
    score -= _PLAIN if people is None else _PLAIN - 1.0
    return Entry(unquoted(title), people, rest, date or last_year(rest), score, form)
