"""Entries by key in, files of many entries out, cut by content: one more entry changes one file, or two.

The payload of a shard of `p-` and `f-` is the terms joined by line feeds, a NUL, a varint for the length of each term's
blob, then the blobs. That of `t-` and `a-` is told in `layout`.
"""

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from papershelf.search.files import File, named, packed
from papershelf.search.varints import VARINTS, decode, encode, ungapped

Payload = Callable[[Sequence[str], Sequence[bytes]], Sequence[bytes]]
"""A file's keys and their entries in, its bytes out, in parts that each compress best alone."""


class Rule(NamedTuple):
    """Where a family is cut: before what would make a file larger than `largest` bytes, and from `smallest` bytes on
    before a key whose CRC-32 has zeros where `mask` has ones."""

    smallest: int
    largest: int
    mask: int


TERMS = Rule(4_096, 24_576, 31)
LISTS = Rule(2_048, 24_576, 15)
"""Of `t-` and `a-` files, of which a query loads a dozen, and an edited abstract changes a hundred."""
WORDS = Rule(16_384, 32_768, 255)


def units(key: str) -> str:
    """What sorts by code points as the key does by UTF-16 code units, which is JavaScript's order."""
    if key.isascii() or max(key) <= "\uffff":
        return key
    octets = key.encode("utf-16-be", "surrogatepass")
    return "".join(chr(high << 8 | low) for high, low in zip(octets[::2], octets[1::2], strict=True))


def term_payload(terms: Sequence[str], entries: Sequence[bytes]) -> list[bytes]:
    return ["\n".join(terms).encode() + b"\0", encode(map(len, entries)), b"".join(entries)]


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


class Held(NamedTuple):
    """A file's keys, and their entries one behind the other."""

    keys: list[str]
    sizes: "array[int]"
    data: bytes
    file: File

    def entries(self) -> dict[str, bytes]:
        ends = accumulate(self.sizes, initial=0)
        return {
            key: self.data[start:end] for key, (start, end) in zip(self.keys, pairwise(ends), strict=True)
        }


class Shards:
    """The files of one family. What changes is told to `update`; the rest is not encoded again."""

    def __init__(self, family: str, rule: Rule, payload: Payload) -> None:
        self.family = family
        self.rule = rule
        self.payload = payload
        self.held: list[Held] = []
        self.starts: list[str] = []
        self.opened: dict[int, dict[str, bytes]] = {}
        """The entries of files that were asked for since the last change, by the file's place."""
        self.files: list[File] = []

    def fill(self, keys: Sequence[str], entries: Sequence[bytes]) -> None:
        """Take the first entries; `keys` are in order."""
        self.take(self.made(keys, entries, {}))

    def find(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The entries of those keys that there are."""
        found: dict[str, bytes] = {}
        for at, asked in self.touched(keys).items():
            entries = self.entries(at) if self.held else {}
            found.update((key, entries[key]) for key in asked if key in entries)
        return found

    def entries(self, at: int) -> dict[str, bytes]:
        if at not in self.opened:
            self.opened[at] = self.held[at].entries()
        return self.opened[at]

    def has(self, key: str) -> bool:
        return bool(self.held) and key in self.held[self.place(key)].keys

    def all(self) -> dict[str, bytes]:
        return {key: entry for held in self.held for key, entry in held.entries().items()}

    def update(self, changes: Mapping[str, bytes | None]) -> None:
        """Set the entries of keys, or take them out (None)."""
        if not self.held:
            new = {key: entry for key, entry in changes.items() if entry is not None}
            keys = in_order(new)
            self.fill(keys, [new[key] for key in keys])
            return
        touched: dict[int, dict[str, bytes]] = {}
        changed: dict[int, set[str]] = {}
        for at, keys in self.touched(changes).items():
            entries = self.entries(at)
            mine = {key for key in keys if changes[key] != entries.get(key)}
            if mine:
                for key in mine:
                    entry = changes[key]
                    if entry is None:
                        del entries[key]
                    else:
                        entries[key] = entry
                touched[at], changed[at] = entries, mine
        self.opened = {}
        if touched:
            self.take(self.cut_anew(touched, changed))

    def cut_anew(
        self, touched: Mapping[int, dict[str, bytes]], changed: Mapping[int, set[str]]
    ) -> list[Held]:
        """The files with the new entries of those touched. A file whose beginning moves may move the next one's."""
        known = {held.file.name: held.file.data for held in self.held}
        made: list[Held] = []
        pending: dict[str, bytes] = {}
        moved = False  # whether the file before, or where this one begins, is another than it was
        for at, held in enumerate(self.held):
            entries = touched.get(at)
            keys: Sequence[str] = held.keys
            if entries is not None:
                moved = moved or keys[0] in changed[at]
                if entries.keys() != set(keys):
                    keys = in_order(entries)
            if not keys:
                moved = True
                continue
            if moved and (pending or made):
                if not pending:
                    last = made[-1]
                    if self.goes_on(last.keys, len(last.data), keys[0], (entries or held.entries())[keys[0]]):
                        pending = made.pop().entries()
                elif not self.goes_on_after(pending, keys[0], (entries or held.entries())[keys[0]]):
                    made += self.made(list(pending), list(pending.values()), known)
                    pending = {}
                if pending:
                    more = entries if entries is not None else held.entries()
                    pending.update((key, more[key]) for key in keys)
                    continue
            if entries is not None:
                pending = {key: entries[key] for key in keys}
                moved = True
                continue
            if pending:
                made += self.made(list(pending), list(pending.values()), known)
                pending = {}
            made.append(held)
            moved = False
        if pending:
            made += self.made(list(pending), list(pending.values()), known)
        return made

    def take(self, made: list[Held]) -> None:
        last = None
        for at, held in enumerate(made):
            # The first file holds what sorts before its first key too.
            first = "" if last is None else beginning(held.keys[0], last)
            last = held.keys[-1]
            if held.file.first != first:
                made[at] = held._replace(file=held.file._replace(first=first))
        self.held = made
        self.starts = [units(held.keys[0]) for held in made]
        self.files = [held.file for held in made]

    def place(self, key: str) -> int:
        """The place of the file that a key is in, or would be."""
        return max(bisect_right(self.starts, units(key)) - 1, 0)

    def touched(self, keys: Iterable[str]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for key in keys:
            found.setdefault(self.place(key), []).append(key)
        return found

    def bounds(self, keys: Sequence[str], own: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Where files begin and end; `own` has the bytes of each key and its entry."""
        smallest, largest, mask = self.rule
        ends = list(accumulate(own))
        start = 0
        while start < len(keys):
            before = ends[start] - own[start]
            end = max(bisect_right(ends, before + largest, start), start + 1)
            for at in range(bisect_left(ends, before + smallest, start) + 1, min(end, len(keys))):
                if not zlib.crc32(keys[at].encode()) & mask:
                    end = at
                    break
            yield start, end
            start = end

    def goes_on(self, keys: Iterable[str], size: int, key: str, entry: bytes) -> bool:
        """Whether a key, which began a file, now belongs to the file before it, with these keys and bytes."""
        smallest, largest, mask = self.rule
        size += sum(map(key_size, keys))
        if size + key_size(key) + len(entry) > largest:
            return False
        return size < smallest or bool(zlib.crc32(key.encode()) & mask)

    def goes_on_after(self, pending: Mapping[str, bytes], key: str, entry: bytes) -> bool:
        """The same after the last of the files that these entries make."""
        keys = list(pending)
        *_, (start, end) = self.bounds(keys, sizes_of(keys, list(pending.values())))
        size = sum(len(pending[each]) for each in keys[start:end])
        return self.goes_on(keys[start:end], size, key, entry)

    def made(self, keys: Sequence[str], entries: Sequence[bytes], known: Mapping[str, bytes]) -> list[Held]:
        """The entries in files; `known` has the bytes of files that were there before."""
        found = []
        for start, end in self.bounds(keys, sizes_of(keys, entries)):
            own_keys, own = list(keys[start:end]), entries[start:end]
            parts = self.payload(own_keys, own)
            name = named(self.family, b"".join(parts))
            file = File(own_keys[0], name, known.get(name) or packed(name, *parts))
            found.append(Held(own_keys, array("I", map(len, own)), b"".join(own), file))
        return found


def beginning(key: str, last: str) -> str:
    """What directories say of a file instead of its first key: no more of it than sorts behind the `last` key before.

    A word may be as long as a text, and all readers have the manifest. Code points are not cut: where the keys differ
    in one, they differ so in the order of UTF-16 code units too.

    >>> beginning("attention", "attend"), beginning("graphs", "graph")
    ('attent', 'graphs')
    """
    same = next((at for at, (one, two) in enumerate(zip(key, last, strict=False)) if one != two), len(last))
    return key[: same + 1]


def key_size(key: str) -> int:
    return len(key.encode()) + 2


def sizes_of(keys: Sequence[str], entries: Sequence[bytes]) -> list[int]:
    return [len(key.encode()) + 2 + len(entry) for key, entry in zip(keys, entries, strict=True)]


def in_order(keys: Iterable[str]) -> list[str]:
    ordered = sorted(keys)
    if all(map(str.isascii, ordered)) or max(map(max, filter(None, ordered)), default="") <= "\uffff":
        return ordered
    return sorted(ordered, key=units)


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
