"""Lists that write the surname first: "Doe, Jane; Roe, C.", "Doe, J., Roe, C.", "Doe J, Roe C", "DOE Jane". Only a list
that is plainly so is turned to "Jane Doe": what is a given name the lexicon knows, and all names of a list count
together. Names in Chinese letters and the like keep their order, family name first."""

import re
from collections.abc import Sequence

from papershelf.late import late
from papershelf.read.around_names import bare, is_organisation
from papershelf.read.eastern import eastern
from papershelf.read.lexicon import folded, given, person, place
from papershelf.read.name_shapes import PARTICLES, name_score

_EAST = "\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_INITIALS = late(
    rf"(?:(?![{_EAST}])[^\W\d_](?:[.’']|(?=[\s-]|\Z))[\s-]{{0,2}}){{1,4}}|(?:[A-Z][a-z]?\.[\s-]?){{1,4}}"
)
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
_INITIALED = late(
    r"\A(?!(?:DE|DI|DU|DA|LE|LA|EL|AL|VAN|VON)\s)[A-ZÀ-ÖØ-Þ]{1,3}\s.*[a-zß-öø-ÿ]|[a-zß-öø-ÿ]\s[A-ZÀ-ÖØ-Þ]{1,3}\Z"
)
"""A name with its initials before or behind it, without points: "AC Byron", "Byron AC"."""
_GENERATION = late(r"(?:Jr|Sr|jr|sr)\.?|II|III|IV")
_FAMILY_FIRST = late(f"[{_EAST}]+")
"""Chinese, Japanese and Korean letters."""
_PARTING = late(r"\s*;\s*|,?\s+(?:and|&|und)\s+")
_AGAINST = -1.5
"""What is turned on a page that turns its names, unless more than this speaks against it."""
_FAMILY = -1.5
"""A word that is less a given name is plainly one of a family."""
_PLAIN, _PLAIN_ALONE, _EACH = 0.5, 0.55, -0.3
"""So much has to speak for the turned order on average in a list, where a name stands alone, and where each has its
comma."""


def turned_initials(name: str) -> str | None:
    """A single name with its initials behind, turned: "Smith JA" to "JA Smith". Only for a page that writes so."""
    name = name.rstrip(".")
    found = _BEHIND.fullmatch(bare(name) or name)
    return _joined(**found.groupdict()) if found else None


def has_initials_behind(text: str) -> bool:
    """Whether a list is plainly one of surnames with initials behind them.

    >>> has_initials_behind("Smith JA, Doe J."), has_initials_behind("Ada Byron, Bo Chen")
    (True, False)
    """
    parts = [part.strip(" .") for part in (bare(text) or text).split(",")]
    return len(parts) > 1 and all(map(_BEHIND.fullmatch, parts))


def has_commas_within(text: str) -> bool:
    """Whether each name of a list has its own comma.

    >>> has_commas_within("Doe, Jane; Roe, Cy"), has_commas_within("Doe, Jane"), has_commas_within("Ada Byron, Bo Chen")
    (True, False, False)
    """
    parts = _PARTING.split(text.strip(" ;"))
    return len(parts) > 1 and all(part.strip(" ,").count(",") == 1 for part in parts)


def turned_pair(text: str) -> str | None:
    """A single name with its given name behind a comma, turned. Only for a page that writes so.

    >>> turned_pair("Zhang, Krisztian"), turned_pair("Ada Byron, Bo Chen")
    ('Krisztian Zhang', None)
    """
    pair = _pair(text.strip(" ;.")) if text.count(",") == 1 else None
    if pair is None or person(text) < -0.5 or place(text) > 0.5:
        return None  # "Paris, France"
    return _joined(*pair) if turned_odds(pair[0], pair[1]) > _AGAINST else None


def turned_parts(parts: Sequence[str], apart: bool = False) -> list[str] | None:
    """The names of parts that each are "Surname, Given"; None where they are not plainly so. Where `apart`, marks that
    stand in no name part them, so that one of them may be a name of one word.

    >>> turned_parts(["Doe, Jane", "van der Berg, K."]), turned_parts(["Petrov, Kai"]), turned_parts(["Zhang, Balog"])
    (['Jane Doe', 'K. van der Berg'], ['Kai Petrov'], None)
    """
    if not any("," in part for part in parts):
        return None
    pairs = [_pair(part) for part in parts]
    found = [pair for pair in pairs if pair]
    against = sum(
        pair is None and not (apart and " " not in part) for pair, part in zip(pairs, parts, strict=True)
    )
    if not found or against * 4 > len(found):
        return None
    spoken = sum(turned_odds(family, first) for family, first, _ in found) / len(found)
    least = _PLAIN_ALONE if len(found) == 1 else _EACH if len(found) == len(parts) else _PLAIN
    if spoken < least:
        return None
    if len(found) == 1 and _given(found[0][1].split()[-1]) < 0 and " " not in found[0][1]:
        return None  # "Zhang, Balog"
    if len(found) == 1 and are_two(found[0][0], found[0][1]):
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
    if any(
        _may_be_initials(part) and _INITIALS.fullmatch(part) and not _GENERATION.fullmatch(part)
        for part in parts
    ):
        return _turned_initials(parts)
    for form in (_BEHIND, _CAPITALS):
        found = [form.fullmatch(part) for part in parts]
        left = [
            part for part, each in zip(parts, found, strict=True) if each is None and not is_eastern(part)
        ]
        sure = [each for each in found if each]
        if form is _CAPITALS and _are_initials([(each["family"], each["given"]) for each in sure]):
            continue
        if sure and len(left) * 2 <= len(sure) and not any(" " in part for part in left):
            return [
                _joined(**each.groupdict()) if each else part for part, each in zip(parts, found, strict=True)
            ]
    if pairs := _turned_pairs(parts):
        return pairs
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


def _are_initials(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether short words in capitals before others are rather initials: "JL Ba, GE Hinton", but "LI Wei, WU Yan"."""
    if any(len(family) > 3 for family, _ in pairs):
        return False
    return sum(turned_odds(family, first) for family, first in pairs) < 0


def _may_be_initials(part: str) -> bool:
    """Whether a mark stands where initials have one: hardly any other text is worth the pattern."""
    return len(part) == 1 or part[1] in ".’'-" or part[1].isspace() or part[2:3] == "."


def _turned_pairs(parts: Sequence[str]) -> list[str] | None:
    """The names of a list of surnames and given names by turns: "Doe", "Jane", "Roe", "Cyrus"."""
    if len(parts) < 4 or len(parts) % 2 or any(len(part.split()) > 2 for part in parts):
        return None
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    said = [turned_odds(family, first) for family, first in pairs]
    if min(said) < 0 or sum(said) < len(said) or any(" " in family for family, _ in pairs):
        return None
    return [in_order(family, first) for family, first in pairs]


def _turned_initials(parts: Sequence[str]) -> list[str] | None:
    """Names of a list in which a surname and its initials have a comma between them; the last may be in order, and a
    few may be of one word."""
    names: list[str] = []
    waiting: str | None = None
    pairs = alone = 0
    for part in parts:
        if _INITIALS.fullmatch(part) and not (part in ("II", "III", "IV") and waiting is None):
            if waiting is None:
                return None
            names.append(in_order(waiting, part))
            pairs += 1
            waiting = None
        elif _GENERATION.fullmatch(part) and names and waiting is None:
            names[-1] += f" {part}"
        elif waiting is None and _INITIALS.match(part) and " " in part:
            names.append(part)
        else:
            if waiting is not None:
                if " " in waiting:
                    return None
                names.append(waiting)
                alone += 1
            waiting = part
    if waiting is not None:
        names.append(waiting)
        alone += " " not in waiting
    return names if alone <= pairs else None


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
    if given[0].islower() and not family.islower():
        return None
    if len(family.split()) > 5 or name_score(f"{given} {family}") <= -1 or person(given) < -1.8:
        return None
    return family, given, generation


def turned_odds(family: str, first: str) -> float:
    """How much speaks for the comma of "Doe, Jane" standing within one name: above 0 it does; in about [-4, 4]."""
    families = [word for word in re.split(r"[\s-]+", family) if word.lower() not in PARTICLES]
    *middle, last = first.split()
    if is_eastern(first) != is_eastern(family):
        said = -4.0  # "Ada Byron, 李 明"
    elif _INITIALS.fullmatch(first):
        said = 3.0
    elif last.lower() in PARTICLES:  # "Berg, Jan van den"
        said = 2.5
    elif _INITIALS.fullmatch(last):  # nobody's surname
        said = 2.0
    elif not folded(last):
        alone = (
            _FAMILY_FIRST.fullmatch(family) and min(len(family), len(first)) == 1
        )  # no whole name has one letter
        said = 2.0 if alone else 0.5  # of a script that the lexicon does not know: the comma is all there is
    else:
        said = _given(last) + (0.5 if middle else 0.0)
    if any(map(_INITIALS.fullmatch, family.split())) or _INITIALED.search(family):
        said -= 4.0  # "A. Byron, B. Chen", "AC Byron, B Chen", "Byron AC, Chen B"
    elif len(full := [word for word in family.split() if word not in PARTICLES]) > 1:
        several = sum(not _INITIALS.fullmatch(word) for word in first.split()) > 1
        said -= 4.0 * several + 2.0 * (given(full[0]) > 1)  # "Ada Byron, Bo Chen"
    elif not families or family[0].islower():
        said += 0.5  # "van der Berg, Jan", "becker, jonas"
    return said - (_given(families[-1]) if families else 0.0)


def is_eastern(name: str) -> bool:
    """Whether a name is in Chinese, Japanese or Korean letters, where the family's name is the first anyhow."""
    return _FAMILY_FIRST.fullmatch(name.replace(" ", "")) is not None


def are_two(family: str, first: str) -> bool:
    """Whether what stands before and behind a comma is rather two people, the second with a name of one full word.

    >>> are_two("Ada Byron", "Arvind"), are_two("García Márquez", "Gabriel"), are_two("van der Berg", "Jan")
    (True, False, False)
    """
    words = [word for word in family.split() if word.lower() not in PARTICLES]
    full = [word for word in first.split() if not _INITIALS.fullmatch(word)]
    if len(words) < 2 or len(full) != 1 or full[0] != first.split()[-1] or family[0].islower():
        return False
    return not folded(words[0]) or given(words[0]) > _FAMILY


def _given(word: str) -> float:
    """How much a word is a given name, in [-2, 2]; one with a hyphen by its parts."""
    said = [given(part) for part in word.split("-") if folded(part)]
    return max(-2.0, min(2.0, sum(said) / len(said) / 2)) if said else 0.0


def in_order(family: str, first: str) -> str:
    """A name as its own culture writes it: family name first where it is in Chinese, Japanese or Korean letters.

    >>> in_order("Doe", "Jane"), in_order("田中", "健")
    ('Jane Doe', '田中 健')
    """
    return eastern(first, family) or f"{first} {family}"


def _joined(family: str, given: str, generation: str | None = None) -> str:
    return in_order(family, given) + (f" {generation}" if generation else "")
