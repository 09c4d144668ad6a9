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
        ('{% include "gone.html" %}', r"paper\.html:1: there is no template gone\.html\. Compare"),
        (
            '\n{% include "pagr.html" %}',
            r"paper\.html:2: there is no template pagr\.html\. Did you mean pager\.html\?",
        ),
        (
            '{% extends "theme/papr.html" %}',
            r"no template theme/papr\.html\. Did you mean theme/paper\.html\?",
        ),
        ("<p>\n{{ view.titel }}", r"paper\.html:2: there is no value titel in this PaperPage"),
        ("{{ view.abstrakt }}", r"Did you mean abstract\?"),
        ("{{ veiw.id }}", r"there is no value veiw here\. Did you mean view\?"),
        ("{{ page.titl }}", r"there is no value titl in this Page\. Did you mean title\?"),
        ("{{ site.titl }}", r"there is no value titl in this Config\. Did you mean title\?"),
        ("<p>\n{{ view.id | uper }}", r"paper\.html:2: there is no filter uper\. Did you mean upper\?"),
        ("{% if view.id is evenn %}{% endif %}", r"there is no test evenn\. Did you mean even\?"),
        ("{% block main %}\n{{ 1 }}", r"paper\.html:\d: Unexpected end of template"),
        ("{{ view.id", r"paper\.html:1: "),
        ("{% bloc main %}", r"paper\.html:1: Encountered unknown tag 'bloc'"),
        ("{{ view.id() }}", r"paper\.html:1: 'str' object is not callable"),
        ("{{ [1][3].x }}", r"paper\.html:1: "),
        ('{% from "excerpt.html" import quotd %}{{ quotd(1) }}', r"paper\.html:1: "),
        (
            '\n{% extends "paper.html" %}',
            r'paper\.html:2: .* without end\. .*{% extends "theme/paper\.html" %}',
        ),
        ('{% include "paper.html" %}', r"paper\.html:1: the template includes or extends itself without end"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", r"paper\.html:1: .* itself without end"),
    ],
)
def test_a_fault_in_a_sites_own_template_is_a_sentence(tmp_path: Path, template: str, words: str) -> None:
    start(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "paper.html").write_text(template)
    with pytest.raises(PapershelfError, match=words):
        build(tmp_path)


@pytest.mark.parametrize(
    ("name", "template", "words"),
    [
        (
            "header.html",
            "{{ page.logoo }}",
            r"header\.html:1: there is no value logoo in this page\. Did you mean logo\?",
        ),
        (
            "row.html",
            "\n{{ row.titel }}",
            r"row\.html:2: there is no value titel in this Row\. Did you mean title\?",
        ),
        ("base.html", "{{ page.opening }}{% block main %}", r"base\.html:1: "),
        ("pager.html", "{{ x }}", r"pager\.html:1: there is no value x here"),
    ],
)
def test_a_fault_in_a_part_is_told_where_it_is(tmp_path: Path, name: str, template: str, words: str) -> None:
    start(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / name).write_text(template)
    with pytest.raises(PapershelfError, match=words):
        build(tmp_path)


def test_templates_that_include_each_other_are_told(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "footer.html").write_text('{% include "mine.html" %}')
    (tmp_path / "templates" / "mine.html").write_text('\n{% include "footer.html" %}')
    with pytest.raises(PapershelfError, match=r"(footer\.html:1|mine\.html:2): .* without end"):
        build(tmp_path)


def test_an_override_builds_on_the_themes_template_of_its_name(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "paper.html").write_text(
        '{% extends "theme/paper.html" %}\n{% block rail %}<p>Mine: {{ view.id }}.</p>\n{{ super() }}{% endblock %}\n'
    )
    (tmp_path / "templates" / "footer.html").write_text('<p>Above.</p>{% include "theme/footer.html" %}')
    build(tmp_path)
    page = (tmp_path / "build" / "papers" / "attention-is-all-you-need.html").read_text()
    assert '<div class="rail">\n<p>Mine: attention-is-all-you-need.</p>\n<div class="my"' in page
    assert '<p>Above.</p><footer class="foot">' in page


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
