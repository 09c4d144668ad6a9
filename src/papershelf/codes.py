"""The codes of problems, read from codes.toml: what each means, what to do, and an example that gives it."""

import difflib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from papershelf.model import Frozen, Severity

GROUPS = ("Files", "Pasted pages", "Notes", "File formats", "The shelf", "The site")
"""The headings of docs/problems.md, in order."""


class Code(Frozen, frozen=True):
    """A kind of problem. `severity` has every one that it can have.

    `example` holds files of `content/`, text by name, that give the problem; `instead` the same ones mended.
    """

    code: str
    group: str
    severity: tuple[Severity, ...]
    means: str
    mend: str
    example: Mapping[str, str]
    instead: Mapping[str, str]


@lru_cache(maxsize=1)
def codes() -> Mapping[str, Code]:
    """Every code, in the order of the documentation."""
    text = files("papershelf").joinpath("codes.toml").read_text(encoding="utf-8")
    found = [known(code, entry) for code, entry in tomllib.loads(text).items()]
    return {each.code: each for each in sorted(found, key=lambda each: GROUPS.index(each.group))}


def known(code: str, entry: Mapping[str, Any]) -> Code:
    """An entry of codes.toml."""
    severity: Severity | list[Severity] = entry["severity"]
    return Code(
        code=code,
        group=entry["group"],
        severity=(severity,) if isinstance(severity, str) else tuple(severity),
        means=entry["means"],
        mend=entry["mend"],
        example=entry.get("example", {}),
        instead=entry.get("instead", {}),
    )


def nearest(code: str) -> str | None:
    """The code that was meant by a word that is none, if one is like it."""
    word = code.strip().lower().replace("_", "-").replace(" ", "-")
    found = difflib.get_close_matches(word, codes(), n=1)
    return found[0] if found else None
