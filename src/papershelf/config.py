"""`site.toml` as a typed value. Whatever is wrong in it becomes a sentence with its line."""

import datetime
import difflib
import os
import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from papershelf.errors import PapershelfError


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    remote: str = "origin"
    """The git remote that `papershelf publish` pushes to."""
    branch: str = "gh-pages"
    """The branch that holds the published site."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    """The site's name, in the header and in every page's title."""
    description: str = ""
    """One sentence under the title of the home page."""
    base_url: str = ""
    """The site's public address, such as "https://example.org/shelf/". Links in pages do not need it."""
    language: str = "en"
    """The language of the interface, as a BCP 47 tag."""
    date: str = ""
    """The build's date in the footer, YYYY-MM-DD. `SOURCE_DATE_EPOCH` wins; without either, none is shown."""
    fonts: str = "serif"
    """"serif" ships the reading font; "system" uses the reader's own."""
    publish: Publish = Publish()
    """Where `papershelf publish` puts the site."""


FONTS = ("serif", "system")
KINDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}

Struct = TypeVar("Struct", bound=msgspec.Struct)


def load(site: Path) -> Config:
    """The configuration of the site in this folder, `SOURCE_DATE_EPOCH` applied.

    Raises PapershelfError, with file and line, where `site.toml` is missing or says what it may not.
    """
    path = site / "site.toml"
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise PapershelfError(f"{path} is not a file. Put the settings of your site there.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PapershelfError(
            f"There is no site.toml in {site.resolve()}. Name the folder of your site, or run "
            "`papershelf new NAME` to start one."
        ) from None
    except NotADirectoryError:
        raise PapershelfError(f"{site} is a file. Name the folder that holds your site.toml.") from None
    except UnicodeDecodeError as error:
        raise PapershelfError(f"{path} is not UTF-8 at byte {error.start + 1}. Save it as UTF-8.") from None
    except OSError as error:
        raise PapershelfError(f"{path} cannot be read: {error.strerror}.") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise not_toml(path, text, str(error)) from None
    except (ValueError, RecursionError):
        raise PapershelfError(
            f"{path} holds a number of thousands of digits, or is nested too deeply. Remove that."
        ) from None
    entries = Entries(path, text, table)
    config = typed(Config, entries)
    check_site(config, entries)
    check_publish(config.publish, entries.below("publish"))
    return msgspec.structs.replace(
        config, base_url=public_address(config.base_url, entries), date=build_date(config.date, entries)
    )


class Entries(msgspec.Struct, frozen=True):
    """A table of a TOML file, with what it takes to point at one of its lines."""

    path: Path
    text: str
    table: dict[str, Any]
    name: str = ""

    def below(self, key: str) -> "Entries":
        return Entries(self.path, self.text, self.table.get(key, {}), key)

    def error(self, key: str, message: str) -> PapershelfError:
        line = line_of(self.text, self.name, key)
        column = (self.text.splitlines()[line - 1].find(key) + 1 or None) if line else None
        return PapershelfError(message, file=str(self.path), line=line, column=column, width=len(key))

    def full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def typed(struct: type[Struct], entries: Entries) -> Struct:
    """The table as this struct: every key known, every value of the right type."""
    fields = {field.name: field for field in msgspec.structs.fields(struct)}
    values: dict[str, Any] = {}
    for key, value in entries.table.items():
        if key not in fields:
            raise entries.error(key, unknown_key(entries.full(key), [entries.full(name) for name in fields]))
        kind = fields[key].type
        if issubclass(kind, msgspec.Struct):
            if not isinstance(value, dict):
                raise entries.error(key, f"{key} must be a table: write [{key}] on a line of its own.")
            values[key] = typed(kind, entries.below(key))
            continue
        if kind is str and type(value) is datetime.date:
            value = value.isoformat()
        if type(value) is not kind:
            got = KINDS.get(type(value), "a date or time")
            raise entries.error(key, f"{entries.full(key)} must be {KINDS[kind]}, and this is {got}.")
        values[key] = value
    for name, field in fields.items():
        if field.required and name not in values:
            raise entries.error(name, f'{entries.full(name)} is missing. Write {name} = "…" at the top.')
    return struct(**values)


def check_site(config: Config, entries: Entries) -> None:
    if not config.title.strip():
        raise entries.error("title", 'title is empty. Write the name of your site, such as "Our shelf".')
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", config.language):
        raise entries.error(
            "language", f'language is "{config.language}", which is no language tag. Write one, such as "en".'
        )
    if config.fonts not in FONTS:
        raise entries.error("fonts", f'fonts is "{config.fonts}". Write "serif" or "system".')


def check_publish(publish: Publish, entries: Entries) -> None:
    for key, value in (("remote", publish.remote), ("branch", publish.branch)):
        if not is_git_name(value):
            raise entries.error(key, f'publish.{key} is "{value}", which is no name of a git {key}.')


def is_git_name(name: str) -> bool:
    """Whether git can take this as a remote or a branch, and not as an option (git-check-ref-format)."""
    if not name.isprintable() or re.search(r"[\s~^:?*\[\\]|\.\.|@\{|[./]\Z|^(?:-|refs/)", name):
        return False
    parts = name.split("/")
    return name not in ("@", "HEAD") and not any(
        not part or part.startswith(".") or part.endswith(".lock") for part in parts
    )


def public_address(base_url: str, entries: Entries) -> str:
    """`base_url` with its last slash."""
    if not base_url:
        return ""
    try:
        parts = urlsplit(base_url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", base_url):
        raise entries.error(
            "base_url",
            f'base_url is "{base_url}", which is no web address. Write it whole, such as '
            '"https://example.org/shelf/".',
        )
    if parts.query or parts.fragment:
        raise entries.error(
            "base_url", f'base_url is "{base_url}". Leave out what follows "?" or "#": pages are added to it.'
        )
    return base_url.rstrip("/") + "/"


def build_date(date: str, entries: Entries) -> str:
    """The build's date as YYYY-MM-DD, from the environment or `site.toml`; the clock is never asked."""
    if date:
        try:
            date = datetime.datetime.strptime(date, "%Y-%m-%d").date().isoformat()
        except ValueError:
            raise entries.error(
                "date",
                f'date is "{date}", which is no date. Write year, month and day, such as "2026-11-21".',
            ) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise PapershelfError(
            f'SOURCE_DATE_EPOCH is "{epoch}" in the environment. Set it to seconds since 1970, or to nothing.'
        ) from None


def unknown_key(key: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(key, known, n=1)
    if nearest:
        return f"{key} is not a key of site.toml. Did you mean {nearest[0]}?"
    return f"{key} is not a key of site.toml. The keys here are {', '.join(known)}."


def not_toml(path: Path, text: str, error: str) -> PapershelfError:
    """The TOML parser's finding with its place, and the line's text behind."""
    found = re.fullmatch(
        r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", error
    )
    if not found:
        return PapershelfError(f"this is not TOML: {error}.", file=str(path))
    lines = text.splitlines()
    line = int(found["line"] or len(lines))
    excerpt = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    bare = re.match(r"[\w-]+ *= *[^\W\d]", excerpt) and not re.search(r"= *(?:true|false)\b", excerpt)
    advice = '. Put text in quotes: title = "My shelf".' if bare else ""
    return PapershelfError(
        f"this is not TOML: {found['what']}. The line reads: {excerpt}{advice}",
        file=str(path),
        line=line,
        column=int(found["column"]) if found["column"] else None,
        width=1,
    )


def line_of(text: str, table: str, key: str) -> int | None:
    """The line on which a key of a table stands; a header `[key]` counts for the table of that name."""
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]\s]+)\s*\]", line):
            current = header[1]
            if not table and current == key:
                return number
        elif current == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line):
            return number
    return None
