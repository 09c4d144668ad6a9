"""Pages of the site's owner: Markdown as safe HTML, links that lead on, sentences for what is no page."""

from pathlib import Path

import html5lib
import msgspec
import pytest

from invented_shelf import CONFIG, odd_shelf
from papershelf.config import Corrections
from papershelf.shelve.corrections.forget import Forgetting
from papershelf.site.own_pages import GivenPage, find_pages, told_pages
from papershelf.site.render import render_site


def site_with(folder: Path, **pages: str) -> Path:
    (folder / "content" / "pages").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "content" / "pages" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def shown(folder: Path, name: str) -> str:
    page = dict(render_site(odd_shelf(), CONFIG, folder))[f"pages/{name}.html"].decode()
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(page)
    assert [code for _, code, _ in parser.errors] == []
    return page[page.index("<main") : page.index("</main>")]


def test_the_first_heading_is_the_title_and_levels_follow(tmp_path: Path) -> None:
    text = "# Who *we* are #\n\nA group.\n\n#### Where\n\n# When\n\n## Where\n\n"
    text += "| day | hour |\n|---|---|\n| Mon | 9 |\n"
    page = shown(site_with(tmp_path, contact=text), "contact")
    assert "<h1>Who we are</h1>" in page
    assert '<h2 id="where">Where</h2>' in page
    assert '<h2 id="when">When</h2>' in page
    assert '<h2 id="where-2">Where</h2>' in page
    assert "<td>Mon</td>" in page


def test_a_page_without_heading_is_titled_by_its_file(tmp_path: Path) -> None:
    assert "<h1>Reading group</h1>" in shown(site_with(tmp_path, reading_group="We read."), "reading-group")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[x](https://example.org/a)", '<a href="https://example.org/a" rel="external">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org" rel="external">x</a>'),
        ("[x](b.md)", '<a href="b.html">x</a>'),
        ("[x](/b.md#part)", '<a href="b.html#part">x</a>'),
        ("[x](papers/index.html)", '<a href="../papers/index.html">x</a>'),
        ("[x](#here)", '<a href="#here">x</a>'),
        ("[x](/)", '<a href="../index.html">x</a>'),
        ("![a sign](logo.png)", '<img src="../logo.png" alt="a sign" />'),
        (
            "![a sign](https://example.org/a.png)",
            '<a href="https://example.org/a.png" rel="external">a sign</a>',
        ),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,1)", "[x](data:text/html,1)"),
        ("[x](//example.org)", "[x](//example.org)"),
        ("[x](../../etc)", "[x](../../etc)"),
        ("<b onclick=x>bold</b>", "&lt;b onclick=x&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_links_lead_on_and_nothing_runs(tmp_path: Path, written: str, made: str) -> None:
    page = shown(site_with(tmp_path, a=f"# A\n\n{written}\n", b="# B\n\nText."), "a")
    assert made in page


def test_about_is_made_of_the_shelf_and_the_owners_goes_before_it(tmp_path: Path) -> None:
    made = shown(tmp_path, "about")
    assert "24 papers by" in made
    assert '<a href="../documents/session.html">session.txt</a>' in made
    assert "No document says its date." in made
    assert "<kbd>?</kbd>" in made
    assert "“Suggest a correction”" in made
    own = shown(site_with(tmp_path / "other", about="# Our shelf\n\nWe are three."), "about")
    assert "<h1>Our shelf</h1>" in own
    assert "<kbd>" not in own
    config = msgspec.structs.replace(
        CONFIG, corrections=Corrections(repository="https://example.org/shelf"), fonts="system"
    )
    page = dict(render_site(odd_shelf(), config, tmp_path))["pages/about.html"].decode()
    assert '<a href="https://example.org/shelf" rel="external">' in page
    assert "Source Serif" not in page


def test_what_is_no_page_is_told(tmp_path: Path) -> None:
    site = site_with(tmp_path, good="# Good\n\nText.", empty=" \n", **{"Good": "Again."})
    folder = site / "content" / "pages"
    (folder / "latin.md").write_bytes("José".encode("latin-1"))
    (folder / "logo.png").write_bytes(b"\x89PNG")
    (folder / "more").mkdir()
    (folder / "more" / "deep.md").write_text("# Deep")
    (folder / "out.md").symlink_to("/etc/hostname")
    (folder / "!!.md").write_text("# What")
    found = find_pages(site)
    assert [page.name for page in found.pages] == ["good"]
    told = {problem.file.removeprefix("content/pages/"): problem for problem in found.problems}
    assert set(told) == {"good.md", "empty.md", "latin.md", "logo.png", "more/deep.md", "out.md", "!!.md"}
    assert told["out.md"].code == "link-out"
    assert told["latin.md"].message == "The page is not UTF-8 at byte 4."
    assert all(problem.hint and problem.severity == "error" for problem in told.values())


def test_no_page_tells_a_forgotten_name(tmp_path: Path) -> None:
    site = site_with(tmp_path, team="# The team of Rosalind Quill\n\nRosalind Quill leads it.")
    told = msgspec.structs.replace(odd_shelf(), forgotten={"Rosalind Quill": "A. Nonymous"})
    page = dict(render_site(told, CONFIG, site))["pages/team.html"]
    assert b"Quill" not in page
    assert page.count(b"A. Nonymous") >= 3


def test_two_pages_of_one_name_once_a_name_is_forgotten_are_both_shown() -> None:
    given = [GivenPage(name, name, "") for name in ("ada-byron", "ada-king", "byron-ada")]
    told = told_pages(given, Forgetting({"Ada Byron": "Ada King"}))
    assert [page.name for page in told] == ["ada-king", "ada-king-2", "ada-king-3"]
    assert told[0].title == "ada-king"
