"""Where a paper appeared, as pages write it: a line or the rest of a reference → the venue's name, the date.

Shapes and the field's own words ("Proceedings of", "Journal", "NeurIPS 2020"), no list of venues.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from papershelf.late import late
from papershelf.read.dates import find_date

_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
YEAR = late(rf"(?<![\d.,/:-])(?<!\d[–.])({_YEAR})[a-z]?(?![\d/]|[.,:]\d|\s?[–-]\s?\d)")
"""A year that is no page and no part of a number or an address."""

_LABEL = late(
    r"(?:(?:published|presented|appeared|accepted|to appear|forthcoming|in press)\s(?:in|at|as|to|by"
    r"|for|on)?\s*:?\s?(?:the\s)?"
    r"|accepted\s|(?:in|appears in|venue|conference|journal|source|publication|booktitle|where)\s?:\s"
    r"|in\s(?=[A-Z\d*_“\"])"
    r"|comments:\s)",
    re.IGNORECASE,
)
_CUES = frozenset(
    "proceedings proceeding proc conference conferences conf symposium symposia symp workshop workshops journal "
    "journals transactions trans letters annals lncs lnai lipics arxiv biorxiv medrxiv chemrxiv psyarxiv corr preprint "
    "preprints ssrn hal zenodo pmlr jmlr ieee acm usenix springer elsevier wiley press publisher publishers nature "
    "science sciences plos findings magazine bulletin quarterly archive archives review reviews report reports thesis "
    "dissertation track revista revue zeitschrift rivista university universität université universidad universidade "
    "università institute meeting congress colloquium convention encyclopedia handbook society association openreview "
    "blog submitted accepted tagung konferenz colloque congreso jahrbuch mitteilungen acta".split()
)
_CUE_PHRASES = (
    "advances in",
    "lecture notes",
    "technical report",
    "tech rep",
    "tech. rep",
    "in submission",
    "under review",
    "to appear",
    "int. conf",
    "int conf",
    "int. j",
    "intl. conf",
)
_PLAINLY = late(
    r"(?:In:?\s)?(?:the\s)?(?:\d{4}\s|\d+(?:st|nd|rd|th)\s)?(?:(?:IEEE|ACM|European|American|British|Asian"
    r"|Nordic|SIAM)[\s/]+)*"
    r"(?:(?:International|Annual|National|Joint)\s)*(?:Journal of|J\. |Proc(?:eedings|\.)"
    r"|Transactions (?:of|on)|Trans\. "
    r"|Advances in|Annals of|Conference (?:on|of|for)|Symposium on|Workshop on|Lecture Notes|Findings of)",
    re.IGNORECASE,
)
_SHORT_NAME = (
    r"(?:[A-Z][a-z*]*[A-Z][A-Za-z*]*|(?-i:Interspeech|Eurographics|Sensors|Neurocomputing|[A-Z][a-z]{2,9}))"
)
_SHORT = late(
    rf"(?:(?:IEEE|ACM|AAAI|USENIX)[ /-])*(?P<name>{_SHORT_NAME}(?:[-/& @][A-Z][a-z]*[A-Z]\w*)*)"
    rf"(?:[ ,]*(?P<year>['’]\d\d|\(?{_YEAR}\)?|(?<=[A-Z]){_YEAR}|(?<=[A-Z])\d\d\b))"
    r"(?P<rest>(?i:[ ,.;:·|–-]*(?:\(?(?:oral|poster|spotlight|notable[ -]top[ -]\d+%|withdrawn submission|submitted"
    r"|conference|main|findings|workshops?|datasets and benchmarks|track|long|short|demo"
    r"|best [\w ]{3,30}|\d+%|top|paper"
    r"|conditionalposter|conditionaloral|accept|(?:[\w ]{2,30} )?workshop|rejected|reject"
    r"|blind submission|decision|accepted|presentation)\)?))*)\.?",
)
_VOLUME = late(
    r"\b(?:[Vv]ol(?:ume)?s?\b\.?|[Nn]o\b\.?|[Ii]ssue|[Nn]umber|[Aa]rt(?:icle)?\b\.?|[Pp]p?\b\.?|[Pp]ages)\s?\d+"
    r"|\b\d{1,4}(?:\s?\(\d{1,3}(?:[–/-]\d+)?\)|\s?:\s?e?\d+)|\b\d+\s?[–-]{1,2}\s?\d+\b"
)
_CITED = late(
    r"\b(?:cited by:?\s\d+|\d+ citations?|related articles|all \d+ versions|doi:|https?://doi\.org|isbn|issn)",
    re.IGNORECASE,
)
_CITING = ("cit", "related art", "versions", "doi", "isbn", "issn")
_TAIL = late(
    r"[\s,.;:(\[–-]*(?:"
    r"(?:vol(?:ume)?\b\.?|no\b\.?|issue|number|art(?:icle)?(?: no)?\b\.?|pp?\b\.?|pages?|pgs?\b\.?"
    r"|iss\b\.?|ser(?:ies)?\b\.?)\s?[A-Za-z]?\d[\w.–/-]*"
    r"(?:\s?[–-]{1,2}\s?\w?\d+)?"
    r"|PMLR(?: \d[\d:–-]*)?|(?:https?://|www\.)\S*|doi:?\s?\S*|10\.\d{4,9}/\S+|(?:PMID|PMCID|ISBN"
    r"|ISSN):?\s?[\w-]+|epub.{0,30}"
    r"|[A-Z]?\d+(?:\s?\(\w[\w .–/-]{0,9}\))?(?:\s?:\s?[A-Za-z]?\d+)?(?:\s?[–-]{1,2}\s?[A-Za-z]?\d+)?"
    r"|\(\d[\w –/-]{0,9}\)(?:\s?:\s?\w*\d+)?(?:\s?[–-]{1,2}\s?\w*\d+)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[/–-][A-Z][a-z]{2,8})?(?:\s\d{1,2})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?|n\.\s?pag"
    rf"|\(?{_YEAR}[a-z]?\)?"
    r"|[)\]]"
    r")[\s,.;:)\]]*$",
    re.IGNORECASE,
)
_ENDED_YEAR = late(rf"[A-Za-z*](?:\s|['’]){_YEAR}$|[A-Z]['’]?\d\d(?:\d\d)?$")
_BYLINE = late(
    r"^(?P<names>(?:[^-–—]|(?<=\w)-(?=\w)){4,200}?)\s[-–—]\s(?P<venue>.+?)(?:\s[-–—]\s(?P<site>[\w.-]+(?:\s\w+)?))?$"
)
_ARXIV = late(r"(?:arxiv|biorxiv|medrxiv|corr)\b(?:\s(?:e-?prints?|preprints?))?", re.IGNORECASE)
_TURNED = late(
    rf"(?<!\d)(?P<year>{_YEAR})\s(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    rf"|Dec)[a-z]{{0,6}})\b(?:\s(?P<day>\d{{1,2}}\b))?"
)
"""A date as PubMed writes it: "2021 Mar 3"."""
_WORD = late(r"[^\W\d_]{2,}")
_YEAR_AND_SHORT = late(rf"{_YEAR} [^\W\d_].{{3,90}} \((?:[A-Z]\w*[A-Z]\w*|(?:[A-Z][a-z]*\.\s?){{2,8}})\)")
"""As some libraries write conferences and journals: "2015 Conference on Robot Learning (CoRL)"."""
_YEAR_VOLUME_PAGES = late(rf"\({_YEAR}\)\s\d{{1,4}}(?:\s?\(\d{{1,3}}\))?\s?:\s?[A-Z]?\d")


_BRIEF = 120
_FAR = 90
"""One detail at the end of a venue has no more characters."""


class Venue(NamedTuple):
    """`name` is as the page writes it, without pages and volume; `date` is YYYY[-MM[-DD]]. Either may be missing."""

    name: str | None
    date: str | None


def read_venue(text: str) -> Venue:
    """The venue and the date of a text that tells where and when a paper appeared.

    >>> read_venue("In Proceedings of the 36th International Conference on Machine Learning, PMLR 97:1-10, 2019")
    Venue(name='Proceedings of the 36th International Conference on Machine Learning', date='2019')
    >>> read_venue("Nature Communications 12, 345 (2021)")
    Venue(name='Nature Communications', date='2021')
    >>> read_venue("ICLR 2023 poster")
    Venue(name='ICLR 2023', date='2023')
    """
    text = _without_cites(text.strip().strip(" .,;:|·•*_").strip()).replace(" , ", ", ")
    date = year_or_date(text)
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if found := _ARXIV.match(text):
        return Venue(found[0], date)
    short = (
        _SHORT.fullmatch(text) if len(text) < _BRIEF else None
    )  # in a long text it has too many ways to fail
    if short:
        name = text[: short.start("rest")].rstrip(" ,.;:·|–-") if short["rest"] else text
        between = text[short.end("name") : short.start("year")]
        if (
            "," in between and short["name"][1:].islower()
        ):  # a journal of one word, "Nature, 2012", not "ICML 2012"
            name = short["name"]
        return Venue(name.rstrip("."), date or _short_year(short["year"]))
    name = _without_tail(text)
    return Venue(name if len(_WORD.findall(name)) > 0 and len(name) > 1 else None, date)


def year_or_date(text: str) -> str | None:
    """The first whole date, else the last year.

    >>> year_or_date("Neural Computation 9(8):1735–1780, 1997")
    '1997'
    """
    turned = _TURNED.search(text)
    whole = find_date(turned.expand(r"\g<day> \g<month> \g<year>") if turned else text)
    if whole:
        return whole
    years: list[str] = YEAR.findall(text)
    return years[-1] if years else None


@lru_cache(maxsize=65536)
def venue_score(text: str) -> float:
    """How much a text looks like a venue: above 0 it does; in about [-4, 4]."""
    if len(text) > 300:
        return -4.0
    digits = any(map(str.isdigit, text))
    if digits and len(text) < _BRIEF and _SHORT.fullmatch(text):
        return 3.5
    score = -2.0
    if _LABEL.match(text):
        score += 1.5
    score += 1.5 if _PLAINLY.match(text) else 0.0
    score += 3.0 if _ARXIV.match(text) else 0.0
    words = _WORD.findall(text)
    small = text.lower()
    cues = sum(1 for word in {word.lower() for word in words} if word in _CUES)
    score += min(3.0, 1.6 * (cues + sum(phrase in small for phrase in _CUE_PHRASES)))
    if digits:
        score += 1.2 if YEAR.search(text) else 0.0
        score += min(2.0, 1.3 * len(_VOLUME.findall(text)))
        score += 2.5 if _YEAR_AND_SHORT.fullmatch(text) or _YEAR_VOLUME_PAGES.search(text) else 0.0
        score += 1.5 if any(map(small.__contains__, _CITING)) and _CITED.search(text) else 0.0
    if words and sum(word[0].isupper() or len(word) < 4 for word in words) < 0.6 * len(words):
        score -= 1.5
    if text.endswith(("?", "!")):
        score -= 2.0
    return max(-4.0, min(4.0, score))


def byline(text: str) -> tuple[str, str] | None:
    """The names and the venue of a line as search engines write it: "A Byron, B Chen - Journal of X, 2019 - x.org"."""
    found = _BYLINE.match(text)
    if found is None or not (YEAR.search(found["venue"]) or found["site"]):
        return None
    return found["names"], found["venue"]


def _without_cites(text: str) -> str:
    found = _CITED.search(text)
    return text[: found.start()].rstrip(" ,.;:·|•–-") if found and found.start() > 3 else text


def _without_tail(text: str) -> str:
    """Without pages, volumes, publishers' numbers, addresses and dates at the end."""
    for _ in range(12):
        if _ENDED_YEAR.search(text):
            break
        found = _TAIL.search(text, max(0, len(text) - _FAR))
        if found is None or (text.endswith(")") and _ENDED_YEAR.search(text[:-1])):
            break
        text = text[: found.start()].rstrip(" ,.;:(–-")
    return text.strip(" ,.;:*_|·•“”\"'–-").strip()


def _short_year(written: str) -> str | None:
    digits = re.sub(r"\D", "", written)
    if len(digits) == 4:
        return digits
    return None if len(digits) != 2 else ("19" if int(digits) > 50 else "20") + digits
