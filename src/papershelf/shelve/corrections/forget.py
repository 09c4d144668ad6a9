"""Names that shall not be told: replaced in what documents say, and in all that the site shows."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from papershelf.model import Document, Problem, Record, Shelf
from papershelf.shelve.corrections.decisions import FILE, Corrections, Lines
from papershelf.shelve.papers.listing import folded, name_key
from papershelf.shelve.people.names import compatible, parse
from papershelf.shelve.slugs import slug

BETWEEN = r"(?:[\s._+,\-‐‑–’'\u00ad\u200b]|%20|&nbsp;|&#\w+;)"
"""What may stand between the words of a name: in a sentence, a file's name, an address."""
UNPARTED = 7
"""A name of so many letters is told as one word too: "janedoe"."""
SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
"""How letters are written where there are none of them."""
WORD = re.compile(r"[^\W_]+")
Struct = TypeVar("Struct", bound=msgspec.Struct)


class Forgetting:
    """The names to forget with what stands in their place. Without names it changes nothing."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = dict(names)
        self.files: dict[str, str] = {}
        self.keys = {name_key(old): new for old, new in names.items()}
        whole = sorted(self.names, key=lambda old: (-len(old), old))
        self.patterns = [(re.compile(pattern(old), re.IGNORECASE), self.names[old]) for old in whole]

    def __bool__(self) -> bool:
        return bool(self.names)

    def text(self, text: str) -> str:
        """The text with the new names."""
        for found, new in self.patterns:
            text = found.sub(lambda match, new=new: instead(match[0], new), text)  # type: ignore[misc]
        return text

    def tells(self, text: str) -> bool:
        return any(found.search(text) for found, _ in self.patterns)

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
        return replace(record, authors=authors, links=links, topics=topics, **told)

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


def forgetting(corrections: Corrections) -> Forgetting:
    """What the decisions want forgotten."""
    return Forgetting({old.strip(): person.name for _, person in corrections.people for old in person.forget})


def pattern(name: str) -> str:
    """A regular expression for a name in any writing: surname first, any case, without accents, as a slug."""
    turned, comma, given = name.partition(",")
    words = WORD.findall(f"{given} {turned}" if comma else name)
    orders = [[*words[at:], *words[:at]] for at in range(len(words))]  # the surname may have several words
    if any(is_unparted(char) for char in name):
        return "|".join(rf"{BETWEEN}*".join(map(letters, order)) for order in orders)
    long = sum(map(len, words)) >= UNPARTED
    between = f"{BETWEEN}{'*' if long else '+'}"
    forms = "|".join(between.join(map(letters, order)) for order in orders)
    return rf"(?<![^\W_])(?:{forms})(?![^\W_])"


def letters(word: str) -> str:
    return "".join(map(letter, unicodedata.normalize("NFC", word)))


def letter(char: str) -> str:
    """A letter with or without accents, in one sign or with a mark behind."""
    bare = folded(char)
    if len(bare) != 1 or not bare.isascii():  # another script, "ß" and "æ"
        return re.escape(char) if bare == char.lower() else f"(?:{re.escape(char)}|{re.escape(bare)})"
    plain = f"[{bare}{''.join(accented().get(bare, ()))}][\u0300-\u036f]*"
    return f"(?:{SPELT[char.lower()]}|{plain})" if char.lower() in SPELT else plain


@lru_cache(maxsize=1)
def accented() -> Mapping[str, list[str]]:
    """The Latin letters that are written for a plain one."""
    found: dict[str, list[str]] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        if char.isalpha():
            found.setdefault(folded(char), []).append(char)
    return found


def is_unparted(char: str) -> bool:
    """Whether a letter is of a script that writes no spaces."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af"


def instead(old: str, new: str) -> str:
    """The new name, written as the old one was: as a slug, in capitals."""
    joint = next((sign for sign in ("%20", "-", "_", "+") if sign in old and " " not in old), "")
    if joint or (old.isalnum() and old.isascii() and len(new.split()) > 1):
        words = slug(new).split("-")
        return joint.join(words)
    return new.upper() if old.isupper() and not new.isupper() else new


def still_told(documents: Sequence[Document], corrections: Corrections) -> Iterator[Problem]:
    """Warnings for names that may be forgotten ones, written in another way than the correction has them."""
    wanted: list[tuple[Lines, str]] = [
        (lines, old) for lines, person in corrections.people for old in person.forget
    ]
    if not wanted:
        return
    names = sorted({name for document in documents for record in document.records for name in record.authors})
    new = {person.name for _, person in corrections.people}
    for lines, old in wanted:
        for name in names:
            if name not in new and compatible(parse(old), parse(name)):
                yield Problem(
                    file=f"content/{FILE}",
                    line=lines[0],
                    severity="warning",
                    code="forgotten-name",
                    message=f"“{name}” still stands among the authors, and may be the name to forget.",
                    hint="If it is, add it to forget as it is written.",
                )
