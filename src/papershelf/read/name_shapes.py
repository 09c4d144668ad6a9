"""What a person's name looks like: how likely a text is one name.

By its shape: particles, initials, hyphens, apostrophes, nicknames in quotes, "Jr.", capitals, small letters, single
words, any script; and by its words (see lexicon.py), which speak against a name more than for it: whatever has the
shape of a name and no words that plainly are none may be one.
"""

from functools import lru_cache

from papershelf.late import late
from papershelf.read.groups import is_group
from papershelf.read.lexicon import person, personal
from papershelf.read.particles import PARTICLES as PARTICLES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GLUE_WORDS = _words(
    "a an and are as at be beyond by can do does for from how in into is it its not of on or over than that the their "
    "this through to toward towards under using versus via vs vs. we what when where which who why with within "
    "without your you"
)
"""Words that stand in titles and in no name (in small letters)."""

NEVER_CAPITAL = _words(
    "And Are Beyond For From How Into Is Of Over Than That The Their This Through To Toward Towards Under Using "
    "Versus Via What When Where Which Why With Within Without Your You"
)
"""Words that begin or join titles; as the last word they may be a surname ("Jonathan How")."""

_SUFFIX = late(r"(?:Jr|Sr|jr|sr)\.?|II|III|IV|Ph\.?D\.?|MD|M\.D\.")
_INITIAL = late(r"[^\W\d_](?:\.|’|')?(?:-?[^\W\d_]\.)*|(?:[A-Z][a-z]{0,2}\.)(?:-[A-Z]\.)?")
_SHORTENED = late(r"\b[^\W\d_]{5,}\.\s[^\W\d_]{2}")
_STOPPED = late(r"\b(?!(?:Jr|Sr|Drs|Mrs|Prof)\b)[^\W\d_]{3,}\.(?=\s|\Z)")
"""Words that are cut short, as those of journals: "Comput. Linguist.", "Nat. Mach. Intell."."""
_NICKNAME = late(r"[“\"'‘(][^\W\d_][\w .’'-]*[”\"'’)]")
_MARKED = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e31-\u0ece\u102b-\u103e\u200c\u200d])"
"""A letter, or a mark that Python does not count among the letters (vowel signs, points, joiners)."""
_WORD = late(rf"[^\W\d_](?:{_MARKED}|[’'`´‘·.\-‐‑](?=[^\W\d_]))*+[’'`´.]?")
_JOINT = late(r"[’'ʼʻ`´‘·.\-‐‑]")
_CAMEL_PREFIX = late(
    r"(?:Mc|Mac|De|Di|Da|Du|Do|Dos|La|Le|Lo|Li|Van|Vander|Vanden|Von|Fitz|O|D|Al|El|Ben|Bel|Des|Del|Della|St|San|Ter"
    r"|Ver|Abd|Abu|Ab|Ap|Ha|Mary|Jo|Ann?e?|Ka|Te|Ó)(?=[^\W\d_])"
)
_SYLLABLE = r"(?:[B-DF-HJ-NP-TW-Z]h?|Ts)?[YWyw]?[AEIOUaeiou]{1,3}(?:ng?|[hklmpt])?"
_TWO_SYLLABLES = late(rf"(?=[A-Z]){_SYLLABLE}(?=[A-Z]){_SYLLABLE}")
"""A given name of two syllables, each with its capital, as Koreans and Chinese write them: "GiWoong", "YuHan"."""
_CHINESE = late("[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{3,4}")
"""Family and given name without a space between them."""
_NOBODY = _words("et et. al al. others others. more")
_FOREIGN_TO_NAMES = late(r"[:?!=$\\{}\[\]<>@#%^~/_+;\d]")
_GROUP = 1.0
ODD = -1.0
"""A score above which an odd name is still one among others ("GiWoong Lee")."""


@lru_cache(maxsize=65536)
def name_score(text: str) -> float:
    """How much `text` looks like one person's name, or a group's that signs as one: above 0 it does, below it does not;
    in about [-6, 3]."""
    if is_group(text):
        return _GROUP
    if not text or len(text) > 70 or _FOREIGN_TO_NAMES.search(text):
        return -6.0
    tokens = text.split()
    if _NOBODY.issuperset(tokens):
        return -6.0
    if len(tokens) > 9:
        return -6.0
    quoted = _NICKNAME.search(text)
    if quoted and len(tokens) > 2 and quoted.start() > 0:
        tokens = (text[: quoted.start()] + text[quoted.end() :]).split()
    if len(tokens) > 1 and _SUFFIX.fullmatch(tokens[-1].strip(",")):
        tokens = [*tokens[:-2], tokens[-2].rstrip(","), *tokens[-1:]][:-1]
    all_small = not any(c.isupper() for c in text) and any(c.islower() for c in text)
    if "." in text and (_SHORTENED.search(text) or len(_STOPPED.findall(text)) > 1):
        return -6.0
    total, full = 0.0, 0
    for place, token in enumerate(tokens):
        score, is_full = _token_score(token, first=place == 0, all_small=all_small)
        if token in NEVER_CAPITAL:
            score = -0.7 if 0 < place == len(tokens) - 1 else -6.0
        total += score
        full += is_full
    if not full:
        return min(total, 0.0) - 2.0
    count = len(tokens)
    if count == 1:
        return 1.0 if _CHINESE.fullmatch(text) else total - 1.2 + _told_alone(personal(text))
    usual = 1.0 if count <= 3 else 0.5 if count == 4 else 0.0 if count <= 6 else -1.0
    shape = total / count * 2 + usual
    return max(-6.0, shape + _told(text, tokens)) if shape > ODD else shape


def _told(text: str, tokens: list[str]) -> float:
    """What the words of a name take from its score, by what the lexicon says of them; initials speak for it."""
    said = person(text)
    if said > -0.7:
        return 0.0
    initials = sum(token not in ("A", "I") and _INITIAL.fullmatch(token) is not None for token in tokens)
    return min(0.0, 2.5 * ((said * (len(tokens) - initials) + 2.5 * initials) / len(tokens) + 0.7))


def _told_alone(said: float) -> float:
    """The same of a name of one word, for which more has to speak."""
    return min(0.0, 0.35 * (max(said, -8.0) + 5.0))


def _token_score(token: str, first: bool, all_small: bool) -> tuple[float, bool]:
    """The score of one word of a name, and whether it is a full word (not an initial or a particle)."""
    small = token.lower()
    if token == small and (token in PARTICLES and not (first and all_small)):
        return 0.4, False
    if (
        (token in GLUE_WORDS and not all_small)
        or token in NEVER_CAPITAL
        or (all_small and token in GLUE_WORDS)
    ):
        return -6.0, True
    if _INITIAL.fullmatch(token) and not (len(token) == 1 and token.islower()):
        return 0.8, len(token) == 1 and not token.isascii()
    if not _WORD.fullmatch(token):
        return -4.0, True
    if token.upper() == small:  # a script without capitals
        return (1.0 if len(token) <= 12 else -2.0), True
    if all_small:
        return (0.0 if len(token) > 1 else -1.0), True
    if token == small:
        return -1.5, True
    if token.isupper():
        return 0.5, True
    if token.istitle():
        return 1.0, True
    worst = min(map(_part_score, filter(None, _JOINT.split(token))))
    return worst, True


def _part_score(part: str) -> float:
    """The score of a word between hyphens or apostrophes: "Jean", "baptiste", "McIlraith", but not "PyTorch"."""
    if part.istitle() or part.isupper() or part.islower():
        return 0.9
    prefix = _CAMEL_PREFIX.match(part)
    if prefix and (part[prefix.end() :].istitle() or part[prefix.end() :].islower()):
        return 0.7
    if part[0].islower() and part[1:].istitle():  # "dAlessio", "vanDijk"
        return -1.0
    return -1.0 if _TWO_SYLLABLES.fullmatch(part) else -2.5


def has_odd_capitals(token: str) -> bool:
    """Whether capitals stand in a word as in no name that is known: "ZeroJing", but not "McKay" or "GiWoong".

    >>> has_odd_capitals("PyTorch"), has_odd_capitals("HyoungSeok")
    (True, False)
    """
    return any(_part_score(part) < -2.0 for part in _JOINT.split(token) if part)
