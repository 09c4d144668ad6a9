"""The files of `content/` that are documents, and those that are refused because a link leads out of it."""

import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.patterns import ignored, rules

NOT_DOCUMENTS = frozenset({"lists", "pages", "corrections.toml"})
"""Names directly below `content/` that hold other things."""

DROPPINGS = late(
    r"\..*|.*~|~\$.*|\#.*\#|.*\.sw[a-p]|.*\.tmp|4913"  # of editors and office programs
    r"|(?i:thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx|\$recycle\.bin|system volume information|lost\+found)",
    re.DOTALL,
)
"""Names of what editors and systems leave beside one's files."""

PAGE_FOLDER = late(
    r"(?P<page>.+)[_-](?:files|dateien|fichiers|archivos|file|bestanden|pliki|arquivos)", re.IGNORECASE
)
"""The folder that a browser writes beside a page that it saves whole: scripts, pictures and styles."""


class Found(NamedTuple):
    """A file: its path, its name below `content/` with forward slashes, and (code, message, hint) if it is refused."""

    path: str
    file: str
    refused: tuple[str, str, str] | None = None


def walk(content: Path, ignore: Sequence[str] = ()) -> list[Found]:
    """Every document below `content`, sorted by its name. Dot files, what editors leave behind and what the patterns
    `ignore` match are left out; links are followed within only."""
    root = os.path.realpath(content)
    leave = rules(ignore)
    found: list[Found] = []
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError as error:
            found.append(_closed(folder, prefix.rstrip("/"), error))
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            if not is_document_name(entry.name, top=not prefix):
                continue
            file = prefix + _shown(entry.name)
            is_folder = entry.is_dir(follow_symlinks=False)
            if ignored(file, is_folder, leave) or (is_folder and _of_a_page(entry.name, names)):
                continue
            if entry.is_symlink():
                found.append(_linked(entry.path, file, root))
            elif is_folder:
                folders.append((entry.path, file + "/"))
            elif entry.is_file(follow_symlinks=False):
                found.append(Found(entry.path, file))
            else:
                refused = ("not-a-file", "This is neither a file nor a folder.", "Move it out of content/.")
                found.append(Found(entry.path, file, refused))
    found.sort(key=lambda one: one.file)
    return found


def is_document_name(name: str, *, top: bool) -> bool:
    """Whether a file or folder of this name may be, or hold, documents; `top` says that it is right below content/."""
    return not DROPPINGS.fullmatch(name) and not (top and name in NOT_DOCUMENTS)


def _of_a_page(name: str, beside: set[str]) -> bool:
    found = PAGE_FOLDER.fullmatch(name)
    return found is not None and not beside.isdisjoint(found["page"] + end for end in (".html", ".htm"))


def _shown(name: str) -> str:
    """A file's name as text: NFC, bytes that are no UTF-8 written as \\xNN."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _closed(folder: str, file: str, error: OSError) -> Found:
    why = error.strerror or "unknown reason"
    hint = "Check that you may read it."
    return Found(folder, file, ("unreadable-folder", f"The folder could not be opened: {why}.", hint))


def _linked(path: str, file: str, root: str) -> Found:
    """A link to a file of `content/`; any other is refused. Folders are not entered by links: they are walked."""
    target = os.path.realpath(path)
    if target != root and not target.startswith(root + os.sep):
        message = "This link leads out of content/."
        return Found(
            path, file, ("link-out", message, "Copy the file into content/ instead of linking to it.")
        )
    if not os.path.isfile(target):
        message = "This link leads to no file."
        return Found(path, file, ("broken-link", message, "Link to a file of content/, or remove the link."))
    return Found(path, file)
