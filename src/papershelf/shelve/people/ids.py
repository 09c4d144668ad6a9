"""What sources call the authors of a paper: ORCID iDs and the ids of catalogues that tell people apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from papershelf.english import counted
from papershelf.late import late
from papershelf.model import Problem
from papershelf.read.formats.author_ids import is_orcid
from papershelf.shelve.papers.authors import may_be
from papershelf.shelve.papers.listing import Listing, name_key
from papershelf.shelve.papers.works import Fields
from papershelf.shelve.people.persona import Persona

ORCID = "orcid:"
STATED = "ORCID iD "
"""How the sentence begins that says on how many papers an iD is stated."""
EVERYWHERE = {
    "orcid": "ORCID",
    "openreview": "OpenReview",
    "dblp": "DBLP",
    "dblp-name": "DBLP",
    "acl": "the ACL Anthology",
    "s2": "Semantic Scholar",
    "openalex": "OpenAlex",
    "scopus": "Scopus",
    "researcherid": "Web of Science",
}
"""Schemes whose ids mean the same in all documents, and whose they are; those of others mean something in their own
document alone."""
GUESSED = frozenset({"s2", "openalex", "scopus", "researcherid"})
"""Schemes that give one person several ids now and then, as programs or people made them: two say nothing."""
_NUMBER = late(r"\d+\Z")

Mentions = Collection[tuple[int, int]]
"""Names on papers, by the paper's number and the place in its list."""


def author_ids(fields: Fields) -> list[frozenset[str]]:
    """For each author of a paper, all that its records call them, as "scheme:id"."""
    main: tuple[str, ...] = fields.values.get("authors", ())
    found: list[set[str]] = [set() for _ in main]
    for listing, _ in fields.given:
        if any(listing.record.author_ids):
            for place, ids in stated(listing, main):
                found[place] |= ids
    return [frozenset(ids) for ids in found]


def stated(listing: Listing, main: Sequence[str]) -> Iterator[tuple[int, set[str]]]:
    """What a record calls the authors of its paper, by their places among all. A name that the paper writes otherwise
    is the only one's that it can be; of people with one name, the first there is the first here."""
    record = listing.record
    own = [name_key(name) for name in record.authors]
    keys = [name_key(name) for name in main]
    counts, theirs = Counter(own), Counter(keys)
    seen: Counter[str] = Counter()
    for name, key, ids in zip(record.authors, own, record.author_ids, strict=False):
        nth = seen[key]
        seen[key] += 1
        if not ids:
            continue
        if counts[key] == theirs[key]:
            place = [at for at, each in enumerate(keys) if each == key][nth]
        elif key in theirs:
            continue
        else:
            meant = [at for at, each in enumerate(main) if keys[at] not in counts and may_be(each, name)]
            if len(meant) != 1 or sum(may_be(main[meant[0]], other) for other in record.authors) != 1:
                continue
            place = meant[0]
        yield place, {in_all_documents(id, listing) for id in ids.split() if is_sound(id)}


def is_sound(id: str) -> bool:
    """Whether an id can be one: readers of other packages may give any."""
    scheme, _, number = id.partition(":")
    return bool(scheme and number) and (f"{scheme}:" != ORCID or is_orcid(number))


def in_all_documents(id: str, listing: Listing) -> str:
    scheme, _, number = id.partition(":")
    return id if scheme in EVERYWHERE else f"{scheme} {listing.document.text_hash[:8]}:{number}"


def parting(id: str) -> str:
    """Within what another id says that it is another person: "" for an id that says it nowhere.

    A profile of OpenReview is known by all names that its person had, so only numbers behind one name part people.

    >>> parting("orcid:0000-0002-1825-0097"), parting("openreview:~Ada_Byron1"), parting("s2:1741101")
    ('orcid', 'openreview:~Ada_Byron', '')
    """
    scheme = id.partition(":")[0]
    return "" if scheme in GUESSED else _NUMBER.sub("", id) if scheme == "openreview" else scheme


def partings(ids: Iterable[str]) -> dict[str, set[str]]:
    """Ids by that within which another one says that it is another person."""
    found: dict[str, set[str]] = defaultdict(set)
    for id in ids:
        if within := parting(id):
            found[within].add(id)
    return found


def whose(
    mentions: Mapping[int, Mentions], ids: Sequence[Sequence[Collection[str]]]
) -> tuple[dict[int, tuple[str, str]], dict[str, dict[int, list[int]]]]:
    """For each of some people, by number, their ORCID iD and how often it is stated; and those iDs that papers state
    for several people, with the papers of each.

    An iD belongs to whom most papers state it for; to none where that is undecided or a person has two.
    """
    stating: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, places in mentions.items():
        for paper, place in places:
            for id in ids[paper][place] if ids else ():
                if id.startswith(ORCID):
                    stating[id.removeprefix(ORCID)][number].append(paper)
    owned: dict[int, list[str]] = defaultdict(list)
    for orcid, people in stating.items():
        most = sorted((len(papers) for papers in people.values()), reverse=True)
        if len(most) == 1 or most[0] > sum(most[1:]):
            owned[next(number for number, papers in people.items() if len(papers) == most[0])].append(orcid)
    told = {}
    for number, orcids in owned.items():
        if len(orcids) == 1:
            count, all = len(stating[orcids[0]][number]), len(mentions[number])
            share = f"{count} of {counted(all, 'paper')}" if all > 1 else "the paper"
            told[number] = orcids[0], f"{STATED}{orcids[0]} is stated on {share}"
    return told, {orcid: dict(people) for orcid, people in stating.items() if len(people) > 1}


def told_again(personas: Sequence[Persona], ids: Sequence[Sequence[Collection[str]]]) -> tuple[Persona, ...]:
    """People of whom corrections joined or parted some, with the ORCID iDs that their own papers state; those that a
    correction gives go before."""
    told, _ = whose({number: persona.mentions for number, persona in enumerate(personas)}, ids)
    again = []
    for number, persona in enumerate(personas):
        orcid, stated = told.get(number, (None, ""))
        own = persona.orcid or orcid
        evidence = [each for each in persona.evidence if not each.startswith(STATED)]
        if stated and own == orcid:
            evidence.append(stated)
        again.append(replace(persona, orcid=own, evidence=tuple(evidence)))
    return tuple(again)


def shared_orcids(
    names: Sequence[str],
    mentions: Sequence[Mentions],
    ids: Sequence[Sequence[Collection[str]]],
    fields: Sequence[Fields],
    apart: Collection[frozenset[int]] = (),
) -> Iterator[Problem]:
    """A problem for each ORCID iD that papers state for people who are kept apart, at a paper of the rarer one.

    `names` and `mentions` are the people's, `ids` and `fields` the papers'; who are known to be two, `apart`, are no
    problem.
    """
    _, shared = whose(dict(enumerate(mentions)), ids)
    for orcid, people in sorted(shared.items()):
        order = sorted(people, key=lambda each: (-len(people[each]), names[each], people[each]))
        for rarer in order[1:]:
            if frozenset({order[0], rarer}) in apart:
                continue
            places = (
                (f"content/{listing.document.file}", listing.record.line_start)
                for paper in people[rarer]
                for listing, _ in fields[paper].given
                if any(f"{ORCID}{orcid}" in ids.split() for ids in listing.record.author_ids)
            )
            file, line = min(places)
            yield Problem(
                file=file,
                line=line,
                severity="warning",
                code="shared-orcid",
                message=f"“{orcid}” is stated for “{names[order[0]]}” and for “{names[rarer]}”, who were kept apart.",
                hint="If it is one person, join them in corrections.toml; if not, one of the sources is wrong.",
            )
