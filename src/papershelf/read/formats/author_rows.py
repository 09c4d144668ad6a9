"""Tables with a row for each author of a paper (HotCRP's authors, lists of conferences) → a row for each paper."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from papershelf.late import late
from papershelf.read.formats.rows import Row
from papershelf.read.formats.synonyms import AUTHORS, FAMILY, GIVEN, TITLE, squeezed

_NUMBERS = frozenset("paper paperid submission submissionid pid id uid number paperno submissionno".split())
_SEVERAL = late(r"[;|\n&]|,.*,|\band\b")
_OFTEN = 0.3
"""In such a share of the rows the title of the row above stands again."""

Cells = Mapping[str, Any]


def joined_rows(
    names: Sequence[str], rows: Sequence[Row], cells: Sequence[dict[str, Any]]
) -> tuple[Sequence[Row], Sequence[dict[str, Any]]]:
    """The rows of a paper that stand below each other as one, with the list of their authors; others as they are."""
    columns = {squeezed(name): name for name in reversed(names)}
    title = next((columns[name] for name in TITLE if name in columns and name not in _NUMBERS), "")
    author = next((columns[name] for name in AUTHORS if name in columns), "")
    given, family = (
        next((columns[name] for name in kind if name in columns), "") for kind in (GIVEN, FAMILY)
    )
    people = [author] if author else [given, family]
    if not (title and all(people)) or len(rows) < 2:
        return rows, cells
    number = next(
        (columns[name] for name in sorted(_NUMBERS) if name in columns and columns[name] != title), ""
    )
    orcid = next((columns[name] for name in ("orcid", "orcidid", "authororcid") if name in columns), "")
    same = [_same(above, below, title, number, people) for above, below in pairwise(cells)]
    if author and sum(same) < _OFTEN * len(rows):
        return rows, cells
    whole: list[Row] = []
    values: list[dict[str, Any]] = []
    for row, each, goes_on in zip(rows, cells, (False, *same), strict=True):
        name: Any = " ".join(filter(None, (str(each.get(column, "")).strip() for column in people)))
        if orcid and each.get(orcid):
            name = {"name": name, "orcid": each[orcid]}
        if goes_on:
            values[-1]["authors"].append(name)
            whole[-1] = whole[-1]._replace(last=row.last)
        else:
            whole.append(row)
            values.append({**{key: value for key, value in each.items() if key != author}, "authors": [name]})
    return whole, values


def _same(above: Cells, below: Cells, title: str, number: str, people: Sequence[str]) -> bool:
    """Whether a row names another author of the paper of the row above."""
    if not above.get(title) or above.get(title) != below.get(title) or above.get(number) != below.get(number):
        return False
    first, second = ([each.get(column) for column in people] for each in (above, below))
    alone = all(isinstance(name, str) and not _SEVERAL.search(name) for name in (*first, *second) if name)
    return alone and any(second) and first != second
