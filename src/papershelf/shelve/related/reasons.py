"""Pairs of related papers to what they share, in words that a reader can check."""

from collections.abc import Iterator, Sequence

from papershelf.shelve.related.likeness import FEWEST_TERMS
from papershelf.shelve.related.terms import Names
from papershelf.shelve.topics.words import HYPHEN, Words

WORDS_SHOWN = 4
TOPICS_SHOWN = 3
AUTHORS_SHOWN = 3
NOTHING = -1
"""What stands between abstract and title."""


def worth_telling(shared: Sequence[int], names: Names) -> list[int]:
    """Those of the terms that two papers share, most telling first, that say something of their own.

    A pair of words stands for both of them, and one word for all of its forms. Words that no title has are told only
    where there is little else. Fewer than two say nothing.
    """
    size = len(names.stems)
    chosen: list[int] = []
    taken: set[int] = set()
    for term in sorted(shared, key=lambda term: (not names.titled[term], term < size)):  # pairs first
        forms = {names.families[part] for part in names.parts(term)}
        if not forms & taken and (names.titled[term] or len(chosen) < FEWEST_TERMS):
            taken |= forms
            chosen.append(term)
    if len(chosen) >= FEWEST_TERMS:
        return [term for term in shared if term in chosen]
    return (
        worth_telling([term for term in shared if term < size], names)
        if max(chosen, default=NOTHING) >= size
        else []
    )


class Spelling:
    """How texts write terms. A paper's text is read once, as its related papers come one behind another."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.paper = -1
        self.text = Text([], [])
        self.running: dict[int, str] = {}

    def spell(self, terms: Sequence[int], paper: int, other: int) -> list[str]:
        """As the paper writes them, best as the other does too; in small letters where any text does so."""
        if paper != self.paper:
            self.paper, self.text = paper, self.read(paper)
        spelt = []
        for term in terms:
            parts = self.names.parts(term)
            if len(parts) == 2 and (third := self.names.thirds[term - len(self.names.stems)]) >= 0:
                longer = (*parts, third)
                if self.text.forms(longer) and self.read(other).forms(longer):
                    parts = longer
            forms = list(dict.fromkeys(self.text.forms(parts)))
            form = forms[0]
            if len(forms) > 1:
                body, head = self.words.bodies[other], self.words.heads[other]
                both = (form for form in forms if all(token in body or token in head for token in form))
                form = next(both, form)
            spelt.append(" ".join(map(self.in_running_text, form)))
        return spelt

    def read(self, paper: int) -> "Text":
        """A paper's abstract and title."""
        tokens = [*self.words.bodies[paper], NOTHING, *self.words.heads[paper]]
        of_token = self.names.of_token
        return Text(tokens, [of_token[token] if token >= 0 else NOTHING for token in tokens])

    def in_running_text(self, token: int) -> str:
        """A token without the capitals of a title or of a first word, and without a genitive's ending."""
        if token not in self.running:
            vocabulary = self.words.vocabulary
            word = vocabulary.written[token]
            if len(word) > 2 and word[-2] in "'’":
                word = word[:-2]
            lower = word.lower()
            capitalised = all(part[1:] == part[1:].lower() for part in HYPHEN.split(word))
            self.running[token] = lower if capitalised and lower in vocabulary else word
        return self.running[token]


class Text:
    """The tokens of a text, and the numbers of their words."""

    __slots__ = ("tokens", "words")

    def __init__(self, tokens: list[int], words: list[int]) -> None:
        self.tokens = tokens
        self.words = words

    def forms(self, parts: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The tokens wherever these words stand one behind another."""
        size = len(parts)
        return [
            tuple(self.tokens[place : place + size])
            for place in self.places(parts[0])
            if size == 1 or tuple(self.words[place : place + size]) == parts
        ]

    def places(self, word: int) -> Iterator[int]:
        """Where a word stands."""
        place = -1
        for _ in range(self.words.count(word)):
            place = self.words.index(word, place + 1)
            yield place


def name_authors(names: Sequence[str]) -> str:
    """ "2 shared authors: Ada Lovelace, Mary Somerville"."""
    if len(names) == 1:
        return f"Shared author: {names[0]}"
    more = len(names) - AUTHORS_SHOWN
    return f"{len(names)} shared authors: {', '.join(names[:AUTHORS_SHOWN])}{f' and {more} more' if more > 0 else ''}"


def name_topics(names: Sequence[str]) -> str:
    """ "Shared topics: Comets, Harbours"."""
    return f"Shared topic{'s' if len(names) > 1 else ''}: {', '.join(names[:TOPICS_SHOWN])}"
