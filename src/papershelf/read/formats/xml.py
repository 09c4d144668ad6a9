"""XML text → the elements that hold papers, one by one, each with its lines; what is broken costs one element.

The parser gets the elements alone: no document type, so that no entity is ever declared, resolved or fetched.
Behind a fault it goes on at the next element that holds a paper, below those that were open.
"""

import re
from collections.abc import Iterator, Sequence
from html.entities import name2codepoint
from xml.parsers import expat

from papershelf.late import late
from papershelf.read.formats.faults import Fault
from papershelf.read.formats.places import Places

_CHUNK = 1 << 16
_FIRST_CHUNK = 1 << 9
"""Little is given to the parser behind a fault, as the next one may be near."""

_DEEPEST = 60
"""Elements deeper than this within a paper are read as its text."""

_PATIENCE = 16
"""How often a text may be read over for the sake of its faults, before the rest is given up."""

_PROLOG = late(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\["
    r"(?>[^\]\"'<]|\"[^\"]*\"|'[^']*'|<!--.*?-->|<(?>[^<>\"']|\"[^\"]*\"|'[^']*')*>)*\]\s*)?>)",
    re.DOTALL,
)
_ILLEGAL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0\ufdd1\ufffe\uffff]")
_BARE = late(r"&(?!\w[\w.-]*;|#\w+;)|<(?![^\W\d]|[/!?:])")
"""Signs that should have been escaped, as in "AT&T" and "p < 0.05": no fault, as nothing else can be meant."""

_ESCAPED = str.maketrans("&<", "\ufdd0\ufdd1")
_MEANT = str.maketrans("\ufdd0\ufdd1", "&<")
_TYPE = "<!DOCTYPE r SYSTEM ''><r>"
"""A root, so that texts of several documents are one, and a type that is never fetched, so that an unknown entity is
no fault."""


class Element:
    """An element with its text and elements in order. `name` is its tag without a prefix.

    `last` is the line of its end; `above` what it stands in.
    """

    __slots__ = ("above", "attributes", "column", "last", "line", "name", "parts", "tag")

    def __init__(
        self, tag: str, attributes: dict[str, str], line: int, column: int, above: "Element | None"
    ) -> None:
        self.tag = tag
        self.name = tag.rpartition(":")[2]
        self.attributes = attributes
        self.line = self.last = line
        self.column = column
        self.above = above
        self.parts: list[str | Element] = []

    def children(self, *names: str) -> "list[Element]":
        """Its elements of these names, in order."""
        return [part for part in self.parts if isinstance(part, Element) and part.name in names]

    def child(self, *names: str) -> "Element | None":
        """Its first element of the first of these names that it has."""
        return next((found[0] for name in names if (found := self.children(name))), None)

    def text(self) -> str:
        """All text within."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def said(self, *names: str) -> str:
        """The text of its first child of these names, without white space around it; "" without one."""
        found = self.child(*names)
        return found.text().strip() if found else ""

    def enclosing(self, name: str) -> "Element | None":
        above = self.above
        while above and above.name != name:
            above = above.above
        return above


class _UnclosedError(Exception):
    """An element that holds a paper begins within another one, at this line and column."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.place = line, column


class _Reading:
    """A run of the parser from `start`, below the elements of `opened`, until a fault or the end."""

    def __init__(
        self,
        wanted: frozenset[str],
        containers: frozenset[str],
        opened: Sequence[Element],
        line: int,
        column: int,
    ) -> None:
        self.wanted = wanted
        self.containers = containers
        self.line = line
        self.first = _TYPE + "".join(f"<{each.tag}>" for each in opened)
        self.column = column - len(self.first)
        self.opened = list(opened)
        self.waiting = len(opened) + 1
        self.stack: list[Element] = []
        self.deeper = 0
        self.paper: Element | None = None
        self.cdata: tuple[int, int] | None = None
        self.found: list[Element] = []
        parser = self.parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.said
        parser.SkippedEntityHandler = self.entity
        parser.StartCdataSectionHandler = self.open_cdata
        parser.EndCdataSectionHandler = self.close_cdata

    def feed(self, text: str, last: bool = False) -> None:
        text = _BARE.sub(lambda sign: sign[0].translate(_ESCAPED), _ILLEGAL.sub(" ", text))
        self.parser.Parse(text.encode(), last)

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Where the parser's line and column, from 1 and 0, are in the whole text."""
        return self.line + line - 1, column + 1 + (self.column - 1 if line == 1 else 0)

    def here(self) -> tuple[int, int]:
        return self.place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.waiting:
            self.waiting -= 1
            if len(self.opened) > self.waiting:
                self.stack.append(self.opened[-self.waiting - 1])
            return
        if attributes:
            attributes = {name: value.translate(_MEANT) for name, value in attributes.items()}
        element = Element(tag, attributes, 0, 0, self.stack[-1] if self.stack else None)
        if self.paper and element.name in self.wanted:
            raise _UnclosedError(*self.here())
        if self.deeper or len(self.stack) > _DEEPEST:
            self.deeper += 1
            return
        element.line, element.column = self.here()
        element.last = element.line
        if element.name in self.wanted:
            self.paper = element
        elif self.stack:
            self.stack[-1].parts.append(element)
        self.stack.append(element)

    def end(self, name: str) -> None:
        if self.deeper:
            self.deeper -= 1
        elif self.stack:
            element = self.stack.pop()
            element.last = self.line + self.parser.CurrentLineNumber - 1
            if element is self.paper:
                self.found.append(element)
                self.paper = None

    def said(self, text: str) -> None:
        if self.stack and self.stack[-1].name not in self.containers:
            self.stack[-1].parts.append(text.translate(_MEANT) if max(text) >= "\ufdd0" else text)

    def open_cdata(self) -> None:
        self.cdata = self.here()

    def close_cdata(self) -> None:
        self.cdata = None

    def taken(self) -> list[Element]:
        """The elements with papers that were found since the last time."""
        found, self.found = self.found, []
        return found

    def entity(self, name: str, parameter: bool) -> None:
        if not parameter:
            known = name2codepoint.get(name)
            self.said(chr(known) if known else f"&{name};")


def elements(text: str, wanted: frozenset[str], containers: frozenset[str]) -> Iterator[Element | Fault]:
    """The `wanted` elements of a text, and its faults, in order. Names are without prefixes.

    `containers` are the elements in which they stand: these are open again behind a fault.
    """
    places = Places(text)
    resume = re.compile(rf"<(?:[\w.-]+:)?({'|'.join(sorted(wanted | containers))})(?=[\s/>])")
    start = _prolog(text)
    declared = text.find("<!ENTITY", 0, start)
    if declared >= 0:
        yield Fault(*places.at(declared), _ENTITIES)
    opened: Sequence[Element] = ()
    budget = _PATIENCE * (len(text) + _CHUNK)
    while start < len(text):
        reading = _Reading(wanted, containers, opened, *places.at(start))
        message, unclosed = "", False
        at, size = start, _FIRST_CHUNK if start else _CHUNK
        try:
            reading.feed(reading.first)
            while at < len(text):
                end = text.find("<", at + size)
                end = len(text) if end < 0 else end
                reading.feed(text[at:end])
                at, size = end, min(2 * size, _CHUNK)
                yield from reading.taken()
            reading.feed("" if reading.stack else "</r>", True)
        except expat.ExpatError as error:
            message = _meaning(error)
            line, column = reading.place(error.lineno, error.offset)
            if reading.cdata:  # it takes all up to the end for its text
                message, (line, column) = _OPEN_CDATA, reading.cdata
        except _UnclosedError as error:
            message, unclosed = _UNCLOSED, True
            line, column = error.place
        yield from reading.taken()
        if not message:
            return
        budget -= at + size - start
        fault = min(places.offset(line, column), len(text))
        following = resume.search(text, max(fault, start + 1))
        new = text.startswith(("<?xml", "<!DOCTYPE"), fault)
        paper = reading.paper
        if paper:
            if unclosed:
                line, column = paper.line, paper.column
            elif line != paper.line:
                message += f", in the element <{paper.tag}> of line {paper.line}"
            last = places.line(following.start() - 1 if following else len(text))
            yield Fault(line, column, message, paper.line, last)
        elif not text[fault:].strip():
            yield Fault(*places.at(max(len(text.rstrip()) - 1, 0)), _ENDED)
        elif not new:
            yield Fault(line, column, message)
        if following is None:
            return
        start = following.start()
        opened = () if new else _open(reading.stack, containers, following[1])
        if budget < 0:
            line, column = places.at(start)
            yield Fault(line, column, _TOO_MANY, line, places.line(len(text)))
            return


def _prolog(text: str) -> int:
    """Where a text begins behind its declaration, comments and document type."""
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    return at


def _open(stack: Sequence[Element], containers: frozenset[str], name: str) -> list[Element]:
    """The containers of a stack that are open where an element of this name follows."""
    kept: list[Element] = []
    for element in stack:
        if element.name == name or element.name not in containers:
            break
        kept.append(element)
    return kept


_ENTITIES = "The file declares entities, which are never resolved: they stand as they are written"
_ENDED = "The file ends before its elements are closed"
_OPEN_CDATA = "This CDATA section is never closed"
_UNCLOSED = "This element is never closed"
_TOO_MANY = "There are too many faults; the rest of the file was not read"
_MEANINGS = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]: _ENDED,
    expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]: "This end tag closes no open element",
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "What begins here is never closed",
    expat.errors.codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]: "An attribute stands twice in this tag",
}


def _meaning(error: expat.ExpatError) -> str:
    return _MEANINGS.get(error.code) or f"This is no XML ({expat.ErrorString(error.code)})"
