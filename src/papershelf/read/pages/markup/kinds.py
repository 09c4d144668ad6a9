"""What the markup of a saved page calls its lines → which part of a record the lines of a kind are.

A class such as "paper-authors" says it; that lines of one kind are lists of names shows it too. Both are believed only
where the page bears them out: each title stands once to one list of authors.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from papershelf.late import late
from papershelf.read.dates import stamp
from papershelf.read.names import name_list
from papershelf.read.pages.lines.boilerplate import reason
from papershelf.read.pages.written import Written

_SAID: Mapping[str, re.Pattern[str]] = {
    "authors": late(
        r"(?<![a-z])(?:authors?|authorlist|authorstr|byline|creators?|contributors?|contribs?|autor(?:en|es)?)(?![a-z])"
    ),
    "abstract": late(r"(?<![a-z])(?:abstracts?|abstracttext|tldr)(?![a-z])"),
    "title": late(r"(?<![a-z])(?:\w*title|headline|heading|titre|titel|name)(?![a-z])"),
}
_NO_TITLE = late(
    r"(?:sub|journal|venue|publication|section|issue|book|source|site|page|conference|series)[-_ ]?title"
    r"|title[-_ ]?(?:note|sub)"
)
_CAMEL = late(r"(?<=[a-z\d])(?=[A-Z])")
_SEVERAL = 3
"""Fewer lines of a kind say nothing."""
_NEARLY = 0.9
_MOSTLY = 0.7
_PLAINLY, _MANY = 0.8, 5
_LONG = 400
_PROSE = 150
_SAMPLE = 60
"""So many lines of a kind show what they are."""
_REACH, _TOLD_REACH = 3, 6
"""A title stands in one of so many lines before or behind the authors; in more, where its markup says what it is."""
_DIFFERENT = 0.5
"""The titles of a page are different."""


def parts_of_kinds(lines: Sequence[Written]) -> dict[str, str]:
    """The part, "title", "authors" or "abstract", that each kind of line is; empty, where the page does not show it."""
    groups: dict[str, list[int]] = {}
    shown = [line for line in lines if line.text.strip()]
    for place, line in enumerate(shown):
        if line.kind:
            groups.setdefault(line.kind, []).append(place)
    groups = {kind: places for kind, places in groups.items() if len(places) >= _SEVERAL}
    if len(groups) < 2:
        return {}
    texts = {
        kind: [shown[at].text for at in places[:: len(places) // _SAMPLE + 1]]
        for kind, places in groups.items()
    }
    named = {kind: _named(found) for kind, found in texts.items()}
    authors = [kind for kind in groups if _is_of_authors(kind, named[kind])]
    for names in sorted(authors, key=lambda kind: (not _says(kind, "authors"), -len(groups[kind]))):
        titles = [
            kind
            for kind in groups
            if kind != names
            and max(map(len, texts[kind])) < _LONG
            and named[kind][0] < _MOSTLY
            and _may_be_titles(texts[kind])
            and _in_turn(groups[kind], groups[names], _TOLD_REACH if _says(kind, "title") else _REACH)
        ]
        if not titles:
            continue
        title = max(
            titles, key=lambda kind: (_says(kind, "title"), _heads(shown, groups[kind]), -groups[kind][0])
        )
        sure = named[names][1] >= _PLAINLY and len(groups[title]) >= _MANY
        if not (_says(title, "title") or _says(names, "authors") or _heads(shown, groups[title]) or sure):
            continue
        found = {names: "authors", title: "title"}
        for kind in groups:
            if kind not in found and _says(kind, "abstract") and _long(texts[kind]) >= 0.5:
                found[kind] = "abstract"
        return found
    return {}


def _named(texts: Sequence[str]) -> tuple[float, float]:
    """The share of texts that may be names, and that are plainly lists of them."""
    lists = [name_list(text) for text in texts]
    may = sum(each is not None for each in lists)
    plainly = sum(each is not None and len(each.names) > 1 and each.likelihood >= 0.8 for each in lists)
    return may / len(texts), plainly / len(texts)


def _is_of_authors(kind: str, named: tuple[float, float]) -> bool:
    may, plainly = named
    return may >= _MOSTLY if _says(kind, "authors") else may >= _NEARLY and plainly >= 0.5


def _says(kind: str, part: str) -> bool:
    """Whether the innermost class of a kind names a part."""
    kind, _, said = kind.partition("|")
    if said:
        return said.partition("|")[0] == part
    inner = kind.rpartition(">")[2] if ">" in kind else ""
    own = kind.partition(">")[0].partition(" ")[0]
    for said in filter(None, (inner, own.partition(".")[2], kind.partition(">")[0])):
        words = _CAMEL.sub("-", said).lower()
        if part == "title" and _NO_TITLE.search(words):
            return False
        parts = [each for each, pattern in _SAID.items() if pattern.search(words)]
        if parts:
            return part == parts[0]
    return False


def _may_be_titles(texts: Sequence[str]) -> bool:
    """Whether texts are no times, counts and buttons, and not the same few."""
    said = sum(reason(text) is None and stamp(text) is None for text in texts)
    return said >= _MOSTLY * len(texts) and len(set(texts)) >= _DIFFERENT * len(texts)


def _in_turn(titles: Sequence[int], names: Sequence[int], reach: int) -> bool:
    """Whether lines of two kinds stand in turn, one title to each run of names, and in `reach` of each other."""
    order = sorted([(at, True) for at in titles] + [(at, False) for at in names])
    runs = 0
    near = 0
    for (before, title), (at, other) in pairwise(order):
        if title != other:
            runs += 1
            near += at - before <= reach
        elif title:
            return False if len(titles) < 10 else _few_twice(order, len(titles))
    return runs >= 2 * len(titles) - 1 - len(titles) // 10 and near * 2 >= runs


def _few_twice(order: Sequence[tuple[int, bool]], titles: int) -> bool:
    """Whether hardly any title follows another, as where some papers name no authors."""
    twice = sum(first and second for (_, first), (_, second) in pairwise(order))
    return twice * 12 <= titles


def _heads(lines: Sequence[Written], places: Sequence[int]) -> bool:
    """Whether most lines of a kind are headings, or links."""
    sample = [lines[at] for at in places[:_SAMPLE]]
    told = sum(
        bool(line.level) or any((each.end - each.start) * 5 >= len(line.text) * 4 for each in line.anchors)
        for line in sample
    )
    return told >= _MOSTLY * len(sample)


def _long(texts: Sequence[str]) -> float:
    return sum(len(text) >= _PROSE for text in texts) / len(texts)
