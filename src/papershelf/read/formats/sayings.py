"""What free text of a reference says: an award in a note, the server in the name of a preprint."""

import re

from papershelf.late import late

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
_BRACKET = late(r"(.+?)\s*[(\[]([^()\[\]]*)[)\]]\W*")


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
