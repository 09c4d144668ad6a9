"""Ranks to picks: the terms that each paper gets, in a fixed number of rounds.

A paper's pick is a function of what it has and of the terms that are accepted. These are, one round after the other:
the first rank, without what is twice there; of the second and the last rank what papers call that have nothing else;
and never what ends up with too few papers. A round that takes terms away only gives more papers to those that stay.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from papershelf.model import Frozen
from papershelf.shelve.topics.judge import FEWEST, FIRST, LARGEST, LAST, NONE, SECOND, parts_of
from papershelf.shelve.topics.terms import Term
from papershelf.shelve.topics.uses import COUNT, EARLY, SHIFT, TITLED, Uses, describes, strength

MOST_TOPICS = 6
"""Topics of a paper, unless its sources state more."""
ENOUGH_STATED = 2
"""A paper with so many stated topics has no need of mined ones."""
TELLING = 0.1
"""Share of a term's papers that are named after it, from which on a passing mention tells something."""
COMMON = 0.25
"""Share of all papers that speak of a term, up to which it does."""
ALIKE = 0.8
"""Papers that two terms share, as a share of the papers of either, from which on they are one topic."""


class Given(Frozen, frozen=True, kw_only=True):
    """What a paper has without its words: topics that sources state, and topics in all."""

    stated: int = 0
    topics: int = 0


class Picker:
    """The terms of a shelf with their ranks. Terms go by their places."""

    def __init__(
        self, terms: Sequence[Term], ranks: Sequence[int], papers: int, free: Collection[int]
    ) -> None:
        self.terms = terms
        self.ranks = ranks
        self.limit = int(LARGEST * papers)
        self.common = int(COMMON * papers)
        self.free = free
        """Those that may have few papers: sources state them."""
        places = {term.key: place for place, term in enumerate(terms) if ranks[place] != NONE}
        self.ranked = frozenset(places.values())
        self.inside = {place: tuple(parts_of(key, places)) for key, place in places.items() if len(key) > 1}

    def describes(self, place: int, use: int, *, firmly: bool = False) -> bool:
        """Whether a paper is about a term. Where too many are, those are that are named after it."""
        term = self.terms[place]
        if term.about > self.limit and place not in self.free:
            return use & TITLED > 0 and term.titles <= self.limit
        return describes(use, term.key, firmly=firmly)

    def mentions_tell(self, place: int) -> bool:
        """Whether few enough papers speak of it."""
        return self.terms[place].papers <= self.limit or place in self.free

    def own(self, uses: Uses, accepted: Collection[int]) -> dict[int, int]:
        """What a paper has of accepted terms, each use with the longest term that stands there."""
        mine = {place: use for use in uses if (place := use >> SHIFT) in accepted}
        longer = [place for place in mine if place in self.inside]
        longer.sort(key=lambda place: -len(self.terms[place].key))
        for place in longer:
            use = mine[place]
            for part in self.inside[place]:
                if part in mine:
                    theirs = mine[part]
                    count = max((theirs & COUNT) - (use & COUNT), 0)
                    mine[part] = (theirs & ~COUNT & ~(use & TITLED)) | count
        return {place: use for place, use in mine.items() if use & (COUNT | TITLED)}

    def order(self, item: tuple[int, int]) -> tuple[float, int, object]:
        """The best first: what the paper is most about, of these the rarest."""
        place, use = item
        term = self.terms[place]
        return -strength(use) * (1.0 if len(term.key) > 1 else 0.7), term.papers.bit_length(), term.key

    def pick(
        self, uses: Uses, given: Given, accepted: Collection[int], called: Collection[int] = ()
    ) -> list[int]:
        """The accepted terms of a paper, the best first: what it is about, and with few of these what it speaks of.

        Those that are `called` for papers without any go by a mention too.
        """
        own = self.own(uses, accepted)
        best = sorted(own.items(), key=self.order)
        firmly = given.stated >= ENOUGH_STATED
        picked = [place for place, use in best if self.describes(place, use, firmly=firmly)]
        del picked[max(MOST_TOPICS - given.topics, 0 if given.stated else 1) :]
        room = max(MOST_TOPICS - given.topics - len(picked), 0) if given.stated < ENOUGH_STATED else 0
        early = [place for place, use in best if use & EARLY and place not in picked and self.telling(place)]
        picked += early[:room]
        if called and not picked and not given.stated:
            picked += [place for place in self.spoken_of(own) if place in called][:1]
        return picked

    def telling(self, place: int) -> bool:
        """Whether one early word of it tells that a paper is about it."""
        term = self.terms[place]
        return (
            len(term.key) > 1
            and TELLING * term.papers <= term.titles
            and (term.papers <= self.common or place in self.free)
        )

    def spoken_of(self, own: Mapping[int, int]) -> list[int]:
        """The terms that a paper speaks of, the best first."""
        mine = [(place, use) for place, use in own.items() if self.mentions_tell(place)]
        mine.sort(
            key=lambda each: (
                -self.ranks[each[0]],
                len(self.terms[each[0]].key) == 1,
                not each[1] & EARLY,
                *self.order(each),
            )
        )
        return [place for place, _ in mine]

    def call(self, uses: Uses, rank: int) -> list[int]:
        """The term of a rank that a paper is about most, if enough papers are."""
        wanted = {place for use in uses if self.ranks[place := use >> SHIFT] == rank}
        offers = [
            (len(term.key) == 1, -term.about.bit_length(), -strength(use), term.key, place)
            for place, use in self.own(uses, wanted).items()
            if self.describes(place, use)
            and (term := self.terms[place]).about >= FEWEST
            and (rank != LAST or len(term.key) > 1)
        ]
        return [min(offers)[-1]] if offers else []

    def share_broad(
        self,
        uses: Sequence[Uses],
        picks: Sequence[Sequence[int]],
        bare: Sequence[int],
        tells: Callable[[int, int], bool],
    ) -> Iterator[tuple[int, int]]:
        """Papers without any other term to one that too many speak of: as many as fit, those most about it."""
        wishes: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for paper in bare:
            mine = [(use >> SHIFT, use) for use in uses[paper] if not self.mentions_tell(use >> SHIFT)]
            mine = [each for each in mine if self.ranks[each[0]] >= SECOND and tells(*each)]
            if mine:
                place, use = min(mine, key=self.order)
                wishes[place].append((-strength(use), paper))
        pickers = Counter(chain.from_iterable(picks))
        for place, wishing in wishes.items():
            term = self.terms[place]
            named = term.titles if term.titles <= self.limit < term.about else 0
            room = self.limit - max(pickers[place], named)
            if pickers[place] + min(len(wishing), room) >= FEWEST:
                yield from ((paper, place) for _, paper in sorted(wishing)[: max(room, 0)])

    def supporters(
        self, uses: Sequence[Uses], picks: Sequence[Sequence[int]], wanted: Collection[int]
    ) -> Counter[int]:
        """How many papers would pick each term if it were accepted."""
        found: Counter[int] = Counter()
        for mine, picked in zip(uses, picks, strict=True):
            found.update(
                place
                for use in mine
                if (place := use >> SHIFT) in wanted
                and (
                    describes(use, self.terms[place].key)
                    or (use & EARLY and self.telling(place))
                    or (not picked and self.mentions_tell(place))
                )
            )
        return found


def pick_terms(
    uses: Sequence[Uses],
    terms: Sequence[Term],
    ranks: Sequence[int],
    given: Sequence[Given],
    free: Collection[int],
) -> list[list[int]]:
    """The places of each paper's terms, the best first. `free` are the places of terms that may have few papers."""
    picker = Picker(terms, ranks, len(uses), free)
    uses = [[use for use in mine if ranks[use >> SHIFT] != NONE] for mine in uses]
    papers = range(len(uses))
    accepted = {place for place, rank in enumerate(ranks) if rank == FIRST}
    spoken: set[int] = set()
    shared: dict[int, list[int]] = {}
    picks = [picker.pick(uses[paper], given[paper], accepted, spoken) for paper in papers]

    def pick_again(changed: Collection[int]) -> None:
        for paper in papers:
            if any(use >> SHIFT in changed for use in uses[paper]):
                picks[paper] = picker.pick(uses[paper], given[paper], accepted, spoken) or shared.get(
                    paper, []
                )

    def bare() -> list[int]:
        return [paper for paper in papers if not picks[paper] and not given[paper].stated]

    def speak() -> None:
        for paper in bare():
            picks[paper] = picker.spoken_of(picker.own(uses[paper], accepted))[:1]

    def let_fall(fallen: Collection[int]) -> None:
        accepted.difference_update(fallen)
        pick_again(fallen)

    def share(wanted: Callable[[int, int], bool]) -> None:
        for paper, place in picker.share_broad(uses, picks, bare(), wanted):
            picks[paper] = shared[paper] = [place]

    let_fall(too_few(picks, accepted, free) | twice_there(picks, picker))
    share(lambda place, use: describes(use, terms[place].key))
    for wanted in (SECOND, LAST):
        called = {place for paper in bare() for place in picker.call(uses[paper], wanted)}
        accepted |= called
        pick_again(called)
    speak()
    called = set()
    mentions = {paper: picker.spoken_of(picker.own(uses[paper], picker.ranked)) for paper in bare()}
    supporters = picker.supporters(uses, picks, set(chain.from_iterable(mentions.values())))
    for places in mentions.values():
        called.update([place for place in places if supporters[place] >= FEWEST][:1])
    accepted |= called
    spoken |= called
    pick_again(called)
    speak()
    let_fall(too_few(picks, accepted, free))
    speak()
    share(lambda place, use: True)
    return picks


def too_few(picks: Iterable[Sequence[int]], accepted: Collection[int], free: Collection[int]) -> set[int]:
    pickers = Counter(place for mine in picks for place in mine)
    return {place for place in accepted if pickers[place] < FEWEST and place not in free}


def twice_there(picks: Sequence[Sequence[int]], picker: Picker) -> set[int]:
    """The terms that have nearly the same papers as another one, which weighs more."""
    pickers = Counter(place for mine in picks for place in mine)
    together = Counter(pair for mine in picks for pair in combinations(sorted(mine), 2))
    alike = set()
    for (one, other), papers in together.items():
        if papers >= FEWEST and papers > ALIKE * (pickers[one] + pickers[other] - papers):
            weaker = min(one, other, key=lambda place: (picker.terms[place].weight, picker.terms[place].key))
            alike.add(weaker)
    return alike - set(picker.free)
