"""What TeX's text commands mean here: tables, and pylatexenc for the symbols."""

from functools import lru_cache
from typing import Any


def each(names: str) -> frozenset[str]:
    return frozenset(names.split())


STYLES = {
    "emph": "em",
    "textit": "em",
    "textsl": "em",
    "textbf": "strong",
    "texttt": "code",
    "textsuperscript": "sup",
    "textsubscript": "sub",
}
"""Commands whose argument gets an HTML element."""
SWITCHES = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), "em"),
    **dict.fromkeys(("bf", "bfseries"), "strong"),
    **dict.fromkeys(("tt", "ttfamily"), "code"),
}
"""Commands that set the rest of their group in an HTML element."""
TRANSPARENT = each(
    "textsc textrm textsf textup textmd textnormal text mbox hbox underline uline ensuremath mathrm"
)
"""Commands whose argument is plain text here."""
ADDRESSES = each("url path nolinkurl")
"""Commands whose argument is an address."""
TAKING = each("href footnote").union(STYLES, TRANSPARENT, ADDRESSES)
"""Commands that mean something with an argument only."""
DROPPED = each(
    "sc scshape rm rmfamily sf sffamily upshape mdseries normalfont normalsize small footnotesize scriptsize tiny"
    " large Large LARGE huge Huge scriptstyle textstyle displaystyle noindent indent protect xspace centering"
    " smallskip medskip bigskip maketitle newpage clearpage leavevmode null relax unskip ignorespaces"
)
DROPPED_WITH_ARGUMENT = each("label vspace hspace color textcolor pagestyle thispagestyle")
"""Commands that go with their first argument; the second one of `textcolor` is an ordinary group."""
CITATIONS = each(
    "cite citet citep citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite"
    " ref eqref cref Cref autoref pageref"
)
ENVIRONMENTS = each("itemize enumerate description quote quotation center abstract document")
"""Environments whose contents are text."""
SIGNS = frozenset("%&_$#{}")
"""What stands for itself behind a backslash."""
CHARACTERS = {
    **{
        " ": " ",
        "\n": " ",
        "\t": " ",
        ",": " ",
        ";": " ",
        ":": " ",
        "\\": " ",
        "!": "",
        "/": "",
        "-": "",
        "@": "",
    },
    **{
        "S": "§",
        "P": "¶",
        "TeX": "TeX",
        "LaTeX": "LaTeX",
        "LaTeXe": "LaTeX2e",
        "BibTeX": "BibTeX",
        "euro": "€",
    },
    **{"quad": " ", "qquad": " ", "newline": " ", "linebreak": " ", "space": " ", "item": "•", "slash": "/"},
    **{"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<"},
    **{
        "textgreater": ">",
        "lbrace": "{",
        "rbrace": "}",
        "textunderscore": "_",
        "textdollar": "$",
        "eg": "e.g.",
    },
    **{
        "ie": "i.e.",
        "textquotesingle": "'",
        "etal": "et al.",
        "etc": "etc.",
        "vs": "vs.",
        "wrt": "w.r.t.",
        "copyright": "©",
        "ddag": "‡",
        "textendash": "–",
        "textemdash": "—",
        "aa": "å",
        "AA": "Å",
    },
}
LETTERS = each(
    "o O l L ss ae AE oe OE aa AA i j dh DH th TH dj DJ ng NG lq textquotedblleft textquoteleft guillemotleft"
)
"""Letters inside words and signs before them: the white space behind only ends the command."""
FORMULAS = {
    **dict.fromkeys(each("frac tfrac dfrac nicefrac sfrac binom"), 2),
    **dict.fromkeys(
        each("mathbb mathcal mathfrak mathscr mathbf mathit mathsf mathtt mathbbm mathds bm boldsymbol"), 1
    ),
    **dict.fromkeys(
        each("sqrt tilde hat bar vec dot ddot check breve widetilde widehat overline operatorname"), 1
    ),
}
"""Commands of formulas that people leave without dollars, with the number of their arguments."""
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
    **{"b": "\u0331"},
}
"""Combining characters; the letter that they stand on is the command's argument."""
GREEK = each(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi"
    " omega"
)
CHANGING = each("today")
"""Commands that mean something else tomorrow."""


@lru_cache(maxsize=2048)
def symbol(name: str) -> str | None:
    """The character that a command such as "alpha" or "times" stands for; None when it stands for none."""
    if name in CHARACTERS:
        return CHARACTERS[name]
    if name in CHANGING:
        return None
    meaning = getattr(table().get_macro_spec(name), "simplify_repl", None)
    if meaning is None and name.startswith("text") and name[4:] in GREEK:
        return symbol(name[4:])
    return (
        meaning if isinstance(meaning, str) and 0 < len(meaning.strip()) <= 6 and "%" not in meaning else None
    )


@lru_cache(maxsize=1)
def table() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    return get_default_latex_context_db()
