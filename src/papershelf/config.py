"""`site.toml` as a typed value. Whatever is wrong in it becomes a sentence with its line."""

import codecs
import datetime
import difflib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from papershelf.errors import PapershelfError
from papershelf.look import NavigationEntry, check_navigation, colour
from papershelf.typed_toml import Entries, line_of, read_table, typed


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    remote: str = "origin"
    """The git remote that `papershelf publish` pushes to."""
    branch: str = "gh-pages"
    """The branch that holds the published site."""


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    repository: str = ""
    """The repository whose issues take readers' corrections, such as "https://github.com/ada/shelf". Without it, pages
    show the table to write."""


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


class Home(msgspec.Struct, frozen=True, kw_only=True):
    picks: tuple[str, ...] = ()
    """Ids of papers that the home page shows as picked by the curator, instead of awarded and new ones."""


class TopicRule(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    """The topic's name."""
    match: tuple[str, ...] = ()
    """Words and category codes that give a paper the topic: `["protein", "fold*", "q-bio.BM"]`."""
    include: tuple[str, ...] = ()
    """Ids of papers that have the topic whatever their words."""
    exclude: tuple[str, ...] = ()
    """Ids of papers that do not have it."""
    parent: str = ""
    """The name of another of these topics, which this one is a part of."""


class Search(msgspec.Struct, frozen=True, kw_only=True):
    stock: bool = False
    """Write `search/stock.json` too, the whole index as lunr.js 2.3.9 serialises it, for programs of your own."""
    positions: str = ""
    """Where phrases are found: "all", "title" or "none". Without it, all up to 20,000 papers and in titles above."""


class Config(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    """The site's name, in the header and in every page's title."""
    description: str = ""
    """One sentence under the title of the home page."""
    base_url: str = ""
    """The site's public address, such as "https://example.org/shelf/". Links in pages do not need it."""
    id: str = ""
    """The site's own name in readers' browsers, such as "ada-shelf": what readers mark is kept under it and the site's
    place on its server. Another id is an empty list for every reader."""
    language: str = "en"
    """The language of the interface, as a BCP 47 tag."""
    date: str = ""
    """The build's date in the footer, YYYY-MM-DD. `SOURCE_DATE_EPOCH` wins; without either, none is shown."""
    fonts: str = "serif"
    """"serif" ships the reading font; "system" uses the reader's own."""
    accent: str = ""
    """The colour of links, buttons and marks, as "#rrggbb". Of it alone, that of dark pages is derived."""
    accent_dark: str = ""
    """The colour of links, buttons and marks on dark pages, where you want another than the derived one."""
    logo: str = ""
    """A picture for the header in place of the sign: a file of `static/`, such as "logo.svg"."""
    logo_alt: str = ""
    """What is written in the logo, where it stands in place of the name. Without it, the name is beside the logo."""
    footer: str = ""
    """Markdown for the footer of every page: texts and links, such as "By [the group](https://example.org)."."""
    publish: Publish = Publish()
    """Where `papershelf publish` puts the site."""
    corrections: Corrections = Corrections()
    """Where readers' corrections go."""
    content: Content = Content()
    """What is in `content/`."""
    search: Search = Search()
    """What the search is made of."""
    home: Home = Home()
    """What stands on the home page."""
    navigation: tuple[NavigationEntry, ...] = ()
    """The links of the header, in order; one table each. Without any, the sections that have something in them."""
    documents: tuple[Documents, ...] = ()
    """What is known of a document better than its text says; one table a file or pattern."""
    topics: tuple[TopicRule, ...] = ()
    """Topics of your own; one table each."""


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
    entries = read_table(path, text)
    config = typed(Config, entries)
    check_site(config, entries)
    check_publish(config.publish, entries.below("publish"))
    check_repository(config.corrections.repository, entries.below("corrections"))
    check_search(config.search, entries.below("search"))
    check_topics(config.topics, entries)
    if config.logo_alt and not config.logo:
        raise entries.error(
            "logo_alt", 'logo_alt says what is in a logo, and there is none. Write logo = "…" too.'
        )
    for number, entry in enumerate(config.navigation):
        check_navigation(entry, entries.item("navigation", number))
    for number, documents in enumerate(config.documents):
        check_documents(documents, entries.item("documents", number))
    return msgspec.structs.replace(
        config,
        base_url=public_address(config.base_url, entries),
        date=build_date(config.date, entries),
        accent=colour("accent", config.accent, entries),
        accent_dark=colour("accent_dark", config.accent_dark, entries),
    )


def check_site(config: Config, entries: Entries) -> None:
    if not config.title.strip():
        raise entries.error("title", 'title is empty. Write the name of your site, such as "Our shelf".')
    if not re.fullmatch(r"[a-z0-9-]{0,64}", config.id):
        raise entries.error(
            "id", f'id is "{config.id}". Write small letters, digits and hyphens, such as "ada-shelf".'
        )
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", config.language):
        raise entries.error(
            "language", f'language is "{config.language}", which is no language tag. Write one, such as "en".'
        )
    if config.fonts not in FONTS:
        raise entries.error("fonts", f'fonts is "{config.fonts}". Write "serif" or "system".')


def check_search(search: Search, entries: Entries) -> None:
    if search.positions not in ("", "all", "title", "none"):
        raise entries.error(
            "positions", f'search.positions is "{search.positions}". Write "all", "title" or "none".'
        )


def check_publish(publish: Publish, entries: Entries) -> None:
    for key, value in (("remote", publish.remote), ("branch", publish.branch)):
        if not is_git_name(value):
            raise entries.error(key, f'publish.{key} is "{value}", which is no name of a git {key}.')


def check_repository(repository: str, entries: Entries) -> None:
    if repository and not is_web_page(repository):
        raise entries.error(
            "repository",
            f'corrections.repository is "{repository}", which is no web address. Write it whole, such as '
            '"https://github.com/ada/shelf".',
        )


def is_web_page(address: str) -> bool:
    """Whether this is a whole web address without a query."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    whole = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)
    return whole and not parts.query and not parts.fragment


def check_topics(topics: Sequence[TopicRule], entries: Entries) -> None:
    seen = set()
    for number, topic in enumerate(topics):
        entry = entries.item("topics", number)
        if not topic.name.strip():
            raise entry.error("name", "topics.name is empty. Write the topic's name.")
        if topic.name.casefold() in seen:
            raise entry.error(
                "name", f'topics.name "{topic.name}" stands twice. Write one table of each name.'
            )
        if any(not phrase.strip(" *") for phrase in topic.match):
            raise entry.error("match", "topics.match has a text without a word. Remove it.")
        seen.add(topic.name.casefold())


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


def line_in(site: Path, table: str, key: str, at: int = 0) -> int | None:
    """The line of `site.toml` on which a key of its tables stands, for problems that only the documents show."""
    try:
        return line_of((site / "site.toml").read_text(encoding="utf-8-sig"), table, key, at)
    except (OSError, UnicodeDecodeError):
        return None
