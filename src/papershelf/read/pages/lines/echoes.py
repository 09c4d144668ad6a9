"""Lines that say another line of the page again, as pages do for those who have it read aloud: "Open the PDF for TITLE
in another window", "select article TITLE"."""

from collections import Counter
from collections.abc import Sequence

from papershelf.late import late

_NEAR = 8
"""So many lines away what is said again may stand."""
_SEVERAL = 3
"""So many different lines with the same words around them make these words the page's."""
_MORE = 60
"""The words around have no more characters."""
_LONGEST = 400
_END = 6
"""So many characters of the words around are the same, at the beginning or at the end."""
_WORDS = 3
"""What is said again has so many words, at least where it shows the words around it."""
_FRAME = late(r"[^\W\d_]{3}.*[^\W\d_]{2}|[^\W\d_]{4}")
_LABEL = late(r"[:：\t]\s*\Z|\A[Bb][Yy]\s*\Z")


def echoes(texts: Sequence[str]) -> set[int]:
    """The places of the texts that are another one nearby with the same words around it as others of the page have."""
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    shown = [at for at, text in enumerate(texts) if text]
    ends = [(text[:_END], text[-_END:]) for text in map(texts.__getitem__, shown)]
    first, last = (Counter(each) for each in zip(*ends, strict=True)) if ends else (Counter(), Counter())
    for place, at in enumerate(shown):
        text = texts[at]
        if len(text) > _LONGEST or max(first[ends[place][0]], last[ends[place][1]]) < _SEVERAL:
            continue
        for near in shown[max(0, place - _NEAR) : place + _NEAR + 1]:
            said = texts[near]
            if near != at and len(said) < len(text) <= len(said) + _MORE and said in text:
                before, _, behind = text.partition(said)
                if _is_frame(before, behind):
                    found.setdefault((before, behind), {}).setdefault(said, []).append(at)
    return {
        at
        for of in found.values()
        if len(of) >= _SEVERAL and sum(said.count(" ") + 1 >= _WORDS for said in of) * 2 > len(of)
        for places in of.values()
        for at in places
    }


def _is_frame(before: str, behind: str) -> bool:
    """Whether words stand before or behind a text, and no label before it."""
    if (before and before[-1].isalnum()) or (behind and behind[0].isalnum()) or _LABEL.search(before):
        return False
    return any(map(_FRAME.search, (before, behind)))
