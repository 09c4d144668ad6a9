"""The files of content/: which are read, in which order, and what is said of those that cannot be."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Document
from papershelf.read import read_content, read_file
from papershelf.read.walk import Found

NOTE = '+++\ntitle = "Deep Sets"\nauthors = ["Ada Byron"]\n+++\nBody.\n'


def write(root: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def codes(document: Document) -> list[tuple[str, str]]:
    return [(problem.severity, problem.code) for problem in document.problems]


def test_documents_are_found_in_any_depth_and_sorted_by_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "b_dot_md": NOTE,
            "a__c_dot_md": NOTE,
            "a_dot_md": NOTE,
            "_dot_hidden": "x",
            "lists__l_dot_toml": "",
        },
        **{"pages__about_dot_md": "x", "corrections_dot_toml": "", "sub__lists__d_dot_md": NOTE},
    )
    calls: list[tuple[int, int]] = []
    documents = read_content(tmp_path, lambda done, total: calls.append((done, total)))
    assert [document.file for document in documents] == ["a.md", "a/c.md", "b.md", "sub/lists/d.md"]
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_another_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, **{"paper_dot_pdf": b"%PDF-1.7"})
    (document,) = read_content(tmp_path)
    assert (document.layout, document.records) == ("unreadable", ())
    assert codes(document) == [("error", "unknown-format")]
    assert document.problems[0].file == "content/paper.pdf"
    assert ".pdf" in document.problems[0].message
    assert document.problems[0].hint


def test_links_out_of_content_are_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    write(tmp_path, secret_dot_md=NOTE, content__a_dot_md=NOTE)
    (content / "out.md").symlink_to(tmp_path / "secret.md")
    (content / "folder").symlink_to(tmp_path)
    (content / "in.md").symlink_to(content / "a.md")
    (content / "gone.md").symlink_to(content / "nowhere.md")
    found = {document.file: codes(document) for document in read_content(content)}
    assert found == {
        "a.md": [],
        "folder": [("error", "link-out")],
        "gone.md": [("error", "broken-link")],
        "in.md": [],
        "out.md": [("error", "link-out")],
    }


@pytest.mark.parametrize(
    "data", [b"a\x00b", b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\xff\xfe", b"\xff\xfe\x00\xd8"]
)
def test_binary_files_are_unreadable(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, page_dot_txt=data)
    (document,) = read_content(tmp_path)
    assert document.layout == "unreadable"
    assert codes(document) == [("error", "not-text")]


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("utf-8", None), ("utf-8-sig", None), ("cp1252", "not-utf-8"), ("utf-16", None)],
)
def test_text_is_decoded(tmp_path: Path, encoding: str, code: str | None) -> None:
    text = NOTE.replace("Ada Byron", "Amélie Héliou").replace("\n", "\r\n")
    write(tmp_path, note_dot_md=text.encode(encoding))
    (document,) = read_content(tmp_path)
    assert document.records[0].authors == ("Amélie Héliou",)
    assert [found for _, found in codes(document)] == ([code] if code else [])


def test_invisible_characters_go_and_white_space_collapses(tmp_path: Path) -> None:
    write(tmp_path, n_dot_md=NOTE.replace("Deep Sets", "Deep\u00a0\u200b  Se\u00adts e\u0301"))
    assert read_content(tmp_path)[0].records[0].title == "Deep Sets é"


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    found = Found(os.fspath(tmp_path / "gone.txt"), "gone.txt")
    assert codes(read_file(found).document) == [("error", "unreadable-file")]


def test_the_hash_is_of_the_text_not_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, a_dot_md=NOTE, b_dot_md="\ufeff" + NOTE.replace("\n", "\r\n"))
    first, second = read_content(tmp_path)
    assert first.text_hash == second.text_hash


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(["", ".txt", ".md", ".bib"]))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(b"+++\n" + data if suffix == ".md" else data)
    document = read_file(Found(os.fspath(path), path.name)).document
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total
    str(document).encode()  # no lone surrogates
