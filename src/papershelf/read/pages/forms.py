"""The items of a page, together → how the page writes an item: which cut explains most of them, how names are written.

The choice is made for all items at once, so that an item that could be read in several ways is read as the others are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from papershelf.read.pages.item_cuts import NAMES, Cut, cuts
from papershelf.read.pages.item_names import Habit
from papershelf.read.pages.items import Styled
from papershelf.read.pages.rest import NOTHING, Rest, read_rest
from papershelf.read.pages.tagged import Tagged

_SHARED = 1.8
"""So much is the cut worth that all items of a page share."""
_LEAST = -0.9
"""A cut with a lower score explains nothing."""
_NAMES = 0.9
_BRIEF = 400
_ENOUGH = 2
"""So many lists of one kind make a habit."""


class Form(NamedTuple):
    """How a page writes its items. `shares` gives for each kind of cut the share of items that are best cut so;
    `named` says that names stand on a line below the title."""

    habit: Habit = Habit()
    shares: Mapping[str, float] = {}
    named: bool = False


class Head(NamedTuple):
    """The first line of an item, what stands out in it, and the lines below it."""

    first: Tagged
    marks: Sequence[Styled]
    below: Sequence[str]


UNKNOWN = Form()


def form_of(heads: Sequence[Head]) -> Form:
    """The form that explains these items best."""
    found = _tried(heads, Habit())
    habit = _habit(heads, [cut for cut in found if cut])
    if habit != Habit():
        found = _tried(heads, habit)
    kinds = Counter(cut.kind for cut in found if cut and cut.score >= 0 and cut.kind != NAMES)
    total = kinds.total()
    below = sum(any(map(_are_names, head.below[:4])) for head in heads)
    named = below >= _ENOUGH and below * 3 >= len(heads)
    return Form(habit, {kind: count / total for kind, count in kinds.items()}, named)


def chosen(head: Head, form: Form) -> Cut | None:
    """The cut of an item in a page of this form; None where nothing explains it."""
    found = cuts(head.first, head.marks, form.habit)
    best = max(found, key=lambda cut: cut.score + _SHARED * form.shares.get(cut.kind, 0.0), default=None)
    return best if best and best.score > _LEAST else None


def _are_names(text: str) -> bool:
    """Whether a line is plainly names."""
    rest = read_rest(text) if len(text) < _BRIEF else NOTHING
    return rest.people is not None and rest.form != "bare" and rest.score > _NAMES


def _tried(heads: Sequence[Head], habit: Habit) -> list[Cut | None]:
    return [chosen(head, Form(habit)) for head in heads]


def _habit(heads: Sequence[Head], found: Sequence[Cut]) -> Habit:
    """How the page writes names: as surnames alone, or turned."""
    rests: list[Rest] = [rest for cut in found for rest in (cut.before, cut.after)]
    rests += [read_rest(text) for head in heads for text in head.below[:4] if len(text) < _BRIEF]
    forms: Counter[str] = Counter()
    for rest in rests:
        if rest.people and (rest.score > 0 or rest.form == "bare"):
            sure = rest.form != "bare" or len(rest.people.names) != 2 or not rest.people.complete
            forms[rest.form if sure else "two words"] += 1
    turned = forms["turned"] >= _ENOUGH and forms["turned"] > forms["bare"]
    bare = not turned and forms["bare"] >= _ENOUGH and forms["bare"] * 2 > forms["full"]
    return Habit(bare=bare, turned=turned)
