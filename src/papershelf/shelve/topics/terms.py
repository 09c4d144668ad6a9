"""Words to terms: what may be a subject, where each paper has it, and sums over the papers.

What a paper has is a function of its text and of the list of terms; sums only add up what papers have, so that a
paper can be added and taken away.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from papershelf.shelve.topics.find import Finder, Places
from papershelf.shelve.topics.phrases import ENDS, UNCLEAR, Grammar
from papershelf.shelve.topics.spellings import Key
from papershelf.shelve.topics.texts import Texts, added_up, begins
from papershelf.shelve.topics.titles import count_titles
from papershelf.shelve.topics.uses import (
    COUNT,
    EARLY,
    FIRM,
    SHIFT,
    STRENGTH,
    STRONG,
    STRONG_SINGLE,
    TITLED,
    Uses,
)

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


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


SUMMED = (
    "about", "closing", "early", "echo", "mentions", "papers", "speaking", "strong", "titles", "unclear", "weight",
)  # fmt: skip


class Term:
    """A candidate with its sums over the papers."""

    __slots__ = ("key", *SUMMED)

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
    least = 1 + sum(len(mined) >= papers for papers in MORE_TITLES)
    single = least + (len(grammar.words.papers) >= LARGE)
    counts = count_titles(grammar, mined, repeated=least > 1)
    keys = {key for key, titles in counts if titles >= (least if len(key) > 1 else single)}
    keys |= {key for key in chain(grammar.acronyms.values(), named) if grammar.may_be(key)}
    return [Term(key) for key in sorted(keys)]


def use_terms(grammar: Grammar, terms: Sequence[Term]) -> Uses:
    """What each paper has of the terms, which get their sums. A use holds a term by its place in `terms`.

    A passing use of a single word is only held where it tells something: if at least half of the papers that use the
    word are about it. "Has received attention" is not about attention.
    """
    import numpy as np

    words = grammar.words
    finder = Finder(grammar, [term.key for term in terms])
    sums = Sums(grammar, terms)
    informs = np.array(grammar.informs, bool)
    found, held = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for (_, heads), (_, bodies) in zip(words.heads.parts(), words.bodies.parts(), strict=True):
        in_heads, in_bodies = finder.find(heads), finder.find(bodies)
        sums.add_ends(heads, in_heads)
        sums.add_ends(bodies, in_bodies)
        papers, uses = put_together(
            bodies.of_tokens()[in_bodies.starts],
            in_bodies.terms,
            speaks_early(bodies, informs)[in_bodies.starts],
            heads.of_tokens()[in_heads.starts],
            in_heads.terms,
        )
        sums.add_uses(papers, uses, np.diff(bodies.starts))
        found.append(uses)
        held.append(np.bincount(papers, minlength=len(bodies)))
    tells = sums.single & (sums.about >= ONE_SENSE * sums.papers)
    values, starts = np.concatenate(found), added_up(np.concatenate(held))
    papers = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    place = values >> SHIFT
    early = (values & EARLY > 0) & tells[place]
    sums.early += np.bincount(place[early], minlength=len(terms))
    keep = ~sums.single[place] | tells[place] | (values & (TITLED | COUNT) > 1)
    values = np.where(early | ~sums.single[place], values, values & ~EARLY)[keep]
    sums.tell(terms)
    return Uses(values, added_up(np.bincount(papers[keep], minlength=len(starts) - 1)))


def speaks_early(bodies: Texts, informs: "Flags") -> "Flags":
    """Whether what starts at a token stands early in its abstract, not as an example."""
    import numpy as np

    lengths = np.diff(bodies.starts)
    ends = bodies.starts[:-1] + np.ceil(EARLY_PART * lengths).astype(np.int64)
    early: Flags = np.arange(len(bodies.tokens)) < np.repeat(ends, lengths)
    told = np.append(True, informs[bodies.tokens[:-1]])[: len(bodies.tokens)]
    told[bodies.starts[:-1][lengths > 0]] = True
    early &= told
    return early


def put_together(
    papers: "Whole", terms: "Whole", early: "Flags", titled_papers: "Whole", titled_terms: "Whole"
) -> "tuple[Whole, Whole]":
    """Places of terms in abstracts and in titles to uses: papers, and what they have, sorted by both."""
    import numpy as np

    codes = np.concatenate(
        (papers << 34 | terms << 2 | early, titled_papers << 34 | titled_terms << 2 | IN_TITLE)
    )
    codes.sort()
    kind, codes = codes & 3, codes >> 2
    starts = np.flatnonzero(begins(codes))
    if not len(starts):
        return codes, codes
    titles = np.add.reduceat(kind == IN_TITLE, starts, dtype=np.int64)
    count = np.diff(np.append(starts, len(codes))) - titles
    use = (codes[starts] & (1 << 32) - 1) << SHIFT | np.minimum(count, COUNT)
    use[titles > 0] |= TITLED
    use[np.add.reduceat(kind == 1, starts, dtype=np.int64) > 0] |= EARLY
    return codes[starts] >> 32, use


IN_TITLE = 2
"""A place in a title, beside those in abstracts: 1 for the early ones, 0 for others."""


class Sums:
    """The sums of terms, by their places."""

    def __init__(self, grammar: Grammar, terms: Sequence[Term]) -> None:
        import numpy as np

        after = np.array([*grammar.after(), ENDS])  # the last is for the end of a text
        self.closes: Flags = after == ENDS
        self.unclears: Flags = after == UNCLEAR
        self.adjectives: Flags = np.array(grammar.adjectives, bool)
        self.single: Flags = np.array([len(term.key) == 1 for term in terms], bool)
        self.strengths = np.array(STRENGTH)
        count = len(terms)
        self.papers, self.titles, self.strong, self.about = (np.zeros(count, np.int64) for _ in range(4))
        self.speaking, self.echo, self.early = (np.zeros(count, np.int64) for _ in range(3))
        self.mentions, self.closing, self.unclear = (np.zeros(count, np.int64) for _ in range(3))
        self.weight = np.zeros(count)

    def add_ends(self, texts: Texts, places: Places) -> None:
        """Add the uses of terms, and of these the ones that end a noun phrase or may do so."""
        import numpy as np

        count, nothing = len(self.papers), len(self.closes) - 1
        following = np.append(texts.tokens[1:], np.int32(nothing))[: len(texts.tokens)]
        following[texts.starts[1:][np.diff(texts.starts) > 0] - 1] = nothing
        following = following[places.ends - 1]
        unclear = self.unclears[following] | self.adjectives[texts.tokens[places.ends - 1]]
        self.mentions += np.bincount(places.terms, minlength=count)
        self.unclear += np.bincount(places.terms[unclear], minlength=count)
        self.closing += np.bincount(places.terms[self.closes[following] & ~unclear], minlength=count)

    def add_uses(self, papers: "Whole", uses: "Whole", lengths: "Whole") -> None:
        """Add what papers have, by their numbers; the abstracts have so many tokens."""
        import numpy as np

        count = len(self.papers)
        place = uses >> SHIFT
        much = self.strengths[uses & (TITLED | COUNT)]
        self.papers += np.bincount(place, minlength=count)
        titled = uses & TITLED > 0
        self.titles += np.bincount(place[titled], minlength=count)
        room = np.where(lengths > 0, np.clip(lengths // 8, LEAST_ROOM, ROOM), 0)[papers[titled]]
        echo = np.where(room > 0, np.minimum(uses[titled] & COUNT, 5), 0)
        self.speaking += np.bincount(place[titled], room, count).astype(np.int64)
        self.echo += np.bincount(place[titled], echo, count).astype(np.int64)
        self.strong += np.bincount(place[much >= STRONG], minlength=count)
        about = (much >= STRONG) & ((much >= STRONG_SINGLE) | ~self.single[place])
        self.about += np.bincount(place[about], minlength=count)
        self.weight += np.bincount(place[about], np.minimum(much[about], FIRM), count)

    def tell(self, terms: Sequence[Term]) -> None:
        """Give the terms their sums."""
        for name in SUMMED:
            for term, value in zip(terms, getattr(self, name).tolist(), strict=True):
                setattr(term, name, value)
