"""People who could be one by their names, and were not joined for want of evidence."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, combinations, islice

from papershelf.shelve.people.likeness import is_foreign, is_transliterated, likeness, plain
from papershelf.shelve.people.names import Name, compatible, parse
from papershelf.shelve.people.persona import Persona
from papershelf.shelve.people.scripts import foreign_keys, latin_keys
from papershelf.shelve.people.sounds import sound

SIMILAR = 8
"""How many people of a like name a person's page lists."""
CROWD = 30
"""What more names than this have in common says little of any two."""


def namesakes(personas: Sequence[Persona]) -> list[tuple[int, ...]]:
    """For each persona, the numbers of others that could be the same person: with more or fewer given names or
    initials, then with the name turned round, in another script or transliteration."""
    names = [persona.name for persona in personas]
    found: list[list[int]] = [[] for _ in names]
    groups: dict[tuple[str, str], list[tuple[int, Name]]] = defaultdict(list)
    order = sorted(range(len(names)), key=lambda each: names[each])
    parsed = [parse(name) for name in names]
    for number in order:
        parts = parsed[number]
        if parts.given:
            groups[parts.surname, parts.given[0]].append((number, parts))
    for (surname, given), group in groups.items():
        rivals = groups.get((surname, given[0]), []) if len(given) > 1 else []
        for place, (a, mine) in enumerate(group):
            for b, theirs in chain(islice(group, place + 1, None), rivals):
                if len(found[a]) >= SIMILAR:
                    break
                if len(found[b]) < SIMILAR and compatible(mine, theirs):
                    found[a].append(b)
                    found[b].append(a)
    for a, b in otherwise_written(names, parsed, order):
        if len(found[a]) < SIMILAR and len(found[b]) < SIMILAR and b not in found[a]:
            found[a].append(b)
            found[b].append(a)
    return [tuple(others) for others in found]


def otherwise_written(
    names: Sequence[str], parsed: Sequence[Name], order: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of people whose names, also given in their parts, say one name in two ways."""
    foreign = {key for name in names if is_foreign(name) for key in foreign_keys(name)}
    first: dict[tuple[str, ...], int] = {}
    common: dict[tuple[str, ...], list[int]] = {}
    for number in order:
        name, parts = names[number], parsed[number]
        for key in keys_of(name, parts, foreign):
            if (other := first.setdefault(key, number)) != number:
                common.setdefault(key, [other]).append(number)
    for numbers in common.values():
        for a, b in combinations(numbers, 2) if 1 < len(numbers) <= CROWD else ():
            if likeness(*sorted((names[a], names[b]))):
                yield a, b


def keys_of(name: str, parts: Name, foreign: Collection[str]) -> Iterator[tuple[str, ...]]:
    """What a name has in common with other ways to write it. `foreign` holds what names in other scripts have."""
    words = parts.words
    if len(words) > 1:
        yield tuple(sorted(map(plain, words) if "-" in name else words))
        if is_transliterated(words[0]):
            yield "sound", sound(parts.surname)
    if foreign:
        for key in foreign_keys(name) if is_foreign(name) else latin_keys(name):
            if key in foreign:
                yield "script", key
