"""The page of one person: papers by year, co-authors, topics, and how sure we are of the name."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from papershelf.english import counted
from papershelf.model import Frozen, Paper, Person
from papershelf.shelve.people.initials import OWN_PAGE
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue
from papershelf.site.markup import name_html
from papershelf.site.pictures.sparkline import FEWEST, sparkline
from papershelf.site.suggest import Suggestion, for_person
from papershelf.site.views.links import bars, counted_topic_item, person_link, safe
from papershelf.site.views.rows import ALL_AUTHORS
from papershelf.site.views.sureness import cut_lists, how_sure, initials, reasons, why_apart

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

COAUTHORS = 8
"""The most co-authors and topics in the rail."""
ALL_COAUTHORS = 108
"""The most co-authors that a page names."""


class Entry(Frozen, frozen=True):
    """Someone of a like name: how many papers, and why they are not this person."""

    href: str
    name: str
    count: str
    apart: str


class Group(Frozen, frozen=True):
    """Papers under one heading: ids, for their rows are rendered once for all pages."""

    id: str
    name: str
    count: str
    papers: Sequence[str]


class PersonPage(Frozen, frozen=True):
    """`sure` says how sure it is that this is one person, `evidence` why its spellings are one. `own` has a row's links
    to this person, each with what stands there on this page."""

    name: str
    heading: Markup
    letter: str
    letter_href: str
    lead: str
    notice: str
    groups: list[Group]
    years: Markup
    coauthors: Markup
    more_coauthors: str
    other_coauthors: Markup
    topics: Markup
    also_written: Sequence[str]
    sure: str
    evidence: Sequence[str]
    similar: list[Entry]
    orcid: str | None
    orcid_stated: str
    homepage: str | None
    own: list[tuple[str, str]]
    health: str
    suggestion: Suggestion


def person_page(shelf: Catalogue, person: Person, letter: str, index: str) -> PersonPage:
    """`letter` is the one that the person is filed under, `index` the address of the index page that has it.

    Co-authors and topics are left out where the only row of the page says the same.
    """
    papers = [shelf.papers[id] for id in person.papers]
    closest: list[tuple[str, int]] = []
    topics: list[tuple[str, int]] = []
    if len(papers) != 1 or len(papers[0].authors) > ALL_AUTHORS:
        together = Counter(
            author.id for paper in papers for author in paper.authors if author.id != person.id
        )
        closest = sorted(together.items(), key=most)
        subjects = Counter(topic.id for paper in papers for topic in paper.topics)
        topics = sorted(subjects.items(), key=most)
    evidence, stated = reasons(person)
    own_names = {author.name for paper in papers for author in paper.authors if author.id == person.id}
    return PersonPage(
        name=person.name,
        heading=name_html(person.name),
        letter=letter,
        letter_href="../" + index,
        lead=lead(shelf, papers, closest),
        notice=notice(person, papers),
        groups=by_year(papers),
        years=sparkline(paper.date for paper in papers) if len(papers) >= FEWEST else Markup(),
        coauthors=bars(
            [
                ("../" + addresses.person(id), shelf.people[id].name, count)
                for id, count in closest[:COAUTHORS]
            ]
        ),
        more_coauthors=more_coauthors(len(closest)),
        other_coauthors=Markup(
            ", ".join(
                person_link(id, shelf.people[id].name, "../") for id, _ in closest[COAUTHORS:ALL_COAUTHORS]
            )
        ),
        topics=Markup(
            "".join(
                counted_topic_item(id, shelf.topics[id].name, count, "../")
                for id, count in topics[:COAUTHORS]
            )
        ),
        also_written=person.also_written,
        sure=how_sure(person, papers, shelf.people, has_own_list(shelf, papers)),
        evidence=evidence,
        similar=[
            Entry(
                href="../" + addresses.person(id),
                name=shelf.people[id].name,
                count=counted(len(shelf.people[id].papers), "paper"),
                apart=why_apart(person, shelf.people[id], shelf.papers),
            )
            for id in person.similar
        ],
        orcid=person.orcid,
        orcid_stated=stated,
        homepage=person.homepage,
        own=[(person_link(person.id, name, "../"), f"<b>{safe(name)}</b>") for name in sorted(own_names)],
        health=f"../{addresses.HEALTH}",
        suggestion=for_person(person, shelf.config.corrections.repository),
    )


def more_coauthors(count: int) -> str:
    """The words that open the names of the others."""
    if count <= COAUTHORS:
        return ""
    return (
        f"All {count:,} co-authors"
        if count <= ALL_COAUTHORS
        else f"The next {ALL_COAUTHORS - COAUTHORS} of {count:,}"
    )


def has_own_list(shelf: Catalogue, papers: Sequence[Paper]) -> bool:
    """Whether one document lists these papers, enough to be a person's page, and no others."""
    if len(papers) < OWN_PAGE:
        return False
    files = set.intersection(*({source.file for source in paper.sources} for paper in papers))
    return any(len(shelf.documents[file].records) == len(papers) for file in files if file in shelf.documents)


def most(entry: tuple[str, int]) -> tuple[int, str]:
    """The order of (id, count): the highest count first, equal ones by id."""
    return -entry[1], entry[0]


def lead(shelf: Catalogue, papers: list[Paper], closest: list[tuple[str, int]]) -> str:
    years = sorted(paper.date[:4] for paper in papers if paper.date)
    text = counted(len(papers), "paper") + " on this shelf"
    if years:
        span = years[0] if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
        text += f", {span}" if len(years) == len(papers) else f", {len(years)} with a year: {span}"
    text += "."
    if closest and closest[0][1] > 1 and (len(closest) == 1 or closest[0][1] > closest[1][1]):
        text += f" Writes most with {shelf.people[closest[0][0]].name}."
    return text


def notice(person: Person, papers: list[Paper]) -> str:
    """What a reader must know of incomplete records; "" when they are complete."""
    return " ".join(filter(None, (untitled(papers), cut_lists(papers), initials(person, papers))))


def untitled(papers: list[Paper]) -> str:
    count = sum(1 for paper in papers if paper.title is None)
    if not count:
        return ""
    one = count == 1
    return (
        f"{count} of {counted(len(papers), 'paper')} {'has' if one else 'have'} no title in the source. "
        f"{'It is' if one else 'They are'} listed by {'its' if one else 'their'} authors "
        "until a document with the title is added."
    )


def by_year(papers: list[Paper]) -> list[Group]:
    """Newest first, papers without a year at the end; within a year as the shelf orders them."""
    years: dict[str, list[str]] = {}
    for paper in papers:
        years.setdefault((paper.date or "")[:4], []).append(paper.id)
    return [
        Group(
            id=f"y{year}" if year else "no-year",
            name=year or "Year not in source",
            count=str(len(years[year])),
            papers=years[year],
        )
        for year in sorted(years, reverse=True)
    ]
