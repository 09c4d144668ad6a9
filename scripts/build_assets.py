"""Makes src/papershelf/assets/ of the build requirements: lunr.js from mkdocs, the reading font from fontpkg, and the
theme's files minified.

A hatchling build hook, so that the wheel and an editable install carry the files and git does not. Run as a
script, with the packages of `[build-system] requires` installed, it does the same for this checkout.
"""

import io
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
from minify_assets import write_minified

LUNR = "mkdocs/contrib/search/templates/search/lunr.js"
FONT = "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf"
FONT_LICENSE = "fontpkg_source_serif_4/LICENSE"

# The licence reserves the font's own name for the original: a subset is a changed version.
FAMILY = "Papershelf Serif"
# The design's sizes for text to be read lie between 15.5 and 20 px.
OPTICAL_SIZE = 16
WEIGHTS = (400, 700)

# Latin-1 with the marks of titles and abstracts, and the rest of Latin: as `unicode-range` in the page's CSS.
LATIN = (
    "U+20-7E,U+A0-FF,U+2010-2015,U+2018-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,"
    "U+2212,U+2248,U+2260"
)
LATIN_EXTENDED = "U+100-24F,U+2C7,U+2DA,U+2DC,U+1E80-1E85,U+1E9E,U+1EF2-1EF3"

LUNR_LICENSE = """\
Copyright (C) 2020 Oliver Nightingale

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.
"""


class AssetsHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel":
            write_assets(Path(self.root))


def write_assets(root: Path) -> None:
    """Write the assets below `root`; a file that already has these bytes is left alone."""
    folder = root / "src" / "papershelf" / "assets"
    folder.mkdir(exist_ok=True)
    for name, content in assets().items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    write_minified(root)


def assets() -> dict[str, bytes]:
    return {
        "lunr.js": packaged("mkdocs", LUNR).read_bytes(),
        "lunr-LICENSE.txt": LUNR_LICENSE.encode(),
        "papershelf-serif.woff2": reading_font(LATIN),
        "papershelf-serif-ext.woff2": reading_font(LATIN_EXTENDED),
        "OFL.txt": packaged("fontpkg-source-serif-4", FONT_LICENSE).read_bytes(),
    }


def packaged(package: str, file: str) -> Path:
    """A file of an installed package, found without importing it."""
    return Path(str(distribution(package).locate_file(file)))


def reading_font(characters: str) -> bytes:
    """Source Serif 4 with these characters alone, variable between the weights 400 and 700, as woff2."""
    font = TTFont(packaged("fontpkg-source-serif-4", FONT), recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "liga", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(characters))
    subsetter.subset(font)
    # Fewer glyphs to instance: much quicker in this order.
    font = instantiateVariableFont(font, {"wght": WEIGHTS, "opsz": OPTICAL_SIZE})
    rename(font)
    font.flavor = "woff2"
    content = io.BytesIO()
    font.save(content)
    return content.getvalue()


def rename(font: TTFont) -> None:
    names = font["name"]
    for record in list(names.names):
        text = {
            1: FAMILY,
            2: "Regular",
            3: f"{FAMILY} Regular",
            4: f"{FAMILY} Regular",
            6: FAMILY.replace(" ", ""),
        }.get(record.nameID)
        if text is not None:
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


if __name__ == "__main__":
    write_assets(Path(__file__).resolve().parent.parent)
