"""Names on papers to persons: spellings joined on evidence that is kept, namesakes and initials kept apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice

import msgspec

from papershelf.english import listed
from papershelf.model import Frozen
from papershelf.shelve.papers.listing import folded, name_key
from papershelf.shelve.people.names import Name, compatible, left_out, parse, spelling_rank

SIMILAR = 8
"""How many people of a like name a person's page lists."""

Spellings = dict[str, list[str]]
"""A key → the names, as written, that differ only in case, accents, hyphens or points."""


Mention = tuple[int, int]
"""A name on a paper: the paper's number, and the name's place in its author list."""


class Persona(Frozen, frozen=True, kw_only=True):
    """One person by name: the main spelling, the others, why they are one, and where they stand."""

    name: str
    also_written: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    orcid: str | None = None
    homepage: str | None = None


class Join(msgspec.Struct, frozen=True, order=True):
    """Two keys that are one person, and why."""

    one: str
    other: str
    reason: str


def identify(papers: Sequence[Sequence[str]]) -> list[Persona]:
    """The people behind the names, each name on each paper in one of them. `papers` gives each paper's names; what is
    joined does not depend on their order.

    Names are one person when they differ only in case, accents, hyphens or points; or when surname and first given
    name are equal, the middle names can be the same, and both write with a third person. Who stands twice on a paper
    is two people.
    """
    places: dict[str, list[Mention]] = defaultdict(list)
    twins: list[Persona] = []
    for number, names in enumerate(papers):
        for place, name in enumerate(names):
            if name in names[:place]:
                twins.append(Persona(name=name, mentions=((number, place),)))
            else:
                places[name].append((number, place))
    mentions = Counter({name: len(where) for name, where in places.items()})
    spellings = by_key(mentions, papers)
    main = {key: best(names, mentions) for key, names in spellings.items()}
    personas = []
    for keys, reasons in joined(spellings, middle_name_joins(spellings, papers, main)):
        names = [name for key in keys for name in spellings[key]]
        name = best(names, mentions)
        alike = [
            same_but_for(main[key], each)
            for key in sorted(keys)
            for each in spellings[key]
            if each != main[key]
        ]
        personas.append(
            Persona(
                name=name,
                also_written=tuple(sorted(each for each in names if each != name)),
                evidence=(*alike, *reasons),
                mentions=tuple(sorted(where for each in names for where in places[each])),
            )
        )
    return personas + twins


def joined(keys: Iterable[str], joins: Iterable[Join]) -> list[tuple[list[str], list[str]]]:
    """The keys in groups, each with the reasons that made it one."""
    home = {key: key for key in keys}
    members = {key: [key] for key in home}
    reasons: dict[str, list[str]] = defaultdict(list)
    for join in sorted(joins):
        one, other = sorted((home[join.one], home[join.other]))
        if one != other:
            for key in members[other]:
                home[key] = one
            members[one] += members.pop(other)
            reasons[one] += reasons.pop(other, [])
        reasons[one].append(join.reason)
    return [(keys, reasons[first]) for first, keys in members.items()]


def by_key(mentions: Mapping[str, int], papers: Sequence[Sequence[str]]) -> Spellings:
    """Names grouped by key; spellings that stand beside each other on one paper are two people and stay apart."""
    apart: set[str] = set()
    for names in papers:
        keys = [name_key(name) for name in names]
        if len(set(keys)) < len(keys):
            twice = {key for key, count in Counter(keys).items() if count > 1}
            apart.update(
                key for key in twice if len({n for n, k in zip(names, keys, strict=True) if k == key}) > 1
            )
    spellings: Spellings = defaultdict(list)
    for name in sorted(mentions):
        key = name_key(name)
        spellings[name if not key or key in apart else key].append(name)
    return spellings


def best(names: Sequence[str], mentions: Mapping[str, int]) -> str:
    """The spelling that stands for a person: the fullest and best spelt, then the most frequent one."""
    return max(names, key=lambda name: (spelling_rank(name), mentions[name], name))


def middle_name_joins(
    spellings: Spellings, papers: Sequence[Sequence[str]], main: Mapping[str, str]
) -> Iterator[Join]:
    """Pairs of names that differ in middle names only and share co-authors.

    A name that fits two which do not fit each other says nothing and joins neither. A middle name that the other
    leaves out altogether asks for two shared co-authors, an initial for one.
    """
    namesakes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key, name in main.items():
        parts = parse(name)
        if parts.spelt_out:
            namesakes[parts.given[0], parts.surname, parts.suffix].append(key)
    groups = [keys for keys in namesakes.values() if len(keys) > 1]
    known = co_authors(papers, {key for keys in groups for key in keys}, spellings)
    for keys in groups:
        shared = {
            (a, b): sorted(known[a] & known[b])
            for a, b in combinations(keys, 2)
            if compatible(parse(main[a]), parse(main[b])) and a not in known[b]
        }
        fits: dict[str, set[str]] = defaultdict(set)
        for (a, b), others in list(shared.items()):
            if len(others) > (left_out(parse(main[a]), parse(main[b])) > 0):
                fits[a].add(b)
                fits[b].add(a)
            else:
                del shared[a, b]
        for (a, b), others in shared.items():
            rivals = (fits[a] | fits[b]) - {a, b}
            if all(compatible(parse(main[rival]), parse(main[each])) for rival in rivals for each in (a, b)):
                names = " and ".join(f"“{name}”" for name in sorted((main[a], main[b])))
                with_whom = enumerated([main[key] for key in others])
                yield Join(a, b, f"{names} differ in middle names only, and both write with {with_whom}")


def co_authors(
    papers: Sequence[Sequence[str]], wanted: set[str], spellings: Spellings
) -> dict[str, set[str]]:
    """For each wanted key, the keys of everyone who stands on a paper with it."""
    key_of = {name: key for key, names in spellings.items() for name in names}
    found: dict[str, set[str]] = {key: set() for key in wanted}
    if wanted:
        for names in papers:
            keys = {key_of[name] for name in names}
            for key in keys & wanted:
                found[key] |= keys - {key}
    return found


def enumerated(names: Sequence[str], most: int = 3) -> str:
    """Names as an English enumeration, the last ones counted."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return listed(names)


def same_but_for(one: str, other: str) -> str:
    """In which signs two spellings with one key differ."""
    plain = {"case": str.lower, "accents": folded}
    for what, fold in plain.items():
        if fold(one) == fold(other):
            return f"“{one}” and “{other}” are the same but for {what}"
    return f"“{one}” and “{other}” are the same but for hyphens, points or quotes"


def namesakes(personas: Sequence[Persona]) -> list[tuple[int, ...]]:
    """For each persona, the numbers of others that could be the same person but were not joined, for want of
    evidence."""
    groups: dict[tuple[str, str], list[tuple[int, Name]]] = defaultdict(list)
    for number in sorted(range(len(personas)), key=lambda each: personas[each].name):
        parts = parse(personas[number].name)
        if parts.given:
            groups[parts.surname, parts.given[0]].append((number, parts))
    found: list[list[int]] = [[] for _ in personas]
    for (surname, given), group in groups.items():
        rivals = groups.get((surname, given[0]), []) if len(given) > 1 else []
        for place, (a, mine) in enumerate(group):
            for b, theirs in chain(islice(group, place + 1, None), rivals):
                if len(found[a]) >= SIMILAR:
                    break
                if len(found[b]) < SIMILAR and compatible(mine, theirs):
                    found[a].append(b)
                    found[b].append(a)
    return [tuple(others) for others in found]
