"""`site.toml` as a typed value. Unknown keys and wrong types are errors that name the nearest key."""

import tomllib
from pathlib import Path

import msgspec

from papershelf.errors import PapershelfError


class Publish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remote: str = "origin"
    """The git remote that `papershelf publish` pushes to."""
    branch: str = "gh-pages"
    """The branch that holds the published site."""


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    """The site's name, in the header and in every page's title."""
    description: str = ""
    """One sentence under the title of the home page."""
    base_url: str = ""
    """The site's public address, such as "https://example.org/shelf/". Links in pages do not need it."""
    language: str = "en"
    """The language of the interface, as a BCP 47 tag."""
    date: str = ""
    """The date that the footer shows as the build's, YYYY-MM-DD. `SOURCE_DATE_EPOCH` wins; without either, none."""
    fonts: str = "serif"
    """"serif" ships the reading font; "system" uses the reader's own."""
    publish: Publish = Publish()
