"""What a picture is for its page, and what all drawings share: coverage, the frame of an SVG, the width of a text."""

from collections.abc import Sequence

from markupsafe import Markup

from papershelf.english import counted
from papershelf.model import Frozen
from papershelf.site.views.links import safe
from papershelf.site.writing import of_name

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

FEWEST = 3
"""The fewest points that make a picture; of fewer the sentence says all."""
COVERED = 5
"""A picture needs a value for at least one in so many papers (20 %)."""

NARROW = frozenset("fijlrtI.,:;|!'’‘()[]-‐ ")
WIDE = frozenset("mwMWQ@%—…")
JOINTS = "-_/.:"
"""Behind these a long word is broken first."""


class Figure(Frozen, frozen=True):
    """A picture with its table: `head` names the columns; of a row the first cells are text and the last is a number.

    `sentence` says what is shown and for how many papers it is known; without a `drawing`, why there is none.
    `wide`: the drawing is scrolled where it does not fit, as its letters would become too small.
    """

    id: str
    title: str
    sentence: str
    drawing: Markup = Markup()
    wide: bool = False
    head: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()


def enough(known: int, total: int) -> bool:
    """Whether so many of all papers are enough for a picture of them."""
    return known > 0 and known * COVERED >= total


def too_few(what: str, known: int, total: int) -> str:
    """Why there is no picture; `what` is a verb with its noun, such as "have a date"."""
    if not known:
        return f"0 of {counted(total, 'paper')} {what}, so there is nothing to draw."
    return f"Only {known:,} of {counted(total, 'paper')} {what}: under 20 %, too few for a picture."


def svg(figure: str, title: str, said: str, inner: str, *, size: str, linked: bool = False) -> Markup:
    """An inline SVG with its name and its sentence. `size` are the attributes that give it its size; a drawing with
    links is a group, so that they can be reached, any other an image."""
    role = "group" if linked else "img"
    return Markup(
        f'<svg role="{role}" aria-labelledby="{figure}-title {figure}-said" {size}>'
        f'<title id="{figure}-title">{safe(title)}</title><desc id="{figure}-said">{safe(said)}</desc>{inner}</svg>'
    )


def language(name: str) -> str:
    """The attribute `lang` of an element with this name; SVG has no `dir`, and a name's letters tell it."""
    return of_name(name).replace(' dir="rtl"', "")


def percent(part: int, whole: int) -> str:
    """The share as an SVG length with two digits, without a float.

    >>> percent(1, 3), percent(1, 2), percent(3, 3)
    ('33.33%', '50%', '100%')
    """
    hundredths = (20000 * part + whole) // (2 * whole)
    text = f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")
    return f"{text}%"


def width_of(text: str) -> int:
    """About how wide a text is in a drawing, in pixels: rather too wide, as each system has its own letters."""
    tenths = 0
    for character in text:
        if character in NARROW:
            tenths += 43
        elif character in WIDE or ord(character) > 0x2E7F:
            tenths += 130
        elif character.isupper():
            tenths += 96
        else:
            tenths += 80
    return tenths // 10 + 1


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text that are at most so wide; a longer word is broken, nothing is left out.

    >>> wrapped("mixture of experts", 90)
    ['mixture of', 'experts']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        while width_of(word) > width and len(word) > 1:
            fits = next(
                end for end in range(len(word) - 1, 0, -1) if end == 1 or width_of(word[:end]) <= width
            )
            joint = max(word.rfind(sign, 0, fits) for sign in JOINTS) + 1
            lines.append(word[: joint or fits])
            word = word[joint or fits :]
        lines.append(word)
    return lines or [""]
