"""Many texts in one array: the numbers of their tokens, one text behind the other."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool]
    Whole = NDArray[np.int64]
    Tokens = NDArray[np.int32]

AT_ONCE = 1_000
"""Texts that are looked at together: enough to make up for a call, few enough for what it makes on its way."""


class Texts:
    """Texts by their numbers: text n is `tokens[starts[n] : starts[n + 1]]`. One of them reads as a list."""

    __slots__ = ("starts", "tokens")

    def __init__(self, tokens: "Tokens", starts: "Whole") -> None:
        self.tokens = tokens
        self.starts = starts

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, text: int) -> list[int]:
        tokens: list[int] = self.tokens[self.starts[text] : self.starts[text + 1]].tolist()
        return tokens

    def __iter__(self) -> Iterator[list[int]]:
        return map(self.__getitem__, range(len(self)))

    def parts(self) -> "Iterator[tuple[int, Texts]]":
        """The texts some thousands at a time, at least once, each part with the number of its first one."""
        for first in range(0, max(len(self), 1), AT_ONCE):
            yield first, self.some(first, first + AT_ONCE)

    def some(self, first: int, last: int) -> "Texts":
        """The texts from one number up to another."""
        starts = self.starts[first : last + 1]
        return Texts(self.tokens[starts[0] : starts[-1]], starts - starts[0])

    def chosen(self, texts: "Whole") -> "Texts":
        """The texts of some numbers."""
        import numpy as np

        lengths = np.diff(self.starts)[texts]
        return Texts(self.tokens[gathered(self.starts[texts], lengths)], added_up(lengths))

    def of_tokens(self) -> "Whole":
        """The number of each token's text."""
        import numpy as np

        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def replaced(self, others: dict[int, list[int]]) -> "Texts":
        """The texts with others for those of some numbers."""
        import numpy as np

        lengths = np.diff(self.starts)
        lengths[list(others)] = [len(text) for text in others.values()]
        pieces = [self.tokens[:0]]
        done = 0
        for number, text in sorted(others.items()):
            pieces += (self.tokens[self.starts[done] : self.starts[number]], np.array(text, np.int32))
            done = number + 1
        pieces.append(self.tokens[self.starts[done] :])
        return Texts(np.concatenate(pieces), added_up(lengths))


def begins(runs: "Whole") -> "Flags":
    """Whether each of some numbers is another than the one before."""
    import numpy as np

    first: Flags = np.ones(len(runs), bool)
    np.not_equal(runs[1:], runs[:-1], out=first[1:])
    return first


def distinct(numbers: "Whole") -> "Whole":
    """Numbers sorted, each once. `numpy.unique` hashes them, which takes seven times as long for millions."""
    import numpy as np

    ordered = np.sort(numbers)
    return ordered[begins(ordered)]


def places_in(runs: "Whole") -> "Whole":
    """The place of each of sorted numbers among its equals."""
    import numpy as np

    starts = np.flatnonzero(begins(runs))
    return np.arange(len(runs)) - np.repeat(starts, np.diff(np.append(starts, len(runs))))


def found_in(known: "Whole", wanted: "Whole") -> "tuple[Whole, Flags]":
    """Where each of some numbers is among sorted ones, and whether it is there."""
    import numpy as np

    at = np.searchsorted(known, wanted)
    if not len(known):
        return at, np.zeros(len(wanted), bool)
    there: Flags = known[np.minimum(at, len(known) - 1)] == wanted
    return at, there


def added_up(lengths: "Sequence[int] | Whole") -> "Whole":
    """Where each of things one behind the other starts, and where the last one ends."""
    import numpy as np

    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def gathered(starts: "Whole", lengths: "Whole") -> "Whole":
    """The places of runs that start at `starts` and are so long, one run behind the other."""
    import numpy as np

    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(starts - ends + lengths, lengths)
