import os
import subprocess
from collections.abc import Collection
from functools import partial
from pathlib import Path

import pytest

from papershelf import starter
from papershelf.build import read_shelf, render
from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.model import Shelf
from papershelf.publish import Published, publish, remember
from papershelf.site.output import INCOMPLETE, write


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site in a repository whose origin is a bare repository on this disk."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    folder = tmp_path / "my shelf"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    write(folder / "build", [("index.html", b"<p>one"), ("papers/a.html", b"<p>a")])
    return folder


def put(site: Path, *, branch: str = "gh-pages", remote: str = "origin", dry_run: bool = False) -> Published:
    return publish(site, remote=remote, branch=branch, message="Publish 1 paper", dry_run=dry_run)


def remote_files(site: Path, branch: str = "gh-pages") -> list[str]:
    return git(site.parent / "remote.git", "ls-tree", "-r", "--name-only", branch).split()


def commits(site: Path, branch: str = "gh-pages") -> int:
    return int(git(site.parent / "remote.git", "rev-list", "--count", branch))


def test_the_branch_holds_the_build_and_nothing_of_our_own(site: Path) -> None:
    done = put(site)
    assert done.added == (".nojekyll", "index.html", "papers/a.html")
    assert remote_files(site) == [".nojekyll", "index.html", "papers/a.html"]
    assert git(site.parent / "remote.git", "log", "-1", "--format=%s", "gh-pages") == "Publish 1 paper\n"


def test_publishing_the_same_again_makes_no_commit(site: Path) -> None:
    put(site)
    assert not put(site).changed
    assert commits(site) == 1


def test_a_second_publication_adds_changes_and_removes(site: Path) -> None:
    put(site)
    write(site / "build", [("index.html", b"<p>two"), ("papers/b.html", b"<p>b")])
    done = put(site)
    assert (done.added, done.modified, done.removed) == (
        ("papers/b.html",),
        ("index.html",),
        ("papers/a.html",),
    )
    assert remote_files(site) == [".nojekyll", "index.html", "papers/b.html"]
    assert commits(site) == 2


def test_what_somebody_else_published_is_built_upon(site: Path) -> None:
    put(site)
    other = site.parent / "other"
    git(site.parent, "clone", "--quiet", "--branch", "gh-pages", str(site.parent / "remote.git"), "other")
    (other / "CNAME").write_text("shelf.example.org\n")
    git(other, "add", "CNAME")
    git(other, "-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "--quiet", "-m", "by hand")
    git(other, "push", "--quiet")
    assert put(site).removed == ("CNAME",)
    assert commits(site) == 3


def test_a_dry_run_pushes_nothing(site: Path) -> None:
    assert put(site, dry_run=True).added == (".nojekyll", "index.html", "papers/a.html")
    assert git(site.parent / "remote.git", "branch", "--list") == ""
    assert git(site, "branch", "--list", "gh-pages") == ""


def test_another_branch_of_another_remote(site: Path) -> None:
    git(site, "remote", "rename", "origin", "pages")
    put(site, remote="pages", branch="public/site")
    assert remote_files(site, "public/site") == [".nojekyll", "index.html", "papers/a.html"]


def test_an_interrupted_build_is_not_published(site: Path) -> None:
    (site / "build" / INCOMPLETE).touch()
    with pytest.raises(PapershelfError, match="not complete"):
        put(site)


def test_a_folder_without_git_is_told(site: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    write(alone / "build", [("index.html", b"<p>")])
    with pytest.raises(PapershelfError, match="is in no git repository"):
        put(alone)


def test_a_missing_remote_names_those_that_there_are(site: Path) -> None:
    with pytest.raises(PapershelfError, match=r"no remote upstream\. It has origin"):
        put(site, remote="upstream")


def test_a_remote_that_does_not_answer_is_told_in_its_words(site: Path) -> None:
    git(site, "remote", "set-url", "origin", str(site.parent / "gone.git"))
    with pytest.raises(
        PapershelfError, match=r"git could not ask the remote\. Check its address .* git says:\n  "
    ):
        put(site)


def test_a_refused_push_is_told(site: Path) -> None:
    hook = site.parent / "remote.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho the branch is protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(PapershelfError, match="the branch is protected"):
        put(site)


def test_the_branch_that_is_checked_out_is_not_replaced(site: Path) -> None:
    with pytest.raises(PapershelfError, match="The branch main is checked out"):
        put(site, branch="main")


def test_a_commit_needs_a_name(site: Path) -> None:
    git(site, "config", "--unset", "user.email")
    with pytest.raises(PapershelfError, match="git does not know your email"):
        put(site)


@pytest.mark.parametrize(
    "branch",
    [
        "--delete",
        "HEAD",
        "@",
        "@{-1}",
        "refs/heads/x",
        "a//b",
        "/a",
        "a/",
        "a.",
        ".a",
        "x.lock",
        "a..b",
        "a b",
        "a\x07",
        "",
    ],
)
def test_what_git_takes_for_something_else_is_no_branch(site: Path, branch: str) -> None:
    with pytest.raises(PapershelfError, match="no name of a git branch"):
        put(site, branch=branch)


def test_the_sources_on_the_remote_are_not_replaced(site: Path) -> None:
    (site / "site.toml").write_text('title = "A"\n')
    git(site, "add", "site.toml")
    git(site, "commit", "--quiet", "-m", "sources")
    git(site, "push", "--quiet", "origin", "main")
    git(site, "checkout", "--quiet", "--detach")
    with pytest.raises(PapershelfError, match=r"holds this site's site\.toml"):
        put(site, branch="main")
    assert remote_files(site, "main") == ["site.toml"]


def test_a_local_branch_of_that_name_keeps_its_commits(site: Path) -> None:
    put(site)
    git(site, "commit", "--quiet", "--allow-empty", "-m", "mine")
    git(site, "branch", "gh-pages")
    before = git(site, "rev-parse", "gh-pages")
    write(site / "build", [("index.html", b"<p>two")])
    assert put(site).changed
    assert git(site, "rev-parse", "gh-pages") == before
    assert git(site, "branch", "--format=%(refname:short)").split() == ["gh-pages", "main"]
    assert commits(site) == 2


def test_work_that_is_not_committed_and_the_index_stay_as_they_are(site: Path) -> None:
    (site / "note.md").write_text("staged\n")
    git(site, "add", "note.md")
    (site / "note.md").write_text("edited\n")
    before = git(site, "status", "--porcelain"), git(site, "diff"), git(site, "diff", "--cached")
    put(site)
    assert before == (git(site, "status", "--porcelain"), git(site, "diff"), git(site, "diff", "--cached"))
    assert (site / "note.md").read_text() == "edited\n"


def test_a_refused_push_leaves_no_branch_behind(site: Path) -> None:
    hook = site.parent / "remote.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(PapershelfError, match="git could not push"):
        put(site)
    assert git(site, "branch", "--all") == ""


def test_the_environments_repository_is_not_the_sites(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = site.parent / "other"
    git(site.parent, "init", "--quiet", "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    put(site)
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert remote_files(site) == [".nojekyll", "index.html", "papers/a.html"]
    assert git(other, "for-each-ref") == ""


def test_a_site_in_a_folder_of_a_repository_is_published_alone(site: Path) -> None:
    below = site / "sites" / "one"
    write(below / "build", [("index.html", b"<p>below")])
    put(below)
    assert remote_files(site) == [".nojekyll", "index.html"]


@pytest.mark.parametrize(
    "name", ["a\nreset refs/heads/main", '"quoted"', ".git"], ids=["lines", "quote", "git"]
)
def test_a_foreign_file_that_git_could_misread_is_told(site: Path, name: str) -> None:
    put(site)
    git(site, "commit", "--quiet", "--allow-empty", "-m", "mine")
    before = git(site, "rev-parse", "main")
    folder = site / "build" / "deeper"
    folder.mkdir()
    try:
        (folder / name).write_text("x")
    except FileNotFoundError:  # a name with a slash
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text("x")
    with pytest.raises(PapershelfError, match="cannot be published under this name"):
        put(site)
    assert git(site, "rev-parse", "main") == before
    assert commits(site) == 1


def test_an_empty_branch_on_the_remote_is_built_upon(site: Path) -> None:
    tree = git(site, "hash-object", "-t", "tree", "-w", "/dev/null").strip()
    commit = git(site, "commit-tree", tree, "-m", "empty").strip()
    git(site, "push", "--quiet", "origin", f"{commit}:refs/heads/gh-pages")
    put(site)
    assert commits(site) == 2


def test_a_pipe_in_the_build_is_told(site: Path) -> None:
    os.mkfifo(site / "build" / "pipe")
    with pytest.raises(PapershelfError, match="neither a file nor a folder"):
        put(site)


def test_addresses_are_noted_before_they_are_public(site: Path) -> None:
    seen = []

    def note(paths: Collection[str]) -> None:
        seen.append((sorted(paths), git(site.parent / "remote.git", "branch", "--list")))

    publish(site, remote="origin", branch="gh-pages", message="x", note=note)
    assert seen == [([".nojekyll", "index.html", "papers/a.html"], "")]
    publish(site, remote="origin", branch="gh-pages", message="x", note=note, dry_run=True)
    assert len(seen) == 1


def test_nothing_is_pushed_that_could_not_be_noted(site: Path) -> None:
    def note(paths: Collection[str]) -> None:
        raise PapershelfError("no room")

    with pytest.raises(PapershelfError, match="no room"):
        publish(site, remote="origin", branch="gh-pages", message="x", note=note)
    assert git(site.parent / "remote.git", "branch", "--list") == ""


def test_what_a_refused_push_would_have_published_is_noted_all_the_same(site: Path) -> None:
    hook = site.parent / "remote.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    noted: list[str] = []
    with pytest.raises(PapershelfError, match="git could not push"):
        publish(site, remote="origin", branch="gh-pages", message="x", note=noted.extend)
    assert "papers/a.html" in noted


def test_pages_that_another_build_left_are_not_published_without_being_noted(site: Path) -> None:
    shelf = Shelf(
        documents=(), document_ids={}, papers=(), people=(), topics=(), sessions=(), merges=(), problems=()
    )
    note = partial(remember, site, shelf, "2026-01-01")
    with pytest.raises(PapershelfError, match=r"papers/a\.html was built by another run"):
        publish(site, remote="origin", branch="gh-pages", message="x", note=note)
    assert git(site.parent / "remote.git", "branch", "--list") == ""


def test_every_page_of_a_build_can_be_published(tmp_path: Path) -> None:
    starter.start(tmp_path)
    one, two = (
        f"@article{{k, title={{{title} of bees}}, author={{Ada King}}}}\n" for title in ("Dances", "Maps")
    )
    (tmp_path / "content" / "bees.bib").write_text(one + two)
    config = load(tmp_path)
    shelf = read_shelf(tmp_path, config)
    paths = [path for path, _ in render(shelf, config, tmp_path)]
    assert "az/authors-by-papers.html" in paths
    remember(tmp_path, shelf, "2026-01-01", paths)
    assert "by-papers" not in (tmp_path / "permalinks.lock").read_text()
