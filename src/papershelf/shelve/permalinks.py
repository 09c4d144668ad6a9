"""Addresses that were published: the lines of `permalinks.lock`, and where what each showed is now."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path
from typing import get_args

import msgspec

from papershelf.model import Frozen, Identifiers, Kind, Moved, Paper, Problem, Severity, Shelf
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.papers.listing import arxiv_key, name_key, title_key
from papershelf.shelve.slugs import RESERVED

FILE = "permalinks.lock"
KINDS: tuple[Kind, ...] = get_args(Kind)
HEAD = """\
# The addresses that were published, so that none is lost: kind, id, fingerprint, first published, last changed.
# Written by `papershelf publish`. Keep it under version control.
"""
NOTES = "markdown"
"""The layout of documents without a page of their own."""
BAG = 8
"""So many of the least hashes stand for a set of words."""
SAME = 0.5
"""Sets that agree in so much of their sketch (Jaccard's measure) are of one thing that changed."""
ROW = re.compile(
    r"(?P<kind>[a-z]+)\t(?P<id>[a-z0-9][a-z0-9-]{0,219})\t(?P<content>[0-9a-f]{8}):(?P<keys>[0-9a-f,]*):(?P<bag>[0-9a-f,]*)"
    r"\t(?P<first>[0-9]{4}-[01][0-9]-[0-3][0-9])\t(?P<last>[0-9]{4}-[01][0-9]-[0-3][0-9])"
)


class Sketch(Frozen, frozen=True):
    """What a thing is known by: any of its `keys` is its own (identifiers; title with author; name); `bag` holds the
    least hashes of its words or papers, from which the likeness of two sets is estimated (Broder, 1997, bottom-k)."""

    keys: frozenset[str]
    bag: frozenset[str]


class Published(Frozen, frozen=True, kw_only=True):
    """A line: an address that was published. `content` is a fingerprint of all that it showed; dates are YYYY-MM-DD."""

    kind: Kind
    id: str
    content: str
    sketch: Sketch
    first: str
    last: str


Lock = Mapping[tuple[str, str], Published]
"""The lines by kind and id."""


def read_lock(site: Path) -> tuple[Lock, tuple[Problem, ...]]:
    """What a site has published; lines that are none are problems."""
    path = site / FILE
    if not path.exists():
        return {}, ()
    try:
        lines = path.read_bytes().decode("utf-8-sig", errors="replace").split("\n")
    except OSError as error:
        return {}, (unread(None, f"The file cannot be read: {error.strerror}.", "error"),)
    found: dict[tuple[str, str], Published] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = ROW.fullmatch(line.rstrip())
        if row is None or row["kind"] not in KINDS or RESERVED.match(row["id"]):
            problems.append(unread(number, "This line is no published address, and is not used."))
            continue
        found.setdefault(
            (row["kind"], row["id"]),
            Published(
                kind=row["kind"],
                id=row["id"],
                content=row["content"],
                sketch=Sketch(
                    frozenset(filter(None, row["keys"].split(","))),
                    frozenset(filter(None, row["bag"].split(","))),
                ),
                first=row["first"],
                last=row["last"],
            ),
        )
    return found, tuple(problems)


def unread(line: int | None, message: str, severity: Severity = "warning") -> Problem:
    return Problem(
        file=FILE,
        line=line,
        severity=severity,
        code="bad-permalink",
        message=message,
        hint="Take the file from your version control as it was published.",
    )


def written(lock: Lock, shelf: Shelf, today: str) -> str:
    """The text of the lock after this shelf was published on a day.

    An address that is a redirect now keeps its line, with what its one target is known by.
    """
    rows = dict(lock)
    current: dict[tuple[str, str], Sketch] = {}
    for kind, id, thing, known_by in sketches(shelf):
        current[kind, id] = known_by
        known = lock.get((kind, id))
        content = content_of(thing)
        rows[kind, id] = Published(
            kind=kind,
            id=id,
            content=content,
            sketch=known_by,
            first=known.first if known else today,
            last=known.last if known and known.content == content else today,
        )
    for moved in shelf.moved:
        if len(moved.to) == 1 and (moved.kind, moved.to[0]) in current:
            target = current[moved.kind, moved.to[0]]
            rows[moved.kind, moved.id] = msgspec.structs.replace(lock[moved.kind, moved.id], sketch=target)
    forgotten = Forgetting(shelf.forgotten)
    return HEAD + "".join(row(each) for _, each in sorted(rows.items()) if not forgotten.tells(each.id))


def row(published: Published) -> str:
    sketch = ":".join(",".join(sorted(each)) for each in (published.sketch.keys, published.sketch.bag))
    fields = (published.kind, published.id, f"{published.content}:{sketch}", published.first, published.last)
    return "\t".join(fields) + "\n"


def content_of(thing: msgspec.Struct) -> str:
    """A fingerprint of what a thing says, whatever its neighbours say."""
    if isinstance(thing, Paper):
        thing = msgspec.structs.replace(thing, topics=(), related=(), sources=())
    return sha256(msgspec.json.encode(thing)).hexdigest()[:8]


# What things are known by


def sketches(shelf: Shelf, *, own_pages: bool = True) -> Iterator[tuple[Kind, str, msgspec.Struct, Sketch]]:
    """The kind and id of everything that has an address, and what it is known by; with or without the notes, which
    stand on one page."""
    for paper in shelf.papers:
        names = [author.name for author in paper.authors]
        known_by = paper_sketch(paper.title or "", names, paper.abstract or "", paper.identifiers)
        yield "paper", paper.id, paper, known_by
    for person in shelf.people:
        spellings = map(name_key, (person.name, *person.also_written))
        yield "person", person.id, person, sketch([person.orcid or "", *spellings], person.papers)
    for topic in shelf.topics:
        yield "topic", topic.id, topic, sketch([topic.name.lower()], topic.papers)
    for session in shelf.sessions:
        key = "\t".join((session.name, session.venue or "", session.date or ""))
        yield "session", session.id, session, sketch([key], session.papers)
    for document in shelf.documents:
        if own_pages and document.layout == NOTES:
            continue
        titles = [title_key(record.title or record.abstract or "") for record in document.records]
        known_by = sketch([document.text_hash], titles)
        yield "document", shelf.document_ids[document.file], document, known_by


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
        frozenset(nsmallest(BAG, {hashed(word, 6) for word in bag if word})),
    )


def hashed(text: str, digits: int) -> str:
    return sha256(text.encode()).hexdigest()[:digits]


def likeness(one: Sketch, other: Sketch) -> float:
    """How much two sets agree, from 0 to 1, estimated from their least hashes."""
    least = nsmallest(BAG, one.bag | other.bag)
    return sum(each in one.bag and each in other.bag for each in least) / len(least) if least else 0.0


def same(one: Sketch, other: Sketch) -> bool:
    """Whether two sketches are of one thing."""
    return bool(one.keys & other.keys) or likeness(one, other) >= SAME


# Where things went


def moved(lock: Lock, shelf: Shelf, known: Mapping[tuple[str, str], Sequence[str]]) -> tuple[Moved, ...]:
    """The published addresses that this shelf has no more, each with the ids of what it showed; none if it is gone.

    `known` gives the new ids by kind and old id where a correction says them.
    """
    here = {
        "paper": {paper.id for paper in shelf.papers},
        "person": {person.id for person in shelf.people},
        "topic": {topic.id for topic in shelf.topics},
        "session": {session.id for session in shelf.sessions},
        "document": {shelf.document_ids[each.file] for each in shelf.documents if each.layout != NOTES},
    }
    lost = [each for (kind, id), each in sorted(lock.items()) if id not in here[kind]]
    if not lost:
        return ()
    wanted = {each.kind for each in lost}
    things: dict[str, list[tuple[str, Sketch]]] = defaultdict(list)
    for kind, id, _, known_by in sketches(shelf, own_pages=False):
        if kind in wanted:
            things[kind].append((id, known_by))
    indexed = {kind: Index(things[kind]) for kind in wanted}
    return tuple(
        Moved(
            kind=each.kind,
            id=each.id,
            to=tuple(known[each.kind, each.id])
            if (each.kind, each.id) in known
            else indexed[each.kind].matches(each.sketch),
        )
        for each in lost
    )


class Index:
    """Things by what they are known by."""

    def __init__(self, things: Iterable[tuple[str, Sketch]]) -> None:
        self.sketches = dict(things)
        self.holders: dict[str, list[str]] = defaultdict(list)
        for id, known_by in self.sketches.items():
            for sign in known_by.keys | known_by.bag:
                self.holders[sign].append(id)

    def matches(self, wanted: Sketch) -> tuple[str, ...]:
        """The ids of what shares the most keys, else of what is most alike; several where nothing tells them apart."""
        candidates = {id for sign in wanted.keys | wanted.bag for id in self.holders.get(sign, ())}
        ranked = {
            id: (len(wanted.keys & self.sketches[id].keys), likeness(wanted, self.sketches[id]))
            for id in candidates
        }
        best = max(ranked.values(), default=(0, 0.0))
        if not best[0] and best[1] < SAME:
            return ()
        return tuple(sorted(id for id, rank in ranked.items() if rank == best))
