"""Two names: how they differ if they can be one person's, and how many co-authors must vouch for that."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from papershelf.model import Frozen
from papershelf.read.particles import PARTICLES
from papershelf.shelve.people.names import (
    HYPHEN,
    WHOLE,
    Name,
    compatible,
    initials_of,
    is_one_initial,
    left_out,
    parse,
    spelt,
)
from papershelf.shelve.people.scripts import OTHER, say_one
from papershelf.shelve.people.short_forms import OTHER_LETTERS, SHORT_FORMS, TRANSLITERATED
from papershelf.shelve.people.sounds import sound
from papershelf.shelve.people.surnames import KEPT, VIETNAMESE, is_either, is_frequent

BETWEEN = frozenset("de la las los del y e i da das do dos zu".split())
"""What stands between two surnames."""
LONG, LONGER = 6, 9
"""In shorter words, two letters in each other's place, or one left out, make another name."""


class Likeness(Frozen, frozen=True):
    """Why two names can be one person's: `how` they differ, as the middle of a sentence, and the number of co-authors
    that both must write with. Where little of the names agrees, these are `weighed`: one of a frequent name counts
    half. `initial` says that a name has one initial alone, so that more may be asked where others fit it."""

    how: str
    needed: int
    weighed: bool = False
    initial: bool = False


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness | None:
    """How two names can be one person's, or None; the same in both orders."""
    a, b = parse(one), parse(other)
    if not a.given or not b.given or WHOLE.fullmatch(one) or WHOLE.fullmatch(other):
        return in_two_scripts(one, other)
    if a.suffix != b.suffix:
        return None
    initial = is_one_initial(a) or is_one_initial(b)
    if one == other and not initial:
        return Likeness("are written alike", 1)
    if is_other(a) != is_other(b):
        return in_two_scripts(one, other)
    if initial and a.surname != b.surname:
        a = next((each for each in map(parse, spelt(one)) if each.surname == b.surname), a)
        b = next((each for each in map(parse, spelt(other)) if each.surname == a.surname), b)
    a, b = hyphened(a, b), hyphened(b, a)
    if compatible(a, b):
        needed = 1 + is_frequent(a.surname)
        if a.spelt_out and b.spelt_out:
            if left_out(a, b):
                return Likeness("differ in middle names only", needed, weighed=needed == 1)
            return Likeness("differ in middle names only", 1)
        if not initials_agree(a, b):
            return None
        if initial:
            how = f"agree in surname and {'' if initials_of(a) == initials_of(b) else 'first '}initial"
            return Likeness("are written alike" if one == other else how, needed, weighed=True, initial=True)
        if initials_of(a) == initials_of(b):
            return Likeness("agree in surname and all initials", 1, weighed=needed > 1)
        return Likeness("agree in surname and initials", 2)
    if initial:
        return None
    return (
        of_one_surname(a, b)
        or of_one_given_name(a, b)
        or turned(a, b)
        or of_one_sound(a, b)
        or without_thi(a, b)
    )


def hyphened(name: Name, other: Name) -> Name:
    """A name with its two surnames as one, where the other has these with a hyphen."""
    parts = tuple(HYPHEN.split(other.surname))
    count = len(parts) - 1
    if count and name.words[-count - 1 :] == parts and len(name.given) > count:
        return Name(name.given[:-count], other.surname, name.suffix)
    return name


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
    if long.words[: len(short.words)] == short.words and is_second_surname(long.words[len(short.words) :]):
        return Likeness("differ in a second surname", 2)
    short, long = sorted((a, b), key=lambda name: len(name.surname))
    if compatible(Name(a.given, ""), Name(b.given, "")) and short.surname in ends(long.surname):
        return Likeness("differ in a second surname", 2)
    if a.given == b.given and mistyped(a.surname, b.surname):
        return Likeness("differ in one letter of the surname", 2)
    return None


GIVEN = frozenset(name for pair in SHORT_FORMS for name in pair)


def is_given(word: str) -> bool:
    """Whether a word of a name can be a given name: where all can, their order tells two people apart."""
    return word in GIVEN or is_either(word)


def is_second_surname(words: tuple[str, ...]) -> bool:
    """Whether what one name has more is one surname: "Sánchez", "y Gómez", "de la Vega"."""
    return bool(words) and words[-1] not in PARTICLES and all(word in BETWEEN for word in words[:-1])


def ends(surname: str) -> tuple[str, ...]:
    """The first and the last part of a surname with hyphens."""
    parts = HYPHEN.split(surname)
    return (parts[0], parts[-1]) if len(parts) > 1 and all(len(part) > 2 for part in parts) else ()


def turned(a: Name, b: Name) -> Likeness | None:
    """Whether one has the family name first: "Lovász László", "Nguyen Van Anh", of which the middle may be left out."""
    if a.suffix or b.suffix:
        return None
    for one, other in ((a, b), (b, a)):
        family, given = one.words[0], one.words[1:]
        either = len(given) == 1 and all(is_given(word) for word in one.words)
        telling = any(len(plain(word)) >= LONG and not is_given(word) for word in (family, *given[:1]))
        needed = 1 if telling else 3 if either else 2
        how = Likeness("differ in the order of given name and surname", needed, weighed=telling)
        if joined(given) == joined(other.given) or (
            len(given) > 1
            and KEPT.isdisjoint(one.words)
            and given[0] == other.given[0]
            and compatible(Name(given, ""), Name(other.given, ""))
        ):
            return how
        if len(given) > 1 and len(given[-1]) > 1 and (given[-1], *given[:-1]) == other.given:
            return how
        if family in VIETNAMESE and len(given) > 1 and (given[-1],) == other.given:
            return how
    return None


def in_two_scripts(one: str, other: str) -> Likeness | None:
    """Whether a name in Latin letters says what the other says in its script."""
    latin, foreign = (one, other) if is_other(parse(other)) else (other, one)
    if is_other(parse(latin)) or not is_other(parse(foreign)):
        return None
    return Likeness("say one name in two scripts", 2) if say_one(latin, foreign) else None


def of_one_sound(a: Name, b: Name) -> Likeness | None:
    """Whether the names are written in Latin letters in two ways: "Sergei", "Sergey". Only names of languages with
    other letters are: "Meier" and "Meyer" are two."""
    if not a.spelt_out or not b.spelt_out:
        return None
    needed = 1 if min(len(a.surname), len(b.surname)) >= LONG and not is_frequent(a.surname) else 2
    how = Likeness("are one name in two transliterations", needed, weighed=needed == 1)
    mine, theirs = (sound(joined(each.words)) for each in (a, b))
    if mine == theirs and mine.startswith("abd"):  # written as one word, two or three
        return how
    mine, theirs = a.given[0], b.given[0]
    forms = frozenset((mine, theirs)) in OTHER_LETTERS
    heard = sound(mine) == sound(theirs) and sound(mine) in HEARD
    if not (forms or heard):
        return None
    surnames = frozenset((a.surname, b.surname))
    if sound(a.surname) != sound(b.surname) and surnames not in OTHER_LETTERS:
        return None
    rest = (Name(("x", *map(sound, each.given[1:])), "") for each in (a, b))
    return how if compatible(*rest) else None


def without_thi(a: Name, b: Name) -> Likeness | None:
    """Whether a Vietnamese name lacks the "Thi" or "Van" that stands before a given name of two words."""
    if a.surname != b.surname or a.surname not in VIETNAMESE:
        return None
    short, long = sorted((a.given, b.given), key=len)
    if len(short) < 2 or long != (long[0], *short) or long[0] not in FIRST:
        return None
    return Likeness("differ in middle names only", 1, weighed=True)


FIRST = frozenset({"thi", "van"})
"""Middle names that tell women and men in Vietnam, and that many leave out."""

HEARD = frozenset(map(sound, TRANSLITERATED))
TOLD = frozenset(name for pair in OTHER_LETTERS for name in pair)


@lru_cache(maxsize=1 << 16)
def is_transliterated(given: str) -> bool:
    """Whether a given name is one that is written in Latin letters in several ways."""
    return given in TOLD or sound(given) in HEARD


def is_foreign(name: str) -> bool:
    """Whether a name, as written, is in another script than Latin."""
    return not name.isascii() and is_other(parse(name))


def is_other(name: Name) -> bool:
    """Whether a name is in another script than Latin."""
    return bool(OTHER.search(name.surname))


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


def plain(word: str) -> str:
    return HYPHEN.sub("", word)
