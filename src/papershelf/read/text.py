"""Bytes → text → clean lines: decoding, line ends, white space, invisible characters."""

import re
import unicodedata

BINARY = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]")


class UndecodableError(Exception):
    """The bytes are no text; the message says what they seem to be."""


def decode(data: bytes) -> tuple[str, str]:
    """The text with "\\n" for line ends and no byte order mark, and the encoding that it was in.

    UTF-8, else UTF-16 with a byte order mark, else Windows-1252, else Latin-1.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text, encoding = data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            raise UndecodableError("binary data") from None
    else:
        if 0 in data:
            raise UndecodableError("binary data (it holds NUL bytes)")
        text, encoding = _eight_bit(data)
    if encoding != "UTF-8" and len(BINARY.findall(text)) * 100 > len(text):
        raise UndecodableError("binary data")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def _eight_bit(data: bytes) -> tuple[str, str]:
    for codec, name in (("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "Latin-1"


def clean(text: str) -> str:
    """White space (no-break spaces too) collapsed and stripped, NFC, no invisible characters; else as written."""
    text = text.strip()
    if text.isprintable():  # no white space but the plain space, nothing invisible
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        return text if "  " not in text else " ".join(text.split())
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def paragraphs(text: str) -> str:
    """Paragraphs, each cleaned, with a blank line between them."""
    if "\n" not in text.strip():
        return clean(text)
    return "\n\n".join(filter(None, map(clean, re.split(r"\n[^\S\n]*\n", text))))
