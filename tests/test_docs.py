"""What the documentation says is what the program does."""

import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from papershelf import starter
from papershelf.build import build
from papershelf.cli import main
from papershelf.config import Config, Content, Corrections, Documents, Home, Publish, TopicRule, load
from papershelf.look import NavigationEntry
from papershelf.read.formats.note_keys import KEYS
from papershelf.read.pages.layouts import LAYOUTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "reference.py"))


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """`build/api/` of a site with the real pages and a note, so that every kind of value is there."""
    site = tmp_path_factory.mktemp("api")
    starter.start(site)
    for page in seeds.glob("*.txt"):
        (site / "content" / page.name).write_bytes(page.read_bytes())
    build(site, timings=True)
    return site / "build" / "api"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def table(page: Path, after: str) -> list[list[str]]:
    """The rows of the first table behind these words, without its head."""
    lines = text(page).partition(after)[2].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def in_code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_what_is_written_from_the_code_is_up_to_date(reference: dict[str, Any]) -> None:
    expected: Callable[[], dict[str, str]] = reference["reference"]
    for file, content in expected().items():
        assert text(DOCS / file) == content, f"run python scripts/reference.py: docs/{file} is old"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text(page)):
        assert (page.parent / target).exists(), target


def commands() -> Iterator[str]:
    """Every line of the documentation that calls the program."""
    starter_pages = [starter.README, "\n".join(str(verb.epilog) for verb in (main, *main.commands.values()))]
    for page in [*map(text, PAGES), *starter_pages]:
        for line in re.findall(r"^ *(?:\.venv/bin/)?(papershelf .*)$", page, flags=re.M):
            yield re.split(r"   +|  #", line)[0]
        yield from (each for each in re.findall(r"`(papershelf [a-z][^`]*)`", page) if "…" not in each)


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_every_command_in_the_documentation_is_one(line: str) -> None:
    _, verb, *words = shlex.split(line)
    if verb == "new" and not words:
        return  # the name of a verb, not a call
    command = main.commands[verb]
    with command.make_context(verb, words, parent=click.Context(main, **main.context_settings)) as context:
        if isinstance(command, click.Group) and words:
            _, part, rest = command.resolve_command(context, words)
            assert part
            part.make_context(words[0], rest, parent=context).close()


def test_scripts_in_the_documentation_exist() -> None:
    for page in PAGES:
        for script in re.findall(r"\b(scripts/[\w.]+|\.ci/run)", text(page)):
            assert os.access(ROOT / script, os.R_OK), script


def test_the_guides_commands_work_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for key in ("NAME", "EMAIL"):
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", "ada@example.org")
    subprocess.run(["git", "init", "--quiet", "--bare", "remote.git"], check=True)
    ran = []
    for block in re.findall(r"```sh\n(.*?)```", text(DOCS / "guide.md"), flags=re.S):
        for line in block.splitlines():
            program, *words = shlex.split(line)
            if program == "papershelf" and words[0] != "serve":
                done = CliRunner().invoke(main, words)
                assert done.exit_code == 0, done.output
                ran.append(words[0])
            elif program == "git":
                here = [
                    word.replace("https://github.com/you/my-shelf.git", "../remote.git") for word in words
                ]
                subprocess.run(["git", *here], check=True, capture_output=True)
    assert ran == ["new", "check", "build", "publish", "publish"]
    published = ["git", "--git-dir", "remote.git", "ls-tree", "--name-only", "gh-pages"]
    assert "index.html" in subprocess.run(published, check=True, capture_output=True, text=True).stdout


def test_the_guides_problem_is_what_check_prints(tmp_path: Path) -> None:
    shown = re.search(r"(?:^    .*\n)*^    warning\[.*\n(?:^    .*\n)*", text(DOCS / "guide.md"), flags=re.M)
    assert shown
    starter.start(tmp_path)
    note = tmp_path / "content" / "attention.md"
    authors = '["Ashish Vaswani", "Noam Shazeer 2"]'
    note.write_text(f'+++\ntitle = "Attention Is All You Need"\nauthors = {authors}\n+++\nText.\n')
    printed = CliRunner().invoke(main, ["check", str(tmp_path)]).stdout
    assert re.sub("^    ", "", shown[0], flags=re.M) in printed


def test_the_guides_tables_are_complete() -> None:
    assert {row[0] for row in table(DOCS / "guide.md", "Four layouts are known")} == {
        layout.name for layout in LAYOUTS
    }
    assert len(LAYOUTS) == 4
    rows = table(DOCS / "guide.md", "What the paper does, and why it is here.")
    assert sorted(name for row in rows for name in in_code(row[0])) == sorted(KEYS)


def test_the_guides_note_has_no_problems(tmp_path: Path) -> None:
    note = re.search(r"```markdown\n(.*?)```", text(DOCS / "guide.md"), flags=re.S)
    assert note
    starter.start(tmp_path)
    (tmp_path / "content" / "attention.md").write_text(note[1])
    checked = CliRunner().invoke(main, ["check", str(tmp_path), "--strict=warning"])
    assert checked.exit_code == 0, checked.output


def test_the_contracts_keys_are_those_of_a_build(api: Path) -> None:
    for row in table(DOCS / "api.md", "`site.json` has `schema`"):
        (file,), keys = in_code(row[0]), in_code(row[1])
        data = text(api / file)
        things = map(json.loads, data.splitlines()) if file.endswith(".jsonl") else [json.loads(data)]
        for thing in things:
            assert [key for key in keys if key != "--timings"] == list(thing)


def test_a_build_obeys_the_schemas(api: Path, reference: dict[str, Any]) -> None:
    for name, schema in reference["schemas"]().items():
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        data = text(api / name.replace(".jsonl.json", ".jsonl"))
        things = data.splitlines() if ".jsonl" in name else [data]
        assert things
        for thing in things:
            validator.validate(json.loads(thing))


def test_the_contracts_example_runs(api: Path) -> None:
    program = re.search(r"<<'EOF'\n(.*?)EOF", text(DOCS / "api.md"), flags=re.S)
    assert program
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program[1], api / "papers.jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Attention Is All You Need by Ashish Vaswani, Noam Shazeer" in done.stdout


def test_a_new_sites_comments_name_every_key(tmp_path: Path) -> None:
    starter.start(tmp_path)
    path = tmp_path / "site.toml"
    # What is commented out and looks like TOML is what a user will uncomment.
    path.write_text(re.sub(r"^# (?=\[{0,2}\w+\]{0,2}( = |$))", "", text(path), flags=re.M))
    load(tmp_path)
    for struct in (Config, Publish, Corrections, Content, Home, Documents, NavigationEntry, TopicRule):
        for field in msgspec.structs.fields(struct):
            assert re.search(rf"^\[*{field.name}\b", text(path), flags=re.M), field.name
