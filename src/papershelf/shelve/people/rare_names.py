"""Rare names with and without a middle initial, on papers of one subject."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from papershelf.english import listed
from papershelf.model import Frozen
from papershelf.shelve.people.names import compatible, left_out, parse
from papershelf.shelve.people.subjects import Subjects
from papershelf.shelve.people.surnames import is_frequent

LONG = 8
"""Shorter surnames, without a hyphen, are many people's."""
LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG}}}|-")


class OneSubject(Frozen, frozen=True):
    one: str
    other: str
    reason: str


def of_one_subject(
    main: Mapping[str, str], papers: Sequence[frozenset[str]], home: Mapping[str, str], subjects: Subjects
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
    if not pairs or not subjects.titles:
        return
    wanted = {each for pair in pairs for each in pair}
    own: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(papers):
        for each in {home[key] for key in keys} & wanted:
            own[each].append(number)
    for one, other in pairs:
        if best := subjects.shared(own[one], own[other]):
            names = " and ".join(f"“{name}”" for name in sorted((main[one], main[other])))
            told = listed([f"“{word}”" for word in best[:3]])
            yield OneSubject(
                one, other, f"{names} differ in middle names only, and both have a paper on {told}"
            )


def is_rare(surname: str) -> bool:
    return not is_frequent(surname) and ("-" in surname or len(surname) >= LONG)
