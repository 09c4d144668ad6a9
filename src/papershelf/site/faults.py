"""A fault in a site's own template becomes a sentence with file and line; one in the theme stays ours."""

import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import msgspec
from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)

from papershelf.errors import PapershelfError

THEME = "theme"
"""The folder's name before a template of the theme, as in `{% extends "theme/paper.html" %}`."""
COMPARE = "Compare this template with the theme's of the same name (papershelf theme copy NAME)"
NO_ONE = re.compile(r"No (filter|test) named '([^']+)'")


class Missing(StrictUndefined):
    """A value that is not there, which names the nearest that is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str) or not isinstance(owner, msgspec.Struct | dict):
            return super()._undefined_message
        known = owner if isinstance(owner, dict) else values_of(owner)
        what = "page" if isinstance(owner, dict) else type(owner).__name__
        return f"there is no value {name} in this {what}{did_you_mean(name, known)}"


def values_of(view: msgspec.Struct) -> list[str]:
    """What a template may ask of a view."""
    return values_of_kind(type(view))


def values_of_kind(kind: type[msgspec.Struct]) -> list[str]:
    made = [name for name in dir(kind) if isinstance(getattr(kind, name), property)]
    return [name for name in (*kind.__struct_fields__, *made) if not name.startswith("_")]


@contextmanager
def template_faults(folder: Path, templates: Environment) -> Iterator[None]:
    """Raise PapershelfError for what goes wrong in a template of this folder."""
    try:
        yield
    except PapershelfError:
        raise
    except UnicodeDecodeError:
        for path in sorted(folder.rglob("*.html")):
            not_utf_8(path)
        raise
    except Exception as error:
        place = place_of(error, folder)
        if place is None:
            raise
        file, line = place
        what = told(error, file, folder, templates).rstrip(".")
        end = "" if what.endswith("?") else "."
        raise PapershelfError(f"{what}{end} {COMPARE}.", file=file, line=line) from None


def told(error: Exception, file: str, folder: Path, templates: Environment) -> str:
    """What is wrong, as a clause."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}{did_you_mean(str(error.name), templates.list_templates())}"
    if isinstance(error, RecursionError):
        name = Path(file).relative_to(folder).as_posix()
        return (
            f"the template includes or extends itself without end. To build on the theme's, write "
            f'{{% extends "{THEME}/{name}" %}}'
        )
    what = str(error) or type(error).__name__
    if isinstance(error, TemplateRuntimeError | TemplateSyntaxError) and (missing := NO_ONE.search(what)):
        known = templates.filters if missing[1] == "filter" else templates.tests
        return f"there is no {missing[1]} {missing[2]}{did_you_mean(missing[2], known)}"
    if isinstance(error, UndefinedError) and (missing := re.match(r"'([^']+)' is undefined", what)):
        return f"there is no value {missing[1]} here{did_you_mean(missing[1], given_to(error, file))}"
    return what


def nearest(wrong: str, known: Iterable[str], like: float = 0.6) -> str:
    """The most alike of what is known, "" without any; the endings of files that they share make no two alike."""
    stem, _, suffix = wrong.rpartition(".")
    end = f".{suffix}" if stem else ""
    alike = [each.removesuffix(end) for each in sorted(known) if each.endswith(end)]
    found = get_close_matches(wrong.removesuffix(end), alike, n=1, cutoff=like)
    return found[0] + end if found else ""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    found = nearest(wrong, known)
    return f". Did you mean {found}?" if found else ""


def given_to(error: Exception, file: str) -> Iterable[str]:
    """The names that a template was given: Jinja makes them the locals of the frames that it shows."""
    found: list[str] = []
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            found = [name for name in trace.tb_frame.f_locals if not name.startswith("_")]
        trace = trace.tb_next
    return found


def not_utf_8(path: Path) -> None:
    """Raise PapershelfError for a template that is no UTF-8."""
    try:
        if path.is_file():
            path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PapershelfError(f"{path} is not UTF-8 at byte {error.start + 1}. Save it as UTF-8.") from None


def place_of(error: Exception, folder: Path) -> tuple[str, int] | None:
    """File and line of the innermost template of the folder that the error came through."""
    places = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for file, line in reversed(places):
        if Path(file).is_relative_to(folder):
            return file, line
    return None
