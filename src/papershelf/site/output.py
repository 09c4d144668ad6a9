"""Bytes to `build/`: the only module that writes there. Files are whole, written only when their bytes changed."""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from papershelf.errors import PapershelfError

try:
    import fcntl
except ImportError:  # Windows has no locks of this kind
    fcntl = None  # type: ignore[assignment]

INCOMPLETE = ".papershelf-incomplete"
"""Stands in `build/` while a build is under way; `publish` refuses a folder that holds it."""

WRITTEN = ".papershelf-files"
"""The list of the files that we wrote, so that strays go and files of others stay."""


BESIDE = ".papershelf-new"
"""How the name of a file ends while it is being written."""

PATIENCE = 60.0
"""Seconds to wait for another build of the same site."""


class Written(msgspec.Struct, frozen=True):
    """How many files a build wrote anew, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> Written:
    """Make `folder` hold these files: (path from the root with forward slashes, bytes).

    Each file is written beside and renamed, only if its bytes changed. Files of an earlier build that are not among
    these are removed, with the folders that this leaves empty; files that we did not write are not touched, unless
    a file of ours has their name. Raises PapershelfError where a link would lead a file out of the folder.
    """
    root = os.fspath(folder)
    make_folder(root, "")
    before = listed(root)
    marker = os.path.join(root, INCOMPLETE)
    marked = interrupted = os.path.exists(marker)
    if marked:
        for path in before:
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(root, path + BESIDE))
    if not before:  # nothing is there yet: until all is, this is no site
        marked = mark(marker)
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
                make_folder(root, parent)
                made.add(parent)
            replace(target, data)
            written += 1
    finally:
        os.close(journal)
    if strays := sorted(before - now):
        marked = marked or mark(marker)
        removed = sum(remove(root, path) for path in strays)
    if interrupted or now != before:  # sorted: the same list, whatever was built before
        replace(os.path.join(root, WRITTEN), "".join(f"{path}\n" for path in sorted(now)).encode())
    if marked:
        os.unlink(marker)
    return Written(written, unchanged, removed)


@contextlib.contextmanager
def alone(site: Path) -> Iterator[None]:
    """While this lasts, no other process is in here for the same site: two builds at once would mix their files.

    Raises PapershelfError when another one stays too long. Does nothing where the system has no such locks.
    """
    if fcntl is None:
        yield
        return
    try:
        handle = os.open(site, os.O_RDONLY)
    except OSError:
        yield  # whoever uses the folder will tell what is wrong with it
        return
    try:
        until = time.monotonic() + PATIENCE
        while not locked(handle):
            if time.monotonic() > until:
                raise PapershelfError(
                    f"Another build of {site} has been under way for over {PATIENCE:.0f} s. Wait for it or stop it."
                )
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems have no locks
        return True
    return True


def is_ours(path: str) -> bool:
    """Whether a path is one of those by which we keep account of a build; they are no part of the site."""
    name = path.rpartition("/")[2]
    return name.startswith(".papershelf-") or name.endswith(BESIDE)


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
            paths = file.read().split("\n")
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
    beside = target + BESIDE
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(beside, flags, 0o644)
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(data)
    finally:
        os.close(handle)
    try:
        os.replace(beside, target)
    except IsADirectoryError:
        os.unlink(beside)
        raise PapershelfError(
            f"{target} should be a file, but a folder is in its place. Move that folder away, or rename the file of "
            "static/ that has its name."
        ) from None


def make_folder(root: str, folder: str) -> None:
    """Make a folder below the root. Raises PapershelfError where a link leads out of the root."""
    whole = os.path.join(root, folder)
    try:
        os.makedirs(whole, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise PapershelfError(
            f"{whole} should be a folder, but a file is in its place. Move that file away."
        ) from None
    if leads_out(root, folder):
        raise PapershelfError(f"{whole} is a link that leads out of {root}. Remove the link.")


def leads_out(root: str, folder: str) -> bool:
    top = os.path.realpath(root)
    return os.path.commonpath([top, os.path.realpath(os.path.join(root, folder))]) != top


def remove(root: str, path: str) -> bool:
    """Remove a file that we wrote, and its folders while they are empty."""
    if leads_out(root, path.rpartition("/")[0]):
        return False
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
