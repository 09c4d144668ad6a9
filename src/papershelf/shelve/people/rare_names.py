"""Rare names with and without a middle initial, on papers of one subject."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from papershelf.english import listed
from papershelf.model import Frozen
from papershelf.shelve.papers.listing import folded
from papershelf.shelve.people.names import compatible, left_out, parse
from papershelf.shelve.people.surnames import KEPT

LONG = 8
"""Shorter surnames, without a hyphen, are many people's."""
LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG}}}|-")
COMMON = 0.01, 5
"""Words of more titles, by their share and their number, name no subject."""
WORD = re.compile(r"[^\W\d_]{4,}")
SHARED = 2
"""So many words of titles make one subject."""


class OneSubject(Frozen, frozen=True):
    one: str
    other: str
    reason: str


def of_one_subject(
    main: Mapping[str, str], papers: Sequence[frozenset[str]], home: Mapping[str, str], titles: Sequence[str]
) -> Iterator[OneSubject]:
    """Pairs of groups whose names differ in middle initials alone, where nobody else has the surname, that stand on
    papers whose titles share rare words. `main` gives a group's name, `papers` the keys of its names, `home` their
    groups."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for each in sorted(main):
        if not LONG_WORD.search(main[each]):
            continue
        parts = parse(main[each])
        if parts.spelt_out and is_rare(parts.surname):
            by_surname[parts.surname].append(each)
    pairs = [
        (one, other)
        for homes in by_surname.values()
        if len(homes) == 2
        for one, other in combinations(homes, 2)
        if compatible(a := parse(main[one]), b := parse(main[other])) and a.spelt_out and not left_out(a, b)
    ]
    if not pairs or not titles:
        return
    wanted = {each for pair in pairs for each in pair}
    own: dict[str, list[frozenset[str]]] = defaultdict(list)
    words = [frozenset(WORD.findall(folded(title))) for title in titles]
    for number, keys in enumerate(papers):
        for each in {home[key] for key in keys} & wanted:
            own[each].append(words[number])
    counts = Counter(word for each in words for word in each)
    most = max(COMMON[0] * len(titles), COMMON[1])
    for one, other in pairs:
        shared = [
            sorted(word for word in a & b if counts[word] <= most) for a in own[one] for b in own[other]
        ]
        best = max(shared, key=lambda each: (len(each), each), default=[])
        if len(best) >= SHARED:
            names = " and ".join(f"“{name}”" for name in sorted((main[one], main[other])))
            told = listed([f"“{word}”" for word in best[:3]])
            yield OneSubject(
                one, other, f"{names} differ in middle names only, and both have a paper on {told}"
            )


def is_rare(surname: str) -> bool:
    return surname not in KEPT and ("-" in surname or len(surname) >= LONG)
