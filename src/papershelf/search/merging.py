"""Entries of many terms in, the same entries without some papers and with others out, with numpy."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from papershelf.search.bulk import Integers, Ragged, changes, cut, posting_lists
from papershelf.search.postings import ABSTRACT, AUTHORS, NO_POSTINGS, TEXTS, TITLE, read_positions
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


class Old(NamedTuple):
    """The entries of the terms that change, each family in the same order; None where a term has none."""

    t: Sequence[bytes | None]
    a: Sequence[bytes | None]
    p: Sequence[bytes | None]


class Entry(NamedTuple):
    t: bytes | None
    a: bytes | None
    p: bytes | None


def merged(
    old: Old, gone: Mapping[int, set[int]], come: Mapping[int, Sequence[Posting]], placed: Sequence[int]
) -> list[Entry]:
    """`gone` and `come` have by field the papers that leave its lists, and the postings that come into them; `placed`
    are the fields with positions."""
    held = decoded([entry or NO_ENTRY for entry in old.t])
    title, end = read_lists(held, held.starts[:-1])
    authors, _ = read_lists(held, end)
    abstracts = decoded([entry or NO_POSTINGS for entry in old.a])
    abstract, _ = read_lists(abstracts, abstracts.starts[:-1])
    rows = {TITLE: title, AUTHORS: authors, ABSTRACT: abstract}
    places = position_rows(
        decoded([entry or b"" for entry in old.p]), {field: rows[field] for field in placed}
    )
    made = {
        field: merged_field(
            rows[field], places.get(field), gone.get(field, set()), come.get(field, ()), len(old.t)
        )
        for field in rows
    }
    entries = []
    for at in range(len(old.t)):
        lists = [made[field][0][at] for field in (TITLE, AUTHORS, ABSTRACT)]
        one, two, three = lists
        there = any(each != NO_POSTINGS for each in lists)
        entries.append(
            Entry(
                one + two + count_of(three) if there else None,
                three if three != NO_POSTINGS else None,
                b"".join([made[field][1][at] for field in TEXTS if field in placed]) or None,
            )
        )
    return entries


def count_of(blob: bytes) -> bytes:
    """How many papers a list has, as the varint that it begins with."""
    end = 1
    while blob[end - 1] > 127:
        end += 1
    return blob[:end]


def merged_field(
    old: Rows, places: Ragged | None, gone: set[int], come: Sequence[Posting], terms: int
) -> tuple[list[bytes], list[bytes]]:
    """The lists and the positions of each term."""
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
    for term, blob in zip(filled, posting_lists(firsts, rows.paper, rows.length, rows.times), strict=True):
        lists[term] = blob
    if places is not None:
        own = [[len(each.ordinals), *gaps(each.ordinals)] for each in come]
        values = np.concatenate(
            (places.values, np.array([number for row in own for number in row], np.int64))
        )
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
    term = np.concatenate([rows.term for rows in fields.values()]) if fields else held.values
    widths = np.concatenate([rows.times for rows in fields.values()]) + 1 if fields else held.values
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
