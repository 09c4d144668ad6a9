"""Ways in which the author list of one paper differs from list to list."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

from msgspec.structs import replace

from papershelf.model import Record

Wear = Callable[[Record, Random], Record | None]
"""A record and a random generator to the worn record, or None where nothing can wear."""

WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss", "æ": "ae"}
BARE = {"ł": "l", "Ł": "L", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"}
GROUP = re.compile("Collaboration|Consortium")


def cut_authors(most: int) -> Wear:
    def cut(record: Record, rng: Random) -> Record | None:
        if len(record.authors) <= most:
            return None
        return replace(record, authors=record.authors[:most], authors_complete=False)

    return cut


def initials(record: Record, rng: Random) -> Record | None:
    def short(name: str) -> str:
        *given, surname = name.split()
        letters = [each[0] + sign for each in given if each[0].isupper()]
        return " ".join([*letters, *(each for each in given if each[0].islower()), surname])

    sign = rng.choice([".", ""])
    return named(record, short)


def first_initial_only(record: Record, rng: Random) -> Record | None:
    return named(record, lambda name: f"{name[0]}. {name.split()[-1]}" if " " in name else name)


def surname_first(record: Record, rng: Random) -> Record | None:
    def turned(name: str) -> str:
        *given, surname = name.split()
        while given and given[-1].islower():
            surname = f"{given.pop()} {surname}"
        return f"{surname}, {' '.join(given)}" if given else name

    return named(record, turned)


def surname_first_initials(record: Record, rng: Random) -> Record | None:
    short = initials(record, rng)
    return surname_first(short or record, rng)


def middle_names_dropped(record: Record, rng: Random) -> Record | None:
    def bare(name: str) -> str:
        words = name.split()
        inner = [word for word in words[1:-1] if word.islower()]
        return " ".join([words[0], *inner, words[-1]]) if len(words) > 2 else name

    return named(record, bare)


def no_diacritics(record: Record, rng: Random) -> Record | None:
    return named(record, plain)


def diacritics_written_out(record: Record, rng: Random) -> Record | None:
    def spelt(name: str) -> str:
        return plain("".join(WRITTEN_OUT.get(char, char) for char in unicodedata.normalize("NFC", name)))

    return named(record, spelt) if any(set("".join(record.authors)) & set(WRITTEN_OUT)) else None


def capital_names(record: Record, rng: Random) -> Record | None:
    return named(record, str.upper)


def family_name_before(record: Record, rng: Random) -> Record | None:
    """East Asian names with the surname first and no comma, as their lists at home write them."""
    asian = set(
        "Wu Zhu Sun Zhang Ren Wang Li Liu Chen Xu Hu Huang Su Mo Cao Tan Shen Lin Ho Yang Zhou He Zou Hui".split()
    )

    def turned(name: str) -> str:
        words = name.split()
        return f"{words[1]} {words[0]}" if len(words) == 2 and words[1] in asian else name

    return named(record, turned)


def no_authors(record: Record, rng: Random) -> Record | None:
    """Without authors, a record is known by its abstract or a title of five words."""
    if not record.authors or not (record.abstract or len((record.title or "").split()) > 4):
        return None
    return replace(record, authors=(), authors_complete=False)


AUTHORS: Mapping[str, Wear] = {
    "one author": cut_authors(1),
    "three authors": cut_authors(3),
    "ten authors": cut_authors(10),
    "initials": initials,
    "first initial only": first_initial_only,
    "surname first": surname_first,
    "surname first, initials": surname_first_initials,
    "middle names dropped": middle_names_dropped,
    "diacritics lost": no_diacritics,
    "diacritics written out": diacritics_written_out,
    "names in capitals": capital_names,
    "family name before": family_name_before,
    "no authors": no_authors,
}


def named(record: Record, change: Callable[[str], str]) -> Record | None:
    """The record with its people's names changed; those of groups have no given names."""
    authors = tuple(name if GROUP.search(name) else change(name) for name in record.authors)
    return replace(record, authors=authors) if authors != record.authors else None


def plain(text: str) -> str:
    """Without accents and strokes."""
    apart = unicodedata.normalize("NFKD", "".join(BARE.get(char, char) for char in text))
    return "".join(char for char in apart if not unicodedata.combining(char))
