"""Texts to comparable words: markup, TeX, entities, small capitals, Greek letters and British spelling taken away."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from anyascii import anyascii

from papershelf.late import late

WORD = re.compile(r"[^\W_]+")
BETWEEN = bytes(code if chr(code).isalnum() else 0x20 for code in range(0x80)) + b" " * 0x80
"""ASCII with white space for all that no word has."""
UNSPACED_SIGN = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""Letters of scripts in which a sign or two is a word: Han, Kana, Hangul, Thai, Lao, Khmer, Burmese."""
UNSPACED = late(UNSPACED_SIGN)
SOUNDED = "\u3099\u309a"
"""The marks of Kana that make another sound of one: no accents."""
SMALL_CAPITALS = "".join(map(chr, (*range(0x1D00, 0x1D23), 0xA730, 0xA731, *range(0x250, 0x2B0))))
STROKES = {
    code: anyascii(chr(code)).lower()
    for code in (*range(0xC0, 0x250), *map(ord, SMALL_CAPITALS))
    if chr(code).isalpha()
}
SET_SMALL = late(f"[{SMALL_CAPITALS}]")
TAG = late(
    r"</?(?:jats:|mml:)?(?:i|b|u|em|strong|italic|bold|sub|sup|inf|sc|scp|small|tt|span|font|p|br|title|math|m[a-z]+)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
ACCENT = late(r"\\(?:['`^\"~=.]|[uvHtcdbkr](?![A-Za-z]))\s*\{?\s*\\?([A-Za-z])\}?")
COMMAND = late(r"\\([A-Za-z]+)\s*")
TEX_SIGNS = late(r"[\\{}$^_]")
BROKEN = late(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
"""The hyphen of a word that a line's end broke."""
CHINESE_MARK = late(r"\s*\[[A-Z](?:/OL)?\]\W*\Z")
"""The kind of a source as Chinese lists write it behind titles: [J], [M/OL]."""
DISCUSSED = late(
    r"\s*[(\[]with\s[^()\[\]]*\b(?:discussions?|comments?|rejoinders?|repl(?:y|ies)|responses?)\b[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
TEX_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[\\{}$^_~]")
WRITTEN_OUT = late(r"(?<=[aou])e|(?<=a)a")
"""The letters that write ä, ö, ü and å where a keyboard has none."""
LABEL = frozenset({"abstract", "summary"})

GREEK = dict(
    zip(
        map(ord, "αβγδεζηθικλμνξοπρσςτυφχψω"),
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau "
        "upsilon phi chi psi omega".split(),
        strict=True,
    )
)
MEANT = {name: name for name in GREEK.values()} | {
    "varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varsigma": "sigma", "varrho": "rho",
    "varpi": "pi", "ell": "l", "times": "x", "infty": "infinity", "ss": "ss", "o": "o", "l": "l", "ae": "ae",
    "oe": "oe", "aa": "a", "i": "i", "j": "j", "log": "log", "exp": "exp", "sin": "sin", "cos": "cos", "max": "max",
    "min": "min", "sqrt": "sqrt", "TeX": "tex", "LaTeX": "latex", "AE": "ae", "OE": "oe", "AA": "a", "O": "o",
    "L": "l",
}  # fmt: skip
"""What stands for a TeX command; those that are not here only say how to set what follows."""

BRITISH = (
    (late(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations|ational|able)\Z"), r"iz\1"),
    (late(r"(?<=\w{2})ys(e|ed|es|er|ers|ing)\Z"), r"yz\1"),
    (late(r"(?<=\w{2})our(s|ed|ing|al|ally|able|less|ful|hoods?|ites?|ist|istic)?\Z"), r"or\1"),
    (late(r"(?<=\w[aeiou])ll(ing|ed|er|ers|ings)\Z"), r"l\1"),
    (late(r"(?<=\w{2})([tb])re(s?)\Z"), r"\1er\2"),
    (late(r"(?<=\w{2})ogue(s?)\Z"), r"og\1"),
    (late(r"(?<=\w{2})ence(s?)\Z"), r"ense\1"),
    (late(r"[ao]e(?=[a-z]{2})"), "e"),
    (late(r"\Agrey"), "gray"),
    (late(r"sulph"), "sulf"),
    (late(r"\Aprogramme(s?)\Z"), r"program\1"),
    (late(r"dgement"), "dgment"),
    (late(r"\Aartefact"), "artifact"),
    (late(r"\Aaluminium"), "aluminum"),
    (late(r"\A(to|after|back|for|in|out|up|down)wards\Z"), r"\1ward"),
)
"""Endings and stems that British English spells otherwise; the same is done to all words, so no pair of words need be
listed."""


def words_of(text: str) -> Sequence[str]:
    """The words of a text in lower case without accents, TeX or punctuation."""
    if "\\" in text or "$" in text:
        text = TEX_COMMAND.sub(" ", text)
    if text.isascii():  # as the pattern would find them, in a quarter of its time
        return text.lower().encode().translate(BETWEEN).decode().split()
    return WORD.findall(folded(text))


def folded(text: str) -> str:
    """Lower case without accents and other strokes of Latin letters: é and e, ł and l, æ and ae are equal, and so are
    small capitals and letters."""
    if text.isascii():
        return text.lower()
    if "ǫ" in text and SET_SMALL.search(text):  # what stands for a small capital q, which Unicode lacks
        text = text.replace("ǫ", "q")
    bare = (
        mark
        for mark in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(mark) or mark in SOUNDED
    )
    return unicodedata.normalize("NFC", "".join(bare)).translate(STROKES)


def plain(text: str) -> str:
    """A text without entities, tags and TeX, as far as it has any."""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = TAG.sub("", text)
    if "\\" in text:
        text = ACCENT.sub(r"\1", text.replace("\\&", "&").replace("\\%", "%"))
        text = COMMAND.sub(lambda command: meant(command[1]), text)
    if "$" in text or "{" in text or "\\" in text:
        text = TEX_SIGNS.sub("", text)
    return text


def meant(command: str) -> str:
    """What stands for a TeX command: a letter's name, or nothing."""
    return MEANT.get(command) or (MEANT.get(command.lower(), "") if len(command) > 1 else "")


def comparable(text: str) -> Sequence[str]:
    """The words of a text as they are compared: Greek letters by their names, "×" as x."""
    text = plain(text)
    if text.isascii():
        return words_of(text)
    if "×" in text:
        text = text.replace("×", "x")
    words = words_of(text)
    return [word if word.isascii() else word.translate(GREEK) for word in words]


@lru_cache(maxsize=1 << 13)
def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, British ones as American English spells them; "(with discussion)" is none of it."""
    title = CHINESE_MARK.sub("", title)
    if "with" in title:
        title = DISCUSSED.sub("", title) or title
    if "&" in title:
        title = unescape(title).replace("&", " and ")
    return tuple(map(american, comparable(title)))


def spelt_out_key(title: str) -> str:
    """A title's letters where "ue" for "ü" and "u" are one: equal for all ways to write an umlaut."""
    return WRITTEN_OUT.sub("", "".join(comparable(title)))


def title_key(title: str) -> str:
    """A title's letters and digits: case, accents, TeX, dashes, quotes, spaces and British spelling do not tell titles
    apart."""
    return "".join(title_words(title))


@lru_cache(maxsize=1 << 14)
def american(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    for british, other in BRITISH:
        word = british.sub(other, word)
    return word


@lru_cache(maxsize=1 << 11)
def text_words(text: str) -> tuple[str, ...]:
    """The words of an abstract, words put together that a line's end broke."""
    if "- " in text or "-\n" in text:
        text = BROKEN.sub("", text)
    words = tuple(comparable(text))
    return words[1:] if words and words[0] in LABEL else words
