"""Pages saved as a single file."""

import base64
import quopri

import pytest

from papershelf.model import Document
from papershelf.read import read_data

PAGE = """<html><head><meta charset="utf-8"><title>Session</title></head><body><h1>Session 3</h1>
<div class="title"><a href="/1">Counting Bees – a Survey</a></div>
<div class="authors">Ada Byron, José Çelik, Bo Chen</div>
<div class="title"><a href="/2">Wasps Are Hard to Count</a></div>
<div class="authors">Cy Roe, Jane Doe</div>
<div class="title"><a href="/3">Distillation</a></div>
<div class="authors">Li Wei, Max Ernst</div>
</body></html>
"""


def archive(coding: str, charset: str = "utf-8") -> bytes:
    data = PAGE.encode(charset)
    bodies = {
        "base64": base64.encodebytes(data),
        "quoted-printable": quopri.encodestring(data),
        "8bit": data,
    }
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/list\nSubject: =?utf-8?Q?Session?=\n"
        "Date: Tue, 4 May 2021 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\tboundary="----MultipartBoundary--abc----"\n\n\n------MultipartBoundary--abc----\n'
        f"Content-Type: text/html; charset={charset}\nContent-ID: <frame-1>\nContent-Transfer-Encoding: {coding}\n"
        "Content-Location: https://example.org/list\n\n"
    )
    tail = (
        "\n------MultipartBoundary--abc----\nContent-Type: text/css\nContent-Transfer-Encoding: 8bit\n\nbody {}\n"
        "------MultipartBoundary--abc------\n"
    )
    return head.encode() + bodies[coding] + tail.encode()


def check(document: Document) -> None:
    assert [(record.title, record.authors) for record in document.records] == [
        ("Counting Bees – a Survey", ("Ada Byron", "José Çelik", "Bo Chen")),
        ("Wasps Are Hard to Count", ("Cy Roe", "Jane Doe")),
        ("Distillation", ("Li Wei", "Max Ernst")),
    ]
    assert document.title == "Session"
    assert document.records[0].links[0].url == "https://example.org/1"
    assert document.lines_total == document.lines_in_records + document.lines_noise + document.lines_blank


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_the_page_within_is_read(coding: str) -> None:
    check(read_data("page.mhtml", archive(coding)).document)


def test_another_charset_and_another_ending() -> None:
    check(read_data("page.mht", archive("quoted-printable", "windows-1252")).document)


def test_records_stand_on_their_lines_of_the_file() -> None:
    data = archive("quoted-printable")
    document = read_data("page.mhtml", data).document
    lines = data.decode().split("\n")
    assert "Counting Bees" in lines[document.records[0].line_start - 1]
    assert "Distillation" in lines[document.records[2].line_start - 1]


@pytest.mark.parametrize(
    "data", [b"", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", b"\x00"]
)
def test_damaged_files_give_a_problem(data: bytes) -> None:
    document = read_data("page.mhtml", data).document
    assert not document.records
    assert document.problems
