"""What stands around every title of a page and is no part of it: titles → titles without "P1-02:", "(Paper ID 17)".

A mark is looked for at both ends; where nearly all titles have one of the same form, apart from its numbers, or one of
a few, it is the page's.
"""

import re
from collections import Counter
from collections.abc import Sequence

from papershelf.late import late

_ENOUGH = 5
"""So many titles show what is steady."""
_NEARLY_ALL = 0.8
_FORMS = 5
"""Titles in brackets of so few forms, one in so many titles or fewer, are marks too: "(Full paper)", "(Demo)"."""
_BEFORE = late(
    r"(?:[\[(][^\[\]()]{1,30}[\])][:.]?"
    r"|(?:(?:paper|poster|talk|id|no\.?|session|track)\s)?#?(?:[A-Z][A-Za-z]{0,4}[-. ]?){0,3}\d[\w./-]*"
    r"(?:[:.|)]|\s[–—|-]))\s+(?=\S)",
    re.IGNORECASE,
)
_BEHIND = late(r"\s*(?:[\[(][^\[\]()]{1,40}[\])]|\s[|·–—-]\s[^|·–—]{1,40})[.]?$")
_CODE = late(r"[A-Z]{1,3}(?=[-.]?\d)")
_NUMBER = late(r"\d+(?:[a-z]\b)?")


def without_marks(titles: Sequence[str | None]) -> list[str | None]:
    """The titles without the marks that nearly all of them have; None stays None.

    >>> without_marks(["P1-01: Bees", "P1-02: Ants", "P1-03: Wasps", "P2-01: Moths", "P2-02: Flies"])
    ['Bees', 'Ants', 'Wasps', 'Moths', 'Flies']
    """
    cut = list(titles)
    for pattern in (_BEFORE, _BEHIND):
        found = [
            pattern.search(title) if pattern is _BEHIND else pattern.match(title) for title in map(str, cut)
        ]
        forms = Counter(_form(mark[0]) for mark, title in zip(found, cut, strict=True) if mark and title)
        known = sum(title is not None for title in cut)
        if known < _ENOUGH or sum(forms.values()) < _NEARLY_ALL * known or len(forms) * _FORMS > known:
            continue
        for at, mark in enumerate(found):
            title = cut[at]
            if mark and title and (rest := title[: mark.start()] + title[mark.end() :]).strip():
                cut[at] = rest.strip()
    return cut


def _form(mark: str) -> str:
    return _NUMBER.sub("0", _CODE.sub("A", mark)).strip().lower()
