"""What the build hook minifies: it stays the same program, keeps the licence, and is what a site publishes."""

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from papershelf.site.assets import ENGINE_SCRIPTS, MADE, default_templates, read_assets

ROOT = Path(__file__).parents[2]
THEME = default_templates()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the build hook makes, of the files as they are now."""
    root = tmp_path_factory.mktemp("hook")
    copytree(MADE, root / "src/papershelf/assets")
    copytree(THEME, root / "templates")
    (root / "scripts").mkdir()
    script = (ROOT / "scripts/minify_assets.py").read_text(encoding="utf-8")
    (root / "scripts/minify_assets.py").write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, root / "scripts/minify_assets.py"], check=True)
    return root / "src/papershelf/assets"


def weight(files: Mapping[str, bytes], *names: str) -> float:
    """kB gzipped of the files whose names begin so."""
    return sum(
        len(gzip.compress(data, 6)) / 1000
        for path, data in files.items()
        if path.removeprefix("assets/").startswith(names)
    )


def test_what_is_published_is_within_its_budgets(made: Path) -> None:
    """kB gzipped. A page's scripts count with the search in use, but without lunr.js."""
    files = read_assets([THEME], fonts=False, made=made).files
    scripts = {path: data for path, data in files.items() if path.endswith(".js")}
    lunr = (
        len(gzip.compress(minified(made, (made / "lunr.js").read_text(encoding="utf-8")).encode(), 6)) / 1000
    )
    engine = weight(scripts, "search-engine.")
    assert engine <= 30
    common = weight(scripts, "papershelf.") + engine - lunr
    others = {path.removeprefix("assets/").partition(".")[0] for path in scripts} - {
        "papershelf",
        "search-engine",
    }
    # My list has the rows' scripts too.
    pages = {name: common + weight(scripts, f"{name}.") for name in others}
    pages["my-list"] += weight(scripts, "shelf-rows.")
    print({**pages, "all": weight(scripts, "") - lunr, "engine with lunr.js": engine})
    assert {name: size for name, size in pages.items() if size > 40} == {}
    assert weight({path: data for path, data in files.items() if path.endswith(".css")}, "") <= 14


def test_every_file_of_the_theme_is_minified(made: Path) -> None:
    files = [
        path for path in (THEME / "assets").iterdir() if path.suffix == ".css" or path.name.endswith(".js")
    ]
    for path in (*files, made / "lunr.js"):
        assert minified(made, path.read_text(encoding="utf-8")), path.name


def minified(made: Path, text: str) -> str:
    found: dict[str, str] = json.loads((made / "minified.json").read_text(encoding="utf-8"))
    return found.get(sha256(text.encode()).hexdigest(), "")


def test_a_file_of_ones_own_is_published_as_it_was_written(made: Path, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/search-names.js").write_text("/* mine */\nconst longName = 1;\n", encoding="utf-8")
    assets = read_assets([tmp_path, THEME], fonts=False, made=made)
    engine = assets.files[assets.engine].decode()
    assert "\nconst longName = 1;\n" in engine
    assert engine.startswith("/**\n * lunr - ")
    assert "@license" in engine.partition("*/")[0]


def test_names_that_files_share_stay(made: Path, node: Path, tmp_path: Path) -> None:
    """The engine's parts find each other by the names of one object, and lunr.js by its global."""
    assets = read_assets([THEME], fonts=False, made=made)
    for at, data in enumerate(
        (assets.files[assets.engine], *map(assets.files.__getitem__, assets.search_scripts))
    ):
        (tmp_path / f"{at}.js").write_bytes(data)
        subprocess.run([node, "--check", tmp_path / f"{at}.js"], check=True)
    sources = [made / "lunr.js", *(THEME / "assets" / name for name in ENGINE_SCRIPTS)]
    (tmp_path / "sources.js").write_text("\n".join(path.read_text(encoding="utf-8") for path in sources))
    (tmp_path / "tell.js").write_text(
        "require('vm').runInThisContext(require('fs').readFileSync(process.argv[2], 'utf8'));"
        "console.log(typeof lunr.Index, Object.keys(Papershelf).sort().join());"
    )
    said = {
        subprocess.run([node, tmp_path / "tell.js", tmp_path / name], check=True, capture_output=True).stdout
        for name in ("0.js", "sources.js")
    }
    assert len(said) == 1
    assert said.pop().startswith(b"function analysis,")
