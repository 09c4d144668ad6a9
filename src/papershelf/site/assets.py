"""Style sheet, scripts, fonts and their licences, under names that hold a hash of their bytes."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import papershelf
from papershelf.errors import PapershelfError
from papershelf.model import Frozen

PACKAGE = Path(papershelf.__file__).parent
MADE = PACKAGE / "assets"
"""What the build hook makes: lunr.js, the reading font, licence texts."""

SCRIPTS = (
    "site.js",
    "search-analysis.js",
    "search-lexicon.js",
    "search-query.js",
    "search-filters.js",
    "search-engine.js",
    "search-box.js",
)
"""The scripts of every page, in their order; they become one file, so that a page asks for few."""

SEARCH_SCRIPTS = ("search-notes.js", "search-page.js")
"""What the search page has besides, as one file too."""

FACES = (
    ("papershelf-serif.woff2", ""),
    (
        "papershelf-serif-ext.woff2",
        "unicode-range:U+100-24F,U+2C7,U+2DA,U+2DC,U+1E80-1E85,U+1E9E,U+1EF2-1EF3;",
    ),
)
LICENCES = ("OFL.txt", "lunr-LICENSE.txt")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


class Assets(Frozen, frozen=True):
    """`files` are all of them by path; the other fields are paths from the root, "" for what is not there."""

    files: dict[str, bytes]
    css: str
    icon: str
    lunr: str
    scripts: tuple[str, ...]
    search_scripts: tuple[str, ...]


def default_templates() -> Path:
    """The theme: inside the package when it is installed, else beside `src/`."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "templates"


def read_assets(folders: Sequence[Path], fonts: bool, made: Path = MADE) -> Assets:
    """The assets of the theme's folders, the first one wins. The style sheets become one, in order of name, and so do
    the scripts of every page; other scripts are published by themselves."""
    found = {
        path.name: path
        for folder in reversed(folders)
        for path in sorted((folder / "assets").glob("*.*"))
        if path.is_file()
    }
    sheets = [path for name, path in sorted(found.items()) if name.endswith(".css")]
    files: dict[str, bytes] = {}

    def publish(name: str, data: bytes) -> str:
        path = f"assets/{hashed(name, data)}"
        files[path] = data
        return path

    faces = "".join(font_faces(made, files)) if fonts else ""
    sheet = faces + "\n".join(squeezed(sheet_text(path)) for path in sheets)
    scripts = {name: path.read_bytes() for name, path in sorted(found.items()) if name.endswith(".js")}
    shared = [scripts.pop(name) for name in SCRIPTS if name in scripts]
    common = (publish("papershelf.js", b'"use strict";\n' + b"\n".join(shared)),) if shared else ()
    search = [scripts.pop(name) for name in SEARCH_SCRIPTS if name in scripts]
    results = (publish("search-page.js", b"\n".join(search)),) if search else ()
    for name, data in scripts.items():
        publish(name, data)
    icon = found.get("icon.svg")
    lunr = made / "lunr.js"
    for name in LICENCES if fonts else LICENCES[1:]:
        if (made / name).is_file():
            files[f"assets/{name}"] = (made / name).read_bytes()
    return Assets(
        css=publish("papershelf.css", sheet.encode()),
        icon=publish("icon.svg", icon.read_bytes()) if icon else "",
        lunr=publish("lunr.js", lunr.read_bytes()) if lunr.is_file() else "",
        scripts=common,
        search_scripts=(*common, *results),
        files=files,
    )


def sheet_text(path: Path) -> str:
    """A style sheet's text. Raises PapershelfError where it is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PapershelfError(f"{path} is not UTF-8 at byte {error.start + 1}. Save it as UTF-8.") from None


def hashed(name: str, data: bytes) -> str:
    """`NAME.HASH.css`: browsers may keep it for ever, as other bytes have another name."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(data).hexdigest()[:10]}.{suffix}"


def font_faces(made: Path, files: dict[str, bytes]) -> Iterator[str]:
    """The rules for the reading font, whose files join `files`; none where the fonts were not made."""
    for name, characters in FACES:
        path = made / name
        if path.is_file():
            data = path.read_bytes()
            files[f"assets/{hashed(name, data)}"] = data
            yield (
                '@font-face{font-family:"Papershelf Serif";font-weight:400 700;font-display:swap;'
                f'{characters}src:url("{hashed(name, data)}") format("woff2")}}\n'
            )


def squeezed(css: str) -> str:
    """Without comments and indentation."""
    return "\n".join(line for each in COMMENT.sub("", css).splitlines() if (line := each.strip()))
