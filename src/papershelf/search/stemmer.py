"""A word in, its stem out: Porter's algorithm with the variations of lunr.js 2.3.9, unit for unit."""

import re

STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = frozenset(
    ("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate")
) | {"iti", "ous", "ive", "ize"}

# A consonant is whatever is no vowel: digits and marks too.
CONSONANTS = "[^aeiou][^aeiouy]*"
VOWELS = "[aeiouy][aeiou]*"
measure_over_0 = re.compile(f"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}").match
measure_is_1 = re.compile(rf"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}(?:{VOWELS})?\Z").match
measure_over_1 = re.compile(f"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}{VOWELS}{CONSONANTS}").match
has_vowel = re.compile(f"(?:{CONSONANTS})?[aeiouy]").match
ends_short = re.compile(rf"{CONSONANTS}[aeiouy][^aeiouwxy]\Z").match


def stem(word: str) -> str:
    """The stem that lunr.js gives, which counts UTF-16 code units: beyond U+FFFF a character is two."""
    if word.isascii() or max(word) <= "\uffff":
        return _stem(word)
    octets = word.encode("utf-16-be", "surrogatepass")
    units = "".join(chr(high << 8 | low) for high, low in zip(octets[::2], octets[1::2], strict=True))
    return _stem(units).encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def _stem(word: str) -> str:
    if len(word) < 3:
        return word
    starts_with_y = word[0] == "y"
    if starts_with_y:
        word = "Y" + word[1:]
    last = word[-1]
    if last == "s":
        word = _plural(word)
        last = word[-1]
    if last in "dg":
        word = _participle(word)
    if word[-1] == "y" and len(word) > 2 and word[-2] not in "aeiou":
        word = word[:-1] + "i"
    if word[-1] in "lirnms":
        word = _replace(word, STEP_2, 7)
    if word[-1] in "eils":
        word = _replace(word, STEP_3, 5)
    word = _strip(word)
    if word[-1] == "e" and len(word) > 1:
        stem = word[:-1]
        if measure_over_1(stem) or (measure_is_1(stem) and not ends_short(stem)):
            word = stem
    if word.endswith("ll") and measure_over_1(word):
        word = word[:-1]
    return "y" + word[1:] if starts_with_y else word


def _plural(word: str) -> str:
    if (word.endswith("ies") and len(word) > 3) or (word.endswith("sses") and len(word) > 4):
        return word[:-2]
    return word[:-1] if word[-2] != "s" else word


def _participle(word: str) -> str:
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if measure_over_0(word[:-3]) else word
    if word.endswith("ed") and len(word) > 2:
        stem = word[:-2]
    elif word.endswith("ing") and len(word) > 3:
        stem = word[:-3]
    else:
        return word
    if not has_vowel(stem):
        return word
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "aeiouylsz":
        return stem[:-1]
    return stem + "e" if ends_short(stem) else stem


def _replace(word: str, endings: dict[str, str], longest: int) -> str:
    """The longest ending that leaves something before it decides, even when that turns out too short."""
    for length in range(min(longest, len(word) - 1), 2, -1):
        ending = word[-length:]
        if ending in endings:
            before = word[:-length]
            return before + endings[ending] if measure_over_0(before) else word
    return word


def _strip(word: str) -> str:
    for length in range(min(5, len(word) - 1), 1, -1):
        if word[-length:] in STEP_4:
            before = word[:-length]
            return before if measure_over_1(before) else word
    if word.endswith(("sion", "tion")) and len(word) > 4:
        before = word[:-3]
        return before if measure_over_1(before) else word
    return word
