"""What stands beside the title of an item → its authors, venue, date and award, and how well these explain the text."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.names import NameList
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lists.names import (
    BORDER,
    INITIALED,
    MARKS,
    SEPARATOR,
    SHOUTED,
    SHOWN,
    Habit,
    is_short_venue,
    people_in,
)
from papershelf.read.pages.lists.tagged import is_link_word, is_term, is_venue
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, read_venue, venue_score, year_or_date

_BY = late(r"\W*(?:by|authors?|from)\b\s*:?\s+", re.IGNORECASE)
_GLUED = late(r"(?<=et al\.)(?=\w)|(?<=[a-z])(?=et al\b)")
_AFFILIATED = late(
    r"(?<=[^\W\d_.])\s?\((?![^()]*\d)(?!oral|poster|spotlight)[^()]{2,60}\)(?=\s*(?:et\b|,|and\b|;|&|\Z))"
)
_FRONT_DATE = late(
    r"[\s,.;:(（\[]*(?P<when>(?:19|20)\d\d(?:[./-]\d{1,2}){0,2})(?![\d/-])[\s)）\].,;:–—|-]*(?=\D)"
)
_PARTED = late(r"(?:(?<!\b[A-Z])\.|[,;])\s+|\s+(?=[(（])|\s+(?:[|–—-]|in)\s+")
_NICKNAME = late(r"(?<=\w\s)\(([A-Z][a-z]+)\)(?=\s[A-Z][^\W\d_])")
_SHORT_YEAR = late(r"(?:[’'‘`]|(?<=[A-Z])\s)(\d\d)\Z")
_ASIDE = late(r"[\s,;.]*[(（\[](?P<in>[^()（）\[\]]{1,80})[)）\]]\s*\.?\Z")
_FROM = late(r"\s(?:from|by)\s.*")
_SHORT = 60
_BRIEF = 180


class Rest(NamedTuple):
    """`score` is above 0 for a text that its facts explain; `form` tells the names: "full", "bare", "turned" or ""."""

    people: NameList | None
    venue: str | None
    date: str | None
    award: str | None
    form: str
    score: float


PLAIN = Habit()
NOTHING = Rest(None, None, None, None, "", 0.0)


@lru_cache(maxsize=32768)
def read_rest(text: str, habit: Habit = PLAIN, names: bool = True) -> Rest:
    """The facts of a text. `names` is false where authors are known already."""
    text = clean(text.strip(f' |–—-:;.,>*_"”»{BORDER}'))
    if _GLUED.search(text):
        text = _GLUED.sub(" ", text)
    text = _NICKNAME.sub("\ue001\\1\ue002", text) if "(" in text else text
    if not text or len(text) > 4000:
        return NOTHING if not text else NOTHING._replace(score=-4.0)
    by = _BY.match(text)
    text = text[by.end() :] if by else text
    front = _FRONT_DATE.match(text)
    when = _iso(front["when"]) if front and front.end() < len(text) else None
    body = text[front.end() :] if front and when else text
    best = _facts(body)
    if names:
        for people, form, rest, score in people_in(_AFFILIATED.sub("", body), habit):
            facts = _facts(rest)
            total = score + facts.score + (0.7 if by else 0.0)
            if total > best.score:
                best = facts._replace(people=people, form=form, score=total)
        if best.people is None and (led := _led_by_venue(body, habit)):
            best = led
    if when:
        best = best._replace(date=best.date or when, score=best.score + 0.8)
    return best


def _led_by_venue(text: str, habit: Habit) -> Rest | None:
    """A venue before the names: "CVPR 2020, Ada Byron, Bo Chen"."""
    for found in SEPARATOR.finditer(text[:80]):
        head, tail = text[: found.start()], text[found.end() :]
        if not (is_short_venue(head.strip(MARKS)) or venue_score(head.strip(MARKS)) > 1.0):
            continue
        for people, form, rest, score in people_in(tail, habit):
            if score > 0.8 and not rest.strip(MARKS):
                facts = _facts(head)
                return facts._replace(people=people, form=form, score=score + facts.score)
    return None


def _iso(written: str) -> str:
    parts = re.split(r"\D", written)
    return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:] if 0 < int(part) < 32)])


def is_preprint(text: str) -> bool:
    """Whether the words of a link name a venue too."""
    return text.strip(MARKS).lower().startswith("arxiv")


@lru_cache(maxsize=32768)
def _facts(text: str) -> Rest:
    """The venue, the date and the award of a text without names."""
    text = clean(text.replace(BORDER, " ").translate(SHOWN)).strip(MARKS.replace("(", "").replace(")", ""))
    fields: dict[str, Any] = {}
    score = 0.0
    while (aside := _ASIDE.search(text)) and aside.start() and not _says(aside["in"]):
        score -= 0.05
        text = text[: aside.start()].strip()
    text = text.strip(MARKS)
    if not any(map(str.isalnum, text)):
        return NOTHING._replace(score=score)
    parts = [part.strip(" .,;()") for part in _PARTED.split(text)]
    awards = [award for part in parts if (award := award_text(part))]
    if awards:
        fields["award"] = awards[0]
        score += 0.8
        text = ", ".join(part for part in parts if not award_text(part))
        parts = [part for part in parts if not award_text(part)]
    if not text or (is_link_word(text) and not is_preprint(text)):
        pass
    elif is_term(text):
        add_date(fields, text)
        score += 0.3
    elif INITIALED.match(text) or SHOUTED.fullmatch(text):
        score -= 1.0
    elif is_venue(text) or (venue_score(text) > 0 and len(text) <= _BRIEF):
        add_venue(fields, text)
        score += 1.2
    elif told := next((part for part in parts if is_venue(part)), None):
        add_venue(fields, told)
        add_date(fields, text)
        score += 0.9 - 0.03 * len(text.split())
    else:
        add_date(fields, text)
        left = YEAR.sub("", text).strip(MARKS)
        words = left.split()
        if fields.get("date") and not any(map(str.isalpha, left)):
            score += 0.9
        elif fields.get("date") and len(words) <= 6 and not words[0][0].islower() and len(text) <= _SHORT:
            add_venue(fields, text)
            score += 0.4
        elif len(text) <= _SHORT and len(words) <= 6 and words and not words[0][0].islower():
            fields["venue"] = text
            score -= 0.4 + 0.12 * len(words)
        else:
            score -= 0.5 + min(2.5, 0.1 * len(words))
    return Rest(None, fields.get("venue"), fields.get("date"), fields.get("award"), "", score)


def _says(text: str) -> bool:
    """Whether what stands in brackets says where or when a paper appeared, or an award."""
    return bool(
        is_venue(text) or YEAR.search(text) or award_text(text) or find_date(text) or _SHORT_YEAR.search(text)
    )


def add_venue(fields: dict[str, Any], text: str) -> None:
    """A venue, with its date."""
    text = text.strip(" .,;:()（）[]*_")
    short = _SHORT_YEAR.search(text)
    found = read_venue(text[: short.start()] if short else text)
    add_date(fields, text)
    name = found.name
    if name and any(map(str.isalpha, name)) and name != fields.get("date"):
        fields.setdefault("venue", text if short and is_venue(text) else name)


def add_brackets(fields: dict[str, Any], text: str) -> None:
    """What brackets behind a title say: a venue and a year, and sometimes an award."""
    parts = text.split(",")
    for part in parts:
        if award := award_text(part.strip()):
            fields["award"] = award
    text = _FROM.sub("", ",".join(part for part in parts if not award_text(part.strip()))).strip()
    add_date(fields, text)
    name = text if is_venue(text) or text[-5:-4].isalpha() else YEAR.sub("", text).strip(" ,()")
    if any(map(str.isalpha, name)):
        fields.setdefault("venue", name)


def add_date(fields: dict[str, Any], text: str) -> None:
    """The date that a text tells, "’23" too."""
    when = year_or_date(text) or find_date(text)
    if when is None and (short := _SHORT_YEAR.search(text.strip(" .)"))):
        when = f"20{short[1]}"
    if when:
        fields.setdefault("date", when)


def add_rest(fields: dict[str, Any], rest: Rest) -> None:
    """The facts of a text, where the record has none of the kind."""
    if rest.people and "authors" not in fields:
        fields.update(authors=rest.people.names, authors_complete=rest.people.complete)
    for name, value in (("venue", rest.venue), ("date", rest.date), ("award", rest.award)):
        if value:
            fields.setdefault(name, value)
