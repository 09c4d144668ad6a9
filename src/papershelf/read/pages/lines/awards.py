"""Awards as pages write them: the text of one, where a line or what stands beside a title is one."""

import re

from papershelf.late import late

_RANK = r"(?:outstanding|best|distinguished|exceptional|most influential|influential|notable|top)"
_PRIZE = (
    r"(?:awards?|honou?rable mentions?|runners?[- ]?up|finalists?|nominees?|candidates?|nominations?|winners?|prizes?"
    r"|mention)"
)
_AWARD = late(
    r"[\W_]*+(?P<award>(?:(?:winner of(?: the)?|award for(?: the)?|runner-?up|honou?rable|student|the"
    r"|(?-i:(?<![A-Za-z])[A-Z][A-Za-z*]*[A-Z])(?:[- ]?[’']?\d\d(?:\d\d)?)?|(?:19|20)\d\d)[\s,:–-]*){0,5}"
    rf"(?:(?:{_RANK}(?:[ -](?!(?:for|of|to|in|on|with|from|by|is|are)\b)[\w&/+]+){{0,5}}?"
    r"[ -](?:papers?|article|poster|demo|dataset|thesis)(?: in [\w ]{2,30}(?= award))?"
    r"|test[ -]of[ -]time|marr prize|(?:(?:outstanding|distinguished)(?: [\w&]+)?|best [\w&]+)(?= award))"
    rf"(?:[\s,:–-]*(?:papers?|{_PRIZE}|\d{{4}}|(?>\((?:[^()]|\([^()]*\)){{1,40}}\))))*"
    r"|honou?rable mentions?|runners?[- ]?up)"
    r"(?:[\s,:–-]*awards?)?)[\W_]*",
    re.IGNORECASE,
)


_HAS_ONE = tuple("paper award mention runner article poster demo dataset thesis prize time".split())


def may_hold_award(text: str) -> bool:
    """Whether a short text has one of the words that every award has."""
    small = text.lower()
    return any(word in small for word in _HAS_ONE)


def award_text(text: str) -> str | None:
    """The award that the text is, or None.

    >>> award_text("🏆 Best Paper Award"), award_text("Best Arm Identification")
    ('Best Paper Award', None)
    """
    found = _AWARD.fullmatch(text) if len(text) <= 100 and may_hold_award(text) else None
    return found["award"].strip() if found else None
