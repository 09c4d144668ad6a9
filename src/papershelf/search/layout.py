"""Entries of terms in, the payloads of files of posting lists out, and back.

A payload has the terms joined by line feeds, a NUL, then varints by what they are, as like beside like takes fewer
bytes: of each field (title and authors in `t-` files, the abstract in `a-` files) for each term the number of papers;
in `t-` files for each term the number of abstracts; of each field for each term the number of pairs; of each field the
pairs; of each field the papers' numbers (gaps); of each field the lengths. An entry has the same of one term, field
after field, as `postings` says.
"""

from collections.abc import Sequence
from itertools import compress, count
from typing import NamedTuple

from papershelf.search.postings import Postings
from papershelf.search.shards import in_order
from papershelf.search.varints import VARINTS, decode, ungapped

ENDS = bytes(octet < 128 for octet in range(256))
"""Of each byte, whether a varint ends with it."""
NONE = VARINTS[0]


class Listed(NamedTuple):
    """A term's lists by field; in `t-` files, how many abstracts have it."""

    fields: list[Postings]
    abstracts: int


class Column(NamedTuple):
    """What a field's lists are made of, a piece for each term; no piece where there is nothing."""

    sizes: list[bytes]
    repeats: list[bytes]
    pairs: list[bytes]
    papers: list[bytes]
    lengths: list[bytes]


def title_payload(terms: Sequence[str], entries: Sequence[bytes]) -> list[bytes]:
    """Of a `t-` file, in parts that each compress best alone."""
    return payload(terms, entries, 2)


def abstract_payload(terms: Sequence[str], entries: Sequence[bytes]) -> list[bytes]:
    """The same of an `a-` file."""
    return payload(terms, entries, 1)


def payload(terms: Sequence[str], entries: Sequence[bytes], fields: int) -> list[bytes]:
    data = b"".join(entries)
    starts = [0, *compress(count(1), data.translate(ENDS))]
    columns = [Column([], [], [], [], []) for _ in range(fields)]
    abstracts: list[bytes] = []
    at = 0
    for _ in terms:
        for sizes, repeats, pairs, papers, lengths in columns:
            begin = starts[at]
            held = data[begin]
            if not held:  # An empty list, NO_POSTINGS
                sizes.append(NONE)
                repeats.append(NONE)
                at += 2
                continue
            at += 1
            first = starts[at]
            if held > 127:
                held = decode(data[begin:first])[0]
            sizes.append(data[begin:first])
            middle = starts[at + held]
            at += 2 * held
            end = starts[at]
            papers.append(data[first:middle])
            lengths.append(data[middle:end])
            at += 1
            if more := data[end]:
                first = starts[at]
                if more > 127:
                    more = decode(data[end:first])[0]
                repeats.append(data[end:first])
                at += 2 * more
                pairs.append(data[first : starts[at]])
            else:
                repeats.append(NONE)
        if fields > 1:
            abstracts.append(data[starts[at] : starts[at + 1]])
            at += 1
    few = [
        *(column.sizes for column in columns),
        abstracts,
        *(column.repeats for column in columns),
        *(column.pairs for column in columns),
    ]
    return [
        "\n".join(terms).encode() + b"\0",
        b"".join(map(b"".join, few)),
        b"".join(b"".join(column.papers) for column in columns),
        b"".join(b"".join(column.lengths) for column in columns),
    ]


def read_titles(payload: bytes) -> dict[str, Listed]:
    return read_lists(payload, 2)


def read_abstracts(payload: bytes) -> dict[str, Listed]:
    return read_lists(payload, 1)


def read_lists(payload: bytes, fields: int) -> dict[str, Listed]:
    """The lists of a file by term. Raises ValueError or LookupError where it is not whole."""
    head, _, rest = payload.partition(b"\0")
    terms = head.decode().split("\n")
    values = decode(rest)
    at = 0

    def taken(many: int) -> list[int]:
        nonlocal at
        at += many
        if at > len(values):
            raise ValueError("The file is damaged.")
        return values[at - many : at]

    sizes = [taken(len(terms)) for _ in range(fields)]
    abstracts = taken(len(terms)) if fields > 1 else [0] * len(terms)
    repeats = [taken(len(terms)) for _ in range(fields)]
    pairs, papers, lengths = (
        [[taken(times * many) for many in column] for column in columns]
        for times, columns in ((2, repeats), (1, sizes), (1, sizes))
    )
    if at != len(values) or in_order(terms) != terms:
        raise ValueError("The file is damaged.")
    lists = [
        [
            Postings(ungapped(gaps), held, counts(len(gaps), more))
            for gaps, held, more in zip(*each, strict=True)
        ]
        for each in zip(papers, lengths, pairs, strict=True)
    ]
    return {
        term: Listed(list(held), many) for term, many, *held in zip(terms, abstracts, *lists, strict=True)
    }


def counts(papers: int, pairs: Sequence[int]) -> list[int]:
    """How often each paper has a term; `pairs` are (skip, count) of those that have it more than once."""
    found = [1] * papers
    place = 0
    for skip, times in zip(pairs[::2], pairs[1::2], strict=True):
        place += skip
        found[place] = times
    return found
