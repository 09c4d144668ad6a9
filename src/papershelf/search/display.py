"""A shelf in, what the page shows of its papers, people, topics and sessions out, as plain JSON values."""

import msgspec

from papershelf.english import day
from papershelf.model import Paper, Shelf
from papershelf.site.markup import plain

Row = list[object]
WEB = ("https://", "http://")


def display(shelf: Shelf) -> dict[str, list[Row]]:
    """Rows by kind, in the order of their ids, so that a row's place is its number:

    `papers` [id, label, titled, [author], authors complete, date, day, summary, [topic number],
    award, session number, [[kind, url]], [[kind, identifier]]] where an author is a person's number, or
    [number, name] where the paper writes the name otherwise;
    `people`, `topics`, `sessions` [id, name, number of papers].
    """
    people = {person.id: (number, person.name) for number, person in enumerate(shelf.people)}
    topics = {topic.id: number for number, topic in enumerate(shelf.topics)}
    sessions = {session.id: number for number, session in enumerate(shelf.sessions)}
    return {
        "papers": [
            paper_row(paper, people, topics, sessions)
            for paper in sorted(shelf.papers, key=lambda paper: paper.id)
        ],
        "people": [[person.id, person.name, len(person.papers)] for person in shelf.people],
        "topics": [[topic.id, plain(topic.name), len(topic.papers)] for topic in shelf.topics],
        "sessions": [[session.id, session.name, len(session.papers)] for session in shelf.sessions],
    }


def paper_row(
    paper: Paper, people: dict[str, tuple[int, str]], topics: dict[str, int], sessions: dict[str, int]
) -> Row:
    authors: list[object] = []
    for author in paper.authors:
        number, name = people[author.id]
        authors.append(number if name == author.name else [number, author.name])
    return [
        paper.id,
        plain(paper.label),
        int(paper.title is not None),
        authors,
        int(paper.authors_complete),
        paper.date,
        day(paper.date) if paper.date else None,
        plain(paper.summary) if paper.summary else None,
        [topics[topic.id] for topic in paper.topics],
        paper.award,
        sessions[paper.session] if paper.session is not None else None,
        [[link.kind, link.url] for link in paper.links if link.url.lower().startswith(WEB)],
        [[kind, value] for kind, value in msgspec.structs.asdict(paper.identifiers).items() if value],
    ]
