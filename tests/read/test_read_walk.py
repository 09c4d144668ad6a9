"""Which files of content/ are documents."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.read.foreign import foreign_bytes, foreign_suffix
from papershelf.read.patterns import compiled, ignored, rules
from papershelf.read.walk import walk


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def names(content: Path, *ignore: str) -> list[str]:
    return [found.file for found in walk(content, ignore)]


def test_what_editors_and_systems_leave_behind_is_no_document(tmp_path: Path) -> None:
    left = "a.txt~ #a.txt# .a.txt.swp a.swp ~$a.docx Thumbs.db desktop.ini .DS_Store Icon\r a.tmp x/.git/config".split(
        " "
    )
    assert names(files(tmp_path, "a.txt", *left, "__MACOSX/a.txt")) == ["a.txt"]


def test_a_saved_pages_folder_is_part_of_the_page(tmp_path: Path) -> None:
    files(tmp_path, "A page.html", "A page_files/x.js", "B.htm", "B-Dateien/y.html", "C_files/z.txt")
    assert names(tmp_path) == ["A page.html", "B.htm", "C_files/z.txt"]


def test_folders_of_any_depth_are_walked(tmp_path: Path) -> None:
    deep = "/".join("abcdefgh" * 5) + "/x.txt"
    assert names(files(tmp_path, deep)) == [deep]


def test_ignored_files_and_folders_are_left_out(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "b.bak", "drafts/c.txt", "x/b.bak", "x/drafts/d.txt", "x/todo.txt", "todo.txt")
    assert names(tmp_path, "*.bak", "drafts/**", "/todo.txt") == ["a.txt", "x/drafts/d.txt", "x/todo.txt"]
    assert names(tmp_path, "*", "!a.txt") == ["a.txt"]


@pytest.mark.parametrize(
    ("patterns", "file", "folder", "expected"),
    [
        (["*.bak"], "a/b.bak", False, True),
        (["*.bak"], "a/b.BAK", False, False),
        (["old/"], "a/old", True, True),
        (["old/"], "a/old", False, False),
        (["a/*.md"], "a/b/c.md", False, False),
        (["a/**/c.md"], "a/c.md", False, True),
        (["a/**/c.md"], "a/b/b/c.md", False, True),
        (["**/c.md"], "c.md", False, True),
        (["a/**"], "a", True, False),
        (["?.md"], "ab.md", False, False),
        (["[!a-c].md"], "d.md", False, True),
        (["[!a-c].md"], "b.md", False, False),
        ([r"\[a\].md"], "[a].md", False, True),
        (["./a.md"], "b/a.md", False, True),
        (["*.md", "!b.md"], "b.md", False, False),
        (["!b.md", "*.md"], "b.md", False, True),
        (["  ", ""], "a", False, False),
        (["e\u0301.md"], "é.md", False, True),
    ],
)
def test_patterns_are_those_of_gitignore(
    patterns: Sequence[str], file: str, folder: bool, expected: bool
) -> None:
    assert ignored(file, folder, rules(patterns)) is expected


@given(st.text("ab*?[]!\\/-^.", max_size=12), st.text("ab/.", max_size=12))
def test_any_text_is_a_pattern(pattern: str, path: str) -> None:
    compiled(pattern).fullmatch(path)
    ignored(path, True, rules([pattern]))


@pytest.mark.parametrize(
    ("suffix", "data", "what"),
    [
        (".pdf", b"%PDF-1.4", "a PDF"),
        (".docx", b"PK\x03\x04....word/document.xml", "a document of a word processor"),
        (".xlsx", b"PK\x03\x04....xl/workbook.xml", "a spreadsheet"),
        (".zip", b"PK\x03\x04....a.txt", "a compressed archive"),
        (".png", b"\x89PNG\r\n", "a picture"),
        (".webp", b"RIFF....WEBP", "a picture"),
        (".mp4", b"....ftypisom", "a recording"),
    ],
)
def test_what_is_no_text_says_what_it_is(suffix: str, data: bytes, what: str) -> None:
    known = foreign_suffix(suffix)
    assert known
    assert known.what == what
    assert foreign_bytes(data) == known
    assert known.instead.endswith(".")
