"""Text → clean text: white space, invisible characters, paragraphs."""

import re
import unicodedata

from papershelf.late import late

INVISIBLE = late("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff\ufffe\uffff]")
LIGATURE = late("[\ufb00-\ufb06]")
LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""What typesetters' ligatures stand for."""


def clean(text: str) -> str:
    """White space (no-break spaces too) collapsed and stripped, NFC, no invisible characters, no ligatures; else as
    written."""
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text if "  " not in text else " ".join(text.split())
    text = LIGATURE.sub(lambda one: LETTERS[one[0]], unicodedata.normalize("NFC", text))
    if text.isprintable():  # no white space but the plain space, nothing invisible
        return text if "  " not in text else " ".join(text.split())
    return " ".join(INVISIBLE.sub("", text).split())


def paragraphs(text: str) -> str:
    """Paragraphs, each cleaned, with a blank line between them."""
    if "\n" not in text.strip():
        return clean(text)
    return "\n\n".join(filter(None, map(clean, re.split(r"\n[^\S\n]*\n", text))))
