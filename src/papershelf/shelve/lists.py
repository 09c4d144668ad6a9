"""Reading lists as given → reading lists of the shelf: each entry's paper is looked up, each list has its id."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace
from rapidfuzz import fuzz, process

from papershelf.excerpts import printable
from papershelf.model import Entry, Identifiers, Paper, Part, Problem, ReadingList
from papershelf.read.links import identifiers
from papershelf.read.lists import GivenList, GivenPart, Wanted
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.shelve.papers.listing import WORD, arxiv_key, folded, title_key
from papershelf.shelve.slugs import distinct, fingerprint, slug

LIKE = 60
"""Titles whose letters agree in so many per cent may be meant."""
SHORT = 3
"""Longer words of a title are looked for in other titles."""
SLACK = 24
"""So many letters more or less may stand in TeX, or in words that are spelt otherwise."""
MANY = 200
"""So many titles are compared with one."""
FEW = 2_000
"""On a shelf of no more papers a title is compared with all, where it shares no word with any."""
SHOWN = 200
"""So many signs of a name are shown."""
PAGE = re.compile(r"(?:.*/)?papers/([a-z0-9-]+)\.html(?:[?#].*)?\Z")
"""The address of a paper's page, on whatever host."""


def make_lists(
    given: Sequence[GivenList], papers: Sequence[Paper], forgotten: Forgetting, moved: Mapping[str, str]
) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """The lists ordered by id, and the problems of entries that name no paper, or several.

    `papers` are those of the shelf as it will be shown, `forgotten` the names that no list may tell either; `moved`
    gives the ids of papers by the ones that they were published with.
    """
    if not given:
        return (), ()
    told = [told_of(each, forgotten) if forgotten else each for each in with_moved(given, moved)]
    desk = Desk(papers)
    problems: list[Problem] = []
    lists = []
    for id, each in zip(list_ids(told), told, strict=True):
        parts = tuple(
            replace(
                part.part,
                entries=tuple(desk.entry(wanted, each.head.file, problems) for wanted in part.wanted),
            )
            for part in each.parts
        )
        found = dict.fromkeys(entry.paper for part in parts for entry in part.entries if entry.paper)
        lists.append(replace(each.head, id=id, parts=parts, papers=tuple(found)))
    return tuple(sorted(lists, key=lambda each: each.id)), tuple(problems)


def list_ids(lists: Sequence[GivenList]) -> list[str]:
    """Ids by title; of lists with one title by what else they say."""
    wanted = {number: slug(each.head.title) for number, each in enumerate(lists)}
    ties = {
        number: (each.head.date, ", ".join(each.head.curators), fingerprint(whole_text(each)))
        for number, each in enumerate(lists)
    }
    made = distinct(wanted, ties, "list")
    return [made[number] for number in range(len(lists))]


def whole_text(given: GivenList) -> str:
    """All that a list says, without the name of its file, which decides nothing."""
    return msgspec.json.encode(replace(given, head=replace(given.head, file=""))).decode()


class Desk:
    """Where papers are asked for by what people call them. What is asked by is made when it is first needed."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.labels = {paper.id: paper.label for paper in papers}

    @cached_property
    def identified(self) -> Mapping[tuple[str, str], list[str]]:
        """The ids by kind and value of identifiers."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for paper in self.papers:
            for key in identifier_keys(paper.identifiers):
                found[key].append(paper.id)
        return found

    @cached_property
    def linked(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for paper in self.papers:
            for link in paper.links:
                found[address(link.url)].append(paper.id)
        return found

    @cached_property
    def titles(self) -> Mapping[str, list[str]]:
        """The ids by titles, or labels, in small letters: their words alone."""
        found: dict[str, list[str]] = defaultdict(list)
        for paper in self.papers:
            found[words(paper.label)].append(paper.id)
        return found

    def entry(self, wanted: Wanted, file: str, problems: list[Problem]) -> Entry:
        """The entry with its paper's id, where one is meant and no other."""
        found = next(filter(None, map(self.found, wanted.names)), ())
        if len(found) == 1:
            return replace(wanted.entry, paper=found[0])
        problems.append(self.problem(wanted, file, found))
        return wanted.entry

    def found(self, name: str) -> Sequence[str]:
        """The ids of the papers that this names: by id, page, identifier, address, and title, in that order."""
        if name in self.labels:
            return (name,)
        page = PAGE.match(name)
        if page and page[1] in self.labels:
            return (page[1],)
        known = identifiers([name, f"doi:{name}" if name.startswith("10.") else name])
        for key in identifier_keys(known):
            if key in self.identified:
                return tuple(dict.fromkeys(self.identified[key]))
        if "://" in name:
            return tuple(dict.fromkeys(self.linked.get(address(name), ())))
        title = words(name)
        if title in self.titles:
            return self.titles[title]
        wanted = title_key(name)  # dearer: it knows TeX, and words that are spelt in two ways
        near = (each for each in self.alike(title) if abs(len(each) - len(title)) <= SLACK)
        ids = (id for each in near for id in self.titles[each])
        return tuple(id for id in ids if wanted and title_key(self.labels[id]) == wanted)

    @cached_property
    def holders(self) -> Mapping[str, list[str]]:
        """The titles of each longer word."""
        found: dict[str, list[str]] = defaultdict(list)
        for title in self.titles:
            for word in set(title.split()):
                if len(word) > SHORT:
                    found[word].append(title)
        return found

    @cached_property
    def in_order(self) -> list[str]:
        return sorted(self.titles)

    def alike(self, title: str) -> list[str]:
        """The titles that share one of the longer words of a title, of the rarest of these words."""
        held = [self.holders[word] for word in set(title.split()) if word in self.holders]
        found: set[str] = set()
        for titles in sorted(held, key=lambda titles: (len(titles), titles)):
            if found and len(found) + len(titles) > MANY:
                break
            found.update(titles[:MANY])
        return sorted(found)

    def begun(self, title: str) -> list[str]:
        """The first two titles that begin so."""
        at = bisect_left(self.in_order, title)
        return [each for each in self.in_order[at : at + 2] if title and each.startswith(title)]

    def problem(self, wanted: Wanted, file: str, found: Sequence[str]) -> Problem:
        name = shown(wanted.entry.text)
        if found:
            ids = " or ".join(f'"{id}"' for id in sorted(found)[:4])
            message = (
                f"“{name}” may be each of {len(found)} papers of this shelf, so the list names none of them."
            )
            hint = f"Write the id of the one that is meant: {ids}."
        else:
            message = f"No paper of this shelf is “{name}”, so the list shows it as it is written."
            hint = self.nearest(wanted.names)
        return Problem(
            file=f"content/{file}",
            line=wanted.line,
            severity="warning",
            code="unknown-paper",
            message=message,
            hint=hint,
        )

    def nearest(self, names: Iterable[str]) -> str:
        """What may have been meant: the one paper whose title begins so, else that whose title is most alike. An id is
        compared as the words that it is made of."""
        best: tuple[float, str] = (0, "")
        for name in map(words, names):
            begun = self.begun(name)
            if len(begun) == 1:
                return f'Did you mean "{self.titles[begun[0]][0]}"?'
            choices = self.alike(name) or (self.in_order if len(self.titles) <= FEW else [])
            like = process.extractOne(name, choices, scorer=fuzz.ratio, score_cutoff=LIKE)
            best = max(best, (like[1], self.titles[like[0]][0])) if like else best
        if best[1]:
            return f'Did you mean "{best[1]}"?'
        return (
            "Write its title, DOI or arXiv id as a document has it, or add a document that lists the paper."
        )


def words(text: str) -> str:
    """The words of a text in small letters, without accents, with a space between them."""
    return " ".join(WORD.findall(folded(text)))


def identifier_keys(known: Identifiers) -> Iterator[tuple[str, str]]:
    for kind, value in msgspec.structs.asdict(known).items():
        if value:
            yield kind, arxiv_key(value) if kind == "arxiv" else value.lower()


def address(url: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"\Ahttps?://(?:www\.)?|[/#]+\Z", "", url.strip())


def shown(text: str) -> str:
    return printable(text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…")


def told_of(given: GivenList, forgotten: Forgetting) -> GivenList:
    """The list as if it said the new names; links that tell a forgotten one are left out."""

    def told(text: str | None) -> str | None:
        return forgotten.text(text) if text else text

    def link(url: str | None) -> str | None:
        return None if url and forgotten.tells(url) else url

    def part(each: Part) -> Part:
        return replace(
            each,
            title=told(each.title),
            place=told(each.place),
            presenters=tuple(map(forgotten.text, each.presenters)),
            notes=told(each.notes),
            link=link(each.link),
        )

    def wanted(each: Wanted) -> Wanted:
        entry = replace(
            each.entry,
            text=forgotten.text(each.entry.text),
            remark=told(each.entry.remark),
            presenters=tuple(map(forgotten.text, each.entry.presenters)),
            link=link(each.entry.link),
        )
        # An id of words is asked for as it will be; a title as it will be told.
        names = tuple(dict.fromkeys(name for old in each.names for name in asked(old, forgotten)))
        return replace(each, entry=entry, names=names)

    head = replace(
        given.head,
        title=forgotten.text(given.head.title),
        description=told(given.head.description),
        intro=told(given.head.intro),
        curators=tuple(map(forgotten.text, given.head.curators)),
        licence=told(given.head.licence),
        link=link(given.head.link),
    )
    parts = tuple(
        GivenPart(part=part(each.part), wanted=tuple(map(wanted, each.wanted))) for each in given.parts
    )
    return GivenList(head=head, parts=parts)


def asked(name: str, forgotten: Forgetting) -> tuple[str, ...]:
    """The names by which a paper is asked for: as it is once a person is forgotten, then as given."""
    return (forgotten.id(name) if re.fullmatch(r"[a-z0-9-]+", name) else forgotten.text(name), name)


def with_moved(lists: Sequence[GivenList], gone: Mapping[str, str]) -> list[GivenList]:
    """Lists that ask by an id that was published, and has moved, ask by the new one too. `gone` gives it by the old."""
    if not gone:
        return list(lists)

    def wanted(each: Wanted) -> Wanted:
        more = [gone[key] for name in each.names if (key := page_id(name)) in gone]
        return replace(each, names=(*each.names, *more)) if more else each

    return [
        replace(
            each,
            parts=tuple(replace(part, wanted=tuple(map(wanted, part.wanted))) for part in each.parts),
        )
        for each in lists
    ]


def page_id(name: str) -> str:
    """The id that a name is, or that the address of a paper's page holds."""
    page = PAGE.match(name)
    return page[1] if page else name
