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


def place_of(error: Exception, folder: Path) -> str | None:
    """file:line of the innermost template of the folder that the error came through."""
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for file, line in reversed(places):
        if Path(file).is_relative_to(folder):
            return f"{file}:{line}"
    return None
