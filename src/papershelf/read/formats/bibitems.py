r"""Bibliographies of TeX: "\bibitem{key} …" as BibTeX's styles and people write them, and the .bbl files of BibLaTeX.

An item is turned into a line of text and read as a reference. Where its commands say what is what ("\newblock",
"\bibinfo{title}", "\emph" behind the names), they decide.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from papershelf.late import late
from papershelf.model import Noise, Record
from papershelf.read.draft import Draft
from papershelf.read.formats import biblatex
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.places import Places
from papershelf.read.formats.tex_groups import argument, commands, without_comments
from papershelf.read.formats.tex_text import tex_address, tex_name, tex_text
from papershelf.read.name_shapes import ODD, name_score
from papershelf.read.names import NameList, name_list
from papershelf.read.pages.inferred.shapes import ENTRY
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.pages.records import make_record
from papershelf.read.pages.references.citation import runs
from papershelf.read.pages.references.page import read_entries
from papershelf.read.pages.references.pieces import like_names, unquoted
from papershelf.read.pages.written import Anchor
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import INVISIBLE, clean
from papershelf.read.venues import read_venue

_BEGINS = late(
    r"\\begin\s*\{thebibliography\}|\\bibitem\s*[\[{]|\$ biblatex auxiliary file|\\datalist\[|\\refsection\{"
)
_ABOVE = 2000
"""So many characters may stand above the first item of pasted text."""
_ITEM = late(r"\\bibitem(?![A-Za-z])\s*")
_END = late(r"\\end\s*\{thebibliography\}|\\end\s*\{document\}")
_LABEL = late(r"\((\d{4})[a-z]?\)")
_SAME = late(
    r"\s*(?:\\bysame\b|\\leavevmode\s*\\(?:hbox to3em\{|vrule)|(?:---|—){2,3}(?![\w-])|\\rule\{[^}]*\}\{[^}]*\})[\s,.]*"
)
_BLOCK = late(r"\\newblock(?![A-Za-z])")
_EMPHASIS = late(r"\\(?:emph|textit|textsl)\s*\{|\{\\(?:em|it|sl|itshape|slshape|emph)(?![A-Za-z])\s*")
_GONE = late(
    r"\\(?:BibitemOpen|BibitemShut\s*\{[^{}]*\}|BIBentry\w+|penalty-?\d*|relax|unskip|hskip[^\\]{0,40}\\relax|urlprefix"
    r"|bibinitperiod|bibinitdelim|protect|providecommand\S*|citenamefont|bibAnnoteFile\s*\{[^{}]*\}\s*\{[^{}]*\}|natexlab\s*\{[^{}]*\}"
    r"|showeprint\b|shownote\b|showISBNx?\b|showISSN\b|MR\b|doibase\b|urlstyle\s*\{[^{}]*\})(?![A-Za-z])\s?"
)
_NOOP = late(r"\\href\s?@\s?noop\s*\{[^{}]*\}")
_ADDRESS = late(
    r"\\(?P<name>url|path|nolinkurl|doi|showDOI|href|Eprint|eprint|arxiv|arXiv)(?![A-Za-z])\s*(?:\[[^\]]*\]\s*)?(?=\{)"
)
_WRAPPED = late(r"\\(?:bibinfo|bibfield)\s*\{\s*(?P<field>\w+)\s*\}\s*(?=\{)|\\showarticletitle\s*(?=\{)")
_INNER = late(
    r"\\(?:bibfnamefont|bibnamefont|bibsnamefont|bibnamedelima|enquote|emph|textbf|textit|mathbf|textsc|BIBforeignlanguage\s*\{[^{}]*\})\s*(?=\{)"
)
_WHERE = ("booktitle", "journal", "school", "institution", "howpublished")
_ET_AL = late(r"\bet[\s~\\]*al\b|\bothers\b")
_QUOTE = late(r"\\enquote\s*(?=\{)")


class _Item(NamedTuple):
    """An item's place in the text, and what stands behind its key."""

    start: int
    end: int
    label: str
    body: str


class _Said(NamedTuple):
    """An item as one line of text, with what its commands tell of it. `untitled` says that they tell of no title."""

    text: str
    title: str | None
    untitled: bool
    venue: str | None
    authors: tuple[str, ...]
    addresses: tuple[str, ...]
    same: bool


def read(source: Source) -> Draft:
    """The references of a bibliography; all other lines of the file are noise."""
    text = without_comments(INVISIBLE.sub("", source.text))
    places = Places(text)
    if biblatex.is_biblatex(text):
        return accounted(
            source, "bibitem", list(biblatex.records(text, places)), [], rest="commands of the bibliography"
        )
    items = list(_items(text))
    said = [_said(item.body) for item in items]
    lines = [_line(item, each, places) for item, each in zip(items, said, strict=True)]
    entries = read_entries(lines, Page(lines=lines, total=source.lines_total))
    records: list[Record] = []
    noise: list[Noise] = []
    before: Record | None = None
    for item, each, line in zip(items, said, lines, strict=True):
        record, _ = make_record([(line, ENTRY)], None, entries)
        record = _told(record, item, each, before)
        if not (record.title or record.authors):
            noise.append(
                Noise(line_start=line.number, line_end=line.last, reason="an item that is no reference")
            )
            continue
        records.append(record)
        before = record
    return accounted(source, "bibitem", records, [], noise=noise, rest="text outside of the bibliography")


def recognises(text: str) -> bool:
    """Whether a bibliography begins near the text's beginning."""
    found = _BEGINS.search(text[:20_000])
    return found is not None and len("".join(text[: found.start()].split())) <= _ABOVE


def _items(text: str) -> Iterator[_Item]:
    starts = list(_ITEM.finditer(text))
    for at, found in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        if over := _END.search(text, found.end(), end):
            end = over.start()
        label, behind = "", found.end()
        if text[behind : behind + 1] == "[":
            behind = argument(text, behind, "[", "]")
            label = text[found.end() + 1 : behind - 1]
            behind += len(text[behind:end]) - len(text[behind:end].lstrip())
        if text[behind : behind + 1] == "{":
            behind = argument(text, behind)
        body = text[behind:end]
        if body.strip():
            yield _Item(found.start(), found.start() + len(text[found.start() : end].rstrip()), label, body)


def _said(body: str) -> _Said:
    same = _SAME.match(body)
    body = body[same.end() :] if same else body
    body = _NOOP.sub("", _GONE.sub("", body))
    body, addresses = _without_addresses(body)
    fields = dict(_fields(body))
    title = fields.get("title")
    authors: tuple[str, ...] = ()
    if people := fields.get("author"):
        authors = tuple(_names(people))
    if title is None and not {"journal", "booktitle"}.intersection(fields):
        blocks = [block for block in _BLOCK.split(body) if block.strip(" .,\n")]
        if same and blocks and len(_BLOCK.split(body)) > 1:
            title = blocks[0]
        elif len(blocks) > 1:
            title = blocks[1]
        elif emphasis := _emphasised(body):
            title = emphasis
    plain = clean(tex_text(_BLOCK.sub(" ", _unwrapped(body))))
    told = unquoted(clean(tex_text(_unwrapped(title))).strip(" ,.;")).strip(" ,.;") if title else None
    untitled = bool(authors) and not told
    where = next((fields[name] for name in _WHERE if name in fields), None)
    venue = clean(tex_text(_unwrapped(where))).strip(" ,.;") if where else None
    return _Said(plain, told or None, untitled, venue, authors, addresses, same is not None)


def _line(item: _Item, said: _Said, places: Places) -> Line:
    """The item as a line of a page; the words of its title are marked as those of a link would be."""
    at = said.text.find(said.title) if said.title else -1
    anchors = (Anchor(at, at + len(said.title), ""),) if said.title and at >= 0 else ()
    text = " ".join((said.text, *said.addresses))
    return Line(places.line(item.start), places.line(item.end - 1), text, 0, anchors=anchors)


def _told(record: Record, item: _Item, said: _Said, before: Record | None) -> Record:
    """The record with what the commands of its item say for certain."""
    given: dict[str, object] = {}
    before_title = said.text.partition(said.title)[0].strip() if said.title else ""
    people = None if said.authors or said.same else _people(before_title)
    if said.title and (said.authors or said.same or people):
        given["title"] = said.title
        if not record.title:
            venue = read_venue(said.text.partition(said.title)[2])
            given |= {"venue": record.venue or venue.name, "date": record.date or venue.date}
    if said.untitled:
        given["title"] = None
    if said.venue:
        given["venue"] = said.venue
    if said.authors:
        given |= {"authors": said.authors, "authors_complete": _ET_AL.search(item.body) is None}
    elif people:
        given |= {"authors": people.names, "authors_complete": people.complete}
    elif said.same and before:
        given |= {"authors": before.authors, "authors_complete": before.authors_complete}
    if not record.date and (year := _LABEL.search(item.label)):
        given["date"] = year[1]
    return msgspec.structs.replace(record, **given) if given else record


def _without_addresses(body: str) -> tuple[str, tuple[str, ...]]:
    """The text with the words of its links, and the addresses of these."""
    parts: list[str] = []
    found: list[str] = []
    at = 0
    while command := _ADDRESS.search(body, at):
        parts.append(body[at : command.start()])
        end = argument(body, command.end())
        value = tex_address(body[command.end() + 1 : end - 1])
        words = ""
        if command["name"] in ("href", "Eprint"):
            start = end + len(body[end:]) - len(body[end:].lstrip())
            if body[start : start + 1] == "{":
                end = argument(body, start)
                words = body[start:end]
        if command["name"] in ("doi", "showDOI") and value.startswith("10."):
            value = f"https://doi.org/{value}"
        elif command["name"].lower() in ("arxiv", "eprint") and re.match(
            r"\d{4}\.\d{4}|[a-z-]+/\d{7}", value
        ):
            value = f"https://arxiv.org/abs/{value}"
        if value.startswith(("http://", "https://")):
            found.append(value)
        elif not words:
            words = value
        parts.append(words)
        at = end
    parts.append(body[at:])
    return "".join(parts), tuple(found)


def _fields(body: str) -> Iterator[tuple[str, str]]:
    r"""What "\bibinfo" and its like call by a name; the first of each, the last first."""
    found: list[tuple[str, str]] = []
    for command in _WRAPPED.finditer(body):
        name = command["field"] or "title"
        value = body[command.end() + 1 : argument(body, command.end()) - 1]
        found.append(("author" if name == "person" else name, value))
    editors = [value for name, value in found if name == "editor"]
    whole = [
        (name, value)
        for name, value in found
        if not (name == "author" and any(value in each for each in editors))
    ]
    people = [value for name, value in whole if name == "author"]
    if people:
        longest = max(people, key=len)
        inner = [value for value in people if value != longest]
        yield (
            "author",
            longest if not inner or all(value in longest for value in inner) else "\0".join(people),
        )
    for name, value in reversed(whole):
        if name != "author":
            yield name, value


def _names(people: str) -> Iterator[str]:
    """The names of a field: each in a command of its own, or parted by commas."""
    inner = [
        people[command.end() + 1 : argument(people, command.end()) - 1]
        for command in _WRAPPED.finditer(people)
        if command["field"] in ("author", "person")
    ] or people.split("\0")
    for each in inner:
        name = (
            tex_name(_unwrapped(each)).strip(" ,.;")
            if "." not in each[-2:]
            else tex_name(_unwrapped(each)).strip(" ,;")
        )
        name = clean(name.replace(",", ", ")).replace(" ,", ",")
        if name and name_score(name.replace(", Jr", " Jr")) > ODD:
            yield name


def _unwrapped(text: str) -> str:
    r"""The text without the commands around its words; "\enquote" becomes quotes."""
    text = _WRAPPED.sub("", text)
    while found := _QUOTE.search(text):
        end = argument(text, found.end())
        text = f"{text[: found.start()]}“{text[found.end() + 1 : end - 1]}”{text[end:]}"
    return _INNER.sub("", text)


def _emphasised(body: str) -> str | None:
    """The first emphasised words, where nothing but names stands before them."""
    for start, _, words in commands(body, _EMPHASIS):
        before = clean(tex_text(_unwrapped(body[:start])))
        return words if _people(before) else None
    return None


def _people(text: str) -> NameList | None:
    """The names of a text that holds nothing else; None for another text."""
    text = text.rstrip(' .,;:“”"')
    found = [run for run in runs(text, 0) if run.form != "Byron" and not text[run.end :].strip(" .,;:()")]
    if found:
        return max(found, key=like_names).people
    named = name_list(text) if text else None
    return named if named and named.likelihood >= 0.8 and not any(map(str.isdigit, text)) else None


READER = Reader(name="TeX bibliography", suffixes=(".bbl", ".tex"), read=read, recognises=recognises)
