"""Folded texts in, the numbers of their chunks out, thousands of papers at once, with numpy.

A chunk of up to 32 bytes is four whole numbers of 8 bytes. They are looked up in a table by a hash, all chunks of many
texts at once; what is not found so is new or long, and is looked up as text, one by one.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from papershelf.search.analysis import ASCII_SEPARATORS, chunks
from papershelf.search.fields import BETWEEN
from papershelf.search.postings import Chunks

Integers = NDArray[np.int64]
Octets = NDArray[np.uint64]

SLOTS = 20
"""The table has 2 to the power of this many places. A chunk whose place is taken is looked up as text."""
EIGHT = 8
PIECES = 4
LONGEST = EIGHT * PIECES
SPACES = bytes(
    ord(ASCII_SEPARATORS[code]) if code in ASCII_SEPARATORS else code for code in range(128)
) + bytes(range(128, 256))
MARK = b"\xff"
"""Stands for BETWEEN: no text has this byte in UTF-8."""
PART = b" " + MARK + b" "
PADDING = b" " * LONGEST
MIXERS = [
    np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)
]
KEPT = np.array([(1 << 8 * octets) - 1 for octets in range(EIGHT + 1)], np.uint64)
"""What keeps the first bytes of eight."""


class Tokens:
    """Reads texts. All chunks that it meets are in `known` afterwards."""

    def __init__(self, known: Chunks) -> None:
        self.known = known
        self.table = np.full(1 << SLOTS, -1, np.int32)
        self.pieces = [np.zeros(1 << 10, np.uint64) for _ in range(PIECES)]
        """The bytes of each known chunk by its number; no bytes where it is not in the table."""

    def read(self, texts: Sequence[Iterable[str]]) -> tuple[Integers, Integers]:
        """The numbers of all chunks in their order; and where those of each text begin, with the end behind."""
        written = [PART.join(map(octets, each)) for each in texts]
        data = b"".join((b" ", b" ".join(written), PADDING))
        held = np.frombuffer(data, np.uint8) > ord(" ")
        edges = np.flatnonzero(held[1:] != held[:-1]) + 1
        starts, ends = edges[::2], edges[1::2]
        begins = np.ones(len(written) + 1, np.int64)
        np.cumsum([len(each) + 1 for each in written], out=begins[1:])
        begins[1:] += 1
        return self.numbers(data, starts, ends), np.searchsorted(starts, begins)

    def numbers(self, data: bytes, starts: Integers, ends: Integers) -> Integers:
        length = ends - starts
        pieces = pieces_of(data, starts, length)
        slots = hashed(pieces)
        found = self.table[slots].astype(np.int64)
        wrong = found < 0
        for own, held in zip(self.pieces, pieces, strict=True):
            wrong |= own[found] != held
        wrong |= length > LONGEST
        missed = np.flatnonzero(wrong)
        if len(missed):
            found[missed] = self.looked_up(data, starts[missed], ends[missed])
            self.keep(found[missed], [each[missed] for each in pieces], slots[missed], length[missed])
        return found

    def looked_up(self, data: bytes, starts: Integers, ends: Integers) -> list[int]:
        known = self.known
        number_of = dict.fromkeys(
            [data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], 0
        )
        for chunk in number_of:
            number_of[chunk] = known[BETWEEN if chunk == MARK else chunk.decode()]
        return [number_of[data[start:end]] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def keep(self, numbers: Integers, pieces: Sequence[Octets], slots: Integers, length: Integers) -> None:
        """Put chunks that were looked up as text into the table, where it has room."""
        room = len(self.pieces[0])
        if room <= len(self.known):
            more = max(len(self.known) + 1, 2 * room) - room
            self.pieces = [np.concatenate((own, np.zeros(more, np.uint64))) for own in self.pieces]
        free = (self.table[slots] < 0) & (length <= LONGEST)
        slots, numbers = slots[free], numbers[free]
        self.table[slots] = numbers
        # Of several chunks for one place the last stays.
        stayed = self.table[slots] == numbers
        for own, held in zip(self.pieces, pieces, strict=True):
            own[numbers[stayed]] = held[free][stayed]


def octets(text: str) -> bytes:
    """A folded text as chunks of UTF-8 with spaces between them."""
    return text.encode().translate(SPACES) if text.isascii() else " ".join(chunks(text)).encode()


def pieces_of(data: bytes, starts: Integers, length: Integers) -> list[Octets]:
    """The bytes of each chunk, eight in a number."""
    eights = np.ndarray((len(data) - EIGHT + 1,), "<u8", data, strides=(1,))
    found = [eights[starts] & KEPT[np.minimum(length, EIGHT)]]
    for at in range(1, PIECES):
        own = np.zeros(len(starts), np.uint64)
        longer = np.flatnonzero(length > at * EIGHT)
        rest = np.minimum(length[longer] - at * EIGHT, EIGHT)
        own[longer] = eights[starts[longer] + at * EIGHT] & KEPT[rest]
        found.append(own)
    return found


def hashed(pieces: Sequence[Octets]) -> Integers:
    """Places in the table."""
    mixed = pieces[0] * MIXERS[0]
    for own, odd in zip(pieces[1:], MIXERS[1:], strict=True):
        mixed ^= own * odd
    mixed ^= mixed >> np.uint64(29)
    mixed *= MIXERS[1]
    return (mixed >> np.uint64(64 - SLOTS)).astype(np.int64)
