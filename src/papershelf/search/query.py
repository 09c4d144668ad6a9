"""A query's text in; its words, phrases, filters and exclusions out, as written. Any text is a query.

`templates/assets/search-query.js` does the same on the page.
"""

import re
from typing import Literal, cast

from papershelf.late import late
from papershelf.model import Frozen
from papershelf.search.analysis import chunks, fold, parts, taken_apart

Field = Literal["author", "topic", "session", "venue", "year", "has", "is", "id"]

LONGEST_QUERY = 256
"""Characters."""
SPACE = r"\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What parts words: the white space of Python and of JavaScript together."""
QUOTES = str.maketrans("“”„‟＂", '"' * 5)
PIECE = late(rf'[^{SPACE}"]*"[^"]*"?|[^{SPACE}]+')
BLANK = late(rf"[{SPACE}]")
LABEL = late(rf"(?<!\w)(doi|arxiv):[{SPACE}]+", re.ASCII | re.IGNORECASE)
FILTER = late(r"(-?)(author|topic|session|venue|year|has|is|id):(.+)", re.ASCII | re.IGNORECASE | re.DOTALL)
CLOSED = late(r'"[^"]*"')
EXCLUDED = late(rf"-[^-{SPACE}]")
YEARS = late(r"([0-9]{4})?(\.\.|[-\u2010-\u2015])?([0-9]{4})?")
PLACE = late(
    r"(?:https?://)?(?:(?:www|dx|export)\.)?(?:doi\.org/|arxiv\.org/(?:abs|pdf|html)/|"
    r"openreview\.net/(?:forum|pdf)\?id=|aclanthology\.org/)|(?:doi|arxiv|openreview|acl):"
)
AROUND = late(r"^[\"'(\[<]+|[\"')\]>.,;]+\Z")
ENDING = late(r"\.pdf\Z|/+\Z")
VERSION = late(r"([0-9]{4}\.[0-9]{4,5}|[a-z.-]+/[0-9]{7})v[0-9]+")
IDENTIFIER = late(
    rf"[0-9]{{4}}\.[0-9]{{4,5}}|[a-z-]+(?:\.[a-z]{{2}})?/[0-9]{{7}}|10\.[0-9]{{4,9}}/[^{SPACE}]+|"
    r"[a-z][0-9]{2}-[0-9]{4}|[0-9]{4}\.[a-z0-9]+-[a-z0-9]+\.[0-9]+"
)
BEGUN = late(r"[0-9]{4}\.[0-9]|[a-z-]+(?:\.[a-z]{2})?/[0-9]|10\.[0-9]{4,9}/.")


class Filter(Frozen, frozen=True, kw_only=True):
    """What a paper must be, or must not where `negated`; `value` without its quotation marks."""

    field: Field
    value: str
    negated: bool


class Words(Frozen, frozen=True, kw_only=True):
    """Words to look for; `kept` where they are meant as they are written, and are not corrected."""

    text: str
    kept: bool = False


class Phrase(Frozen, frozen=True, kw_only=True):
    """Words that stand next to each other."""

    text: str


class Prefix(Frozen, frozen=True, kw_only=True):
    """The beginning of a word, perhaps with words before it, as "self-sup" of `self-sup*`; `kept` as for words."""

    text: str
    kept: bool = False


class Identifier(Frozen, frozen=True, kw_only=True):
    """A DOI, an arXiv number or the like, or its address; `value` in comparable form. `begun` where it may go on."""

    text: str
    value: str
    begun: bool = False


class Exclusion(Frozen, frozen=True, kw_only=True):
    """What no paper found may hold: words, a phrase, the beginning of a word, an identifier."""

    of: Words | Phrase | Prefix | Identifier


Piece = Filter | Words | Phrase | Prefix | Identifier | Exclusion


class Query(Frozen, frozen=True, kw_only=True):
    """`pieces` in the order written; `cut` where the text was longer than a query may be."""

    pieces: tuple[Piece, ...]
    cut: bool


class Unit(Frozen, frozen=True, kw_only=True):
    """A chunk of a text: its words, and them joined. `joined` is empty where there is but one or they do not join."""

    words: tuple[str, ...]
    whole: str
    joined: str


def parse(text: str, typing: bool = False) -> Query:
    """While `typing`, the last piece may be the beginning of an identifier, and a phrase that is not closed is none."""
    cut = len(text) > LONGEST_QUERY
    written = PIECE.findall(LABEL.sub(r"\1:", text[:LONGEST_QUERY].translate(QUOTES)))
    pieces = [piece(found) for found in written]
    if typing and pieces and unfinished(text):
        last = pieces[-1]
        if isinstance(last, Words | Identifier) or (
            isinstance(last, Phrase) and not CLOSED.fullmatch(written[-1])
        ):
            pieces[-1] = going_on(last)
    return Query(pieces=tuple(pieces), cut=cut)


def unfinished(text: str) -> bool:
    """Whether the last word of a text that is being typed may go on."""
    return bool(text) and not BLANK.fullmatch(text[-1])


def going_on(last: Words | Phrase | Identifier) -> Words | Identifier:
    """What is being typed: the beginning of an identifier where it looks like one."""
    value = identifier(last.text)
    begun = bool(IDENTIFIER.fullmatch(value) or BEGUN.match(value))
    if begun or isinstance(last, Identifier):
        return Identifier(text=last.text, value=value, begun=begun)
    return last if isinstance(last, Words) else Words(text=last.text)


def piece(text: str) -> Piece:
    if filtered := FILTER.fullmatch(text):
        minus, field, value = filtered.groups()
        if value := value.replace('"', "").strip():
            return Filter(field=cast(Field, field.lower()), value=value, negated=bool(minus))
    if EXCLUDED.match(text):
        return Exclusion(of=sought(text[1:], excluded=True))
    return sought(text)


def sought(text: str, excluded: bool = False) -> Words | Phrase | Prefix | Identifier:
    """What to look for; what is `excluded` may be a beginning of one letter, which else would find too much."""
    if text.startswith('"'):
        return Phrase(text=text.replace('"', ""))
    begun = text.rstrip("*")
    enough = bool(begun) if excluded else begun[-1:].isalnum() and sum(map(str.isalnum, begun)) > 1
    if begun != text and '"' not in text and enough:
        return Prefix(text=begun, kept=like_filter(text))
    value = identifier(text)
    if IDENTIFIER.fullmatch(value) or PLACE.match(text.lower()):
        return Identifier(text=text, value=value)
    return Words(text=text, kept=like_filter(text))


def like_filter(text: str) -> bool:
    """Whether a text is written as a filter is, though no filter is called so: its words are no slips."""
    field, _, value = text.removeprefix("-").partition(":")
    return field[:1].isalpha() and field.replace("-", "a").isalpha() and value[:1] not in ("", ":")


def years(value: str) -> tuple[str, str] | None:
    """The first and the last year of "2021", "2019..2021", "2019-2021", "..2019" or "2020..", or nothing."""
    found = YEARS.fullmatch(value)
    if not found:
        return None
    first, dots, last = found.groups()
    if dots:
        return (first or "0000", last or "9999") if first or last else None
    return (first, first) if first and not last else None


def identifier(text: str) -> str:
    """An identifier in comparable form: bare, lower case, an arXiv number without its version."""
    bare = AROUND.sub("", text.lower())
    for _ in range(2):  # arXiv:https://arxiv.org/abs/1706.03762
        if place := PLACE.match(bare):
            bare = bare[place.end() :]
    bare = ENDING.sub("", bare.removeprefix("10.48550/arxiv.")).replace("%2f", "/")
    version = VERSION.fullmatch(bare)
    return version[1] if version else bare


def units(text: str) -> list[Unit]:
    """The chunks of a text that have words."""
    found = []
    for chunk in chunks(fold(text)):
        words, joined = taken_apart(chunk)
        if words:
            found.append(Unit(words=tuple(words), whole="".join(parts(chunk)), joined=joined))
    return found


def slug(text: str) -> str:
    """A text as a filter names it, on both sides by the shared analysis: "ICLR 2021" is `iclr-2021`."""
    return "-".join(part for chunk in chunks(fold(text)) for part in parts(chunk))
