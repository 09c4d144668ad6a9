"""Papers' words to their telling terms: single words, and pairs of words that a title has, weighed in whole numbers."""

import re
from math import log, log2
from typing import TYPE_CHECKING

from papershelf.shelve.topics.texts import Texts, distinct, found_in, places_in
from papershelf.shelve.topics.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool]

TITLE = 2
"""Uses in the abstract that one in the title counts for."""
COMMON = 0.15
"""Terms in a larger share of the papers are not distinctive."""
LEVELS = ((1 / 256, 1.0), (1 / 16, 0.7), (COMMON, 0.4))
"""How much a term tells that at most this share of the papers has. Few levels, for an edit seldom takes a term from one
to the next; finer ones found no better neighbours."""
FEW = (3, 6, 4)
"""So many papers are few however small the shelf is, by level."""
UNTITLED = 0.9
"""What a term tells that no title has: titles name subjects, abstracts all sorts of things."""
TERMS_OF_PAPER = 48
"""The most telling terms of a paper, by which it is compared."""
UNIT = 256
"""A weight of 1. Sums of whole numbers are the same in any order and on any machine."""
MOSTLY = 0.7
MOST_USES = 64
ENDING = re.compile(
    r"(?<=\w{4})(?:i[sz]ations?|i[sz]ing|i[sz]e[drs]?|ations?|ating|ative|ate[ds]?|ical(?:ly)?|ics?|al(?:ly)?|ly|ings?|"
    r"e[ds]|e|ers?|ors?|ity|ities|ness|y|s)$"
)
BEGINNING = 6
"""Letters by which words are the same without their endings: "pruned" and "pruning" are not two that papers share."""
BITS = 11
"""Those of a weight, which is at most 256."""
SHIFT = 32
MASK = (1 << SHIFT) - 1


class Names:
    """What the numbers of terms mean: single words first, by their letters, then pairs by those of their words."""

    __slots__ = ("families", "of_token", "pairs", "stems", "thirds", "titled")

    def __init__(
        self, stems: list[str], of_token: "Whole", pairs: "Whole", thirds: "Whole", titled: "Flags"
    ) -> None:
        import numpy as np

        self.stems = stems
        known: dict[str, int] = {}
        self.families: Whole = np.array(
            [known.setdefault(family(stem), len(known)) for stem in stems], np.int64
        )
        """A number for each word; the forms of one have the same."""
        self.of_token = of_token
        """The number of a token's word."""
        self.pairs = pairs
        """first * len(stems) + second of each pair."""
        self.thirds = thirds
        """The word that nearly always follows a pair ("neural tangent kernel"), -1 where there is none."""
        self.titled = titled
        """Whether a title has the term."""

    def parts(self, term: int) -> tuple[int, ...]:
        """The numbers of a term's words."""
        size = len(self.stems)
        return (term,) if term < size else divmod(int(self.pairs[term - size]), size)

    def words_of(self, terms: "Whole") -> "tuple[Whole, Whole]":
        """The first word of each term, and the second, -1 for none."""
        import numpy as np

        size = len(self.stems)
        first, second = terms.copy(), np.full(len(terms), -1, np.int64)
        two = np.flatnonzero(terms >= size)
        first[two], second[two] = np.divmod(self.pairs[terms[two] - size], size)
        return first, second

    def third_of(self, terms: "Whole") -> "Whole":
        """The word that nearly always follows each term, -1 for none."""
        import numpy as np

        third = np.full(len(terms), -1, np.int64)
        two = np.flatnonzero(terms >= len(self.stems))
        third[two] = self.thirds[terms[two] - len(self.stems)]
        return third

    def families_of(self, terms: "Whole") -> "tuple[Whole, Whole]":
        """The families of each term's words, the same twice for one word."""
        first, second = self.words_of(terms)
        second[second < 0] = first[second < 0]
        return self.families[first], self.families[second]


class Terms:
    """The telling terms of papers. `papers`, `terms` and `weights` are parallel, sorted by paper, best terms first."""

    __slots__ = ("count", "names", "papers", "starts", "terms", "weights")

    def __init__(self, names: Names, count: int, papers: "Whole", terms: "Whole", weights: "Whole") -> None:
        import numpy as np

        self.names = names
        self.count = count
        """How many papers there are."""
        self.papers = papers
        self.terms = terms
        self.weights = weights
        self.starts: Whole = np.searchsorted(papers, np.arange(count + 1))
        """Where each paper's terms start, and where the last one's end."""


class Tokens:
    """What the tokens of a vocabulary are to terms."""

    __slots__ = ("ends", "of_token", "plain", "starts", "stems")

    def __init__(self, words: Words) -> None:
        import numpy as np

        vocabulary = words.vocabulary
        self.stems = sorted({*vocabulary.stems})
        numbers = {stem: number for number, stem in enumerate(self.stems)}
        self.of_token: Whole = np.array([numbers[stem] for stem in vocabulary.stems], np.int64)
        self.plain: Flags = np.array(vocabulary.plain, bool)
        self.starts: Flags = np.array(vocabulary.starts, bool)
        self.ends: Flags = np.array(vocabulary.ends, bool)

    def singles(self, tokens: "Whole", papers: "Whole") -> "Whole":
        """The words of texts that may be telling: paper << SHIFT | term."""
        keep = ~self.plain[tokens]
        keys: Whole = papers[keep] << SHIFT | self.of_token[tokens[keep]]
        return keys

    def doubles(self, tokens: "Whole", papers: "Whole") -> "tuple[Whole, Whole, Whole]":
        """The pairs of words of texts that may be telling: paper, pair and the word that follows, -1 for none."""
        import numpy as np

        first, second, size = tokens[:-1], tokens[1:], max(len(tokens) - 1, 0)
        follows = np.where(self.ends[tokens[2:]], self.of_token[tokens[2:]], -1)
        third = np.append(np.where(papers[1:-1] == papers[2:], follows, -1), -1)[:size]
        keep = (papers[:-1] == papers[1:]) & self.starts[first] & self.ends[second]
        keep &= ~(self.plain[first] & self.plain[second])
        pairs = self.of_token[first[keep]] * len(self.stems) + self.of_token[second[keep]]
        return papers[:-1][keep], pairs, third[keep]


def find_terms(words: Words) -> Terms:
    """The telling terms of each paper, by TF-IDF.

    A paper's weights are divided by its length in words, of whatever kind, and not by the sum of its weights: so they
    change with a word that another paper gets or loses for that word alone.
    """
    import numpy as np

    count, tokens = len(words.papers), Tokens(words)
    size = len(tokens.stems)
    titles = flat(words.heads)
    titled = np.array([bool(paper.title) for paper in words.papers], bool)[titles[1]]
    titles = titles[0][titled], titles[1][titled]
    papers, named, third = tokens.doubles(*titles)
    pairs = distinct(named)
    named = np.searchsorted(pairs, named)
    of_titles = np.sort(np.concatenate((tokens.singles(*titles), papers << SHIFT | named + size)))
    uses_of_pairs, thirds = [named], [third]
    spread = np.zeros(size + len(pairs), np.int64)
    found = []
    for first, some in words.bodies.parts():
        bodies = flat(some, first)
        papers, named, third = tokens.doubles(*bodies)
        named, known = found_in(pairs, named)
        named = named[known]
        uses_of_pairs.append(named)
        thirds.append(third[known])
        start, end = np.searchsorted(of_titles, (first << SHIFT, first + len(some) << SHIFT)).tolist()
        of_bodies = (tokens.singles(*bodies), papers[known] << SHIFT | named + size)
        keys, uses = np.unique(
            np.concatenate((*of_bodies, *[of_titles[start:end]] * TITLE)), return_counts=True
        )
        spread += np.bincount(keys & MASK, minlength=len(spread))
        found.append((keys, np.minimum(uses, MOST_USES).astype(np.uint8)))
    titled = np.bincount(of_titles & MASK, minlength=len(spread)) > 0
    told = tell(spread, titled, count)
    following = goes_on(np.concatenate(uses_of_pairs), np.concatenate(thirds), len(pairs))
    names = Names(tokens.stems, tokens.of_token, pairs, following, titled)
    parts = [strongest(*weigh(keys, uses, told, size)) for keys, uses in found]
    return Terms(names, count, *(np.concatenate(part) for part in zip(*parts, strict=True)))


def weigh(
    keys: "Whole", uses: "NDArray[np.uint8]", told: "NDArray[np.float64]", size: int
) -> "tuple[Whole, Whole, Whole]":
    """Papers, terms and weights, by how often a paper uses a term. `size` terms are single words."""
    import numpy as np

    papers, terms = keys >> SHIFT, keys & MASK
    loud = np.array([0, *(1 + log(number) for number in range(1, MOST_USES + 1))])[uses]
    alone = terms < size
    first = int(papers[0]) if len(papers) else 0
    lengths = np.sqrt(np.bincount(papers[alone] - first, loud[alone] ** 2))
    return papers, terms, np.rint(UNIT * loud * told[terms] / lengths[papers - first]).astype(np.int64)


def flat(texts: Texts, first: int = 0) -> "tuple[Whole, Whole]":
    """The tokens of all texts in one array, and the number of each one's text, from `first` on."""
    import numpy as np

    return texts.tokens.astype(np.int64), texts.of_tokens() + first


def goes_on(pairs: "Whole", thirds: "Whole", count: int) -> "Whole":
    """The word that follows each of `count` pairs nearly always, -1 for none, by all uses of them."""
    import numpy as np

    uses, times = np.unique(pairs << SHIFT | thirds + 1, return_counts=True)
    following = np.full(count, -1, np.int64)
    usual = times >= MOSTLY * np.bincount(pairs, minlength=count)[uses >> SHIFT]
    following[uses[usual] >> SHIFT] = (uses[usual] & MASK) - 1
    return following


def steady(papers: int) -> float:
    """A number of papers as a power of √2, so that it seldom changes."""
    return float(2 ** (round(2 * log2(max(papers, 1))) / 2))


def tell(spread: "Whole", titled: "Flags", papers: int) -> "NDArray[np.float64]":
    """How much each term tells, 0 for those that tell nothing, by how many papers have it and whether a title has."""
    import numpy as np

    limits = [max(int(share * steady(papers)), few) for (share, _), few in zip(LEVELS, FEW, strict=True)]
    level = np.searchsorted(limits, spread)
    told = np.array([*(tells for _, tells in LEVELS), 0.0])[level]
    told[spread < 2] = 0
    told[spread > limits[-1]] = 0
    return np.where(titled, told, told * UNTITLED)


def strongest(papers: "Whole", terms: "Whole", weights: "Whole") -> "tuple[Whole, Whole, Whole]":
    """The most telling terms of each paper, best first."""
    import numpy as np

    if not len(papers):
        return papers, terms, weights
    first, heaviest = papers[0], (1 << BITS) - 1
    code = papers - first << SHIFT + BITS | heaviest - weights << SHIFT | terms
    code = np.sort(code[weights > 0])
    papers = code >> SHIFT + BITS
    code = code[places_in(papers) < TERMS_OF_PAPER]
    return (code >> SHIFT + BITS) + first, code & MASK, heaviest - (code >> SHIFT & heaviest)


def family(stem: str) -> str:
    """What the forms of a word have in common."""
    return ENDING.sub("", stem)[:BEGINNING]
