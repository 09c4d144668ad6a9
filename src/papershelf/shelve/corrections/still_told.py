"""Names to forget that documents and lists may tell all the same, written in another way: a warning for each."""

import re
from collections.abc import Iterable, Iterator, Sequence

from papershelf.model import Document, Frozen, Problem
from papershelf.read.lists import GivenList
from papershelf.shelve.corrections.decisions import FILE, Corrections, Lines
from papershelf.shelve.corrections.forms import with_word_between
from papershelf.shelve.corrections.patterns import WORD, is_unparted, letters, pattern
from papershelf.shelve.people.names import compatible, parse

SHOWN_PLACES = 3
"""So many places of a name that still stands are named."""
LONG = 4
"""A surname of fewer letters is not looked for in texts."""


def common_words(documents: Sequence[Document], corrections: Corrections) -> Iterator[Problem]:
    """Warnings for names that documents, as they are written, have in small letters: they may be words."""
    for lines, person in corrections.people:
        for old in person.forget:
            found = re.compile(pattern(old), re.IGNORECASE)
            if not old.strip()[:1].isupper():
                continue
            words = [
                match[0]
                for document in documents
                for record in document.records
                for text in (record.title, record.abstract)
                if text
                for match in found.finditer(text)
                if (match[0][:1].islower() and not match[0].isalnum()) or match[0].islower()
            ]
            if words:
                yield warning(
                    lines,
                    f"The name to forget, “{old}”, also stands in small letters in titles or abstracts, "
                    "where it may be words; it is replaced there too.",
                    "If it is, write the whole name.",
                )


class Said(Frozen, frozen=True):
    """What is said at a place: names of people, and texts."""

    place: str
    texts: tuple[str, ...]
    names: tuple[str, ...] = ()


def said(documents: Sequence[Document], lists: Sequence[GivenList]) -> Iterator[Said]:
    """What documents say of papers, and curators in their lists."""
    for document in documents:
        for record in document.records:
            texts = (record.title or "", record.abstract or "")
            yield Said(f"content/{document.file}, line {record.line_start}", texts, record.authors)
    for given in lists:
        head, file = given.head, f"content/{given.head.file}"
        yield Said(file, (head.title, head.description or "", head.intro or ""), head.curators)
        for part in given.parts:
            own = part.part
            yield Said(file, (own.title or "", own.notes or ""), own.presenters)
            for wanted in part.wanted:
                entry = wanted.entry
                yield Said(f"{file}, line {wanted.line}", (entry.text, entry.remark or ""), entry.presenters)


def still_told(
    documents: Sequence[Document], corrections: Corrections, lists: Sequence[GivenList] = ()
) -> Iterator[Problem]:
    """Warnings for names that may be forgotten ones, written in another way than the correction has them."""
    wanted: list[tuple[Lines, str]] = [
        (lines, old) for lines, person in corrections.people for old in person.forget
    ]
    if not wanted:
        return
    all_said = list(said(documents, lists))
    names = sorted({name for document in documents for record in document.records for name in record.authors})
    of_lists = {name for each in said((), lists) for name in each.names}
    new = {person.name for _, person in corrections.people}
    add = "If it is that person, add the name to forget as it is written there."
    for lines, old in wanted:
        if place := surname_in_text(all_said, old, new):
            told = f"The surname of a name to forget still stands in a title, an abstract or a list: {place}."
            yield warning(lines, told, add)
    for lines, old in wanted:
        if place := nearly_told(all_said, old, new):
            yield warning(
                lines, f"A name to forget still stands with a word between its words: {place}.", add
            )
    for lines, old in wanted:
        for name in names:
            if name not in new and compatible(parse(old), parse(name)):
                told = f"“{name}” still stands among the authors, and may be the name to forget."
                yield warning(lines, told, "If it is, add it to forget as it is written.")
        for name in sorted(of_lists):
            if name not in new and compatible(parse(old), parse(name)):
                told = f"“{name}” still stands in a reading list, and may be the name to forget."
                yield warning(lines, told, "If it is, add it to forget as it is written.")


def warning(lines: Lines, message: str, hint: str) -> Problem:
    """What is doubtful about a name that the correction at these lines forgets."""
    return Problem(
        file=f"content/{FILE}",
        line=lines[0],
        severity="warning",
        code="forgotten-name",
        message=message,
        hint=hint,
    )


def surname_in_text(all_said: Sequence[Said], old: str, new: Iterable[str]) -> str:
    """Where a title or an abstract still has the surname of a forgotten name, unless a new name has it too; "" for
    nowhere. Who bears it may be somebody else."""
    given_last = old.partition(",")[0] if "," in old else old
    words = WORD.findall(given_last)
    if len(WORD.findall(old)) < 2 or not words or len(words[-1]) < LONG or is_unparted(words[-1][0]):
        return ""
    found = re.compile(rf"(?<![^\W\d_]){letters(words[-1])}(?![^\W\d_])", re.IGNORECASE)
    if any(map(found.search, new)):
        return ""
    places = [
        each.place
        for each in all_said
        if any(match[0][0].isupper() for text in each.texts for match in found.finditer(text))
    ]
    return places_of(places)


def nearly_told(all_said: Sequence[Said], old: str, new: Iterable[str]) -> str:
    """Where the name stands with a word between its words, such as an initial or a nickname; "" for nowhere."""
    found = [re.compile(form, re.IGNORECASE) for form in with_word_between(old)]
    places = [
        each.place
        for each in all_said
        for text in (*each.texts, *each.names)
        if text and text not in new and any(form.search(text) for form in found)
    ]
    return places_of(places)


def places_of(places: Iterable[str]) -> str:
    """The places where a name stands: all, or the first and how many there are."""
    several = sorted(set(places))
    if len(several) <= SHOWN_PLACES:
        return "; ".join(several)
    return f"{'; '.join(several[:SHOWN_PLACES])}; {len(several)} places in all"
