"""A fault in a site's own template becomes a sentence with file and line; one in the theme stays ours."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from papershelf.errors import PapershelfError


@contextmanager
def template_faults(folder: Path) -> Iterator[None]:
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
        what = str(error) or type(error).__name__
        if isinstance(error, TemplateNotFound):
            what = f"there is no template {error.name}"
        raise PapershelfError(
            f"{place}: {what.rstrip('.')}. Compare this template with the theme's of the same name."
        ) from None


def not_utf_8(path: Path) -> None:
    """Raise PapershelfError for a template that is no UTF-8."""
    try:
        if path.is_file():
            path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PapershelfError(f"{path} is not UTF-8 at byte {error.start + 1}. Save it as UTF-8.") from None


def place_of(error: Exception, folder: Path) -> str | None:
    """file:line of the innermost template of the folder that the error came through."""
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for file, line in reversed(places):
        if Path(file).is_relative_to(folder):
            return f"{file}:{line}"
    return None
