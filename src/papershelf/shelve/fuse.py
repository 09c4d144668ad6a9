"""Records to works: which records are one paper, on evidence that is kept. Doubt keeps apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from zlib import crc32

import msgspec

from papershelf.shelve.listing import Listing, arxiv_key, title_key, words_of

FULL_TITLE_WORDS = 4
"""A shorter title ("Introduction", "Editorial") does not make two records one paper by itself."""

SAME_TEXT = 0.6
"""Share of the shorter abstract's four-word runs that stand in the longer one, for a record without a title."""

WORN_TEXT = 0.35
SAME_WORDS = 0.88
"""From so many runs on, a text is the same too if nearly all words are: some were lost all over it, none exchanged."""

LIKE_TEXT = 0.15
"""The same for two abstracts under one full title: versions of a paper differ."""

EDGE = 3
"""So many first and last words of a title find titles that lost a word elsewhere."""

TELLING = frozenset(
    "i ii iii iv v vi part non not no un semi self without reply response comment corrigendum correction erratum "
    "addendum revisited supplement".split()
)
"""Words that tell one title from another when only one of them has it."""

CROWD = 50
"""A key that more records than this share says nothing, and is not followed."""

RUN = 4
"""Words in a run."""

ENOUGH = 3
"""Sampled runs that two abstracts must share to be compared."""


YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Work(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The records of one paper, ordered by content, why they are one, and how sure that is (0 to 1)."""

    listings: tuple[Listing, ...]
    evidence: tuple[str, ...] = ()
    score: float = 1.0


class Match(msgspec.Struct, frozen=True):
    """Why two records are one paper."""

    score: float
    evidence: tuple[str, ...]


def fuse(listings: Sequence[Listing]) -> list[Work]:
    """Group records into works. `listings` are ordered by content, and so is the result.

    Pairs that share an identifier, a title or runs of words are compared; the surest are joined first, and a pair is
    passed over where joining it would put two different titles or identifiers into one paper.
    """
    runs = Runs(listings)
    matches = []
    for a, b in sorted(candidates(listings, runs)):
        if not same_title_or_none(listings[a], listings[b]):
            continue
        match = compare(listings[a], listings[b], runs.shared(a, b), runs.words_in_common(a, b))
        if match:
            matches.append((-match.score, a, b, match.evidence))
    groups = {number: [number] for number in range(len(listings))}
    reasons: dict[int, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
    home = list(range(len(listings)))
    for negative, a, b, evidence in sorted(matches):
        one, other = home[a], home[b]
        if one != other:
            if -negative < 1 and contradict(
                [listings[i] for i in groups[one]], [listings[i] for i in groups[other]]
            ):
                continue
            one, other = min(one, other), max(one, other)
            for number in groups[other]:
                home[number] = one
            groups[one] += groups.pop(other)
            reasons[one] += reasons.pop(other, [])
        reasons[home[a]].append((-negative, evidence))
    return [
        Work(
            listings=tuple(listings[i] for i in sorted(members)),
            evidence=tuple(sorted({reason for _, evidence in reasons[first] for reason in evidence})),
            score=round(min((score for score, _ in reasons[first]), default=1.0), 3),
        )
        for first, members in sorted(groups.items())
    ]


def candidates(listings: Sequence[Listing], runs: "Runs") -> set[tuple[int, int]]:
    """Pairs of records worth comparing, found by shared keys; about linear in the number of records."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, listing in enumerate(listings):
        for key in keys(listing):
            holders[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in holders.values():
        if 1 < len(numbers) <= CROWD:
            pairs.update(combinations(numbers, 2))
        else:  # equal neighbours at least: a chain joins what a crowd of pairs would
            pairs.update(pairwise(numbers))
    pairs.update(runs.pairs())
    return pairs


def keys(listing: Listing) -> Iterator[tuple[str, str]]:
    yield from identifiers(listing).items()
    if listing.title_key:
        yield "title", listing.title_key
    else:
        yield "content", repr(listing.content)
    if head := main_title(listing):
        yield "title", head
    words = title_words(listing)
    if len(words) > FULL_TITLE_WORDS:
        yield "title begins", " ".join(words[:EDGE])
        yield "title ends", " ".join(words[-EDGE:])


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


def main_title(listing: Listing) -> str:
    """A title's part before its colon as a key, or ""."""
    head, colon, _ = (listing.record.title or "").partition(":")
    return title_key(head) if colon and len(head.split()) >= FULL_TITLE_WORDS else ""


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


def compare(a: Listing, b: Listing, text: float | None, words: float = 0.0) -> Match | None:
    """Why two records are one paper, or None. `text` is the share of runs that their abstracts have in common,
    `words` that of single words."""
    shared_ids = [
        f"Same {name}: {value}" for name, value in identifiers(a).items() if identifiers(b).get(name) == value
    ]
    authors = authors_agree(a, b)
    one_title = a.title_key == b.title_key and a.title_key != ""
    untitled = not a.title_key or not b.title_key
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


def contradict(one: Iterable[Listing], other: Iterable[Listing]) -> bool:
    """Whether two groups hold titles of different works."""
    mine = {listing.title_key: listing for listing in one if listing.title_key}
    theirs = {listing.title_key: listing for listing in other if listing.title_key}
    return not mine.keys() & theirs.keys() and any(
        not same_title_or_none(a, b) for a in mine.values() for b in theirs.values()
    )


class Runs:
    """The four-word runs of abstracts: a sample finds pairs, all of them measure a pair.

    Runs that begin with a word whose CRC-32 is divisible by four are the sample, so equal passages give equal samples
    (content-defined sampling, as in winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003).
    """

    def __init__(self, listings: Sequence[Listing]) -> None:
        self.listings = listings
        self.sampled: dict[str, bool] = {}
        self.whole: dict[int, frozenset[tuple[str, ...]]] = {}

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs with three sampled runs or a whole text in common, of which at least one record has no title."""
        if all(listing.title_key for listing in self.listings):
            return
        holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, listing in enumerate(self.listings):
            words = words_of(listing.record.abstract or "")
            for run in {*self.sample(words), tuple(words)}:
                holders[run].append(number)
        shared: Counter[tuple[int, int]] = Counter()
        for run, numbers in holders.items():
            if 1 < len(numbers) <= CROWD:
                for pair in combinations(numbers, 2):
                    shared[pair] += 1 if len(run) == RUN else ENOUGH
        for (a, b), count in shared.items():
            if count >= ENOUGH and not (self.listings[a].title_key and self.listings[b].title_key):
                yield a, b

    def sample(self, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for at in range(len(words) - RUN + 1):
            word = words[at]
            chosen = self.sampled.get(word)
            if chosen is None:
                chosen = self.sampled[word] = crc32(word.encode()) % 4 == 0
            if chosen:
                yield tuple(words[at : at + RUN])

    def shared(self, a: int, b: int) -> float | None:
        """Share of the shorter abstract's runs that the longer one has; None where one is missing or too short."""
        mine, theirs = self.all(a), self.all(b)
        small = min(len(mine), len(theirs))
        return len(mine & theirs) / small if small >= RUN else None

    def words_in_common(self, a: int, b: int) -> float:
        """Share of the longer abstract's words that the other one has too, where the runs leave it open; else 0."""
        text = self.shared(a, b)
        if text is None or not WORN_TEXT <= text < SAME_TEXT:
            return 0.0
        mine, theirs = (Counter(words_of(self.listings[each].record.abstract or "")) for each in (a, b))
        return sum((mine & theirs).values()) / max(mine.total(), theirs.total())

    def all(self, number: int) -> frozenset[tuple[str, ...]]:
        runs = self.whole.get(number)
        if runs is None:
            words = words_of(self.listings[number].record.abstract or "")
            runs = self.whole[number] = frozenset(zip(*(words[k:] for k in range(RUN)), strict=False))
        return runs
