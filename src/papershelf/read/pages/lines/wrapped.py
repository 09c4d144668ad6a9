"""Lines that were broken at a width, as mail, terminals and text editors do: put together again before anything else
looks at them.

A break was forced where the next line's first word would not have fitted any more. Whether the page is wrapped at all
is decided by all its breaks; whether one break is such a break, also by what the two lines are.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.dates import stamp
from papershelf.read.names import cut_et_al, has_odd_capitals, last_names, name_list
from papershelf.read.pages.lines import boilerplate
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lines.hanging import gathered
from papershelf.read.pages.lines.joined import HYPHEN, MUCH, Text, whole_words
from papershelf.read.pages.lines.labels import label
from papershelf.read.pages.references.contents import without_leaders
from papershelf.read.pages.written import Written

NARROW, WIDE = 40, 132
"""The widths that pages are wrapped at, in characters."""
_FEW = 3
"""So many texts that plainly go on behind a forced break show that a page is wrapped."""
_SMALL_START = 0.4
"""The share of forced breaks behind which a text plainly goes on, on a wrapped page; elsewhere near 0."""

_ENDS = late(r"[.!?:][”\"'’)\]]*\Z")
_SENTENCE_END = late(r"[a-z)\]\d”\"’%$}][.!?]\s+(?=[A-Z\\$“\"(])")
_GOES_ON = late(r"[a-zß-öø-ÿ(,;)&%=<>+\]}]")
_OPEN_END = late(
    r"(?:[,;·⋅•|&(:–—-]|\b(?:and|or|of|the|a|an|for|in|on|with|to|from|by|via|at|is|are|under|über|und))\Z"
)
_HALF_NAME = late(r"[;·⋅•|,]\s[^\W\d_]+\Z")
_SEPARATOR = late(r"[;·⋅•|,]\s")
_PART_OF_NAME = late(r"(?:[^\W\d_]\.[\s-]?){1,8}\S+\s?[,·]|[^\W\d_]+\s?[,·]")
_INITIAL_END = late(r"(?:^|[\s.-])[^\W\d_]\.\Z")
_MARK = late(r"(?:[\[(]?\d{1,4}[\])]?[.):]|\[\d{1,4}\]|[•▪‣●○◦■▸►➤*+–—-])\s+\S|#[A-Z]?-?\d")
_HANGS = late(r"\s*(?:title|authors?(?:\(s\))?)\s?:\s*\S", re.IGNORECASE)
"""A label whose text may go on in deeper lines."""


class Width(NamedTuple):
    """The width of a page's lines, and whether it indents a line that goes on."""

    columns: int
    hanging: bool


class Page(NamedTuple):
    """A wrapped page: its lines, its width, for each line the last one down to which every break is forced, and how
    often a short line stands on it."""

    lines: Sequence[Written]
    width: Width
    ends: Sequence[int]
    repeated: Mapping[str, int]


def together(lines: Sequence[Written]) -> list[Written]:
    """The lines of a page with those in one that a wrapping parted; the page as it is where none was."""
    if table := without_leaders(lines):
        return table
    if entries := gathered(lines):
        return entries
    lines = _labelled(lines)
    width = page_width(lines)
    if width is None:
        return list(lines)
    words = whole_words(lines)
    repeated = Counter(line.text.strip() for line in lines if len(line.text) < NARROW)
    page = Page(lines, width, _paragraph_ends(lines, width), repeated)
    texts: list[Text] = []
    for at, line in enumerate(lines):
        if at and _goes_on(page, at, texts[-1].above()):
            texts[-1].add(line, words)
        else:
            texts.append(Text(line, line.last, [line.text], len(line.text), list(line.anchors)))
    return [text.whole() for text in texts]


def _labelled(lines: Sequence[Written]) -> Sequence[Written]:
    """The lines with those put to a labelled title or list of names that stand deeper below it."""
    if not any(map(_HANGS.match, (line.text for line in lines))):
        return lines
    found: list[Text] = []
    part: str | None = None
    for line in lines:
        text = line.text.strip()
        above = found[-1] if found else None
        if (
            above
            and part
            and text
            and _indent(line.text) > _indent(above.first.text)
            and line.number == above.last + 1
            and above.length + len(text) < MUCH
            and not (label(text) or _begins_item(text))
            and (part == "authors" or not _is_names(text))
        ):
            above.add(line, frozenset())
            continue
        found.append(Text(line, line.last, [line.text], len(line.text), list(line.anchors)))
        named = label(text) if _HANGS.match(line.text) else None
        part = (
            named.part if named and named.part in ("title", "authors") and named.start < len(text) else None
        )
    return [each.whole() for each in found]


def page_width(lines: Sequence[Written]) -> Width | None:
    """The width at which the page is wrapped, or None where it is not."""
    lengths = [len(line.text.rstrip()) for line in lines if " " in line.text.strip()]
    if len(lengths) < _FEW:
        return None
    columns = max(lengths)
    if not NARROW <= columns <= WIDE:
        return None
    full = going = indented = long = 0
    for line, following in _pairs(lines):
        if len(line.text.rstrip()) * 2 < columns:
            continue
        long += 1
        if _forced(line.text, following.text, columns):
            full += 1
            deeper = _indent(following.text) > _indent(line.text)
            going += deeper or following.text.strip()[:1].islower() or _is_open(line.text)
            indented += deeper or _indent(following.text) > 0
    rare = full * 4 < long and indented < full  # an indent below a full line is a sign of its own
    if going < _FEW or rare or going < _SMALL_START * full:
        return None
    return Width(columns, indented > 0.85 * full)


def _pairs(lines: Sequence[Written]) -> list[tuple[Written, Written]]:
    """Lines that stand directly above each other, none of them blank."""
    return [
        (line, following)
        for line, following in pairwise(lines)
        if line.text.strip() and following.text.strip() and not line.level and not following.level
    ]


def _forced(text: str, following: str, columns: int) -> bool:
    """Whether the first word of the following line would not have fitted behind the line."""
    words = following.split(maxsplit=1)
    return len(text.rstrip()) + 1 + len(words[0]) > columns


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _paragraph_ends(lines: Sequence[Written], width: Width) -> list[int]:
    """For each line, the last line down to which every break is forced."""
    ends = list(range(len(lines)))
    for at in range(len(lines) - 2, -1, -1):
        here, below = lines[at], lines[at + 1]
        if here.text.strip() and below.text.strip() and _forced(here.text, below.text, width.columns):
            ends[at] = ends[at + 1]
    return ends


def _goes_on(page: Page, at: int, above: str) -> bool:
    """Whether line `at` goes on with the text `above`, whose last line is the one before."""
    before, line, width = page.lines[at - 1], page.lines[at], page.width
    text = line.text.strip()
    if not text or not before.text.strip() or before.level or line.level or before.last >= line.number:
        return False
    if width.hanging:
        return _indent(line.text) > 0 and (
            _indent(before.text) > 0 or _forced(before.text, line.text, width.columns)
        )
    if HYPHEN.search(before.text.rstrip()) and text[0].islower():
        return True
    if not _forced(before.text, line.text, width.columns):
        return False
    if _is_open(above) and not _begins_item(text):
        return True
    if _begins_part(text, page):
        return False
    return _fits(above.strip(), text, page, at)


def _begins_item(text: str) -> bool:
    return _MARK.match(text) is not None


def _begins_part(text: str, page: Page) -> bool:
    """Whether a line says by itself that it goes on with nothing: a date, a label, an award, what every page has."""
    if len(text) > WIDE:
        return False
    if stamp(text):
        return True
    if text[0].islower():
        return False
    if _begins_item(text):
        return True
    if (label(text) and text[0].isupper()) or award_text(text):
        return True
    plain = text.isalpha() and page.repeated.get(text, 0) < 2  # "Models": a button, or the end of a title
    return not plain and boilerplate.reason(text) is not None


def _fits(above: str, text: str, page: Page, at: int) -> bool:
    """Whether a line behind a forced break goes on with what is above it, by what both are."""
    if text[0].islower() or _unclosed(above):
        return not _names_begin(above, text) or _still_names(above, text)
    block = " ".join(line.text.strip() for line in page.lines[at : min(at + 12, page.ends[at] + 1)])
    if _names_begin(above, text):
        return _still_names(above, text)
    if _is_names(above) and not _OPEN_END.search(above):
        return _still_names(above, text)
    if _OPEN_END.search(above) or text[0].islower():
        return True
    if _ENDS.search(above) and len(above) > 60:
        if _GOES_ON.match(text):
            return True
        asks = block.rstrip("”\"'’)]")[-1:] in "?!:"
        if _is_heading(text) or (asks and _heads(page.lines, page.ends[at])):
            return False
        return _is_prose(block)
    return not (len(above) < 2 * WIDE and _is_heading(above) and not _is_heading(text) and _is_prose(block))


def _is_heading(text: str) -> bool:
    """Whether most words of a text begin with capitals, as in a title."""
    words = [word for word in text.split()[1:] if len(word) > 3 and word[0].isalpha()] or text.split()[:1]
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words) and not _ENDS.search(text[:-1])


def _is_prose(block: str) -> bool:
    return bool(_ENDS.search(block) or _SENTENCE_END.search(block))


def _heads(lines: Sequence[Written], end: int) -> bool:
    """Whether names follow the line `end`, so that what ends there may be a title."""
    below = next((line.text.strip() for line in lines[end + 1 : end + 3] if line.text.strip()), "")
    return _is_names(below)


def _is_open(text: str) -> bool:
    """Whether a line cannot be the end of its text."""
    text = text.rstrip()
    if _OPEN_END.search(text) or _unclosed(text) or re.search(r"\s[A-Z]\.\Z", text):
        return True
    return _HALF_NAME.search(text) is not None and len(_SEPARATOR.findall(text)) > 1


def _unclosed(text: str) -> bool:
    return text.count("(") > text.count(")") and text.rfind("(") > text.rfind(")")


def _is_names(text: str) -> bool:
    found = name_list(text) if len(text) < 2000 else None
    return found is not None and len(found.names) > 1 and found.likelihood >= 0.8


def _names_begin(above: str, text: str) -> bool:
    """Whether the line is a list of names and what is above it is none."""
    found = name_list(text)
    if found is None or has_odd_capitals(
        found.names[0].split()[0]
    ):  # "shiftIngrid Takahashi": the title's end
        return False
    if _PART_OF_NAME.match(text) and last_names(above):
        return False
    return _is_names(text) and not _is_names(above)


def _still_names(above: str, text: str) -> bool:
    """Whether names above and a line below are one list."""
    if _ends_list(above):
        return False
    found = name_list(f"{above} {text}")
    first = name_list(above)
    return (
        found is not None
        and first is not None
        and found.likelihood >= 0.8
        and first.likelihood >= 0.6
        and len(found.names) >= len(first.names)
    )


def _ends_list(above: str) -> bool:
    return not cut_et_al(above)[1] or (above.endswith(".") and _INITIAL_END.search(above) is None)
