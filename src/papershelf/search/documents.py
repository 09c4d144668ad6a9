"""A shelf in, its postings and its lexicon out: which fields of a paper are searched, and how."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from papershelf.model import Paper, Shelf
from papershelf.search.analysis import STOP_WORDS, author_atoms, chunks, fold, term, words
from papershelf.search.index import Field, Postings, Vocabulary
from papershelf.search.stock import in_utf_16_order
from papershelf.site.markup import plain

FIELDS = (Field("title", 10), Field("authors", 8), Field("abstract", 1), Field("topics", 3))


class Chunks(dict[str, tuple[int, ...]]):
    """Chunk of folded text → the numbers of its terms: each chunk is taken apart and stemmed once a shelf."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.words: dict[str, list[str]] = {}

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        found = self.words[chunk] = words(chunk)
        numbers = self[chunk] = tuple(
            self.vocabulary[stemmed] for word in found if (stemmed := term(word)) is not None
        )
        return numbers


class Names(dict[str, tuple[int, ...]]):
    """Author's name → the numbers of its atoms."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.atoms: dict[str, list[str]] = {}

    def __missing__(self, name: str) -> tuple[int, ...]:
        found = self.atoms[name] = author_atoms([name])
        numbers = self[name] = tuple([self.vocabulary[atom] for atom in found])
        return numbers


def index(shelf: Shelf) -> tuple[Postings, dict[str, int]]:
    """The postings of the shelf's papers in the order of their ids, and for each surface word (folded, not
    stemmed; a name's ends in `_`) about how many papers have it.

    A paper's ref is its place in that order: an id in every posting would more than double the index.
    """
    topics = {topic.id: topic.name for topic in shelf.topics}
    postings = Postings(FIELDS)
    known = Chunks(postings.vocabulary)
    names = Names(postings.vocabulary)
    held: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for place, paper in enumerate(sorted(shelf.papers, key=lambda paper: paper.id)):
        texts = (
            plain(paper.title or ""),
            body(paper),
            " ".join(topics[topic.id] for topic in paper.topics),
        )
        title, abstract, subjects = [chunks(fold(text)) for text in texts]
        by = [author.name for author in paper.authors]
        held.update({*title, *abstract, *subjects})
        written.update(by)
        postings.add(
            str(place),
            (numbers(known, title), authors(names, by), numbers(known, abstract), numbers(known, subjects)),
        )
    return postings, lexicon(known, held, names, written)


def body(paper: Paper) -> str:
    """The abstract, and the summary where it says something else."""
    abstract, summary = plain(paper.abstract or ""), plain(paper.summary or "")
    return abstract if summary in abstract else f"{abstract} {summary}"


def numbers(known: Chunks, found: Sequence[str]) -> Iterator[int]:
    return chain.from_iterable(map(known.__getitem__, found))


def authors(names: Names, by: Iterable[str]) -> Iterator[int]:
    """A paper's atoms are a set: two authors of one surname do not count it twice."""
    yield from dict.fromkeys(chain.from_iterable(map(names.__getitem__, by)))


def lexicon(known: Chunks, held: Counter[str], names: Names, written: Counter[str]) -> dict[str, int]:
    """Surface words in the order of UTF-16 code units, without stop words and single ASCII letters."""
    counted: Counter[str] = Counter()
    for chunk, papers in held.items():
        for word in known.words[chunk]:
            counted[word] += papers
    for name, papers in written.items():
        for atom in names.atoms[name]:
            if "." not in atom:
                counted[atom] += papers
    kept = [
        word for word in counted if word not in STOP_WORDS and (len(word.rstrip("_")) > 1 or word > "\x7f")
    ]
    return {word: counted[word] for word in in_utf_16_order(kept)}
