"""Signs that are part of a title where they stand at a letter or digit: C++, A*, Na⁺, −10, p < 1, T′, 2.0."""

from collections import Counter
from functools import lru_cache

import msgspec

from papershelf.late import late
from papershelf.shelve.papers.wording import GREEK, WORD, folded, plain

DASHES = "-‐‑‒–−"
HIGH = "⁻"
RAISED_PLUS = "⁺"
"""A raised minus and a raised plus, however they are set."""

ANY = late(rf"[+#*<>≤≥≠±∓′″⁺⁻∗＋⋆♯^]|\d\.\d|&[lg]t;|\\[a-z]|[{DASHES}](?!\w)|(?<!\w)[{DASHES}]\w")
"""What a title without any sign lacks."""
SPELT = (
    (late(r"\\pm(?![A-Za-z])|\+/[-−–]|∓"), "±"),
    (late(r"\\(?:le|leq|leqslant)(?![A-Za-z])|<=|≦|⩽"), "≤"),
    (late(r"\\(?:ge|geq|geqslant)(?![A-Za-z])|(?<![-=])>=|≧|⩾"), "≥"),
    (late(r"\\neq?(?![A-Za-z])|!="), "≠"),
    (late(r"\\lt(?![A-Za-z])|&lt;"), "<"),
    (late(r"\\gt(?![A-Za-z])|&gt;"), ">"),
    (late(r"\^?\{?\\prime\}?"), "′"),
    (late(r"\\(?:ast|star)(?![A-Za-z])|[∗＊⋆]"), "*"),
    (late(rf"(?:\^\{{?|<sup[^<>]*>)\s*[{DASHES}]|(?<=[α-ωΑ-Ω])[{DASHES}](?!\w)"), HIGH),
    (late(r"(?:\^\{?|<sup[^<>]*>)\s*\+|⁺"), RAISED_PLUS),
    (late(r"＋"), "+"),
    (late(r"♯"), "#"),
    (late(r"″"), "′′"),
)
"""How signs are set, and what they are."""
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
ARROW = late(r"[-=–−]+>|<[-=–−]+|>>+|<<+")

PLUS = late(r"([^\W\d_]+|\d+)(\+\+|\+(?!\s?[\w(]|\+)|\+(?=\s))")
SUM = late(r"(?<!\w)(\w|\d+)\s?\+\s?(\w|\d+)(?!\w)")
STAR = late(r"(?<![^\W_])(?<!\*)([^\W_]{1,4})\*(?!\*)")
SHARP = late(r"(?<![^\W_])([^\W\d_])#")
HANGING = late(
    rf"(?<![^\W_])([A-Za-z]|[A-Z][a-z])[{DASHES}](?=[\s,;:)\]]|\Z)(?!,?\s*(?:and|or|to|und|oder|et|ou|y|o|e)\b|,)"
)
RAISED = late(rf"(\w+)([{HIGH}{RAISED_PLUS}])(?!\d)")
NEGATIVE = late(
    rf"(?:(?<![\w)\]}}%°]\s)(?<![\w)\]}}%°])|(?<=[^\W\d_]\s))[{DASHES}](\d+|[b-hj-zB-HJ-Z](?!\w))|{HIGH}(\d+)"
)
COMPARED = late(r"([<>≤≥≠±])\s?(\w+)")
TURNING = late(rf"\(([+±]|[{DASHES}])\)\W*(\w+)")
PRIME = late(r"(?<![^\W_])([^\W\d_]|\d+)(′+)")
HYPHENED = late(rf"(?<![^\W_])(\w+)[{DASHES}{HIGH}](?=\w)")
HYPHENED_NUMBER = late(rf"(?<=\w)\s?[{DASHES}]\s?(\d+)")
QUOTED = late(r"(?<![^\W_])([^\W\d_]|\d+)(?:''|['’”\"])")
DECIMAL = late(r"(?<![\d.])(\d+)\.(\d+)(?![\d.])")
RUN = late(r"[^\W\d_]+|\d+")


class Signs(msgspec.Struct, frozen=True):
    """The signs of a title: each with the word at which it stands; those that may be signs or mere hyphens and quotes;
    the numbers with a point as they are without; and how often each word stands."""

    certain: frozenset[tuple[str, str]]
    possible: frozenset[str]
    decimals: frozenset[str]
    words: Counter[str]


@lru_cache(maxsize=1 << 12)
def signs_of(title: str) -> Signs:
    text = title.translate(RAISED_DIGITS)
    for written, sign in SPELT:
        text = written.sub(sign, text)
    text = ARROW.sub(" ", plain(text)).translate(GREEK)
    last = text.rstrip()
    certain: set[tuple[str, str]] = set()

    def found(word: str, sign: str, before: bool = False) -> None:
        bare = simple(word)
        certain.add((bare, sign + bare if before else bare + sign))

    for match in PLUS.finditer(text):
        found(match[1], match[2])
    for match in SUM.finditer(text):
        found(match[2], "+", before=True)
    for match in STAR.finditer(text):
        if len(match[1]) == 1 or match.end() < len(last):  # behind a last word it is a footnote's mark
            found(match[1], "*")
    for match in SHARP.finditer(text):
        found(match[1], "#")
    for match in HANGING.finditer(text):
        found(match[1], "-")
    for match in RAISED.finditer(text):
        found(match[1], "-" if match[2] == HIGH else "+")
    for match in NEGATIVE.finditer(text):
        found(match[1] or match[2], "-", before=True)
    for match in COMPARED.finditer(text):
        found(match[2], match[1], before=True)
    for match in TURNING.finditer(text):
        found(match[2], f"({'-' if match[1] in DASHES else match[1]})", before=True)
    for match in PRIME.finditer(text):
        found(match[1], "′")
    possible = {simple(match[1]) + "-" for match in HYPHENED.finditer(text)}
    possible |= {"-" + match[1] for match in HYPHENED_NUMBER.finditer(text)}
    possible |= {simple(match[1]) + "′" for match in QUOTED.finditer(text)}
    return Signs(
        certain=frozenset(certain),
        possible=frozenset(possible),
        decimals=frozenset(match[1] + match[2] for match in DECIMAL.finditer(text)),
        words=Counter(RUN.findall(simple(text))),
    )


def simple(text: str) -> str:
    return folded(text).translate(GREEK)


@lru_cache(maxsize=1 << 13)
def has_signs(title: str) -> bool:
    return ANY.search(title) is not None


def signs_differ(one: str, other: str) -> bool:
    """Whether a word that both titles have as often bears a sign in one of them only, or a number has a point only
    there."""
    if not has_signs(one) and not has_signs(other):
        return False
    return lacks(signs_of(one), signs_of(other)) or lacks(signs_of(other), signs_of(one))


def lacks(mine: Signs, theirs: Signs) -> bool:
    known = {signed for _, signed in theirs.certain} | theirs.possible
    for bare, signed in mine.certain:
        parts = WORD.findall(bare) and RUN.findall(bare)
        ending = parts[-1] if parts else bare
        if signed not in known and mine.words[ending] == theirs.words[ending]:
            return True
    return any(theirs.words[number] and not mine.words[number] for number in mine.decimals)
