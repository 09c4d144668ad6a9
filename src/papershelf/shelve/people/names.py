"""Names in comparable parts: what can be two spellings of one person's name, and what cannot."""

import re
from functools import lru_cache

import msgspec

from papershelf.shelve.papers.listing import GENERATION, folded

NICKNAME = re.compile(r"(?<=\s)[“\"”'‘’(][^“\"”‘’()]+[”\"’')](?=\s)")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PART = re.compile(r"[^\W_]+(?:[-‐‑’'][^\W_]+)*")


class Name(msgspec.Struct, frozen=True):
    """A name in lower case without accents, points and nicknames; a hyphenated given name is one part."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def spelt_out(self) -> bool:
        """Whether the first given name is more than an initial."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> Name:
    """The parts of "Given Names Surname" or "Surname, Given Names"."""
    surname, comma, given = name.partition(",")
    if comma and "," not in given and not GENERATION.fullmatch(given):
        name = f"{given} {surname}"
    parts = PART.findall(folded(NICKNAME.sub(" ", name)).replace(".", " "))
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in SUFFIXES else ""
    return Name(tuple(parts[:-1]), parts[-1] if parts else "", suffix)


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
