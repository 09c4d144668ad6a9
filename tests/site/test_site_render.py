"""Files of the site: the same bytes twice, hashed assets, templates that a site overrides, fonts on demand."""

import re
from gzip import compress
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from invented_shelf import CONFIG, odd_shelf
from papershelf.errors import PapershelfError
from papershelf.model import Shelf
from papershelf.site.assets import uncommented
from papershelf.site.render import render_site


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    assert list(render_site(odd_shelf(), CONFIG, tmp_path)) == list(
        render_site(odd_shelf(), CONFIG, tmp_path)
    )


def test_names_of_files_decide_nothing_but_themselves(tmp_path: Path) -> None:
    """Renamed documents, in an order that their new names would turn round, give pages that differ in names alone."""
    shelf = odd_shelf()
    names = {each.file: f"{9 - number}-{number}.x" for number, each in enumerate(shelf.documents)}

    def renamed(text: str) -> str:
        for old, new in names.items():
            text = text.replace(f"content/{old}", f"content/{new}").replace(f'"{old}', f'"{new}')
        return text

    other = msgspec.json.decode(renamed(msgspec.json.encode(shelf).decode()), type=Shelf)

    def anonymous(shelf: Shelf) -> dict[str, bytes]:
        pages = {}
        for path, data in render_site(shelf, CONFIG, tmp_path):
            for document in shelf.documents:
                data = data.replace(document.file.encode(), b"FILE")
            pages[path] = data
        return pages

    assert anonymous(other) == anonymous(shelf)


def test_no_path_twice(tmp_path: Path) -> None:
    paths = [path for path, _ in render_site(odd_shelf(), CONFIG, tmp_path)]
    assert len(paths) == len(set(paths))


def test_assets_are_named_by_their_bytes(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    hashed = {path: data for path, data in files.items() if re.match(r"assets/.*\.[0-9a-f]{10}\.\w+$", path)}
    assert {path.split(".")[0] for path in hashed} >= {
        "assets/papershelf",
        "assets/search-page",
        "assets/search-engine",
        "assets/icon",
    }
    for path, data in hashed.items():
        assert sha256(data).hexdigest()[:10] in path
    page = files["papers/a-crowd.html"].decode()
    assert re.search(r'data-root="\.\./" data-engine="(assets/search-engine\.[0-9a-f]{10}\.js)"', page)
    for address in re.findall(r'(?:src|href)="\.\./(assets/[^"]+)"', page):
        assert address in files


def test_the_style_sheet_names_fonts_that_are_there(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    css = next(data.decode() for path, data in files.items() if path.endswith(".css"))
    fonts = re.findall(r'url\("([^"]+\.woff2)"\)', css)
    assert len(fonts) == 2
    assert all(f"assets/{font}" in files for font in fonts)
    assert "assets/OFL.txt" in files
    assert len(compress(css.encode(), mtime=0)) <= 14_000


def test_system_fonts_ship_none(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), msgspec.structs.replace(CONFIG, fonts="system"), tmp_path))
    assert not any(path.endswith((".woff2", "OFL.txt")) for path in files)
    css = next(data.decode() for path, data in files.items() if path.endswith(".css"))
    assert "woff2" not in css


def test_a_site_overrides_templates_and_assets(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    (folder / "assets").mkdir(parents=True)
    (folder / "footer.html").write_text("<footer>Mine, {{ site.title }}</footer></body></html>")
    (folder / "assets" / "site.js").write_text("mine();")
    (folder / "assets" / "tweaks.css").write_text("h1 { color: red }")
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    assert b"<footer>Mine, Invented &amp; small</footer>" in files["papers/a-crowd.html"]
    script = next(
        data for path, data in files.items() if path.startswith("assets/papershelf.") and path.endswith(".js")
    )
    assert b"mine();" in script
    assert b"papershelf:theme" not in script
    css = next(data for path, data in files.items() if path.endswith(".css"))
    assert css.endswith(b"h1 { color: red }")
    assert b"--accent" in css


def test_a_template_that_names_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "row.html").write_text("{{ row.colour }}")
    with pytest.raises(PapershelfError, match=r"row\.html:1: .*colour"):
        list(render_site(odd_shelf(), CONFIG, tmp_path))


def test_size_and_date_stand_on_the_pages_of_the_root_alone(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    assert b"24 papers from 5 documents, built 21 Nov 2026." in files["index.html"]
    assert b"built 21 Nov 2026" not in files["papers/a-crowd.html"]
    undated = dict(render_site(odd_shelf(), msgspec.structs.replace(CONFIG, date=""), tmp_path))
    assert b"24 papers from 5 documents." in undated["index.html"]


def test_the_search_page_alone_loads_its_script(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    assert b"assets/search-page." in files["search.html"]
    assert b"assets/search-page." not in files["index.html"]
    scripts = re.findall(r'<script defer src="assets/([\w-]+)\.', files["search.html"].decode())
    assert scripts == ["papershelf", "search-page"]
    own = next(
        data for path, data in files.items() if path.startswith("assets/papershelf.") and path.endswith("js")
    )
    begins = [own.index(sign) for sign in (b"papershelf:theme", b"new Worker", b"popup-keys")]
    assert begins == sorted(begins)


def test_the_two_dark_themes_are_one_palette(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    css = next(data.decode() for path, data in files.items() if path.endswith(".css"))
    [by_system] = re.findall(r':root:not\(\[data-theme="?light"?\]\)\s*\{(.*?)\}', css, re.S)
    [by_reader] = re.findall(r':root\[data-theme="?dark"?\]\s*\{(.*?)\}', css, re.S)
    assert "--bg" in by_system
    assert by_system.split() == by_reader.split()


def test_the_engine_is_one_file_that_no_page_asks_for(tmp_path: Path) -> None:
    files = dict(render_site(odd_shelf(), CONFIG, tmp_path))
    [path] = [path for path in files if "search-engine" in path]
    engine = files[path].decode()
    assert engine.startswith("/**\n * lunr - ")
    begins = [
        engine.index(sign) for sign in ("lunr.Index", "joinable_below", "aclanthology", "importScripts")
    ]
    assert begins == sorted(begins)
    assert not [page for page, data in files.items() if b'src="' + path.encode() in data]
    assert [each for each in files if re.match(r"assets/search-(?!engine|page)", each)] == []


@pytest.mark.parametrize(
    ("script", "bare"),
    [
        ("/* Why. */\nf(); // here\n", "f(); // here\n"),
        ("  /**\n   * @param x\n   */\n  f(x);\n", "f(x);\n"),
        ("// one\n\nf('// two');\n", "f('// two');\n"),
        ("/** @license M */\n/* two */\nf();\n", "/** @license M */\nf();\n"),
        ("f(`\n  // text\n`);", "f(`\n  // text\n`);\n"),
    ],
)
def test_scripts_are_published_without_their_comments(script: str, bare: str) -> None:
    assert uncommented(script, {}) == bare
