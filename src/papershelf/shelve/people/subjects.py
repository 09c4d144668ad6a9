"""What titles of papers have in common: words that few titles have."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from papershelf.shelve.papers.listing import folded

COMMON = 0.01, 5
"""Words of more titles, by their share and their number, name no subject."""
WORD = re.compile(r"[^\W\d_]{4,}")
SHARED = 2
"""So many words of titles make one subject."""


class Subjects:
    """The rare words of each paper's title, counted when they are first asked for."""

    def __init__(self, titles: Sequence[str]) -> None:
        self.titles = titles

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """For each paper, the words of its title that few others have."""
        words = [frozenset(WORD.findall(folded(title))) for title in self.titles]
        counts = Counter(word for each in words for word in each)
        most = max(COMMON[0] * len(words), COMMON[1])
        return [frozenset(word for word in each if counts[word] <= most) for each in words]

    def shared(self, one: Iterable[int], other: Iterable[int]) -> list[str]:
        """The rare words that a paper of the one and a paper of the other have most of, in order; none where these are
        too few to make a subject."""
        if not self.titles:
            return []
        theirs = [self.words[number] for number in other]
        found = (sorted(self.words[number] & each) for number in one for each in theirs)
        best = max(found, key=lambda each: (len(each), each), default=[])
        return best if len(best) >= SHARED else []
