"""Authors that stand one a line below each other, with or without their places of work: lines → lines with one list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from papershelf.read.lexicon import person, place
from papershelf.read.names import NameList
from papershelf.read.pages.inferred.looks import is_place
from papershelf.read.pages.lines.page import Line, Page

_SEVERAL = 3
"""So many records with such lists make a page's habit."""
_HIGH = 3
"""Two lines below each other may be anything, so many are names; a third of the lists have them."""
_CLEARLY = 1.0
_PLAINLY = 1.0
"""By so much a name must look more like a place than like a person to be one."""
_LONGEST_PLACE = 100
_NO_PERSON = -0.8
"""Words that are so little like names are a title's, or a button's."""


class Stack(NamedTuple):
    """Lines from `start` to `end` that hold a name each, or the place of work of the one above."""

    start: int
    end: int
    names: tuple[int, ...]
    places: int


def unstacked(content: Sequence[Line], page: Page) -> tuple[list[Line], Page]:
    """The lines with names that stand directly below each other in one, where several records of the page have them;
    the page then knows those names as people."""
    stacks = _stacks(content)
    lists = [each for each in stacks if len(each.names) > 1]
    different = {tuple(content[at].text for at in each.names) for each in lists}
    if len(different) < _SEVERAL or len(different) * 2 < len(lists):  # the same everywhere: a site's buttons
        return list(content), page
    high = sum(len(each.names) >= _HIGH for each in lists)
    placed = sum(each.places * 2 >= len(each.names) for each in lists)
    if (high < 2 or high * 3 < len(lists)) and placed * 2 < len(lists):  # a field and a venue
        return list(content), page
    lines: list[Line] = []
    people = dict(page.people)
    at = 0
    for stack in stacks:
        if len(stack.names) < 2 and placed * 2 < len(lists):
            continue
        lines += content[at : stack.start]
        held = [content[each] for each in stack.names]
        names = [name for line in held if line.names for name in line.names.names]
        for name in names:
            people[name] = people.get(name, 0) + 2
        lines.append(
            replace(
                held[0],
                last=content[stack.end - 1].last,
                text=", ".join(names),
                anchors=(),
                names=NameList(tuple(names), True, False, 1.0),
                badges=tuple(badge for line in held for badge in line.badges),
                glued=False,
            )
        )
        at = stack.end
    lines += content[at:]
    return lines, replace(page, people=people, lists=page.lists + len(stacks))


def _stacks(content: Sequence[Line]) -> list[Stack]:
    """The stretches that hold one name each, or a name and its place; a name alone is none."""
    found: list[Stack] = []
    at = 0
    while at < len(content):
        if not _is_name(content[at]):
            at += 1
            continue
        start, names, places = at, [at], 0
        at += 1
        while at < len(content) and not content[at].gap:
            unplaced = len(names) > 1 and not places  # a surname such as "Wood" may be a place's
            if (
                _is_place(content[at])
                and names[-1] == at - 1
                and not (unplaced and _may_be_name(content[at]))
            ):
                places += 1
            elif _is_name(content[at]) or (unplaced and _may_be_name(content[at])):
                names.append(at)
            else:
                break
            at += 1
        if at - start > 1:
            found.append(Stack(start, at, tuple(names), places))
    return found


def _is_name(line: Line) -> bool:
    text = line.text
    return _may_be_name(line) and person(text) > _NO_PERSON and not _is_plainly_place(line)


def _may_be_name(line: Line) -> bool:
    """Whether a line has the form of one name."""
    names = line.names
    return (
        names is not None
        and len(names.names) == 1
        and names.likelihood == 1
        and names.complete
        and not any(map(str.isdigit, line.text))
        and " " in names.names[0]
        and line.prose < _CLEARLY
        and line.label in (None, "authors")
        and not (line.level or line.award or line.stamp or is_place(line))
    )


def _is_place(line: Line) -> bool:
    """Whether a line below a name is where that person works."""
    if line.label is not None or line.stamp or len(line.text) > _LONGEST_PLACE:
        return False
    return _is_plainly_place(line) or (not _is_name(line) and place(line.text) > max(0.0, person(line.text)))


def _is_plainly_place(line: Line) -> bool:
    return is_place(line) or place(line.text) > max(0.0, person(line.text)) + _PLAINLY
