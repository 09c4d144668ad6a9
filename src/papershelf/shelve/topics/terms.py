"""Phrases to terms: those of titles that a person would call a subject, and of these the ones that cover the papers.

A term earns its place in titles; abstracts then show how it is used: whether it ends a noun phrase, whether a paper
that is named after it goes on to speak of it, and what longer terms swallow it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from math import log, sqrt

from papershelf.shelve.topics.common import BOILERPLATE
from papershelf.shelve.topics.phrases import Grammar, Key, Tree
from papershelf.shelve.topics.words import MINOR, Words, role

FEWEST = 3
"""A topic that nobody stated has at least this many papers …"""
LARGEST = 0.3
"""… and at most this share of all."""


class Term:
    """A candidate: its key, and by their numbers the papers where it stands."""

    __slots__ = ("_about", "abstracts", "closing", "early", "key", "mentions", "quality", "titles", "unclear")

    def __init__(self, key: Key, titles: set[int]) -> None:
        self.key = key
        self.titles = titles
        self.abstracts: dict[int, int] = {}
        """How often it stands in each paper's abstract."""
        self.early: set[int] = set()
        """The papers that speak of it before the end of their abstract, where experiments and examples stand."""
        self.mentions = 0
        """Occurrences in all texts; of them `closing` end a noun phrase, `unclear` may do so."""
        self.unclear = 0
        self.closing = 0
        self.quality = 0.0
        self._about: list[int] | None = None

    def papers(self) -> set[int]:
        return self.titles | self.abstracts.keys()

    def titled(self) -> float:
        """The share of its papers that are named after it."""
        return len(self.titles) / len(self.papers())

    def strength(self, paper: int) -> float:
        """How much a paper is about the term; at least `STRONG` for more than a passing word."""
        return (3.0 if paper in self.titles else 0.0) + 0.75 * min(self.abstracts.get(paper, 0), 4)

    def describes(self, paper: int, *, firmly: bool = False) -> bool:
        """Whether a paper is about the term: it is in the title, or comes twice, a single word three times."""
        least = FIRM if firmly else STRONG if len(self.key) > 1 else STRONG_SINGLE
        return self.strength(paper) >= least

    def mentioned_by(self, paper: int) -> bool:
        """Whether the paper speaks of the term at all.

        One use of a single word tells that only early in the abstract, and if most papers that use it are about it:
        "has received attention" is not about attention.
        """
        if len(self.key) > 1 or self.strength(paper) >= STRONG:
            return True
        return paper in self.early and len(self.about()) >= ONE_SENSE * len(self.papers())

    def about(self) -> list[int]:
        """The papers that are about the term, in order. Asked for once all uses are counted."""
        if self._about is None:
            self._about = [paper for paper in sorted(self.papers()) if self.describes(paper)]
        return self._about


STRONG = 1.5
"""What makes a paper one about a term …"""
STRONG_SINGLE = 2.0
"""… a term of a single word …"""
FIRM = 3.0
"""… and any term, where the paper has topics enough."""
ONE_SENSE = 0.5
"""Share of the papers that use a word, which are then about it."""


def mine_terms(grammar: Grammar, mined: Sequence[int]) -> list[Term]:
    """The terms of the titles of some papers that a person would call a subject, with their uses in all papers.

    What texts explain an acronym of is a term too.
    """
    words = grammar.words
    in_titles: dict[Key, set[int]] = defaultdict(set)
    for paper in mined:
        for _, _, key in grammar.spans(words.heads[paper]):
            in_titles[key].add(paper)
    least = 1 + int(len(mined) ** 0.5 / 25)
    terms = [
        Term(key, papers)
        for key, papers in sorted(in_titles.items())
        if len(papers) >= least + (len(key) == 1 and len(words.papers) >= LARGE)
    ]
    terms += [
        Term(key, set()) for key in sorted(set(grammar.acronyms.values()) - {term.key for term in terms})
    ]
    if terms:
        count_uses(grammar, terms)
    known = {term.key: term for term in terms}
    unwanted = swallowed_terms(known)
    for term in terms:
        if term.key not in unwanted:
            term.quality = judge(term, words)
    for term in terms:
        shorter = known.get(term.key[:-1])
        if term.key[-1] in TAILS and shorter and shorter.quality > 0:
            term.quality = 0.0
    return [term for term in terms if term.quality > 0]


TAILS = frozenset(
    {"algorithm", "approach", "method", "model", "problem", "process", "system", "task", "technique"}
)
"""Words that add nothing to a term that is one without them: "transformer models"."""

EARLY = 0.6
"""Share of an abstract, before its experiments."""


def count_uses(grammar: Grammar, terms: list[Term]) -> None:
    words = grammar.words
    tree = Tree()
    for number, term in enumerate(terms):
        tree.add(term.key, number)
    for texts in (words.heads, words.bodies):
        for paper, text in enumerate(texts):
            for start, end, number in grammar.matches(text, tree):
                term = terms[number]
                if texts is words.heads:
                    term.titles.add(paper)
                term.mentions += 1
                if grammar.leaves_open(text, end):
                    term.unclear += 1
                elif grammar.heads_phrase(text, end):
                    term.closing += 1
                if texts is words.bodies:
                    term.abstracts[paper] = term.abstracts.get(paper, 0) + 1
                    if start < EARLY * len(text) and not grammar.gives_examples(text, start):
                        term.early.add(paper)


SWALLOWED = 0.75
"""Share of a term's papers."""
LARGE = 150
"""Papers from which on a single word needs three titles."""
BROAD = 0.03
"""What a term that very many papers mention must add for each paper of the shelf to be a topic of those about it."""
SPARE = 0.01
"""What a single word weighs that papers are seldom named after: it only serves papers that have nothing else."""
LAST = 0.001
"""What a term weighs that only serves papers for which there is nothing better."""


def swallowed_terms(known: Mapping[Key, Term]) -> set[Key]:
    """The terms that stand almost only within one longer term: "architecture search"."""
    swallowed = set()
    for longer in known.values():
        size = len(longer.key)
        if size == 1 or not usable(longer):
            continue
        papers = len(longer.papers())
        for length in range(1, size):
            for start in range(size - length + 1):
                term = known.get(longer.key[start : start + length])
                if term and papers >= SWALLOWED * len(term.papers()):
                    swallowed.add(term.key)
    return swallowed


def usable(term: Term) -> bool:
    """Whether it stands as the end of a noun phrase, as subjects do and adjectives do not."""
    share = 0.4 if len(term.key) > 1 else 0.6 if term.key[0].endswith(ADJECTIVAL) else 0.3
    return term.closing >= max(1, share * (term.mentions - term.unclear))


ADJECTIVAL = ("able", "al", "ed", "ful", "ian", "ible", "ic", "ive", "less", "ous")
"""Endings that most adjectives and few nouns have."""


def names_papers(term: Term, echo: float) -> bool:
    """Whether papers that speak of a single word are often named after it and speak of it much."""
    return term.titled() >= 0.25 and echo >= 1.4


def judge(term: Term, words: Words) -> float:
    """How well a term names a subject; 0 when it does not.

    Subjects end noun phrases, come in titles more than by chance, and a paper that is named after one speaks of it.
    """
    key = term.key
    if (
        not usable(term)
        or " ".join(key) in BOILERPLATE
        or (len(key) > 2 and key[0].endswith("ing") and role(key[0]) == MINOR)
    ):
        return 0.0
    papers = term.papers()
    if not papers:
        return 0.0
    speaking = [paper for paper in sorted(term.titles) if words.bodies[paper]]
    echo = (
        sum(min(term.abstracts.get(paper, 0), 5) for paper in speaking) / len(speaking) if speaking else 1.0
    )
    titles = float(len(term.titles)) or len(term.about()) / 3
    titled = titles / len(papers)
    plain = all(role(part) <= MINOR for part in key)
    if len(key) == 1:
        few = titles < (3 if len(words.papers) >= LARGE else 2)
        if few or echo < 1 or titled < 0.15:
            return LAST if echo >= 0.5 and sum(map(term.mentioned_by, papers)) >= FEWEST else 0.0
    elif echo < 0.4 or titled < 0.04 or (titles <= 1 and (echo < 1 or len(papers) < FEWEST)):
        return 0.0 if plain and titles < 2 else LAST
    weight = 1.0 if len(key) > 1 else 0.45 if names_papers(term, echo) else SPARE
    if plain:
        weight *= 0.6
    return weight * log(1 + titles) * (0.3 + titled) * (echo + 0.5) / (echo + 1.5)


def choose(terms: list[Term], stated: list[int], known: Collection[Key]) -> list[Term]:
    """The terms that together cover the papers best: greedily, what is left of a paper shrinks with each topic.

    Single words that name few papers, and terms that stand in few titles, only help where no other term does. Those
    of the `known` keys are chosen anyway. `stated` says how many topics each paper has without them. A lazy greedy
    cover (Minoux 1978): a gain only shrinks while others are chosen.
    """
    papers = len(stated)
    covered = [3.0 * count for count in stated]
    about: dict[int, list[tuple[int, float]]] = {}
    mentioning: dict[int, list[tuple[int, float]]] = {}
    broad: dict[int, list[tuple[int, float]]] = {}
    chosen = []
    for number, term in enumerate(terms):
        members = [(paper, min(term.strength(paper), FIRM)) for paper in sorted(term.papers())]
        if term.key in known:
            chosen.append(term)
            for paper, strength in members:
                covered[paper] += strength
        else:
            strong = [(paper, min(term.strength(paper), FIRM)) for paper in term.about()]
            if FEWEST <= len(members) <= LARGEST * papers:
                mentioning[number] = members
                if len(strong) >= FEWEST:
                    about[number] = strong
            elif len(strong) >= FEWEST:
                broad[number] = strong

    def gain(number: int) -> float:
        return terms[number].quality * sum(
            strength / (1 + covered[paper]) for paper, strength in about[number]
        )

    def fresh(number: int) -> float:
        return sum(strength for paper, strength in members_of[number] if not covered[paper])

    better = [number for number in mentioning if terms[number].quality > LAST]
    compounds = [number for number in better if len(terms[number].key) > 1]
    singles = [number for number in better if len(terms[number].key) == 1]
    spare = [number for number in mentioning if terms[number].quality <= LAST]
    mentioning_much = {
        number: [(paper, strength) for paper, strength in members if strength >= STRONG]
        for number, members in mentioning.items()
    }
    limit = int(6 * sqrt(papers))
    members_of = about

    def take(worth: Callable[[int], float], least: float, numbers: Iterable[int]) -> None:
        taken = {term.key for term in chosen}
        queue = [
            (-worth(number), terms[number].key, number)
            for number in numbers
            if terms[number].key not in taken and number in members_of
        ]
        heapify(queue)
        while queue and len(chosen) < limit:
            old, key, number = queue[0]
            now = -worth(number)
            if now > old + 1e-12:
                heapreplace(queue, (now, key, number))
                continue
            if -now < least:
                break
            heappop(queue)
            chosen.append(terms[number])
            for paper, strength in members_of[number]:
                covered[paper] += strength

    take(gain, 0.4, compounds)
    singles = leave_parts(singles, terms, chosen)
    take(gain, 0.4, [number for number in singles if terms[number].quality > 2 * SPARE])
    members_of = broad
    take(fresh, max(4.0, BROAD * papers), broad)
    members_of = about
    take(fresh, 4.0, [number for number in singles if terms[number].quality <= 2 * SPARE])
    members_of = mentioning
    take(fresh, 1.5, compounds)
    take(fresh, 1.5, [number for number in spare if len(terms[number].key) > 1])
    members_of = mentioning_much
    take(fresh, 1.5, [number for number in spare if len(terms[number].key) == 1])
    return chosen


def leave_parts(singles: Sequence[int], terms: Sequence[Term], chosen: Sequence[Term]) -> list[int]:
    """The single words but for those that hardly stand outside chosen longer terms: "trade" of "trade unions"."""
    longer: dict[str, list[Term]] = defaultdict(list)
    for term in chosen:
        for part in set(term.key):
            longer[part].append(term)

    def stands_for_itself(term: Term, paper: int) -> bool:
        around = longer[term.key[0]]
        inside = sum(other.abstracts.get(paper, 0) for other in around)
        titled = paper in term.titles and not any(paper in other.titles for other in around)
        return titled or term.abstracts.get(paper, 0) > inside

    return [
        number
        for number in singles
        if sum(stands_for_itself(terms[number], paper) for paper in terms[number].about()) >= FEWEST
    ]
