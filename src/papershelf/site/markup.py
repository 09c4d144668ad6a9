"""Source text (TeX, addresses, whatever people paste) as safe HTML for pages and as plain text for everything else."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from papershelf.site.mathml import CONTROLS, SUBSCRIPTS, SUPERSCRIPTS, math_text, mathml
from papershelf.site.tex import Event, events, paragraphs
from papershelf.site.writing import attributes, of_name

# ruff: noqa: S704 (what becomes Markup here is escaped or sanitised piece by piece)

SCRIPTS = {"sub": SUBSCRIPTS, "sup": SUPERSCRIPTS}
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def title_html(text: str) -> Markup:
    """One line of text as inline HTML without links, so that it can stand in a link. What is written in another script
    says so."""
    if simple(text):
        line = escape(clean(text))
    else:
        line = Markup(" ".join(html(events(part), links=False) for part in paragraphs(clean(text))))
        if not line.striptags():  # commands that print nothing; a link needs words
            line = escape(clean(text))
    return Markup(spanned(line, attributes(text)))


def abstract_html(text: str) -> Markup:
    """Paragraphs, separated by blank lines, as `<p>` elements. Addresses become links."""
    text = clean(text)
    if simple(text) and "://" not in text:
        return Markup("".join(f"<p{attributes(part)}>{unquoted(part)}</p>" for part in split(text)))
    return Markup(
        "".join(f"<p{attributes(part)}>{html(events(part), links=True)}</p>" for part in paragraphs(text))
    )


def name_html(name: str) -> Markup:
    """A person's name, with the language of its script."""
    return Markup(spanned(escape(name), of_name(name)))


def spanned(line: str, told: str) -> str:
    """In an element with the attributes that are told, if there are any; one that keeps its direction for itself."""
    if not told:
        return line
    element = "bdi" if "dir=" in told else "span"
    return f"<{element}{told}>{line}</{element}>"


def plain(text: str) -> str:
    """The text without TeX: formulas as Unicode, paragraphs still separated by a blank line. What would print nothing
    is as it is written."""
    if simple(text):
        return text
    return "\n\n".join(words(events(part)).strip() for part in paragraphs(text)) or text


def simple(text: str) -> bool:
    """True when nothing in the text can be TeX, an entity, or a mark of HTML or Markdown."""
    return not (
        "\\" in text
        or "$" in text
        or "{" in text
        or "}" in text
        or "~" in text
        or "`" in text
        or "--" in text
        or "''" in text
        or "*" in text
        or ("&" in text and ";" in text)
        or "</" in text
    )


def clean(text: str) -> str:
    return text if text.isprintable() else CONTROLS.sub("\ufffd", text)


def unquoted(text: str) -> str:
    """Escaped as the content of an element, where a quotation mark needs no five bytes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def split(text: str) -> list[str]:
    if "\n" not in text:
        return [text] if text.strip() else []
    return [part for part in (part.strip() for part in BLANK_LINE.split(text)) if part]


def html(found: Iterable[Event], links: bool) -> str:
    return "".join(element(event, links) for event in found)


def element(event: Event, links: bool) -> str:
    match event.kind:
        case "tie":
            return "\u00a0"
        case "open":
            return f"<{event.text}>"
        case "close":
            return f"</{event.text}>"
        case "link":
            return f'<a href="{escape(event.text)}" rel="external">' if links else ""
        case "endlink":
            return "</a>" if links else ""
        case _ if event.formula:
            formula = mathml(event.formula.tex, event.formula.display and links)
            return formula or f"<code>{unquoted(event.text)}</code>"
        case _:
            return unquoted(event.text) if links else str(escape(event.text))


def words(found: Iterable[Event]) -> str:
    """Events as text; figures of an index or exponent as such characters, since 10<sup>6</sup> is not 106."""
    parts: list[str] = []
    table: dict[int, int] | None = None
    for event in found:
        if event.text in SCRIPTS and event.kind in ("open", "close"):
            table = SCRIPTS[event.text] if event.kind == "open" else None
        text = spoken(event)
        parts.append(text.translate(table) if table and all(ord(char) in table for char in text) else text)
    return "".join(parts)


def spoken(event: Event) -> str:
    match event.kind:
        case "tie":
            return " "
        case "open" | "close" | "link" | "endlink":
            return ""
        case _ if event.formula:
            return math_text(event.formula.tex) or event.text
        case _:
            return event.text
