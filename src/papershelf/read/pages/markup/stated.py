"""What a page states of papers for programs: citation_* and Dublin Core in its head, JSON-LD, COinS → records.

A page whose head states one paper is that paper's page, and gives this paper only: the references below it are others.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import msgspec

from papershelf.late import late
from papershelf.model import Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import checked
from papershelf.read.pages.written import Written
from papershelf.read.source import Source
from papershelf.read.text import clean

PAGE, LIST = "paper's page", "stated list"
_HEAD = late(r"(?:citation|dc|dcterms|prism|eprints|bepress_citation)[._:](.+)")
_DEEP, _MANY = 12, 20_000
_KEPT = frozenset(
    "title author author_orcid authors date publication_date publicationdate online_date year journal_title"
    " conference_title inbook_title conference doi arxiv_id pdf_url abstract keywords abstract_html_url publicationname"
    " creator description subject issued creators_name book_title technical_report_institution"
    " dissertation_institution".split()
)
_CREATED = {
    "creator": "author",
    "creators_name": "author",
    "issued": "date",
    "publicationname": "journal_title",
}
_PAPERS = frozenset("scholarlyarticle medicalscholarlyarticle thesis chapter".split())
_HOLDS = (
    "@graph",
    "itemListElement",
    "item",
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "about",
    "workExample",
)
_LONG = 150
_UNREAD = "the paper's page around what it states"
_AROUND = "the page around the papers that it states"


class Fact(NamedTuple):
    """The values of a paper by their names, and the lines that state them."""

    values: Mapping[str, Any]
    first: int
    last: int


class Stated:
    """Give it the head's tags, scripts of JSON and spans of COinS as they come; then take `page` and `papers`."""

    def __init__(self) -> None:
        self._head: dict[str, list[str]] = {}
        self._orcids: dict[int, str] = {}
        self._first = self._last = 0
        self.papers: list[Fact] = []

    def meta(self, attributes: Mapping[str, str], at: int) -> None:
        """A `<meta>` of the head on line `at`."""
        found = _HEAD.fullmatch((attributes.get("name") or attributes.get("property") or "").lower())
        content = clean(attributes.get("content", ""))
        if found is None or not content or found[1] not in _KEPT:
            return
        if found[1] == "author_orcid":
            self._orcids[len(self._head.get("author", ()))] = content  # it stands behind its author
            return
        plain = found[1] not in ("description", "subject")
        self._head.setdefault(_CREATED.get(found[1], found[1]) if plain else f"dc.{found[1]}", []).append(
            content
        )
        self._first = self._first or at
        self._last = at

    def coins(self, written: str, at: int) -> None:
        """The title of a `<span class="Z3988">`: a paper as an OpenURL."""
        values: dict[str, Any] = {"authors": []}
        for key, value in parse_qsl(written.replace("&amp;", "&"), max_num_fields=None):
            name = key.removeprefix("rft.")
            if name == "au":
                values["authors"].append(value)
            elif key == "rft_id" and "10." in value:
                values["doi"] = value[value.index("10.") :]
            elif name in ("atitle", "title", "jtitle", "btitle", "date", "stitle"):
                values.setdefault(name, value)
        title = values.pop("atitle", None)
        if title:
            values["journal"] = (
                values.pop("jtitle", None) or values.pop("btitle", None) or values.pop("stitle", None)
            )
            values["title"] = title
        values.setdefault("title", values.get("btitle"))
        self._add(values, at, at)

    def json(self, text: str, first: int, last: int) -> None:
        """A script of JSON-LD that stands on these lines."""
        try:
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return
        for each in _papers(found):
            self._add(_named(each), first, last)

    def page(self) -> Fact | None:
        """The paper whose page this is."""
        titles, people = self._head.get("title", []), self._head.get("author", [])
        if len(set(titles)) != 1 or not (people or self._head.get("doi")):
            return None
        values: dict[str, Any] = {
            name: found[0] for name, found in self._head.items() if not name.startswith("dc.")
        }
        values["authors"] = [
            {"name": name, "orcid": self._orcids.get(number)} if number in self._orcids else name
            for number, each in enumerate(people, 1)
            for name in each.split(";")
            if name.strip()
        ]
        values.pop("author", None)
        values["keywords"] = "; ".join(self._head.get("keywords", ()))
        described = self._head.get("dc.description", [""])[0]
        if "abstract" not in values and len(described) >= _LONG:
            values["abstract"] = described
        return Fact(values, self._first, self._last)

    def _add(self, values: Mapping[str, Any], first: int, last: int) -> None:
        if values.get("title") and len(self.papers) < _MANY:
            self.papers.append(Fact(values, first, last))


def with_stated(source: Source, stated: Stated, lines: Sequence[Written], draft: Draft, title: str) -> Draft:
    """The draft of a page with what it states of itself: that goes before what the layouts read of its lines."""
    if source.pin.layout:
        return draft
    if (page := stated.page()) and (record := _record(page)):
        if record.abstract is None and (found := _abstract(lines)):
            text, last = found
            end = max(record.line_end, last)
            record = msgspec.structs.replace(record, abstract=text, line_end=end)
        return accounted(source, PAGE, [record], [], rest=_UNREAD, title=title or None)
    records = [record for fact in stated.papers if (record := _record(fact))]
    records = list({_key(record): record for record in reversed(records)}.values())[::-1]
    if len(records) == 1 and _key(records[0]) in _squeezed(title) and len(draft.document.records) != 1:
        return accounted(source, PAGE, records, [], rest=_UNREAD, title=title or None)
    if len(records) < 2:
        return draft
    read = {_key(record): at for at, record in enumerate(draft.document.records) if record.title}
    known = [record for record in records if _key(record) in read]
    if len(known) * 2 < len(records) or len(known) * 2 < len(draft.document.records):
        records.sort(key=lambda record: (record.line_start, record.line_end))
        return accounted(source, LIST, records, [], rest=_AROUND, title=title or None)
    mixed = list(draft.document.records)
    for record in known:
        at = read[_key(record)]
        mixed[at] = _united(mixed[at], record)
    sound, wrong_ids = checked(source.place, mixed)
    document = msgspec.structs.replace(
        draft.document, records=tuple(sound), problems=(*draft.document.problems, *wrong_ids)
    )
    return Draft(document=document, glued=draft.glued)


def _record(fact: Fact) -> Record | None:
    from papershelf.read.formats.fields import fields  # here, as most pages state nothing

    values = fields(fact.values)
    return Record(line_start=fact.first, line_end=fact.last, **values) if values["title"] else None


def _united(shown: Record, stated: Record) -> Record:
    """The record that the page shows, with what it states and does not show."""
    changed: dict[str, Any] = {
        field: getattr(stated, field)
        for field in ("abstract", "date", "venue", "topics")
        if getattr(stated, field) and not getattr(shown, field)
    }
    if stated.authors and len(stated.authors) >= len(shown.authors):
        changed.update(
            authors=stated.authors,
            authors_complete=stated.authors_complete,
            author_ids=stated.author_ids,
        )
    if stated.identifiers.doi and not shown.identifiers.doi:
        changed["identifiers"] = msgspec.structs.replace(shown.identifiers, doi=stated.identifiers.doi)
    return msgspec.structs.replace(shown, **changed)


def _key(record: Record) -> str:
    return _squeezed(record.title or "")


def _squeezed(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _papers(found: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The papers in JSON-LD, wherever lists and graphs hold them."""
    if depth > _DEEP:
        return
    if isinstance(found, list):
        for each in found:
            yield from _papers(each, depth + 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).lower().rpartition("/")[2] in _PAPERS for kind in kinds):
            yield found
            return
        for name in _HOLDS:
            if name in found:
                yield from _papers(found[name], depth + 1)


def _named(paper: Mapping[str, Any]) -> dict[str, Any]:
    """The values of schema.org by the names that readers know."""
    within = paper.get("isPartOf") or paper.get("publication")
    while isinstance(within, list) and within:
        within = within[0]
    for _ in range(3):
        inner = within.get("isPartOf") if isinstance(within, dict) else None
        if not isinstance(inner, dict):
            break
        within = inner
    name = paper.get("headline") or paper.get("name")
    people = paper.get("author") or paper.get("creator") or []
    identifier = paper.get("identifier")
    identifiers = identifier if isinstance(identifier, list) else [identifier]
    sayings = [each.get("value") if isinstance(each, dict) else each for each in identifiers]
    addresses = [paper.get(key) for key in ("sameAs", "@id", "url")]
    doi = next((each for each in (*sayings, *addresses) if isinstance(each, str) and "10." in each), None)
    values = {
        "title": name if isinstance(name, str) else None,
        "authors": people if isinstance(people, list) else [people],
        "abstract": paper.get("abstract") or paper.get("description"),
        "date": paper.get("datePublished") or paper.get("dateCreated"),
        "journal": within.get("name") if isinstance(within, dict) else within,
        "keywords": paper.get("keywords"),
        "doi": doi[doi.index("10.") :] if doi else None,
        "url": paper.get("url"),
    }
    return {key: value for key, value in values.items() if value}


def _abstract(lines: Sequence[Written]) -> tuple[str, int] | None:
    """The paragraphs below the heading "Abstract", and the line on which they end."""
    shown = [line for line in lines if line.text.strip()]
    for at, line in enumerate(shown):
        if clean(line.text).strip(":").lower() not in ("abstract", "summary"):
            continue
        texts: list[str] = []
        last = 0
        for below in shown[at + 1 : at + 12]:
            text = clean(below.text)
            if below.level and len(text) < _LONG and texts and not text.endswith("."):
                break
            if len(text) < _LONG // 2:
                if texts:
                    break
                continue
            texts.append(text)
            last = below.last
        if texts:
            return "\n\n".join(texts), last
    return None
