"""The shapes that an unknown page is tried with: every order of a record's main parts, with small facts in between."""

from collections.abc import Iterator
from itertools import permutations

from papershelf.read.pages.layouts.grammar import Layout, Step

FACT = "fact"
"""A small part, wherever it stands: venue, date, award, keywords, one sentence, another labelled line."""
ENTRY = "entry"
"""A whole reference on one line: title, names, venue and year together."""

CITED = "title and venue"
"""A title with venue and year behind it, on one line; the authors have a line of their own."""

_MAIN = ("title", "names", "abstract")
_MISSING = {"names": -4.0, "abstract": -3.0}
_AGAIN = {"names": -1.5}


def _shapes() -> Iterator[tuple[str, ...]]:
    """Title, names and abstract in any order, with at least two of them or the title alone; then references."""
    for count in (3, 2):
        yield from permutations(_MAIN, count)
    for names in (("names", CITED), (CITED, "names")):
        yield names
        yield (*names, "abstract")
    yield ("title",)
    yield (ENTRY, "abstract")
    yield (ENTRY,)


def _layout(shape: tuple[str, ...]) -> Layout:
    """The first guess at a page of this shape: facts may stand at every place, or nowhere."""
    fact = Step(FACT, missing=0.0, again=-0.5, present=-0.5)
    steps = [fact]
    for part in shape:
        present = -1.5 if shape == ("title",) else 0.0
        missing = _MISSING.get(part) if len(shape) > 1 else None
        if "title" not in shape and part == "names":
            missing = None
        steps.append(Step(part, missing=missing, again=_AGAIN.get(part), present=present))
        if part == "abstract":
            steps.append(Step("paragraph", missing=0.0, again=-0.5))
        steps.append(fact)
    return Layout(name="references" if shape == (ENTRY,) else "inferred", steps=tuple(steps))


SHAPES: tuple[Layout, ...] = tuple(map(_layout, _shapes()))
