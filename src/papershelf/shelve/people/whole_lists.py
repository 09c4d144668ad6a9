"""Whole lists of authors in another script: names that say one name vouch for each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from papershelf.model import Frozen
from papershelf.shelve.people.likeness import is_foreign
from papershelf.shelve.people.names import WHOLE
from papershelf.shelve.people.scripts import foreign_keys, latin_keys, say_one

SHORT = 2
"""Names of so few letters that are written without spaces are shared by many who say them alike."""


class Twins(Frozen, frozen=True):
    """Two groups whose names say one name in two scripts, and pairs of groups of which the same holds, one of each
    pair writing with the one and one with the other."""

    foreign: str
    latin: str
    vouching: tuple[tuple[str, str], ...]


def twins(main: Mapping[str, str], known: Mapping[str, set[str]]) -> Iterator[Twins]:
    """Groups in two scripts, each of which is no other's twin. `main` gives the name of a group, `known` with which
    groups it writes, itself among them."""
    foreign = sorted(home for home in known if is_foreign(main[home]))
    if not foreign:
        return
    wanted: dict[str, list[str]] = defaultdict(list)
    for home in foreign:
        for each in foreign_keys(main[home]):
            wanted[each].append(home)
    alike: dict[str, set[str]] = defaultdict(set)
    for home in sorted(known):
        name = main[home]
        if is_foreign(name):
            continue
        for each in {one for key in latin_keys(name) for one in wanted.get(key, ())}:
            if say_one(name, main[each]):
                alike[each].add(home)
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for home in sorted(alike):
        for latin in sorted(alike[home] - known[home]):
            twinned = [
                (friend, other)
                for friend in sorted(known[home] - {home})
                for other in sorted(alike.get(friend, set()) & known[latin] - {latin})
            ]
            both = [(friend, friend) for friend in sorted(known[home] & known[latin])]
            short = any(is_short(main[each]) for each in (home, *(one for one, _ in twinned)))
            if twinned and len(twinned) + len(both) > short:
                found[home, latin] = (*twinned, *both)
    fits = Counter(home for pair in found for home in pair)
    for (home, latin), pairs in found.items():
        if fits[home] == fits[latin] == 1:
            yield Twins(home, latin, pairs)


def is_short(name: str) -> bool:
    bare = "".join(name.split())
    return WHOLE.fullmatch(bare) is not None and len(bare) <= SHORT
