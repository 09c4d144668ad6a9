"""Lists of names as pages and files write them: split at their separators, without what stands around the names, each
name as "Given Family"."""

import re
from functools import lru_cache
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.around_names import are_organisations, bare, is_organisation
from papershelf.read.groups import is_group
from papershelf.read.lexicon import person, personal
from papershelf.read.name_shapes import ODD as ODD
from papershelf.read.name_shapes import PARTICLES as PARTICLES
from papershelf.read.name_shapes import has_odd_capitals as has_odd_capitals
from papershelf.read.name_shapes import name_score as name_score
from papershelf.read.surname_first import turned_list, turned_parts

_AUTHORS = r"(?:more|others?|additional|authors?|co-?authors?|collaborators?)"
_MORE = (
    rf"(?:\(|\[)?(?:\+\s?\d+(?:\s{_AUTHORS})*|(?:and|&)?\s?\d+\s(?:more|others?|additional)(?:\s{_AUTHORS})*"
    r"(?:\snot\sshown)?)(?:\)|\])?"
)
_ET_AL = late(
    rf"(?:[\s,;·⋅•|]|\.\.\.|…)*(?:\bet\.?\s?al(?:ii|ia)?\b\.?(?:\s?\(\d+\s[\w\s]+\))?|\b(?:and|&)\s(?:\d+\s|many\s)?"
    rf"(?:others|colleagues|co-?authors|collaborators)\b\.?|{_MORE}|(?:show|view|see)\s(?:all|\d+)\s?(?:more|authors?)*"
    r"|\b[\[(]?\+\s?\d+[\])]?|\(\+\s?\d+\s?(?:more|others|authors)?\)|\(\d+\s(?:more|others|authors)\)|(?<=\s)\(\d+\)|…|\.\.\.|\[…\]|\[\.\.\.\])\s*$",
    re.IGNORECASE,
)
_LONGEST_CUT = 200
"""Characters at the end of a list that say that it goes on."""
_LEFT_OUT = late(rf"et\.?\sal(?:ii|ia)?\.?|(?:and\s)?others?\.?|more|…|\.\.\.|{_MORE}|less", re.IGNORECASE)
_LEFT_OUT_BEGINS = frozenset("eEaAoOmMlL….([+&")
_NOBODY = frozenset("et et. al al. others others. more author authors all and & less view show".split())
_CUT_INSIDE = late(r"\bet\.?\sal\b")
_CUT_ENDS = tuple(
    "al al. alii thers thers. THERS AL AL. Al. ore hors ther eagues rators hown ) ] … ... all".split()
) + tuple("0123456789")
_GAP = late(
    r"(?<=[^\s,;·|])(?:\s*[,;]\s*|\s+)(?:\[\s?(?:\.\.\.|…)\s?\]|\(…\)|\.\.\.|…|\.\s\.\s\.)\s*[,;]?\s+(?:(?:and|&)\s+)?"
    r"(?=[^\W\d_])"
)
"""Where a list leaves out those between its first and its last names: "Ada Byron ... Cy Roe"."""
_DOTS = late(r"\s*[·⋅•∙・|‧]\s*|\s*;\s*")
_DOT_MARK = late(r"[·⋅•∙・|;‧]")
_AND = late(r",?\s+(?:and|&|und)\s+|\s*,\s*")
_JOINED = late(r"\s+(?:and|&|und)\s+")
_AND_BEFORE = late(r"(?:and|&|und)\s+")
_MARKS = " *†‡§¶∗⁎#,:✉"
_WIDE = str.maketrans(
    {"，": ", ", "、": ", ", "；": "; ", "﹐": ", ", "､": ", ", "：": ": ", "＆": " & ", "｜": "|"}
)
_GENERATION = late(r"(?:Jr|Sr|jr|sr)\.?|II|III|IV")
_DEGREE = late(r"(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|D\.?Phil|M\.?A|FRCP|MPH|RN|P\.?E)\.?")
_COUNTED = late(
    r"(?<!\s)\s*+(?:[(\[·|,-]\s*+)?\b(?<!\+)(?<!\+\s)(\d{1,4})\sauthors?[)\]]?\s*$", re.IGNORECASE
)
_BEHIND = late(r"[^\W\d_][\d¹²³⁰⁴-⁹*†‡]+(?=\s)")
"""A footnote number behind a word, where it may be all that separates names."""
_LAST_POINT = late(r"\A[^.]*\s[A-Z]{1,3}[,;][^.]*\s[A-Z]{1,3}\.\Z")
"""The point of a sentence behind initials that have none: "De Cao EA, Keller A."."""
_SHORT_POINT = late(r"\s(?!(?:Jr|Sr|St|Ph)\.)[^\W\d_a-z][^\W\d_A-Z]{1,2}\.\Z")
"""The point of a sentence behind a short surname: "K. Lee."."""
_BY = late(r"(?:[Bb]y|BY):?\s")
_IN_BRACKETS = late(r"\(([^()]{2,80})\)")
_DATED = late(
    r",\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:19|20)\d\d\Z"
)
"""A month behind a comma, where a given name would stand: "Market Report, February 2020"."""
_VENUE_BEHIND = late(r";\s(?:[Ii]n:?\s)?(?:Proceedings of|Proc\.|Journal of|Transactions on|Advances in)\s")
"""Where a line goes on with a venue: it is no list of names alone."""
_SLASH = late(r"\s+/\s+")


class NameList(NamedTuple):
    """Names on one line. `dotted` says that " · " or its like separates them; `likelihood` is in [0, 1].

    `complete` is false where the line says that it leaves some out.
    """

    names: tuple[str, ...]
    complete: bool
    dotted: bool
    likelihood: float


def cut_et_al(text: str) -> tuple[str, bool]:
    """The list without its "et al.", and whether it is whole (had none).

    >>> cut_et_al("Ada Byron, Max Ernst et al.")
    ('Ada Byron, Max Ernst', False)
    """
    may = text.endswith(_CUT_ENDS) and ("+" in text or not text[-1].isdigit())
    found = _ET_AL.search(text, max(0, len(text) - _LONGEST_CUT)) if may else None
    return (text[: found.start()].rstrip(" ,;·"), False) if found else (text, True)


def split_names(text: str) -> tuple[list[str], bool]:
    """The names of a list, and whether dots or their like separate them. "Jr." stays with its name.

    Places of work between the names are left out; "Doe, Jane; Roe, Cy" is turned.
    """
    text = text.translate(_WIDE).strip()
    if "..." in text or "…" in text:
        text = _GAP.sub("; " if ";" in text else ", ", text)
    if text.endswith(".") and _LAST_POINT.search(text):
        text = text[:-1]
    dotted = bool(_DOT_MARK.search(text))
    if dotted:
        parts = [part for part in map(_part, _DOTS.split(text)) if part]
        parts = turned_parts(parts, apart=True) or [name for part in parts for name in _of_part(part)]
    else:
        if " / " in text and "," not in text:
            text = _SLASH.sub(", ", text)
        turned = turned_parts(_JOINED.split(text)) if "," in text else None
        parts = turned or turned_list(_AND.split(text)) or _AND.split(text)
    names: list[str] = []
    for part in parts:
        name = part.strip(_MARKS)
        if " al" in name:  # "Guo et al." with a venue behind it: the cut is in the list, and nobody's name
            name = cut_et_al(name)[0]
        if not name or _NOBODY.issuperset(name.lower().split()) or _is_left_out(name):
            continue
        if names and len(name) < 9 and (_GENERATION.fullmatch(name) or _DEGREE.fullmatch(name)):
            names[-1] += ", " + name if _GENERATION.fullmatch(name) else ""
        else:
            names.append(_without_point(name))
    if (
        len(names) > 1
        and (_SHORT_POINT.search(names[-1]) or (names[-1].endswith(".") and " " not in names[-1]))
        and not any(name.endswith(".") for name in names[:-1])
    ):
        names[-1] = names[-1][:-1]
    return _people(names), dotted


@lru_cache(maxsize=16384)
def name_list(text: str) -> NameList | None:
    """The names that a line lists, or None where it is none: prose, a title, or too long for its separators."""
    if len(text) > 60:
        marks = sum(map(text.count, ",·⋅•|;、，；・/")) or len(_BEHIND.findall(text[:2000]))
        if marks * 45 < len(text) - 60 or _small(text):
            return None
    if ";" in text and _VENUE_BEHIND.search(text):
        return None
    counted = _COUNTED.search(text) if text[-1:] in "sS)]rR" else None
    body, complete = cut_et_al(text[: counted.start()] if counted else text)
    cleared = bare(body)
    if cleared is None:
        return None
    names, dotted = split_names(cleared)
    if not names or are_organisations(names) or (len(names) == 1 and _DATED.search(text)):
        return None
    if len(names) > 1 and is_group(cleared) and not all(map(is_group, names)):
        names = [cleared]
    scores = [name_score(name) for name in names]
    sure = sum(score > 0 for score in scores)
    surnames = not any(" " in name for name in names) and person(", ".join(names)) > 0.5
    odd = 0.9 if (sure > 1 and sure * 2 > len(names)) or (surnames and len(names) > 1) else 0.5
    likelihood = sum(1.0 if score > 0 else odd if score > ODD else 0.0 for score in scores) / len(names)
    if min(scores) > ODD and (_BY.match(body) or any(map(is_organisation, _IN_BRACKETS.findall(body)))):
        likelihood = 1.0
    if len(names) == 2 and not dotted and "," not in body and "&" not in body:
        likelihood *= 0.8  # titles too join two things by "and"
    if likelihood < 0.3:
        return None
    if counted and int(counted[1]) > len(names):
        complete = False
    complete = complete and not any(map(_is_left_out, map(str.strip, re.split(r"[,;·]|\band\b", cleared))))
    complete = complete and not (_CUT_INSIDE.search(body) or _GAP.search(body))
    return NameList(tuple(names), complete, dotted, likelihood)


def _is_left_out(name: str) -> bool:
    """Whether a part of a list only says that names are left out; nearly all begin with another letter."""
    first = name[:1]
    return (first in _LEFT_OUT_BEGINS or first.isdigit()) and _LEFT_OUT.fullmatch(name) is not None


def last_names(text: str) -> list[str]:
    """The names at the end of a line that have a comma before them, the last first.

    >>> last_names("Deep SetsAda Byron, Bo Chen, Cal Roe et al.")
    ['Cal Roe', 'Bo Chen']
    """
    names: list[str] = []
    for chunk in reversed(cut_et_al(text)[0].split(",")[1:]):
        parts, _ = split_names(chunk)
        if not parts or any(name_score(part) <= ODD for part in parts):
            break
        names += parts
    return names


def _part(text: str) -> str:
    """A part between dots without the "and" of the last one."""
    text = text.strip(_MARKS)
    return _AND_BEFORE.sub("", text, count=1) if text.startswith(("and ", "& ", "und ")) else text


def _of_part(part: str) -> list[str]:
    """The names of a part between dots: it may end in "and Cy Roe", and name a place of work behind a comma."""
    if "," not in part and not _JOINED.search(part):
        return [part]
    first, *rest = (each.strip() for each in _AND.split(part) if each.strip())
    if not rest or name_score(first) <= 0 or _GENERATION.fullmatch(rest[-1]) or " " not in first:
        return [part]
    people = [each for each in rest if not is_organisation(each)]
    if not all(name_score(each) > 0.5 and " " in each for each in people):
        return [first] if "," in part else [part]
    return [first, *people]


def _people(names: list[str]) -> list[str]:
    """The names of a list without the places of work that stand behind them."""
    lone = (
        len(names) == 2 and " " not in names[0] and personal(names[0]) > 0 and not is_organisation(names[0])
    )
    if len(names) < 2 or (name_score(names[0]) <= 0 and not lone):
        return names
    return [name for place, name in enumerate(names) if not place or not is_organisation(name)]


def _without_point(name: str) -> str:
    """A name at the end of a sentence, without its point: "Bo Chen." but "Robert Downey, Jr." and "Smith J."."""
    if not name.endswith(".") or name.endswith(".."):
        return name.rstrip(".") if name.endswith("..") else name
    last = name.rsplit(" ", 1)[-1][:-1]
    return name[:-1] if len(last) > 3 and "." not in last and " " in name else name


def _small(text: str) -> bool:
    """Whether most words of a text begin with small letters, but not all: prose, not names."""
    words = text.split()
    small = sum(word[0].islower() and word not in PARTICLES and word != "and" for word in words)
    return small < len(words) < 2 * small
