"""A shelf in, the files of its search by term out. An index stays between two builds and encodes only what changed."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from papershelf.collector import without_collector
from papershelf.config import Config
from papershelf.model import Paper, Person, Session, Shelf, Topic
from papershelf.search.analysis import STOP_WORDS
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
from papershelf.search.fields import FIELDS, Searched, searched, without_markup
from papershelf.search.files import File
from papershelf.search.index import Vocabulary
from papershelf.search.layout import abstract_payload, title_payload
from papershelf.search.lexicon import LARGE, lexicon_payload, line_entry
from papershelf.search.manifest import Family, Pages, directories, manifest
from papershelf.search.names import Entity, Names, entity, names_payload
from papershelf.search.numbers import paper_key, span_for
from papershelf.search.postings import Analysed, Analysis
from papershelf.search.register import Change, Register
from papershelf.search.shards import LISTS, TERMS, WORDS, Shards, facet_list, read_facet, term_payload
from papershelf.search.single import stock_file
from papershelf.search.stock import K1, B
from papershelf.search.terms import Changes, Terms

if TYPE_CHECKING:
    from papershelf.search.bulk import Filling

ALL_POSITIONS = 20_000
"""Up to this many papers, abstracts can be searched for phrases too, unless site.toml says otherwise."""
SPARE = 2
"""What is known of words is learnt anew when so many times the words of the shelf are: an author who types makes many
that never come again."""
MANY = 200
"""From so many papers on, numpy takes less time, its import counted."""
AT_ONCE = 1_000
FIRST_AT_ONCE = 60
"""Papers that numpy takes together. The first are few: all their words are new."""
KINDS = ("person", "topic", "session")

Known = Person | Topic | Session


def sharded(shelf: Shelf, config: Config) -> dict[str, bytes]:
    """Site path → bytes. `search/manifest.js` names all others."""
    index = Index()
    index.update(shelf, config)
    return index.files()


class Settings(NamedTuple):
    """What all of an index hangs on: with another value it is made anew."""

    span: int
    positions: str
    large: bool


def settings_for(papers: int, positions: str) -> Settings:
    return Settings(
        span_for(papers), positions or ("all" if papers <= ALL_POSITIONS else "title"), papers > LARGE
    )


class Index:
    """The search of one site, as it was at the last `update`."""

    def __init__(self) -> None:
        self.analysis = Analysis()
        self.stock: bytes | None = None
        self.start(settings_for(0, ""))

    def start(self, settings: Settings) -> None:
        """Forget the papers, and keep what is known of words and names."""
        self.settings = settings
        self.papers: Register[Paper] = Register(paper_key)
        self.people: Register[Person] = Register(id_key)
        self.topics: Register[Topic] = Register(id_key)
        self.sessions: Register[Session] = Register(id_key)
        self.registers: dict[str, Register[Any]] = {
            "person": self.people,
            "topic": self.topics,
            "session": self.sessions,
        }
        self.terms = Terms(self.analysis, settings.positions)
        self.counted = array("l", bytes(array("l").itemsize * len(self.analysis.surface)))
        self.titled = array("l", self.counted)
        """Of each surface word, how many papers have it, and how many titles."""
        self.used = 0
        """Words that a paper has."""
        self.names = Names()
        self.pages: Pages = {}
        self.named: dict[str, tuple[Sequence[File], dict[str, bytes]]] = {}
        self.shards = {"t": Shards("t", LISTS, title_payload), "a": Shards("a", LISTS, abstract_payload)}
        self.shards |= {family: Shards(family, TERMS, term_payload) for family in "pf"}
        self.shards["l"] = Shards("l", WORDS, lexicon_payload)
        self.shards["n"] = Shards("n", TERMS, names_payload)
        self.documents = Blocks("d", DOCUMENTS, self.document_rows)
        self.texts = Blocks("x", TEXTS, self.text_rows)
        self.entities = {kind: Blocks(f"k{kind[0]}", KNOWN, self.known_rows) for kind in KINDS}
        self.columns = {kind: Blocks(f"c{kind[0]}", COLUMNS, column, alone=True) for kind in (*KINDS, "year")}

    def document_rows(self, _: int, found: Numbered[Paper]) -> bytes:
        sessions = self.sessions.numbers
        return rows(document_row(number, paper, sessions) for number, paper in found)

    def text_rows(self, _: int, found: Numbered[Paper]) -> bytes:
        topics = self.topics.numbers
        return rows(text_row(number, paper, topics) for number, paper in found)

    def known_rows(self, _: int, found: Numbered[Known]) -> bytes:
        return rows(known_row(number, each) for number, each in found)

    def update(self, shelf: Shelf, config: Config) -> None:
        """Take over a shelf. What did not change since the last one costs a comparison."""
        with without_collector():
            self.take_over(shelf, config)
        without_markup.cache_clear()

    def take_over(self, shelf: Shelf, config: Config) -> None:
        settings = settings_for(len(shelf.papers), config.search.positions)
        stale = len(self.analysis.surface) > SPARE * self.used
        if stale:
            self.analysis = Analysis()
        if stale or settings != self.settings:
            self.start(settings)
        known: dict[str, Change[Any]] = {
            "person": self.people.update(shelf.people),
            "topic": self.topics.update(shelf.topics),
            "session": self.sessions.update(shelf.sessions),
        }
        papers = self.papers.update(shelf.papers)
        self.update_known(known)
        touched = self.touched(papers, known)
        if papers.things and len(touched) > max(MANY, len(shelf.papers) // 3):
            self.start(settings)
            self.take_over(shelf, config)
            return
        people: Mapping[str, Person] = known["person"].things
        gone = {papers.numbers[id]: papers.things[id] for id in touched if id in papers.things}
        come = {self.papers.numbers[id]: self.papers.things[id] for id in touched if id in self.papers.things}
        if papers.things:
            self.change(ordered(gone), people, ordered(come))
        else:
            self.fill(ordered(come))
        self.update_blocks(gone, come)
        self.stock = None
        if config.search.stock:
            self.stock = stock_file(shelf.papers, {person.id: person.name for person in shelf.people})

    def touched(self, papers: Change[Paper], known: Mapping[str, Change[Any]]) -> list[str]:
        """The ids of papers that went, came or changed in what a search shows or finds."""
        old, new = papers.things, self.papers.things
        found = papers.moved.union(
            id for id in papers.changed if id not in old or id not in new or facts(old[id]) != facts(new[id])
        )
        people, topics, sessions = (known[kind].moved for kind in KINDS)
        before = known["person"].things
        people = people.union(
            id
            for id in known["person"].changed
            if id in before and id in self.people.things and before[id].name != self.people.things[id].name
        )
        if people or topics or sessions:
            found.update(
                id
                for id, paper in new.items()
                if paper.session in sessions
                or any(author.id in people for author in paper.authors)
                or any(topic.id in topics for topic in paper.topics)
            )
        return list(found)

    def update_known(self, known: Mapping[str, Change[Any]]) -> None:
        """People, topics and sessions."""
        gone: list[Entity] = []
        come: list[Entity] = []
        for kind, change in known.items():
            register = self.registers[kind]
            changes: dict[int, Known | None] = {}
            for id in change.moved:
                if id in change.numbers:
                    changes[change.numbers[id]] = None
            for id in change.moved.union(change.changed):
                if id in register.things:
                    changes[register.numbers[id]] = register.things[id]
            self.entities[kind].update(changes)
            gone += (entity(change.things[id]) for id in change.changed if id in change.things)
            come += (entity(register.things[id]) for id in change.changed if id in register.things)
        self.shards["n"].update(self.names.update(gone, come))

    def fill(self, papers: Mapping[int, Paper]) -> None:
        """The first papers, found by words and by filters."""
        if len(papers) >= MANY:
            from papershelf.search import bulk

            try:
                self.fill_many(papers, bulk.Filling(self.analysis))
            except bulk.TooLongError:
                pass
            else:
                return
        held, facets = self.taken_in(papers, self.people.things, 1, {})
        for family, entries in self.terms.first(held):
            self.shards[family].update(entries)
        self.shards["f"].update({atom: facet_list(numbers) for atom, numbers in facets.items()})
        self.shards["l"].update(self.word_entries())

    def fill_many(self, papers: Mapping[int, Paper], filling: "Filling") -> None:
        """The same for thousands at once, with numpy."""
        from papershelf.search import bulk

        facets = Vocabulary()
        atoms = array("I")
        sizes = array("I")
        found = self.searched(papers, self.people.things)
        few = FIRST_AT_ONCE
        while held := [fields for _, fields in islice(found, few)]:
            filling.add(held)
            for fields in held:
                atoms.extend(map(facets.__getitem__, fields.facets))
                sizes.append(len(fields.facets))
            few = AT_ONCE
        numbers = list(papers)
        self.shards["f"].fill(*bulk.sets(facets.names, atoms, numbers, sizes))
        del facets, atoms, sizes
        self.counted = array("l", filling.counted.tolist())
        self.titled = array("l", filling.titled.tolist())
        self.used = len(self.counted) - self.counted.count(0)
        self.shards["l"].update(self.word_entries())
        for family, keys, entries in filling.entries(numbers, self.terms.placed):
            self.shards[family].fill(keys, entries)
            del keys, entries
        self.terms.lengths = filling.lengths

    def change(
        self, gone: Mapping[int, Paper], before: Mapping[str, Person], come: Mapping[int, Paper]
    ) -> None:
        """What is found by words and by filters, when papers go and come."""
        known: dict[int, bytes | None] = {}
        left, atoms_left = self.taken_in(gone, before, -1, known)
        entered, atoms = self.taken_in(come, self.people.things, 1, known)
        self.shards["f"].update(self.facet_entries(atoms_left, atoms))
        surface = self.analysis.surface.names
        lines = {word: self.word_entry(word) for word in known}
        self.shards["l"].update({surface[word]: line for word, line in lines.items() if line != known[word]})
        for family, changes in self.terms.changed(left, entered, self.found).items():
            self.shards[family].update(changes)

    def found(self, family: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        return self.shards[family].find(keys)

    def taken_in(
        self,
        papers: Mapping[int, Paper],
        people: Mapping[str, Person],
        one: int,
        known: dict[int, bytes | None],
    ) -> tuple[dict[int, Analysed], dict[str, list[int]]]:
        """Papers as numbers, and their facets. Their words are counted, `one` each; `known` keeps what
        the lexicon says of them till then."""
        analysed: dict[int, Analysed] = {}
        facets: defaultdict[str, list[int]] = defaultdict(list)
        for number, fields in self.searched(papers, people):
            held = analysed[number] = self.analysis.analysed(fields)
            self.count(held, one, known)
            for atom in fields.facets:
                facets[atom].append(number)
        return analysed, facets

    def searched(
        self, papers: Mapping[int, Paper], people: Mapping[str, Person]
    ) -> Iterator[tuple[int, Searched]]:
        names = {
            author.id: people[author.id].name
            for paper in papers.values()
            for author in paper.authors
            if author.id in people
        }
        return ((number, searched(paper, names)) for number, paper in papers.items())

    def count(self, paper: Analysed, one: int, known: dict[int, bytes | None]) -> None:
        """Count a paper's words, or take them out of the count."""
        title, words = self.analysis.words(paper)
        more = [0] * (len(self.analysis.surface) - len(self.counted))
        self.counted.extend(more)
        self.titled.extend(more)
        for word in words:
            if word not in known:
                known[word] = self.word_entry(word)
            self.used -= self.counted[word] > 0
            self.counted[word] += one
            self.used += self.counted[word] > 0
            self.titled[word] += one * (word in title)

    def facet_entries(self, gone: Mapping[str, list[int]], come: Mapping[str, list[int]]) -> Changes:
        """The lists of the facets that papers went from, or came to."""
        changed = [atom for atom in gone.keys() | come.keys() if gone.get(atom) != come.get(atom)]
        entries = self.shards["f"].find(changed)
        found: Changes = {}
        for atom in changed:
            entry = entries.get(atom)
            held = {*(read_facet(entry) if entry else ())}.difference(gone.get(atom, ())).union(
                come.get(atom, ())
            )
            found[atom] = facet_list(sorted(held)) if held else None
        return found

    def word_entry(self, word: int) -> bytes | None:
        """The lexicon's line of a surface word."""
        name = self.analysis.surface.names[word]
        return line_entry(name, self.counted[word], self.titled[word], self.settings.large)

    def word_entries(self) -> Changes:
        return {name: self.word_entry(word) for word, name in enumerate(self.analysis.surface.names)}

    def update_blocks(self, gone: Mapping[int, Paper], come: Mapping[int, Paper]) -> None:
        """What is shown of papers, and what is counted of them."""
        changes: dict[int, Paper | None] = {**dict.fromkeys(gone), **come}
        self.documents.update(changes)
        self.texts.update(changes)
        people, topics, sessions = self.people.numbers, self.topics.numbers, self.sessions.numbers
        columns: dict[str, dict[int, bytes | None]] = {kind: dict.fromkeys(gone) for kind in self.columns}
        person, topic, session, year = columns.values()
        for number, paper in come.items():
            person[number] = numbers_of({people[each.id] for each in paper.authors if each.id in people})
            topic[number] = numbers_of({topics[each.id] for each in paper.topics if each.id in topics})
            session[number] = numbers_of([sessions[paper.session]] if paper.session in sessions else ())
            year[number] = year_and_flags(paper)
        for kind, values in columns.items():
            self.columns[kind].update(values)

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
        listed, pages = directories(families, self.pages)
        facts = {
            "n": len(self.papers.things),
            "fields": [field.name for field in FIELDS],
            "len": self.terms.lengths,
            "boost": [field.boost for field in FIELDS],
            "k1": K1,
            "b": B,
            "positions": self.settings.positions,
            "stops": " ".join(word for word in sorted(STOP_WORDS) if self.shards["t"].has(f"{word}_")),
            "counts": {
                "papers": len(self.papers.things),
                "people": len(self.people.things),
                "topics": len(self.topics.things),
                "sessions": len(self.sessions.things),
            },
        }
        found: dict[str, bytes] = {}
        for family in families:
            if self.named.get(family.name, ([], {}))[0] is not family.files:
                self.named[family.name] = family.files, by_path(family.files)
            found.update(self.named[family.name][1])
        found.update(by_path(pages))
        if self.stock is not None:
            found["search/stock.json"] = self.stock
        return {**found, "search/manifest.js": manifest(facts, listed)}


def by_path(files: Sequence[File]) -> dict[str, bytes]:
    return {f"search/{file.name}.js": file.data for file in files}


def id_key(known: Known) -> str:
    return known.id


def ordered(papers: Mapping[int, Paper]) -> dict[int, Paper]:
    return dict(sorted(papers.items()))


def facts(paper: Paper) -> tuple[Any, ...]:
    """What a search shows or finds of a paper, but its number and the names and numbers of what it belongs to."""
    return (
        *(paper.label, paper.title, paper.authors, paper.authors_complete, paper.abstract, paper.summary),
        *(paper.date, paper.venue, paper.session, paper.award, paper.topics, paper.links, paper.identifiers),
    )
