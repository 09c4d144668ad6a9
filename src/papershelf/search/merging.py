"""Encoded lists of many terms in, the same lists without some papers and with others out, with numpy."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from papershelf.search.bulk import Integers, Ragged, changes, cut, posting_lists
from papershelf.search.postings import Encoded, read_positions


class Rows(NamedTuple):
    """Postings of all terms, one behind the other: whose they are, and what is in them."""

    term: Integers
    paper: Integers
    length: Integers
    times: Integers

    def chosen(self, places: Integers) -> "Rows":
        return Rows(*(column[places] for column in self))


def merged(old: Sequence[Encoded], gone: Collection[int], new: Sequence[Encoded]) -> list[Encoded]:
    """For each term the old list without the papers that are gone, and with the new list's."""
    kept, kept_places = read_all(old)
    held = np.flatnonzero(~np.isin(kept.paper, np.fromiter(gone, np.int64, len(gone))))
    come, come_places = read_all(new)
    rows = Rows(*map(np.concatenate, zip(kept.chosen(held), come, strict=True)))
    # Stable sorting takes hardly any time where nearly all is in order.
    order = np.argsort(rows.term << 40 | rows.paper, kind="stable")
    rows = rows.chosen(order)
    counts = np.bincount(rows.term, minlength=len(old))
    filled = np.flatnonzero(counts)
    firsts = np.flatnonzero(changes(rows.term)) if len(rows.term) else rows.term
    lists = [b"\0\0"] * len(old)
    places = [b""] * len(old)
    for term, blob in zip(
        filled.tolist(), posting_lists(firsts, rows.paper, rows.length, rows.times), strict=True
    ):
        lists[term] = blob
    if len(kept_places.values) + len(come_places.values):
        values = np.concatenate((kept_places.values, come_places.values))
        starts = np.concatenate((kept_places.starts[:-1], come_places.starts + len(kept_places.values)))
        chosen = np.concatenate((held, np.arange(len(come.term)) + len(kept.term)))[order]
        found, posting = Ragged(values, starts).spread(chosen)
        bounds = np.searchsorted(posting, np.append(firsts, len(chosen)))
        for term, blob in zip(filled.tolist(), cut(found, bounds), strict=True):
            places[term] = blob
    return list(map(Encoded, lists, places))


def read_all(encoded: Sequence[Encoded]) -> tuple[Rows, Ragged]:
    """The postings of all lists; for each, its row of position values: how many, then gaps."""
    lists = decoded([each.postings for each in encoded])
    start, values = lists.starts[:-1], lists.values
    sizes = values[start]
    term = np.repeat(np.arange(len(encoded)), sizes)
    first = np.cumsum(sizes) - sizes
    at = np.arange(len(term)) - first[term] + start[term] + 1
    paper = running(values[at] + 1, first, term) - 1
    count = np.ones(len(term), np.int64)
    entries = values[start + 1 + 2 * sizes]
    row = np.repeat(np.arange(len(encoded)), entries)
    entry = np.cumsum(entries) - entries
    pair = 2 * (np.arange(len(row)) - entry[row]) + (start + 2 + 2 * sizes)[row]
    count[running(values[pair], entry, row) + first[row]] = values[pair + 1]
    rows = Rows(term, paper, values[at + sizes[term]], count)
    return rows, position_rows(decoded([each.places for each in encoded]), rows, first, sizes)


def position_rows(places: Ragged, rows: Rows, first: Integers, sizes: Integers) -> Ragged:
    """A row for each posting. Where a term stands twice at one place, it has fewer positions than its count says."""
    if not len(places.values):
        return Ragged(places.values, np.zeros(len(rows.term) + 1, np.int64))
    found = rows.times + 1
    for term in np.flatnonzero(np.bincount(rows.term, found, len(sizes)) != np.diff(places.starts)):
        own = places.values[places.starts[term] : places.starts[term + 1]].tolist()
        read, _ = read_positions(own, int(sizes[term]))
        found[first[term] : first[term] + sizes[term]] = [len(ordinals) + 1 for ordinals in read]
    return Ragged(places.values, np.append(0, np.cumsum(found)))


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
