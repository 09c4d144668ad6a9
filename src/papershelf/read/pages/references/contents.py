"""Tables of contents: leaders of dots (or a wide gap) and a page number behind each title, or behind its authors.

The leaders go, and what stands on several lines comes together; so the page reads as titles and authors. Lines that
keep their leader are no papers: the preface, the committee, the index.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.names import name_list
from papershelf.read.pages.lines.joined import Text, whole_words
from papershelf.read.pages.written import Written

_FEW = 3
_MANY = 5
"""So many lines make a table where no dots lead to the page."""
_MOST = 0.6
_RISING = 0.8
_LIKELY = 0.75
"""What a list of names has at least."""
_LEADER = late(
    r"(?P<text>.*?[^\s.·…_])[\s.]*?(?:(?:\s?[.·•…_]){4,}+|…{2,}+)\s*+"
    r"(?P<page>\d{1,4}|[ivxlcIVXLC]{1,7}|[A-Z][-–]?\d{1,4}|\d+:\d+)\s*"
)
_WIDE = late(r"(?P<text>.*?\S)(?:\t+|\s{4,})(?P<page>\d{1,4})\s*")
_PAGES = "ivxlcIVXLC"
_ALONE = late(r"\s*(?:\d{1,4}|[ivxlcIVXLC]{1,7})\s*")
_SECTION = late(r"\s*(?:\d{1,3}(?:\.\d{1,3})*\.?|[A-Z]\.\d{1,3})\s+(?=\S)")
_FRONT = late(
    r"(?:(?:table of )?contents|preface|foreword|(?:\w+ )?committees?|organi[sz](?:ation|ers?|ing \w+)"
    r"|reviewers|sponsors|(?:author |subject )?index|acknowledge?ments?|introduction to the \w+|message from .*"
    r"|welcome.*|keynotes?|program(?:me)?(?: \w+)?|inhaltsverzeichnis|vorwort|table des mati[eè]res|avant-propos)",
    re.IGNORECASE,
)


class _Told(NamedTuple):
    """A line that ends with a page number: what stands before it, and the number."""

    text: str
    page: str


class _Part(NamedTuple):
    """The places of the lines that are a title or a list of names; `first` is the one that a paper begins with."""

    places: tuple[int, ...]
    first: bool = True


def without_leaders(lines: Sequence[Written]) -> list[Written] | None:
    """The page with titles and authors each on a line, without leaders; None where it is no table of contents."""
    told = _told(lines)
    if not told:
        return None
    places = sorted(told)
    named = {at for at in places if _are_names(told[at].text)}
    parts = list(
        _names_led(lines, told, places)
        if len(named) >= _MOST * len(places)
        else _titles_led(lines, told, places)
    )
    return _written(lines, told, parts)


def _may_end(line: Written, pages: str = "") -> bool:
    """Whether a line is no heading and ends as one with a page's number does, which few lines do."""
    last = line.text.rstrip()[-1:]
    return bool(last) and (last.isdigit() or last in pages) and not line.level and len(line.text) < 400


def _told(lines: Sequence[Written]) -> dict[int, _Told]:
    """The lines that end with a leader and a page, if they are many and their pages rise."""
    found = {
        at: _Told(led["text"], led["page"])
        for at, line in enumerate(lines)
        if _may_end(line, _PAGES) and (led := _LEADER.fullmatch(line.text))
    }
    if len(found) < _FEW:
        found = {
            at: _Told(led["text"], led["page"])
            for at, line in enumerate(lines)
            if _may_end(line) and (led := _WIDE.fullmatch(line.text))
        }
        if len(found) < _MANY or len(found) * 4 < sum(bool(line.text.strip()) for line in lines):
            return {}
    pages = [int(each.page) for each in found.values() if each.page.isdigit()]
    rising = sum(first <= second for first, second in pairwise(pages))
    if len(pages) < _FEW or rising < _RISING * (len(pages) - 1) or pages[-1] - pages[0] < len(pages) // 2:
        return {}
    return found


def _titles_led(lines: Sequence[Written], told: dict[int, _Told], places: Sequence[int]) -> Iterator[_Part]:
    """Titles that end with their page; the authors stand below, or above, or there are none."""
    behind = [_between(lines, at, end) for at, end in pairwise((*places, len(lines)))]
    above = _between(lines, -1, places[0])
    below = _leading_names(lines, behind[-1]) or not _trailing_names(lines, above)
    before = () if below else above
    for at, between in zip(places, behind, strict=True):
        names = _leading_names(lines, between) if below else ()
        head = _Part(
            (
                *_last_block(
                    lines, before if below else _without(before, _trailing_names(lines, before)), at
                ),
                at,
            )
        )
        if _is_paper(told[at]):
            if not below and (people := _trailing_names(lines, before)):
                yield _Part(people)
                head = head._replace(first=False)
            yield head
            if names:
                yield _Part(names, first=False)
        before = between[len(names) :]


def _names_led(lines: Sequence[Written], told: dict[int, _Told], places: Sequence[int]) -> Iterator[_Part]:
    """Authors that end with the page, below their title."""
    for before, at in pairwise((-1, *places)):
        block = (*_last_block(lines, _between(lines, before, at), at), at)
        start = len(block) - 1
        while start > 1 and _goes_on(
            _text(lines, told, block[start - 1 : start]), _text(lines, told, block[start:])
        ):
            start -= 1
        if _is_paper(told[at]):
            if block[:start]:
                yield _Part(block[:start])
            yield _Part(block[start:], first=not start)


def _goes_on(above: str, below: str) -> bool:
    """Whether a line is the beginning of the list of names below it."""
    several = above.rstrip().endswith((",", ";", " and", "·")) or ", " in above
    return above[:1].isupper() and several and _are_names(above) and _are_names(f"{above} {below}")


def _is_paper(told: _Told) -> bool:
    return any(map(str.isdigit, told.page)) and _FRONT.fullmatch(_SECTION.sub("", told.text).strip()) is None


def _between(lines: Sequence[Written], start: int, end: int) -> tuple[int, ...]:
    """The lines between two others that are neither blank nor a page's number."""
    return tuple(
        at
        for at in range(start + 1, end)
        if lines[at].text.strip() and not lines[at].level and not _ALONE.fullmatch(lines[at].text)
    )


def _last_block(lines: Sequence[Written], places: Sequence[int], at: int) -> tuple[int, ...]:
    """Those of the lines that stand directly above a line."""
    found: list[int] = []
    for place in reversed(places):
        if place != (found[-1] if found else at) - 1:
            break
        found.append(place)
    return tuple(reversed(found))


def _leading_names(lines: Sequence[Written], places: tuple[int, ...]) -> tuple[int, ...]:
    """The first of these lines that together are a list of names."""
    best = 0
    for count in range(1, min(len(places), 12) + 1):
        if count > 1 and any(not lines[at].text.strip() for at in range(places[0], places[count - 1])):
            break
        if _are_names(_text(lines, {}, places[:count])):
            best = count
        elif count > best + 1:
            break
    return places[:best]


def _trailing_names(lines: Sequence[Written], places: tuple[int, ...]) -> tuple[int, ...]:
    """The last block's first lines that are a list of names, above a title."""
    block = _last_block(lines, places, places[-1] + 1) if places else ()
    return _leading_names(lines, block)


def _without(places: Sequence[int], gone: Sequence[int]) -> tuple[int, ...]:
    return tuple(at for at in places if at not in gone)


def _text(lines: Sequence[Written], told: dict[int, _Told], places: Sequence[int]) -> str:
    return " ".join(told[at].text.strip() if at in told else lines[at].text.strip() for at in places)


def _are_names(text: str) -> bool:
    found = name_list(text.strip(" .,")) if text.strip(" .,") else None
    return found is not None and found.likelihood >= _LIKELY and not any(map(str.isdigit, text))


def _written(lines: Sequence[Written], told: dict[int, _Told], parts: Sequence[_Part]) -> list[Written]:
    """The page with each part on one line."""
    words = whole_words(lines)
    first = {part.places[0]: part for part in parts}
    numbered = sum(_SECTION.match(told[at].text) is not None for at in told) * 2 > len(told)
    found: list[Written] = []
    at = 0
    while at < len(lines):
        part = first.get(at)
        if part is None:
            found.append(lines[at])
            at += 1
            continue
        places = part.places
        while not part.first and found and not found[-1].text.strip():
            found.pop()
        if part.first:
            found.append(Written(lines[at].number, lines[at].number, ""))
        led = [
            lines[place]._replace(text=told[place].text) if place in told else lines[place]
            for place in places
        ]
        if numbered and (section := _SECTION.match(led[0].text)):
            led[0] = led[0]._replace(text=led[0].text[section.end() :], anchors=())
        text = Text(led[0], led[0].last, [led[0].text], len(led[0].text), list(led[0].anchors))
        for line in led[1:]:
            text.add(line, words)
        found.append(
            text.whole()._replace(text="".join(text.parts).rstrip(" .,…·_")) if len(led) > 1 else led[0]
        )
        at = places[-1] + 1
    return found
