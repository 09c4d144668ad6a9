"""`papershelf add`: a text that somebody has → what it gives as a document, the name that it would get, the file."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from papershelf.config import Config
from papershelf.errors import PapershelfError
from papershelf.model import Document, Frozen, Record
from papershelf.read import PAGES, READERS, check_layouts, read_data, reader_of, suffix_of
from papershelf.read.decoding import UndecodableError, decode
from papershelf.read.draft import Draft
from papershelf.read.pages.settle import settle
from papershelf.read.patterns import ignored, rules
from papershelf.read.pins import pin_of
from papershelf.read.plugins import plugins
from papershelf.read.source import LONGEST, TOO_LONG
from papershelf.read.walk import is_document_name
from papershelf.shelve.papers.listing import arxiv_key, title_key
from papershelf.shelve.slugs import RESERVED, slug

PASTED = "-"
"""What stands for standard input where files are named."""

NAME_LIMIT = 60
"""The longest name that is suggested, in characters without its ending."""

OUT_OF_CONTENT = re.compile(
    r"(?:(?:[,;] or|; until then,) |\b)[Mm]ove (?:it|the file) out of content/[^.;]*[.;]?"
)


class Offer(Frozen, frozen=True, kw_only=True):
    """A text, read as the document `file` of `content/` that it would be.

    `twin` is the document that has the same text already, `taken` the file whose name it cannot have. `known` counts
    its records that have the title or an identifier of a record on the shelf. `refused` says why it cannot be added,
    with what to do: "" where it can.
    """

    given: str
    file: str
    data: bytes
    draft: Draft
    document: Document
    twin: str | None = None
    taken: str | None = None
    known: int = 0
    refused: str = ""


def given_data(given: str) -> bytes:
    """The bytes of a file that was named. Raises PapershelfError where it is none."""
    path = Path(given)
    if path.is_dir():
        raise PapershelfError(f"{given} is a folder. Name the files in it, such as {path / '*'}.")
    try:
        with open(path, "rb") as opened:
            return given_stream(opened, given)
    except FileNotFoundError:
        raise PapershelfError(
            f"{given} is not there. Name a file, or - to paste on standard input."
        ) from None
    except OSError as error:
        raise PapershelfError(f"{given} could not be opened: {error.strerror or error}.") from None


def given_stream(stream: BinaryIO, given: str) -> bytes:
    """All bytes of a file or a pipe. Raises PapershelfError where they are more than a document may have."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        what = "Standard input" if given == PASTED else given
        raise PapershelfError(f"{what} gives {TOO_LONG}. Split it into several files.")
    return data


def offer(
    given: str, data: bytes, site: Path, config: Config, shelf: Sequence[Draft], name: str | None = None
) -> Offer:
    """What adding these bytes would mean. `given` is the path that a person named, or "-"; `shelf` what `content/`
    has. Raises PapershelfError where `name` is none that a document can have."""
    check_layouts(site, config.documents)
    wanted = checked(name, config) if name is not None else "" if given == PASTED else os.path.basename(given)
    suffix = fitting_suffix(wanted, data, config)
    file = wanted if not wanted or suffix_of(wanted) == suffix else wanted + suffix
    draft = read_data(file or f"pasted{suffix}", data, pin_of(file, config.documents))
    document = settle([*shelf, draft])[-1]
    if not file:
        file = suggested(document) + suffix
        pin = pin_of(file, config.documents)
        draft = read_data(file, data, pin)
        document = settle([*shelf, draft])[-1]
    elif not name:
        file = plain_name(file)
    free = free_name(site, file)
    twin = next((each.document.file for each in shelf if each.document.text_hash == document.text_hash), None)
    taken = file if free != file else None
    refused = why_not(document, file, config)
    if taken and name and not twin and not refused:
        refused = f"content/{file} is there already. A name that is free: --name {free}"
    return Offer(
        given=given,
        file=free,
        data=data,
        draft=draft,
        document=document,
        twin=twin,
        taken=taken,
        known=known(document, shelf),
        refused=refused,
    )


def write(site: Path, offered: Offer) -> Path:
    """Write the bytes as they are into `content/`; a file that is there is never written over."""
    path = site / "content" / offered.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.path.realpath(path).startswith(os.path.realpath(site / "content") + os.sep):
        raise PapershelfError(f"{path} leads out of content/. Choose another --name.")
    try:
        with open(path, "xb") as opened:
            opened.write(offered.data)
    except FileExistsError:
        raise PapershelfError(f"{path} is there already, and was left as it is.") from None
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def checked(name: str, config: Config) -> str:
    """A name that a person chose, as a path below `content/`."""
    path = name.removeprefix("./").removeprefix("content/")
    parts = PurePosixPath(path).parts
    if not parts or "\\" in path or path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in parts:
        raise PapershelfError(f"--name {name} is no path below content/. Write one such as icml-2021.txt.")
    if any(not part.isprintable() or re.search(r'[<>:"|?*]|[. ]\Z', part) for part in parts):
        raise PapershelfError(
            f"--name {name} is no name that every system allows. Use letters, digits, - and _."
        )
    for at, part in enumerate(parts):
        if not is_document_name(part, top=at == 0):
            raise PapershelfError(f"--name {name} is never read as a document. Choose another one.")
    if path.endswith("/"):
        raise PapershelfError(f"--name {name} is a folder. Write the file's name behind it.")
    return unicodedata.normalize("NFC", "/".join(parts))


def fitting_suffix(file: str, data: bytes, config: Config) -> str:
    """The ending that says what a text is: the file's own where a reader reads it, else the usual one of its format."""
    own = suffix_of(file)
    readers = (*READERS, *plugins().readers) if own else ()
    if own and (any(own in reader.suffixes for reader in readers) or pin_of(file, config.documents).layout):
        return own
    try:
        text = decode(data).text
    except UndecodableError:
        return own or ".txt"
    reader = reader_of("", text) or PAGES
    return next(filter(None, reader.suffixes), ".txt")


def suggested(document: Document) -> str:
    """A name, without its ending, for a text that has none: from what it calls itself, else from its first paper."""
    gathering = " ".join(filter(None, (document.venue, document.session)))
    if document.venue and document.session and document.venue.lower() in document.session.lower():
        gathering = document.session
    first = document.records[0] if document.records else None
    texts = (document.title, gathering, first and first.title, first and first.abstract, document.layout)
    return next(filter(None, (slug(text or "", NAME_LIMIT) for text in texts)), "document")


def plain_name(file: str) -> str:
    """The name of a file from elsewhere, without what some systems do not allow, or what is never a document."""
    stem, dot, suffix = file.rpartition(".")
    stem = re.sub(r"[\x00-\x1f\x7f<>:\"/\\|?*]+", "-", unicodedata.normalize("NFC", stem)).strip(" .~#")
    if (
        not stem.isprintable()
        or RESERVED.match(stem.lower())
        or not is_document_name(stem + dot + suffix, top=True)
    ):
        stem = slug(stem, NAME_LIMIT) or "document"
    return stem + dot + suffix.rstrip(" .")


def free_name(site: Path, file: str) -> str:
    """The name itself, or with the first number behind it that no file has."""
    return next(each for each in numbered(file) if not os.path.lexists(site / "content" / each))


def numbered(file: str) -> Iterator[str]:
    suffix = suffix_of(file)
    stem = file[: len(file) - len(suffix)]
    yield file
    number = 2
    while True:
        yield f"{stem}-{number}{file[len(stem) :]}"
        number += 1


def why_not(document: Document, file: str, config: Config) -> str:
    """Why the document is nothing to add, "" if it is something."""
    if leaving_out := [
        path
        for path in (file, *map(str, PurePosixPath(file).parents))
        if path != "." and ignored(path, path != file, rules(config.content.ignore))
    ]:
        return (
            f"content/{leaving_out[0]} is left out by [content] ignore of site.toml. Choose another --name."
        )
    if document.records:
        return ""
    worst = next((each for each in document.problems if each.severity == "error"), None)
    worst = worst or next(iter(document.problems), None)
    return f"{worst.message} {of_no_content(worst.hint)}".strip() if worst else "There is no paper in it."


def of_no_content(hint: str) -> str:
    """Advice without moving the file out of `content/`, where it is not yet.

    >>> of_no_content("Save it as UTF-8, or move the file out of content/.")
    'Save it as UTF-8.'
    """
    kept = OUT_OF_CONTENT.sub("", hint).strip()
    return kept + "." if kept and kept[-1] not in ".?!" else kept


def known(document: Document, shelf: Sequence[Draft]) -> int:
    """How many records have the title or an identifier of a record on the shelf."""
    there = {key for draft in shelf for record in draft.document.records for key in keys(record)}
    return sum(not there.isdisjoint(keys(record)) for record in document.records)


def keys(record: Record) -> Iterator[str]:
    if record.title and (title := title_key(record.title)):
        yield f"title {title}"
    of = record.identifiers
    if of.doi:
        yield f"doi {of.doi.lower()}"
    if of.arxiv:
        yield f"arxiv {arxiv_key(of.arxiv)}"
    if of.openreview or of.acl:
        yield f"openreview {of.openreview} acl {of.acl}"
