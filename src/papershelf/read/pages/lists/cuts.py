"""The ways to cut the first line of an item into its title and what stands before and behind it, each with a score.

Which of the ways is the page's is decided for all items together (see `listing`): one that explains most items well.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from papershelf.late import late
from papershelf.read import links as web
from papershelf.read.name_shapes import name_score
from papershelf.read.names import name_list
from papershelf.read.pages.lines.awards import award_text
from papershelf.read.pages.lists.names import BORDER, Habit, is_short_venue, kind_of
from papershelf.read.pages.lists.rest import NOTHING, Rest, read_rest
from papershelf.read.pages.lists.tagged import Tagged, is_term, is_venue
from papershelf.read.pages.markup.items import Styled
from papershelf.read.pages.written import Anchor
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, venue_score

LONGEST = 400
"""A title of more characters is none."""
_QUOTED = late(
    r"(?:“(?P<a>[^“”]{4,300}?)[.,]?”|«\s?(?P<b>[^«»]{4,300}?)[.,]?\s?»|(?<!\w)\"(?P<c>[^\"]{4,300}?)[.,]?\""
    r"|„(?P<d>[^„“”]{4,300}?)[.,]?[“”])(?!\w|\s?[:–—-]\s?\w)"
)
_TRAIL = late(r"\s*[(（【\[](?P<in>[^()（）\[\]【】]{2,120})[)）】\]]\s*\.?\Z")
_PLACES = late(
    r"(?P<bar>\s+[|·•]\s+)|(?P<dash>\s+(?:[–—-]|--)\s+)|(?P<by>,?\s+by:?\s+(?=\S))|(?P<stop>(?<=[.?!])(?<!\b[A-Z]\.)\s+|[.]\s*(?=\uE000))"
    r"|(?P<in>[.,]\s(?=[Ii]n:?\s+[A-Z*\uE000])|\s(?=[Ii]n:?\s+\uE000))|(?P<comma>,\s*\uE000?\s*(?=\S))|(?P<bracket>\s+(?=[(（]))|(?P<colon>[;:：]\s+)"
    r"|(?P<border>\s*\uE000\s*)|(?P<year>\s+(?=(?:19|20)\d\d\b))"
)
_COST = {
    "comma": 0.9,
    "stop": 0.3,
    "in": 0.2,
    "dash": 0.3,
    "colon": 0.9,
    "year": 0.9,
    "border": 0.2,
    "bracket": 0.3,
}
_MARKED = {"quoted": 1.6, "linked": 1.5, "bold": 1.2, "italic": 0.7}
_FIRST_PART = late(r"\W*+(?P<part>[^,:;–—]{2,60}?)(?:\s?[,:;]\s|\s[–—-]+\s|\.\s)")
_TORN = 2.0
"""So much speaks against a cut within a list of names."""
_LAST_PART = late(r"(?:\s[–—-]+\s|,\s|[:：]\s|\(|[.?!]\s|\uE000)(?P<part>[^,:]{2,60})\Z")
_ALIAS = late(r"\W*+(?:[\w.+-]+(?:\s[\w.+-]+){0,3})\s?[:：]\W*")
_LED = late(r"\A(\w[\w’'-]+)\s+[(\[]?((?:19|20)\d\d)[a-z]?[)\]]?")
"""A surname and a year before a title: "Rush 2018. The Title"."""
_OPEN = late(r"\b(?:by|and|with|for|of|the|on|in|to|a|an|from|via|using)\Z", re.IGNORECASE)
_SENTENCE = late(r"[.?!]\s+[A-Z\d]")
_LONG = 7
_NAMED = 0.9
_ALIASED = 0.1
_SURELY = 1.5
_LONE = 0.8
"""So much speaks against a single name before a title, which may be the title's first words."""
_FEW = 2
_UNTITLED = 0.8
NAMES = "names"
"""The cut of an item that has no title."""


class Cut(NamedTuple):
    """`told` is what stands in brackets behind the title and says where or when it appeared. `kind` tells how the title
    is found, `score` how well all parts are explained."""

    kind: str
    title: str
    before: Rest
    after: Rest
    told: str
    score: float


def cuts(item: Tagged, marks: Sequence[Styled], habit: Habit, only: Collection[str] = ()) -> list[Cut]:
    """The cuts of an item, the best of each kind; none for an item without words. `only` are the kinds that are tried,
    all if there are none."""
    best: dict[str, Cut] = {}
    for cut in _cuts(item, marks, habit, only):
        if cut.score > -6 and (cut.kind not in best or cut.score > best[cut.kind].score):
            best[cut.kind] = cut
    return list(best.values())


def _cuts(item: Tagged, marks: Sequence[Styled], habit: Habit, only: Collection[str]) -> Iterator[Cut]:
    text = item.text
    for kind, start, end in _marked(item, marks):
        words = text[start:end]
        before, after = bordered(text[:start], marks), bordered(text[end:], marks)
        base = _MARKED[kind] + _title_score(words, marked=True)
        head = _before(before, habit)
        if kind == "quoted" and head and head.score < -_ALIASED:
            base -= 1.0  # what is quoted is a part of the title
        if base < -3 or head is None:
            continue
        told = _TRAIL.search(words)
        if told and told.start() and _tells(told["in"]):
            rest = read_rest(after, habit, not head.people)
            shown = words[: told.start()]
            yield _with_told(_whole(kind, shown, head, rest, base + 0.5), told["in"], habit)
        else:
            for inner in _inner(kind, words, habit) if not head.people else ():
                yield inner._replace(score=inner.score + base)
            rest = read_rest(after, habit, not head.people)
            yield _whole(kind, words, head, rest, base)
    if only and _MARKED.keys() >= set(only):
        return
    plain = bordered(text, marks)
    whole = read_rest(plain, habit)
    if whole.people and (len(whole.people.names) > 1 or not whole.people.complete):
        yield Cut(NAMES, "", NOTHING, whole, "", whole.score - _UNTITLED)
    yield from _plain(plain, habit, only)


def _whole(kind: str, title: str, before: Rest, after: Rest, score: float) -> Cut:
    return Cut(kind, titled(title), before, after, "", score + before.score + after.score)


def _with_told(cut: Cut, told: str, habit: Habit) -> Cut:
    """The cut with what brackets behind its title say: names too, in "(Byron et al., 2017)"."""
    told = told.replace(BORDER, " ").strip()
    if cut.before.people or cut.after.people:
        return cut._replace(told=told)
    rest = read_rest(told, habit)
    if rest.people and rest.score > _NAMED:
        after = rest._replace(venue=rest.venue or cut.after.venue, date=rest.date or cut.after.date)
        return cut._replace(after=after, score=cut.score + rest.score - _NAMED)
    return cut._replace(told=told)


def _marked(item: Tagged, marks: Sequence[Styled]) -> Iterator[tuple[str, int, int]]:
    """What is quoted, linked, bold or in italics, as ranges of the text."""
    text = item.text
    for found in _QUOTED.finditer(text):
        inside = found[found.lastgroup or 0]
        if len(inside.split()) > 1 or found.start() == 0:
            start = found.start() + 1
            yield "quoted", start, start + len(inside)
    for anchor in item.anchors[:8]:
        if anchor.end - anchor.start > 2 and _leads_to_paper(anchor, text):
            yield "linked", anchor.start, anchor.end
    for each in marks[:12]:
        words = clean(each.words)
        at = text.find(words) if len(words) > 2 else -1
        if at >= 0 and not words.endswith((":", "：")) and not award_text(words):
            yield "bold" if each.bold else "italic", at, at + len(words)


def _leads_to_paper(anchor: Anchor, text: str) -> bool:
    """Whether a link may be on a title: not one on a person or a venue."""
    words = text[anchor.start : anchor.end]
    if is_short_venue(words) and YEAR.search(words):
        return False
    return len(words.split()) > 1 or web.link_kind(anchor.url) in ("arxiv", "pdf", "doi") or anchor.start == 0


def bordered(text: str, marks: Sequence[Styled]) -> str:
    """The text with borders around what is bold or in italics."""
    for each in marks[:12]:
        words = clean(each.words)
        if len(words) > 2 and len(words) < len(text) and f"{BORDER}{words}" not in text:
            text = text.replace(words, f"{BORDER}{words}{BORDER}", 1)
    return text


def _before(text: str, habit: Habit) -> Rest | None:
    """What stands before a marked title; None where that cannot be."""
    text = text.strip(f' <“"|–—-({BORDER}')
    if not any(map(str.isalnum, text)):
        return NOTHING
    if _ALIAS.fullmatch(text):
        names = name_list(text.strip(" :"))
        if not (names and names.likelihood == 1 and len(names.names) > 1):
            return NOTHING._replace(score=-_ALIASED)
    rest = read_rest(_LED.sub(r"\1, \2", text), habit)
    if rest.people or rest.date or rest.venue:
        return rest
    words = text.replace(BORDER, " ").split()
    return NOTHING._replace(score=-0.5 - 0.2 * len(words)) if len(words) < 12 else None


def _inner(kind: str, words: str, habit: Habit) -> Iterator[Cut]:
    """A mark that holds more than the title: "[Title, Byron et al., 2017]"."""
    for found in _PLACES.finditer(words):
        title, tail = words[: found.start()], words[found.end() :]
        if len(title.split()) < _FEW or found.lastgroup == "colon":
            continue
        rest = read_rest(found[0] + tail if found.lastgroup == "by" else tail, habit)
        several = rest.people and (len(rest.people.names) > 1 or not rest.people.complete)
        likely = found.lastgroup == "by" or (found.lastgroup == "dash" and several)
        if rest.people and rest.score > (0.3 if likely else 1.2):
            yield Cut(kind, titled(title), NOTHING, rest, "", rest.score - (0.2 if rest.score < 1.2 else 0.4))


def _plain(text: str, habit: Habit, only: Collection[str]) -> Iterator[Cut]:
    """The cuts of a text that needs no mark: title first, or names first."""
    if (found := _TRAIL.search(text)) and _tells(found["in"].replace(BORDER, "")):
        for cut in _plain_cuts(text[: found.start()], habit, only):
            yield _with_told(cut._replace(score=cut.score + 0.9), found["in"], habit)
    yield from _plain_cuts(text, habit, only)


def _plain_cuts(text: str, habit: Habit, only: Collection[str]) -> Iterator[Cut]:
    starts: list[tuple[int, Rest, str]] = [(0, NOTHING, "")]
    places = list(_PLACES.finditer(text))[:40]
    for found in places[:30]:
        group = found.lastgroup or ""
        if only and f"names {group}" not in {kind.rpartition(" ")[0] for kind in only}:
            continue
        if group not in ("stop", "colon", "comma", "border", "dash", "year", "bracket"):
            continue
        head = read_rest(_LED.sub(r"\1, \2", text[: found.start()]), habit)
        if head.people and not head.venue and head.score > 0.4:
            lone = len(head.people.names) == 1 and head.people.complete and not head.date
            sure = lone and name_score(head.people.names[0]) > _SURELY
            head = head._replace(score=head.score - (_LONE / 4 if sure else _LONE)) if lone else head
            starts.append((found.end(), head, f"names {group} "))
    starts = [starts[0], *sorted(starts[1:], key=lambda each: (-each[1].score, -each[0]))[:4]]
    for start, head, kind in starts:
        title = text[start:]
        first = _FIRST_PART.match(title) if kind == "names comma " else None
        if first and kind_of(first["part"]) == "N":
            head = head._replace(score=head.score - _TORN)
        base = _title_score(title)
        if (last := _LAST_PART.search(title)) and name_score(last["part"].strip()) > 0:
            base -= _TORN / 2
        if base > -4:
            yield Cut(f"{kind}whole", titled(title), head, NOTHING, "", head.score + base)
        for found in places:
            if found.start() <= start:
                continue
            group = found.lastgroup or ""
            title = text[start : found.start()]
            if group in ("year", "colon") and not head.people:
                continue
            if only and f"{kind}{group}" not in only:
                continue
            base = _title_score(title)
            if base < -2.5 or len(title) > LONGEST:
                continue
            rest = read_rest(text[found.end() :], habit, not head.people)
            score = head.score + base + rest.score - _COST.get(group, 0.0)
            if group == "comma" and rest.people and (last := _LAST_PART.search(title)):
                score -= {"N": _TORN, "S": _TORN / 2}.get(kind_of(last["part"].strip()), 0.0)
            yield Cut(f"{kind}{group}", titled(title), head, rest, "", score)


@lru_cache(maxsize=16384)
def _title_score(text: str, marked: bool = False) -> float:
    """How well a text is a title: below 0 where something speaks against it."""
    score = -1.2 * text.strip(f"{BORDER} ").count(BORDER)
    text = text.replace(BORDER, " ").strip()
    words = clean(text).split()
    if not words or len(text) > LONGEST or not any(map(str.isalpha, text)):
        return -9.0
    if is_term(text) or award_text(text):
        return -6.0
    if (told := _TRAIL.search(text)) and told.start() and _tells(told["in"]):
        score -= 1.5
    if len(words) < _FEW:
        score -= 0.9 if marked else 2.2
    if is_venue(text) and not (marked and len(words) > 3):
        sure = YEAR.search(text) or (len(words) < _LONG and (venue_score(text) > 0 or 1 < len(words) < 4))
        score -= 3.0 if sure and not (marked and len(words) > 1) else 0.6 if marked else 1.0
    elif len(text) < 120 and (names := name_list(text)) and names.likelihood >= 0.75:
        if len(names.names) > 1:
            whole = all(" " in name for name in names.names)
            score -= 3.0 if whole and not marked else 1.5
        elif name_score(text) > 1.0:
            score -= 0.6 if marked or len(words) > 2 else 1.4
    if not marked:
        score += 0.3 if len(words) > 3 else 0.0
        score -= 0.8 if _OPEN.search(text) else 0.0
        score -= 0.4 if text[0].islower() else 0.0
        score -= 0.9 * len(_SENTENCE.findall(text))
        score -= 0.3 if YEAR.search(text[-6:]) else 0.0
        score -= 0.5 if text.count("(") != text.count(")") else 0.0
        score -= max(0.0, (len(words) - 22) * 0.1)
    return score


def _tells(text: str) -> bool:
    """Whether what stands in brackets behind a title says where or when it appeared."""
    if is_term(text) and not YEAR.search(text):
        return False
    return bool(is_venue(text) or YEAR.search(text) or re.search(r"[A-Z].*[’']?\b\d\d\Z", text)) or bool(
        text.isupper() and text.isalpha()
    )


def titled(text: str) -> str:
    """A title without the marks and stops around it."""
    text = clean(text.replace(BORDER, " ")).strip("<>*_ ").rstrip(" ,;:|–—-")
    if text[:1] in ("“", '"', "„", "«") and text[-1:] in ("”", '"', "“", "»"):
        text = text[1:-1].strip().rstrip(",;")
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith(("..", "etc.")) else text
