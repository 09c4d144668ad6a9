"""The nouns of the program: what a document gives (records) and what the shelf holds (papers, people, topics)."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]
LinkKind = Literal["code", "pdf", "doi", "arxiv", "project", "data", "video", "other"]
Kind = Literal["paper", "person", "topic", "session", "list", "document"]
"""What has an address of its own."""
TopicKind = Literal["category", "rule", "keyword", "phrase"]
Need = Literal["must", "optional"]
"""How a reading list wants a paper read, where it says so."""


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """What every struct of the model is."""


# What a document gives


class Problem(Frozen, frozen=True, kw_only=True):
    """Anything wrong with the input. `file` is relative to the site; `line` is 1-based, null for a whole file.

    `column` is the first character of the place in the line as written, from 1; null for the whole line. `width` is
    how many characters the place has, 0 for up to the line's end.

    `code` is a short kebab-case name, `message` a sentence, `hint` what to write instead ("" when nothing helps).
    """

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 0
    severity: Severity
    code: str
    message: str
    hint: str = ""


class Link(Frozen, frozen=True, kw_only=True):
    kind: LinkKind
    url: str


class Identifiers(Frozen, frozen=True, kw_only=True):
    doi: str | None = None
    arxiv: str | None = None
    openreview: str | None = None
    acl: str | None = None


class Record(Frozen, frozen=True, kw_only=True):
    """One paper as one document lists it. Lines are 1-based and inclusive.

    Text is as the source writes it, TeX included, but with white space normalised. `abstract` has its paragraphs
    separated by a blank line. `authors` holds no "et al."; `authors_complete` is false for a cut list and for none.
    `author_ids` says for each of the `authors` what the source calls this person, as "scheme:id", several parted by a
    space, or ""; it is empty where the source tells no people apart. `date` is YYYY, YYYY-MM or YYYY-MM-DD. `session`
    is the name of the session as the document gives it.
    """

    line_start: int
    line_end: int
    title: str | None = None
    authors: tuple[str, ...] = ()
    authors_complete: bool = False
    author_ids: tuple[str, ...] = ()
    abstract: str | None = None
    summary: str | None = None
    date: str | None = None
    categories: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    venue: str | None = None
    session: str | None = None
    award: str | None = None
    links: tuple[Link, ...] = ()
    identifiers: Identifiers = Identifiers()


class Noise(Frozen, frozen=True, kw_only=True):
    """Lines that belong to no record, with the reason. Blank lines in between are not counted."""

    line_start: int
    line_end: int
    reason: str


class Document(Frozen, frozen=True, kw_only=True):
    """One file of `content/`, read. `file` is its path below `content/` with forward slashes.

    `text_hash` is the SHA-256 of the text in hex: the document's name where its file's name must not matter.
    Every line is in a record, noise or blank: the three counts add up to `lines_total`.
    `shape` is the order of the parts that a record has, where the layout was inferred; `confidence`, in [0, 1], says
    how sure that is. `title` is what the document calls itself.
    """

    file: str
    layout: str
    shape: tuple[str, ...] = ()
    confidence: float | None = None
    text_hash: str
    title: str | None = None
    session: str | None = None
    venue: str | None = None
    date: str | None = None
    records: tuple[Record, ...] = ()
    noise: tuple[Noise, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines_total: int = 0
    lines_in_records: int = 0
    lines_noise: int = 0
    lines_blank: int = 0


# What the shelf holds


class Authorship(Frozen, frozen=True, kw_only=True):
    """A person on a paper; `name` as this paper's fullest record writes it, `id` the person's."""

    id: str
    name: str


class Membership(Frozen, frozen=True, kw_only=True):
    """A topic of a paper, with the words or codes that put it there, and those of them that its sources state."""

    id: str
    evidence: tuple[str, ...]
    stated: tuple[str, ...] = ()


class Related(Frozen, frozen=True, kw_only=True):
    id: str
    reasons: tuple[str, ...]


class Source(Frozen, frozen=True, kw_only=True):
    """A record that a paper was made of. `fields` names what it contributed."""

    file: str
    line_start: int
    line_end: int
    fields: tuple[str, ...]


class Conflict(Frozen, frozen=True, kw_only=True):
    """What other records of a paper say of a field instead; of an abstract how it begins."""

    field: str
    values: tuple[str, ...]


class Paper(Frozen, frozen=True, kw_only=True):
    id: str
    title: str | None
    label: str
    authors: tuple[Authorship, ...] = ()
    authors_complete: bool = False
    abstract: str | None = None
    summary: str | None = None
    date: str | None = None
    categories: tuple[str, ...] = ()
    venue: str | None = None
    session: str | None = None
    award: str | None = None
    topics: tuple[Membership, ...] = ()
    links: tuple[Link, ...] = ()
    identifiers: Identifiers = Identifiers()
    related: tuple[Related, ...] = ()
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class Person(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    also_written: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    orcid: str | None = None
    evidence: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    homepage: str | None = None


class Topic(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    papers: tuple[str, ...] = ()
    kind: TopicKind = "phrase"
    evidence: tuple[str, ...] = ()
    parent: str | None = None


class Session(Frozen, frozen=True, kw_only=True):
    """A gathering that a document describes; `papers` in the document's order."""

    id: str
    name: str
    venue: str | None = None
    date: str | None = None
    papers: tuple[str, ...] = ()
    file: str


class Entry(Frozen, frozen=True, kw_only=True):
    """A paper as a reading list names it: `text` as given, `paper` its id, null where the shelf has no such paper.

    `remark` is the curator's, as Markdown.
    """

    paper: str | None
    text: str
    need: Need | None = None
    remark: str | None = None
    presenters: tuple[str, ...] = ()
    link: str | None = None


class Part(Frozen, frozen=True, kw_only=True):
    """A week or a section of a reading list; `title` is null for papers that stand in none.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD; `time` and `end` are HH:MM at the list's `timezone`, of a whole date only.
    `notes` are Markdown.
    """

    title: str | None = None
    date: str | None = None
    time: str | None = None
    end: str | None = None
    place: str | None = None
    presenters: tuple[str, ...] = ()
    notes: str | None = None
    link: str | None = None
    entries: tuple[Entry, ...] = ()


class ReadingList(Frozen, frozen=True, kw_only=True):
    """A hand-made list; its parts and their entries in the curator's order.

    `description` is one sentence, `intro` Markdown; `timezone` is an IANA name; `papers` are the ids of its papers on
    this shelf, each once.
    """

    id: str
    title: str
    description: str | None = None
    intro: str | None = None
    curators: tuple[str, ...] = ()
    date: str | None = None
    licence: str | None = None
    link: str | None = None
    timezone: str | None = None
    parts: tuple[Part, ...] = ()
    papers: tuple[str, ...] = ()
    file: str


class Merge(Frozen, frozen=True, kw_only=True):
    """A paper that was fused from several records, each written "file:first-last"; `score` is in [0, 1]."""

    paper: str
    records: tuple[str, ...]
    evidence: tuple[str, ...]
    score: float


class Moved(Frozen, frozen=True, kw_only=True):
    """An address that was published and is no more. `to` are the ids of what it showed: several after a split, none
    where that is on the shelf no more."""

    kind: Kind
    id: str
    to: tuple[str, ...]


class Question(Frozen, frozen=True, kw_only=True):
    """A doubt that a correction would settle: the problem that tells it, and the table of corrections.toml."""

    problem: Problem
    table: str


class Shelf(Frozen, frozen=True, kw_only=True):
    """Everything, fused and ordered by id. `documents` are ordered by their content, not by their names; the problems
    of `questions` are among `problems`.

    `document_ids` gives the address of each document by its file; `forgotten` the names that no page may tell, with
    what stands in their place; `real_files` the paths of files that are called otherwise because they tell one.
    `pages` says how many pages lists had that were published, by the path of the pages without number ("topics/sand").
    """

    documents: tuple[Document, ...]
    document_ids: Mapping[str, str]
    papers: tuple[Paper, ...]
    people: tuple[Person, ...]
    topics: tuple[Topic, ...]
    sessions: tuple[Session, ...]
    merges: tuple[Merge, ...]
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    moved: tuple[Moved, ...] = ()
    lists: tuple[ReadingList, ...] = ()
    pages: Mapping[str, int] = {}
    forgotten: Mapping[str, str] = {}
    real_files: Mapping[str, str] = {}
