"""Ids and labels: what papers, people and documents are called, made from their content alone."""

from collections.abc import Sequence

from papershelf.model import Document
from papershelf.shelve.papers.listing import words_of
from papershelf.shelve.papers.works import Fields
from papershelf.shelve.people.persona import Persona
from papershelf.shelve.permalinks import Lock
from papershelf.shelve.sketches import Sketch, paper_sketch, same
from papershelf.shelve.slugs import distinct, fingerprint, slug

FIRST_WORDS = 6
"""How many words of its abstract are in the address of a paper without a title."""


def paper_ids(papers: Sequence[Fields], lock: Lock) -> list[str]:
    """An id for each paper: its title's slug; without a title, its first author's and first words', else its DOI's.

    An id under which another paper was published is as good as taken.
    """
    wanted, ties = {}, {}
    for number, fields in enumerate(papers):
        values = fields.values
        wanted[number] = slug(values.get("title") or first_words(fields) or identifier(fields))
        identifiers = values["identifiers"]
        everything = (
            values.get("title"),
            "\t".join(values.get("authors", ())),
            values.get("abstract"),
            values.get("date"),
            values.get("venue"),
        )
        ties[number] = (
            identifiers.doi,
            identifiers.arxiv,
            identifiers.openreview,
            identifiers.acl,
            fingerprint(*everything),
        )
    taken = [
        wanted[number]
        for number, fields in enumerate(papers)
        if (published := lock.get(("paper", wanted[number])))
        and not same(published.sketch, fields_sketch(fields))
    ]
    return list(distinct(wanted, ties, "paper", taken).values())


def fields_sketch(fields: Fields) -> Sketch:
    values = fields.values
    return paper_sketch(
        values.get("title") or "",
        values.get("authors", ()),
        values.get("abstract") or "",
        values["identifiers"],
    )


def first_words(fields: Fields) -> str:
    authors = fields.values.get("authors", ())
    words = words_of(fields.values.get("abstract") or "")[:FIRST_WORDS]
    return " ".join([*authors[:1], *words])


def identifier(fields: Fields) -> str:
    """The paper's first identifier with its kind: "arXiv 2101.00001"; "" without one."""
    known = fields.values["identifiers"]
    named = (("DOI", known.doi), ("arXiv", known.arxiv), ("OpenReview", known.openreview), ("ACL", known.acl))
    return next((f"{kind} {value}" for kind, value in named if value), "")


def label(fields: Fields) -> str:
    """What pages show for a paper: its title, else by whom it is or how it begins."""
    if title := fields.values.get("title"):
        return str(title)
    authors = fields.values.get("authors", ())
    if not authors:
        words = (fields.values.get("abstract") or "").split()
        if words:
            return f"Untitled: {' '.join(words[:FIRST_WORDS])} …"
        return f"Untitled, {known}" if (known := identifier(fields)) else "Untitled"
    if len(authors) > 2:
        return f"Untitled, by {authors[0]}, {authors[1]} and {len(authors) - 2} more"
    more = "" if fields.values["authors_complete"] else " and others"
    return f"Untitled, by {' and '.join(authors)}{more}"


def person_ids(personas: Sequence[Persona], papers: Sequence[str]) -> list[str]:
    """An id for each person: the name's slug; of namesakes, with what tells them apart: an ORCID iD, else the first
    of their papers. `papers` gives the papers' ids."""
    first = [min((papers[number] for number, _ in persona.mentions), default="") for persona in personas]
    ids = distinct(
        {number: slug(persona.name) for number, persona in enumerate(personas)},
        {
            number: (persona.orcid, fingerprint(persona.name, first[number]))
            for number, persona in enumerate(personas)
        },
        "person",
    )
    return [ids[number] for number in range(len(personas))]


def document_ids(documents: Sequence[Document]) -> dict[str, str]:
    """An id for each document by file: from its session, or the author whom all its records share, or its layout."""
    ordered = sorted(documents, key=lambda document: (document.text_hash, document.file))
    ids = distinct(
        {number: slug(subject(document)) for number, document in enumerate(ordered)},
        {number: (document.text_hash[:8], document.file) for number, document in enumerate(ordered)},
        "document",
    )
    return {document.file: ids[number] for number, document in enumerate(ordered)}


def subject(document: Document) -> str:
    """What a document is about, from its text."""
    if document.session:
        return document.session
    everybody = [set(record.authors) for record in document.records if record.authors]
    shared = set.intersection(*everybody) if len(everybody) > 2 else set()
    return f"{shared.pop()} {document.layout}" if len(shared) == 1 else document.layout
