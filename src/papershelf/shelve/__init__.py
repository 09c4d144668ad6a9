"""Documents to the shelf: records fused into papers, names into people, subjects into topics, all with ids."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from papershelf.config import TopicRule
from papershelf.excerpts import Excerpts
from papershelf.model import Authorship, Document, Merge, Paper, Person, Question, Shelf, Source
from papershelf.read.lists import GivenList
from papershelf.shelve.corrections.decisions import Corrections
from papershelf.shelve.corrections.excluded import without
from papershelf.shelve.corrections.forget import forgetting
from papershelf.shelve.corrections.papers import correct_papers
from papershelf.shelve.corrections.people import correct_people
from papershelf.shelve.corrections.still_told import common_words, still_told
from papershelf.shelve.doubts import doubts
from papershelf.shelve.lists import make_lists, told_of
from papershelf.shelve.naming import document_ids, label, paper_ids, person_ids
from papershelf.shelve.papers.bylines import written_beside
from papershelf.shelve.papers.fuse import Work, fuse
from papershelf.shelve.papers.listing import list_records
from papershelf.shelve.papers.near import Miss, near_merges
from papershelf.shelve.papers.summary import summary_sentence
from papershelf.shelve.papers.works import Fields, combine
from papershelf.shelve.people.all_spellings import with_all_spellings
from papershelf.shelve.people.identify import identify
from papershelf.shelve.people.ids import author_ids, shared_orcids, told_again
from papershelf.shelve.people.namesakes import namesakes
from papershelf.shelve.people.near import near_people
from papershelf.shelve.people.persona import Persona
from papershelf.shelve.permalinks import Lock, moved, pages_of
from papershelf.shelve.related import relate
from papershelf.shelve.sessions import gather, make_session
from papershelf.shelve.topics.assign import assign_topics
from papershelf.shelve.topics.words import Words

NOTHING: Lock = {}


def shelve(
    documents: Sequence[Document],
    texts: Excerpts | None = None,
    corrections: Corrections | None = None,
    lock: Lock = NOTHING,
    rules: Sequence[TopicRule] = (),
    lists: Sequence[GivenList] = (),
) -> Shelf:
    """Fuse and order everything. The documents' order and names decide nothing but where a name is shown.

    With the documents' texts, what is doubtful is looked for too, and told with its place. Corrections have the last
    word. `lock` holds the addresses that were published: each stays, or leads to where its paper or person went.
    `rules` are the topics of the site's own, `lists` its reading lists.
    """
    corrections = corrections or Corrections()
    if texts is not None:
        documents = [placed(document, texts) for document in documents]
    forgotten = forgetting(corrections)
    common = tuple(common_words(documents, corrections))
    documents = forgotten.documents(documents)
    misses: list[Miss] = []
    corrected = correct_papers(fuse(list_records(documents), misses), corrections, lock)
    works = corrected.works
    fields = [combine(work) for work in works]
    ids = paper_ids(fields, lock)
    bylines = [each.values.get("authors", ()) for each in fields]
    home = {listing.key: number for number, work in enumerate(works) for listing in work.listings}
    pages = [
        {home[key] for number in range(len(document.records)) if (key := (document.file, number)) in home}
        for document in documents
    ]
    called = [author_ids(each) for each in fields]
    beside = [written_beside(each) for each in fields]
    titles = [each.values.get("title") or "" for each in fields]
    known = correct_people(
        with_all_spellings(identify(bylines, pages, called, beside, titles), beside),
        bylines,
        ids,
        corrections,
        beside,
    )
    personas = told_again(known.personas, called) if corrections.people else known.personas
    people = person_ids(personas, ids)
    authors = {
        mention: people[number] for number, persona in enumerate(personas) for mention in persona.mentions
    }
    gatherings, gathering_of = gather(documents, works)
    session_of = {key: gatherings[number].id for key, number in gathering_of.items()}
    documents = without(documents, corrected.excluded)  # from here on, no record is named by its number

    papers = sorted(
        (
            make_paper(
                id,
                each,
                [authors[number, place] for place in range(len(bylines[number]))],
                session_of,
            )
            for number, (id, each) in enumerate(zip(ids, fields, strict=True))
        ),
        key=lambda paper: paper.id,
    )
    words = Words(papers)
    stated = {id: each.values["topics"] for id, each in zip(ids, fields, strict=True)}
    topics, memberships = assign_topics(papers, stated, words, rules)
    related = relate(papers, memberships, topics, words)
    papers = [
        replace(paper, topics=memberships.get(paper.id, ()), related=related.get(paper.id, ()))
        for paper in papers
    ]

    distinct = make_people(personas, people, ids)
    found = [*corrections.problems, *corrected.problems, *known.problems]
    found += (*common, *still_told(documents, corrections, [told_of(each, forgotten) for each in lists]))
    names, mentions = [each.name for each in personas], [each.mentions for each in personas]
    found += shared_orcids(names, mentions, called, fields, known.apart)
    questions: tuple[Question, ...] = ()
    if texts is not None:
        apart = {frozenset(people[number] for number in pair) for pair in known.apart}
        found += doubts(documents, texts)
        open_misses = (miss for miss in misses if miss.pair not in corrected.apart)
        questions = (
            *near_merges(open_misses, home, ids, texts),
            *near_people(papers, distinct, apart, texts),
        )
        found += (each.problem for each in questions)

    shelf = Shelf(
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
        questions=questions,
        forgotten=forgotten.names,
    )
    decided = {("paper", id): [ids[n] for n in numbers] for id, numbers in corrected.named.items()}
    decided |= {("person", id): [people[n] for n in numbers] for id, numbers in known.named.items()}
    gone = moved(lock, shelf, decided)
    if lists or any(kind == "list" for kind, _ in lock):
        renamed = {each.id: each.to[0] for each in gone if each.kind == "paper" and len(each.to) == 1}
        made, unknown = make_lists(lists, papers, forgotten, renamed)
        shelf = replace(shelf, lists=made, problems=(*shelf.problems, *unknown))
        gone = moved(lock, shelf, decided)
    further = {path: number for path, number in pages_of(lock).items() if not forgotten.tells(path)}
    return replace(shelf, moved=tuple(each for each in gone if not forgotten.tells(each.id)), pages=further)


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
    id: str, fields: Fields, people: Sequence[str], session_of: Mapping[tuple[str, int], str]
) -> Paper:
    """A paper without topics and relations. `people` gives the ids of its authors, `session_of` the session's by a
    listing's key."""
    values = fields.values
    abstract = values.get("abstract")
    winner = fields.winners.get("session")
    return Paper(
        id=id,
        title=values.get("title"),
        label=label(fields),
        authors=tuple(
            Authorship(id=person, name=name)
            for person, name in zip(people, values.get("authors", ()), strict=True)
        ),
        authors_complete=values["authors_complete"],
        abstract=abstract,
        summary=values.get("summary")
        or (summary_sentence(abstract, values.get("title")) if abstract else None),
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
        conflicts=fields.conflicts,
    )


def make_people(personas: Sequence[Persona], ids: Sequence[str], papers: Sequence[str]) -> tuple[Person, ...]:
    """Everyone with their papers, ordered by id. `ids` by persona, `papers` gives the papers' ids."""
    like = namesakes(personas)
    return tuple(
        sorted(
            (
                Person(
                    id=id,
                    name=persona.name,
                    also_written=persona.also_written,
                    papers=tuple(sorted({papers[number] for number, _ in persona.mentions})),
                    orcid=persona.orcid,
                    evidence=persona.evidence,
                    similar=tuple(sorted(ids[other] for other in others)),
                    homepage=persona.homepage,
                )
                for id, persona, others in zip(ids, personas, like, strict=True)
            ),
            key=lambda person: person.id,
        )
    )


def make_merges(works: Sequence[Work], ids: Sequence[str]) -> list[Merge]:
    """What was fused, and why."""
    together = [[listing.place for listing in work.listings if not listing.by_hand] for work in works]
    return [
        Merge(
            paper=id,
            records=tuple(places),
            evidence=work.evidence,
            score=work.score,
        )
        for id, work, places in zip(ids, works, together, strict=True)
        if len(places) > 1
    ]
