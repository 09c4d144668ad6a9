"""Things by sparse number in, files of those whose numbers lie together out: rows to show, columns to count."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from papershelf.model import Paper, Person, Session, Topic
from papershelf.search.analysis import drop_surrogates, fold
from papershelf.search.fields import flags, is_web, text, year
from papershelf.search.files import File, named, packed
from papershelf.search.varints import VARINTS

Item = TypeVar("Item")
Numbered = Sequence[tuple[int, Item]]
Numbers = Mapping[str, int]

SHOWN = 31
"""The flags that a row shows: the others it has in words, or has no sign for."""
DOCUMENTS, TEXTS, KNOWN, COLUMNS = 6, 6, 10, 12
"""How many low bits of a number say where in its block it is. Numbers are sparse: a block of 2 to the power of 6 has 13
to 16 papers, of 10 205 to 256, of 12 819 to 1,024."""

other_characters = re.compile("[^a-z0-9]+").sub
to_json = msgspec.json.Encoder().encode


class Blocks(Generic[Item]):
    """The files of one family; the block of a number is the number without its `shift` low bits."""

    def __init__(
        self, family: str, shift: int, payload: Callable[[int, Numbered[Item]], bytes], alone: bool = False
    ) -> None:
        """`alone` says that a payload hangs on its items alone, not on the numbers of others as well."""
        self.alone = alone
        self.family = family
        self.shift = shift
        self.payload = payload
        self.items: dict[int, dict[int, Item]] = {}
        self.by_block: dict[int, File] = {}
        self.files: list[File] = []

    def update(self, changes: Mapping[int, Item | None]) -> None:
        """Set the things with these numbers, or take them out (None)."""
        touched = set()
        for number, item in changes.items():
            block = number >> self.shift
            held = self.items.setdefault(block, {})
            if item is None:
                held.pop(number, None)
            elif self.alone and held.get(number) == item:
                continue
            else:
                held[number] = item
            touched.add(block)
        before = {block: self.by_block.get(block) for block in touched}
        for block in touched:
            if not self.items[block]:
                del self.items[block]
                self.by_block.pop(block, None)
                continue
            start = block << self.shift
            payload = self.payload(start, sorted(self.items[block].items()))
            name = named(self.family, payload)
            old = before[block]
            if old is None or old.name != name:
                self.by_block[block] = File(start, name, packed(name, payload))
        if any(self.by_block.get(block) is not old for block, old in before.items()):
            self.files = [self.by_block[block] for block in sorted(self.by_block)]


def rows(found: Iterable[Sequence[Any]]) -> bytes:
    """A JSON array of rows; a lone surrogate, which no file may hold, becomes U+FFFD."""
    held = list(found)
    try:
        return to_json(held)
    except UnicodeEncodeError:
        return to_json(whole(held))


def whole(value: Any) -> Any:
    if isinstance(value, str):
        return drop_surrogates(value)
    return list(map(whole, value)) if isinstance(value, list | tuple) else value


def document_row(number: int, paper: Paper, sessions: Numbers) -> Sequence[Any]:
    """What a row of a list shows first: number, id (0 where it follows from the label), label, whether it has a title,
    authors, whether all are named, date, the session's number, award, flags."""
    label = text(paper.label)
    return (
        number,
        0 if paper.id == id_of(label) else paper.id,
        label,
        int(paper.title is not None),
        [author(each.id, each.name) for each in paper.authors],
        int(paper.authors_complete),
        paper.date,
        None if paper.session is None else sessions.get(paper.session),
        paper.award,
        flags(paper) & SHOWN,
    )


def author(id: str, name: str) -> str | tuple[str, str]:
    """A name alone where the person's id follows from it, as it does for most, else with the id."""
    return name if id == id_of(name) else (name, id)


def id_of(name: str) -> str:
    """What most ids are made of, by what the page can do too: folded letters and digits with hyphens."""
    return other_characters("-", fold(name).replace("'", "")).strip("-")


def text_row(number: int, paper: Paper, topics: Numbers) -> Sequence[Any]:
    """What a row shows later: number, summary, abstract, links, the topics' numbers, venue."""
    return (
        number,
        text(paper.summary) or None,
        text(paper.abstract) or None,
        [(link.kind, link.url) for link in paper.links if is_web(link.url)],
        [topics[topic.id] for topic in paper.topics if topic.id in topics],
        text(paper.venue) or None,
    )


def known_row(number: int, known: Person | Topic | Session) -> Sequence[Any]:
    """Number, id, name, how many papers; of a session also its date."""
    row = (number, known.id, text(known.name), len(known.papers))
    return (*row, known.date) if isinstance(known, Session) else row


def column(start: int, found: Numbered[bytes]) -> bytes:
    """A block of values by number: how many numbers are left out before each, and the value's bytes."""
    pieces: list[bytes] = []
    previous = start - 1
    for number, value in found:
        pieces += (VARINTS[number - previous - 1], value)
        previous = number
    return b"".join(pieces)


def numbers_of(found: Iterable[int]) -> bytes:
    """A paper's people, topics or session: how many, then their numbers (gaps)."""
    previous = -1
    pieces = []
    for number in sorted(found):
        pieces.append(VARINTS[number - previous - 1])
        previous = number
    return b"".join((VARINTS[len(pieces)], *pieces))


def year_and_flags(paper: Paper) -> bytes:
    written = year(paper)
    number = int(written) if written.isascii() and written.isdigit() else 0
    return VARINTS[number] + VARINTS[flags(paper)]
