"""Markdown files: a note of one paper (front matter as TOML or YAML, or a heading with prose), else a page of many."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from papershelf.late import late
from papershelf.model import Document, Identifiers, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats import note_keys
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.author_ids import checked
from papershelf.read.formats.front_toml import read_toml
from papershelf.read.formats.front_yaml import read_yaml
from papershelf.read.formats.hand_note import HandNote, hand_note
from papershelf.read.formats.note_fields import line_in_toml, read_fields
from papershelf.read.formats.unmarked import unmarked
from papershelf.read.links import identifiers, united
from papershelf.read.pages.markup import markdown
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean, paragraphs

_TOML = late(r"\s*\+\+\+[^\S\n]*\n")
_TOML_CLOSE = late(r"\n\+\+\+[^\S\n]*(?:\n|\Z)")
_YAML = late(r"\s*---[^\S\n]*\n(?:[^\S\n]*(?:#[^\n]*)?\n){0,9}[\"']?[\w;-]+[\"']?[^\S\n]*:(?:\s|\Z)")
_YAML_OPEN = late(r"\s*---[^\S\n]*\n")
_YAML_CLOSE = late(r"\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")
_BLANK = late(r"^[^\S\n]*\n", re.MULTILINE)
_HEADING = late(r"\s*#{1,6}\s*abstract\s*#*\s*\n", re.IGNORECASE)
_TITLE = late(r"\s*#[ \t]+(?P<title>\S[^\n]*)")
_ABSTRACT = late(
    r"^(?:#{1,6}[ \t]*|\*\*|__)(?:\d+\.?[ \t]+)?abstract[:.]?(?:\*\*|__)?[:.]?[ \t]*#*[ \t]*$\n?",
    re.IGNORECASE | re.MULTILINE,
)
_CALLOUT = late(
    r"^>[ \t]?\[!(?:abstract|summary)\][^\n]*\n(?P<text>(?:>[^\n]*(?:\n|\Z))+)", re.IGNORECASE | re.MULTILINE
)
_NEXT = late(r"^#{1,6}[ \t]|^(?:\*\*|__)[^\n*_]{2,60}(?:\*\*|__):?[ \t]*$", re.MULTILINE)
_OF_FRONT_MATTER = "front matter"


class _Front(NamedTuple):
    """What stands between the marks: the values, where each is, and where the body begins."""

    values: dict[str, Any]
    line: Callable[[str], int]
    yaml: bool
    end: int


def read(source: Source) -> Draft:
    """The record of a note, or those of a page."""
    found = list(source.problems)
    front = _front_matter(source, found)
    if front is None:
        by_hand = hand_note(source.text)
        return markdown.read(source) if by_hand is None else _written_by_hand(source, by_hand, found)
    if note_keys.OF_A_PAPER.isdisjoint(map(note_keys.canonical, front.values)):
        page = _page_below(source, front, found)
        if page is not None:
            return page
    fields = read_fields(source.place, front.line, front.values, found, yaml=front.yaml)
    return _note(source, fields, source.text[front.end :], found)


def _front_matter(source: Source, problems: list[Problem]) -> _Front | None:
    text, place = source.text, source.place
    yaml = bool(_YAML.match(text)) if text.lstrip()[:3] == "---" else False
    opened = _YAML_OPEN.match(text) if yaml else _TOML.match(text)
    if opened is None:
        return None
    start = opened.end()
    closed = (_YAML_CLOSE if yaml else _TOML_CLOSE).search(text, start - 1)
    if closed:
        written, end = text[start : closed.start() + 1], closed.end()
    else:
        mark = "---" if yaml else "+++"
        problems.append(
            Problem(
                file=place,
                line=text.count("\n", 0, start),
                severity="error",
                code="open-front-matter",
                message="The front matter is never closed.",
                hint=f"Put a second line of {mark} after its last key.",
            )
        )
        blank = _BLANK.search(text, start)
        end = blank.end() if blank else len(text)
        written = text[start : blank.start() if blank else len(text)]
    before = text.count("\n", 0, start)
    if not yaml:
        return _Front(read_toml(place, written, problems), line_in_toml(written), False, end)
    keys = read_yaml(place, written, before + 1, problems)
    return _Front(keys.values, lambda name: keys.lines.get(name, before), True, end)


def _note(source: Source, fields: dict[str, Any], body: str, problems: list[Problem]) -> Draft:
    if not fields.get("title") and (heading := _TITLE.match(body)) and not _HEADING.match(body):
        fields["title"] = clean(unmarked(heading["title"]))
        body = body[heading.end() :]
    if not fields.get("abstract"):
        fields["abstract"] = _abstract(body)
    total = source.lines_total
    records, wrong_ids = checked(source.place, [Record(line_start=1, line_end=total, **fields)])
    return Draft(
        document=Document(
            file=source.file,
            layout="markdown",
            text_hash=source.text_hash,
            records=tuple(records),
            problems=(*problems, *wrong_ids),
            lines_total=total,
            lines_in_records=total,
        )
    )


def _abstract(body: str) -> str | None:
    """What stands below a heading "Abstract", else the whole body."""
    if "bstract" in body or "ABSTRACT" in body or "[!" in body:
        if callout := _CALLOUT.search(body):
            body = callout["text"]
        elif heading := _ABSTRACT.search(body):
            behind = _NEXT.search(body, heading.end())
            section = body[heading.end() : behind.start() if behind else len(body)]
            body = section if section.strip() else body
    return paragraphs(unmarked(body)) or None


def _written_by_hand(source: Source, note: HandNote, problems: list[Problem]) -> Draft:
    def line(name: str) -> int:
        return note.lines.get(name, note.title.number)

    fields = read_fields(source.place, line, note.values, problems, yaml=True)
    fields["title"] = clean(note.title.text)
    fields["links"] = tuple(dict.fromkeys((*note.links, *fields.get("links", ()))))
    linked = identifiers(link.url for link in fields["links"])
    fields["identifiers"] = united(fields.get("identifiers", Identifiers()), linked)
    begins = note.body[0].number - 1 if note.body else source.text.count("\n") + 1
    return _note(source, fields, "\n".join(source.text.split("\n")[begins:]), problems)


def _page_below(source: Source, front: _Front, problems: list[Problem]) -> Draft | None:
    """The records of a page that stands below front matter of its own, or None where there are not several."""
    above = source.text.count("\n", 0, front.end)
    below = source.with_text("\n" * above + source.text[front.end :])
    draft = markdown.read(below)
    document = draft.document
    if len(document.records) < 2 or any(each.code == "unsure-layout" for each in document.problems):
        return None
    title = front.values.get("title")
    whole = accounted(
        source,
        document.layout,
        document.records,
        (*problems[len(source.problems) :], *document.problems),
        noise=document.noise,
        rest=_OF_FRONT_MATTER,
        title=clean(title) if isinstance(title, str) else document.title,
    ).document
    kept = ("shape", "confidence", "session", "venue", "date")
    same = {name: getattr(document, name) for name in kept}
    return Draft(document=msgspec.structs.replace(whole, **same), glued=draft.glued)


def recognises(text: str) -> bool:
    """Whether the text begins with front matter."""
    return bool(_TOML.match(text) or (text.lstrip()[:3] == "---" and _YAML.match(text)))


READER = Reader(name="Markdown", suffixes=(".md", ".markdown"), read=read, recognises=recognises)
