"""A query in; the people, topics, sessions and papers that answer it out.

The page's engine gives the same answers: `templates/assets/search-engine.js`.
"""

from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from papershelf.search.analysis import term, text_terms, text_words
from papershelf.search.entities import entities
from papershelf.search.groups import MOST_WORDS, Group, Word, free_text, groups_of, query_words
from papershelf.search.lists import Lists, Name, Row
from papershelf.search.narrowing import Narrowing, Papers
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


class Engine:
    """Answers queries over one index. What it has worked out of a term serves the next query."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.weights = Weights(lists)
        self.narrowing = Narrowing(lists, self.weights)

    def search(self, text: str, most: int = SHOWN, typing: bool = False) -> Answer:
        """At most this many papers. While `typing`, the last word may be the beginning of one."""
        query = parse(text, typing)
        typing = typing and unfinished(text)
        typing = typing and any(isinstance(piece, Words) and units(piece.text) for piece in query.pieces[-1:])
        notes = [Note("cut")] if query.cut else []
        identified, pieces = self.identified(query, notes)
        words = query_words(pieces)
        groups, more = groups_of(words, self.lists, self.weights.exists, typing)
        notes += more
        groups += identified
        passing, out, more = self.narrowing.narrowed(query)
        notes += more
        required = [group for group in groups if group.required and group.answered]
        missing = any(group.required and not group.answered for group in groups)
        if not required and not missing:
            required = [group for group in groups if group.answered]
        narrowed = passing is not None or out or any(isinstance(piece, Exclusion) for piece in query.pieces)
        if not required and not missing:
            if groups:
                notes.append(Note("only-stop-words"))
            found = self.listed(passing, out, most) if narrowed else Ranked([], 0, 0)
        else:
            found = ranked(groups, required, self.weights, passing, out, most)
            if not identified and not any(isinstance(piece, Prefix) for piece in pieces):
                found = found._replace(hits=self.titled_so(pieces, words, groups, found, passing, out, most))
        if missing or not found.exact:
            notes += [no_filter(piece) for piece in pieces if isinstance(piece, Words) and piece.kept]
        rows = {row.number: row for row in self.lists.rows([number for number, _ in found.hits])}
        names = (
            []
            if identified or any(isinstance(piece, Prefix) for piece in pieces)
            else units(free_text(pieces))
        )
        return Answer(
            names=entities(self.lists, names, typing),
            hits=[Hit(rows[number], score) for number, score in found.hits if number in rows],
            exact=0 if missing else found.exact,
            total=found.total,
            words=sum(group.required for group in groups),
            notes=notes,
            terms=frozenset(term for group in groups for term in group.terms),
        )

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

    def titled_so(
        self,
        pieces: Sequence[Piece],
        words: Sequence[Word],
        groups: Sequence[Group],
        found: Ranked,
        passing: Papers | None,
        out: Papers,
        most: int,
    ) -> list[tuple[int, float]]:
        """The hits, with those first whose titles are the very words of the query."""
        text = free_text(pieces)
        terms = {stem for word in words[:MOST_WORDS] if (stem := term(word.text)) is not None}
        held = [self.weights.term(term) for term in terms]
        titles = [each.title for each in held if each is not None]
        if not titles or len(titles) < len(held):
            return found.hits
        shortest = min(titles, key=lambda title: len(title.papers))
        length = len(text_terms(text))
        candidates = {
            paper for paper, own in zip(shortest.papers, shortest.lengths, strict=True) if own == length
        }.intersection(*(title.papers for title in titles))
        candidates = {
            paper for paper in candidates if paper not in out and (passing is None or paper in passing)
        }
        if not candidates:
            return found.hits
        wanted = text_words(text)
        best = ranked(groups, (), self.weights, frozenset(candidates), out, COMPARED).hits
        rows = self.lists.rows([number for number, _ in best])
        same = {row.number for row in rows if row.titled and text_words(row.label) == wanted}
        first = [hit for hit in best if hit[0] in same]
        return [*first, *(hit for hit in found.hits if hit[0] not in same)][:most]


def no_filter(piece: Words) -> Note:
    """What is said of words that look like a filter, with the filter that was probably meant."""
    field, _, value = piece.text.lower().partition(":")
    name = ALIASES.get(field, "")
    return Note("no-filter", (piece.text, f"{name}:{value}" if name else ""))
