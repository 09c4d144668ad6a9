"""What TeX's commands in texts stand for: tables, and pylatexenc's table of signs."""

from functools import lru_cache
from typing import Any

ACCENTS = {
    **{
        "'": "\u0301",
        "`": "\u0300",
        "^": "\u0302",
        '"': "\u0308",
        "~": "\u0303",
        "=": "\u0304",
        ".": "\u0307",
    },
    **{
        "u": "\u0306",
        "v": "\u030c",
        "H": "\u030b",
        "c": "\u0327",
        "k": "\u0328",
        "r": "\u030a",
        "d": "\u0323",
    },
    **{"b": "\u0331", "t": "\u0361", "h": "\u0309", "textcommabelow": "\u0326", "textcommaabove": "\u0315"},
    **{"textogonekcentered": "\u0328", "textdotbelow": "\u0323", "textroundcap": "\u0311"},
}
"""Combining characters: what follows the command, or the first letter of its argument, gets the accent."""
LETTERS = {
    **{
        "o": "ø",
        "O": "Ø",
        "l": "ł",
        "L": "Ł",
        "ss": "ß",
        "SS": "SS",
        "ae": "æ",
        "AE": "Æ",
        "oe": "œ",
        "OE": "Œ",
    },
    **{
        "aa": "å",
        "AA": "Å",
        "i": "ı",
        "j": "ȷ",
        "dh": "ð",
        "DH": "Ð",
        "th": "þ",
        "TH": "Þ",
        "dj": "đ",
        "DJ": "Đ",
    },
    **{"ng": "ŋ", "NG": "Ŋ", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "IJ": "Ĳ", "ij": "ĳ"},
}
SIGNS = {
    **{"&": "&", "%": "%", "#": "#", "_": "_", " ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " "},
    **{"\\": " ", "!": "", "/": "", "-": "", "@": "", "S": "§", "P": "¶", "dag": "†", "ddag": "‡"},
    **{"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "euro": "€"},
    **{"MF": "METAFONT", "MP": "MetaPost", "PS": "PostScript", "POSTSCRIPT": "PostScript"},
    **{"thinspace": " ", "enspace": " ", "enskip": " ", "negthinspace": ""},
    **{
        "quad": " ",
        "qquad": " ",
        "newline": " ",
        "linebreak": " ",
        "space": " ",
        "par": "\n\n",
        "item": "• ",
    },
    **{"textasciitilde": "~", "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_"},
    **{
        "textquotesingle": "'",
        "textquotedbl": '"',
        "textasciicircum": "^",
    },
    **{"guillemotleft": "«", "guillemotright": "»", "textasteriskcentered": "*", "textperiodcentered": "·"},
    **{
        "textordfeminine": "ª",
        "textordmasculine": "º",
        "textdegree": "°",
        "textmu": "µ",
        "ldots": "…",
        "dots": "…",
    },
    **{"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”"},
    **{"quotedblbase": "„", "quotesinglbase": "‚", "textnumero": "№", "copyright": "©", "pounds": "£"},
    **{"textapprox": "≈", "textsim": "∼", "textrightarrow": "→", "textleftarrow": "←", "textminus": "−"},
    **{
        "texttimes": "×",
        "textpm": "±",
        "textonehalf": "½",
        "texttrademark": "™",
        "trademark": "™",
        "registered": "®",
        "textregistered": "®",
    },
}
JOINING = {
    **{"slash": "/", "hyphen": "-", "fshyp": "-", "nobreakhyphen": "-", "nbhyphen": "-"},
    **{"emdash": "—", "endash": "–", "Dash": "—", "dash": "–", "textemdash": "—", "textendash": "–"},
}
"""What joins words: the white space behind such a command only ends it."""
LENGTHS = frozenset("kern mkern hskip mskip vskip raise lower".split())
"""Commands that go with the length behind them."""
KEPT_SIGNS = {
    **{"{": r"\{", "}": r"\}", "textbraceleft": r"\{", "textbraceright": r"\}"},
    **{"textbackslash": r"\textbackslash{}", "backslash": r"\textbackslash{}"},
}
"""What has no other way to be written where TeX is read: it stays TeX."""
TRANSPARENT = frozenset(
    "emph textit textsl textbf texttt textsc textrm textsf textup textmd textnormal text mbox hbox underline uline"
    " url path nolinkurl lowercase MakeLowercase MakeTextLowercase MakeSentenceCase uppercase MakeUppercase"
    " texorpdfstring mkbibemph mkbibitalic mkbibbold mkbibparens mkbibacro acro acronym textlatin NoCaseChange"
    " em it itshape sl slshape bf bfseries tt ttfamily sc scshape rm rmfamily sf sffamily upshape mdseries"
    " normalfont normalsize small footnotesize scriptsize tiny large Large noindent protect xspace relax unskip"
    " ignorespaces null leavevmode bgroup egroup break nobreak allowbreak hspace vspace sortas textgreek".split()
)
"""Commands that go; what stands in braces behind them is text."""
SWALLOWING = frozenset(
    "noopsort SortNoop sortnoop natexlab thanks label textcolor color foreignlanguage href hspace vspace switchargs"
    " selectlanguage printfirst".split()
)
"""Commands that go with their first argument; a second one is text."""
QUOTING = {"enquote": "“”", "mkbibquote": "“”", "textquote": "“”", "blockquote": "“”"}
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
SHIFTED = {
    "textsuperscript": (_RAISED, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"),
    "textsubscript": (_LOWERED, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


@lru_cache(maxsize=2048)
def symbol(name: str) -> str | None:
    """The character that a command such as "alpha" stands for, by pylatexenc's table."""
    meaning = getattr(_table().get_macro_spec(name), "simplify_repl", None)
    if name == "today" or not isinstance(meaning, str) or "%" in meaning or "<" in meaning:
        return None
    return meaning if 0 < len(meaning.strip()) <= 6 else None


@lru_cache(maxsize=2048)
def is_latex(name: str) -> bool:
    """Whether LaTeX, or a package that everybody uses, has a command of this name, by pylatexenc's tables. It stays
    where it means nothing here; of others the text is taken that they stand for."""
    from pylatexenc.latexwalker import get_default_latex_context_db  # type: ignore[import-untyped]

    known = (table.get_macro_spec(name) for table in (_table(), get_default_latex_context_db()))
    return name in SHIFTED or "cite" in name or name.lower().endswith("ref") or any(map(bool, known))


@lru_cache(maxsize=1)
def _table() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    return get_default_latex_context_db()
