"""Patterns of file names, as `.gitignore` has them: `*`, `?`, `[a-z]` within a name, `**` for any folders."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from papershelf.model import Frozen


class Rule(Frozen, frozen=True, kw_only=True):
    """A line of `[content] ignore`: what it matches, whether only folders, and whether it takes files back."""

    match: re.Pattern[str]
    folders: bool
    back: bool


def rules(patterns: Sequence[str]) -> tuple[Rule, ...]:
    return tuple(rule(pattern) for pattern in patterns if pattern.strip())


def rule(pattern: str) -> Rule:
    """A pattern without a slash, but for a last one, is a name in any folder; any other begins at `content/`."""
    pattern = pattern.strip()
    back = pattern.startswith("!")
    pattern = pattern.removeprefix("!").removeprefix("./")
    folders = pattern.endswith("/")
    pattern = pattern.rstrip("/")
    anywhere = "/" not in pattern
    pattern = pattern.lstrip("/")
    return Rule(match=compiled(f"**/{pattern}" if anywhere else pattern), folders=folders, back=back)


def ignored(file: str, is_folder: bool, found: Sequence[Rule]) -> bool:
    """Whether the last rule that matches this file or folder leaves it out; with a folder goes all that is in it."""
    for each in reversed(found):
        if (is_folder or not each.folders) and each.match.fullmatch(file):
            return not each.back
    return False


def is_pattern(text: str) -> bool:
    return re.search(r"[*?\[\\]", text) is not None


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for whole paths below `content/`, to be used with `fullmatch`."""
    pattern = unicodedata.normalize("NFC", pattern).removeprefix("./").lstrip("/")
    out, at = "", 0
    while at < len(pattern):
        if (run := re.compile(r"(?:(?<![^/])\*\*/)+").match(pattern, at)) and run[0]:
            out += "(?:[^/]+/)*"
        elif (run := re.compile(r"(?<![^/])\*\*\Z").match(pattern, at)) and run[0]:
            out += ".+"
        elif run := re.compile(r"\*+").match(pattern, at):
            out += "[^/]*"
        elif run := re.compile(r"\[(?P<sign>[!^]?)(?P<body>\]?[^\]]*)\]").match(pattern, at):
            body = re.sub(r"([\\\[\]^&~|]|-(?=-)|(?<=-)-)", r"\\\1", run["body"])
            out += f"(?!/)[{'^' if run['sign'] else ''}{body}]"
        elif run := re.compile(r"\\?(?P<sign>.)", re.DOTALL).match(pattern, at):
            out += "[^/]" if run[0] == "?" else re.escape(run["sign"])
        else:
            break
        at = run.end()
    try:
        return re.compile(out, re.DOTALL)
    except re.error:  # a range such as [z-a]: the signs themselves
        return re.compile(re.escape(pattern))
