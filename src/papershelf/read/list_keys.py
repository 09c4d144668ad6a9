"""The keys of a reading list's file, and the other names by which curators write them."""

from collections.abc import Mapping

import msgspec

from papershelf.model import Need


class HeadKeys(msgspec.Struct, frozen=True, kw_only=True):
    title: str = ""
    """The list's name."""
    description: str = ""
    """One sentence on what it is for, shown on the home page too."""
    intro: str = ""
    """An introduction, in Markdown."""
    curators: tuple[str, ...] = ()
    """Who made it; one text or several."""
    date: str = ""
    """The day of its last change."""
    licence: str = ""
    """Under which licence others may use it."""
    link: str = ""
    """A page of the group or the course."""
    timezone: str = ""
    """Where its times are meant, such as "Europe/Berlin"."""
    time: str = ""
    """When the weeks begin that say no time of their own."""
    place: str = ""
    """Where the weeks meet that say no place of their own."""


class PartKeys(msgspec.Struct, frozen=True, kw_only=True):
    title: str = ""
    """What the week is about."""
    date: str = ""
    """Its day."""
    time: str = ""
    """When it begins, or from when to when: "16:00" or "16:00-17:30"."""
    place: str = ""
    """Where it is."""
    presenters: tuple[str, ...] = ()
    """Who presents; one text or several."""
    notes: str = ""
    """What to know before, in Markdown."""
    link: str = ""
    """Slides, a recording, a call."""


class EntryKeys(msgspec.Struct, frozen=True, kw_only=True):
    paper: str = ""
    """Its id, title, DOI, arXiv id or address."""
    must: bool = False
    """Whether everybody should read it."""
    optional: bool = False
    """Whether it may be left out."""
    remark: str = ""
    """Why it is here, or how to read it, in Markdown."""
    presenters: tuple[str, ...] = ()
    """Who presents it; one text or several."""
    link: str = ""
    """Slides or notes on it."""


PEOPLE = {"presenter": "presenters", "speaker": "presenters", "speakers": "presenters", "lead": "presenters"}
HEAD_NAMES = {
    "name": "title",
    "summary": "description",
    "introduction": "intro",
    "notes": "intro",
    "curator": "curators",
    "curated_by": "curators",
    "by": "curators",
    "author": "curators",
    "authors": "curators",
    "updated": "date",
    "license": "licence",
    "url": "link",
    "website": "link",
    "tz": "timezone",
    "time_zone": "timezone",
    "room": "place",
    "location": "place",
}
PART_NAMES = {
    **PEOPLE,
    "name": "title",
    "topic": "title",
    "day": "date",
    "room": "place",
    "location": "place",
    "note": "notes",
    "description": "notes",
    "intro": "notes",
    "url": "link",
    "slides": "link",
}
ENTRY_NAMES = {
    **PEOPLE,
    "must_read": "must",
    "required": "must",
    "note": "remark",
    "notes": "remark",
    "comment": "remark",
    "why": "remark",
    "slides": "link",
}
"""Other names of keys, as curators write them."""
NAMED_BY = ("id", "title", "doi", "arxiv", "openreview", "acl", "url")
"""Keys of an entry that name its paper, instead of `paper`."""
PARTS = (
    "week",
    "weeks",
    "section",
    "sections",
    "meeting",
    "meetings",
    "session",
    "sessions",
    "part",
    "parts",
)
PAPERS: Mapping[str, Need | None] = {
    "papers": None,
    "paper": None,
    "must": "must",
    "required": "must",
    "must_read": "must",
    "optional": "optional",
}
"""Keys of a list or a week that hold papers, and how these are to be read."""
