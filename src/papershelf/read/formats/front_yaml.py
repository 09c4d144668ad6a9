"""YAML front matter → its keys: texts, lists, tables of texts. A key that is no YAML is a problem, never a lost note.

Every value is text, as written: an arXiv number is no fraction, "no" is a word. Aliases and tags of other
types are not followed.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from papershelf.late import late
from papershelf.model import Problem
from papershelf.read.formats.accounts import few

HINT = 'Write key: "text", key: [one, two], or each item on a line of its own behind "  - ".'
_KEY = late(
    r"(?:[^\s#\-'\"\[\]{}&*!|>%@`,?:][^:\n]{0,80}?|-[\w-][^:\n]{0,80}?|\"[^\"\n]{1,80}\"|'[^'\n]{1,80}')\s*:(?=\s|\Z)"
)
_ITEM = late(r"[ \t]*-[ \t]+(\S.*)")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_DEEP = 20
"""So deep values are nested; deeper ones are left out."""
_LONG = 1_000_000
"""Front matter of more characters is none."""


class Keys(NamedTuple):
    """The values by key, and the line of the file on which each key stands."""

    values: dict[str, Any]
    lines: dict[str, int]


class _WrongError(Exception):
    """What is wrong, and where: counted from 0, as YAML's marks are."""

    def __init__(self, message: str, line: int, column: int | None) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def read_yaml(place: str, yaml: str, first: int, problems: list[Problem]) -> Keys:
    """The keys of a text whose first line is the file's line `first`. What is wrong is appended to `problems`."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    if len(yaml) > _LONG:
        problems.append(_problem(place, first, None, "The front matter is too long to be read", HINT))
        return Keys(values, lines)
    wrong: list[Problem] = []
    twice: list[Problem] = []
    try:
        found = list(_pairs(yaml))
    except _WrongError:
        found = list(_one_by_one(place, yaml, first, wrong))
    for key, value, at in found:
        if key in values:
            twice.append(
                Problem(
                    file=place,
                    line=first + at,
                    severity="warning",
                    code="repeated-key",
                    message=f"The key “{key}” is already on line {lines[key]}; this one was left out.",
                    hint="Keep one of them.",
                )
            )
        else:
            values[key] = value
            lines[key] = first + at
    problems += (*few(wrong, "parts of the front matter are no YAML"), *few(twice, "keys stand twice"))
    return Keys(values, lines)


def _one_by_one(place: str, yaml: str, first: int, problems: list[Problem]) -> Iterator[tuple[str, Any, int]]:
    """The keys of a text that as a whole is no YAML: each with the lines below it that are indented, by itself."""
    chunks: list[tuple[int, list[str]]] = []
    for at, line in enumerate(yaml.split("\n")):
        if _KEY.match(line) or not chunks:
            chunks.append((at, [line]))
        else:
            chunks[-1][1].append(line)
    for at, chunk in chunks:
        text = "\n".join(chunk)
        try:
            yield from ((key, value, at + line) for key, value, line in _pairs(text))
        except _WrongError as error:
            written, _, inline = chunk[0].partition(":")
            below = [line for line in chunk[1:] if line.strip() and not line.lstrip().startswith("#")]
            items = [found[1].strip("\"' ") for line in below if (found := _ITEM.match(line))]
            kept = bool(_KEY.match(chunk[0]))
            wrong = min(at + error.line, at + len(chunk) - 1)
            if kept and not below and inline.strip():
                yield written.strip("\"' "), inline.strip(), at
                says, hint = "it was read as plain text", f'Put the text in quotes: {written}: "…".'
            elif kept and below and len(items) == len(below) and not inline.strip():
                yield written.strip("\"' "), items, at
                says, hint = (
                    "it was read as a list of plain texts",
                    "Indent all items alike, and quote texts.",
                )
            else:
                kept, says, hint = False, "it was left out", HINT
            message = f"This part of the front matter is no YAML ({error}); {says}"
            problems.append(_problem(place, first + wrong, error.column, message, hint, lost=not kept))


def _pairs(yaml: str) -> Iterator[tuple[str, Any, int]]:
    """The keys of the outermost table, with their values and lines from 0, duplicates too."""
    try:
        events = _events(yaml)
        stack: list[Any] = []
        keys: list[str | None] = []
        top: list[tuple[str, Any, int]] = []
        at = 0
        for kind, value, line, column in events:
            if kind == "end":
                closed = stack.pop()
                keys.pop()
                if not stack:
                    continue
                value = closed
            elif kind != "text":
                if len(stack) >= _DEEP:
                    raise _WrongError("it is nested too deeply", line, column)
                if not stack and kind != "table":
                    raise _WrongError("it has no keys", line, column)
                stack.append({} if kind == "table" else [])
                keys.append(None)
                continue
            elif not stack:
                raise _WrongError("it has no keys", line, column)
            if isinstance(stack[-1], list):
                stack[-1].append(value)
            elif keys[-1] is None:
                keys[-1] = value if isinstance(value, str) else ""
                at = line if len(stack) == 1 else at
            else:
                if len(stack) == 1:
                    top.append((keys[-1], value, at))
                else:
                    stack[-1].setdefault(keys[-1], value)
                keys[-1] = None
        return iter(top)
    except RecursionError:
        raise _WrongError("it is nested too deeply", 0, None) from None


def _events(text: str) -> Iterator[tuple[str, Any, int, int]]:
    """What libyaml says of the text, one by one, so that depth costs nothing: its composer is recursive in C."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        for event in yaml.parse(text, loader):
            mark = event.start_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            if isinstance(event, yaml.ScalarEvent):
                plain = not event.style and event.value in _NOTHING
                yield "text", None if plain else event.value, line, column
            elif isinstance(event, yaml.MappingStartEvent):
                yield "table", None, line, column
            elif isinstance(event, yaml.SequenceStartEvent):
                yield "list", None, line, column
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                yield "end", None, line, column
            elif isinstance(event, yaml.AliasEvent):
                raise _WrongError("it refers to another place", line, column)
    except yaml.MarkedYAMLError as error:
        found = error.problem_mark
        raise _WrongError(
            error.problem or "it cannot be read", found.line if found else 0, found.column if found else None
        ) from None
    except yaml.YAMLError:
        at = next((at for at, line in enumerate(text.split("\n")) if not line.isprintable()), 0)
        raise _WrongError("it holds a sign that YAML does not allow", at, None) from None


def _problem(
    place: str, line: int, column: int | None, message: str, hint: str, lost: bool = True
) -> Problem:
    return Problem(
        file=place,
        line=line,
        column=None if column is None else column + 1,
        width=0 if column is None else 1,
        severity="error" if lost else "warning",
        code="bad-yaml",
        message=message + ".",
        hint=hint,
    )
