"""Whether records without authors are papers at all: a heading above a paragraph is also how every other text looks.

What speaks for a list of papers: how many records there are, what the page says of itself, titles written as titles
are, abstracts that speak as abstracts do. What speaks against it: a person who tells of themselves, or talks to you.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from papershelf.late import late
from papershelf.model import Identifiers, Record
from papershelf.read.lexicon import person
from papershelf.read.pages.lines.page import Page

ENOUGH = 0.75
"""Below this the page may be something else."""
TOO_LITTLE = 0.05
"""Below this it most likely is."""

INFERRED = 0.75
"""So much less is the evidence worth where the layout itself was inferred."""

_LOOKED_AT = 25
"""So many records of a page are enough to know how it speaks."""

_COUNTED = (-1.0, -0.75, -0.5, 0.0, 1.0)
"""What one record says, two, …, five and more."""
_SAID = 2.0
"""The worth of a page that calls its contents papers, or has a paper site's button."""
_SILENT, _MUTE = -1.0, -1.75
"""The worth of English prose that hardly ever speaks as abstracts do, and of several texts of which hardly one does."""
_RARELY, _HARDLY = 0.3, 0.15

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
_OF_PAPERS = late(
    r"\b(?:(?P<paper>papers?|publications?|preprints?|articles?|abstracts?|manuscripts?|submissions?|references)"
    r"|(?P<site>arxiv\w*|doi|pubmed|pmid|bio?rxiv|openreview|dblp|scholar|zotero|mendeley|researchgate|ssrn)"
    r"|(?P<cite>cit(?:e|ed|ation|ations)|bibtex|h-index|et al)"
    r"|(?P<venue>proceedings|conference|journal|workshop|symposium|proc|transactions)"
    r"|(?P<form>poster|posters|oral|orals|spotlight|keynote|talks?|sessions?|track)"
    r"|(?P<who>authors?|editors?|presenters?|speakers?|chairs?)"
    r"|(?P<file>pdf|supp(?:lementary|lement)?|slides))\b",
    re.IGNORECASE,
)
_IDENTIFIED = late(
    r"\b10\.\d{4,9}/\S|\barxiv(?:\.org/|:\s?)\S*\d|^\[(?:R|Research|Papers?|Preprint|arXiv)\]\s\S|\S\s[\[(]pdf[\])]$",
    re.IGNORECASE,
)
_TEXTS = late(
    r"^(?=.*(?:abs|full|bib|doi|pdf))\W*(?:(?:abs(?:tract)?|full[- ]text|bib(?:tex)?|references"
    r"|supp(?:lementary)?(?: \w+)?|cite|html|code|doi|pdf)\W*)+$",
    re.IGNORECASE,
)
"""What stands at a paper alone: an identifier or a mark for research, and the buttons for its text."""
_FIELD = late(
    r"\b(?:sciences?|engineering|medicine|physics|mathematics|biology|chemistry|economics|psychology|sociology|philosophy"
    r"|history|linguistics|geology|geography|law|art|education|computing|learning|statistics)\b|^(?-i:[A-Z]{2,3})$|\w\.\w\w",
    re.IGNORECASE,
)
"""Fields of science and archives' codes for them."""
_SHORT, _LINES = 160, 300
_PEOPLE, _DIFFERENT, _ALONE = 0.4, 0.6, 0.95
"""The shares of titles that may be people's names, must be different, and of records that may have one author."""
_TITLE = 5
_WORD = late(r"[^\W\d_][\w’'-]{3,}")


def evidence(records: Sequence[Record], page: Page) -> float:
    """How much speaks for records of titles and abstracts being papers; 0 where nothing does or all is balanced."""
    total = _COUNTED[min(len(records), len(_COUNTED)) - 1]
    if _is_said(records, page):
        total += _SAID
    sample = records[:_LOOKED_AT]
    abstracts = [record.abstract or "" for record in sample]
    spoken = sum(map(speech, abstracts)) / len(sample)
    headings = sum(_heading(record.title or "") for record in sample) / len(sample)
    if spoken < _RARELY and any(map(_ENGLISH.search, abstracts)):
        mute = spoken < _HARDLY and len(sample) >= _FEW_TITLES
        total += _MUTE if mute else _SILENT
        headings = min(headings, 0.5)
    told = sum(map(_person, abstracts)) / len(sample)
    return total + spoken - told + headings


def _is_said(records: Sequence[Record], page: Page) -> bool:
    """Whether the page calls its contents papers, or has a paper site's button."""
    return page.button or any(
        line.boilerplate and "paper" in line.text.lower()
        for line in page.lines
        if line.number < records[0].line_start
    )


def _at_each(sign: re.Pattern[str], records: Sequence[Record], page: Page) -> bool:
    """Whether a line with a sign of papers stands at most records of a page, before the next one begins."""
    starts = [record.line_start for record in records]
    having = {
        bisect_right(starts, line.number)
        for line in page.lines
        if len(line.text) < _SHORT and sign.search(line.text)
    }
    return len(having - {0}) * 2 > len(records)


def told(records: Sequence[Record], page: Page) -> float:
    """How much speaks for titles alone being papers: identifiers, venues and links that they have, dates where the page
    says that it lists papers, or what it says of itself."""
    said = _is_said(records, page)
    words = sum(len((record.title or "").split()) for record in records) / len(records)
    if len(records) >= len(_COUNTED) and said and words >= _BRIEF_TITLE:
        return ENOUGH
    if _at_each(_IDENTIFIED, records, page):
        return ENOUGH
    having = sum(map(_is_told, records))
    dated = sum(record.date is not None for record in records) if speaks_of_papers(page, len(records)) else 0
    return ENOUGH if max(having, dated) * 2 >= len(records) else TOO_LITTLE - 1.0


def named(records: Sequence[Record], page: Page, known: bool = False) -> float:
    """How much speaks for titles with names below them being papers: jobs, offices and films have short titles, sayings
    speak to you, and what stands below a headline of a newspaper speaks as no abstract does. A `known` layout's
    abstracts are what they look like."""
    if sum(map(_is_told, records)) * 2 >= len(records):
        return ENOUGH
    said = (
        _is_said(records, page)
        or speaks_of_papers(page, len(records))
        or _at_each(_IDENTIFIED, records, page)
        or _at_each(_TEXTS, records, page)
    )
    alone = sum(len(record.authors) == 1 and record.authors_complete for record in records)
    all_alone = alone >= _ALONE * sum(bool(record.authors) for record in records) > 3
    abstracts = [record.abstract for record in records[:_LOOKED_AT] if record.abstract]
    if len(abstracts) * 2 >= min(len(records), _LOOKED_AT):
        heard = sum(map(speech, abstracts)) / len(abstracts)
        several = sum(len(record.authors) > 1 for record in records) * 2 >= len(records)
        if (
            (known and (several or len(records) < len(_COUNTED)))
            or heard >= _RARELY
            or not any(map(_ENGLISH.search, abstracts))
        ):
            return ENOUGH
        return 0.5 if said or len(records) < len(_COUNTED) else TOO_LITTLE - 1.0
    titles = [record.title for record in records if record.title]
    if not titles:
        return ENOUGH if said or known else TOO_LITTLE - 1.0
    words = sum(len(title.split()) for title in titles) / len(titles)
    if len(titles) < _FEW_TITLES:
        return ENOUGH if said or words >= _TITLE else TOO_LITTLE - 1.0
    spoken = sum(bool(_YOU.search(title) or _IN_TITLE.search(title)) for title in titles)
    if words <= _OFFICE and not said and not any(record.date for record in records):
        return TOO_LITTLE - 1.0
    if all_alone and not said:
        return TOO_LITTLE - 1.0
    if words < _BRIEF_TITLE and not (known or said):
        return TOO_LITTLE - 1.0
    return 0.5 if words < _BRIEF_TITLE or spoken * 3 > len(titles) else ENOUGH


def are_none(records: Sequence[Record]) -> bool:
    """Whether the titles of records show that they are none: they are people, or the same again and again."""
    titles = [record.title for record in records if record.title]
    if len(titles) < _FEW_TITLES:
        return False
    people = sum(_is_person(title) for title in titles)
    different = len({title.casefold() for title in titles})
    return people >= _PEOPLE * len(titles) or (
        len(titles) > _FEW_TITLES and different < _DIFFERENT * len(titles)
    )


def _is_person(title: str) -> bool:
    title = title.partition(",")[0]
    words = title.split()
    return 2 <= len(words) <= 4 and person(title) > 0.5


def _is_told(record: Record) -> bool:
    """Whether a record has what only a paper has: an identifier, a venue, a field of science, a link to its text."""
    linked = record.identifiers != Identifiers() or any(link.kind != "other" for link in record.links)
    return linked or record.venue is not None or any(map(_FIELD.search, record.categories))


def speaks_of_papers(page: Page, count: int) -> bool:
    """Whether the page has several of the words that lists of papers have around them, or says one at every paper."""
    texts = (line.text for line in page.lines if len(line.text) < _SHORT)
    found = Counter(each.lastgroup for text in islice(texts, _LINES) for each in _OF_PAPERS.finditer(text))
    return len(found) > 1 or found["paper"] * 2 > min(count, _LINES // 4)


def speech(abstract: str) -> int:
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
