"""Readers from other packages: found by the ending of a file or a pin, and no trouble for others when broken."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from papershelf.model import Document
from papershelf.read import read_content, read_data
from papershelf.read.plugins import plugins
from papershelf.read.source import Pin

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python looks for packages in."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    plugins.cache_clear()
    yield folder
    plugins.cache_clear()


def install(folder: Path, module: str, text: str, entry: str) -> None:
    (folder / f"{module}.py").write_text(text)
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[papershelf.readers]\n{entry}\n")


def example() -> str:
    found = re.search(r"```python\n(.*?)```", (DOCS / "readers.md").read_text(encoding="utf-8"), flags=re.S)
    assert found
    return found[1]


def read(file: str, text: str, pin: Pin | None = None) -> Document:
    return read_data(file, text.encode(), pin or Pin()).document


def test_the_documentations_reader_reads(packages: Path, tmp_path: Path) -> None:
    install(packages, "papershelf_plan", example(), "plan = papershelf_plan:READER")
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.papers").write_text("Deep Sets by Ada Byron\nWide Nets by Bo Chen")
    (document,) = read_content(content)
    assert [(record.title, record.authors) for record in document.records] == [
        ("Deep Sets", ("Ada Byron",)),
        ("Wide Nets", ("Bo Chen",)),
    ]
    assert read("a.txt", "Deep Sets by Ada Byron", Pin(layout="plan")).layout == "plan"
    sys.modules.pop("papershelf_plan")


@pytest.mark.parametrize(
    ("text", "entry", "said"),
    [
        ("1 / 0", "broken_one:READER", "could not be loaded (ZeroDivisionError: division by zero)"),
        ("READER = 1", "broken_one:READER", "is no papershelf.read.reader.Reader."),
        ("", "broken_one:READER", "could not be loaded (AttributeError: "),
    ],
)
def test_a_reader_that_cannot_be_loaded_is_named(
    packages: Path, tmp_path: Path, text: str, entry: str, said: str
) -> None:
    install(packages, "broken_one", text, f"one = {entry}")
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.papers").write_text("Deep Sets by Ada Byron")
    (problem,) = read_content(content)[0].problems
    sys.modules.pop("broken_one", None)
    assert problem.code == "unknown-format"
    assert "The reader “one” of the package “broken_one”" in problem.message
    assert said in problem.message


@pytest.mark.parametrize("body", ["raise ValueError('no')", "return None", "return f(source)"])
def test_a_reader_that_fails_costs_its_document_only(packages: Path, body: str) -> None:
    program = f"from papershelf.read.reader import Reader\ndef f(source):\n    {body}\n"
    install(
        packages,
        "failing",
        program + 'READER = Reader(name="f", suffixes=(".f",), read=f)\n',
        "f = failing:READER",
    )
    document = read("a.f", "Deep Sets")
    sys.modules.pop("failing")
    assert [problem.code for problem in document.problems] == ["reader-failed"]
