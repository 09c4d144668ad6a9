"""Pairs of people who stayed two, though they have like names and write with the same people."""

from collections.abc import Collection, Iterator, Sequence

from papershelf.english import listed
from papershelf.excerpts import Excerpts
from papershelf.model import Paper, Person, Problem, Question
from papershelf.shelve.corrections.proposals import same_person

MOST = 50
"""So many pairs are told: those with the most co-authors in common."""


def near_people(
    papers: Sequence[Paper], people: Sequence[Person], apart: Collection[frozenset[str]], texts: Excerpts
) -> Iterator[Question]:
    """Notes on people of a like name who write with the same people and yet stayed two; none on those who are known
    to be two, `apart` by their ids."""
    alike = {person.id: person for person in people if person.similar}
    known: dict[str, set[str]] = {id: set() for id in alike}
    for paper in papers if alike else ():
        ids = {author.id for author in paper.authors}
        for id in ids & known.keys():
            known[id] |= ids
    names = {person.id: person.name for person in people} if alike else {}
    found = []
    for one in alike.values():
        for other in (alike[id] for id in one.similar if id > one.id):
            common = (known[one.id] & known[other.id]) - {one.id, other.id}
            if common and one.id not in known[other.id] and frozenset({one.id, other.id}) not in apart:
                found.append((len(common), one, other, sorted(names[id] for id in common)))
    by_id = {paper.id: paper for paper in papers} if found else {}
    found.sort(key=lambda each: (-each[0], each[1].id, each[2].id))
    for _, one, other, whom in found[:MOST]:
        rare, full = sorted((one, other), key=lambda each: (len(each.papers), len(each.name), each.id))
        yield Question(
            problem=person_problem(rare, full, whom, by_id[rare.papers[0]], texts),
            table=same_person(full.id, rare.id),
        )


def person_problem(
    person: Person, namesake: Person, common: Sequence[str], paper: Paper, texts: Excerpts
) -> Problem:
    source = next((each for each in paper.sources if "authors" in each.fields), paper.sources[0])
    place = texts.find(
        f"content/{source.file}", source.line_start, source.line_end, person.name, person.name.split()[-1]
    )
    whom = listed([*common[:3], *([f"{len(common) - 3} more"] if len(common) > 3 else [])])
    return Problem(
        file=f"content/{source.file}",
        line=place.line,
        column=place.column,
        width=place.width,
        severity="note",
        code="near-namesake",
        message=f"“{person.name}” was kept apart from “{namesake.name}”, though both write with {whom}.",
        hint="If it is one person, join them in corrections.toml; if not, say there that they are apart.",
    )
