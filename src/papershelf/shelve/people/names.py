"""Names in comparable parts: what can be two spellings of one person's name, and what cannot."""

import re
from functools import lru_cache
from itertools import combinations

import msgspec
from anyascii import anyascii

from papershelf.read.particles import PARTICLES
from papershelf.shelve.papers.listing import GENERATION, folded, name_key

NICKNAME = re.compile(r"(?<=\s)[“\"”'‘’(][^“\"”‘’()]+[”\"’')](?=\s)")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PART = re.compile(r"[^\W_]+(?:[-‐‑’'][^\W_]+)*")
HYPHEN = re.compile("[-‐‑’']")
PLAIN = str.maketrans("‐‑’.", "--' ")
UNPARTED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WHOLE = re.compile(rf"[{UNPARTED}]+(?:\s+[{UNPARTED}]+)*")
"""A name in a script that writes no spaces between words; some lists have one behind the family name."""
SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss", "đ": "dj"}
"""What is written for letters that a keyboard does not have."""
AT_ONCE = 4
"""Of a name with more such letters only all are written out."""
CAPITALS = re.compile(r"(?:Ma?c|[DL][aei]|Van|Fitz|O[’'])?[A-Z]{2,}")
"""A word in capitals, of which a prefix keeps its small letters: "McALISTER", "DeANGELIS"."""


class Name(msgspec.Struct, frozen=True):
    """A name in lower case without accents, points and nicknames; a hyphenated given name is one part."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def spelt_out(self) -> bool:
        """Whether the first given name is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


@lru_cache(maxsize=1 << 18)
def parse(name: str) -> Name:
    """The parts of "Given Names Surname", "Surname, Given Names" or "SURNAME Given Names"."""
    surname, comma, given = name.partition(",")
    if comma and not GENERATION.fullmatch(given):
        given, second, generation = given.partition(",")
        if not second or GENERATION.fullmatch(generation):
            name = f"{given} {surname} {generation}"
    name = NICKNAME.sub(" ", name)
    if WHOLE.fullmatch(name.strip()):
        return Name((), "".join(name.split()))
    parts = PART.findall(folded(name).translate(PLAIN))
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in SUFFIXES else ""
    if len(parts) > 1 and in_capitals(name):
        parts = [*parts[1:], parts[0]]
    return Name(tuple(parts[:-1]), parts[-1] if parts else "", suffix)


def key(name: str) -> str:
    """What is equal for spellings that differ in signs, or in the order that a comma or capitals show."""
    if WHOLE.fullmatch(name.strip()):
        return "".join(name.split())
    if "," in name or in_capitals(name):
        parts = parse(name)
        name = " ".join((*parts.words, parts.suffix))
    return name_key(name)


def in_capitals(name: str) -> bool:
    """Whether the first word is in capitals and no other: the family name of a name that is turned round."""
    if name.istitle():
        return False
    first, *others = PART.findall(name.replace(".", " ")) or [""]
    return is_capitals(first) and not any(len(word) > 1 and is_capitals(word) for word in others)


def is_capitals(word: str) -> bool:
    """Whether a word of more than a letter is in capitals, but for a prefix."""
    return len(word) > 1 and (word.isupper() or CAPITALS.fullmatch(word) is not None)


def is_one_initial(name: Name) -> bool:
    """Whether all that stands for the given names is one initial."""
    return bool(name.given) and not name.spelt_out and len(initials_of(name)) == 1


def spelt(name: str) -> list[str]:
    """A name with some or all of ä, ö, ü … written as ae, oe, ue …, folded; as it is, without such letters."""
    name = name.lower()
    letters = sorted(set(name) & SPELT_OUT.keys())
    chosen = [
        each
        for count in range(len(letters) if len(letters) > AT_ONCE else 1, len(letters) + 1)
        for each in combinations(letters, count)
    ]
    return [
        folded("".join(SPELT_OUT[letter] if letter in each else letter for letter in name)) for each in chosen
    ]


def compatible(one: Name, other: Name) -> bool:
    """Whether two names can be one person's: surname and suffix equal, and the given names of the one stand in the
    other's in order, an initial for a full name counting as equal. The first ones must match each other."""
    if one.surname != other.surname or one.suffix != other.suffix or not one.given or not other.given:
        return False
    if not matches(one.given[0], other.given[0]):
        return False
    short, long = sorted((one.given[1:], other.given[1:]), key=len)
    rest = iter(long)
    return all(any(matches(part, candidate) for candidate in rest) for part in short)


def matches(one: str, other: str) -> bool:
    """Whether two given names are equal or one is the other's initial."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def left_out(one: Name, other: Name) -> int:
    """How many given names, initials not counted, stand in one of two compatible names only."""
    short, long = sorted((one.given, other.given), key=len)
    spare = list(long)
    for part in short:
        for candidate in spare:
            if matches(part, candidate):
                spare.remove(candidate)
                break
    return sum(len(part) > 1 for part in spare)


def spelling_rank(name: str) -> tuple[bool, int, int, int]:
    """How good a spelling is: not all in one case, more given names in full, more accents, longer."""
    parts = parse(name).given
    return (
        not (name.isupper() or name.islower()),
        sum(len(part) > 1 for part in parts),
        sum(not letter.isascii() for letter in name),
        len(name),
    )


def scripts(name: str) -> tuple[str, ...]:
    """The forms of a name that gives itself in two scripts, "Zhi-Hua Zhou (周志华)"; () for any other.

    >>> scripts("Kyunghyun Cho 조경현"), scripts("Kyunghyun Cho")
    (('Kyunghyun Cho', '조경현'), ())
    """
    latin: list[str] = []
    other: list[str] = []
    for word in name.translate(BRACKETS).split():
        (latin if anyascii(word[:1]).lower() == folded(word[:1]) or word.isascii() else other).append(word)
    if not latin or not other or not any(len(word) > 2 for word in latin):
        return ()
    return " ".join(latin), " ".join(other)


BRACKETS = str.maketrans("()（）[]", "      ")


def romanised(name: str) -> tuple[str, ...]:
    """The words of a name in another script in Latin letters, given names first as far as the script tells.

    >>> romanised("Юрий Нестеров"), romanised("周志华")
    (('yurii', 'nesterov'), ('zhihua', 'zhou'))
    """
    bare = "".join(name.split())
    if WHOLE.fullmatch(bare):
        family = 1 if len(bare) < 4 else 2
        return anyascii(bare[family:]).lower(), anyascii(bare[:family]).lower()
    return tuple(anyascii(part).lower() for part in parse(name).words)


def initials_of(name: Name) -> str:
    """The first letters of all given names: "jp" for "Jean-Paul"."""
    return "".join(
        part[0]
        for word in name.given
        if len(word) == 1 or word not in PARTICLES
        for part in HYPHEN.split(word)
        if part
    )
