"""Texts to phrases: which stretches of words may be a term."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from papershelf.shelve.topics.spellings import (
    LONGEST,
    QUALITY_ENDINGS,
    Key,
    acronym_of,
    learn_acronyms,
    unite_spellings,
)
from papershelf.shelve.topics.words import TERM, Words, role

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


ENDS, UNCLEAR, OPEN = range(3)
"""A word before which a noun phrase ends, may end, does not end."""

EXAMPLES = frozenset({"as", "e.g", "including", "like", "than", "unlike"})
"""Words before an example, or before what something is not."""


class Grammar:
    """What the tokens of a vocabulary are to terms, with the acronyms that its texts explain.

    `names` are those that topics have already.
    """

    def __init__(self, words: Words, names: Iterable[str] = ()) -> None:
        import numpy as np

        self.words = words
        vocabulary = words.vocabulary
        self.names = {name: words.numbers(name) for name in sorted(names)}
        self.in_heads = np.bincount(words.heads.tokens, minlength=len(vocabulary.written))
        """The uses of each token."""
        self.in_bodies = np.bincount(words.bodies.tokens, minlength=len(vocabulary.written))
        united = unite_spellings(words, (self.in_heads + self.in_bodies).tolist())
        self.acronyms = {
            acronym: tuple(chain.from_iterable(united.get((part,), (part,)) for part in long_form))
            for acronym, long_form in learn_acronyms(words).items()
        }
        self.proven = frozenset([*self.acronyms.values(), *united.values()])
        """What some text explains an acronym of, or writes as one word."""
        self.parts = [united.get(parts, parts) for parts in vocabulary.parts]
        self.whole = [united.get(parts, parts) for parts in vocabulary.whole]
        self.plain = list(vocabulary.plain)
        for number, written in enumerate(vocabulary.written):
            if long_form := self.acronyms.get(acronym_of(written)):
                self.parts[number] = self.whole[number] = long_form
                self.plain[number] = False
        self.adjectives = [
            len(parts) == 1 and parts != known and parts[0].endswith(QUALITY_ENDINGS)
            for parts, known in zip(self.parts, vocabulary.parts, strict=True)
        ]
        """Whether a token stands for the noun of what it says: "equivariant"."""
        self.starts = vocabulary.starts
        self.ends = vocabulary.ends
        self.goes_on = vocabulary.goes_on
        self.informs = [written.lower() not in EXAMPLES for written in vocabulary.written]
        """Whether what stands after a token is no example and no contrast: "such as", "unlike"."""
        self._number()

    def _number(self) -> None:
        """The same in numbers, for all texts at once."""
        import numpy as np

        numbers: dict[Key, int] = {}
        self.forms: Whole = np.array(
            [numbers.setdefault(parts, len(numbers)) for parts in self.parts], np.int64
        )
        """A number for the parts of each token …"""
        self.whole_forms: Whole = np.array(
            [numbers.setdefault(parts, len(numbers)) for parts in self.whole], np.int64
        )
        self.forms_known = list(numbers)
        self.sizes_of_forms: Whole = np.array([len(form) for form in numbers], np.int64)
        """… how many these are …"""
        known: dict[str, int] = {}
        for part in chain.from_iterable(numbers):
            known.setdefault(part, len(known))
        self.part_numbers = known
        self.parts_of_forms: Whole = np.full((len(numbers), LONGEST), len(known) + 1, np.int64)
        """… and a number for each of them; one that is of none where there are not so many, or too many for a term."""
        for row, form in enumerate(numbers):
            if len(form) <= LONGEST:
                for place, part in enumerate(form):
                    self.parts_of_forms[row, place] = known[part]
        self.starting: Flags = np.array(self.starts, bool)
        self.ending: Flags = np.array(self.ends, bool)
        self.going_on: Flags = np.array(self.goes_on, bool)

    def key(self, name: str) -> Key:
        """What the spellings of a term share; the name itself where it has signs that words drop ("C++")."""
        numbers = self.names[name]
        tokens = [*(self.whole[number] for number in numbers[:-1]), *(self.parts[n] for n in numbers[-1:])]
        key = tuple(chain.from_iterable(tokens))
        return key if key and all(self.parts[number] for number in numbers) else (name.lower(),)

    def spans(self, text: list[int]) -> Iterator[tuple[int, int, Key]]:
        """Every stretch of a text that may be a term: where it starts, where it ends, and its key."""
        parts, whole = self.parts, self.whole
        starts, ends, goes_on = self.starts, self.ends, self.goes_on
        size = len(text)
        for start in range(size):
            number = text[start]
            if not starts[number]:
                continue
            before: Key = ()
            for end in range(start, size):
                number = text[end]
                key = before + parts[number]
                if len(key) > LONGEST:
                    break
                if ends[number] and (len(key) > 1 or not self.plain[number]):
                    yield start, end + 1, key
                if not goes_on[number]:
                    break
                before += whole[number]

    def may_be(self, key: Key) -> bool:
        """Whether a term may have these words."""
        return 1 < len(key) <= LONGEST or (len(key) == 1 and key[0].isalpha() and role(key[0]) == TERM)

    def after(self) -> list[int]:
        """What each token of the vocabulary tells of the noun phrase before it, by its number: `ENDS`, `OPEN` …"""
        vague = self.words.vocabulary.vague
        return [
            UNCLEAR if unclear else OPEN if starts or ends else ENDS
            for unclear, starts, ends in zip(vague, self.starts, self.ends, strict=True)
        ]
