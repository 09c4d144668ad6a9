"""The words of a query in; the people, topics and sessions that are called so out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from papershelf.search.lists import EntityKind, Lists, Name
from papershelf.search.query import Unit, units

OFFERED: dict[EntityKind, int] = {"person": 3, "topic": 3, "session": 2}
"""The most of each kind, in the order in which they are shown."""
GLUED = re.compile("[a-z]{2,3}")
"""What may be initials in one."""
EXACT, INITIALS, AMONG_OTHERS = 1.0, 0.9, 0.5


def entities(lists: Lists, words: Sequence[Unit], typing: bool = False) -> list[tuple[Name, float]]:
    """Those whose names hold all words, with how well: people, then topics, then sessions.

    While `typing`, the last word may be the beginning of one.
    """
    found = [(name, fit(words, name.name)) for name in holding(lists, words, typing)]
    if not any(name.kind == "person" for name, _ in found):
        found += initialled(lists, words, typing)
    found = in_order(found)
    return [
        each
        for kind, most in OFFERED.items()
        for each in [each for each in found if each[0].kind == kind][:most]
    ]


def in_order(found: list[tuple[Name, float]]) -> list[tuple[Name, float]]:
    """The best first, then those with most papers, each by its best spelling."""
    ordered = sorted(
        found,
        key=lambda each: (-each[1], -each[0].papers, utf_16(each[0].own or each[0].name), utf_16(each[0].id)),
    )
    return list({(name.kind, name.id): (name, score) for name, score in reversed(ordered)}.values())[::-1]


def initialled(lists: Lists, words: Sequence[Unit], typing: bool = False) -> list[tuple[Name, float]]:
    """The people whose names hold the words where initials are written apart instead of in one, or in one instead of
    apart: "JP Morgan" is J. P. Morgan, and the other way round."""
    for other in (apart(words), in_one(words)):
        people = holding(lists, other, typing) if any(len(unit.whole) > 1 for unit in other) else []
        if found := [(name, fit(other, name.name)) for name in people if name.kind == "person"]:
            return in_order(found)
    return []


def apart(words: Sequence[Unit]) -> list[Unit]:
    """With the letters of what may be initials in one as words of their own; nothing where there is none."""
    if not any(GLUED.fullmatch(unit.whole) for unit in words):
        return []
    return [
        each
        for unit in words
        for each in (units(" ".join(unit.whole)) if GLUED.fullmatch(unit.whole) else [unit])
    ]


def in_one(words: Sequence[Unit]) -> list[Unit]:
    """With neighbouring single letters as one word; nothing where there are none."""
    found: list[Unit] = []
    for single, held in groupby(words, key=lambda unit: len(unit.whole) == 1):
        letters = list(held)
        found += units("".join(unit.whole for unit in letters)) if single else letters
    return found if len(found) < len(words) else []


def holding(lists: Lists, words: Sequence[Unit], typing: bool = False) -> list[Name]:
    """All whose names hold each of the words, in any order."""
    parts = [part for unit in words for part in unit.words]
    if not parts:
        return []
    begun = parts[-1] if typing and len(parts[-1]) > 1 else ""
    whole = [part for part in parts[: len(parts) - bool(begun)] if len(part) > 1]
    if whole:
        known = lists.names(max(whole, key=len))
    elif begun:
        known = lists.names_from(begun)
    else:
        known = lists.names(parts[0])
    return [name for name in dict.fromkeys(known) if holds(name.name, words, begun)]


def holds(name: str, words: Sequence[Unit], begun: str) -> bool:
    """Whether a name has each of the words; a single letter, and the word that is being typed, may begin one."""
    found = units(name)
    held = {word for unit in found for word in (*unit.words, unit.joined) if word}

    def has(part: str, beginning: bool) -> bool:
        return part in held or ((beginning or len(part) == 1) and any(word.startswith(part) for word in held))

    for place, unit in enumerate(words):
        last = place + 1 == len(words) and begun
        if unit.joined and unit.joined in held:
            continue
        if not all(has(part, bool(last) and at + 1 == len(unit.words)) for at, part in enumerate(unit.words)):
            return False
    return True


def fit(words: Sequence[Unit], name: str) -> float:
    """How well a name that holds the words is what they ask for."""
    asked, found = parts_of(words), parts_of(known := units(name))
    if asked == found or Counter(unit.whole for unit in words) == Counter(unit.whole for unit in known):
        return EXACT
    if asked.total() != found.total():
        return AMONG_OTHERS
    left = list((found - asked).elements())
    for letter in (asked - found).elements():
        begun = next((word for word in left if len(letter) == 1 and word.startswith(letter)), None)
        if begun is None:
            return AMONG_OTHERS
        left.remove(begun)
    return INITIALS


def parts_of(words: Sequence[Unit]) -> Counter[str]:
    return Counter(part for unit in words for part in unit.words)


def utf_16(text: str) -> bytes:
    """A key that sorts as JavaScript does."""
    return text.encode("utf-16-be", "surrogatepass")
