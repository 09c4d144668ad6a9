"""The pieces of a query in; for each word the terms that answer it, with their weights, out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from papershelf.search.analysis import JOINABLE_BELOW, JOINED_LENGTH, STOP_WORDS, author_atoms, term
from papershelf.search.completions import (
    COMPLETIONS,
    STARRED,
    completions,
    corrections,
    parted,
    slips,
    surface_term,
)
from papershelf.search.entities import GLUED, initialled
from papershelf.search.lists import Lists
from papershelf.search.notes import Note
from papershelf.search.query import Identifier, Phrase, Piece, Prefix, Unit, Words, units

MOST_WORDS = 16
LARGE = 20_000
"""From this many papers on, a word that is being typed is completed from its third letter."""

INITIALLED = 3
"""The most people for whom initials in one may stand."""
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
    """The terms that answer a word, and the papers that do by their identifier. `meant` is the word that one which no
    paper has was taken for."""

    word: str
    required: bool
    terms: dict[str, float] = field(default_factory=dict)
    papers: frozenset[int] = frozenset()
    meant: str = ""

    @property
    def answered(self) -> bool:
        return bool(self.terms or self.papers)

    def add(self, term: str, weight: float) -> None:
        if self.terms.get(term, 0) < weight:
            self.terms[term] = weight


class Chunk(NamedTuple):
    """What stands between separators, None where it is no part of a name, with the groups of its words."""

    unit: Unit | None
    groups: list[Group]

    @property
    def letters(self) -> int:
        """1 for a single letter, 2 for what may be several initials in one, 0 for what is neither."""
        whole = self.unit.whole if self.unit else ""
        return 1 if len(whole) == 1 else 2 if GLUED.fullmatch(whole) else 0


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
    for chosen, term_of_name in initials(words, groups, lists, exists):
        add(chosen, term_of_name, PAIR)
    found: list[Group] = []
    last = groups[-1] if typing and groups else None
    least = 3 if lists.scale.papers > LARGE else 2
    for word, group in zip(words, groups, strict=True):
        if group is last and not word.kept and len(word.text) >= least:
            for completed in completions(lists, word.text)[:COMPLETIONS]:
                group.add(surface_term(completed), COMPLETED)
        found.append(group)
        if group.required and not group.answered:
            said, more = mended(group, word, lists)
            notes += said
            found += more
    return found, [*notes, *spaced(words, groups)]


def initials(
    words: Sequence[Word], groups: Sequence[Group], lists: Lists, exists: Callable[[str], bool]
) -> Iterator[tuple[list[Group], str]]:
    """Surnames beside several initials, apart ("J. P. Morgan") or in one ("Morgan JP"): which words a term of a name
    answers. What no name has as a word is initials in one if somebody's name has them beside the surname."""
    chunks: list[Chunk] = []
    for _, held in groupby(zip(words, groups, strict=True), key=lambda each: each[0].place):
        each = list(held)
        fit = all(group.required or len(word.text) == 1 for word, group in each)
        unit = each[0][0].unit if fit and not any(word.starred for word, _ in each) else None
        chunks.append(Chunk(unit, [group for _, group in each]))
    for letters in runs(chunks):
        around = [chunks[at] for at in (letters[0] - 1, letters[-1] + 1) if 0 <= at < len(chunks)]
        both = [group for at in letters for group in chunks[at].groups]
        first = chunks[letters[0]].unit
        for surname in around:
            if not first or not surname.unit or len(surname.unit.whole) < 2:
                continue
            if len(letters) > 1:
                yield [*both, *surname.groups], f"{surname.unit.whole}.{first.whole}_"
            elif not exists(f"{first.whole}_") and exists(f"{surname.unit.whole}_"):
                for name, _ in initialled(lists, [first, surname.unit])[:INITIALLED]:
                    yield [*both, *surname.groups], author_atoms([name.name])[-1]


def runs(chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """The places of neighbouring chunks of one letter, and of each that may be initials in one."""
    for length, held in groupby(range(len(chunks)), key=lambda at: chunks[at].letters):
        places = list(held)
        if length > 1:
            yield from ([at] for at in places)
        elif length and len(places) > 1:
            yield places


def spaced(words: Sequence[Word], groups: Sequence[Group]) -> Iterator[Note]:
    """What is said of neighbours of which one is found only where both are one word."""
    for (word, group), (after, other) in pairwise(zip(words, groups, strict=True)):
        joined = word.text + after.text
        if word.place == after.place or word.kept or after.kept:
            continue
        both = group.terms.keys() & other.terms.keys() & {term(joined), f"{joined}_"}
        if both and any(set(each.terms.values()) == {JOINED} for each in (group, other)):
            yield Note("shown-for", (f"{word.text} {after.text}", joined))


def starred(group: Group, lists: Lists, notes: list[Note]) -> None:
    found = completions(lists, group.word)
    if len(found) > STARRED:
        notes.append(Note("completions-cut", (group.word,)))
    for word in found[:STARRED]:
        group.add(surface_term(word), COMPLETED)


def mended(group: Group, word: Word, lists: Lists) -> tuple[list[Note], list[Group]]:
    """Answer a word that no paper has by those that it begins, else by those that it resembles, else by the two that it
    is without their space; and the group of the second of these."""
    if word.kept or word.starred:
        return unanswered(word), []
    if len(word.text) > 2 and (found := completions(lists, word.text)[:COMPLETIONS]):
        for each in found:
            group.add(surface_term(each), COMPLETED)
        return [shown_for(word, found)], []
    found = corrections(lists, word.text)
    if not (found and slips(word.text, found[0]) == 1) and (two := parted(lists, word.text)):
        first, second = (part[0].removesuffix("_") for part in two)
        after = Group(second, True)
        for chosen, part in zip((group, after), two, strict=True):
            for each in part:
                chosen.add(surface_term(each), WORD)
        group.meant = first
        return [Note("shown-for", (word.text, f"{first} {second}"))], [after]
    if not found:
        return unanswered(word), []
    for each in found:
        group.add(surface_term(each), WORD)
    group.meant = next((each for each in found if each.endswith("_")), found[0]).removesuffix("_")
    return [shown_for(word, found)], []


def unanswered(word: Word) -> list[Note]:
    return [] if word.number else [Note("not-found", (word.text,))]


def shown_for(word: Word, found: Iterable[str]) -> Note:
    shown = list(dict.fromkeys(each.removesuffix("_") for each in found))[:3]
    return Note("shown-for", (word.text, *shown))


def free_text(pieces: Iterable[Piece]) -> str:
    """The words and phrases of a query as one text."""
    return " ".join(piece.text for piece in pieces if isinstance(piece, Words | Phrase | Identifier))
