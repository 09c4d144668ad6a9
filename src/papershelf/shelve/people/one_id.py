"""Names that sources call by one id: joined where they can be one person's name, for ids are mistaken now and then."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from rapidfuzz.fuzz import ratio

from papershelf.shelve.people.groups import Join, Spellings
from papershelf.shelve.people.ids import EVERYWHERE, ORCID
from papershelf.shelve.people.likeness import is_other, joined, likeness, plain
from papershelf.shelve.people.names import HYPHEN, Name, matches, parse
from papershelf.shelve.people.short_forms import SHORT_FORMS
from papershelf.shelve.people.surnames import KEPT

MOST = 50
"""An id that more spellings have is nobody's."""
ALIKE = 80
"""Words whose letters agree in so many per cent can be one, in another spelling or with a mistake."""


def one_id(called: Mapping[str, Collection[str]], spellings: Spellings) -> Iterator[Join]:
    """Names that sources call by one id. One that fits two with other given names is neither."""
    holders: dict[str, list[str]] = defaultdict(list)
    for each in sorted(called):
        for id in called[each]:
            holders[id].append(each)
    for id, keys in sorted(holders.items()):
        if not 1 < len(keys) <= MOST:
            continue
        names = {each: spellings[each][0] for each in keys}
        fits: dict[str, set[str]] = {each: {each} for each in keys}
        for one, other in combinations(keys, 2):
            if can_be_one(names[one], names[other]):
                fits[one].add(other)
                fits[other].add(one)
        for one, other in combinations(keys, 2):
            if other in fits[one] and not any(
                contradict(names[a], names[b]) for a, b in combinations(sorted(fits[one] | fits[other]), 2)
            ):
                yield Join(one, other, sentence(id, {names[one], names[other]}))


def contradict(one: str, other: str) -> bool:
    """Whether two names, each of which can be a third's, have other given names."""
    return not can_be_one(one, other) and not given_agree(parse(one), parse(other))


def sentence(id: str, names: Collection[str]) -> str:
    scheme, _, number = id.partition(":")
    told = " and ".join(f"“{name}”" for name in sorted(names))
    one = len(names) == 1
    if f"{scheme}:" == ORCID:
        return f"{told} {'has' if one else 'have'} the ORCID iD {number}"
    return f"{told} {'is' if one else 'are'} one person in {EVERYWHERE.get(scheme, 'a source that tells people apart')}"


def can_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's of whom an id says so: less has to agree than without one.

    >>> can_be_one("Ada Byron", "Ada King"), can_be_one("A. Byron", "Ada Byron"), can_be_one("Ada Byron", "Wei Zhang")
    (True, True, False)
    """
    if one == other or likeness(*sorted((one, other))):
        return True
    a, b = parse(one), parse(other)
    if is_other(a) or is_other(b):
        return False
    if not a.given or not b.given:
        return bool({*a.words} & {*b.words})
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if alike(a.surname, b.surname):
        return given_agree(a, b)
    if a.given[0] == b.given[0] and a.spelt_out:
        return not ({a.surname, b.surname} & KEPT)
    mine, theirs = ({plain(word) for word in name.words if len(word) > 1} for name in (a, b))
    return len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)  # in another order


def given_agree(a: Name, b: Name) -> bool:
    """Whether some given name or initial of the one is one of the other: many go by their second."""
    return any(
        matches(mine, theirs) or frozenset((mine, theirs)) in SHORT_FORMS or ratio(mine, theirs) >= ALIKE
        for mine in (*a.given, joined(a.given))
        for theirs in (*b.given, joined(b.given))
    )


def alike(one: str, other: str) -> bool:
    """Whether two surnames are one, in another spelling, or share a part."""
    parts, others = set(HYPHEN.split(one)), set(HYPHEN.split(other))
    return bool(parts & others) or ratio(plain(one), plain(other)) >= ALIKE
