"""Authors that stand one a line below each other: the lines of a page → the same with one line for each such list."""

from collections.abc import Sequence
from dataclasses import replace

from papershelf.read.names import NameList
from papershelf.read.pages.lines import Line, Page

_SEVERAL = 3
"""So many records with such lists make a page's habit."""
_HIGH = 3
"""Two lines below each other may be anything, so many are names; a third of the lists have them."""
_CLEARLY = 1.0


def unstacked(content: Sequence[Line], page: Page) -> tuple[list[Line], Page]:
    """The lines with names that stand directly below each other in one, where several records of the page have them;
    the page then knows those names as people."""
    stacks = _stacks(content)
    different = {tuple(line.text for line in content[start:end]) for start, end in stacks}
    high = sum(end - start >= _HIGH for start, end in stacks)
    if len(different) < _SEVERAL or len(different) * 2 < len(stacks):  # the same everywhere: a site's buttons
        return list(content), page
    if high < 2 or high * 3 < len(stacks):  # a field and a venue
        return list(content), page
    lines: list[Line] = []
    people = dict(page.people)
    at = 0
    for start, end in stacks:
        lines += content[at:start]
        names = [name for line in content[start:end] if line.names for name in line.names.names]
        for name in names:
            people[name] = people.get(name, 0) + 2
        lines.append(
            replace(
                content[start],
                last=content[end - 1].last,
                text=", ".join(names),
                anchors=(),
                names=NameList(tuple(names), True, False, 1.0),
                badges=tuple(badge for line in content[start:end] for badge in line.badges),
                glued=False,
            )
        )
        at = end
    lines += content[at:]
    return lines, replace(page, people=people, lists=page.lists + len(stacks))


def _stacks(content: Sequence[Line]) -> list[tuple[int, int]]:
    """The stretches of two and more lines that hold one name each."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(len(content) + 1):
        goes_on = at < len(content) and _is_name(content[at]) and (at == start or not content[at].gap)
        if goes_on:
            continue
        if at - start > 1:
            found.append((start, at))
        start = at if at < len(content) and _is_name(content[at]) else at + 1
    return found


def _is_name(line: Line) -> bool:
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
        and not (line.level or line.award or line.stamp)
    )
