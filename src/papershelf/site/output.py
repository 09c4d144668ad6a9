"""Bytes to `build/`: the only module that writes there. Files are whole, written only when their bytes changed."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

INCOMPLETE = ".papershelf-incomplete"
"""Stands in `build/` while a build is under way; `publish` refuses a folder that holds it."""

WRITTEN = ".papershelf-files"
"""The list of the files that we wrote, so that strays go and files of others stay."""


class Written(msgspec.Struct, frozen=True):
    """How many files a build wrote anew, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> Written:
    """Make `folder` hold these files: (path from the root with forward slashes, bytes).

    Each file is written beside and renamed, only if its bytes changed. Files of an earlier build that are not among
    these are removed, with the folders that this leaves empty; files that we did not write are not touched, unless
    a file of ours has their name.
    """
    root = os.fspath(folder)
    os.makedirs(root, exist_ok=True)
    before = listed(root)
    marker = os.path.join(root, INCOMPLETE)
    marked = os.path.exists(marker)
    made = {""}
    written = unchanged = removed = 0
    now: set[str] = set()
    journal = os.open(os.path.join(root, WRITTEN), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        for path, data in files:
            target = os.path.join(root, path)
            now.add(path)
            if path not in before:  # before the file itself: an interrupted build must know what it made
                os.write(journal, f"{path}\n".encode())
            elif holds(target, data):
                unchanged += 1
                continue
            marked = marked or mark(marker)
            parent = path.rpartition("/")[0]
            if parent not in made:
                os.makedirs(os.path.join(root, parent), exist_ok=True)
                made.add(parent)
            replace(target, data)
            written += 1
    finally:
        os.close(journal)
    if strays := sorted(before - now):
        marked = marked or mark(marker)
        removed = sum(remove(root, path) for path in strays)
        replace(os.path.join(root, WRITTEN), "".join(f"{path}\n" for path in sorted(now)).encode())
    if marked:
        os.unlink(marker)
    return Written(written, unchanged, removed)


def is_incomplete(folder: Path) -> bool:
    """Whether the last build of this folder was interrupted."""
    return (folder / INCOMPLETE).exists()


def mark(marker: str) -> bool:
    """Say that a build is under way, before its first change."""
    with open(marker, "wb"):
        return True


def listed(root: str) -> set[str]:
    """What the last finished build wrote. A path that would leave the folder is not ours."""
    try:
        with open(os.path.join(root, WRITTEN), encoding="utf-8") as file:
            paths = file.read().splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {path for path in paths if path and not os.path.isabs(path) and ".." not in path.split("/")}


def holds(target: str, data: bytes) -> bool:
    """Whether a file has these bytes already."""
    try:
        handle = os.open(target, os.O_RDONLY)
    except OSError:
        return False
    try:
        if os.fstat(handle).st_size != len(data):
            return False
        with open(handle, "rb", closefd=False) as file:
            return file.read() == data
    except OSError:
        return False
    finally:
        os.close(handle)


def replace(target: str, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever sees half of it."""
    beside = f"{target}.papershelf-new"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(data)
    finally:
        os.close(handle)
    os.replace(beside, target)


def remove(root: str, path: str) -> bool:
    """Remove a file that we wrote, and its folders while they are empty."""
    try:
        os.unlink(os.path.join(root, path))
    except OSError:
        return False
    while path := path.rpartition("/")[0]:
        try:
            os.rmdir(os.path.join(root, path))
        except OSError:
            break
    return True
