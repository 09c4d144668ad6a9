"""Lists that write the surname first: "Doe, Jane; Roe, C.", "Doe, J., Roe, C.", "Doe J, Roe C", "DOE Jane". Only a list
that is plainly so is turned to "Jane Doe"."""

import re
from collections.abc import Sequence

from papershelf.late import late
from papershelf.read.around_names import is_organisation
from papershelf.read.name_shapes import PARTICLES, name_score

_INITIALS = late(r"(?:[^\W\d_](?:[.’']|(?=[\s-]|\Z))[\s-]{0,2}){1,4}|(?:[A-Z][a-z]?\.[\s-]?){1,4}")
"""One to four initials: "J.", "J. A.", "J.-P.", "J A", "Yu."."""
_BEHIND = late(
    r"(?P<family>[^\W\d_].*[^\W\d_.])\s(?P<given>(?!II)[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω]{1,3}|[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω]\.(?:\s?-?[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯΑ-Ω]\.)*)"
    r"(?:,?\s(?P<generation>Jr\.?|Sr\.?|II|III|IV|2nd|3rd))?"
)
"""Initials behind a surname: "Smith JA", "van der Berg K", "Lee H.-Y."."""
_CAPITALS = late(
    r"(?P<family>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]+(?:\s[A-ZÀ-ÖØ-Þ’'-]{2,})*)\s(?P<given>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ][^\d]*)"
)
"""A surname in capitals before a given name: "BYRON Ada"."""
_GENERATION = late(r"(?:Jr|Sr|jr|sr)\.?|II|III|IV")


def turned_initials(name: str) -> str | None:
    """A single name with its initials behind, turned: "Smith JA" to "JA Smith". Only for a page that writes so."""
    found = _BEHIND.fullmatch(name.rstrip("."))
    return _behind(**found.groupdict()) if found else None


def has_initials_behind(text: str) -> bool:
    """Whether a list is plainly one of surnames with initials behind them.

    >>> has_initials_behind("Smith JA, Doe J."), has_initials_behind("Ada Byron, Bo Chen")
    (True, False)
    """
    parts = [part.strip(" .") for part in text.split(",")]
    return len(parts) > 1 and all(map(_BEHIND.fullmatch, parts))


def turned_parts(parts: Sequence[str]) -> list[str] | None:
    """The names of parts that each are "Surname, Given"; None where they are not plainly so.

    >>> turned_parts(["Doe, Jane", "van der Berg, K."])
    ['Jane Doe', 'K. van der Berg']
    """
    if not any("," in part for part in parts):
        return None
    pairs = [_pair(part) for part in parts]
    found = [pair for pair in pairs if pair]
    if not found or len(found) * 5 < len(parts) * 4:
        return None
    if len(parts) == 1 and not _INITIALS.fullmatch(found[0][1]):
        return None
    short = sum(_is_surname(family) for family, _, _ in found)
    if short * 2 <= len(found):
        return None
    return [_joined(*pair) if pair else part for pair, part in zip(pairs, parts, strict=True)]


def turned_list(parts: Sequence[str]) -> list[str] | None:
    """The names of a list with commas within names as between them, of one with initials or given names behind
    surnames, or of one that turns only its first name; None where it is not plainly so.

    >>> turned_list(["Doe", "J.", "Roe", "C."]), turned_list(["Doe J", "Roe CD"]), turned_list(["Doe", "Al", "Cy Roe"])
    (['J. Doe', 'C. Roe'], ['J Doe', 'CD Roe'], ['Al Doe', 'Cy Roe'])
    """
    parts = [part.strip(" ,*") for part in parts]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return None
    if any(_INITIALS.fullmatch(part) and not _GENERATION.fullmatch(part) for part in parts):
        return _turned_initials(parts)
    for form in (_BEHIND, _CAPITALS):
        found = [form.fullmatch(part) for part in parts]
        left = [part for part, each in zip(parts, found, strict=True) if each is None]
        if len(left) * 4 <= len(parts) - len(left) and not any(" " in part for part in left):
            return [
                _behind(**each.groupdict()) if each else part for part, each in zip(parts, found, strict=True)
            ]
    first, second, *rest = parts
    whole = all(
        " " in name
        and name_score(name) > 0
        and not is_organisation(name)
        and not name.rstrip(".").endswith(" al")
        for name in rest
    )
    if _GENERATION.fullmatch(second):
        return None
    if (
        rest
        and whole
        and " " not in first
        and name_score(first) > -1
        and re.fullmatch(r"[^\W\d_]+(?:\s\w\.)*", second)
    ):
        return [f"{second} {first}", *rest] if not is_organisation(second) else None
    return None


def _turned_initials(parts: Sequence[str]) -> list[str] | None:
    """Names of a list in which a surname and its initials have a comma between them; the last may be in order."""
    names: list[str] = []
    waiting: str | None = None
    for part in parts:
        if _INITIALS.fullmatch(part):
            if waiting is None:
                return None
            names.append(f"{part} {waiting}")
            waiting = None
        elif _GENERATION.fullmatch(part) and names and waiting is None:
            names[-1] += f", {part}"
        elif waiting is not None:
            return None
        elif _INITIALS.match(part) and " " in part:
            names.append(part)
        else:
            waiting = part
    if waiting is not None:
        if " " not in waiting:
            return None
        names.append(waiting)
    return names


def _pair(part: str) -> tuple[str, str, str] | None:
    """The surname, the given names and the generation of "Surname, Given" or "Surname, Jr., Given"."""
    words = [word.strip(" *") for word in part.split(",")]
    generation = next((word for word in words[1:] if _GENERATION.fullmatch(word)), "")
    words = [word for word in words if word and word != generation]
    if len(words) != 2:
        return None
    family, given = words
    if not (family[0].isalpha() and given[0].isalpha()) or is_organisation(given) or len(given.split()) > 4:
        return None
    if len(family.split()) > 5 or name_score(f"{given} {family}") <= -1:
        return None
    return family, given, generation


def _is_surname(family: str) -> bool:
    words = [word for word in family.split() if word.lower() not in PARTICLES]
    return len(words) <= 1


def _joined(family: str, given: str, generation: str) -> str:
    return f"{given} {family}" + (f", {generation}" if generation else "")


def _behind(family: str, given: str, generation: str | None = None) -> str:
    return f"{given} {family}" + (f" {generation}" if generation else "")
