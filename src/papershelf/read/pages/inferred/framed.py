"""What stands around the names of a line on each line of a page, as "by … / 4h" or "cs.LG updates · 17h ago": lines →
lines whose names are known without it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from papershelf.late import late
from papershelf.read.lexicon import person
from papershelf.read.names import name_list
from papershelf.read.pages.inferred.facts import stencil
from papershelf.read.pages.lines.page import LONG, Line

_SEVERAL = 3
_SHARE = 15
"""One line in so many has what frames a page's names."""
_BEHIND = late(r"\s+[·⋅•|/–—]\s+[^·⋅•|/–—]{1,60}$")
_BEFORE = late(r"[^,;]{2,60}?(?:\s[Bb]y|\s[·⋅•|/–—])\s+(?=\S)")
_LIKELY = 0.75
_NEARBY = 4
"""So many lines away a record's authors may stand from who presents it."""


def unframe(lines: Sequence[Line]) -> None:
    """Cuts the lines with framed names to the names; what the frame says is lost."""
    for pattern in (_BEHIND, _BEHIND, _BEFORE):
        frames = [_frame(pattern, line) for line in lines]
        counts = Counter(frames)
        enough = max(_SEVERAL, len(lines) // _SHARE)
        for at, frame in enumerate(frames):
            if not frame or counts[frame] < enough:
                continue
            line = lines[at]
            found = pattern.search(line.text) if pattern is _BEHIND else pattern.match(line.text)
            if found is None:
                continue
            text = line.text[: found.start()] if pattern is _BEHIND else line.text[found.end() :]
            names = name_list(text)
            if names and (names.likelihood >= _LIKELY or _framed(text)):
                line.text, line.names, line.anchors, line.prose = text, names, (), min(line.prose, 0.0)


def presented(content: Sequence[Line]) -> list[Line]:
    """The lines, those that a label calls authors as presenters where others nearby list all the authors."""
    asked = [at for at, line in enumerate(content) if line.label == "authors" and line.names]
    repeats = [at for at in asked if _is_listed_nearby(content, at)]
    if len(repeats) < _SEVERAL or len(repeats) * 2 < len(asked):
        return list(content)
    lines = list(content)
    for at in asked:
        names = lines[at].names
        if at in repeats or (names and len(names.names) == 1):
            lines[at] = replace(lines[at], label="presenter", names=None)
    return lines


def _is_listed_nearby(content: Sequence[Line], at: int) -> bool:
    names = content[at].names
    return names is not None and any(
        line.names is not None and line.label is None and set(names.names).issubset(line.names.names)
        for line in content[max(0, at - _NEARBY) : at + _NEARBY + 1]
    )


def _framed(text: str) -> bool:
    return bool(_BEHIND.search(text) or _BEFORE.match(text))


def _frame(pattern: re.Pattern[str], line: Line) -> str:
    """What stands behind or before the names, without its numbers; "" where it may be a name itself."""
    if len(line.text) >= LONG or line.label is not None or line.stamp or line.level:
        return ""
    found = pattern.search(line.text) if pattern is _BEHIND else pattern.match(line.text)
    if found is None:
        return ""
    text = found[0].strip(" ·⋅•|/–—")
    if person(text.removesuffix("by")) > 0 and not any(map(str.isdigit, text)):
        return ""
    return stencil(text)
