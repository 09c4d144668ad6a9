"""Sums to ranks: which terms name a subject, each by its own sums and those of the terms that it stands in.

A term earns its place in titles; abstracts show how it is used: whether it ends a noun phrase, whether a paper that is
named after it goes on to speak of it, and which longer terms swallow it.
"""

from collections.abc import Collection, Iterator, Sequence
from math import log

from papershelf.shelve.topics.common import BOILERPLATE
from papershelf.shelve.topics.spellings import Key
from papershelf.shelve.topics.terms import LARGE, ROOM, Term
from papershelf.shelve.topics.words import MINOR, WEAK, role

FEWEST = 3
"""A topic that nobody stated has at least this many papers …"""
LARGEST = 0.3
"""… and at most this share of all."""

NONE, LAST, SECOND, FIRST = range(4)
"""Ranks: no topic; one for papers that have nothing better; one for papers that have no first; one for all papers."""

LEAST = 0.4
"""What a term of the first rank weighs on a small shelf …"""
SMALL = 400
"""… of up to so many papers …"""
GROWTH = 0.75
"""… and the power by which that grows with the papers of a larger one."""
SWALLOWED = 0.75
"""Share of a term's papers and titles."""
SPARE = 0.01
"""What a single word weighs that papers are seldom named after: it only serves papers that have nothing else."""
SPARE_LEAST = 0.4
"""What such a word needs to be of the first rank, as a share of what others need."""
USUAL_SHARE = 0.2
"""Share of a phrase's papers that are named after it. What more papers mention must not weigh less."""
MORE_OFTEN = 1.5
"""Papers of a term for each one where something is said of it, from which on that is no term of its own."""
LOW = 0.001
"""The quality of a term that only serves papers for which there is nothing better."""
TAILS = frozenset(
    {"algorithm", "approach", "method", "model", "problem", "process", "system", "task", "technique"}
)
"""Words that add nothing to a term that is one without them: "transformer models"."""
ADJECTIVAL = ("able", "al", "ed", "ful", "ian", "ible", "ic", "ive", "less", "ous")
"""Endings that most adjectives and few nouns have."""


def rank_terms(
    terms: Sequence[Term], papers: int, known: Collection[Key] = (), proven: Collection[Key] = ()
) -> list[int]:
    """The rank of each term on a shelf of so many papers.

    What is `known` as a topic already is of the first. `proven` are terms whatever their words.
    """
    places = {term.key: place for place, term in enumerate(terms)}
    quality = [judge(term, large=papers >= LARGE, proven=term.key in proven) for term in terms]
    unwanted = {
        place
        for term, worth in zip(terms, quality, strict=True)
        if len(term.key) > 1 and worth > LOW
        for place in parts_of(term.key, places)
        if swallows(term, terms[place])
    }
    for place in unwanted:
        quality[place] = 0.0
    least = LEAST * max(1.0, papers / SMALL) ** GROWTH
    ranks = []
    for place, term in enumerate(terms):
        shorter = places.get(term.key[:-1])
        tailed = term.key[-1] in TAILS and shorter is not None and quality[shorter] > 0
        rest = places.get(said_of(term.key))
        tailed = tailed or (rest is not None and terms[rest].papers >= MORE_OFTEN * term.papers)
        ranks.append(FIRST if term.key in known else NONE if tailed else rank(term, quality[place], least))
    return ranks


def rank(term: Term, quality: float, least: float) -> int:
    if quality <= 0 or term.papers < FEWEST:
        return NONE
    if quality <= LOW:
        return LAST
    if len(term.key) == 1 and quality <= 2 * SPARE:
        least *= SPARE_LEAST
    return FIRST if term.about >= FEWEST and quality * term.weight >= least else SECOND


def swallows(longer: Term, term: Term) -> bool:
    """Whether a term stands almost only within a longer one: "architecture search"."""
    return longer.papers >= SWALLOWED * term.papers and (
        len(term.key) == 1 or longer.titles >= SWALLOWED * term.titles
    )


def said_of(key: Key) -> Key:
    """What a term only says something of: "preterm birth" for "burden of preterm birth", or nothing."""
    if "of" in key:
        at = key.index("of")
        return key[at + 1 :] if len(key) - at > 2 or max(map(role, key[:at])) <= MINOR else ()
    return key[1:] if len(key) > 2 and key[0].endswith("ed") and role(key[0]) == MINOR else ()


def parts_of(key: Key, places: dict[Key, int]) -> Iterator[int]:
    """The places of the shorter terms that stand in a term."""
    size = len(key)
    for length in range(1, size):
        for start in range(size - length + 1):
            place = places.get(key[start : start + length])
            if place is not None:
                yield place


def usable(term: Term) -> bool:
    """Whether it stands as the end of a noun phrase, as subjects do and adjectives do not."""
    adjectival = term.key[-1].endswith(ADJECTIVAL)
    share = (0.5 if adjectival else 0.4) if len(term.key) > 1 else 0.6 if adjectival else 0.3
    return term.closing >= max(1, share * (term.mentions - term.unclear))


def judge(term: Term, *, large: bool, proven: bool) -> float:
    """How well a term names a subject; 0 when it does not.

    Subjects end noun phrases, come in titles more than by chance, and a paper that is named after one speaks of it.
    """
    key = term.key
    if not term.papers or not usable(term) or not well_made(key):
        return 0.0
    echo = ROOM * term.echo / term.speaking if term.speaking else 1.0
    titles = float(term.titles) or term.about / 3
    titled = titles / term.papers
    roles = [role(part) for part in key]
    plain = max(roles) <= MINOR
    proven = proven or (term.titles >= FEWEST and echo >= 1 and titled >= PROVEN and max(roles) > WEAK)
    if WEAK in roles and not proven:
        return 0.0
    if len(key) == 1:
        if titles < (3 if large else 2) or echo < 1 or titled < 0.15:
            return LOW if echo >= 0.5 and term.strong + term.early >= FEWEST else 0.0
    elif (
        (echo < 0.4 and (plain or titles < FEWEST))
        or titled < 0.04
        or (titles <= 1 and (echo < 1 or term.papers < FEWEST))
    ):
        return 0.0 if plain and titles < 2 else LOW
    named = term.titles >= 0.25 * term.papers and echo >= 1.4
    weight = 1.0 if len(key) > 1 else 0.45 if named else SPARE
    if plain:
        weight *= 0.6
    share = titled if len(key) == 1 else USUAL_SHARE
    return weight * log(1 + titles) * (0.3 + share) * (echo + 0.5) / (echo + 1.5)


PROVEN = 0.2
"""Share of a term's papers that are named after it, if one of its words stands in any text."""


def well_made(key: Key) -> bool:
    """Whether its words can be the name of a subject in any field."""
    return " ".join(key) not in BOILERPLATE and not (
        len(key) > 2 and key[0].endswith("ing") and role(key[0]) == MINOR
    )
