"""What stands around every title of a page and is no part of it: titles → titles without "P1-02:", "【3】", "20m",
"(Paper ID 17)", "Journal Article".

A mark is looked for at both ends; where nearly all titles have one of the same form, apart from its numbers, or one of
a few, it is the page's. Numbers that count up are the page's in any form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from papershelf.late import late
from papershelf.model import Record

_ENOUGH = 5
"""So many titles show what is steady."""
_NEARLY_ALL = 0.8
_MOST = 0.6
"""So many titles are enough where their marks say by themselves what they are."""
_FORMS = 5
"""Titles in brackets of so few forms, one in so many titles or fewer, are marks too: "(Full paper)", "(Demo)"."""
_BEFORE = late(
    r"(?:[\[(](?!re[\])])[^\[\]()]{1,30}[\])][:.]?"
    r"|(?:(?:paper|poster|talk|id|no\.?|session|track)\s)?#?(?:[A-Z][A-Za-z]{0,4}[-. ]?){0,3}\d[\w./-]*"
    r"(?:[:.|)]|\s[–—|-]))\s+(?=\S)",
    re.IGNORECASE,
)
_BEHIND = late(r"\s*(?:[\[(][^\[\]()]{1,40}[\])]|\s[|·–—-]\s[^|·–—]{1,40})[.]?$")
_CODE = late(r"[A-Z]{1,3}(?=[-.]?\d)")
_NUMBER = late(r"\d+(?:[a-z]\b)?")
_DIGITS = late(r"\d+")
_COUNTED = late(
    r"(?P<open>[\[(【（#]?)\s?(?P<number>\d{1,4})(?P<close>\s?[\])】）]|[.):：、．|/](?!\d)|\s[–—|-](?=\s))\s*(?=\S)"
)
_PICTURE = late("(?:[\U0001f000-\U0001faff☀-➿⬀-⯿]\ufe0f?)+\\s*(?=\\S)")
_QUOTED = late('["“«„]\\s?(?P<title>[^"“”«»„]+(?:["“][^"“”«»„]+["”][^"“”«»„]*)*)[.,]?["”»“][.,]?')
_LASTING = late(
    r"\s+[(\[]?(?:\d{1,2}\s?h(?:ours?)?\s?)?(?:\d{1,3}\s?(?:m|mins?|minutes)\.?|\d{1,2}\s?h)[)\]]?$"
)
_INDEXED = late(
    r"\s*(?:\((?:English|German|French|Russian|Italian|Spanish|Chinese|Japanese|Portuguese|Ukrainian|Polish)"
    r"[^()]{0,60}\)\s*)?(?<!\w)(?:Zbl|JFM|ERAM|MR|PMID:?|Id:|ID)\s?\d[\d.]{4,}$"
)
_KIND = late(
    r"(?<!\s)\s++(?:[(\[]?(?P<sure>(?:journal|proceedings|conference|magazine|review|research|news(?:paper)?)"
    r" (?:article|paper)"
    r"|(?:conference|workshop) (?:paper|contribution)|book (?:chapter|section)"
    r"|(?:ph\.?d\.?|doctoral|masters?|bachelors?) thesis|technical report|working paper|in ?proceedings"
    r"|in ?collection)[)\]]?$"
    r"|(?:article|book|booklet|collection|conference|manual|miscellaneous|online|patent|periodical|preprint"
    r"|presentation|proceedings|report|thesis|unpublished|workshop|forthcoming|other)$)",
    re.IGNORECASE,
)
_OPEN = frozenset(
    "a an and as at by for from in is its of on or the to under using via vs with within without".split()
)


def without_marks(titles: Sequence[str | None]) -> list[str | None]:
    """The titles without the marks that nearly all of them have; None stays None.

    >>> without_marks(["P1-01: Bees", "P1-02: Ants", "P1-03: Wasps", "P2-01: Moths", "P2-02: Flies"])
    ['Bees', 'Ants', 'Wasps', 'Moths', 'Flies']
    >>> without_marks(["【1】Bees", "【2】Ants", "【3】Wasps"])
    ['Bees', 'Ants', 'Wasps']
    """
    cut = _indexed(_kinds(_lasting(_unquoted(_pictured(_counted(list(titles)))))))
    for pattern in (_BEFORE, _BEHIND):
        found = [
            pattern.search(title) if pattern is _BEHIND else pattern.match(title) for title in map(str, cut)
        ]
        forms = Counter(_form(mark[0]) for mark, title in zip(found, cut, strict=True) if mark and title)
        known = sum(title is not None for title in cut)
        if known < _ENOUGH or sum(forms.values()) < _NEARLY_ALL * known or len(forms) * _FORMS > known:
            continue
        cut = _cut(cut, found)
    return _ended(cut)


def unmarked(records: Sequence[Record]) -> list[Record]:
    """The records of a page with titles that have no such marks."""
    titles = without_marks([record.title for record in records])
    return [
        record if title == record.title else msgspec.structs.replace(record, title=title)
        for record, title in zip(records, titles, strict=True)
    ]


def _cut(titles: Sequence[str | None], found: Iterable[re.Match[str] | None]) -> list[str | None]:
    """The titles without what was found in them; one that would be nothing else stays."""
    cut: list[str | None] = []
    for title, mark in zip(titles, found, strict=True):
        rest = title and mark and (title[: mark.start()] + title[mark.end() :]).strip()
        cut.append(rest if rest and any(map(str.isalnum, rest)) else title)
    return cut


def _counted(titles: list[str | None]) -> list[str | None]:
    """Without numbers that count up: "1. Bees", "2. Ants"."""
    found = [_COUNTED.match(title) if title else None for title in titles]
    forms = Counter((mark["open"], mark["close"]) for mark in found if mark)
    for form, count in forms.most_common(2):
        marks = [mark if mark and (mark["open"], mark["close"]) == form else None for mark in found]
        numbers = [int(mark["number"]) for mark in marks if mark]
        steps = [after - before for before, after in pairwise(numbers)]
        known = sum(title is not None for title in titles)
        few = count < 3 and not (count == known and numbers == [1, 2])
        if (
            few
            or count < _MOST * known
            or sum(0 < step < 4 or after == 1 for step, after in zip(steps, numbers[1:], strict=True))
            < _NEARLY_ALL * len(steps)
        ):
            continue
        titles = _cut(titles, marks)
    return titles


def _pictured(titles: list[str | None]) -> list[str | None]:
    """Without the picture that most titles begin with: "📄 Bees"."""
    found = [_PICTURE.match(title) if title else None for title in titles]
    forms = Counter(mark[0].strip("\ufe0f ") for mark in found if mark)
    most = max(forms.values(), default=0)
    return _cut(titles, found) if most > 2 and most >= _MOST * len(titles) else titles


def _unquoted(titles: list[str | None]) -> list[str | None]:
    """Without the quotation marks around nearly all titles."""
    found = [_QUOTED.fullmatch(title) if title else None for title in titles]
    many = sum(map(bool, found))
    if many < 2 or many < _NEARLY_ALL * len(titles):
        return titles
    return [mark["title"] if mark else title for title, mark in zip(titles, found, strict=True)]


def _lasting(titles: list[str | None]) -> list[str | None]:
    """Without how long each talk takes: "Bees 20m"."""
    found = [_LASTING.search(title) if title else None for title in titles]
    many = sum(map(bool, found))
    return _cut(titles, found) if many > 2 and many >= _MOST * len(titles) else titles


def _kinds(titles: list[str | None]) -> list[str | None]:
    """Without the kind of publication behind nearly all titles: "Bees Journal Article"."""
    found = [_KIND.search(title) if title else None for title in titles]
    sure = sum(bool(mark and mark["sure"]) for mark in found)
    many = sum(map(bool, found))
    said = sure > 2 and sure * 3 >= len(titles) and many >= _NEARLY_ALL * len(titles)
    return _cut(titles, found) if said else titles


def _indexed(titles: list[str | None]) -> list[str | None]:
    """Without the language and number that an index writes behind its titles: "Bees. (English) Zbl 1234.56789"."""
    found = [_INDEXED.search(title) if title else None for title in titles]
    if sum(map(bool, found)) < max(2, _MOST * len(titles)):
        return titles
    cut = _cut(titles, found)
    pointed = sum(bool(title and title.endswith(".")) for title in cut)
    if pointed * 2 < len(cut):
        return cut
    return [title and title.removesuffix(".") for title in cut]


def _ended(titles: list[str | None]) -> list[str | None]:
    """Without the same last words with a number in nearly all titles, "Bees ID 17", but for the end of a sentence."""
    known = [title.split() for title in titles if title]
    best, ending = 0, ""
    for count in range(1, 6):
        forms = Counter(_DIGITS.sub("0", " ".join(words[-count:])) for words in known if len(words) > count)
        form, often = forms.most_common(1)[0] if forms else ("", 0)
        if len(known) < _ENOUGH or often < _NEARLY_ALL * len(known):
            break
        best, ending = count, form
    if not best or "0" not in ending or not any(map(str.isalpha, ending)) or ending[0].islower():
        return titles
    before = [words[-best - 1].lower() for words in known if len(words) > best]
    first = ending.split()[0].lower()
    if first in _OPEN or sum(word in _OPEN or word[-1] in ",:–—-" for word in before) * 10 > len(before):
        return titles
    pattern = re.compile(r"\s+".join(re.escape(word).replace("0", r"\d+") for word in ending.split()) + r"\Z")
    found = [pattern.search(title) if title else None for title in titles]
    different = {mark[0] for mark in found if mark}
    return _cut(titles, found) if len(different) * 2 > len(known) else titles


def _form(mark: str) -> str:
    return _NUMBER.sub("0", _CODE.sub("A", mark)).strip().lower()
