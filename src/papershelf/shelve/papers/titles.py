"""Two titles: how the one comes from the other, and whether their difference tells two papers apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec
from rapidfuzz.distance import LCSseq

from papershelf.late import late
from papershelf.shelve.papers.marks import APART, kinds_differ, parts_differ, versions_differ
from papershelf.shelve.papers.opposites import (
    COUNTS,
    NOTICES,
    PARTS,
    TELLING,
    TURNS,
    exchanged_tells,
    numbers,
    short_form,
    spelt_alike,
)
from papershelf.shelve.papers.signs import signs_differ
from papershelf.shelve.papers.small_words import FURTHER
from papershelf.shelve.papers.wording import UNSPACED, UNSPACED_SIGN, spelt_out_key, title_key, title_words

FULL_TITLE_WORDS = 4
"""A shorter title ("Introduction", "Editorial") does not make two records one paper by itself."""

YEAR = late(r"(?:19|20)\d\d\Z")
CUT = late(r"(?:…|\.\.\.)[\s\])”\"'}]*\Z")
HANGUL = late("[\uac00-\ud7af]")
UNIT = late(rf"{UNSPACED_SIGN}[\u3099\u309a]?|[^\W_{UNSPACED_SIGN[1:-1]}]+")
UNIT_ONLY = late(rf"{UNSPACED_SIGN}[\u3099\u309a]?\Z")
PARTICLES = frozenset("的 之 の と を に は が 与 和 及".split())
STEM = 4
"""Letters that words of one stem have in common."""
PHRASE = 4
"""So many signs of a script without spaces are a phrase, which a list may have lost."""
BREAK = late(r"\s*(?:[:;?.—–]|\s-)\s+|\s*[(\[]")
ACRONYM = late(r"\s*[(\[][^\W_]*[A-Z][^\W_]*[A-Z0-9][\w+-]*[)\]]\W*\Z")
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


class Gap(msgspec.Struct, frozen=True):
    """Words of two titles in one place that differ, with the words before and after them: whether that tells papers
    apart, is a matter of spelling, stands at the end."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    tells: bool
    spelling: bool
    before: str
    after: str
    last: bool


class Relation(msgspec.Struct, frozen=True):
    """How two titles relate: the same letters; one cut by its list; one the other's main title; the words of one in
    the other's in order; spelt otherwise; others; or such that they tell two papers apart. `gaps` are the places where
    they differ. `trap` says that they name two parts or kinds of works, so that not even one identifier makes them
    one."""

    kind: Kind
    gaps: tuple[Gap, ...] = ()
    trap: bool = False

    @property
    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words that differ, each side's."""
        return tuple(w for gap in self.gaps for w in gap.mine), tuple(
            w for gap in self.gaps for w in gap.theirs
        )


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
    found = by_words(one, other)
    if found.kind == "cut":
        return found
    kinds, parts = kinds_differ(one, other), parts_differ(one, other)
    trap = parts or bool(kinds & APART)
    if trap or kinds or versions_differ(one, other) or signs_differ(one, other):
        return Relation("telling", found.gaps, trap)
    return found


def by_words(one: str, other: str) -> Relation:
    """How two titles relate, signs and kinds of works aside."""
    if title_key(one) == title_key(other):
        return Relation("same")
    mine, theirs = units(title_words(one)), units(title_words(other))
    for short, long in ((one, other), (other, one)):
        if is_cut(short) and title_key(long).startswith(title_key(short)):
            return Relation("cut")
    if spelt_out_key(one) == spelt_out_key(other):
        return Relation("same")
    gaps = tuple(differences(mine, theirs))
    found = Relation("other", gaps)
    words = found.words
    if is_cut(one) or is_cut(other):  # what the list cut off is no difference
        gaps = tuple(gap for gap in gaps if not gap.last)
    for short, long in ((one, other), (other, one)):
        for head, rest in heads(long):
            if head == title_key(short):
                return Relation("telling" if is_telling_rest(rest) else "head", found.gaps)
    turned = stems(mine) == stems(theirs) and any(len(word) > 3 for side in words for word in side)
    turned = turned and not all(gap.spelling for gap in gaps)
    if turned or any(gap.tells for gap in gaps) or exchanged_numbers(gaps):
        return Relation("telling", found.gaps)
    if all(gap.spelling for gap in gaps):
        return Relation("spelling", found.gaps)
    if all(gap.spelling or not gap.mine or not gap.theirs for gap in gaps):
        return Relation("within", found.gaps)
    least = min(len(mine), len(theirs))
    short_gap = len(gaps) == 1 and min(map(len, words)) * 2 <= least and max(map(len, words)) < 4
    if short_gap and not short_form(*words):
        return Relation("telling", found.gaps)
    return found


def stems(words: Sequence[str]) -> Counter[str]:
    """How often words of one beginning stand in a title."""
    return Counter(word[:STEM] for word in words)


def units(words: Sequence[str]) -> Sequence[str]:
    """Words to compare: in scripts without spaces, each sign is one. Korean has spaces."""
    if not any(UNSPACED.search(word) for word in words):
        return words
    return [
        unit
        for word in words
        for unit in ([word] if HANGUL.search(word) or not UNSPACED.search(word) else UNIT.findall(word))
    ]


def exchanged_numbers(gaps: Sequence[Gap]) -> bool:
    """Whether each title has a number that the other lacks, wherever they stand."""
    mine = Counter(number for gap in gaps for word in gap.mine for number in numbers({word}))
    theirs = Counter(number for gap in gaps for word in gap.theirs for number in numbers({word}))
    return bool(mine - theirs and theirs - mine)


def acronym_behind(one: str, other: str) -> bool:
    """Whether the one title is the other with an acronym in brackets behind: "… Networks (StyleGAN)"."""
    short, long = sorted((one, other), key=len)
    found = ACRONYM.search(long)
    return found is not None and title_key(long[: found.start()]) == title_key(short)


def one_more_word(titles: Relation) -> bool:
    """Whether one title has a word of its kind before what the other one says: "Robust", "Generalized"."""
    return any(
        not gap.before and FURTHER.issuperset(word for word in (*gap.mine, *gap.theirs) if len(word) > 2)
        for gap in titles.gaps
    )


def is_telling_rest(rest: Sequence[str]) -> bool:
    """Whether a subtitle tells another part, edition or notice: "Part II", "2nd edition", "rejoinder", "1999"."""
    return bool(rest) and (
        rest[0] in NOTICES | PARTS | COUNTS.keys()
        or rest[0][0].isdigit()
        or rest[-1] in NOTICES
        or rest[-1] in {"edition", "ed"}
    )


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
                before=mine[i - 1] if i else "",
                after=mine[i1] if i1 < len(mine) else "",
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
        if end - start < PHRASE and UNIT_ONLY.match(word) and word not in PARTICLES:
            return True
        if word in COUNTS or any(char.isdigit() for char in word):
            before = words[place - 1] if place else ""
            if not words[place + 1] or not place or before in PARTS:
                return True
    return False
