"""What a search asks of an index, whoever keeps it: the lists of terms and facets, the lexicon, names, rows."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

EntityKind = Literal["person", "topic", "session"]
TextField = Literal["title", "abstract"]


class Posting(Protocol):
    """A term's papers in a field, ascending; beside each the field's length and how often it has the term."""

    @property
    def papers(self) -> Sequence[int]: ...
    @property
    def lengths(self) -> Sequence[int]: ...
    @property
    def counts(self) -> Sequence[int]: ...


class Held(NamedTuple):
    """A term's papers, a field after the other."""

    title: Posting
    authors: Posting
    abstract: Posting


class Name(NamedTuple):
    """Someone or something with a page of its own; `papers` counts them. `own` is the page's name where `name` is
    another spelling of it."""

    kind: EntityKind
    id: str
    name: str
    papers: int
    own: str = ""


class Row(NamedTuple):
    """What is shown of a paper first."""

    number: int
    id: str
    label: str
    titled: bool
    authors: Sequence[str]
    complete: bool
    date: str | None
    award: str | None


class Scale(NamedTuple):
    """What the weights of lunr are made with: the number of papers, the total length and the boost of each field."""

    papers: int
    lengths: Sequence[int]
    boosts: Sequence[float]
    k1: float
    b: float


class Lists(Protocol):
    """The lists of one index. Papers are numbers; nothing here changes while it is searched."""

    @property
    def scale(self) -> Scale: ...

    def term(self, term: str) -> Held | None:
        """The papers of a term, or nothing where no paper has it."""
        ...

    def positions(self, term: str, field: TextField) -> Mapping[int, Sequence[int]] | None:
        """For each paper the places of a term among the field's words, or nothing where places are not kept."""
        ...

    def facet(self, atom: str) -> Sequence[int]:
        """The papers of a facet such as `year=2021`, ascending."""
        ...

    def atoms(self, prefix: str) -> Sequence[str]:
        """The facets that begin so, in order."""
        ...

    def words(self, prefix: str) -> Sequence[tuple[str, int]]:
        """The words of the lexicon that begin so, in order, each with its class."""
        ...

    def names(self, word: str) -> Sequence[Name]:
        """Whose name has this word."""
        ...

    def names_from(self, prefix: str) -> Sequence[Name]:
        """Whose name has a word that begins so: the best few where there are many, else all."""
        ...

    def years(self) -> Mapping[int, int]:
        """Every paper with its year, 0 where it has none."""
        ...

    def rows(self, papers: Sequence[int]) -> Sequence[Row]: ...
