"""The theme's files by name: what each is, which of them a site has its own of, and copies to change."""

import re
from collections.abc import Iterator
from pathlib import Path

from papershelf.errors import PapershelfError
from papershelf.model import Frozen
from papershelf.site.assets import default_templates
from papershelf.site.faults import nearest

ASSETS = "assets/"
ICON = "The site's icon."
SUFFIXES = (".html", ".css", ".js", ".svg")
OPENING = re.compile(r"\A(?:\"use strict\";|// @ts-check|\s)*(?:\{#|/\*+)(?P<text>.*?)(?:#\}|\*/)", re.DOTALL)
SENTENCE = re.compile(r".*?[.](?=\s|\Z)|.+", re.DOTALL)


class ThemeFile(Frozen, frozen=True):
    """A file of the theme, or of the site's `templates/`. `name` is its path in there.

    `own`: the site has a file of this name. `known`: the theme has one.
    """

    name: str
    what: str
    own: bool
    known: bool = True


def theme_files() -> dict[str, Path]:
    """What can be overridden, by name: templates, then assets."""
    folder = default_templates()
    return {name: folder / name for name in file_names(folder)}


def file_names(folder: Path) -> list[str]:
    """The templates of a folder, then its assets."""
    found = [*sorted(folder.glob("*.*")), *sorted((folder / ASSETS).glob("*.*"))]
    return [
        each.relative_to(folder).as_posix()
        for each in found
        if each.is_file() and each.suffix in SUFFIXES and not each.name.startswith(".")
    ]


def listed(site: Path) -> Iterator[ThemeFile]:
    """Every file of the theme, then those of the site that the theme has none of."""
    theme = theme_files()
    own = [] if is_theme(site) else file_names(site / "templates")
    for name, path in theme.items():
        yield ThemeFile(name=name, what=sentence(path), own=name in own)
    for name in own:
        if name not in theme:
            yield ThemeFile(name=name, what=sentence(site / "templates" / name), own=True, known=False)


def sentence(path: Path) -> str:
    """The first sentence of the comment that a file begins with, on one line; "" without one."""
    if path.name == "icon.svg":
        return ICON
    found = OPENING.match(path.read_text(encoding="utf-8", errors="replace"))
    if not found:
        return ""
    words = " ".join(re.sub(r"^\s*\*", "", found["text"], flags=re.MULTILINE).split())
    first = SENTENCE.match(words)
    return first[0].strip() if first else ""


def is_theme(site: Path) -> bool:
    """Whether the site's `templates/` is the theme itself, as in Papershelf's own repository."""
    return (site / "templates").resolve() == default_templates().resolve()


def copied(site: Path, given: str, force: bool) -> Path:
    """Copy a file of the theme into the site's `templates/`; its path there.

    Raises PapershelfError where the theme has none of this name, or the site has one and nothing forces it.
    """
    theme = theme_files()
    name = named(given, theme)
    if is_theme(site):
        raise PapershelfError(f"{site / 'templates'} is the theme itself. Change {name} there.")
    target = site / "templates" / name
    if target.exists() or target.is_symlink():
        if not force:
            raise PapershelfError(f"{target} is there already. With --force the theme's goes over it.")
        if not target.is_file():
            raise PapershelfError(f"{target} is not a file. Move it away.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(theme[name].read_bytes())
    return target


def named(given: str, theme: dict[str, Path]) -> str:
    """The name of a file of the theme, also without `templates/`, `assets/` or its ending."""
    wanted = given.strip().replace("\\", "/").removeprefix("./").removeprefix("templates/")
    for name in (wanted, f"{wanted}.html", ASSETS + wanted):
        if name in theme:
            return name
    short = {name.removeprefix(ASSETS): name for name in theme}
    meant = nearest(wanted, [*theme, *short]) or (wanted and nearest(f"{wanted}.html", theme))
    advice = f"Did you mean {short.get(meant, meant)}?" if meant else "`papershelf theme list` shows them."
    raise PapershelfError(f"The theme has no file {given}. {advice}")
