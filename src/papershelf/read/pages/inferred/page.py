"""Pages that no known layout explains: the repeated block is inferred from the document itself, with a confidence.

Every shape is tried on a sample; the best few are fitted to what is steady on this page, on all of it.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from papershelf.model import Frozen
from papershelf.read.pages.inferred.certainty import certainty
from papershelf.read.pages.inferred.columns import add_columns
from papershelf.read.pages.inferred.facts import Habits, habits, label_of
from papershelf.read.pages.inferred.features import Features, features
from papershelf.read.pages.inferred.framed import presented
from papershelf.read.pages.inferred.guesses import guesses
from papershelf.read.pages.inferred.looks import Look, looks
from papershelf.read.pages.inferred.openings import Opening, opening, openings
from papershelf.read.pages.inferred.refine import learned
from papershelf.read.pages.inferred.shapes import CITED, ENTRY, FACT, SHAPES
from papershelf.read.pages.inferred.stacked import unstacked
from papershelf.read.pages.inferred.trimmed import trimmed
from papershelf.read.pages.inferred.worth import RECORD, as_known, by_itself, worth
from papershelf.read.pages.layouts.grammar import WORST, Layout, Segmentation, cut
from papershelf.read.pages.layouts.scores import Scores
from papershelf.read.pages.lines.page import Line, Page
from papershelf.read.pages.references.page import Entry, key, order, read_entries

SURE = 0.5
"""Below this confidence nothing is read."""

_SAMPLE = 400
"""So many lines show which shapes a page may have."""
_TRIED = 4
"""So many shapes are fitted to the whole page."""
_LIKELY, _AGAIN = 8, 3
"""So many shapes are tried with each kind of line that may begin records, and so many of these are fitted."""
_NEAR = 0.8
"""Shapes whose mean score is worse by more than this are not."""
_SAYS = ("title", "abstract", CITED, ENTRY)
_ROUNDS = 2


class Inferred(Frozen, frozen=True):
    """A page read by a shape of its own. `plain` is how well it explains a line on average without
    what the page taught, `rival` how well a known layout does."""

    found: Segmentation
    shape: tuple[str, ...]
    confidence: float
    plain: float
    rival: float
    entries: Mapping[tuple[int, str], Entry]


def infer(
    content: Sequence[Line],
    page: Page,
    shapes: Sequence[Layout] = SHAPES,
    known: Segmentation | None = None,
) -> Inferred | None:
    """The best reading of the lines by a shape that the page itself shows, beside the best `known` layout's; None where
    there is not one record."""
    kept = set(map(id, content))
    around = [line for line in page.lines if id(line) not in kept]
    content, page = _closed_up(content, page)
    content, page = unstacked(presented(content), page)
    entries = read_entries(content, page)
    own = habits(content)
    seen_as = looks(content, around, own)
    scores = _guessed(content, page, own, entries)
    add_columns(scores, content, seen_as)
    alike: dict[Features, Features] = {}
    seen = [
        alike.setdefault(found, found)
        for found in (
            features(line, page, label_of(line, own), look)
            for line, look in zip(content, seen_as, strict=True)
        )
    ]
    found = _best_shape(
        content[:_SAMPLE], page, scores.first(_SAMPLE), seen[:_SAMPLE], seen_as[:_SAMPLE], shapes
    )
    if found is None:
        return None
    layout, opens, margin = found
    best = _fitted(content, page, scores, seen, layout, opening(opens, content, seen_as, page))
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
        confidence=certainty(best, content, scores, margin),
        plain=by_itself(best, content, scores) / len(content),
        rival=as_known(known, content, scores) / len(content) if known else WORST,
        entries=entries,
    )


def _guessed(
    content: Sequence[Line], page: Page, own: Habits, entries: Mapping[tuple[int, str], Entry]
) -> Scores:
    """The scores of all lines by themselves."""
    found: dict[str, array[float]] = {}
    for line in content:
        for part, score in guesses(line, page, own, entries.get(key(line))).items():
            if part not in found:
                found[part] = array("d")
            found[part].append(score)
    return Scores(found)


def _best_shape(
    lines: Sequence[Line],
    page: Page,
    scores: Scores,
    seen: Sequence[Features],
    seen_as: Sequence[Look],
    shapes: Sequence[Layout],
) -> tuple[Layout, Opening, float] | None:
    """The shape that explains some lines best when it is fitted to them, what shows where records begin, and by how
    much it is better than what cuts the lines into other records."""
    fitted: list[tuple[float, Layout, Opening, frozenset[int]]] = []
    by_gaps: dict[Layout, float] = {}
    for opens in openings(lines, seen_as, page):
        begins = opening(opens, lines, seen_as, page)
        if opens.look:  # shapes that are far from the page's lines are so wherever records begin
            shapes = sorted(by_gaps, key=lambda each: -by_gaps[each])[:_LIKELY]
        tried = [cut(lines, scores.rows(_parts(layout)), layout, begins, RECORD) for layout in shapes]
        tried.sort(key=lambda found: -found.score)
        for each in tried if not opens.look else ():
            by_gaps[each.layout] = max(each.score, by_gaps.get(each.layout, WORST))
        for found in tried[: _AGAIN if opens.look else _TRIED]:
            if found.records and tried[0].score - found.score <= _NEAR * len(lines):
                best = _fitted(lines, page, scores, seen, found.layout, begins)
                starts = frozenset(id(run[0][0]) for run in best.records)
                fitted.append((worth(best, lines, page, scores, begins), found.layout, opens, starts))
    if not fitted:
        return None
    most, layout, opens, starts = max(fitted, key=lambda each: each[0])
    others = (each[0] for each in fitted if 2 * len(each[3] & starts) < len(starts))
    return layout, opens, most - max(others, default=WORST)


def _parts(layout: Layout) -> list[str]:
    return [step.part for step in layout.steps]


def _fitted(
    lines: Sequence[Line],
    page: Page,
    scores: Scores,
    seen: Sequence[Features],
    layout: Layout,
    opens: Sequence[float],
) -> Segmentation:
    """The segmentation after the page taught what its parts look like."""
    best = cut(lines, scores.rows(_parts(layout)), layout, opens, RECORD)
    for _ in range(_ROUNDS):
        if not best.records:
            break
        own, taught = learned(best, lines, seen, scores)
        best = cut(lines, taught, own, opens, RECORD)
    return best


def _papers(found: Segmentation) -> Segmentation:
    """The segmentation without records that are names and facts alone."""
    kept = tuple(run for run in found.records if any(part in _SAYS for _, part in run))
    return found if len(kept) == len(found.records) else msgspec.structs.replace(found, records=kept)


def _closed_up(content: Sequence[Line], page: Page) -> tuple[list[Line], Page]:
    """The lines as if nothing else were on the page: their gaps count what was taken out between them."""
    kept = {id(line) for line in content}
    lines: list[Line] = []
    gap, widest, between = 0, 0, False
    for line in page.lines:
        gap += line.gap
        widest = max(widest, line.gap)
        if id(line) in kept:
            lines.append(replace(line, gap=gap + between, widest=2 * widest or int(between)))
            gap, widest, between = 0, 0, False
        else:
            between = between or line.boilerplate != "label"
    usual = Counter(line.gap for line in lines[1:])
    return lines, replace(page, lines=lines, usual_gap=max(sorted(usual), key=usual.__getitem__, default=0))


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
