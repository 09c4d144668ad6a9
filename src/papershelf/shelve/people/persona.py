"""A person by name, before there are ids."""

from papershelf.model import Frozen

Mention = tuple[int, int]
"""A name on a paper: the paper's number, and the name's place in its author list."""


class Persona(Frozen, frozen=True, kw_only=True):
    """One person by name: the main spelling, the others, why they are one, and where they stand."""

    name: str
    also_written: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    orcid: str | None = None
    homepage: str | None = None
