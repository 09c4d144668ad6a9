"""What is doubtful about records, whatever format they came from: names, titles, dates, gaps, texts given twice."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from papershelf.english import counted, listed
from papershelf.excerpts import Excerpts
from papershelf.model import Document, Problem, Record, Severity
from papershelf.shelve.papers.listing import name_key

MOST = 50
"""So many problems of one code are told of a document, the last of them with the number of the others."""

EARLIEST, LATEST = 1800, 2100
"""Years of papers. What the clock says is never asked."""

CUT = ("…", "...")
PART_OF_TITLE = re.compile(r"(?:[,:;(–—-]|\b(?:the|an|and|of the))\Z")
PLAIN = re.compile(r"(?:[A-Z][a-z'’-]*\.? ?)+")
ADDRESS = re.compile(r"@|https?:|www\.|\.(?:com|org|edu)\b")
PROSE = re.compile(
    r"(?<![\w’'-])(?:of|for|with|the|using|via|from|and|towards|learning|networks?|models?)(?![\w-])"
)
GROUP = re.compile(
    r"\b(?:Collaborations?|Consortium|Teams?|Group|Project|Initiative|Community|Network|Committee|Association|"
    r"Society|Council|Organi[sz]ation|Commission|Forum|Alliance|Investigators|Contributors|Center|Centre)\b"
)
INSTITUTION = re.compile(
    r"\b(?:Universit\w+|Institut\w*|Department|Dept|Faculty|Laborator(?:y|ies)|College|Hospital|School of|"
    r"Academy of|GmbH|Inc|Ltd|LLC|Corporation)\b"
)
SMALL = frozenset("of for the and de des di der für et y".split())
NOBODY = frozenset(
    "anonymous|anonymous author|anonymous authors|anonymous acl submission|author|authors|author name|unknown|"
    "unknown author|n a|na|none|null|tbd|tba|various|various authors|et al|others|and others|no author|"
    "jr|sr|ii|iii|iv|phd|ph d|md|m d|dr|prof|eds|ed|editor|editors".split("|")
)
"""Keys of what stands where a name should, and is none; pieces of names that commas parted from them."""


class Doubts:
    """Problems of one document, at most MOST of each code."""

    def __init__(self, document: Document, texts: Excerpts) -> None:
        self.document = document
        self.texts = texts
        self.found: dict[str, list[Callable[[str], Problem]]] = defaultdict(list)

    def add(
        self, record: Record, words: Sequence[str], severity: Severity, code: str, message: str, hint: str
    ) -> None:
        """A problem at the first of the words that stands in the record's lines."""

        def problem(more: str) -> Problem:
            file = f"content/{self.document.file}"
            place = self.texts.find(file, record.line_start, record.line_end, *words)
            return Problem(
                file=file,
                line=place.line,
                column=place.column,
                width=place.width,
                severity=severity,
                code=code,
                message=message + more,
                hint=hint,
            )

        self.found[code].append(problem)

    def problems(self) -> Iterator[Problem]:
        for each in self.found.values():
            rest = len(each) - MOST
            for problem in each[: MOST - 1]:
                yield problem("")
            for problem in each[MOST - 1 : MOST]:
                yield problem(f" So it is {rest:,} times more in this document." if rest > 0 else "")


def doubts(documents: Iterable[Document], texts: Excerpts) -> Iterator[Problem]:
    """What is doubtful in each document, and which of them are the same text."""
    documents = sorted(documents, key=lambda document: document.file)
    sound: dict[str, bool] = {}
    for document in documents:
        doubts = Doubts(document, texts)
        capitals = sum(in_capitals(record.title) for record in document.records)
        for record in document.records:
            names(record, doubts, sound)
            if record.title and (
                record.title.endswith(CUT) or capitals or PART_OF_TITLE.search(record.title)
            ):
                title(record, record.title, doubts, capitals)
            if record.date and not EARLIEST <= year(record.date) <= LATEST:
                date(record, record.date, doubts)
        abstracts(document, doubts)
        repeated(document, doubts)
        yield from doubts.problems()
    yield from same_texts(documents)


def names(record: Record, doubts: Doubts, sound: dict[str, bool]) -> None:
    """Warnings for what can hardly be a person's name. `sound` remembers names that nothing is said against."""
    several = len(record.authors) > 1
    for name in record.authors:
        if name not in sound:
            sound[name] = not fault(name) and not INSTITUTION.search(name) and not name.isupper()
        if sound[name]:
            continue
        why = "" if not several and corporate(name) else fault(name)
        others = [other for other in record.authors if other != name]
        if not why and several and INSTITUTION.search(name):
            if GROUP.search(name) or all(INSTITUTION.search(other) for other in others):
                continue
            why = "it is the name of an institution beside those of persons"
        if not why and shouted(name) and 2 * sum(other.isupper() for other in others) < len(others):
            why = "it is in capitals, and the names beside it are not"
        if why:
            doubts.add(
                record,
                (name, *reversed(name.split())),
                "warning",
                "odd-name",
                f"“{name}” was read as an author, but {why}.",
                "Correct the line if it is no author, or wrongly written; authors have commas between them.",
            )
    if several:
        keys = [name_key(name) for name in record.authors]
        if len(set(keys)) < len(keys):
            twice = [name for at, name in enumerate(record.authors) if keys[at] and keys[at] in keys[:at]]
            for name in dict.fromkeys(twice):
                doubts.add(
                    record,
                    (name, name.split()[-1]),
                    "warning",
                    "repeated-name",
                    f"“{name}” stands twice among the authors of one paper.",
                    "Remove one of them, unless two people of that name wrote it.",
                )


def fault(name: str) -> str:
    """What speaks against a name by itself, "" for nothing."""
    if PLAIN.fullmatch(name) and len(name) > 8 and name.lower() not in NOBODY:
        return ""
    if ADDRESS.search(name):
        return "it is an address"
    if sum(char.isalpha() for char in name) < 2 and not any(ord(char) > 0x2E80 for char in name):
        return "it has not two letters"
    if name_key(name) in NOBODY:
        return "that names nobody"
    if any(char.isdigit() for char in name):
        return "it has digits"
    if GROUP.search(name) or INSTITUTION.search(name):
        return ""
    if (found := PROSE.search(name)) or (found := re.search(r"[:?=]", name)):
        return f"“{found[0]}” is of no name"
    return "it is very long" if len(name.split()) > 8 else ""


def corporate(name: str) -> bool:
    """Whether a name can be a body's: "Bank of England", "Institute of Physics"."""
    words = name.split()
    return (
        len(words) > 2
        and name_key(name) not in NOBODY
        and all(word[0].isupper() or word in SMALL for word in words)
    )


def shouted(name: str) -> bool:
    words = name.split()
    return name.isupper() and len(words) > 1 and any(len(word) > 2 for word in words)


def in_capitals(title: str | None) -> bool:
    """Whether a whole title is written in capitals; abbreviations alone are none."""
    return bool(title) and str(title).isupper() and sum(len(word) > 3 for word in str(title).split()) > 2


def title(record: Record, title: str, doubts: Doubts, capitals: int) -> None:
    """Warnings for a title that was cut, or is written in capitals as few of its document are."""
    end = title[-30:].partition(" ")[2] or title[-20:]
    if title.endswith(CUT) or PART_OF_TITLE.search(title):
        doubts.add(
            record,
            (end, end[-8:]),
            "warning",
            "cut-title",
            f"The title “{title}” seems to be cut.",
            "Write it whole, or add a document that has it.",
        )
    if in_capitals(title) and 2 * capitals < len(doubts.document.records):
        doubts.add(
            record,
            (title, title[:30]),
            "note" if record.authors or record.abstract else "warning",
            "odd-title",
            f"“{title}” was read as a title, and is in capitals as most titles here are not.",
            "Correct the line if it is a heading; write the title as the paper does.",
        )


def year(date: str) -> int:
    return int(date[:4]) if date[:4].isdecimal() else 0


def date(record: Record, date: str, doubts: Doubts) -> None:
    doubts.add(
        record,
        (date, date[:4]),
        "warning",
        "impossible-date",
        f"The date {date} can hardly be a paper's.",
        "Correct the year.",
    )


def abstracts(document: Document, doubts: Doubts) -> None:
    """A note where some records lack an abstract and others have one, and one for abstracts that are cut."""
    records = document.records
    missing = [record for record in records if not record.abstract]
    told = any(problem.code == "odd-record" for problem in document.problems)  # says it of each record
    if 0 < len(missing) < len(records) and not told:
        doubts.add(
            missing[0],
            (),
            "note",
            "no-abstract",
            f"{len(missing):,} of {len(records):,} records {'has' if len(missing) == 1 else 'have'} no abstract.",
            "Add a document that has them, if they were lost.",
        )
    cut = [record for record in records if record.abstract and record.abstract.endswith(CUT)]
    if cut:
        end = (cut[0].abstract or "")[-20:]
        has = "has" if len(cut) == 1 else "have"
        have = f"{len(cut):,} of {len(records):,} records {has} an abstract" if len(records) > 1 else ""
        doubts.add(
            cut[0],
            (end, end[-8:]),
            "note",
            "cut-abstract",
            f"{have or 'The record has an abstract'} that ends in “…”.",
            "Add a document with the whole abstracts.",
        )


def repeated(document: Document, doubts: Doubts) -> None:
    """A warning where a document gives a paper twice, word for word."""
    first: dict[tuple[object, ...], Record] = {}
    again: list[tuple[Record, Record]] = []
    for record in document.records:
        if record.title and (record.authors or record.abstract):
            key = (record.title, record.authors, record.abstract, record.identifiers)
            if first.setdefault(key, record) is not record:
                again.append((record, first[key]))
    for record, earlier in again[:1]:
        more = f", and so are {counted(len(again) - 1, 'further record')}" if len(again) > 1 else ""
        doubts.add(
            record,
            (record.title or "",),
            "note",
            "repeated-record",
            f"“{record.title}” is given on line {earlier.line_start:,} already{more}.",
            "Remove what was pasted twice; the paper is shown once.",
        )


def same_texts(documents: Sequence[Document]) -> Iterator[Problem]:
    """A warning for each document whose text another one has too."""
    files: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        if document.records:
            files[document.text_hash].append(document.file)
    for each in files.values():
        for file in each[1:]:
            yield Problem(
                file=f"content/{file}",
                severity="warning",
                code="repeated-document",
                message=f"This is the same text as {listed([f'content/{other}' for other in each if other != file])}.",
                hint="Remove one of them.",
            )
