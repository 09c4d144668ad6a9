"""Words of names by their sound: equal for the ways in which Slavic, Greek and Arabic ones stand in Latin letters."""

import re
from functools import lru_cache

from anyascii import anyascii

STEPS = tuple(
    (re.compile(pattern), with_what)
    for pattern, with_what in (
        (r"[-‐‑’'ʼ`]", ""),
        (r"shch|sch", "S"),
        (r"sh", "S"),
        (r"tch", "C"),
        (r"dj|dzh", "J"),
        (r"zh", "Z"),
        (r"kh", "h"),
        (r"ch", "C"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"gh", "g"),
        (r"(?<!^)mp|^mp", "b"),
        (r"gk", "g"),
        (r"gg", "ng"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"x|cks|cs", "ks"),
        (r"ck|q|c", "k"),
        (r"w", "v"),
        (r"([ea])u(?=[aeioubvgdzlmnr])", r"\1v"),
        (r"tz|ts", "c"),
        (r"^gi(?=[aeou])", "i"),
        (r"^ie|^ye|^je", "e"),
        (r"[yj]", "i"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
        (r"i+", "i"),
    )
)

ABD = re.compile(r"abd[-\s]?[aeou]?l?[-\s]?(?=[a-z])")
"""The beginning of names such as Abdulrahman, which is one word, two or three."""


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A word by its sound; every vowel keeps its place, and so do endings, which tell people apart.

    >>> sound("Yurii") == sound("Iuri"), sound("Petrov") == sound("Petrova")
    (True, False)
    """
    word = ABD.sub("abd", anyascii(word).lower())
    for pattern, with_what in STEPS:
        word = pattern.sub(with_what, word)
    return word
