"""Names on papers to persons: spellings joined on evidence that is kept, namesakes and initials kept apart."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from papershelf.collector import without_collector
from papershelf.shelve.papers.listing import folded
from papershelf.shelve.people.groups import Groups, Join, Spellings, best
from papershelf.shelve.people.ids import parting, whose
from papershelf.shelve.people.initials import Initials, content, part_initials
from papershelf.shelve.people.names import in_capitals, key, parse
from papershelf.shelve.people.one_id import one_id
from papershelf.shelve.people.persona import Mention, Persona
from papershelf.shelve.people.subjects import Subjects

MARK = "\0"
"""What parts a key from the ids that tell people of one spelling apart."""


@without_collector()
def identify(
    papers: Sequence[Sequence[str]],
    pages: Sequence[Collection[int]] = (),
    ids: Sequence[Sequence[Collection[str]]] = (),
    beside: Sequence[Sequence[Collection[str]]] = (),
    titles: Sequence[str] = (),
) -> list[Persona]:
    """The people behind the names, each name on each paper in one of them. `papers` gives each paper's names, `pages`
    the numbers of the papers that one document lists, `ids` what sources call each author, as "scheme:id", `beside`
    how further lists of the paper write each author, `titles` what each paper is called; what is joined does not depend
    on any order.

    Names are one person when they differ only in signs or in letters that are written out (ö, oe), when a name gives
    both, or when sources call them by one id; or when `likeness` finds that they can be one person's and enough
    co-authors, or a page of that person's papers, vouch for it. One initial is the same person's as an equal one only
    on such evidence too. A name that fits two people is neither. Who stands
    twice on a paper, or has two ids of one scheme, is two people.
    """
    subjects = Subjects(titles)
    keys, initials = keyed(papers, ids, pages, subjects)
    places: dict[str, list[Mention]] = defaultdict(list)
    for number, own in enumerate(keys):
        for place, each in enumerate(own):
            places[each].append((number, place))
    mentions = Counter(name for names in papers for name in names)
    spellings = {
        each: sorted({papers[number][place] for number, place in where})
        for each, where in sorted(places.items())
    }
    called = called_by(keys, ids)
    groups = Groups(spellings, mentions, keys, called, subjects, initials.several)
    for (each, mark), reason in sorted(initials.reasons.items()):
        groups.reasons[groups.home[MARK.join([each, mark]) if mark else each]].append(reason)
    groups.ask(pages)
    certain = [*one_id(called, spellings), *one_paper(keys, papers, beside, spellings, places, initials)]
    if groups.join(certain, retold=False):
        groups.ask(pages)
    members_of = [(sorted(members), reasons) for members, reasons in groups.all()]
    mentions_of = [
        tuple(sorted(where for each in members for where in places[each])) for members, _ in members_of
    ]
    orcids, _ = whose(dict(enumerate(mentions_of)), ids)
    personas = []
    for number, (members, reasons) in enumerate(members_of):
        names = sorted({name for each in members for name in spellings[each]})
        name = best(names, mentions)
        alike = [
            same_but_for(main, each)
            for own in members
            for main in [best(spellings[own], mentions)]
            for each in spellings[own]
            if each != main
        ]
        orcid, stated = orcids.get(number, (None, ""))
        personas.append(
            Persona(
                name=name,
                also_written=tuple(each for each in names if each != name),
                evidence=tuple(dict.fromkeys((*alike, *reasons, *filter(None, [stated])))),
                mentions=mentions_of[number],
                orcid=orcid,
            )
        )
    return personas


def keyed(
    papers: Sequence[Sequence[str]],
    ids: Sequence[Sequence[Collection[str]]],
    pages: Sequence[Collection[int]],
    subjects: Subjects,
) -> tuple[list[list[str]], Initials]:
    """A key for each name of each paper, equal for what is one spelling of one person for certain, and which names of
    one initial are whose.

    Spellings that stand beside each other on one paper are two people and stay apart, and so is one with two ids. An
    initial with an id is who the id says, and says nothing of the same initial elsewhere.
    """
    key_of = {name: key(name) for names in papers for name in names}
    apart: set[str] = set()
    schemes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, names in enumerate(papers):
        keys = [key_of[name] for name in names]
        if len(set(keys)) < len(keys):
            twice = {each for each, count in Counter(keys).items() if count > 1}
            apart.update(
                each for each in twice if len({n for n, k in zip(names, keys, strict=True) if k == each}) > 1
            )
        for each, called in zip(keys, ids[number], strict=True) if ids else ():
            for id in called:
                if within := parting(id):
                    schemes[each][within].add(id)
    telling = {
        each: {scheme for scheme, known in found.items() if len(known) > 1} for each, found in schemes.items()
    }
    mine: list[list[str]] = []
    marked: list[list[str]] = []
    for number, names in enumerate(papers):
        plain = [name if not (found := key_of[name]) or found in apart else found for name in names]
        mine.append(plain)
        marked.append(plain)
        if ids and any(ids[number]):
            marked[-1] = list(plain)
            for place, name in enumerate(names):
                if ids[number][place]:
                    among = telling.get(key_of[name], set())
                    marks = sorted(id for id in ids[number][place] if is_short(name) or parting(id) in among)
                    marked[-1][place] = MARK.join([plain[place], *marks])
    known = [
        own if own is plain else [each if each == bare else "" for each, bare in zip(own, plain, strict=True)]
        for own, plain in zip(marked, mine, strict=True)
    ]
    initials = part_initials(papers, known, pages, subjects)
    made = []
    taken: dict[str, int] = {}
    for number, each_key in enumerate(marked):
        own: list[str] = []
        for place, each in enumerate(each_key):
            if mark := initials.marks.get((number, each)):
                each = f"{each}{MARK}{mark}"
            if each in own:
                further = [" ".join(sorted(called)) for called in ids[number]] if ids else []
                where = content(number, [*papers[number], *further], subjects.titles)
                where += f" {number}" if taken.setdefault(where, number) != number else ""
                each = f"{each}{MARK}{where}{MARK}{place:05}"
            own.append(each)
        made.append(own)
    return made, initials


def is_short(name: str) -> bool:
    """Whether the given name is an initial."""
    parts = parse(name)
    return bool(parts.given) and not parts.spelt_out


def called_by(keys: Sequence[Sequence[str]], ids: Sequence[Sequence[Collection[str]]]) -> dict[str, set[str]]:
    """What sources call the names of each key."""
    called: dict[str, set[str]] = defaultdict(set)
    for own, theirs in zip(keys, ids, strict=True) if ids else ():
        for each, found in zip(own, theirs, strict=True):
            if found:
                called[each] |= set(found)
    return called


def one_paper(
    keys: Sequence[Sequence[str]],
    papers: Sequence[Sequence[str]],
    beside: Sequence[Sequence[Collection[str]]],
    spellings: Spellings,
    places: Mapping[str, Sequence[Mention]],
    initials: Initials,
) -> Iterator[Join]:
    """Names of which two lists of one paper write one each for the same author, where a co-author of that paper stands
    beside both. A name that is two people's on such papers is neither's."""
    marked: dict[str, set[str]] = defaultdict(set)
    for (_, each), mark in initials.marks.items() if beside else ():
        marked[each].add(MARK.join([each, mark]) if mark else each)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for own, names, others in zip(keys, papers, beside, strict=True) if beside else ():
        company = {*own, *(key(other) for each in others for other in each)}
        for main, name, further in zip(own, names, others, strict=True):
            for other in further:
                bare = key(other)
                for mine in marked.get(bare, (bare,)):
                    if mine == main or mine not in spellings:
                        continue
                    if any(company & {*keys[number]} - {mine, main} for number, _ in places[mine]):
                        pair = " and ".join(f"“{spelling}”" for spelling in sorted((name, other)))
                        reason = f"{pair} stand for one author in two lists of a paper"
                        found[mine][main] = min(reason, found[mine].get(main, reason))
    for mine, mains in sorted(found.items()):
        for main, reason in mains.items() if len(mains) == 1 else ():
            one, other = sorted((mine, main))
            yield Join(one, other, reason)


def same_but_for(one: str, other: str) -> str:
    """In which signs two spellings with one key differ."""
    plain = {"case": str.lower, "accents": folded}
    for what, fold in plain.items():
        if fold(one) == fold(other):
            return f"“{one}” and “{other}” are the same but for {what}"
    order = "," in one or "," in other or in_capitals(one) != in_capitals(other)
    signs = "the order of their parts" if order else "hyphens, points, quotes or spaces"
    return f"“{one}” and “{other}” are the same but for {signs}"
