"""Events: the sessions that documents describe, by venue and year, the latest first."""

import re
from collections.abc import Sequence

from papershelf.english import counted, day
from papershelf.model import Frozen, Session
from papershelf.shelve.slugs import slug
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue, filed

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPINES = 600
"""Strips are shown for no more papers than this in all: each costs the page an id."""
UNKNOWN = "Venue not in source"


class Meeting(Frozen, frozen=True):
    """A session; `papers` are its papers' ids, where it has a strip."""

    href: str
    name: str
    facts: str
    papers: Sequence[str]


class Event(Frozen, frozen=True):
    id: str
    name: str
    sessions: list[Meeting]


class EventsPage(Frozen, frozen=True):
    lead: str
    events: list[Event]


def event_name(session: Session) -> str:
    """The venue of a session with its year, as far as the source says them; "" without a venue."""
    if not session.venue:
        return ""
    if YEAR.search(session.venue) or not session.date:
        return session.venue
    return f"{session.venue} {session.date[:4]}"


def event_id(name: str) -> str:
    """The fragment of an event on the index page."""
    return slug(name) or "unknown"


def events_page(shelf: Catalogue) -> EventsPage:
    held: dict[str, list[Session]] = {}
    for session in shelf.shelf.sessions:
        held.setdefault(event_name(session), []).append(session)
    strips = sum(len(each.papers) for each in shelf.shelf.sessions) <= SPINES
    return EventsPage(
        lead=counted(len(shelf.sessions), "session") + " that the documents describe.",
        events=[
            Event(
                id=event_id(name),
                name=name or UNKNOWN,
                sessions=[
                    meeting(each, strips)
                    for each in sorted(
                        held[name], key=lambda each: (each.date or "~", filed(each.name), each.id)
                    )
                ],
            )
            for name in sorted(held, key=lambda name: (not name, -year(name, held[name]), filed(name), name))
        ],
    )


def year(name: str, sessions: Sequence[Session]) -> int:
    """The last year that an event's name or its sessions say, 0 if none does."""
    found = [*YEAR.findall(name), *(each.date[:4] for each in sessions if each.date)]
    return max(map(int, found), default=0)


def meeting(session: Session, strips: bool) -> Meeting:
    facts = counted(len(session.papers), "paper")
    return Meeting(
        href="../" + addresses.session(session.id),
        name=session.name,
        facts=f"{facts}, {day(session.date)}" if session.date else facts,
        papers=session.papers if strips and len(session.papers) > 1 else (),
    )
