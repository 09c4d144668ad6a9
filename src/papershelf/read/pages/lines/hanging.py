"""References on several lines each, put together by what they begin with: a number, a deeper line below, a blank line.

The lines of text that is copied from a PDF are of uneven widths, and page numbers and running heads stand between them;
so what counts is what each entry begins with, and that most of the breaks within entries plainly are no ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.names import name_list
from papershelf.read.pages.lines.joined import Text, whole_words
from papershelf.read.pages.references.citation import FORMS
from papershelf.read.pages.written import Written
from papershelf.read.venues import YEAR

_FEW = 3
"""So many entries of several lines make a list."""
_PLAIN_BREAKS = 0.3
"""The share of entries whose first line plainly is no end; of titles with names below them, it is near 0."""
_RATHER = 0.12
"""The same where the first lines are all about as long as the page is wide."""
_LISTED, _SURELY = 0.3, 0.9
"""Of wrapped references hardly any has a line that is nothing but names."""
_FULL = 0.7
"""A line so long, measured by the page's width, is full."""
_MOST = 0.8
_DATED = 0.6
"""The share of entries that name a year."""
_LONG, _MANY = 900, 8
"""A reference has seldom more characters and lines."""
_BRIEF = 90
"""A running head has no more characters."""

_MARK = late(
    r"\s*(?:[\[［【](?P<number>\d{1,4})[\]］】]|(?P<dotted>\d{1,4})[.)]\s|\((?P<round>\d{1,3})\)\s"
    r"|(?P<key>\[[A-Z][A-Za-z+'’*-]*\d{2,4}[a-z]?\]|\[[A-Z][^\[\]]{1,60}[\s,(]\(?\d{4}[a-z]?\)?\]))\s*(?=\S)"
)
_OPEN_END = late(
    r"(?:[,;&(:–—‐-]|\b(?:and|or|of|the|a|an|for|in|on|with|to|from|by|via|at|is|are|as|und|et|de|der|pp\.|vol\.|no\.|pages|In"
    r"|In:|eds?\.)|(?:^|[\s.-])[^\W\d_]\.)\Z"
)
_GOES_ON = late(r"[a-zß-öø-ÿ(,;)&%=<>+\]}]|\d+[\s,.:–(-]")
_QUOTES = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_PAGE_NUMBER = late(r"[\s–—-]*(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[\s–—-]*", re.IGNORECASE)
_ENDED = late(r"(?:[.)\]]|https?://\S+|10\.\d{4,9}/\S+)\Z")
_INITIAL = late(r"[,\s-][^\W\d_]\.\Z")
_BEHIND_NAME = late(r"\s?[,;&(:.]|\s(?:and|et|und)\s|\Z")
_FORMS = ("A. Byron", "Byron, A.", "Byron A", "Byron, Ada", "Ada Byron")


class _Entry(NamedTuple):
    """The places of the lines of an entry."""

    places: tuple[int, ...]


def gathered(lines: Sequence[Written]) -> list[Written] | None:
    """The page with each entry on one line; None where it is no list of wrapped references."""
    if sum(not line.level and bool(line.text.strip()) for line in lines) < 2 * _FEW:
        return None
    for parted in (_marked, _hanging, _blocks, _flush):
        entries = parted(lines)
        if entries and _are_wrapped(entries, lines):
            return _joined(entries, lines)
    return None


def _marked(lines: Sequence[Written]) -> list[_Entry]:
    """Entries that begin with numbers one after the other, or with keys in brackets."""
    starts = _starts(lines)
    entries = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(lines)
        entries.append(_Entry(tuple(_inside(lines, start, end))))
    return entries


def _starts(lines: Sequence[Written]) -> list[int]:
    """The lines that begin with the marks of the kind that most have, and with the next number each."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for at, line in enumerate(lines):
        if not line.level and (found := _MARK.match(line.text)):
            kind = found.lastgroup or ""
            kinds.setdefault(kind, []).append((at, found[kind]))
    if not kinds:
        return []
    kind = max(kinds, key=lambda each: len(kinds[each]))
    if kind == "key":
        return [at for at, _ in kinds[kind]]
    starts: list[int] = []
    expected: int | None = None
    for at, written in kinds[kind]:
        number = int(written)
        if expected is None or 0 <= number - expected <= 2:
            starts.append(at)
            expected = number + 1
    return starts


def _inside(lines: Sequence[Written], start: int, end: int) -> Iterator[int]:
    """The lines of an entry that begins at `start`: up to a blank line behind what looks finished, without page numbers
    and running heads."""
    yield start
    text = lines[start].text.strip()
    gap = False
    last = max((at for at in range(start + 1, end) if lines[at].text.strip()), default=start)
    for at in range(start + 1, end):
        line = lines[at].text.strip()
        if not line:
            gap = True
            continue
        if lines[at].level or (gap and _is_finished(text)):
            return
        alone = at + 1 == len(lines) or not lines[at + 1].text.strip()
        if _PAGE_NUMBER.fullmatch(line) or (gap and alone and len(line) < _BRIEF and at < last):
            continue
        if len(line) > _LONG:
            return
        yield at
        gap = False
        text = f"{text} {line}"


def _is_finished(text: str) -> bool:
    return _ENDED.search(text) is not None and YEAR.search(text) is not None


def _hanging(lines: Sequence[Written]) -> list[_Entry]:
    """Entries whose lines stand deeper than their first one."""
    depths = [_depth(line.text) if line.text.strip() and not line.level else None for line in lines]
    told = Counter(depth for depth in depths if depth is not None)
    if len(told) < 2:
        return []
    outer = min(told)
    deeper = sum(count for depth, count in told.items() if depth > outer)
    if deeper * 4 < sum(told.values()) or told[outer] < _FEW:
        return []
    entries: list[list[int]] = []
    for at, depth in enumerate(depths):
        if depth is None:
            continue
        if depth == outer or not entries:
            entries.append([at])
        elif not _PAGE_NUMBER.fullmatch(lines[at].text.strip()):
            entries[-1].append(at)
    return [_Entry(tuple(each)) for each in entries]


def _blocks(lines: Sequence[Written]) -> list[_Entry]:
    """Entries with blank lines between them."""
    entries: list[list[int]] = []
    before = False
    for at, line in enumerate(lines):
        here = bool(line.text.strip()) and not line.level
        if here and before:
            entries[-1].append(at)
        elif here:
            entries.append([at])
        before = here
    return [_Entry(tuple(each)) for each in entries]


def _flush(lines: Sequence[Written]) -> list[_Entry]:
    """Entries that nothing parts: each begins with a name, behind what looks finished."""
    entries: list[list[int]] = []
    text = ""
    for at, line in enumerate(lines):
        here = line.text.strip()
        if not here or line.level:
            text = ""
            continue
        if not text or (_is_finished(text) and _begins_with_name(here)):
            entries.append([at])
            text = here
        else:
            entries[-1].append(at)
            text = f"{text} {here}"
        if len(text) > _LONG:
            return []
    return [_Entry(tuple(each)) for each in entries]


def _begins_with_name(text: str) -> bool:
    return any(
        (found := form.match(text)) is not None and _BEHIND_NAME.match(text, found.end()) is not None
        for form in (FORMS[name] for name in _FORMS)
    )


def _depth(text: str) -> int:
    text = text.expandtabs(4)
    return len(text) - len(text.lstrip())


def _are_wrapped(entries: Sequence[_Entry], lines: Sequence[Written]) -> bool:
    """Whether the entries look like references that were broken at a width, or somewhere."""
    several = [[lines[at].text.rstrip() for at in entry.places] for entry in entries if len(entry.places) > 1]
    if not several:
        return False
    if len(several) < _FEW or len(several) * 4 < len(entries):
        marked = len(entries) > _FEW and all(_MARK.match(lines[entry.places[0]].text) for entry in entries)
        return marked and all(
            _is_open(each[0], each[1]) or _depth(each[1]) > _depth(each[0]) for each in several
        )
    if sum(map(len, several)) > _MANY * len(several):
        return False
    texts = [" ".join(map(str.strip, each)) for each in several]
    if sum(map(len, texts)) > _LONG * len(texts) or sum(
        YEAR.search(text) is not None for text in texts
    ) < _DATED * len(texts):
        return False
    if sum(any(map(_is_list, each)) for each in several) >= _LISTED * len(several):
        return False
    plain = sum(_is_open(each[0], each[1]) for each in several)
    if plain >= _PLAIN_BREAKS * len(several):
        return True
    width = sorted(len(line) for each in several for line in each[:-1])[-max(1, len(several) // 10)]
    full = sum(len(each[0]) >= _FULL * width for each in several)
    return full >= _MOST * len(several) and plain >= _RATHER * len(several)


def _is_list(line: str) -> bool:
    """Whether a line is a list of names and nothing else, as it is where authors have a line of their own."""
    line = line.strip()
    if line.endswith(".") and not _INITIAL.search(line):
        return False
    found = name_list(line) if line and not line.endswith((",", " and", "&", ";")) else None
    return found is not None and len(found.names) > 1 and found.likelihood > _SURELY


def _is_open(above: str, below: str) -> bool:
    """Whether a text plainly goes on behind a break."""
    above, below = above.strip(), below.strip()
    if _GOES_ON.match(below) or _OPEN_END.search(above):
        return True
    return any(above.count(opening) > above.count(closing) for opening, closing in _QUOTES)


def _joined(entries: Sequence[_Entry], lines: Sequence[Written]) -> list[Written]:
    """The page with the lines of each entry in one."""
    words = whole_words(lines)
    first = {entry.places[0]: entry for entry in entries if len(entry.places) > 1}
    found: list[Written] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        entry = first.get(at)
        if entry is None:
            found.append(line)
            at += 1
            continue
        text = Text(line, line.last, [line.text], len(line.text), list(line.anchors))
        for place in entry.places[1:]:
            text.add(lines[place], words)
        found.append(text.whole())
        at = entry.places[-1] + 1
    return found
