"""A name in another script and one in Latin letters: whether the one says what the other says.

Every language writes its names in Latin letters in many ways, so no single transliteration is compared. Han is read as
pinyin; Hangul and Arabic become patterns of all that their letters are written as; of Cyrillic and Greek the Latin
letters are compared by their sound.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from papershelf.shelve.people.names import WHOLE, Name, matches, parse, romanised
from papershelf.shelve.people.short_forms import SHORT_FORMS
from papershelf.shelve.people.sounds import sound

OTHER = re.compile(r"[^\W\d_a-z]")
"""A letter of another script, in folded names."""
HANGUL = re.compile("[\uac00-\ud7a3]+")
ARABIC = re.compile("[\u0600-\u06ff]")
HAN = re.compile("[\u3400-\u9fff]+")
MARKS = re.compile("[\u064b-\u0652\u0640\u200c\u200d]")
"""What Arabic writes for short vowels, and signs that only hold letters together or apart."""

CARONS = re.compile("[šžčćđ]", re.IGNORECASE)
SERBIAN = str.maketrans({"ш": "s", "ж": "z", "ч": "c", "ћ": "c", "ђ": "d", "џ": "dz", "х": "h", "ц": "c"})
UKRAINIAN = str.maketrans({"г": "h"})
DIPHTHONGS = {"ου": "ou", "ευ": "eu", "αυ": "au"}
GREEK = re.compile("|".join(DIPHTHONGS))

INITIALS = (
    "g|k|q,kk|gg|k|g,n,d|t,tt|dd|t,r|l,m,b|p|v,pp|bb|b|p,s|sh,ss|s,,j|ch|z|c|zh,jj|j|tch,ch|c|tch,k|kh,t|th,p|ph|f,h"
).split(",")  # fmt: skip
VOWELS = (
    "ah?,ae|ai|ay|e,ya|ia,yae|ye,eo|u|o|uh|ur|er|eu|ou,e|ay|ei,y?eo|you?|yu|yuh|yur|you|ie?o,ye|yae|e|ie,oh?|oo,wah?|oa"
    ",wae|wai,oe|oi|oy|we|oh?e,yo|io,u|oo|ou|wu|woo,weo|wo|wu|uo,we,wi|wee|ui,yu|yoo|you|iu|ew,eu|u|e|oo|i,eui|ui|ee|i"
    ",i|ee|y|yi|ie"
).split(",")  # fmt: skip
FINALS = (
    ",k|g|ck|c,k|g,k|g,n,n,n,t|d,l|r|ll,k|g|l,m|l?m,l,l,l,l,l,m,p|b,p|b,t|s,t|s,ng|n?g,t|j,t|ch,k,t,p,t|h?"
).split(",")  # fmt: skip
"""How the letters of Hangul are written, in the order of Unicode's composition (The Unicode Standard, 3.12)."""
FAMILIES = {
    "이": "lee|yi|i|rhee|ree|rhie|ri|li|lie|yee|e",
    "박": "par?k|bar?k|back",
    "리": "ri|lee|li|rhee|ree",
}
"""Family names that are written as no rule has it."""

TWO_SYLLABLES = frozenset("황보 남궁 선우 제갈 독고 사공 서문".split())

ARABIC_LETTERS = {
    **dict.fromkeys("ب", "b|p"), "پ": "p", "ت": "t", "ث": "th|s|t", "ج": "j|g|dj|dg", "چ": "ch|tch", "ح": "h",
    "خ": "kh|k|h|x", "د": "d", "ذ": "dh|z|th|d", "ر": "r", "ز": "z|s", "ژ": "zh|j", "س": "s|c", "ش": "sh|ch|s",
    "ص": "s", "ض": "d|dh|z", "ط": "t", "ظ": "z|dh|th|d", "ع": "aa?|e|o|u|i|", "غ": "gh|g|q", "ف": "f|ph",
    "ق": "q|gh|k|g|c", "ك": "k|c|q", "ک": "k|c|q", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h|eh|a|e|ah",
    "ة": "ah?|at|eh?|et", "و": "w|v|ou|oo|ow|aw|au|o|u", "ي": "y|iy?|ee|ei|ey|ai|ay|ie|e", "ى": "aa?|y|i|ee|e",
    "ی": "y|iy?|ee|ei|ey|ai|ay|ie|e", "ا": "aa?|e|o|", "أ": "a|e|i|o|u", "إ": "i|e", "آ": "aa?", "ء": "", "ئ": "e|i|",
    "ؤ": "o|u|",
}  # fmt: skip
"""How letters of Arabic and Persian are written."""
VOWEL_FIRST = "اأإآعئؤ"
"""Letters that begin with a vowel in Latin ones."""
ARTICLE = "(?:[aeu](?:l|[rstdnz]h?)?)"
SHORT_VOWEL = "[aeiou]?"
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
"""Letters that are written once or twice."""


@lru_cache(maxsize=1 << 14)
def say_one(latin: str, foreign: str) -> bool:
    """Whether a name in Latin letters is one in another script. Neither may have a given name of initials."""
    one, bare = parse(latin), "".join(foreign.split())
    if not one.spelt_out or OTHER.search(one.surname):
        return False
    if HANGUL.fullmatch(bare):
        return any(
            family.fullmatch(plain(one.surname)) and given.fullmatch("".join(map(plain, one.given)))
            for family, given in of_hangul(bare)
        )
    if WHOLE.fullmatch(bare):
        if not HAN.fullmatch(bare):  # Kana, and names that mix it with Han, whose letters have many readings
            return False
        mine = plain(one.surname), "".join(map(plain, one.given))
        return any(mine == (pinyin(bare[:at]), pinyin(bare[at:])) for at in (1, 2) if len(bare) > at)
    if ARABIC.search(foreign):
        return of_arabic(foreign).fullmatch("".join(map(plain, one.words))) is not None
    return any(same_sound(one, other) for other in in_orders(foreign, bool(CARONS.search(latin))))


def pinyin(letters: str) -> str:
    """Letters that are written without spaces, in Latin ones: Han as Mandarin reads it."""
    return anyascii(letters).lower()


def in_orders(foreign: str, carons: bool) -> Iterator[Name]:
    """A name in Cyrillic or Greek in Latin letters, as it stands and with the surname first; with the letters that
    Serbian and Macedonian have (ш is š) where the other name has `carons`."""
    words = [GREEK.sub(lambda found: DIPHTHONGS[found[0]], word) for word in parse(foreign).words]
    if len(words) < 2:
        return
    for letters in (SERBIAN,) if carons else ({}, UKRAINIAN):
        latin = [anyascii(word.translate(letters)).lower().replace("'", "") for word in words]
        yield Name(tuple(latin[:-1]), latin[-1])
        yield Name(tuple(latin[1:]), latin[0])


def same_sound(latin: Name, other: Name) -> bool:
    """Whether surname and first given name sound alike, or the given names are known as one; what more there is agrees,
    or stands in one of the two only."""
    if sound(latin.surname) != sound(other.surname):
        return False
    mine, theirs = plain(latin.given[0]), plain(other.given[0])
    if len(theirs) < 2 or not (sound(mine) == sound(theirs) or frozenset((mine, theirs)) in SHORT_FORMS):
        return False
    short, long = sorted((latin.given[1:], other.given[1:]), key=len)
    rest = iter(long)
    return all(any(matches(sound(part), sound(each)) for each in rest) for part in short)


def plain(word: str) -> str:
    return re.sub("[-‐‑’'ʼ]", "", word)


@lru_cache(maxsize=1 << 12)
def of_hangul(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Patterns of the family name and the given name, for each length that the family name can have."""
    lengths = (2,) if name[:2] in TWO_SYLLABLES else (1, 2) if len(name) > 3 else (1,)
    return tuple(
        (re.compile(family_of(name[:at])), re.compile("".join(map(syllable, name[at:]))))
        for at in lengths
        if len(name) > at
    )


def family_of(letters: str) -> str:
    """A pattern of a family name, whose l and r some write, some say and some leave out."""
    if letters in FAMILIES:
        return FAMILIES[letters]
    first = (ord(letters[0]) - 0xAC00) // 588
    pattern = "".join(map(syllable, letters))
    return pattern.replace(f"(?:{INITIALS[first]})", "(?:rh?|l|n|)", 1) if first in (2, 5, 11) else pattern


def syllable(letter: str) -> str:
    code = ord(letter) - 0xAC00
    initial, vowel, final = INITIALS[code // 588], VOWELS[code % 588 // 28], FINALS[code % 28]
    return f"(?:{initial})(?:{vowel})(?:{final})"


@lru_cache(maxsize=1 << 12)
def of_arabic(name: str) -> re.Pattern[str]:
    """A pattern of how the words of a name are written, as one word: short vowels stand in Latin letters alone."""
    parts = []
    for word in MARKS.sub("", name).split():
        if word.startswith("ال") and len(word) > 3:
            parts.append(ARTICLE)
            word = word[2:]
        for letter in word:
            written = ARABIC_LETTERS.get(letter)
            if written is None:
                return re.compile(r"(?!)")
            ways = (way + "{1,2}" * (way in CONSONANTS) for way in written.split("|"))
            parts.append(f"(?:{'|'.join(ways)}){SHORT_VOWEL}")
        parts[-1] = parts[-1].removesuffix(SHORT_VOWEL)  # "Amin", "Amina" are two
    return re.compile("".join(parts))


def foreign_keys(name: str) -> tuple[str, ...]:
    """What a name in another script has in common with all names in Latin letters that say the same."""
    bare = "".join(name.split())
    words = romanised(name)
    if len(words) < 2:
        return ()
    if ARABIC.search(name):
        first, last = (MARKS.sub("", name).split()[at] for at in (0, -1))
        kinds = (kind_of_arabic(last), kind_of_arabic(last.removeprefix("ال")))
        return tuple(dict.fromkeys(f"{kind_of_arabic(first)} {kind}" for kind in kinds))
    if HANGUL.fullmatch(bare):
        at = 2 if bare[:2] in TWO_SYLLABLES else 1
        return (f"{kind_of(pinyin(bare[at:]))} {kind_of(pinyin(bare))}",)
    if WHOLE.fullmatch(bare):
        return ("".join(sorted(pinyin(bare))),) if HAN.fullmatch(bare) else ()
    return tuple(
        dict.fromkeys(sound(each.surname) for carons in (False, True) for each in in_orders(name, carons))
    )


def latin_keys(name: str) -> tuple[str, ...]:
    """What a name in Latin letters has in common with those in other scripts, of each kind."""
    parts = parse(name)
    if not parts.spelt_out:
        return ()
    letters = "".join(sorted("".join(map(plain, parts.words))))
    return f"{kind_of(parts.given[0])} {kind_of(parts.surname)}", letters, sound(parts.surname)


def kind_of_arabic(word: str) -> str:
    return "a" if word[:1] in VOWEL_FIRST else kind_of(pinyin(word))


def kind_of(word: str) -> str:
    """One of five kinds of first letters: what one script begins with, the other does with one of its kind."""
    letter = word.lstrip("'`ʻ")[:1]
    for kind, letters in (("k", "kgcqjzsxh"), ("t", "td"), ("p", "bpvwf"), ("m", "m")):
        if letter and letter in letters:
            return kind
    return "a"
