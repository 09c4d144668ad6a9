"""The index pages: papers, people and topics from A to Z, documents."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic

from papershelf.english import counted
from papershelf.model import Frozen
from papershelf.site import addresses
from papershelf.site.catalogue import (
    DIGITS,
    PAGE,
    UNTITLED,
    Catalogue,
    filed,
    last_word,
    letter,
    paper_order,
)
from papershelf.site.markup import name_html, plain
from papershelf.site.views.document import is_note, layout_words
from papershelf.site.views.paging import Entry, Section, Step, one_a_page, pager, places

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Name(Frozen, frozen=True):
    href: str
    name: str
    count: str


class Letter(Frozen, frozen=True):
    """A letter of the bar; without an address nothing is filed under it."""

    text: str
    href: str
    current: bool = False


class IndexPage(Frozen, Generic[Entry], frozen=True):
    """`kind` is what is listed: it chooses how the entries look. `extra` is (address, text) of one more link.
    `compact`: all letters stand on one page and in columns. `orders` lead to the same entries in another order."""

    title: str
    kind: str
    lead: str
    extra: tuple[str, str] | None
    letters: list[Letter]
    compact: bool
    sections: Sequence[Section[Entry]]
    pager: list[Step]
    number: int
    orders: Sequence[Letter] = ()


class Origin(Frozen, frozen=True):
    href: str
    file: str
    layout: str
    papers: str
    lines: str
    problems: str


class DocumentsPage(Frozen, frozen=True):
    lead: str
    documents: list[Origin]


def paper_index(shelf: Catalogue) -> Iterator[tuple[str, IndexPage[str]]]:
    """The entries are ids: the lines of papers are rendered once for all pages."""
    papers = sorted(shelf.shelf.papers, key=paper_order)
    untitled = sum(1 for paper in papers if paper.title is None)
    sections = by_letter(
        [
            (UNTITLED if paper.title is None else letter(filed(plain(paper.label))), paper.id)
            for paper in papers
        ]
    )
    lead = f"{counted(len(papers), 'paper')}."
    text = f"{untitled:,} without a title"
    yield from index_pages("papers", "Papers, A–Z", lead, sections, (UNTITLED, text) if untitled else None)


def person_index(shelf: Catalogue) -> Iterator[tuple[str, IndexPage[Name]]]:
    sections = by_letter(
        [
            (
                letter(key),
                Name(
                    href=f"../{addresses.person(id)}",
                    name=name_html(shelf.people[id].name),
                    count=f"{size:,}",
                ),
            )
            for key, id, size in people_in_order(shelf)
        ]
    )
    lead = f"{counted(len(shelf.people), 'author')}, by the last word of the name, with the number of papers."
    sizes = [(len(each.papers), each.id, each.name) for each in shelf.shelf.people]
    yield from index_pages("authors", "Authors, A–Z", lead, sections, ranked=is_ranked(sizes))
    yield from by_size("authors", "Authors, by number of papers", "author", sizes, addresses.person)


def person_pages(shelf: Catalogue) -> dict[str, str]:
    """The index page on which each letter of people begins, from the root."""
    groups = by_letter([(letter(key), id) for key, id, _ in people_in_order(shelf)])
    made = paged(groups)
    return {
        section.name: found
        for section in groups
        if (found := places(made, lambda page: addresses.index("authors", page)).get(section.id))
    }


def people_in_order(shelf: Catalogue) -> list[tuple[str, str, int]]:
    """(what it is filed under, id, papers) of each person."""
    return sorted((filed(last_word(each.name)), each.id, len(each.papers)) for each in shelf.shelf.people)


def topic_index(shelf: Catalogue) -> Iterator[tuple[str, IndexPage[Name]]]:
    topics = sorted(shelf.shelf.topics, key=lambda each: (filed(each.name), each.id))
    sections = by_letter(
        [
            (
                letter(filed(topic.name)),
                Name(href=f"../{addresses.topic(topic.id)}", name=topic.name, count=f"{len(topic.papers):,}"),
            )
            for topic in topics
        ]
    )
    lead = f"{counted(len(topics), 'topic')}, with the number of papers."
    sizes = [(len(each.papers), each.id, each.name) for each in topics]
    yield from index_pages("topics", "Topics, A–Z", lead, sections, ranked=is_ranked(sizes))
    yield from by_size("topics", "Topics, by number of papers", "topic", sizes, addresses.topic)


def is_ranked(sizes: Sequence[tuple[int, str, str]]) -> bool:
    """Whether there is another order than that of the names."""
    most = Counter(size for size, *_ in sizes)
    return len(most) > 1 and most[max(most)] <= PAGE


def by_size(
    kind: str, title: str, noun: str, sizes: Sequence[tuple[int, str, str]], address: Callable[[str], str]
) -> Iterator[tuple[str, IndexPage[Name]]]:
    """One page of (papers, id, name), those with the most papers first, in groups of as many. It ends before the group
    that it has no room for: a longer order would shift over many pages whenever a paper is added. Where nothing is to
    be ordered, it says so: once published, its address stays."""
    ranked = is_ranked(sizes)
    groups: dict[int, list[Name]] = {}
    for size, id, name in sorted(sizes, key=lambda each: (-each[0], filed(last_word(each[2])), each[1])):
        if not ranked:
            break
        groups.setdefault(size, []).append(
            Name(href=f"../{address(id)}", name=name_html(name), count=f"{size:,}")
        )
    room = PAGE
    sections = []
    for size, entries in groups.items():
        room -= len(entries)
        if room < 0:
            break
        sections.append(
            Section(id=f"n{size}", name=counted(size, "paper"), total=len(entries), entries=entries)
        )
    lead = (
        counted(len(sizes), noun)
        if ranked
        else f"Too many {noun}s have equally many papers for an order by number"
    )
    if len(sections) < len(groups):
        lead += f", here those with at least {sections[-1].name}"
    yield (
        addresses.index_by_size(kind),
        IndexPage(
            title=title,
            kind=kind,
            lead=f"{lead}.",
            extra=None,
            letters=[],
            compact=True,
            sections=sections,
            pager=[],
            number=1,
            orders=orders(kind, by_name=False),
        ),
    )


def orders(kind: str, by_name: bool) -> list[Letter]:
    """The links from one order to the other; the page itself is marked."""
    return [
        Letter(text="Name", href="../" + addresses.index(kind), current=by_name),
        Letter(text="Number of papers", href="../" + addresses.index_by_size(kind), current=not by_name),
    ]


def by_letter(entries: Sequence[tuple[str, Entry]]) -> list[Section[Entry]]:
    """Ordered entries under their letters: A to Z, then digits and signs, then papers without a title."""
    groups: dict[str, list[Entry]] = {}
    for name, entry in entries:
        groups.setdefault(name, []).append(entry)
    return [
        Section(id=section_id(name), name=name, total=len(groups[name]), entries=groups[name])
        for name in (*ALPHABET, DIGITS, UNTITLED)
        if name in groups
    ]


def section_id(name: str) -> str:
    return {DIGITS: "digits", UNTITLED: "no-title"}.get(name, f"letter-{name.lower()}")


def paged(sections: Sequence[Section[Entry]]) -> list[list[Section[Entry]]]:
    """One page for a short index, a page a letter for a long one."""
    if sum(section.total for section in sections) <= PAGE:
        return [list(sections)]
    return one_a_page(sections, PAGE)


def index_pages(
    kind: str,
    title: str,
    lead: str,
    sections: Sequence[Section[Entry]],
    extra: tuple[str, str] | None = None,
    ranked: bool = False,
) -> Iterator[tuple[str, IndexPage[Entry]]]:
    """`extra` is the section that the lead links to, and the words of the link; `ranked` says that there is a page in
    the order of numbers. The lead counts all, so it stands on the first page alone: elsewhere it would make every page
    another one whenever something is added."""

    def address(page: int) -> str:
        return f"../{addresses.index(kind, page)}"

    made = paged(sections)
    found = places(made, address)
    for number, page in enumerate(made, 1):
        here = {section.id for section in page} if len(made) > 1 else set()
        yield (
            addresses.index(kind, number),
            IndexPage(
                title=title,
                kind=kind,
                lead=lead if number == 1 else "",
                extra=(found[section_id(extra[0])], extra[1]) if extra and number == 1 else None,
                letters=letters(sections, found, here),
                compact=kind != "papers" and len(made) == 1,
                sections=page,
                pager=pager(number, len(made), address)
                if too_long(made)
                else next_page(number, made, address),
                number=number,
                orders=orders(kind, by_name=True) if ranked else (),
            ),
        )


def too_long(made: Sequence[Sequence[Section[Entry]]]) -> bool:
    """Whether a letter stands on several pages, so that the letters alone do not lead to all."""
    return any(len(section.entries) < section.total for page in made for section in page)


def next_page(
    number: int, made: Sequence[Sequence[Section[Entry]]], address: Callable[[int], str]
) -> list[Step]:
    """Links to the letter before and the letter after."""
    steps = []
    if number > 1:
        steps.append(Step(text=f"Back: {made[number - 2][0].name}", href=address(number - 1)))
    if number < len(made):
        steps.append(Step(text=f"Next: {made[number][0].name}", href=address(number + 1)))
    return steps


def letters(sections: Sequence[Section[Entry]], found: Mapping[str, str], here: set[str]) -> list[Letter]:
    names = [*ALPHABET, *(section.name for section in sections if section.name not in ALPHABET)]
    return [
        Letter(text=name, href=found.get(section_id(name), ""), current=section_id(name) in here)
        for name in names
    ]


def documents_page(shelf: Catalogue) -> DocumentsPage:
    documents = sorted(
        (each for each in shelf.shelf.documents if not is_note(each)),
        key=lambda each: shelf.shelf.document_ids[each.file],
    )
    notes = [each for each in shelf.shelf.documents if is_note(each)]
    entries = [
        Origin(
            href="../" + addresses.document(shelf.shelf.document_ids[each.file]),
            file=each.file,
            layout=layout_words(each.layout),
            papers=f"{len(each.records):,}",
            lines=f"{each.lines_total:,}",
            problems=f"{len(each.problems):,}",
        )
        for each in documents
    ]
    if notes:
        entries.append(
            Origin(
                href="../" + addresses.notes(),
                file=counted(len(notes), "note"),
                layout="Markdown notes",
                papers=f"{sum(len(each.records) for each in notes):,}",
                lines=f"{sum(each.lines_total for each in notes):,}",
                problems=f"{sum(len(each.problems) for each in notes):,}",
            )
        )
    total = len(shelf.shelf.documents)
    return DocumentsPage(
        lead=f"{counted(total, 'document')}: every paper here comes from at least one of them.",
        documents=entries,
    )
