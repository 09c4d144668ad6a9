"""The names of an author field: "von Last, First and {Barnes and Noble} and others" → names as they are read aloud."""

import re

from papershelf.late import late
from papershelf.read.formats.tex_text import tex_name
from papershelf.read.names import cut_et_al, name_score, split_names

_OTHERS = late(
    r"\{?\s*(?:others|et\.?[\s~\\]*al\.?|\.\.\.|…|\\(?:ldots|dots)|and others)\s*\}?", re.IGNORECASE
)
_GENERATION = late(r"(?i:Jr|Sr|Esq)\.?|I{2,3}|IV|VI{0,3}(?<!\bV)|\d(?:st|nd|rd|th)|(?i:Ph\.?D|M\.?D)\.?")
_ENDS = late(r"\A(?:\s*,?\s*and\s)+|(?:\s,?\s*and)+\s*,?\s*\Z|[\s,;]+\Z", re.IGNORECASE)
_MARK = late(r"[{}]|(?<=[\s,}])(?:and[\s,]+)*and(?=[\s{])", re.IGNORECASE)
_KEYED = late(r"\s*(?:given|family|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_KEY = late(r"(given|family|prefix|suffix)\s*=\s*(.+)", re.IGNORECASE | re.DOTALL)
_LETTER = late(r"[^\W\d_]")
_MARKS = " *†‡§¶∗#,;:"
_HOMONYM = late(r"\s\d{4}\Z")
_LONG = 2000
"""A name is shorter."""


def author_names(value: str) -> tuple[tuple[str, ...], bool]:
    """The names, as "First von Last, Jr", and whether the list is complete. Each name once, in order.

    >>> author_names(r"{\\'E}tale, J.-P. and van der Berg, Bo and {Barnes and Noble} and others")
    (('J.-P. Étale', 'Bo van der Berg', 'Barnes and Noble'), False)
    """
    found: list[str] = []
    complete = True
    for written in _written_names(value):
        if _OTHERS.fullmatch(written):
            complete = False
            continue
        names, whole = _names(written)
        found += names
        complete = complete and whole
    found = [name for name in found if _LETTER.search(name) and name.lower() != "and"]
    return tuple(dict.fromkeys(found)), complete and bool(found)


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
    """The parts between "and", one or more of them, outside of braces."""
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
    return len(parts) > 2 and all(" " in part and name_score(tex_name(part)) > 0 for part in parts)


def _names(written: str) -> tuple[list[str], bool]:
    """The name that stands between two "and", or the names where commas were written for "and"."""
    if len(written) > _LONG and "," not in written:
        return [], True
    if inner := _inside_braces(written):
        return [_tidy(tex_name(inner))], True
    if _KEYED.match(written):
        return [_keyed(written)], True
    sections = _sections(written)
    if len(sections) > 3 or (len(sections) == 3 and _are_names(sections)):
        body, complete = cut_et_al(tex_name(written))
        return [_tidy(name) for name in split_names(body)[0]], complete
    name, complete = (
        cut_et_al(_upright(written, sections)) if "al" in written else (_upright(written, sections), True)
    )
    return [_tidy(name)], complete


def _sections(name: str) -> list[str]:
    """The parts between commas outside of braces."""
    if "," not in name:
        return [name]
    parts = [""]
    depth = 0
    for piece in re.split(r"([{},])", name):
        depth += (piece == "{") - (piece == "}")
        if piece == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += piece
    parts = [part.strip() for part in parts]
    return [part for part in parts if part] or [name]


def _are_names(sections: list[str]) -> bool:
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
        return f"{last}, {first}" if _GENERATION.fullmatch(first) and " " in last else f"{first} {last}"
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
    return _HOMONYM.sub("", name.strip(_MARKS)).replace("*", "")
