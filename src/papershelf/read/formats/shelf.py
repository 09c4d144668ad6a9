"""Papershelf's own `build/api/papers.jsonl`, so that one shelf can feed another (docs/api.md).

A paper comes back as it was: what was found out about it (label, people, mined topics, relations) is found again, and
only what its sources stated is taken as stated.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from papershelf.late import late
from papershelf.model import Identifiers, Link, LinkKind, Noise, Problem, Record
from papershelf.read.categories import short
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted, few
from papershelf.read.formats.faults import Fault, faults
from papershelf.read.formats.objects import Item, objects, place_of
from papershelf.read.formats.places import Places
from papershelf.read.links import LINK_KINDS, is_web_address, link_kind
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_DATE = late(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_PAPER = late(r'\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"url"\s*:\s*"papers/')
_OTHER = late(r'\{\s*"id"\s*:\s*"[^"]*"\s*,\s*"url"\s*:\s*"(?P<folder>authors|topics|sessions)/')
_OTHERS = {"authors": "people", "topics": "topics", "sessions": "sessions"}
_OWN = ("label", "authors_complete", "sources", "related", "identifiers", "categories")
"""Keys by which a line of ours is known if its address is another's."""


class WrongKindError(Exception):
    """A value of another kind than the contract has; the message says which it must be."""


def recognises(text: str) -> bool:
    head = text[:20_000].lstrip("\ufeff \t\n")
    if not head.startswith("{"):
        return False
    return bool(_PAPER.match(head) or _OTHER.match(head)) or all(f'"{key}"' in head for key in _OWN)


def read(source: Source) -> Draft:
    """A record for each line. People, topics and sessions of a shelf beside its papers are noise: they are made of
    the papers again."""
    if other := _OTHER.match(source.text.lstrip("\ufeff \t\n")):
        return _other(source, _OTHERS[other["folder"]])
    records: list[Record] = []
    noise: list[Noise] = []
    broken: list[Fault] = []
    wrong: list[Problem] = []
    places = Places(source.text)
    for each in objects(source.text, ("papers",), _is_paper):
        if isinstance(each, Fault):
            broken.append(each)
        elif not _is_paper(each.value):
            noise.append(Noise(line_start=each.line, line_end=each.last, reason="an object that is no paper"))
        else:
            records.append(_record(source, places, each, wrong))
    problems = [*faults(source.place, "json", broken, noise), *few(wrong, "values of another kind")]
    return accounted(source, "shelf", records, problems, noise=noise, rest="around the papers")


def _other(source: Source, what: str) -> Draft:
    """A file of the same folder that holds no papers."""
    return accounted(
        source, "shelf", (), (), rest=f"the {what} of a shelf, which its papers name", empty=True
    )


def _is_paper(value: Mapping[str, Any]) -> bool:
    return any(key in value for key in ("title", "label", "authors", "identifiers"))


def _record(source: Source, places: Places, item: Item, wrong: list[Problem]) -> Record:
    fields: dict[str, Any] = {}
    for key, read_value in KEYS.items():
        value = item.value.get(key)
        if value is None:
            continue
        try:
            fields[key] = read_value(value)
        except WrongKindError as error:
            begins, end = place_of(source.text, item, key)
            line, column = places.at(begins)
            wrong.append(
                Problem(
                    file=source.place,
                    line=line,
                    column=column,
                    width=max(0, min(end, source.text.find("\n", begins) % (len(source.text) + 1)) - begins),
                    severity="error",
                    code="wrong-value",
                    message=f"“{key}” must be {error}; it was left out.",
                    hint="docs/api.md shows what stands in papers.jsonl.",
                )
            )
    fields["authors_complete"] = bool(fields.get("authors")) and fields.get("authors_complete", True)
    if fields.get("authors"):
        fields["author_ids"] = tuple(_ids(item.value["authors"]))
    return Record(line_start=item.line, line_end=item.last, **fields)


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        raise WrongKindError("text or null")
    return clean(value) or None


def _paragraphs(value: Any) -> str | None:
    if not isinstance(value, str):
        raise WrongKindError("text or null")
    return paragraphs(value) or None


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongKindError("true or false")
    return value


def _date(value: Any) -> str | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise WrongKindError('a date such as "2021-10-01", "2021-10" or "2021"')
    return value


def _each(value: Any, what: str, read_one: Callable[[Any], Any]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise WrongKindError(f"a list of {what}")
    return tuple(dict.fromkeys(found for one in value if (found := read_one(one))))


def _texts(value: Any) -> tuple[str, ...]:
    return _each(value, "texts", _text)


def _categories(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(short, _texts(value))))


def _authors(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongKindError("a list of objects with a name")
    return tuple(name for one in value if (name := _name(one)))  # two people may have one name


def _name(one: Any) -> str | None:
    return _text(one.get("name", "") if isinstance(one, dict) else one)


def _ids(authors: Any) -> Iterator[str]:
    """What the shelf calls each of the authors who have a name: its own ids tell people apart."""
    for one in authors:
        if _name(one):
            id = one.get("id") if isinstance(one, dict) else None
            yield f"shelf:{id}" if id and isinstance(id, str) else ""


def _links(value: Any) -> tuple[Link, ...]:
    def link(one: Any) -> Link | None:
        url = one.get("url") if isinstance(one, dict) else one
        if not isinstance(url, str) or not is_web_address(url.strip()):
            raise WrongKindError("a list of objects with a kind and a web address as url")
        kind = one.get("kind") if isinstance(one, dict) else None
        known = isinstance(kind, str) and kind in LINK_KINDS
        return Link(kind=cast(LinkKind, kind) if known else link_kind(url), url=url.strip())

    return _each(value, "objects with a kind and a url", link)


def _identifiers(value: Any) -> Identifiers:
    if not isinstance(value, dict):
        raise WrongKindError("an object with doi, arxiv, openreview and acl")
    return Identifiers(
        **{name: _text(value[name]) for name in Identifiers.__struct_fields__ if value.get(name) is not None}
    )


def _topics(value: Any) -> tuple[str, ...]:
    """The names that the paper's sources stated. What was found in its text is found again."""
    stated = (
        _each(one.get("stated", []), "topics", _text) if isinstance(one, dict) else (_text(one),)
        for one in _listed(value)
    )
    return tuple(dict.fromkeys(name for names in stated for name in names if name))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise WrongKindError("a list of topics")
    return value


def _session(value: Any) -> str | None:
    """A session's name of its id, whose words are all that a paper's line says of it."""
    name = _text(value)
    words = name.replace("-", " ") if name else ""
    return words[:1].upper() + words[1:] or None


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "authors": _authors,
    "authors_complete": _yes_or_no,
    "abstract": _paragraphs,
    "summary": _text,
    "date": _date,
    "categories": _categories,
    "venue": _text,
    "session": _session,
    "award": _text,
    "topics": _topics,
    "links": _links,
    "identifiers": _identifiers,
}
"""What is taken of a line, and how."""


READER = Reader(name="Papershelf", suffixes=(".jsonl", ".ndjson"), read=read, recognises=recognises)
