"""A work's records to one paper's fields: the best source for each, and which record gave what."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from papershelf.model import Identifiers, Record
from papershelf.shelve.papers.fuse import Work
from papershelf.shelve.papers.listing import Listing

SINGLE: Mapping[str, Callable[[Record], Any]] = {
    "title": lambda record: 0,
    "authors": lambda record: (not record.authors_complete, -len(record.authors)),
    "abstract": lambda record: -len(record.abstract or ""),
    "summary": lambda record: 0,
    "date": lambda record: (-len(record.date or ""), record.date),
    "venue": lambda record: 0,
    "session": lambda record: 0,
    "award": lambda record: 0,
}
"""Fields of which one record's value is taken: a correction's, else the least by this key, then the most stated, then
the fullest record's.

A complete author list goes before a cut one, a longer before a shorter; the longest abstract; the most precise date,
and of these the earliest.
"""

SEVERAL = ("categories", "topics", "links")
"""Fields whose values are united."""


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What a work's records say together: values by field, the listing that each single one is from, and for every
    listing, fullest first and corrections last, the names of the fields that it gave."""

    values: Mapping[str, Any]
    winners: Mapping[str, Listing]
    given: tuple[tuple[Listing, tuple[str, ...]], ...]


def combine(work: Work) -> Fields:
    """The best of a work's records, field by field; no value without a record that states it."""
    listings = sorted(work.listings, key=lambda each: (not each.by_hand, -fullness(each.record), each.order))

    def stating(name: str) -> list[Listing]:
        """The records that may give a field, fullest first."""
        return [each for each in listings if each.by_hand or name not in work.removed]

    different = {
        listing.content: listing for listing in listings
    }.values()  # a document kept twice has one vote
    given: dict[tuple[str, int], list[str]] = {listing.key: [] for listing in listings}
    values: dict[str, Any] = {}
    winners: dict[str, Listing] = {}
    for name, worse in SINGLE.items():
        stated = [listing for listing in stating(name) if getattr(listing.record, name)]
        if stated:
            often = Counter(getattr(listing.record, name) for listing in different)
            best = min(
                stated,
                key=lambda each: (not each.by_hand, worse(each.record), -often[getattr(each.record, name)]),
            )
            winners[name] = best
            values[name] = getattr(best.record, name)
            given[best.key].append(name)
    for name in SEVERAL:
        united: list[Any] = []
        for listing in stating(name):
            new = [value for value in getattr(listing.record, name) if value not in united]
            if new:
                united += new
                given[listing.key].append(name)
        values[name] = tuple(united)
    known: dict[str, str] = {}
    for listing in listings:
        found = {
            name: value
            for name, value in msgspec.structs.asdict(listing.record.identifiers).items()
            if value and name not in known and (listing.by_hand or name not in work.removed)
        }
        known |= found
        given[listing.key] += sorted(found)
    values["identifiers"] = Identifiers(**known)
    values["authors_complete"] = "authors" in winners and winners["authors"].record.authors_complete
    return Fields(
        values=values,
        winners=winners,
        given=tuple(
            (listing, tuple(given[listing.key]))
            for listing in sorted(listings, key=lambda each: each.by_hand)
        ),
    )


def fullness(record: Record) -> int:
    """How many fields a record states."""
    return sum(bool(getattr(record, name)) for name in (*SINGLE, *SEVERAL)) + record.authors_complete
