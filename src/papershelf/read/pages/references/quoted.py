"""Titles in quotes at the beginning of a text: “ ”, " ", « », „ “, ‚ ‘, ‘ ’, `` ''."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.late import late


class Quoted(NamedTuple):
    """The words between the quotes, without the comma or point that stands before the closing one; `end` is behind it
    and a point or comma."""

    title: str
    end: int


_BEHIND = r"(?!\w|\s?[:–—-]\s?\w|\s(?!in\b|by\b|dans\b|en\b)[a-zß-öø-ÿ])"
_FORMS = {
    "“": late(rf"“((?:[^“”]|“[^“”]*”){{4,400}}?)”{_BEHIND}[.,]?"),
    "«": late(rf"«((?:[^«»]|«[^«»]*»){{4,400}}?)»{_BEHIND}[.,]?"),
    "„": late(rf"„((?:[^„“”]|“[^“”]*”|„[^„“”]*[“”]){{4,400}}?)[“”]{_BEHIND}[.,]?"),
    "‚": late(rf"‚((?:[^‚‘’]|(?<=\w)’(?=\w)){{4,400}}?)[‘’]{_BEHIND}[.,]?"),
    "‘": late(rf"‘((?:[^‘’]|(?<=\w)’(?=\w)|‘[^‘’]*’|(?<=s)’(?=\s[a-z])){{4,400}}?)’{_BEHIND}[.,]?"),
    "`": late(rf"``(.{{4,400}}?)''{_BEHIND}[.,]?"),
}
_STRAIGHT = (
    late(rf'"(.{{3,400}}?[.,?!])"{_BEHIND}'),
    late(r'"(.{4,400}?)"(?=[.,;:]|\s[(\d–—-]|\s(?:in|by)\b|$)[.,]?'),
    late(rf'"([^"]{{4,400}}?)"{_BEHIND}'),
)


def quoted(text: str, start: int = 0) -> Quoted | None:
    """The quoted title that begins at a place, None where there is none or where the quotes are part of a title.

    >>> quoted('“Bees count,” Nature')
    Quoted(title='Bees count', end=13)
    """
    opening = text[start : start + 1]
    if opening == '"':
        forms: Sequence[re.Pattern[str]] = _STRAIGHT
    elif opening in _FORMS:
        forms = (_FORMS[opening],)
    else:
        return None
    for form in forms:
        if found := form.match(text, start):
            title = found[1].strip()
            return Quoted(
                title[:-1] if title.endswith((",", ".")) and not title.endswith("..") else title, found.end()
            )
    return None
