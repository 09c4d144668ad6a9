"""What the fields of a file say, in the form of a record: people, dates, links and identifiers, addresses, subjects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from papershelf.late import late
from papershelf.model import Identifiers, Link
from papershelf.read import links as web
from papershelf.read.dates import find_date
from papershelf.read.eastern import eastern
from papershelf.read.formats.tex_text import tex_name
from papershelf.read.names import ODD, cut_et_al, name_score
from papershelf.read.surname_first import turned_list
from papershelf.read.text import clean

_ISO = late(r"\s*(\d{4})(?:[-/](\d\d?)(?:[-/](\d\d?))?)?(?![\d-])")
_YEAR = late(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SUFFIX = late(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_BRACKETS = late(r"\((?:[^()]|\([^()]*\))*\)")
_NOTES = late(r"[*†‡§¶∗⁎✉]+|(?<=\w)[¹²³⁴-⁹]+(?:[,\s]*[¹²³⁴-⁹]+)*")
"""Signs behind a name that point to a note."""
_SEVERAL = 3
"""So many commas stand between people even where other fields part them by marks."""
_AND = late(r"\s+(?:and|&)\s+")
_NEXT = late(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_FAMILY = late(r"(?:[a-zß-ÿ’']+\s){0,3}(?=[^a-z])[^\W\d_][a-zß-ÿ’'][\w’'-]*")
"""A family name alone: of one word, with particles before it."""

_INITIALS = late(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_LETTER = late(r"[^\W\d_]")
_TURNED = late(r"[^\W\d_]{2}.*\s(?:[A-Z]{1,3}|(?:[A-Z]\.[\s-]?){1,4})\.?")
"""A family name with initials behind it: "Vaswani A", "Kim J.-H."."""
_INITIALS_END = late(r"(?:\s(?:[A-Z]{2,3}\.?|[A-Z](?=\s|\Z)|(?:[A-Z]\.-?)+))+\Z")
_OTHERS = late(r"(?:and\s+)?(?:others|et\.?\s*al\.?|…|\.\.\.)", re.IGNORECASE)
_LIST = late(r"(?:\s*+[|;]|[^\S\n]*+\n)\s*+")
_COMMAS = late(r"(?:\s*+[|;,]|[^\S\n]*+\n)\s*+(?![^()]{0,80}\))")
_SURROGATE = late("[\ud800-\udfff]")
_BARE_ARXIV = late(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?=v\d+\Z|\Z)")
_BARE_DOI = late(r"10\.\d{4,9}/\S+")
_BARE_ACL = late(r"\d{4}\.[\w-]+\.\d+|[A-Z]\d\d-\d{4,5}")
_EPOCH = 86_400_000
_RESOLVER = late(r"[?&](?:sid|url_ver|rft_val_fmt)=.*[?&](?:atitle|rft\.?\w*|title)=", re.IGNORECASE)
"""An address that asks a library's own resolver for a paper (OpenURL): it leads its members alone there."""
_ADDRESS = 2000
"""So many characters of an address say what it is."""


def plain(value: Any) -> str:
    """A value's text, cleaned: "" for what is no text and no number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    return clean(_SURROGATE.sub("\ufffd", text) if not text.isascii() else text)


def people(names: Iterable[str], *, turned: bool = True) -> tuple[tuple[str, ...], bool]:
    """Names as a record has them, and whether the list is complete. Each may end in "et al.", hold accents of TeX, and,
    if they may be `turned`, be "Family, Given"."""
    found, complete, _ = known_people(((name, "") for name in names), turned=turned)
    return found, complete


def known_people(
    pairs: Iterable[tuple[str, str]], *, turned: bool = True
) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Names with what the source calls each, as `people`, and these ids: () where no one has any. Who is named twice
    with two ids of one scheme is two people."""
    found: list[tuple[str, str]] = []
    complete = True
    for written, ids in pairs:
        name, whole = cut_et_al(_untexed(written))
        if _OTHERS.fullmatch(name):
            name, whole = "", False
        complete = complete and whole
        name = upright(name.strip(" ,;")) if turned else name.strip(" ,;")
        if _LETTER.search(name):
            found.append((name, ids))
    authors, all_ids = distinct(found)
    return authors, complete and bool(found), all_ids


def distinct(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of these pairs of a name and ids, each person once, and their ids, () where no one has any.

    Without ids, a name that stands twice is two people, as "Wei Wang" may be; a whole list that stands twice is one.
    """
    if not any(ids for _, ids in pairs):
        names = tuple(name for name, _ in pairs)
        half = len(names) // 2
        return names[:half] if half > 1 and names[:half] * 2 == names else names, ()
    found: list[tuple[str, str]] = []
    for name, ids in pairs:
        twins = [at for at, (other, _) in enumerate(found) if other == name]
        same = next((at for at in twins if not found[at][1] or not ids or found[at][1] == ids), None)
        if same is None:
            found.append((name, ids))
        else:
            found[same] = name, found[same][1] or ids
    return tuple(name for name, _ in found), tuple(ids for _, ids in found)


def listed(text: str, *, marked: bool = False) -> list[str]:
    """The names of a field that holds all authors: separated by "|", ";" or lines, else by "and" and commas.

    Commas within names are told from those between them by initials ("Smith, J., Doe, A."), by "and", and by a first
    name of one word ("Byron, Ada"). `marked` says that marks part people in other fields of this kind.

    >>> listed("Ada Byron, Bo Chen, and Cy Roe (MIT) | Dee Moe (KIT, Bonn)"), listed("Byron, Ada", marked=True)
    (['Ada Byron', 'Bo Chen', 'Cy Roe', 'Dee Moe'], ['Byron, Ada'])
    """
    text = _NOTES.sub("", _BRACKETS.sub(" ", text))
    if _LIST.search(text.strip()) or (marked and text.count(",") < _SEVERAL):
        return [name for part in _LIST.split(text) for name in _colleagues(_untexed(part))]
    pairs = [part.strip(" ,") for part in _AND.split(clean(text))]
    if len(pairs) > 1 and all(part.count(",") == 1 for part in pairs):
        return pairs
    parts = [part for part in _NEXT.split(clean(text)) if part]
    if len(parts) % 2 == 0 and parts and all(map(_are_initials, parts[1::2])):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    if len(parts) == 2 and _FAMILY.fullmatch(parts[0]) and "," in text and not _SUFFIX.fullmatch(parts[1]):
        return [f"{parts[0]}, {parts[1]}"]
    if any(map(_are_initials, parts)) and (turned := turned_list(parts)):
        return turned
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.fullmatch(part):
            names[-1] += f", {part}"
        else:
            names.append(part)
    return names


def _untexed(text: str) -> str:
    return tex_name(text) if "\\" in text or "{" in text else clean(text)


def _colleagues(part: str) -> list[str]:
    """The people between two marks: one, or those of one place of work, with commas and "and" between them."""
    names = [name for name in _NEXT.split(part) if name]
    whole = all(" " in name and name_score(name) > ODD for name in names)
    return names if whole and (len(names) > 2 or _AND.search(part)) else [part] if part else []


def _are_initials(text: str) -> bool:
    return text.isupper() and bool(_INITIALS.fullmatch(text))


def initials_behind(names: Iterable[str]) -> bool:
    """Whether nearly all names of a file or a column are surnames with initials behind them, as indexes write them.

    >>> initials_behind(["Adler D.G.", "Hajj-Boutros G", "de Roe C."]), initials_behind(["Adler", "Byron, A."])
    (True, False)
    """
    several = [name.strip() for name in names if "," not in name]
    behind = sum(_TURNED.fullmatch(name) is not None for name in several)
    return len(several) > 1 and behind >= 0.9 * len(several)


def from_initials(name: str, dotted: bool = True) -> str:
    """ "J.-H. Kim" for "Kim J.-H."; a point behind the last name of a list without points ends the list."""
    if not _TURNED.fullmatch(name):
        return name
    found = _INITIALS_END.search(name)
    if found is None:
        return name
    initials = found[0].strip()
    return f"{initials if dotted else initials.rstrip('.')} {name[: found.start()]}"


def upright(name: str) -> str:
    """ "Given Family" of "Family, Given" or "Family, Jr., Given"."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2 and all(parts) and not _SUFFIX.fullmatch(parts[1]):
        return eastern(parts[1], parts[0]) or f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(parts):
        suffix, given = (parts[1], parts[2]) if _SUFFIX.fullmatch(parts[1]) else (parts[2], parts[1])
        if _SUFFIX.fullmatch(suffix):
            return f"{given} {parts[0]}, {suffix}"
    return name


def day(value: Any) -> str | None:
    """A date as a record has it, of ISO 8601, of what pages write, of a year, or of milliseconds since 1970."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if 1000 <= value <= 9999:
            return str(int(value))
        return _moment(value) if value > _EPOCH else None
    text = plain(value)
    found = _ISO.match(text)
    if found and found[2]:
        return _calendar(found[1], found[2], found[3])
    written = find_date(text)
    if written:
        return written
    year = _YEAR.search(text[:200])
    return year[0] if year else None


def _calendar(year: str, month: str, of_month: str | None) -> str | None:
    if not 1 <= int(month) <= 12:
        return year
    try:
        return (
            date(int(year), int(month), int(of_month)).isoformat() if of_month else f"{year}-{int(month):02}"
        )
    except ValueError:
        return f"{year}-{int(month):02}"


def _moment(milliseconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def links(pairs: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """Links of (address, what the file calls it), each once; what is no web address, or one of a library's resolver, is
    passed over."""
    found: dict[str, Link] = {}
    for url, said in pairs:
        link = web.link(url, said)
        if link and link.url not in found and not _RESOLVER.search(url[:_ADDRESS]):
            found[link.url] = link
    return tuple(found.values())


def known(named: Mapping[str, str], found: Sequence[Link] = ()) -> Identifiers:
    """Identifiers of fields named as those of the model, which hold them bare or as addresses, else of links."""
    doi, arxiv, acl = named.get("doi", ""), named.get("arxiv", ""), named.get("acl", "")
    stated = web.identifiers([doi, arxiv, acl, named.get("openreview", "")])
    given = Identifiers(
        doi=doi.lower() if _BARE_DOI.fullmatch(doi) else None,
        arxiv=bare[0] if (bare := _BARE_ARXIV.match(arxiv)) else None,
        openreview=named.get("openreview") if "/" not in named.get("openreview", "/") else None,
        acl=acl if _BARE_ACL.fullmatch(acl) else None,
    )
    return web.united(web.united(given, stated), web.identifiers(link.url for link in found))


def subjects(value: Any) -> tuple[str, ...]:
    """Keywords of a list, or of a text that separates them by "|", ";", lines, or else by commas."""
    if isinstance(value, str):
        parts: Iterable[Any] = (_LIST if _LIST.search(value.strip()) else _COMMAS).split(value)
    else:
        parts = value if isinstance(value, list) else ()
    return tuple(dict.fromkeys(filter(None, map(plain, parts))))
