"""Patterns that are compiled when they are first used, so that a module costs no time for those that it never needs."""

import re
from typing import Any, cast

_USES = (
    "search",
    "match",
    "fullmatch",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "groups",
    "groupindex",
)


class _Late:
    """What stands for a pattern; its methods are the pattern's own from the first use on."""

    __slots__ = ("flags", "pattern", *_USES)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:  # only while an attribute is not there
        if name not in _USES:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for use in _USES:
            setattr(self, use, getattr(compiled, use))
        return getattr(self, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not compiled yet.

    >>> late(r"bees?", re.IGNORECASE).findall("A Bee, two bees")
    ['Bee', 'bees']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
