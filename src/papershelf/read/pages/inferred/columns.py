"""What the lines at the same place of a page's block say together: scores → scores.

A line that looks like nothing much is a title if those in its place are, and none of them is said twice; venues, rooms,
topics and places of work come back, in whole or word by word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from papershelf.read.around_names import is_organisation
from papershelf.read.pages.inferred.facts import stencil
from papershelf.read.pages.inferred.looks import Look
from papershelf.read.pages.inferred.shapes import FACT
from papershelf.read.pages.layouts.scores import Scores
from papershelf.read.pages.lines.page import Line

_SEVERAL = 4
"""So many lines make a column."""
_SHORT = 160
_PLAIN = ("text", "small", "name", "venue", "place")
"""Kinds that may stand in the same column: none of them is sure."""
_VARIED = 0.8
"""Of titles, nearly all are different."""
_SMALL = 2.0
"""What speaks against a title that is in small letters throughout, where the page's lines are not."""
_SHARE = 0.5
_SAID_AGAIN = 6.0
_COMMON = 2.5
_NO_NAMES = 8.0
_MANY, _OWN_HEADING = 8, 2.0
"""On a page of more lines, the only heading of its level is the page's own."""
_NAMED, _LIKELY = 0.7, 0.7
"""A column of so many lines that look like names, each so much, is one."""


def add_columns(scores: Scores, lines: Sequence[Line], seen_as: Sequence[Look]) -> None:
    """Adds to the scores what columns say of titles, of names and of small facts."""
    titles, names, facts = scores.columns["title"], scores.columns["names"], scores.columns[FACT]
    small = _small(lines)
    common = _commonness(lines)
    for at, (line, drawn, usual) in enumerate(zip(lines, small, common, strict=True)):
        if line.label is None:
            titles[at] -= _SMALL * drawn + _COMMON * usual
    levels = Counter(line.level for line in lines)
    for at, line in enumerate(lines):
        if line.level and levels[line.level] == 1 and len(lines) > _MANY:
            titles[at] -= _OWN_HEADING
    for at, drawn in enumerate(_small_lists(lines)):
        if drawn:
            names[at] -= _NO_NAMES
            facts[at] = max(facts[at], 0.5)
    for members in _groups(seen_as):
        named = [at for at in members if _is_name(lines[at])]
        if len(named) >= _NAMED * len(members) and len({lines[at].text for at in named}) > len(named) // 2:
            for at in named:
                names[at] = max(names[at], 2.5)
                titles[at] -= 4.0
        members = [at for at in members if seen_as[at].own in _PLAIN]
        if len(members) < _SEVERAL:
            continue
        texts = Counter(stencil(lines[at].text) for at in members)
        varied = (len(texts) - 1) / (len(members) - 1)
        mean = sum(max(-4.0, titles[at]) for at in members) / len(members)
        for at in members:
            if lines[at].label is not None:
                continue
            if varied < _VARIED:
                titles[at] -= _SAID_AGAIN * (_VARIED - varied)
                facts[at] = max(facts[at], min(1.5, 3.0 * (_VARIED - varied)))
            elif titles[at] > -4.0:
                titles[at] += _SHARE * (mean - titles[at])


def _groups(seen_as: Sequence[Look]) -> Iterator[list[int]]:
    """The columns: unsure lines between lines of the same kinds. Each line is in one at most."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, look in enumerate(seen_as):
        if look.own in _PLAIN or look.own == "names":
            found[_coarse(look.before), _coarse(look.after)].append(at)
    return (members for members in found.values() if len(members) >= _SEVERAL)


def _is_name(line: Line) -> bool:
    """Whether the line looks like one person, or like several."""
    return (
        line.names is not None
        and line.names.likelihood >= _LIKELY
        and not is_organisation(line.text)
        and any(" " in name for name in line.names.names)
    )


def _small_lists(lines: Sequence[Line]) -> list[bool]:
    """Which lists are in small letters throughout, where the page's lists of names are not: keywords."""
    found = [
        line.names is not None and _text(line) == _text(line).lower() != _text(line).upper() for line in lines
    ]
    capital = sum(line.names is not None and _text(line) != _text(line).lower() for line in lines)
    return found if capital * 2 > sum(found) else [False] * len(lines)


def _text(line: Line) -> str:
    """The names of a line, without what cuts a list."""
    return " ".join(line.names.names) if line.names else line.text


def _coarse(kind: str) -> str:
    return "text" if kind in _PLAIN else kind


def _small(lines: Sequence[Line]) -> list[bool]:
    """Which lines have small letters alone, where hardly any other line of the page has."""
    found = [
        len(line.text) < _SHORT and line.text == line.text.lower() and line.text[0].isalpha()
        for line in lines
    ]
    capital = sum(len(line.text) < _SHORT and line.text[0].isupper() for line in lines)
    return found if sum(found) < capital else [False] * len(lines)


def _commonness(lines: Sequence[Line]) -> list[float]:
    """For each line in [0, 1], how many of its words stand at the same place of other lines: its first and its last
    ones, which hardly two titles share."""
    texts = [line.text if len(line.text) < _SHORT else "" for line in lines]
    whole = Counter(map(stencil, texts))
    heads = Counter(" ".join(text.split()[:2]) for text in texts if text.count(" ") > 1)
    found = []
    many = max(_SEVERAL, len(lines) // 25)
    for text in texts:
        again = whole[stencil(text)] if text else 0
        head = heads[" ".join(text.split()[:2])]
        found.append(1.0 if again > 2 else 0.6 if again == 2 else 0.4 if head >= many else 0.0)
    return found
