"""Records to works: which records are one paper, on evidence that is kept. Doubt keeps apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, product

import msgspec

from papershelf.shelve.papers.candidates import candidates
from papershelf.shelve.papers.compare import Match, compare
from papershelf.shelve.papers.listing import Listing, title_key
from papershelf.shelve.papers.near import Miss, worth_telling
from papershelf.shelve.papers.titles import relate

MANY = 6
"""Of a larger group, so many first and last records are asked whether another group contradicts them."""

SAME = ("The same in every field",)


class Work(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The records of one paper, ordered by content, why they are one, and how sure that is (0 to 1).

    `removed` names the fields that a correction found wrong: no record gives them but a correction's.
    """

    listings: tuple[Listing, ...]
    evidence: tuple[str, ...] = ()
    score: float = 1.0
    removed: frozenset[str] = frozenset()


class Joining(msgspec.Struct, frozen=True, order=True):
    """Two records that match, the surest first."""

    doubt: float
    one: int
    other: int
    evidence: tuple[str, ...]


def fuse(listings: Sequence[Listing], misses: list[Miss] | None = None) -> list[Work]:
    """Group records into works. `listings` are ordered by content, and so is the result. Pairs that were compared and
    not joined are added to `misses`.

    Equal records are one from the beginning, so copies of a document change nothing. Pairs that share an identifier,
    a title or runs of words are compared; the surest are joined first, and a pair is passed over where joining it
    would put records into one paper of which some tell that they are two.
    """
    equal = [list(group) for _, group in groupby(listings, key=lambda listing: listing.content)]
    first = [group[0] for group in equal]
    joinings = []
    for a, b, match in matching(first, misses):
        joinings.append(Joining(-match.score, a, b, match.evidence))
    home = list(range(len(first)))
    groups = {number: [number] for number in home}
    reasons: dict[int, list[Joining]] = defaultdict(list)
    by_id: set[int] = set()
    matched = {(each.one, each.other) for each in joinings}
    for each in sorted(joinings):
        one, other = sorted((home[each.one], home[each.other]))
        if one == other:
            continue
        apart = (
            contradict(first, groups[one], groups[other], matched, by_id)
            if each.doubt > -1
            else two_works(first, groups[one], groups[other])
        )
        if apart:
            tell(misses, first[each.one], first[each.other])
            continue
        if each.doubt == -1:
            by_id.update((each.one, each.other))
        for number in groups[other]:
            home[number] = one
        groups[one] += groups.pop(other)
        reasons[one] += [*reasons.pop(other, []), each]
    return [
        Work(
            listings=tuple(listing for number in sorted(members) for listing in equal[number]),
            evidence=tuple(
                sorted(
                    {reason for each in reasons[number] for reason in each.evidence}
                    | {same for member in members if len(equal[member]) > 1 for same in SAME}
                )
            ),
            score=round(-max((each.doubt for each in reasons[number]), default=-1.0), 3),
        )
        for number, members in sorted(groups.items())
    ]


def matching(first: Sequence[Listing], misses: list[Miss] | None) -> Iterator[tuple[int, int, Match]]:
    """The pairs of records that match. A cut title that fits papers of two other titles is neither's."""
    cut: dict[int, list[tuple[int, int, Match]]] = defaultdict(list)
    for a, b in candidates(first):
        verdict = compare(first[a], first[b])
        if verdict.match is None:
            tell(misses, first[a], first[b])
        elif verdict.by_title:
            short = min((a, b), key=lambda each: (len(first[each].title_key), each))
            cut[short].append((a, b, verdict.match))
        else:
            yield a, b, verdict.match
    for short, found in cut.items():
        longs = {first[a if b == short else b].title_key for a, b, _ in found}
        if all(x.startswith(y) or y.startswith(x) for x, y in combinations(sorted(longs), 2)):
            yield from found


def tell(misses: list[Miss] | None, one: Listing, other: Listing) -> None:
    if misses is not None and worth_telling(one, other):
        misses.append(Miss(one, other))


def contradict(
    first: Sequence[Listing],
    one: Sequence[int],
    other: Sequence[int],
    matched: set[tuple[int, int]],
    by_id: set[int],
) -> bool:
    """Whether two groups hold records of different papers.

    One pair of records that tells so is enough; but the text of a record that its identifier put into its group may
    differ. Each title of the one must go with each title of the other, in some pair of records.
    """
    titles: dict[tuple[str, str], bool] = defaultdict(bool)
    for a in some(one):
        for b in some(other):
            mine, theirs = first[a], first[b]
            fits = (min(a, b), max(a, b)) in matched
            if not fits:
                verdict = compare(mine, theirs)
                if verdict.against and not (verdict.against == "text" and (a in by_id or b in by_id)):
                    return True
                fits = verdict.match is not None or goes_with(mine, theirs)
            if mine.title_key and theirs.title_key:
                titles[mine.title_key, theirs.title_key] |= fits
    if any(mine == theirs for mine, theirs in titles):
        return False
    return not all(titles.values())


def two_works(first: Sequence[Listing], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups hold titles of two kinds or parts of works, which no identifier makes one."""
    titles = ([first[member].record.title or "" for member in some(group)] for group in (one, other))
    return any(relate(a, b).trap for a, b in product(*titles) if title_key(a) and title_key(b))


def some(members: Sequence[int]) -> Sequence[int]:
    members = sorted(members)
    return members if len(members) <= 2 * MANY else [*members[:MANY], *members[-MANY:]]


def goes_with(a: Listing, b: Listing) -> bool:
    """Whether two titles can be one paper's, whatever else is known; so it is where one of them is not given."""
    if not a.title_key or not b.title_key:
        return True
    return relate(a.record.title or "", b.record.title or "").kind not in ("other", "telling")
