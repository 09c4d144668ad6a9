"""Sessions: the gatherings that documents describe, with their papers in the document's order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from papershelf.model import Document, Session
from papershelf.shelve.papers.fuse import Work
from papershelf.shelve.slugs import distinct, fingerprint, slug


class Gathering(msgspec.Struct, frozen=True, kw_only=True):
    """A session before its papers have ids: `works` by number, in the document's order."""

    id: str
    name: str
    venue: str | None
    date: str | None
    file: str
    works: tuple[int, ...]


def gather(
    documents: Sequence[Document], works: Sequence[Work]
) -> tuple[tuple[Gathering, ...], Mapping[tuple[str, int], int]]:
    """The sessions, and for each listing's key the number of its session.

    A document that describes a session is one; equal documents are the same one, and so are those that agree in name,
    venue and date, where they tell a venue or a date at all. Records of other documents that name a session are in the
    one session of that name that a document describes, else in a session of their own. Records that are of no work are
    left out.
    """
    work_of = {listing.key: number for number, work in enumerate(works) for listing in work.listings}
    describing_first = sorted(documents, key=lambda each: (not each.session, each.text_hash, each.file))
    holders: dict[tuple[str, str], list[Document]] = defaultdict(list)
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for document in describing_first:
        if document.session:
            key = (document.session, occasion(document))
            holders[key].append(document)
            named[document.session].add(key)
    members: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for document in describing_first:
        for number, record in enumerate(document.records):
            name = record.session or document.session
            if not name or (document.file, number) not in work_of:
                continue
            if name == document.session:
                key = (name, occasion(document))
            else:
                key = next(iter(named[name])) if len(named[name]) == 1 else (name, "")
                holders[key] = holders[key] or [document]
            members[key].append((document.file, number))
    keys = sorted(members)
    ids = distinct(
        {number: slug(full_name(key[0], holders[key][0])) for number, key in enumerate(keys)},
        {number: (holders[key][0].date, key[1][:8] or "notes", *key) for number, key in enumerate(keys)},
        "session",
    )
    gatherings = tuple(
        Gathering(
            id=ids[number],
            name=key[0],
            venue=holders[key][0].venue if key[1] else None,
            date=holders[key][0].date if key[1] else None,
            file=holders[key][0].file,
            works=tuple(dict.fromkeys(work_of[listing] for listing in members[key])),
        )
        for number, key in enumerate(keys)
    )
    return gatherings, {listing: number for number, key in enumerate(keys) for listing in members[key]}


def occasion(document: Document) -> str:
    """What tells the session that a document describes from others of its name: its venue and date, else the text."""
    known = document.venue, document.date
    return fingerprint(*known) if any(known) else document.text_hash


def full_name(name: str, document: Document) -> str:
    """A session's name with its venue, where the name does not say it."""
    venue = document.venue if document.session else None
    return name if not venue or venue.lower() in name.lower() else f"{venue} {name}"


def make_session(gathering: Gathering, paper_ids: Sequence[str]) -> Session:
    """A gathering with its papers' ids; `paper_ids` by work."""
    return Session(
        id=gathering.id,
        name=gathering.name,
        venue=gathering.venue,
        date=gathering.date,
        papers=tuple(paper_ids[work] for work in gathering.works),
        file=gathering.file,
    )
