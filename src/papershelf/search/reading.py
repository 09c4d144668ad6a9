"""The files of a built search in; the lists of its terms, facets, words and names out, each read when asked for."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from papershelf.errors import PapershelfError
from papershelf.search.blocks import id_of
from papershelf.search.files import unpacked
from papershelf.search.layout import read_abstracts, read_titles
from papershelf.search.lexicon import read_lexicon
from papershelf.search.lists import EntityKind, Held, Name, Row, Scale, TextField
from papershelf.search.manifest import SCHEMA
from papershelf.search.names import read_names
from papershelf.search.postings import Postings, read_positions
from papershelf.search.shards import read_terms, units
from papershelf.search.varints import decode, ungapped

Read = TypeVar("Read")

KINDS: dict[str, EntityKind] = {"p": "person", "t": "topic", "s": "session"}
NOTHING = Postings([], [], [])
LAST = "\uffff"
"""Sorts behind all that goes on from a prefix."""

EACH_FIELD = msgspec.Meta(min_length=3, max_length=3)
DOCUMENT = tuple[
    int,
    str | int,
    str,
    int,
    list[str | tuple[str, str]],
    int,
    str | None,
    int | None,
    str | None,
    int,
]
TEXT = tuple[int, str | None, str | None, list[tuple[str, str]], list[int], str | None]
BLOCKS: dict[str, Callable[[bytes], list[tuple[Any, ...]]]] = {
    "d": msgspec.json.Decoder(list[DOCUMENT]).decode,
    "x": msgspec.json.Decoder(list[TEXT]).decode,
}
"""Read what `blocks.document_row` and `blocks.text_row` write."""


class Keys(msgspec.Struct):
    """The directory of a family whose files lie by key."""

    pages: int
    rows: list[tuple[str, str, int]]


class Blocks(msgspec.Struct):
    """The directory of a family whose files lie by number: `size` is how many low bits of a number a block has."""

    pages: int
    rows: list[tuple[int, str, int]]
    size: Annotated[int, msgspec.Meta(ge=0, le=32)]


class Directories(msgspec.Struct):
    """Those that a terminal reads."""

    t: Keys
    a: Keys
    p: Keys
    f: Keys
    l: Keys  # noqa: E741
    n: Keys
    d: Blocks
    x: Blocks
    cy: Blocks


PAGES: dict[str, Callable[[bytes], list[tuple[Any, str, int]]]] = {
    **dict.fromkeys("tapfln", msgspec.json.Decoder(list[tuple[str, str, int]]).decode),
    **dict.fromkeys(("d", "x", "cy"), msgspec.json.Decoder(list[tuple[int, str, int]]).decode),
}
"""Read the pages of directories."""


class Version(msgspec.Struct):
    v: int


class Manifest(msgspec.Struct):
    """What a terminal reads of `manifest.js`."""

    n: Annotated[int, msgspec.Meta(ge=0)]
    len: Annotated[list[int], EACH_FIELD]
    boost: Annotated[list[float], EACH_FIELD]
    k1: float
    b: float
    positions: Literal["all", "title", "none"]
    dir: Directories


def read_manifest(data: bytes) -> Manifest:
    """Raises PapershelfError for another version, ValueError for what is no manifest."""
    if msgspec.json.decode(data, type=Version).v != SCHEMA:
        raise PapershelfError("The search was built by another version. Run `papershelf build` again.")
    return msgspec.json.decode(data, type=Manifest)


class Built:
    """The lists of the index in a site's `search/` folder."""

    def __init__(self, folder: Path) -> None:
        """Raises PapershelfError where there is none, or one of another version."""
        self.folder = folder
        facts = self.opened("manifest", read_manifest)
        self.directories = facts.dir
        self.scale = Scale(facts.n, facts.len, facts.boost, facts.k1, facts.b)
        self.places: dict[TextField, bool] = {
            "title": facts.positions != "none",
            "abstract": facts.positions == "all",
        }
        self.titles = cache(partial(self.read, read_titles))
        self.abstracts = cache(partial(self.read, read_abstracts))
        self.terms = cache(partial(self.read, read_terms))
        self.lexicon = cache(partial(self.read, read_lexicon))
        self.known = cache(partial(self.read, read_names))
        self.pages = {family: cache(partial(self.read, read)) for family, read in PAGES.items()}
        self.blocks = {family: cache(partial(self.read, read)) for family, read in BLOCKS.items()}

    # Files

    def opened(self, name: str, read: Callable[[bytes], Read]) -> Read:
        path = self.folder / f"{name}.js"
        try:
            return read(unpacked(path.read_bytes())[1])
        except (FileNotFoundError, NotADirectoryError):
            raise PapershelfError(f"{path} is not there. Run `papershelf build` first.") from None
        except (ValueError, LookupError):
            raise PapershelfError(f"{path} is damaged. Run `papershelf build` again.") from None

    def read(self, read: Callable[[bytes], Read], name: str) -> Read:
        return self.opened(name, read)

    @cache  # noqa: B019 (one index lives as long as the program)
    def directory(self, family: str) -> tuple[list[Any], list[str]]:
        """The first keys of a family's files, as they sort, and the files' names."""
        listed: Keys | Blocks = getattr(self.directories, family)
        rows: Sequence[tuple[Any, str, int]] = listed.rows
        if listed.pages:
            rows = [row for _, hash, _ in rows for row in self.pages[family](f"g-{hash}")]
        firsts = [units(first) if isinstance(first, str) else first for first, _, _ in rows]
        return firsts, [f"{family}-{hash}" for _, hash, _ in rows]

    def file_of(self, family: str, key: str) -> str | None:
        firsts, names = self.directory(family)
        at = bisect_right(firsts, units(key)) - 1
        return names[at] if at >= 0 else None

    def files_from(self, family: str, prefix: str) -> Iterator[str]:
        """The files that may hold keys that begin so."""
        firsts, names = self.directory(family)
        start = max(bisect_right(firsts, units(prefix)) - 1, 0)
        yield from names[start : bisect_right(firsts, units(prefix) + LAST)]

    def blob(self, family: str, key: str) -> bytes | None:
        name = self.file_of(family, key)
        return self.terms(name).get(key) if name else None

    def block(self, family: str, number: int) -> str | None:
        """The file of the block that a number is in."""
        firsts, names = self.directory(family)
        at = bisect_right(firsts, number) - 1
        shift = getattr(self.directories, family).size
        return names[at] if at >= 0 and firsts[at] >> shift == number >> shift else None

    # Lists

    def term(self, term: str) -> Held | None:
        name = self.file_of("t", term)
        listed = self.titles(name).get(term) if name else None
        if listed is None:
            return None
        title, authors = listed.fields
        name = self.file_of("a", term) if listed.abstracts else None
        held = self.abstracts(name).get(term) if name else None
        return Held(title, authors, held.fields[0] if held else NOTHING)

    def positions(self, term: str, field: TextField) -> Mapping[int, Sequence[int]] | None:
        if not self.places[field]:
            return None
        return self.placed(term)[field]

    @cache  # noqa: B019
    def placed(self, term: str) -> dict[TextField, dict[int, list[int]]]:
        """For each field whose places are kept, the places of a term in each paper."""
        held, blob = self.term(term), self.blob("p", term)
        found: dict[TextField, dict[int, list[int]]] = {"title": {}, "abstract": {}}
        if held is None or blob is None:
            return found
        values = decode(blob)
        at = 0
        fields: list[tuple[TextField, Sequence[int]]] = [
            ("title", held.title.papers),
            ("abstract", held.abstract.papers),
        ]
        for field, papers in fields:
            if self.places[field]:
                ordinals, at = read_positions(values, len(papers), at)
                found[field] = dict(zip(papers, ordinals, strict=True))
        return found

    def facet(self, atom: str) -> Sequence[int]:
        blob = self.blob("f", atom)
        return ungapped(decode(blob)[1:]) if blob else ()

    def atoms(self, prefix: str) -> list[str]:
        return [
            atom
            for name in self.files_from("f", prefix)
            for atom in self.terms(name)
            if atom.startswith(prefix)
        ]

    def words(self, prefix: str) -> list[tuple[str, int]]:
        return [
            each
            for name in self.files_from("l", prefix)
            for each in self.lexicon(name)
            if each[0].startswith(prefix)
        ]

    def names(self, word: str) -> list[Name]:
        file = self.file_of("n", word)
        return list(map(name_of, self.known(file).get(word, ()))) if file else []

    def names_from(self, prefix: str) -> list[Name]:
        if best := self.names(f"{prefix}*"):
            return best
        return [
            name_of(line)
            for file in self.files_from("n", prefix)
            for key, lines in self.known(file).items()
            if key.startswith(prefix) and not key.endswith("*")
            for line in lines
        ]

    @cache  # noqa: B019
    def years(self) -> dict[int, int]:
        firsts, names = self.directory("cy")
        shift = self.directories.cy.size
        found = {}
        for first, name in zip(firsts, names, strict=True):
            number = (first >> shift << shift) - 1
            values = self.opened(name, decode)
            for at in range(0, len(values), 3):
                number += values[at] + 1
                found[number] = values[at + 1]
        return found

    # Rows

    def rows(self, papers: Sequence[int]) -> list[Row]:
        found = {number: self.row_of("d", number) for number in papers}
        return [shown(row) for row in found.values() if row]

    def row_of(self, family: Literal["d", "x"], number: int) -> Sequence[Any] | None:
        """The row of a paper in a family of JSON rows."""
        name = self.block(family, number)
        return next((row for row in self.blocks[family](name) if row[0] == number), None) if name else None


def shown(row: Sequence[Any]) -> Row:
    """A row of a block of documents; an id of 0 is the one that its label gives."""
    number, id, label, titled, authors, complete, date, _, award, _ = row
    id = id or id_of(label)
    names = [author if isinstance(author, str) else author[0] for author in authors]
    return Row(number, id, label, bool(titled), names, bool(complete), date, award)


def name_of(line: Sequence[str]) -> Name:
    kind, id, name, papers, *own = line
    return Name(KINDS[kind], id, name, int(papers), *own)
