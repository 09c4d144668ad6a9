"""The names that a text beside a title begins with: whole lists, cut ones, and surnames alone."""

import re
from functools import lru_cache
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.around_names import is_organisation
from papershelf.read.lexicon import personal
from papershelf.read.name_shapes import ODD, PARTICLES, has_odd_capitals, name_score
from papershelf.read.names import NameList, name_list
from papershelf.read.pages.lists.tagged import is_acronym, is_link_word, is_term
from papershelf.read.venues import venue_score

BORDER = "\ue000"
"""Stands in a text where the page's style changes."""

SEPARATOR = late(
    rf"\s*{BORDER}[\s{BORDER}]*(?:[,.;:|–—-]+\s*)?(?:(?:and|&|und)\s+)?"
    r"|\s*[,;，、；]\s*(?:(?:and|&|und)\s+)?(?=\S)|\s+(?:and|&|und)\s+|\s*[·⋅•|]\s+|\s*/\s+"
    r"|(?<!\b[A-Z])(?<!-[A-Z])(?<!\b[A-Z][A-Za-z])(?<!\b(?:Jr|Sr|St))\.\s+(?=\S)|(?<=\b[A-Z])\.\s+(?=[A-Z]{2,}|In\b|arXiv)"
    r"|(?<=\bal)\.\s*(?=\S)|\s*(?=[(（])|(?<=[)）])\s*[:.,]?\s*|\s+[–—-]+\s+|:\s+|\s+(?:[Ii]n|@)\s+(?=[A-Z\d])"
    r"|\s+(?=(?:19|20)\d\d\b)"
)
_JOINS = late(r"\s*[,;，、；·⋅•|]\s*(?:(?:and|&|und)\s+)?|\s+(?:and|&|und)\s+")
"""What stands between the names of one list."""
_CUT = late(r"(?:et\.?\s?al\.?|(?:and\s|&\s)?(?:\d+\s)?others\.?|…|\.\.\.|\+\s?\d+(?:\smore|\sothers)?)")
_ENDS_CUT = late(r"\s*(?:\bet\.?\s?al\.?|…|\.\.\.)\Z")
_SURNAME = late(
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Bb]en|[Tt]er|[Ee]l|[Aa]l"
    r"|[Ss]t\.?|[’']t)\s){0,3}(?:[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*[’'‐-])?[^\W\d_a-z](?:[^\W\d_]|[\u0300-\u036f])+"
    r"(?:[’'‐-][^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)*"
)
_INITIALS = late(r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]\.?[\s-]?){1,4}")
INITIALED = late(rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]\.[\s-]?){{1,4}}(?:[A-Z][a-z]+\s)?{_SURNAME.pattern}")
SHOUTED = late(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]{3,}(?:\s[A-ZÀ-ÖØ-Þ]\.)?\s[A-ZÀ-ÖØ-Þ’'-]{4,}")
_SHOUTS = late(r"(?<![^\W_])[A-Z]{3,}(?![^\W_])")
_LAST_INITIAL = late(r"\b[^\W\d_]\.\Z")
_GENERATION = late(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_WITHIN = late("\ue001.*?\ue002 ")
SHOWN = {0xE001: "(", 0xE002: ")"}
"""Brackets around a name within a name, which part nothing."""
_YEAR_BEHIND = late(r"\s+(?:19|20)\d\d|\.\s[A-Z][a-z]+\.")
"""What stands behind a venue rather than behind a surname: "Bioinformatics 2015", "Nat. Mach. Intell."."""
MARKS = f" .,:;()（）[]|–—-*_{BORDER}"
_LIKELY = 0.75
_LONE = 1.2


class Habit(NamedTuple):
    """How a document writes its authors: as `bare` surnames, or each `turned` to "Doe, Jane"."""

    bare: bool = False
    turned: bool = False


class Found(NamedTuple):
    """A list of names at the front of a text; `form` is "full", "bare" or "turned", `rest` what follows."""

    people: NameList
    form: str
    rest: str
    score: float


class _Atom(NamedTuple):
    kind: str
    start: int
    end: int
    joined: bool
    """Whether the separator before it may stand between names."""


def people_in(text: str, habit: Habit) -> list[Found]:
    """The lists of names that the text may begin with: the names, their form, what follows, and a score."""
    atoms = _atoms(text)
    found: list[Found] = []
    for count in range(len(atoms), max(0, len(atoms) - 4), -1):
        last = atoms[count - 1]
        if last.kind == "O" and count < len(atoms):
            continue
        if count > 1 and _shouts(text, last):
            continue
        written = text[: last.end].replace(BORDER, " ")
        parts = [text[atom.start : atom.end] for atom in atoms[:count]]
        people = _listed(written, parts, [atom.kind for atom in atoms[:count]], habit)
        if people:
            rest = text[last.end :]
            alone = count == 1 or any(atom.kind == "N" for atom in atoms[:count])
            doubtful = last.kind == "S" or (
                count == 1 and last.kind == "N" and name_score(written.strip()) <= 0
            )
            lone = (
                alone
                and doubtful
                and _YEAR_BEHIND.match(rest) is not None
                and not INITIALED.fullmatch(written)
            )
            lone = lone or (count == 1 and last.kind == "S" and not rest.strip(MARKS))
            named = last.kind == "S" and count > 1 and not lone and personal(parts[-1]) > 1.5
            found.append(
                Found(people[0], people[1], rest, people[2] - (_LONE if lone else 0.0) + 0.5 * named)
            )
    return found


def _shouts(text: str, last: _Atom) -> bool:
    """Whether the last name has capitals as no other has: "Ada Byron, USENIX Security"."""
    if last.kind != "N" or not _SHOUTS.search(text, last.start, last.end):
        return False
    return not (_SHOUTS.search(text, 0, last.start) or SHOUTED.fullmatch(text[last.start : last.end]))


def _atoms(text: str) -> list[_Atom]:
    """The parts of the text from its beginning that may all be names of one list."""
    atoms: list[_Atom] = []
    start = 0
    joined = True
    while start < len(text) and len(atoms) < 400:
        found = SEPARATOR.search(text, start)
        while found and found.start() == start and found.end() == start:
            found = SEPARATOR.search(text, start + 1)
        end = found.start() if found else len(text)
        part = text[start:end].strip(" *†‡")
        if end > start or not found:
            kind = kind_of(part)
            if kind == "X" and joined and _is_between(text, found, part, atoms):
                kind = "N"
            if kind == "X" or not joined:
                break
            atoms.append(_Atom(kind, start, end, joined))
            if kind == "E" or kind == "C":
                break
        if found is None:
            break
        joined = (joined or bool(part)) and _JOINS.fullmatch(found[0]) is not None
        start = found.end()
    return atoms


def _is_between(text: str, found: "re.Match[str] | None", part: str, atoms: list[_Atom]) -> bool:
    """Whether an odd part stands in the middle of a list of names, as a slip of the pen in one of them."""
    if found is None or len(atoms) < 2 or len(part.split()) > 4 or not _JOINS.fullmatch(found[0]):
        return False
    if not part[:1].isupper() or not part.replace(" ", "").replace(".", "").isalpha():
        return False
    if " " not in part and is_short_venue(part):
        return False
    behind = SEPARATOR.search(text, found.end() + 1)
    following = text[found.end() : behind.start() if behind else len(text)].strip(" *.")
    return {atom.kind for atom in atoms} == {"N"} and kind_of(following) == "N"


@lru_cache(maxsize=32768)
def kind_of(part: str) -> str:
    """N a name, S a surname alone, I initials, E "et al.", C a name that ends in it, O a place of work, X none."""
    part = _WITHIN.sub("", part)
    if not part or len(part) > 70:
        return "X"
    if _CUT.fullmatch(part):
        return "E"
    if cut := _ENDS_CUT.search(part):
        return "C" if kind_of(part[: cut.start()]) in "NSI" else "X"
    if _INITIALS.fullmatch(part) or _GENERATION.fullmatch(part):
        return "I"
    if any(map(str.isdigit, part.rstrip("0123456789¹²³⁴⁵⁶⁷⁸⁹"))) or part[:1] in '“"(' or is_link_word(part):
        return "X"
    if _SURNAME.fullmatch(part) and (" " not in part or part.split()[0].lower() in PARTICLES):
        return "X" if is_short_venue(part) else "S"
    if INITIALED.fullmatch(part) or SHOUTED.fullmatch(part):
        return "N"
    if is_organisation(part):
        return "O"
    if is_short_venue(part) or venue_score(part) >= 1.0:
        return "X"
    return "N" if name_score(part) > ODD else "X"


def is_short_venue(text: str) -> bool:
    """Whether a text is a venue's short name and could be nobody's: "NeurIPS", "CVPR 2020", but not "LeCun"."""
    return is_acronym(text) and (
        " " in text or has_odd_capitals(text) or not text.isalpha() or text.isupper()
    )


def _listed(
    written: str, parts: list[str], kinds: list[str], habit: Habit
) -> tuple[NameList, str, float] | None:
    """The names of a text, their form and a score; None where it lists none."""
    single = all(kind in "SEC" for kind in kinds)
    if single and ("S" in kinds or kind_of(_ENDS_CUT.sub("", written).strip(MARKS)) == "S"):
        return _surnames(written, kinds, habit)
    turned = kinds[:2] == ["S", "S"] or kinds[:2] == ["S", "I"]
    people = name_list(_ended(written).translate(SHOWN))
    plain = None if turned or "O" in kinds or "I" in kinds else _in_order(parts, kinds)
    first = kinds[0] == "S" and people is not None and all(" " in name for name in people.names)
    if plain and not first and _is_better(plain, people):
        people = plain
    if people is None or people.likelihood < _LIKELY:
        return None
    if any(name.isdigit() or (kind_of(name) == "X" and is_short_venue(name)) for name in people.names):
        return None
    people = people._replace(names=tuple(name.translate(SHOWN) for name in people.names))
    full = sum(" " in name for name in people.names)
    several = len(people.names) > 1
    score = min(2.6, full * 0.5) + (0.5 if several else 0.2) + (0.8 if not people.complete else 0.0)
    score -= 0.2 * (len(people.names) - full)
    return people, "turned" if turned else "full", score


def _is_better(plain: NameList, people: NameList | None) -> bool:
    return people is None or len(people.names) < len(plain.names) or people.likelihood < _LIKELY


def _in_order(parts: list[str], kinds: list[str]) -> NameList | None:
    """The names as they are parted, where their form leaves no doubt: "A. Byron", or several that look like names."""
    names = [
        _ENDS_CUT.sub("", part).strip(" *†‡,;")
        for part, kind in zip(parts, kinds, strict=True)
        if kind != "E"
    ]
    sure = [INITIALED.fullmatch(name) is not None or name_score(name) > 0 for name in names]
    if not names or sum(sure) * 3 < len(names) * 2:
        return None
    return NameList(tuple(names), kinds[-1] not in "EC", False, _LIKELY)


def _pairs(text: str) -> tuple[str, ...]:
    """The names of "Doe, Jane and Roe, Cy"; none where not each of them has its comma."""
    parts = [
        part.split(",")
        for part in re.split(r",?\s+(?:and|&|und)\s+|;\s*", _ENDS_CUT.sub("", text).rstrip(" ,"))
    ]
    if len(parts) < 2 or any(len(part) != 2 for part in parts):
        return ()
    return tuple(f"{given.strip()} {family.strip()}" for family, given in parts)


def _ended(text: str) -> str:
    """A list without the marks at its ends; the point of an initial stays."""
    text = text.strip(MARKS.replace(".", "")).lstrip(".")
    return text if _LAST_INITIAL.search(text) else text.rstrip(".")


def _surnames(written: str, kinds: list[str], habit: Habit) -> tuple[NameList, str, float] | None:
    """Surnames alone, or "Doe, Jane" where the document writes all names so."""
    text = _ended(written)
    cut = kinds[-1] in "EC"
    names = [part.strip(" .*") for part in _JOINS.split(_ENDS_CUT.sub("", text).rstrip(" ,;"))]
    names = [name for name in names if name and not _CUT.fullmatch(name)]
    if not names or any(venue_score(name) > 0 or is_term(name) for name in names):
        return None
    joined = re.search(r"\s(?:and|&|und)\s", text) is not None
    if habit.turned and not habit.bare and (pairs := _pairs(text)):
        return NameList(pairs, not cut, False, _LIKELY), "turned", 1.2
    if ";" not in text and len(names) % 2 == 0 and habit.turned and not habit.bare:
        if not joined or len(names) > 2:
            turned = name_list(text)
            if turned and all(" " in name for name in turned.names):
                return turned, "turned", 1.2
        if len(names) == 2 and not joined:
            return NameList((f"{names[1]} {names[0]}",), not cut, False, 1.0), "turned", 1.2
    plain = name_list(text) if not cut and len(names) != 2 and not habit.bare else None
    whole = plain is not None and all(" " in name for name in plain.names)
    if plain and whole and plain.likelihood >= _LIKELY and len(plain.names) < len(names):
        return plain, "turned", 1.5
    score = 0.2 * min(len(names), 4)
    score += 1.5 if cut else 0.0
    score += 0.6 if joined else 0.0
    score += 0.8 if habit.bare else -0.6
    return NameList(tuple(names), not cut, False, _LIKELY), "bare", score
