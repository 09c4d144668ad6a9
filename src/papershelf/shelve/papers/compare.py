"""Two records: are they one paper, and why? By identifiers, titles, author lists and texts."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

import msgspec

from papershelf.shelve.papers.listing import Listing, arxiv_key, words_of

FULL_TITLE_WORDS = 4
"""A shorter title ("Introduction", "Editorial") does not make two records one paper by itself."""

SAME_TEXT = 0.6
"""Share of the shorter abstract's four-word runs that stand in the longer one, for a record without a title."""

WORN_TEXT = 0.35
SAME_WORDS = 0.88
"""From so many runs on, a text is the same too if nearly all words are: some were lost all over it, none exchanged."""

LIKE_TEXT = 0.15
"""The same for two abstracts under one full title: versions of a paper differ."""

TELLING = frozenset(
    "i ii iii iv v vi part non not no un semi self without reply response comment corrigendum correction erratum "
    "addendum revisited supplement".split()
)
"""Words that tell one title from another when only one of them has it."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Match(msgspec.Struct, frozen=True):
    """Why two records are one paper."""

    score: float
    evidence: tuple[str, ...]


def identifiers(listing: Listing) -> dict[str, str]:
    """A record's identifiers in comparable form."""
    given = listing.record.identifiers
    found = {
        "DOI": given.doi.lower() if given.doi else "",
        "arXiv id": arxiv_key(given.arxiv) if given.arxiv else "",
        "OpenReview id": given.openreview or "",
        "ACL id": given.acl or "",
    }
    return {name: value for name, value in found.items() if value}


def title_words(listing: Listing) -> Sequence[str]:
    return words_of((listing.record.title or "").replace("&", " and "))


def same_title_or_none(a: Listing, b: Listing) -> bool:
    """Whether two titles can be one paper's, whatever else is known, or an identifier may overrule them."""
    return (
        not a.title_key
        or not b.title_key
        or a.title_key == b.title_key
        or begins(a, b)
        or bool(set(identifiers(a).items()) & set(identifiers(b).items()))
        or lost_words(a, b)
    )


def begins(a: Listing, b: Listing) -> bool:
    """Whether one title is the beginning of the other, cut or without its subtitle; "Part II" is no subtitle."""
    short, long = sorted((title_words(a), title_words(b)), key=len)
    *whole, last = short or [""]
    at = len(whole)
    if not last or list(long[:at]) != whole or not long[at].startswith(last):
        return False
    rest = [word for word in (long[at].removeprefix(last), *long[at + 1 : at + 2]) if word]
    return not rest or not any(word.isdigit() or word in TELLING for word in (last + rest[0], rest[0]))


def lost_words(a: Listing, b: Listing) -> bool:
    """Whether two titles differ only in words that one of them lacks and that do not tell papers apart."""
    one, other = title_words(a), title_words(b)
    if min(len(one), len(other)) < FULL_TITLE_WORDS or abs(len(one) - len(other)) > 2:
        return False
    lost: list[str] = []
    for change, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if change == "replace":
            return False
        if change != "equal":
            lost += (*one[i1:i2], *other[j1:j2])
    if len(lost) * 5 > max(len(one), len(other)) + 2 or any(
        word.isdigit() or word in TELLING for word in lost
    ):
        return False
    mine, theirs = (frozenset(words_of(each.record.abstract or "")) for each in (a, b))
    return all((word in mine) == (word in theirs) for word in lost)


def years_differ(a: Listing, b: Listing) -> bool:
    """Whether two abstracts name years, and each one that the other does not."""
    mine, theirs = (Counter(YEAR.findall(each.record.abstract or "")) for each in (a, b))
    return bool(mine - theirs and theirs - mine)


def compare(a: Listing, b: Listing, text: float | None, words_in_common: Callable[[], float]) -> Match | None:
    """Why two records are one paper, or None. `text` is the share of runs that their abstracts have in common;
    that of single words is asked for where this leaves it open."""
    shared_ids = [
        f"Same {name}: {value}" for name, value in identifiers(a).items() if identifiers(b).get(name) == value
    ]
    authors = authors_agree(a, b)
    one_title = a.title_key == b.title_key and a.title_key != ""
    untitled = not a.title_key or not b.title_key
    words = words_in_common() if text is not None and WORN_TEXT <= text < SAME_TEXT else 0.0
    worn = f" and {words:.0%} of their words" if words else ""
    wording = () if text is None else (f"The abstracts share {text:.0%} of their four-word runs{worn}",)
    who = (authors.evidence,) if authors.evidence else ()
    if a.content == b.content:
        return Match(1.0, ("The same in every field", *shared_ids))
    if shared_ids and (one_title or untitled or authors.verdict or (text or 0) >= SAME_TEXT):
        return Match(1.0, (*shared_ids, *who))
    if authors.verdict is False:
        return None
    if one_title:
        full = len((a.record.title or "").split()) >= FULL_TITLE_WORDS
        alike = text is not None and text >= LIKE_TEXT
        if alike or (full and (text is None or authors.verdict)) or (authors.verdict and text is None):
            return Match(
                0.99 if alike and authors.verdict else 0.95 if alike else 0.9, ("Same title", *wording, *who)
            )
        return None
    if text is None or text < WORN_TEXT or (text < SAME_TEXT and words < SAME_WORDS):
        return None
    if untitled and years_differ(a, b):
        return None
    if untitled:
        return Match(round(0.5 + text / 2.01, 3), (*wording, *who))
    if lost_words(a, b):
        return Match(round(0.4 + text / 2.01, 3), ("One title lacks words of the other", *wording, *who))
    if begins(a, b) and authors.verdict and min(len(a.title_key), len(b.title_key)) >= 20:
        return Match(round(0.4 + text / 2.01, 3), ("One title is the beginning of the other", *wording, *who))
    return None


class Agreement(msgspec.Struct, frozen=True):
    """Whether two author lists can be of one paper: True, False, or None where one of them is empty."""

    verdict: bool | None
    evidence: str = ""


def authors_agree(a: Listing, b: Listing) -> Agreement:
    """Compare two author lists; a cut list must begin, or stand in, the other one."""
    short, long = sorted((a, b), key=lambda each: (each.record.authors_complete, len(each.author_keys)))
    if not short.author_keys or not long.author_keys:
        return Agreement(None)
    mine = Counter(map(brief, short.author_keys))
    theirs = Counter(map(brief, long.author_keys))
    common = sum((mine & theirs).values())
    if common == len(short.author_keys) and (
        common == len(long.author_keys) or not short.record.authors_complete
    ):
        if common == len(long.author_keys):
            return Agreement(
                True, f"Same authors: {', '.join(short.record.authors[:3])}" + " …" * (common > 3)
            )
        return Agreement(
            True,
            f"The cut list of {common} authors is part of the full one: {', '.join(short.record.authors)}",
        )
    return Agreement(common * 2 > len(short.author_keys) and common * 3 >= len(long.author_keys) * 2)


def brief(name: str) -> str:
    """A name's key cut to what two lists of one paper agree on: first initial and last word."""
    words = name.split()
    return f"{words[0][:1]} {words[-1]}" if words else name
