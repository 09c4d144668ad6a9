"""A text that is no TOML → its tables that are, and from the others the names that shall not be told."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from papershelf.errors import PapershelfError
from papershelf.model import Frozen
from papershelf.shelve.corrections.decisions import FILE, Lines, PersonCorrection
from papershelf.typed_toml import lines_of, read_table

WITHHELD = "Name withheld"
"""What stands for a name to forget where nothing else can be read."""
HEAD = re.compile(r"\s*\[\s*(?:\[|[\"']?(?:paper|person|people)s?\b)", re.IGNORECASE)
"""A line that begins a table, or wants to."""
SINGLE = re.compile(r"\s*\[\s*[\"']?(paper|person)[\"']?\s*\]")
KEY = re.compile(r"\s*[\"']?([A-Za-z_][\w-]*)[\"']?\s*[=:]")
FORGET = re.compile(r"\w*forg[eo]t\w*|f[orget]{3,7}s?", re.IGNORECASE)
"""The key, as people may write it."""
QUOTED = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|[“„]([^“”„]*)[”“]|«([^«»]*)»|[‘‚]([^‘’‚]*)[’‘]")
UNQUOTED = re.compile(r"[^\W\d_][^,;=#\[\]\"'“”„«»]*")
ESCAPE = re.compile(r"\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))")


class Salvage(Frozen, frozen=True, kw_only=True):
    """`text` has the tables that are TOML, each on its own lines; `errors` are what is wrong with the others; `people`
    those whose names they want forgotten."""

    text: str
    errors: tuple[PapershelfError, ...]
    people: tuple[tuple[Lines, PersonCorrection], ...]


def salvaged(text: str) -> Salvage:
    """What can be had of a text that is no TOML as a whole."""
    lines = lines_of(text)
    kept: list[str] = []
    errors = []
    people = []
    for first, end in parts(text):
        own = lines[first:end]
        try:
            if one := SINGLE.match(own[0] if own else ""):
                raise PapershelfError(f"Write [[{one[1]}]], in double brackets.", line=1)
            read_table(Path(FILE), "\n".join(own))
        except PapershelfError as error:
            line = min(first + (error.line or 1), len(lines))
            errors.append(
                PapershelfError(error.sentence, file=FILE, line=line, column=error.column, width=error.width)
            )
            people += [((first + 1, max(first + 1, end)), each) for each in forgotten_in(own)]
            kept += [""] * len(own)
        else:
            kept += own
    whole = "\n".join(kept)
    try:
        read_table(Path(FILE), whole)
    except PapershelfError as error:  # tables that are TOML each, but not together
        people = [
            ((first + 1, end), each) for first, end in parts(text) for each in forgotten_in(lines[first:end])
        ]
        return Salvage(text="", errors=(*errors, error), people=tuple(people))
    return Salvage(text=whole, errors=tuple(errors), people=tuple(people))


def parts(text: str) -> Iterator[Lines]:
    """The tables of a text: the number of the first line, from 0, and that behind the last."""
    lines = lines_of(text)
    starts = [number for number, line in enumerate(lines) if HEAD.match(line)]
    starts = starts if starts[:1] == [0] else [0, *starts]
    yield from zip(starts, [*starts[1:], len(lines)], strict=True)


def forgotten_in(lines: Sequence[str]) -> Iterator[PersonCorrection]:
    """The names to forget among lines that are no TOML, with the name that shall stand for them, if it can be read."""
    values: list[tuple[str, str]] = []
    for line in lines:
        if line.lstrip().startswith("#"):
            continue
        key = KEY.match(line)
        if HEAD.match(line):
            values.append(("", ""))
        elif key:
            values.append((key[1], line[key.end() :]))
        elif values:
            values[-1] = values[-1][0], f"{values[-1][1]}\n{line}"
    names = [name for key, value in values if key.lower() == "name" for name in texts(value)[:1]]
    old = [name for key, value in values if FORGET.fullmatch(key) for name in texts(value)]
    if found := tuple(filter(is_name, old)):
        yield PersonCorrection(name=names[0] if len(names) == 1 else WITHHELD, forget=found)


def texts(value: str) -> list[str]:
    """The texts of a value, with whatever quotes, else its words up to a comma."""
    found = [unescaped(next(filter(None, match.groups()), "")) for match in QUOTED.finditer(value)]
    rest = re.sub("#.*", "", QUOTED.sub(",", value))
    if not found or '"' in rest or "'" in rest:  # a quote that is opened or closed only
        found += [match[0] for match in UNQUOTED.finditer(rest)]
    return [each for text in found if (each := text.strip(" \t\n,;"))]


def unescaped(text: str) -> str:
    """A text with what its TOML escapes stand for."""

    def meant(match: re.Match[str]) -> str:
        code = int(match[1] or match[2] or "0", 16)
        return chr(code) if 0 < code < 0x110000 else match[3] or ""

    return ESCAPE.sub(meant, text)


def is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1


def forgotten_names(value: object, within: bool = False) -> Iterator[str]:
    """All texts of a table below a key that is to say what is forgotten."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from forgotten_names(each, within or bool(FORGET.fullmatch(key)))
    elif isinstance(value, list):
        for each in value:
            yield from forgotten_names(each, within)
    elif within and isinstance(value, str) and is_name(value):
        yield value
