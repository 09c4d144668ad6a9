"""What sources call the authors of a paper: ORCID iDs and the ids of catalogues that tell people apart."""

from collections import defaultdict

from papershelf.shelve.papers.listing import name_key
from papershelf.shelve.papers.works import Fields

EVERYWHERE = frozenset({"orcid", "openreview", "dblp", "s2", "openalex"})
"""Schemes whose ids mean the same in all documents; those of others mean something in their own document alone."""


def author_ids(fields: Fields) -> list[frozenset[str]]:
    """For each author of a paper, all that its records call them, as "scheme:id"."""
    found: dict[str, set[str]] = defaultdict(set)
    for listing, _ in fields.given:
        record = listing.record
        for name, id in zip(record.authors, record.author_ids, strict=False):
            scheme, _, number = id.partition(":")
            if number:
                own = id if scheme in EVERYWHERE else f"{scheme} {listing.document.text_hash[:8]}:{number}"
                found[name_key(name)].add(own)
    return [frozenset(found.get(name_key(name), ())) for name in fields.values.get("authors", ())]
