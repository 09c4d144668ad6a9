"""Pages that write a title and its authors on one line with nothing but a space between them: "Deep Sets Ada Byron, Bo
Chen". Such lines are parted, by the names that the page has behind its commas.

One line alone does not say where its title ends; a page is read so only where most of its lines are of the form and
many titles are plainly followed by a name.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.model import Problem
from papershelf.read.names import ODD, PARTICLES, cut_et_al, name_score, split_names
from papershelf.read.pages.glued import NOUN, UNSURE, Known, known_names, name_odds, title_end

_FEW = 3
"""So many lines make the page's form."""
_PLAIN = 6
"""So many heads of which none ends as titles do are names without more proof."""
_MOST = 0.6
_OPEN = late(r"(?:^|\s)(?:[a-z]+|[^\W\d_]+s)\Z|[\W\d]\Z")
"""Titles end so more often than names: "of sets", "Networks", "a bound?"."""
_MARK = late(r"\A[\W_]+\Z|[)\]”\"»;|]\Z|[^\W\d_]{2}\.\Z|\A(?:by|von|par)\Z")
"""What stands between a title and its authors where not only a space does."""
_INITIAL = late(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_LONGEST = 5
"""So many words may be a name."""
_FULL_WORDS = {1: -3.0, 2: 0.0, 3: -2.5, 4: -4.0}
"""How usual a name of so many words is that are no initials and no particles, in log-odds."""


class Parting(NamedTuple):
    """A line's title and its list of names; `unsure` is the other title that is about as likely."""

    title: str
    names: str
    unsure: str | None = None


_LONG = 400
"""What is longer is no title with a name behind."""


class _Head(NamedTuple):
    """What stands before the first comma behind which only names follow, and those names."""

    words: tuple[str, ...]
    rest: str
    people: tuple[str, ...]


def unsure_parting(place: str, number: int, title: str, other: str) -> Problem:
    """The doubt about a line whose title may end elsewhere."""
    return Problem(
        file=place,
        line=number,
        severity="warning",
        code="unsure-boundary",
        message=f"Only a space stands between title and authors: read as “{title}”; it could be “{other}”.",
        hint="If that is wrong, put the authors on a line of their own, separated by commas.",
    )


def partings(texts: Sequence[str | None]) -> list[Parting | None]:
    """For each line of a page its parts, None for one that is not parted; None is a line that cannot be of the form."""
    heads = [_head(text) if text else None for text in texts]
    several = [at for at, head in enumerate(heads) if head and head.people]
    if len(several) < _FEW:
        return [None] * len(texts)
    first, last = several[0], several[-1]
    inside = [at for at in range(first, last + 1) if texts[at]]
    lists = [head for at in several if (head := heads[at])]
    if len(several) < _MOST * (last - first + 1) or not _is_form(lists):
        return [None] * len(texts)
    known = _known(lists)
    found: list[Parting | None] = [None] * len(texts)
    inside = [
        *_edge(heads, range(first - 1, -1, -1), known),
        *inside,
        *_edge(heads, range(last + 1, len(heads)), known),
    ]
    for at in inside:
        if head := heads[at]:
            found[at] = _parted(head, known)
    return found


def _head(text: str) -> _Head | None:
    body = cut_et_al(text)[0]
    end, people = len(body), []
    while (comma := body.rfind(",", 0, end)) >= 0:
        names, _ = split_names(body[comma + 1 : end])
        if not names or any(name_score(name) <= ODD for name in names):
            break
        people += names
        end = comma
    if end > _LONG:
        return None
    words = tuple(body[:end].split())
    return _Head(words, text[end:], tuple(people)) if len(words) > (2 if people else 3) else None


def _edge(heads: Sequence[_Head | None], places: Iterable[int], known: Known) -> list[int]:
    """The lines beside those with several names that plainly end with one."""
    found: list[int] = []
    for at in places:
        head = heads[at]
        if head is None or not (
            any(map(_INITIAL.fullmatch, head.words[-3:-1]))
            or not known.given.isdisjoint(head.words[-3:-1])
            or head.words[-3][-1] in "?!"
        ):
            break
        found.append(at)
    return found


def _is_form(heads: Sequence[_Head]) -> bool:
    """Whether names end the heads: hardly one ends as titles do, and several have initials or names of the page."""
    given = {name.split()[0] for head in heads for name in head.people if " " in name}
    open_ends = sum(
        _OPEN.search(head.words[-1]) is not None or NOUN.search(head.words[-1]) is not None for head in heads
    )
    named = sum(
        any(map(_INITIAL.fullmatch, head.words[-3:-1])) or not given.isdisjoint(head.words[-3:-1])
        for head in heads
    )
    if sum(len(head.words) < 4 and name_score(" ".join(head.words)) > 0 for head in heads) * 4 > len(heads):
        return False  # lists of names, nothing else
    if sum(any(map(_MARK.search, head.words[-_LONGEST:-1])) for head in heads) * 5 > 2 * len(heads):
        return False  # the page parts them by a mark
    if open_ends * 10 <= len(heads) and len(heads) >= _PLAIN:
        return True
    return open_ends <= 0.3 * len(heads) and named >= max(1.0, 0.15 * len(heads))


def _known(heads: Sequence[_Head]) -> Known:
    """The page's names, and the words of its titles; the last three of a head may be the first author's."""
    words = frozenset(word.strip(".,:;?!()“”\"'").lower() for head in heads for word in head.words[:-3])
    return known_names([head.people for head in heads], (), words)


def _parted(head: _Head, known: Known) -> Parting | None:
    """The likeliest place between a title and the first name."""
    readings: list[tuple[float, int]] = []
    for count in range(1, min(_LONGEST, len(head.words) - 1) + 1):
        words = head.words[-count:]
        title, name = " ".join(head.words[:-count]), " ".join(words)
        full = sum(not (_INITIAL.fullmatch(word) or word in PARTICLES) for word in words)
        if not full or name_score(name) <= 0:
            continue
        score = name_odds(name, known) + title_end(title, known) + _FULL_WORDS.get(full, -5.0)
        if words[0] in PARTICLES or _INITIAL.fullmatch(head.words[-count - 1]):
            score -= 4.0
        if full == 1 and any(map(_INITIAL.fullmatch, words)):
            score += 3.0
        readings.append((score, count))
    if not readings:
        return None
    readings.sort(key=lambda each: (-each[0], each[1]))
    count = readings[0][1]
    unsure = None
    if len(readings) > 1 and readings[0][0] - readings[1][0] < UNSURE:
        unsure = " ".join(head.words[: -readings[1][1]])
    return Parting(" ".join(head.words[:-count]), " ".join(head.words[-count:]) + head.rest, unsure)
