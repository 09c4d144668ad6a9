"""A site's own logo: its size is read from its bytes, so that the header keeps its place free."""

import re
import struct
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from struct import unpack_from

from papershelf.config import Config, line_in
from papershelf.model import Frozen, Problem
from papershelf.site.static import Static

HIGH, WIDE = 32, 240
"""The box that a logo is shown in, in px of the page."""
HEAD = 1 << 18
"""How many bytes of a picture are looked at."""
SVG = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in|em|rem)?\s*\Z")


class Logo(Frozen, frozen=True):
    """`src` is a path from the root of the site, `width` and `height` are px. `alone`: it has the name in it."""

    src: str
    width: int
    height: int
    alt: str
    alone: bool


def find_logo(config: Config, static: Static, site: Path) -> Logo | Problem | None:
    """The logo of `site.toml`, None where none is asked for, or why it cannot be shown."""
    wanted = config.logo.strip().removeprefix("static/").lstrip("/")
    if not wanted:
        return None
    files: Mapping[str, str] = dict(static.files)
    if wanted not in files:
        nearest = get_close_matches(wanted, files, n=1, cutoff=0.5)
        return problem(
            site,
            f"static/ has no file “{wanted}” for the logo; the header is shown without.",
            f'Did you mean logo = "{nearest[0]}"?' if nearest else "Put the picture into static/.",
        )
    with open(files[wanted], "rb") as handle:
        size = picture_size(handle.read(HEAD))
    if not size or min(size) <= 0:
        return problem(
            site,
            f"The size of static/{wanted} is not in it, or it is no picture; the header is shown without the logo.",
            "Give an SVG a viewBox, or save the logo as PNG, JPEG, GIF or WebP.",
        )
    width, height = size
    ratio = min(HIGH / height, WIDE / width)
    return Logo(
        src=wanted,
        width=max(1, round(width * ratio)),
        height=max(1, round(height * ratio)),
        alt=config.logo_alt,
        alone=bool(config.logo_alt),
    )


def problem(site: Path, message: str, hint: str) -> Problem:
    return Problem(
        file="site.toml",
        line=line_in(site, "", "logo"),
        severity="warning",
        code="unfit-logo",
        message=message,
        hint=hint,
    )


def picture_size(data: bytes) -> tuple[float, float] | None:
    """Width and height of a PNG, GIF, JPEG, WebP or SVG by its first bytes; None for what is none of these."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            width, height = unpack_from(">II", data, 16)
            return width, height
        if data[:6] in (b"GIF87a", b"GIF89a"):
            width, height = unpack_from("<HH", data, 6)
            return width, height
        if data.startswith(b"\xff\xd8"):
            return jpeg_size(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return webp_size(data)
    except (struct.error, IndexError):
        return None
    return svg_size(data)


def jpeg_size(data: bytes) -> tuple[float, float] | None:
    """By the frame header (ITU-T T.81, B.2.2); other segments are stepped over by their lengths."""
    at = 2
    while data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # fill
            at += 1
        elif 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = unpack_from(">HH", data, at + 5)
            return width, height
        else:
            at += 2 + int(unpack_from(">H", data, at + 2)[0])
    return None


def webp_size(data: bytes) -> tuple[float, float] | None:
    """Of the three kinds of WebP (RFC 9649)."""
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int(unpack_from("<I", data, 21)[0])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def svg_size(data: bytes) -> tuple[float, float] | None:
    """By `width` and `height` of the root element, else by its `viewBox`."""
    root = SVG.search(data)
    if not root:
        return None
    tag = root[0].decode("utf-8", "replace")
    sides = [LENGTH.match(given) if (given := attribute(tag, name)) else None for name in ("width", "height")]
    if sides[0] and sides[1]:
        return float(sides[0][1]), float(sides[1][1])
    box = re.split(r"[\s,]+", attribute(tag, "viewBox").strip())
    try:
        _, _, width, height = map(float, box)
    except ValueError:
        return None
    return (width, height) if width < float("inf") > height else None


def attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return (found[1] or found[2] or "") if found else ""
