"""Ranks to picks: the terms that each paper gets, in a fixed number of rounds.

A paper's pick is a function of what it has and of the terms that are accepted. These are, one round after the other:
the first rank, without what is twice there; of the second and the last rank what papers call that have nothing else;
and never what ends up with too few papers. A round that takes terms away only gives more papers to those that stay.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from papershelf.model import Frozen
from papershelf.shelve.topics.held import Held, best_of, first_of
from papershelf.shelve.topics.judge import FEWEST, FIRST, LAST, SECOND
from papershelf.shelve.topics.terms import Term
from papershelf.shelve.topics.texts import places_in
from papershelf.shelve.topics.uses import EARLY, Uses

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Flags, Whole


MOST_TOPICS = 6
"""Topics of a paper, unless its sources state more."""
ENOUGH_STATED = 2
"""A paper with so many stated topics has no need of mined ones."""
ALIKE = 0.8
"""Papers that two terms share, as a share of the papers of either, from which on they are one topic."""
SHIFT = 32


class Given(Frozen, frozen=True, kw_only=True):
    """What papers have without their words, by number: topics that sources state, and topics in all."""

    stated: "Whole"
    topics: "Whole"


class Picks:
    """The terms that papers have picked: for each pick the paper, its order there, and the term's place."""

    __slots__ = ("orders", "papers", "places")

    def __init__(self, papers: "Whole", orders: "Whole", places: "Whole") -> None:
        self.papers = papers
        self.orders = orders
        self.places = places

    def without(self, papers: "Flags") -> "Picks":
        """Those of other papers."""
        keep = ~papers[self.papers]
        return Picks(self.papers[keep], self.orders[keep], self.places[keep])

    def with_these(self, other: "Picks") -> "Picks":
        import numpy as np

        return Picks(
            np.concatenate((self.papers, other.papers)),
            np.concatenate((self.orders, other.orders)),
            np.concatenate((self.places, other.places)),
        )


def single_picks(papers: "Whole", places: "Whole") -> Picks:
    """One term for each of some papers."""
    import numpy as np

    return Picks(papers, np.zeros(len(papers), np.int64), places)


class Rounds:
    """The picks of all papers from one round to the next, and the terms that are accepted."""

    def __init__(
        self, uses: Uses, terms: Sequence[Term], ranks: Sequence[int], given: Given, free: Collection[int]
    ) -> None:
        import numpy as np

        self.held = Held(uses, terms, ranks, free)
        self.given = given
        self.count = len(terms)
        self.accepted: Flags = self.held.ranks == FIRST
        self.spoken: Flags = np.zeros(self.count, bool)
        """Terms that were called for papers that only speak of them."""
        self.shared: Whole = np.full(self.held.papers_in_all, -1, np.int64)
        """The term that too many papers speak of and that each paper got, having no other, or -1."""
        self.picks = single_picks(self.shared[:0], self.shared[:0])
        self.picks = self.pick(np.ones(self.held.papers_in_all, bool))

    def pick(self, papers: "Flags") -> Picks:
        """What some papers pick of the accepted terms, the best first: what they are about, and with few of these what
        they speak of. Those without any go by a mention too of what is called for such papers."""
        import numpy as np

        held, given = self.held, self.given
        own = held.own(self.accepted[held.places] & papers[held.papers])
        own = own.some(np.argsort(held.order(own)))
        firmly = given.stated >= ENOUGH_STATED
        about = held.describes(own, firmly[own.papers])
        most = np.maximum(MOST_TOPICS - given.topics, np.where(given.stated > 0, 0, 1))
        about[about] = places_in(own.papers[about]) < most[own.papers[about]]
        picked = np.bincount(own.papers[about], minlength=held.papers_in_all)
        room = np.where(firmly, 0, np.maximum(MOST_TOPICS - given.topics - picked, 0))
        early = ~about & (own.uses & EARLY > 0) & held.telling[own.places]
        early[early] = places_in(own.papers[early]) < room[own.papers[early]]
        chosen = np.concatenate((np.flatnonzero(about), np.flatnonzero(early)))
        chosen = chosen[np.argsort(own.papers[chosen], kind="stable")]
        found = own.papers[chosen]
        picks = Picks(found, places_in(found), own.places[chosen])
        bare = (given.stated == 0) & papers
        bare[found] = False
        told = (self.spoken & held.tells)[own.places] & bare[own.papers]
        mentioned = held.spoken_of(own.some(np.flatnonzero(told)))
        picks = picks.with_these(single_picks(mentioned.papers, mentioned.places))
        bare = papers & (self.shared >= 0)
        bare[picks.papers] = False
        last = np.flatnonzero(bare)
        return picks.with_these(single_picks(last, self.shared[last]))

    def pick_again(self, changed: "Flags") -> None:
        """Let papers that have something of changed terms pick again."""
        import numpy as np

        papers: Flags = np.zeros(self.held.papers_in_all, bool)
        papers[self.held.papers[changed[self.held.places]]] = True
        self.picks = self.picks.without(papers).with_these(self.pick(papers))

    def bare(self) -> "Flags":
        """The papers that have no topic."""
        bare: Flags = self.given.stated == 0
        bare[self.picks.papers] = False
        return bare

    def let_fall(self, fallen: "Flags") -> None:
        self.accepted &= ~fallen
        self.pick_again(fallen)

    def accept(self, called: "Flags") -> None:
        self.accepted |= called
        self.pick_again(called)

    def speak(self) -> None:
        """Give papers without a topic the best of the accepted terms that they speak of."""
        import numpy as np

        held, bare = self.held, self.bare()
        own = held.own(self.accepted[held.places] & bare[held.papers])
        best = held.spoken_of(own.some(np.flatnonzero(held.tells[own.places])))
        self.picks = self.picks.with_these(single_picks(best.papers, best.places))

    def called(self, rank: int) -> "Flags":
        """The terms of a rank that papers without a topic are about most, if enough papers are."""
        import numpy as np

        held = self.held
        own = held.own((held.ranks == rank)[held.places] & self.bare()[held.papers])
        apt = held.describes(own, np.zeros(len(own.papers), bool)) & (held.about >= FEWEST)[own.places]
        if rank == LAST:
            apt &= ~held.single[own.places]
        own = own.some(np.flatnonzero(apt))
        called: Flags = np.zeros(self.count, bool)
        called[first_of(own, held.calls(own)).places] = True
        return called

    def mentioned(self) -> "Flags":
        """Of the terms that papers without a topic speak of, for each the best that enough papers would pick."""
        import numpy as np

        held, bare = self.held, self.bare()
        own = held.own(bare[held.papers])
        own = own.some(np.flatnonzero(held.tells[own.places]))
        without = np.ones(held.papers_in_all, bool)
        without[self.picks.papers] = False
        wanted: Flags = np.zeros(self.count, bool)
        wanted[own.places] = True
        support = held.describes_any | (held.rows.uses & EARLY > 0) & held.telling[held.places]
        support |= without[held.papers] & held.tells[held.places]
        supporters = np.bincount(held.places[support & wanted[held.places]], minlength=self.count)
        called: Flags = np.zeros(self.count, bool)
        enough = own.some(np.flatnonzero(supporters[own.places] >= FEWEST))
        called[held.spoken_of(enough).places] = True
        return called

    def share_broad(self, described: bool) -> None:
        """Give papers without a topic one that too many speak of: as many papers as fit, those most about it, or only
        such as it describes."""
        import numpy as np

        held = self.held
        wishing = self.bare()[held.papers] & (~held.tells & (held.ranks >= SECOND))[held.places]
        if described:
            wishing &= held.describes_any
        rows = held.rows.some(np.flatnonzero(wishing))
        wishes = first_of(rows, held.order(rows))
        pickers = np.bincount(self.picks.places, minlength=self.count)
        named = np.where((held.titles <= held.limit) & (held.limit < held.about), held.titles, 0)
        room = held.limit - np.maximum(pickers, named)
        wishers = np.bincount(wishes.places, minlength=self.count)
        room[pickers + np.minimum(wishers, room) < FEWEST] = 0
        wishes = wishes.some(np.lexsort((wishes.papers, -held.eighths(wishes), wishes.places)))
        wishes = wishes.some(np.flatnonzero(places_in(wishes.places) < room[wishes.places]))
        self.shared[wishes.papers] = wishes.places
        self.picks = self.picks.with_these(single_picks(wishes.papers, wishes.places))

    def too_few(self) -> "Flags":
        import numpy as np

        pickers = np.bincount(self.picks.places, minlength=self.count)
        few: Flags = self.accepted & (pickers < FEWEST) & ~self.held.free
        return few

    def twice_there(self) -> "Flags":
        """The terms that have nearly the same papers as another one, which weighs more."""
        import numpy as np

        order = np.argsort(self.picks.papers << SHIFT | self.picks.places)
        papers, places = self.picks.papers[order], self.picks.places[order]
        pairs = [places[:0]]
        for apart in range(1, best_of(papers)):
            together = np.flatnonzero(papers[apart:] == papers[:-apart])
            pairs.append(places[together] << SHIFT | places[together + apart])
        pair, both = np.unique(np.concatenate(pairs), return_counts=True)
        one, other = pair >> SHIFT, pair & (1 << SHIFT) - 1
        pickers = np.bincount(places, minlength=self.count)
        same = (both >= FEWEST) & (both > ALIKE * (pickers[one] + pickers[other] - both))
        one, other = one[same], other[same]
        weight = self.held.weight
        alike: Flags = np.zeros(self.count, bool)
        alike[np.where(weight[other] < weight[one], other, one)] = True
        return alike & ~self.held.free


def pick_terms(
    uses: Uses, terms: Sequence[Term], ranks: Sequence[int], given: Given, free: Collection[int]
) -> Picks:
    """The terms of each paper. `free` are the places of terms that may have few papers, as sources state them."""
    rounds = Rounds(uses, terms, ranks, given, free)
    rounds.let_fall(rounds.too_few() | rounds.twice_there())
    rounds.share_broad(described=True)
    for rank in (SECOND, LAST):
        rounds.accept(rounds.called(rank))
    rounds.speak()
    called = rounds.mentioned()
    rounds.spoken |= called
    rounds.accept(called)
    rounds.speak()
    rounds.let_fall(rounds.too_few())
    rounds.speak()
    rounds.share_broad(described=False)
    return rounds.picks
