"""Two names: how they differ if they can be one person's, and how many co-authors must vouch for that."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from papershelf.model import Frozen
from papershelf.read.particles import PARTICLES
from papershelf.shelve.people.names import (
    HYPHEN,
    WHOLE,
    Name,
    compatible,
    initials_of,
    left_out,
    matches,
    parse,
    romanised,
)
from papershelf.shelve.people.short_forms import SHORT_FORMS

LONG, LONGER = 6, 9
"""In shorter words, two letters in each other's place, or one left out, make another name."""
ROMANISED = 78
"""Words in two scripts whose Latin letters agree in so many per cent may be one."""
OTHER_SCRIPT = re.compile(r"[^\W\d_a-z]")


NEVER = 1_000_000
"""So many co-authors nobody has: one initial joins on no word of others, only on a person's own page."""


class Likeness(Frozen, frozen=True):
    """Why two names can be one person's: `how` they differ, as the middle of a sentence, and the number of co-authors
    that both must write with."""

    how: str
    needed: int


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness | None:
    """How two names can be one person's, or None; the same in both orders."""
    a, b = parse(one), parse(other)
    if not a.given or not b.given or WHOLE.fullmatch(one) or WHOLE.fullmatch(other):
        return in_two_scripts(one, other)
    if a.suffix != b.suffix:
        return None
    if one == other:
        return Likeness("are written alike", 1)
    if compatible(a, b):
        if a.spelt_out and b.spelt_out:
            return Likeness("differ in middle names only", 1 + (left_out(a, b) > 0))
        if a.spelt_out != b.spelt_out and initials_agree(a, b):
            several = len(initials_of(a)) > 1 and initials_of(a) == initials_of(b)
            return Likeness("agree in surname and all initials", 2 if several else NEVER)
        return None
    return (
        of_one_surname(a, b)
        or of_one_given_name(a, b)
        or turned(a, b)
        or (in_two_scripts(one, other) if is_other(a) != is_other(b) else None)
    )


def initials_agree(a: Name, b: Name) -> bool:
    """Whether the initials of one stand in the other's, in their order: of "Jean-Luc" only J. or J.-L. do."""
    short, long = sorted((initials_of(a), initials_of(b)), key=len)
    rest = iter(long)
    return short[:1] == long[:1] and all(letter in rest for letter in short)


def of_one_surname(a: Name, b: Name) -> Likeness | None:
    if a.surname != b.surname or not a.spelt_out or not b.spelt_out:
        return None
    if joined(a.given) == joined(b.given):
        return Likeness("are the same but for how the given name is parted", 1)
    first = frozenset((a.given[0], b.given[0]))
    rest = compatible(Name(("x", *a.given[1:]), a.surname), Name(("x", *b.given[1:]), b.surname))
    if rest and first in SHORT_FORMS:
        return Likeness("differ in the short form of a given name", 1)
    if rest and mistyped(a.given[0], b.given[0]):
        return Likeness("differ in one letter of a given name", 2)
    return None


def of_one_given_name(a: Name, b: Name) -> Likeness | None:
    if a.given[0] != b.given[0] or not a.spelt_out:
        return None
    if joined(a.words) == joined(b.words):
        return Likeness("are the same but for how the surname is parted", 1)
    short, long = sorted((a, b), key=lambda name: len(name.words))
    more = long.words[len(short.words) :]
    if long.words[: len(short.words)] == short.words and len(more) == 1 and more[0] not in PARTICLES:
        return Likeness("differ in a second surname", 2)
    if a.given == b.given:
        short_surname, long_surname = sorted((a.surname, b.surname), key=len)
        if HYPHEN.split(long_surname)[0] == short_surname:
            return Likeness("differ in a second surname", 2)
        if mistyped(a.surname, b.surname):
            return Likeness("differ in one letter of the surname", 2)
    return None


def turned(a: Name, b: Name) -> Likeness | None:
    """Whether one has the family name first: "Lovász László"."""
    if a.suffix or len(a.words) != len(b.words):
        return None
    parts = [joined([word]) for word in a.words]
    others = [joined([word]) for word in b.words]
    if parts == [*others[1:], others[0]] or others == [*parts[1:], parts[0]]:
        return Likeness("differ in the order of given name and surname", 2)
    return None


def in_two_scripts(one: str, other: str) -> Likeness | None:
    """Whether a name in Latin letters says what the other says in its script."""
    latin, foreign = (one, other) if is_other(parse(other)) else (other, one)
    if is_other(parse(latin)) or not is_other(parse(foreign)):
        return None
    a, b = romanised(latin), romanised(foreign)
    if len(a) != len(b) or len(a) < 2:
        return None
    same = ratio if not WHOLE.fullmatch("".join(foreign.split())) else lambda x, y: 100.0 * (x == y)
    if all(
        (x[0] == y[0] and same(joined([x]), joined([y])) >= ROMANISED) or matches(x, y)
        for x, y in zip(a, b, strict=True)
    ) and len(a[0]) > 1 < len(b[0]):
        return Likeness("say one name in two scripts", 2)
    return None


def is_other(name: Name) -> bool:
    """Whether a name is in another script than Latin."""
    return bool(OTHER_SCRIPT.search(name.surname))


def joined(words: tuple[str, ...] | list[str]) -> str:
    return "".join(HYPHEN.sub("", word) for word in words)


def mistyped(one: str, other: str) -> bool:
    """Whether one word is the other with a letter left out or two changed in their places, neither at an end nor of a
    pair: ends and pairs tell names apart (Christian, Christiane; Michele, Michelle)."""
    short, long = sorted((one, other), key=len)
    if len(short) < LONG or short[0] != long[0] or short[-1] != long[-1] or OSA.distance(one, other) != 1:
        return False
    if len(short) == len(long):
        return sorted(short) == sorted(long)
    if len(short) < LONGER:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return long[at] not in (long[at - 1], long[at + 1])
