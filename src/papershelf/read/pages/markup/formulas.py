"""MathML of a page → the TeX that it was made of, else TeX made of its parts."""

import re
from collections.abc import Mapping

from papershelf.late import late

_DISPLAY = late(r"\{\\(?:display|text)style\s*(.*)\}", re.DOTALL)
_SPACE = late(r"\s+")
_FRAMES = {
    "mfrac": r"\frac{%s}{%s}",
    "msup": "%s^{%s}",
    "msub": "%s_{%s}",
    "msubsup": "%s_{%s}^{%s}",
    "munder": "%s_{%s}",
    "mover": "%s^{%s}",
    "munderover": "%s_{%s}^{%s}",
}
_NAMES = frozenset("sin cos tan log ln exp min max lim sup inf det dim arg".split())


class Formula:
    """A `<math>` element while it is read: give it the tags and the text inside, then take `tex()`."""

    __slots__ = ("_alt", "_noted", "_parts", "_tags")

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self._alt = attributes.get("alttext", "")
        self._noted: list[str] = []
        self._tags: list[tuple[str, bool]] = []
        self._parts: list[list[str]] = [[]]

    @property
    def open(self) -> int:
        """How many elements are open inside."""
        return len(self._tags)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tex = tag == "annotation" and "tex" in attributes.get("encoding", "").lower()
        self._tags.append((tag, tex))
        self._parts.append([])

    def data(self, text: str) -> None:
        if self._tags and self._tags[-1][1]:
            self._noted.append(text)
        elif text := _SPACE.sub(" ", text).strip():
            self._parts[-1].append(text)

    def end(self) -> None:
        tag, _ = self._tags.pop()
        parts = self._parts.pop()
        if not tag.startswith("annotation"):
            self._parts[-1].append(_framed(tag, parts))

    def tex(self) -> str:
        """The formula between dollars; "" for an empty one."""
        return dollars("".join(self._noted) or self._alt or "".join(self._parts[0]))


def dollars(tex: str) -> str:
    """TeX of a formula, between dollars, on one line.

    >>> dollars(r"{\\displaystyle x^{2}}")
    '$x^{2}$'
    """
    tex = _SPACE.sub(" ", tex).strip()
    if found := _DISPLAY.fullmatch(tex):
        tex = found[1].strip()
    tex = tex.strip("$").strip()
    return f"${tex}$" if tex else ""


def _framed(tag: str, parts: list[str]) -> str:
    if tag == "msqrt":
        return rf"\sqrt{{{''.join(parts)}}}"
    if tag == "mi" and parts and parts[0] in _NAMES:
        return rf"\{parts[0]} "
    if tag == "mroot" and len(parts) == 2:
        return rf"\sqrt[{parts[1]}]{{{parts[0]}}}"
    frame = _FRAMES.get(tag)
    if frame and frame.count("%s") == len(parts):
        return frame % tuple(parts)
    return "".join(parts)
