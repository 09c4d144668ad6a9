"""The line of a page that is being written: its text, links, raised marks and words that stand out."""

from papershelf.read.pages.markup.formulas import dollars
from papershelf.read.pages.markup.inline import title_and_names, without_footnotes
from papershelf.read.pages.markup.items import Styled
from papershelf.read.pages.written import Anchor, Written

_BOLD = frozenset(("b", "strong"))
_STANDS_OUT = frozenset(("b", "cite", "em", "i", "strong"))
_ITALIC = frozenset(("cite", "em", "i"))
_USUAL = 3
"""So many lines of a title and names make a page's habit."""
_PARTS = frozenset(("cite", "em", "i", "small", "span"))
_MARKS = 200
"""A line has at most so many words that stand out."""


class Row:
    """Put text to it, open and close what stands in it; `taken` gives its lines and begins the next.

    `space` says that the source has white space behind the text so far, `said` which part of a record the class of
    something in the line names.
    """

    __slots__ = (
        "_alt",
        "_drawing",
        "_first",
        "_linked",
        "_marks",
        "_parted",
        "_raised",
        "_styled",
        "_whole",
        "anchors",
        "last",
        "link",
        "parts",
        "said",
        "size",
        "space",
    )

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.space = False
        self.last = self._first = 1
        self.anchors: list[Anchor] = []
        self.link: tuple[int, str] | None = None
        self._alt = ""
        self._raised: list[tuple[int, int]] = []
        self._marks: list[tuple[int, int, bool]] = []
        self._linked = self._styled = 0, 0
        self._drawing: tuple[int, int, bool] | None = None
        self._whole = "", 0
        self._parted = 0
        self.said = ""

    def put(self, text: str, first: int, last: int) -> None:
        """Text as it is shown; it stands on these lines of the source."""
        if not self.parts:
            self._first = first
        self.parts.append(text)
        self.size += len(text)
        self.last = last

    def begin_link(self, url: str | None, at: int) -> bool:
        """The start of a link; whether it leads anywhere."""
        self.end_link(at)
        if self.size and self.space:
            self.put(" ", self.last, self.last)
            self.space = False
        if url is None:
            return False
        self.link = self.size, url
        self._alt = ""
        return True

    def end_link(self, at: int, heading: bool = False) -> None:
        if self.link is None:
            return
        start, url = self.link
        if start == self.size and self._alt and not (heading and start):  # no part of a heading's words
            self.put(
                " " + self._alt if start and not self.parts[-1].endswith(" ") else self._alt,
                at,
                at,
            )
            start += self.size - start - len(self._alt)
        self.anchors.append(Anchor(start, self.size, url))
        self.link = None
        self._alt = ""

    def picture(self, alt: str) -> None:
        """A picture's words, which are a link's text where it has no other."""
        if self.link is not None and self.link[0] == self.size:
            self._alt = self._alt or alt

    def raise_(self, start: int) -> None:
        """What was put since `start` is raised."""
        self._raised.append((start, self.size))

    def close(self, tag: str, start: int, kind: str) -> None:
        """The end of an element within the line; `kind` is its class."""
        if start < self.size and tag in _STANDS_OUT and len(self._marks) < _MARKS:
            self._marks.append((start, self.size, tag in _BOLD))
        if tag == "a":
            self._linked = start, self.size
        elif tag in _PARTS:
            self._styled = start, self.size
        if not start and (kind or tag in _STANDS_OUT):
            self._whole = kind or tag, self.size

    def unmark(self, start: int) -> None:
        """A sign that leads to a place on the page ("^", "¶", "#") is no text of it."""
        signs = 0
        for part in reversed(self.parts):
            if self.size == start or any(map(str.isalnum, part)):
                break
            signs += len(part)
            if self.size - signs <= start:
                break
        if self.size - signs == start:
            while self.size > start:
                self.size -= len(self.parts.pop())
            self.space = True

    def formula(self, text: str, at: int, drawn: bool = False) -> None:
        """A formula between dollars; one that is `drawn` may be told again in a script."""
        before = len(self.parts), self.size, self.space
        if text:
            self.put(" " + text if self.size and self.space else text, at, at)
            self.space = False
        self._drawing = before if drawn else None

    def formula_in_script(self, tex: str, at: int) -> None:
        """The TeX that MathJax keeps beside what it drew: it goes before the MathML of that."""
        if self._drawing is not None:
            parts, self.size, self.space = self._drawing
            del self.parts[parts:]
        self.formula(dollars(tex), at)

    def forget_drawn(self) -> None:
        self._drawing = None

    def taken(
        self, at: int, level: int, carried: list[str], kind: str
    ) -> tuple[list[Written], tuple[Styled, ...]]:
        """The lines that the row gives, and what stands out in them. `carried` are links that belong to it, `kind` is
        that of the element that it stands in."""
        if self.link is not None:
            url = self.link[1]
            self.end_link(at, bool(level))
            self.link = 0, url
        whole = "".join(self.parts)
        text = whole.rstrip()
        anchors = tuple(self.anchors)
        styled = tuple(Styled(text[start:end].strip(), bold) for start, end, bold in self._marks)
        if self._raised:
            text, anchors = without_footnotes(text, anchors, self._raised)
        if carried:
            anchors = (*(Anchor(0, 0, url) for url in carried), *anchors)
        if self.said:
            kind += "|" + self.said
        elif self._whole[1] == self.size:
            kind += ">" + self._whole[0]
        elif self._whole[0] in _ITALIC:
            kind += "^" + self._whole[0]
        line = Written(self._first, self.last, text, anchors, level, kind)
        lines = title_and_names(line, self._linked, self._styled, self._parted >= _USUAL)
        self._parted += len(lines) > 1
        self._clear()
        return lines, styled

    def _clear(self) -> None:
        self._linked = self._styled = 0, 0
        self._whole = "", 0
        self.said = ""
        self.parts.clear()
        self.anchors.clear()
        self._marks.clear()
        self._raised.clear()
        self.size = 0
        self.space = False
        self._drawing = None
