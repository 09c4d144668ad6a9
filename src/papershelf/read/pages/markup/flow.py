"""The start tags, end tags and text of a page, in order → written lines with their links, as a reader sees them."""

from collections.abc import Mapping
from typing import NamedTuple

from papershelf.read.links import link_kind
from papershelf.read.pages.markup import tags
from papershelf.read.pages.markup.addresses import Addresses
from papershelf.read.pages.markup.formulas import Formula, dollars
from papershelf.read.pages.markup.grids import Grid, Grids
from papershelf.read.pages.markup.items import Item, Styled
from papershelf.read.pages.markup.row import Row
from papershelf.read.pages.markup.stated import Stated
from papershelf.read.pages.written import Anchor, Written

_DEEPEST = 20
"""Items that stand in so many others are their lines."""
_NEAR = 6
_OUTWARDS = 3
"""So many elements around a line without a class are looked at for one."""
_READ_SCRIPTS = ("math/tex", "application/ld+json")
_LOOKED_AT = 50
"""So many open elements are looked at for the one that an end tag closes."""

(
    _HIDES,
    _DRAWS,
    _PRE,
    _LINK,
    _LEVEL,
    _RAISED,
    _CELL,
    _TABLE,
    _TITLE,
    _TEX,
    _PEOPLE,
    _BLOCK,
    _ITEM,
    _MARK,
    _FRAME,
) = (1 << place for place in range(15))


class _Open(NamedTuple):
    """An open element: what closing it ends, and where in the line it began. `kind` is what its class says."""

    tag: str
    does: int
    blank: int
    start: int
    alike: str
    kind: str = ""


class Flow:
    """Give it the page in order, and `at`, the line of the source on which the next text begins; then `finish`."""

    def __init__(self, base: str = "") -> None:
        self.at = 1
        self.lines: list[Written] = []
        self.items: list[Item] = []
        """The items of lists that stand in no other item."""
        self.styled: dict[int, tuple[Styled, ...]] = {}
        """What stands out in a line, by the line's place in `lines`."""
        self.title = ""
        self.addresses = Addresses(base)
        self.stated = Stated()
        self._open: list[_Open] = []
        self._hidden = self._drawn = self._pre = self._people = self._framed = self._menu = 0
        self._level = 0
        self._row = Row()
        self._ending: _Open | None = None
        self._kinds: dict[str, str] = {}
        self._blank = 0
        self._carried: list[str] = []
        self._item = 0
        self._items: list[Item] = []
        self._tables = Grids()
        self._formula: Formula | None = None
        self._tex: list[str] | None = None
        self._begun = 1
        self._titled: list[str] | None = None
        self._closed: tuple[str, int] | None = None
        self._apart = -1

    @property
    def grids(self) -> list[Grid]:
        """The tables that have ended."""
        return self._tables.done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._formula is not None:
            self._formula.start(tag, attributes)
            return
        does = blank = 0
        closed = tag == "dialog" and "open" not in attributes
        if closed or tag in tags.NOT_SHOWN or (attributes and tags.is_hidden(attributes)):
            does = _HIDES
        if tag == "script" and attributes.get("type", "").startswith(_READ_SCRIPTS):
            does, self._tex, self._begun = _HIDES | _TEX, [], self.at
        if (
            tag == "nav" and self._items and not self._hidden
        ):  # what an item unfolds: "export", "share", "view"
            self.break_(0)
            does, self._menu = _HIDES, len(self._open) + 1
        if self._hidden or does:
            if self._menu and tag == "a":
                self._carry(attributes.get("href", ""))
            if tag == "math" and self._drawn:
                self._formula = Formula(attributes)
                return
            self._hidden += 1
            self._open.append(_Open(tag, does | _HIDES, 0, self._row.size, ""))
            return
        alike = ""
        if attributes and tags.is_drawn_formula(attributes):
            self._hidden += 1
            self._drawn += 1
            self._row.forget_drawn()
            self._open.append(_Open(tag, _HIDES | _DRAWS, 0, self._row.size, ""))
            return
        inner = tag == "form" and self._open and self._open[-1].tag in tags.HOLD_FORMS
        if inner or (tag in tags.BLANKS and attributes and tags.is_inline(tag, attributes)):
            self._row.space = True
        elif tag in tags.BLANKS:
            blank = tags.BELOW[tag]
            does = self._begin(tag, attributes, tags.BLANKS[tag])
        elif tag == "br":
            self._break_line()
        elif tag == "a" or tag == "span":
            alike = tag + " " + attributes.get("class", "")
            if alike == "span Z3988":
                self.stated.coins(attributes.get("title", ""), self.at)
            self._part_from_alike(alike)
            if tag == "a" and "href" in attributes:
                url = self.addresses.resolved(attributes["href"])
                does = _LINK if self._row.begin_link(url, self.at) else 0
                if attributes["href"].startswith("#"):
                    does |= _MARK
        elif tag == "math":
            self._formula = Formula(attributes)
            return
        elif tag == "img":
            self._picture(attributes)
        elif tag == "sup":
            does = _RAISED
        elif tag == "title" and not self.title and not self._row.size:
            does, self._titled = _TITLE, []
        elif tag in ("base", "link", "meta"):
            self.addresses.head(tag, attributes)
            if tag == "meta":
                self.stated.meta(attributes, self.at)
        if attributes and not does & _BLOCK:
            if tags.is_block(attributes) and not self._people:
                does |= _BLOCK
                self.break_(0)
            if attributes.get("role") == "heading" and not self._level:
                does |= _LEVEL | _BLOCK
                self.break_(2)
                self._level = tags.heading_level(tag, attributes)
        kind = tags.kind(attributes) if attributes else ""
        if kind and not does & _BLOCK and (said := tags.said_part(kind)):
            if self._row.said not in ("", said) and self._row.size:
                self.break_(0)
            self._row.said = said
        elif (
            kind and self._row.size and not does & _BLOCK and tags.is_beside_title(kind) and self._is_titled()
        ):
            self.break_(0)
        self._open.append(_Open(tag, does, blank, self._row.size, alike, kind))

    def end(self, tag: str) -> None:
        if self._formula is not None:
            if self._formula.open:
                self._formula.end()
            else:
                self._end_formula(self._formula)
            return
        for place in range(len(self._open) - 1, max(-1, len(self._open) - _LOOKED_AT), -1):
            if self._open[place].tag == tag:
                while len(self._open) > place:
                    self._close(self._open.pop())
                return

    def data(self, text: str) -> None:
        """Text. White space is shown as a browser shows it."""
        if self._formula is not None:
            self._formula.data(text)
        elif self._titled is not None:
            self._titled.append(text)
        elif self._tex is not None:
            self._tex.append(text)
        elif self._hidden:
            pass
        elif self._pre:
            self._written_as_is(text)
            return
        else:
            words = text.split()
            if not words:
                self._row.space = self._row.space or bool(text)
            else:
                first = self.at
                lines = text.count("\n")
                if lines:
                    first += text.count("\n", 0, text.find(words[0]))
                apart = self._apart == self._row.size and words[0][0].isalnum()
                if self._row.size and (self._row.space or text[0].isspace() or apart):
                    self._row.put(" ", first, first)
                self._row.space = text[-1].isspace()
                behind = text.count("\n", text.rfind(words[-1])) if lines else 0
                self._row.put(" ".join(words), first, self.at + lines - behind)
        self.at += text.count("\n")

    def comment(self, text: str) -> None:
        self.addresses.comment(text)
        self.at += text.count("\n")

    def show(self) -> None:
        """Whatever was hidden is over: elements that are not shown and never closed hide no more."""
        self._formula = None
        while self._hidden:
            self._close(self._open.pop())

    def finish(self) -> None:
        """The end of the page: what is open is closed."""
        if self._formula is not None:
            self._end_formula(self._formula)
        while self._open:
            self._close(self._open.pop())
        self.break_(0)
        if self._carried:
            self._hang(self._carried)

    def break_(self, blank: int) -> None:
        """The end of a line, with at least so many blank ones below it."""
        if self._row.size:
            self._end_line()
        elif self._row.anchors:
            self._hang([anchor.url for anchor in self._row.anchors])
            self._row.anchors.clear()
        self._row.space = False
        self._closed = None
        self._blank = max(self._blank, blank)

    def _begin(self, tag: str, attributes: Mapping[str, str], blank: int) -> int:
        """The start of an element that has lines of its own."""
        if self._people:
            if tag in tags.ITEMS and self._row.size:
                self._row.put(", ", self.at, self.at)
            self._row.space = tag not in tags.ITEMS
            return 0
        self.break_(blank)
        does = _BLOCK
        if tag in tags.ITEMS:
            self._item = len(self.lines)
        if level := tags.heading_level(tag, attributes):
            self._level = level
            does |= _LEVEL
        elif tag in ("nav", "footer"):
            self._framed += 1
            does |= _FRAME
        elif tag in tags.PREFORMATTED:
            self._pre += 1
            does |= _PRE
        elif tag in ("ul", "ol", "dl") and attributes and tags.lists_people(attributes):
            self._people += 1
            does |= _PEOPLE
        elif tag == "li" and len(self._items) < _DEEPEST and not self._framed:
            item = Item(len(self.lines))
            (self._items[-1].inner if self._items else self.items).append(item)
            self._items.append(item)
            does |= _ITEM
        elif tag == "table":
            self._tables.begin(len(self.lines))
            does |= _TABLE
        elif tag == "tr" and self._tables:
            self._tables.begin_row()
        elif tag in ("td", "th") and self._tables:
            self._tables.begin_cell(len(self.lines), attributes, tag == "th")
            does |= _CELL
        return does

    def _close(self, closed: _Open) -> None:
        does = closed.does
        if does & _HIDES:
            self._hidden -= 1
            self._drawn -= bool(does & _DRAWS)
            if len(self._open) < self._menu:
                self._menu = 0
            if does & _TEX and self._tex is not None:
                script, self._tex = "".join(self._tex), None
                if script.lstrip()[:1] in ("{", "["):
                    self.stated.json(script, self._begun, self.at)
                else:
                    self._row.formula_in_script(script, self.at)
            return
        if does & _TITLE:
            self.title, self._titled = " ".join("".join(self._titled or ()).split()), None
        if does & _MARK and closed.start < self._row.size:
            self._row.unmark(closed.start)
        if does & _LINK:
            self._row.end_link(self.at, bool(self._level))
        if does & _RAISED and closed.start < self._row.size:
            self._row.raise_(closed.start)
        if does & _BLOCK:
            self._ending = closed
            self.break_(closed.blank)
            self._ending = None
        if does & _LEVEL:
            self._level = 0
        if does & _FRAME:
            self._framed -= 1
        if does & _PRE:
            self._pre -= 1
        if does & _PEOPLE:
            self._people -= 1
            self.break_(1)
        if does & _ITEM:
            self._items.pop().end = len(self.lines)
        if does & _CELL:
            self._tables.end_cell(len(self.lines))
        if does & _TABLE:
            self._tables.end(len(self.lines))
        if closed.alike == "span title" and any(each.tag == "cite" for each in self._open[-_DEEPEST:]):
            self.break_(0)
        if not does & _BLOCK:
            self._row.close(closed.tag, closed.start, closed.kind)
        if closed.alike and self._row.size - closed.start > 2:
            self._closed = closed.alike, self._row.size

    def _written_as_is(self, text: str) -> None:
        for place, line in enumerate(text.split("\n")):
            if place:
                self.at += 1
                if self._row.size:
                    self._end_line()
                else:
                    self._blank += bool(self.lines)
            if line and (self._row.size or not line.isspace()):
                self._row.put(line, self.at, self.at)

    def _end_line(self) -> None:
        if self.lines:
            self.lines += [Written(self._row.last, self._row.last, "")] * min(self._blank, 2)
        self._blank = 0
        lines, styled = self._row.taken(self.at, self._level, self._carried, self._kind())
        self._carried.clear()
        if styled:
            self.styled[len(self.lines)] = styled
        self.lines += lines
        self._closed = None

    def _is_titled(self) -> bool:
        """Whether the page calls the line so far, or what it stands in, a title."""
        around = tags.said_part(self._open[-1].kind) if self._open else ""
        return "title" in (self._row.said, around)

    def _kind(self) -> str:
        """What the page says that the element is in which the line stands: its tag and class, within those around it
        that have none."""
        kind = ""
        around = [self._ending] if self._ending else []
        around += [each for each in reversed(self._open[-_NEAR:]) if each.does & _BLOCK]
        for each in around[:_OUTWARDS]:
            kind = f"{each.tag}.{each.kind} {kind}"
            if each.kind or each.tag in tags.ITEMS:
                break
        return self._kinds.setdefault(kind, kind)

    def _break_line(self) -> None:
        if self._people:
            self._row.space = True
        elif self._row.size:
            self._end_line()
        else:
            self._blank = max(self._blank, bool(self.lines))

    def _part_from_alike(self, alike: str) -> None:
        """Boxes side by side, such as names of authors, or a venue and a year, are parted by the page's style only."""
        if self._closed and self._closed == (alike, self._row.size) and not self._row.space and not self._pre:
            self._row.put(" · " if alike[-1] != " " else " ", self._row.last, self._row.last)
        elif self._closed and self._closed[1] == self._row.size and alike[-1] != " " != self._closed[0][-1]:
            self._apart = self._row.size
        self._closed = None

    def _picture(self, attributes: Mapping[str, str]) -> None:
        alt = " ".join(attributes.get("alt", "").split())
        if alt and tags.is_formula_image(attributes):
            self._row.formula(dollars(alt), self.at)
        else:
            self._row.picture(alt)

    def _end_formula(self, formula: Formula) -> None:
        self._formula = None
        self._row.formula(formula.tex(), self.at, drawn=bool(self._drawn))

    def _hang(self, urls: list[str]) -> None:
        """Links on nothing, such as pictures: they belong to the last line of the same item, else to the next one."""
        if len(self.lines) > self._item or (self.lines and not self._open):
            line = self.lines[-1]
            hung = [Anchor(len(line.text), len(line.text), url) for url in urls]
            self.lines[-1] = line._replace(anchors=(*line.anchors, *hung))
        elif urls is not self._carried:
            self._carried += urls

    def _carry(self, href: str) -> None:
        """A link of a menu that an item unfolds: one to the paper is the item's."""
        url = self.addresses.resolved(href)
        if url and url not in self._carried and link_kind(url) != "other":
            self._carried.append(url)
