"""Addresses that were published: the lines of `permalinks.lock`, and where what each showed is now."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

import msgspec

from papershelf.model import Document, Frozen, Kind, Moved, Paper, Problem, Severity, Shelf
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.sketches import SAME, Sketch, Thing, keys_of, known_by, likeness
from papershelf.shelve.slugs import RESERVED

FILE = "permalinks.lock"
KINDS: tuple[Kind, ...] = get_args(Kind)
HEAD = """\
# The addresses that were published, so that none is lost: kind, id, fingerprint, first published, last changed.
# Written by `papershelf publish`, version 1. Keep it under version control.
"""
VERSION = re.compile(r"# Written by `papershelf publish`, version (\d{1,9})\b")
PAGES = "pages"
"""The kind of the lines that say how many pages a list had: in place of an id its path, of a fingerprint the number."""
MERGE = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves where two versions of a file meet; between such lines stand those of both."""
NOTES = "markdown"
"""The layout of documents without a page of their own."""
MANY = 100
"""So many things are compared with one that is looked for."""
DAYS = r"\t(?P<first>[0-9]{4}-[01][0-9]-[0-3][0-9])\t(?P<last>[0-9]{4}-[01][0-9]-[0-3][0-9])"
ROW = re.compile(
    r"(?P<kind>[a-z]+)\t(?P<id>[a-z0-9][a-z0-9-]{0,219})\t(?P<content>[0-9a-f]{8}):(?P<keys>[0-9a-f,]*):(?P<bag>[0-9a-f,]*)"
    + DAYS
)
PAGES_ROW = re.compile(
    rf"(?P<kind>{PAGES})\t(?P<id>(?:topics|sessions|documents|az)/[a-z0-9][a-z0-9-]{{0,219}})"
    r"\t(?P<content>[1-9][0-9]{0,4})(?P<keys>)(?P<bag>)" + DAYS
)


class Published(Frozen, frozen=True, kw_only=True):
    """A line: an address that was published. `content` is a fingerprint of all that it showed, or the number of a
    list's pages; dates are YYYY-MM-DD."""

    kind: Kind | Literal["pages"]
    id: str
    content: str
    sketch: Sketch
    first: str
    last: str


Lock = Mapping[tuple[str, str], Published]
"""The lines by kind and id."""


def read_lock(site: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """What a site has published; lines that are none are problems: errors where an address may be lost."""
    path = site / FILE
    if not path.exists() and not path.is_symlink():
        return {}, ()
    try:
        lines = path.read_bytes().decode("utf-8-sig", errors="replace").split("\n")
    except OSError as error:
        return {}, (unread(None, f"The file cannot be read: {error.strerror}."),)
    found: dict[tuple[str, str], Published] = {}
    problems = []
    for number, line in enumerate(map(str.rstrip, lines), 1):
        version = VERSION.match(line)
        if version and int(version[1]) > 1:
            hint = "Update Papershelf; until then nothing is published, so that no address is lost."
            problems.append(unread(number, "A newer version of Papershelf wrote this file.", hint=hint))
        if not line or line.startswith("#"):
            continue
        row = ROW.fullmatch(line) or PAGES_ROW.fullmatch(line)
        if MERGE.fullmatch(line):
            message = "Git left this mark where two versions of the file meet. The lines of both count."
            hint = "Remove the mark; the next publication writes the file without it."
            problems.append(unread(number, message, "warning", hint))
        elif row is None or row["kind"] not in (*KINDS, PAGES) or RESERVED.match(row["id"]):
            problems.append(
                unread(number, "This line is no published address, and the one that it was may be lost.")
            )
        else:
            each = published(row)
            known = found.get((each.kind, each.id))
            found[each.kind, each.id] = united(known, each) if known else each
    return found, tuple(problems)


def published(row: re.Match[str]) -> Published:
    keys, bag = (frozenset(filter(None, row[part].split(","))) for part in ("keys", "bag"))
    return Published(
        kind=row["kind"],  # type: ignore[arg-type]
        id=row["id"],
        content=row["content"],
        sketch=Sketch(keys, bag),
        first=row["first"],
        last=row["last"],
    )


def united(one: Published, other: Published) -> Published:
    """What two lines of one address say together, in any order: the file was merged."""
    latest = max(one, other, key=lambda each: (each.last, int(each.content, 16), row(each)))
    first, content = min(one.first, other.first), latest.content
    if latest.kind == PAGES:  # the most pages that any side had: each of them was published
        content = max(one.content, other.content, key=int)
    return msgspec.structs.replace(latest, first=first, content=content)


def unread(line: int | None, message: str, severity: Severity = "error", hint: str = "") -> Problem:
    return Problem(
        file=FILE,
        line=line,
        severity=severity,
        code="bad-permalink",
        message=message,
        hint=hint
        or "Take the file from your version control as it was published; remove a line that never was one.",
    )


def pages_of(lock: Lock) -> dict[str, int]:
    """How many pages each list had at most, by the path of its pages without number: "topics/graphs"."""
    return {id: int(each.content) for (kind, id), each in lock.items() if kind == PAGES}


def written(lock: Lock, shelf: Shelf, today: str, pages: Mapping[str, int] | None = None) -> str:
    """The text of the lock after this shelf was published on a day. `pages` are those of its lists, as in `pages_of`.

    An address that is a redirect now keeps its line, with what its one target is known by; a list that has become
    shorter keeps the number of its pages.
    """
    rows = dict(lock)
    current: dict[tuple[str, str], Sketch] = {}
    for kind, id, thing in addressed(shelf):
        if not has_own_page(thing):
            continue
        known = lock.get((kind, id))
        content = content_of(thing)
        current[kind, id] = known_by(thing)
        rows[kind, id] = Published(
            kind=kind,
            id=id,
            content=content,
            sketch=current[kind, id],
            first=known.first if known else today,
            last=known.last if known and known.content == content else today,
        )
    for moved in shelf.moved:
        if len(moved.to) == 1 and (moved.kind, moved.to[0]) in current:
            target = current[moved.kind, moved.to[0]]
            rows[moved.kind, moved.id] = msgspec.structs.replace(lock[moved.kind, moved.id], sketch=target)
    for id, number in (pages or {}).items():
        known = lock.get((PAGES, id))
        if known is None or int(known.content) < number:
            first = known.first if known else today
            none = Sketch(frozenset(), frozenset())
            rows[PAGES, id] = Published(
                kind="pages", id=id, content=str(number), sketch=none, first=first, last=today
            )
    forgotten = Forgetting(shelf.forgotten)
    return HEAD + "".join(row(each) for _, each in sorted(rows.items()) if not forgotten.tells(each.id))


def row(published: Published) -> str:
    sketch = ":".join(",".join(sorted(each)) for each in (published.sketch.keys, published.sketch.bag))
    about = published.content if published.kind == PAGES else f"{published.content}:{sketch}"
    fields = (published.kind, published.id, about, published.first, published.last)
    return "\t".join(fields) + "\n"


def content_of(thing: msgspec.Struct) -> str:
    """A fingerprint of what a thing says, whatever its neighbours say."""
    if isinstance(thing, Paper):
        thing = msgspec.structs.replace(thing, topics=(), related=(), sources=())
    return sha256(msgspec.json.encode(thing)).hexdigest()[:8]


def moved(lock: Lock, shelf: Shelf, decided: Mapping[tuple[str, str], Sequence[str]]) -> tuple[Moved, ...]:
    """The published addresses that this shelf has no more, each with the ids of what it showed; none if it is gone.

    `decided` gives the new ids by kind and old id where a correction says them.
    """
    here = {(kind, id) for kind, id, thing in addressed(shelf) if has_own_page(thing)}
    lost = [each for place, each in sorted(lock.items()) if place not in here and each.kind != PAGES]
    if not lost:
        return ()
    wanted = {each.kind for each in lost}
    things: dict[str, dict[str, Thing | Sketch]] = {kind: {} for kind in wanted}
    for kind, id, thing in addressed(shelf):
        if kind in wanted:
            known = lock.get((kind, id))
            as_it_was = known and known.content == content_of(thing)
            things[kind][id] = known.sketch if known and as_it_was else thing
    indexed = {
        kind: Index(things[kind], {id: lock[kind, id].sketch for id in things[kind] if (kind, id) in lock})
        for kind in wanted
    }
    return tuple(
        Moved(
            kind=each.kind,  # type: ignore[arg-type]
            id=each.id,
            to=tuple(decided[each.kind, each.id])
            if (each.kind, each.id) in decided
            else indexed[each.kind].matches(each.sketch, parts=each.kind == "person"),
        )
        for each in lost
    )


def addressed(shelf: Shelf) -> Iterator[tuple[Kind, str, Thing]]:
    """The kind and id of everything that has an address; notes too, which stand on pages that they share."""
    for paper in shelf.papers:
        yield "paper", paper.id, paper
    for person in shelf.people:
        yield "person", person.id, person
    for topic in shelf.topics:
        yield "topic", topic.id, topic
    for session in shelf.sessions:
        yield "session", session.id, session
    for each in shelf.lists:
        yield "list", each.id, each
    for document in shelf.documents:
        yield "document", shelf.document_ids[document.file], document


def has_own_page(thing: Thing) -> bool:
    return not isinstance(thing, Document) or thing.layout != NOTES


class Index:
    """Things, or their sketches, by what they are known by; their words are looked at only where keys do not tell.

    `published` are the sketches that things of the same ids were published with: what stood beside a thing that is
    lost now is another one, however like it is.
    """

    def __init__(self, things: Mapping[str, Thing | Sketch], published: Mapping[str, Sketch]) -> None:
        self.things = things
        self.published = published
        self.sketches: dict[str, Sketch] = {}
        self.owners: dict[str, list[str]] = defaultdict(list)
        for id, each in things.items():
            for key in each.keys if isinstance(each, Sketch) else keys_of(each):
                self.owners[key].append(id)

    def sketch(self, id: str) -> Sketch:
        if id not in self.sketches:
            each = self.things[id]
            self.sketches[id] = each if isinstance(each, Sketch) else known_by(each)
        return self.sketches[id]

    @cached_property
    def holders(self) -> Mapping[str, Sequence[str]]:
        """The things of each word."""
        found: dict[str, list[str]] = defaultdict(list)
        for id in self.things:
            for word in self.sketch(id).bag:
                found[word].append(id)
        return found

    def matches(self, wanted: Sketch, *, parts: bool = False) -> tuple[str, ...]:
        """The ids of what shares the most keys, else of what is most alike; several where nothing tells them apart.

        With `parts`, all that share the most keys and something of the bag: who was one person and is two now.
        """
        keys = Counter(id for key in wanted.keys for id in self.owners.get(key, ()))
        most = max(keys.values(), default=0)
        best_known = [id for id, count in keys.items() if count == most]
        if len(best_known) == 1:
            return tuple(best_known)
        alike = {id: likeness(wanted, self.sketch(id)) for id in best_known}
        if not keys:
            enough = SAME * len(wanted.bag)
            near = (
                id
                for id in self.near(wanted)
                if not self.is_other(wanted, id) and len(wanted.bag & self.sketch(id).bag) >= enough
            )
            alike = {id: like for id in near if (like := likeness(wanted, self.sketch(id))) >= SAME}
        best = max(alike.values(), default=0.0)
        if parts and keys and best:
            return tuple(sorted(id for id, like in alike.items() if like))
        return tuple(sorted(id for id, like in alike.items() if like == best))

    def is_other(self, wanted: Sketch, id: str) -> bool:
        """Whether this was published already, and not as what the wanted one had become."""
        return id in self.published and not self.published[id].keys & wanted.keys

    def near(self, wanted: Sketch) -> set[str]:
        """What shares one of the rarer words: of half the words that two share at least, some stand among those, unless
        all are words that everything has."""
        found: set[str] = set()
        rarest = sorted((self.holders.get(word, ()) for word in wanted.bag), key=len)
        for holders in rarest[: len(rarest) - len(rarest) // 2 + 1]:
            if len(found) + len(holders) > MANY:
                break
            found.update(holders)
        return found
