"""Every code of a problem is registered, used, explained, and can really occur."""

import ast
import os
import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from papershelf import starter
from papershelf.build import all_problems, read_shelf
from papershelf.check import of_setting
from papershelf.codes import GROUPS, codes, nearest
from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.model import Problem
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.reader import Reader
from papershelf.read.source import LONGEST, Pin, Source

SOURCE = Path(__file__).parents[1] / "src" / "papershelf"
KEBAB = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def site_with(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> Path:
    starter.start(folder)
    for path in (folder / "content").rglob("*.*"):
        path.unlink()
    for name, content in files:
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def problems(site: Path) -> tuple[Problem, ...]:
    try:
        return all_problems(read_shelf(site, load(site)))
    except PapershelfError as error:
        wrong = of_setting(error, site)
        assert wrong
        return (wrong,)


def said(node: ast.AST) -> str:
    """The literal text of an expression, f-strings without their values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(said, node.values))
    return ""


def codes_beside_sentences(tree: ast.AST) -> Iterable[str]:
    """What stands where codes stand: as `code=…`, or in a call, tuple or table together with a sentence."""
    for node in ast.walk(tree):
        groups: list[list[ast.expr]] = []
        if isinstance(node, ast.keyword) and node.arg == "code":
            yield said(node.value)
        elif isinstance(node, ast.Call):
            groups = [[*node.args, *(keyword.value for keyword in node.keywords)]]
        elif isinstance(node, ast.Tuple):
            groups = [node.elts]
        elif isinstance(node, ast.Dict):
            groups = [
                [key, *value.elts]
                for key, value in zip(node.keys, node.values, strict=True)
                if key is not None and isinstance(value, ast.Tuple)
            ]
        for group in groups:
            texts = [said(each) for each in group]
            if any(" " in text and text.endswith(".") for text in texts):
                yield from (text for text in texts if KEBAB.fullmatch(text))


def test_every_code_in_the_program_is_registered_and_every_registered_one_is_used() -> None:
    used: set[str] = set()
    constants: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if path.relative_to(SOURCE).parts[:2] == ("site", "views"):
            continue  # names of sections
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used.update(filter(None, codes_beside_sentences(tree)))
        constants.update(said(node) for node in ast.walk(tree))
    assert used - codes().keys() == set()
    assert codes().keys() - constants == set()


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str) -> None:
    known = codes()[code]
    assert KEBAB.fullmatch(code)
    assert known.group in GROUPS
    assert set(known.severity) <= {"error", "warning", "note"}
    for sentence in (known.means, known.mend):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "?"))


def refused_folder(site: Path) -> None:
    (site / "content" / "mine").symlink_to("mine")
    (site / "content" / "mine").unlink()
    (site / "content" / "mine").mkdir(mode=0)


def socket_in(site: Path) -> None:
    here = Path.cwd()
    os.chdir(site / "content")  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("ear")
    finally:
        os.chdir(here)


def refused_file(site: Path) -> None:
    (site / "content" / "mine.txt").touch(mode=0)


def unfit(site: Path) -> None:
    (site / "static").mkdir()
    (site / "static" / "two\nlines.txt").touch()


def wrong_setting(site: Path) -> None:
    (site / "site.toml").write_text("colour = 1\n")


def made(file: Path) -> Path:
    file.touch()
    return file


ON_DISK: dict[str, Callable[[Path], object]] = {
    "unreadable-file": refused_file,
    "unreadable-folder": refused_folder,
    "not-a-file": socket_in,
    "link-out": lambda site: (site / "content" / "out.txt").symlink_to("/etc/hostname"),
    "broken-link": lambda site: (site / "content" / "gone.txt").symlink_to("nowhere.txt"),
    "too-long": lambda site: os.truncate(made(site / "content" / "page.txt"), LONGEST + 1),
    "unfit-name": unfit,
    "wrong-setting": wrong_setting,
    "unmatched-document": lambda site: (site / "site.toml").write_text(
        'title = "T"\n[[documents]]\nfile = "gone.txt"\n'
    ),
    "unknown-encoding": lambda site: (site / "content" / "page.txt").write_bytes(
        "Читать статьи".encode("koi8-r")
    ),
    "broken-letters": lambda site: (site / "content" / "page.txt").write_bytes(
        "Jörg, Zoë".encode() + b"\xe9\n"
    ),
    "unmatched-topic": lambda site: (site / "site.toml").write_text(
        'title = "T"\n[[topics]]\nname = "Bees"\nmatch = ["bee"]\nparent = "Insects"\n'
    ),
    "unmatched-pick": lambda site: (site / "site.toml").write_text(
        'title = "T"\n[home]\npicks = ["deep-set"]\n'
    ),
    "weak-accent": lambda site: (site / "site.toml").write_text('title = "T"\naccent = "#ff0"\n'),
    "unfit-logo": lambda site: (site / "site.toml").write_text('title = "T"\nlogo = "logo.svg"\n'),
    "unmatched-navigation": lambda site: (site / "site.toml").write_text(
        'title = "T"\n[[navigation]]\npage = "contact"\n'
    ),
    "bad-permalink": lambda site: (site / "permalinks.lock").write_text("<<<<<<< ours\n"),
    "not-utf-8": lambda site: (site / "content" / "page.txt").write_bytes("José Müller".encode("cp1252")),
}
"""What no text of a file gives."""


def postr() -> tuple[Problem, ...]:
    """A layout that another program names; in site.toml it would be a wrong setting."""
    return pages.read(Source(file="page.txt", text="Deep Sets\n", pin=Pin(layout="postr"))).document.problems


@pytest.mark.parametrize("code", codes())
def test_every_code_can_occur(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = codes()[code]
    site = site_with(tmp_path, [("list.md", '+++\ntitle = "Deep Sets"\nauthors = ["M Zaheer"]\n+++\n')])
    if code == "reader-failed":
        failing = Reader(name="Markdown", suffixes=(".md",), read=fails)
        monkeypatch.setattr("papershelf.read.READERS", (failing,))
    elif code in ON_DISK:
        if os.geteuid() == 0 and code.startswith("unreadable"):  # root may read everything
            monkeypatch.setattr(os, "scandir", denied(os.scandir))
            monkeypatch.setattr("builtins.open", denied(open))
        ON_DISK[code](site)
    else:
        assert known.example or code == "unknown-layout-name", f"codes.toml has no example of {code}"
        site_with(site / "other", known.example.items())
        site = site / "other"
    told = postr() if code == "unknown-layout-name" else problems(site)
    found = [problem for problem in told if problem.code == code]
    assert found
    assert {problem.severity for problem in found} <= set(known.severity)
    monkeypatch.undo()
    if (site / "content" / "mine").exists():
        (site / "content" / "mine").chmod(0o700)


def fails(source: Source) -> Draft:
    raise TypeError(source.file)


def denied(real: Callable[..., object]) -> Callable[..., object]:
    """What the system does for somebody who is not root."""

    def call(path: object, *rest: object, **more: object) -> object:
        if isinstance(path, str) and Path(path).name.startswith("mine"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest, **more)

    return call


@pytest.mark.parametrize("code", [code for code, known in codes().items() if known.instead])
def test_what_is_written_instead_has_not_that_problem(code: str, tmp_path: Path) -> None:
    site = site_with(tmp_path, codes()[code].instead.items())
    assert code not in {problem.code for problem in problems(site)}


def test_the_nearest_code_is_offered() -> None:
    assert nearest("unread-line") == "unread-lines"
    assert nearest("Unknown Layout") == "unknown-layout"
    assert nearest("zzz") is None
