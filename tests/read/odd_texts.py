"""Tries every pattern of the package on texts in which one thing stands again and again, and names those that take
longer than any honest search does: those that can match one text in very many ways.

Run as a program, it writes a line a pattern, "module name text". A child process, since a search cannot be ended
within its own.
"""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

import papershelf
from papershelf.late import late

PATIENCE = 2.0
"""Seconds of CPU for one search; those of a pattern with one way to match take milliseconds."""
SHORT, LONG = 120, 1500
"""Characters of a text. An exponential search shows in a line, a cubic one in a paragraph."""
MANY = 300
"""A pattern with more words of its own is not searched for in texts of them, which is only slow."""
AGAIN = (
    *(
        "ABCDE",
        "Abcde",
        "AbCde",
        "abcde",
        "A.",
        "A.-",
        "12",
        "1.",
        "(2020)",
        "2020",
        "-",
        "a-b",
        "x,",
        "and",
        "漢",
        "é",
    ),
    *(
        "[1]",
        "<a>",
        "<!--",
        "**",
        "\\cmd{",
        "{",
        "}",
        "$x",
        "“a”",
        ":",
        ";",
        ".",
        "…",
        "_",
        "`",
        "(",
        "()",
        "/",
        "|",
        "=",
    ),
    *("et al.", "http://a.b/c", "10.1234/x", "Smith J", "Smith, J.", "&amp;", "\t", " ", "\n"),
)
"""What stands again and again, with and without a space between."""
_LATE = type(late(""))


class _Impatient(BaseException):
    """The time of one search is over."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the package holds by itself or in a table, with where it stands."""
    seen = set()
    for module in pkgutil.walk_packages(papershelf.__path__, "papershelf."):
        if module.name.endswith("__main__"):
            continue
        for name, value in sorted(vars(importlib.import_module(module.name)).items()):
            for each in _inside(value):
                if (
                    isinstance(each, (re.Pattern, _LATE))
                    and isinstance(each.pattern, str)
                    and id(each) not in seen
                ):
                    seen.add(id(each))
                    yield f"{module.name} {name}", re.compile(each.pattern, each.flags)


def _inside(value: Any) -> tuple[Any, ...]:
    if isinstance(value, dict):
        return tuple(value.values())
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def texts(size: int) -> list[str]:
    """The odd texts of about this length, each with an end that nothing matches, so that all ways are tried."""
    return [f"{between.join([word] * size)[:size]}\0!" for word in AGAIN for between in ("", " ")]


def own_texts(pattern: re.Pattern[str]) -> list[str]:
    """The same of the pattern's own words."""
    words = sorted(filter(str.isprintable, _literals(_parser.parse(pattern.pattern, pattern.flags))))
    return [f"{between.join([word] * 30)}\0!" for word in words for between in ("", " ", "  ")]


def _literals(parsed: Any) -> set[str]:
    """The runs of letters that a parsed pattern names, and what stands in its sets."""
    found, run = set(), ""
    for operation, argument in [*parsed, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(argument)
            continue
        found.add(run)
        run = ""
        if name == "SUBPATTERN":
            found |= _literals(argument[3])
        elif name == "BRANCH":
            found = found.union(*map(_literals, argument[1]))
        elif name.endswith("REPEAT"):
            found |= _literals(argument[2])
        elif name == "ATOMIC_GROUP":
            found |= _literals(argument)
        elif name.startswith("ASSERT"):
            found |= _literals(argument[1])
        elif name == "IN":
            found |= {chr(letter) for kind, letter in argument if str(kind) == "LITERAL"}
    return found - {""}


def tries(pattern: re.Pattern[str], short: list[str], long: list[str]) -> str | None:
    """The first text on which the pattern takes too long, or None."""
    text = ""
    try:
        own = own_texts(pattern)
        for text in (*short, *own):
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
            pattern.fullmatch(text)
            if len(own) <= MANY:
                pattern.search(text)
        for text in long:
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
            pattern.fullmatch(text)
    except _Impatient:
        return text
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def stop(number: int, frame: FrameType | None) -> None:
    raise _Impatient


def main() -> None:
    signal.signal(signal.SIGVTALRM, stop)
    short, long = texts(SHORT), texts(LONG)
    for place, pattern in patterns():
        if (text := tries(pattern, short, long)) is not None:
            print(f"{place} {text[:40]!r} ({len(text)} characters)", flush=True)


if __name__ == "__main__":
    main()
