"""`papershelf theme`: what there is to change, and copies of it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papershelf.build import build
from papershelf.cli import main
from papershelf.site.assets import default_templates
from papershelf.site.theme import file_names, listed
from papershelf.starter import start


@pytest.fixture
def site(tmp_path: Path) -> Path:
    start(tmp_path / "site")
    return tmp_path / "site"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["theme", *words])


def test_every_file_of_the_theme_says_what_it_is(site: Path) -> None:
    files = list(listed(site))
    assert {each.name for each in files} == set(file_names(default_templates()))
    for each in files:
        assert re.fullmatch(r"\S.*[^.]\.", each.what), each.name
        assert not each.own


def test_the_list_marks_what_the_site_has_its_own_of(site: Path) -> None:
    own = site / "templates"
    (own / "assets").mkdir(parents=True)
    for name in ("footer.html", "papr.html", "license.html", "assets/z.css", "notes.txt", ".hidden.html"):
        (own / name).write_text("")
    printed = run("list", "--site", str(site)).output
    assert re.search(r"^\* footer\.html +The foot of every page", printed, flags=re.M)
    assert re.search(r"^  header\.html +The top of every page", printed, flags=re.M)
    assert re.search(r"^\* papr\.html .*Did you mean paper\.html\?", printed, flags=re.M)
    assert re.search(r"^\* license\.html +Yours alone", printed, flags=re.M)
    assert re.search(r"^\* assets/z\.css +Yours alone: its rules", printed, flags=re.M)
    assert "notes.txt" not in printed
    assert ".hidden" not in printed
    assert printed.endswith("\n4 of the site's own.\n")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("paper.html", "paper.html"),
        ("paper", "paper.html"),
        ("templates/paper.html", "paper.html"),
        ("base.css", "assets/base.css"),
        ("assets/print.css", "assets/print.css"),
    ],
)
def test_a_copy_is_the_themes_to_the_byte_and_changes_no_page(site: Path, given: str, name: str) -> None:
    build(site)
    done = run("copy", given, "--site", str(site))
    assert done.exit_code == 0, done.output
    assert done.output == f"Copied to {site / 'templates' / name}.\n"
    assert (site / "templates" / name).read_bytes() == (default_templates() / name).read_bytes()
    assert build(site).written == 0


def test_a_copy_goes_over_nothing_unless_it_is_forced(site: Path) -> None:
    run("copy", "footer.html", "--site", str(site))
    own = site / "templates" / "footer.html"
    own.write_text("mine")
    refused = run("copy", "footer.html", "header.html", "--site", str(site))
    assert refused.exit_code == 2
    assert f"{own} is there already. With --force the theme's goes over it." in refused.output
    assert own.read_text() == "mine"
    assert (site / "templates" / "header.html").is_file(), "the other file is not to blame"
    assert run("copy", "footer.html", "--site", str(site), "--force").exit_code == 0
    assert own.read_text() != "mine"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("papr.html", "Did you mean paper.html?"),
        ("bass.css", "Did you mean assets/base.css?"),
        ("papr", "Did you mean paper.html?"),
        ("../site.toml", "`papershelf theme list` shows them."),
        ("", "`papershelf theme list` shows them."),
    ],
)
def test_a_wrong_name_gets_the_nearest(site: Path, name: str, words: str) -> None:
    done = run("copy", name, "--site", str(site))
    assert done.exit_code == 2
    assert words in done.output
    assert not (site / "templates").exists()


def test_a_folder_in_the_way_is_told(site: Path) -> None:
    (site / "templates" / "paper.html").mkdir(parents=True)
    done = run("copy", "paper.html", "--site", str(site), "--force")
    assert (done.exit_code, "is not a file. Move it away." in done.output) == (2, True)


def test_the_theme_itself_is_no_copy(site: Path) -> None:
    (site / "templates").symlink_to(default_templates())
    done = run("copy", "paper.html", "--site", str(site), "--force")
    assert (done.exit_code, "is the theme itself" in done.output) == (2, True)
    assert run("list", "--site", str(site)).output.endswith("None of the site's own.\n")


def test_a_folder_that_is_no_site_gets_a_sentence(tmp_path: Path) -> None:
    done = run("copy", "paper.html", "--site", str(tmp_path))
    assert (done.exit_code, "There is no site.toml" in done.output) == (2, True)
