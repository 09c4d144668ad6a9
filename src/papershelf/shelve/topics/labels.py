"""Terms as texts write them: the words that are a paper's evidence, and the name that a topic shows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from papershelf.shelve.topics.find import Finder
from papershelf.shelve.topics.phrases import ENDS, Grammar
from papershelf.shelve.topics.spellings import LONGEST, Key, acronym_of
from papershelf.shelve.topics.texts import begins, found_in, places_in
from papershelf.shelve.topics.titles import SHIFT, numbered
from papershelf.shelve.topics.words import HYPHEN, singular

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


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
    """`by_paper` has up to three spellings for a term's key and a paper's number, those of the title first.

    `usual` is how the texts write each term, in running text. `places` says in how many titles and in how many
    abstracts of its papers it stands.
    """

    by_paper: Mapping[Key, Mapping[int, tuple[str, ...]]]
    usual: Mapping[Key, str]
    places: Mapping[Key, Sequence[int]]


class Uses(NamedTuple):
    """The uses of terms in papers that have them as a topic, titles before abstracts, by term and paper."""

    terms: "Whole"
    papers: "Whole"
    in_abstracts: "Flags"
    spellings: "Whole"
    """By their numbers."""
    weights: "Whole"
    """How much a use says about the name of the term."""
    written: Sequence[Tokens]
    """The spellings."""


def quote(grammar: Grammar, members: Mapping[Key, Collection[int]]) -> Quotes:
    """How papers write terms. `members` are the papers of each term's key."""
    import numpy as np

    words = grammar.words
    keys = list(members)
    uses = find_uses(
        grammar, keys, [np.fromiter(papers, np.int64, len(papers)) for papers in members.values()]
    )
    counts = np.bincount(uses.spellings, uses.weights).astype(np.int64).tolist()
    term_of = np.zeros(len(counts), np.int64)
    term_of[uses.spellings] = uses.terms
    counted: dict[Key, Counter[Tokens]] = defaultdict(Counter)
    for term, tokens, count in zip(term_of.tolist(), uses.written, counts, strict=True):
        counted[keys[term]][tokens] = count
    usual = {key: usual_spelling(key, each, grammar) for key, each in sorted(counted.items())}
    capitals = usual_capitals(set(chain.from_iterable(usual.values())), grammar)
    untitled = np.array([paper.title is None for paper in words.papers], bool)
    first = begins(uses.terms << 33 | uses.papers << 1 | uses.in_abstracts)
    places = [
        np.bincount(uses.terms[first & there], minlength=len(keys)).tolist()
        for there in (~uses.in_abstracts & ~untitled[uses.papers], uses.in_abstracts)
    ]
    return Quotes(
        evidence_of(uses, keys, words.vocabulary.written),
        {key: " ".join(capitals.get(word, word) for word in spelling) for key, spelling in usual.items()},
        dict(zip(keys, zip(*places, strict=True), strict=True)),
    )


def find_uses(grammar: Grammar, keys: Sequence[Key], members: "Sequence[Whole]") -> Uses:
    """The uses of terms by their members, the papers of each."""
    import numpy as np

    words = grammar.words
    finder = Finder(grammar, keys)
    ends = np.array([*grammar.after(), ENDS]) == ENDS  # the last is for the end of a text
    member = np.concatenate(
        [np.zeros(0, np.int64), *(number << SHIFT | papers for number, papers in enumerate(members))]
    )
    member.sort()
    codes, orders, rows, weights = [], [], [], []
    for in_abstract, texts in enumerate((words.heads, words.bodies)):
        for first, some in texts.parts():
            places = finder.find(some)
            code = places.terms << SHIFT | some.of_tokens()[places.starts] + first
            _, there = found_in(member, code)
            starts, lengths, code = (
                part[there] for part in (places.starts, places.ends - places.starts, code)
            )
            codes.append(code)
            orders.append((starts * (LONGEST + 1) + lengths) << 1 | in_abstract)
            row = np.full((len(code), LONGEST), -1, np.int64)
            for place in range(LONGEST):
                long = np.flatnonzero(lengths > place)
                row[long, place] = some.tokens[starts[long] + place]
            rows.append(row)
            following = np.append(some.tokens[1:], np.int32(-1))
            following[some.starts[1:][np.diff(some.starts) > 0] - 1] = -1
            weights.append(np.where(ends[following[starts + lengths - 1]], AS_NOUN, 1))
    code, order, weight = map(np.concatenate, (codes, orders, weights))
    row = np.concatenate(rows)
    spellings, examples = numbered(row)
    in_abstracts = order & 1 > 0
    sorting = np.lexsort((order >> 1, in_abstracts, code))
    code = code[sorting]
    return Uses(
        code >> SHIFT,
        code & (1 << SHIFT) - 1,
        in_abstracts[sorting],
        spellings[sorting],
        weight[sorting],
        [tuple(token for token in each if token >= 0) for each in row[examples].tolist()],
    )


def evidence_of(
    uses: Uses, keys: Sequence[Key], written: Sequence[str]
) -> dict[Key, dict[int, tuple[str, ...]]]:
    """The first spellings of each term in each paper."""
    import numpy as np

    group = np.cumsum(begins(uses.terms << SHIFT | uses.papers)) - 1
    _, first = np.unique(group << SHIFT | uses.spellings, return_index=True)
    first.sort()
    first = first[places_in(group[first]) < MOST_WORDS]
    starts = np.flatnonzero(begins(group[first]))
    spelt = [" ".join(written[token] for token in tokens) for tokens in uses.written]
    shown = [spelt[spelling] for spelling in uses.spellings[first].tolist()]
    ends = [*starts.tolist()[1:], len(shown)][: len(starts)]
    found: dict[Key, dict[int, tuple[str, ...]]] = {key: {} for key in keys}
    by_term = list(found.values())
    for start, end, term, paper in zip(
        starts.tolist(),
        ends,
        uses.terms[first[starts]].tolist(),
        uses.papers[first[starts]].tolist(),
        strict=True,
    ):
        by_term[term][paper] = tuple(shown[start:end])
    return found


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
            counts[number] = 1000 * int(grammar.in_bodies[number]) + int(grammar.in_heads[number])
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
