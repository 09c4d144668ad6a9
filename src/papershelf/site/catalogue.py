"""The shelf with the look-ups that pages need: by id, by place in a document, and letters to file things under."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

import msgspec
from anyascii import anyascii
from markupsafe import Markup

from papershelf.config import Config
from papershelf.excerpts import Excerpts
from papershelf.model import Document, Paper, Person, Problem, ReadingList, Session, Shelf, Source, Topic
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.site import addresses
from papershelf.site.cite import cite_keys
from papershelf.site.markup import plain, title_html
from papershelf.site.own_pages import GivenPage, find_pages, told_pages

PAGE = 300
"""The most papers or people that one page lists; further ones stand on `ID.2.html` and so on."""
NOTES_PAGE = 500
"""The most Markdown notes on one page."""
NOTES_LAYOUT = "markdown"
"""The layout whose documents share the notes pages, as each holds one record."""

DIGITS = "0–9"
"""The heading under which titles are filed that begin with a digit or with no letter at all."""
UNTITLED = "No title"
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """`titles` holds each paper's label as HTML, `keys` its key for citations. `recorded` gives the paper
    of a record by file and first line; `notes` the addresses of Markdown notes by file; `problems` what is said of a
    document, by its file; `texts` the lines that problems are about; `own_pages` what the site's owner wrote."""

    shelf: Shelf
    config: Config
    papers: Mapping[str, Paper]
    people: Mapping[str, Person]
    topics: Mapping[str, Topic]
    sessions: Mapping[str, Session]
    lists: Mapping[str, ReadingList]
    titles: Mapping[str, Markup]
    keys: Mapping[str, str]
    recorded: Mapping[tuple[str, int], Paper]
    documents: Mapping[str, Document]
    notes: Mapping[str, str]
    long_documents: Mapping[str, tuple[int, ...]]
    problems: Mapping[str, list[Problem]]
    texts: Excerpts
    own_pages: Sequence[GivenPage] = ()


def catalogue(shelf: Shelf, config: Config, site: Path) -> Catalogue:
    forgotten = Forgetting(shelf.forgotten)
    recorded = {(source.file, source.line_start): paper for paper in shelf.papers for source in paper.sources}
    return Catalogue(
        shelf=shelf,
        config=config,
        papers={paper.id: paper for paper in shelf.papers},
        people={person.id: person for person in shelf.people},
        topics={topic.id: topic for topic in shelf.topics},
        sessions={session.id: session for session in shelf.sessions},
        lists={each.id: each for each in shelf.lists},
        titles={paper.id: title_html(paper.label) for paper in shelf.papers},
        keys=cite_keys(shelf.papers),
        recorded=recorded,
        documents={document.file: document for document in shelf.documents},
        notes={
            note.file: addresses.notes(number // NOTES_PAGE + 1)
            + addresses.note(shelf.document_ids[note.file])
            for number, note in enumerate(notes_in_order(shelf, recorded))
        },
        long_documents={
            document.file: tuple(record.line_start for record in document.records)
            for document in shelf.documents
            if len(document.records) > PAGE
        },
        problems=problems_by_file(shelf),
        texts=Excerpts(
            site,
            config.documents,
            forgotten.text if forgotten else None,
            {f"content/{shown}": f"content/{file}" for shown, file in shelf.real_files.items()},
        ),
        own_pages=told_pages(find_pages(site).pages, forgotten),
    )


def problems_by_file(shelf: Shelf) -> dict[str, list[Problem]]:
    """What is said of each document, by itself and beside others, in the order of its lines."""
    found = {document.file: list(document.problems) for document in shelf.documents}
    for problem in shelf.problems:
        said = found.get(problem.file.removeprefix("content/"))
        if said is not None and problem.file.startswith("content/"):
            said.append(problem)
    for problems in found.values():
        problems.sort(key=lambda each: (each.line or 0, each.column or 0))
    return found


def notes_in_order(shelf: Shelf, recorded: Mapping[tuple[str, int], Paper]) -> list[Document]:
    """The Markdown notes, by the titles of their papers; empty and unreadable ones at the end."""

    def place(note: Document) -> tuple[bool, str]:
        paper = recorded.get((note.file, note.records[0].line_start)) if note.records else None
        return paper is None, filed(plain(paper.label)) if paper else ""

    return sorted((each for each in shelf.documents if each.layout == NOTES_LAYOUT), key=place)


def from_document(shelf: Catalogue, source: Source) -> bool:
    """Whether a source is a document's record, and not a correction."""
    return source.file in shelf.shelf.document_ids


def source_address(shelf: Catalogue, source: Source) -> str:
    """Where the page of a document shows the record of a source, from the root; "" for a correction, which no page
    shows."""
    if not from_document(shelf, source):
        return ""
    if source.file in shelf.notes:
        return shelf.notes[source.file]
    starts = shelf.long_documents.get(source.file)
    page = 1
    if starts and source.line_start in starts:
        page = starts.index(source.line_start) // PAGE + 1
    fragment = addresses.line(source.line_start) if (source.file, source.line_start) in shelf.recorded else ""
    return addresses.document(shelf.shelf.document_ids[source.file], page) + fragment


def filed(text: str) -> str:
    """What a text is ordered by: ASCII letters without case, from its first letter or digit on.

    >>> filed("“Łukasz” and co")
    'lukasz" and co'
    """
    folded = (text if text.isascii() else anyascii(normalize("NFC", text))).lower()
    for place, character in enumerate(folded):
        if character.isalnum():
            return folded[place:]
    return folded


def letter(key: str) -> str:
    """The heading that a key of `filed` stands under: A to Z, or the one for digits and signs."""
    first = key[:1].upper()
    return first if "A" <= first <= "Z" else DIGITS


def last_word(name: str) -> str:
    """What a person is filed under: the name from its last word on, suffixes aside. A shelf mark, not a surname."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in SUFFIXES:
        words.pop()
    return " ".join([words[-1], *words[:-1]]) if words else name


def paper_order(paper: Paper) -> tuple[bool, str, str]:
    """By title; papers without one at the end, by their labels."""
    return paper.title is None, filed(plain(paper.label)), paper.id


def titled_first(papers: Iterable[Paper]) -> list[Paper]:
    return sorted(papers, key=paper_order)
