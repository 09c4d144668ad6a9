"""The files of `content/` that are documents, and those that are refused because a link leads out of it."""

import os
import unicodedata
from pathlib import Path
from typing import NamedTuple

NOT_DOCUMENTS = frozenset({"lists", "pages", "corrections.toml"})
"""Names directly below `content/` that hold other things."""


class Found(NamedTuple):
    """A file: its path, its name below `content/` with forward slashes, and (code, message, hint) if it is refused."""

    path: str
    file: str
    refused: tuple[str, str, str] | None = None


def walk(content: Path) -> list[Found]:
    """Every document below `content`, sorted by its name. Dot files are left out, links are followed within only."""
    root = os.path.realpath(content)
    found: list[Found] = []
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            why = error.strerror or "unknown reason"
            refused = (
                "unreadable-folder",
                f"The folder could not be opened: {why}.",
                "Check that you may read it.",
            )
            found.append(Found(folder, prefix.rstrip("/"), refused))
            continue
        for entry in entries:
            if entry.name.startswith(".") or (not prefix and entry.name in NOT_DOCUMENTS):
                continue
            file = prefix + _shown(entry.name)
            if entry.is_symlink():
                found.append(Found(entry.path, file, _refusal(entry.path, root)))
            elif entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, file + "/"))
            elif entry.is_file(follow_symlinks=False):
                found.append(Found(entry.path, file))
            else:
                refused = ("not-a-file", "This is neither a file nor a folder.", "Move it out of content/.")
                found.append(Found(entry.path, file, refused))
    found.sort(key=lambda one: one.file)
    return found


def _shown(name: str) -> str:
    """A file's name as text: NFC, bytes that are no UTF-8 written as \\xNN."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _refusal(path: str, root: str) -> tuple[str, str, str] | None:
    target = os.path.realpath(path)
    if target != root and not target.startswith(root + os.sep):
        return (
            "link-out",
            "This link leads out of content/.",
            "Copy the file into content/ instead of linking to it.",
        )
    if not os.path.isfile(target):
        return (
            "broken-link",
            "This link leads to no file.",
            "Link to a file of content/, or remove the link.",
        )
    return None
