"""Two author lists: whether they can be of one paper, cut, with initials, turned round or by a group's name."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from papershelf.english import counted
from papershelf.late import late
from papershelf.shelve.papers.listing import WORD, Listing, folded, name_key
from papershelf.shelve.papers.wording import WRITTEN_OUT

GROUP = late(
    r"\b(?:Collaborations?|Consortium|Consortia|Team|Group|Project|Initiative|Network|Committee|Investigators|"
    r"Contributors|Alliance|Society|Commission)\b",
    re.IGNORECASE,
)
NAMELESS = frozenset("the of for and".split())
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})

Verdict = Literal["same", "most", "strangers", "unknown"]


class Agreement(msgspec.Struct, frozen=True):
    """Whether two author lists can be of one paper.

    "same": one list, or a cut list that stands in the other; "most": some names were added or left out; "strangers":
    others; "unknown": a list is empty, or one names a group and the other its members.
    """

    verdict: Verdict
    matched: int = 0
    evidence: str = ""

    @property
    def strangers(self) -> bool:
        return self.verdict == "strangers"

    @property
    def same(self) -> bool:
        return self.verdict == "same"


def agree(a: Listing, b: Listing) -> Agreement:
    """Compare two records' authors."""
    return compared(a.record.authors, a.record.authors_complete, b.record.authors, b.record.authors_complete)


@lru_cache(maxsize=1 << 12)
def compared(
    mine: tuple[str, ...], mine_whole: bool, theirs: tuple[str, ...], theirs_whole: bool
) -> Agreement:
    people, groups = parted(mine)
    others, their_groups = parted(theirs)
    if groups & their_groups and not (people and others):
        return Agreement("same", 1, f"Same authors: {sorted_first(mine, theirs)}")
    if (
        not people
        and not others
        and groups
        and their_groups
        and called(groups).isdisjoint(called(their_groups))
    ):
        return Agreement("strangers")
    if not people or not others:
        return Agreement("unknown")
    cut = not mine_whole or not theirs_whole
    short, long = sorted((people, others), key=len)
    whole = mine_whole if short is people else theirs_whole
    if len(people) == len(others):
        whole = not cut
    matched = matches(short, long)
    names = f"{', '.join(short[:3])}{' …' * (len(short) > 3)}"
    if matched == len(short):
        if len(short) == len(long):
            return Agreement("same", matched, f"Same authors: {names}")
        if not whole:
            return Agreement(
                "same",
                matched,
                f"The cut list of {counted(matched, 'author')} is part of the full one: {names}",
            )
    other_whole = theirs_whole if short is people else mine_whole
    if not other_whole and not whole and short and matched and matched * 3 >= len(short) * 2:
        return Agreement("most", matched, f"The same authors but for some: {names}")
    if matched * 2 > len(short) and matched * 3 >= len(long) * 2:
        return Agreement("most", matched, f"The same authors but for some: {names}")
    if matched == len(short):
        return Agreement(
            "most", matched, f"{names} {'is' if matched == 1 else 'are'} among the authors of both"
        )
    return Agreement("strangers", matched)


def in_order(a: Listing, b: Listing) -> int:
    """How many authors two lists share, each at its place; 0 unless they are the whole of both, or of the one that was
    cut."""
    short, long = sorted((a.record, b.record), key=lambda record: len(record.authors))
    if len(short.authors) < len(long.authors) and short.authors_complete:
        return 0
    same = all(may_be(one, other) for one, other in zip(short.authors, long.authors, strict=False))
    return len(short.authors) if same else 0


def named_in_full(listing: Listing) -> bool:
    """Whether all authors of a record have more than initials."""
    return all(any(len(word) > 1 for word in name_words(name)[:-1]) for name in listing.record.authors)


def sorted_first(*lists: tuple[str, ...]) -> str:
    return min(lists)[0]


def parted(names: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The persons of a list, and the groups by their keys."""
    groups = [name for name in names if GROUP.search(name)]
    if not groups:
        return tuple(names), frozenset()
    return tuple(name for name in names if name not in groups), frozenset(
        name_key(name).removeprefix("the ") for name in groups
    )


def called(groups: frozenset[str]) -> set[str]:
    """The words that tell groups from others."""
    return {word for name in groups for word in name.split() if not GROUP.fullmatch(word)} - NAMELESS


def matches(short: Sequence[str], long: Sequence[str]) -> int:
    """How many names of a list have one of their own in the other; the same place is asked first."""
    free = list(long)
    found = 0
    for place, name in enumerate(short):
        here = long[place]
        if here in free and may_be(name, here):
            free.remove(here)
            found += 1
            continue
        for other in free:
            if may_be(name, other):
                free.remove(other)
                found += 1
                break
    return found


def may_be(one: str, other: str) -> bool:
    """Whether two names on one paper's lists can be one person's: a family name in common, as the last word or the
    first, and the others equal or initials of each other."""
    if one == other:
        return True
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return mine[-1] == theirs[-1]
    if fits(mine, theirs):
        return True
    short, long = sorted((mine, theirs), key=len)  # the second of two family names left out
    return (
        1 < len(short) < len(long) and len(long[-1]) > 1 and short[-1] == long[-2] and fits(short, long[:-1])
    )


def fits(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one of the outer words is in common, and the others can be the same given names."""
    return any(
        mine[at] == theirs[their]
        and len(mine[at]) > 1
        and given_match(without(mine, at), without(theirs, their))
        for at in (-1, 0)
        for their in (-1, 0)
    )


def without(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    return words[1:] if at == 0 else words[:-1]


def given_match(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the given names of the one stand in the other's, in order, the first first; or those of the one are the
    other's initials in one word ("JP"), or the same letters otherwise parted."""
    if len(mine) != len(theirs) and ("".join(mine) == "".join(theirs) or letters(mine) == letters(theirs)):
        return True
    if not letters_match(mine[0], theirs[0]):
        return False
    short, long = sorted((mine[1:], theirs[1:]), key=len)
    rest = iter(long)
    return all(any(letters_match(word, candidate) for candidate in rest) for word in short)


def letters(given: Sequence[str]) -> str:
    """Given names as initials: those of several words, or one short word as it is."""
    return given[0] if len(given) == 1 and len(given[0]) < 4 else "".join(word[0] for word in given)


def letters_match(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, given names first, without accents however written; particles stay with the given names."""
    words = [WRITTEN_OUT.sub("", word) for word in WORD.findall(folded(name_key(name)))]
    while len(words) > 2 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(words)
