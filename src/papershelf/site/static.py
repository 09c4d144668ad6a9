"""The site's own files: everything in `static/`, copied as it is; what cannot be copied is a problem."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from papershelf.model import Problem
from papershelf.site.output import is_ours


class Static(msgspec.Struct, frozen=True):
    """`files` are (path from the site's root, file) in order of path; `problems` tell what is left out."""

    files: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def find_static(site: Path) -> Static:
    """What `SITE/static` holds, without folders whose names begin with a dot. Nothing is read yet."""
    folder = os.fspath(site / "static")
    root = os.path.realpath(folder)
    files: list[tuple[str, str]] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):  # most sites have no static/
            path = os.path.relpath(error.filename, folder)
            problems.append(problem("unreadable-folder", "" if path == "." else path))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        for name in sorted((*names, *links)):
            file = os.path.join(parent, name)
            path = os.path.relpath(file, folder).replace(os.sep, "/")
            if not path.isprintable() or is_ours(path):
                problems.append(problem(code="unfit-name", path=path))
            elif code := fault(file, root):
                problems.append(problem(code, path))
            else:
                files.append((path, file))
    return Static(tuple(sorted(files)), tuple(problems))


def fault(file: str, root: str) -> str:
    """The code of what keeps a file from being read, "" for nothing."""
    if os.path.islink(file):
        target = os.path.realpath(file)
        if os.path.commonpath([root, target]) != root:
            return "link-out"
        if not os.path.isfile(target):
            return "broken-link"
    elif not stat.S_ISREG(os.lstat(file).st_mode):
        return "not-a-file"
    return "" if os.access(file, os.R_OK) else "unreadable-file"


def problem(code: str, path: str) -> Problem:
    message, hint = {
        "unfit-name": (
            "The name has signs that no address should have, or is one of Papershelf's own.",
            "Rename the file.",
        ),
        "link-out": (
            "This link leads out of static/.",
            "Copy the file into static/ instead of linking to it.",
        ),
        "broken-link": ("This link leads to no file.", "Link to a file of static/, or remove the link."),
        "not-a-file": ("This is neither a file nor a folder.", "Move it out of static/."),
        "unreadable-file": ("The file could not be opened.", "Check that you may read it."),
        "unreadable-folder": ("The folder could not be opened.", "Check that you may read it."),
    }[code]
    shown = os.fsencode(f"static/{path}" if path else "static").decode("utf-8", "backslashreplace")
    return Problem(file=shown, severity="error", code=code, message=message, hint=hint)


def static_files(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each file that `find_static` found."""
    for path, file in files:
        with open(file, "rb") as handle:
            yield path, handle.read()
