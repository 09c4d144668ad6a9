"""The labels that pages write before a part of a record: "Authors:", "TL;DR:", "Journal-ref:", or alone above it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.dates import find_date

_WORDS: Mapping[str, str] = {
    "title": "title|paper title|paper|article",
    "authors": r"authors?(?:\(s\))?|author list|by|written by|speakers?(?:\(s\))?|presenters?(?:\(s\))?|contributors?"
    r"|corresponding authors?|first author|autor(?:en|es)?|auteurs?",
    "abstract": "abstract|r[ée]sum[ée]|zusammenfassung|resumen",
    "summary": r"tl;?\s?dr|(?:one[- ]sentence|short|lay|plain[- ]language|ai|auto-?generated) summary|in brief"
    "|highlights?",
    "overview": "summary|overview|description",
    "venue": r"venue|conference|journal|published in|journal[- ]ref(?:erence)?|book ?title"
    "|publication(?: venue)?|proceedings"
    r"|source|in proceedings|appeared in|to appear in|related doi journal",
    "date": r"dates?|published(?: on(?:line)?| date)?|publication date|submitted(?: on)?|submission date|year"
    "|posted(?: on)?"
    r"|(?:last |date )?(?:updated|revised|modified)(?: on)?|first published|received|accepted|date (?:added"
    r"|published|of publication)",
    "categories": r"subjects?(?: areas?| class(?:es)?)?|categor(?:y|ies)|(?:primary|research|secondary) (?:area"
    "|subject|category)"
    r"|areas?|arxiv categor(?:y|ies)",
    "keywords": r"key[- ]?words?(?: and phrases)?|index terms|topics?|tags?|ccs concepts|mesh terms|descriptors",
    "links": r"links?|urls?|code(?: \w+)?|pdf|project(?: page| website)?|website|web ?page|github|video|slides"
    "|poster|data(?:set)?s?"
    r"|paper (?:link|url|pdf)|full text|supplementary(?: material)?|openreview|preprint|demo|external link|bibtex",
    "comment": r"comments?|notes?|remarks?|pages|status|decision|track|licen[cs]e|report[- ](?:no|number)"
    "|session|affiliations?"
    r"|institutions?|presentation(?: type)?|room|time|ratings?|scores?|type|volume|issue|publisher|editors?"
    r"|msc[- ]class(?:es)?"
    r"|acm[- ]class(?:es)?|language|confidence|format|location|chairs?|citations?|cited by|primary contact"
    r"|student paper"
    r"|submission history|novelty|country|funding|acknowledge?ments?|(?:submitted|uploaded|posted|added) by",
    "identifier": r"(?:related |article |paper )?doi|arxiv(?: id)?|pmid|pmcid|isbn|issn|ids?|paper id"
    "|submission (?:number|id)"
    r"|paper number|cite(?:d)? as|citation key|anthology id",
    "award": r"awards?|honou?rs?|distinctions?",
}
_KINDS = tuple(_WORDS)
_LABEL = late(
    r"(?:"
    + "|".join(f"({words})" for words in _WORDS.values())
    + r")(?P<end>\s?[:：]\s*|\s+[–—-]\s+|\s?—\s?)",
    re.IGNORECASE,
)
_ALONE = late(
    r"[\W_]*+(?:" + "|".join(f"({words})" for words in _WORDS.values()) + r")\s?[:：]?[\W_]*", re.IGNORECASE
)
_ABSTRACT = late(r"(?:Abstract|ABSTRACT)(?:\s?[.]\s?|\s|(?=[A-Z]))(?=(?-i:[A-Z\d“\"$\\])\S*\s)")
_SURE = frozenset({"title", "authors", "abstract", "summary", "keywords", "categories", "identifier"})
_DOUBTFUL = late(
    r"paper|article|by|source|in brief|highlights?|areas?|topics?|tags?|ids?|subjects?|categor(?:y|ies)|isbn"
    r"|issn|arxiv|speakers?"
    r"|contributors?|presenters?",
    re.IGNORECASE,
)
_ALONE_TOO = frozenset({"abstract", "summary", "authors", "keywords"})
"""Labels that need no colon where they are alone on a line."""
_LONG = 250
"""A text of so many characters below a "summary" is an abstract, where the page labels nothing else as one."""


class Label(NamedTuple):
    """The part that a label names, its words, and where the text behind it begins (the line's length for none)."""

    part: str
    words: str
    start: int


def labels(texts: Sequence[str]) -> list[Label | None]:
    """The label of each line of a page. A doubtful one counts only where the page has it on several lines."""
    found = [label(text) for text in texts]
    counts = Counter((each.part, each.words) for each in found if each)
    abstracts = any(each.part == "abstract" for each in found if each)
    chosen: list[Label | None] = []
    for text, each in zip(texts, found, strict=True):
        if each and not _is_sure(each, text[each.start :]) and counts[each.part, each.words] < 2:
            each = None
        if each and each.part == "overview":
            long = len(text) - each.start >= _LONG or each.start == len(text)
            each = each._replace(part="abstract" if long and not abstracts else "summary")
        chosen.append(each)
    return chosen


def label(text: str) -> Label | None:
    """The label that a line begins with, or is.

    >>> label("Authors: Ada Byron"), label("Abstract"), label("Abstract Interpretation")
    (Label(part='authors', words='authors', start=9), Label(part='abstract', words='abstract', start=8), None)
    """
    if not text[:1].isalpha() and text[:1] not in "[(":
        return None
    found = _LABEL.match(text)
    if found and text[found.end() :].strip():
        if found["end"].strip() in ("-", "–", "—") and not _strong(found):
            return None
        return Label(_KINDS[_group(found)], _said(found), found.end())
    if len(text) <= 40 and (alone := _ALONE.fullmatch(text)):
        part = _KINDS[_group(alone)]
        said = _said(alone)
        if ":" in text or "：" in text or part in _ALONE_TOO or said.endswith("ed by"):
            return Label(part, said, len(text))
    if (run := _ABSTRACT.match(text)) and len(text) > 80:
        return Label("abstract", "abstract", run.end())
    return None


def _is_sure(found: Label, rest: str) -> bool:
    if found.part == "links":
        return rest.startswith("http")
    if found.part == "date":
        return find_date(rest) is not None
    return found.words.startswith("journal") or (found.part in _SURE and not _DOUBTFUL.fullmatch(found.words))


def _strong(found: re.Match[str]) -> bool:
    """Whether a label may have a dash behind it: "Abstract — …", but not "Code - …"."""
    return _KINDS[_group(found)] in ("abstract", "summary", "keywords")


def _group(found: re.Match[str]) -> int:
    return next(at for at, words in enumerate(found.groups()) if words)


def _said(found: re.Match[str]) -> str:
    return found.groups()[_group(found)].lower()
