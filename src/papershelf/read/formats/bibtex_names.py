"""The names of an author field: "von Last, First and {Barnes and Noble} and others" → names as they are read aloud."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.around_names import is_organisation
from papershelf.read.eastern import eastern, eastern_whole
from papershelf.read.formats.author_ids import dblp
from papershelf.read.formats.facts import distinct
from papershelf.read.formats.tex_text import tex_name
from papershelf.read.names import ODD, PARTICLES, cut_et_al, name_score, split_names
from papershelf.read.surname_first import has_initials_behind

_OTHERS = late(
    r"\{?\s*(?:(?:and\s)?others(?:\set\.?\sal\.?)?|et\.?[\s~\\]*al\.?|\.\.\.|…|\\(?:ldots|dots)|and others)\s*\}?",
    re.IGNORECASE,
)
_GENERATION = late(r"(?i:Jr|Sr|Esq)\.?|I{2,3}|IV|VI{0,3}(?<!\bV)|\d(?:st|nd|rd|th)|(?i:Ph\.?D|M\.?D)\.?")
_ENDS = late(
    r"\A(?:\s*+(?:,\s*+)?and\s)++|(?:\s,?\s*+and)++\s*+(?:,\s*+)?\Z|(?<![\s,;])[\s,;]++\Z", re.IGNORECASE
)
_MARK = late(r"[{}]|(?<=[\s,}])(?:and[\s,]+)*and(?=[\s{])", re.IGNORECASE)
_KEYED = late(r"\s*(?:given|family|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_KEY = late(r"(given|family|prefix|suffix)\s*=\s*(.+)", re.IGNORECASE | re.DOTALL)
_SIGN = late(r"\s+(?:\\?&|und)\s+")
_INITIALS = late(r"(?:[^\W\d_]\.[-\s]?){1,4}[^\W\d_]?|[A-Z]{1,2}|[^\W\d_]")
_LETTER = late(r"[^\W\d_]")
_MARKS = " *†‡§¶∗#,;:"
_HOMONYM = late(r"\s\d{4}\Z")
_LONG = 2000
"""A name is shorter."""


class Names(NamedTuple):
    """The names of a field, as "First von Last, Jr", each once, in order, and whether the list is complete.

    `joined` are parts of it, as written, that were read as several names, though no "and" stands between them; `ids`
    tell people of one name apart, as DBLP numbers them ("Wei Wang 0001"), () where no one has a number.
    """

    names: tuple[str, ...]
    complete: bool
    joined: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def author_names(value: str, surnames_first: bool = False) -> Names:
    """The names of a field. Whether the file writes surnames first decides of what its own names leave open.

    >>> author_names(r"{\\'E}tale, J.-P. and van der Berg, Bo and {Barnes and Noble} and others")[:2]
    (('J.-P. Étale', 'Bo van der Berg', 'Barnes and Noble'), False)
    """
    found: list[str] = []
    joined: list[str] = []
    complete = True
    written_names = _written_names(value)
    first = _surnames_first(written_names)
    for written in written_names:
        if _OTHERS.fullmatch(written):
            complete = False
            continue
        names, whole = _names(written, first > 0 or (not first and surnames_first))
        found += names
        complete = complete and whole
        if len(names) > 1:
            joined.append(written)
    found = [name for name in found if _LETTER.search(name) and name.lower() != "and"]
    authors, ids = distinct([(_HOMONYM.sub("", name), dblp(name=name)) for name in found])
    return Names(authors, complete and bool(found), tuple(joined), ids)


def writes_surnames_first(values: Iterable[str]) -> bool:
    """Whether most names of these fields are plainly of the form "Byron, Ada"."""
    return sum(_surnames_first(value.split(" and ")) for value in values) > 0


def _surnames_first(written: Sequence[str]) -> int:
    """How many more names are plainly of the form "Byron, Ada" than of the form "Ada Byron". Where each has its comma
    beside the "and", that is the form."""
    count = int(len(written) > 1 and all(name.count(",") == 1 for name in written))
    for name in written:
        parts = [part.strip() for part in name.split(",")]
        if len(parts) == 1:
            count -= " " in parts[0] and "{" not in name
        elif len(parts) == 2 and parts[0] and parts[1]:
            count += " " not in parts[0] or " " not in parts[1]
    return count


def _written_names(value: str) -> list[str]:
    """The names as written, by "and" outside of braces."""
    value = " ".join(value.split())
    while (ends := _ENDS.sub("", value)) != value:
        value = ends
    inner = _inside_braces(value)
    if inner is not None and _is_list(parts := _split(inner)):
        return parts
    if (
        ";" in value
        and " and " not in value.replace("; and ", ";")
        and "\\" not in value
        and "{" not in value
    ):
        return [part.strip().removeprefix("and ").strip() for part in value.split(";") if part.strip()]
    return _split(value)


def _split(value: str) -> list[str]:
    """The parts between "and", one or more of them, outside of braces; those between "&" where each is a name."""
    parts = _split_at_and(value)
    if "&" not in value and " und " not in value:
        return parts
    return [name for part in parts for name in _split_at_sign(part)]


def _split_at_sign(part: str) -> list[str]:
    names = [] if "{" in part else [name.strip(" ,") for name in _SIGN.split(part)]
    several = len(names) > 1 and all(_is_whole(name) or name.count(",") == 1 for name in names)
    return names if several else [part]


def _split_at_and(value: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for mark in _MARK.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif depth <= 0:
            parts.append(value[start : mark.start()])
            start = mark.end()
    return [part for part in (part.strip(" ,") for part in (*parts, value[start:])) if part]


def _inside_braces(text: str) -> str | None:
    """What stands between the braces that enclose the whole of a text."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return text[1:-1] if at == len(text) - 1 else None
    return None


def _is_list(parts: list[str]) -> bool:
    """Whether names stand within one pair of braces by mistake: "{Byron, Ada and Chen, Bo}"."""
    if len(parts) < 2:
        return False
    if all(part.count(",") == 1 for part in parts):
        return True
    return len(parts) > 2 and all(" " in part and name_score(tex_name(part)) > ODD for part in parts)


def _names(written: str, surnames_first: bool) -> tuple[list[str], bool]:
    """The name that stands between two "and", or the names where commas were written for "and"."""
    if len(written) > _LONG and "," not in written:
        return [], True
    if inner := _inside_braces(written):
        whole = _tidy(tex_name(inner))
        return [eastern_whole(whole) or whole], True
    if _KEYED.match(written):
        return [_keyed(written)], True
    sections = _sections(written)
    if len(sections) > 1 and _OTHERS.fullmatch(sections[-1]):
        return _names(", ".join(sections[:-1]), surnames_first)[0], False
    if len(sections) == 2 and _are_two(sections, surnames_first):
        return [tex_name(section) for section in sections], True
    if len(sections) > 3 and len(sections) % 2 == 0 and not any(" " in section for section in sections):
        pairs = zip(sections[::2], sections[1::2], strict=True)
        return [tex_name(f"{given} {family}") for family, given in pairs], True
    if len(sections) > 3 or _are_codes(sections) or (len(sections) == 3 and _are_names(sections)):
        body, complete = cut_et_al(tex_name(written))
        return [_tidy(name) for name in split_names(body)[0]], complete
    name = _upright(written, sections)
    name, complete = cut_et_al(name) if "al" in written or "others" in written else (name, True)
    return [_tidy(name)], complete


def _sections(name: str) -> list[str]:
    """The parts between commas outside of braces."""
    if "," not in name:
        return [name]
    parts = []
    depth = start = 0
    for mark in re.finditer(r"[{},]", name):
        if mark[0] != ",":
            depth += 1 if mark[0] == "{" else -1
        elif depth <= 0:
            parts.append(name[start : mark.start()])
            start = mark.end()
    parts.append(name[start:])
    parts = [part.strip() for part in parts]
    return [part for part in parts if part] or [name]


def _are_two(sections: Sequence[str], surnames_first: bool) -> bool:
    """Whether a comma stands for "and": "Ada Byron, Bo Chen". It does in a file that does not write surnames first,
    where both sides look like whole names, and anywhere if the first side begins with initials."""
    if not all(map(_is_whole, sections)):
        return False
    first = sections[0].split()
    if {first[0].lower(), first[-1].lower()} & PARTICLES or _GENERATION.fullmatch(first[-1]):
        return False
    return not surnames_first or bool(
        _INITIALS.fullmatch(first[0]) or any(map(_INITIALS.fullmatch, first[1:-1]))
    )


def _is_whole(name: str) -> bool:
    """Whether this is a person's name of given name and family name."""
    plain = tex_name(name)
    last = plain.rpartition(" ")[2]
    whole = " " in plain and name_score(plain) > 0 and not _INITIALS.fullmatch(last)
    return whole and not _GENERATION.fullmatch(last) and not is_organisation(plain)


def _are_codes(sections: Sequence[str]) -> bool:
    """Whether these are names with initials behind them: "Smith JA"."""
    return (
        len(sections) > 1
        and not any(map(is_organisation, sections))
        and has_initials_behind(", ".join(sections))
    )


def _are_names(sections: Sequence[str]) -> bool:
    return all(" " in part and not _GENERATION.fullmatch(part) for part in sections) and all(
        name_score(tex_name(part)) > 0 for part in sections
    )


def _upright(written: str, sections: list[str]) -> str:
    """ "First von Last, Jr" of a name in any of BibTeX's three forms, or with the suffix in the wrong place."""
    parts = [tex_name(part) for part in sections]
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        last, first = parts
        if _GENERATION.fullmatch(first) and " " in last:
            return f"{last}, {first}"
        return eastern(first, last) or f"{first} {last}"
    last, suffix, first = parts
    if _GENERATION.fullmatch(first) and not _GENERATION.fullmatch(suffix):
        suffix, first = first, suffix
    return f"{first} {last}, {suffix}"


def _keyed(written: str) -> str:
    """A name in BibLaTeX's extended form: "given=Hans, family=Harman, prefix=von"."""
    said = {
        found[1].lower(): tex_name(found[2]) for part in _sections(written) if (found := _KEY.match(part))
    }
    name = " ".join(filter(None, map(said.get, ("given", "prefix", "family"))))
    return f"{name}, {said['suffix']}" if said.get("suffix") else name


def _tidy(name: str) -> str:
    return name.strip(_MARKS).replace("*", "")
