r"""Commands of TeX with arguments in braces: where a group ends, what a command holds, a text without its comments."""

import re
from collections.abc import Iterator

from papershelf.late import late

_COMMENT = late(r"(?<!\\)%[^\n]*(?=\n|\Z)", re.MULTILINE)
_FAR = 20_000
"""A group that is longer has no end."""


def argument(text: str, start: int, opening: str = "{", closing: str = "}") -> int:
    """Where the group that begins at `start` ends, behind its brace; the end of the text for one that never does."""
    depth = 0
    at = start
    limit = min(len(text), start + _FAR)
    while at < limit:
        sign = text[at]
        if sign == "\\":
            at += 2
            continue
        if sign == "{" and opening != "{":
            at = argument(text, at)
            continue
        if sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if depth <= 0:
                return at + 1
        at += 1
    return limit


def commands(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """For each command that a pattern finds up to its brace: start, end, and what stands in the braces."""
    for found in pattern.finditer(text):
        opened = text.index("{", found.start())
        end = argument(text, opened)
        yield found.start(), end, text[found.end() : end - 1]


def without_comments(text: str) -> str:
    r"""The text with its comments blanked, so that all places stay. A "%" within a word or an address is none."""
    return _COMMENT.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    rest = found[0][1:]
    if before not in ("", "\n", " ", "\t", "}", "{", "]") and rest.strip():
        return found[0]
    return " " * len(found[0])
