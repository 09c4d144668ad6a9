"""An index that is plain dictionaries of a shelf's papers, for what is asked of an index whoever keeps it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from papershelf.model import Shelf
from papershelf.search.analysis import STOP_WORDS, author_atoms, taken_apart, term, text_words
from papershelf.search.fields import BETWEEN, FIELDS, chunked, searched, text
from papershelf.search.lists import EntityKind, Held, Name, Row, Scale, TextField
from papershelf.search.numbers import hashed, numbered, paper_key

Text = list[tuple[int, str]]
"""The words of a text, stop words too, with their places."""


class List(NamedTuple):
    papers: list[int]
    lengths: list[int]
    counts: list[int]


class Memory:
    def __init__(self, shelf: Shelf) -> None:
        names = {person.id: person.name for person in shelf.people}
        self.numbers = numbered({paper.id: hashed(paper_key(paper)) for paper in shelf.papers})
        self.papers = {self.numbers[paper.id]: paper for paper in shelf.papers}
        fields = {number: searched(paper, names) for number, paper in sorted(self.papers.items())}
        self.texts: Mapping[TextField, dict[int, Text]] = {
            "title": {number: placed(chunked([found.title])) for number, found in fields.items()},
            "abstract": {number: placed(chunked(found.abstract)) for number, found in fields.items()},
        }
        self.atoms_of = {number: author_atoms(found.names) for number, found in fields.items()}
        terms = (
            {number: terms_of(text) for number, text in self.texts["title"].items()},
            self.atoms_of,
            {number: terms_of(text) for number, text in self.texts["abstract"].items()},
        )
        self.terms = [lists(each) for each in terms]
        self.scale = Scale(
            papers=len(fields),
            lengths=[sum(map(len, each.values())) for each in terms],
            boosts=[field.boost for field in FIELDS],
            k1=1.2,
            b=0.75,
        )
        self.facets: defaultdict[str, list[int]] = defaultdict(list)
        for number, found in fields.items():
            for atom in found.facets:
                self.facets[atom].append(number)
        self.surface: Counter[str] = Counter()
        for number in fields:
            texts = (self.texts["title"][number], self.texts["abstract"][number])
            self.surface.update({word for _, word in chain(*texts) if word not in STOP_WORDS})
            self.surface.update({atom for atom in self.atoms_of[number] if "." not in atom})
        self.known: defaultdict[str, list[Name]] = defaultdict(list)
        for name in everybody(shelf):
            for word in dict.fromkeys(text_words(name.name)):
                self.known[word].append(name)

    def term(self, term: str) -> Held | None:
        if not any(term in field for field in self.terms):
            return None
        title, authors, abstract = (field.get(term, List([], [], [])) for field in self.terms)
        return Held(title, authors, abstract)

    def positions(self, term: str, field: TextField) -> dict[int, list[int]]:
        return {
            number: [place for place, word in words if stem(word) == term]
            for number, words in self.texts[field].items()
        }

    def facet(self, atom: str) -> Sequence[int]:
        return self.facets.get(atom, ())

    def atoms(self, prefix: str) -> list[str]:
        return sorted(atom for atom in self.facets if atom.startswith(prefix))

    def words(self, prefix: str) -> list[tuple[str, int]]:
        kept = [word for word in self.surface if len(word.removesuffix("_")) > 1 or word > "\x7f"]
        return sorted((word, self.surface[word].bit_length()) for word in kept if word.startswith(prefix))

    def names(self, word: str) -> list[Name]:
        return self.known.get(word, [])

    def names_from(self, prefix: str) -> list[Name]:
        return [name for word in sorted(self.known) if word.startswith(prefix) for name in self.known[word]]

    def years(self) -> dict[int, int]:
        return {number: int((paper.date or "0")[:4]) for number, paper in self.papers.items()}

    def rows(self, papers: Iterable[int]) -> list[Row]:
        return [self.row(number) for number in papers]

    def row(self, number: int) -> Row:
        paper = self.papers[number]
        return Row(
            number=number,
            id=paper.id,
            label=text(paper.label),
            titled=paper.title is not None,
            authors=[author.name for author in paper.authors],
            complete=paper.authors_complete,
            date=paper.date,
            award=paper.award,
        )


def stem(word: str) -> str | None:
    return term(word)


def placed(chunks: Iterable[str]) -> Text:
    """A joined form stands where its first part does."""
    found: Text = []
    place = 0
    for chunk in chunks:
        if chunk == BETWEEN:
            place += 1
            continue
        words, joined = taken_apart(chunk)
        if joined:
            found.append((place, joined))
        for word in words:
            found.append((place, word))
            place += 1
    return found


def terms_of(text: Text) -> list[str]:
    return [found for _, word in text if (found := term(word)) is not None]


def lists(terms: Mapping[int, Sequence[str]]) -> dict[str, List]:
    """The postings of one field."""
    found: defaultdict[str, List] = defaultdict(lambda: List([], [], []))
    for number, held in sorted(terms.items()):
        for each, count in Counter(held).items():
            found[each].papers.append(number)
            found[each].lengths.append(len(held))
            found[each].counts.append(count)
    return dict(found)


def everybody(shelf: Shelf) -> Iterable[Name]:
    kinds: tuple[tuple[EntityKind, Iterable[tuple[str, str, int]]], ...] = (
        ("person", ((each.id, each.name, len(each.papers)) for each in shelf.people)),
        ("topic", ((each.id, each.name, len(each.papers)) for each in shelf.topics)),
        ("session", ((each.id, each.name, len(each.papers)) for each in shelf.sessions)),
    )
    for kind, rows in kinds:
        yield from (Name(kind, *row) for row in rows)
