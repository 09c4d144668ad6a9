"""The pages of one session: awards first, then its papers in groups by topic, in the document's order."""

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from papershelf.english import counted, day
from papershelf.model import Frozen, Paper, Session
from papershelf.site import addresses
from papershelf.site.catalogue import PAGE, Catalogue
from papershelf.site.views.events import event_id, event_name
from papershelf.site.views.links import bars, topic_item
from papershelf.site.views.paging import Section, Step, pager, pages, places

SMALL = 12
"""A session with fewer papers is not grouped."""
GROUP = 4
"""The fewest papers of a group."""
LETTERS = 58
"""So many signs stand from "A" to "z"."""
TOPIC = "topic-"
"""Stands before a topic's id in the fragment of its group."""
SHARE = 0.3
"""A topic of more papers than this share of the session tells nothing apart."""


class SessionPage(Frozen, frozen=True):
    """`own` holds for each section the chip that every row of it would carry, as rows hold it; "" for none. `order` is
    that of the source, "" where the papers stand in it; `search` finds the session's papers."""

    name: str
    event: str
    event_id: str
    lead: str
    gaps: str
    order: str
    search: str
    sections: list[Section[str]]
    own: list[str]
    jumps: Markup
    document: str
    file: str
    pager: list[Step]
    number: int


def session_pages(shelf: Catalogue, session: Session) -> Iterator[tuple[str, SessionPage]]:
    papers = [shelf.papers[id] for id in session.papers]
    made = pages(sections(shelf, papers), PAGE)
    found = places(made, lambda page: "../" + addresses.session(session.id, page))
    totals = {section.id: (section.name, section.total) for page in made for section in page}
    jumps = bars([(found[id], name, total) for id, (name, total) in totals.items()])
    for number, page in enumerate(made, 1):
        yield (
            addresses.session(session.id, number),
            SessionPage(
                name=session.name,
                event=event_name(session) if session.venue != session.name else "",
                event_id=event_id(event_name(session)),
                lead=lead(papers),
                gaps=gaps(session),
                order=order(session, page) if len(made) == 1 else "",
                search=f"{addresses.SEARCH}?session={session.id}",
                sections=page,
                own=[
                    topic_item(each.id.removeprefix(TOPIC), each.name, "../") if each.href else ""
                    for each in page
                ],
                jumps=jumps if len(totals) > 1 else Markup(),
                document=document(shelf, session),
                file=session.file,
                pager=pager(number, len(made), lambda page: "../" + addresses.session(session.id, page)),
                number=number,
            ),
        )


def document(shelf: Catalogue, session: Session) -> str:
    """The address of the page of the document that describes the session."""
    if session.file in shelf.notes:
        return "../" + shelf.notes[session.file]
    return "../" + addresses.document(shelf.shelf.document_ids[session.file])


def lead(papers: Sequence[Paper]) -> str:
    people = {author.id for paper in papers for author in paper.authors}
    awarded = sum(1 for paper in papers if paper.award)
    text = counted(len(papers), "paper") + (f" by {counted(len(people), 'author')}" if people else "") + "."
    if awarded:
        text += f" {awarded} {'carries' if awarded == 1 else 'carry'} an award."
    return text


def order(session: Session, groups: Sequence[Section[str]]) -> str:
    """The group of each paper in the source's order, a letter each: with the order in the groups, which is the
    source's, that is the source's order of all. The letters begin at "A"; there are none for too many groups."""
    if not 1 < len(groups) <= LETTERS:
        return ""
    group_of = {id: chr(ord("A") + number) for number, group in enumerate(groups) for id in group.entries}
    return "".join(group_of[id] for id in session.papers)


def gaps(session: Session) -> str:
    """When it was, and what the source does not say."""
    if session.date:
        return f"{day(session.date)}. The room is not in the source."
    return "Date and room are not in the source."


def sections(shelf: Catalogue, papers: Sequence[Paper]) -> list[Section[str]]:
    """Awards, topics from the most papers on, and the rest. Each paper stands once; the order in a group is given.

    The topic that gathers most of the papers left takes them, until no topic gathers enough: few groups hold most.
    """
    if len(papers) < SMALL:
        return [section("papers", "Papers", papers)]
    awarded = [paper for paper in papers if paper.award]
    left = {paper.id: paper for paper in papers if not paper.award}
    counts = Counter(topic.id for paper in papers for topic in paper.topics)
    telling = {id for id, count in counts.items() if count <= max(GROUP, SHARE * len(papers))}
    members: dict[str, list[str]] = {}
    for paper in left.values():
        for topic in paper.topics:
            if topic.id in telling:
                members.setdefault(topic.id, []).append(paper.id)
    groups: dict[str, list[Paper]] = {}
    while members:
        best = min(members, key=lambda id: (-len(members[id]), id))
        taken = members.pop(best)
        if len(taken) < GROUP:
            break
        groups[best] = [left.pop(id) for id in taken]
        gone = set(taken)
        members = {
            id: kept for id, ids in members.items() if (kept := [each for each in ids if each not in gone])
        }
    if not groups:
        made = [section("papers", "Papers", tuple(left.values()))]
    else:
        made = [
            section(TOPIC + id, shelf.topics[id].name, group, "../" + addresses.topic(id))
            for id, group in sorted(groups.items(), key=lambda each: shelf.topics[each[0]].name.casefold())
        ]
        if left:
            made.append(section("other", "Other subjects", tuple(left.values())))
    return [section("awards", "Awards", awarded), *made] if awarded else made


def section(id: str, name: str, papers: Sequence[Paper], href: str = "") -> Section[str]:
    return Section(id=id, name=name, total=len(papers), entries=[paper.id for paper in papers], href=href)
