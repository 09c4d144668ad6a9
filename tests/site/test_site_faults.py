import os
from pathlib import Path

import pytest

from papershelf.build import build
from papershelf.errors import PapershelfError
from papershelf.starter import start


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>\n{% if %}", r"paper\.html:2: Expected an expression"),
        ("<p>\n\n{{ nothing.x }}", r"paper\.html:3: there is no value nothing here\. Compare"),
        ("{{ 1 / 0 }}", r"paper\.html:1: division by zero\."),
        ('{% include "gone.html" %}', r"paper\.html:1: there is no template gone\.html\."),
    ],
)
def test_a_fault_in_a_sites_own_template_is_a_sentence(tmp_path: Path, template: str, words: str) -> None:
    start(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "paper.html").write_text(template)
    with pytest.raises(PapershelfError, match=words):
        build(tmp_path)


def test_a_fault_in_the_theme_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    monkeypatch.setattr("papershelf.site.render.default_templates", lambda: theme)
    start(tmp_path / "site")
    with pytest.raises(Exception, match="html") as raised:
        build(tmp_path / "site")
    assert not isinstance(raised.value, PapershelfError)


@pytest.mark.parametrize("name", ["footer.html", "assets/base.css"])
def test_a_file_of_the_theme_that_is_no_utf_8_is_told(tmp_path: Path, name: str) -> None:
    start(tmp_path)
    file = tmp_path / "templates" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"caf\xe9")
    with pytest.raises(PapershelfError, match=rf"{name} is not UTF-8 at byte 4"):
        build(tmp_path)


def test_pipes_and_folders_among_the_assets_are_left_out(tmp_path: Path) -> None:
    start(tmp_path)
    folder = tmp_path / "templates" / "assets"
    (folder / "folder.js").mkdir(parents=True)
    os.mkfifo(folder / "pipe.css")
    assert build(tmp_path).written
