"""What tags and attributes of HTML mean for a reader: which begin a line, are not seen, or are headings."""

import re
from collections.abc import Mapping
from functools import lru_cache

from papershelf.late import late

BLANKS: Mapping[str, int] = {
    **dict.fromkeys(
        "address body button caption center dd dir div fieldset figcaption form frameset header hgroup html "
        "legend main menu nav aside footer optgroup option search summary tbody td tfoot th thead".split(),
        0,
    ),
    **dict.fromkeys("blockquote details dialog dl figure hr listing ol p pre table ul xmp".split(), 1),
    **dict.fromkeys("article dt h1 h2 h3 h4 h5 h6 li section tr".split(), 2),
}
"""The elements that begin and end a line, and how many blank lines stand at least before each of them. Items and
headings stand further from what is above than paragraphs within them."""

BELOW: Mapping[str, int] = {**BLANKS, **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), 1), "dt": 0}
"""How many blank lines stand at least behind each of them."""

ITEMS = frozenset("article dt h1 h2 h3 h4 h5 h6 li section tr".split())

NOT_SHOWN = frozenset(
    "applet audio canvas datalist embed iframe noembed noframes noscript object script select style svg template "
    "textarea video".split()
)

HOLD_FORMS = frozenset("dd li span td".split())
"""In these a form is no more than a button within the text, as around each name that searches for its papers."""

PREFORMATTED = frozenset("listing pre xmp".split())

_HIDDEN = late(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text mw-cite-backlink mw-editsection abstract-short"
    " short-authors"
    " short-journal-citation u-visually-hidden u-screenreader screenreader-only element-invisible hidden-visually"
    " assistive-text".split()
)
"""Words for programs that read aloud, marks between a text and its notes, and short forms of an abstract, of names and
of a citation that the whole ones take the place of."""
_BLOCK = late(r"display\s*:\s*(?:block|flex|grid|table\b|list-item|flow-root)", re.IGNORECASE)
_INLINE = late(r"display\s*:\s*inline(?:-(?:block|flex))?\s*(?:;|\Z)", re.IGNORECASE)
_INLINE_CLASSES = frozenset("is-inline is-inline-block d-inline d-inline-block inline inline-block".split())
_MAY_BE_INLINE = frozenset("dd div form p".split())
_BLOCK_CLASSES = frozenset("block d-block d-flex d-grid flex grid".split())
_DRAWN_FORMULA = late(
    r"\b(?:MathJax(?:_(?:Display|Preview|SVG|CHTML|Processing|Error)\w*)?|mwe-math-element)\b"
)
_UNFOLDED = late(r"abstract|tl-?dr", re.IGNORECASE)
_PEOPLE = late(r"(?<![a-z])(?:authors?|creators|contributors|contrib)(?![a-z])")
_ABOUT_PEOPLE = late(r"info|note|affil|bio|image|avatar|menu|nav|meta|search|detail|role|contact|email|work")
_BESIDE_TITLE = late(r"(?<![a-z])(?:pub-type|durations?|badges?|pills?|chips?|status|type|kind)(?![a-z])")
_FORMULA_IMAGE = late(r"\b(?:mwe-math|latex|tex|math|ltx_Math)", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether a browser does not show the element. A folded abstract is text of the page all the same."""
    if attributes.get("aria-hidden") == "true" or attributes.get("hidden", "until-found") != "until-found":
        return True
    if not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    if not _HIDDEN.search(attributes.get("style", "")):
        return False
    return not _UNFOLDED.search(attributes.get("class", "") + " " + attributes.get("id", ""))


def is_block(attributes: Mapping[str, str]) -> bool:
    """Whether an element that is none by itself begins a line, by its style or the class names of CSS frameworks."""
    if _BLOCK.search(attributes.get("style", "")):
        return True
    return not _BLOCK_CLASSES.isdisjoint(attributes.get("class", "").split())


def is_inline(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element that begins a line by itself stands beside others, by its style or class names."""
    if tag not in _MAY_BE_INLINE:
        return False
    if not _INLINE_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    return bool(_INLINE.search(attributes.get("style", "")))


def is_drawn_formula(attributes: Mapping[str, str]) -> bool:
    """Whether it holds a formula twice: drawn, and as MathML."""
    return bool(_DRAWN_FORMULA.search(attributes.get("class", "")))


def is_formula_image(attributes: Mapping[str, str]) -> bool:
    return bool(_FORMULA_IMAGE.search(attributes.get("class", "")))


def lists_people(attributes: Mapping[str, str]) -> bool:
    """Whether a list says that its items are names: on the page they stand side by side."""
    for name in ("class", "id", "aria-label", "data-test", "data-testid"):
        said = attributes.get(name, "").lower()
        if any(_PEOPLE.search(word) and not _ABOUT_PEOPLE.search(word) for word in said.split()):
            return True
    return False


_NUMBER = late(r"\d{2,}")
_CALLED = ("class", "itemprop", "property", "data-testid", "data-test", "rel")


def kind(attributes: Mapping[str, str]) -> str:
    """What an element's class and its like call it, without numbers: the same for all of one kind."""
    said = " ".join(attributes[name] for name in _CALLED if attributes.get(name))
    return _NUMBER.sub("0", said) if said else ""


_PARTS: Mapping[str, re.Pattern[str]] = {
    "authors": late(r"(?<![a-z])(?:authors?|authorlist|byline|creators?|contributors?|contrib)(?![a-z])"),
    "venue": late(
        r"(?<![a-z])(?:journal|citation|venue|publication-?(?:title|venue)|source|conference)(?![a-z])"
    ),
    "title": late(r"(?<![a-z])(?:title|headline)(?![a-z])"),
}
_WORDS = late(r"(?<=[a-z\d])(?=[A-Z])|_+")


@lru_cache(maxsize=4096)
def said_part(kind: str) -> str:
    """The part of a record that the class of an element within a line names, such as "docsum-authors"; "" for none."""
    words = _WORDS.sub("-", kind).lower()
    found = [part for part, pattern in _PARTS.items() if pattern.search(words)]
    return found[0] if found and not _ABOUT_PEOPLE.search(words) else ""


@lru_cache(maxsize=4096)
def is_beside_title(kind: str) -> bool:
    """Whether an element within a line holds what stands behind a title and is none of it, by its class."""
    return _BESIDE_TITLE.search(_WORDS.sub("-", kind).lower()) is not None


def heading_level(tag: str, attributes: Mapping[str, str]) -> int:
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level", "2")
        return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return 0
