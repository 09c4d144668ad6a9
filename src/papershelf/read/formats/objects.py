"""JSON text → the objects that are papers, one by one, each with its place; what is broken costs one object.

Read are arrays of objects, arrays anywhere within an object ({"response": {"docs": […]}}), objects by id ({"id": {…}}),
JSON Lines, and several of these in one file.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.read.formats.faults import Fault
from papershelf.read.formats.places import Places

_SPACE = late(r"[\s\ufeff]*")
_NEXT = late(r"[,\[{:\n}]\s*(?=\{)")
_LONE = late(r"\\u[dD][89a-fA-F]")
_SURROGATE = late("[\ud800-\udfff]")
_PATIENCE = 8
"""How often a text may be read over for the sake of its faults, before the rest is given up."""

_PIECE = 1 << 13
_DEEP = 5
"""So many objects and arrays deep are papers looked for in an answer of a service."""
_LOOKED_AT = 5
_CUT = 16
"""An error so near to the end of a piece may come of the cut."""


class Item(NamedTuple):
    """An object of the text from `start` to `end`, on the lines `line` to `last`. `key` is its name in an object."""

    value: dict[str, Any]
    start: int
    end: int
    line: int
    last: int
    key: str = ""


class _BreakError(Exception):
    """The text is no JSON at `at`; so many characters were read to learn that."""

    def __init__(self, at: int, message: str, read: int = 0) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.read = read


def _number(digits: str) -> int | float:
    """A whole number; Python refuses to read those of thousands of digits."""
    return int(digits) if len(digits) < 1000 else float("inf")


_DECODER = json.JSONDecoder(parse_int=_number, parse_constant=lambda name: None, strict=False)


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where it ends.

    It is read from a piece of the text, which grows until the value is in it: to say where it breaks, the library
    counts the lines of all that it was given.
    """
    size = _PIECE
    while True:
        piece = text[at : at + size]
        whole = at + size >= len(text)
        try:
            value, end = _DECODER.raw_decode(piece)
        except json.JSONDecodeError as error:
            if whole or not (error.pos > size - _CUT or error.msg.startswith("Unterminated")):
                told = _MEANINGS.get(error.msg, f"This is no JSON ({error.msg})")
                raise _BreakError(at + error.pos, told, size) from None
        except RecursionError:
            raise _BreakError(at, "The value is nested too deeply", size) from None
        else:
            if whole or end < size:
                return (_sound(value) if _LONE.search(piece, 0, end) else value), at + end
        size *= 4


_MEANINGS = {
    "Expecting value": "A value is missing here, or is none of JSON",
    "Expecting ',' delimiter": "A comma is missing here, or an end of what is open",
    "Expecting ':' delimiter": "A colon is missing behind this key",
    "Expecting property name enclosed in double quotes": "A key in double quotes is missing here",
    "Unterminated string starting at": "This text is never closed",
    "Invalid \\escape": "A backslash stands here before a sign that JSON does not escape",
    "Invalid \\uXXXX escape": "This escape of a character is cut",
}


def _sound(value: Any) -> Any:
    """The value without halves of characters, which are no text."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_sound(each) for each in value]
    if isinstance(value, dict):
        return {_sound(key): _sound(each) for key, each in value.items()}
    return value


def space(text: str, at: int) -> int:
    """Where the next sign stands that is no white space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def key_at(text: str, at: int) -> tuple[str, int]:
    """The key that begins at `at`, and where its value does."""
    if text[at : at + 1] != '"':
        raise _BreakError(at, _MEANINGS["Expecting property name enclosed in double quotes"])
    key, end = value_at(text, at)
    colon = space(text, end)
    if text[colon : colon + 1] != ":":
        raise _BreakError(colon, _MEANINGS["Expecting ':' delimiter"])
    return key, space(text, colon + 1)


def next_key(text: str, at: int) -> int:
    """Where the next key begins, behind a value of an object that ends at `at`; where it ends if there is none."""
    at = space(text, at)
    if text[at : at + 1] == ",":
        return space(text, at + 1)
    if text[at : at + 1] != "}":
        raise _BreakError(at, _MEANINGS["Expecting ',' delimiter"])
    return at


def place_of(text: str, item: Item, key: str) -> tuple[int, int]:
    """Where the value of a key of an item begins and ends; the item itself where it has no such key."""
    at = space(text, item.start + 1)
    while text[at : at + 1] != "}":
        name, begins = key_at(text, at)
        _, end = value_at(text, begins)
        if name == key:
            return begins, end
        at = next_key(text, end)
    return item.start, item.end


def objects(
    text: str, within: Collection[str], is_paper: Callable[[dict[str, Any]], bool]
) -> Iterator[Item | Fault]:
    """The papers of a text in order, and its faults. `within` are the keys of an object whose array holds the papers.

    `is_paper` tells a paper from what stands within one, for where to go on behind a fault.
    """
    yield from _Walk(text, within, is_paper).values()


class _Walk:
    """A way through the text: `at` is where it is, `since` where the object began that is read now."""

    def __init__(
        self, text: str, within: Collection[str], is_paper: Callable[[dict[str, Any]], bool]
    ) -> None:
        self.text = text
        self.within = within
        self.is_paper = is_paper
        self.places = Places(text)
        self.at = self.since = 0
        self.budget = _PATIENCE * len(text) + (1 << 26)

    def values(self) -> Iterator[Item | Fault]:
        """Everything, from value to value at the top."""
        first = True
        while self.here():
            try:
                yield from self.first() if first else self.further()
            except _BreakError as broken:
                yield self.resumed(broken)
            first = False

    def here(self) -> str:
        """The next sign, or "" at the end."""
        self.at = space(self.text, self.at)
        return self.text[self.at : self.at + 1]

    def first(self) -> Iterator[Item | Fault]:
        sign = self.here()
        self.since = self.at
        if sign == "[":
            self.at += 1
            yield from self.array()
        elif sign == "{":
            yield from self.object()
        else:
            raise _BreakError(self.at, "This is no JSON")

    def further(self) -> Iterator[Item | Fault]:
        """The next value of JSON Lines, or of what is left of something broken: ends, keys and plain values are passed
        over there."""
        sign = self.here()
        self.since = self.at
        if sign == "{":
            yield from self.one()
        elif sign in ",]}:[":
            self.at += 1
        else:
            _, self.at = self.value(self.at)

    def value(self, start: int) -> tuple[Any, int]:
        """The value at `start`. A text of several lines where papers should stand is one that is never closed."""
        value, end = value_at(self.text, start)
        if isinstance(value, str) and "\n" in value:
            raise _BreakError(start, _MEANINGS["Unterminated string starting at"])
        return value, end

    def item(self, value: dict[str, Any], start: int, end: int, key: str = "") -> Item:
        return Item(value, start, end, self.places.line(start), self.places.line(end - 1), key)

    def one(self) -> Iterator[Item | Fault]:
        """The value that stands here."""
        start = self.since = self.at
        value, self.at = self.value(start)
        if not isinstance(value, dict):
            line, column = self.places.at(start)
            yield Fault(
                line, column, "This is no object of keys and values", line, self.places.line(self.at - 1)
            )
        elif self.is_around(value):
            self.at = start
            yield from self.object()
        else:
            yield self.item(value, start, self.at)

    def array(self) -> Iterator[Item | Fault]:
        """The elements up to the end of the array that stands open here, those of arrays in it too."""
        depth = 1
        while sign := self.here():
            if sign in ",[]":
                self.at += 1
                depth += (sign == "[") - (sign == "]")
                if not depth:
                    return
                continue
            yield from self.one()
            sign = self.here()
            if sign == "{":
                yield Fault(*self.places.at(self.at), "A comma is missing here")
            elif sign and sign not in ",]":
                self.since = self.at
                raise _BreakError(self.at, _MEANINGS["Expecting ',' delimiter"])
        self.since = len(self.text)
        raise _BreakError(len(self.text), "The file ends before its list is closed")

    def object(self) -> Iterator[Item | Fault]:
        """The papers of an object: those of the array that a key of `within` names, or of its keys, or itself."""
        start = self.at
        found: dict[str, tuple[Any, int, int]] = {}
        streamed = False
        self.at = space(self.text, start + 1)
        try:
            while self.text[self.at : self.at + 1] != "}":
                key, begins = key_at(self.text, self.at)
                if key in self.within and self.text[begins : begins + 1] == "[":
                    self.at = begins + 1
                    streamed = True
                    yield from self.array()
                    self.since = self.at
                else:
                    value, self.at = value_at(self.text, begins)
                    found[key] = (value, begins, self.at)
                self.at = next_key(self.text, self.at)
        except _BreakError:
            if not streamed and self.are_papers(found):
                yield from self.by_key(found)
                self.since = self.at
            raise
        end = self.at = self.at + 1
        if streamed:
            return
        whole = {key: value for key, (value, _, _) in found.items()}
        group = next((key for key in found if key in self.within and isinstance(whole[key], dict)), None)
        if self.are_papers(found):
            yield from self.by_key(found)
            return
        inner = [] if self.is_paper(whole) else [key for key in found if self.holds(whole[key], _DEEP)]
        inside = inner or ([group] if group else [])
        if not inside:
            yield self.item(whole, start, end)
            return
        begins_at = [found[key][1] for key in inside]
        found.clear()  # what was read to look into it is not needed for reading it again
        whole.clear()
        for self.at in begins_at:
            if self.text[self.at] == "{":
                yield from self.object()
            else:
                self.at += 1
                yield from self.array()
            self.since = self.at
        self.at = end

    def is_around(self, value: dict[str, Any]) -> bool:
        """Whether an object is no paper, but holds some: a session, or an answer of a service."""
        if self.is_paper(value):
            return False
        return any(isinstance(value.get(key), list) for key in self.within) or self.holds(value, _DEEP - 2)

    def holds(self, value: Any, depth: int) -> bool:
        """Whether there is a list of papers, or an object of papers by their keys, in a value."""
        if isinstance(value, list):
            return any(
                isinstance(each, dict) and (self.is_paper(each) or self.holds(each, depth - 1))
                for each in value[:_LOOKED_AT]
            )
        if not isinstance(value, dict) or depth < 0:
            return False
        if value and all(isinstance(each, dict) and self.is_paper(each) for each in value.values()):
            return True
        return any(self.holds(each, depth - 1) for each in value.values() if isinstance(each, dict | list))

    def are_papers(self, found: Mapping[str, tuple[Any, int, int]]) -> bool:
        values = [value for value, _, _ in found.values()]
        return bool(values) and all(isinstance(value, dict) and self.is_paper(value) for value in values)

    def by_key(self, found: Mapping[str, tuple[Any, int, int]]) -> Iterator[Item]:
        for key, (value, begins, end) in found.items():
            yield self.item(value, begins, end, key)

    def resumed(self, broken: _BreakError) -> Fault:
        """The fault, and the way set to the next paper behind what is broken."""
        line, column = self.places.at(min(broken.at, len(self.text)))
        since = at = self.since
        message = broken.message
        self.budget -= broken.read
        while found := _NEXT.search(self.text, at):
            at = found.end()
            if at <= since < broken.at:
                at = since + 1
                continue
            if self.budget < 0:
                message = "There are too many faults; the rest of the file was not read"
                at = len(self.text)
                break
            try:
                value, end = value_at(self.text, at)
            except _BreakError as again:
                self.budget -= again.read
                continue
            self.budget -= end - at
            if end > broken.at and isinstance(value, dict) and self.is_paper(value):
                break
        else:
            at = len(self.text)
        self.at = at
        if not self.text[since:at].strip():
            return Fault(line, column, message)
        return Fault(line, column, message, self.places.line(since), self.places.line(max(at - 1, since)))
