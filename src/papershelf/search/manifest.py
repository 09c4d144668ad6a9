"""Directories of the families in, `manifest.js` out, and the pages of what is too long for it."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from papershelf.search.analysis import TABLES
from papershelf.search.files import File, named, packed, spelled_out
from papershelf.search.stock import VERSION
from papershelf.site import addresses

SCHEMA = 2
ROWS = 128
"""The most rows of one family that stand in the manifest itself, and on most pages."""
PAGE_ROWS = {"d": 32, "x": 32, "f": 512}
"""Ten hits ask for ten pages of blocks; few queries ask for a filter."""
PAGES = 64
"""The most pages of one family before they get longer: up to a million papers, that is."""
ALL_ROWS = 220
"""The most rows of all families together in the manifest, as long as pages do not make more: about 5 KB, compressed."""
LEAVING = ("x", "p", "d", "l", "n", "f", "kp")
"""Whose rows leave the manifest first where they are too many; then all others do."""
SHORT = 1024
"""Directories' pages of fewer bytes are not compressed."""
PAGE_MASK = 63

URLS = {
    "paper": addresses.paper("*"),
    "person": addresses.person("*"),
    "topic": addresses.topic("*"),
    "session": addresses.session("*"),
    "search": addresses.SEARCH,
    "papers": addresses.index("papers"),
    "topics": addresses.index("topics"),
    "authors": addresses.index("authors"),
}
to_json = msgspec.json.Encoder().encode


def compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Family(NamedTuple):
    """The files of a family in their order; `shift` is that of its blocks."""

    name: str
    files: Sequence[File]
    shift: int | None


Pages = dict[str, tuple[Sequence[File], list[File]]]
"""The pages of a family, with the files that they name."""


def directories(families: Sequence[Family], known: Pages) -> tuple[dict[str, Any], list[File]]:
    """What the manifest says of the files of all families, and the pages of the rows that it has no place for.

    `known` keeps pages from one time to the next: those of a family whose files are the same are not made again.
    """
    inside = {family.name for family in families if len(family.files) <= ROWS}
    for family in families:
        if family.name not in inside:
            make_pages(family, known)
    rows = sum(len(files if name in inside else known[name][1]) for name, files, _ in families)
    for family in sorted(families, key=lambda family: (*LEAVING, family.name).index(family.name)):
        if rows > ALL_ROWS and family.name in inside and len(family.files) > 1:
            inside.remove(family.name)
            make_pages(family, known)
            rows -= len(family.files) - len(known[family.name][1])
    found: dict[str, Any] = {}
    pages: list[File] = []
    for name, files, shift in families:
        own = [] if name in inside else known[name][1]
        size = {} if shift is None else {"size": shift}
        found[name] = {**size, "pages": int(name not in inside), "rows": [file.row for file in own or files]}
        pages += own
    return found, pages


def make_pages(family: Family, known: Pages) -> None:
    if family.name not in known or known[family.name][0] is not family.files:
        before = {page.name: page for page in known[family.name][1]} if family.name in known else {}
        known[family.name] = family.files, [page(files, before) for files in paged(*family)]


def paged(name: str, files: Sequence[File], shift: int | None) -> Iterable[list[File]]:
    """Pages as long as fits what asks for them, and not too many for the manifest."""
    most = PAGE_ROWS.get(name, ROWS)
    while len(files) > most * PAGES:
        most *= 2
    return by_key(files, most) if shift is None else by_number(files, shift, most)


def page(files: Sequence[File], before: Mapping[str, File]) -> File:
    """The rows of these files as a file, which may be one of those before."""
    payload = to_json([file.row for file in files])
    name = named("g", payload)
    if name in before:
        return before[name]
    write = spelled_out if len(payload) < SHORT else packed
    return File(files[0].first, name, write(name, payload))


def by_key(files: Sequence[File], most: int) -> Iterator[list[File]]:
    """Rows in pages that are cut by the keys, so that one more file moves few rows."""
    held: list[File] = []
    for file in files:
        cut = len(held) >= most // 4 and not zlib.crc32(str(file.first).encode()) & PAGE_MASK
        if cut or len(held) == most:
            yield held
            held = []
        held.append(file)
    yield held


def by_number(files: Sequence[File], shift: int, most: int) -> Iterable[list[File]]:
    """Rows in pages that each have a fixed range of numbers."""
    held: dict[int, list[File]] = {}
    for file in files:
        held.setdefault((int(file.first) >> shift) // most, []).append(file)
    return held.values()


def manifest(facts: Mapping[str, Any], directories: Mapping[str, Any]) -> bytes:
    """The file with a fixed name, from which all others are found."""
    tables = {name: table for name, table in TABLES.items() if name != "stop_words"}
    content = {"lunr": VERSION, **facts, "dir": directories, "urls": URLS, "tables": tables}
    build = named("build", compact(content)).rpartition("-")[2]
    return spelled_out("manifest", compact({"v": SCHEMA, "build": build, **content}))
