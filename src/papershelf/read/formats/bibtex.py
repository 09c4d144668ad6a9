"""BibTeX and BibLaTeX files: an entry is a record. Abbreviations, `crossref` and `xdata` are followed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.model import Noise, Problem, Record
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted, few
from papershelf.read.formats.bibtex_blocks import Block, Field, Mistake, Part, blocks
from papershelf.read.formats.bibtex_journals import JOURNALS
from papershelf.read.formats.bibtex_names import writes_surnames_first
from papershelf.read.formats.bibtex_record import Doubt, read_record
from papershelf.read.formats.places import Places
from papershelf.read.reader import Reader
from papershelf.read.source import Source

_BEGINS = late(
    r"^[ \t]*@[ \t]*(?:(?:article|book|booklet|collection|conference|dataset|in[a-z]+|manual|mastersthesis|misc|online"
    r"|patent|phdthesis|proceedings|report|software|techreport|thesis|unpublished|xdata)[ \t]*[{(][^,=\n]*,?\s*"
    r"(?:[\w-]+\s*=|[})])|(?:string|preamble|comment)[ \t]*[{(])",
    re.MULTILINE | re.IGNORECASE,
)
_UNSIGNED = late(
    r"^[ \t]*(article|book|inproceedings|incollection|inbook|conference|misc|online|phdthesis|techreport|unpublished)"
    r"[ \t]*\{[^\s{},=]+,[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_ABOVE = 400
"""So many characters may stand above the first entry of pasted BibTeX."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONG = 1000
"""So many characters can abbreviations give to a value: joined ones could grow beyond all bounds."""
_SAMPLE = 500
"""So many entries say how a file writes names."""
_SETTINGS = late(r".*bstctl|control|achemso-control|bibdesk.*|set|modscontrol", re.IGNORECASE)
_NOT_INHERITED = late(
    r"(?:sub|short|index|sort)?title.*|abstract|doi|eprint.*|archiveprefix|primaryclass|url.*|pdf|file|note|addendum"
    r"|keywords?|crossref|xref|xdata|ids|key|pages|author|annot.*|award.*|code|bdsk.*|biburl|bibsource|timestamp|isbn|code"
)
_WITHIN = {
    "inproceedings",
    "conference",
    "incollection",
    "inbook",
    "suppbook",
    "suppcollection",
    "inreference",
}


class _Entry(NamedTuple):
    block: Block
    fields: Mapping[str, str]
    starts: Mapping[str, int]
    inherits: bool


def read(source: Source) -> Draft:
    """The records of a file. What is no BibTeX in it is a problem with its line; the other entries are read."""
    text = source.text
    places = Places(text)
    found = list(blocks(text))
    speech = _Speech(found)
    entries = [_entry(block, speech) for block in found if _is_entry(block)]
    found = [block._replace(fields=()) for block in found]  # put together, the parts of values are not needed
    by_key = {entry.block.key.lower(): entry for entry in reversed(entries) if entry.block.key}
    whole = _inherited(entries, by_key)
    records: list[Record] = []
    doubts: list[tuple[int, Doubt]] = []
    seen: dict[str, tuple[_Entry, int]] = {}
    repeated: list[Problem] = []
    noise = [_noise(block, places) for block in found if not _is_entry(block)]
    surnames_first = writes_surnames_first(fields.get("author", "") for fields in whole[:_SAMPLE])
    for entry, fields in zip(entries, whole, strict=True):
        block = entry.block
        first, last = places.line(block.start), places.line(max(block.end - 1, block.start))
        if block.kind == "xdata":
            noise.append(Noise(line_start=first, line_end=last, reason="fields that entries share"))
            continue
        twin = seen.setdefault(block.key.lower(), (entry, first)) if block.key else (entry, first)
        if twin[0] is not entry:
            same = twin[0].fields == entry.fields and twin[0].block.kind == block.kind
            repeated.append(_twice(source.place, block.key, first, twin[1], same))
            if same:
                noise.append(Noise(line_start=first, line_end=last, reason="an entry that stands above"))
                continue
        record, said = read_record(block.kind, fields, first, last, surnames_first)
        doubts += ((entry.starts.get(doubt.field, block.start), doubt) for doubt in said)
        if not (record.title or record.authors or record.abstract or record.links):
            fault = Mistake(
                block.start, "The entry says nothing of a paper.", "Write its title and its authors."
            )
            speech.faults.append(fault)
            noise.append(
                Noise(line_start=first, line_end=last, reason="an entry that says nothing of a paper")
            )
            continue
        records.append(record)
    faults = [*(fault for block in found for fault in block.faults), *speech.faults, *_unsigned(text, found)]
    problems = [
        *few(_faults(source.place, faults, places), "mistakes of BibTeX"),
        *few(repeated, "keys that stand twice"),
        *few(_unknown(source.place, speech.unknown, places), "abbreviations that are not defined"),
        *few(
            _lost_parents(source.place, entries, by_key, places),
            "entries that refer to others that are missing",
        ),
        *few(_doubts(source.place, doubts, places, "unread-date"), "dates that are not understood"),
        *few(_doubts(source.place, doubts, places, "names-without-and"), "lists of names without “and”"),
    ]
    return accounted(source, "bibtex", records, problems, noise=noise, rest="text between entries")


def recognises(text: str) -> bool:
    """Whether a text begins with an entry, or has its first one after a few words."""
    found = _BEGINS.search(text[:20_000])
    return found is not None and len("".join(text[: found.start()].split())) <= _ABOVE


def _unsigned(text: str, found: Sequence[Block]) -> Iterator[Mistake]:
    """Entries without their "@", which BibTeX takes for comment."""
    starts, ends = [block.start for block in found], [block.end for block in found]
    for lost in _UNSIGNED.finditer(text):
        before = bisect_right(starts, lost.start()) - 1
        if before < 0 or ends[before] <= lost.start():
            message = f"There is no “@” before “{lost[1]}”: the entry is not read."
            yield Mistake(lost.start(1), message, f"Write “@{lost[1]}”, or remove the entry.", lost=False)


def _is_entry(block: Block) -> bool:
    return block.kind not in ("comment", "preamble", "string") and not _SETTINGS.fullmatch(block.kind)


def _noise(block: Block, places: Places) -> Noise:
    said = {"comment": "a comment", "preamble": "a preamble", "string": "abbreviations"}
    return Noise(
        line_start=places.line(block.start),
        line_end=places.line(max(block.end - 1, block.start)),
        reason=said.get(block.kind, "settings of a bibliography style"),
    )


class _Speech:
    """The abbreviations of a file. Values are put together with them; those that are not defined are gathered."""

    def __init__(self, found: Iterable[Block]) -> None:
        self.words = {month: month for month in _MONTHS}
        self.unknown: dict[str, int] = {}
        self.faults: list[Mistake] = []
        for block in found:
            if block.kind == "string":
                for field in block.fields:
                    self.words[field.name] = self.value(field)[:_LONG]

    def value(self, field: Field) -> str:
        """A field's value in one text."""
        parts = field.parts
        if len(parts) == 1 and parts[0].kind == "text":
            return parts[0].text
        grown = 0
        found = []
        for part in parts:
            text = self.word(part, field) if part.kind == "word" else part.text
            if part.kind == "word" and grown + len(text) > _LONG:
                self.faults.append(
                    Mistake(
                        field.start, f"“{field.name}” is too long, put together.", "Write it with fewer “#”."
                    )
                )
                break
            grown += len(text) if part.kind == "word" else 0
            found.append(text)
        return "".join(found)

    def word(self, part: Part, field: Field) -> str:
        known = self.words.get(part.text.lower())
        if known is None and not part.text[0].isdigit():
            if part.text.lower() not in ("null", "none"):
                self.unknown.setdefault(part.text, field.start)
            else:
                return ""
        return part.text if known is None else known


def _entry(block: Block, speech: _Speech) -> _Entry:
    fields: dict[str, str] = {}
    starts: dict[str, int] = {}
    for field in block.fields:
        value = speech.value(field)
        if field.name in fields and value.strip() != fields[field.name].strip():
            if field.name in ("url", "keywords", "note"):
                fields[field.name] += f", {value}"
            elif field.name in ("title", "author", "year", "doi", "booktitle", "journal", "abstract"):
                message = f"“{field.name}” stands twice in the entry; the first was read."
                speech.faults.append(Mistake(field.start, message, "Remove one of them.", lost=False))
            continue
        fields[field.name] = value
        starts[field.name] = field.start
    if (journal := fields.get("journal", "").strip().strip("{}")).startswith("\\"):
        fields["journal"] = JOURNALS.get(journal[1:].strip(), fields["journal"])
    inherits = "crossref" in fields or "xdata" in fields
    return _Entry(block._replace(fields=()), fields, starts, inherits)


def _inherited(entries: Sequence[_Entry], by_key: Mapping[str, _Entry]) -> list[Mapping[str, str]]:
    """The fields of each entry with what it lacks of those that its `crossref` and `xdata` name."""
    return [_with_parents(entry, by_key) if entry.inherits else entry.fields for entry in entries]


def _with_parents(entry: _Entry, by_key: Mapping[str, _Entry]) -> Mapping[str, str]:
    fields = dict(entry.fields)
    passed = {id(entry)}
    waiting = _parents(entry.fields)
    while waiting and len(passed) < 20:
        key, shared = waiting.pop(0)
        parent = by_key.get(key)
        if parent is None or id(parent) in passed:
            continue
        passed.add(id(parent))
        for name, value in parent.fields.items():
            if shared or not _NOT_INHERITED.fullmatch(name):
                fields.setdefault(name, value)
        if not shared and entry.block.kind in _WITHIN:
            within = ", ".join(filter(None, (parent.fields.get("title", ""),)))
            if within:
                fields.setdefault("booktitle", within)
            if entry.block.kind == "inbook" and parent.fields.get("author"):
                fields.setdefault("author", parent.fields["author"])
        waiting += _parents(parent.fields)
    return fields


def _parents(fields: Mapping[str, str]) -> list[tuple[str, bool]]:
    """The keys that an entry names, and whether all of their fields are its own."""
    shared = [(key.strip().lower(), True) for key in fields.get("xdata", "").split(",") if key.strip()]
    crossref = fields.get("crossref", "").strip().lower()
    return [*shared, (crossref, False)] if crossref else shared


# Problems


def _faults(place: str, faults: Iterable[Mistake], places: Places) -> list[Problem]:
    found = []
    for fault in sorted(faults):
        line, column = places.at(fault.start)
        found.append(
            Problem(
                file=place,
                line=line,
                column=column,
                severity="error" if fault.lost else "warning",
                code="bad-bibtex",
                message=fault.message,
                hint=fault.hint,
            )
        )
    return found


def _twice(place: str, key: str, line: int, first: int, same: bool) -> Problem:
    what = "with the same fields; one was read" if same else "with other fields; both were read"
    return Problem(
        file=place,
        line=line,
        severity="warning",
        code="duplicate-key",
        message=f"The key “{key}” stands twice, {what}. The other is on line {first}.",
        hint="Remove one of the entries, or give it another key.",
    )


def _unknown(place: str, unknown: Mapping[str, int], places: Places) -> list[Problem]:
    return [
        Problem(
            file=place,
            line=places.line(start),
            severity="warning",
            code="unknown-string",
            message=f"“{word}” is no abbreviation of this file; it was read as it is.",
            hint=f"Write {{{word}}} if it is text, or define it: @string{{{word} = {{…}}}}.",
        )
        for word, start in unknown.items()
    ]


def _lost_parents(
    place: str, entries: Iterable[_Entry], by_key: Mapping[str, _Entry], places: Places
) -> list[Problem]:
    return [
        Problem(
            file=place,
            line=places.line(entry.starts.get("xdata" if shared else "crossref", entry.block.start)),
            severity="warning",
            code="missing-parent",
            message=f"The entry refers to “{key}”, which is not in this file.",
            hint="Add that entry, or write its fields here.",
        )
        for entry in entries
        if entry.inherits
        for key, shared in _parents(entry.fields)
        if key not in by_key
    ]


def _doubts(place: str, doubts: Iterable[tuple[int, Doubt]], places: Places, code: str) -> list[Problem]:
    return [
        Problem(
            file=place,
            line=places.line(start),
            severity="warning",
            code=doubt.code,
            message=doubt.message,
            hint=doubt.hint,
        )
        for start, doubt in doubts
        if doubt.code == code
    ]


READER = Reader(name="BibTeX", suffixes=(".bib", ".bibtex", ".biblatex"), read=read, recognises=recognises)
