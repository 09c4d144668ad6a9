"""A record's small facts, a line each: venue, date, award, keywords, one sentence; and how well a line is one."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.dates import find_date
from papershelf.read.names import NameList, name_list, name_score, split_names
from papershelf.read.pages.labelled.words import part_of
from papershelf.read.pages.lines.page import Line
from papershelf.read.venues import YEAR, byline, venue_score

LABELS = {
    "author": "names",
    "authors": "names",
    "names": "names",
    "by": "names",
    "title": "title",
    "abstract": "abstract",
}
"""The parts that labels name, by what `Line.label` says; all others are facts."""

_LABEL = late(r"(?P<label>[A-Z][^\W\d_]*(?:[ /-][^\W\d_]+){0,3})\s?:(?:\s|$)")
_OFTEN = 3
"""What stands so often before a colon is the page's label."""
_REPEATED = 100
_NUMBER = late(r"\d+")
_SHORT = 60
_SPLIT = late(r"\s+[·⋅•∙|]\s+|\s*;\s+")
_TERMS = late(r"\s*[;,·|•]\s*")
_TERM = 4
"""A keyword has so many words at most."""
_LEFT_OUT = late(r",?\s\+\s?\d+\s(?:more\s)?(?:authors?|others|more),?\s+(?=\S)")
_TAIL = late(
    r"(?:[.,;:]?\s+(?=[(\[“\"]|In\b|in\b|\d)|[.;:]\s+|,\s+(?=(?:In\s|in\s|[A-Z]{2,}|Proc|Journal"
    r"|Trans)))(?P<venue>.+)$"
)


class Byline(NamedTuple):
    """Names and where the paper appeared, on one line; `venue` as written, "" for none."""

    names: NameList
    venue: str


class Habits(NamedTuple):
    """What a page repeats: `labels` stand before a colon at the front of several lines ("Subjects"), `lines` are whole
    ones without their numbers ("120 Citations"), `people` are in lists of names."""

    labels: frozenset[str]
    lines: frozenset[str]
    people: frozenset[str]


def habits(lines: Sequence[Line]) -> Habits:
    found = Counter(label["label"] for line in lines if (label := _LABEL.match(line.text)))
    texts = Counter(stencil(line.text) for line in lines if len(line.text) < _REPEATED)
    return Habits(
        labels=frozenset(
            label
            for label, count in found.items()
            if count >= _OFTEN and part_of(label) != "section"  # "Background: …" begins an abstract
        ),
        lines=frozenset(text for text, count in texts.items() if count >= _OFTEN),
        people=frozenset(
            name
            for line in lines
            if line.names and len(line.names.names) > 1 and line.names.likelihood == 1
            for name in line.names.names
        ),
    )


def stencil(text: str) -> str:
    """A line without what changes from one to the next: its numbers and its capitals."""
    return _NUMBER.sub("0", text.lower())


def is_repeated(line: Line, page: Habits) -> bool:
    """Whether the page writes the line again and again, apart from its numbers; a name of the page is none of these."""
    if len(line.text) >= _REPEATED or stencil(line.text) not in page.lines:
        return False
    return not (line.names and page.people.issuperset(line.names.names))


def label_of(line: Line, page: Habits) -> str | None:
    """The label of a line, one that is known or one that this page repeats."""
    if line.label:
        return line.label
    found = _LABEL.match(line.text)
    return found["label"].lower() if found and found["label"] in page.labels else None


def is_dated(text: str) -> bool:
    """Whether a line gives a day or a month of a year, as no title does."""
    found = find_date(text)
    return found is not None and len(found) > 4


def fact_score(line: Line, page: Habits) -> float:
    """How well a line fits a small fact; log-odds, see `parts`."""
    label = label_of(line, page)
    if label is not None:
        return 4.0 if label not in LABELS else -8.0
    if line.award:
        return 3.0
    if line.stamp:
        return 3.5
    if is_repeated(line, page):
        return 2.5
    if read_byline(line.text):
        return -3.0
    if is_keywords(line.text):
        return 1.0
    score = venue_score(line.text)
    if is_dated(line.text):
        score = max(score, 1.5)
    if score > 0:
        return min(3.0, score) if len(line.text) < 200 else 0.0
    if len(line.text) < _SHORT and line.names is None:
        return -1.5
    return max(-8.0, -1.5 - len(line.text) / 40)


def is_keywords(text: str) -> bool:
    """Whether a line lists a few terms, nearly all in small letters, as pages that do not call them keywords do.

    >>> is_keywords("constraint solvers; robot arms; GPUs"), is_keywords("Robots, arms, and how to move them")
    (True, False)
    """
    parts = _TERMS.split(text)
    if len(parts) < 2 or len(text) > 300 or text.endswith("."):
        return False
    small = sum(part == part.lower() for part in parts)
    return small * 4 >= 3 * len(parts) and all(0 < len(part.split()) <= _TERM for part in parts)


@lru_cache(maxsize=16384)
def read_byline(text: str) -> Byline | None:
    """The names of a line that also tells where or when the paper appeared; None where it is no such line.

    >>> found = read_byline("Ada Byron, Bo Chen; Proceedings of the Bee Conference, 2019")
    >>> (found.names.names, found.venue) if found else None
    (('Ada Byron', 'Bo Chen'), 'Proceedings of the Bee Conference, 2019')
    """
    if not 8 < len(text) < 600 or not any(
        map(text.__contains__, (" - ", " – ", "·", "•", "|", ";", ".", ",", "(", " in "))
    ):
        return None
    if parts := byline(text):
        names = _plain_names(parts[0])
        if names and parts[0].rstrip().endswith(("…", "...")):
            names = names._replace(complete=False)
        return Byline(names, parts[1]) if names else None
    if _LEFT_OUT.search(text):
        names = _plain_names(_LEFT_OUT.sub(", ", text))
        return Byline(names._replace(complete=False), "") if names else None
    if found := _by_in(text):
        return found
    if found := _by_segments(_SPLIT.split(text)):
        return found
    return _by_tail(text)


def _by_segments(parts: Sequence[str]) -> Byline | None:
    """Names in some parts and facts in the others: "CVPR 2020 • Ada Byron • Bo Chen"."""
    if len(parts) < 2:
        return None
    facts = [part for part in parts if _is_fact(part)]
    people = [part for part in parts if part not in facts and part.strip()]
    if not facts or not people:
        return None
    names = _plain_names(" · ".join(people)) if len(people) > 1 else _plain_names(people[0])
    return Byline(names, ", ".join(facts)) if names else None


def _by_in(text: str) -> Byline | None:
    """Several names, then the venue behind "in": "Ada Byron, Bo Chen in Journal of Bees"."""
    before, _, venue = text.partition(" in ")
    if not venue[:1].isupper():
        return None
    if not any(map(before.__contains__, (",", "&", " and ", "·", ";", "…"))) and venue_score(venue) <= 1:
        return None
    names = _plain_names(before)
    several = names is not None and (len(names.names) > 1 or name_score(names.names[0]) > 0)
    return Byline(names, venue) if names and several else None


def _is_fact(text: str) -> bool:
    return venue_score(text) > 0 or bool(YEAR.search(text)) or any(map(str.isdigit, text))


def _by_tail(text: str) -> Byline | None:
    """Names, then a venue or a year behind a mark: "Ada Byron, Bo Chen. NeurIPS 2020", "Ada Byron (2020)"."""
    best = None
    for found in _TAIL.finditer(text):
        venue = found["venue"].strip("()[] ")
        if venue_score(venue) > 0 or YEAR.fullmatch(venue.strip(".")):
            best = found
            break
    if best is None:
        return None
    names = _plain_names(text[: best.start()])
    return Byline(names, best["venue"]) if names else None


def _plain_names(text: str) -> NameList | None:
    """The names of a text that holds nothing else."""
    found = name_list(text.strip(" ,;.…"))
    if found is None or found.likelihood < 0.75 or any(map(str.isdigit, text)):
        return None
    if len(found.names) == 1 and len(split_names(text)[0]) == 1 and len(found.names[0].split()) > 4:
        return None
    return found
