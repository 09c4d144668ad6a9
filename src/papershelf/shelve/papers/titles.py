"""Two titles: how the one comes from the other, and whether their difference tells two papers apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA, LCSseq

from papershelf.late import late
from papershelf.shelve.papers.wording import WRITTEN_OUT, title_key, title_words

FULL_TITLE_WORDS = 4
"""A shorter title ("Introduction", "Editorial") does not make two records one paper by itself."""

NOTICES = frozenset(
    "reply response rejoinder comment comments commentary discussion corrigendum corrigenda correction corrections "
    "erratum errata addendum retraction retracted withdrawn withdrawal concern supplement supplementary supplemental "
    "appendix revisited note notes remark remarks".split()
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
TURNS = frozenset("not non un semi self without no anti unlike weakly partially quasi pseudo".split())
TELLING = NOTICES | PARTS | TURNS | (COUNTS.keys() - {"one", "two", "three", "first"})
"""Words that tell one title from another when only one of them has it."""

CONTRASTS = tuple(
    frozenset(group.split())
    for group in (
        "left right",
        "with without",
        "upper lower",
        "high low",
        "long short",
        "large small big little",
        "strong weak",
        "male female",
        "men women",
        "boys girls",
        "open closed",
        "north south east west northern southern eastern western",
        "spring summer autumn fall winter",
        "early late",
        "positive negative",
        "hard soft",
        "deep shallow",
        "before after",
        "input output",
        "fast slow",
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
    "dis",
    "de",
    "self",
    "semi",
    "anti",
    "a",
    "multi",
    "bi",
    "sub",
    "super",
)

YEAR = late(r"(?:19|20)\d\d\Z")
CUT = late(r"(?:…|\.\.\.)[\s\])”\"'}]*\Z")
DOUBLE = late(r"(\w)\1")
BREAK = late(r"\s*(?:[:;?.—–]|\s-)\s+|\s*[(\[]")
GENERIC = frozenset(
    "a an and at by for from in of on the this to our my its with "
    "editorial editorials introduction preface foreword prologue epilogue afterword obituary obituaries memoriam book "
    "books review reviews letter letters editor editors guest special issue issues note message chair chairs "
    "president index contents table news announcement announcements correspondence comments comment discussion reply "
    "response rejoinder erratum errata corrigendum abstracts abstract acknowledgment acknowledgments reviewers call "
    "papers paper section volume number summary conclusion conclusions overview workshop appendix untitled column "
    "short invited talk keynote speech panel report annual welcome remarks opening closing panorama journal "
    "reprint reprinted proceedings conference symposium session poster posters tutorial questions answers".split()
)
"""Words of titles that say nothing of what the text is about."""

Kind = Literal["same", "cut", "head", "within", "spelling", "other", "telling"]


class Relation(msgspec.Struct, frozen=True):
    """How two titles relate: the same letters; one cut by its list; one the other's main title; the words of one in
    the other's in order; spelt otherwise; others; or such that they tell two papers apart. `words` are the words that
    differ, each side's."""

    kind: Kind
    words: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def is_cut(title: str) -> bool:
    return bool(CUT.search(title))


def is_generic(title: str) -> bool:
    """Whether a title says nothing of its paper: "Editorial", "Introduction to the Special Issue"."""
    return all(word in GENERIC or word.isdigit() for word in title_words(title))


def is_full(title: str) -> bool:
    """Whether a title is long enough to be one paper's only."""
    return len(title_words(title)) >= FULL_TITLE_WORDS and not is_generic(title)


def heads(title: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of a title's beginnings before a colon, dash or stop, each with the words behind it."""
    for found in BREAK.finditer(title):
        head = title_key(title[: found.start()])
        if head and found.end() < len(title):
            yield head, title_words(title[found.end() :])


@lru_cache(maxsize=1 << 12)
def relate(one: str, other: str) -> Relation:
    """How two titles relate; both must have letters."""
    if title_key(one) == title_key(other):
        return Relation("same")
    mine, theirs = title_words(one), title_words(other)
    if len(mine) > len(theirs):
        swapped = relate(other, one)
        return Relation(swapped.kind, (swapped.words[1], swapped.words[0]))
    for short, long in ((one, other), (other, one)):
        if is_cut(short) and title_key(long).startswith(title_key(short)):
            return Relation("cut")
    gaps = list(differences(mine, theirs))
    words = tuple(w for gap in gaps for w in gap.mine), tuple(w for gap in gaps for w in gap.theirs)
    if is_cut(one) or is_cut(other):  # what the list cut off is no difference
        gaps = [gap for gap in gaps if not gap.last]
    for head, rest in heads(other):
        if head == title_key(one):
            return Relation("telling" if is_telling_rest(rest) else "head", words)
    turned = Counter(mine) == Counter(theirs) and any(len(word) > 3 for side in words for word in side)
    if turned or any(gap.tells for gap in gaps):
        return Relation("telling", words)
    if all(gap.spelling for gap in gaps):
        return Relation("spelling", words)
    if all(gap.spelling or not gap.mine or not gap.theirs for gap in gaps):
        return Relation("within", words)
    if len(gaps) == 1 and 2 * len(gaps[0].mine) <= len(mine) and max(map(len, words)) < 4:
        return Relation("other" if short_form(*words) else "telling", words)
    return Relation("other", words)


def short_form(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words are short for the others: "GAN" for "generative adversarial network", "nets" for "networks"."""
    for short, long in ((mine, theirs), (theirs, mine)):
        if len(short) == 1 and plural(short[0]).startswith("".join(word[0] for word in long)):
            return True
    if len(mine) != len(theirs):
        return False
    return all(
        plural(long).startswith(plural(short)[:3]) and len(short) > 2
        for short, long in (sorted(pair, key=len) for pair in zip(mine, theirs, strict=True))
    )


def is_telling_rest(rest: Sequence[str]) -> bool:
    """Whether a subtitle tells another part, edition or notice: "Part II", "2nd edition", "rejoinder", "1999"."""
    return bool(rest) and (
        rest[0] in NOTICES | PARTS | COUNTS.keys()
        or rest[0][0].isdigit()
        or rest[-1] in NOTICES
        or rest[-1] in {"edition", "ed"}
    )


class Gap(msgspec.Struct, frozen=True):
    """Words of two titles in one place that differ: whether that tells papers apart, is a matter of spelling, stands
    at the end."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    tells: bool
    spelling: bool
    last: bool


def differences(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Gap]:
    """Where two titles differ, from their longest common sequence of words."""
    i = j = 0
    ends = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in LCSseq.opcodes(mine, theirs)
        if op.tag == "equal"
    ]
    for i1, i2, j1, j2 in [*ends, (len(mine), len(mine), len(theirs), len(theirs))]:
        lost, found = tuple(mine[i:i1]), tuple(theirs[j:j1])
        if "".join(lost) != "".join(found):
            yield Gap(
                mine=lost,
                theirs=found,
                tells=exchanged_tells(lost, found)
                if lost and found
                else lost_tells((*theirs, "") if found else (*mine, ""), *((j, j1) if found else (i, i1))),
                spelling=spelt_alike(lost, found),
                last=i1 == len(mine) and j1 == len(theirs),
            )
        i, j = i2, j2


def lost_tells(words: Sequence[str], start: int, end: int) -> bool:
    """Whether words that only one title has, from start to end, tell it from the other. A number within a title may
    be lost; one that ends it counts parts, and a year always tells. A turn ("without") within a lost phrase is its
    own."""
    for place in range(start, end):
        word = words[place]
        if (word in TELLING and not (word in TURNS and end - start > 3)) or YEAR.match(word):
            return True
        if word in COUNTS or any(char.isdigit() for char in word):
            before = words[place - 1] if place else ""
            if not words[place + 1] or not place or before in PARTS:
                return True
    return False


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
            if CONTRAST.get(one, -1) == CONTRAST.get(other, -2):
                return True
            short, long = sorted((one, other), key=len)
            if len(short) > 3 and long.endswith(short) and long.removesuffix(short) in NEGATIONS:
                return True
    return any(
        "".join(found) == prefix + "".join(lost) or "".join(lost) == prefix + "".join(found)
        for prefix in NEGATIONS
    )


def numbers(words: set[str]) -> set[str]:
    return {COUNTS.get(word, word) for word in words if word in COUNTS or not word.isalpha()}


def spelt_alike(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether one or two words are the same but for a letter or an ending."""
    if not lost or not found:
        return False
    one, other = "".join(lost), "".join(found)
    if (one in COUNTS and COUNTS[one] == COUNTS.get(other, other)) or COUNTS.get(other) == one:
        return True
    if any(char.isdigit() for char in one + other) or min(len(one), len(other)) < 4:
        return False
    if plural(one) == plural(other):
        return True
    most = 1 if min(len(one), len(other)) < 9 else 2
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=most) <= most


def plural(word: str) -> str:
    return word.removesuffix("s")


def misspelt(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether a word writes out a letter ("ue"), has a double one only once, or, if it is long, lacks a letter within
    or has two of them turned round: what hardly makes another word of it."""
    one, other = "".join(lost), "".join(found)
    if min(len(one), len(other)) < 4:
        return False
    if WRITTEN_OUT.sub("", one) == WRITTEN_OUT.sub("", other) or DOUBLE.sub(r"\1", one) == DOUBLE.sub(
        r"\1", other
    ):
        return True
    if min(len(one), len(other)) < 7:
        return False
    return (
        plural(one) == plural(other)
        or (len(one) != len(other) and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) == 1)
        or (sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1)
    )
