from pathlib import Path

import pytest

from papershelf.build import build
from papershelf.errors import PapershelfError
from papershelf.starter import start


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>\n{% if %}", r"paper\.html:2: Expected an expression"),
        ("<p>\n\n{{ nothing.x }}", r"paper\.html:3: 'nothing' is undefined\. Compare"),
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
