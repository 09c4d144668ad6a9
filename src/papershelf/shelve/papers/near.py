"""Pairs of papers that stayed two, though much speaks for one: with what speaks for and against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec
from rapidfuzz.fuzz import ratio

from papershelf.english import listed
from papershelf.excerpts import Excerpts
from papershelf.model import Problem, Question
from papershelf.shelve.corrections.proposals import same_paper
from papershelf.shelve.papers.authors import matches
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.opposites import TELLING
from papershelf.shelve.papers.published import identifiers
from papershelf.shelve.papers.runs import overlap
from papershelf.shelve.papers.titles import FULL_TITLE_WORDS
from papershelf.shelve.papers.wording import title_words

LIKE_TEXT = 0.15
"""The share of runs that two versions of one text have in common at least."""

CLOSE_TEXT = 0.35

MOST = 50
"""So many pairs are told: the nearest."""

ALIKE = 87
"""Titles whose letters agree in so many per cent are alike."""

SOME_TEXT = 0.2
"""The share of runs from which the abstract of a record without a title is like another one."""


class Miss(msgspec.Struct, frozen=True):
    """Two records that were compared and not joined."""

    one: Listing
    other: Listing

    def shared(self) -> float | None:
        """The share of runs that their abstracts have in common."""
        texts = overlap(self.one, self.other)
        return texts.shared if texts else None

    @property
    def pair(self) -> frozenset[tuple[str, int]]:
        return frozenset({self.one.key, self.other.key})


class Near(msgspec.Struct, frozen=True):
    one: Listing
    other: Listing
    score: float
    why: tuple[str, ...]
    but: tuple[str, ...]


def near_merges(
    misses: Iterable[Miss], work_of: Mapping[tuple[str, int], int], ids: Sequence[str], texts: Excerpts
) -> Iterator[Question]:
    """Notes on the nearest pairs of papers that stayed two, with the correction that makes them one. `work_of` gives
    the work of a listing by its key, `ids` the ids of works."""
    nearest: dict[tuple[int, int], Near] = {}
    for miss in misses:
        one, other = work_of.get(miss.one.key), work_of.get(miss.other.key)
        if one is None or other is None:  # left out
            continue
        pair = min(one, other), max(one, other)
        if one != other and (found := near(miss)):
            known = nearest.get(pair)
            if known is None or found.score > known.score:
                nearest[pair] = found
    ranked = sorted(nearest.values(), key=lambda each: (-each.score, each.one.order, each.other.order))
    for each in ranked[:MOST]:
        first, second = sorted(ids[work_of[listing.key]] for listing in (each.one, each.other))
        yield Question(problem=paper_problem(each, texts), table=same_paper(first, second))


def worth_telling(one: Listing, other: Listing) -> bool:
    """Whether two records that are not one can be near: a quick look, as most pairs are far."""
    if not one.title_key or not other.title_key:
        return True
    return bool(ratio(one.title_key, other.title_key, score_cutoff=ALIKE)) or not identifiers(
        one
    ).items().isdisjoint(identifiers(other).items())


def near(miss: Miss) -> Near | None:
    """How near two records are to being one paper, or None where they are clearly two."""
    one, other = miss.one, miss.other
    ids = [
        f"the same {name}"
        for name, value in identifiers(one).items()
        if identifiers(other).get(name) == value
    ]
    titled = bool(one.title_key and other.title_key)
    same = titled and one.title_key == other.title_key
    alike = 100.0 if same else likeness(one, other) if titled else 0.0
    if titled and not alike and not ids:
        return None
    authors = in_common(one, other)
    text = miss.shared()
    if not ids:
        short = len(title_words(one.record.title or "")) < FULL_TITLE_WORDS
        strangers = authors is not None and not authors[0]
        told_apart = text is not None and text < LIKE_TEXT
        friends = authors is not None and 2 * authors[0] >= authors[1]
        if same and (strangers and (short or told_apart)):
            return None
        if same and short and not friends:
            return None
        if alike and not same and (strangers or not (friends or (text or 0) >= CLOSE_TEXT) or told_apart):
            return None
        if not titled and (strangers or (text or 0) < SOME_TEXT):
            return None
    why = list(ids)
    but: list[str] = []
    if same:
        why.append("the same title")
    elif titled:
        (why if alike else but).append(f"titles that differ in {differing(one, other)}")
    if authors:
        (why if 2 * authors[0] >= authors[1] else but).append(
            f"{authors[0]} of {authors[1]} authors in common"
        )
    if text is not None:
        (why if text >= SOME_TEXT else but).append(f"{text:.0%} of the abstracts' four-word runs in common")
    score = (2 if ids else 0) + alike / 100 + (authors[0] / authors[1] if authors else 0) + (text or 0)
    return Near(one, other, round(score, 3), tuple(why), tuple(but))


def likeness(one: Listing, other: Listing) -> float:
    """How much two titles agree, in per cent; 0 where they are not alike or a word tells them apart."""
    found = ratio(one.title_key, other.title_key, score_cutoff=ALIKE)
    return 0.0 if found and any(telling(word) for word in changed(one, other)) else found


def telling(word: str) -> bool:
    return word in TELLING or any(char.isdigit() for char in word)


def changed(one: Listing, other: Listing) -> list[str]:
    """The words that only one of two titles has."""
    mine, theirs = title_words(one.record.title or ""), title_words(other.record.title or "")
    words: list[str] = []
    for change, i1, i2, j1, j2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if change != "equal":
            words += (*mine[i1:i2], *theirs[j1:j2])
    return words


def differing(one: Listing, other: Listing) -> str:
    words = [f"“{word}”" for word in dict.fromkeys(changed(one, other))]
    return listed(words[:4]) if 0 < len(words) <= 4 else "several words"


def in_common(one: Listing, other: Listing) -> tuple[int, int] | None:
    """How many authors two records share, and how many the shorter list has; None without authors."""
    if not one.author_keys or not other.author_keys:
        return None
    short, long = sorted((one.record.authors, other.record.authors), key=len)
    return matches(short, long), len(short)


def paper_problem(near: Near, texts: Excerpts) -> Problem:
    one, other = sorted((near.one, near.other), key=lambda each: (each.document.file, each.number))
    record, file = other.record, f"content/{other.document.file}"
    title = record.title or ""
    place = texts.find(file, record.line_start, record.line_end, title, title[:30])
    but = f"; but {listed(near.but)}" if near.but else ""
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        width=place.width,
        severity="note",
        code="near-merge",
        message=f"{called(other)} was kept apart from {called(one)} "
        f"(content/{one.document.file}, line {one.record.line_start:,}): {listed(near.why)}{but}.",
        hint="If it is one paper, join them in corrections.toml; if not, say there that they are apart.",
    )


def called(listing: Listing) -> str:
    record = listing.record
    if record.title:
        return f"“{record.title}”"
    by = f", by {record.authors[0]}" if record.authors else ""
    return f"a paper without a title{by},"
