"""Holds what was read against what a page states: records found, false ones, titles, authors, abstracts.

A record is found if what was read overlaps its lines, one to one, the best overlap first. Titles count as right if
they are exact up to white space (with TeX: nearly), lists of authors if each name is exact and in its order, abstracts
if their words are the same to 98 %. What was not found is wrong in everything.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from papershelf.model import Document, Record
from papershelf.read import read_content
from rendering.sheet import Rendered

SAME = 0.98
_TEX = re.compile(r"[$\\{}_^~]")
_QUOTES = str.maketrans("“”‘’ʼ`´：（）？", "\"\"''''':()?")
_COMMAND = re.compile(r"\\[A-Za-z]+")


@dataclass
class Score:
    """Counts. Each from `found` on is of those `stated`; `whole` are right in title, authors and abstract."""

    stated: int = 0
    read: int = 0
    found: int = 0
    titles: int = 0
    authors: int = 0
    complete: int = 0
    abstracts: int = 0
    whole: int = 0

    def add(self, other: "Score") -> None:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def false(self) -> int:
        return self.read - self.found


@dataclass(frozen=True)
class Miss:
    """What is wrong with one record, for people who look into it."""

    line: int
    part: str
    want: object
    got: object


def read(rendered: Rendered) -> Document:
    """The page read by itself, as a file of a site."""
    with TemporaryDirectory() as folder:
        Path(folder, f"page{rendered.suffix}").write_bytes(rendered.text.encode())
        (document,) = read_content(Path(folder))
    return document


def score(rendered: Rendered, document: Document) -> tuple[Score, list[Miss]]:
    """How much of the page was read right, and what was not."""
    result = Score(stated=len(rendered.found), read=len(document.records))
    misses: list[Miss] = []
    pairs = dict(_pairs(rendered.found, document.records))
    for at, want in enumerate(rendered.found):
        if at not in pairs:
            misses.append(Miss(want.line_start, "record", want.title or ", ".join(want.authors), None))
            continue
        got = document.records[pairs[at]]
        result.found += 1
        parts = (
            ("titles", title_right(got.title, want.title), (want.title, got.title)),
            ("authors", names_right(got.authors, want.authors), (want.authors, got.authors)),
            ("complete", got.authors_complete is want.authors_complete, (want.authors, got.authors)),
            ("abstracts", likeness(got.abstract, want.abstract) >= SAME, (want.abstract, got.abstract)),
        )
        result.whole += all(right for part, right, _ in parts if part != "complete")
        for part, right, both in parts:
            setattr(result, part, getattr(result, part) + right)
            if not right:
                misses.append(Miss(want.line_start, part, *both))
    false = set(range(len(document.records))).difference(pairs.values())
    for at in sorted(false):
        got = document.records[at]
        misses.append(Miss(got.line_start, "false", None, got.title or ", ".join(got.authors)))
    return result, misses


def _pairs(stated: Sequence[Record], found: Sequence[Record]) -> Iterator[tuple[int, int]]:
    overlaps = sorted(
        (-shared, abs(want.line_start - got.line_start), at, place)
        for at, want in enumerate(stated)
        for place, got in enumerate(found)
        if (shared := min(want.line_end, got.line_end) - max(want.line_start, got.line_start) + 1) > 0
    )
    taken: set[int] = set()
    given: set[int] = set()
    for _, _, at, place in overlaps:
        if at not in given and place not in taken:
            given.add(at)
            taken.add(place)
            yield at, place


def title_right(got: str | None, want: str | None) -> bool:
    got, want = _plain(got), _plain(want)
    if got == want:
        return True
    if got and want and (_TEX.search(got) or _TEX.search(want)):
        one, other = "".join(_words(got)), "".join(_words(want))
        return bool(other) and difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9
    return False


def names_right(got: Iterable[str], want: Iterable[str]) -> bool:
    return list(map(_key, got)) == list(map(_key, want))


def likeness(got: str | None, want: str | None) -> float:
    """How like two abstracts are, by their words; 1 where there is none and none was read."""
    if not want or not got:
        return float(not want and not got)
    if _plain(got) == _plain(want):
        return 1.0
    one, other = _words(got), _words(want)
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _plain(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").translate(_QUOTES).split())


def _key(name: str) -> str:
    """Without case, and with initials as they may be written: "J.-B. K. Smith" is "JBK Smith"."""
    key = _plain(name).casefold()
    return re.sub(r"(?<=\b\w)\.[- ]?(?=\w\.)", "", key).replace(".", "")


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", _COMMAND.sub(" ", text))
    return re.findall(r"\w+", "".join(each for each in text if not unicodedata.combining(each)).lower())
