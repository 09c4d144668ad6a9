"""Spellings in groups of one person each, and what makes one group of two."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from papershelf.model import Frozen
from papershelf.shelve.papers.listing import name_key
from papershelf.shelve.people.ids import partings
from papershelf.shelve.people.initials import CROWD, OWN_PAGE, WHOLE, enumerated, needed, vouch
from papershelf.shelve.people.likeness import (
    Likeness,
    is_foreign,
    is_transliterated,
    joined,
    likeness,
    plain,
)
from papershelf.shelve.people.names import is_one_initial, key, parse, scripts, spelling_rank, spelt
from papershelf.shelve.people.rare_names import of_one_subject
from papershelf.shelve.people.scripts import foreign_keys, latin_keys
from papershelf.shelve.people.sounds import sound
from papershelf.shelve.people.subjects import Subjects
from papershelf.shelve.people.whole_lists import twins

ROUNDS = 3
"""Who is joined vouches for others; so often it is asked again."""
FEW = 8
"""A name of more groups is many people's: turned round it is nobody's."""

Block = tuple[str, ...]
"""Something that names have in common: a kind of part, and the part."""
Spellings = dict[str, list[str]]
"""A key → the names, as written, that differ only in case, accents, hyphens or points."""


class Join(Frozen, frozen=True, order=True):
    """Two keys that are one person, and why."""

    one: str
    other: str
    reason: str


def best(names: Sequence[str], mentions: Mapping[str, int]) -> str:
    """The spelling that stands for a person: the fullest and best spelt, then the most frequent one."""
    if len(names) == 1:
        return names[0]
    return max(names, key=lambda name: (spelling_rank(name), mentions[name], name))


def in_letters(spellings: Spellings) -> Iterator[Join]:
    """Names whose letters say that they are one: ö is written oe in the other, or both scripts stand in one name."""
    for own, names in spellings.items():
        for name in names:
            if name.isascii() or is_one_initial(parse(name)):
                continue
            for other in map(name_key, spelt(name)):
                if other != own and other in spellings:
                    theirs = spellings[other][0]
                    yield Join(own, other, f"“{theirs}” writes out the letters of “{name}”")
            for form in scripts(name):
                if (other := key(form)) in spellings and other != own:
                    yield Join(own, other, f"“{name}” has “{spellings[other][0]}” in it")


class Groups:
    """Keys in groups of one person each, while they are joined."""

    def __init__(
        self,
        spellings: Spellings,
        mentions: Mapping[str, int],
        keys: Sequence[Sequence[str]],
        called: Mapping[str, Collection[str]],
        subjects: Subjects,
        several: Collection[tuple[str, str]] = (),
    ) -> None:
        self.spellings = spellings
        self.mentions = mentions
        self.home = {key: key for key in spellings}
        self.members = {key: [key] for key in spellings}
        self.reasons: dict[str, list[str]] = defaultdict(list)
        self.subjects = subjects
        self.several = several
        self.fits: dict[str, set[str]] = defaultdict(set)
        self.papers = [frozenset(own) for own in keys]
        self.written: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(self.papers):
            for each in own:
                self.written[each].append(number)
        self.called = {each: set(ids) for each, ids in called.items()}
        self.main = {key: best(names, mentions) for key, names in spellings.items()}
        self.known: dict[str, set[str]] = {}
        self.blocks: dict[str, tuple[Block, ...]] = {}
        self.fresh: set[str] = set()
        self.refresh()
        self.join(in_letters(spellings))

    def ask(self, pages: Sequence[Collection[int]]) -> None:
        """Join whom others vouch for, until nobody is left."""
        self.fresh = set(self.members)
        for _ in range(ROUNDS):
            if not self.join([*self.vouched_for(), *self.in_whole_lists(), *self.owners(pages)]):
                break
        self.join(
            Join(each.one, each.other, each.reason)
            for each in of_one_subject(self.main, self.papers, self.home, self.subjects)
        )

    def refresh(self) -> None:
        """Note with whom each group writes."""
        known: dict[str, set[str]] = defaultdict(set)
        for keys in self.papers:
            if 1 < len(keys) <= CROWD:
                homes = {self.home[key] for key in keys}
                for home in homes:
                    known[home] |= homes
        self.known = known
        names = {self.main[home] for home in known}
        foreign = {each for name in names if is_foreign(name) for each in foreign_keys(name)}
        self.blocks = shared(
            {home: tuple(dict.fromkeys(shared_parts(self.main[home], foreign))) for home in known}
        )

    def join(self, joins: Iterable[Join], retold: bool = True) -> bool:
        """Make one of what belongs together; whether anything changed. `retold` says whether a further reason is kept
        for what is one already."""
        self.fresh = set()
        for join in sorted(joins):
            one, other = sorted((self.home[join.one], self.home[join.other]))
            if one != other:
                if self.are_two(one, other):
                    continue
                for key in self.members[other]:
                    self.home[key] = one
                self.members[one] += self.members.pop(other)
                self.written[one] = sorted(self.written[one] + self.written.pop(other))
                self.reasons[one] += self.reasons.pop(other, [])
                written = [name for each in self.members[one] for name in self.spellings[each]]
                self.main[one] = best(written, self.mentions)
                self.known[one] = self.known.get(one, set()) | self.known.pop(other, set())
                self.fits[one] |= self.fits.pop(other, set())
                if theirs := self.called.pop(other, None):
                    self.called[one] = self.called.get(one, set()) | theirs
                self.fresh.discard(other)
                self.fresh.add(one)
            elif not retold:
                continue
            if join.reason not in self.reasons[one]:
                self.reasons[one].append(join.reason)
        if self.fresh:
            self.refresh()
        return bool(self.fresh)

    def all(self) -> Iterator[tuple[list[str], list[str]]]:
        """The keys of each group, and the reasons that made it one."""
        for home, keys in self.members.items():
            yield keys, self.reasons[home]

    def vouched_for(self) -> Iterator[Join]:
        """Pairs that can be one person and write with enough others; a name that fits two people is neither."""
        found: dict[tuple[str, str], tuple[Likeness, list[str]]] = {}
        for (one, other), vouching in self.sharing().items():
            like = likeness(*sorted((self.main[one], self.main[other])))
            if like:
                found[one, other] = (like, sorted(vouching))
        for one, other in found:
            self.fits[one].add(other)
            self.fits[other].add(one)
        for (one, other), (like, others) in found.items():
            if not self.enough(one, other, like, others):
                continue
            rivals = {self.home[each] for each in self.fits[one] | self.fits[other]} - {one, other}
            pairs: Iterable[tuple[str, str]] = product(rivals, (one, other))
            if like.initial:
                pairs = chain(pairs, combinations(rivals, 2))
            if all(self.alike(*pair) for pair in pairs):
                names = " and ".join(f"“{name}”" for name in sorted((self.main[one], self.main[other])))
                with_whom = enumerated([self.main[each] for each in others])
                yield Join(one, other, f"{names} {like.how}, and both write with {with_whom}")

    def enough(self, one: str, other: str, like: Likeness, others: Sequence[str]) -> bool:
        """Whether so many vouch for two groups as their likeness asks for."""
        if not like.weighed:
            return len(others) >= like.needed
        names, least = [self.main[each] for each in others], like.needed * WHOLE
        if not like.initial:
            return vouch(names, least)
        parts = parse(self.main[one])
        least = max(least, needed((parts.surname, parts.given[0][0]), self.several))
        if vouch(names, least):
            return True
        return vouch(names, least // 2) and bool(self.subjects.shared(self.written[one], self.written[other]))

    def in_whole_lists(self) -> Iterator[Join]:
        """Pairs in two scripts whose co-authors are such pairs too."""
        for each in twins(self.main, self.known):
            names = " and ".join(f"“{self.main[home]}”" for home in (each.foreign, each.latin))
            whom = enumerated(
                [
                    self.main[one] if one == other else f"{self.main[one]} ({self.main[other]})"
                    for one, other in each.vouching
                ]
            )
            yield Join(
                each.foreign, each.latin, f"{names} say one name in two scripts, and both write with {whom}"
            )

    def alike(self, one: str, other: str) -> bool:
        a, b = sorted((self.main[one], self.main[other]))
        return likeness(a, b) is not None and not self.are_two(one, other)

    def are_two(self, one: str, other: str) -> bool:
        """Whether two groups are two people for certain: they write together, or have two ids of one scheme."""
        if not set(self.written[one]).isdisjoint(self.written[other]):
            return True
        mine, theirs = (partings(self.called.get(each, ())) for each in (one, other))
        return any(mine[scheme].isdisjoint(theirs[scheme]) for scheme in mine.keys() & theirs.keys())

    def sharing(self) -> dict[tuple[str, str], set[str]]:
        """Pairs of groups that never write together and have a part of their names in common, and with whom both
        write; of those pairs only for which that is new since the last joins."""
        turned = turned_round(self.main, self.blocks)
        near = self.fresh.union(*(self.known.get(home, ()) for home in self.fresh))
        pairs: dict[tuple[str, str], set[str]] = {}
        both_ways: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for vouching in near if len(near) < len(self.known) else self.known:
            others = self.known.get(vouching, set())
            for pair in self.like_parts(others - {vouching}):
                if pair not in pairs:
                    pairs[pair] = self.known[pair[0]] & self.known[pair[1]]
            # who is turned round on one list vouches for others that are turned round there
            for back in turned.get(vouching, ()):
                if self.are_two(vouching, back):
                    continue
                first = min(vouching, back)
                name = min(joined(parse(self.main[each]).words) for each in (vouching, back))
                for pair in self.like_parts((others | self.known[back]) - {vouching, back}):
                    if pair not in pairs:
                        pairs[pair] = self.known[pair[0]] & self.known[pair[1]]
                    if pairs[pair].isdisjoint((vouching, back)):
                        found = both_ways[pair]
                        found[name] = min(first, found.get(name, first))
        for pair, names in both_ways.items():
            pairs[pair].update(names.values())
        return pairs

    def like_parts(self, homes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Pairs of groups that have a part of their names in common and never write together."""
        holders: dict[Block, list[str]] = {}
        for home in homes:
            for block in self.blocks.get(home, ()):
                holders.setdefault(block, []).append(home)
        for held in holders.values():
            for one, other in combinations(sorted(held), 2) if len(held) > 1 else ():
                if other not in self.known[one]:
                    yield one, other

    def owners(self, pages: Iterable[Collection[int]]) -> Iterator[Join]:
        """Names of which each paper of a page bears one: the page is that person's."""
        for page in pages:
            bylines = [
                frozenset(self.home[key] for key in self.papers[number]) for number in sorted(set(page))
            ]
            if len(bylines) < OWN_PAGE or not all(bylines):
                continue
            counts = Counter(home for byline in bylines for home in byline)
            main, count = max(counts.items(), key=lambda each: (each[1], each[0]))
            if 2 * count <= len(bylines) or count == len(bylines):
                continue
            without = [byline for byline in bylines if main not in byline]
            like = [
                {home for home in byline if likeness(*sorted((self.main[main], self.main[home])))}
                for byline in without
            ]
            if all(len(found) == 1 for found in like):
                for home in sorted(set().union(*like)):
                    names = " and ".join(f"“{name}”" for name in sorted((self.main[main], self.main[home])))
                    yield Join(main, home, f"Each of {len(bylines)} papers of one list bears one of {names}")


def shared(blocks: Mapping[str, tuple[Block, ...]]) -> dict[str, tuple[Block, ...]]:
    """The parts of names without those that one name has alone."""
    counts = Counter(chain.from_iterable(blocks.values()))
    kept = ((home, tuple(part for part in parts if counts[part] > 1)) for home, parts in blocks.items())
    return {home: parts for home, parts in kept if parts}


def turned_round(main: Mapping[str, str], homes: Iterable[str]) -> dict[str, list[str]]:
    """For groups, all that have their name with the surname first, or whose name so turned is theirs."""
    words = {home: parse(main[home]).words for home in homes}
    whole: dict[str, list[str]] = defaultdict(list)
    for home, each in words.items():
        whole[joined(each)].append(home)
    found: dict[str, set[str]] = defaultdict(set)
    for home, each in words.items():
        name, turned = joined(each), joined((*each[1:], *each[:1]))
        if name != turned and len(back := whole.get(turned, ())) <= FEW >= len(whole[name]):
            for other in back:
                found[home].add(other)
                found[other].add(home)
    return {home: sorted(others) for home, others in found.items()}


def shared_parts(name: str, foreign: Collection[str]) -> Iterator[Block]:
    """What a name has in common with every name that can be the same person's. `foreign` holds what names in
    other scripts have in common with those in Latin letters."""
    parts = parse(name)
    yield "surname", parts.surname
    if not name.isascii() and not is_foreign(name):
        for form in spelt(name):
            yield "surname", parse(form).surname
    if len(parts.words) > 2:
        yield "surname", parts.words[0]
    if "-" in parts.surname:
        yield "surname", parts.surname.rpartition("-")[2]
    if parts.given:
        yield "given", parts.given[0], joined(parts.words[1:])[:1]
        yield "words", *sorted(map(plain, parts.words))
        if is_transliterated(parts.given[0]):
            yield "sound", sound(parts.surname)
    if foreign:
        for each in foreign_keys(name) if is_foreign(name) else latin_keys(name):
            if each in foreign:
                yield "other script", each
