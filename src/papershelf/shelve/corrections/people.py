"""People as their names say, and decisions about them → people as they shall be."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from papershelf.model import Frozen, Problem
from papershelf.shelve.corrections.decisions import Corrections, Lines, PersonCorrection
from papershelf.shelve.corrections.unmatched import contradiction, joined_and_apart, nothing_named
from papershelf.shelve.naming import person_ids
from papershelf.shelve.people.all_spellings import with_all_spellings
from papershelf.shelve.people.groups import best
from papershelf.shelve.people.persona import Mention, Persona
from papershelf.shelve.slugs import slug

PARTED = "Told apart from another of this name by a correction"


class CorrectedPeople(Frozen, frozen=True, kw_only=True):
    """The people. `named` gives the numbers of whom an id named before the corrections: several after a split; `apart`
    has pairs of numbers that are known to be two people."""

    personas: tuple[Persona, ...]
    named: Mapping[str, tuple[int, ...]] = {}
    apart: frozenset[frozenset[int]] = frozenset()
    problems: tuple[Problem, ...] = ()


def correct_people(
    personas: Sequence[Persona],
    bylines: Sequence[Sequence[str]],
    papers: Sequence[str],
    corrections: Corrections,
    beside: Sequence[Sequence[Collection[str]]],
) -> CorrectedPeople:
    """Carry out what is decided about people: splits, then merges, then what is stated.

    `bylines` gives each paper's names, `papers` its id, `beside` how its other records write each author. A person is
    named by the id without the corrections, by the id with those that were carried out, or by a name as it is written,
    if only one person has it.
    """
    if not corrections.people:
        return CorrectedPeople(personas=tuple(personas))
    shelf = People(personas, bylines, papers, beside)
    waiting = [
        (lines, under_new_name(correction)) for lines, correction in corrections.people if correction.id
    ]
    waiting.sort(key=lambda each: msgspec.json.encode(each[1]))
    problems: list[Problem] = []
    while waiting:
        shelf.name()
        ready = [each for each in waiting if not shelf.missing(each[1])]
        for carry_out in (shelf.split, shelf.merge, shelf.state):
            for lines, correction in ready:
                carry_out(lines, correction)
        left = [each for each in waiting if each not in ready]
        if not ready:
            problems = [
                nothing_named("person", what, reference, lines, known)
                for lines, correction in left
                for what, reference, known in shelf.missing(correction)
            ]
            break
        waiting = left
    return shelf.corrected([*problems, *shelf.problems])


def under_new_name(correction: PersonCorrection) -> PersonCorrection:
    """The correction of a person whose old name is forgotten: whoever is named by it is known by the new one."""
    old = {slug(name) for name in correction.forget}
    return replace(correction, id=correction.name) if slug(correction.id) in old else correction


class People:
    """People who are being corrected, each under a number that stays."""

    def __init__(
        self,
        personas: Sequence[Persona],
        bylines: Sequence[Sequence[str]],
        papers: Sequence[str],
        beside: Sequence[Sequence[Collection[str]]],
    ) -> None:
        self.personas: dict[int, Persona] = dict(enumerate(personas))
        self.bylines = bylines
        self.beside = beside
        self.papers = {id: number for number, id in enumerate(papers)}
        self.ids = papers
        self.names: dict[str, tuple[int, ...]] = {}
        self.written: dict[str, set[int]] = {}
        self.apart: set[frozenset[int]] = set()
        self.problems: list[Problem] = []
        self.said: dict[tuple[int, str], tuple[object, Lines]] = {}

    def name(self) -> None:
        """Note the people's ids and names as they are now; ids that they had before stay theirs."""
        numbers = sorted(self.personas)
        ids = person_ids([self.personas[number] for number in numbers], self.ids)
        self.names = {id: (number,) for id, number in zip(ids, numbers, strict=True)} | self.names
        self.note_spellings()

    def note_spellings(self) -> None:
        """Note who is written how."""
        written: dict[str, set[int]] = defaultdict(set)
        for number, persona in self.personas.items():
            for name in (persona.name, *persona.also_written):
                written[name].add(number)
        self.written = written

    def number_of(self, reference: str) -> int | None:
        """The person of an id, or of a name that only one person has."""
        if reference in self.names:
            return self.names[reference][0]
        named = self.written.get(reference, set())
        return next(iter(named)) if len(named) == 1 else None

    def missing(self, correction: PersonCorrection) -> list[tuple[str, str, Iterable[str]]]:
        """What a correction names and is not there: what it is, the reference, and what could have been meant."""
        people = (correction.id, *correction.merge, *correction.apart)
        absent: list[tuple[str, str, Iterable[str]]] = [
            ("person", each, [*self.names, *self.written]) for each in people if self.number_of(each) is None
        ]
        person = self.number_of(correction.id)
        own = (
            {self.ids[number] for number, _ in self.personas[person].mentions}
            if person is not None
            else set()
        )
        absent += [
            ("paper of this person", each, own or self.papers) for each in correction.split if each not in own
        ]
        return absent

    def split(self, lines: Lines, correction: PersonCorrection) -> None:
        """Give the papers that it names to another person of the name."""
        number = self.number_of(correction.id)
        if number is None or not correction.split:
            return
        persona = self.personas[number]
        gone = {self.papers[each] for each in correction.split}
        theirs = tuple(each for each in persona.mentions if each[0] in gone)
        own = tuple(each for each in persona.mentions if each[0] not in gone)
        if not theirs:  # another table has parted them already
            return
        if not own:
            message = "This split names all papers of the person, so there is nobody to part."
            self.problems.append(contradiction(message, "Leave out one paper at least.", lines))
            return
        new = max(self.personas) + 1
        self.personas[new] = self.of(persona, theirs)
        self.personas[number] = self.of(persona, own)
        self.names = {id: (*at, new) if at[0] == number else at for id, at in self.names.items()}
        self.apart.add(frozenset({number, new}))
        self.note_spellings()

    def of(self, persona: Persona, mentions: tuple[Mention, ...]) -> Persona:
        """The person who a part of someone's mentions is."""
        counts = Counter(self.bylines[paper][place] for paper, place in mentions)
        name = persona.name if persona.name in counts or not counts else best(sorted(counts), counts)
        part = Persona(
            name=name,
            also_written=tuple(sorted(counts.keys() - {name})),
            evidence=(PARTED,),
            mentions=mentions,
        )
        return with_all_spellings([part], self.beside)[0]

    def merge(self, lines: Lines, correction: PersonCorrection) -> None:
        """Make one of the people whom it names."""
        number = self.number_of(correction.id)
        found = (self.number_of(each) for each in correction.merge)
        others = {each for each in found if each is not None} - {number}
        if number is None or not others:
            return
        together = [self.personas.pop(each) for each in (number, *sorted(others))]
        mentions = tuple(sorted(each for persona in together for each in persona.mentions))
        counts = Counter(self.bylines[paper][place] for paper, place in mentions)
        name = best([persona.name for persona in together], counts)
        spellings = {each for persona in together for each in (persona.name, *persona.also_written)}
        reasons = ("Joined by a correction", *(each for persona in together for each in persona.evidence))
        self.personas[number] = Persona(
            name=name,
            also_written=tuple(sorted(spellings - {name})),
            evidence=tuple(dict.fromkeys(reasons)),
            mentions=mentions,
            orcid=next((persona.orcid for persona in together if persona.orcid), None),
            homepage=next((persona.homepage for persona in together if persona.homepage), None),
        )
        self.names = {
            id: tuple(dict.fromkeys(number if each in others else each for each in at))
            for id, at in self.names.items()
        }
        self.note_spellings()

    def state(self, lines: Lines, correction: PersonCorrection) -> None:
        """Put what it states over what the papers say."""
        number = self.number_of(correction.id)
        if number is None:
            return
        persona = self.personas[number]
        self.compare(number, lines, correction)
        name = correction.name or persona.name
        self.personas[number] = replace(
            persona,
            name=name,
            also_written=tuple(sorted({persona.name, *persona.also_written} - {name})),
            orcid=correction.orcid or persona.orcid,
            homepage=correction.homepage or persona.homepage,
        )
        others = {self.number_of(each) for each in correction.apart}
        if number in others:
            self.problems.append(joined_and_apart("person", lines))
        self.apart |= {frozenset({number, each}) for each in others - {number} if each is not None}

    def compare(self, number: int, lines: Lines, correction: PersonCorrection) -> None:
        """Tell if another table says otherwise of the same person."""
        for field in ("name", "orcid", "homepage"):
            if not (value := getattr(correction, field)):
                continue
            other, there = self.said.setdefault((number, field), (value, lines))
            if other != value:
                first, last = sorted((there, lines))
                message = f"The [[person]] on line {first[0]} states another {field} of this person."
                self.problems.append(contradiction(message, "Keep one of the two.", last))

    def corrected(self, problems: Iterable[Problem]) -> CorrectedPeople:
        numbers = sorted(self.personas)
        place = {number: at for at, number in enumerate(numbers)}
        return CorrectedPeople(
            personas=tuple(self.personas[number] for number in numbers),
            named={
                name: tuple(place[each] for each in at if each in place) for name, at in self.names.items()
            },
            apart=frozenset(
                frozenset(place[each] for each in pair)
                for pair in self.apart
                if all(each in place for each in pair)
            ),
            problems=tuple(problems),
        )
