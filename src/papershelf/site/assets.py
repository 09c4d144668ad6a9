"""Style sheet, scripts, fonts and their licences, under names that hold a hash of their bytes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

import papershelf
from papershelf.errors import PapershelfError
from papershelf.model import Frozen

PACKAGE = Path(papershelf.__file__).parent
MADE = PACKAGE / "assets"
"""What the build hook makes: lunr.js, the reading font, licence texts, and our own files minified."""

SCRIPTS = (
    *("site.js", "search-client.js", "marks.js", "carried.js", "toast.js", "reading.js", "reading-paper.js"),
    *("reading-keys.js", "strip.js", "search-box.js"),
)
"""The scripts of every page, in their order; they become one file, so that a page asks for few."""

SEARCH_SCRIPTS = (
    *("search-notes.js", "search-filters.js", "search-address.js", "search-results.js", "search-place.js"),
    *("search-texts.js", "search-page.js"),
)
"""What the search page has besides, as one file too."""

ROW_SCRIPTS = ("shelf-rows.js", "seen.js")
"""What the home page and My list have besides: papers by id, and which of them are new to the reader."""

LIST_SCRIPTS = (
    *("exports.js", "share.js", "my-list-tools.js", "my-list-groups.js", "my-list-progress.js", "my-list.js"),
)
"""What My list alone has."""

BROWSE_SCRIPTS = ("list-page.js", "list-plan.js", "list-weeks.js")
"""What the pages of sessions, topics and reading lists have besides: their order, a plan to print, the next week."""

ENGINE_SCRIPTS = (
    *("search-analysis.js", "search-lexicon.js", "search-query.js", "search-shards.js", "search-loader.js"),
    *("search-directory.js", "search-groups.js", "search-ranking.js", "search-names.js", "search-sets.js"),
    *(
        "search-snippets.js",
        "search-rows.js",
        "search-understanding.js",
        "search-core.js",
        "search-worker.js",
    ),
)
"""What answers queries, each after those that it needs: with lunr.js one file, which a browser runs in a worker, or in
the page where there is none. It is asked for when the search box is first used."""

FACES = (
    ("papershelf-serif.woff2", ""),
    (
        "papershelf-serif-ext.woff2",
        "unicode-range:U+100-24F,U+2C7,U+2DA,U+2DC,U+1E80-1E85,U+1E9E,U+1EF2-1EF3;",
    ),
)
TOKENS = "base.css"
"""The style sheet of the theme's values, which a site's own accent goes behind."""
NO_INKS: Mapping[str, str] = {}
LICENCES = ("OFL.txt", "lunr-LICENSE.txt")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
REMARK = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*$\n?", re.S | re.M)
LICENCE = re.compile(r"/\*\*.*?@license.*?\*/\n?", re.S)
STRICT = '"use strict";'


class Assets(Frozen, frozen=True):
    """`files` are all of them by path; the other fields are paths from the root, "" for what is not there."""

    files: dict[str, bytes]
    css: str
    icon: str
    engine: str
    scripts: tuple[str, ...]
    search_scripts: tuple[str, ...]
    home_scripts: tuple[str, ...]
    list_scripts: tuple[str, ...]
    browse_scripts: tuple[str, ...]


def default_templates() -> Path:
    """The theme: inside the package when it is installed, else beside `src/`."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "templates"


def read_assets(
    folders: Sequence[Path],
    fonts: bool,
    made: Path = MADE,
    *,
    rules: str = "",
    inks: Mapping[str, str] = NO_INKS,
) -> Assets:
    """The assets of the theme's folders, the first one wins. The style sheets become one, in order of name, and so do
    the scripts of every page, of the search page, and of the search's engine; others are published by themselves.

    `rules` are the site's own values, behind those of the theme; `inks` gives the site's colour for those of the icon.
    """
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

    short = read_minified(made)
    faces = "".join(font_faces(made, files)) if fonts else ""
    parts = [(squeezed(asset_text(path), short), path.name) for path in sheets]
    sheet = faces + "\n".join(text + (rules if name == TOKENS else "") for text, name in parts)
    scripts = {name: asset_text(path) for name, path in sorted(found.items()) if name.endswith(".js")}

    def together(name: str, parts: Sequence[str], before: str) -> str:
        texts = [scripts.pop(part) for part in parts if part in scripts]
        small = [uncommented(text, short) for text in (before, *texts)]
        return publish(name, "".join(small).encode()) if texts else ""

    common = together("papershelf.js", SCRIPTS, STRICT)
    results = together("search-page.js", SEARCH_SCRIPTS, STRICT)
    rows = together("shelf-rows.js", ROW_SCRIPTS, STRICT)
    browse = together("list-page.js", BROWSE_SCRIPTS, STRICT)
    mine = together("my-list.js", LIST_SCRIPTS, STRICT)
    lunr = made / "lunr.js"
    # lunr.js is not written for strict mode.
    engine = together("search-engine.js", ENGINE_SCRIPTS, asset_text(lunr)) if lunr.is_file() else ""
    for name, text in scripts.items():
        publish(name, text.encode())
    icon = found.get("icon.svg")
    for name in LICENCES if fonts else LICENCES[1:]:
        if (made / name).is_file():
            files[f"assets/{name}"] = (made / name).read_bytes()
    return Assets(
        css=publish("papershelf.css", sheet.encode()),
        icon=publish("icon.svg", inked(icon.read_bytes(), inks)) if icon else "",
        engine=engine,
        scripts=(common,) if common else (),
        search_scripts=tuple(filter(None, (common, results))),
        home_scripts=tuple(filter(None, (common, rows))),
        browse_scripts=tuple(filter(None, (common, rows, browse))),
        list_scripts=tuple(filter(None, (common, rows, mine))),
        files=files,
    )


def inked(icon: bytes, inks: Mapping[str, str]) -> bytes:
    for theme, own in inks.items():
        icon = icon.replace(theme.encode(), own.encode())
    return icon


def asset_text(path: Path) -> str:
    """A style sheet's or a script's text. Raises PapershelfError where it is no UTF-8."""
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


def read_minified(made: Path) -> dict[str, str]:
    """What is published of our own files, by SHA-256 of their texts; nothing where the build hook had no minifier."""
    path = made / "minified.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str]) if path.is_file() else {}


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def uncommented(script: str, short: Mapping[str, str]) -> str:
    """Minified where `short` has it, else without the lines that hold nothing but comments, and without indentation;
    the licence stays on top.

    A text of several lines in backticks would lose its own: such a script stays as it is.
    """
    if ready := short.get(digest(script)):
        return f"{ready.rstrip(';')};\n"
    licence = LICENCE.match(script)
    bare = REMARK.sub("", script[licence.end() :] if licence else script)
    if any(line.count("`") % 2 for line in bare.splitlines()):
        return f"{script}\n"
    lines = (line.strip() for line in bare.splitlines())
    return (licence[0] if licence else "") + "\n".join(filter(None, lines)) + "\n"


def squeezed(css: str, short: Mapping[str, str]) -> str:
    """Minified where `short` has it, else without comments and indentation."""
    if ready := short.get(digest(css)):
        return ready
    return "\n".join(line for each in COMMENT.sub("", css).splitlines() if (line := each.strip()))
