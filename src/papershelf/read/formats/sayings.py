"""What free text of a reference says: an award in a note, the server in the name of a preprint."""

import re

from papershelf.late import late
from papershelf.read.text import clean

_AWARD = late(
    r"\b(?:awards?|prize|honou?rable mention|runners?[- ]?up|finalist|nominee|test[- ]of[- ]time"
    r"|(?:best|outstanding|distinguished)(?: [\w/&-]+){0,3}"
    r" (?:paper|poster|demo|thesis|article|dissertation|dataset))\b",
    re.IGNORECASE,
)
_MONEY = late(r"\b(?:support|fund|grant|nsf|number|no\.|fellowship)", re.IGNORECASE)
_PHRASES = late(r"\s*(?:[;()\[\]]|\.(?=\s|\Z)|,(?=\s)|\n|<[^<>]*>|\$\\\w+\$|\s[|·–—]\s)\s*")
_PREPRINT = late(
    r"arxiv(?:\.org)?(?:\s*(?:e-?prints?|preprints?|\(.*\)))*(?:[\s,:/]*(?:arxiv|abs)?[:/\s]*[\w.-]*/?\d.*)?",
    re.IGNORECASE,
)
_BRACKET = late(r"(.+?)(?<!\s)\s*+[(\[]([^()\[\]]*)[)\]]\W*")


_SCHOLAR = late(r"(?:\[(?:HTML|PDF|DOC|BOOK|B|C|CITATION|ZITATION|LIVRE|LIBRO|BUCH)\]){1,2}\s*(?=\S)")
"""What Google Scholar writes before a title: "[PDF][PDF] Attention …"."""
_TRANSLATED = late(r"\[(?P<title>[^\[\]]+)\]\.?")
_SHORT_END = late(
    r"(?:\b\w\.\w|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|vs|etc|al|no|pt|vol|ed|eds))\.\Z", re.IGNORECASE
)


def title_of(text: str) -> str:
    """A title as its work has it, without what indexes add: a point behind it (PubMed, DBLP), brackets around a
    translated one, and the kind of file before it (Google Scholar).

    >>> title_of("[Birds at sea]."), title_of("[PDF][PDF] Birds"), title_of("Birds of the U.S."), title_of("Why...")
    ('Birds at sea', 'Birds', 'Birds of the U.S.', 'Why...')
    """
    text = clean(text)
    if text.startswith("["):
        text = _SCHOLAR.sub("", text, count=1) if _SCHOLAR.match(text) else text
        translated = _TRANSLATED.fullmatch(text)
        text = translated["title"] if translated else text
    if text.endswith(".") and not text.endswith("..") and not _SHORT_END.search(text):
        text = text[:-1].rstrip()
    return text


def award_in(text: str) -> str:
    """The phrase that names an award: "Best Paper Award at ICML" of "Oral. Best Paper Award at ICML (4 of 900)".

    Grants are no awards.
    """
    if len(text) < 5 or not _AWARD.search(text[:1000]):
        return ""
    for phrase in _PHRASES.split(text[:1000]):
        if _AWARD.search(phrase) and not _MONEY.search(phrase) and len(phrase) <= 100:
            return phrase.strip(" *!:,-–—🏆🏅")
    return ""


def venue_and_award(venue: str) -> tuple[str, str]:
    """The venue without what stands behind it in brackets, where that is an award. A preprint's is its server."""
    bracket = _BRACKET.fullmatch(venue)
    if bracket and (award := award_in(bracket[2])):
        return bracket[1], award
    return ("arXiv" if _PREPRINT.fullmatch(venue) else venue), ""
