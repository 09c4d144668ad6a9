"""Titles to the terms that they may hold, counted all at once."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from papershelf.shelve.topics.phrases import Grammar
from papershelf.shelve.topics.spellings import LONGEST, Key
from papershelf.shelve.topics.texts import Texts, begins, distinct

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


SHIFT = 32


def count_titles(grammar: Grammar, papers: Collection[int], *, repeated: bool) -> Iterator[tuple[Key, int]]:
    """The keys of the stretches of papers' titles that may be a term (`Grammar.spans`), with the titles of each.

    With `repeated`, only of neighbours that stand together more than once: a term with a pair that stands in one title
    stands in no other one, unless somebody writes it with a hyphen.
    """
    import numpy as np

    texts = grammar.words.heads
    if len(papers) < len(texts):
        texts = texts.chosen(np.fromiter(papers, np.int64, len(papers)))
    keys, titles = stretches(grammar, texts, repeated=repeated)
    number, examples = numbered(keys)
    of_titles = distinct(number << SHIFT | titles)
    counts = np.bincount(of_titles >> SHIFT)
    parts = list(grammar.part_numbers)
    for row, count in zip(keys[examples].tolist(), counts.tolist(), strict=True):
        yield tuple(parts[part] for part in row if part >= 0), count


def stretches(grammar: Grammar, texts: Texts, *, repeated: bool) -> "tuple[Whole, Whole]":
    """Each stretch of texts that may be a term: the numbers of its parts, in rows that end with -1, and its text."""
    import numpy as np

    tokens, text = texts.tokens, texts.of_tokens()
    alone = np.append(begins(text)[1:], True)[: len(tokens)]  # what follows is of no term with a token
    alone |= ~grammar.going_on[tokens]
    if repeated:
        alone |= ~repeats(grammar.forms[tokens], alone)
    plain = np.array(grammar.plain, bool)
    nothing: Whole = np.full((0, LONGEST), -1, np.int64)
    found, texts_of = [nothing], [text[:0]]
    start = np.flatnonzero(grammar.starting[tokens])
    end, keys, sizes = start, np.full((len(start), LONGEST), -1), np.zeros(len(start), np.int64)
    while len(start):
        token = tokens[end]
        grown, longer = joined(grammar, keys, sizes, grammar.forms[token])
        there = grammar.ending[token] & (longer <= LONGEST) & ((longer > 1) | ~plain[token])
        found.append(grown[there])
        texts_of.append(text[start[there]])
        on = np.flatnonzero(~alone[end] & (longer <= LONGEST))
        keys, sizes = joined(grammar, keys[on], sizes[on], grammar.whole_forms[token[on]])
        start, end = start[on], end[on] + 1
        short = sizes < LONGEST
        start, end, keys, sizes = start[short], end[short], keys[short], sizes[short]
    return np.concatenate(found), np.concatenate(texts_of)


def repeats(forms: "Whole", parted: "Flags") -> "Flags":
    """Whether each token stands before the same one more than once."""
    import numpy as np

    first = np.flatnonzero(~parted)
    _, which, times = np.unique(
        forms[first] << SHIFT | forms[first + 1], return_inverse=True, return_counts=True
    )
    found: Flags = np.zeros(len(forms), bool)
    found[first] = times[which] > 1
    return found


def joined(grammar: Grammar, keys: "Whole", sizes: "Whole", forms: "Whole") -> "tuple[Whole, Whole]":
    """Keys with one more form each, and their sizes; where that is too long, the key says nothing."""
    import numpy as np

    parts, more = grammar.parts_of_forms[forms], grammar.sizes_of_forms[forms]
    longer = sizes + more
    keys = keys.copy()
    for place in range(LONGEST):
        rows = np.flatnonzero((more > place) & (sizes + place < LONGEST))
        keys[rows, sizes[rows] + place] = parts[rows, place]
    return keys, longer


def numbered(keys: "Whole") -> "tuple[Whole, Whole]":
    """A number for each of some rows, the same for the same, and of each of these an example's place."""
    import numpy as np

    codes = keys[:, 0] << SHIFT | keys[:, 1] + 1
    long = np.flatnonzero(keys[:, 2] >= 0)
    _, starts = np.unique(codes[long], return_inverse=True)
    _, rests = np.unique(keys[long, 2] << SHIFT | keys[long, 3] + 1, return_inverse=True)
    codes[long] = -1 - (starts << SHIFT | rests)
    _, examples, numbers = np.unique(codes, return_index=True, return_inverse=True)
    return numbers, examples
