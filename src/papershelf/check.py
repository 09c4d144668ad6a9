"""What `check` prints: problems for people, as JSON Lines, as commands of GitHub's workflows; and a code explained."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from papershelf.codes import codes, nearest
from papershelf.errors import PapershelfError
from papershelf.excerpts import Excerpts
from papershelf.model import Problem
from papershelf.terminal import described, headline, place_of

SHOWN_OF_FILE = 3
"""So many problems of one code in one file are shown with their lines; of more, the places."""

SHOWN_OF_CODE = 20
"""So many of one code in all files; of more, one line each."""

PLACES = 12
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
"""Our severities in GitHub's words."""


def as_text(problems: Sequence[Problem], lines: Excerpts) -> Iterator[str]:
    """Problems with their lines, those of one file together, and like ones behind the first of them."""
    shown: Counter[str] = Counter()
    for group in grouped(problems):
        code = group[0].code
        whole = group[: min(SHOWN_OF_FILE, SHOWN_OF_CODE - shown[code])]
        shown[code] += len(whole)
        for problem in whole:
            yield described(problem, lines) + "\n"
        rest = group[len(whole) :]
        if whole and rest:
            yield f"{more_places(rest)}\n"
        elif rest:
            yield f"{headline(rest[0])}\n --> {place_of(rest[0])}{more_places(rest[1:], ', ')}\n"


def grouped(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems of one code in one file together, where the first of them stands."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.file, problem.code), []).append(problem)
    return list(groups.values())


def more_places(problems: Sequence[Problem], before: str = "  ") -> str:
    """Where the same is said again; "" for nowhere."""
    if not problems:
        return ""
    places = list(dict.fromkeys(str(each.line) for each in problems if each.line))
    named = ", ".join(places[:PLACES]) + ", …" * (len(places) > PLACES)
    where = f": line{'s' * (len(places) > 1)} {named}" if places else ""
    return (
        f"{before}and {len(problems):,} more {problems[0].severity}[{problems[0].code}] in this file{where}"
    )


def as_json(problems: Iterable[Problem]) -> Iterator[str]:
    """One object a line, with all keys of `Problem`."""
    yield from (msgspec.json.encode(problem).decode() for problem in problems)


def as_github(problems: Iterable[Problem], site: Path) -> Iterator[str]:
    """A workflow command each; files are named from the folder that the program runs in, the repository's root.

    Escaped as GitHub's toolkit does (actions/toolkit, packages/core/src/command.ts).
    """
    for problem in problems:
        properties = {"file": (site / problem.file).as_posix()}
        if problem.line:
            properties["line"] = str(problem.line)
        if problem.line and problem.column:
            properties["col"] = str(problem.column)
            if problem.width:
                properties["endColumn"] = str(problem.column + problem.width)
        properties["title"] = problem.code
        listed = ",".join(f"{name}={escaped_property(value)}" for name, value in properties.items())
        text = "\n".join(filter(None, (problem.message, problem.hint)))
        yield f"::{LEVELS[problem.severity]} {listed}::{escaped(text)}"


def escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def explained(code: str) -> str:
    """What a code means, what to do, and an example. Raises PapershelfError for what is no code."""
    bare = (
        re.sub(r"^.*\[|\].*$", "", code.strip()).lower().replace("_", "-")
    )  # as it stands on a terminal, too
    known = codes().get(bare)
    if known is None:
        near = nearest(code)
        did = f"Did you mean {near}?" if near else f"The codes are {', '.join(codes())}."
        raise PapershelfError(f"{code or 'An empty text'} is no code of a problem. {did}")
    parts = [f"{bare} ({', '.join(known.severity)})", known.means, known.mend]
    for title, files in (("For example", known.example), ("Instead", known.instead)):
        for name, text in files.items():
            body = "".join(f"    {line}".rstrip() + "\n" for line in text.strip("\n").split("\n"))
            parts.append(f"{title}, content/{name}:\n\n{body}".rstrip("\n"))
    return "\n\n".join(parts)


def of_setting(error: PapershelfError, site: Path) -> Problem | None:
    """A fault of `site.toml` as a problem at its place; None where the error has no place in a file."""
    if not error.file:
        return None
    file = Path(error.file)
    return Problem(
        file=(file.relative_to(site) if file.is_relative_to(site) else file).as_posix(),
        line=error.line,
        column=error.column,
        width=error.width,
        severity="error",
        code="wrong-setting",
        message=error.sentence,
    )
