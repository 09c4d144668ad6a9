"""TeX formulas as safe MathML for pages and as readable Unicode for everything that holds plain text.

latex2mathml parses; its tree is never trusted: it is written out here from an allow-list, every text escaped.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from xml.etree.ElementTree import Element

from markupsafe import escape

from papershelf.site.commands import each

CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no HTML document may hold."""

TAGS = each(
    "menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup"
    " msup mtable mtd mtext mtr munder munderover"
)
TOKENS = each("mi mn mo ms mtext")
"""Elements that hold text alone: in HTML an element inside one would leave MathML."""
ATTRIBUTES = each(
    "accent accentunder columnalign columnspacing depth displaystyle fence form height largeop linethickness lspace"
    " maxsize minsize movablelimits notation rowspacing rspace scriptlevel separator stretchy symmetric width"
)
QUANTITIES = frozenset("∞∂∇∅∀∃")
"""Mathematical symbols that are no operators; latex2mathml makes identifiers of some operators, too."""
SCRIPTS = each("mfrac mmultiscripts mover mroot msub msubsup msup munder munderover")
SPACED = each("mo mspace mtr mtd")
THIN_SPACE = '<mspace width="0.17em"></mspace>'
LENGTH = 2000
DEPTH = 60
VALUE = re.compile(r"[\w.%+ -]{1,40}", re.ASCII)
REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{1,6});")
NUMBER = re.compile(r"\d[\d.,]*(?:\\?%)?")
SCRIPT = re.compile(r"\s*(?:\{\})?([_^])\s*(?:(\d|\{[+-]?\d{1,4}[+-]?\})|(\\circ|\{\s*\\circ\s*\}))\s*")
"""A script of text around: "H$_2$O", "10$^{-5}$", "25$^\\circ$C"."""
DEFINITION = re.compile(
    r"\\(?:(?:re)?new|provide|def|gdef|edef|xdef|let|Declare|unicode|require|input|include)"
)
SYNONYMS = (
    (re.compile(r"\\(?:nice|s)frac(?![A-Za-z])"), r"\\tfrac"),
    (re.compile(r"\\(?:mathbbm|mathds|bbm)(?![A-Za-z])"), r"\\mathbb"),
    (re.compile(r"\\(?:bm|bs)(?![A-Za-z])"), r"\\boldsymbol"),
    (re.compile(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
    (re.compile(r"\\textsc(?![A-Za-z])"), r"\\text"),
    (re.compile(r"\\(?:xspace|ensuremath|nonumber|notag|displaylimits|nolimits)(?![A-Za-z])"), ""),
    (re.compile(r"\\label\s?\{[^{}]*\}"), ""),
)
ALPHABETS = {
    "bold": "BOLD",
    "bold-fraktur": "BOLD FRAKTUR",
    "bold-italic": "BOLD ITALIC",
    "bold-sans-serif": "SANS-SERIF BOLD",
    "bold-script": "BOLD SCRIPT",
    "double-struck": "DOUBLE-STRUCK",
    "fraktur": "FRAKTUR",
    "monospace": "MONOSPACE",
    "sans-serif": "SANS-SERIF",
    "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC",
    "script": "SCRIPT",
}
DIGITS = ("ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE")
BESIDE_NAME = re.compile(r"(?<=[^\W_]|\))\0+(?=[^\W_])")
"""NUL stands around a name of several letters ("log") until the line is whole: it keeps apart from letters only."""
SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
ACCENTS = {
    "~": "\u0303",
    "^": "\u0302",
    "ˆ": "\u0302",
    "¯": "\u0304",
    "‾": "\u0304",
    "―": "\u0304",
    "_": "\u0304",
    "→": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
    "˚": "\u030a",
}


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool = False) -> str | None:
    """The `<math>` element of a formula (without its delimiters); None when it cannot be read."""
    if NUMBER.fullmatch(tex.strip()):
        return str(escape(tex.strip().replace("\\", "")))
    if not display and (found := SCRIPT.fullmatch(tex)):
        if found[3]:
            return "°"
        element, digits = ("sub" if found[1] == "_" else "sup"), found[2].strip("{}").replace("-", "−")
        return f"<{element}>{digits}</{element}>"
    tree = parse(tex, display)
    if tree is None:
        return None
    children = tree[0] if len(tree) == 1 and tree[0].tag == "mrow" and not tree[0].attrib else tree
    inside = row(children)
    return f'<math display="block">{inside}</math>' if display else f"<math>{inside}</math>"


@lru_cache(maxsize=4096)
def math_text(tex: str) -> str | None:
    """A formula as one line of Unicode, "O(1/√K)"; None when it cannot be read."""
    tree = parse(tex)
    if tree is None:
        return None
    line = BESIDE_NAME.sub(" ", readable(tree)).replace("\0", "").replace(": = ", " := ")
    return unicodedata.normalize("NFC", " ".join(line.split()))


@lru_cache(maxsize=512)
def parse(tex: str, display: bool = False) -> Element | None:
    if not tex.strip() or len(tex) > LENGTH or DEFINITION.search(tex):
        return None
    for pattern, synonym in SYNONYMS:
        tex = pattern.sub(synonym, tex)
    from latex2mathml.converter import Converter

    try:
        tree = Converter(display="block" if display else "inline").convert_to_element(tex)
    except Exception:  # the parser meets whatever people write, and has no error of its own for all of it
        return None
    for element in tree.iter():
        element.text = lettered(element)
        if (
            element.tag == "mi"
            and unicodedata.category(element.text[:1] or " ") == "Sm"
            and element.text not in QUANTITIES
        ):
            element.tag, element.text = "mo", element.text.replace("~", "∼")
    text = "".join(tree.itertext())
    return tree if text.strip() and within(tree, DEPTH) else None


def within(tree: Element, depth: int) -> bool:
    level = [tree]
    while level and depth:
        level = [child for element in level for child in element]
        depth -= 1
    return not level


def lettered(element: Element) -> str:
    """The element's text with references resolved and its alphabet in the letters: browsers know no other way."""
    text = REFERENCE.sub(lambda found: character(int(found[1], 16)), element.text or "")
    alphabet = ALPHABETS.get(element.get("mathvariant", ""))
    return CONTROLS.sub("\ufffd", "".join(letter(alphabet, char) for char in text) if alphabet else text)


def character(code: int) -> str:
    return chr(code) if code < 0x110000 else "\ufffd"


@lru_cache(maxsize=1024)
def letter(alphabet: str, char: str) -> str:
    if "0" <= char <= "9":
        name = f"DIGIT {DIGITS[int(char)]}"
    elif char.isascii() and char.isalpha():
        name = f"{'CAPITAL' if char.isupper() else 'SMALL'} {char.upper()}"
    else:
        return char
    for prefix in ("MATHEMATICAL ", "", "BLACK-LETTER "):
        try:
            return unicodedata.lookup(
                prefix + name if prefix.startswith("BLACK") else f"{prefix}{alphabet} {name}"
            )
        except KeyError:
            continue
    return char


def row(elements: Iterable[Element]) -> str:
    """Elements side by side; "log" and its like with the thin space that browsers would not set."""
    parts: list[str] = []
    before: Element | None = None
    for element in elements:
        if (
            before is not None
            and (named(before) or named(element))
            and not {before.tag, element.tag} & SPACED
        ):
            parts.append(THIN_SPACE)
        parts.append(serialised(element))
        before = element
    return "".join(parts)


def named(element: Element) -> bool:
    """True for a function's name, with or without an index or exponent."""
    if element.tag in ("msub", "msup", "msubsup") and len(element):
        element = element[0]
    name = element.text or ""
    return element.tag == "mi" and len(name) > 1 and (name.isalpha() or name.startswith("\\"))


def serialised(element: Element) -> str:
    inside = str(escape(element.text or "")) + (
        "".join(map(serialised, element)) if element.tag in SCRIPTS else row(element)
    )
    if (
        element.tag not in TAGS
        or (element.tag in TOKENS and len(element))
        or (element.tag == "mrow" and len(element) == 1 and not element.attrib)
    ):
        return inside
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in element.attrib.items()
        if (name in ATTRIBUTES or (name, value) == ("mathvariant", "normal")) and VALUE.fullmatch(value)
    )
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"


def readable(element: Element) -> str:
    """The element as text; parts that need them get parentheses."""
    parts = [readable(child) for child in element]
    match element.tag, parts:
        case ("mphantom", _):
            return ""
        case ("mspace", _):
            return " "
        case ("mfrac", [above, below]) if element.get("linethickness") == "0":
            return f"{above} choose {below}"
        case ("mfrac", [above, below]):
            return f"{grouped(above)}/{grouped(below)}"
        case ("msqrt", _):
            return "√" + grouped("".join(parts)) + "\0"
        case ("mroot", [inside, degree]):
            return script("^", degree, SUPERSCRIPTS).removeprefix("^") + "√" + grouped(inside) + "\0"
        case ("mover", [inside, above]) if above.strip() in ACCENTS:
            return inside[:1] + ACCENTS[above.strip()] + inside[1:]
        case ("mover" | "munder", [inside, "⏞" | "⏟"]):
            return inside
        case ("msub" | "munder", [inside, below]):
            return scripted(inside, script("_", below, SUBSCRIPTS))
        case ("msup" | "mover", [inside, above]):
            return scripted(inside, script("^", above, SUPERSCRIPTS))
        case ("msubsup" | "munderover", [inside, below, above]):
            return scripted(inside, script("_", below, SUBSCRIPTS) + script("^", above, SUPERSCRIPTS))
        case ("mtr", _) if len(element) and element[0].get("columnalign") == "right":
            return "".join(parts)  # an equation, aligned at its sign
        case ("mtr", _):
            return ", ".join(part for part in parts if part)
        case ("mtable", _):
            return "; ".join(parts)
        case ("mo", []):
            return operator(element.text or "")
        case ("mi", []):
            name = folded(element.text or "")
            return name if len(name) < 2 else f"\0{name}\0"
        case _:
            return folded(element.text or "") + "".join(parts)


def operator(text: str) -> str:
    """Relations and arrows with space around them, a comma with space behind it."""
    if text in {",", ";"}:
        return text + " "
    if text == "−":
        return "-"
    if len(text) > 1 and text.isalpha():
        return f"\0{text}\0"
    relation = text in "=<>≤≥≠≈∼≃≅≡∈∉⊂⊆⊃⊇∝≪≫:=" or unicodedata.name(text[:1] or " ", "").endswith("ARROW")
    return f" {text} " if relation and text and text != ":" else text


def folded(text: str) -> str:
    """Script, bold and other letters as the plain ones; ℝ, ℓ and their like stay."""
    name = unicodedata.name(text[:1] or " ", "")
    if "DOUBLE-STRUCK" in name or not name.startswith(
        ("MATHEMATICAL ", "SCRIPT CAPITAL", "BLACK-LETTER CAPITAL")
    ):
        return text
    return unicodedata.normalize("NFKC", text)


def grouped(text: str) -> str:
    text = text.strip(" \0")
    return text if re.fullmatch(r"√?\w*|\w\([^()]*\)", text) else f"({text})"


def scripted(inside: str, scripts: str) -> str:
    """The scripts close to what they belong to, space (if any) behind them."""
    base = inside.rstrip("\0 ")
    return base + scripts + inside[len(base) :]


def script(mark: str, text: str, table: dict[int, int]) -> str:
    text = text.replace(" ", "").strip("\0")
    if text == "∘" and mark == "^":
        return "°"
    if text and all(ord(char) in table for char in text):
        return text.translate(table)
    if set(text) <= set("′″‴'"):
        return text
    whole = re.fullmatch(r"[^\W⁰-₟²³¹]+|\([^()]*\)", text)
    return mark + (text if len(text) == 1 or whole else f"({text})")
