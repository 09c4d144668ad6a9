"""What `[[documents]]` of site.toml fixes for a document, and for its records."""

import re
from pathlib import Path

import pytest

from papershelf.build import all_problems, read_shelf
from papershelf.config import Documents, load
from papershelf.errors import PapershelfError
from papershelf.model import Document
from papershelf.read import PAGE_LAYOUTS, check_layouts, read_content, read_data, registry
from papershelf.read.pins import pin_of
from papershelf.read.source import Pin
from papershelf.starter import SESSION

NOTE = '+++\ntitle = "Deep Sets"\nauthors = ["Ada Byron"]\n{}+++\nBody.\n'


def read(text: str, pin: Pin, file: str = "a.txt") -> Document:
    return read_data(file, text.encode(), pin).document


def test_the_table_that_names_the_file_goes_before_patterns_and_each_key_is_taken_by_itself() -> None:
    tables = [
        Documents(file="**/*.txt", venue="Any", layout="feed"),
        Documents(file="icml/*.txt", venue="ICML 2021", date="2021"),
        Documents(file="icml/day.txt", session="Day", layout="poster session"),
    ]
    assert pin_of("icml/day.txt", tables) == Pin(
        venue="Any", layout="poster session", session="Day", date="2021"
    )
    assert pin_of("icml/x/day.txt", tables) == Pin(venue="Any", layout="feed")
    assert pin_of("day.bib", tables) == Pin()


def test_pins_go_before_the_document_and_behind_its_records() -> None:
    pin = Pin(title="Posters", session="West", venue="ICML 2021", date="2021-07")
    page = read(SESSION, pin)
    assert (page.title, page.session, page.venue, page.date) == ("Posters", "West", "ICML 2021", "2021-07")
    assert {(each.session, each.venue, each.date) for each in page.records} == {
        ("West", "ICML 2021", "2021-07")
    }
    note = read(NOTE.format('venue = "NeurIPS"\ndate = 2017\n'), pin, "a.md")
    (record,) = note.records
    assert (record.venue, record.date, record.session) == ("NeurIPS", "2017", "West")


def test_a_pinned_format_reads_a_file_with_any_ending() -> None:
    assert read(NOTE.format(""), Pin(layout="markdown"), "a.log").layout == "markdown"
    assert read("@article{a, title={Deep Sets}}", Pin(layout="BibTeX"), "a.data").layout == "bibtex"
    assert read(SESSION, Pin(layout="poster session"), "a.log").layout == "poster session"


def test_a_pinned_encoding_reads_what_nothing_else_tells(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(NOTE.format("").replace("Ada Byron", "山田 太郎").encode("shift_jis"))
    tables = [Documents(file="a.md", encoding="shift_jis")]
    (document,) = read_content(tmp_path, documents=tables)
    assert document.records[0].authors == ("山田 太郎",)
    assert document.problems == ()


def site(folder: Path, tables: str) -> Path:
    (folder / "content").mkdir()
    (folder / "content" / "session-1.txt").write_text(SESSION)
    (folder / "site.toml").write_text(f'title = "T"\n\n{tables}')
    return folder


def test_a_table_that_no_document_fits_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    tables = (
        '[[documents]]\nfile = "*.txt"\n\n[[documents]]\n# the first\nfile = "sesion-1.txt"\nvenue = "V"\n'
    )
    shelf = read_shelf(site(tmp_path, tables), load(tmp_path))
    (problem,) = [each for each in all_problems(shelf) if each.code == "unmatched-document"]
    assert (problem.file, problem.line, problem.severity) == ("site.toml", 8, "warning")
    assert problem.hint == "Did you mean “session-1.txt”?"


def test_an_unknown_layout_names_the_nearest_and_its_line(tmp_path: Path) -> None:
    site(tmp_path, '[[documents]]\nfile = "*.txt"\nlayout = "poster sesion"\n')
    with pytest.raises(PapershelfError, match=r"site\.toml:5: .*Did you mean “poster session”\?"):
        read_shelf(tmp_path, load(tmp_path))


def test_a_session_gets_its_name_and_id_from_its_table(tmp_path: Path) -> None:
    site(tmp_path, '[[documents]]\nfile = "*.txt"\nsession = "Reading Group"\nvenue = "Our Lab"\n')
    shelf = read_shelf(tmp_path, load(tmp_path))
    assert [(each.id, each.name, each.venue) for each in shelf.sessions] == [
        ("our-lab-reading-group", "Reading Group", "Our Lab")
    ]
    assert {paper.venue for paper in shelf.papers} == {"Our Lab"}


@pytest.mark.parametrize(
    ("file", "text"), [("a.txt", SESSION), ("a.md", NOTE.format("")), ("a.bib", "@misc{a}\n")]
)
def test_what_site_toml_leaves_out_says_so(file: str, text: str) -> None:
    document = read(text, Pin(layout="Ignore"), file)
    assert (document.records, document.problems) == ((), ())
    assert {each.reason for each in document.noise} == {"left out by site.toml"}
    assert document.lines_noise + document.lines_blank == document.lines_total


@pytest.mark.parametrize("written", ["Poster session", "poster-session", "POSTER_SESSION"])
def test_a_layout_is_known_in_any_spelling(tmp_path: Path, written: str) -> None:
    assert read(SESSION, Pin(layout=written), "a.log").layout == "poster session"
    check_layouts(tmp_path, [Documents(file="a.log", layout=written)])


def test_every_layout_that_is_shown_can_be_pinned(tmp_path: Path) -> None:
    formats = Path(registry.__file__).parent / "formats"
    shown = {
        name
        for module in formats.glob("*.py")
        for line in module.read_text(encoding="utf-8").splitlines()
        if "accounted(" in line or "layout =" in line or "layout=" in line
        for name in re.findall(r'(?:source, |layout ?= ?|else )"([a-z -]+)"', line)
    }
    assert {"bibtex", "table", "web of science", "feed of news", "markdown"} <= shown
    check_layouts(tmp_path, [Documents(file="a", layout=name) for name in (*shown, *PAGE_LAYOUTS)])
