"""The keys of a note's front matter, one by one: a wrong value is a problem with its line, never a lost note."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from papershelf.late import late
from papershelf.model import Identifiers, Link, LinkKind, Problem
from papershelf.read import links as web
from papershelf.read.categories import archives
from papershelf.read.formats import note_keys
from papershelf.read.formats.author_ids import of_person
from papershelf.read.formats.facts import day, distinct, subjects, upright
from papershelf.read.formats.unmarked import unmarked
from papershelf.read.names import cut_et_al, split_names
from papershelf.read.text import clean, paragraphs

_ISO_DATE = late(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DOI = late(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WIKI = late(r"\[\[([^\[\]|]{1,300})(?:\|([^\[\]]{1,300}))?\]\]")
_ID = late(r"[\w.-]+")


class _Key(NamedTuple):
    """A key of the note at hand, for what is said of it. `line` finds the line of a key's name."""

    place: str
    line: Callable[[str], int]
    name: str
    problems: list[Problem]
    yaml: bool

    def report(self, severity: str, code: str, message: str, hint: str) -> None:
        self.problems.append(
            Problem(
                file=self.place,
                line=self.line(self.name),
                severity="warning" if severity == "warning" else "note" if severity == "note" else "error",
                code=code,
                message=message,
                hint=hint,
            )
        )

    def wrong(self, message: str, *values: str) -> None:
        """`values` are right ones, without the key."""
        written = [f"{self.name}{': ' if self.yaml else ' = '}{value}" for value in values]
        self.report("error", "wrong-value", message, f"Write {' or '.join(written)}.")


_NAMED = 20
"""So many unknown keys of a note are named; of more, their number."""


def read_fields(
    place: str,
    line: Callable[[str], int],
    values: Mapping[str, Any],
    problems: list[Problem],
    *,
    yaml: bool = False,
) -> dict[str, Any]:
    """The fields of a `Record` that the keys give. What is wrong is appended to `problems`.

    Of several keys that give the same field, the one that says most counts. `line` is a function from a key's name to
    its line in the file.
    """
    fields: dict[str, Any] = {}
    unknown: list[_Key] = []
    for name, value in _flat(values).items():
        key = _Key(place, line, name, problems, yaml)
        known = KEYS.get(name) or KEYS.get(note_keys.canonical(name))
        if known is None:
            if note_keys.canonical(name) not in note_keys.OF_OTHER_PROGRAMS:
                unknown.append(key)
        elif value is not None and value != "":
            _add(fields, known(key, value))
    for key in unknown[:_NAMED]:
        _unknown(key)
    if len(unknown) > _NAMED:
        left = f"{len(unknown) - _NAMED} further keys are not known; they were left out."
        unknown[_NAMED].report("warning", "unknown-key", left, f"The keys are {', '.join(note_keys.KEYS)}.")
    return _settled(fields)


def line_in_toml(toml: str) -> Callable[[str], int]:
    """The line of a key in TOML that begins on the file's second line."""

    def line(name: str) -> int:
        found = re.search(
            rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(name)}[\"']?[ \t]*[=.\]]", toml, re.MULTILINE
        )
        return toml.count("\n", 0, found.start()) + 2 if found else 1

    return line


def _flat(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys, and those in the tables into which some programs put the keys of others."""
    inside = [name for name in values if name in note_keys.TABLES and isinstance(values[name], dict)]
    if not inside:
        return values
    flat = {name: value for name, value in values.items() if name not in inside}
    for name in inside:
        for key, value in values[name].items():
            flat.setdefault(key, value)
    return flat


def _add(fields: dict[str, Any], found: Mapping[str, Any]) -> None:
    for name, value in found.items():
        if name in ("links", "topics"):
            fields[name] = tuple(dict.fromkeys((*fields.get(name, ()), *value)))
        elif name == "identifiers":
            fields[name] = web.united(fields.get(name, Identifiers()), value)
        elif value or name not in fields or (name == "author_ids" and found.get("authors")):
            fields[name] = value


def _settled(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, where each of them has the value of the best key that gave it."""
    for field, names in note_keys.BEST_FIRST.items():
        if not fields.keys().isdisjoint(names):
            given = [fields.pop(name) for name in names if name in fields]
            fields[field] = next(filter(None, given), None)
    year = fields.pop("year", None)
    if year and not (fields.get("date") or "").startswith(year):  # the date is that of the note
        fields["date"] = year
    if "links" in fields or "identifiers" in fields:
        given = fields.get("identifiers", Identifiers())
        fields["identifiers"] = web.united(
            given, web.identifiers(link.url for link in fields.get("links", ()))
        )
    return fields


def _unknown(key: _Key) -> None:
    near = difflib.get_close_matches(note_keys.canonical(key.name), KEYS, 1, 0.6)
    hint = f"Write “{near[0]}”." if near else f"The keys are {', '.join(note_keys.KEYS)}."
    key.report("warning", "unknown-key", f"There is no key “{key.name}”; it was left out.", hint)


def _plain(value: str) -> str:
    return clean(_WIKI.sub(lambda found: found[2] or found[1], value) if "[[" in value else value)


def _text(field: str) -> Callable[[_Key, Any], dict[str, Any]]:
    def read(key: _Key, value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {field: _plain(value) or None}
        if field == "award" and isinstance(value, list):
            return {field: "; ".join(_texts(key, value)) or None}
        key.wrong(f"“{key.name}” must be text.", '"…"')
        return {}

    return read


def _venue(field: str) -> Callable[[_Key, Any], dict[str, Any]]:
    def read(key: _Key, value: Any) -> dict[str, Any]:
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        found = _text(field)(key, value)
        name = found.get(field) or ""
        return {field: clean(unmarked(name)).removeprefix("In ").strip(" ,.") or None} if found else found

    return read


def _abstract(key: _Key, value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        return {"abstract": paragraphs(unmarked(value)) or None}
    key.wrong(f"“{key.name}” must be text.", '"…"')
    return {}


def _texts(key: _Key, value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    texts = [_plain(item) for item in items if isinstance(item, str)]
    if len(texts) < len([item for item in items if item is not None]):
        key.wrong(f"“{key.name}” must be a list of texts.", '["…", "…"]')
    return tuple(dict.fromkeys(filter(None, texts)))


def _topics(key: _Key, value: Any) -> dict[str, Any]:
    found = subjects(value) if isinstance(value, str) else _texts(key, value)
    return {"topics": tuple(topic.lstrip("#") for topic in found if topic.strip("#"))}


def _categories(key: _Key, value: Any) -> dict[str, Any]:
    """Codes of arXiv are categories; other programs file notes below words of their own, which are topics."""
    found = (
        subjects(value.replace(" ", ",") if "." in value else value)
        if isinstance(value, str)
        else _texts(key, value)
    )
    codes = archives(found) if any("." in word for word in found) else ()
    return {"categories": codes} if codes else {"topics": found}


def _authors(key: _Key, value: Any) -> dict[str, Any]:
    names: list[tuple[str, str]] = []
    complete = True
    items = value if isinstance(value, list) else [value]
    tables = [_name(item) if isinstance(item, dict) else item for item in items]
    ids = {
        _plain(name): of_person(item)
        for name, item in zip(tables, items, strict=True)
        if isinstance(item, dict) and isinstance(name, str)
    }
    for text in _texts(key, tables):
        body, whole = cut_et_al(text)
        if text in ("others", "Others"):
            body, whole = "", False
        complete = complete and whole
        if isinstance(value, str):
            names += ((name, "") for name in split_names(body)[0])
        elif body:
            names.append((upright(body) if "," in body else body, ids.get(text, "")))
    authors, author_ids = distinct(names)
    return {"authors": authors, "authors_complete": complete and bool(names), "author_ids": author_ids}


def _name(table: dict[str, Any]) -> Any:
    """The name that a table gives, as Quarto, Hugo, CSL and CITATION.cff write it."""
    for name in ("name", "literal", "fullname", "full-name"):
        if name in table:
            found = table[name]
            return _name(found) if isinstance(found, dict) else found
    parts = [
        next((table[name] for name in names if isinstance(table.get(name), str)), "")
        for names in note_keys.PARTS_OF_NAMES
    ]
    return " ".join(filter(None, parts)) or 0


def _date(field: str) -> Callable[[_Key, Any], dict[str, Any]]:
    def read(key: _Key, value: Any) -> dict[str, Any]:
        if isinstance(value, datetime):
            return {field: value.date().isoformat()}
        if isinstance(value, date):
            return {field: value.isoformat()}
        if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
            return {field: str(value)}
        if isinstance(value, str):
            written = clean(value)
            if found := written if _ISO_DATE.fullmatch(written) else day(written):
                return {field: found}
            if field == "shown" or written in note_keys.NO_DAYS:  # "published: true" says something else
                return {}
        key.wrong(f"“{key.name}” is no date.", "2021-10-01", '"2021-10"', "2021")
        return {}

    return read


def _doi(key: _Key, value: Any) -> dict[str, Any]:
    found = _DOI.fullmatch(value.strip()) if isinstance(value, str) else None
    if found:
        return {"identifiers": Identifiers(doi=found[1].lower())}
    key.wrong(f"“{key.name}” is no DOI.", '"10.1000/182"')
    return {}


def _identifier(name: str) -> Callable[[_Key, Any], dict[str, Any]]:
    def read(key: _Key, value: Any) -> dict[str, Any]:
        text = clean(value) if isinstance(value, str) else str(value) if isinstance(value, float) else ""
        if address := web.link(text):
            return {"links": (address,)}
        found = web.identifiers([text])
        if name not in ("arxiv", "doi") and _ID.fullmatch(text):
            return {"identifiers": Identifiers(**{name: text})}
        if found != Identifiers():
            return {"identifiers": found}
        key.wrong(f"“{key.name}” is no identifier of that kind.", f'"{note_keys.IDENTIFIERS[name]}"')
        return {}

    return read


def _links(key: _Key, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        pairs = [
            (kind, url)
            for kind, urls in value.items()
            for url in (urls if isinstance(urls, list) else [urls])
        ]
    else:
        items = value if isinstance(value, list) else [value]
        pairs = [_named_link(one) if isinstance(one, dict) else (None, one) for one in items]
    links = [_link(key, kind, url) for kind, url in pairs]
    return {"links": tuple(dict.fromkeys(link for link in links if link))}


def _named_link(table: dict[str, Any]) -> tuple[Any, Any]:
    """The kind and the address of a table of a link; what it is called says its kind, as on a page."""
    url = next((table[name] for name in ("url", "href", "link") if name in table), None)
    if "kind" in table:
        return table["kind"], url
    said = next((table[name] for name in ("name", "title", "text", "label") if name in table), None)
    if isinstance(said, str) and isinstance(url, str):
        return web.link_kind(url, said), url
    return None, url


def _link(key: _Key, kind: Any, url: Any) -> Link | None:
    if not isinstance(url, str) or not web.is_web_address(url.strip()):
        key.wrong(f"“{key.name}” holds something that is no web address.", '["https://…"]')
        return None
    url = url.strip()
    if kind is not None and not (isinstance(kind, str) and kind in web.LINK_KINDS):
        word = kind if isinstance(kind, str) else type(kind).__name__
        near = difflib.get_close_matches(word, sorted(web.LINK_KINDS), 1, 0.6)
        hint = f"Write “{near[0]}”." if near else f"The kinds are {', '.join(sorted(web.LINK_KINDS))}."
        key.report("warning", "unknown-link-kind", f"There is no kind of link “{word}”.", hint)
        kind = None
    return Link(kind=cast(LinkKind, kind) if kind else web.link_kind(url), url=url)


def _address(kind: LinkKind | None) -> Callable[[_Key, Any], dict[str, Any]]:
    """A key that is itself the kind of a link, as "pdf" or "url_code"; some name a file of their own site."""

    def read(key: _Key, value: Any) -> dict[str, Any]:
        found: list[Link] = []
        local = 0
        for item in value if isinstance(value, list) else [value]:
            url = item.get("url") if isinstance(item, dict) else item
            link = web.link(url) if isinstance(url, str) else None
            if link:
                found.append(Link(kind=kind, url=link.url) if kind and link.kind == "other" else link)
            else:
                local += not isinstance(url, str) or "/" in url or "." in url
        if local:
            says = f"“{key.name}” holds no web address but something of the site that the note is from."
            key.report("note", "relative-links", says, "Write the whole address, from https:// on.")
        return {"links": tuple(found)} if found else {}

    return read


def _readers() -> Iterable[tuple[str, Callable[[_Key, Any], dict[str, Any]]]]:
    makers: dict[str, Callable[[_Key, Any], dict[str, Any]]] = {
        "title": _text("title"),
        "authors": _authors,
        "topics": _topics,
        "categories": _categories,
        "doi": _doi,
        "abstract": _abstract,
        "links": _links,
        "session": _text("session"),
        "award": _text("award"),
    }
    for reader, names in note_keys.NAMES.items():
        for name in names:
            kind, _, detail = reader.partition(" ")
            if kind == "venue":
                yield name, _venue(detail)
            elif kind == "date":
                yield name, _date(detail)
            elif kind == "text":
                yield name, _text(detail)
            elif kind == "identifier":
                yield name, _identifier(detail)
            elif kind == "address":
                yield name, _address(cast(LinkKind, detail) if detail else None)
            else:
                yield name, makers[reader]


KEYS = dict(_readers())
"""What a note may say, and how each key's value becomes fields of the record."""
