"""What the records of one paper do not agree on."""

from collections.abc import Callable, Mapping, Sequence

from papershelf.model import Conflict
from papershelf.shelve.papers.authors import agree
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.runs import overlap
from papershelf.shelve.papers.titles import relate
from papershelf.shelve.papers.wording import words_of

BEGINNING = 12
"""So many words of another abstract are told."""


def another_title(best: Listing, other: Listing) -> str:
    """A title that is not the other's, cut, without its subtitle, some words or letters."""
    title = other.record.title or ""
    alike = not other.title_key or not best.title_key
    return "" if alike or relate(best.record.title or "", title).kind not in ("other", "telling") else title


def other_authors(best: Listing, other: Listing) -> str:
    return ", ".join(other.record.authors) if agree(best, other).verdict in ("most", "strangers") else ""


def another_text(best: Listing, other: Listing) -> str:
    texts = overlap(best, other)
    words = (other.record.abstract or "").split()
    return (
        "" if texts is None or texts.alike else " ".join(words[:BEGINNING]) + " …" * (len(words) > BEGINNING)
    )


def another_year(best: Listing, other: Listing) -> str:
    mine, date = best.record.date or "", other.record.date or ""
    return date if date[:4] != mine[:4] else ""


def another_venue(best: Listing, other: Listing) -> str:
    mine, theirs = best.record.venue or "", other.record.venue or ""
    return "" if words_of(mine) == words_of(theirs) else theirs


FIELDS: Mapping[str, Callable[[Listing, Listing], str]] = {
    "title": another_title,
    "authors": other_authors,
    "abstract": another_text,
    "date": another_year,
    "venue": another_venue,
}
"""How a record's value of a field differs from the one that the paper has: as text, "" where it does not."""


def conflicts(winners: Mapping[str, Listing], listings: Sequence[Listing]) -> tuple[Conflict, ...]:
    """What records say instead of the value that was taken, field by field; nothing where a correction decided.

    `winners` gives the record of which a field's value was taken.
    """
    found = []
    for field, differs in FIELDS.items():
        best = winners.get(field)
        if best and not best.by_hand and len(listings) > 1:
            values = {differs(best, other) for other in listings if other is not best} - {""}
            if values:
                found.append(Conflict(field=field, values=tuple(sorted(values))))
    return tuple(found)
