"""A work's records to one paper's fields: the best source for each, and which record gave what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from papershelf.late import late
from papershelf.model import Conflict, Identifiers, Record
from papershelf.shelve.papers.conflicts import conflicts
from papershelf.shelve.papers.fuse import Work
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.runs import overlap
from papershelf.shelve.papers.titles import is_cut, is_generic
from papershelf.shelve.papers.wording import SET_SMALL, title_words
from papershelf.shelve.people.names import spelling_rank

MARKUP = late(
    r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);|</?[a-z]+[^<>]*>|\\(?:emph|text\w*|mbox|bf|it|sc|rm)\b|\[[A-Z]\]|[*†‡]\Z"
)
"""What other pages' markup leaves in a title, and marks for footnotes. Formulas are as they should be."""

MANY = 12
"""Of more different abstracts than this no majority is looked for."""


SINGLE: Mapping[str, Callable[[Record], Any]] = {
    "title": lambda record: flaws(record.title or ""),
    "authors": lambda record: (
        not record.authors_complete,
        -len(record.authors),
        *misspelling(record.authors),
    ),
    "abstract": lambda record: -len(record.abstract or ""),
    "summary": lambda record: 0,
    "date": lambda record: (-len(record.date or ""), record.date),
    "venue": lambda record: 0,
    "session": lambda record: 0,
    "award": lambda record: 0,
}
"""Fields of which one record's value is taken: a correction's, else the least by this key, then the most stated, then
the fullest record's.

A title that is whole and as it was written goes before one that was cut, is all in capitals or small letters, or has
the signs of another page's markup; then one with its subtitle. A complete author list goes before a cut one, a longer
before a shorter, full names before initials; the longest abstract of those that most records have, give or take words;
the most precise date, and of these the earliest.
"""

SEVERAL = ("categories", "topics", "links")
"""Fields whose values are united."""


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What a work's records say together: values by field, the listing that each single one is from, and for every
    listing, fullest first and corrections last, the names of the fields that it gave."""

    values: Mapping[str, Any]
    winners: Mapping[str, Listing]
    given: tuple[tuple[Listing, tuple[str, ...]], ...]
    conflicts: tuple[Conflict, ...] = ()


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
            best = stated[0]
            if len(stated) > 1:
                often = Counter(getattr(listing.record, name) for listing in different)
                if name == "abstract":
                    stated = of_one_text(stated)
                best = min(
                    stated,
                    key=lambda each: (
                        not each.by_hand,
                        worse(each.record),
                        -often[getattr(each.record, name)],
                        -len(title_words(each.record.title or "")) if name == "title" else 0,
                    ),
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
        conflicts=conflicts(winners, [each for each in listings if not each.by_hand]),
    )


def flaws(title: str) -> int:
    """What is wrong with how a list writes a title, counted: it is cut, in capitals or in small letters throughout, has
    markup or letters that only look like small capitals, or a section's name before it."""
    letters = [char for char in title if char.isalpha()]
    head, colon, _ = title.partition(":")
    return sum(
        (
            is_cut(title),
            len(title.split()) > 2 and (title.isupper() or title.islower()),
            bool(MARKUP.search(title)),
            bool(SET_SMALL.search(title)),
            bool(colon) and is_generic(head),
            not letters,
        )
    )


def misspelling(names: Sequence[str]) -> tuple[bool, int, int]:
    """How badly a list spells names, the less the better: all in capitals, initials for names, accents lost."""
    ranks = [spelling_rank(name) for name in names]
    return (
        any(not rank[0] for rank in ranks),
        -sum(rank[1] for rank in ranks),
        -sum(rank[2] for rank in ranks),
    )


def of_one_text(stated: list[Listing]) -> list[Listing]:
    """Those of some records, fullest first, whose abstracts are versions of the text that most of them have; a
    correction's is the text."""
    if stated[0].by_hand:
        return stated[:1]
    texts = {listing.record.abstract: listing for listing in reversed(stated)}
    if len(texts) == 1 or len(texts) > MANY:
        return stated
    versions = {
        text: [other for other, its in texts.items() if other == text or versions_of_one(listing, its)]
        for text, listing in texts.items()
    }
    most = max(map(len, versions.values()))
    first = next(each for each in stated if len(versions[each.record.abstract]) == most)
    kept = versions[first.record.abstract]
    return [each for each in stated if each.record.abstract in kept]


def versions_of_one(one: Listing, other: Listing) -> bool:
    """Whether nothing speaks against two abstracts being versions of one text; a line or two tells nothing."""
    texts = overlap(one, other)
    return texts is None or texts.alike


def fullness(record: Record) -> int:
    """How many fields a record states."""
    return sum(bool(getattr(record, name)) for name in (*SINGLE, *SEVERAL)) + record.authors_complete
