"""`papershelf check`: what it prints in each form, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papershelf.check import SHOWN_OF_CODE, SHOWN_OF_FILE, as_github, as_text, escaped, escaped_property
from papershelf.cli import main
from papershelf.codes import codes
from papershelf.config import load
from papershelf.excerpts import Excerpts
from papershelf.model import Problem
from papershelf.starter import start
from papershelf.terminal import folded

KEYS = ["file", "line", "column", "width", "severity", "code", "message", "hint"]


def check(*words: object, **environment: str) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, words)], env=environment)


def problem(file: str = "content/a.txt", line: int | None = 1, code: str = "unread-lines") -> Problem:
    return Problem(
        file=file, line=line, severity="warning", code=code, message="This is odd.", hint="Mend it."
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    start(tmp_path)
    return tmp_path


@pytest.fixture
def odd(site: Path) -> Path:
    """A site with a document that has a warning."""
    note = '+++\ntitle = "Deep Sets"\nauthors = ["Manzil Zaheer"]\ncolour = "red"\n+++\nText.\n'
    (site / "content" / "odd.md").write_text(note)
    return site


def test_a_site_without_problems_says_so(site: Path) -> None:
    checked = check(site)
    assert checked.exit_code == 0
    assert checked.stdout.endswith("No problems.\n")
    assert check(site, "--json").stdout == ""
    assert check(site, "--format", "github").stdout == ""


def test_the_summary_counts_by_severity(odd: Path) -> None:
    assert check(odd).stdout.endswith("1 problem: 0 errors, 1 warning, 0 notes.\n")


@pytest.mark.parametrize("words", [("--json",), ("--format", "json")])
def test_json_is_one_object_a_line_and_the_summary_talk(odd: Path, words: tuple[str, ...]) -> None:
    checked = check(odd, *words)
    (told,) = map(json.loads, checked.stdout.splitlines())
    assert list(told) == KEYS
    assert (told["file"], told["line"], told["code"]) == ("content/odd.md", 4, "unknown-key")
    assert "1 warning" in checked.stderr
    assert checked.exit_code == 0


def test_github_gets_a_command_for_each_problem(odd: Path) -> None:
    checked = check(odd, "--format", "github", "--strict=warning")
    assert checked.exit_code == 1
    (line,) = checked.stdout.splitlines()
    assert line.startswith(f"::warning file={odd.as_posix()}/content/odd.md,line=4")
    assert ",title=unknown-key::There is no key “colour”; it was left out.%0AThe keys are " in line


def test_what_would_end_a_command_is_escaped() -> None:
    assert escaped("100%\r\nof: a, b") == "100%25%0D%0Aof: a, b"
    assert escaped_property("a:b,c%") == "a%3Ab%2Cc%25"
    odd = Problem(
        file="content/a,b:c.txt",
        line=2,
        column=3,
        width=4,
        severity="note",
        code="no-title",
        message="::error::x\ny",
    )
    (line,) = as_github([odd], Path())
    assert (
        line == "::notice file=content/a%2Cb%3Ac.txt,line=2,col=3,endColumn=7,title=no-title::::error::x%0Ay"
    )


def test_explain_needs_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    explained = check("--explain", "unknown-key")
    assert explained.exit_code == 0
    known = codes()["unknown-key"]
    assert known.means in explained.stdout
    assert known.mend in explained.stdout
    (example,) = known.example.values()
    assert all(f"    {line}\n" in explained.stdout for line in example.strip().split("\n"))


@pytest.mark.parametrize("word", ["warning[unread-lines]", "UNREAD_LINES", "error[unread-lines]: This line"])
def test_a_code_is_known_as_it_stands_on_the_screen(word: str) -> None:
    assert check("--explain", word).stdout.startswith("unread-lines (warning)\n")


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    explained = check("--explain", "unknown-keys")
    assert explained.exit_code == 2
    assert explained.stderr == "error: unknown-keys is no code of a problem. Did you mean unknown-key?\n"
    assert "The codes are " in check("--explain", "zzz").stderr


def test_a_wrong_setting_is_shown_in_its_line(site: Path) -> None:
    (site / "site.toml").write_text('title = "My shelf"\ncolour = "red"\n')
    checked = check(site)
    assert checked.exit_code == 2
    assert checked.stdout.startswith("error[wrong-setting]: colour is not a key of site.toml.")
    assert " --> site.toml:2:1\n" in checked.stdout
    assert '2 | colour = "red"\n  | ^^^^^^\n' in checked.stdout
    as_data = check(site, "--json")
    assert as_data.exit_code == 2
    told = json.loads(as_data.stdout)
    assert list(told) == KEYS
    assert (told["file"], told["line"], told["column"], told["width"]) == ("site.toml", 2, 1, 6)
    built = CliRunner().invoke(main, ["build", str(site)])
    assert built.exit_code == 2
    assert f"{told['file']}:2: {told['message']}" in built.stderr


def test_toml_that_is_none_is_shown_in_its_line(site: Path) -> None:
    (site / "site.toml").write_text('title = "My shelf"\nlanguage = en\n')
    checked = check(site)
    assert checked.exit_code == 2
    assert " --> site.toml:2:12\n" in checked.stdout


def test_like_problems_of_a_file_are_counted_behind_the_first_of_them() -> None:
    text = "\n".join(as_text([problem(line=line) for line in range(1, 9)], Excerpts(Path())))
    assert text.count("This is odd.") == SHOWN_OF_FILE
    assert "and 5 more warning[unread-lines] in this file: lines 4, 5, 6, 7, 8" in text


def test_like_problems_of_many_files_get_a_line_each() -> None:
    many = [problem(file=f"content/{number}.txt") for number in range(SHOWN_OF_CODE + 5)]
    text = "\n".join(as_text(many, Excerpts(Path())))
    assert text.count("= help") == SHOWN_OF_CODE
    assert all(each.file in text for each in many)


def test_colours_are_for_terminals_only(odd: Path) -> None:
    assert "\x1b" not in check(odd).stdout
    colourful = CliRunner().invoke(main, ["check", str(odd)], color=True)
    assert "\x1b[33m" in colourful.stdout
    plain = CliRunner().invoke(main, ["check", str(odd)], color=True, env={"NO_COLOR": "1"})
    assert "\x1b" not in plain.stdout


def test_a_file_of_another_encoding_is_shown_in_its_letters(site: Path) -> None:
    (site / "site.toml").write_text(
        'title = "My shelf"\n[[documents]]\nfile = "page.txt"\nencoding = "koi8-r"\n', encoding="utf-8"
    )
    page = "LGOct 1\nЧитать статьи\nAda Byron, Bo Chen\nWe read. We show that we read well, and so on.\n"
    (site / "content" / "page.txt").write_bytes(page.encode("koi8-r"))
    lines = Excerpts(site, load(site).documents)
    shown = "\n".join(as_text([problem("content/page.txt", 2)], lines))
    assert "2 | Читать статьи" in shown


def test_a_terminal_gets_its_lines_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "   = help: " + "Write it whole, or add a document that has it. " * 3
    assert folded(text, 4) == text  # what goes into a file or a pipe stays a line
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    first, *others = folded(text, 4).split("\n")
    assert first.startswith("   = help: Write")
    assert all(line.startswith("    ") for line in others)
    assert max(map(len, (first, *others))) <= 60
    assert " ".join(" ".join((first, *others)).split()) == " ".join(text.split())
