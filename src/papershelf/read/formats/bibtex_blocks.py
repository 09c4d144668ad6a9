"""BibTeX text → its blocks with the fields of entries as written, and what is wrong with their brackets and commas.

The grammar is BibTeX's (https://www.ctan.org/pkg/btxdoc; a brace counts even behind a backslash), and its mistakes are
taken apart: an entry ends at the latest where the next one begins on a line of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from papershelf.late import late

_START = late(r"@[ \t]*([A-Za-z][\w-]*)[ \t\n]*([{(])")
_ENTRY_LINE = late(
    r"^[ \t]*@[ \t]*(?:(?:comment|preamble)[ \t]*[{(]"
    r"|[A-Za-z][\w-]*[ \t]*[{(][^,={}\n]{0,200}(?:,\s*|\n\s*)(?:[A-Za-z][\w+:.-]*\s*=|[})])"
    r"|string[ \t]*[{(]\s*[^\s={}]{1,100}\s*=)",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that surely begins a block, so that no other block can still be open."""
_KEY = late(r"\s*([^,=\n{}]*)")
_BRACED_KEY = late(r"\s*+([^,=\n]{1,200})(?=,)")
_BETWEEN = late(r"(?:[\s,]|%[^\n]*(?:\n|\Z))*")
_NAME = late(r"([^\s={},\"#()%@]+(?:[ \t]+[\w+:-]+){0,3}?)\s*(?=[={\",})]|\Z)")
_FIELD = late(r"\s*[A-Za-z][\w+:.-]*\s*=\s*[{\"\w]")
_EARLY = late(r"[ \t]*(?:,\s*|\n[ \t]*)[A-Za-z][\w+:.-]*\s*=\s*[{\"\w]")
_LINE_FIELD = late(r"^[ \t]*(?:,[ \t]*)?([A-Za-z][\w+:.-]*)[ \t]*=[ \t]*(?=[{\"\w])", re.MULTILINE)
_COMMA_FIELD = late(r",[ \t]*([A-Za-z][\w+:.-]*)[ \t]*=[ \t]*(?=[{\"\d])")
_SIMPLE = late(r"\{([^{}]*)\}")
_BRACES = late(r"[{}]")
_QUOTES = late(r"[{}\"]")
_WORD = late(r"[^\s,{}\"#()=%]+")
_RAW = late(r"\n[ \t]*(?:,[ \t]*)?[A-Za-z][\w+:.-]*[ \t]*=|[})][ \t]*(?:\n|\Z)")
_SPACE = late(r"\s*")


class Part(NamedTuple):
    """A value or, where it is joined by "#", a part of one. `word` is an abbreviation or a number."""

    kind: Literal["text", "word"]
    text: str


class Field(NamedTuple):
    name: str
    parts: tuple[Part, ...]
    start: int


class Mistake(NamedTuple):
    """What is wrong at an offset. `lost` says that something may be read wrongly because of it."""

    start: int
    message: str
    hint: str
    lost: bool = True


class Block(NamedTuple):
    """`kind` is the word behind "@" in small letters; the offsets are those of "@" and behind the closing bracket."""

    kind: str
    key: str
    fields: tuple[Field, ...]
    start: int
    end: int
    faults: tuple[Mistake, ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a file in order. What stands between them is comment, by BibTeX's rule."""
    limits = [found.start() + found[0].index("@") for found in _ENTRY_LINE.finditer(text)]
    pairs: dict[int, int] | None = None
    at = 0
    while opened := _START.search(text, at):
        start = opened.start()
        line = text[text.rfind("\n", at, start) + 1 if "\n" in text[at:start] else at : start]
        if line.lstrip().startswith("%") or (
            start and (text[start - 1].isalnum() or text[start - 1] in "._")
        ):
            at = opened.end()
            continue
        following = bisect_right(limits, start)
        limit = limits[following] if following < len(limits) else len(text)
        kind = opened[1].lower()
        if kind in ("comment", "preamble"):
            end = _close(text, opened.end() - 1, limit) if opened[2] == "{" else None
            if end is None and opened[2] == "{" and limit < len(text):
                pairs = _pairs(text) if pairs is None else pairs
                end = pairs.get(opened.end() - 1)
            if end is None:
                end = text.find("\n", opened.end(), limit)
                end = end if end >= 0 else limit
            yield Block(kind, "", (), start, min(end + 1, len(text)))
            at = max(min(end + 1, len(text)), opened.end())
            continue
        block = _Entry(text, opened, limit).read()
        yield block
        at = max(block.end, opened.end())


def _pairs(text: str) -> dict[int, int]:
    """Every opening brace with its closing one. One that is never closed takes no other's."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for brace in _BRACES.finditer(text):
        if brace[0] == "{":
            waiting.append(brace.start())
        elif waiting:
            found[waiting.pop()] = brace.start()
    return found


def _close(text: str, start: int, limit: int) -> int | None:
    """Where the brace at `start` is closed, if it is before `limit`."""
    simple = _SIMPLE.match(text, start, limit)
    if simple:
        return simple.end() - 1
    depth = 0
    for brace in _BRACES.finditer(text, start, limit):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return None


def _close_quote(text: str, start: int, limit: int) -> int | None:
    """Where the quotation mark at `start` is closed: the next one outside of braces."""
    depth = 0
    for found in _QUOTES.finditer(text, start + 1, limit):
        if found[0] == '"':
            if depth <= 0:
                return found.start()
        else:
            depth += 1 if found[0] == "{" else -1
    return None


class _Opened(NamedTuple):
    """A field that begins at `start`, with its value at `value`."""

    name: str
    start: int
    value: int


class _Entry:
    """Reads one entry, or one @string, whose fields are its abbreviations."""

    def __init__(self, text: str, opened: re.Match[str], limit: int) -> None:
        self.text = text
        self.opened = opened
        self.limit = limit
        self.waiting: _Opened | None = None
        self.closing = "}" if opened[2] == "{" else ")"
        self.fields: list[Field] = []
        self.faults: list[Mistake] = []

    def read(self) -> Block:
        at = self.opened.end()
        key = ""
        if self.opened[1].lower() != "string":
            key, at = self.key(at)
        body = at
        end = self.read_fields(at)
        while end is not None and self.closing == "}" and _EARLY.match(self.text, end, self.limit):
            self.fault(
                end - 1, "This brace closes the entry, but a field follows.", "Remove the brace.", lost=False
            )
            end = self.read_fields(end)
        if end is None:
            end = self.unclosed(body)
        return Block(
            self.opened[1].lower(), key, tuple(self.fields), self.opened.start(), end, tuple(self.faults)
        )

    def fault(self, start: int, message: str, hint: str, lost: bool = True) -> None:
        self.faults.append(Mistake(start, message, hint, lost))

    def key(self, at: int) -> tuple[str, int]:
        """The key, and where the fields begin. An entry may have no key."""
        found = _KEY.match(self.text, at, self.limit)
        end = found.end() if found else at
        key = found[1].rstrip() if found else ""
        sign = self.text[end : end + 1] if end < self.limit else ""
        if sign == "{" and (braced := _BRACED_KEY.match(self.text, at, self.limit)):
            key, end, sign = braced[1].rstrip(), braced.end(), ","
        if sign == "=":
            words = key.split()
            if len(words) < 2:
                return "", at
            self.no_comma_behind_key(words[0], at)
            return words[0], self.text.index(words[0], at) + len(words[0])
        if sign == "\n" and key and _FIELD.match(self.text, end, self.limit):
            self.no_comma_behind_key(key, at)
        if key.endswith(self.closing) and self.closing == ")":
            return key[:-1].rstrip(), end - 1
        return key, end

    def no_comma_behind_key(self, key: str, at: int) -> None:
        start = self.text.index(key, at)
        self.fault(start, f"There is no comma behind the key “{key}”.", f"Write “{key},”.", lost=False)

    def read_fields(self, at: int) -> int | None:
        """Reads fields up to the closing bracket, and gives the offset behind it; None where there is none."""
        text, limit = self.text, self.limit
        while True:
            between = _BETWEEN.match(text, at, limit)
            at = between.end() if between else at
            if at >= limit:
                return None
            if text[at] == self.closing:
                return at + 1
            named = _NAME.match(text, at, limit)
            if not named:
                self.fault(at, "This is no field.", "Write name = {value}, with a comma behind each field.")
                at = self.next_field(at + 1)
                continue
            name, behind = named[1].lower(), named.end()
            if text[behind : behind + 1] == "=":
                behind = self.space(behind + 1)
            elif text[behind : behind + 1] in ("{", '"') and behind < limit:
                self.fault(
                    at, f"There is no “=” behind “{named[1]}”.", f"Write {named[1]} = {{…}}.", lost=False
                )
            else:
                name, _, bare = named[1].partition(" ")
                self.fault(at, f"There is no “=” behind “{name}”.", f"Write {name} = {{…}}, or remove it.")
                if bare:
                    self.fields.append(Field(name.lower(), (Part("text", bare.strip()),), at))
                at = behind
                continue
            value = self.value(behind)
            if value is None:
                self.waiting = _Opened(name, at, behind)
                return None
            parts, end = value
            end = self.behind_value(named[1], parts, behind, end)
            if end < 0:
                parts, end = self.raw(behind)
            self.fields.append(Field(name, tuple(parts), at))
            at = end

    def behind_value(self, name: str, parts: list[Part], start: int, end: int) -> int:
        """Where to go on behind a value; -1 where it is no whole value."""
        after = self.space(end)
        sign = self.text[after : after + 1] if after < self.limit else ""
        if sign in ("", ",", self.closing, "%") and parts:
            return after
        if parts and _FIELD.match(self.text, after, self.limit):
            self.fault(
                end - 1, f"There is no comma behind “{name}”.", "Write a comma behind the value.", lost=False
            )
            return after
        what = f"The value of “{name}” is not one text." if parts else f"“{name}” has no value."
        self.fault(start, what, f"Write {name} = {{…}}, with a comma behind it.")
        return -1

    def raw(self, start: int) -> tuple[list[Part], int]:
        """What stands up to the next field or the end of the entry, taken as one text."""
        found = _RAW.search(self.text, start, self.limit)
        end = found.start() if found else self.limit
        return [Part("text", self.text[start:end].strip().rstrip(",").strip('" '))], end

    def value(self, at: int) -> tuple[list[Part], int] | None:
        """The parts of a value and where it ends; None where a bracket of it is never closed."""
        text, limit = self.text, self.limit
        parts: list[Part] = []
        while at < limit:
            sign = text[at]
            if sign in '{"':
                end = (_close if sign == "{" else _close_quote)(text, at, limit)
                if end is None:
                    return None
                parts.append(Part("text", text[at + 1 : end]))
                at = end + 1
            elif word := _WORD.match(text, at, limit):
                parts.append(Part("word", word[0]))
                at = word.end()
            else:
                break
            joined = self.space(at)
            if joined >= limit or text[joined] != "#":
                break
            at = self.space(joined + 1)
        return parts, at

    def space(self, at: int) -> int:
        found = _SPACE.match(self.text, at, self.limit)
        return found.end() if found else at

    def next_field(self, at: int) -> int:
        """Where the next field begins on a line, or where the entry may end."""
        found = _LINE_FIELD.search(self.text, at, self.limit)
        place = found.start() if found else self.limit
        close = self.text.find(self.closing, at, place)
        return close if close >= 0 else place

    def unclosed(self, body: int) -> int:
        """Ends an entry whose closing bracket is missing, and gives the offset behind it.

        Where the brace that is missing is a field's, it swallowed the fields below: it ends before the next line that
        begins one.
        """
        end = body + len(self.text[body : self.limit].rstrip())
        last = self.waiting
        if last is None and self.fields:
            name, _, start = self.fields[-1]
            last = (
                _Opened(name, start, self.space(self.text.index("=", start) + 1))
                if "=" in self.text[start:end]
                else None
            )
        if last is None:
            self.never_closed()
            return end
        found_below = [*_LINE_FIELD.finditer(self.text, last.value, end)]
        if not found_below:  # an entry on one line
            inline = _COMMA_FIELD.finditer(self.text, last.value, end)
            found_below = [each for each in inline if self.waiting or self.text[each.end()] in '{"']
        below = [_Opened(found[1].lower(), found.start(1), found.end()) for found in found_below]
        if not below and not self.waiting:
            self.never_closed()
            return end
        self.fields = [field for field in self.fields if field.start < last.start]
        for at, opened in enumerate([last, *below]):
            stop = below[at].start if at < len(below) else end
            self.up_to(opened, stop)
        return end

    def never_closed(self) -> None:
        what = f"The entry is never closed: there is no “{self.closing}”."
        self.fault(self.opened.start(), what, f"Write “{self.closing}” behind its last field.", lost=False)

    def up_to(self, opened: "_Opened", stop: int) -> None:
        """Reads a field that ends at the latest at `stop`."""
        limit, self.limit = self.limit, stop
        value = self.value(opened.value)
        self.limit = limit
        if value is not None:
            self.fields.append(Field(opened.name, tuple(value[0]), opened.start))
            return
        sign = self.text[opened.value]
        text = self.text[opened.value + 1 : stop].rstrip(" \t\n,")
        close, what = ("}", "brace") if sign == "{" else ('"', "quotation mark")
        if text.endswith("}") and text.count("}") > text.count("{"):
            text = text[:-1]
        self.fault(
            opened.value,
            f"This {what} of “{opened.name}” is never closed.",
            f"Write “{close}” where the value ends. It was read up to the next field.",
        )
        self.fields.append(Field(opened.name, (Part("text", text),), opened.start))
