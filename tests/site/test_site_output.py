"""What `build/` holds after a write, whatever was there before."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.errors import PapershelfError
from papershelf.site import output
from papershelf.site.output import BESIDE, INCOMPLETE, WRITTEN, Written, alone, is_incomplete, write


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != WRITTEN
    }


def test_files_are_written_once_and_only_when_their_bytes_change(tmp_path: Path) -> None:
    files = [("index.html", b"a"), ("papers/x.html", b"b")]
    assert write(tmp_path, files) == Written(2, 0, 0)
    times = {path: os.stat(tmp_path / path).st_mtime_ns for path, _ in files}
    listing = os.stat(tmp_path / WRITTEN).st_mtime_ns
    assert write(tmp_path, files) == Written(0, 2, 0)
    assert times == {path: os.stat(tmp_path / path).st_mtime_ns for path, _ in files}
    assert listing == os.stat(tmp_path / WRITTEN).st_mtime_ns
    assert write(tmp_path, [("index.html", b"A"), ("papers/x.html", b"b")]) == Written(1, 1, 0)


def test_strays_that_we_wrote_go_with_their_folders_and_foreign_files_stay(tmp_path: Path) -> None:
    write(tmp_path, [("index.html", b"a"), ("papers/x.html", b"b"), ("topics/y.html", b"c")])
    (tmp_path / "papers/mine.txt").write_bytes(b"foreign")
    assert write(tmp_path, [("index.html", b"a")]).removed == 2
    assert held(tmp_path) == {"index.html": b"a", "papers/mine.txt": b"foreign"}
    assert not (tmp_path / "topics").exists()


def test_an_interrupted_build_is_marked_and_the_next_one_heals_it(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        yield "papers/stray.html", b"stray"
        raise KeyboardInterrupt

    write(tmp_path, [("index.html", b"old")])
    assert not is_incomplete(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, broken())
    assert is_incomplete(tmp_path)
    write(tmp_path, [("index.html", b"old")])
    assert not is_incomplete(tmp_path)
    assert held(tmp_path) == {"index.html": b"old"}


def test_a_first_build_is_marked_before_its_first_file(tmp_path: Path) -> None:
    def killed() -> Iterator[tuple[str, bytes]]:
        assert is_incomplete(tmp_path)
        raise KeyboardInterrupt
        yield "", b""

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, killed())
    assert is_incomplete(tmp_path)


def test_a_forged_list_of_files_removes_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"keep")
    build = tmp_path / "build"
    write(build, [("index.html", b"a")])
    (build / WRITTEN).write_text(f"index.html\n../outside.txt\n{outside}\n", encoding="utf-8")
    write(build, [("index.html", b"a")])
    assert outside.read_bytes() == b"keep"


FILES = st.dictionaries(st.sampled_from(["a", "b", "x/a", "x/b", "y/z/c"]), st.binary(max_size=3))


@settings(max_examples=50)
@given(st.lists(FILES, min_size=1, max_size=4))
def test_after_any_builds_the_folder_holds_the_last_one(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("build")
    for files in builds:
        done = write(folder, files.items())
        assert done.written + done.unchanged == len(files)
    assert held(folder) == builds[-1]
    assert (folder / WRITTEN).read_text() == "".join(f"{path}\n" for path in sorted(builds[-1]))
    assert not (folder / INCOMPLETE).exists()


def test_a_killed_build_leaves_no_half_written_file_behind(tmp_path: Path) -> None:
    write(tmp_path, [("index.html", b"a"), ("papers/x.html", b"b")])
    (tmp_path / INCOMPLETE).touch()
    (tmp_path / "papers" / f"x.html{BESIDE}").write_bytes(b"hal")
    write(tmp_path, [("index.html", b"a")])
    assert held(tmp_path) == {"index.html": b"a"}
    assert not (tmp_path / "papers").exists()


def test_links_in_the_folder_lead_no_file_out_of_it(tmp_path: Path) -> None:
    outside, build = tmp_path / "outside", tmp_path / "build"
    outside.mkdir()
    (outside / "precious.txt").write_bytes(b"precious")
    write(build, [("papers/precious.txt", b"ours"), ("index.html", b"a")])
    (build / "papers" / "precious.txt").unlink()
    (build / "papers").rmdir()
    (build / "papers").symlink_to(outside)
    with pytest.raises(PapershelfError, match="is a link that leads out"):
        write(build, [("papers/x.html", b"b")])
    write(build, [("index.html", b"a")])
    (build / "index.html").unlink()
    (build / "index.html").symlink_to(outside / "precious.txt")
    write(build, [("index.html", b"b")])
    assert held(outside) == {"precious.txt": b"precious"}


@pytest.mark.parametrize("path", ["index.html", "papers/x.html"])
def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path, path: str) -> None:
    place = (tmp_path / "build" / path).parent
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"foreign")
    with pytest.raises(PapershelfError, match="should be a folder"):
        write(tmp_path / "build", [(path, b"ours")])
    assert place.read_bytes() == b"foreign"


def test_two_builds_of_a_site_go_one_after_the_other(tmp_path: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with alone(tmp_path):
            inside.set()
            time.sleep(0.1)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    with alone(tmp_path):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_who_waits_too_long_for_another_build_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "PATIENCE", 0.05)
    with alone(tmp_path), pytest.raises(PapershelfError, match="Another build"), alone(tmp_path):
        pass


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(PapershelfError, match="should be a file"):
        write(tmp_path, [("index.html", b"ours")])
    assert not (tmp_path / f"index.html{BESIDE}").exists()
