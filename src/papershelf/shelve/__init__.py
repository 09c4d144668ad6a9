"""Documents to the shelf: records fused into papers, names into people, subjects into topics, all with ids."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from papershelf.excerpts import Excerpts
from papershelf.model import Authorship, Document, Merge, Paper, Person, Problem, Shelf, Source
from papershelf.shelve.doubts import doubts
from papershelf.shelve.naming import document_ids, label, paper_ids, person_ids
from papershelf.shelve.papers.fuse import Work, fuse
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.papers.near import Miss, near_merges
from papershelf.shelve.papers.summary import summary_sentence
from papershelf.shelve.papers.works import Fields, combine
from papershelf.shelve.people.identify import Persona, identify
from papershelf.shelve.people.near import near_people
from papershelf.shelve.related import relate
from papershelf.shelve.sessions import gather, make_session
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.words import Words


def shelve(documents: Sequence[Document], texts: Excerpts | None = None) -> Shelf:
    """Fuse and order everything. The documents' order and names decide nothing but where a name is shown.

    With the documents' texts, what is doubtful is looked for too, and told with its place.
    """
    if texts is not None:
        documents = [placed(document, texts) for document in documents]
    misses: list[Miss] = []
    works = fuse(list_records(documents), misses)
    fields = [combine(work) for work in works]
    ids = paper_ids(fields)
    personas = identify([each.values.get("authors", ()) for each in fields])
    people = person_ids(persona.name for persona in personas.values())
    id_of = {name: people[persona.name] for name, persona in personas.items()}
    gatherings, session_of = gather(documents, works)

    papers = sorted(
        (
            make_paper(id, each, id_of, {key: gatherings[n].id for key, n in session_of.items()})
            for id, each in zip(ids, fields, strict=True)
        ),
        key=lambda paper: paper.id,
    )
    words = Words(papers)
    stated = {id: each.values["topics"] for id, each in zip(ids, fields, strict=True)}
    topics, memberships = assign_topics(papers, stated, words)
    related = relate(papers, memberships, topics, words)
    papers = [
        replace(paper, topics=memberships.get(paper.id, ()), related=related.get(paper.id, ()))
        for paper in papers
    ]

    distinct = make_people(personas, people, papers)
    found: list[Problem] = []
    if texts is not None:
        home = {listing.key: number for number, work in enumerate(works) for listing in work.listings}
        found += doubts(documents, texts)
        found += near_merges(misses, home, texts)
        found += near_people(papers, distinct, texts)

    return Shelf(
        documents=tuple(sorted(documents, key=lambda document: (document.text_hash, document.file))),
        document_ids=document_ids(documents),
        papers=tuple(papers),
        people=distinct,
        topics=topics,
        sessions=tuple(
            sorted((make_session(gathering, ids) for gathering in gatherings), key=lambda session: session.id)
        ),
        merges=tuple(sorted(make_merges(works, ids), key=lambda merge: merge.paper)),
        problems=tuple(found),
    )


def placed(document: Document, texts: Excerpts) -> Document:
    """A document whose problems have their places within lines, as far as their sentences quote them."""
    if not document.problems:
        return document
    ends = {record.line_start: record.line_end for record in document.records}
    problems = tuple(
        texts.placed(problem, ends.get(problem.line or 0, problem.line or 0)) for problem in document.problems
    )
    return document if problems == document.problems else replace(document, problems=problems)


def make_paper(
    id: str, fields: Fields, person_of: Mapping[str, str], session_of: Mapping[tuple[str, int], str]
) -> Paper:
    """A paper without topics and relations. `session_of` gives the session's id by a listing's key."""
    values = fields.values
    abstract = values.get("abstract")
    winner = fields.winners.get("session")
    return Paper(
        id=id,
        title=values.get("title"),
        label=label(fields),
        authors=tuple(Authorship(id=person_of[name], name=name) for name in values.get("authors", ())),
        authors_complete=values["authors_complete"],
        abstract=abstract,
        summary=values.get("summary") or (summary_sentence(abstract) if abstract else None),
        date=values.get("date"),
        categories=values["categories"],
        venue=values.get("venue"),
        session=session_of[winner.key] if winner else None,
        award=values.get("award"),
        links=values["links"],
        identifiers=values["identifiers"],
        sources=tuple(
            Source(
                file=listing.document.file,
                line_start=listing.record.line_start,
                line_end=listing.record.line_end,
                fields=given,
            )
            for listing, given in fields.given
        ),
    )


def make_people(
    personas: Mapping[str, Persona], ids: Mapping[str, str], papers: Sequence[Paper]
) -> tuple[Person, ...]:
    """Everyone with their papers, ordered by id; `ids` by main name."""
    written: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for id in dict.fromkeys(author.id for author in paper.authors):
            written[id].append(paper.id)
    distinct = {persona.name: persona for persona in personas.values()}
    return tuple(
        sorted(
            (
                Person(
                    id=ids[name],
                    name=name,
                    also_written=persona.also_written,
                    papers=tuple(written[ids[name]]),
                    evidence=persona.evidence,
                    similar=tuple(sorted(ids[other] for other in persona.similar)),
                )
                for name, persona in distinct.items()
            ),
            key=lambda person: person.id,
        )
    )


def make_merges(works: Sequence[Work], ids: Sequence[str]) -> list[Merge]:
    """What was fused, and why."""
    return [
        Merge(
            paper=id,
            records=tuple(listing.place for listing in work.listings),
            evidence=work.evidence,
            score=work.score,
        )
        for id, work in zip(ids, works, strict=True)
        if len(work.listings) > 1
    ]
