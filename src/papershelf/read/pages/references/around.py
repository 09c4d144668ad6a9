"""What stands around a reference and is no part of it: its number or bullet, addresses, words for links, the language
it is written in, an award."""

import re

from papershelf.late import late
from papershelf.read.pages.lines.awards import award_text, may_hold_award

_TAIL = 80
"""A word for a link stands in so many of the last characters."""

_MARK = late(
    r"\s*(?:[\[［【]\s?\d{1,4}\s?[\]］】]\.?|[(（]\d{1,3}[)）]\s|[-*+•–▪◦●‣⁃·]\s"
    r"|\[[A-Z][A-Za-z+'’*-]*\d{2,4}[a-z]?\]|\[[A-Z][^\[\]]{1,60}[\s,(]\(?\d{4}[a-z]?\)?\])\s*"
)
_LINK_WORD = (
    r"(?:pdf|code|paper|poster|slides?|video|talk|project(?: page)?|bib(?:tex)?"
    r"|supp(?:lementary)?(?: material)?|openreview"
    r"|arxiv(?: preprint)?|html|website|data(?:set)?s?|demo|abs(?:tract)?|doi|link|url|blog(?: post)?"
    r"|github|review|reviews|cross-?ref|pubmed|google scholar|scopus|medline|web of science|article|full text"
    r"|(?:free )?(?:pmc|full) article|view (?:article|record|at publisher)|isi|cas|mathscinet|zbmath|ads"
    r"|data|web|site|page|online|preprint|software|tweet|notes?|colab|media|press|summary|appendix)"
)
_TRAILING_LINKS = late(
    rf"[\s,;|·•/–-]*[\[(]+\s*{_LINK_WORD}(?:\s*[,|/·]\s*{_LINK_WORD})*\s*[\])]+\s*[.,]?$"
    rf"|(?:(?<=[.)\]”\"'\d?!])\s+|\s*[|·•/]\s*){_LINK_WORD}(?:\s*[\s|·•/]\s*{_LINK_WORD})*\s*[.,]?$",
    re.IGNORECASE,
)
_GLUED = late(
    r"(?:(?<=[.\d)\]])\s*(?:Google\s?Scholar|Cross\s?Ref|PubMed(?:\s?Central)?|MathSciNet|zbMATH|Article|ADS|CAS)\s*)+$"
)
"""Links as publishers' pages leave them behind a reference: "424.Google Scholar"."""
_STUCK = late(r"(?<=[a-z)])([.?!])(?=[A-Z][a-z]+\s)")
"""A point without its space: "Bees.Journal of Insects"."""
_ADDRESS = late(
    r"(?:https?://[^\s<>\"”)\]⟩]+|www\.[^\s<>\"”)\]⟩]+"
    r"|(?<![\w/])(?:[Dd][Oo][Ii]:\s?)?10\.\d{4,9}/[^\s<>\"”)\]⟩]+|⟨\w+-\d+(?:v\d+)?(?=⟩)"
    r"|\b(?:PMC?ID|pmc?id):?\s?\w+)[\])>⟩]*[.,;]?"
)
_SAID = late(
    r"[\s,;(\[<⟨]*(?:(?:(?:available|accessible|accessed)(?: at| from| online)?|url|doi|online|retrieved from"
    r"|retrieved [\w ,]{4,20},? from|disponible (?:en|sur)|verfügbar unter|link|see)\s?:?\s*)?$",
    re.IGNORECASE,
)
"""What stands before an address."""
_FAR = 48
_ACCESSED = late(
    r"[\s.,;(\[]*(?:(?:last\s)?(?:accessed|visited|retrieved|zugriff am|abgerufen am|consulté le|consultado el?)"
    r"(?:\son)?:?\s[\w ,./-]{4,30})[)\].]*$",
    re.IGNORECASE,
)
_NUMBERED = late(r"[\s.,;]*\b(?:MR\s?\d{6,8}(?:\s\([^()]*\))?|Zbl\s?[\d.]{6,12})[.,]?$")
_LANGUAGE = late(
    r"\s?[(\[](?:(?:written\s)?in\s(?-i:[A-Z])[a-z]+(?:\swith\s[\w ]+)?|text in [a-z]+|article in [a-z]+)[)\]]"
    r"(?=[\s.,;:]|$)",
    re.IGNORECASE,
)
_PIECE = late(r"[.,;]\s+|\s[–—|·-]\s|\s?[(\[]")
_EMPHASIS = late(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])|(?<![\w_])(_{1,2})(?=[^\s_])([^_]+?)(?<=[^\s_])\3(?![\w_])"
)


def bare(text: str) -> str:
    """A reference without its number or bullet, and without addresses and words for links at its end."""
    found = _MARK.match(text)
    text = text[found.end() :] if found else text
    if "/" in text or "PM" in text or "pm" in text:
        text = _without_addresses(text)
    text = _STUCK.sub(r"\1 ", _GLUED.sub("", text.strip())).strip()
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda found: found[2] or found[4], text)
    if "(" in text or "[" in text:
        text = _LANGUAGE.sub("", text)
    while found := (
        _TRAILING_LINKS.search(text, max(0, len(text) - _TAIL))
        or _NUMBERED.search(text, max(0, len(text) - _TAIL))
        or _ACCESSED.search(text, max(0, len(text) - _TAIL))
    ):
        text = text[: found.start()] + ("." if found[0].strip()[:1] == "." else "")
        if not found.start():
            break
    return text.strip()


def _without_addresses(text: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        said = _SAID.search(text, max(at, found.start() - _FAR), found.start())
        parts.append(text[at : said.start() if said else found.start()])
        at = found.end()
    parts.append(text[at:])
    return " ".join(parts) if parts[-1] else " ".join(parts[:-1])


def parted_award(rest: str) -> tuple[str, str | None]:
    """What stands behind a title, without an award at its end, and the award.

    >>> parted_award("LREC 2021. Best paper award.")
    ('LREC 2021', 'Best paper award')
    """
    if not may_hold_award(rest[-_TAIL:]):
        return rest, None
    starts = [(0, 0), *((found.start(), found.end()) for found in _PIECE.finditer(rest))]
    for start, end in starts:
        said = rest[end:].strip(" .,;()[]*_🏆🥇")
        if award := award_text(said):
            return rest[:start].rstrip(" .,;:([–-"), award
    return rest, None
