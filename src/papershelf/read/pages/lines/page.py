"""A pasted page as classified lines: what each line says about itself, before any layout is tried."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from papershelf.late import late
from papershelf.read.dates import Stamp, stamp
from papershelf.read.names import NameList, cut_et_al, last_names, name_list, split_names
from papershelf.read.pages.lines import boilerplate
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lines.boilerplate import without_button
from papershelf.read.pages.lines.echoes import echoes
from papershelf.read.pages.lines.labels import Label, labels
from papershelf.read.pages.lines.marks import habits, unmarked
from papershelf.read.pages.lines.wrapped import together
from papershelf.read.pages.markup.kinds import parts_of_kinds
from papershelf.read.pages.spaced import partings
from papershelf.read.pages.written import Anchor, Written, moved
from papershelf.read.surname_first import (
    has_commas_within,
    has_initials_behind,
    turned_initials,
    turned_pair,
)
from papershelf.read.text import clean as clean_line
from papershelf.read.venues import venue_score

LONG = 400
"""A line of so many characters is prose (or a very long list of names); nobody writes such a title."""

_BUTTON = 30
_COLUMN = 4
"""So many lines of one name each, the surname first, show that a page writes its names so."""
_AGAIN = "said again for screen readers"
HUGE = 20_000
"""A line of so many characters is not even a list of names."""

_SENTENCE_END = late(r"[a-z)\]\d”\"’%$}][.!?]\s+(?=[A-Z\\$“\"(])")
_SPEECH = frozenset(
    "we our us is are was were has have been can be show shows propose proposes present presents introduce introduces "
    "study demonstrate provide however that which it they these but not also".split()
)
_WORD = late(r"\w+")
_THIS = late(r"\bthis (?:paper|work)\b")
_TERMINAL = late(r"\.[”\"')\]}$*]*$|https?://\S+$")
_GLUE = late(r"[a-z\d)?!.”\"’'$}\]][A-ZÀ-ÖØ-Þ][\w.’'-]+ |[A-Z]{2}[a-zß-öø-ÿ]+ ")


@dataclass(slots=True)
class Line:
    """A line that is not blank. `gap` counts the blank lines before it.

    `number` and `last` are the file's lines that it stands on. `anchors` are the links on `text`; `level` is that of
    a marked heading, or 0. `text` has no marks ("3.", "[Oral]", "[PDF]") and no label any more; what the marks said is
    kept: `honour` is an award beside the text, `badges` are the links that were cut off, each (words, address).

    `label` is the part that the line's own label or the label above it names: "title", "authors", "abstract", "summary"
    (TL;DR), "venue", "date", "categories", "keywords", "links", "comment", "identifier"; None without one.

    `widest` is twice the widest gap between it and the line above that may be a part of a record, or 1 where something
    else stands between; for an inferred page.
    `unsure` is another title that the line may hold, where the page writes titles and authors on one line.
    """

    number: int
    last: int
    text: str
    gap: int
    anchors: tuple[Anchor, ...] = ()
    level: int = 0
    label: str | None = None
    honour: str | None = None
    badges: tuple[tuple[str, str], ...] = ()
    boilerplate: str | None = None
    award: str | None = None
    stamp: Stamp | None = None
    names: NameList | None = None
    prose: float = 0.0
    glued: bool = False
    unsure: str | None = None
    widest: int = 0


@dataclass(slots=True)
class Page:
    """The lines of a document that are not blank, and what holds for all of them together.

    `words` are those that prose writes in small letters; `people` counts names, twice where they
    stand in a list, once where one has the line for itself; `lists` counts the lines that are plainly lists of names.
    `button` says that a button's word was run together with a line, `rare` keeps which names are (see `parts`).
    """

    lines: list[Line]
    total: int
    usual_gap: int = 0
    words: frozenset[str] = frozenset()
    people: dict[str, int] = field(default_factory=dict)
    lists: int = 0
    button: bool = False
    rare: dict[str, bool] = field(default_factory=dict)


def read_page(written: Iterable[Written], total: int) -> Page:
    """Every line that is not blank, classified; `total` counts the file's lines, the blank ones too."""
    lines: list[Line] = []
    gap = 0
    waiting = list(written)
    said = echoes([clean_line(each.text) for each in waiting])
    again = [
        Line(each.number, each.last, clean_line(each.text), 0, boilerplate=_AGAIN)
        for each in map(waiting.__getitem__, sorted(said))
    ]
    waiting = together([each for at, each in enumerate(waiting) if at not in said] if said else waiting)
    parts = parts_of_kinds(waiting) if any(each.kind for each in waiting) else {}
    waiting.reverse()
    others: set[int] = set()
    while waiting:  # each goes when its line comes: a large page would stand in memory twice
        each = waiting.pop()
        cleaned = clean_line(each.text)
        if cleaned:
            line = Line(each.number, each.last, cleaned, gap, level=each.level)
            line.anchors = each.anchors if cleaned == each.text else moved(each.anchors, each.text, cleaned)
            line.label = parts.get(each.kind)
            if parts and not line.label:
                others.add(id(line))
            elif line.label == "authors":
                _strip_names(line)
            lines.append(line)
            gap = 0
        else:
            gap += 1
    if again:
        lines = sorted([*lines, *again], key=lambda line: line.number)
    plain: set[str] = set()
    button = _mark(lines, plain)
    _label(lines)
    for line in lines:
        _classify(line, plain)
        if id(line) in others and line.label is None:
            line.names = None  # names have markup of their own on this page
            if (
                len(line.text) < LONG // 2
                and line.prose <= 1
                and not line.stamp
                and venue_score(line.text) > 0
            ):
                line.label = "venue"
    lines = _parted(lines)
    _end_points(lines)
    _turn_single(lines)
    page = Page(lines, total, button=button)
    gaps = Counter(line.gap for line in lines[1:])
    page.usual_gap = max(sorted(gaps), key=gaps.__getitem__, default=0)
    if lines:
        lines[0].gap = page.usual_gap  # what stands above the page says nothing
    page.words = small_words(line.text for line in lines if line.prose > 0)
    seen: dict[str, int] = {}
    for line in lines:
        if line.names and (len(line.names.names) > 1 or line.boilerplate is None):
            in_list = len(line.names.names) > 1
            weight = 0 if line.names.likelihood < 1 else 2 if in_list else 1
            page.lists += weight == 2
            for name in line.names.names:
                seen[name] = seen.get(name, 0) + weight
    page.people = seen
    return page


_AROUND = ".,;:()[]!?\"'“”"


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters in prose: a word seen so is seldom a name ("deep", but not "wang")."""
    written = {word for text in texts for word in text.split()}
    return frozenset(word.strip(_AROUND) for word in written if word.islower())


def capital_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of prose with a capital behind their first letter: "RL" (also in parentheses), "PyTorch"."""
    written = {word for text in texts for word in text.split()}
    return frozenset(word.strip(_AROUND) for word in written if word[1:] != word[1:].lower())


def _parted(lines: list[Line]) -> list[Line]:
    """The lines with those in two that hold a title and its authors with a space between."""
    may = [
        len(line.text) < 4 * LONG
        and not (line.boilerplate or line.stamp or line.label or line.level or line.award)
        and (line.names is None or line.names.likelihood < 1 or len(line.names.names[0].split()) > 3)
        for line in lines
    ]
    found: list[Line] = []
    for line, parts in zip(
        lines,
        partings([line.text if each else None for line, each in zip(lines, may, strict=True)]),
        strict=True,
    ):
        found.append(line)
        if parts is None:
            continue
        names = replace(line, text=parts.names, gap=0, label="authors", anchors=(), badges=(), honour=None)
        _keep(line, 0, len(parts.title))
        for each in (line, names):
            _classify(each, {each.text})
        line.names, line.glued, line.unsure = None, False, parts.unsure
        found.append(names)
    return found


def _end_points(lines: Sequence[Line]) -> None:
    """Reads names that have a line for themselves without the point that the page puts behind its lists: "D. Wei."."""
    lists = [line for line in lines if line.names and len(line.names.names) > 1 and line.names.complete]
    ended = sum(line.text.endswith(".") for line in lists)
    if ended < 3 or ended * 5 < len(lists) * 4:
        return
    for line in lines:
        if (
            len(line.text) < 40
            and line.text.endswith(".")
            and line.boilerplate is None
            and "," not in line.text
        ):
            line.names = name_list(line.text[:-1])


def _turn_single(lines: Sequence[Line]) -> None:
    """Turns names that have a line for themselves where the page's lists write surnames first."""
    lists = [
        line for line in lines if line.names and len(line.names.names) > 1 and line.names.likelihood == 1.0
    ]
    for least, written, mark, turned in (
        (3, has_initials_behind, 0, turned_initials),
        (2, has_commas_within, 1, turned_pair),
    ):
        behind = sum(written(line.text) for line in lists)
        if behind < least or behind * 2 < len(lists):
            continue
        for line in lines:
            alone = len(line.text) < 40 and line.text.count(",") == mark and line.boilerplate is None
            if alone and (name := turned(line.text)):
                line.names = NameList((name,), True, False, 1.0)
    _turn_column(lines)


def _turn_column(lines: Sequence[Line]) -> None:
    """Turns "Doe, Jane" where most lines with one comma are plainly a name, the surname first: the page writes each on
    its own line, and what could be two surnames is a name too."""
    alone = [
        line
        for line in lines
        if len(line.text) < 40 and line.text.count(",") == 1 and line.boilerplate is None and not line.level
    ]
    plain = sum(line.names is not None and len(line.names.names) == 1 for line in alone)
    others = [
        line
        for line in alone
        if line.names is None or (len(line.names.names) == 2 and not any(" " in n for n in line.names.names))
    ]
    if plain < _COLUMN or plain < 2 * len(others):
        return
    for line in others:
        if name := turned_pair(line.text):
            line.names = NameList((name,), True, False, 1.0)


def _mark(lines: Sequence[Line], plain: set[str]) -> bool:
    """Takes the marks from the lines, but for those that are nothing else; whether a button was among them.

    Texts that are no boilerplate are put into `plain`.
    """
    button = False
    texts = [line.text for line in lines]
    page = habits(texts)
    for place, line in enumerate(lines):
        if len(line.text) < LONG:
            line.boilerplate = line.boilerplate or boilerplate.reason(line.text)
            if line.boilerplate or award_text(line.text):
                continue
            plain.add(line.text)
        cut = unmarked(line.text, place, page)
        if cut.end - cut.start < len(line.text):
            line.honour = cut.award
            _keep(line, cut.start, cut.end)
        if len(line.text) > LONG // 4 and line.anchors and (end := _button_behind(line)):
            _keep(line, 0, end)
        text = without_button(line.text) if len(line.text) < LONG else line.text
        if len(text) < len(line.text):
            button = True
            _keep(line, len(line.text) - len(text), len(line.text))
    return button


def _label(lines: Sequence[Line]) -> None:
    """Takes the labels from the lines; one alone on its line labels the next."""
    waiting: Label | None = None
    for line, found in zip(lines, labels([line.text for line in lines]), strict=True):
        if found and line.label and found.part != line.label:
            line.label = None  # what the line says goes before what its markup does
        if found and found.start < len(line.text):
            line.label = found.part if found.part != "award" else None
            _keep(line, found.start, len(line.text))
            waiting = None
        elif found:
            line.boilerplate = "label"
            waiting = found
        elif waiting:
            if waiting.words.endswith("ed by") and len(line.text) < LONG:
                line.boilerplate = "who submitted the paper"
            elif line.gap <= 1 and _may_be(line, waiting.part):
                line.label = waiting.part
            waiting = None


def _button_behind(line: Line) -> int:
    """Where a link begins that ends a long line and is no text of it, "Full article"; 0 for none."""
    last = max(line.anchors, key=lambda each: each.end)
    words = line.text[last.start : last.end]
    if (
        last.end < len(line.text)
        or not words
        or len(words) > _BUTTON
        or boilerplate.reason(words.strip("[]()… ")) is None
    ):
        return 0
    return len(line.text[: last.start].rstrip(" [(…"))


def _strip_names(line: Line) -> None:
    """Takes what stands around a list of names from it: "by", and the mark that leads on to the title."""
    end = len(line.text.rstrip(" :;,·|"))
    start = len("by ") if line.text[:3].lower() == "by " else 0
    if start < end and end - start < len(line.text):
        _keep(line, start, end)


def _may_be(line: Line, part: str) -> bool:
    """Whether a line below a label can be what the label says."""
    if len(line.text) >= LONG:
        return part in ("abstract", "summary", "authors")
    if boilerplate.reason(line.text):
        return False
    if part == "abstract":
        return prose_score(line.text) > 0
    return part != "authors" or name_list(line.text) is not None


def _keep(line: Line, start: int, end: int) -> None:
    """Cuts a line's text, and keeps what the page says on the links that are cut off."""
    whole, line.text = line.text, line.text[start:end]
    anchors = []
    for anchor in line.anchors:
        first, last = max(anchor.start, start), min(anchor.end, end)
        if first < last:
            anchors.append(Anchor(first - start, last - start, anchor.url))
        else:
            line.badges += ((whole[anchor.start : anchor.end], anchor.url),)
    line.anchors = tuple(anchors)


def _believe(line: Line) -> None:
    """Takes what a label says before what a line looks like."""
    if line.label == "authors":
        names = line.names or NameList(tuple(split_names(line.text)[0]), True, False, 1.0)
        line.names = names._replace(likelihood=1.0) if names.names else None
        line.prose = min(line.prose, 0.0)
    elif line.label in ("title", "abstract", "summary"):
        line.names = line.award = line.stamp = line.boilerplate = None


def _classify(line: Line, plain: set[str]) -> None:
    text = line.text
    if len(text) < LONG:
        if line.boilerplate is None and text not in plain:
            line.boilerplate = boilerplate.reason(text)
        line.award = award_text(text)
        line.stamp = stamp(text)
        line.prose = prose_score(text)
        line.names = None if line.level else name_list(text)  # a heading names a paper or a part of the page
        line.glued = not cut_et_al(text)[1] or bool(_GLUE.search(text))
        _believe(line)
    else:
        line.prose = 6.0
        line.names = name_list(text) if len(text) < HUGE else None
        line.glued = len(text) < HUGE and len(last_names(text)) > 2
        if line.names and line.names.likelihood < 0.8:
            line.names = None


def prose_score(text: str) -> float:
    """Above 0: running text; below 0: a heading. Length, sentence ends, verbs and capitals decide."""
    words = text.split()
    score = len(text) / 80 - 1.2
    score += min(3.0, 1.5 * len(_SENTENCE_END.findall(text)))
    if _TERMINAL.search(text):
        score += 2.5
    elif text[-1] in "?!":
        score -= 0.3
    else:
        score -= 1.2
    small = text.lower()
    spoken = sum(map(_SPEECH.__contains__, _WORD.findall(small)))
    score += min(3.0, 0.6 * (spoken + (len(_THIS.findall(small)) if "this " in small else 0)))
    long_words = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    if long_words:
        capitals = sum(word[0].isupper() for word in long_words) / len(long_words)
        score += -1.5 if capitals >= 0.6 else 0.6 if capitals <= 0.2 and len(words) > 8 else 0.0
    if len(words) <= 4:
        score -= 1.0
    return max(-5.0, min(6.0, score))
