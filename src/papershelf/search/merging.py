"""Entries of many terms in, the same entries without some papers and with others out, with numpy."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from papershelf.search.bulk import Integers, Ragged, changes, cut, posting_lists
from papershelf.search.postings import ABSTRACT, NO_POSTINGS, TITLE, read_positions
from papershelf.search.varints import gaps

NO_ENTRY = NO_POSTINGS * 2 + b"\0"


class Rows(NamedTuple):
    """Postings of all terms, one behind the other: whose they are, and what is in them."""

    term: Integers
    paper: Integers
    length: Integers
    times: Integers

    def chosen(self, places: Integers) -> "Rows":
        return Rows(*(column[places] for column in self))


class Posting(NamedTuple):
    """One that comes: the term's place among those asked for; `ordinals` are none in a field without positions."""

    term: int
    paper: int
    length: int
    ordinals: Sequence[int]
    times: int = 1


class Change(NamedTuple):
    """What happens to one field of some terms: papers leave their lists, postings come into them."""

    gone: set[int]
    come: Sequence[Posting]


def abstracts_merged(entries: Sequence[bytes | None], change: Change) -> list[bytes | None]:
    """New entries of `a-` files, None where nothing is left."""
    held = decoded([entry or NO_POSTINGS for entry in entries])
    rows, _ = read_lists(held, held.starts[:-1])
    lists, _ = merged_field(rows, None, change, len(entries))
    return [blob if blob != NO_POSTINGS else None for blob in lists]


def titles_merged(
    entries: Sequence[bytes | None], counts: Sequence[bytes], title: Change, authors: Change
) -> list[bytes | None]:
    """New entries of `t-` files; `counts` are how many abstracts have each term now, as a varint."""
    held = decoded([entry or NO_ENTRY for entry in entries])
    titles, end = read_lists(held, held.starts[:-1])
    names, _ = read_lists(held, end)
    one, _ = merged_field(titles, None, title, len(entries))
    two, _ = merged_field(names, None, authors, len(entries))
    found = map(b"".join, zip(one, two, counts, strict=True))
    return [entry if entry != NO_ENTRY else None for entry in found]


def places_merged(
    entries: Sequence[bytes | None],
    lists: tuple[Sequence[bytes | None], Sequence[bytes | None]],
    changes: Mapping[int, Change],
) -> list[bytes | None]:
    """New entries of `p-` files. `lists` are the terms' entries of `t-` and `a-` files before; `changes` are those
    of the fields with positions."""
    count = len(entries)
    held = decoded([entry or NO_ENTRY for entry in lists[0]])
    abstracts = decoded([entry or NO_POSTINGS for entry in lists[1]])
    both = {
        TITLE: read_lists(held, held.starts[:-1])[0],
        ABSTRACT: read_lists(abstracts, abstracts.starts[:-1])[0],
    }
    rows = {field: both[field] for field in changes}
    places = position_rows(decoded([entry or b"" for entry in entries]), rows)
    made = [merged_field(rows[field], places[field], change, count)[1] for field, change in changes.items()]
    return [b"".join(parts) or None for parts in zip(*made, strict=True)]


def merged_field(
    old: Rows, places: Ragged | None, change: Change, terms: int
) -> tuple[list[bytes], list[bytes]]:
    """The lists, or the positions if there are `places`, of each term."""
    gone, come = change
    kept = np.flatnonzero(~np.isin(old.paper, np.fromiter(gone, np.int64, len(gone))))
    new = Rows(
        *(
            np.array(column, np.int64)
            for column in (
                [each.term for each in come],
                [each.paper for each in come],
                [each.length for each in come],
                [each.times for each in come],
            )
        )
    )
    rows = Rows(*map(np.concatenate, zip(old.chosen(kept), new, strict=True)))
    # Stable sorting takes hardly any time where nearly all is in order.
    order = np.argsort(rows.term << 40 | rows.paper, kind="stable")
    rows = rows.chosen(order)
    firsts = np.flatnonzero(changes(rows.term)) if len(rows.term) else rows.term
    filled = rows.term[firsts].tolist()
    lists, positions = [NO_POSTINGS] * terms, [b""] * terms
    if places is None:
        made = posting_lists(firsts, rows.paper, rows.length, rows.times)
        for term, blob in zip(filled, made, strict=True):
            lists[term] = blob
        return lists, positions
    own = [[len(each.ordinals), *gaps(each.ordinals)] for each in come]
    values = np.concatenate((places.values, np.array([number for row in own for number in row], np.int64)))
    starts = np.append(places.starts, np.cumsum([len(row) for row in own]) + len(places.values))
    chosen = np.concatenate((kept, np.arange(len(come)) + len(old.term)))[order]
    found, posting, _ = Ragged(values, starts.astype(np.int64)).spread(chosen)
    bounds = np.searchsorted(posting, np.append(firsts, len(chosen)))
    for term, blob in zip(filled, cut(found, bounds), strict=True):
        positions[term] = blob
    return lists, positions


def read_lists(held: Ragged, start: Integers) -> tuple[Rows, Integers]:
    """The postings of the list that begins at each of these places, and where it ends."""
    values = held.values
    sizes = values[start]
    term = np.repeat(np.arange(len(start)), sizes)
    first = np.cumsum(sizes) - sizes
    at = np.arange(len(term)) - first[term] + start[term] + 1
    paper = running(values[at] + 1, first, term) - 1
    count = np.ones(len(term), np.int64)
    entries = values[start + 1 + 2 * sizes]
    row = np.repeat(np.arange(len(start)), entries)
    entry = np.cumsum(entries) - entries
    pair = 2 * (np.arange(len(row)) - entry[row]) + (start + 2 + 2 * sizes)[row]
    count[running(values[pair], entry, row) + first[row]] = values[pair + 1]
    return Rows(term, paper, values[at + sizes[term]], count), start + 2 + 2 * sizes + 2 * entries


def position_rows(held: Ragged, fields: Mapping[int, Rows]) -> dict[int, Ragged]:
    """Of each field a row for each posting: how many ordinals, then gaps. An entry has the fields one behind the other.

    Where a term stands twice at one place, it has fewer positions than its count says.
    """
    term = np.concatenate([rows.term for rows in fields.values()])
    widths = np.concatenate([rows.times for rows in fields.values()]) + 1
    order = np.argsort(term, kind="stable")
    term, widths = term[order], widths[order]
    terms = len(held.starts) - 1
    firsts = np.searchsorted(term, np.arange(terms + 1))
    total = np.append(0, np.cumsum(widths))
    for at in np.flatnonzero(np.diff(total[firsts]) != np.diff(held.starts)).tolist():
        own = held.values[held.starts[at] : held.starts[at + 1]].tolist()
        read, _ = read_positions(own, int(firsts[at + 1] - firsts[at]))
        widths[firsts[at] : firsts[at + 1]] = [len(ordinals) + 1 for ordinals in read]
    ends = np.append(0, np.cumsum(widths))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    found = {}
    at = 0
    whole = Ragged(held.values, ends)
    for field, rows in fields.items():
        own = place[at : at + len(rows.term)]
        values, posting, _ = whole.spread(own)
        found[field] = Ragged(values, np.searchsorted(posting, np.arange(len(own) + 1)))
        at += len(rows.term)
    return found


def running(steps: Integers, first: Integers, row: Integers) -> Integers:
    """Sums up to and with each step, begun anew in each row; `first` is where rows begin."""
    total = np.append(0, np.cumsum(steps))
    found: Integers = total[1:] - total[first[row]]
    return found


def decoded(blobs: Sequence[bytes]) -> Ragged:
    """The numbers of each blob."""
    octets = np.frombuffer(b"".join(blobs), np.uint8)
    ends = np.flatnonzero(octets < 128) + 1
    at = np.append(0, ends[:-1])[: len(ends)]
    values = (octets[at] & 127).astype(np.int64)
    longer = np.flatnonzero(ends - at > 1)
    shift = 7
    while len(longer):
        at = at[longer] + 1 if shift == 7 else at + 1
        values[longer] |= (octets[at] & 127).astype(np.int64) << shift
        more = ends[longer] - at > 1
        longer, at = longer[more], at[more]
        shift += 7
    edges = np.append(0, np.cumsum([len(blob) for blob in blobs]))
    return Ragged(values, np.searchsorted(ends, edges, side="right").astype(np.int64))
