"""The examples of docs/search.md find something on the shelf that `papershelf new` writes."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from papershelf import starter
from papershelf.build import build
from papershelf.cli import main

PAGE = (Path(__file__).parents[2] / "docs/search.md").read_text(encoding="utf-8")
FORMS = [row.split("|")[1] for row in PAGE.splitlines() if row.startswith("| `")]
EXAMPLES = [example for form in FORMS for example in re.findall(r"`([^`]+)`", form)]
IN_TEXT = [
    "lukasz",
    "networks",
    "step size",
    "step-size",
    "stepsize",
    "Kingma DP",
    '"attention is all you need"',
]
COMMANDS = re.findall(r"^    papershelf search (?!--batch)(.+)$", PAGE, re.M)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starter") / "my-shelf"
    starter.start(folder)
    build(folder)
    return folder


@pytest.mark.parametrize("query", [*EXAMPLES, *IN_TEXT, "topic:attention topic:translation"])
def test_an_example_finds_something(site: Path, query: str) -> None:
    assert query in PAGE
    if query.startswith("is:"):
        return  # marks are the browser's
    done = CliRunner().invoke(main, ["search", "--site", str(site), query])
    assert done.exit_code == 0, done.output


def test_the_commands_and_their_answer_are_as_shown(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    assert len(COMMANDS) == 3
    for command in COMMANDS:
        words = shlex.split(command)
        where = [] if "--site" in words else ["--site", "my-shelf"]
        assert CliRunner().invoke(main, ["search", *where, *words]).exit_code == 0, command
    shown = re.findall(r"^\{.*\}$", PAGE, re.M)
    done = CliRunner().invoke(main, ["search", "--site", "my-shelf", "--json", "hinton"])
    assert done.stdout.splitlines() == shown
