import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers.api import BaseObserver, ObservedWatch

from papershelf.preview.watch import watching

SOON, SETTLED = 5.0, 0.3


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text('title = "T"\n')
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("a\n")
    return tmp_path


def replaced(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text)
    beside.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "content" / "a.txt").write_text("b\n"),
        lambda site: replaced(site / "content" / "a.txt", "b\n"),
        lambda site: (site / "content" / "new.md").write_text("b\n"),
        lambda site: (site / "content" / "a.txt").unlink(),
        lambda site: (site / "content" / "deep").mkdir(),
        lambda site: (site / "site.toml").write_text('title = "U"\n'),
        lambda site: replaced(site / "site.toml", 'title = "U"\n'),
        lambda site: (site / "static").mkdir(),
    ],
)
def test_a_change_is_told(site: Path, change: Callable[[Path], object]) -> None:
    told = threading.Event()
    with watching(site, [], told.set):
        change(site)
        assert told.wait(SOON)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "content" / "a.txt").read_bytes(),
        lambda site: (site / "content" / ".a.txt.swp").write_text("b\n"),
        lambda site: (site / "content" / "a.txt~").write_text("b\n"),
        lambda site: (site / "notes.txt").write_text("b\n"),
        lambda site: (site / "build").mkdir(),
    ],
)
def test_what_changes_nothing_is_not_told(site: Path, change: Callable[[Path], object]) -> None:
    told = threading.Event()
    with watching(site, [], told.set):
        change(site)
        assert not told.wait(SETTLED)


def test_a_folder_that_comes_later_is_watched(site: Path) -> None:
    told = threading.Event()
    with watching(site, [], told.set):
        (site / "static").mkdir()
        assert told.wait(SOON)
        told.clear()
        (site / "static" / "logo.svg").write_text("<svg/>")
        assert told.wait(SOON)


def test_a_folder_that_goes_while_we_look_into_it_is_watched_when_it_is_back(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = threading.Event()
    gone = [FileNotFoundError(), FileNotFoundError()]
    schedule = BaseObserver.schedule

    def unsteady(self: BaseObserver, *given: Any, **named: Any) -> ObservedWatch:
        if self.is_alive() and gone:
            raise gone.pop()
        return schedule(self, *given, **named)

    monkeypatch.setattr(BaseObserver, "schedule", unsteady)
    with watching(site, [], told.set):
        (site / "static").mkdir()
        assert told.wait(SOON)
        assert not gone
        told.clear()
        (site / "static" / "logo.svg").write_text("<svg/>")
        assert told.wait(SOON)


def test_a_theme_elsewhere_is_watched(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    theme = tmp_path_factory.mktemp("theme")
    told = threading.Event()
    with watching(site, [theme], told.set):
        (theme / "base.html").write_text("<p>")
        assert told.wait(SOON)
