"""The site's own files: everything in `static/`, copied as it is."""

import os
from collections.abc import Iterator
from pathlib import Path


def static_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each file in `SITE/static`, in order of path. Links that lead out of the folder are left out."""
    folder = site / "static"
    root = os.path.realpath(folder)
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = os.path.join(parent, name)
            if os.path.commonpath([root, os.path.realpath(file)]) == root and os.path.isfile(file):
                found.append((os.path.relpath(file, folder).replace(os.sep, "/"), file))
    for path, file in sorted(found):
        with open(file, "rb") as handle:
            yield path, handle.read()
