"""Documents → records: every file of `content/` is read by its format, then settled with the names of the others."""

from collections.abc import Callable
from pathlib import Path

from papershelf.model import Document, Problem
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.formats import note
from papershelf.read.pages.settle import settle
from papershelf.read.reader import Reader
from papershelf.read.source import Source, unreadable
from papershelf.read.text import UndecodableError, decode
from papershelf.read.walk import Found, walk

PLAIN = ("", ".txt", ".text")
"""The suffixes of text whose format nothing tells but the text."""

PAGES = Reader(name="pasted page", suffixes=PLAIN, read=pages.read)

READERS: tuple[Reader, ...] = (note.READER, PAGES)
"""Every format. A new one is a new module and its name here."""


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
        return _refused(found, *found.refused)
    suffix = _suffix(found.file)
    if not any(suffix in reader.suffixes for reader in READERS):
        return _unknown_format(found, f"Files that end in “{suffix}” cannot be read.")
    try:
        with open(found.path, "rb", buffering=0) as opened:
            data = opened.read()
    except OSError as error:
        why = error.strerror or "unknown reason"
        return _refused(
            found,
            "unreadable-file",
            f"The file could not be opened: {why}.",
            "Check that it exists and that you may read it.",
        )
    return read_data(found, data)


def read_data(found: Found, data: bytes) -> Draft:
    """What a file of these bytes gives."""
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        return _refused(
            found,
            "not-text",
            f"The file is not text but {error}.",
            "Save the page's text as UTF-8, or move the file out of content/.",
            data,
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
    reader = reader_of(found.file, text)
    if reader is None:
        return _unknown_format(
            found, "The file's ending says a format, but what is in it is none that is read.", data
        )
    return reader.read(Source(file=found.file, text=text, problems=problems))


def reader_of(file: str, text: str) -> Reader | None:
    """The reader for a file of this name and text: by its suffix, else by what a reader recognises."""
    suffix = _suffix(file)
    fit = READERS if suffix in PLAIN else [reader for reader in READERS if suffix in reader.suffixes]
    for reader in fit:
        if reader.recognises(text):
            return reader
    if suffix in PLAIN:
        return PAGES
    return fit[0] if len(fit) == 1 else None


def _suffix(file: str) -> str:
    stem, dot, suffix = file.rpartition("/")[2].rpartition(".")
    return (dot + suffix).lower() if stem else ""


def _unknown_format(found: Found, message: str, data: bytes = b"") -> Draft:
    suffixes = dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes if suffix)
    hint = f"Papershelf reads {', '.join(suffixes)}: save the list as text, or move the file away."
    return _refused(found, "unknown-format", message, hint, data)


def _refused(found: Found, code: str, message: str, hint: str, data: bytes = b"") -> Draft:
    problem = Problem(file="content/" + found.file, severity="error", code=code, message=message, hint=hint)
    return unreadable(found.file, problem, data)
