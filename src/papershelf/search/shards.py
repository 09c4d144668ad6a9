"""Entries by key in, files of many entries out, cut by content: one more entry changes one file, or two.

The payload of a shard of terms is the terms joined by line feeds, a NUL, a varint for the length of each term's blob,
then the blobs.
"""

import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from papershelf.search.files import File, named, packed
from papershelf.search.varints import VARINTS, decode, encode, ungapped

Entries = Mapping[str, bytes]
Payload = Callable[[Sequence[str], Entries], bytes]


class Rule(NamedTuple):
    """Where a family is cut: before what would make a file larger than `largest` bytes, and from `smallest` bytes on
    before a key whose CRC-32 has zeros where `mask` has ones."""

    smallest: int
    largest: int
    mask: int


TERMS = Rule(4_096, 24_576, 31)
WORDS = Rule(16_384, 32_768, 255)


def units(key: str) -> str:
    """What sorts by code points as the key does by UTF-16 code units, which is JavaScript's order."""
    if key.isascii() or max(key) <= "\uffff":
        return key
    octets = key.encode("utf-16-be", "surrogatepass")
    return "".join(chr(high << 8 | low) for high, low in zip(octets[::2], octets[1::2], strict=True))


def term_payload(terms: Sequence[str], entries: Entries) -> bytes:
    blobs = [entries[term] for term in terms]
    return b"".join(("\n".join(terms).encode(), b"\0", encode(map(len, blobs)), *blobs))


def read_terms(payload: bytes) -> dict[str, bytes]:
    """The blobs of a shard by term. Raises ValueError where lengths or order are not those of a whole shard."""
    head, _, rest = payload.partition(b"\0")
    terms = head.decode().split("\n")
    lengths = []
    at = 0
    for _ in terms:
        end = at
        while rest[end : end + 1] > b"\x7f":
            end += 1
        lengths.append(sum((octet & 127) << 7 * place for place, octet in enumerate(rest[at : end + 1])))
        at = end + 1
    if at + sum(lengths) != len(rest) or sorted(terms, key=units) != terms:
        raise ValueError("The shard is damaged.")
    blobs = {}
    for term, length in zip(terms, lengths, strict=True):
        blobs[term] = rest[at : at + length]
        at += length
    return blobs


class Cut(NamedTuple):
    """The keys of a file, and the bytes of their entries."""

    keys: list[str]
    size: int


class Shards:
    """The files of one family. What changes is told to `update`; the rest is not encoded again."""

    def __init__(self, family: str, rule: Rule, payload: Payload) -> None:
        self.family = family
        self.rule = rule
        self.payload = payload
        self.entries: dict[str, bytes] = {}
        self.keys: list[list[str]] = []
        self.files: list[File] = []

    def update(self, changes: Mapping[str, bytes | None]) -> None:
        """Set the entries of keys, or take them out (None)."""
        if self.entries:
            changes = {key: entry for key, entry in changes.items() if self.entries.get(key) != entry}
        if not changes:
            return
        for key, entry in changes.items():
            if entry is None:
                self.entries.pop(key, None)
            else:
                self.entries[key] = entry
        touched = self.touched(changes)
        made: list[list[str]] = []
        files: list[File] = []
        pending: list[Cut] = []
        moved = False  # whether the file before, or where this one begins, is another than it was
        for at, keys in enumerate(self.keys or [[]]):
            if mine := touched.get(at):
                moved = moved or not keys or keys[0] in mine
                keys = self.sorted({*keys, *mine} & self.entries.keys() if self.keys else self.entries)
            if not keys:
                moved = True
                continue
            if moved and (pending or made):
                last = pending[-1] if pending else [*self.cut(made[-1])][-1]
                if self.goes_on(last, keys[0]):
                    if not pending:
                        made.pop()
                        files.pop()
                        pending.append(last)
                    pending += self.cut([*pending.pop().keys, *keys])
                    continue
            if mine:
                pending += self.cut(keys)
                moved = True
                continue
            self.close(pending, made, files)
            made.append(keys)
            files.append(self.files[at])
            moved = False
        self.close(pending, made, files)
        if files and files[0].first != "":
            files[0] = files[0]._replace(first="")
        self.keys, self.files = made, files

    def touched(self, keys: Iterable[str]) -> dict[int, set[str]]:
        """The keys by the place of the file that they are in, or would be."""
        if not self.keys:
            return {0: set(keys)}
        starts = [units(held[0]) for held in self.keys]
        found: dict[int, set[str]] = {}
        for key in keys:
            found.setdefault(max(bisect_right(starts, units(key)) - 1, 0), set()).add(key)
        return found

    def sorted(self, keys: Iterable[str]) -> list[str]:
        ordered = sorted(keys)
        return (
            ordered
            if max(map(max, filter(None, ordered)), default="") <= "\uffff"
            else sorted(ordered, key=units)
        )

    def cut(self, keys: Iterable[str]) -> Iterator[Cut]:
        """The keys in files."""
        smallest, largest, mask = self.rule
        entries = self.entries
        held: list[str] = []
        size = 0
        for key in keys:
            octets = key.encode()
            own = len(entries[key]) + len(octets) + 2
            if held and (size + own > largest or (size >= smallest and not zlib.crc32(octets) & mask)):
                yield Cut(held, size)
                held, size = [], 0
            held.append(key)
            size += own
        if held:
            yield Cut(held, size)

    def goes_on(self, last: Cut, key: str) -> bool:
        """Whether this key, which began a file, now belongs to the file before it."""
        smallest, largest, mask = self.rule
        octets = key.encode()
        size = last.size + len(self.entries[key]) + len(octets) + 2
        return size <= largest and (last.size < smallest or bool(zlib.crc32(octets) & mask))

    def close(self, pending: list[Cut], made: list[list[str]], files: list[File]) -> None:
        """Write what was cut."""
        known = {file.name: file.data for file in self.files} if pending else {}
        for held, _ in pending:
            payload = self.payload(held, self.entries)
            name = named(self.family, payload)
            first = held[0] if made else ""
            made.append(held)
            files.append(File(first, name, known.get(name) or packed(name, payload)))
        pending.clear()


def read_facet(entry: bytes) -> list[int]:
    """The numbers of papers of a facet's list."""
    return ungapped(decode(entry)[1:])


def facet_list(numbers: Sequence[int]) -> bytes:
    """`c`, then `c` numbers of papers (gaps)."""
    previous = -1
    pieces = [VARINTS[len(numbers)]]
    for number in numbers:
        pieces.append(VARINTS[number - previous - 1])
        previous = number
    return b"".join(pieces)
