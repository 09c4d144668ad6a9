"""The logo, the links of the header, and the words of the footer, as `site.toml` has them."""

import re
import struct
from pathlib import Path

import pytest

from papershelf.build import all_problems, build, read_shelf
from papershelf.config import load
from papershelf.errors import PapershelfError
from papershelf.model import Problem
from papershelf.site.logo import picture_size
from papershelf.starter import start

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>'
FORGET = '[[person]]\nid = "noam-shazeer"\nname = "N. S."\nforget = ["Noam Shazeer"]\n'


def site_of(folder: Path, settings: str) -> Path:
    start(folder)
    (folder / "site.toml").write_text('title = "Our shelf"\n' + settings, encoding="utf-8")
    (folder / "static").mkdir()
    (folder / "static" / "logo one.svg").write_text(SVG)
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "contact.md").write_text("# Contact us\n\nWrite.\n")
    return folder


def page(site: Path, path: str) -> str:
    return (site / "build" / path).read_text(encoding="utf-8")


def links(html: str, part: str) -> list[tuple[str, str]]:
    inner = re.search(rf"<{part}\b.*?</{part}>", html, flags=re.S)
    assert inner
    return re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', inner[0])


def problems(site: Path) -> list[Problem]:
    return [each for each in all_problems(read_shelf(site, load(site))) if each.file == "site.toml"]


def test_the_header_has_the_links_of_site_toml_in_their_order(tmp_path: Path) -> None:
    tables = (
        'section = "topics"',
        'section = "papers"\ntext = "All & sundry"',
        'page = "contact.md"',
        'page = "about"',
        'link = "https://example.org/group"\ntext = "The group"',
        'link = "static/logo one.svg"\ntext = "Logo"',
        'section = "statistics"',
    )
    site = site_of(tmp_path, "".join(f"[[navigation]]\n{table}\n" for table in tables))
    assert not problems(site)
    build(site)
    assert links(page(site, "topics/index.html"), "nav") == [
        ("../topics/index.html", "Topics"),
        ("../papers/index.html", "All &amp; sundry"),
        ("../pages/contact.html", "Contact us"),
        ("../pages/about.html", "About"),
        ("https://example.org/group", "The group"),
        ("../logo%20one.svg", "Logo"),
        ("../stats.html", "Statistics"),
    ]
    assert 'index.html" aria-current="page">Topics' in page(site, "topics/index.html")
    assert 'contact.html" aria-current="page">' in page(site, "pages/contact.html")
    assert 'stats.html" aria-current="page">' in page(site, "stats.html")
    assert re.search(
        r'index\.html" aria-current="true">All', page(site, "papers/attention-is-all-you-need.html")
    )


def test_a_link_to_what_is_not_there_is_left_out_and_told(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        '[[navigation]]\nsection = "papers"\n[[navigation]]\npage = "contakt"\n'
        '[[navigation]]\nlink = "logo-one.svg"\ntext = "Logo"\n',
    )
    first, second = problems(site)
    assert (first.line, first.hint) == (5, "Did you mean contact?")
    assert (second.line, second.hint) == (7, "Did you mean logo one.svg?")
    build(site)
    assert [text for _, text in links(page(site, "index.html"), "nav")] == ["Papers"]


@pytest.mark.parametrize(
    ("settings", "line", "words"),
    [
        ('acent = "#fff"', 2, "Did you mean accent?"),
        ('accent = "teal"', 2, 'Write the colour as "#rrggbb"'),
        ("accent = 7", 2, "accent must be text in quotes"),
        ('logo_alt = "Our shelf"', 2, "there is none"),
        ('navigation = ["papers"]', 2, "must be tables"),
        ('[[navigation]]\nsection = "paper"', 3, "Did you mean papers?"),
        ('[[navigation]]\nsektion = "papers"', 3, "Did you mean navigation.section?"),
        ('[[navigation]]\nsection = "papers"\npage = "about"', 4, "one of section, page and link"),
        ('[[navigation]]\ntext = "Papers"', 2, "one of section, page and link, and this has none"),
        ('[[navigation]]\nlink = "https://example.org"', 3, "text is missing"),
        ('[[navigation]]\ntext = "X"\nlink = "javascript:alert(1)"', 4, "Write a web address whole"),
        ('[[navigation]]\ntext = "X"\nlink = "//example.org"', 4, "Write a web address whole"),
        ('[[navigation]]\ntext = "X"\nlink = "../x"', 4, "Write a web address whole"),
    ],
)
def test_a_mistake_gets_a_sentence_with_its_line(
    tmp_path: Path, settings: str, line: int, words: str
) -> None:
    (tmp_path / "site.toml").write_text(f'title = "T"\n{settings}\n')
    with pytest.raises(PapershelfError) as raised:
        load(tmp_path)
    assert f"site.toml:{line}: " in str(raised.value)
    assert words in str(raised.value)


def test_the_logo_has_its_place_kept_beside_the_name_or_instead_of_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, 'logo = "logo one.svg"\n')
    build(site)
    paper = page(site, "papers/attention-is-all-you-need.html")
    assert '<img src="../logo%20one.svg" width="96" height="32" alt="">Our shelf</a>' in paper
    with (site / "site.toml").open("a") as settings:
        settings.write('logo_alt = "The shelf"\n')
    build(site)
    assert '<img src="logo%20one.svg" width="96" height="32" alt="The shelf"></a>' in page(site, "index.html")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("logo-one.svg", 'Did you mean logo = "logo one.svg"?'), ("x.svg", "Give an SVG a viewBox")],
)
def test_a_logo_that_cannot_be_shown_is_told(tmp_path: Path, name: str, hint: str) -> None:
    site = site_of(tmp_path, f'logo = "{name}"\n')
    (site / "static" / "x.svg").write_text("<svg/>")
    (problem,) = problems(site)
    assert (problem.code, problem.line) == ("unfit-logo", 2)
    assert problem.hint.startswith(hint)
    build(site)
    assert "<img" not in page(site, "index.html")


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 300, 100)
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08" + struct.pack(">HH", 100, 300)
WEBP = b"RIFF\0\0\0\0WEBPVP8"


@pytest.mark.parametrize(
    "data",
    [
        PNG,
        b"GIF89a" + struct.pack("<HH", 300, 100),
        JPEG,
        WEBP + b"X" + bytes(8) + struct.pack("<I", 299)[:3] + struct.pack("<I", 99)[:3],
        WEBP + b"L" + bytes(4) + b"\x2f" + struct.pack("<I", 299 | 99 << 14),
        WEBP + b" " + bytes(10) + struct.pack("<HH", 300, 100),
        b'<?xml version="1.0"?>\n<svg\nviewBox="0,0 300 100" xmlns="x">',
        b"<svg width='300px' height='100' viewBox='0 0 9 9'>",
        b'<svg width="100%" height="100%" viewBox="0 0 300 100">',
    ],
)
def test_the_size_of_a_picture_is_read(data: bytes) -> None:
    assert picture_size(data) == (300, 100)


@pytest.mark.parametrize(
    "data",
    [b"", PNG[:18], JPEG[:9], WEBP, b"<html>", b"<svg viewBox='0 0 nan'>", b"<svg viewBox='0 0 inf 9'>"],
)
def test_what_has_no_size_is_none(data: bytes) -> None:
    assert picture_size(data) is None


def test_the_footer_is_markdown_with_links_that_fit_each_page(tmp_path: Path) -> None:
    text = "*By* [us](https://example.org), [write](contact.md) <b onclick=x>"
    site = site_of(tmp_path, f'footer = "{text}"\nbase_url = "https://example.org/a/"\n')
    build(site)
    for path, root in (("index.html", ""), ("papers/index.html", "../"), ("404.html", "/a/")):
        assert (
            '<p class="own-footer"><em>By</em> <a href="https://example.org" rel="external">us</a>, '
            f'<a href="{root}pages/contact.html">write</a> &lt;b onclick=x&gt;</p>'
        ) in page(site, path)


def test_a_name_that_is_forgotten_is_not_told_by_header_and_footer(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        'footer = "Kept by Noam Shazeer."\n[[navigation]]\npage = "contact"\ntext = "Ask Noam Shazeer"\n',
    )
    (site / "content" / "corrections.toml").write_text(FORGET)
    build(site)
    assert "Noam Shazeer" not in page(site, "index.html")


def test_an_accent_is_in_the_one_style_sheet_and_print_stays_black(tmp_path: Path) -> None:
    site = site_of(tmp_path, 'accent = "#7a1f3d"\n')
    build(site)
    (sheet,) = (site / "build" / "assets").glob("papershelf.*.css")
    css = sheet.read_text()
    own = css.index("--accent:#7a1f3d")
    assert css.index("#0e5b53") < own < css.index("@media print")
    (icon,) = (site / "build" / "assets").glob("icon.*.svg")
    assert "#7a1f3d" in icon.read_text()
    assert "style=" not in page(site, "index.html")
