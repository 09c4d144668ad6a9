"""What words are: how likely a word is part of a person's name, a place, or a word as titles have it. Learnt from
lists of names and words of many languages (scripts/train_names.py); knows only words written in Latin letters.

    personal("Zettlemoyer")   above 0: part of a name rather than a word or a place; in about [-9, 9]
    given("Florian")          above 0: a given name rather than a family name
    placed("Lagos")           above 0: a place or an institution rather than a name or a word
    person("Ada Byron")       the mean of `personal` over the words of a name, a list of names, or any line
    place("Univ. of Lagos")   above 0: the line names a place or an institution rather than a person or a subject
    kind_of(lines)            what a column of lines is: "people", "places", "words", or None where it is not plain

Words of other scripts, initials, particles and numbers say nothing: 0, and a mean leaves them out.
"""

import sys
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path
from typing import Literal, NamedTuple
from zlib import crc32

from papershelf.late import late
from papershelf.read.particles import PARTICLES

BUCKETS = 16384
"""So many sums of evidence there are; which of them a part of a word belongs to, its hash says."""
_LAST = BUCKETS - 1
LEVELS = 16
STEP = 1 / 16
"""The evidence is rounded to so many levels, each a multiple of this."""
NONE = 128
"""The level of no evidence."""
LONGEST = 24
"""Further letters of a word say nothing more."""
BALANCE = 0.6
"""So much more is a word a name than the lists say that were learnt from: they list words more fully than names."""

_FOLD = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ħ": "h",
        "ə": "e",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ß": "ss",
    }
)
_WORD = late(r"[^\W\d_]++(?:['’`][^\W\d_]++)*")
_LATIN = late(r"[a-z]+")
_TWO_WORDS = late(r"[^\W\d_a-z][^\W\d_A-Z]+\s[^\W\d_a-z][^\W\d_A-Z]+")
"""The form that most names have."""
_APOSTROPHE = late(r"['’ʼ`]")


class Kind(NamedTuple):
    """What a word is, each in natural logarithms of odds: a name, a given name among names, a place."""

    personal: float
    given: float
    placed: float


UNKNOWN = Kind(0.0, 0.0, 0.0)


def folded(word: str) -> str:
    """A word in small letters without accents and apostrophes; "" for one of another script.

    >>> folded("Grünwald"), folded("O’Brien"), folded("王")
    ('grunwald', 'obrien', '')
    """
    small = word.lower()
    if small.isascii():
        if small.isalpha():
            return small[:LONGEST]
    else:
        small = unicodedata.normalize("NFD", small.translate(_FOLD))
        small = "".join(char for char in small if not unicodedata.combining(char))
    small = _APOSTROPHE.sub("", small)[:LONGEST]
    return small if _LATIN.fullmatch(small) else ""


def buckets(small: str) -> list[int]:
    """Where the evidence of a folded word stands: of itself, its beginnings, its ends, and all threes of letters."""
    word = b"^%b$" % small.encode()
    found = [crc32(word[at : at + 3]) & _LAST for at in range(len(word) - 2)]
    found += (
        crc32(word, 3) & _LAST,
        crc32(word, 4) & _LAST,
        crc32(word[:4], 1) & _LAST,
        crc32(word[:5], 1) & _LAST,
        crc32(word[:6], 1) & _LAST,
        crc32(word[-4:], 2) & _LAST,
        crc32(word[-5:], 2) & _LAST,
        crc32(word[-6:], 2) & _LAST,
    )
    return found


@cache
def _table() -> "array[int]":
    """The evidence of each bucket, four sums of 16 bits side by side.

    The file has a byte for each of 16 levels, then half a byte for each sum: given, family, word, place.
    """
    packed = Path(__file__).with_name("lexicon.bin").read_bytes()
    levels, halves = packed[:LEVELS], packed[LEVELS:]
    high = halves.translate(bytes(levels[byte >> 4] for byte in range(256)))
    low = halves.translate(bytes(levels[byte & 15] for byte in range(256)))
    spread = bytearray(8 * BUCKETS)
    spread[0::8], spread[2::8], spread[4::8], spread[6::8] = high[0::2], low[0::2], high[1::2], low[1::2]
    table = array("Q", bytes(spread))
    if sys.byteorder == "big":
        table.byteswap()
    return table


@lru_cache(maxsize=65536)
def kind(word: str) -> Kind:
    """What a word is; capitals do not matter.

    >>> kind("Giulia").personal > 0 > kind("Learning").personal
    True
    """
    small = folded(word)
    if len(small) < 2:
        return UNKNOWN
    table, places = _table(), buckets(small)
    total = sum(map(table.__getitem__, places))
    zero = NONE * len(places)
    given, family, other, place = (STEP * ((total >> at & 0xFFFF) - zero) for at in (0, 16, 32, 48))
    top = max(given, family, other, place)
    named, spoken, located = exp(given - top) + exp(family - top), exp(other - top), exp(place - top)
    return Kind(
        log(named / (spoken + located)) + BALANCE,
        given - family,
        log(located / (named + spoken)),
    )


def personal(word: str) -> float:
    return kind(word).personal


def given(word: str) -> float:
    return kind(word).given


def placed(word: str) -> float:
    return kind(word).placed


@lru_cache(maxsize=16384)
def person(text: str) -> float:
    """How much the words of a text are parts of names: the mean of their log-odds, each in [-4, 4]; 0 for none.

    >>> person("Giulia Ferrari") > 1, person("Graph Networks for Speech") < -1
    (True, True)
    """
    known = [each.personal for each in map(kind, _words(text)) if each is not UNKNOWN]
    return sum(max(-4.0, min(4.0, each)) for each in known) / len(known) if known else 0.0


@lru_cache(maxsize=16384)
def place(text: str) -> float:
    """How much a text names a place or an institution: its best word for that, less what its others say of a person.

    >>> place("University of Lagos") > 0, place("Giulia Ferrari") < 0
    (True, True)
    """
    known = [each for each in map(kind, _words(text)) if each is not UNKNOWN]
    if not known:
        return 0.0
    best = max(known, key=lambda each: each.placed)
    names = [each.personal for each in known if each is not best]
    said = min(4.0, best.placed) - max(0.0, best.personal, sum(names) / len(names) if names else 0.0)
    return said - 1.5 if _TWO_WORDS.fullmatch(text) else said


def kind_of(lines: Iterable[str]) -> Literal["people", "places", "words"] | None:
    """What a column of lines is, such as those at the same place of every record; None where it is not plain.

    >>> kind_of(["Giulia Ferrari", "Hiroshi Tanaka"]), kind_of(["Graph Networks", "Learning to Rank"])
    ('people', 'words')
    """
    counted = {"people": 0, "places": 0, "words": 0}
    total = 0
    for line in lines:
        total += 1
        named = person(line)
        counted["places" if place(line) > max(0.0, named) else "people" if named > 0 else "words"] += (
            named != 0.0
        )
    if not total:
        return None
    for each in ("people", "places", "words"):
        if counted[each] * 3 >= total * 2:
            return each
    return None


def _words(text: str) -> Sequence[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in PARTICLES and len(word) > 1]
