"""The beginning of a word in, the commonest words that go on so out; a word that is nowhere in, the nearest out."""

import re
from collections.abc import Mapping

from papershelf.search.analysis import term
from papershelf.search.lists import Lists

COMPLETIONS = 16
"""Of a word that is not finished."""
STARRED = 64
"""Of `word*`."""
CORRECTIONS = 3
SHORTEST_PART = 3
"""Letters of each of two words that lack the space between them."""

figures = re.compile("[^0-9]").sub


def surface_term(word: str) -> str:
    """The term of a word of the lexicon, which holds no stop words; a name's word ends in `_`."""
    return word if word.endswith("_") else term(word) or word


def completions(lists: Lists, prefix: str) -> list[str]:
    """The words of the lexicon that begin so: commonest first, then the shorter, then in order."""
    found = sorted(lists.words(prefix), key=lambda each: (-each[1], len(each[0])))
    return [word for word, _ in found]


def corrections(lists: Lists, word: str) -> list[str]:
    """The nearest words of the lexicon, commonest first, for a word that is not in it.

    Insertions, deletions, substitutions and swaps of neighbours count (the optimal string alignment distance): one
    from four letters on, two from eight. Figures are no slips: 2014 is not meant as 2015.
    """
    from rapidfuzz.distance import OSA

    most = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    if not most:
        return []
    same = figures("", word)
    nearest: dict[int, list[tuple[str, int]]] = {}
    for known, size in lists.words(word[0]):
        bare = known.removesuffix("_")
        if abs(len(bare) - len(word)) > most:
            continue
        away = OSA.distance(word, bare, score_cutoff=most)
        if 0 < away <= most and figures("", known) == same:
            most = away
            nearest.setdefault(away, []).append((known, size))
    found = sorted(nearest.get(most, ()), key=lambda each: -each[1])
    return [known for known, _ in found[:CORRECTIONS]]


def slips(word: str, known: str) -> int:
    """How far a word is from one of the lexicon."""
    from rapidfuzz.distance import OSA

    return OSA.distance(word, known.removesuffix("_"))


def parted(lists: Lists, word: str) -> list[list[str]]:
    """The two words, each as the lexicon has it (a text's, a name's), that were written without their space; the pair
    of which the rarer is commonest, then the one whose first word is longest. Nothing where there is none."""
    best: list[list[str]] = []
    most = 0
    if len(word) < 2 * SHORTEST_PART:
        return best
    known = dict(lists.words(word[:SHORTEST_PART]))
    for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        left = spellings(known, word[:end])
        if not left:
            continue
        others = dict(lists.words(word[end:]))
        right = spellings(others, word[end:])
        size = min(max(map(known.__getitem__, left)), max(map(others.__getitem__, right), default=0))
        if size and size >= most:
            best, most = [left, right], size
    return best


def spellings(known: Mapping[str, int], word: str) -> list[str]:
    return [each for each in (word, f"{word}_") if each in known]
