r"""Where the formulas of a paragraph stand: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and the environments of mathematics.

A dollar opens a formula only when TeX's author would agree: "costs $5 and $10" has none.
"""

import re
from typing import NamedTuple

from papershelf.site.commands import each


class Formula(NamedTuple):
    """`tex` is what stands between the delimiters; `end` is the index behind them."""

    end: int
    tex: str
    display: bool


MARK = re.compile(r"\\(?:begin|end)\{[a-z]{1,11}\*?\}|\\[\s\S]|\$\$?")
BRACE = re.compile(r"\\[\s\S]|[{}]")
ALIGNED = each("align align* aligned gather gather* eqnarray eqnarray*")
ENVIRONMENTS = ALIGNED | each("math displaymath equation equation* multline multline*")
CLOSING = {
    r"\(": r"\)",
    r"\[": r"\]",
    **{rf"\begin{{{name}}}": rf"\end{{{name}}}" for name in ENVIRONMENTS},
}
LENGTH = 2000
"""A formula that is longer is none."""
PROSE = re.compile(
    r"\b(?:and|or|the|of|to|is|are|was|were|with|that|this|than|from|which|while|per|our|we|at|on|as|by|an|but|it"
    r"|costs?|dollars?|million|billion|thousand|USD)\b"
)
TEXTUAL = re.compile(r"\\(?:emph|textit|textbf|cite[a-z]*|url|href|footnote)\b")
WORDED = re.compile(
    r"\\(?:text|mathrm|mathit|mathsf|mathbf|operatorname|mbox|hbox)[a-z]*\*?\s*\{[^{}]{0,200}\}"
)
COMMAND = re.compile(r"\\[A-Za-z]+")
LETTER = re.compile(r"\s[A-Za-z]\s")
TWO_WORDS = re.compile(r"\b[A-Za-z]{2,}[,.;:]?\s+[A-Za-z]{2,}")
SIGN = re.compile(r"[\\^_=<>+*{}|≤≥∈]")


def find_formulas(text: str) -> dict[int, Formula]:
    """Every formula by the index of its first delimiter. They do not overlap, and their braces are balanced."""
    marks = [(found.start(), found[0]) for found in MARK.finditer(text)]
    formulas: dict[int, Formula] = {}
    behind = 0
    for (start, mark), closing in zip(marks, closings(marks), strict=True):
        if start < behind or closing is None or closing[0] - start > LENGTH:
            continue
        tex = text[start + len(mark) : closing[0]]
        if not tex.strip() or not balanced(tex):
            continue
        if mark.startswith("$"):
            formula = dollars(tex, mark, closing, text[closing[0] + 1 : closing[0] + 2])
        else:
            end = closing[0] + len(closing[1])
            environment = mark[len(r"\begin{") : -1]
            if environment in ALIGNED:
                tex = rf"\begin{{align*}}{tex}\end{{align*}}"
            formula = Formula(end, tex, mark != r"\(" and environment != "math")
        if formula:
            formulas[start] = formula
            behind = formula.end
    return formulas


def closings(marks: list[tuple[int, str]]) -> list[tuple[int, str] | None]:
    """For each mark the one that closes it: the next dollars, or the next of its kind if it is not opened again."""
    found: list[tuple[int, str] | None] = []
    following: dict[str, tuple[int, str]] = {}
    for start, mark in reversed(marks):
        if mark.startswith("$"):
            found.append(following.get("$"))
            following["$"] = start, mark
        else:
            found.append(following.pop(CLOSING[mark], None) if mark in CLOSING else None)
            following[mark] = start, mark
    return found[::-1]


def dollars(tex: str, mark: str, closing: tuple[int, str], following: str) -> Formula | None:
    """What stands between two dollar marks as a formula; None when it is text. `following` is the next character."""
    end, closing_mark = closing
    if sentence(tex):
        return None
    if mark == "$$":
        return Formula(end + 2, tex, True) if closing_mark == "$$" else None
    spaced = (tex[0].isspace() or tex[-1].isspace()) and not LETTER.fullmatch(tex)
    if (following.isdigit() and not COMMAND.search(tex)) or (spaced and not SIGN.search(tex)):
        return None
    if SIGN.search(tex) or (len(tex) <= 40 and tex.count(" ") <= 4):
        return Formula(end + 1, tex, False)
    return None


def sentence(tex: str) -> bool:
    """True for what a person would say rather than calculate."""
    bare = WORDED.sub(" ", tex)
    if TEXTUAL.search(bare):
        return True
    bare = COMMAND.sub("0 ", bare)
    return bool(PROSE.search(bare) or TWO_WORDS.search(bare))


def balanced(tex: str) -> bool:
    depth = 0
    for found in BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0


def find_groups(text: str, formulas: dict[int, Formula]) -> dict[int, int]:
    """The matching braces outside formulas: index of the opening one → index of the closing one."""
    groups: dict[int, int] = {}
    opened: list[int] = []
    starts = iter(sorted(formulas))
    start = next(starts, len(text))
    behind = 0
    for brace in BRACE.finditer(text):
        while brace.start() >= start:
            behind = formulas[start].end
            start = next(starts, len(text))
        if brace.start() < behind:
            continue
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            groups[opened.pop()] = brace.start()
    return groups
