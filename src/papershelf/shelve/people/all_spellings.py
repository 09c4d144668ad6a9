"""People with all the spellings that any record of their papers has of them, the fullest one as their name."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from papershelf.shelve.papers.authors import may_be
from papershelf.shelve.people.likeness import is_foreign, likeness
from papershelf.shelve.people.names import in_capitals, spelling_rank
from papershelf.shelve.people.persona import Persona


def with_all_spellings(
    personas: Sequence[Persona], beside: Sequence[Sequence[Collection[str]]]
) -> list[Persona]:
    """The people, in their order. `beside` gives for each author of each paper how its other records write that author.

    A name that other records alone have is told with the name beside which it stands; it becomes the main one where it
    is that name written out: "William Carter" of "Bill Carter".
    """
    found = []
    for persona in personas:
        further = {name for paper, place in persona.mentions for name in beside[paper][place]}
        new = sorted(further - {persona.name, *persona.also_written})
        if not new:
            found.append(persona)
            continue
        name = max(
            (persona.name, *(each for each in new if says_more(each, persona.name))),
            key=lambda each: (rank(each), each == persona.name, each),
        )
        spellings = {persona.name, *persona.also_written, *new}
        reasons = [
            f"“{one}” and “{other}” stand for one author in two lists of a paper"
            for each in new
            for one, other in [sorted((each, persona.name))]
        ]
        found.append(
            replace(
                persona,
                name=name,
                also_written=tuple(sorted(spellings - {name})),
                evidence=tuple(dict.fromkeys((*persona.evidence, *reasons))),
            )
        )
    return found


def says_more(name: str, main: str) -> bool:
    """Whether a name can stand for the main one: in its script, with its words or those that it is short for. Of two
    transliterations none says more."""
    if is_foreign(name) != is_foreign(main):
        return False
    if may_be(name, main):
        return True
    alike = likeness(name, main)
    return alike is not None and "short form" in alike.how


def rank(name: str) -> tuple[bool, bool, int, int, int]:
    """How well a name is written: as it is spoken, not with the family name first."""
    return not ("," in name or in_capitals(name)), *spelling_rank(name)
