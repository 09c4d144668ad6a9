"""A TOML file as typed values: whatever is wrong in it becomes a sentence with its line."""

import datetime
import difflib
import re
import tomllib
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from papershelf.errors import PapershelfError

KINDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}

HEADER = re.compile(r"\s*\[+\s*[\"']?([^\]\s\"']+)[\"']?\s*\]")
"""A line that begins a table."""

Struct = TypeVar("Struct", bound=msgspec.Struct)


def read_table(path: Path, text: str) -> "Entries":
    """The text of a file as a table. Raises PapershelfError, with line and column, where it is no TOML."""
    try:
        return Entries(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise not_toml(path, text, str(error)) from None
    except (ValueError, RecursionError):
        raise PapershelfError(
            f"{path} holds a number of thousands of digits, or is nested too deeply. Remove that."
        ) from None


class Entries(msgspec.Struct, frozen=True):
    """A table of a TOML file, with what it takes to point at one of its lines; `at` counts tables of its name."""

    path: Path
    text: str
    table: dict[str, Any]
    name: str = ""
    at: int = 0

    def below(self, key: str) -> "Entries":
        return Entries(self.path, self.text, self.table.get(key, {}), key)

    def item(self, key: str, at: int) -> "Entries":
        """A table of an array `[[key]]`."""
        return Entries(self.path, self.text, self.table[key][at], key, at)

    def error(self, key: str, message: str) -> PapershelfError:
        line = line_of(self.text, self.name, key, self.at)
        column = (lines_of(self.text)[line - 1].find(key) + 1 or None) if line else None
        return PapershelfError(message, file=str(self.path), line=line, column=column, width=len(key))

    def lines(self) -> tuple[int, int]:
        """The first and the last line of a table of an array, without what is blank or a comment at its end."""
        lines = lines_of(self.text)
        heads, numbers = headers(self.text)
        own = heads.get(self.name, ())
        if self.at >= len(own):
            return 1, max(1, len(lines))
        first = own[self.at]
        after = bisect(numbers, first)
        last = (numbers[after] if after < len(numbers) else len(lines) + 1) - 1
        while last > first and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1
        return first, last

    def full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def typed(struct: type[Struct], entries: Entries) -> Struct:
    """The table as this struct: every key known, every value of the right type."""
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    values: dict[str, Any] = {}
    for key, value in entries.table.items():
        if key not in fields:
            known = [entries.full(name) for name in fields]
            raise entries.error(
                key, unknown_key(entries.path.name, entries.full(key), known, owners(key, fields))
            )
        values[key] = value_of(fields[key].type, key, value, entries)
    for name, field in fields.items():
        if field.required and name not in values:
            where = f"below [[{entries.name}]]" if entries.name else "at the top"
            raise entries.error(name, f'{entries.full(name)} is missing. Write {name} = "…" {where}.')
    return struct(**values)


def value_of(kind: Any, key: str, value: Any, entries: Entries) -> Any:
    """The value of a key as this type: text, a table, or several of either."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if inner is not str:
            if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
                raise entries.error(key, f"{key} must be tables: write [[{key}]] on a line before each.")
            return tuple(typed(inner, entries.item(key, at)) for at in range(len(value)))
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            example = f'{key} = ["drafts/**", "*.bak"]'
            raise entries.error(key, f"{entries.full(key)} must be a list of texts, such as {example}.")
        return tuple(value)
    if issubclass(kind, msgspec.Struct):
        if not isinstance(value, dict):
            raise entries.error(key, f"{key} must be a table: write [{key}] on a line of its own.")
        return typed(kind, entries.below(key))
    if kind is str and type(value) is datetime.date:
        value = value.isoformat()
    elif key == "date" and type(value) is int:
        value = str(value)
    if type(value) is not kind:
        got = KINDS.get(type(value), "a date or time")
        raise entries.error(key, f"{entries.full(key)} must be {KINDS[kind]}, and this is {got}.")
    return value


def owners(key: str, fields: Mapping[str, msgspec.structs.FieldInfo]) -> list[str]:
    """The headers of the tables among these fields that have a key of this name."""
    found = []
    for name, field in fields.items():
        several = get_origin(field.type) is tuple
        kind = get_args(field.type)[0] if several else field.type
        if issubclass(kind, msgspec.Struct) and key in kind.__struct_fields__:
            found.append(f"[[{name}]]" if several else f"[{name}]")
    return found


def unknown_key(file: str, key: str, known: list[str], owners: Sequence[str] = ()) -> str:
    if owners:
        return f"{key} does not stand here. Write it below a line {' or '.join(owners)}."
    nearest = difflib.get_close_matches(key, known, n=1)
    if nearest:
        return f"{key} is not a key of {file}. Did you mean {nearest[0]}?"
    return f"{key} is not a key of {file}. The keys here are {', '.join(known)}."


def not_toml(path: Path, text: str, error: str) -> PapershelfError:
    """The TOML parser's finding with its place, and the line's text behind."""
    found = re.fullmatch(
        r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", error
    )
    if not found:
        return PapershelfError(f"this is not TOML: {error}.", file=str(path))
    lines = lines_of(text)
    line = int(found["line"] or len(lines))
    excerpt = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    bare = re.fullmatch(r"([\w-]+) *= *([^\W\d][^\"'#=\[\]{}]*?) *(?:#.*)?", excerpt)
    advice = (
        f'. Put text in quotes: {bare[1]} = "{bare[2]}".' if bare and bare[2] not in ("true", "false") else ""
    )
    return PapershelfError(
        f"this is not TOML: {found['what']}. The line reads: {excerpt}{advice}",
        file=str(path),
        line=line,
        column=int(found["column"]) if found["column"] else None,
        width=1,
    )


def line_of(text: str, table: str, key: str, at: int = 0) -> int | None:
    """The line on which a key of a table stands; a header `[key]` counts for the table of that name, and the header of
    the table (of several, the one at this place) for a key that it lacks."""
    lines = lines_of(text)
    heads, numbers = headers(text)
    if not table and key in heads:
        return min([heads[key][0], *own_lines(lines, key, 1, numbers[0])])
    own = heads.get(table, ()) if table else ()
    for first in own[at : at + 1] if at < len(own) else own:
        after = bisect(numbers, first)
        last = numbers[after] if after < len(numbers) else len(lines) + 1
        found = next(own_lines(lines, key, first + 1, last), None)
        if found or at < len(own):
            return found or first
    return None if table else next(own_lines(lines, key, 1, numbers[0] if numbers else len(lines) + 1), None)


def own_lines(lines: Sequence[str], key: str, first: int, end: int) -> Iterator[int]:
    """The numbers of the lines, from `first` to before `end`, that give a key its value."""
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
    return (number for number in range(first, end) if wanted.match(lines[number - 1]))


@lru_cache(maxsize=4)
def lines_of(text: str) -> Sequence[str]:
    """The lines as TOML has them: other signs that end lines elsewhere may stand within one."""
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


@lru_cache(maxsize=4)
def headers(text: str) -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
    """The numbers of the lines that begin tables, by name, and all of them."""
    found: dict[str, list[int]] = {}
    numbers = []
    for number, line in enumerate(lines_of(text), 1):
        if header := HEADER.match(line):
            found.setdefault(header[1], []).append(number)
            numbers.append(number)
    return found, numbers
