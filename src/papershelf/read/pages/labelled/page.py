"""A page of labelled values, "Title: …", "Authors: …" or a table's two columns → the fields of each record.

Which labels there are is learnt from the page: what stands before a colon or a tab, or alone above its value, once a
record. Each record has a title that a label names, or that stands unlabelled above the same first label.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.pages.labelled.words import MAIN, part_of, squeezed
from papershelf.read.pages.lines.boilerplate import reason
from papershelf.read.pages.written import Anchor, Written, moved
from papershelf.read.text import INVISIBLE
from papershelf.read.venues import venue_score

_WORD = r"[\w.&/'’#-]+(?:\([a-z]{1,3}\))?"
_KEY = rf"(?P<key>[^\W\d_](?:[\w.&/'’#-]*(?:\([A-Za-z]{{1,3}}\))?)(?: {_WORD}){{0,4}})"
_FRONT = r"\s*(?:[-*•▪–]\s+)?"
_FORMS = (
    late(rf"{_FRONT}{_KEY}\s?[:：]?\t[\t ]*(?P<value>.*)", re.DOTALL),
    late(rf"{_FRONT}{_KEY}\s?(?:::?(?=\s|\Z)|：)\s*(?P<value>.*)", re.DOTALL),
    late(rf"{_FRONT}[\[{{【]{_KEY}[\]}}】]\s?[:：]?\s*(?P<value>.*)", re.DOTALL),
)
_COUNTED = late(
    rf"\s*+(?:[\[(【（]?\d{{1,4}}(?:[\])】）][.:]?|[.)、．/]|\s[–—-]))?\s*+(?:[\U0001f000-\U0001faff☀-➿⬀-⯿]\ufe0f?\s*+)?"
    rf"{_KEY}\s?(?:::?(?=\s|\Z)|：)\s*(?P<value>.*)",
    re.DOTALL,
)
"""Behind a number or a picture: only what a known label says so is one."""
_TIGHT = late(rf"{_FRONT}{_KEY}\s?:(?P<value>\S.*)", re.DOTALL)
"""Without a space behind the colon: only what a known label says so is one."""
_SPACED = late(rf"{_FRONT}{_KEY} {{2,}}(?P<value>\S.*)", re.DOTALL)
_ALONE = late(rf"\s*{_KEY}\s?")
_LONGEST = 42
_SPACE = late(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_URL = late(r"https?://\S+")
_WORDS = late(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

_LOOKED_AT = 3000
"""Lines from the beginning of a page that show whether it is one of labelled values."""
_LEFT_OUT = 0.15
"""So many of the lines may be neither a label nor its value."""
_OFTEN = 0.4
"""An unknown word before a colon is a label where so many records have it."""
_LONG = 400
_PROSE = 120
_SENTENCE = 40
"""A paragraph of an abstract has so many characters at least, or `_PROSE` where it ends in no sentence."""
_OF_PAPERS = frozenset("abstract venue doi arxiv keywords categories link date".split())
"""What recipes and offices do not have besides a title and somebody's name."""
_TELLING = frozenset(("authors", "weak authors", "abstract", "date"))
_TABULAR = 0.55
"""So many of the lines must have labels, where titles have none."""


class Pair(NamedTuple):
    """A label and where its value begins, on line `at`. `part` is None for an unknown label."""

    at: int
    key: str
    part: str | None
    start: int
    alone: bool


@dataclass(slots=True)
class Field:
    """A value under its label: lines as written, each (text, its line's place)."""

    part: str
    values: list[tuple[str, int]] = field(default_factory=list)
    alone: bool = False
    indent: int = 0
    paragraphs: list[int] = field(default_factory=list)
    """The places in `values` before which a blank line stood."""


class Block(NamedTuple):
    """A record's lines `start` to `end` (exclusive), its fields, and prose without a label."""

    start: int
    end: int
    fields: Sequence[Field]
    loose: Sequence[tuple[str, int]]


def may_be_labelled(lines: Sequence[Written]) -> bool:
    """Whether the beginning of a page has several known labels."""
    known: Counter[str] = Counter()
    for line in lines[:_LOOKED_AT]:
        pair = _pair(0, line.text)
        if pair and pair.part:
            known[pair.part] += 1
    return len(known) > 1 and sum(known.values()) > 2


def plain(line: Written) -> Written:
    """The line without invisible characters and with plain spaces; tabs and indents stay."""
    if line.text.isascii():
        return line
    text = INVISIBLE.sub("", _SPACE.sub(" ", line.text))
    return (
        line if text == line.text else line._replace(text=text, anchors=moved(line.anchors, line.text, text))
    )


def blocks(lines: Sequence[Written]) -> list[Block]:
    """The records of the page; none, where it is not one of labelled values."""
    pairs = [pair for at, line in enumerate(lines) if (pair := _pair(at, line.text))]
    by_title = _title_starts(pairs)
    if by_title is not None:
        starts, kept = by_title
        found = _cut(lines, starts, kept)
        return found if _explained(found, lines) else []
    heads = _heads(lines, pairs)
    if heads is None:
        return []
    starts, kept = heads
    found = _cut(lines, starts, kept, headed=True)
    labelled = sum(1 + pair.alone for pair in kept if starts[0] <= pair.at)
    shown = sum(bool(line.text.strip()) for line in lines[starts[0] : found[-1].end])
    return found if labelled >= _TABULAR * shown and _explained(found, lines) else []


def _pair(at: int, text: str) -> Pair | None:
    """The label that a line begins with or is."""
    head = text[: _LONGEST + 12]
    if ":" in head or "\t" in head or "：" in head or "】" in head or "]" in head or "}" in head:
        for form in _FORMS:
            found = form.match(text)
            if found and len(found["key"]) <= _LONGEST:
                return _made(at, found, text)
        found = _COUNTED.match(text)
        if found and len(found["key"]) <= _LONGEST and part_of(found["key"]):
            return _made(at, found, text)
        found = _TIGHT.match(text)
        if found and (part := part_of(found["key"])) and not text[found.start("value") :].startswith("//"):
            return Pair(at, squeezed(found["key"]), part, found.start("value"), False)
    if "  " in head and (found := _SPACED.match(text)) and (part := part_of(found["key"])):
        return Pair(at, squeezed(found["key"]), part, found.start("value"), False)
    if len(text) <= _LONGEST and (found := _ALONE.fullmatch(text)) and (part := part_of(found["key"])):
        return Pair(at, squeezed(found["key"]), part, len(text), True)
    return None


def _made(at: int, found: re.Match[str], text: str) -> Pair:
    alone = not found["value"].strip()
    return Pair(at, squeezed(found["key"]), part_of(found["key"]), found.start("value"), alone)


def _title_starts(pairs: Sequence[Pair]) -> tuple[list[int], list[Pair]] | None:
    """Where records begin, and the labels that count, on a page whose titles have a label."""
    counts = Counter(pair.key for pair in pairs if pair.part == "title")
    if not counts:
        counts = Counter(pair.key for pair in pairs if pair.part == "weak title")
    if not counts:
        return None
    title, count = counts.most_common(1)[0]
    kept = _that_count(pairs, count)
    titles = [place for place, pair in enumerate(kept) if pair.key == title]
    often = Counter(pair.key for pair in kept)
    behind = {pair.key for pair in kept[titles[-1] + 1 :]}
    above = {
        pair.key
        for pair in kept[: titles[0]]
        if often[pair.key] * 2 >= count and (pair.key not in behind or count == 1)
    }
    starts = []
    for place in titles:
        first = place
        seen = {title}
        while first and kept[first - 1].key in above:
            key = kept[first - 1].key
            if key in seen and kept[first].key != key:
                break
            seen.add(key)
            first -= 1
        starts.append(kept[first].at)
    return starts, kept


def _heads(lines: Sequence[Written], pairs: Sequence[Pair]) -> tuple[list[int], list[Pair]] | None:
    """The same on a page where each title stands without a label above the same first label."""
    places = {pair.at: pair for pair in pairs}
    below: Counter[str] = Counter()
    heads: dict[str, list[int]] = {}
    for pair in pairs:
        above = _above(lines, pair.at)
        if (
            above is None
            or (above in places and places[above].part not in (None, "section"))
            or len(lines[above].text) > _LONG
            or reason(lines[above].text.strip())
        ):
            continue
        below[pair.key] += 1
        heads.setdefault(pair.key, []).append(above)
    if not below:
        return None
    counts = Counter(pair.key for pair in pairs)
    steady = [key for key, count in below.items() if count * 10 >= counts[key] * 8]
    if not steady:
        return None
    first = max(steady, key=lambda key: (below[key], -heads[key][0]))
    if below[first] < 2 and not lines[heads[first][0]].level:
        return None
    if not _begin_records(lines, heads[first], places):
        return None
    kept = _that_count(pairs, below[first])
    known = {pair.part for pair in kept if pair.part} - {"other"}
    if len({pair.key for pair in kept}) < 3 or len(known) < 2 or not known & _TELLING:
        return None
    return heads[first], kept


def _begin_records(lines: Sequence[Written], heads: Sequence[int], places: Mapping[int, Pair]) -> bool:
    """Whether the lines above first labels are where records begin: what stands above them has a label, or is prose,
    and they name no venues."""
    after = 0
    for head in heads[1:]:
        above = _above(lines, head)
        text = "" if above is None else lines[above].text.strip()
        after += (
            above in places or len(text) >= _PROSE or not any(map(str.isalnum, text)) or bool(reason(text))
        )
    venues = sum(venue_score(lines[head].text.strip()) > 0 for head in heads)
    return after * 5 >= 4 * (len(heads) - 1) and venues * 3 <= len(heads)


def _above(lines: Sequence[Written], at: int) -> int | None:
    """The nearest line above that is not blank."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if lines[place].text.strip():
            return place
    return None


def _that_count(pairs: Sequence[Pair], records: int) -> list[Pair]:
    """The pairs whose labels are known, or as frequent as labels are."""
    often = Counter(pair.key for pair in pairs)
    enough = max(2.0, _OFTEN * records)
    return [pair for pair in pairs if pair.part or often[pair.key] >= enough]


def _cut(
    lines: Sequence[Written], starts: Sequence[int], pairs: Sequence[Pair], headed: bool = False
) -> list[Block]:
    by_place = {pair.at: pair for pair in pairs}
    ends = [*starts[1:], len(lines)]
    return [_block(lines, start, end, by_place, headed) for start, end in zip(starts, ends, strict=True)]


def _block(lines: Sequence[Written], start: int, end: int, pairs: dict[int, Pair], headed: bool) -> Block:
    fields: list[Field] = []
    loose: list[tuple[str, int]] = []
    now: Field | None = None
    gap = False
    last = start
    if headed:
        fields.append(Field("title", [(lines[start].text.strip(), start)]))
    for at in range(start + headed, end):
        line = lines[at]
        text = line.text.strip()
        pair = pairs.get(at)
        if not text:
            gap = True
            continue
        if pair and pair.part == "section":
            pair = None  # a heading within the abstract
        if pair:
            value = line.text[pair.start :].strip()
            now = Field(pair.part or "other", alone=pair.alone, indent=_indent(line.text))
            if value:
                now.values.append((value, at))
            fields.append(now)
            last = at
        elif (now is None or now.values) and not _WORDS.search(_URL.sub("", text)):
            now = None
        elif now and _goes_on(now, line.text, gap):
            if gap and now.values:
                now.paragraphs.append(len(now.values))
            now.values.append((text, at))
            last = at
        elif (loose and loose[-1][1] == at - 1) or reason(text) is None:
            loose.append((text, at))
            if len(text) >= _PROSE or (loose[:-1] and loose[-2][1] == at - 1):
                last = at
            now = now if now and now.part == "abstract" and not gap else None
        gap = False
    return Block(start, last + 1, fields, loose)


def _goes_on(now: Field, text: str, gap: bool) -> bool:
    """Whether a line without a label is a part of the value above it."""
    stripped = text.strip()
    if not now.values:
        return now.part not in MAIN or reason(stripped) is None
    if reason(stripped) and len(stripped) < _PROSE:
        return False
    if now.part == "abstract":
        return not gap or len(stripped) >= (_SENTENCE if stripped[-1] in ".!?" else _PROSE)
    if gap:
        return len(stripped) >= _PROSE and len(now.values[-1][0]) >= _PROSE
    if now.alone or _indent(text) > now.indent:
        return True
    above = now.values[-1][0]
    return above.endswith((",", ";", " and", "&", "-")) or stripped[0].islower()


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _explained(found: Sequence[Block], lines: Sequence[Written]) -> bool:
    """Whether nearly all lines are labels and values, and the records are papers."""
    shown = sum(bool(line.text.strip()) for line in lines[found[0].start : found[-1].end])
    strange = sum(map(_unexplained, found))
    if strange > max(1, _LEFT_OUT * shown):
        return False
    parts = [{each.part for each in block.fields if each.values} for block in found]
    if sum(bool(_OF_PAPERS & each) for each in parts) * 2 < len(found):
        return False
    told = sum(bool({"authors", "weak authors", "abstract", "overview"} & each) for each in parts)
    known = sum(len(each - {"other", "title", "weak title"}) for each in parts)
    if len(found) == 1:
        return told > 0 and known > 1
    return told * 2 >= len(found) and known >= 1.5 * len(found)


def _unexplained(block: Block) -> int:
    """How many lines of a record say nothing that is understood."""
    if any(each.part == "abstract" for each in block.fields):
        return len(block.loose)
    return sum(len(text) < _PROSE for text, _ in block.loose[:1]) + sum(
        at - before > 1 for (_, before), (_, at) in zip(block.loose, block.loose[1:], strict=False)
    )


def anchors_in(lines: Sequence[Written], block: Block) -> Iterator[tuple[Anchor, str]]:
    """The links of a record, with the words that they stand on."""
    for line in lines[block.start : block.end]:
        for anchor in line.anchors:
            yield anchor, line.text[anchor.start : anchor.end]
