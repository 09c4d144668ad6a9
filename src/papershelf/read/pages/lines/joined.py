"""Lines that a wrapping parted, as one text again: with a space between them, or with the word that a hyphen parted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papershelf.late import late
from papershelf.read.pages.written import Anchor, Written

MUCH = 2000
"""Of a text of so many characters only the end says whether a line goes on with it."""
HYPHEN = late(r"(?P<before>[^\W\d_]{2,})[-‐\u00ad]\Z")
_WORDS = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KEEPS = frozenset(
    "self non multi pre post semi anti co cross inter intra sub super over under well low high long short".split()
)


@dataclass(slots=True)
class Text:
    """Lines that are one text: the first of them, the number of the last, what each adds."""

    first: Written
    last: int
    parts: list[str]
    length: int
    anchors: list[Anchor]

    def above(self) -> str:
        """What stands above a next line: all of a short text, else its end."""
        return "".join(self.parts if self.length < MUCH else self.parts[-3:]).strip()

    def add(self, line: Written, words: frozenset[str]) -> None:
        """Puts a line to it, with the space or the hyphen between them that the text has."""
        above, below = self.parts[-1].rstrip(), line.text.lstrip()
        space = " "
        if HYPHEN.search(above) and below[:1].islower():
            above = above if _keeps_hyphen(above, below, words) else above[:-1]
            space = ""
        elif above.endswith(("-", "/")) and above[-2:-1].isalnum():
            space = ""
        self.length += len(above) - len(self.parts[-1])
        self.parts[-1] = above
        shift = self.length + len(space) - (len(line.text) - len(below))
        self.anchors += (Anchor(start + shift, end + shift, url) for start, end, url in line.anchors)
        self.parts.append(space + below)
        self.length += len(space) + len(below)
        self.last = line.last

    def whole(self) -> Written:
        if len(self.parts) == 1:
            return self.first
        return self.first._replace(last=self.last, text="".join(self.parts), anchors=tuple(self.anchors))


def whole_words(lines: Sequence[Written]) -> frozenset[str]:
    """The words of the page in small letters, but those at a hyphen that ends a line."""
    words: set[str] = set()
    parted = False
    for line in lines:
        found = _WORDS.findall(line.text.lower())
        ends = HYPHEN.search(line.text.rstrip()) is not None
        words.update(found[int(parted) : len(found) - 1 if ends else None])
        parted = ends
    return frozenset(words)


def _keeps_hyphen(above: str, below: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at a line's end is one of the word: "state-of-" "the-art", but not "represen-" "tation"."""
    before = re.search(r"[^\W_]+(?:-[^\W_]+)*(?=[-‐\u00ad]\Z)", above)
    after = re.match(r"[^\W_]+(?:-[^\W_]+)*", below)
    if above.endswith("\u00ad") or before is None or after is None:
        return False
    left, right = before[0].lower(), after[0].lower()
    if left + right in words:
        return False
    if f"{left}-{right}" in words or "-" in left or "-" in right or left in _KEEPS or before[0].isupper():
        return True
    return left in words and right in words
