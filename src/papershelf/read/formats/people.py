"""The value of an author field in any of the forms that tools write → names in order, whether these are all, and what
the tool calls each of them."""

import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from papershelf.late import late
from papershelf.read.eastern import eastern
from papershelf.read.formats.author_ids import dblp, joined, of_person
from papershelf.read.formats.facts import known_people, listed, plain
from papershelf.read.formats.synonyms import is_missing
from papershelf.read.surname_first import turned_list

_NAME = (
    "fullName",
    "full_name",
    "fullname",
    "display_name",
    "name",
    "literal",
    "authname",
    "creator",
    "author",
    "authors",
    "text",
    "#text",
    "$",
    "raw_author_name",
    "raw_name",
    "collectiveName",
    "value",
)
_GIVEN = (
    "given given_name givenName givenname given-name first_name firstName first-name firstname first forename"
    " forenames".split()
)
_MIDDLE = "middle middle_name middleName".split()
_FAMILY = (
    "family family_name familyName familyname family-name last_name lastName last-name lastname last surname ce:surname"
    " keyname".split()
)
_PARTICLE = "non-dropping-particle prefix".split()
_SUFFIX = "suffix suffixes generation".split()
_ROLE = "creatorType contributorType role contributor_type type relation".split()
_NO_AUTHOR = late(
    r"(?i)\W*+(?:book ?|series ?)?(?:editor|translator|reviewe[dr]\w*|chair|session ?chair|advisor|sponsor)s?\W*"
)
_HOMONYM = late(r"\s\d{4}\Z")
_QUOTED = late(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_TEXTS = late(
    r"""\s*\[\s*(?:u?'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:[\s,]+(?:u?'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*[\s,]*\]\s*"""
)
_LONG = 100_000
_LAID_OPEN = late(r"(?<=\.)\s(?=-)")


def authors_of(value: Any, semantic_scholar: bool = False) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """Names as a record has them, of a text, a list of texts or objects, or of an object that holds one of these, and
    the ids of these people, () where no one has any. `semantic_scholar` says whose an "authorId" is."""
    return known_people(
        (name, _ids(person, semantic_scholar)) for name, person in _names(value, 0) if not is_missing(name)
    )


def _ids(person: Mapping[str, Any], semantic_scholar: bool) -> str:
    told = of_person(person, semantic_scholar) if person else ""
    return told or (joined([dblp(name=plain(person.get("text")))]) if "@pid" in person else "")


def _names(value: Any, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Names, each with the object that it is from."""
    nothing: Mapping[str, Any] = {}
    if isinstance(value, str):
        names = listed(value)
        for name in (None if any("," in name for name in names) else turned_list(names)) or names:
            yield name, nothing
    elif isinstance(value, Mapping):
        inner = next((value[key] for key in ("author", "authors", "creator") if key in value), None)
        if isinstance(inner, list | Mapping) and depth < 4:
            yield from _names(inner, depth + 1)
        elif _is_author(value):
            yield _name(value), value
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, Mapping):
                yield from _names(each, depth + 1) if depth < 4 else ()
            elif isinstance(each, list):  # family, given, suffix
                family, given, suffix = ([*map(plain, each), "", "", ""])[:3]
                yield _joined(_LAID_OPEN.sub("", given), "", family, suffix), nothing
            else:
                yield plain(each), nothing


def _is_author(person: Mapping[str, Any]) -> bool:
    """Whether the role of a person, where it is told, is not that of an editor or the like."""
    return not any(isinstance(person.get(key), str) and _NO_AUTHOR.fullmatch(person[key]) for key in _ROLE)


def _name(person: Mapping[str, Any]) -> str:
    family = _first(person, _FAMILY)
    given = " ".join(filter(None, (_first(person, _GIVEN), _first(person, _MIDDLE))))
    if family and given:
        return _joined(given, _first(person, _PARTICLE), family, _first(person, _SUFFIX))
    for key in _NAME:
        value = person.get(key)
        if isinstance(value, Mapping):
            return _name(value)
        if isinstance(value, str) and value.strip():
            return _HOMONYM.sub("", plain(value))
    return given or family


def _first(person: Mapping[str, Any], keys: Iterable[str]) -> str:
    """The first value of these keys, of a list all of it: "A. B." of ["A.", "B."]."""
    for key in keys:
        value = person.get(key)
        text = " ".join(map(plain, value)) if isinstance(value, list) else plain(value)
        if text:
            return text
    return ""


def _joined(given: str, particle: str, family: str, suffix: str) -> str:
    name = eastern(given, family) or " ".join(filter(None, (given, particle, family)))
    return f"{name}, {suffix}" if suffix and name else name


def opened(cell: str) -> Any:
    """The value that a cell of a table holds as JSON, or as Python or NumPy print a list; else its text.

    >>> opened('["Ada Byron"]'), opened("['Ada Byron' 'Bo Chen']"), opened("{'url': 'x'}"), opened("[No title]")
    (['Ada Byron'], ['Ada Byron', 'Bo Chen'], {'url': 'x'}, '[No title]')
    """
    text = cell.strip()
    if len(text) < 2 or len(text) > _LONG or (text[0], text[-1]) not in (("[", "]"), ("{", "}")):
        return cell
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    if _TEXTS.fullmatch(text):
        return [re.sub(r"\\(.)", r"\1", found[1] or found[2] or "") for found in _QUOTED.finditer(text)]
    if "'" not in text or text.count("[") + text.count("{") + text.count("(") > 2000:
        return cell
    import ast  # only for what Python printed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that Python does not know
            value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return cell
    return value if isinstance(value, list | dict) else cell
