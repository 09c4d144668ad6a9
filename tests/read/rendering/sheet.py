"""A page under way: rows that know which record and which part they belong to, so that noise can move them about and
the truth still knows its lines."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

import msgspec

from papershelf.model import Record
from rendering.papers import Paper

SEPARATORS = (" · ", " ⋅ ", " • ", " | ", "; ", ", ", ", and")
"""What stands between authors where a page may write what it likes. The last one is "A, B, and C" (or "A and B")."""


SHOWN = 3
"""So many authors of a longer list are shown on a page that cuts lists."""
RESTS = (
    " et al.",
    ", et al.",
    "{0}et al.",
    " and {1} others",
    "{0}…",
    ", ...",
    "{0}+{1} more",
    " + {1} authors",
)
"""What stands for the others: {0} is what stands between the authors, {1} the number of the others."""


@dataclass(frozen=True)
class Row:
    """`part` is "title", "authors", "abstract", "badge" …, or "" outside of records. `of` counts the records."""

    text: str
    part: str = ""
    of: int | None = None


@dataclass(frozen=True)
class Rendered:
    """A page and what a reader should find in it. `found` gives of a record what the page states of it."""

    layout: str
    suffix: str
    text: str
    found: tuple[Record, ...]


@dataclass
class Sheet:
    """What layouts write to. `noise` names what this page suffers from; a layout looks at those that it knows."""

    rng: Random
    noise: frozenset[str]
    rows: list[Row] = field(default_factory=list)
    found: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.between = self.rng.choice(SEPARATORS)
        dotted = "{} · {}" if self.between in ("; ", ", ") else "{} ({})"
        self.placed = self.rng.choice(("{} ({})", "{} ({})", dotted))
        self.rest = self.rng.choice(RESTS)
        self.every = self.rng.random() < 0.5

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def outside(self, *texts: str) -> None:
        """Lines that belong to no record."""
        self.rows.extend(map(Row, texts))

    def blank(self, count: int = 1) -> None:
        self.rows.extend([Row("")] * count)

    def record(
        self,
        paper: Paper,
        *,
        title: bool = True,
        authors: Sequence[str] | None = None,
        complete: bool = True,
        abstract: bool | str = True,
    ) -> None:
        """Begins a record. It states the title, all authors in full and the abstract unless told otherwise."""
        stated = paper.names if authors is None else tuple(authors)
        if authors is None and self.cuts(paper):
            stated, complete = stated[:SHOWN], False
        text = "\n\n".join(paper.abstract) if abstract is True else abstract or None
        self.found.append(
            Record(
                line_start=1,
                line_end=1,
                title=paper.title if title else None,
                authors=stated,
                authors_complete=complete and bool(stated),
                abstract=text,
            )
        )

    def part(self, part: str, *texts: str) -> None:
        """Lines of the record that began last."""
        self.rows.extend(Row(text, part, len(self.found) - 1) for text in texts)

    def abstract(self, paper: Paper, before: str = "", after: str = "") -> None:
        """The abstract: a line, or a line a paragraph."""
        paragraphs = list(paper.abstract) if self.every else [" ".join(paper.abstract)]
        paragraphs[0], paragraphs[-1] = before + paragraphs[0], paragraphs[-1] + after
        self.part("abstract", *paragraphs)

    def people(self, paper: Paper, between: str = "") -> str:
        """The authors in full. `between` is what this kind of page has between them, "" for any of SEPARATORS."""
        between = self.between if "separators" in self.noise or not between else between
        cut = self.cuts(paper)
        names = list(paper.names[:SHOWN] if cut else paper.names)
        if "affiliations" in self.noise:
            names = [
                self.placed.format(name, place) for name, place in zip(names, paper.places, strict=False)
            ]
        if cut:
            between = ", " if between == ", and" else between
            others = len(paper.names) - SHOWN
            rest = self.rest.format(between, others)
            return between.join(names) + (rest if others > 1 else rest.removesuffix("s"))
        if between == ", and":
            return listed(names, "and")
        return between.join(names)

    def cuts(self, paper: Paper) -> bool:
        """Whether this page shows only the first of so many authors."""
        return "cut" in self.noise and len(paper.authors) > SHOWN

    def between_or(self, between: str) -> str:
        """What stands between authors: mostly `between`, now and then a semicolon."""
        return "; " if self.every else between

    def folded(self, text: str) -> list[str]:
        """The text in lines of at most 78 characters, the further ones indented, as mail has it."""
        return textwrap.wrap(text, 78, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)

    def rendered(self, layout: str, suffix: str) -> Rendered:
        """The text, with each record's lines."""
        lines: dict[int, list[int]] = {}
        for number, row in enumerate(self.rows, 1):
            if row.of is not None and row.text:
                lines.setdefault(row.of, []).append(number)
        found = tuple(
            msgspec.structs.replace(record, line_start=lines[at][0], line_end=lines[at][-1])
            for at, record in enumerate(self.found)
            if at in lines
        )
        return Rendered(layout, suffix, "\n".join(row.text for row in self.rows), found)


def listed(names: Sequence[str], word: str) -> str:
    """ "A", "A and B", "A, B, and C" """
    if len(names) < 3:
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"


def changed(row: Row, text: str) -> Row:
    return replace(row, text=text)
