"""People, topics and sessions in, what a box offers while a name is typed out: lines by each word of the names.

A line is `KEY TAB KIND TAB ID TAB NAME TAB PAPERS`, with the kinds p, t and s. A person who is also written with other
words has a line for each such spelling, and their own name behind it: `… TAB PAPERS TAB OWN NAME`.
Where many lines begin with the same letters, the key `LETTERS*` has the best of them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from papershelf.model import Person, Session, Topic
from papershelf.search.analysis import chunks, fold, words
from papershelf.search.fields import one_line, text

KIND = {Person: "p", Topic: "t", Session: "s"}
CROWD = 64
"""The most lines that may begin with the same letters before the best of them have a key of their own."""
BEST = 8
SHORTEST = 2
"""The fewest letters that a search by first letters takes."""
LONGEST = 32
"""The most letters for which the best have a key of their own."""
LAST = "\U0010ffff"


class Entity(NamedTuple):
    """What has a name. `written` are other spellings of it that have words of their own."""

    kind: str
    id: str
    name: str
    papers: int
    written: tuple[str, ...] = ()


class Line(NamedTuple):
    """Sorts as lines of one key do."""

    rank: int
    name: str
    id: str
    kind: str
    own: str

    def bytes(self, key: str) -> bytes:
        fields = [key, self.kind, self.id, self.name, str(-self.rank)]
        return "\t".join([*fields, self.own] if self.own else fields).encode()


def entity(known: Person | Topic | Session) -> Entity:
    written = tuple(map(shown, known.also_written)) if isinstance(known, Person) else ()
    return Entity(KIND[type(known)], one_line(known.id), shown(known.name), len(known.papers), written)


def shown(name: str) -> str:
    return one_line(text(name))


def name_words(name: str) -> list[str]:
    """Every word of a name once, in order."""
    return list(dict.fromkeys(word for chunk in chunks(fold(name)) for word in words(chunk)))


def lines(entity: Entity) -> Iterator[tuple[str, Line]]:
    """The lines of what has a name, by key."""
    own = name_words(entity.name)
    one = Line(-entity.papers, entity.name, entity.id, entity.kind, "")
    for word in own:
        yield word, one
    known = set(own)
    for written in entity.written:
        other = name_words(written)
        # An initial says no more than the word that it stands for.
        if any(len(word) > 1 and word not in known for word in other):
            one = Line(-entity.papers, written, entity.id, entity.kind, entity.name)
            for word in other:
                yield word, one


class Names:
    """The lines of all entities; `update` gives the entries that changed."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.known: set[str] = set()
        self.lines: dict[str, list[Line]] = {}
        self.crowded: set[str] = set()

    def update(self, gone: Iterable[Entity], come: Iterable[Entity]) -> dict[str, bytes | None]:
        touched = set()
        for one in gone:
            for key, line in lines(one):
                touched.add(key)
                self.lines[key].remove(line)
        for one in come:
            for key, line in lines(one):
                touched.add(key)
                self.lines.setdefault(key, []).append(line)
        for key in touched:
            if not self.lines[key]:
                del self.lines[key]
        if not self.known.issuperset(touched) or not touched <= self.lines.keys():
            self.keys = sorted(self.lines)
            self.known = set(self.keys)
        changes: dict[str, bytes | None] = {}
        for key in touched:
            held = self.lines.get(key)
            if held:
                held.sort()
            changes[key] = b"\n".join([line.bytes(key) for line in held]) if held else None
        touched_prefixes = {
            key[:length] for key in touched for length in range(SHORTEST, min(len(key), LONGEST) + 1)
        }
        now = {}
        for prefix, held_keys in self.crowds(touched_prefixes):
            now[prefix] = self.best(prefix, held_keys)
        for prefix in touched_prefixes:
            if prefix in now:
                self.crowded.add(prefix)
                changes[f"{prefix}*"] = now[prefix]
            elif prefix in self.crowded:
                self.crowded.remove(prefix)
                changes[f"{prefix}*"] = None
        return changes

    def crowds(self, prefixes: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
        """Which of these beginnings more than a crowd of lines have, with their keys."""
        sparse = ""
        for prefix in sorted(prefixes):
            if sparse and prefix.startswith(sparse):
                continue
            keys = self.keys[bisect_left(self.keys, prefix) : bisect_left(self.keys, prefix + LAST)]
            if sum(len(self.lines[key]) for key in keys) > CROWD:
                yield prefix, keys
            else:
                sparse = prefix

    def best(self, prefix: str, keys: Iterable[str]) -> bytes:
        found: dict[tuple[str, str], Line] = {}
        for line in merge(*(self.lines[key] for key in keys)):
            found.setdefault((line.kind, line.id), line)
            if len(found) == BEST:
                break
        return b"\n".join(line.bytes(f"{prefix}*") for line in found.values())


def names_payload(_: Sequence[str], entries: Sequence[bytes]) -> list[bytes]:
    return [b"\n".join(entries)]


def read_names(payload: bytes) -> dict[str, list[list[str]]]:
    """The lines of a file by key: kind, id, name, papers, and a person's own name where that is another."""
    split = [line.split("\t") for line in payload.decode().split("\n")]
    return {key: [line[1:] for line in held] for key, held in groupby(split, key=lambda line: line[0])}
