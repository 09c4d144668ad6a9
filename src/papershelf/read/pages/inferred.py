"""Pages that no known layout explains: the repeated block is inferred from the document itself, with a confidence.

Every shape is tried on a sample; the best few are fitted to what is steady on this page, on all of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

import msgspec

from papershelf.model import Frozen
from papershelf.read.pages import parts
from papershelf.read.pages.facts import (
    LABELS,
    Habits,
    fact_score,
    habits,
    is_dated,
    is_repeated,
    label_of,
    read_byline,
)
from papershelf.read.pages.features import Features, features
from papershelf.read.pages.grammar import APART, WORST, Layout, Segmentation, segment
from papershelf.read.pages.lines import Line, Page
from papershelf.read.pages.parts import OUTSIDE
from papershelf.read.pages.references import Entry, key, order, read_entries
from papershelf.read.pages.refine import learned, usual
from papershelf.read.pages.shapes import CITED, ENTRY, FACT, SHAPES
from papershelf.read.pages.stacked import unstacked
from papershelf.read.venues import venue_score

SURE = 0.5
"""Below this confidence nothing is read."""

_SAMPLE = 400
"""So many lines show which shapes a page may have."""
_TRIED = 4
"""So many shapes are fitted to the whole page."""
_NEAR = 0.8
"""Shapes whose mean score is worse by more than this are not."""
_BRIEF = 250
"""A shorter line that looks like a venue is no abstract."""
_MAIN = ("title", "names", "names with dots", "names with commas", "abstract", CITED, ENTRY)
_SAYS = ("title", "abstract", CITED, ENTRY)
_SEVERAL = 4
_NEARLY_ALL = 0.8
_HEADING, _HEADING_WORDS = 60, 7
_WHOLE = 3.5
"""A line that looks so much like a whole reference is hardly a part of one."""
_FAR_APART = 3.0
"""What a wide gap says on a page that parts its records by them; such pages are tried too."""
_FEWEST = 0.05
_LONG_TITLE = 160
_UNNAMED = 0.7
"""How much of the confidence is left where no authors say that these are papers, or no titles."""
_ROUNDS = 2
_BY_COUNT = (0.0, 0.5, 0.75, 0.9, 0.95, 1.0)
"""How sure so many records make: 1, 2, …, five and more."""


Runs = tuple[tuple[tuple[Line, str], ...], ...]


class Inferred(Frozen, frozen=True):
    """A page read by a shape of its own. `plain` is the mean score of a line before the page taught anything."""

    found: Segmentation
    shape: tuple[str, ...]
    confidence: float
    plain: float
    entries: Mapping[tuple[int, str], Entry]


def infer(content: Sequence[Line], page: Page, shapes: Sequence[Layout] = SHAPES) -> Inferred | None:
    """The best reading of the lines by a shape that the page itself shows; None where there is not one record."""
    content, page = unstacked(*_closed_up(content, page))
    entries = read_entries(content, page)
    own = habits(content)
    scores = [_scores(line, page, own, entries.get(key(line))) for line in content]
    seen = [features(line, page, label_of(line, own)) for line in content]
    found = _best_shape(content[:_SAMPLE], page, scores[:_SAMPLE], seen[:_SAMPLE], shapes)
    if found is None:
        return None
    layout, apart = found
    plain, best = _fitted(content, page, scores, seen, layout, apart)
    if not best.records:
        return None
    best = _papers(trimmed(best))
    if not best.records:
        return None
    shape = _shape(best, content, own)
    if ENTRY in shape:
        whole = order([entries[key(line)] for run in best.records for line, part in run if part == ENTRY])
        shape = tuple(part for each in shape for part in (whole if each == ENTRY else (each,)))
    return Inferred(
        found=best,
        shape=shape,
        confidence=_confidence(best, content, scores),
        plain=plain.score / len(content),
        entries=entries,
    )


def _best_shape(
    lines: Sequence[Line],
    page: Page,
    scores: Sequence[Mapping[str, float]],
    seen: Sequence[Features],
    shapes: Sequence[Layout],
) -> tuple[Layout, float] | None:
    """The shape that explains some lines best when it is fitted to them, and what wide gaps say on the page."""
    fitted: list[tuple[float, Layout, float]] = []
    for apart in (APART, _FAR_APART) if _has_gaps(lines, page) else (APART,):
        tried = [segment(lines, page, scores, layout, apart) for layout in shapes]
        tried.sort(key=lambda found: -found.score)
        for found in tried[:_TRIED]:
            if found.records and tried[0].score - found.score <= _NEAR * len(lines):
                _, best = _fitted(lines, page, scores, seen, found.layout, apart)
                worth = 0.5 * best.score + _by_itself(best, lines, scores)
                fitted.append((worth if best.records else WORST, found.layout, apart))
    if not fitted:
        return None
    _, layout, apart = max(fitted, key=lambda each: each[0])
    return layout, apart


def _fitted(
    lines: Sequence[Line],
    page: Page,
    scores: Sequence[Mapping[str, float]],
    seen: Sequence[Features],
    layout: Layout,
    apart: float,
) -> tuple[Segmentation, Segmentation]:
    """The segmentation before and after the page taught what its parts look like."""
    best = plain = segment(lines, page, scores, layout, apart)
    for _ in range(_ROUNDS):
        best = segment(lines, page, learned(best, lines, seen, scores), usual(best), apart)
    return plain, best


def _papers(found: Segmentation) -> Segmentation:
    """The segmentation without records that are names and facts alone."""
    kept = tuple(run for run in found.records if any(part in _SAYS for _, part in run))
    return found if len(kept) == len(found.records) else msgspec.structs.replace(found, records=kept)


def trimmed(found: Segmentation) -> Segmentation:
    """The segmentation without what only looks like records: a heading that has nothing of what the others have, and
    the page's header and footer in the first and the last record."""
    records = found.records
    if len(records) < _SEVERAL:
        return found
    body = records[len(records) // 3 :]  # what stands above may be the page's header
    having = Counter(part for run in body for part in {part for _, part in run} if part in _MAIN)
    needed = {part for part, count in having.items() if count >= _NEARLY_ALL * len(body)}
    if len(needed) > 1:
        kept = [run for run in records if not _is_heading(run, needed)]
        records = without_header(tuple(kept), needed)
    records = (_shorn(records[0], [run[0][1] for run in records[1:]], first=True), *records[1:])
    records = (*records[:-1], _shorn(records[-1], [run[-1][1] for run in records[:-1]], first=False))
    return msgspec.structs.replace(found, records=records)


def without_header(records: Runs, needed: set[str]) -> Runs:
    """The records without the first ones that lack a part, other than the abstract, that nearly all others have."""
    needed = needed - {"abstract"}
    while len(records) > _SEVERAL and not needed.issubset(part for _, part in records[0]):
        records = records[1:]
    return records


def _is_heading(run: Sequence[tuple[Line, str]], needed: set[str]) -> bool:
    """Whether a record is nothing but a short line, where others have more."""
    having = needed.intersection(part for _, part in run)
    text = " ".join(line.text for line, part in run if part in _MAIN)
    return len(having) <= 1 < len(needed) and len(text) < _HEADING and text.count(" ") < _HEADING_WORDS


def _shorn(
    run: tuple[tuple[Line, str], ...], others: Sequence[str], first: bool
) -> tuple[tuple[Line, str], ...]:
    """A record without the facts at its outer end, where hardly any other has one there."""
    if sum(part == FACT for part in others) * 4 > len(others):
        return run
    while len(run) > 1 and run[0 if first else -1][1] == FACT:
        run = run[1:] if first else run[:-1]
    return run


def _has_gaps(content: Sequence[Line], page: Page) -> bool:
    """Whether wider gaps stand where records could begin: not nowhere, and not before most lines."""
    wide = sum(line.gap > page.usual_gap for line in content)
    return _FEWEST * len(content) <= wide <= 0.6 * len(content)


def _closed_up(content: Sequence[Line], page: Page) -> tuple[list[Line], Page]:
    """The lines as if nothing else were on the page: their gaps count what was taken out between them."""
    kept = {id(line) for line in content}
    lines: list[Line] = []
    gap, between = 0, False
    for line in page.lines:
        gap += line.gap
        if id(line) in kept:
            lines.append(replace(line, gap=gap + between))
            gap, between = 0, False
        else:
            between = between or line.boilerplate != "label"
    usual = Counter(line.gap for line in lines[1:])
    return lines, replace(page, lines=lines, usual_gap=max(sorted(usual), key=usual.__getitem__, default=0))


def _by_itself(found: Segmentation, content: Sequence[Line], scores: Sequence[Mapping[str, float]]) -> float:
    """How well the lines fit their parts without what the page taught: a page can teach anything to look alike."""
    part_of = {id(line): part for run in found.records for line, part in run}
    return sum(
        each[part_of[id(line)]] if id(line) in part_of else OUTSIDE
        for line, each in zip(content, scores, strict=True)
    )


def _scores(line: Line, page: Page, own: Habits, entry: Entry | None) -> dict[str, float]:
    """The line's score for each part that shapes have."""
    label = label_of(line, own)
    cited = entry.cited if entry else parts.NEVER
    told = 1.5 * max(0.0, venue_score(line.text)) if len(line.text) < _BRIEF else 0.0
    scores = {
        "title": _title(line, page) - max(0.0, cited),
        "names": _names(line, page),
        "abstract": parts.abstract(line, page) - told - (1.5 if _is_sentence(line) else 0.0),
        "paragraph": parts.paragraph(line, page) - told,
        CITED: cited,
        FACT: fact_score(line, own),
        ENTRY: entry.score if entry else parts.NEVER,
    }
    if entry and entry.score >= _WHOLE and not read_byline(line.text):
        scores["title"] -= 2.0
        scores["names"] -= 2.0
    if label is not None:
        named = LABELS.get(label, FACT)
        for part in scores:
            scores[part] = 5.0 if part == named else min(scores[part], -4.0)
        if named == "abstract":
            scores["paragraph"] = 0.0
    elif is_repeated(line, own):
        for part in ("title", "names", "abstract", ENTRY, CITED):
            scores[part] -= 8.0
    return scores


def _is_sentence(line: Line) -> bool:
    """Whether a line may be a title that ends in a point, as some indexes write titles."""
    return (
        len(line.text) < _LONG_TITLE and line.text.endswith(".") and ". " not in line.text and not line.names
    )


def _title(line: Line, page: Page) -> float:
    score = parts.title(line, page)
    if _is_sentence(line):
        score = max(score, 0.5)
    score -= 2.0 * max(0.0, venue_score(line.text)) + (3.0 if is_dated(line.text) else 0.0)
    if line.level or any(anchor.end - anchor.start > 0.6 * len(line.text) for anchor in line.anchors):
        score += 1.0
    words = line.text.count(" ") + 1
    score -= 1.5 if words == 1 else 0.5 if words == 2 else 0.0
    return score - (4.0 if read_byline(line.text) else 0.0)


def _names(line: Line, page: Page) -> float:
    score = max(parts.names_with_dots(line, page), parts.names_with_commas(line, page))
    if found := read_byline(line.text):
        return max(score, 3.3 if len(found.names.names) > 1 else 2.0)
    return score


def _shape(found: Segmentation, content: Sequence[Line], own: Habits) -> tuple[str, ...]:
    """The parts that most records have, in their order; facts by what they are."""
    by_number = {id(line): label_of(line, own) for line in content}
    counts: Counter[tuple[str, ...]] = Counter()
    for run in found.records:
        shape: list[str] = []
        for line, part in run:
            name = _fact_name(line, by_number[id(line)]) if part == FACT else part
            if name != "paragraph" and name not in shape:
                shape.append(name)
        counts[tuple(shape)] += 1
    return max(sorted(counts), key=counts.__getitem__)


def _fact_name(line: Line, label: str | None) -> str:
    if label is not None:
        return label
    if line.award:
        return "award"
    return "date" if line.stamp else "venue"


def _confidence(found: Segmentation, content: Sequence[Line], scores: Sequence[Mapping[str, float]]) -> float:
    """How sure the reading is, in [0, 1]: how well its lines fit their parts by themselves, how many lines it leaves
    out, how alike its records are, and how many they are."""
    place = {id(line): at for at, line in enumerate(content)}
    main = [(line, part) for run in found.records for line, part in run if part not in (FACT, "paragraph")]
    fit = sum(min(3.0, scores[place[id(line)]][part]) for line, part in main) / len(main)
    first, last = place[id(found.records[0][0][0])], place[id(found.records[-1][-1][0])]
    inside = sum(map(len, found.records)) / (last - first + 1)
    shapes = Counter(
        tuple(part for _, part in run if part not in (FACT, "paragraph")) for run in found.records
    )
    alike = max(shapes.values()) / len(found.records)
    count = _BY_COUNT[min(len(found.records), len(_BY_COUNT) - 1)]
    having = sum(any(part in ("names", ENTRY) for _, part in run) for run in found.records)
    titled = sum(any(part in ("title", CITED, ENTRY) for _, part in run) for run in found.records)
    named = _UNNAMED + (1.0 - _UNNAMED) * _between(min(having, titled) / len(found.records), 0.2, 0.7)
    return round(
        named
        * sqrt(_between(fit, -0.5, 2.0))
        * _between(inside, 0.2, 0.8)
        * (0.5 + 0.5 * _between(alike, 0.2, 0.7))
        * count,
        2,
    )


def _between(value: float, low: float, high: float) -> float:
    return max(0.0, min(1.0, (value - low) / (high - low)))


def without_names(shape: Sequence[str]) -> bool:
    """Whether nothing but headings and paragraphs says that these are papers."""
    return not {"names", ENTRY}.intersection(shape)
