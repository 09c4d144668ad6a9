import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papershelf import __version__, terminal
from papershelf.cli import main
from papershelf.starter import start
from papershelf.terminal import Bar

BROKEN = '+++\ntitle = "A paper without an end\n'


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    start(folder)
    return folder


@pytest.fixture
def broken(site: Path) -> Path:
    """A site with a document that has an error."""
    (site / "content" / "broken.md").write_text(BROKEN)
    return site


def test_a_new_site_builds_without_errors_and_is_small(tmp_path: Path) -> None:
    folder = tmp_path / "my shelf"
    made = run("new", folder)
    assert made.exit_code == 0
    assert f"papershelf serve '{folder}'" in made.stdout
    built = run("build", folder, "--strict")
    assert built.exit_code == 0, built.output
    assert "2 documents, 4 records, 3 papers" in built.stdout
    assert 'data-site="my-shelf"' in (folder / "build" / "index.html").read_text(encoding="utf-8")


def test_a_new_site_may_lie_in_a_fresh_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run("new", tmp_path).exit_code == 0


def test_new_leaves_a_folder_that_holds_something(site: Path) -> None:
    (site / "site.toml").write_text("mine")
    made = run("new", site)
    assert made.exit_code == 2
    assert "is not empty: it holds site.toml" in made.stderr
    assert (site / "site.toml").read_text() == "mine"


def test_new_does_not_take_a_file_for_a_folder(site: Path) -> None:
    made = run("new", site / "site.toml")
    assert made.exit_code == 2
    assert "is a file" in made.stderr


def test_build_ends_with_what_it_made(site: Path) -> None:
    first, second = run("build", site), run("build", site)
    assert first.stdout.startswith(f"Built {site / 'build'} in ")
    assert ", 0 unchanged, 0 removed." in first.stdout
    assert ": 0 files written, " in second.stdout
    for noun in ("documents", "records", "papers", "people", "topics", "session"):
        assert f" {noun}" in first.stdout


def test_timings_are_shown_and_written_only_when_asked_for(site: Path) -> None:
    report = site / "build" / "api" / "report.json"
    assert " s\n" in run("build", site, "--timings").stdout
    assert json.loads(report.read_text())["timings"]
    run("build", site)
    assert "timings" not in json.loads(report.read_text())


def test_a_build_with_errors_shows_them_and_succeeds(broken: Path) -> None:
    built = run("build", broken)
    assert built.exit_code == 0
    assert "error[" in built.stderr
    assert "content/broken.md" in built.stderr
    assert "`papershelf check " in built.stdout


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--strict",), 1), (("--strict=warning",), 1)])
def test_strict_makes_errors_fail_a_build(broken: Path, words: tuple[str, ...], code: int) -> None:
    assert run("build", *words, broken).exit_code == code


def test_strict_warning_fails_for_a_warning(site: Path) -> None:
    (site / "content" / "odd.md").write_text('+++\ntitle = "A paper"\ncolour = "red"\n+++\nText.\n')
    checked = run("check", site)
    assert "warning[" in checked.stdout
    assert checked.exit_code == 0
    assert run("check", site, "--strict=warning").exit_code == 1
    assert run("build", site, "--strict").exit_code == 0


def test_check_shows_each_problem_with_its_place_and_its_line(broken: Path) -> None:
    checked = run("check", broken)
    assert checked.exit_code == 1
    lines = checked.stdout.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("error["))
    assert lines[first + 1] == " --> content/broken.md:1"
    assert lines[first + 3] == "1 | +++"
    assert "  = help: " in checked.stdout
    assert "error" in lines[-1]
    assert not (broken / "build").exists()


def test_what_could_steer_a_terminal_is_not_printed(site: Path) -> None:
    (site / "content" / "odd.md").write_text(
        '+++\ntitle = "A"\n"\x7f\x1b]0;x" = 1\n+++\nT.\n', encoding="utf-8"
    )
    checked = run("check", site)
    assert "odd.md" in checked.stdout
    assert "\x1b" not in checked.stdout.replace("\x1b[", "")
    assert "\x7f" not in checked.stdout


@pytest.mark.parametrize("verb", ["build", "check", "serve", "publish"])
def test_a_missing_site_is_a_sentence(tmp_path: Path, verb: str) -> None:
    done = run(verb, tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: There is no site.toml in ")


@pytest.mark.parametrize("verb", ["build", "check", "serve"])
def test_missing_and_empty_content_are_sentences(tmp_path: Path, verb: str) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n')
    missing = run(verb, tmp_path)
    (tmp_path / "content").mkdir()
    empty = run(verb, tmp_path)
    assert (missing.exit_code, empty.exit_code) == (2, 2)
    assert "content is missing" in missing.stderr
    assert "content is empty" in empty.stderr
    (tmp_path / "content" / "a.txt").write_text("Deep Sets")
    (tmp_path / "site.toml").write_text('title = "T"\n[content]\nignore = ["*"]\n')
    assert "[content] ignore of site.toml leaves out what is in it" in run(verb, tmp_path).stderr


@pytest.mark.parametrize("words", [("biuld",), ("build", "--strickt"), ("serve", "--port", "many"), ("new",)])
def test_a_wrong_command_is_told_and_exits_with_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr.startswith("Usage: ")


def test_publish_refuses_errors(broken: Path) -> None:
    done = run("publish", broken)
    assert done.exit_code == 1
    assert "Nothing was published." in done.stderr


def test_publish_tells_what_it_did(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for words in (
        ("init", "--quiet", "--bare", "../remote.git"),
        ("init", "--quiet", "--initial-branch", "main"),
        ("config", "user.name", "Ada"),
        ("config", "user.email", "ada@example.org"),
        ("remote", "add", "origin", "../remote.git"),
    ):
        subprocess.run(["git", *words], cwd=site, check=True)
    dry = run("publish", site, "--dry-run")
    assert "  + index.html\n" in dry.stdout
    assert "Nothing was pushed." in dry.stdout
    first = run("publish", site)
    assert "Published to gh-pages of origin: " in first.stdout
    assert "Nothing to publish: gh-pages of origin has these files already." in run("publish", site).stdout


def test_a_refusal_of_the_system_is_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("papershelf.build.build", full)
    done = run("build", site)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: No space left on device. Free some space")


def test_a_fault_of_ours_is_a_sentence_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("papershelf.build.build", fault)
    monkeypatch.delenv("PAPERSHELF_TRACEBACK", raising=False)
    done = run("build", site)
    assert done.exit_code == 70
    assert "Papershelf is at fault here (KeyError" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_is_quiet(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("papershelf.build.build", interrupted)
    done = run("build", site)
    assert (done.exit_code, done.output) == (130, "")


def test_a_stage_that_lasts_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    with Bar() as bar:
        bar.terminal = True
        bar.step("Reading", 1, 10)
        assert bar.shown is None
        bar.step("Reading", 2, 10)
        assert bar.shown is not None
        task = bar.shown.tasks[0]
        assert (task.description, task.completed, task.total) == ("Reading", 2, 10)
        bar.step("Shelving", 0, 0)
        assert bar.shown is None


def program(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "papershelf", *map(str, words)],
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def loaded_by(*words: object) -> set[str]:
    done = program(*words, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    return {line.split("|")[-1].strip() for line in done.stderr.decode().splitlines()}


def test_the_version_needs_no_pipeline() -> None:
    assert program("--version").stdout.decode().strip() == f"papershelf {__version__}"
    assert not loaded_by("--version") & {"papershelf.build", "papershelf.read", "jinja2", "rich"}


def test_a_build_needs_no_server_and_no_bar(site: Path) -> None:
    unwanted = {"rich", "starlette", "uvicorn", "watchdog", "ghp_import", "asyncio"}
    assert not loaded_by("build", site) & unwanted


def test_letters_that_a_terminal_lacks_do_no_harm(site: Path) -> None:
    (site / "content" / "Łódź.md").write_text(BROKEN.replace("A paper", "Œuvre"), encoding="utf-8")
    done = program("check", site, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    assert "content/?ód?.md:1".encode("cp1252") in done.stdout


def test_a_closed_pipe_is_quiet(broken: Path) -> None:
    shell = f'"{sys.executable}" -m papershelf check "{broken}" | true'
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert done.stderr == b""
