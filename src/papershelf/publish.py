"""`build/` to a branch of a git remote, through ghp-import; a commit only where something changed."""

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import ghp_import
import msgspec

from papershelf.config import is_git_name
from papershelf.errors import PapershelfError
from papershelf.model import Shelf
from papershelf.shelve import permalinks
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.site import addresses
from papershelf.site.output import alone, is_incomplete, is_ours

REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
)
"""What leads git to another repository than that of the current folder; git sets it for its hooks."""


FOLDERS = {
    "papers": "paper",
    "authors": "person",
    "topics": "topic",
    "sessions": "session",
    "documents": "document",
    "az": None,
}
"""The kind of what stands in each folder of the site."""
PAGE = re.compile(rf"({'|'.join(FOLDERS)})/([a-z0-9-]+)(?:\.([0-9]{{1,5}}))?\.html")
"""A page: its folder, its id and which page of a list it is."""


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What a publication changed, or would change: paths from the site's root."""

    added: tuple[str, ...]
    modified: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changed(self) -> bool:
        return bool(self.added or self.modified or self.removed)


def publish(
    site: Path,
    *,
    remote: str,
    branch: str,
    message: str,
    dry_run: bool = False,
    note: Callable[[Collection[str]], None] | None = None,
) -> Published:
    """Make the branch of the remote hold exactly `SITE/build`, with `.nojekyll`; with `dry_run`, only compare.

    `note` is called with all paths of the site before any of them is public: an address that is noted and was not
    pushed does no harm, one that was pushed and not noted is lost with the next change. Raises PapershelfError where
    the build is not whole, or where git does not do its part.
    """
    folder = site / "build"
    if not folder.is_dir() or is_incomplete(folder):
        raise PapershelfError(f"{folder} is not complete: its build was interrupted. Run `papershelf build`.")
    for kind, name in (("remote", remote), ("branch", branch)):
        if not is_git_name(name):
            raise PapershelfError(f'"{name}" is no name of a git {kind}.')
    check_repository(site, remote, branch)
    there = fetched(site, remote, branch)
    if f"{asked(site, 'rev-parse', '--show-prefix') or ''}site.toml" in there:
        raise PapershelfError(
            f"The branch {branch} of {remote} holds this site's site.toml, and publishing replaces all its files. "
            "Choose another branch with --branch."
        )
    with tempfile.TemporaryDirectory() as scratch:
        staged = Path(scratch, "site")
        with alone(site):
            if is_incomplete(folder):
                raise PapershelfError(
                    f"{folder} is not complete: another build was interrupted. Run this again."
                )
            copy(folder, staged)
        here = blobs(staged)
        done = Published(
            added=tuple(sorted(here.keys() - there.keys())),
            modified=tuple(sorted(path for path in here.keys() & there.keys() if here[path] != there[path])),
            removed=tuple(sorted(there.keys() - here.keys())),
        )
        if note and not dry_run:
            note(here.keys())
        if done.changed and not dry_run:
            # A local branch of this name may hold work that was never pushed: it is not touched.
            made = f"papershelf/{secrets.token_hex(8)}"
            try:
                if parent := asked(site, "rev-parse", "--verify", "--quiet", tracking(remote, branch)):
                    git(site, "update-ref", f"refs/heads/{made}", parent, doing="begin a branch")
                commit(site, staged, remote, made, message)
                if listed(site, f"refs/heads/{made}") != here:
                    raise PapershelfError("git did not take all files. Nothing was pushed.")
                pushed = f"refs/heads/{made}:refs/heads/{branch}"
                git(site, "push", remote, pushed, doing="push to the remote")
            finally:
                asked(site, "update-ref", "-d", f"refs/heads/{made}")
    return done


def remember(site: Path, shelf: Shelf, today: str, paths: Collection[str] | None = None) -> None:
    """Write down in `permalinks.lock` what is published from today (YYYY-MM-DD) on, if that is new.

    `paths` are those of the site, without it those of `SITE/build`. Raises PapershelfError where the file cannot be
    read, and where the site has pages that this shelf has not.
    """
    path = site / permalinks.FILE
    lock, problems = permalinks.read_lock(site)
    for each in problems:
        if each.severity == "error":  # what was published is not to be lost
            place = f"{path}:{each.line}" if each.line else path
            raise PapershelfError(f"{place}: {each.message} {each.hint}")
    if paths is None:
        paths = [each.relative_to(site / "build").as_posix() for each in (site / "build").rglob("*.html")]
    shelf = Forgetting(shelf.forgotten).shelf(shelf)
    known = {(kind, id) for kind, id, _ in permalinks.addressed(shelf)} | lock.keys()
    pages: dict[str, int] = {}
    for page in paths:
        found = PAGE.fullmatch(page)
        if found is None or (site / "static" / page).exists():
            continue
        folder, id, number = found.groups()
        if number or page == addresses.notes():
            stem = f"{folder}/{id}"
            pages[stem] = max(pages.get(stem, 1), int(number or 1))
        elif id != "index" and FOLDERS[folder] and (FOLDERS[folder], id) not in known:
            raise PapershelfError(
                f"{page} was built by another run meanwhile. Nothing was pushed; run this again."
            )
    text = permalinks.written(lock, shelf, today, pages)
    if not path.exists() or path.read_bytes() != text.encode():
        beside = path.with_name(f".{permalinks.FILE}.new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)


def copy(folder: Path, staged: Path) -> None:
    """The site without our own notes about its build. Raises PapershelfError for what git could not take."""

    def left_out(parent: str, names: list[str]) -> set[str]:
        for name in names:
            path = os.path.join(parent, name)
            if not name.isprintable() or name.startswith('"') or name.lower() == ".git":
                shown = os.fsencode(path).decode("utf-8", "backslashreplace")
                raise PapershelfError(f"{shown!r} cannot be published under this name. Rename or remove it.")
            if not is_ours(name) and not os.path.isfile(path) and not os.path.isdir(path):
                raise PapershelfError(
                    f"{path} is neither a file nor a folder. Remove it; nothing was published."
                )
        return {name for name in names if is_ours(name)}

    shutil.copytree(folder, staged, ignore=left_out)
    (staged / ".nojekyll").touch()


def check_repository(site: Path, remote: str, branch: str) -> None:
    """Say what is missing before anything is done: git, a repository, the remote, a name for the commit."""
    if not shutil.which("git"):
        raise PapershelfError("Publishing needs git, which is not installed here.")
    if asked(site, "rev-parse", "--is-inside-work-tree") is None:
        raise PapershelfError(
            f"{site.resolve()} is in no git repository. Run `git init` there and `git remote add {remote} ADDRESS`."
        )
    if asked(site, "rev-parse", "--show-object-format") not in ("sha1", None):
        raise PapershelfError("This repository does not use SHA-1 names, which publishing relies on.")
    if asked(site, "remote", "get-url", remote) is None:
        known = (asked(site, "remote") or "").split()
        others = f"It has {', '.join(known)}: choose with --remote." if known else ""
        raise PapershelfError(
            f"This git repository has no remote {remote}. {others or f'Run `git remote add {remote} ADDRESS`.'}"
        )
    if asked(site, "symbolic-ref", "--quiet", "HEAD") == f"refs/heads/{branch}":
        raise PapershelfError(
            f"The branch {branch} is checked out here, and publishing replaces all its files. Switch to another "
            "branch, or choose another one with --branch."
        )
    for key in ("name", "email"):
        if not (os.environ.get(f"GIT_COMMITTER_{key.upper()}") or asked(site, "config", f"user.{key}")):
            raise PapershelfError(f'git does not know your {key}. Run `git config user.{key} "…"`.')


def fetched(site: Path, remote: str, branch: str) -> Mapping[str, str]:
    """What the branch holds on the remote now; nothing where there is no such branch yet."""
    heads = git(site, "ls-remote", "--heads", remote, f"refs/heads/{branch}", doing="ask the remote")
    known = tracking(remote, branch)
    if not heads.strip():
        asked(site, "update-ref", "-d", known)
        return {}
    git(site, "fetch", "--quiet", remote, f"+refs/heads/{branch}:{known}", doing="fetch from the remote")
    return listed(site, known)


def tracking(remote: str, branch: str) -> str:
    """Where git keeps what it knows of a remote's branch."""
    return f"refs/remotes/{remote}/{branch}"


def commit(site: Path, staged: Path, remote: str, branch: str, message: str) -> None:
    with contextlib.chdir(site), own_environment():
        try:
            ghp_import.ghp_import(
                os.fspath(staged), remote=remote, branch=branch, mesg=message, nojekyll=True
            )
        except ghp_import.GhpError as error:
            raise PapershelfError(f"git could not make the commit: {error.message}") from None
        except (TypeError, OSError) as error:  # what ghp-import raises when git stops in the middle
            raise PapershelfError(f"git could not make the commit ({error}). Nothing was pushed.") from None


@contextlib.contextmanager
def own_environment() -> Iterator[None]:
    """While this lasts, the environment names no repository, so that git finds the site's own."""
    kept = {name: os.environ.pop(name) for name in REPOSITORY if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def blobs(folder: Path) -> dict[str, str]:
    """Each file below a folder with the name that git gives to its bytes."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            name = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
            found[path.relative_to(folder).as_posix()] = name
    return found


def listed(site: Path, commit: str) -> dict[str, str]:
    """Each file of a commit with the name of its bytes."""
    rows = git(site, "ls-tree", "-r", "-z", "--full-tree", commit, doing="read the branch").split("\0")
    found = {}
    for row in filter(None, rows):
        about, path = row.split("\t", 1)
        found[path] = about.split(" ")[2]
    return found


def git(site: Path, *words: str, doing: str) -> str:
    """What git prints; its refusal as a sentence."""
    done = run(site, *words)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("hint:")]
        words_of_git = "\n  ".join(said) or "nothing"
        advice = (
            " Check its address with `git remote -v`, and that you may write there."
            if "remote" in doing
            else ""
        )
        raise PapershelfError(f"git could not {doing}.{advice} git says:\n  {words_of_git}")
    return done.stdout


def asked(site: Path, *words: str) -> str | None:
    """What git answers in a line; None where it has no answer."""
    done = run(site, *words)
    return None if done.returncode else done.stdout.strip()


def run(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the words are ours, and names were checked
        ["git", *words],  # noqa: S607 - the user's own git
        cwd=site,
        env={name: value for name, value in os.environ.items() if name not in REPOSITORY},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
