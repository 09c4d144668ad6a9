"""Known terms to the places where texts have them, all texts at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from papershelf.shelve.topics.phrases import Grammar
from papershelf.shelve.topics.spellings import LONGEST, Key
from papershelf.shelve.topics.texts import Texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from papershelf.shelve.topics.texts import Flags, Tokens, Whole


SHIFT = 32
"""An edge of the tree in one number: the node that it leaves, above so many bits the part that it goes by."""
SPREAD = 0x9E3779B97F4A7C15
"""2^64 / φ, by which numbers are spread over a table (Knuth, The Art of Computer Programming 3, 6.4)."""
ROOM = 8
"""Places of the table for each edge, so that seven of eight that are asked for in vain are told by it."""


class Places(NamedTuple):
    """Places of texts where terms stand, in any order: where each starts and ends among the tokens of all texts, and
    the term."""

    starts: "Whole"
    ends: "Whole"
    terms: "Whole"


class Finder:
    """Looks for terms, which it calls by their places in `keys`; for none where a key is empty."""

    def __init__(self, grammar: Grammar, keys: Sequence[Key]) -> None:
        import numpy as np

        self.grammar = grammar
        edges: dict[int, int] = {}
        ended: dict[int, int] = {}
        part_numbers = grammar.part_numbers
        nodes = 1
        for number, key in enumerate(keys):
            node = 0
            for part in key:
                edge = node << SHIFT | part_numbers.get(part, len(part_numbers))
                if edge not in edges:
                    edges[edge] = nodes
                    nodes += 1
                node = edges[edge]
            if key:
                ended[node] = number
        known = np.fromiter(edges, np.int64, len(edges))
        order = np.argsort(known)
        self.edges = known[order]
        self.reached = np.fromiter(edges.values(), np.int64, len(edges))[order]
        self.bits = np.uint64(64 - max(ROOM * len(edges), 2).bit_length())
        self.filled: Flags = np.zeros(1 << (64 - int(self.bits)), bool)
        self.filled[self.slots(self.edges)] = True
        self.terms: Whole = np.full(nodes + 1, -1, np.int64)
        """The term that ends at a node; the last place is for none, -1."""
        self.terms[np.fromiter(ended, np.int64, len(ended))] = np.fromiter(
            ended.values(), np.int64, len(ended)
        )
        self.inner: Flags = np.zeros(nodes + 1, bool)
        """Whether a term goes on from a node."""
        self.inner[self.edges >> SHIFT] = True
        every = np.flatnonzero(grammar.starting)
        self.first_terms: Whole = np.full(len(grammar.starting) + 1, -1, np.int64)
        """The term that each token is alone …"""
        self.first_nodes: Whole = np.full(len(grammar.starting) + 1, -1, np.int64)
        """… and where it leads to, -1 for nowhere."""
        self.first_terms[every], self.first_nodes[every] = self.go(np.zeros(len(every), np.int64), every)

    def slots(self, edges: "Whole") -> "NDArray[np.uint64]":
        """The places of edges in the table."""
        import numpy as np

        return (edges.view(np.uint64) * np.uint64(SPREAD)) >> self.bits

    def step(self, nodes: "Whole", parts: "Whole") -> "Whole":
        """Where parts lead from nodes, -1 for nowhere."""
        import numpy as np

        wanted = nodes << SHIFT | parts
        likely = np.flatnonzero(self.filled[self.slots(wanted)])
        wanted = wanted[likely]
        at = np.minimum(np.searchsorted(self.edges, wanted), len(self.edges) - 1)
        there = self.edges[at] == wanted
        reached: Whole = np.full(len(nodes), -1, np.int64)
        reached[likely[there]] = self.reached[at[there]]
        return reached

    def follow(self, nodes: "Whole", forms: "Whole") -> "Whole":
        """Where forms of one or more parts lead from nodes, -1 for nowhere."""
        import numpy as np

        if not len(self.edges):
            return np.full(len(nodes), -1, np.int64)
        parts, sizes = self.grammar.parts_of_forms, self.grammar.sizes_of_forms[forms]
        reached = self.step(nodes, parts[forms, 0])
        for place in range(1, LONGEST):
            on = np.flatnonzero((sizes > place) & (reached >= 0))
            if not len(on):
                break
            reached[on] = self.step(reached[on], parts[forms[on], place])
        return reached

    def go(self, nodes: "Whole", tokens: "Whole | Tokens") -> "tuple[Whole, Whole]":
        """The terms that end with tokens that follow nodes, and where these lead; -1 for none."""
        import numpy as np

        grammar = self.grammar
        forms, whole = grammar.forms[tokens], grammar.whole_forms[tokens]
        ended = self.follow(nodes, forms)
        onward = ended.copy()
        other = np.flatnonzero(forms != whole)
        onward[other] = self.follow(nodes[other], whole[other])
        onward[~(grammar.going_on[tokens] & self.inner[onward])] = -1
        return np.where(grammar.ending[tokens], self.terms[ended], -1), onward

    def find(self, texts: Texts) -> Places:
        """Every place of texts where a term stands."""
        import numpy as np

        tokens = texts.tokens
        size = len(tokens)
        last: Flags = np.zeros(size, bool)  # tokens that end a text
        last[texts.starts[1:][np.diff(texts.starts) > 0] - 1] = True
        terms = self.first_terms[tokens]
        start = np.flatnonzero(terms >= 0)
        found = [(start, start + 1, terms[start])]
        nodes = self.first_nodes[tokens]
        start = np.flatnonzero(nodes >= 0)
        nodes, end = nodes[start], start + 1
        while len(start):
            on = np.flatnonzero(~last[end - 1])
            start, end, nodes = start[on], end[on], nodes[on]
            terms, nodes = self.go(nodes, tokens[end])
            end = end + 1
            there = np.flatnonzero(terms >= 0)
            found.append((start[there], end[there], terms[there]))
            on = np.flatnonzero(nodes >= 0)
            start, end, nodes = start[on], end[on], nodes[on]
        return Places(*map(np.concatenate, zip(*found, strict=True)))
