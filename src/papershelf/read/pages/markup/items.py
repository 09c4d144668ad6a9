"""The items of a page's lists, as ranges of its written lines, with the words that the page sets in bold or italics."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Styled(NamedTuple):
    """Words of a line that stand out; `bold`, else in italics."""

    words: str
    bold: bool


@dataclass(slots=True)
class Item:
    """An item: the lines from `start` to `end` (exclusive), with the items of the lists within it."""

    start: int
    end: int = 0
    inner: "list[Item]" = field(default_factory=list)
