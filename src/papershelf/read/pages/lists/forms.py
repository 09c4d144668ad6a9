"""The items of a page, together → how the page writes an item: which cut explains most of them, how names are written.

The choice is made for all items at once, so that an item that could be read in several ways is read as the others are.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.pages.lists.cuts import NAMES, Cut, cuts
from papershelf.read.pages.lists.names import Habit
from papershelf.read.pages.lists.rest import NOTHING, Rest, read_rest
from papershelf.read.pages.lists.tagged import Tagged
from papershelf.read.pages.markup.items import Styled

_SHARED = 1.8
"""So much is the cut worth that all items of a page share."""
_LEAST = -0.9
"""A cut with a lower score explains nothing."""
_LABELLED = late(r"(?P<label>[^\W\d_][\w /&-]{1,24}?)\s?[:：]\s+(?=\S)")
_FOR = (
    r"(?:required|optional|recommended|suggested|background|further|additional|main|primary|secondary|core|extra|must"
    r"|supplementary|supplemental|bonus|essential|advanced|related)"
)
_USE = late(
    rf"(?:{_FOR}[- ]?)?(?:readings?|read|papers?|articles?|references?|refs?|material)(?:\s\d{{1,2}})?|{_FOR}"
    r"|to ?do|done|论文|文献",
    re.IGNORECASE,
)
_USE_IN_BRACKETS = late(rf"[(\[]\s?(?:{_USE.pattern})\s?[)\]]\s*[:.-]?\s*(?=\S)", re.IGNORECASE)
_SAMPLE = 100
"""So many items show how all are written."""
_CLEAR = 1.5
_NAMES = 0.9
_BRIEF = 400
_ENOUGH = 2
"""So many lists of one kind make a habit."""


class Form(NamedTuple):
    """How a page writes its items. `shares` gives for each key of a cut the share of items that are best cut so;
    `named` says that names stand on a line below the title, `labels` are what stands before a colon in most items,
    `names_first` that most titles have names before them, as in references,
    `kinds` are those of the cuts of many items, which are tried first where there are very many."""

    habit: Habit = Habit()
    shares: Mapping[str, float] = {}
    named: bool = False
    labels: frozenset[str] = frozenset()
    names_first: bool = False
    kinds: frozenset[str] = frozenset()


class Head(NamedTuple):
    """The first line of an item, what stands out in it, and the lines below it."""

    first: Tagged
    marks: Sequence[Styled]
    below: Sequence[str]


UNKNOWN = Form()


def _shared(cut: Cut, form: Form) -> float:
    """What a cut is worth as others begin and end their titles so."""
    return sum(_SHARED * form.shares.get(key, 0.0) for key in keys(cut)) / 2


def keys(cut: Cut) -> tuple[str, str]:
    """How a cut finds the begin and the end of the title."""
    begin, _, end = cut.kind.rpartition(" ")
    return f"{begin} …", f"… {end}"


def form_of(heads: Sequence[Head]) -> Form:
    """The form that explains these items best."""
    count = len(heads)
    if count > _SAMPLE:
        heads = heads[:: -(-count // _SAMPLE)]
    labels = _labels(heads)
    heads = [head._replace(first=without_label(head.first, labels)) for head in heads]
    found = _tried(heads, Habit())
    habit = _habit(heads, [cut for cut in found if cut])
    if habit != Habit():
        found = _tried(heads, habit)
    sure = [cut for cut in found if cut and cut.score >= 0 and cut.kind != NAMES]
    kinds = Counter(key for cut in sure for key in keys(cut))
    often = Counter(cut.kind for cut in sure)
    many = (
        frozenset(kind for kind, each in often.items() if each * 10 > len(sure))
        if count > _SAMPLE
        else frozenset()
    )
    first = sum(cut.before.people is not None for cut in sure) * 2 > len(sure)
    below = sum(any(map(_are_names, head.below[:4])) for head in heads)
    named = below >= _ENOUGH and below * 3 >= len(heads)
    return Form(habit, {key: count / len(sure) for key, count in kinds.items()}, named, labels, first, many)


def chosen(head: Head, form: Form) -> Cut | None:
    """The cut of an item in a page of this form; None where nothing explains it."""
    first = without_label(head.first, form.labels)
    if form.kinds:
        found = cuts(first, head.marks, form.habit, form.kinds)
        best = max(found, key=lambda cut: cut.score + _shared(cut, form), default=None)
        if best and best.score > _CLEAR:
            return best
    found = cuts(first, head.marks, form.habit)
    best = max(found, key=lambda cut: cut.score + _shared(cut, form), default=None)
    return best if best and best.score > _LEAST else None


def _are_names(text: str) -> bool:
    """Whether a line is plainly names."""
    rest = read_rest(text) if len(text) < _BRIEF else NOTHING
    return rest.people is not None and rest.form != "bare" and rest.score > _NAMES


def _labels(heads: Sequence[Head]) -> frozenset[str]:
    """What stands before a colon in most items: "Paper 1:" is none of a title, but "Position:" may be."""
    found = Counter(label["label"].lower() for head in heads if (label := _LABELLED.match(head.first.text)))
    return frozenset(label for label, count in found.items() if count > _ENOUGH and count * 2 > len(heads))


def without_label(first: Tagged, labels: frozenset[str]) -> Tagged:
    """The line without what says only what the item is for: "Required:", "(optional)"."""
    found = _LABELLED.match(first.text)
    by = found.end() if found and (found["label"].lower() in labels or _USE.fullmatch(found["label"])) else 0
    if not by and (use := _USE_IN_BRACKETS.match(first.text)):
        by = use.end()
    if not by or len(first.text) <= by:
        return first
    anchors = tuple(
        each._replace(start=max(0, each.start - by), end=max(0, each.end - by)) for each in first.anchors
    )
    return first._replace(text=first.text[by:], anchors=anchors)


def _tried(heads: Sequence[Head], habit: Habit) -> list[Cut | None]:
    return [chosen(head, Form(habit)) for head in heads]


def _habit(heads: Sequence[Head], found: Sequence[Cut]) -> Habit:
    """How the page writes names: as surnames alone, or turned."""
    rests: list[Rest] = [rest for cut in found for rest in (cut.before, cut.after)]
    rests += [read_rest(text) for head in heads for text in head.below[:4] if len(text) < _BRIEF]
    forms: Counter[str] = Counter()
    for rest in rests:
        if rest.people and (rest.score > 0 or rest.form == "bare"):
            sure = rest.form != "bare" or len(rest.people.names) > 2 or not rest.people.complete
            forms[rest.form if sure else "two words"] += 1
    turned = forms["turned"] >= _ENOUGH and forms["turned"] > forms["bare"]
    bare = not turned and forms["bare"] >= _ENOUGH and forms["bare"] * 2 > forms["full"]
    return Habit(bare=bare, turned=turned)
