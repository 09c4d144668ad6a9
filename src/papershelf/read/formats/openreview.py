"""OpenReview's notes as JSON, of both versions of its API (https://docs.openreview.net/reference/api-v2)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from papershelf.late import late
from papershelf.model import Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted, few
from papershelf.read.formats.author_ids import of_person, openreview
from papershelf.read.formats.facts import day, known, known_people, links, listed, plain, subjects
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.objects import Item, objects
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import paragraphs

_HOME = "https://openreview.net"
_WITHIN = ("notes",)
_NOTES = late(r'"notes"\s*:\s*\[')
_CONTENT = late(r'"content"\s*:\s*\{')
_OF_A_NOTE = late(
    r'"(?:invitations?|signatures|replyto|authorids|venueid|tcdate|cdate|forum_content)"\s*:|:\s*\{\s*"value"\s*:'
)
_GONE = late(r"withdrawn|desk[\s_-]*reject|rejected[\s_-]*submission|retracted", re.IGNORECASE)
_VENUE = late(r"(?P<name>[A-Za-z]+)(?:\.[a-z]+)+/(?P<year>(?:19|20)\d\d)/Conference(?:/|\Z)")
_BOOKTITLE = late(r"^\s*booktitle\s*=\s*[{\"](?P<title>[^{}\"]+)[}\"]", re.MULTILINE)
_PAPER_LIKE = late(r"/-/\S*submission|/-/Paper\b|DBLP\.org|dblp\.org|/-/Record|/-/Article", re.IGNORECASE)
_LINKED = {
    "html": "",
    "code": "code",
    "github": "code",
    "code_url": "code",
    "Code": "code",
    "code_link": "code",
    "project": "project",
    "project_page": "project",
    "website": "project",
    "video": "video",
    "dataset": "data",
    "data": "data",
    "dataset_url": "data",
    "arxiv": "",
    "preprint": "",
    "ee": "",
    "url": "",
}
"""Keys of addresses, and what they lead to."""


def recognises(text: str) -> bool:
    head = text[:20_000]
    if head.lstrip("\ufeff \t\n")[:1] not in ("{", "["):
        return False
    return bool(_CONTENT.search(head) and (_OF_A_NOTE.search(head) or _NOTES.search(head))) or bool(
        re.match(r'\s*\{\s*(?:"count"\s*:\s*\d+\s*,\s*)?"notes"\s*:\s*\[', head)
    )


def read(source: Source) -> Draft:
    """A record for each note that is a paper; reviews, comments and decisions are noise."""
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    gone: list[Problem] = []
    by_forum: dict[str, list[int]] = {}
    decisions: list[Mapping[str, Any]] = []
    for each in objects(source.text, _WITHIN, _is_note):
        if isinstance(each, Fault):
            broken.append(each)
            continue
        note = each.value
        decisions += _decisions(note)
        if why := _no_paper(note):
            noise.append(Noise(line_start=each.line, line_end=each.last, reason=why))
            continue
        by_forum.setdefault(plain(note.get("forum") or note.get("id")), []).append(len(records))
        records.append(_record(each))
        if _GONE.search(_said(note, "venueid") + " " + _said(note, "venue") + " " + _invitation(note)):
            gone.append(_withdrawn(source.place, each))
    for decision in decisions:
        for at in by_forum.get(plain(decision.get("forum")), ()):
            venue = _accepted(decision)
            if venue and not records[at].venue:
                records[at] = msgspec.structs.replace(records[at], venue=venue)
    problems = [*faults(source.place, "json", broken, noise), *few(gone, "papers were withdrawn or rejected")]
    return accounted(source, "openreview", records, problems, noise=noise, rest="around the notes")


def _is_note(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("content"), dict) and (
        "id" in value or "forum" in value or "invitation" in value
    )


def _content(note: Mapping[str, Any], *names: str) -> Any:
    """The value of the first of these keys that the note's content has; version 2 wraps each in an object."""
    content = note.get("content")
    if not isinstance(content, dict):
        return None
    for name in names:
        value = content.get(name)
        if isinstance(value, dict):
            value = value.get("value")
        if value not in (None, "", []):
            return value
    return None


def _said(note: Mapping[str, Any], *names: str) -> str:
    return plain(_content(note, *names))


def _invitation(note: Mapping[str, Any]) -> str:
    several = note.get("invitations")
    texts = several if isinstance(several, list) else [note.get("invitation")]
    return " ".join(map(plain, texts))


def _no_paper(note: Mapping[str, Any]) -> str:
    """Why a note is no paper, or ""."""
    invitation = _invitation(note)
    last = invitation.rpartition("/")[2].replace("_", " ").lower()
    reply = plain(note.get("replyto")), plain(note.get("forum")) or plain(note.get("id"))
    if (reply[0] and reply[0] != plain(note.get("id"))) or reply[1] != (plain(note.get("id")) or reply[1]):
        return f"a reply to a paper ({last})" if last else "a reply to a paper"
    if not _said(note, "title"):
        return "a note without a title"
    if _content(note, "authors", "authorids", "abstract", "pdf", "venue", "venueid", "_bibtex"):
        return ""
    return "" if not invitation or _PAPER_LIKE.search(invitation) else f"a note that is no paper ({last})"


def _record(item: Item) -> Record:
    note = item.value
    authors, complete, ids = known_people(_authors(note))
    abstract = _content(note, "abstract")
    number = plain(note.get("forum")) or plain(note.get("id"))
    found = links(_links(note, number))
    moment = next(
        (note[key] for key in ("pdate", "odate", "cdate", "tcdate", "tmdate") if note.get(key)), None
    )
    award = _said(note, "award", "awards", "paper_award")
    return Record(
        line_start=item.line,
        line_end=item.last,
        title=_said(note, "title") or None,
        authors=authors,
        authors_complete=complete,
        author_ids=ids,
        abstract=(paragraphs(abstract) or None) if isinstance(abstract, str) else None,
        summary=_said(note, "TLDR", "TL;DR", "tldr", "one-sentence_summary", "one_sentence_summary") or None,
        date=day(moment),
        topics=subjects(_content(note, "keywords", "Keywords")),
        venue=_venue(note) or None,
        award=award or None,
        links=found,
        identifiers=known({"openreview": number, "doi": _said(note, "doi", "DOI")}, found),
    )


def _authors(note: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names in order, with the profiles that a list beside them names. Where the note gives profiles in their place,
    nobody is named: an address of a profile is no name. Newer notes have an object an author."""
    value = _content(note, "authors")
    if isinstance(value, str):
        return [(name, "") for name in listed(value)]
    several = value if isinstance(value, list) else []
    profiles = _content(note, "authorids")
    if not isinstance(profiles, list) or len(profiles) != len(several):
        profiles = [None] * len(several)
    pairs = [
        (plain(each.get("fullname") or each.get("name")), of_person(each))
        if isinstance(each, dict)
        else (plain(each), openreview(profile))
        for each, profile in zip(several, profiles, strict=True)
    ]
    return [
        (name, ids)
        for name, ids in pairs
        if name.lower() not in ("anonymous", "anonymous authors") and not name.startswith("~")
    ]


def _venue(note: Mapping[str, Any]) -> str:
    venue = _said(note, "venue")
    if venue:
        return venue
    booktitle = _BOOKTITLE.search(str(_content(note, "_bibtex") or ""))
    return plain(booktitle["title"]) if booktitle else ""


def _links(note: Mapping[str, Any], number: str) -> Iterator[tuple[str, str]]:
    if number:
        yield f"{_HOME}/forum?id={number}", ""
    pdf = _said(note, "pdf", "pdf_url")
    if pdf:
        yield (f"{_HOME}{pdf}" if pdf.startswith("/") else pdf), "pdf"
    for key, said in _LINKED.items():
        value = _content(note, key)
        for url in value if isinstance(value, list) else [value]:
            if isinstance(url, str):
                yield (f"{_HOME}{url}" if url.startswith("/") else url), said


def _decisions(note: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The decisions that a note is or carries."""
    details = note.get("details")
    replies = [note]
    if isinstance(details, dict):
        for name in ("replies", "directReplies"):
            several = details.get(name)
            replies += (
                [each for each in several if isinstance(each, dict)] if isinstance(several, list) else []
            )
    return (each for each in replies if "decision" in _invitation(each).lower().rpartition("/")[2])


def _accepted(decision: Mapping[str, Any]) -> str:
    """The venue that a decision is certain of: that of a conference which accepted the paper."""
    said = _said(decision, "decision", "recommendation")
    found = _VENUE.search(_invitation(decision))
    return f"{found['name']} {found['year']}" if found and re.match(r"accept\b", said, re.IGNORECASE) else ""


def _withdrawn(place: str, item: Item) -> Problem:
    return Problem(
        file=place,
        line=item.line,
        severity="note",
        code="withdrawn-paper",
        message="The source says that this paper was withdrawn or rejected; it was kept.",
        hint="Take it out of the file if it should not be listed.",
    )


READER = Reader(name="OpenReview", suffixes=(".json", ".jsonl", ".ndjson"), read=read, recognises=recognises)
