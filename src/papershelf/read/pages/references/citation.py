"""Lists of authors within a reference: the forms in which citation styles write them, and where they end."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.name_shapes import ODD, name_score
from papershelf.read.names import NameList
from papershelf.read.pages.references.details import is_abbreviated, is_details
from papershelf.read.surname_first import turned_odds

_UPPER = "".join(map(re.escape, filter(str.isupper, map(chr, [*range(0x41, 0x250), *range(0x370, 0x530)]))))
_CAPITAL = rf"[{_UPPER}]"
_PARTICLES = (
    r"(?:(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]egli|[Dd]i|[Dd]a|[Dd]as|[Dd]os|[Dd]u"
    r"|[Ll]a|[Ll]e|[Ee]l"
    r"|bin|ben|ibn|ter|ten|te|zu|zur|vom|af|av|y|e|[’']t|[Ss]t\.?)\s)|[Aa]l[-\s]|[Ee]l-|d[’'])"
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_WORD = rf"(?!(?:Jr|Sr|JR|SR)\b)(?:[dDlLO][’'])?{_CAPITAL}{_LETTER}+(?:[’'‘`ʼ‐‑-][^\W\d_]{_LETTER}*)*"
_EASTERN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_EAST = rf"(?:{_EASTERN}{{1,3}}\s{_EASTERN}{{1,3}}|{_EASTERN}{{2,6}})(?!\w)"
_INITIAL = rf"(?:{_CAPITAL}|Ch|Th|Ph|Yu|Ya|Zh|Sh|Kh|Ts|St|Fr|Gy|Sz|Cs|Dz)\."
_INITIALS = rf"{_INITIAL}(?:[ ‐‑-]{{0,2}}(?!U\.[SK]\.\s){_INITIAL})*"
_SURNAME = rf"{_PARTICLES}{{0,4}}{_WORD}(?:[ ]{_PARTICLES}{{0,4}}{_WORD}){{0,2}}"
_JUNIOR = r"(?:,?\s(?:(?:Jr|Sr|JR|SR)\b\.?|I{2,3}\b|IV\b|2nd|3rd))?"
_CAPITALS = rf"{_CAPITAL}[{_UPPER}’'-]+(?![^\W\d_])"
_OTHERS_SURNAME = rf"{_PARTICLES}{{1,4}}{_INITIAL}[ ]?{_WORD},"
"""A surname with an initial inside: "de G. Morris,"."""
_FULL_WORD = rf"(?:(?>{_INITIALS})|{_PARTICLES}{{0,4}}{_WORD}|{_CAPITAL}(?![\w.])|[“\"(]{_WORD}[”\")])"

FORMS: dict[str, re.Pattern[str]] = {
    "A. Byron": late(
        rf"{_INITIALS}[ ]?(?:(?:{_PARTICLES}{{1,4}}{_INITIALS}[ ]?)?{_SURNAME}|[^\W\d_]{{3,}}(?=[,.]|\sand\s)){_JUNIOR}"
    ),
    "Byron, A.": late(
        rf"(?:{_SURNAME}{_JUNIOR},?|{_OTHERS_SURNAME}?|[^\W\d_]{{3,}},?)[ ]{_INITIALS}{_JUNIOR}"
    ),
    "Byron A": late(
        rf"(?:{_OTHERS_SURNAME[:-1]}|{_SURNAME})[ ](?:{_CAPITAL}-?){{1,4}}(?![\w’'-]|\.\w){_JUNIOR}"
    ),
    "Byron, Ada": late(
        rf"(?:{_CAPITALS}(?:[ ]{_CAPITALS}){{1,3}}|{_PARTICLES}{{0,4}}{_WORD}){_JUNIOR},[ ]"
        rf"{_FULL_WORD}(?:[ ]{_FULL_WORD}){{0,3}}{_JUNIOR}"
    ),
    "Byron, Ada;": late(rf"{_SURNAME}{_JUNIOR},[ ]{_FULL_WORD}(?:[ ]{_FULL_WORD}){{0,3}}{_JUNIOR}"),
    "Ada Byron": late(
        rf"(?:{_FULL_WORD}(?:[ ](?:{_PARTICLES}{{1,4}}{_INITIAL}[ ](?={_WORD}))?{_FULL_WORD}){{1,5}}{_JUNIOR}|{_EAST})"
    ),
    "Byron": late(rf"{_PARTICLES}{{0,4}}{_WORD}"),
}
"""One author in each form of writing."""

_BETWEEN = late(
    r"\s*(?:;|,|，|、|·|⋅|•|\||/(?=\s))\s*(?:(?:\.\.\.|…)\s*,?\s*)?(?:(?:and|&|und|et|y)\s+)?|\s+(?:and|&|und)\s+"
    r"|\s*(?:\.\.\.|…)\s*(?:(?:and|&)\s+)?"
)
_ODD_ONE = late(
    rf"(?:{_EAST}|[^\W\d_][^,;:()\[\]“”\"«»/]{{1,40}}?{_JUNIOR}(?=\s*[,;.:(]|\s(?:and|&|und|et|y)\s))"
)
"""A name among others that is written in another way: one word, another script, small letters."""
_FIRST = late(
    rf"{_EAST}(?=[,;])|[a-zß-öø-ÿ]{{2,}}\s[a-zß-öø-ÿ]{{2,}}(?=(?:,|,?\sand)\s{_WORD}\s{_CAPITAL}|,?\set\sal\b)"
)
"""A first name that is written without a space, or small where the next one is not."""
_SMALL = late(rf"[^\W\d_]{{3,}}(?:\s{_CAPITAL}{{1,3}}|,\s[^\W\d_]{{2,}})")
"""A turned name that begins small: "fischer L", "becker, jonas"."""
_INITIAL_STOP = late(rf"\s{_CAPITAL}\.(?=\s{_CAPITAL}{_LETTER})")
"""A last initial whose point is the list's: "Vu, Q. To Speak"."""
_EAST_ONE = late(_EAST)
_SHORT_FORMS = ("A. Byron", "Byron, A.", "Byron A")
_SURNAME_STOP = late(rf"(?<=[^\W\d_]{{2}}\s){_CAPITAL}[a-z](?=\.\s{_CAPITAL})")
"""A surname of two letters at the end of a list, which with its point looks like an initial: "Guoqiang Yu. Bees"."""
_JOINS = late(r"\b(?:and|und|et|y)\b|&")
_STRAIGHT = ("Ada Byron", "A. Byron")
_FIRST_TURNED = ("Byron, Ada", "Byron, A.")
"""Forms of which some styles write the first name only, and the others straight."""
_CUT = late(
    r"[,;]?\s*(?:\(?et\.?\s?al\b\.?\)?|(?:,\s*)?(?:and|&)\s(?:\d+\s)?others\b\.?|(?:,\s*)?(?:…|\.\.\.)(?!\s*[,&])"
    r"|(?:and|&)\s\d+\smore\b|\+\s?\d+(?:\s(?:more|authors))?)"
)
_EDITORS = late(r",?\s*(?:\((?:[Ee]ds?\.?|[Ee]ditors?)\)|[Ee]ds?\.|[Ee]ditors?\b)")
_AFTER = late(
    r"\Z|\.?\s*[“\"‘«]|[.:]\s+|\.\Z|,\s+|\s?[(\[]|\)|\s[-–—|/·•]\s|;\s+|\s+(?=(?:19|20)\d\d\b)|(?<=\.)\s+(?=\S)"
)
"""What may stand behind a list: the end, a quote, a stop, a parenthesis, a dash, a year."""
_BACK = 3
"""So many of the last authors may be the beginning of the title."""


_OPENING = ("“", '"', "‘", "«", "(", "[")
_PARTED = frozenset(";/")
_TURNED = ("Byron, A.", "Byron A", "Byron, Ada", "Byron, Ada;")
_GENERATION = late(r"\s(?:(?:Jr|Sr|JR|SR)\b\.?|I{2,3}\b|IV\b)(?=,|$)")
_LAST_GENERATION = late(r"\s(?:(?:Jr|Sr|JR|SR)\b\.?|I{2,3}|IV|2nd|3rd)$")
_GIVEN_BEHIND = late(rf"\s({_INITIALS}|(?:{_CAPITAL}-?){{1,4}})$")
_SURNAMES = 8
"""So many bare surnames may be all of a paper's authors; of more, they are words of another kind."""
_MOST = 400
_LIKELY = 0.5
_STRAIGHT_ODDS = -1.0
"""Below these odds a comma does not stand within one turned name."""


class Run(NamedTuple):
    """Authors on text[start:end] in one form; `after` is where the next field begins, `mark` what stands between.

    `whole` says that no further author follows in this form; `two_words` that what would be the first surname of a
    turned name could be a whole name itself.
    """

    start: int
    end: int
    form: str
    after: int
    mark: str
    whole: bool
    two_words: bool
    people: NameList


def runs(text: str, start: int, forms: Container[str] = FORMS) -> Iterator[Run]:
    """The lists of authors that may stand at this place, in each of the forms."""
    for form in FORMS:
        if form not in forms:
            continue
        yield from _runs(text, start, form)


def _runs(text: str, start: int, form: str) -> Iterator[Run]:
    """The longest list of authors of one form, and those that are up to three authors shorter."""
    ends: list[int] = []
    starts: list[int] = []
    names: list[str] = []
    gaps = bare = 0
    turned_last = several = semicolons = last = doubtful = False
    at = start
    while len(ends) < _MOST:
        found = FORMS[form].match(text, at)
        turned = form in _TURNED
        if found is None and form in _FIRST_TURNED and ends and not semicolons:
            found = next(filter(None, (FORMS[straight].match(text, at) for straight in _STRAIGHT)), None)
            turned = False
        if found is None and form != "Byron":
            found = _odd_one(text, at, form, last) if ends else _first(text, at, form)
            turned = found is not None and form in _TURNED and _SMALL.fullmatch(found[0]) is not None
        if found is None:
            break
        stopped = form == "A. Byron" and bool(ends) and text.startswith(".", found.end())
        if stopped and is_abbreviated(text, found.end()) and is_details(text[at:]):
            break  # "J. Chem. Sci., 2020, 1": a journal
        starts.append(at)
        ends.append(found.end())
        names.append(_turned(found[0]) if turned else found[0])
        turned_last = turned
        bare += (
            turned
            and form == "Byron, Ada"
            and found[0].count(" ") == 1
            and not found[0].partition(",")[0].isupper()
        )
        if turned and form == "Byron, Ada" and len(names) == 1:
            family, _, given = found[0].partition(", ")
            doubtful = (
                turned_odds(family, given) < _STRAIGHT_ODDS
            )  # "Arvind, Ada Byron, Bo Chen": three people
        if bare == len(names) and not last and (bare > 1 or text[:start].rstrip().endswith(",")):
            return  # "Byron, Chen, Roe, Ek" are four surnames
        between = _BETWEEN.match(text, found.end())
        joined = between is not None and _JOINS.search(between[0]) is not None
        if between is None or (
            form == "Byron, Ada;" and _PARTED.isdisjoint(between[0]) and not (joined and several)
        ):
            break
        several = True
        semicolons = semicolons or not _PARTED.isdisjoint(between[0])
        if last and not joined:  # what stands behind "and Cy Roe," is no author any more
            break
        last = joined
        at = between.end()
        gaps += "…" in between[0] or "..." in between[0]
    scores = [name_score(name) for name in names]
    two_words = " " in text[start : ends[0]].partition(",")[0] if ends else False
    least = max(0, len(ends) - 1 - _BACK)
    cuts = [(ends[count - 1], names[:count]) for count in range(len(ends), least, -1)]
    if (
        form == "Ada Byron"
        and ends
        and (stop := _SURNAME_STOP.search(text, ends[-1] - len(names[-1]), ends[-1]))
    ):
        cuts.append((stop.end(), [*names[:-1], text[ends[-1] - len(names[-1]) : stop.end()]]))
    elif (
        ends
        and (turned_last or form in _TURNED)
        and (stop := _INITIAL_STOP.search(text, starts[-1], ends[-1]))
    ):
        person = _turned(text[starts[-1] : stop.end()]) if turned_last else text[starts[-1] : stop.end()]
        cuts.append((stop.end(), [*names[:-1], person]))
    done = False
    for end, people in cuts:
        count = len(people)
        short = count == len(ends) and end < ends[-1]
        after = None if done and not short else _after(text, end)
        if after is None or (form == "Byron" and not after.cut and count > _SURNAMES):
            continue
        likely = sum(1.0 if score > 0 else 0.5 if score > ODD else 0.0 for score in scores[:count]) / count
        likely = max(_LIKELY, 0.6 * likely) if doubtful and likely >= _LIKELY else likely
        if likely >= _LIKELY and (form != "Byron, Ada;" or count > 1 or not (several or two_words)):
            listed = NameList(tuple(people), not (after.cut or gaps), False, likely)
            yield Run(start, after.end, form, after.field, after.mark, count == len(ends), two_words, listed)
            done = bool(after.mark) and after.mark[0] != ","


def _first(text: str, at: int, form: str) -> re.Match[str] | None:
    """A first name that is written in another way than the next."""
    found = _FIRST.match(text, at)
    if found or form not in (*_SHORT_FORMS, "Ada Byron"):
        return found
    found = _ODD_ONE.match(text, at)
    between = _BETWEEN.match(text, found.end()) if found else None
    if form == "Ada Byron" and found and between:  # "Arvind, Ada Byron", but "Doe, Mary Ann"
        second = FORMS[form].match(text, between.end())
        if second is None or " " in found[0] or turned_odds(found[0], second[0]) >= _STRAIGHT_ODDS:
            return None
    plain = (
        found
        and (" " not in found[0] or _SMALL.fullmatch(found[0]) is not None)
        and name_score(found[0]) > ODD
    )
    return found if plain and between and FORMS[form].match(text, between.end()) else None


def _odd_one(text: str, at: int, form: str, joined: bool) -> re.Match[str] | None:
    """A name that is written in another way than those before: another of theirs follows, or it ends the list."""
    found = _ODD_ONE.match(text, at)
    if found is None:
        return None
    between = _BETWEEN.match(text, found.end())
    among = between is not None and FORMS[form].match(text, between.end()) is not None
    if among and found[0].isalpha() and found[0].istitle():
        return found
    if name_score(found[0]) <= ODD:
        return None
    if _EAST_ONE.fullmatch(found[0]) or (form == "Byron A" and _SMALL.fullmatch(found[0])):
        return found
    if among:
        return found
    words = found[0].count(" ") + 1
    if joined or (words == 1 and text[found.end() : found.end() + 1] == "." and not is_details(text[at:])):
        return found if words < 4 else None
    return found if between and _JOINS.search(between[0]) and words < 3 else None


class _After(NamedTuple):
    end: int
    cut: bool
    field: int
    mark: str


def _after(text: str, end: int) -> _After | None:
    """What stands behind a list of authors that ends here; None where no list can end."""
    cut = _CUT.match(text, end)
    stop = cut.end() if cut else end
    editors = _EDITORS.match(text, stop)
    stop = editors.end() if editors else stop
    found = _AFTER.match(text, stop)
    if found is None:
        return None
    field = found.end() - 1 if found[0][-1:] in _OPENING else found.end()
    return _After(stop, cut is not None, field, found[0].strip())


def _turned(written: str) -> str:
    """A name in its order: "Byron, A. B." and "Byron AB" with the given name first."""
    surname, comma, given = written.partition(",")
    if comma:
        generation = _GENERATION.match(given)
        if generation:
            given = given[generation.end() :]
        elif generation := _LAST_GENERATION.search(given):
            given = given[: generation.start()]
        turned = f"{given.strip(' ,')} {surname}".strip()
        return turned + (f" {generation[0].strip()}" if generation else "")
    generation = _LAST_GENERATION.search(written)
    body = written[: generation.start()] if generation else written
    found = _GIVEN_BEHIND.search(body)
    if found is None:
        return written
    return f"{found[1]} {body[: found.start()]}" + (generation[0] if generation else "")
