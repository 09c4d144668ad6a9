"""A title that runs together with its authors: where does the title end?

Every place where a name could begin without a space before it is a candidate. What speaks for one: the shape of the
names behind it, the people and words that other documents write, and how the title would end.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.names import (
    ODD,
    PARTICLES,
    cut_et_al,
    has_odd_capitals,
    last_names,
    name_score,
    split_names,
)

UNSURE = 1.0
"""Two boundaries whose scores differ by less than this are about equally likely."""

_ENDED = late(r"[a-z][?!][A-Z]")
"""A title that has ended before: "Mirage?De", of "Mirage?DeLesley"."""

_LONGEST = 150
"""So many characters before the first comma may be a name, or two with "and" between them."""

_PLACE = late(r"(?<=[^\s\-‐‑–—’'“\"(\[{/.&@#])(?=[^\W\d_])|(?<=[.\"'’)\]}])(?=[^\W\d_])")

_BEGUN = late(r"[a-z](?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|El|Al|[A-Z])$")
"""A title that would end within a surname: "NetworksMc", of "NetworksMcKay Ann"."""

_HUMP = late(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z]+$)")
"""Where the last of a word's humps begins: "ModelsGi", "PyTorch"."""

_CAPITALS_AND = late(r"[A-Z]{3}(?!s$)[^\W\d_A-Z]+$")
"""Capitals and the beginning of a name: "MCMCGi", but not "MLPs"."""

_ROMAN = late(r"I{2,3}|IV|VI{0,3}|IX")
NOUN = late(r"(?:tions?|sions?|ings?|ness|ments?|it(?:y|ies)|[ae]nce|ics?|isms?|ers|ors|ies)$")
"""How the last words of titles end, and names seldom do."""


class Known(NamedTuple):
    """What all documents know: whole names, words of names, and words that prose writes in small letters, in capitals
    or with a capital inside."""

    people: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    words: frozenset[str]
    capitals: frozenset[str]


class Boundary(NamedTuple):
    """One reading of a glued line; `rival` is another that is about as likely."""

    title: str
    authors: tuple[str, ...]
    complete: bool
    score: float
    rival: "Boundary | None" = None


def known_names(
    lists: Iterable[Sequence[str]],
    glued: Iterable[str],
    words: frozenset[str] = frozenset(),
    capitals: frozenset[str] = frozenset(),
) -> Known:
    """What clean author lists teach, and the names that stand clean at the end of glued lines."""
    tails = Counter(name for text in glued for name in last_names(text))
    clean = (name for name, count in tails.items() if count > 1 or name_score(name) > 0.5)
    people = frozenset(chain(chain.from_iterable(lists), clean))
    given: set[str] = set()
    surnames: set[str] = set()
    for name in people:
        first, *rest = name.split()
        if rest:
            given.add(first)
            surnames.add(rest[-1])
    return Known(people, frozenset(given), frozenset(surnames), words, capitals)


def boundary(text: str, known: Known) -> Boundary:
    """The most likely reading of a glued line. Without a plausible one, all of it is the title."""
    body, complete = cut_et_al(text)
    whole = Boundary(body, (), False, -2.0 if complete else -6.0)
    readings = [whole, *_readings(body, complete, known)]
    readings.sort(key=lambda reading: (-reading.score, len(reading.title)))
    best = readings[0]
    guess = bool(best.authors) and best.authors[0].islower() and best.authors[0] not in known.people
    if len(readings) > 1 and (guess or best.score - readings[1].score < UNSURE):
        return best._replace(rival=readings[1])
    return best


def _readings(body: str, complete: bool, known: Known) -> Iterable[Boundary]:
    chunks_after = _names_after(body, known)
    for found in _PLACE.finditer(body):
        at = found.start()
        if not at or not (body[at].isupper() or _may_begin_small(body, at, known)):
            continue
        end = body.find(",", at)
        end = len(body) if end < 0 else end
        rest = chunks_after.get(end)
        if rest is None or end - at > _LONGEST:
            continue
        first = body[at:end]
        names, _ = split_names(first)
        if not names or any(name_score(name) < ODD and name not in known.people for name in names):
            continue
        score = rest[1] + _joint(body, at) + title_end(body[:at], known)
        score += sum(name_odds(name, known) for name in names)
        yield Boundary(body[:at].rstrip(), (*names, *rest[0]), complete, score)


def _names_after(body: str, known: Known) -> dict[int, tuple[tuple[str, ...], float]]:
    """For each comma (and the end) from which on only names follow: those names and their score."""
    after: dict[int, tuple[tuple[str, ...], float]] = {len(body): ((), 0.0)}
    end = len(body)
    names: tuple[str, ...] = ()
    score = 0.0
    while (comma := body.rfind(",", 0, end)) >= 0:
        parts, _ = split_names(body[comma + 1 : end])
        if any(name_score(part) < ODD and part not in known.people for part in parts):
            break
        names = (*parts, *names)
        score += sum(0.4 * name_odds(part, known) for part in parts)
        after[comma] = (names, score)
        end = comma
    return after


def _may_begin_small(body: str, at: int, known: Known) -> bool:
    """Whether a name without a capital may begin here: a script without capitals after one that has them, a known
    name, or small words where a known word of prose ends within a word that prose does not know."""
    if body[at].upper() == body[at].lower():
        return body[at - 1].isascii()
    end = body.find(",", at)
    name = body[at : end if end >= 0 else None].strip()
    if name in known.people:
        return True
    if not name.islower() or not 1 <= name.count(" ") <= 2:
        return False
    if body[at - 1] in "?!":
        return True
    start = max(body.rfind(" ", 0, at), body.rfind("-", 0, at)) + 1
    if body[start:at] in known.capitals or (at - start > 1 and body[start:at].isupper()):
        return True
    left, whole = body[start:at].lower(), body[start : at + name.index(" ")].lower()
    return len(left) > 3 and left in known.words and whole not in known.words


def name_odds(name: str, known: Known) -> float:
    """How likely this is a person, in log-odds: its shape, and what is known of it."""
    if name in known.people:
        return 7.0
    score = name_score(name)
    tokens = name.split()
    if tokens[0] in known.given:
        score += 1.5
    elif tokens[0] in known.surnames:
        score += 0.5
    if len(tokens) > 1 and tokens[-1] in known.surnames:
        score += 1.5
    common = sum(token.lower() in known.words for token in tokens if token not in PARTICLES)
    if common:
        score -= 2.5 if common == len(tokens) else 0.7
    if re.match(r"[A-Z]{2,}[a-z]", tokens[0]) or re.match(r"[A-Z]{2,}\.", tokens[0]):
        score -= 3.0
    if len(tokens[0]) == 1 and len(tokens) == 2:
        score -= 1.0
    if known.words and has_odd_capitals(tokens[0]):
        score -= 4.0  # "PropagationMay", "ZeroJing"
    return score


def _joint(body: str, at: int) -> float:
    """How well the two characters at the boundary separate a title from a name."""
    before, after = body[at - 1], body[at : at + 2]
    if before.islower():
        return 2.0 if after[0].isupper() else 0.1 * (at - body.rfind(" ", 0, at))
    if before.isupper():
        return 0.5 if after[1:].islower() or after[1:] == "." else -1.0 if after[1:] == " " else -1.5
    return 1.5


def title_end(title: str, known: Known) -> float:
    """How well the text ends as a title: a whole word, one that prose knows, or a capital abbreviation."""
    title = title.rstrip()
    if not title:
        return -8.0
    last = re.split(r"[\s\-–—/]", title)[-1].strip(".?!)]}”\"'’:,$")
    if not last:
        return 0.0
    if _BEGUN.search(last) or _ENDED.search(last):
        return -3.0
    if last.lower() in known.words:
        return 1.5
    if last in known.capitals:
        return 2.0
    if _CAPITALS_AND.search(last):
        return -4.0
    if hump := _HUMP.search(last):
        return _hump_end(last[: hump.start()], known) if known.words else 0.0
    if last in known.given or last in known.surnames:
        return -1.5
    if _ROMAN.fullmatch(last):
        return 1.5
    if last.isupper() and len(last) > 1:
        return 0.3
    if title[: -len(last)].endswith((", ", "·")) and last.istitle() and not _is_word(last, known):
        return -4.0  # a name of the list, cut in two
    return -0.8 if len(last) == 1 and last.isalpha() else 0.0


def _hump_end(head: str, known: Known) -> float:
    """How well a title ends with a word of two humps that no prose knows; `head` is the word before the last hump."""
    if _is_word(head, known) or NOUN.search(head):
        return -4.0
    return -4.0 if _HUMP.search(head) else -1.5


def _is_word(text: str, known: Known) -> bool:
    """Whether prose writes the word in small letters, as it is or in the other number."""
    small = text.lower()
    return not known.words.isdisjoint((small, small + "s", small.removesuffix("s"), small.removesuffix("es")))
