"""Documents → records: every file of `content/` is read by its format, then settled with the names of the others."""

import difflib
import os
import re
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from papershelf.config import Documents, line_in
from papershelf.errors import PapershelfError
from papershelf.model import Document, Problem
from papershelf.read import pages
from papershelf.read.decoding import Decoded, UndecodableError, UnknownEncodingError, decode
from papershelf.read.draft import Draft
from papershelf.read.foreign import foreign_bytes, foreign_suffix
from papershelf.read.formats.accounts import accounted
from papershelf.read.pages.settle import settle
from papershelf.read.pins import pin_of, pinned
from papershelf.read.plugins import plugins
from papershelf.read.reader import Reader
from papershelf.read.registry import BY_LAYOUT, HTML, NOTE, PLAIN
from papershelf.read.registry import PAGES as PAGES
from papershelf.read.registry import READERS as READERS
from papershelf.read.source import LONGEST, TOO_LONG, UNPINNED, Pin, Source, unreadable
from papershelf.read.walk import Found, walk

IGNORE = "ignore"
"""The layout of a document of which nothing is read."""

PAGE_LAYOUTS = (*pages.NAMES, IGNORE)
"""What a page of text, saved HTML or Markdown can be pinned to."""


def read_content(
    content: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    ignore: Sequence[str] = (),
    documents: Sequence[Documents] = (),
) -> list[Document]:
    """Every document of `content/`, sorted by name. A file that cannot be read is a document with a problem.

    `progress` is called with the number of files read and of all files, after each of them. `ignore` and `documents`
    are those of site.toml.
    """
    return settle(drafts(content, progress, ignore=ignore, documents=documents))


def drafts(
    content: Path,
    progress: Callable[[int, int], None] | None = None,
    *,
    ignore: Sequence[str] = (),
    documents: Sequence[Documents] = (),
) -> list[Draft]:
    """Every document of `content/` by itself, sorted by name."""
    found = walk(content, ignore)
    read = []
    for count, file in enumerate(found, 1):
        read.append(read_file(file, pin_of(file.file, documents)))
        if progress:
            progress(count, len(found))
    return read


def read_file(found: Found, pin: Pin = UNPINNED) -> Draft:
    """One file by itself. What other documents must decide is left open in the draft."""
    if found.refused:
        return _refused(found.file, *found.refused)
    if not _may_be_read(found.file, pin):
        return _unread_suffix(found.file)
    try:
        with open(found.path, "rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size
            data = opened.read() if size <= LONGEST else b""
    except OSError as error:
        why = error.strerror or "unknown reason"
        return _refused(
            found.file,
            "unreadable-file",
            f"The file could not be opened: {why}.",
            "Check that it exists and that you may read it.",
        )
    if size > LONGEST:
        return _refused(found.file, "too-long", f"The file has {TOO_LONG}.", "Split it into several files.")
    return read_data(found.file, data, pin)


def read_data(file: str, data: bytes, pin: Pin = UNPINNED) -> Draft:
    """What a file of this name below `content/`, and of these bytes, gives."""
    if pin.layout:
        pin = msgspec.structs.replace(pin, layout=page_layout(pin.layout) or pin.layout)
    if not pin.encoding and (other := foreign_bytes(data)):
        message = f"What is in this file is {other.what}, not text."
        return _refused(file, "not-text", message, other.instead, data)
    try:
        decoded = decode(data, pin.encoding)
    except UnknownEncodingError:
        return _refused(
            file,
            "unknown-encoding",
            "The file's text is not UTF-8, and nothing says which encoding it is in.",
            "Save it as UTF-8, or name its encoding in site.toml: [[documents]], "
            f'file = "{file}", encoding = "shift_jis".',
            data,
        )
    except UndecodableError as error:
        return _refused(
            file,
            "not-text",
            f"The file is not text but {error}.",
            "Save the page's text as UTF-8, or move the file out of content/.",
            data,
        )
    del data
    problems = _of_decoding("content/" + file, decoded)
    source = Source(file=file, encoded=decoded.encoded, pin=pin, problems=problems)
    del decoded
    if pin.layout == IGNORE:
        return accounted(source, IGNORE, (), (), rest="left out by site.toml", empty=True)
    reader = reader_of(file, source.head, pin)
    if reader is None:
        return _refused(file, "unknown-format", *_of_no_format(file), source.encoded)
    return pinned(_read(reader, source), pin)


def reader_of(file: str, text: str, pin: Pin = UNPINNED) -> Reader | None:
    """The reader for a file of this name and text: the one that is pinned, else by its suffix, else by what a reader
    recognises."""
    if reader := _pinned_reader(pin):
        return reader
    suffix = suffix_of(file)
    fit = READERS if suffix in PLAIN else [reader for reader in READERS if suffix in reader.suffixes]
    if pin.layout in PAGE_LAYOUTS and not any(reader in (PAGES, HTML, NOTE) for reader in fit):
        return PAGES
    fit = fit or [reader for reader in plugins().readers if suffix in reader.suffixes]
    for reader in fit:
        if reader.recognises(text):
            return reader
    if suffix in PLAIN:
        return PAGES
    if NOTE in fit:
        return NOTE
    usual = [reader for reader in fit if reader.suffixes[0] == suffix]
    return usual[0] if len(usual) == 1 else None


def suffix_of(file: str) -> str:
    """A file's suffix with its dot, in lower case; "" without one."""
    stem, dot, suffix = file.rpartition("/")[2].rpartition(".")
    return (dot + suffix).lower() if stem else ""


def check_layouts(site: Path, documents: Sequence[Documents]) -> None:
    """Raises PapershelfError for a layout of site.toml that there is not, with its line and the nearest that is."""
    for at, wanted in enumerate(documents):
        if not wanted.layout or page_layout(wanted.layout) or _pinned_reader(Pin(layout=wanted.layout)):
            continue
        known = [*PAGE_LAYOUTS, *(reader.name.lower() for reader in READERS if reader is not PAGES)]
        nearest = difflib.get_close_matches(wanted.layout.lower(), known, n=1)
        advice = f"Did you mean “{nearest[0]}”?" if nearest else f"There are {', '.join(known)}."
        raise PapershelfError(
            f'documents.layout is "{wanted.layout}", which is no layout and no format. {advice}',
            file=str(site / "site.toml"),
            line=line_in(site, "documents", "layout", at),
        )


def page_layout(name: str) -> str | None:
    """The layout of a page that a person names, as "Poster session" or "poster-session"; None where it is none."""
    by_name = {_bare(layout): layout for layout in PAGE_LAYOUTS}
    return by_name.get(_bare(name))


def _pinned_reader(pin: Pin) -> Reader | None:
    """The reader of the file format that a layout names, of other packages too; None where it names a page's layout."""
    if pin.layout is None or pin.layout in PAGE_LAYOUTS:
        return None
    name = _bare(pin.layout)
    if name in BY_LAYOUT:
        return BY_LAYOUT[name]
    ours = [reader for reader in READERS if reader is not PAGES]
    of_name = (reader for reader in ours if _bare(reader.name) == name)
    of_ending = (reader for reader in ours if f".{name}" in reader.suffixes)
    if found := next(chain(of_name, of_ending), None):
        return found
    return next((reader for reader in plugins().readers if _bare(reader.name) == name), None)


def _bare(name: str) -> str:
    """A format's name without what people write differently in it: "CSL-JSON" and "csl json"."""
    return re.sub(r"[\W_]", "", name.lower())


def _may_be_read(file: str, pin: Pin) -> bool:
    suffix = suffix_of(file)
    return (
        any(suffix in reader.suffixes for reader in READERS)
        or pin.layout is not None
        or any(suffix in reader.suffixes for reader in plugins().readers)
    )


def _read(reader: Reader, source: Source) -> Draft:
    """What the reader gives. One that fails, against its word, costs its document only."""
    try:
        draft = reader.read(source)
        if isinstance(draft, Draft):
            return draft
        what = f"it gave {type(draft).__name__} instead of a Draft"
    except Exception as error:
        if "PAPERSHELF_TRACEBACK" in os.environ:
            raise
        what = f"{type(error).__name__}: {error}"
    message = f"The reader of {reader.name} failed on this file ({what[:200]})."
    hint = "Please report it, with the file; until then, move the file out of content/."
    return _refused(source.file, "reader-failed", message, hint, source.encoded)


def _of_decoding(place: str, decoded: Decoded) -> tuple[Problem, ...]:
    """What there is to say about how the bytes became text."""
    found = []
    broken, nuls = decoded.broken, decoded.nuls
    if not decoded.known:
        found.append(
            Problem(
                file=place,
                severity="warning",
                code="not-utf-8",
                message=f"The file is not UTF-8; it was read as {decoded.encoding}.",
                hint="Save it as UTF-8 if letters with accents look wrong.",
            )
        )
    if broken.times:
        which = " ".join(f"{byte:02X}" for byte in broken.found)
        more = f", and {broken.times - 1:,} more places hold such bytes" if broken.times > 1 else ""
        meant = broken.found.decode("cp1252", "replace")
        found.append(
            Problem(
                file=place,
                line=broken.line,
                column=broken.column,
                width=1,
                severity="error",
                code="broken-letters",
                message=f"Here stands {which}, which is no letter of {decoded.encoding}{more}; “\ufffd” was put there.",
                hint=f"Write the letter again (in Windows-1252 this is “{meant}”)."
                if len(meant) == 1 and meant.isalpha()
                else "Write the letter again, or copy the text anew.",
            )
        )
    if nuls.times:
        more = f" and in {nuls.times - 1:,} more places" if nuls.times > 1 else ""
        found.append(
            Problem(
                file=place,
                line=nuls.line,
                column=nuls.column,
                width=1,
                severity="warning",
                code="nul-characters",
                message=f"Here{more} stands a NUL character, which is no text; it was left out.",
                hint="Look at what stands around it: something may be lost there.",
            )
        )
    return tuple(found)


def _unread_suffix(file: str) -> Draft:
    suffix = suffix_of(file)
    broken = " ".join(plugins().broken)
    other = foreign_suffix(suffix)
    message = (
        f"A file that ends in “{suffix}” is {other.what}, which is not read."
        if other
        else f"Files that end in “{suffix}” cannot be read."
    )
    return _refused(
        file,
        "unknown-format",
        f"{message} {broken}".rstrip(),
        other.instead if other else _what_is_read(),
    )


def _of_no_format(file: str) -> tuple[str, str]:
    """The message and the hint for a file whose ending several formats share, and which is none of them."""
    suffix = suffix_of(file)
    if suffix in (".json", ".jsonl", ".ndjson"):
        return (
            "There is no paper in this JSON: none of its objects has a “title”.",
            'Write a list of papers: [{"title": "…", "authors": ["…"], "year": 2021}].',
        )
    if suffix == ".xml":
        return (
            "This is XML of a kind that is not read.",
            "Read are feeds, OAI-PMH, MODS, and the XML of the ACL Anthology, DBLP, EndNote and PubMed: "
            "export the list as one of these, or as BibTeX (.bib) or RIS (.ris).",
        )
    message = "The file's ending says a format, but what is in it is none that is read."
    return message, _what_is_read()


def _what_is_read() -> str:
    suffixes = dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes if suffix)
    return f"Papershelf reads {', '.join(suffixes)}: save the list as text, or move the file away."


def _refused(file: str, code: str, message: str, hint: str, data: bytes = b"") -> Draft:
    problem = Problem(file="content/" + file, severity="error", code=code, message=message, hint=hint)
    return unreadable(file, problem, data)
