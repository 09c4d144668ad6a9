"""Addresses that were published: the lines of `permalinks.lock`, and where what each showed is now."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

import msgspec

from papershelf.model import (
    Document,
    Frozen,
    Identifiers,
    Kind,
    Moved,
    Paper,
    Person,
    Problem,
    Session,
    Severity,
    Shelf,
    Topic,
)
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.papers.listing import arxiv_key, name_key, title_key
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
BAG = 8
"""So many of the least hashes stand for a set of words."""
SAME = 0.5
"""Sets that agree in so much of their sketch (Jaccard's measure) are of one thing that changed."""
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


class Sketch(Frozen, frozen=True):
    """What a thing is known by: any of its `keys` is its own (identifiers; title with author; name); `bag` holds the
    least hashes of its words or papers, from which the likeness of two sets is estimated (Broder, 1997, bottom-k)."""

    keys: frozenset[str]
    bag: frozenset[str]


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
    return msgspec.structs.replace(latest, first=min(one.first, other.first))


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


# What things are known by


Thing = Paper | Person | Topic | Session | Document


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
    for document in shelf.documents:
        yield "document", shelf.document_ids[document.file], document


def has_own_page(thing: Thing) -> bool:
    return not isinstance(thing, Document) or thing.layout != NOTES


def known_by(thing: Thing) -> Sketch:
    """What a thing is known by."""
    if isinstance(thing, Paper):
        names = [author.name for author in thing.authors]
        return paper_sketch(thing.title or "", names, thing.abstract or "", thing.identifiers)
    if isinstance(thing, Person):
        spellings = map(name_key, (thing.name, *thing.also_written))
        return sketch([thing.orcid or "", *spellings], thing.papers)
    if isinstance(thing, Topic):
        return sketch([thing.name.lower()], thing.papers)
    if isinstance(thing, Session):
        return sketch(["\t".join((thing.name, thing.venue or "", thing.date or ""))], thing.papers)
    titles = [title_key(record.title or record.abstract or "") for record in thing.records]
    return sketch([thing.text_hash], titles)


def paper_sketch(title: str, authors: Sequence[str], abstract: str, identifiers: Identifiers) -> Sketch:
    keys = [
        f"{name} {arxiv_key(value) if name == 'arxiv' else value.lower()}"
        for name, value in msgspec.structs.asdict(identifiers).items()
        if value
    ]
    names = [name_key(name) for name in authors]
    if title:
        keys.append(f"{title_key(title)} {names[0].split()[-1] if names and names[0] else ''}")
    return sketch(keys, [*title.lower().split(), *names, *abstract.lower().split()])


def sketch(keys: Iterable[str], bag: Iterable[str]) -> Sketch:
    return Sketch(
        frozenset(hashed(key, 8) for key in keys if key),
        least_hashes({*bag} - {""}),
    )


def least_hashes(words: Iterable[str]) -> frozenset[str]:
    """The first of the words' hashes. Few of many words are worth ordering."""
    hashes = set(map(HASHES.__getitem__, words))
    if len(hashes) > 6 * BAG:
        low = [
            each for each in hashes if each < "4"
        ]  # of each sixteen letters that a hash may begin with, four
        hashes = {*low} if len(low) >= BAG else hashes
    return frozenset(sorted(hashes)[:BAG])


class Hashes(dict[str, str]):
    """The hash of a word, or a name: texts have few different ones. It begins anew when it has become large."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_HASHES:
            self.clear()
        return self.setdefault(word, hashed(word, 6))


HASHES = Hashes()
MOST_HASHES = 200_000


def hashed(text: str, digits: int) -> str:
    return sha256(text.encode()).hexdigest()[:digits]


def likeness(one: Sketch, other: Sketch) -> float:
    """How much two sets agree, from 0 to 1, estimated from their least hashes."""
    both = one.bag & other.bag
    least = sorted(one.bag | other.bag)[:BAG] if both else ()
    return sum(map(both.__contains__, least)) / len(least) if least else 0.0


def same(one: Sketch, other: Sketch) -> bool:
    """Whether two sketches are of one thing."""
    return bool(one.keys & other.keys) or likeness(one, other) >= SAME


# Where things went


def moved(lock: Lock, shelf: Shelf, decided: Mapping[tuple[str, str], Sequence[str]]) -> tuple[Moved, ...]:
    """The published addresses that this shelf has no more, each with the ids of what it showed; none if it is gone.

    `decided` gives the new ids by kind and old id where a correction says them.
    """
    here = {(kind, id) for kind, id, thing in addressed(shelf) if has_own_page(thing)}
    lost = [each for place, each in sorted(lock.items()) if place not in here and each.kind != PAGES]
    if not lost:
        return ()
    wanted = {each.kind for each in lost}
    things: dict[str, list[tuple[str, Sketch]]] = defaultdict(list)
    for kind, id, thing in addressed(shelf):
        if kind in wanted:
            known = lock.get((kind, id))
            as_it_was = known and known.content == content_of(thing)
            things[kind].append((id, known.sketch if known and as_it_was else known_by(thing)))
    indexed = {kind: Index(things[kind]) for kind in wanted}
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


class Index:
    """Things by what they are known by."""

    def __init__(self, things: Iterable[tuple[str, Sketch]]) -> None:
        self.sketches = dict(things)
        self.owners: dict[str, list[str]] = defaultdict(list)
        self.holders: dict[str, list[str]] = defaultdict(list)
        for id, known_by in self.sketches.items():
            for key in known_by.keys:
                self.owners[key].append(id)
            for word in known_by.bag:
                self.holders[word].append(id)

    def matches(self, wanted: Sketch, *, parts: bool = False) -> tuple[str, ...]:
        """The ids of what shares the most keys, else of what is most alike; several where nothing tells them apart.

        With `parts`, all that share the most keys and something of the bag: who was one person and is two now.
        """
        keys = Counter(id for key in wanted.keys for id in self.owners.get(key, ()))
        most = max(keys.values(), default=0)
        alike = {id: likeness(wanted, self.sketches[id]) for id, count in keys.items() if count == most}
        if not keys:
            enough = SAME * len(wanted.bag)
            near = (id for id in self.near(wanted) if len(wanted.bag & self.sketches[id].bag) >= enough)
            alike = {id: like for id in near if (like := likeness(wanted, self.sketches[id])) >= SAME}
        best = max(alike.values(), default=0.0)
        if parts and keys and best:
            return tuple(sorted(id for id, like in alike.items() if like))
        return tuple(sorted(id for id, like in alike.items() if like == best))

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
