"""Markdown to the plain text that it stands for: paragraphs without marks; formulas and addresses stay as they are."""

import re

from papershelf.late import late

INLINE_SIGNS = "*_`[<"
LINE_SIGN = late(r"[ \t]*(?:[-+#>]|\d{1,3}[.)][ \t])")
"""Text without the former, of which no line begins with the latter, has no marks."""

FENCE = late(r"[ \t]*(?:```|~~~)")
HEADING = late(r"[ \t]{0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*\Z")
QUOTE = late(r"[ \t]{0,3}(?:>[ \t]?)+")
BULLET = late(r"[ \t]*[-+*][ \t]+(?=\S)")
NUMBER = late(r"[ \t]*\d{1,3}[.)][ \t]+(?=\S)")

INLINE = late(
    r"""(?P<kept>\$\$.{1,2000}?\$\$|\$[^$\n]{1,2000}\$|\\\(.{1,2000}?\\\)|(?<!<)https?://[^\s<>]+)
    |(?P<tick>`{1,3})(?P<code>[^`]{1,2000})(?P=tick)
    |!\[(?P<picture>[^\[\]]{0,300})\]\([^()\s]{0,1000}\)
    |\[(?P<label>[^\[\]]{1,300})\]\((?P<url>[^()\s]{0,1000})(?:[ \t]+"[^"]{0,300}")?\)
    |<(?P<address>https?://[^<>\s]{1,1000})>
    |(?P<strong>\*\*|__)(?=\S)(?P<bold>.{1,2000}?)(?<=\S)(?P=strong)
    |(?<![\w*])(?P<sign>[*_])(?=[^\s*_])(?P<slanted>[^*_$`\n]{1,500}?)(?<=\S)(?P=sign)(?!\w)""",
    re.VERBOSE | re.DOTALL,
)


def unmarked(text: str) -> str:
    """The text without the marks of Markdown; headings and items of lists are paragraphs of their own."""
    if not may_be_marked(text):
        return text
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        if FENCE.match(line):
            fenced = not fenced
            lines.append("")
        elif fenced:
            lines.append(line)
        else:
            lines += block(line)
    return without_marks("\n".join(lines))


def may_be_marked(text: str) -> bool:
    if any(sign in text for sign in INLINE_SIGNS):
        return True
    return any(LINE_SIGN.match(line) for line in text.split("\n"))


def block(line: str) -> list[str]:
    """A line without the mark of its heading, quotation or list, behind a blank line where it begins a paragraph."""
    line = line[quoted.end() :] if (quoted := QUOTE.match(line)) else line
    if heading := HEADING.match(line):
        return ["", heading["text"], ""]
    if bullet := BULLET.match(line):
        return ["", f"• {line[bullet.end() :]}"]
    return ["", line.strip()] if NUMBER.match(line) else [line]


def without_marks(text: str) -> str:
    return INLINE.sub(meaning, text)


def meaning(mark: re.Match[str]) -> str:
    """What a mark stands for."""
    if mark["kept"]:
        return mark["kept"]
    if mark["code"]:
        return mark["code"]
    if mark["label"]:
        label, url = without_marks(mark["label"]), mark["url"]
        return f"{label} ({url})" if url.startswith(("http://", "https://")) and url != label else label
    return mark["address"] or without_marks(mark["bold"] or mark["slanted"] or "") or mark["picture"] or ""
