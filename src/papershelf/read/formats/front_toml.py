"""TOML front matter → its keys. A line that is no TOML is a problem and is left out, so that the others are read."""

import tomllib
from datetime import date
from typing import Any

from papershelf.late import late
from papershelf.model import Problem

_ERROR_PLACE = late(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_RETRIES = 20
_DOTTED = 50
"""A key of more parts than this is left out."""

_LONG_NUMBER = late(r"\d[\d_]{3000}")
"""Python refuses to read whole numbers of thousands of digits, and says no line."""

_STRING = r'"[^"\\\x00-\x1f\x7f]*"'
_PLAIN = late(rf"(?:[a-z]+ = (?:{_STRING}|\[(?:{_STRING}(?:, {_STRING})*)?\]|\d{{4}}-\d\d-\d\d)\n)*")
"""The TOML that programs write: one key a line; texts without escapes, lists of them, dates."""


def read_toml(place: str, toml: str, problems: list[Problem]) -> dict[str, Any]:
    """The keys of TOML that begins on the file's second line. What is wrong is appended to `problems`."""
    plain = _plain(toml)
    if plain is not None:
        return plain
    lines = toml.split("\n")
    for at, line in enumerate(lines):
        if line.count(".") > _DOTTED and _dotted_run(line) > _DOTTED:
            problems.append(_too_deep(place, at + 2))
            lines[at] = ""
    for _ in range(_RETRIES):
        try:
            return tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            message = str(error)
            where = _ERROR_PLACE.search(message)
            at = min(int(where["line"]) if where and where["line"] else len(lines), len(lines)) - 1
            while at and not lines[at].strip():
                at -= 1
            problems.append(
                Problem(
                    file=place,
                    line=at + 2,
                    severity="error",
                    code="bad-toml",
                    message=f"This line of the front matter is no TOML ({_ERROR_PLACE.sub('', message)}).",
                    hint='Write key = "text", key = ["text", "text"] or date = 2021-10-01.',
                )
            )
            if not lines[at].strip():
                break
            lines[at] = ""
        except ValueError:
            at = next((at for at, line in enumerate(lines) if _LONG_NUMBER.search(line)), 0)
            problems.append(
                Problem(
                    file=place,
                    line=at + 2,
                    severity="error",
                    code="bad-toml",
                    message="A number on this line of the front matter is too long.",
                    hint="Put it in quotes.",
                )
            )
            lines[at] = ""
        except RecursionError:
            problems.append(_too_deep(place, 1))
            break
    return {}


def _dotted_run(line: str) -> int:
    """How many bare keys a line joins by dots: tomllib's time grows with the square of that."""
    longest = run = 0
    for part in line.split("."):
        bare = part.strip().replace("-", "_").isidentifier() or part.strip().isdigit()
        run = run + 1 if bare else 0
        longest = max(longest, run)
    return longest


def _too_deep(place: str, line: int) -> Problem:
    return Problem(
        file=place,
        line=line,
        severity="error",
        code="bad-toml",
        message="The front matter is nested too deeply.",
        hint='Write key = "text" or key = ["text", "text"].',
    )


def _plain(toml: str) -> dict[str, Any] | None:
    """What tomllib would give, in a sixth of its time, where the TOML is plain; else None."""
    if not _PLAIN.fullmatch(toml):
        return None
    values: dict[str, Any] = {}
    rows = toml.split("\n")[:-1]
    for row in rows:
        key, _, value = row.partition(" = ")
        if value[0] == '"':
            values[key] = value[1:-1]
        elif value[0] == "[":
            values[key] = value[2:-2].split('", "') if len(value) > 2 else []
        else:
            try:
                values[key] = date.fromisoformat(value)
            except ValueError:
                return None
    return values if len(values) == len(rows) else None
