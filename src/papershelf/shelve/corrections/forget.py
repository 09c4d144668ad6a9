"""Names that shall not be told: replaced in what documents say, and in all that the site shows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import count
from typing import TypeVar
from unicodedata import normalize
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from papershelf.model import Document, Problem, Record, Shelf
from papershelf.shelve.corrections.decisions import (
    Corrections,
    Lines,
    PaperCorrection,
    PersonCorrection,
)
from papershelf.shelve.corrections.forms import doubled, parted, straight, without_double
from papershelf.shelve.corrections.patterns import UNPARTED, WORD, is_unparted, pattern
from papershelf.shelve.corrections.salvage import WITHHELD
from papershelf.shelve.corrections.unmatched import contradiction
from papershelf.shelve.papers.listing import name_key
from papershelf.shelve.slugs import slug

UNSEEN = r"[\u00ad\u200b-\u200d\u2060\ufeff]"
TOKEN = re.compile(
    r"(?P<entity>&(?:amp;){0,3}(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,32});)"
    r"|(?P<percent>(?:%[\da-fA-F]{2})+)"
    r"|(?P<escape>\\u[\da-fA-F]{4})"
    r"|(?P<tag></?(?P<element>[A-Za-z][A-Za-z0-9]{0,9})(?:\s(?:[A-Za-z0-9\s=\"'/:.,;#_?]|-(?=\w)){0,200})?/?>)"
    r"|(?P<wide>[\uff01-\uff5e\U0001d400-\U0001d7ff])"
    r"|(?P<hyphen>\\-|(?<=[^\W\d_])-\s+(?=[^\W\d_]))"
    r"|\{?\\(?:[`'^\"~=.]|[uvHtcdbkr](?=[\s{\\]))\s*\{?\\?(?P<accented>[A-Za-z])(?![A-Za-z]{2}\})\s?\}{0,2}"
    r"|\{?\\(?P<letter>ss|[LlOo]|AE|ae|OE|oe|AA|aa)(?![A-Za-z])\s?(?:\{\})?\}?"
    r"|(?P<target>\]\([^()\s]*\))"
    r"|\\(?P<gap>quad|qquad|space|thinspace|enspace|enskip|newline|linebreak)(?![A-Za-z])\s*"
    r"|(?P<command>\\[A-Za-z]{2,}\*?\s*)"
    r"|(?P<mark>\$+|(?<=[^\W\d_])(?:\*+|~~|`+)(?=[^\W\d_]))"
    rf"|(?P<nothing>[{{}}]|{UNSEEN})"
)
"""Letters that are written in signs, and signs that are none."""
LETTERS = {"ss": "ß", "L": "Ł", "l": "ł", "O": "Ø", "o": "ø", "AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ"} | {
    "AA": "Å",
    "aa": "å",
}
INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup tt u wbr".split())
"""Elements whose tags part no word."""
VOID = frozenset(["br", "hr", "img", "wbr"])
ID = re.compile(r"[a-z0-9-]+")
Struct = TypeVar("Struct", bound=msgspec.Struct)


class Forgetting:
    """The names to forget with what stands in their place. Without names it changes nothing."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = dict(names)
        self.files: dict[str, str] = {}
        self.keys = {name_key(old): new for old, new in names.items()}
        whole = sorted(self.names, key=lambda old: (-len(old), old))
        self.patterns = [
            (re.compile(form, re.IGNORECASE), self.names[old], len(WORD.findall(old)) > 1, last)
            for old in whole
            for form, last in (
                *((each, False) for each in (*straight(old), *parted(old))),
                (pattern(old), True),
            )
        ]
        self.doubled = [re.compile(form, re.IGNORECASE) for old in whole for form in doubled(old)]
        own = sorted(
            form
            for new in set(self.names.values())
            if not any(found.search(new) for found, *_ in self.patterns)
            for form in straight(new)
        )
        self.kept = re.compile("|".join(own), re.IGNORECASE) if own else None

        unparted = (old for old in self.names if any(map(is_unparted, old)))
        self.glued = [sign for old in unparted if len(sign := slug(old).replace("-", "")) >= UNPARTED]

    def __bool__(self) -> bool:
        return bool(self.names)

    def text(self, text: str) -> str:
        """The text with the new names."""
        for twice in self.doubled:
            text = twice.sub(without_double, text)
        for found, new, several, last in self.patterns:
            if found.search(text):
                parts = []
                at = 0
                for match in self.matches(found, text, last):
                    parts += [text[at : match.start()], instead(match[0], new, several)]
                    at = match.end()
                text = "".join([*parts, text[at:]])
        if self.patterns and TOKEN.search(text):
            for found, new, several, last in self.patterns:
                read, starts, ends = letters_of(text)
                matches = self.matches(found, read, last)
                text = replaced(text, matches, starts, ends, new, several)
        return text

    def matches(self, found: re.Pattern[str], text: str, last: bool) -> Iterator[re.Match[str]]:
        """Where a form is found; one that is looked for last is in no part of a new name."""
        at = 0
        for own in self.kept.finditer(text) if self.kept and last else ():
            yield from found.finditer(text, at, own.start())
            at = own.end()
        yield from found.finditer(text, at)

    def tells(self, text: str) -> bool:
        if self.reads(text):
            return True
        if self.glued and ID.fullmatch(text):  # a slug has no space beside a name that stands in running text
            return any(sign in text.replace("-", "") for sign in self.glued)
        if not self.patterns or not TOKEN.search(text):
            return False
        read, _, _ = letters_of(text)
        return self.reads(read)

    def reads(self, read: str) -> bool:
        """Whether a text tells a name in its own letters."""
        return any(
            found.search(read) and next(self.matches(found, read, last), None)
            for found, _, _, last in self.patterns
        )

    def id(self, id: str) -> str:
        """An id as it is once its paper or person is told otherwise."""
        return slug(self.text(id.replace("-", " "))) if self.tells(id) else id

    def documents(self, documents: Iterable[Document]) -> list[Document]:
        """The documents as if they said the new names; their files keep their own."""
        return [self.document(each) for each in documents]

    def document(self, document: Document) -> Document:
        if not self:
            return document
        return replace(
            document,
            title=self.text(document.title) if document.title else None,
            session=self.text(document.session) if document.session else None,
            venue=self.text(document.venue) if document.venue else None,
            records=tuple(map(self.record, document.records)),
        )

    def record(self, record: Record) -> Record:
        authors = tuple(self.keys.get(name_key(name)) or self.text(name) for name in record.authors)
        links = tuple(each for each in record.links if not self.tells(each.url))
        told = {
            name: self.text(value)
            for name in ("title", "abstract", "summary", "venue", "session", "award")
            if (value := getattr(record, name))
        }
        topics = tuple(map(self.text, record.topics))
        known = {
            name: None
            for name, value in msgspec.structs.asdict(record.identifiers).items()
            if value and self.tells(value)
        }
        identifiers = replace(record.identifiers, **known) if known else record.identifiers
        return replace(record, authors=authors, links=links, topics=topics, identifiers=identifiers, **told)

    def paper(self, paper: PaperCorrection) -> PaperCorrection:
        """A correction as if it said the new names; the files of its records keep their own."""

        def ids(references: Iterable[str]) -> tuple[str, ...]:
            return tuple(self.id(each) if ID.fullmatch(each) else each for each in references)

        told = {name: self.text(getattr(paper, name)) for name in ("title", "abstract", "venue", "award")}
        known = {
            name: "" for name in ("doi", "arxiv", "openreview", "acl") if self.tells(getattr(paper, name))
        }
        return replace(
            paper,
            id=self.id(paper.id),
            authors=tuple(map(self.text, paper.authors)),
            links=tuple(each for each in paper.links if not self.tells(each)),
            merge=ids(paper.merge),
            apart=ids(paper.apart),
            **told,
            **known,
        )

    def person(self, person: PersonCorrection) -> PersonCorrection:
        def named(reference: str) -> str:
            return self.id(reference) if ID.fullmatch(reference) else self.text(reference)

        return replace(
            person,
            id=named(person.id),
            name=self.text(person.name),
            merge=tuple(map(named, person.merge)),
            apart=tuple(map(named, person.apart)),
            split=tuple(map(self.id, person.split)),
            homepage="" if self.tells(person.homepage) else person.homepage,
        )

    def shelf(self, shelf: Shelf) -> Shelf:
        """The shelf as it may be shown: no text of it, and no file's name, tells a forgotten name."""
        if not self:
            return shelf
        self.files = self.shown_files(document.file for document in shelf.documents)
        shown = self.everywhere(replace(shelf, forgotten={}))
        real = {new: old for old, new in self.files.items()}
        return replace(shown, forgotten=self.names, real_files=real)

    def shown_files(self, files: Iterable[str]) -> dict[str, str]:
        """What the files are called that tell a name; no two files the same."""
        own = sorted(files)
        taken = {file for file in own if not self.tells(file)}
        shown: dict[str, str] = {}
        for file in own:
            if file not in taken:
                stem, dot, suffix = self.text(file).rpartition(".")
                tries = (f"{stem}{f'-{number}' if number > 1 else ''}{dot}{suffix}" for number in count(1))
                shown[file] = next(each for each in tries if each not in taken)
                taken.add(shown[file])
        return shown

    def everywhere(self, struct: Struct) -> Struct:
        changed = {
            name: shown
            for name in struct.__struct_fields__
            if (shown := self.value(value := getattr(struct, name))) is not value
        }
        return replace(struct, **changed) if changed else struct

    def of_file(self, text: str) -> str:
        """The file that a text names, with or without lines, as it may be called; "" if it names none."""
        for whole, rest in ((text, ""), (text.rpartition(":")[0], text[text.rfind(":") :])):
            file = whole.removeprefix("content/")
            if file in self.files:
                return whole[: len(whole) - len(file)] + self.files[file] + rest
        return ""

    def value(self, value: object) -> object:
        """A value of a struct; the same object where nothing in it changes."""
        if isinstance(value, str):
            told = self.of_file(value) or self.text(value)
            return value if told == value else told
        if isinstance(value, msgspec.Struct):
            return self.everywhere(value)
        if isinstance(value, tuple):
            values = tuple(map(self.value, value))
            return values if any(a is not b for a, b in zip(values, value, strict=True)) else value
        if isinstance(value, Mapping):
            return {self.value(key): self.value(each) for key, each in value.items()}
        return value


def with_new_names(corrections: Corrections) -> Corrections:
    """The corrections as if they said the new names, a new name that is one to forget too as what stands for that.
    Those who would be called by a name to forget whatever is done are problems."""
    told = forgetting(corrections)
    if not told:
        return corrections
    people = []
    problems = []
    for lines, person in corrections.people:
        name = person.name
        for _ in told.names:
            name = told.text(name)
        if told.tells(name):
            problem = contradiction(
                "The name of this [[person]] tells one that is to be forgotten.",
                "Write a name without any word of the forgotten one, or take that out of forget.",
                lines,
            )
            problems.append(problem)
            people.append((lines, PersonCorrection(name=WITHHELD, forget=person.forget)))
        else:
            people.append((lines, replace(person, name=name)))
    problems += two_new_names(people)
    rest = replace(corrections, people=tuple(people), problems=(*corrections.problems, *problems))
    told = forgetting(rest)
    return replace(
        rest,
        papers=tuple((lines, told.paper(each)) for lines, each in rest.papers),
        people=tuple((lines, told.person(each)) for lines, each in rest.people),
    )


def two_new_names(people: Sequence[tuple[Lines, PersonCorrection]]) -> Iterator[Problem]:
    """The problems of names that tables want forgotten for different new ones."""
    said: dict[str, tuple[Lines, str]] = {}
    for lines, person in sorted(people, key=lambda each: each[0]):
        for key in sorted({name_key(old) for old in person.forget}):
            there, other = said.setdefault(key, (lines, person.name))
            if other != person.name and WITHHELD not in (other, person.name):
                message = f"The [[person]] on line {there[0]} puts another name in the place of one of these."
                yield contradiction(message, "Keep one of the two.", lines)


def forgetting(corrections: Corrections) -> Forgetting:
    """What the decisions want forgotten; of two new names for one, the first of the alphabet."""
    pairs = {(person.name, old.strip()) for _, person in corrections.people for old in person.forget}
    best_last = sorted(pairs, key=lambda pair: (pair[0] == WITHHELD, pair), reverse=True)
    return Forgetting({old: new for new, old in best_last})


def replaced(
    text: str,
    matches: Iterable[re.Match[str]],
    starts: Sequence[int],
    ends: Sequence[int],
    new: str,
    several: bool,
) -> str:
    """The text with a new name where its letters, however they are written, tell the old one."""
    parts = []
    at = 0
    for match in matches:
        if match.end() == match.start():
            continue
        start, end = starts[match.start()], ends[match.end() - 1]
        if start < at:
            continue
        end = with_ends(text, start, end)
        old = text[start:end]
        open_, closed = old.count("{"), old.count("}")
        told = instead(match[0], new, several)
        before, behind = lone_tags(old)
        behind += "".join(lone_marks(old))
        parts += [text[at:start], before, "{" * (open_ - closed), told, "}" * (closed - open_), behind]
        at = end
    return "".join([*parts, text[at:]])


def lone_tags(old: str) -> tuple[str, str]:
    """The tags within a name that end before it does or begin before: those that open, and those that close."""
    opened: list[tuple[str, str]] = []
    closed = []
    for token in TOKEN.finditer(old) if "<" in old else ():
        name = (token["element"] or "").lower()
        if not name or name in VOID or token[0].endswith("/>"):
            continue
        if not token[0].startswith("</"):
            opened.append((name, token[0]))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            closed.append(token[0])
    opening, closing = "".join(tag for _, tag in opened), "".join(closed)
    return ("", closing + opening) if closing else (opening, "")


def lone_marks(old: str) -> list[str]:
    """The marks of formulas and Markdown within a name that begin before it or end behind it."""
    marks = [token["mark"] for token in TOKEN.finditer(old) if token["mark"]]
    return [mark for mark in dict.fromkeys(marks) if marks.count(mark) % 2]


def with_ends(text: str, start: int, end: int) -> int:
    """Where a name ends with the braces and marks behind it that end what began within it."""
    old = text[start:end]
    for mark in [*["}"] * (old.count("{") - old.count("}")), *lone_marks(old)]:
        end += len(mark) if text.startswith(mark, end) else 0
    return end


def letters_of(text: str) -> tuple[str, list[int], list[int]]:
    """The text as it is read, and for each sign of it where what stands for it begins and ends."""
    read: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def take(told: str, start: int, end: int, each: bool) -> None:
        read.append(told)
        starts.extend(range(start, end) if each else [start] * len(told))
        ends.extend(range(start + 1, end + 1) if each else [end] * len(told))

    at = 0
    for token in TOKEN.finditer(text):
        take(text[at : token.start()], at, token.start(), each=True)
        take(sign(token), token.start(), token.end(), each=False)
        at = token.end()
    take(text[at:], at, len(text), each=True)
    return "".join(read), starts, ends


def sign(token: re.Match[str]) -> str:
    """What a token stands for."""
    if token["entity"]:
        told = unescape(re.sub("^&(?:amp;)+", "&", token[0]) if token[0].count(";") > 1 else token[0])
        return re.sub(UNSEEN, "", told)
    if token["tag"]:
        return "" if token["element"].lower() in INLINE else " "
    if token["wide"]:
        return normalize("NFKC", token[0])
    if token["percent"]:
        return re.sub(UNSEEN, "", unquote(token[0], errors="replace"))
    if token["escape"]:
        return re.sub(UNSEEN, "", chr(int(token[0][2:], 16)))
    if token["target"]:
        ahead = token.string[token.end() : token.end() + 1]
        return "" if ahead.isalpha() and token.string[token.start() - 1].isalpha() else " "
    if token["gap"]:
        return " "
    return token["accented"] or LETTERS.get(token["letter"] or "", "")


def instead(old: str, new: str, several: bool) -> str:
    """The new name, written as the old one was: as a slug, in capitals. `several` says whether the old one has more
    words than one."""
    joint = next((sign for sign in ("%20", "-", "_", "+", ".") if sign in old and " " not in old), "")
    if joint or (several and old.isalnum() and old.isascii() and len(new.split()) > 1):
        words = slug(new).split("-")
        return joint.join(words)
    return new.upper() if old.isupper() and not new.isupper() else new
