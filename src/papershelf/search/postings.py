"""Papers' fields in, posting lists out: for each term the numbers of its papers, as the bytes that shards hold.

A list is `c`, `c` numbers of papers (gaps), `c` lengths of their fields, then `e` and `e` pairs (skip, count) for the
papers that have the term more than once; `skip` is how many places lie between an entry and the one before it (the
first: its place). Positions are for each paper of the list `k` and `k` ordinals (gaps).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from papershelf.search.analysis import author_atoms, taken_apart, term
from papershelf.search.fields import BETWEEN, FIELDS, Searched
from papershelf.search.index import Vocabulary
from papershelf.search.varints import VARINTS, encode, gaps, ungapped

TITLE, AUTHORS, ABSTRACT = range(len(FIELDS))
MANY = 3_000
"""From so many papers on, numpy takes less time, its import counted."""
TEXTS = (TITLE, ABSTRACT)
"""The fields whose words have positions."""


class Chunks(dict[str, int]):
    """Chunk of folded text → its number; each distinct one is taken apart and stemmed once.

    By number: `terms` and the `offsets` of each from the chunk's first word, the `width` of the chunk in words (one
    that is all parts joined has none), the numbers of its surface `words`.
    """

    def __init__(self, terms: Vocabulary, words: Vocabulary) -> None:
        self.vocabulary = terms
        self.surface = words
        self.placed: list[tuple[tuple[int, int], ...]] = []
        self.width: list[int] = []
        self.words: list[tuple[int, ...]] = []
        self.compound: set[int] = set()
        self[BETWEEN] = self.add([], "", 1)

    def __missing__(self, chunk: str) -> int:
        if chunk.isascii() and chunk.isalnum():
            number = self.add([chunk], "", 1)
        else:
            found, joined = taken_apart(chunk)
            number = self.add(found, joined, len(found))
            if found != [chunk]:
                self.compound.add(number)
        self[chunk] = number
        return number

    def add(self, words: Sequence[str], joined: str, width: int) -> int:
        placed = list(enumerate(words))
        if joined:
            placed.append((0, joined))
        self.placed.append(
            tuple(
                (self.vocabulary[stemmed], offset)
                for offset, word in placed
                if (stemmed := term(word)) is not None
            )
        )
        self.width.append(width)
        self.words.append(tuple(dict.fromkeys(self.surface[word] for _, word in placed)))
        return len(self.width) - 1


class Atoms(dict[str, tuple[int, ...]]):
    """Author's name → the numbers of its terms; `words` has the numbers of its words among surface words."""

    def __init__(self, terms: Vocabulary, words: Vocabulary) -> None:
        self.vocabulary = terms
        self.surface = words
        self.words: dict[str, tuple[int, ...]] = {}

    def __missing__(self, name: str) -> tuple[int, ...]:
        parts = name.lower().split() if name.isascii() else []
        if len(parts) == 2 and parts[0].isalnum() and parts[1].isalnum() and parts[0] != parts[1]:
            first, last = parts
            words = [f"{first}_", f"{last}_"]
            atoms = [*words, f"{last}.{first[0]}_", f"{last}.{first}_"]
            if first == first[0]:
                atoms.pop()
        else:
            atoms = author_atoms([name])
            words = [atom for atom in atoms if "." not in atom]
        self.words[name] = tuple(map(self.surface.__getitem__, words))
        numbers = self[name] = tuple(map(self.vocabulary.__getitem__, atoms))
        return numbers


class Analysed(NamedTuple):
    """A paper as numbers: of the chunks of its title and abstract, and of its authors' terms."""

    title: "array[int]"
    authors: "array[int]"
    abstract: "array[int]"


class Tally:
    """Surface words by number: in how many titles, and in how many papers, they are."""

    def __init__(self, chunks: Chunks, atoms: Atoms) -> None:
        self.chunks = chunks
        self.atoms = atoms
        self.titles: Counter[int] = Counter()
        self.papers: Counter[int] = Counter()
        self.simple: Counter[int] = Counter()

    def add(self, title: Sequence[int], abstract: Sequence[int], names: Iterable[str]) -> None:
        words, compound = self.chunks.words, self.chunks.compound
        self.titles.update(set(chain.from_iterable(map(words.__getitem__, title))))
        held = {*title, *abstract}
        if mixed := held & compound:
            # Of what is taken apart, only words count that do not stand alone somewhere else in the paper.
            held -= mixed
            alone = {words[chunk][0] for chunk in held if words[chunk]}
            self.papers.update({word for chunk in mixed for word in words[chunk]} - alone)
        self.simple.update(held)
        self.papers.update(set(chain.from_iterable(map(self.atoms.words.__getitem__, names))))

    def total(self) -> Counter[int]:
        """In how many papers each word is."""
        words = self.chunks.words
        for chunk, count in self.simple.items():
            if words[chunk]:
                self.papers[words[chunk][0]] += count
        self.simple.clear()
        return self.papers


class Analysis:
    """What is known of chunks and names: shared by all papers, and kept between two builds of one site."""

    def __init__(self) -> None:
        self.terms = Vocabulary()
        self.surface = Vocabulary()
        self.chunks = Chunks(self.terms, self.surface)
        self.atoms = Atoms(self.terms, self.surface)

    def tally(self) -> Tally:
        return Tally(self.chunks, self.atoms)

    def analysed(self, paper: Searched, tally: Tally) -> Analysed:
        """A paper as numbers, its words counted."""
        number = self.chunks.__getitem__
        title, abstract = list(map(number, paper.title)), list(map(number, paper.abstract))
        authors = dict.fromkeys(chain.from_iterable(map(self.atoms.__getitem__, paper.names)))
        tally.add(title, abstract, paper.names)
        return Analysed(array("I", title), array("I", list(authors)), array("I", abstract))


class Lists(NamedTuple):
    """The posting lists and positions of a field by term, and the length of the field in all papers together."""

    lists: dict[int, bytes]
    places: dict[int, bytes]
    length: int


class Field:
    """The posting lists of one field as they grow: papers are added in the order of their numbers."""

    def __init__(self) -> None:
        self.papers: defaultdict[int, list[int]] = defaultdict(list)
        self.repeated: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self.positions: defaultdict[int, list[bytes]] = defaultdict(list)
        self.lengths: dict[int, int] = {}

    def add_set(self, number: int, terms: Sequence[int]) -> None:
        """A paper's terms, each once."""
        self.lengths[number] = len(terms)
        for held in terms:
            self.papers[held].append(number)

    def add_text(self, number: int, known: Chunks, text: Iterable[int], positions: bool) -> None:
        """The chunks of a paper's text, in order."""
        at = length = 0
        ordinals: dict[int, list[int]] = {}
        placed, width = known.placed, known.width
        for chunk in text:
            for held, offset in placed[chunk]:
                length += 1
                if held in ordinals:
                    ordinals[held].append(at + offset)
                else:
                    ordinals[held] = [at + offset]
            at += width[chunk]
        self.lengths[number] = length
        for held, places in ordinals.items():
            papers = self.papers[held]
            if len(places) > 1:
                self.repeated[held].append((len(papers), len(places)))
            papers.append(number)
            if positions:
                self.positions[held].append(position_list(places))

    def encoded(self) -> Lists:
        length = self.lengths.__getitem__
        lists = {
            held: posting_list(papers, list(map(length, papers)), self.repeated.get(held, ()))
            for held, papers in self.papers.items()
        }
        places = {held: b"".join(found) for held, found in self.positions.items()}
        return Lists(lists, places, sum(self.lengths.values()))


def position_list(ordinals: Sequence[int]) -> bytes:
    """The places of one term in one paper; where it stands twice at one place, it is there once."""
    if len(ordinals) == 1:
        return b"\1" + VARINTS[ordinals[0]]
    once = sorted(set(ordinals))
    return encode((len(once), *gaps(once)))


def posting_list(papers: Sequence[int], lengths: Sequence[int], repeated: Sequence[tuple[int, int]]) -> bytes:
    """`repeated` has a place in the list and how often the term is in that paper, where that is more than once."""
    tail = [len(repeated)]
    previous = 0
    for place, count in repeated:
        tail += (place - previous, count)
        previous = place
    return encode(chain((len(papers),), gaps(papers), lengths, tail))


class Postings(NamedTuple):
    """One term's papers in a field, with the field's length and how often each has the term."""

    papers: list[int]
    lengths: list[int]
    counts: list[int]

    def encoded(self) -> bytes:
        repeated = [(place, count) for place, count in enumerate(self.counts) if count > 1]
        return posting_list(self.papers, self.lengths, repeated)


class Encoded(NamedTuple):
    """The list and the positions (none where a field has none) of one term."""

    postings: bytes
    places: bytes


NO_POSTINGS = b"\0\0"


def read_postings(values: Sequence[int], at: int = 0) -> tuple[Postings, int]:
    """The list that begins at a place of decoded numbers, and where it ends."""
    count = values[at]
    middle, end = at + 1 + count, at + 1 + 2 * count
    counts = [1] * count
    place = 0
    entries = values[end]
    for entry in range(end + 1, end + 1 + 2 * entries, 2):
        place += values[entry]
        counts[place] = values[entry + 1]
    return Postings(
        ungapped(values[at + 1 : middle]), list(values[middle:end]), counts
    ), end + 1 + 2 * entries


def read_positions(values: Sequence[int], count: int, at: int = 0) -> tuple[list[list[int]], int]:
    """The ordinals of `count` papers, and where they end."""
    found = []
    for _ in range(count):
        end = at + 1 + values[at]
        found.append(ungapped(values[at + 1 : end]))
        at = end
    return found, at


def papers_of(blob: bytes) -> bytes:
    """How many papers an encoded list has, as the varint that it begins with."""
    end = 1
    while blob[end - 1] > 127:
        end += 1
    return blob[:end]
