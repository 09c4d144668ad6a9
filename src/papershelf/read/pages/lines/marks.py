"""Marks around the text of a line that are no part of it: numbers and bullets of a list, kinds of presentation, times
and rooms before it, badges and counts behind it.

Brackets and signs say by themselves what they are. A number, a bullet or a bare word ("12 ", "- ", "PDF") is a mark
only where the page has it in the same place of many lines, numbers one after the other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.pages.lines.awards import award_text, may_hold_award

_NUMBER = late(
    r"(?:(?:paper|poster|talk|no\.?|№)\s?)?(?P<open>[\[(#]?)(?P<number>\d{1,4}|(?-i:[IVX]{1,6}))(?P<close>[\])]?[.):/]?)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_ROMAN = late(r"(?P<tens>X{0,3})(?P<ones>IX|IV|V?I{0,3})")
_SIGNS = "•▪‣●○◦■□▸►▶➤➢❖✓✔◆◇∙"
_BULLET = late(rf"(?P<mark>[{_SIGNS}*+·–—-])\s+(?=\S)")

_KIND = (
    r"(?:spotlight|oral|poster|notable[- ]top[- ]\d+%?|contributed|invited|long|short|regular|full|lightning|highlight"
    r"|demo|findings|tutorial|workshop"
    r"|(?:virtual|in[- ]person|main|journal)(?= (?:spotlight|oral|poster|talk|presentation|paper|track)))"
    r"(?:[ -](?:spotlight|oral|poster|talk|presentation|paper|session|track|conference))*"
)
_CODE = r"(?:#\s?)?(?-i:[A-Z]{0,3})[-.]?\d{1,5}(?:[-.]\d+)?(?-i:[A-Z]?)"
_KIND_BEFORE = late(
    rf"(?:[\[(]\s*{_KIND}(?:\s+{_CODE})?\s*[\])]\s*[:.–—-]?|{_KIND}\s*(?:(?:#|no\.?\s)\s?{_CODE}|{_CODE}\s?[:.|–—-])"
    r"|[\[(]\s*(?-i:[A-Z]{1,3})\d{0,2}[-.]?\d{1,4}[a-z]?\s*[\])][:.]?"
    rf"|[\[(]?#\s?{_CODE}[\])]?[:.]?|(?:poster|paper|board|id|talk)\s(?:id\s)?#?{_CODE}\s?[:|–—-])\s+(?=\S)",
    re.IGNORECASE,
)
_KIND_WORD = late(rf"(?P<kind>{_KIND})\s?[:|–—·-]?\s+(?=(?-i:[^\W_a-z]))", re.IGNORECASE)

_CLOCK = r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
_ZONE = (
    r"(?:\s\(?(?-i:[PMCEH][SD]?T|AKDT|CES?T|EES?T|WES?T|BST|JST|KST|SGT|IST|AES?[DT]T|AoE"
    r"|(?:GMT|UTC)(?:[+-]\d+)?)\)?)?"
)
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s)?"
    r"(?:(?:\d{1,2}\s[a-z]{3,9}|[a-z]{3,9}\s\d{1,2}),?\s(?:\d{4},?\s)?)?"
)
_SPAN = rf"(?:{_CLOCK})(?:\s?(?:-{{1,2}}|–|—|to)\s?(?:{_CLOCK}))?{_ZONE}"
_WHERE = r"(?:#?(?-i:[A-Z])?\d[\w-]*|(?-i:[A-Z]\d?)(?!\w))"
_HALL = r"(?:hall|room|ballroom|auditorium|arena|theat(?:er|re)|level|foyer|lobby)"
_SIDE = r"(?:east|west|north|south|great|grand|main|exhibit(?:ion)?)"
_PLACE = (
    rf"(?:(?:(?:{_SIDE}\s)*{_HALL}s?(?:\s{_WHERE}(?:\s?[&+,-]\s?(?:{_HALL}\s)?{_WHERE})*)|(?:{_SIDE}\s)+{_HALL}s?)"
    r"(?:,?\s(?:board\s|poster\s)?#\s?(?-i:[A-Z]?)-?\d{1,4})?)"
)
_TIME_BEFORE = late(
    rf"(?P<sure>[\[(]\s*{_DAY}{_SPAN}\s*[\])]|(?:{_CLOCK})\s?(?:-{{1,2}}|–|—)\s?(?:{_CLOCK}){_ZONE})"
    rf"(?:[\s,|–—-]+{_PLACE})?[:,|]?\s+(?=\S)|(?:{_SPAN})(?:[\s,|]+{_PLACE})?[:,|–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_PLACE_BEFORE = late(
    rf"(?:[\[(]\s*{_PLACE}\s*[\])]|(?=[^#]{{4,40}}#){_PLACE}(?<=\d))[:,|–—-]?\s+(?=\S)", re.IGNORECASE
)
_TIME_BEHIND = late(rf"[\s,|–—-]*+[\[(]?\s*+(?:(?<=\s){_DAY}{_SPAN})\s*[\])]?\Z", re.IGNORECASE)

_WORD = (
    r"(?:pdf|code(?: & data)?|paper|poster|slides|video|talk|project(?: page)?|bib(?:tex)?|supp(?:lementary|lemental|l"
    r"|\.)?(?: material)?"
    r"|openreview|arxiv(?::?\s?\d{4}\.\d{4,5}(?:v\d)?)?|html|website|dataset|data|demo|abs(?:tract)?|doi|link"
    r"|blog|github|appendix"
    r"|other|ps|full text|view|download(?: pdf)?|cite|software|attachment|checklist|recording"
    r"|preprint|tl;?dr|page|author(?:.?s)? (?:preprint|version|page)|acm(?: dl| doi| digital library)|source code"
    r"|presentation video|(?:project )?web ?(?:site|page)|arxiv (?:preprint|version|page))"
)
_BADGE = late(
    rf"(?:\s*[\[(]\s*{_WORD}(?:\s*[,|/·&]\s*{_WORD})*\s*[\])]|\s*[\[(]\s*{_KIND}(?:\s{_CODE})?\s*[\])]"
    r"|\s(?:main conference|datasets and benchmarks|position paper|creative ai|journal|research|industry|demo) track"
    rf"|\s*[\[(]\s*(?:new!?|updated!?)\s*[\])]|\s+[|·–—-]\s+{_KIND})+\Z",
    re.IGNORECASE,
)
_BARE = late(
    rf"(?<=\S)\s++(?P<words>(?>{_WORD})(?:(?:\s++(?:[|·,/]\s++)?|[|·,/]\s++)(?>{_WORD}))*)\Z", re.IGNORECASE
)
_THINGS = (
    r"(?:citations?|likes?|(?:up)?votes?|views?|comments?|stars?|reads?|downloads?|pages|retweets|shares?"
    r"|authors)"
)
_COUNT = late(
    rf"(?:(?:\s*[·|•,–—-]\s*|\s*[\[(])\d[\d,.]*k?\+?\s{_THINGS}|\s\d[\d,.]*k?\+?\s(?:citations?|upvotes?)"
    r"|[\s·|,–-]*[\[(]?(?:cited by|citations?:|votes?:|views?:)\s?\d[\d,.]*k?"
    r"|[\s·|,–-]*[★⭐☆👍▲△♥❤👀💬📈]\ufe0f?\s?\d[\d,.]*k?)"
    r"[\])]?\Z",
    re.IGNORECASE,
)
_MORE = late(
    r"\s*(?:[▽△▼▲]\s?(?:more|less)|\(?(?:…|\.\.\.)?\s?(?:\bread|\bshow|\bsee|\bview)\s(?:more|less"
    r"|full abstract)\)?|(?:(?<=…)|(?<=\.\.\.)|(?<=\.))\s?(?:expand|more|less|collapse))\Z",
    re.IGNORECASE,
)
_PICTURES = "🏆🥇🥈🥉🎖🏅🎉🔥⭐🌟✨📄📃📝📎🔗💻🎥📹📊👍👤👥🆕📌🎤🗣🖼⬇"
_PICTURE_BEFORE = late(rf"[{_PICTURES}\ufe0f\s]*[{_PICTURES}]\ufe0f?\s*(?=\S)")
_SIGN_BEFORE = late("(?P<sign>[\U0001f000-\U0001faff☀-➿⬀-⯿])\ufe0f?\\s*(?=\\S)")
_LASTING = late(
    r"(?<![/|·])\s+[(\[]?(?:\d{1,2}\s?h(?:ours?)?\s?)?(?:\d{1,3}\s?(?:m|mins?|minutes)\.?|\d{1,2}\s?h)[)\]]?\Z"
)
_PICTURE_BEHIND = late(rf"(?<=\S)\s*[{_PICTURES}][{_PICTURES}\ufe0f\s]*\Z")
_AWARD_BEHIND = late(
    r"(?:\s*[\[(](?P<closed>[^()\[\]]{4,90})[\])]|\s+[–—|·-]\s+(?P<dashed>[^–—|·]{4,90})"
    r"|\s*[🏆🏅🥇🎖]\ufe0f?\s*(?P<pictured>.{4,90})"
    r"|(?<!\bthe)(?<!\ba)(?<!\bfor)(?<!\bof)\s(?P<bare>(?:Best|Outstanding|Distinguished)\s[\w\s-]{4,60}"
    r"(?:Award|Awards|Honou?rable Mention|Runner[- ][Uu]p|Finalist|Candidate)))\Z"
)
_AWARD_BEFORE = late(r"(?:[\[(](?P<closed>[^()\[\]]{4,90})[\])]|(?P<named>[^:–—|]{4,90}?)\s?[:–—|])\s+(?=\S)")
_KIND_ENDS = frozenset(
    "spotlight oral poster contributed invited long short regular full lightning highlight demo findings tutorial"
    " workshop talk presentation paper session track conference virtual main journal".split()
)
"""The last words of kinds of presentation."""
_DIGIT = late(r"\d")
_PRIZE = late("paper|award|mention|runner|prize|winner", re.IGNORECASE)

_FEW = 3
"""So many lines make a page's habit."""


class Cut(NamedTuple):
    """What is left of a line: its text from `start` to `end`, and the award that stood beside it."""

    start: int
    end: int
    award: str | None = None


class Habits(NamedTuple):
    """Which marks the page has on many lines: the places of the numbered lines, and the bare marks by their form."""

    numbered: frozenset[int]
    bullets: frozenset[str]
    kinds: frozenset[str]
    times: bool
    words: frozenset[str]
    signs: frozenset[str]
    lengths: bool


def habits(texts: Sequence[str]) -> Habits:
    """The marks that many lines of the page have."""
    bullets = Counter(found["mark"] for text in texts if (found := _BULLET.match(text)))
    kinds = Counter(
        found["kind"].lower() for text in texts if len(text) < 300 and (found := _KIND_WORD.match(text))
    )
    announced = [
        found["kind"].lower()
        for text in texts
        if len(text) < 300 and (found := _KIND_WORD.match(text)) and ":" in found[0]
    ]
    times = sum(
        bool(_TIME_BEFORE.match(text) if text[:1].isdigit() else _TIME_BEHIND.search(text[-60:]))
        for text in texts
        if text[:1].isdigit() or text.endswith(("m", "m.", ")", "]")) or text[-1:].isdigit()
    )
    words = Counter(
        found["words"].lower() for text in texts if len(text) < 300 and (found := _BARE.search(text[-60:]))
    )
    signs = Counter(
        found["sign"]
        for text in texts
        for part in text[:24].split()[:2]
        if (found := _SIGN_BEFORE.match(part + "."))
    )
    lengths = sum(text[-1:] in "hmns.)]" and bool(_LASTING.search(text[-24:])) for text in texts)
    several = max(2, len(texts) // 40)
    return Habits(
        numbered=_numbered(texts),
        bullets=frozenset(mark for mark, count in bullets.items() if mark in _SIGNS or count >= several),
        kinds=frozenset(kind for kind, count in kinds.items() if count >= max(_FEW, len(texts) // 30))
        | frozenset(announced if len(announced) > 1 else ()),
        times=times >= 2,
        words=frozenset(
            word
            for word, count in words.items()
            if count >= (max(_FEW, len(texts) // 8) if re.fullmatch(r"[\w;]+", word) else 2)
        ),
        signs=frozenset(sign for sign, count in signs.items() if count >= max(_FEW, len(texts) // 40)),
        lengths=lengths >= max(_FEW, len(texts) // 20),
    )


def unmarked(text: str, place: int, page: Habits) -> Cut:
    """The line without its marks; `place` is its place among the lines of the page. Never leaves nothing."""
    start, award = _begin(text, place, page)
    end = len(text)
    if (len(text) > 2000 and not text.endswith(("ore", "ess", "and", "DF", "]"))) or (
        len(text) > 400 and text[-1] == "."  # a sentence, and no mark ends with one
    ):
        return Cut(start, end, award)
    for _ in range(6):
        rest = text[start:end]
        cut, said = _behind(rest, page)
        if cut is None or not any(map(str.isalnum, rest[:cut])):
            break
        award = award or said
        end = start + len(rest[:cut].rstrip(" ,|·"))
    return Cut(start, end, award)


def _begin(text: str, place: int, page: Habits) -> tuple[int, str | None]:
    """Where the text begins behind the marks before it, and the award among them."""
    start, award = 0, None
    for step in range(6):
        rest = text[start:] if start else text
        found: re.Match[str] | None = None
        if step == 0 and place in page.numbered:
            found = _NUMBER.match(rest)
        if found is None and (bullet := _BULLET.match(rest)) and bullet["mark"] in page.bullets:
            found = bullet
        if found is None:
            found = _before(rest, page)
        if found is None and len(rest) < 400 and (named := _AWARD_BEFORE.match(rest)):
            said = award_text(named["closed"] or named["named"])
            if said and (named["closed"] or _PRIZE.search(said)):
                found, award = named, said
        if found is None or not any(map(str.isalpha, rest[found.end() :])):
            break
        start += found.end()
    return start, award


def _before(rest: str, page: Habits) -> re.Match[str] | None:
    """A mark before a text that says by itself, or by the page's habit, what it is."""
    head = rest[:1]
    if head.isdigit() or head in "[(":
        found = _TIME_BEFORE.match(rest)
        if found and (found["sure"] or page.times):
            return found
    if head in "[(#" or head.isalpha():
        if found := _KIND_BEFORE.match(rest) or _PLACE_BEFORE.match(rest):
            return found
        if page.kinds and (found := _KIND_WORD.match(rest)) and found["kind"].lower() in page.kinds:
            return found
    if head.isascii():
        return None
    signed = page.signs and (found := _SIGN_BEFORE.match(rest)) and found["sign"] in page.signs
    return found if signed else _PICTURE_BEFORE.match(rest)


def _behind(rest: str, page: Habits) -> tuple[int | None, str | None]:
    """Where a mark behind the text begins, and the award that it is.

    Each pattern is looked for only where a sign that it needs is there: nearly all texts have none.
    """
    tail = max(0, len(rest) - 160)
    end, last = rest[tail:], rest[-1:]
    closed = last in ")]"
    kind = last == "%" or end.rsplit(None, 1)[-1].rpartition("-")[2].lower() in _KIND_ENDS
    if (closed or kind) and (found := _BADGE.search(rest, tail)):
        return found.start(), None
    if (
        (closed or last.isalnum() or last in "+,.")
        and _DIGIT.search(end)
        and (found := _COUNT.search(rest, tail))
    ):
        return found.start(), None
    if (closed or last in "estdESTD") and (found := _MORE.search(rest, tail)):
        return found.start(), None
    if may_hold_award(end) and (found := _AWARD_BEHIND.search(rest, tail)):
        said = award_text(next(filter(None, found.groups())))
        if said:
            return found.start(), said
    if not last.isascii() and (found := _PICTURE_BEHIND.search(rest, tail)):
        return found.start(), None
    if page.lengths and last in "hmns.)]" and (found := _LASTING.search(rest, tail)):
        return found.start(), None
    if page.times and (found := _TIME_BEHIND.search(rest, tail)):
        return found.start(), None
    if page.words and (found := _BARE.search(rest, tail)):
        parts = found["words"].split()
        for words in (" ".join(parts[at:]) for at in range(len(parts))):
            if words.lower() in page.words:
                return len(rest) - len(words), None
    return None, None


def _numbered(texts: Sequence[str]) -> frozenset[int]:
    """The places of the lines that the page numbers: one form of number, each line's more than the one before."""
    forms: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        if (found := _NUMBER.match(text)) and (number := _number(found["number"])) is not None:
            form = (found["open"], found["close"], found["number"].isdigit())
            forms.setdefault(form, []).append((place, number))
    chosen: set[int] = set()
    for (opened, closed, _), found_at in forms.items():
        plain = not opened and not closed
        chains = [chain for chain in _chains(found_at) if len(chain) >= (_FEW if plain else 2)]
        held = sum(map(len, chains))
        if not chains or held < 0.6 * len(found_at):
            continue
        steady = sum(after[1] - before[1] == 1 for chain in chains for before, after in pairwise(chain))
        if steady < (0.8 if plain else 0.5) * (held - len(chains)):
            continue
        covered = sum(chain[-1][0] - chain[0][0] + 1 for chain in chains)
        if covered < (0.4 if len(chains) == 1 else 0.6) * len(texts):
            continue  # the items of a list within a text, not the papers of the page
        chosen.update(place for chain in chains for place, _ in chain)
    return frozenset(chosen)


def _number(written: str) -> int | None:
    """The value of a number, "7" or "VII"; None for letters that are none."""
    if written.isdigit():
        return int(written)
    roman = _ROMAN.fullmatch(written)
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return 10 * len(roman["tens"]) + ones.index(roman["ones"]) if roman else None


def _chains(numbers: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Chains of (place, number), in each of which a number is one more than the last, or two or three."""
    best: dict[int, list[tuple[int, int]]] = {}
    chains: list[list[tuple[int, int]]] = []
    for place, number in numbers:
        before = next((best[number - step] for step in (1, 2, 3) if number - step in best), None)
        if before is None:
            before = []
            chains.append(before)
        else:
            best = {last: chain for last, chain in best.items() if chain is not before}
        before.append((place, number))
        best[number] = before
    return chains


def without(texts: Iterable[str]) -> list[str]:
    """The texts of a page's lines without their marks."""
    page = list(texts)
    found = habits(page)
    return [
        text[cut.start : cut.end] for text, cut in ((t, unmarked(t, at, found)) for at, t in enumerate(page))
    ]
