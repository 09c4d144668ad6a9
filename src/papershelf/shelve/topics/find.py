"""Known terms to the places where texts have them, in one walk over the tokens of a text."""

from collections import defaultdict
from collections.abc import Sequence

from papershelf.shelve.topics.phrases import Grammar
from papershelf.shelve.topics.spellings import Key


class Tree:
    """Terms by their parts."""

    __slots__ = ("branches", "term")

    def __init__(self) -> None:
        self.branches: dict[str, Tree] = {}
        self.term = -1

    def add(self, key: Key, term: int) -> None:
        node = self
        for part in key:
            node = node.branches.setdefault(part, Tree())
        node.term = term

    def follow(self, parts: Key) -> "Tree | None":
        """Where the parts of one more token lead; nowhere for punctuation."""
        node: Tree | None = self if parts else None
        for part in parts:
            if node is not None:
                node = node.branches.get(part)
        return node


class State:
    """Where one more token has led: the term that may end with it, or -1, and the tokens that may follow."""

    __slots__ = ("next", "onward", "term")

    def __init__(self, term: int, onward: Tree | None) -> None:
        self.term = term
        self.onward = onward
        self.next: dict[int, State] | None = None
        """Made when it is first asked for."""


class Finder:
    """Looks for terms, which it calls by their places in `keys`; for none where a key is empty."""

    def __init__(self, grammar: Grammar, keys: Sequence[Key]) -> None:
        self.grammar = grammar
        tree = Tree()
        for number, key in enumerate(keys):
            if key:
                tree.add(key, number)
        self.by_first: dict[str, list[int]] = defaultdict(list)
        """The tokens by their first part."""
        for token, (parts, whole) in enumerate(zip(grammar.parts, grammar.whole, strict=True)):
            for first in {*parts[:1], *whole[:1]}:
                self.by_first[first].append(token)
        self.first: list[State | None] = [None] * len(grammar.parts)
        """Where each token leads as the first of a term."""
        for part in tree.branches:
            for token in self.by_first.get(part, ()):
                if grammar.starts[token]:
                    self.first[token] = self.step(tree, token)

    def step(self, tree: Tree, token: int) -> State | None:
        grammar = self.grammar
        ended = tree.follow(grammar.parts[token])
        onward = ended
        if grammar.whole[token] is not grammar.parts[token]:
            onward = tree.follow(grammar.whole[token])
        if not grammar.goes_on[token] or (onward is not None and not onward.branches):
            onward = None
        term = ended.term if ended is not None and grammar.ends[token] else -1
        return State(term, onward) if term >= 0 or onward is not None else None

    def following(self, state: State) -> dict[int, State]:
        """Where each token leads from a state."""
        state.next = {}
        if state.onward is not None:
            for part in state.onward.branches:
                for token in self.by_first.get(part, ()):
                    if reached := self.step(state.onward, token):
                        state.next[token] = reached
        return state.next

    def find(self, text: Sequence[int]) -> list[tuple[int, int, int]]:
        """Every place of a text where a term stands: start, end and the term."""
        found = []
        first = self.first
        size = len(text)
        for start, token in enumerate(text):
            state = first[token]
            if state is None:
                continue
            end = start + 1
            while True:
                if state.term >= 0:
                    found.append((start, end, state.term))
                if state.onward is None or end == size:
                    break
                following = state.next if state.next is not None else self.following(state)
                state = following.get(text[end])
                if state is None:
                    break
                end += 1
        return found
