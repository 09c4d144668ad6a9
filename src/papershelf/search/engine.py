"""A query in; the people, topics, sessions and papers that answer it out.

The page's engine gives the same answers: `search-core.js` and `search-understanding.js` in `templates/assets/`.
"""

from heapq import nsmallest
from typing import NamedTuple

from papershelf.search.analysis import term, text_terms, text_words
from papershelf.search.entities import entities
from papershelf.search.groups import MOST_WORDS, Group, Word, free_text, groups_of, query_words
from papershelf.search.lists import Lists, Name, Row
from papershelf.search.narrowing import NONE, Narrowing, Papers
from papershelf.search.notes import Note
from papershelf.search.query import (
    Exclusion,
    Identifier,
    Piece,
    Prefix,
    Query,
    Words,
    parse,
    unfinished,
    units,
)
from papershelf.search.ranking import Ranked, ranked
from papershelf.search.weights import Weights

SHOWN = 10
COMPARED = 8
"""Papers whose titles are looked at, to put first the one that is called so."""


class Hit(NamedTuple):
    row: Row
    score: float


class Answer(NamedTuple):
    """`exact` papers answer each of the `words`, `total` some; `terms` are those that were looked for."""

    names: list[tuple[Name, float]]
    hits: list[Hit]
    exact: int
    total: int
    words: int
    notes: list[Note]
    terms: frozenset[str]


ALIASES = {
    "authors": "author",
    "by": "author",
    "date": "year",
    "event": "session",
    "tag": "topic",
    "topics": "topic",
}
"""What readers write for a filter that is called otherwise."""


class Asked(NamedTuple):
    """A query understood: its pieces but for identifiers that papers have, its words and what answers them.

    `meant` is their text where one of them was taken for another, else "".
    `required` are the groups that a paper should answer all of, `missing` says that a word is in no paper. `passing`
    (None: all) and `out` are the papers that may be shown and those that may not.
    """

    pieces: list[Piece]
    words: list[Word]
    meant: str
    groups: list[Group]
    required: list[Group]
    missing: bool
    passing: Papers | None
    out: Papers
    narrowed: bool
    typing: bool
    notes: list[Note]

    @property
    def plain(self) -> bool:
        """Whether there are but words and phrases, beside filters and exclusions."""
        identified = any(group.papers for group in self.groups)
        return not (identified or any(isinstance(piece, Prefix) for piece in self.pieces))


class Engine:
    """Answers queries over one index. What it has worked out of a term serves the next query."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.weights = Weights(lists)
        self.narrowing = Narrowing(lists, self.weights)

    def search(self, text: str, most: int = SHOWN, typing: bool = False) -> Answer:
        """At most this many papers. While `typing`, the last word may be the beginning of one."""
        asked = self.understood(text, typing)
        found = self.found(asked, most)
        notes = list(asked.notes)
        if asked.missing or not found.exact:
            notes += [no_filter(piece) for piece in asked.pieces if isinstance(piece, Words) and piece.kept]
        rows = {row.number: row for row in self.lists.rows([number for number, _ in found.hits])}
        named = units(free_text(asked.pieces)) if asked.plain else []
        names = entities(self.lists, named, asked.typing)
        if not names and asked.plain and asked.meant:
            names = entities(self.lists, units(asked.meant))
        return Answer(
            names=names,
            hits=[Hit(rows[number], score) for number, score in found.hits if number in rows],
            exact=0 if asked.missing else found.exact,
            total=found.total,
            words=sum(group.required for group in asked.groups),
            notes=notes,
            terms=frozenset(term for group in asked.groups for term in group.terms),
        )

    def understood(self, text: str, typing: bool) -> Asked:
        query = parse(text, typing)
        last = query.pieces[-1] if query.pieces and typing and unfinished(text) else None
        typing = isinstance(last, Words)
        notes = [Note("cut")] if query.cut else []
        identified, pieces = self.identified(query, notes)
        words = query_words(pieces)
        begun = isinstance(last, Words) and bool(units(last.text))
        groups, of_words = groups_of(words, self.lists, self.weights.exists, begun)
        mended = any(group.meant for group in groups)
        meant = " ".join(group.meant or group.word for group in groups) if mended else ""
        groups += identified
        passing, out, of_filters = self.narrowing.narrowed(query)
        required = [group for group in groups if group.required and group.answered]
        missing = any(group.required and not group.answered for group in groups)
        if not required and not missing:
            required = [group for group in groups if group.answered]
            if groups and not required:
                notes.append(Note("only-stop-words"))
        excluding = any(isinstance(piece, Exclusion) for piece in query.pieces)
        return Asked(
            pieces=pieces,
            words=words,
            meant=meant,
            groups=groups,
            required=required,
            missing=missing,
            passing=passing,
            out=out,
            narrowed=passing is not None or bool(out) or excluding,
            typing=typing,
            notes=[*notes, *of_words, *of_filters],
        )

    def found(self, asked: Asked, most: int) -> Ranked:
        if asked.required or asked.missing:
            found = ranked(asked.groups, asked.required, self.weights, asked.passing, asked.out, most)
            if asked.plain and (first := self.titled_so(asked)):
                papers = {paper for paper, _ in first}
                others = (hit for hit in found.hits if hit[0] not in papers)
                return found._replace(hits=[*first, *others][:most])
            return found
        return self.listed(asked.passing, asked.out, most) if asked.narrowed else Ranked([], 0, 0)

    def identified(self, query: Query, notes: list[Note]) -> tuple[list[Group], list[Piece]]:
        """The groups of the identifiers that papers have, and the other pieces."""
        groups: list[Group] = []
        pieces: list[Piece] = []
        for piece in query.pieces:
            if isinstance(piece, Identifier):
                if papers := self.narrowing.identified(piece.value, piece.begun):
                    groups.append(Group(piece.value, True, papers=papers))
                    continue
                notes.append(Note("unknown-value", ("id", piece.value, "")))
            pieces.append(piece)
        return groups, pieces

    def listed(self, passing: Papers | None, out: Papers, most: int) -> Ranked:
        """The papers that filters alone leave over, the newest first."""
        years = self.lists.years()
        papers = (frozenset(years) if passing is None else passing) - out
        newest = nsmallest(most, papers, key=lambda paper: (-years.get(paper, 0), paper))
        return Ranked([(paper, 0.0) for paper in newest], len(papers), len(papers))

    def titled_so(self, asked: Asked) -> list[tuple[int, float]]:
        """The papers whose titles are the very words of the query, with their scores."""
        text = free_text(asked.pieces)
        terms = {stem for word in asked.words[:MOST_WORDS] if (stem := term(word.text)) is not None}
        held = [held.title for each in terms if (held := self.weights.term(each))]
        if not held or len(held) < len(terms):
            return []
        length = len(text_terms(text))
        shortest = min(held, key=lambda title: len(title.papers))
        lengths = zip(shortest.papers, shortest.lengths, strict=True)
        candidates = frozenset(paper for paper, own in lengths if own == length)
        candidates = candidates.intersection(*(title.papers for title in held)) - asked.out
        if asked.passing is not None:
            candidates &= asked.passing
        best = ranked(asked.groups, (), self.weights, candidates, NONE, COMPARED).hits
        wanted = text_words(text)
        rows = self.lists.rows([paper for paper, _ in best])
        same = {row.number for row in rows if row.titled and text_words(row.label) == wanted}
        return [hit for hit in best if hit[0] in same]


def no_filter(piece: Words) -> Note:
    """What is said of words that look like a filter, with the filter that was probably meant."""
    field, _, value = piece.text.lower().partition(":")
    name = ALIASES.get(field, "")
    return Note("no-filter", (piece.text, f"{name}:{value}" if name else ""))
