"""Whether records without authors are papers at all: a heading above a paragraph is also how every other text looks.

What speaks for a list of papers: how many records there are, what the page says of itself, titles written as titles
are, abstracts that speak as abstracts do. What speaks against it: a person who tells of themselves, or talks to you.
"""

import re
from collections.abc import Sequence

from papershelf.late import late
from papershelf.model import Identifiers, Record
from papershelf.read.pages.lines import Page

ENOUGH = 0.75
"""Below this the page may be something else."""
TOO_LITTLE = -0.5
"""Below this it most likely is."""

INFERRED = 0.75
"""So much less is the evidence worth where the layout itself was inferred."""

_LOOKED_AT = 25
"""So many records of a page are enough to know how it speaks."""

_COUNTED = (-1.0, -0.75, -0.5, 0.0, 1.0)
"""What one record says, two, …, five and more."""
_SAID = 1.5
"""The worth of a page that calls its contents papers, or has a paper site's button."""
_SILENT = -0.5
"""The worth of English prose that hardly ever speaks as abstracts do."""
_RARELY = 0.3

_FEW_TITLES = 3
_OFFICE, _BRIEF_TITLE = 2.25, 3.5
"""Titles of so few words on average are those of offices; of papers they have about eight."""

_DOES = (
    r"(?:analy[sz]e|argue|apply|compare|conjecture|consider|demonstrate|derive|describe|design|develop"
    r"|discuss|establish"
    r"|evaluate|examine|explore|extend|find|formulate|identify|introduce|investigate|offer|present|propose"
    r"|prove|provide"
    r"|report|revisit|review|show|study|suggest|survey|tackle|train)(?:e?d)?"
)
_SPEAKS = late(
    rf"(?P<does>\b(?:we|I)\s(?:\w+ly\s|also\s|then\s|first\s)?{_DOES}\b)"
    r"|(?P<this>\b(?:this|the present|our) (?:paper|article|work|study|survey|thesis|report|method|approach|results?"
    r"|model|framework|analysis|experiments|algorithm)\b)"
    r"|(?P<how>\b(?:is|are|was|were) (?:proposed|introduced|presented|shown to|evaluated|investigated|studied"
    r"|trained)\b)"
    r"|(?P<what>\b(?:state[- ]of[- ]the[- ]art|novel|benchmarks?|data ?sets?|algorithms?|empirical(?:ly)?|theorems?"
    r"|experimental(?:ly)?|experiments|hypothes[ie]s|baselines?|methods?|neural|estimators?|optimi[sz]ation"
    r"|polynomial|asymptotic(?:ally)?|statistical(?:ly)?)\b)|(?P<math>\$[^$]+\$|\bet al\b)",
    re.IGNORECASE,
)
_MYSELF = late(
    rf"\b(?<!ype )I(?:['’](?:m|ve|d|ll))?\s(?!(?:\w+ly\s)?{_DOES}\b)[a-z]|\b(?:[Mm]y|me|[Mm]yself|mine)\b"
)
_YOU = late(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_ENGLISH = late(r"\b(?:the|of|and)\b")
_IN_TITLE = late(r"\b(?:I|[Mm]y|me)\b")
_WORD = late(r"[^\W\d_][\w’'-]{3,}")


def evidence(records: Sequence[Record], page: Page) -> float:
    """How much speaks for records of titles and abstracts being papers; 0 where nothing does or all is balanced."""
    total = _COUNTED[min(len(records), len(_COUNTED)) - 1]
    if _is_said(records, page):
        total += _SAID
    sample = records[:_LOOKED_AT]
    abstracts = [record.abstract or "" for record in sample]
    speech = sum(map(_speech, abstracts)) / len(sample)
    if speech < _RARELY and any(map(_ENGLISH.search, abstracts)):
        total += _SILENT
    person = sum(map(_person, abstracts)) / len(sample)
    return total + speech - person + sum(_heading(record.title or "") for record in sample) / len(sample)


def _is_said(records: Sequence[Record], page: Page) -> bool:
    """Whether the page calls its contents papers, or has a paper site's button."""
    return page.button or any(
        line.boilerplate and "paper" in line.text.lower()
        for line in page.lines
        if line.number < records[0].line_start
    )


def told(records: Sequence[Record], page: Page) -> float:
    """How much speaks for titles alone being papers: identifiers, dates and links that they have, or what the page
    says of itself."""
    if len(records) >= len(_COUNTED) and _is_said(records, page):
        return 0.0
    having = sum(
        record.identifiers != Identifiers()
        or record.date is not None
        or any(link.kind != "other" for link in record.links)
        for record in records
    )
    return ENOUGH if having * 2 >= len(records) else TOO_LITTLE - 1.0


def named(records: Sequence[Record]) -> float:
    """How much speaks for titles with names below them being papers: jobs, offices and films have short titles, and
    sayings speak to you; abstracts, addresses and identifiers need no more."""
    titles = [record.title for record in records if record.title]
    if len(titles) < _FEW_TITLES or sum(map(_is_plain, records)) * 2 >= len(records):
        return ENOUGH
    words = sum(len(title.split()) for title in titles) / len(titles)
    said = sum(bool(_YOU.search(title) or _IN_TITLE.search(title)) for title in titles)
    if words <= _OFFICE and not any(record.date for record in records):
        return TOO_LITTLE - 1.0
    return 0.0 if words < _BRIEF_TITLE or said * 3 > len(titles) else ENOUGH


def _is_plain(record: Record) -> bool:
    """Whether a record has what only a paper has."""
    told = record.identifiers != Identifiers() or any(link.kind != "other" for link in record.links)
    return told or record.abstract is not None or record.venue is not None


def _speech(abstract: str) -> int:
    """How many ways of speaking an abstract shows, at most 2."""
    return min(2, len({found.lastgroup for found in _SPEAKS.finditer(abstract)}))


def _person(abstract: str) -> int:
    """How much somebody tells of themselves, or talks to the reader; at most 3."""
    return min(2, len(_MYSELF.findall(abstract))) + bool(_YOU.search(abstract))


def _heading(title: str) -> float:
    """1 for the form that only titles have, -1 for what a story is called."""
    if _IN_TITLE.search(title):
        return -1.0
    words = _WORD.findall(title)
    capitals = sum(word[0].isupper() for word in words)
    return 1.0 if len(words) > 1 and capitals >= 0.6 * len(words) else 0.5 if ": " in title else 0.0
