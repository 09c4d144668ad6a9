"""What of `static/` reaches the site, and what is told of the rest."""

import os
from pathlib import Path

from papershelf.build import build, read_shelf, render
from papershelf.config import load
from papershelf.site.output import INCOMPLETE, WRITTEN, is_incomplete
from papershelf.site.static import find_static, static_files
from papershelf.starter import start


def make_static(site: Path, **files: str) -> Path:
    folder = site / "static"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def told(site: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in find_static(site).problems]


def test_files_are_copied_in_order_and_hidden_folders_are_not(tmp_path: Path) -> None:
    folder = make_static(tmp_path, CNAME="shelf.example.org\n", Ä="umlaut")
    (folder / "a").mkdir()
    (folder / "a" / "b.txt").write_text("b")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("secret")
    found = find_static(tmp_path)
    assert list(static_files(found.files)) == [
        ("CNAME", b"shelf.example.org\n"),
        ("a/b.txt", b"b"),
        ("Ä", b"umlaut"),
    ]
    assert found.problems == ()


def test_a_site_needs_no_static_files(tmp_path: Path) -> None:
    assert find_static(tmp_path) == find_static(tmp_path / "nowhere")
    assert told(tmp_path) == []


def test_links_out_pipes_and_unfit_names_are_told_and_left_out(tmp_path: Path) -> None:
    folder = make_static(tmp_path, fine="fine")
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (folder / "link").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    (folder / "gone").symlink_to("nothing")
    (folder / "within").symlink_to("fine")
    os.mkfifo(folder / "pipe")
    (folder / "two\nlines").write_text("x")
    (folder / INCOMPLETE).write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9")).write_text("x")
    found = find_static(tmp_path)
    assert dict(static_files(found.files)) == {"fine": b"fine", "within": b"fine"}
    assert told(tmp_path) == [
        (f"static/{INCOMPLETE}", "unfit-name"),
        ("static/caf\\xe9", "unfit-name"),
        ("static/folder", "link-out"),
        ("static/gone", "broken-link"),
        ("static/link", "link-out"),
        ("static/pipe", "not-a-file"),
        ("static/two\nlines", "unfit-name"),
    ]


def test_problems_of_static_files_are_problems_of_the_build(tmp_path: Path) -> None:
    start(tmp_path)
    os.mkfifo(make_static(tmp_path) / "pipe")
    report = build(tmp_path)
    assert [problem.file for problem in report.problems if problem.code == "not-a-file"] == ["static/pipe"]
    assert "static/pipe" in (tmp_path / "build" / "health.html").read_text(encoding="utf-8")


def test_a_name_of_two_lines_costs_no_foreign_file(tmp_path: Path) -> None:
    start(tmp_path)
    folder = make_static(tmp_path)
    (folder / "a\nmine.txt").write_text("x")
    build(tmp_path)
    mine = tmp_path / "build" / "mine.txt"
    mine.write_text("mine")
    (folder / "a\nmine.txt").unlink()
    build(tmp_path)
    assert mine.read_text() == "mine"


def test_a_static_file_takes_the_place_of_ours_and_is_written_once(tmp_path: Path) -> None:
    start(tmp_path)
    make_static(tmp_path, **{"robots.txt": "User-agent: *\nDisallow: /\n"})
    build(tmp_path)
    assert build(tmp_path).written == 0
    assert (tmp_path / "build" / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    config = load(tmp_path)
    paths = [path for path, _ in render(read_shelf(tmp_path, config), config, tmp_path)]
    assert len(paths) == len(set(paths))
    assert not is_incomplete(tmp_path / "build")
    assert "robots.txt" in (tmp_path / "build" / WRITTEN).read_text(encoding="utf-8").splitlines()
