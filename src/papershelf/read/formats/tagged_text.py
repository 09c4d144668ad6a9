"""Text in which a tool left tags and entities of HTML or JATS → text: "CO<sub>2</sub> &amp; H" → "CO₂ & H"."""

import re
from html import unescape
from html.entities import html5

from papershelf.late import late

_PARAGRAPH = late(r"</(?:jats:)?(?:p|title|sec|div|list|h\d)\s*>|<br\s*/?>", re.IGNORECASE)
_SHIFTED = late(r"<(?:jats:)?(sub|sup|inf)(?:\s[^<>]*)?>([^<>]{0,12})</(?:jats:)?\1\s*>", re.IGNORECASE)
_HEADING = late(r"<(jats:)?title>\s*(?:abstract|summary)[.:]?\s*</\1?title>", re.IGNORECASE)
_TEX = late(
    r"<(?P<p>(?:jats:)?tex-math)[^<>]*>(?P<tex>.{0,800}?)</(?P=p)>|<(?P<m>(?:mml:|jats:)?annotation)[^<>]*>.{0,800}?</(?P=m)>",
    re.DOTALL,
)
_NAMES = (
    "abbr|abstract|alternatives|annotation|b|bold|break|center|cite|code|disp-formula|div|em|email|ext-link|fig|fn"
    r"|font|h\d|i|inf|inline-formula|inline-graphic|italic|kbd|label|li|list|list-item|mark|math|mi|mn|mo|monospace"
    "|mrow|ms|mspace|mstyle|msub|msubsup|msup|mtext|mover|munder|mfrac|msqrt|mtable|mtr|mtd|named-content|ol|p|pre|q"
    "|sans-serif|sc|scp|sec|semantics|small|span|strike|strong|styled-content|sub|sup|supplementary-material|tex-math"
    "|title|tt|u|ul|uri|underline|var|xref|a|br|graphic|overline|roman|preformat"
)
_TAG = late(
    rf"</?(?:(?:jats|mml|m|ce|html):[\w-]+|{_NAMES})(?:\s[^<>]*)?/?>|<!--.{0, 300}?-->",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = late(r"\\?&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}[1-4]{0,2});", re.IGNORECASE)
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


def untagged(text: str) -> str:
    """The text without tags and entities. Paragraphs get a blank line between them; "a < b" and "<X>" stay."""
    if "&" in text:
        text = _ENTITY.sub(_character, text)
        if "&" in text:
            text = _ENTITY.sub(_character, text)  # some tools escape twice
    if "<" not in text or ">" not in text:
        return text
    text = _TEX.sub(_formula, _HEADING.sub("", text))
    text = _PARAGRAPH.sub("\n\n", _SHIFTED.sub(_shifted, text))
    return _TAG.sub("", text)


def _character(found: re.Match[str]) -> str:
    entity = found[0].removeprefix("\\")
    if entity[1] != "#" and entity[1:] not in html5:
        return found[0]
    character = unescape(entity)
    return " " if character == "\xa0" else character


def _formula(found: re.Match[str]) -> str:
    r"""TeX that stands in JATS, often as a whole document: "\begin{document}$$x$$\end{document}"."""
    tex = found["tex"] or ""
    body = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", tex, re.DOTALL)
    tex = (body[1] if body else tex).strip().strip("$").strip()
    return f"${tex}$" if tex else ""


def _shifted(found: re.Match[str]) -> str:
    table = _RAISED if found[1].lower() == "sup" else _LOWERED
    moved = [table.get(char) for char in found[2]]
    return "".join(filter(None, moved)) if moved and all(moved) else found[2]
