"""A record with what comparing it needs: the same for equal records, whatever their documents are called."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from papershelf.model import Document, Record
from papershelf.shelve.papers.wording import WORD as WORD
from papershelf.shelve.papers.wording import folded as folded
from papershelf.shelve.papers.wording import title_key as title_key
from papershelf.shelve.papers.wording import words_of as words_of

GENERATION = re.compile(r"\s*(?:jr|sr|ii|iii|iv)\.?\s*", re.IGNORECASE)
"""What may stand behind the comma of a name that is not turned round: "Ann Lee, Jr."."""
ARXIV_VERSION = re.compile(r"v\d+\Z")


class Listing(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A record in its document, the `number`th one (several may stand on one line).

    `content` is what it states; `order` sorts by that, and puts only equal records of equal documents by the
    documents' names.
    """

    document: Document
    number: int
    record: Record
    order: tuple[object, ...]
    content: tuple[object, ...]
    title_key: str
    author_keys: tuple[str, ...]
    by_hand: bool = False
    """Whether a correction states it."""

    @property
    def key(self) -> tuple[str, int]:
        """What tells this listing from all others of a build."""
        return self.document.file, self.number

    @property
    def place(self) -> str:
        return f"{self.document.file}:{self.record.line_start}-{self.record.line_end}"


def list_records(documents: Iterable[Document]) -> list[Listing]:
    """Every record of every document, ordered by content."""
    listings = [
        list_record(document, number, record)
        for document in documents
        for number, record in enumerate(document.records)
    ]
    return sorted(listings, key=lambda listing: listing.order)


def list_record(document: Document, number: int, record: Record, by_hand: bool = False) -> Listing:
    identifiers = record.identifiers
    content = (
        record.title or "",
        record.authors,
        record.abstract or "",
        record.date or "",
        record.venue or "",
        *(
            identifiers.doi or "",
            identifiers.arxiv or "",
            identifiers.openreview or "",
            identifiers.acl or "",
        ),
        record.authors_complete,
        record.summary or "",
        record.session or "",
        record.award or "",
        record.categories,
        record.topics,
        tuple((link.kind, link.url) for link in record.links),
    )
    return Listing(
        document=document,
        number=number,
        record=record,
        content=content,
        order=(*content, document.text_hash, number, document.file),
        title_key=title_key(record.title or ""),
        author_keys=tuple(map(name_key, record.authors)),
        by_hand=by_hand,
    )


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A name in lower case without accents, points, hyphens and quotes, given names first."""
    surname, comma, given = name.partition(",")
    if comma and "," not in given and not GENERATION.fullmatch(given):
        name = f"{given} {surname}"
    return " ".join(WORD.findall(folded(name.replace("'", "").replace("’", ""))))


def arxiv_key(arxiv: str) -> str:
    """An arXiv id without its version."""
    return ARXIV_VERSION.sub("", arxiv.lower())
