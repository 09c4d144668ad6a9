"""The `[[documents]]` tables of site.toml → what is fixed for a file, and that put over what its reader found."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from papershelf.config import Documents, line_in
from papershelf.model import Document, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.patterns import compiled, is_pattern
from papershelf.read.source import Pin

FACTS = ("layout", "encoding", "title", "session", "venue", "date")


def pin_of(file: str, tables: Sequence[Documents]) -> Pin:
    """What is fixed for a file. Each fact comes from the first table that gives it: those that name the file itself
    before those with a pattern, else in the order of site.toml."""
    fitting = [table for table in tables if matches(table, file)]
    fitting.sort(key=lambda table: is_pattern(table.file))
    facts = {fact: next(filter(None, (getattr(table, fact) for table in fitting)), None) for fact in FACTS}
    return Pin(**facts)


def matches(table: Documents, file: str) -> bool:
    if not is_pattern(table.file):
        return unicodedata.normalize("NFC", table.file).removeprefix("./") == file
    return compiled(table.file).fullmatch(file) is not None


def unmatched(tables: Sequence[Documents], files: Iterable[str], site: Path) -> list[Problem]:
    """A warning for each table that no file fits, with the name that is nearest."""
    known = sorted(files)
    problems = []
    for at, table in enumerate(tables):
        if any(matches(table, file) for file in known):
            continue
        nearest = difflib.get_close_matches(table.file.removeprefix("content/"), known, n=1, cutoff=0.5)
        hint = f"Did you mean “{nearest[0]}”?" if nearest else "Write the file's path below content/."
        problems.append(
            Problem(
                file="site.toml",
                line=line_in(site, "documents", "file", at),
                severity="warning",
                code="unmatched-document",
                message=f"No document is “{table.file}”, so what this table says is not used.",
                hint=hint,
            )
        )
    return problems


def pinned(draft: Draft, pin: Pin) -> Draft:
    """The draft with what is fixed for it: over what the document says of itself, under what its records say."""
    if not (pin.title or pin.session or pin.venue or pin.date):
        return draft
    document = draft.document
    records = tuple(_of_the_document(record, document, pin) for record in document.records)
    return msgspec.structs.replace(
        draft,
        document=msgspec.structs.replace(
            document,
            title=pin.title or document.title,
            session=pin.session or document.session,
            venue=pin.venue or document.venue,
            date=pin.date or document.date,
            records=records,
        ),
    )


def _of_the_document(record: Record, document: Document, pin: Pin) -> Record:
    """A record that has nothing of its own, but only what the document says, has what is fixed for the document."""
    own = {
        fact: value
        for fact, value, said in (
            ("session", pin.session, document.session),
            ("venue", pin.venue, document.venue),
            ("date", pin.date, document.date),
        )
        if value and getattr(record, fact) in (None, said)
    }
    return msgspec.structs.replace(record, **own) if own else record
