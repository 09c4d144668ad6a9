"""What titles of papers have in common: words that few titles have."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from papershelf.shelve.papers.listing import folded
from papershelf.shelve.topics.common import FUNCTION, GENERIC, PLAIN

COMMON = 0.01, 5
"""Words of more titles, by their share and their number, name no subject."""
SAID = frozenset(folded(word) for word in FUNCTION | GENERIC | PLAIN)
"""Words that titles of all fields have, however few have them here."""
LONG = 5
"""Where few titles are known, a shorter word is rare by chance."""
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
        share, number = COMMON
        few = share * len(words) < number
        rare = {
            word
            for word, count in counts.items()
            if count <= (number if few else share * len(words))
            and word not in SAID
            and word.removesuffix("s") not in SAID
            and (len(word) >= LONG or not few)
        }
        return [each & rare for each in words]

    def shared(self, one: Iterable[int], other: Iterable[int]) -> list[str]:
        """The rare words that a paper of the one and a paper of the other have most of, in order; none where these are
        too few to make a subject."""
        if not self.titles:
            return []
        holders: dict[str, list[int]] = defaultdict(list)
        for number in dict.fromkeys(other):
            for word in self.words[number]:
                holders[word].append(number)
        best: list[str] = []
        for number in one:
            mine = self.words[number]
            if len(mine) < SHARED:
                continue
            counts = Counter(each for word in mine for each in holders.get(word, ()))
            most = max(counts.values(), default=0)
            if most >= max(SHARED, len(best)):
                like = (sorted(mine & self.words[each]) for each, count in counts.items() if count == most)
                best = max([best, *like], key=lambda each: (len(each), each))
        return best
