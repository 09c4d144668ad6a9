"""A text to the attributes `lang` and `dir` of its element, as far as its letters alone tell them.

Kana are Japanese, Hangul is Korean, other Chinese characters are Chinese; Hebrew, Greek, Thai and their like tell their
language, too. Cyrillic, Arabic and Devanagari do not: several languages are written so. Arabic still tells where a line
begins.
"""

import re
from functools import lru_cache

FOREIGN = re.compile(
    r"[\u0370-\u1c8f\u1c90-\u1cbf\u2c00-\u2dff\u2e80-\ua4cf\ua840-\uabff\uac00-\ud7ff\uf900-\uffdf𐀀-𖫿𠀀-𳍿]"
)
"""Letters of other scripts than Latin; the alphabets of mathematics are none."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc𐠀-𐿿𞠀-𞿿]")
KANA, HANGUL = (
    re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]"),
    re.compile(r"[\u1100-\u11ff\uac00-\ud7af]"),
)
HAN = re.compile(r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff𠀀-𳍿]")
LANGUAGES = tuple(
    (re.compile(letters), language)
    for letters, language in (
        (r"[\u0370-\u03ff\u1f00-\u1fff]", "el"),
        (r"[\u0531-\u058f]", "hy"),
        (r"[\u0590-\u05ef\ufb1d-\ufb4f]", "he"),
        (r"[\u0780-\u07bf]", "dv"),
        (r"[\u0a80-\u0aff]", "gu"),
        (r"[\u0b80-\u0bff]", "ta"),
        (r"[\u0c00-\u0c7f]", "te"),
        (r"[\u0c80-\u0cff]", "kn"),
        (r"[\u0d00-\u0d7f]", "ml"),
        (r"[\u0d80-\u0dff]", "si"),
        (r"[\u0e00-\u0e7f]", "th"),
        (r"[\u0e80-\u0eff]", "lo"),
        (r"[\u1000-\u109f]", "my"),
        (r"[\u10a0-\u10ff\u1c90-\u1cbf]", "ka"),
        (r"[\u1780-\u17ff]", "km"),
    )
)
"""Scripts that are one language's, or nearly."""
LONE_GREEK = re.compile(r"(?<![\u0370-\u03ff\u1f00-\u1fff])[\u0370-\u03ff](?![\u0370-\u03ff\u1f00-\u1fff])")
"""A sign of mathematics, or a Greek word that tells no more than the others."""
YIDDISH = re.compile(r"[\u05f0-\u05f2]")
DENSE = 3
"""So many Latin letters say what one character of these scripts says."""
RTL_LANGUAGES = frozenset("ar arc ckb dv fa he ks ku-arab nqo ps sd syr ug ur yi".split())


def attributes(text: str) -> str:
    """` lang="ja"` or ` dir="rtl" lang="he"` for a text most of which is written so; "" for Latin letters."""
    return "" if text.isascii() or not FOREIGN.search(text) else told(text)


@lru_cache(maxsize=1 << 14)
def of_name(name: str) -> str:
    """As `attributes`, for a person's name: in Chinese characters alone it may be Japanese, too."""
    found = attributes(name)
    return "" if found == ' lang="zh"' else found


def told(text: str) -> str:
    text = LONE_GREEK.sub("", text)
    foreign = FOREIGN.findall(text)
    latin = sum(char.isalpha() for char in text) - sum(char.isalpha() for char in foreign)
    kana, hangul, han = (len(script.findall(text)) for script in (KANA, HANGUL, HAN))
    if DENSE * (kana + hangul + han) > latin and kana + hangul + han > len(foreign) / 2:
        if 10 * kana >= han and kana:
            return ' lang="ja"'
        return ' lang="ko"' if hangul else ' lang="zh"'
    rtl = len(RIGHT_TO_LEFT.findall(text))
    direction = ' dir="rtl"' if 2 * rtl > latin + len(foreign) else ""
    for letters, language in LANGUAGES:
        if 2 * len(letters.findall(text)) > latin + len(foreign):
            return (
                direction if language == "he" and YIDDISH.search(text) else f'{direction} lang="{language}"'
            )
    return direction


def direction(language: str) -> str:
    """` dir="rtl"` for a site whose language is written so."""
    primary = language.lower().partition("-")[0]
    return ' dir="rtl"' if primary in RTL_LANGUAGES or language.lower() in RTL_LANGUAGES else ""
