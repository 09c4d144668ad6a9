"""`site.toml` as a typed value. Whatever is wrong in it becomes a sentence with its line."""

import codecs
import datetime
import difflib
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin
from urllib.parse import urlsplit

import msgspec

from papershelf.errors import PapershelfError


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    remote: str = "origin"
    """The git remote that `papershelf publish` pushes to."""
    branch: str = "gh-pages"
    """The branch that holds the published site."""


class Content(msgspec.Struct, frozen=True, kw_only=True):
    ignore: tuple[str, ...] = ()
    """Files of `content/` that are no documents, as patterns like those of `.gitignore`."""


class Documents(msgspec.Struct, frozen=True, kw_only=True):
    file: str
    """The file's path below `content/`, or a pattern of paths: `icml/*.txt`, `**/*.bib`."""
    layout: str = ""
    """How it is read: a page's layout or a file format. Without it, the text decides."""
    encoding: str = ""
    """The encoding of its text, such as "shift_jis". Without it, the bytes decide."""
    title: str = ""
    """The document's title."""
    session: str = ""
    """The name of the session that it describes."""
    venue: str = ""
    """The venue of the document, and of its records that name none."""
    date: str = ""
    """The date of the document, and of its records that have none: YYYY, YYYY-MM or YYYY-MM-DD."""


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
    content: Content = Content()
    """What is in `content/`."""
    documents: tuple[Documents, ...] = ()
    """What is known of a document better than its text says; one table a file or pattern."""


FONTS = ("serif", "system")
ENCODINGS = tuple(
    "utf-8 windows-1252 iso-8859-1 utf-16 shift_jis gb18030 big5 euc-jp euc-kr windows-1250 windows-1251 windows-1253 "
    "windows-1254 iso-8859-2 iso-8859-15 koi8-r mac-roman iso-2022-jp gbk gb2312 cp437 cp850 utf-32".split()
)
"""Names to offer for an encoding that is misspelt."""
NO_LETTERS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
"""What Python calls encodings of text, and no file of text is in."""
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
            f"There is no site.toml in {site.resolve()}. Name the folder of your site (for add: --site DIR), or run "
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
    for number, documents in enumerate(config.documents):
        check_documents(documents, entries.item("documents", number))
    return msgspec.structs.replace(
        config, base_url=public_address(config.base_url, entries), date=build_date(config.date, entries)
    )


class Entries(msgspec.Struct, frozen=True):
    """A table of a TOML file, with what it takes to point at one of its lines; `at` counts tables of its name."""

    path: Path
    text: str
    table: dict[str, Any]
    name: str = ""
    at: int = 0

    def below(self, key: str) -> "Entries":
        return Entries(self.path, self.text, self.table.get(key, {}), key)

    def item(self, key: str, at: int) -> "Entries":
        """A table of an array `[[key]]`."""
        return Entries(self.path, self.text, self.table[key][at], key, at)

    def error(self, key: str, message: str) -> PapershelfError:
        line = line_of(self.text, self.name, key, self.at)
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
            known = [entries.full(name) for name in fields]
            raise entries.error(key, unknown_key(entries.full(key), known, owners(key, fields)))
        values[key] = value_of(fields[key].type, key, value, entries)
    for name, field in fields.items():
        if field.required and name not in values:
            where = f"below [[{entries.name}]]" if entries.name else "at the top"
            raise entries.error(name, f'{entries.full(name)} is missing. Write {name} = "…" {where}.')
    return struct(**values)


def value_of(kind: Any, key: str, value: Any, entries: Entries) -> Any:
    """The value of a key as this type: text, a table, or several of either."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if inner is not str:
            if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
                raise entries.error(key, f"{key} must be tables: write [[{key}]] on a line before each.")
            return tuple(typed(inner, entries.item(key, at)) for at in range(len(value)))
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            example = f'{key} = ["drafts/**", "*.bak"]'
            raise entries.error(key, f"{entries.full(key)} must be a list of texts, such as {example}.")
        return tuple(value)
    if issubclass(kind, msgspec.Struct):
        if not isinstance(value, dict):
            raise entries.error(key, f"{key} must be a table: write [{key}] on a line of its own.")
        return typed(kind, entries.below(key))
    if kind is str and type(value) is datetime.date:
        value = value.isoformat()
    elif key == "date" and type(value) is int:
        value = str(value)
    if type(value) is not kind:
        got = KINDS.get(type(value), "a date or time")
        raise entries.error(key, f"{entries.full(key)} must be {KINDS[kind]}, and this is {got}.")
    return value


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


def check_documents(documents: Documents, entries: Entries) -> None:
    file = documents.file
    if not file.strip():
        raise entries.error(
            "file", 'documents.file is empty. Write a path below content/, such as "icml.txt".'
        )
    if file.startswith("/") or ".." in file.split("/") or "\\" in file:
        raise entries.error(
            "file",
            f'documents.file is "{file}". Write a path below content/ with forward slashes, such as "icml.txt".',
        )
    if documents.encoding and not is_encoding(documents.encoding):
        nearest = difflib.get_close_matches(documents.encoding.lower(), ENCODINGS, n=1)
        advice = f"Did you mean {nearest[0]}?" if nearest else f"Some are {', '.join(ENCODINGS[:6])}."
        raise entries.error(
            "encoding", f'documents.encoding is "{documents.encoding}", which is none that is known. {advice}'
        )
    if documents.date and not is_date(documents.date):
        raise entries.error(
            "date",
            f'documents.date is "{documents.date}", which is no date. Write 2021, "2021-10" or 2021-10-01.',
        )


def is_encoding(name: str) -> bool:
    """Whether Python knows this encoding, and it is one of text."""
    try:
        b"a".decode(name, "ignore")
        return codecs.lookup(name).name not in NO_LETTERS
    except (LookupError, ValueError):
        return False


def is_date(date: str) -> bool:
    """Whether this is a year, a month or a day that a calendar has."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return False
    try:
        datetime.date.fromisoformat((date + "-01-01")[:10])
    except ValueError:
        return False
    return True


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


def owners(key: str, fields: Mapping[str, msgspec.structs.FieldInfo]) -> list[str]:
    """The headers of the tables among these fields that have a key of this name."""
    found = []
    for name, field in fields.items():
        several = get_origin(field.type) is tuple
        kind = get_args(field.type)[0] if several else field.type
        if issubclass(kind, msgspec.Struct) and key in kind.__struct_fields__:
            found.append(f"[[{name}]]" if several else f"[{name}]")
    return found


def unknown_key(key: str, known: list[str], owners: Sequence[str] = ()) -> str:
    if owners:
        return f"{key} does not stand here. Write it below a line {' or '.join(owners)}."
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
    bare = re.fullmatch(r"([\w-]+) *= *([^\W\d][^\"'#=\[\]{}]*?) *(?:#.*)?", excerpt)
    advice = (
        f'. Put text in quotes: {bare[1]} = "{bare[2]}".' if bare and bare[2] not in ("true", "false") else ""
    )
    return PapershelfError(
        f"this is not TOML: {found['what']}. The line reads: {excerpt}{advice}",
        file=str(path),
        line=line,
        column=int(found["column"]) if found["column"] else None,
        width=1,
    )


def line_of(text: str, table: str, key: str, at: int = 0) -> int | None:
    """The line on which a key of a table stands; a header `[key]` counts for the table of that name, and the header of
    the table (of several, the one at this place) for a key that it lacks."""
    current = ""
    seen = -1
    head: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]\s]+)\s*\]", line):
            current = header[1]
            if not table and current == key:
                return number
            if table and current == table:
                seen += 1
                head = number if seen == at else head
        elif (
            current == table
            and seen in (-1, at)
            and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line)
        ):
            return number
    return head


def line_in(site: Path, table: str, key: str, at: int = 0) -> int | None:
    """The line of `site.toml` on which a key of its tables stands, for problems that only the documents show."""
    try:
        return line_of((site / "site.toml").read_text(encoding="utf-8-sig"), table, key, at)
    except (OSError, UnicodeDecodeError):
        return None
