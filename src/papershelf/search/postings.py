"""Papers' fields in, posting lists out: for each term the numbers of its papers, as the bytes that shards hold.

A list is `c`, `c` numbers of papers (gaps), `c` lengths of their fields, then `e` and `e` pairs (skip, count) for the
papers that have the term more than once; `skip` is how many places lie between an entry and the one before it (the
first: its place). Positions are for each paper of the list `k` and `k` ordinals (gaps).
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from papershelf.search.analysis import STOP_WORDS, author_atoms, taken_apart
from papershelf.search.fields import BETWEEN, FIELDS, Searched, chunked
from papershelf.search.index import Vocabulary
from papershelf.search.stemmer import stem
from papershelf.search.varints import VARINTS, encode, gaps, ungapped

TITLE, AUTHORS, ABSTRACT = range(len(FIELDS))
TEXTS = (TITLE, ABSTRACT)
"""The fields whose words have positions."""
NO_TERM = -1


class Surface(Vocabulary):
    """Word → its number; each distinct one is stemmed once. `terms` has the number of each word's term, NO_TERM for a
    stop word and for a word of a name (`word_`)."""

    def __init__(self, terms: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = terms
        self.terms = array("i")

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.names)
        self.names.append(word)
        silent = word in STOP_WORDS or word[-1] == "_"
        self.terms.append(NO_TERM if silent else self.vocabulary[stem(word)])
        return number


class Many:
    """Rows of whole numbers, one after the other: row `i` ends at `ends[i + 1]` of `values`."""

    def __init__(self) -> None:
        self.values = array("I")
        self.ends = array("I", [0])

    def add(self, row: Iterable[int]) -> None:
        self.values.extend(row)
        self.ends.append(len(self.values))

    def __getitem__(self, number: int) -> "array[int]":
        return self.values[self.ends[number] : self.ends[number + 1]]

    def __len__(self) -> int:
        return len(self.ends) - 1


class Chunks(dict[str, int]):
    """Chunk of folded text → its number; each distinct one is taken apart once.

    By number: its surface `words` in order, all parts joined as the last one where that is a word, and the `width` of
    the chunk in words (the joined one has none).
    """

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.words = Many()
        self.width = array("I")
        self.places: dict[int, tuple[tuple[int, int], ...]] = {}
        self[BETWEEN] = self.add([], 1)

    def __missing__(self, chunk: str) -> int:
        if chunk.isascii() and chunk.isalnum():
            number = self.add([chunk], 1)
        else:
            found, joined = taken_apart(chunk)
            number = self.add([*found, joined] if joined else found, len(found))
        self[chunk] = number
        return number

    def add(self, words: Iterable[str], width: int) -> int:
        self.words.add(map(self.surface.__getitem__, words))
        self.width.append(width)
        return len(self.width) - 1

    def placed(self, number: int) -> tuple[tuple[int, int], ...]:
        """The terms of a chunk, each with its place behind the first word; the joined one has that of the first."""
        found = self.places.get(number)
        if found is None:
            width, terms = self.width[number], self.surface.terms
            found = self.places[number] = tuple(
                (terms[word], 0 if place == width else place)
                for place, word in enumerate(self.words[number])
                if terms[word] != NO_TERM
            )
        return found


class Atoms(dict[str, int]):
    """Author's name → its number. By number: its `terms`, and its `words` among surface words."""

    def __init__(self, terms: Vocabulary, surface: Surface) -> None:
        self.vocabulary = terms
        self.surface = surface
        self.terms = Many()
        self.words = Many()

    def __missing__(self, name: str) -> int:
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
        self.words.add([self.surface[word] for word in words])
        self.terms.add([self.vocabulary[atom] for atom in atoms])
        number = self[name] = len(self)
        return number


class Analysed(NamedTuple):
    """A paper as numbers: of the chunks of its title and abstract, and of its authors' names."""

    title: "array[int]"
    authors: "array[int]"
    abstract: "array[int]"


class Analysis:
    """What is known of chunks and names: shared by all papers, and kept between two builds of one site."""

    def __init__(self) -> None:
        self.terms = Vocabulary()
        self.surface = Surface(self.terms)
        self.chunks = Chunks(self.surface)
        self.atoms = Atoms(self.terms, self.surface)

    def analysed(self, paper: Searched) -> Analysed:
        number = self.chunks.__getitem__
        return Analysed(
            array("I", map(number, chunked([paper.title]))),
            array("I", map(self.atoms.__getitem__, paper.names)),
            array("I", map(number, chunked(paper.abstract))),
        )

    def author_terms(self, names: Iterable[int]) -> list[int]:
        """The terms of a paper's authors, each once."""
        return list(dict.fromkeys(chain.from_iterable(map(self.atoms.terms.__getitem__, names))))

    def words(self, paper: Analysed) -> tuple[set[int], set[int]]:
        """The surface words of a paper's title, and of all of it."""
        of_chunk, of_name = self.chunks.words.__getitem__, self.atoms.words.__getitem__
        title = set(chain.from_iterable(map(of_chunk, set(paper.title))))
        rest = chain(map(of_chunk, set(paper.abstract)), map(of_name, paper.authors))
        return title, title.union(chain.from_iterable(rest))


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

    def add_text(self, number: int, ordinals: Mapping[int, Sequence[int]]) -> None:
        """A paper's terms with their places."""
        self.lengths[number] = sum(map(len, ordinals.values()))
        for held, places in ordinals.items():
            papers = self.papers[held]
            if len(places) > 1:
                self.repeated[held].append((len(papers), len(places)))
            papers.append(number)
            self.positions[held].append(position_list(places))

    def list_of(self, term: int) -> bytes:
        papers = self.papers.get(term)
        if papers is None:
            return NO_POSTINGS
        lengths = list(map(self.lengths.__getitem__, papers))
        return posting_list(papers, lengths, self.repeated.get(term, ()))

    def places_of(self, term: int) -> bytes:
        return b"".join(self.positions.get(term, ()))


def ordinals(known: Chunks, text: Iterable[int]) -> dict[int, list[int]]:
    """The places of each term of a text; `text` has the numbers of its chunks."""
    at = 0
    found: dict[int, list[int]] = {}
    placed, width = known.placed, known.width
    for chunk in text:
        for term, offset in placed(chunk):
            if term in found:
                found[term].append(at + offset)
            else:
                found[term] = [at + offset]
        at += width[chunk]
    return found


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


NO_POSTINGS = b"\0\0"


def read_positions(values: Sequence[int], count: int, at: int = 0) -> tuple[list[list[int]], int]:
    """The ordinals of `count` papers, and where they end."""
    found = []
    for _ in range(count):
        end = at + 1 + values[at]
        found.append(ungapped(values[at + 1 : end]))
        at = end
    return found, at
