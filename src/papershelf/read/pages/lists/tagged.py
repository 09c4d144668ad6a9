"""An item of a list as its writer marked it up → its words without tags and badges, and what those say.

Tags stand in front ("[CVPR 2024]", "[2023/04]", "🔥"); badges are links on a word or two ("[[Paper](…)]").
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from papershelf.late import late
from papershelf.model import Link
from papershelf.read import links as web
from papershelf.read.dates import find_date
from papershelf.read.pages.written import Anchor, Written
from papershelf.read.text import clean
from papershelf.read.venues import YEAR, venue_score

_HOLE = "\ufffc"
"""Stands where a badge was."""

_LINK_WORDS = late(
    r"(?:(?:the|view|read|download|official|our|full|see|here|open|original|unofficial|short|long|and)\s)*"
    r"(?:pdf|papers?|arxiv|ar5iv|abs|html|open ?review|doi|links?|urls?|web|web ?site|site|(?:web|home|project) ?page"
    r"|page|project|codes?|github|repo|repository|source ?codes?|implementation|pytorch|tensorflow|tf|jax|keras"
    r"|caffe|matlab|torch|official|author|authors?['’]? code|dataset ?(?:&|and) ?code|data|datasets?|demo|videos?|talk"
    r"|slides?|poster|presentation|blog|blog ?post|post|tweet|twitter|colab|notebook|models?|weights|supp|supplement"
    r"|supplementary|supplementary material|appendix|bib|bibtex|cite|reviews?|notes?|summary|youtube|hugging ?face|hf"
    r"|here|this|ps|other|other formats"
    r"|acm|ieee|springer|journal|conference|publisher|preprint|version|software|tool|latex|tex"
    r"|笔记|视频|论文|代码|链接|解读)"
    r"(?:\s(?:version|link|page|code|paper|pdf|material|project|\d|v\d|\([^\W\d]{2,12}\)))?",
    re.IGNORECASE,
)
_KINDS = (
    r"(?i:workshops?|companion|findings|main|demo|industry|short|long|papers?|oral|spotlight|poster|highlight|preprint"
    r"|best|outstanding|award|record|benchmark|track)"
)
_ACRONYM = late(
    r"(?:(?:in|at)\s)?(?:findings of\s|Phd@|the\s)?"
    r"(?:\d?[A-Z][a-z]*[A-Z][A-Za-z&+/*-]*|[Aa]r[Xx]iv|[Nn]ature|[Ss]cience|Cell|Neuron)"
    rf"(?>(?:[\s/@&-]+(?:[A-Z][a-z]*[A-Z]\w*|{_KINDS}|W|D&B)|\s*\([A-Z]+\))*)"
    rf"[\s,]*(?:['’]?\d\d|(?:19|20)\d\d)?(?:[\s,/-]+(?:{_KINDS}|(?:19|20)\d\d))*\.?"
)
_LONGEST_ACRONYM = 80
_CAMEL = late(r"[a-z]{4}")
"""What a short name without a year seldom has: "NeurIPS", but "BeeCounter"."""
_TERM = late(
    r"(?:spring|summer|fall|autumn|winter|week|lecture|chapter|part|day|session|section|module|unit|homework|lab"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b[\s\d,.–-]*",
    re.IGNORECASE,
)
_BRACKETED = late(
    rf"[\[(（【]*+\s*+(?:{_HOLE}\s*+[\])）】]*+[\s,|/·•&+;:–-]*+[\[(（【]*+)+\s*+[\])）】]*+"
    rf"|\[\s*\]|\(\s*\)"
)
_PLAIN_BADGE = late(rf"\s*[\[(]\s*(?:{_LINK_WORDS.pattern})\s*[\])]\s*[.,]?\Z", re.IGNORECASE)
_GROUP = late(r"[\[(（【](?P<in>[^\[\]()（）【】]{1,80})[\])）】]+\s*[:：,.-]?\s*(?=\S)")
_DATED = late(
    r"(?P<day>(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?|(?:19|20)\d\d)(?:\s*[:：.,|–-]\s+|\s*[：|]\s*|\s+(?=[\[(“\"*]))"
)
_NUMBER = late(r"(?:\[\d{1,4}\]|\d{1,4}[.)]|\d{1,4}\s?[-–:|])\s+|#\d{1,4}[:.]?\s+")
_SHORTCODE = late(r":[a-z][a-z\d_+-]{1,40}:")
_KEPT = frozenset(("re",))
"""Tags that are a part of titles: "[Re] Counting Bees"."""

_SAYS = 40
"""A badge has at most so many characters."""


class Tagged(NamedTuple):
    """`text` is what is left, `anchors` are the links on it; `links` those of badges; `tags` say a venue or a date."""

    text: str
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    tags: tuple[str, ...]


def tagged(line: Written, whole: Sequence[str] = (), *, dated: bool = True) -> Tagged:
    """The line without what stands around its text. What `whole` says, such as words in bold, is not cut; nor is a year
    in front, unless the page's items are `dated` so."""
    links: list[Link] = []
    tags: list[str] = []
    kept: list[Anchor] = []
    parts: list[str] = []
    end = 0
    for anchor in sorted(line.anchors):
        said = line.text[anchor.start : anchor.end].strip(' []()（）|,.:;·•"“”')
        if anchor.start < end or not _is_badge(said, anchor, line.text):
            kept.append(anchor)
            continue
        if found := web.link(anchor.url, said):
            links.append(found)
        if is_venue(said):
            tags.append(said)
        parts += line.text[end : anchor.start], _HOLE
        end = anchor.end
    rest = "".join((*parts, line.text[end:]))
    rest = _SHORTCODE.sub(" ", rest)
    if parts:
        rest = _BRACKETED.sub(" ", rest)
    words = [line.text[each.start : each.end] for each in kept]
    text = _without_front(clean(rest), tags, [clean(each) for each in (*words, *whole)], dated)
    while (badge := _PLAIN_BADGE.search(text)) and text[badge.start() - 1 : badge.start()] not in (":", "："):
        text = text[: badge.start()]
    text = _without_signs(text)
    return Tagged(text, _placed(text, words, kept), tuple(dict.fromkeys(links)), tuple(tags))


def are_dated(texts: Sequence[str]) -> bool:
    """Whether items begin with their dates: with days or months, or most with a year."""
    days = [found["day"] for text in texts if (found := _DATED.match(text.strip()))]
    return len(days) * 2 > len(texts) or any(len(day) > 4 for day in days)


def is_venue(text: str) -> bool:
    """Whether a tag or a badge names a venue: "CVPR 2024", "NeurIPS'23 Oral", "arXiv"."""
    return len(text) <= _SAYS * 2 and not is_term(text) and (is_acronym(text) or venue_score(text) > 0)


def is_link_word(text: str) -> bool:
    """Whether a link's words only name what it leads to: "PDF", "Project page"."""
    return bool(_LINK_WORDS.fullmatch(text.strip(" []()|")))


def is_term(text: str) -> bool:
    """Whether a text is a time or a part of a course: "Fall 2021", "Week 3"."""
    return bool(_TERM.fullmatch(text))


def is_acronym(text: str) -> bool:
    """Whether a text is a venue's short name, with or without a year."""
    if len(text) > _LONGEST_ACRONYM or not _ACRONYM.fullmatch(text):
        return False
    return bool(re.search(r"\d\d", text)) or not _CAMEL.search(text.split()[0]) or venue_score(text) > 0


def _is_badge(said: str, anchor: Anchor, text: str) -> bool:
    if not any(map(str.isalnum, said)) or said.startswith(("http://", "https://", "www.")):
        return True
    if len(said) > _SAYS:
        return False
    if _LINK_WORDS.fullmatch(said):
        return True
    before, behind = text[: anchor.start].rstrip(), text[anchor.end :].lstrip()
    own = text[anchor.start : anchor.end].strip()
    bracketed = before.endswith(("[", "【")) and behind.startswith(("]", "】"))
    bracketed = bracketed or (own.startswith("[") and own.endswith("]"))
    return bracketed or (is_acronym(said) and bool(YEAR.search(said) or said.lower() == "arxiv"))


def _without_front(text: str, tags: list[str], whole: Sequence[str], dated: bool) -> str:
    while True:
        text = _without_signs(text)
        found = _NUMBER.match(text) or (_DATED.match(text) if dated else None)
        if found and not dated and YEAR.match(found[0].strip()):
            return text
        if found is None:
            found = _GROUP.match(text)
            if found and (found["in"].lower() in _KEPT or (found[0][-1:] in ")]" and found[0][:1] == "(")):
                found = None
        if found is None or len(text) - found.end() < 8:
            return text
        if any(len(each) > found.end() and text.startswith(each) for each in whole):
            return text  # a linked "2001: A Year of Bees"
        said = found.groupdict().get("in") or found.groupdict().get("day")
        if said and (is_venue(said) or YEAR.search(said) or find_date(said)):
            tags.append(said.strip())
        text = text[found.end() :]


def _without_signs(text: str) -> str:
    """Without emoji and other signs at both ends."""
    while text and (unicodedata.category(text[0]) in ("So", "Mn", "Cf", "Sk") or text[0] in "|,;:·•*✓→>-–—"):
        text = text[1:].lstrip()
    while text and (unicodedata.category(text[-1]) in ("So", "Cf") or text[-1] in "|,;:·•[(*-–—/\ufe0f"):
        text = text[:-1].rstrip()
    return text


def _placed(text: str, words: Sequence[str], anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    found = []
    start = 0
    for said, anchor in zip(words, anchors, strict=True):
        said = clean(said)
        at = text.find(said, start) if said else -1
        if at >= 0:
            start = at + len(said)
            found.append(Anchor(at, start, anchor.url))
        else:
            found.append(Anchor(0, 0, anchor.url))
    return tuple(found)
