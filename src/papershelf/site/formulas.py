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


MARK = re.compile(r"\\begin\{([a-z]{1,11}\*?)\}|\\[\s\S]|\$\$?")
BRACE = re.compile(r"\\[\s\S]|[{}]")
WRAPPED = each("math displaymath equation equation* multline multline*")
ALIGNED = each("align align* aligned gather gather* eqnarray eqnarray*")
PROSE = re.compile(
    r"\b(?:and|or|the|of|to|is|are|was|were|with|that|this|than|from|which|while|per|our|we|at|on|as|by|an|but|it"
    r"|costs?|dollars?|million|billion|thousand|USD)\b|\\(?:emph|textit|textbf|cite[a-z]*|url|href|footnote)\b"
)
WORDED = re.compile(
    r"\\(?:text|mathrm|mathit|mathsf|mathbf|operatorname|mbox|hbox)[a-z]*\*?\s*\{[^{}]{0,200}\}"
)
COMMAND = re.compile(r"\\[A-Za-z]+")
TWO_WORDS = re.compile(r"\b[A-Za-z]{2,}[,.;:]?\s+[A-Za-z]{2,}")
SIGN = re.compile(r"[\\^_=<>+*{}|≤≥∈]")


def find_formulas(text: str) -> dict[int, Formula]:
    """Every formula by the index of its first delimiter. They do not overlap, and their braces are balanced."""
    marks = [(found.start(), found[0], found[1]) for found in MARK.finditer(text)]
    following: dict[str, int] = {}
    closings: list[int] = [-1] * len(marks)
    for number in range(len(marks) - 1, -1, -1):
        start, mark, environment = marks[number]
        if mark.startswith("$"):
            closings[number] = following.get("$", -1)
            following["$"] = number
        elif mark == r"\(":
            closings[number] = following.get(r"\)", -1)
            following.pop(r"\)", None)
        elif mark == r"\[":
            closings[number] = following.get(r"\]", -1)
            following.pop(r"\]", None)
        elif mark in (r"\)", r"\]"):
            following[mark] = number
    ends = environment_ends(text)
    formulas: dict[int, Formula] = {}
    position, number = 0, 0
    while number < len(marks):
        start, mark, environment = marks[number]
        number += 1
        if start < position:
            continue
        formula = None
        if environment:
            formula = environment_formula(text, start + len(mark), environment, ends)
        elif mark.startswith("$"):
            formula = dollars(
                text, start, mark, marks[closings[number - 1]][:2] if closings[number - 1] > 0 else None
            )
        elif mark in (r"\(", r"\[") and closings[number - 1] > 0:
            closing = marks[closings[number - 1]][0]
            tex = text[start + 2 : closing]
            formula = Formula(closing + 2, tex, mark == r"\[") if tex.strip() and balanced(tex) else None
        if formula:
            formulas[start] = formula
            position = formula.end
    return formulas


def dollars(text: str, start: int, mark: str, closing: tuple[int, str] | None) -> Formula | None:
    r"""The formula that the dollars at `start` open, if the next dollars, `closing`, end it."""
    if closing is None:
        return None
    end, closing_mark = closing
    tex = text[start + len(mark) : end]
    if not tex.strip() or not balanced(tex):
        return None
    if mark == "$$":
        return Formula(end + 2, tex, True) if closing_mark == "$$" and not sentence(tex) else None
    following = text[end + 1 : end + 2]
    spaced = tex[0].isspace() or tex[-1].isspace()
    if following.isdigit() or (spaced and not SIGN.search(tex)) or sentence(tex):
        return None
    if SIGN.search(tex) or (len(tex) <= 40 and tex.count(" ") <= 4):
        return Formula(end + 1, tex, False)
    return None


def sentence(tex: str) -> bool:
    """True for what a person would say rather than calculate."""
    bare = WORDED.sub(" ", tex)
    return bool(PROSE.search(bare) or TWO_WORDS.search(COMMAND.sub("0", bare)))


def balanced(tex: str) -> bool:
    depth = 0
    for found in BRACE.finditer(tex):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0


def environment_ends(text: str) -> dict[str, list[int]]:
    ends: dict[str, list[int]] = {}
    if r"\end{" in text:
        for found in re.finditer(r"\\end\{([a-z]{1,11}\*?)\}", text):
            ends.setdefault(found[1], []).append(found.start())
        for positions in ends.values():
            positions.reverse()
    return ends


def environment_formula(
    text: str, start: int, environment: str, ends: dict[str, list[int]]
) -> Formula | None:
    """The formula from behind `\\begin{…}` to its `\\end{…}`; uses up the ends that it passes."""
    positions = ends.get(environment, [])
    while positions and positions[-1] < start:
        positions.pop()
    if not positions or environment not in WRAPPED | ALIGNED:
        return None
    tex = text[start : positions[-1]]
    if not tex.strip() or not balanced(tex) or r"\begin{" + environment in tex:
        return None
    end = positions[-1] + len(environment) + len(r"\end{}")
    if environment in ALIGNED:
        tex = rf"\begin{{align*}}{tex}\end{{align*}}"
    return Formula(end, tex, environment != "math")
