"""Terms as texts write them: the words that are a paper's evidence, and the name that a topic shows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from papershelf.shelve.topics.find import Finder
from papershelf.shelve.topics.phrases import ENDS, Grammar
from papershelf.shelve.topics.spellings import Key, acronym_of
from papershelf.shelve.topics.words import HYPHEN, singular

MOST_WORDS = 3
"""Spellings shown as the evidence of a membership."""
SPELT_OUT = 64
"""One use of the long form counts as so many of the acronym."""
CLOSED = 4
"""One use as one word counts as so many with a hyphen or a space: "autoencoder"."""
PLURAL = 0.2
"""Share of the uses in the plural from which on the name is plural."""
PLURAL_OF_MASS = 0.8
"""The same for words with these endings, which are seldom counted: "regression", "sparsity"."""
MASS = ("ance", "ence", "ing", "ion", "ism", "ity", "ment", "ness", "ory", "phy", "ure")
IRREGULAR_PLURALS = frozenset({"bacteria", "children", "criteria", "men", "mice", "phenomena", "women"})
AS_NOUN = 10
"""One use at the end of a noun phrase counts as so many before another noun, where English has no plural."""
LOWER = 4
"""One use in small letters counts as so many with capitals, which titles and first words have anyway."""

Tokens = tuple[int, ...]
"""A spelling, by the numbers of its tokens."""


class Quotes(NamedTuple):
    """`by_paper` has up to three spellings for a paper's number and a term's key, those of the title first.

    `usual` is how the texts write each term, in running text. `places` says in how many titles and in how many
    abstracts of its papers it stands.
    """

    by_paper: Mapping[tuple[int, Key], list[str]]
    usual: Mapping[Key, str]
    places: Mapping[Key, Sequence[int]]


def quote(grammar: Grammar, members: Mapping[Key, Collection[int]]) -> Quotes:
    """How papers write terms. `members` are the papers of each term's key."""
    words = grammar.words
    written = words.vocabulary.written
    keys = list(members)
    finder = Finder(grammar, keys)
    after = grammar.after()
    by_paper: dict[tuple[int, Key], list[str]] = {}
    in_titles: dict[Key, Counter[Tokens]] = {key: Counter() for key in members}
    in_abstracts: dict[Key, Counter[Tokens]] = {key: Counter() for key in members}
    places = {key: [0, 0] for key in members}
    for paper in sorted(set(chain.from_iterable(members.values()))):
        titled = words.papers[paper].title is not None
        for text, uses in ((words.heads[paper], in_titles), (words.bodies[paper], in_abstracts)):
            place = 0 if uses is in_titles else 1
            seen = set(members) if not place and not titled else set()
            for start, end, number in finder.find(text):
                key = keys[number]
                if paper not in members[key]:
                    continue
                if key not in seen:
                    seen.add(key)
                    places[key][place] += 1
                tokens = tuple(text[start:end])
                uses[key][tokens] += AS_NOUN if end == len(text) or after[text[end]] == ENDS else 1
                shown = by_paper.setdefault((paper, key), [])
                spelling = " ".join(written[token] for token in tokens)
                if len(shown) < MOST_WORDS and spelling not in shown:
                    shown.append(spelling)
    usual = {
        key: usual_spelling(key, in_abstracts[key] + in_titles[key], grammar)
        for key in members
        if in_abstracts[key] or in_titles[key]
    }
    capitals = usual_capitals(set(chain.from_iterable(usual.values())), grammar)
    return Quotes(
        by_paper,
        {key: " ".join(capitals.get(word, word) for word in spelling) for key, spelling in usual.items()},
        places,
    )


def usual_spelling(key: Key, uses: Counter[Tokens], grammar: Grammar) -> tuple[str, ...]:
    """The lower-case words that texts use most: spelt out rather than as an acronym, plural where that is common.

    "Modeling" shares the key of "models", and has no say in that.
    """
    written = grammar.words.vocabulary.written
    counts: Counter[tuple[str, ...]] = Counter()
    plural: Counter[tuple[str, ...]] = Counter()
    in_plural = total = 0
    for tokens, number in uses.items():
        spelling = tuple(written[token].lower() for token in tokens)
        acronym = any(acronym_of(written[token]) in grammar.acronyms for token in tokens)
        if grammar.adjectives[tokens[-1]]:
            spelling = (*spelling[:-1], grammar.parts[tokens[-1]][-1])
        closed = len(spelling) < len(key) and not acronym and not any(map(HYPHEN.search, spelling))
        counts[spelling] += number * (1 if acronym else SPELT_OUT * CLOSED if closed else SPELT_OUT)
        if not spelling[-1].endswith("ing") or grammar.parts[tokens[-1]][-1].endswith("ing"):
            total += number
        if is_plural(spelling[-1]):
            in_plural += number
            plural[spelling] = counts[spelling]
    mass = grammar.parts[tokens[-1]][-1].endswith(MASS)
    if in_plural > (PLURAL_OF_MASS if mass else PLURAL) * total:
        counts = plural
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))


def is_plural(word: str) -> bool:
    return word in IRREGULAR_PLURALS or (word[-1] == "s" and singular(word) != word)


def usual_capitals(lower_case: Collection[str], grammar: Grammar) -> dict[str, str]:
    """Words with the capitals that abstracts, else titles, give them most."""
    words = grammar.words
    forms: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(words.vocabulary.written):
        if (lower := form.lower()) in lower_case:
            forms[lower].append(number)
    counts: Counter[int] = Counter()
    for numbers in forms.values():
        for number in numbers:
            counts[number] = 1000 * grammar.in_bodies[number] + grammar.in_heads[number]
    written = words.vocabulary.written

    def usual(lower: str, numbers: list[int]) -> str:
        for number in numbers:
            if written[number] == lower:
                counts[number] *= LOWER
        return written[
            min(numbers, key=lambda number: (-counts[number], written[number] != lower, written[number]))
        ]

    return {lower: usual(lower, numbers) for lower, numbers in forms.items()}


def sentence_case(name: str) -> str:
    """ "Graph neural networks" for "graph neural networks"; a first word with capitals stays: "tSNE plots"."""
    return name[0].upper() + name[1:] if name.split(" ", 1)[0].islower() else name
