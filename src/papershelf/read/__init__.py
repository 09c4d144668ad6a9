"""Documents → records: every file of `content/` is read by its format, then settled with the names of the others."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from papershelf.model import Document, Problem
from papershelf.read import markdown, pasted
from papershelf.read.draft import Draft
from papershelf.read.settle import settle
from papershelf.read.text import UndecodableError, decode
from papershelf.read.walk import Found, walk

Reader = Callable[[str, str, str, Sequence[Problem]], Draft]
"""(file below content/, text, hash of the text, problems so far) → what the document gives. Never raises."""

FORMATS: dict[str, Reader] = {
    "": pasted.read,
    ".txt": pasted.read,
    ".text": pasted.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}
"""The reader of each suffix. A new format is a new module and its line here."""


def read_content(content: Path, progress: Callable[[int, int], None] | None = None) -> list[Document]:
    """Every document of `content/`, sorted by name. A file that cannot be read is a document with a problem.

    `progress` is called with the number of files read and of all files, after each of them.
    """
    found = walk(content)
    drafts = []
    for count, file in enumerate(found, 1):
        drafts.append(read_file(file))
        if progress:
            progress(count, len(found))
    return settle(drafts)


def read_file(found: Found) -> Draft:
    """One file by itself. What other documents must decide is left open in the draft."""
    if found.refused:
        return _unreadable(found, b"", *found.refused)
    stem, dot, suffix = found.file.rpartition("/")[2].rpartition(".")
    reader = FORMATS.get((dot + suffix).lower() if stem else "")
    if reader is None:
        return _unreadable(
            found,
            b"",
            "unknown-format",
            f"Files that end in “.{suffix}” cannot be read.",
            f"Papershelf reads {', '.join(filter(None, FORMATS))}: save the list as text, or move the file away.",
        )
    try:
        with open(found.path, "rb", buffering=0) as opened:
            data = opened.read()
    except OSError as error:
        why = error.strerror or "unknown reason"
        return _unreadable(
            found,
            b"",
            "unreadable-file",
            f"The file could not be opened: {why}.",
            "Check that it exists and that you may read it.",
        )
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        return _unreadable(
            found,
            data,
            "not-text",
            f"The file is not text but {error}.",
            "Save the page's text as UTF-8, or move the file out of content/.",
        )
    problems: tuple[Problem, ...] = ()
    if encoding != "UTF-8":
        problems = (
            Problem(
                file="content/" + found.file,
                severity="warning",
                code="not-utf-8",
                message=f"The file is not UTF-8; it was read as {encoding}.",
                hint="Save it as UTF-8 if letters with accents look wrong.",
            ),
        )
    return reader(found.file, text, hashlib.sha256(text.encode()).hexdigest(), problems)


def _unreadable(found: Found, data: bytes, code: str, message: str, hint: str) -> Draft:
    problem = Problem(file="content/" + found.file, severity="error", code=code, message=message, hint=hint)
    text_hash = hashlib.sha256(data).hexdigest()
    return Draft(
        document=Document(file=found.file, layout="unreadable", text_hash=text_hash, problems=(problem,))
    )
