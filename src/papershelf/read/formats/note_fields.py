"""The keys of a note's front matter, one by one: a wrong value is a problem with its line, never a lost note."""

import difflib
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from papershelf.model import Identifiers, Link, LinkKind, Problem
from papershelf.read.dates import find_date
from papershelf.read.links import LINK_KINDS, identifiers, is_web_address, link_kind, united
from papershelf.read.names import cut_et_al, split_names
from papershelf.read.text import clean

_ISO_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


class _Key(NamedTuple):
    """A key of the note at hand, for what is said of it."""

    place: str
    toml: str
    name: str
    problems: list[Problem]

    def report(self, severity: str, code: str, message: str, hint: str) -> None:
        name = re.escape(self.name)
        found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{name}[\"']?[ \t]*[=.\]]", self.toml, re.MULTILINE)
        line = self.toml.count("\n", 0, found.start()) + 2 if found else 1
        self.problems.append(
            Problem(
                file=self.place,
                line=line,
                severity="warning" if severity == "warning" else "error",
                code=code,
                message=message,
                hint=hint,
            )
        )

    def wrong(self, message: str, hint: str) -> None:
        self.report("error", "wrong-value", message, hint)


_NAMED = 20
"""So many unknown keys of a note are named; of more, their number."""


def read_fields(place: str, toml: str, values: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The fields of a `Record` that the keys give. What is wrong is appended to `problems`."""
    fields: dict[str, Any] = {}
    unknown: list[_Key] = []
    for name, value in values.items():
        key = _Key(place, toml, name, problems)
        reader = KEYS.get(name)
        if reader:
            fields.update(reader(key, value))
        else:
            unknown.append(key)
    for key in unknown[:_NAMED]:
        _unknown(key)
    if len(unknown) > _NAMED:
        left = f"{len(unknown) - _NAMED} further keys are not known; they were left out."
        unknown[_NAMED].report("warning", "unknown-key", left, f"The keys are {', '.join(KEYS)}.")
    if "links" in fields or "identifiers" in fields:
        given = fields.get("identifiers", Identifiers())
        fields["identifiers"] = united(given, identifiers(link.url for link in fields.get("links", ())))
    return fields


def _unknown(key: _Key) -> None:
    near = difflib.get_close_matches(key.name.lower(), KEYS, 1, 0.6)
    hint = f"Write “{near[0]}”." if near else f"The keys are {', '.join(KEYS)}."
    key.report("warning", "unknown-key", f"There is no key “{key.name}”; it was left out.", hint)


def _text(field: str) -> Callable[[_Key, Any], dict[str, Any]]:
    def read(key: _Key, value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {field: clean(value) or None}
        key.wrong(f"“{key.name}” must be text.", f'Write {key.name} = "…".')
        return {}

    return read


def _texts(key: _Key, value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    texts = [clean(item) for item in items if isinstance(item, str)]
    if len(texts) < len(items):
        key.wrong(f"“{key.name}” must be a list of texts.", f'Write {key.name} = ["…", "…"].')
    return tuple(dict.fromkeys(filter(None, texts)))


def _topics(key: _Key, value: Any) -> dict[str, Any]:
    return {"topics": _texts(key, value)}


def _authors(key: _Key, value: Any) -> dict[str, Any]:
    names: list[str] = []
    complete = True
    for text in _texts(key, value):
        body, whole = cut_et_al(text)
        if text in ("others", "Others"):
            body, whole = "", False
        complete = complete and whole
        names += split_names(body)[0] if isinstance(value, str) else [body] if body else []
    return {"authors": tuple(dict.fromkeys(names)), "authors_complete": complete and bool(names)}


def _date(key: _Key, value: Any) -> dict[str, Any]:
    if isinstance(value, datetime):
        return {"date": value.date().isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return {"date": str(value)}
    if isinstance(value, str):
        written = clean(value)
        found = written if _ISO_DATE.fullmatch(written) else find_date(written)
        if found:
            return {"date": found}
    key.wrong(f"“{key.name}” is no date.", 'Write date = 2021-10-01, date = "2021-10" or date = 2021.')
    return {}


def _doi(key: _Key, value: Any) -> dict[str, Any]:
    found = _DOI.fullmatch(value.strip()) if isinstance(value, str) else None
    if found:
        return {"identifiers": Identifiers(doi=found[1].lower())}
    key.wrong(f"“{key.name}” is no DOI.", 'Write doi = "10.1000/182".')
    return {}


def _links(key: _Key, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        pairs = [
            (kind, url)
            for kind, urls in value.items()
            for url in (urls if isinstance(urls, list) else [urls])
        ]
    else:
        items = value if isinstance(value, list) else [value]
        pairs = [(one.get("kind"), one.get("url")) if isinstance(one, dict) else (None, one) for one in items]
    links = [_link(key, kind, url) for kind, url in pairs]
    return {"links": tuple(dict.fromkeys(link for link in links if link))}


def _link(key: _Key, kind: Any, url: Any) -> Link | None:
    if not isinstance(url, str) or not is_web_address(url.strip()):
        key.wrong(f"“{key.name}” holds something that is no web address.", 'Write links = ["https://…"].')
        return None
    url = url.strip()
    if kind is not None and not (isinstance(kind, str) and kind in LINK_KINDS):
        word = kind if isinstance(kind, str) else type(kind).__name__
        near = difflib.get_close_matches(word, sorted(LINK_KINDS), 1, 0.6)
        hint = f"Write “{near[0]}”." if near else f"The kinds are {', '.join(sorted(LINK_KINDS))}."
        key.report("warning", "unknown-link-kind", f"There is no kind of link “{word}”.", hint)
        kind = None
    return Link(kind=cast(LinkKind, kind) if kind else link_kind(url), url=url)


KEYS: dict[str, Callable[[_Key, Any], dict[str, Any]]] = {
    "title": _text("title"),
    "authors": _authors,
    "date": _date,
    "topics": _topics,
    "doi": _doi,
    "venue": _text("venue"),
    "session": _text("session"),
    "award": _text("award"),
    "links": _links,
    "summary": _text("summary"),
}
"""What a note may say, and how each key's value becomes fields of the record."""
