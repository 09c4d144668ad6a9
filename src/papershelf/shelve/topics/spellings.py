"""Texts to what their spellings share: acronyms that they explain, hyphens that they leave out, nouns of qualities."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter

from papershelf.shelve.topics.words import GENERAL, TERM, Words, role

LONGEST = 4
"""The most words of a term; each part of a hyphenated word counts."""

Key = tuple[str, ...]
"""What the spellings of a term share: its words in the singular."""

QUALITY_ENDINGS = ("ance", "ence", "bility", "sity", "xity")


def acronym_of(written: str) -> str:
    """ "GNN" for "GNN" and "GNNs"; "" for what is no acronym."""
    if written[-1] == "s" and len(written) > 2:
        written = written[:-1]
    return written if sum(map(str.isupper, written)) > 1 and written[0].isupper() else ""


def learn_acronyms(words: Words) -> dict[str, Key]:
    """Long forms by acronym, learnt from "graph neural networks (GNNs)". One that has two meanings has none."""
    vocabulary = words.vocabulary
    opening = vocabulary.get("(")
    if opening is None:
        return {}
    written, parts = vocabulary.written, vocabulary.whole
    meanings: dict[str, Counter[Key]] = defaultdict(Counter)
    for paper, explained in explanations(words, opening):
        body = words.bodies[paper]
        found = set()
        for at in explained:
            acronym = acronym_of(written[body[at + 1]])
            before = [part for number in body[max(0, at - 8) : at] for part in parts[number] or ("",)]
            if long_form := long_form_of(acronym.lower().replace("-", ""), before):
                found.add((acronym, long_form))
        for acronym, long_form in found:
            meanings[acronym][long_form] += 1
    known = {}
    for acronym, counts in sorted(meanings.items()):
        long_form, papers = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if (
            papers * 3 >= counts.total() * 2
            and (len(acronym) > 2 or papers > 1)
            and 1 < len(long_form) <= LONGEST
        ):
            known[acronym] = long_form if role(long_form[0]) != GENERAL else long_form[1:]
    return known


def explanations(words: Words, opening: int) -> Iterator[tuple[int, list[int]]]:
    """Where abstracts have an acronym in brackets, `opening` ones: the paper, and the places of the brackets."""
    import numpy as np

    written, tokens = words.vocabulary.written, words.bodies.tokens
    closes = np.array([form in ");,:" for form in written], bool)
    short = np.array([bool(acronym_of(form)) for form in written], bool)
    at = np.flatnonzero(tokens[:-2] == opening)
    at = at[short[tokens[at + 1]] & closes[tokens[at + 2]]]
    paper = np.searchsorted(words.bodies.starts, at, "right") - 1
    within = at + 2 < words.bodies.starts[paper + 1]
    paper, at = paper[within], at[within]
    places = zip(paper.tolist(), (at - words.bodies.starts[paper]).tolist(), strict=True)
    for number, each in groupby(places, key=itemgetter(0)):
        yield number, [place for _, place in each]


def long_form_of(acronym: str, before: list[str]) -> Key | None:
    """The shortest run of words at the end of `before` that `acronym` abbreviates, each word giving its first letter.

    After Schwartz and Hearst (2003), stricter: a word may give two or three letters, none may give none but of, for …
    """

    def spell(end: int, letters: str) -> int | None:
        if not letters:
            return end
        if end == 0 or not (word := before[end - 1]):
            return None
        for count in (1, 2, 3):
            taken = letters[-count:]
            if len(taken) == count and word[0] == taken[0] and follows(taken, word):
                start = spell(end - 1, letters[:-count])
                if start is not None:
                    return start
        return spell(end - 1, letters) if word in ("of", "for", "and", "the", "in", "to") else None

    start = spell(len(before), acronym)
    return None if start is None else tuple(before[start:])


def follows(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


QUALITIES = (
    ("ance", "ant", 10),
    ("ence", "ent", 10),
    ("bility", "ble", 8),
    ("sity", "se", 8),
    ("xity", "x", 8),
)
"""Endings of nouns and of the adjectives that mean the same, and the letters from which on they do.

Not "variance" and "variant".
"""


KNOWN = 0.1
"""Uses of such a noun for each use of its adjective."""


def unite_spellings(words: Words, counts: Sequence[int]) -> dict[Key, Key]:
    """What to read for the parts of a token: "meta-learning" for "metalearning", "equivariance" for "equivariant".

    Only where some text writes it so. `counts` are the uses of each token.
    """
    vocabulary = words.vocabulary
    written = set(vocabulary.parts)
    nouns = {
        part.removesuffix(ending) + ending_of_adjective: part
        for part in sorted(set(chain.from_iterable(written)))
        for ending, ending_of_adjective, letters in QUALITIES
        if len(part) >= letters and part.endswith(ending) and role(part) == TERM
    }
    uses: Counter[Key] = Counter()
    for number, count in enumerate(counts):
        uses[vocabulary.parts[number]] += count
    nouns = {
        adjective: noun
        for adjective, noun in nouns.items()
        if role(adjective) == TERM and uses[noun,] >= KNOWN * uses[adjective,] > 0
    }
    compounds = {"".join(parts): parts for parts in sorted(written) if len(parts) == 2 and len(parts[0]) > 2}
    united = {}
    for parts in written | set(vocabulary.whole):
        spelt = compounds.get(parts[0], parts) if len(parts) == 1 else parts
        spelt = tuple(nouns.get(part, part) for part in spelt)
        if spelt != parts:
            united[parts] = spelt
    return united
