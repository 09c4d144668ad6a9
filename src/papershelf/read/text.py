"""Text → clean text: white space, invisible characters, paragraphs."""

import re
import unicodedata

INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]")


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
