"""Which pairs of records are worth comparing: those that share a key or passages. About linear in their number."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from papershelf.shelve.papers.authors import name_words
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.passages import CROWD, alike_pairs
from papershelf.shelve.papers.published import identifiers
from papershelf.shelve.papers.titles import FULL_TITLE_WORDS, heads, is_cut
from papershelf.shelve.papers.wording import WRITTEN_OUT, spelt_out_key, title_words

EDGE = 2
"""So many first and last words of a title find titles of the same first author that are spelt otherwise elsewhere."""


def candidates(listings: Sequence[Listing]) -> list[tuple[int, int]]:
    """Pairs of records worth comparing, in order."""
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
    holders.clear()
    pairs.update(goings_on(listings))
    pairs.update(alike_pairs(listings))
    return sorted(pairs)


def keys(listing: Listing) -> Iterator[tuple[str, str]]:
    yield from identifiers(listing).items()
    title, key = listing.record.title or "", listing.title_key
    if not key:
        return
    by = family_name(listing)
    yield "title", key
    yield "title by", f"{key} {by}"
    if not title.isascii() or WRITTEN_OUT.search(title.lower()):
        yield "title spelt out", spelt_out_key(title)
    for head, _ in heads(title):
        yield "title", head
        break
    words = title_words(title)
    if by and len(words) > FULL_TITLE_WORDS:
        yield "begins by", f"{' '.join(words[:EDGE])} {by}"
        yield "ends by", f"{' '.join(words[-EDGE:])} {by}"


def family_name(listing: Listing) -> str:
    words = name_words(listing.record.authors[0]) if listing.record.authors else ()
    return words[-1] if words else ""


def goings_on(listings: Sequence[Listing]) -> Iterator[tuple[int, int]]:
    """Pairs of a cut title and one that goes on where it ends, unless too many do."""
    by_key = sorted(
        (listing.title_key, number) for number, listing in enumerate(listings) if listing.title_key
    )
    names = [key for key, _ in by_key]
    for number, listing in enumerate(listings):
        if listing.title_key and is_cut(listing.record.title or ""):
            at = bisect_right(names, listing.title_key)
            end = bisect_right(names, listing.title_key + "\U0010ffff")
            if end - at <= CROWD:
                for _, other in by_key[at:end]:
                    yield min(number, other), max(number, other)
