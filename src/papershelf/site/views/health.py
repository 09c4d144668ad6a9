"""Data health, the trust page: what the sources do not say, what was fused and joined, and why."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from papershelf.english import counted, layout_name, listed, sentence_case
from papershelf.excerpts import Excerpt
from papershelf.model import Frozen, Merge, Paper, Person, Problem
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue, titled_first
from papershelf.site.views.document import SEVERITIES, excerpt, is_note, layout_words, place_words
from papershelf.site.views.links import bars

SHOWN = 200
"""The most entries of one list; `api/report.json` has all."""


class Gap(Frozen, frozen=True):
    """A finding: how many papers, what readers see, what a curator can do; `href` leads to the papers."""

    id: str
    name: str
    count: str
    seen: str
    cure: str
    href: str


class Gathered(Frozen, frozen=True):
    """Papers with one finding: ids; `more` says how many are not shown."""

    id: str
    name: str
    count: str
    papers: list[str]
    more: str


class Fused(Frozen, frozen=True):
    href: str
    title: Markup
    records: str
    evidence: str
    score: str


class Joined(Frozen, frozen=True):
    href: str
    name: str
    also_written: str
    evidence: Sequence[str]


class Alike(Frozen, frozen=True):
    href: str
    name: str
    others: list[tuple[str, str]]


class Kind(Frozen, frozen=True):
    """Problems of one code; `example` is the first one's sentence, `excerpt` its place."""

    id: str
    code: str
    severity: str
    word: str
    count: str
    example: str
    hint: str
    excerpt: Excerpt | None
    places: list[tuple[str, str]]
    more: str


class Origin(Frozen, frozen=True):
    href: str
    file: str
    layout: str
    papers: str


class HealthPage(Frozen, frozen=True):
    gaps: list[Gap]
    problems: list[Kind]
    fused: list[Fused]
    fused_count: str
    fused_more: str
    joined: list[Joined]
    joined_count: str
    joined_more: str
    alike: list[Alike]
    alike_count: str
    alike_more: str
    gathered: list[Gathered]
    sources: list[Origin]
    fields: Markup
    report: str


GAPS: tuple[tuple[str, str, str, str, Callable[[Paper], bool]], ...] = (
    (
        "no-title",
        "No title",
        "“Untitled”, with what is known, and a badge",
        "Add a page or a note that has the title",
        lambda paper: paper.title is None,
    ),
    (
        "no-authors",
        "No authors",
        "“No authors in source”",
        "Add a page or a note that names them",
        lambda paper: not paper.authors,
    ),
    (
        "cut-authors",
        "Author list cut short",
        "The names as given, then “and others”",
        "Add a source with the full list",
        lambda paper: bool(paper.authors) and not paper.authors_complete,
    ),
    (
        "no-abstract",
        "No abstract",
        "The page without an abstract",
        "Add a source that has it",
        lambda paper: not paper.abstract,
    ),
)

FIELDS: tuple[tuple[str, Callable[[Paper], object]], ...] = (
    ("Title", lambda paper: paper.title),
    ("Authors", lambda paper: paper.authors),
    ("Full author list", lambda paper: paper.authors and paper.authors_complete),
    ("Abstract", lambda paper: paper.abstract),
    ("Topics", lambda paper: paper.topics),
    ("Date", lambda paper: paper.date),
    ("Venue", lambda paper: paper.venue),
    ("DOI", lambda paper: paper.identifiers.doi),
    ("PDF link", lambda paper: any(link.kind == "pdf" for link in paper.links)),
    ("Code link", lambda paper: any(link.kind == "code" for link in paper.links)),
)


def health_page(shelf: Catalogue) -> HealthPage:
    papers = shelf.shelf.papers
    fused = [each for each in shelf.shelf.merges if each.paper in shelf.papers]
    joined = [person for person in shelf.shelf.people if person.also_written]
    alike = [person for person in shelf.shelf.people if any(id > person.id for id in person.similar)]
    gathered = [
        gather(id, name, titled_first(found))
        for id, name, _, _, lacks in GAPS
        if (found := [paper for paper in papers if lacks(paper)])
    ]
    return HealthPage(
        gaps=gaps(shelf, {each.id: each for each in gathered}, len(fused), len(joined), len(alike)),
        problems=problems(shelf),
        fused=[fusion(shelf, each) for each in fused[:SHOWN]],
        fused_count=f"{len(fused):,}",
        fused_more=more(len(fused)),
        joined=[join(each) for each in joined[:SHOWN]],
        joined_count=f"{len(joined):,}",
        joined_more=more(len(joined)),
        alike=[kept_apart(shelf, each) for each in alike[:SHOWN]],
        alike_count=f"{len(alike):,}",
        alike_more=more(len(alike)),
        gathered=gathered,
        sources=sources(shelf),
        fields=fields(papers),
        report="api/report.json",
    )


def gather(id: str, name: str, papers: list[Paper]) -> Gathered:
    return Gathered(
        id=id,
        name=name,
        count=f"{len(papers):,}",
        papers=[paper.id for paper in papers[:SHOWN]],
        more=more(len(papers)),
    )


def more(number: int) -> str:
    return f"and {number - SHOWN:,} more" if number > SHOWN else ""


def gaps(shelf: Catalogue, gathered: dict[str, Gathered], fused: int, joined: int, alike: int) -> list[Gap]:
    made = [
        Gap(id=id, name=name, count=gathered[id].count, seen=seen, cure=cure, href=f"#{id}")
        for id, name, seen, cure, _ in GAPS
        if id in gathered
    ]
    for id, name, number, seen, cure in (
        (
            "merged",
            "Merged from several sources",
            fused,
            "One paper, each source named",
            "Check the evidence below",
        ),
        ("joined", "Names joined", joined, "One author, other spellings named", "Check the evidence below"),
        (
            "alike",
            "Possibly the same author",
            alike,
            "Separate pages that name each other",
            "Write the name alike if it is one person",
        ),
    ):
        if number:
            made.append(Gap(id=id, name=name, count=f"{number:,}", seen=seen, cure=cure, href=f"#{id}"))
    return made


def problems(shelf: Catalogue) -> list[Kind]:
    """What is wrong or doubtful in the documents, by code, the worst first; in the order of the documents."""
    found: dict[str, list[Problem]] = {}
    for document in shelf.shelf.documents:
        for problem in document.problems:
            found.setdefault(problem.code, []).append(problem)
    for problem in shelf.shelf.problems:
        found.setdefault(problem.code, []).append(problem)
    worst = list(SEVERITIES)
    kinds = []
    for code, each in found.items():
        each.sort(key=lambda problem: worst.index(problem.severity))
        kinds.append((worst.index(each[0].severity), code, each))
    return [kind(shelf, code, each) for _, code, each in sorted(kinds, key=lambda made: made[:2])]


def kind(shelf: Catalogue, code: str, found: list[Problem]) -> Kind:
    return Kind(
        id=f"problem-{code}",
        code=sentence_case(layout_name(code.replace("-", " "))),
        severity=found[0].severity,
        word=SEVERITIES[found[0].severity],
        count=counted(len(found), "remark"),
        example=found[0].message,
        hint=found[0].hint,
        excerpt=excerpt(shelf, found[0]),
        places=[place(shelf, problem) for problem in found[:SHOWN]],
        more=more(len(found)),
    )


def place(shelf: Catalogue, problem: Problem) -> tuple[str, str]:
    """(address of the document's page, file and place)."""
    file = problem.file.removeprefix("content/")
    text = ", ".join(filter(None, (file, place_words(problem))))
    return document_address(shelf, file), text


def document_address(shelf: Catalogue, file: str) -> str:
    """Where a file is shown; "" for one that is no document, such as the corrections."""
    if file in shelf.notes:
        return shelf.notes[file]
    id = shelf.shelf.document_ids.get(file)
    return addresses.document(id) if id else ""


def fusion(shelf: Catalogue, merge: Merge) -> Fused:
    return Fused(
        href=addresses.paper(merge.paper),
        title=shelf.titles[merge.paper],
        records=listed(list(merge.records)),
        evidence=" · ".join(merge.evidence),
        score=f"{merge.score:.2f}",
    )


def join(person: Person) -> Joined:
    return Joined(
        href=addresses.person(person.id),
        name=person.name,
        also_written=listed(list(person.also_written)),
        evidence=person.evidence,
    )


def kept_apart(shelf: Catalogue, person: Person) -> Alike:
    return Alike(
        href=addresses.person(person.id),
        name=person.name,
        others=[(addresses.person(id), shelf.people[id].name) for id in person.similar if id > person.id],
    )


def sources(shelf: Catalogue) -> list[Origin]:
    """Documents by the number of their records, the notes as one. File names decide no order."""
    documents = [each for each in shelf.shelf.documents if not is_note(each)]
    documents.sort(key=lambda each: (-len(each.records), shelf.shelf.document_ids[each.file]))
    made = [
        Origin(
            href=document_address(shelf, each.file),
            file=each.file,
            layout=layout_words(each.layout),
            papers=f"{len(each.records):,}",
        )
        for each in documents[:SHOWN]
    ]
    notes = Counter(is_note(each) for each in shelf.shelf.documents)[True]
    if notes:
        made.append(
            Origin(
                href=addresses.notes(),
                file=counted(notes, "note"),
                layout="Markdown notes",
                papers=f"{sum(len(each.records) for each in shelf.shelf.documents if is_note(each)):,}",
            )
        )
    return made


def fields(papers: Sequence[Paper]) -> Markup:
    """How many papers have each field, as bars."""
    return bars(
        [("", name, sum(1 for paper in papers if has(paper))) for name, has in FIELDS], most=len(papers)
    )
