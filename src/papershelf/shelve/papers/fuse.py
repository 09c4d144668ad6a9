"""Records to works: which records are one paper, on evidence that is kept. Doubt keeps apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

import msgspec

from papershelf.shelve.papers.compare import (
    FULL_TITLE_WORDS,
    compare,
    identifiers,
    same_title_or_none,
    title_words,
)
from papershelf.shelve.papers.listing import Listing, title_key
from papershelf.shelve.papers.near import Miss
from papershelf.shelve.papers.runs import CROWD, Runs

EDGE = 3
"""So many first and last words of a title find titles that lost a word elsewhere."""


class Work(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The records of one paper, ordered by content, why they are one, and how sure that is (0 to 1).

    `removed` names the fields that a correction found wrong: no record gives them but a correction's.
    """

    listings: tuple[Listing, ...]
    evidence: tuple[str, ...] = ()
    score: float = 1.0
    removed: frozenset[str] = frozenset()


def fuse(listings: Sequence[Listing], misses: list[Miss] | None = None) -> list[Work]:
    """Group records into works. `listings` are ordered by content, and so is the result. Pairs that were compared and
    not joined are added to `misses`.

    Pairs that share an identifier, a title or runs of words are compared; the surest are joined first, and a pair is
    passed over where joining it would put two different titles or identifiers into one paper.
    """
    runs = Runs(listings)
    matches = []
    for a, b in sorted(candidates(listings, runs)):
        match = None
        if same_title_or_none(listings[a], listings[b]):
            match = compare(listings[a], listings[b], runs.shared(a, b), partial(runs.words_in_common, a, b))
        if match:
            matches.append((-match.score, a, b, match.evidence))
        elif misses is not None:
            misses.append(Miss(listings[a], listings[b], partial(runs.shared, a, b)))
    groups = {number: [number] for number in range(len(listings))}
    reasons: dict[int, list[tuple[float, tuple[str, ...]]]] = defaultdict(list)
    home = list(range(len(listings)))
    for negative, a, b, evidence in sorted(matches):
        one, other = home[a], home[b]
        if one != other:
            if -negative < 1 and contradict(
                [listings[i] for i in groups[one]], [listings[i] for i in groups[other]]
            ):
                if misses is not None:
                    misses.append(Miss(listings[a], listings[b], partial(runs.shared, a, b)))
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


def candidates(listings: Sequence[Listing], runs: Runs) -> set[tuple[int, int]]:
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


def main_title(listing: Listing) -> str:
    """A title's part before its colon as a key, or ""."""
    head, colon, _ = (listing.record.title or "").partition(":")
    return title_key(head) if colon and len(head.split()) >= FULL_TITLE_WORDS else ""


def contradict(one: Iterable[Listing], other: Iterable[Listing]) -> bool:
    """Whether two groups hold titles of different works."""
    mine = {listing.title_key: listing for listing in one if listing.title_key}
    theirs = {listing.title_key: listing for listing in other if listing.title_key}
    return not mine.keys() & theirs.keys() and any(
        not same_title_or_none(a, b) for a in mine.values() for b in theirs.values()
    )
