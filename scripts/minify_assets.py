"""Writes src/papershelf/assets/minified.json: the theme's style sheets and scripts, and lunr.js, as they are published.

Keys are SHA-256 of a file's text in UTF-8, as `papershelf.site.assets` looks them up; what was edited since, or is a
site's own, is published without comments and indentation alone. The build hook runs it for the wheel, `scripts/install
dev` for a checkout. Each file is shortened by itself: names at its top level, by which files know each other, stay.
"""

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

try:
    import minify
except ImportError:  # no wheel for this system: nothing is minified
    minify = None

ROOT = Path(__file__).resolve().parent.parent
KINDS = {".js": "application/javascript", ".css": "text/css"}
UNASKED = re.compile(
    r"^lunr\.(?:Builder|QueryLexer|QueryParser|QueryParseError|tokenizer|TokenSet\.Builder)\b[^\n]*"
    r"(?:(?<=\{)\n.*?^\}[^\n]*)?\n",
    re.M | re.S,
)
"""What of lunr.js builds an index and reads its query language: the page does neither."""
LICENCE = re.compile(r"/\*\*.*?@license.*?\*/\n?", re.S)


def write_minified(root: Path) -> None:
    path = root / "src/papershelf/assets/minified.json"
    if minify is None:
        return
    content = json.dumps(dict(sorted(minified(root))), ensure_ascii=False, indent=0) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def minified(root: Path) -> Iterator[tuple[str, str]]:
    """(key, what is published) of each file."""
    for path in (*sorted((root / "templates/assets").iterdir()), root / "src/papershelf/assets/lunr.js"):
        kind = KINDS.get(path.suffix)
        if kind:
            text = path.read_text(encoding="utf-8")
            licence = LICENCE.match(text)
            try:
                short = minify.string(kind, UNASKED.sub("", text) if path.stem == "lunr" else text)
            except minify.MinifyError as error:
                print(f"{path.name} is not minified: {error}", file=sys.stderr)
                continue
            yield sha256(text.encode()).hexdigest(), (licence[0] if licence else "") + short


if __name__ == "__main__":
    write_minified(ROOT)
