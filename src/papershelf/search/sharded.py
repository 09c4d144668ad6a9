"""A shelf in, the files of its search by term out. An index stays between two builds and encodes only what changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from papershelf.config import Config
from papershelf.model import Paper, Person, Session, Shelf, Topic
from papershelf.search.blocks import (
    COLUMNS,
    DOCUMENTS,
    KNOWN,
    TEXTS,
    Blocks,
    Numbered,
    column,
    document_row,
    known_row,
    numbers_of,
    rows,
    text_row,
    year_and_flags,
)
from papershelf.search.fields import FIELDS, searched
from papershelf.search.lexicon import LARGE, lexicon_payload, line_entry
from papershelf.search.manifest import Family, directories, manifest
from papershelf.search.names import Entity, Names, entity, names_payload
from papershelf.search.numbers import bits_for, hashed, numbered, paper_key
from papershelf.search.postings import Analysed, Analysis
from papershelf.search.shards import TERMS, WORDS, Shards, facet_list, term_payload
from papershelf.search.single import stock_file
from papershelf.search.stock import K1, B
from papershelf.search.terms import Changes, Terms

ALL_POSITIONS = 20_000
"""Up to this many papers, abstracts can be searched for phrases too, unless site.toml says otherwise."""
PLURALS = {"paper": "papers", "person": "people", "topic": "topics", "session": "sessions"}
KINDS = ("person", "topic", "session")

Known = Person | Topic | Session


def sharded(shelf: Shelf, config: Config) -> dict[str, bytes]:
    """Site path → bytes. `search/manifest.js` names all others."""
    index = Index()
    index.update(shelf, config)
    return index.files()


class Settings(NamedTuple):
    """What all of an index hangs on: with another value it is made anew."""

    bits: int
    positions: str
    large: bool


def settings_for(papers: int, positions: str) -> Settings:
    return Settings(
        bits_for(papers), positions or ("all" if papers <= ALL_POSITIONS else "title"), papers > LARGE
    )


class Index:
    """The search of one site, as it was at the last `update`."""

    def __init__(self) -> None:
        self.analysis = Analysis()
        self.hashes: dict[str, int] = {}
        self.stock: bytes | None = None
        self.start(settings_for(0, ""))

    def start(self, settings: Settings) -> None:
        """Forget the papers, and keep what is known of words and names."""
        self.settings = settings
        self.papers: dict[str, Paper] = {}
        self.known: dict[str, dict[str, Known]] = {kind: {} for kind in KINDS}
        self.numbers: dict[str, dict[str, int]] = {kind: {} for kind in ("paper", *KINDS)}
        self.terms = Terms(self.analysis, settings.positions)
        self.counted: Counter[int] = Counter()
        self.titled: Counter[int] = Counter()
        self.facets: dict[str, set[int]] = {}
        self.names = Names()
        self.shards = {family: Shards(family, TERMS, term_payload) for family in "tapf"}
        self.shards["l"] = Shards("l", WORDS, lexicon_payload)
        self.shards["n"] = Shards("n", TERMS, names_payload)
        self.documents = Blocks("d", DOCUMENTS, self.document_rows)
        self.texts = Blocks("x", TEXTS, self.text_rows)
        self.entities = {kind: Blocks(f"k{kind[0]}", KNOWN, self.known_rows) for kind in KINDS}
        self.columns = {kind: Blocks(f"c{kind[0]}", COLUMNS, column) for kind in (*KINDS, "year")}

    def document_rows(self, _: int, found: Numbered[Paper]) -> bytes:
        sessions = self.numbers["session"]
        return rows(document_row(number, paper, sessions) for number, paper in found)

    def text_rows(self, _: int, found: Numbered[Paper]) -> bytes:
        topics = self.numbers["topic"]
        return rows(text_row(number, paper, topics) for number, paper in found)

    def known_rows(self, _: int, found: Numbered[Known]) -> bytes:
        return rows(known_row(number, each) for number, each in found)

    def update(self, shelf: Shelf, config: Config) -> None:
        """Take over a shelf. What did not change since the last one costs a comparison."""
        settings = settings_for(len(shelf.papers), config.search.positions)
        if settings != self.settings:
            self.start(settings)
        people = {person.id: person.name for person in shelf.people}
        before = {person.id: person.name for person in self.known["person"].values()}
        papers = {paper.id: paper for paper in shelf.papers}
        old_papers, old_numbers = self.papers, self.numbers
        self.numbers = self.number(shelf, papers)
        self.update_known(shelf, old_numbers)
        touched = self.touched(papers, old_numbers, before, people)
        gone = {old_numbers["paper"][id]: old_papers[id] for id in touched if id in old_papers}
        come = {self.numbers["paper"][id]: papers[id] for id in touched if id in papers}
        self.update_texts(ordered(gone), ordered(come), before, people)
        self.update_blocks(gone, come)
        self.papers = papers
        self.stock = stock_file(shelf.papers, people) if config.search.stock else None

    def number(self, shelf: Shelf, papers: Mapping[str, Paper]) -> dict[str, dict[str, int]]:
        """The numbers of all things by kind and id."""
        keys: dict[str, dict[str, str]] = {"paper": {id: paper_key(paper) for id, paper in papers.items()}}
        for kind, known in all_known(shelf).items():
            keys[kind] = {each.id: each.id for each in known}
        found = {}
        for kind, named in keys.items():
            hashes = {id: self.hashes.get(key) or self.hash(key) for id, key in named.items()}
            found[kind] = numbered(hashes)
        return found

    def hash(self, key: str) -> int:
        made = self.hashes[key] = hashed(key)
        return made

    def touched(
        self,
        papers: Mapping[str, Paper],
        old: Mapping[str, Mapping[str, int]],
        before: Mapping[str, str],
        people: Mapping[str, str],
    ) -> list[str]:
        """The ids of papers that went, came or changed in what a search shows or finds."""
        moved = {kind: changed(old[kind], self.numbers[kind]) for kind in KINDS}
        moved["person"] |= changed(before, people)
        numbers, old_numbers = self.numbers["paper"], old["paper"]
        found = [id for id in self.papers if id not in papers]
        for id, paper in papers.items():
            known = self.papers.get(id)
            if (
                known is None
                or numbers[id] != old_numbers[id]
                or (known is not paper and facts(known) != facts(paper))
                or (moved["person"] and any(author.id in moved["person"] for author in paper.authors))
                or (moved["topic"] and any(topic.id in moved["topic"] for topic in paper.topics))
                or paper.session in moved["session"]
            ):
                found.append(id)
        return found

    def update_known(self, shelf: Shelf, old_numbers: Mapping[str, Mapping[str, int]]) -> None:
        gone: list[Entity] = []
        come: list[Entity] = []
        for kind, held in all_known(shelf).items():
            old, old_number = self.known[kind], old_numbers[kind]
            new: dict[str, Known] = {each.id: each for each in held}
            number = self.numbers[kind]
            changes: dict[int, Known | None] = {}
            for id, each in old.items():
                other = new.get(id)
                if other is None or old_number[id] != number[id]:
                    changes[old_number[id]] = None
                if other is not each and other != each:
                    gone.append(entity(each))
            for id, each in new.items():
                other = old.get(id)
                if other is not each and other != each:
                    come.append(entity(each))
                    changes[number[id]] = each
                elif old_number[id] != number[id]:
                    changes[number[id]] = each
            self.entities[kind].update(changes)
            self.known[kind] = new
        self.shards["n"].update(self.names.update(gone, come))

    def update_texts(
        self,
        gone: Mapping[int, Paper],
        come: Mapping[int, Paper],
        before: Mapping[str, str],
        people: Mapping[str, str],
    ) -> None:
        """What is found by words and by filters."""
        words: set[int] = set()
        atoms: set[str] = set()
        analysed: list[dict[int, Analysed]] = []
        for papers, names, one in ((gone, before, -1), (come, people, 1)):
            analysed.append({})
            for number, paper in papers.items():
                fields = searched(paper, names)
                analysed[-1][number] = self.analysis.analysed(fields)
                atoms.update(fields.facets)
                for atom in fields.facets:
                    if one > 0:
                        self.facets.setdefault(atom, set()).add(number)
                    else:
                        self.facets[atom].remove(number)
            counted = self.analysis.count_words(analysed[-1].values())
            count = self.counted.update if one > 0 else self.counted.subtract
            count(counted.papers)
            count_titles = self.titled.update if one > 0 else self.titled.subtract
            count_titles(counted.titles)
            words.update(counted.papers)
        for family, changes in self.terms.update(*analysed).items():
            self.shards[family].update(changes)
        self.shards["f"].update({atom: self.facet_entry(atom) for atom in atoms})
        self.shards["l"].update(self.word_entries(words))

    def facet_entry(self, atom: str) -> bytes | None:
        held = self.facets[atom]
        if not held:
            del self.facets[atom]
            return None
        return facet_list(sorted(held))

    def word_entries(self, words: Iterable[int]) -> Changes:
        """The lines of the lexicon that changed."""
        surface = list(self.analysis.surface)
        entries = self.shards["l"].entries
        found = {}
        for number in words:
            word = surface[number]
            entry = line_entry(word, self.counted[number], self.titled[number], self.settings.large)
            if entry != entries.get(word):
                found[word] = entry
        return found

    def update_blocks(self, gone: Mapping[int, Paper], come: Mapping[int, Paper]) -> None:
        """What is shown of papers, and what is counted of them."""
        changes: dict[int, Paper | None] = {**dict.fromkeys(gone), **come}
        self.documents.update(changes)
        self.texts.update(changes)
        for kind, values in self.columns.items():
            values.update(
                {
                    number: None if paper is None else self.value(kind, paper)
                    for number, paper in changes.items()
                }
            )

    def value(self, kind: str, paper: Paper) -> bytes:
        if kind == "year":
            return year_and_flags(paper)
        number = self.numbers[kind]
        ids = {
            "person": (author.id for author in paper.authors),
            "topic": (topic.id for topic in paper.topics),
            "session": (paper.session,),
        }[kind]
        return numbers_of({number[id] for id in ids if id in number})

    def files(self) -> dict[str, bytes]:
        """Site path → bytes."""
        blocks: tuple[Blocks[Any], ...] = (
            self.documents,
            self.texts,
            *self.entities.values(),
            *self.columns.values(),
        )
        families = [Family(held.family, held.files, None) for held in self.shards.values()]
        families += [Family(held.family, held.files, held.shift) for held in blocks]
        listed, pages = directories(families)
        files = (*chain.from_iterable(family.files for family in families), *pages)
        facts = {
            "n": len(self.papers),
            "fields": [field.name for field in FIELDS],
            "len": self.terms.lengths,
            "boost": [field.boost for field in FIELDS],
            "k1": K1,
            "b": B,
            "positions": self.settings.positions,
            "counts": {PLURALS[kind]: len(numbers) for kind, numbers in self.numbers.items()},
        }
        found = {f"search/{file.name}.js": file.data for file in files}
        if self.stock is not None:
            found["search/stock.json"] = self.stock
        return {**found, "search/manifest.js": manifest(facts, listed)}


def all_known(shelf: Shelf) -> dict[str, tuple[Known, ...]]:
    return {"person": shelf.people, "topic": shelf.topics, "session": shelf.sessions}


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> set[str | None]:
    """The keys with another value, or with one on one side only."""
    if old == new:
        return set()
    return {key for key, _ in old.items() ^ new.items()}


def ordered(papers: Mapping[int, Paper]) -> dict[int, Paper]:
    return dict(sorted(papers.items()))


def facts(paper: Paper) -> tuple[Any, ...]:
    """What a search shows or finds of a paper, but its number and the names and numbers of what it belongs to."""
    return (
        *(paper.label, paper.title, paper.authors, paper.authors_complete, paper.abstract, paper.summary),
        *(paper.date, paper.venue, paper.session, paper.award, paper.topics, paper.links, paper.identifiers),
    )
