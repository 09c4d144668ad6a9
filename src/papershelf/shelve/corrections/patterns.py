"""A name → a regular expression that finds it in any writing."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from papershelf.shelve.papers.listing import folded
from papershelf.shelve.slugs import slug

BETWEEN = r"(?:[^\w;]|_)"
"""What may stand between the words of a name: in a sentence, a file's name, an address, a slug."""
UNPARTED = 7
"""A name of so many letters is told as one word too: "janedoe"."""
SHORT = 4
"""Latin letters of a name in another script; fewer are other words, too."""
SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
"""How letters are written where there are none of them."""
WORD = re.compile(r"[^\W_]+")


def pattern(name: str) -> str:
    """A regular expression for a name in any writing: surname first, any case, without accents, as a slug; of a name
    in another script also in Latin letters as a slug has them."""
    turned, comma, given = name.partition(",")
    words = WORD.findall(f"{given} {turned}" if comma else name)
    orders = [[*words[at:], *words[:at]] for at in range(len(words))]  # the surname may have several words
    latin = slug(name) if not folded(name).isascii() else ""
    written = [pattern(latin.replace("-", " "))] if len(latin) >= SHORT else []
    if any(is_unparted(char) for char in name):
        return "|".join([*(rf"{BETWEEN}*".join(map(spaced, order)) for order in orders), *written])
    long = sum(map(len, words)) >= UNPARTED
    between = f"{BETWEEN}{'*' if long else '+'}"
    forms = "|".join(between.join(map(letters, order)) for order in orders)
    return "|".join([rf"(?<![^\W\d_])(?:{forms})(?![^\W\d_])", *written])


def spaced(word: str) -> str:
    """A word of a script that writes no spaces: some texts have them between its signs."""
    return r"[\s·・]*".join(map(letter, word))


def letters(word: str) -> str:
    return "".join(map(letter, unicodedata.normalize("NFC", word)))


def letter(char: str) -> str:
    """A letter with or without accents, in one sign or with a mark behind."""
    bare = folded(char)
    if len(bare) != 1 or not bare.isascii():  # another script, "ß" and "æ"
        return re.escape(char) if bare == char.lower() else f"(?:{re.escape(char)}|{re.escape(bare)})"
    plain = f"[{bare}{''.join(accented().get(bare, ()))}][\u0300-\u036f]*"
    return f"(?:{SPELT[char.lower()]}|{plain})" if char.lower() in SPELT else plain


@lru_cache(maxsize=1)
def accented() -> Mapping[str, list[str]]:
    """The Latin letters that are written for a plain one."""
    found: dict[str, list[str]] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        if char.isalpha():
            found.setdefault(folded(char), []).append(char)
    return found


def is_unparted(char: str) -> bool:
    """Whether a letter is of a script that writes no spaces."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"
