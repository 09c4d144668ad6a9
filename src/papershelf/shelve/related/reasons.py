"""Pairs of related papers to what they share, in words that a reader can check."""

from collections.abc import Sequence
from itertools import pairwise

from papershelf.shelve.related.likeness import FEWEST_TERMS, family
from papershelf.shelve.related.terms import Names
from papershelf.shelve.topics.words import HYPHEN, Words

WORDS_SHOWN = 4
TOPICS_SHOWN = 3
AUTHORS_SHOWN = 3


def worth_telling(shared: Sequence[int], names: Names) -> list[int]:
    """Those of the terms that two papers share, most telling first, that say something of their own.

    A pair of words stands for both of them, and one word for all of its forms. Words that no title has are told only
    where there is little else. Fewer than two say nothing.
    """
    size = len(names.stems)
    chosen: list[int] = []
    taken: set[str] = set()
    for term in sorted(shared, key=lambda term: (not names.titled[term], term < size)):  # pairs first
        forms = {family(names.stems[part]) for part in names.parts(term)}
        if not forms & taken and (names.titled[term] or len(chosen) < FEWEST_TERMS):
            taken |= forms
            chosen.append(term)
    if len(chosen) >= FEWEST_TERMS:
        return [term for term in shared if term in chosen]
    return (
        worth_telling([term for term in shared if term < size], names)
        if max(chosen, default=0) >= size
        else []
    )


class Spelling:
    """How texts write terms. The papers' words are looked up as the papers come, related ones behind one another."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.of_token: list[int] = names.of_token.tolist()
        self.paper = -1
        self.forms: dict[int, list[int]] = {}

    def spell(self, terms: Sequence[int], paper: int, other: int) -> list[str]:
        """As the paper writes them, best as the other does too; in small letters where any text does so."""
        if paper != self.paper:
            self.paper, self.forms = paper, self.read(paper)
        spelt = []
        for term in terms:
            parts = self.names.parts(term)
            forms = (
                self.side_by_side(term, paper) if len(parts) == 2 else [(each,) for each in self.forms[term]]
            )
            form = forms[0]
            if len(forms) > 1:
                theirs = self.words.bodies[other] + self.words.heads[other]
                form = next((form for form in forms if all(token in theirs for token in form)), form)
            if len(form) > 2 and not any(len(each) > 2 for each in self.side_by_side(term, other)):
                form = form[:2]
            spelt.append(" ".join(map(self.in_running_text, form)))
        return spelt

    def read(self, paper: int) -> dict[int, list[int]]:
        """The tokens of each word as a paper writes it."""
        forms: dict[int, list[int]] = {}
        for token in dict.fromkeys(self.words.bodies[paper] + self.words.heads[paper]):
            forms.setdefault(self.of_token[token], []).append(token)
        return forms

    def side_by_side(self, term: int, paper: int) -> list[tuple[int, ...]]:
        """The tokens of a pair of words wherever a paper has it, with the word that usually follows if it does."""
        of_token = self.of_token
        first, second = self.names.parts(term)
        third = self.names.thirds[term - len(self.names.stems)]
        found: list[tuple[int, ...]] = []
        for text in (self.words.bodies[paper], self.words.heads[paper]):
            for place, (before, after) in enumerate(pairwise(text)):
                if of_token[before] == first and of_token[after] == second:
                    long = third >= 0 and place + 2 < len(text) and of_token[text[place + 2]] == third
                    found.append(tuple(text[place : place + 2 + long]))
        return sorted(found, key=len, reverse=True)

    def in_running_text(self, token: int) -> str:
        """A token without the capitals of a title or of a first word, and without a genitive's ending."""
        vocabulary = self.words.vocabulary
        word = vocabulary.written[token]
        if len(word) > 2 and word[-2] in "'’":
            word = word[:-2]
        lower = word.lower()
        capitalised = all(part[1:] == part[1:].lower() for part in HYPHEN.split(word))
        return lower if capitalised and lower in vocabulary else word


def name_authors(names: Sequence[str]) -> str:
    """ "2 shared authors: Ada Lovelace, Mary Somerville"."""
    if len(names) == 1:
        return f"Shared author: {names[0]}"
    more = len(names) - AUTHORS_SHOWN
    return f"{len(names)} shared authors: {', '.join(names[:AUTHORS_SHOWN])}{f' and {more} more' if more > 0 else ''}"


def name_topics(names: Sequence[str]) -> str:
    """ "Shared topics: Comets, Harbours"."""
    return f"Shared topic{'s' if len(names) > 1 else ''}: {', '.join(names[:TOPICS_SHOWN])}"
