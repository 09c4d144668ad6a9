"""What only the style of a page shows within a line: raised marks, and names that follow a linked title."""

import re

from papershelf.late import late
from papershelf.read.names import name_list
from papershelf.read.pages.written import Anchor, Written

_FOOTNOTES = late(r"(?:[\d*∗†‡§¶⁎#✉✝⋆★]|\b[a-z]\b|[\s,;])+", re.IGNORECASE)
_BEHIND_WORD = late(r"[^\W\d_]{2}[.)]?\s?\Z")
_LIKELY = 0.5


def title_and_names(
    line: Written, linked: tuple[int, int], styled: tuple[int, int], usual: bool = False
) -> list[Written]:
    """Two lines of one that is a link and, parted from it by their style only, names. Both are ranges of its text.
    `usual` says that the page has such lines: then one word is a title, too."""
    title, rest = line.text[: linked[1]], line.text[linked[1] :].strip()
    if linked[0] or linked[1] != styled[0] or styled[1] < len(line.text) or not title or not rest:
        return [line]
    if not usual and " " not in title:
        return [line]
    names = name_list(rest)
    if names is None or names.likelihood < _LIKELY:
        return [line]
    anchors = tuple(each for each in line.anchors if each.end <= linked[1])
    below = Written(line.last, line.last, rest, (), line.level, line.kind + "|names")
    return [line._replace(text=title, anchors=anchors, kind=line.kind + "|title"), below]


def without_footnotes(
    text: str, anchors: tuple[Anchor, ...], raised: list[tuple[int, int]]
) -> tuple[str, tuple[Anchor, ...]]:
    """The line without raised marks behind words, which point to footnotes or places of work; other raised text of
    one sign or number is a power: "10^6"."""
    parts: list[str] = []
    moves: list[tuple[int, int]] = []
    end = 0
    for start, stop in raised:
        stop = min(stop, len(text))
        if start < end or start >= stop:
            continue
        mark, before = text[start:stop], text[:start][-4:]
        behind = text[stop : stop + 1]
        parts.append(text[end:start])
        if _BEHIND_WORD.search(before) and _FOOTNOTES.fullmatch(mark) and not behind.isalnum():
            moves.append((stop, start - stop))
        elif before[-1:].isalnum() and mark.strip().lstrip("-−+").isalnum() and (mark.strip()[-1].isdigit()):
            parts.append("^" + mark.strip())
            moves.append((stop, 1 + len(mark.strip()) - len(mark)))
        else:
            parts.append(mark)
        end = stop
    parts.append(text[end:])

    def moved(place: int) -> int:
        return max(0, place + sum(by for behind, by in moves if place >= behind))

    shifted = tuple(Anchor(moved(each.start), moved(each.end), each.url) for each in anchors)
    return "".join(parts), shifted
