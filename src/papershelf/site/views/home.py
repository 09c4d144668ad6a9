"""The home page: what is here, search, a taste of the papers, ways to browse."""

from collections.abc import Sequence

from markupsafe import Markup

from papershelf.english import counted
from papershelf.model import Frozen, Paper
from papershelf.site import addresses
from papershelf.site.carried import edition
from papershelf.site.catalogue import Catalogue
from papershelf.site.views.links import bars, counts
from papershelf.site.views.reading_list import Brief, brief, latest_first

PICKS = 10
"""Rows on the home page, in all its parts."""
AWARDED = 4
NEWEST = 4
TOPICS = 8
PEOPLE = 5
EVENTS = 5
LISTS = 6


class Part(Frozen, frozen=True):
    """Papers under one heading: ids."""

    id: str
    name: str
    papers: Sequence[str]


class Try(Frozen, frozen=True):
    href: str
    text: str


class HomePage(Frozen, frozen=True):
    title: str
    lead: str
    edition: str
    tries: list[Try]
    lists: list[Brief]
    all_lists: str
    parts: list[Part]
    topics: Markup
    events: Markup
    people: Markup
    all_papers: str
    all_topics: str
    all_events: str
    all_people: str
    papers_href: str
    topics_href: str
    events_href: str
    people_href: str
    health_href: str
    documents_href: str
    ways: list[Try]


def home_page(shelf: Catalogue) -> HomePage:
    topics = sorted(shelf.shelf.topics, key=lambda each: (-len(each.papers), each.id))
    people = sorted(shelf.shelf.people, key=lambda each: (-len(each.papers), each.id))
    events = sorted(shelf.shelf.sessions, key=lambda each: (-len(each.papers), each.id))
    lists = latest_first(shelf)
    words = [topic.name for topic in topics if topic.kind != "category"][:2]
    words += [person.name for person in people[:1]]
    return HomePage(
        title=shelf.config.title,
        edition=edition(shelf.shelf.papers),
        lead=shelf.config.description or lead(shelf),
        tries=[Try(href=addresses.search(word), text=word) for word in words],
        lists=[brief(each, "") for each in lists[:LISTS]],
        all_lists=f"All {counted(len(lists), 'list')}" if len(lists) > LISTS else "All lists",
        parts=parts(shelf),
        topics=bars([(addresses.topic(each.id), each.name, len(each.papers)) for each in topics[:TOPICS]]),
        events=counts(
            [
                (
                    addresses.session(each.id),
                    ", ".join(filter(None, (each.venue, each.name))),
                    len(each.papers),
                )
                for each in events[:EVENTS]
            ]
        ),
        people=counts([(addresses.person(each.id), each.name, len(each.papers)) for each in people[:PEOPLE]]),
        all_papers=f"All {counted(len(shelf.papers), 'paper')}",
        all_topics=f"All {counted(len(topics), 'topic')}",
        all_events="All events",
        all_people=f"All {counted(len(people), 'author')}, A–Z",
        papers_href=addresses.index("papers"),
        topics_href=addresses.index("topics"),
        events_href=addresses.index("sessions"),
        people_href=addresses.index("authors"),
        health_href=addresses.HEALTH,
        documents_href=addresses.index("documents"),
        ways=[
            Try(href=addresses.index(section), text=text)
            for section, text, listed in (
                ("topics", "topic", topics),
                ("authors", "author", people),
                ("sessions", "event", events),
                ("papers", "title", shelf.shelf.papers),
            )
            if listed
        ],
    )


def lead(shelf: Catalogue) -> str:
    return (
        f"{counted(len(shelf.papers), 'paper')} by {counted(len(shelf.people), 'author')} "
        f"from {counted(len(shelf.documents), 'document')}."
    )


def parts(shelf: Catalogue) -> list[Part]:
    """What site.toml picks; else awarded papers, the newest ones, and one from each of the largest topics; no paper
    twice."""
    picked = [id for id in shelf.config.home.picks if id in shelf.papers]
    if picked:
        return [Part(id="picks", name="Picked by the curator", papers=list(dict.fromkeys(picked)))]
    seen: set[str] = set()

    def take(papers: Sequence[Paper], most: int) -> list[str]:
        ids = [paper.id for paper in papers if paper.id not in seen][:most]
        seen.update(ids)
        return ids

    papers = shelf.shelf.papers
    awarded = take([paper for paper in papers if paper.award], AWARDED)
    dated = sorted((paper for paper in papers if paper.date and paper.title), key=lambda each: each.id)
    newest = take(sorted(dated, key=lambda each: each.date or "", reverse=True), NEWEST)
    tastes: list[str] = []
    for topic in sorted(shelf.shelf.topics, key=lambda each: (-len(each.papers), each.id)):
        if len(seen) >= PICKS:
            break
        whole = [shelf.papers[id] for id in topic.papers if complete(shelf.papers[id])]
        tastes += take(whole, 1)
    if not (awarded or newest or tastes):
        tastes = take(papers, PICKS)
    made = (
        Part(id="awards", name="With an award", papers=awarded),
        Part(id="newest", name="Newest", papers=newest),
        Part(id="tastes", name="One from each large topic", papers=tastes),
    )
    return [part for part in made if part.papers]


def complete(paper: Paper) -> bool:
    return bool(paper.title and paper.authors and paper.summary)
