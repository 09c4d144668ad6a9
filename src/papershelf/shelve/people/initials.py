"""One initial and a surname, written alike on several papers: one person only where the papers have more in common.

Names of two initials or more are specific enough; of one initial, every mention is somebody of its own until
co-authors, a page of one person's papers, or a rare surname on papers of one subject say whose it is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from zlib import crc32

from papershelf.english import listed
from papershelf.model import Frozen
from papershelf.shelve.people.names import initials_of, is_one_initial, parse
from papershelf.shelve.people.rare_names import is_rare
from papershelf.shelve.people.short_forms import SHORT_FORMS
from papershelf.shelve.people.subjects import Subjects
from papershelf.shelve.people.surnames import is_frequent

CROWD = 200
"""Authors of a paper with more than this vouch for nobody: they do not know each other."""
OWN_PAGE = 4
"""A list of so many papers that all bear one name is that person's page."""
SAMPLE, AGREEING = 8, 3
"""Of a crowd so many names are its sample; crowds of which so many agree are one collaboration's."""
HALF, WHOLE = 1, 2
"""What co-authors count, in halves."""
SHORT = 5
"""Given names of so few letters beside a frequent surname are many people's."""
TOGETHER = 40
"""Of more papers of one name and one co-author each is compared to so many only."""

Block = tuple[str, str]
"""A surname and the first letter of the given name."""
TWICE = "twice on "
"""Begins the marks of an initial that stands twice on one paper: no paper tells which of the two is whose elsewhere."""
BESIDE = "~"
"""Stands for the given name of whom an initial means beside a full name that fits it."""


class Initials(Frozen, frozen=True):
    """Which mentions of a name with one initial are one person's: `marks` tells, by paper and key, those of one name
    apart ("" where there is one person only), `reasons`, by key and mark, why several are one. Of the blocks in
    `several`, names of people with different given names are on the shelf."""

    marks: Mapping[tuple[int, str], str]
    reasons: Mapping[tuple[str, str], str]
    several: Collection[Block]


@lru_cache(maxsize=1 << 16)
def weight(name: str) -> int:
    """What a co-author's name counts in halves: a whole one unless many have the name."""
    parts = parse(name)
    if not is_frequent(parts.surname):
        return WHOLE
    return WHOLE if parts.spelt_out and len("".join(parts.given)) > SHORT else HALF


def vouch(names: Iterable[str], least: int) -> bool:
    """Whether co-authors count for so much, in halves. Two whose given names are written out always do."""
    count = full = 0
    for name in names:
        count += weight(name)
        full += parse(name).spelt_out
    return count >= least or full > 1


def needed(block: Block, several: Collection[Block]) -> int:
    """What co-authors must count, in halves, to vouch for one initial."""
    return 2 * WHOLE if is_frequent(block[0]) or block in several else WHOLE


def part_initials(
    papers: Sequence[Sequence[str]],
    keys: Sequence[Sequence[str]],
    pages: Sequence[Collection[int]],
    subjects: Subjects,
) -> Initials:
    """Part the mentions of names with one initial. `keys` gives for each name of each paper what is equal for equal
    names, "" for who is known by an id; `pages` the papers that one document lists."""
    name_of: dict[str, str] = {}
    for names, own in zip(papers, keys, strict=True):
        for name, each in zip(names, own, strict=True):
            if each and name_of.get(each, name) <= name:
                name_of[each] = name
    block_of = {
        each: (parts.surname, parts.given[0][0])
        for each, name in name_of.items()
        if (parts := parse(name)).given
    }
    single = {each for each in block_of if is_one_initial(parse(name_of[each]))}
    single |= of_several(block_of, name_of)
    if not single:
        return Initials({}, {}, ())
    wanted = {block_of[each] for each in single}
    block_of = {each: block for each, block in block_of.items() if block in wanted}
    several, spoilt = ambiguous(keys, block_of, single, name_of)
    mentions: dict[str, list[int]] = defaultdict(list)
    company: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    crowds: list[int] = []
    twice: list[tuple[int, str]] = []
    often = Counter(each for own in keys for each in own)
    for number, own in enumerate(keys):
        short = [each for each in own if each in single]
        if not short:
            continue
        counts = Counter(own) if len(set(own)) < len(own) else None
        if len(own) > CROWD:
            crowds.append(number)
        for each in short:
            if counts and counts[each] > 1:
                twice.append((number, each))
                continue
            mentions[each].append(number)
            if often[each] < 2 or len(own) > CROWD:
                continue
            block, mine = block_of[each], company[each]
            for other in own:
                if (
                    often[other] > 1
                    and other
                    and block_of.get(other) != block
                    and other not in spoilt.get(block, ())
                ):
                    mine[other].append(number)
    of_one_page = owners(pages, keys, block_of, single, name_of)
    of_one_crowd = collaborations({number: keys[number] for number in crowds})
    marks: dict[tuple[int, str], str] = {}
    taken: dict[str, int] = {}
    for number, each in twice:
        mark = TWICE + content(number, papers[number], subjects.titles)
        marks[number, each] = mark if taken.setdefault(mark, number) == number else f"{mark} {number}"
    bearers: dict[str, set[Block]] = defaultdict(set)
    for name in name_of.values():
        if (parts := parse(name)).given and is_rare(parts.surname):
            bearers[parts.surname].add((parts.surname, parts.given[0][0]))
    reasons: dict[tuple[str, str], str] = {}
    for each, numbers in mentions.items():
        if len(numbers) < 2:
            continue
        block = block_of[each]
        same = Same(numbers)
        for vouching, shared in of_one_name(company[each], name_of, needed(block, several), subjects):
            same.join(shared, vouching)
        for page in of_one_page.get(each, ()):
            same.join(page)
        for crowd in of_one_crowd:
            same.join([number for number in numbers if number in crowd])
        if len(numbers) <= TOGETHER and bearers.get(block[0]) == {block} and block not in several:
            for pair in combinations(numbers, 2):
                if subjects.shared(pair[:1], pair[1:]):
                    same.join(pair)
        name, used = name_of[each], set()
        for together, others in same.groups():
            mark = ""
            if len(together) < len(numbers):
                mark = min(content(number, papers[number], subjects.titles) for number in together)
                mark += f" {together[0]}" if mark in used else ""
                used.add(mark)
            marks |= {(number, each): mark for number in together}
            if len(together) > 1:
                who = enumerated(sorted(name_of[other] for other in others))
                reasons[each, mark] = (
                    f"“{name}” writes with {who} on several papers"
                    if others
                    else f"“{name}” stands on papers of one list or one subject"
                )
    return Initials(marks, reasons, several)


class Same:
    """Papers whose mentions of a name are one person's, and who vouches for that."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.home = {number: number for number in numbers}
        self.vouching: dict[int, set[str]] = defaultdict(set)

    def find(self, number: int) -> int:
        while self.home[number] != number:
            self.home[number] = number = self.home[self.home[number]]
        return number

    def join(self, numbers: Sequence[int], vouching: Iterable[str] = ()) -> None:
        homes = sorted({self.find(number) for number in numbers})
        for other in homes[1:]:
            self.home[other] = homes[0]
            self.vouching[homes[0]] |= self.vouching.pop(other, set())
        if homes:
            self.vouching[homes[0]] |= set(vouching)

    def groups(self) -> Iterator[tuple[list[int], set[str]]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in self.home:
            found[self.find(number)].append(number)
        for home, numbers in found.items():
            yield numbers, self.vouching.get(home, set())


def of_one_name(
    company: Mapping[str, Sequence[int]], name_of: Mapping[str, str], least: int, subjects: Subjects
) -> Iterator[tuple[list[str], Sequence[int]]]:
    """Co-authors who say that the papers of one name are one person's, and these papers. `company` gives each
    co-author's papers with that name."""
    together: dict[tuple[int, int], list[str]] = defaultdict(list)
    for other, numbers in company.items():
        if len(numbers) < 2:
            continue
        if weight(name_of[other]) >= least:
            yield [other], numbers
            continue
        for at, one in enumerate(numbers):
            for two in numbers[at + 1 : at + 1 + TOGETHER]:
                together[one, two].append(other)
    for (one, two), others in together.items():
        names = [name_of[other] for other in others]
        if vouch(names, least) or (vouch(names, least // 2) and subjects.shared([one], [two])):
            yield others, (one, two)


def of_several(block_of: Mapping[str, Block], name_of: Mapping[str, str]) -> set[str]:
    """Names with several initials that are those of different given names on the shelf."""
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    short = []
    for each, (surname, _) in block_of.items():
        parts = parse(name_of[each])
        if not parts.spelt_out:
            short.append((each, (surname, initials_of(parts))))
        elif len(initials := initials_of(parts)) > 1:
            given[surname, initials].add("-".join(word for word in parts.given if len(word) > 1))
    return {each for each, wanted in short if wanted in given and differ(given[wanted])}


def ambiguous(
    keys: Sequence[Sequence[str]],
    block_of: Mapping[str, Block],
    single: Collection[str],
    name_of: Mapping[str, str],
) -> tuple[set[Block], dict[Block, set[str]]]:
    """The blocks in which people have different given names, and for each the co-authors who write with two of
    them, so that they say of no initial whose it is."""
    given: dict[Block, set[str]] = defaultdict(set)
    full: dict[str, str] = {}
    for each, block in block_of.items():
        parts = parse(name_of[each])
        if parts.spelt_out:
            full[each] = parts.given[0]
            given[block].add(parts.given[0])
    beside: dict[int, dict[Block, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, own in enumerate(keys):
        known = [each for each in own if each in block_of]
        blocks = Counter(block_of[each] for each in known)
        for each in known:
            block = block_of[each]
            if each in full:
                beside[number][block].add(full[each])
            elif each in single and blocks[block] > 1:
                beside[number][block].add(BESIDE)
                given[block].add(BESIDE)
    several = {block for block, names in given.items() if differ(names)}
    writes: dict[Block, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, found in beside.items():
        for block, names in found.items():
            if block in several and len(keys[number]) <= CROWD:
                for other in keys[number]:
                    writes[block][other] |= names
    spoilt = {
        block: {other for other, names in found.items() if len(names) > 1 and differ(names)}
        for block, found in writes.items()
    }
    return several, spoilt


def differ(names: Collection[str]) -> bool:
    """Whether given names with one first letter are of several people: not forms of one name, nor parts of it."""
    return any(not stands_in(*sorted(pair, key=len)) for pair in combinations(sorted(names), 2))


def stands_in(short: str, long: str) -> bool:
    return (
        short in long.split("-") or short == long.replace("-", "") or frozenset((short, long)) in SHORT_FORMS
    )


def owners(
    pages: Sequence[Collection[int]],
    keys: Sequence[Sequence[str]],
    block_of: Mapping[str, Block],
    single: Collection[str],
    name_of: Mapping[str, str],
) -> dict[str, list[list[int]]]:
    """For names with one initial, the papers of pages on which each paper bears one person's name that fits it."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for page in pages:
        numbers = sorted(set(page))
        if len(numbers) < OWN_PAGE:
            continue
        bylines = [Counter(block_of[each] for each in keys[number] if each in block_of) for number in numbers]
        for block in set.intersection(*map(set, bylines)):
            if any(byline[block] > 1 for byline in bylines):
                continue
            bearing = {
                number: each for number in numbers for each in keys[number] if block_of.get(each) == block
            }
            others = {parse(name_of[each]).given for each in bearing.values() if each not in single}
            if differ({given[0] for given in others if len(given[0]) > 1}):
                continue
            if len({given for given in others if len(given[0]) == 1}) > 1:
                continue
            for each in sorted({key for key in bearing.values() if key in single}):
                found[each].append([number for number in numbers if bearing[number] == each])
    return found


def collaborations(crowds: Mapping[int, Sequence[str]]) -> list[set[int]]:
    """Papers of many authors, those together of which samples of the names agree (bottom-k sketches: Broder, "On the
    resemblance and containment of documents", 1997)."""
    same = Same(crowds)
    first: dict[tuple[str, ...], int] = {}
    for number, keys in crowds.items():
        sample = sorted(set(keys), key=lambda each: (crc32(each.encode()), each))[:SAMPLE]
        for agreeing in combinations(sample, AGREEING):
            same.join([number, first.setdefault(agreeing, number)])
    return [set(numbers) for numbers, _ in same.groups() if len(numbers) > 1]


def content(number: int, names: Sequence[str], titles: Sequence[str]) -> str:
    """What tells a paper from others, the same in any order of papers."""
    text = "\t".join((titles[number] if titles else "", *names))
    return blake2b(text.encode(), digest_size=8).hexdigest()


def enumerated(names: Sequence[str], most: int = 3) -> str:
    """Names as an English enumeration, the last ones counted."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return listed(names)
