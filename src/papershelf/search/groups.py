"""The pieces of a query in; for each word the terms that answer it, with their weights, out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from papershelf.search.analysis import JOINABLE_BELOW, JOINED_LENGTH, STOP_WORDS, term
from papershelf.search.completions import COMPLETIONS, STARRED, completions, corrections, surface_term
from papershelf.search.lists import Lists
from papershelf.search.notes import Note
from papershelf.search.query import Identifier, Phrase, Piece, Prefix, Unit, Words, units

MOST_WORDS = 16
LARGE = 20_000
"""From this many papers on, a word that is being typed is completed from its third letter."""

WORD, PAIR, JOINED, COMPLETED, STOP = 1.0, 2.0, 0.25, 0.5, 0.1
"""Weights. A pair is a surname beside a given name or an initial: more than two words that meet in a text."""


@dataclass(slots=True)
class Word:
    """A word of a query. `unit` is its chunk, `place` the chunk's; `starred` stands for words that begin so; `kept` is
    no slip, nor is a `number`, which is part of an identifier that no paper has."""

    text: str
    unit: Unit
    place: int
    starred: bool
    kept: bool
    number: bool


@dataclass(slots=True)
class Group:
    """The terms that answer a word, and the papers that do by their identifier."""

    word: str
    required: bool
    terms: dict[str, float] = field(default_factory=dict)
    papers: frozenset[int] = frozenset()

    @property
    def answered(self) -> bool:
        return bool(self.terms or self.papers)

    def add(self, term: str, weight: float) -> None:
        if self.terms.get(term, 0) < weight:
            self.terms[term] = weight


def query_words(pieces: Iterable[Piece]) -> list[Word]:
    """The words of a query, stop words too, in the order written."""
    found: list[Word] = []
    place = 0
    for piece in pieces:
        if not isinstance(piece, Words | Phrase | Prefix | Identifier):
            continue
        kept = not isinstance(piece, Words | Prefix) or piece.kept
        for unit in units(piece.text):
            place += 1
            number = isinstance(piece, Identifier)
            found += [Word(word, unit, place, False, kept, number) for word in unit.words]
        if isinstance(piece, Prefix) and found and found[-1].place == place:
            found[-1].starred = True
    return found


def groups_of(
    words: Sequence[Word], lists: Lists, exists: Callable[[str], bool], typing: bool
) -> tuple[list[Group], list[Note]]:
    """A group for each word, in order. `exists` says whether a paper has a term; `typing` that the last word may be
    unfinished."""
    notes = []
    if len(words) > MOST_WORDS:
        notes.append(Note("dropped-words", tuple(word.text for word in words[MOST_WORDS:])))
        typing = False
    words = words[:MOST_WORDS]
    groups = [Group(word.text, word.starred or word.text not in STOP_WORDS) for word in words]

    def add(chosen: Iterable[Group], term: str | None, weight: float) -> None:
        if term and exists(term):
            for group in chosen:
                group.add(term, weight)

    def join(chosen: Sequence[Group], word: str) -> None:
        if max(word) >= JOINABLE_BELOW:
            return
        add(chosen, term(word), JOINED)
        add(chosen, f"{word}_", JOINED)

    def pair(chosen: Sequence[Group], one: str, other: str) -> None:
        add(chosen, f"{other}.{one}_", PAIR)
        add(chosen, f"{one}.{other}_", PAIR)

    units: dict[int, list[Group]] = {}
    for word, group in zip(words, groups, strict=True):
        if not word.starred:
            units.setdefault(word.place, []).append(group)
    for at, (word, group) in enumerate(zip(words, groups, strict=True)):
        if word.starred:
            starred(group, lists, notes)
            continue
        add([group], term(word.text), WORD)
        add([group], f"{word.text}_", WORD if group.required and len(word.text) > 1 else STOP)
        if word.unit.joined:
            join([group], word.unit.joined)
        if at + 1 == len(words) or words[at + 1].starred:
            continue
        after = words[at + 1]
        both = [group, groups[at + 1]]
        if group.required and both[1].required and 3 < len(word.text + after.text) <= JOINED_LENGTH:
            join(both, word.text + after.text)
        if word.place != after.place:
            pair([*units[word.place], *units[after.place]], word.unit.whole, after.unit.whole)
    last = groups[-1] if typing and groups else None
    least = 3 if lists.scale.papers > LARGE else 2
    for word, group in zip(words, groups, strict=True):
        if group is last and not word.kept and len(word.text) >= least:
            for found in completions(lists, word.text)[:COMPLETIONS]:
                group.add(surface_term(found), COMPLETED)
        if group.required and not group.answered:
            notes += mended(group, word, lists)
    return groups, notes


def starred(group: Group, lists: Lists, notes: list[Note]) -> None:
    found = completions(lists, group.word)
    if len(found) > STARRED:
        notes.append(Note("completions-cut", (group.word,)))
    for word in found[:STARRED]:
        group.add(surface_term(word), COMPLETED)


def mended(group: Group, word: Word, lists: Lists) -> list[Note]:
    """Answer a word that no paper has by those that it begins, else by those that it resembles."""
    if not (word.kept or word.starred):
        found = completions(lists, word.text)[:COMPLETIONS] if len(word.text) > 2 else []
        weight = COMPLETED
        if not found:
            found, weight = corrections(lists, word.text), WORD
        if found:
            for each in found:
                group.add(surface_term(each), weight)
            shown = list(dict.fromkeys(each.removesuffix("_") for each in found))[:3]
            return [Note("shown-for", (word.text, *shown))]
    return [] if word.number else [Note("not-found", (word.text,))]


def free_text(pieces: Iterable[Piece]) -> str:
    """The words and phrases of a query as one text."""
    return " ".join(piece.text for piece in pieces if isinstance(piece, Words | Phrase | Identifier))
