"""Words to terms: what may be a subject, where each paper has it, and sums over the papers.

What a paper has is a function of its text and of the list of terms; sums only add up what papers have, so that a
paper can be added and taken away.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, compress, pairwise
from math import ceil

from papershelf.shelve.topics.find import Finder
from papershelf.shelve.topics.phrases import ENDS, UNCLEAR, Grammar
from papershelf.shelve.topics.spellings import Key
from papershelf.shelve.topics.uses import (
    COUNT,
    EARLY,
    FIRM,
    SHIFT,
    STRONG,
    STRONG_SINGLE,
    TITLED,
    Uses,
    strength,
)

LARGE = 150
"""Papers from which on a single word needs a title more."""
MORE_TITLES = (1_000, 30_000)
"""Papers from which on a term needs a title more: fewer would be no topic anyway, and take memory."""

EARLY_PART = 0.6
"""Share of an abstract, before its experiments."""

ROOM = 18
"""What an abstract counts for that has room to repeat its subject, one for each eight tokens; a shorter one repeats it
less …"""
LEAST_ROOM = 6
"""… down to this."""

ONE_SENSE = 0.5
"""Share of the papers that use a word, which are then about it."""


class Term:
    """A candidate with its sums over the papers."""

    __slots__ = (
        "about", "closing", "early", "echo", "key", "mentions", "papers", "speaking", "strong", "titles", "unclear",
        "weight",
    )  # fmt: skip

    def __init__(self, key: Key) -> None:
        self.key = key
        self.papers = 0
        self.titles = 0
        """Papers that are named after it; of them `speaking` have an abstract …"""
        self.speaking = 0
        """… which counts for up to `ROOM` …"""
        self.echo = 0
        """… and so many uses in these, of each at most five."""
        self.about = 0
        """Papers that are about it …"""
        self.weight = 0.0
        """… and how much, together."""
        self.strong = 0
        """Papers that would be about it if it were no single word."""
        self.early = 0
        """Papers that speak of it early in their abstract, not as an example."""
        self.mentions = 0
        """Uses in all texts; of them `closing` end a noun phrase, `unclear` may do so."""
        self.closing = 0
        self.unclear = 0


def mine_terms(grammar: Grammar, mined: Collection[int], named: Iterable[Key]) -> list[Term]:
    """The terms that may be subjects: of the titles of some papers, explained by an acronym, or `named` elsewhere."""
    words = grammar.words
    least = 1 + sum(len(mined) >= papers for papers in MORE_TITLES)
    single = least + (len(words.papers) >= LARGE)
    known = repeated(grammar, mined) if least > 1 else None
    counts: Counter[Key] = Counter()
    for paper in mined:
        counts.update({key for _, _, key in grammar.spans(words.heads[paper], known)})
    keys = {key for key, titles in counts.items() if titles >= (least if len(key) > 1 else single)}
    keys |= {key for key in chain(grammar.acronyms.values(), named) if grammar.may_be(key)}
    return [Term(key) for key in sorted(keys)]


def repeated(grammar: Grammar, mined: Collection[int]) -> set[tuple[Key, Key]]:
    """The pairs of neighbours, each by its parts, that stand in more than one title.

    A term with a pair that stands in one title stands in no other one, unless somebody writes it with a hyphen.
    """
    parts = grammar.parts
    heads = (list(map(parts.__getitem__, grammar.words.heads[paper])) for paper in mined)
    pairs = Counter(chain.from_iterable(map(pairwise, heads)))
    return {pair for pair, titles in pairs.items() if titles > 1}


def use_terms(grammar: Grammar, terms: Sequence[Term]) -> list[Uses]:
    """What each paper has of the terms, which get their sums. A use holds a term by its place in `terms`.

    Single words, which are most uses, are counted a text at a time, and a passing one is only held where it tells
    something. Terms of more words are looked for.
    """
    words = grammar.words
    single = single_terms(grammar, terms)
    finder = Finder(grammar, [term.key if len(term.key) > 1 else () for term in terms])
    ends = Ends(grammar)
    informs = grammar.informs
    uses: list[Uses] = []
    tally: Counter[int] = Counter()
    papers: Counter[int] = Counter()
    for head, body in zip(words.heads, words.bodies, strict=True):
        beginning = ceil(EARLY_PART * len(body))
        counts = Counter(map(single.__getitem__, body))
        titled = set(map(single.__getitem__, head))
        papers.update(titled.union(counts))
        found = {
            place: place << SHIFT | (count if count < COUNT else COUNT)
            for place, count in counts.items()
            if count > 1 and place >= 0
        }
        for start, end, place in finder.find(body):
            use = found.get(place, place << SHIFT)
            if use & COUNT < COUNT:
                use += 1
            if start < beginning and (start == 0 or informs[body[start - 1]]):
                use |= EARLY
            found[place] = use
            ends.add(terms[place], body, end)
        for _, end, place in finder.find(head):
            titled.add(place)
            ends.add(terms[place], head, end)
        titled.discard(-1)
        room = min(ROOM, max(LEAST_ROOM, len(body) // 8)) if body else 0
        for place in titled:
            use = found[place] = found.get(place, place << SHIFT | counts.get(place, 0)) | TITLED
            if room:
                terms[place].speaking += room
                terms[place].echo += min(use & COUNT, 5)
        uses.append(array("q", found.values()))
        tally.update(found.values())
        ends.count(head)
        ends.count(body)
    for use, number in tally.items():
        add_use(terms[use >> SHIFT], use, number)
    for token, place in enumerate(single):
        if place >= 0:
            terms[place].papers = papers[place]
            ends.add_token(terms[place], token)
    add_passing(grammar, terms, uses, single)
    return uses


def add_passing(grammar: Grammar, terms: Sequence[Term], uses: list[Uses], single: Sequence[int]) -> None:
    """Add the single words that a paper uses once, if at least half of the papers that use them are about them.

    "Has received attention" is not about attention.
    """
    telling = [
        place if place >= 0 and terms[place].about >= ONE_SENSE * terms[place].papers else -1
        for place in single
    ]
    tokens = {token for token, place in enumerate(telling) if place >= 0}
    for paper, body in enumerate(grammar.words.bodies):
        if tokens.isdisjoint(body):
            continue
        mentioned = set(map(telling.__getitem__, body))
        mentioned.discard(-1)
        beginning = body[: ceil(EARLY_PART * len(body))]
        told = chain((True,), map(grammar.informs.__getitem__, beginning))
        early = set(compress(map(telling.__getitem__, beginning), told))
        held = {use >> SHIFT: use for use in uses[paper]}
        for place in sorted(mentioned):
            held[place] = held.get(place, place << SHIFT | 1) | (EARLY if place in early else 0)
            terms[place].early += place in early
        uses[paper] = array("q", held.values())


def single_terms(grammar: Grammar, terms: Sequence[Term]) -> list[int]:
    """For each token the place of the term of one word that it is, or -1."""
    places: dict[Key, int] = {term.key: place for place, term in enumerate(terms) if len(term.key) == 1}
    return [
        places.get(parts, -1) if starts and ends else -1
        for parts, starts, ends in zip(grammar.parts, grammar.starts, grammar.ends, strict=True)
    ]


class Ends:
    """Counts the uses of terms, and of these the ones that end a noun phrase or may do so."""

    def __init__(self, grammar: Grammar) -> None:
        after = [*grammar.after(), ENDS]  # the last is for the end of a text
        self.adjectives = grammar.adjectives
        self.after = after
        self.close = [kind == ENDS for kind in after]
        self.unclear = [kind == UNCLEAR for kind in after]
        self.tokens = grammar.in_heads + grammar.in_bodies
        self.closing_tokens: Counter[int] = Counter()
        self.unclear_tokens: Counter[int] = Counter()

    def add(self, term: Term, text: Sequence[int], end: int) -> None:
        """Count one use of a term, which ends before a place of a text."""
        term.mentions += 1
        kind = self.after[text[end] if end < len(text) else -1]
        if kind == UNCLEAR or self.adjectives[text[end - 1]]:
            term.unclear += 1
        elif kind == ENDS:
            term.closing += 1

    def count(self, text: Sequence[int]) -> None:
        """Count the tokens of a text."""
        following = [*text[1:], -1]
        self.closing_tokens.update(compress(text, map(self.close.__getitem__, following)))
        self.unclear_tokens.update(compress(text, map(self.unclear.__getitem__, following)))

    def add_token(self, term: Term, token: int) -> None:
        """Count all uses of a token for a term."""
        term.mentions += self.tokens[token]
        if self.adjectives[token]:
            term.unclear += self.tokens[token]
        else:
            term.closing += self.closing_tokens[token]
            term.unclear += self.unclear_tokens[token]


def add_use(term: Term, use: int, papers: int) -> None:
    """Add what so many papers have of a term. Those of single words are counted apart."""
    much = strength(use)
    if len(term.key) > 1:
        term.papers += papers
    if use & TITLED:
        term.titles += papers
    if much >= STRONG:
        term.strong += papers
        if much >= STRONG_SINGLE or len(term.key) > 1:
            term.about += papers
            term.weight += papers * min(much, FIRM)
