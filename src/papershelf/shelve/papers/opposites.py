"""Words that stand in each other's place in two titles: opposites, negations, numbers, parts, and what is only spelt
otherwise or short for the other."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from papershelf.late import late
from papershelf.shelve.papers.small_words import FUNCTION
from papershelf.shelve.papers.wording import UNSPACED, WRITTEN_OUT

NOTICES = frozenset(
    "reply response rejoinder comment comments commentary discussion corrigendum corrigenda correction corrections "
    "erratum errata addendum retraction retracted withdrawn withdrawal concern supplement supplementary supplemental "
    "appendix revisited revisiting rethinking note notes remark remarks berichtigung korrigendum".split()
)
PARTS = frozenset(
    "part parts volume vol chapter edition ed issue number no version release phase episode lecture book".split()
)
COUNTS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th",
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx",
        "erste zweite dritte vierte",
    )
    for number, word in enumerate(words.split(), start=1)
}
"""Words that count, and what."""
TURNS = frozenset(
    "not non un semi self without no anti unlike weakly partially quasi pseudo ohne sans sin senza sem zonder "
    "utan uden nicht pas без не".split()
)
TELLING = NOTICES | PARTS | TURNS | (COUNTS.keys() - {"one", "two", "three", "first"})
"""Words that tell one title from another when only one of them has it."""

CONTRASTS = tuple(
    frozenset(group.split())
    for group in (
        "left right",
        "with without",
        "con sin",
        "avec sans",
        "mit ohne",
        "upper lower",
        "high low",
        "long short",
        "large small big little",
        "strong weak",
        "male female",
        "men women",
        "boys girls",
        "children adults adolescents",
        "open closed",
        "north south east west northern southern eastern western",
        "spring summer autumn fall winter",
        "early late",
        "positive negative",
        "hard soft",
        "deep shallow",
        "before after",
        "input output",
        "fast slow faster slower fastest",
        "online offline",
        "global local",
        "discrete continuous",
        "static dynamic",
        "zero few one many",
        "hot cold",
        "old new",
        "on off",
        "sync async",
        "encoder decoder",
        "private public",
        "urban rural",
        "acute chronic",
        "necessary sufficient",
        "deterministic randomized",
        "passive active",
        "internal external",
        "sine sinh cosine cosh tangent tanh sin cos tan",
    )
)
"""Words that tell titles apart where one stands in the place of another."""
CONTRAST = {word: number for number, group in enumerate(CONTRASTS) for word in group}
NEGATIONS = (
    "un",
    "non",
    "in",
    "im",
    "ir",
    "il",
    "dis",
    "de",
    "self",
    "semi",
    "anti",
    "a",
    "an",
    "ab",
    "mis",
    "counter",
    "multi",
    "bi",
    "sub",
    "super",
    "re",
    "co",
    "ultra",
    "meta",
    "hyper",
    "auto",
    "trans",
    "inter",
    "cross",
    "nano",
    "micro",
    "macro",
    "mega",
    "bio",
    "neuro",
    "photo",
    "pre",
    "post",
    "over",
    "under",
    "out",
    "не",
    "без",
    "비",
    "무",
    "불",
    "반",
)
"""What makes another word of one that it stands before."""
PREFIXES = frozenset(
    "inter intra extra intro hypo hyper normo exo endo ecto meso micro macro nano pico femto milli kilo mega giga "
    "tera pre post peri ante un super semi self non homo hetero iso aniso an a mono bi di tri tetra penta hexa "
    "oligo poly multi uni single over under up down in ex im em out ortho meta para cis trans sub supra infra "
    "ultra pro anti contra neo paleo auto allo xeno eu dys brady tachy syn sym as epi electro magneto photo "
    "thermo baro hydro geo bio cyber ein zwei drei vor nach unter haupt neben auf ab be ent inner ausser mehr".split()
)
"""What stands for something else before one and the same stem."""
STEM = 4
"""Letters of a stem."""

DOUBLE = late(r"(\w)\1")
ANT = late(r"(?<=\w{3})[ae]n(t|ts|tly|ce|ces|cy|cies)\Z")


def exchanged_tells(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether words that stand in each other's place tell two titles apart."""
    mine, theirs = set(lost) - set(found), set(found) - set(lost)
    if numbers(mine) != numbers(theirs):
        return True
    if len(mine) + len(theirs) > 12:  # two titles that have little in common
        return False
    if (mine ^ theirs) & (NOTICES | PARTS) or (len(mine) + len(theirs) < 6 and (mine ^ theirs) & TURNS):
        return True
    for one in mine:
        for other in theirs:
            if CONTRAST.get(one, -1) == CONTRAST.get(other, -2) or negated(one, other) or opposed(one, other):
                return True
    one, other = "".join(lost), "".join(found)
    return negated(one, other) or opposed(one, other)


def negated(one: str, other: str) -> bool:
    """Whether a word is the other with a negation or another prefix before it."""
    short, long = sorted((one, other), key=len)
    least = 2 if UNSPACED.search(short) or not short.isascii() else STEM
    return len(short) >= least and long.endswith(short) and long.removesuffix(short) in NEGATIONS


def opposed(one: str, other: str) -> bool:
    """Whether two words have one stem and two prefixes that stand for different things: "inter-" and "intra-"."""
    common = 0
    least = min(len(one), len(other))
    while common < least and one[-1 - common] == other[-1 - common]:
        common += 1
    for stem in range(common, max(STEM, common - 3) - 1, -1):  # the prefixes may end alike
        if {one[: len(one) - stem], other[: len(other) - stem]} <= PREFIXES:
            return True
    return False


def numbers(words: set[str]) -> set[str]:
    return {COUNTS.get(word, word) for word in words if word in COUNTS or not word.isalpha()}


def short_form(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words are short for the others: "GAN" for "generative adversarial network", "nets" for "networks"."""
    for short, long in ((mine, theirs), (theirs, mine)):
        initials = "".join(word[0] for word in long)
        if len(short) == 1 and len(long) > 1 and plural(short[0]).startswith(initials):
            return True
    if len(mine) != len(theirs):
        return False
    return all(
        2 < len(plural(short)) < 6
        and len(plural(long)) > len(plural(short)) + 2
        and plural(long).startswith(plural(short)[:3])
        for short, long in (sorted(pair, key=len) for pair in zip(mine, theirs, strict=True))
    )


def spelt_alike(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether one or two words are the same but for an ending or a slip of the pen, or are one number."""
    if not lost or not found:
        return False
    one, other = "".join(lost), "".join(found)
    if (one in COUNTS and COUNTS[one] == COUNTS.get(other, other)) or COUNTS.get(other) == one:
        return True
    return misspelt(lost, found)


def plural(word: str) -> str:
    return word.removesuffix("s")


def misspelt(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether a word writes out a letter ("ue"), has a double one only once, or, if it is long, lacks a letter within
    or has two of them turned round: what hardly makes another word of it. In a script without spaces each sign is a
    word."""
    one, other = "".join(lost), "".join(found)
    if min(len(one), len(other)) < 4 or not (one + other).isalpha() or UNSPACED.search(one + other):
        return False
    if ANT.sub(r"en\1", one) == ANT.sub(r"en\1", other):
        return True
    if WRITTEN_OUT.sub("", one) == WRITTEN_OUT.sub("", other) or DOUBLE.sub(r"\1", one) == DOUBLE.sub(
        r"\1", other
    ):
        return True
    if plural(one) == plural(other) and one.isascii():
        return True
    if {one, other} & FUNCTION and len(one) > 4 and sorted(one) == sorted(other):
        return True
    if min(len(one), len(other)) < 7 or one[0] != other[0] or not (one + other).isascii():
        return False
    slip = len(one) != len(other) or sorted(one) == sorted(other)
    return slip and OSA.distance(one, other, score_cutoff=1) == 1
