"""What stands around the names of a list and is no part of one: places of work, footnote marks, addresses."""

import re
from collections.abc import Sequence
from functools import lru_cache

from papershelf.late import late
from papershelf.read.lexicon import person

_RAISED = r"[\d¹²³⁰⁴-⁹ᵃ-ᶻ*†‡§¶∗⁎✉⋆★☆♠♣♦♥]"
_MARKS = late(
    rf"(?:(?<=[^\W\d_])|(?<=\b[JS]r\.))"
    rf"(?:\s?\$?\^\{{?\s?[\w,*\s\\]+\}}?\$?|[ ]?{_RAISED}++(?:(?:\s?,\s?|\s\s?){_RAISED}++)*(?:,(?=,))?)"
    r"(?=\s*(?:[,;·⋅•∙・|、，；]|(?:and|und|et)\b|&|\Z))"
)
"""Footnote marks and numbers behind a name: "Ada Byron1,2", "Bo Chen¹*", "Cy Roe 0003"."""
_MARK_ONLY = late(rf"(?<=[^\W\d_])[^\S\n]?{_RAISED}+(?=\s[^\W\d_a-z])")
"""A mark that is all that stands between two names: "Ada Byron1 Bo Chen2"."""
_LETTERS = late(r"\s[a-h](?:\s?,\s?[a-h])*(?=\s*(?:,|;|(?:and\b|&)|\Z))")
"""Small letters as footnote marks: "Ada Byron a,b, Bo Chen b"."""
_ADDRESS = late(r"[<(\[]?(?:\{[^{}@]{1,200}\}|[\w.+-]+)@[\w-]+(?:\.[\w-]+)+[>)\]]?")
_ORCID = late(
    r"[(\[]?\s*(?:ORCID(?: ?iD)?(?: (?:icon|logo|profile))?:?\s*)?(?:https?://)?(?:orcid\.org/)?"
    r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*[)\]]?|[(\[]?\bORCID(?: ?iD)?(?: (?:icon|logo|profile|record))?\b[)\]]?"
)
_SOMETHING = late(
    r"[()\[\]（）［］@^*†‡§¶∗⁎✉⋆★☆♠♣♦♥\d¹²³⁰⁴-⁹ᵃ-ᶻ]|ORCID|[\s,][a-h](?:[,;]|\s(?:and|&)|\Z)|(?:[Bb]y|BY):? "
    r"|[DP]rof?\. |[A-Z]\w+(?:\(s\))?(?: by)?\s?[:：] "
)
_BETWEEN = late(r"[,;·⋅•|、，；&]| and ")
_GROUP = late(r"\s*[(\[（［]")
_CLOSED_BY = {"(": ")", "[": "]", "（": "）", "［": "］"}
_AFTER_GROUP = late(rf"\s*+{_RAISED}*+\s*+(?:[,;·⋅•∙・|、，；(\[（［]|(?:and|und|et)\b|&|\Z)")
_BEFORE = late(
    r"\A(?:[Bb]y:?|BY:|BY(?=\s+(?:[^\s,;&]+\s+(?!and\b|&)[^\s,;]|[\u3040-\uffff]))|(?i:authors?(?:\(s\))?|speakers?(?:\(s\))?"
    r"|(?:written|posted|talk) by|autor(?:en|es|i)?|auteurs?)\s?[:：])\s+(?=[^\W\d_])"
)
_FULLER = late(r"(?P<family>[^,;()]{2,40}),\s[^,;()]{1,12}\s\((?=(?P=family),\s[^,;()]+\))(?P<full>[^()]+)\)")
"""A short form with the full one behind it, as citation indexes write: "Byron, A (Byron, Ada)"."""
_FULL = late(r"\([^,;()]{2,40},\s")
_HONORIFIC = late(r"(?:(?<=\A)|(?<=[,;·⋅•|]\s)|(?<=[,;]))(?:(?:Prof|Dr|Mr|Ms|Mrs)\.\s?)+(?=[^\W\d_])")

_ORGANISATIONS = r"""
univ\w* inst(?:itut\w*|\.) coll[eè]ge school academ\w+ laborator\w* labs? research cent(?:er|re|ro) dep(?:artmen)?t\.?
faculty hospital clinic inc\.? ltd\.? llc gmbh corp(?:oration)?\.? technolog\w+ tech polytech\w* politecn\w+ [eé]cole
hochschule ministry agency foundation group team google deepmind microsoft facebook meta_ai amazon apple ibm nvidia
openai anthropic cohere hugging_?face huawei tencent alibaba baidu bytedance samsung intel adobe salesforce qualcomm
spotify netflix bosch siemens inria csail csic mila eth(?:_z[uü]rich)? epfl kaist caltech uc_[a-z]+ mit cmu stanford
princeton harvard oxford cambridge berkeley cornell tsinghua peking usa u\.s\.a\. uk china germany france japan korea
canada india italy spain switzerland israel australia austria netherlands sweden denmark singapore brazil russia taiwan
hong_kong united_(?:states|kingdom) ieee acm usenix aaai
"""
_PLACE_OF_WORK = late(
    r"\b(?:univ(?:ersit\w+|\.)|institut\w*|coll[eè]ge|department|faculty|hospital|laborator(?:y|ies|ium)|polytech\w*"
    r"|politecn\w+|hochschule|ministry|gmbh|eth z[uü]rich|(?:google|microsoft|facebook|meta|ibm|amazon|adobe|apple"
    r"|nvidia|yahoo!?|samsung|huawei) (?:ai |brain )?(?:research|deepmind|labs?|brain))\b",
    re.IGNORECASE,
)
_GROUP_OF_AUTHORS = late(r"\b(?:team|group|collaboration|consortium)\b", re.IGNORECASE)
_INITIALS = late(
    r"\b(?:IIT|IIIT|IISc|TU|TUM|UT|UC|UCLA|UCL|UCSD|UW|USC|NYU|KU|RWTH|LMU|IST|ISTA|NIT|ENS|MPI|HKUST|HKU|NUS|NTU|POSTECH|SNU"
    r"|UNIST|VU|KTH|FAIR|AWS|NEC|NTT|SRI|AT&T|CWI|CEA|ICREA|UPC|UPF|UBC|UIUC|UMD|UNC|UPenn|SJTU|USTC|CUHK|ANU|MBZUAI)\b"
)
_ORGANISATION = late(rf"\b(?:{'|'.join(_ORGANISATIONS.split())})\b".replace("_", " "), re.IGNORECASE)
_ACRONYM = late(r"[A-Z][A-Z&]{1,7}")
_ROLE = late(
    r"\W*(?:(?:she|he|they)/\w+|presenter|presenting|speaker|corresponding(?: author)?|equal contributions?"
    r"|advis[eo]rs?|first author|joint|lead|eds?\.?|editors?|author)\W*",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_organisation(text: str) -> bool:
    """Whether a part of a list names a place of work rather than a person.

    >>> is_organisation("ETH Zürich"), is_organisation("University of Oxford"), is_organisation("Ada Byron")
    (True, True, False)
    """
    return ":" not in text and bool(
        _ORGANISATION.search(text) or _INITIALS.search(text) or _ACRONYM.fullmatch(text)
    )


def are_organisations(names: Sequence[str]) -> bool:
    """Whether all names of a list are plainly those of places of work, as on a line below the authors.

    >>> are_organisations(["Tsinghua University"]), are_organisations(["Gemini Team", "Google"])
    (True, False)
    """
    return all(map(_PLACE_OF_WORK.search, names)) or (
        len(names) > 1 and all(map(is_organisation, names)) and not any(map(_GROUP_OF_AUTHORS.search, names))
    )


def bare(text: str) -> str | None:
    """The list without what stands around its names. None where what stands in brackets shows that it is no list.

    >>> bare("Ada Byron1,2 (MIT), Bo Chen* <bo@example.org>")
    'Ada Byron, Bo Chen'
    """
    if not _SOMETHING.search(text):
        return text
    text = text[:-1] if text.endswith(").") else text  # "Byron A(1), Chen B(2)." ends a sentence
    text = _BEFORE.sub("", text)
    text = _FULLER.sub(r"\g<full>", text) if "(" in text and _FULL.search(text) else text
    text = _HONORIFIC.sub("", text)
    text = _ORCID.sub("", _ADDRESS.sub("", text)) if "@" in text or "ORCID" in text or "-" in text else text
    ungrouped = _without_groups(text)
    if ungrouped is None:
        return None
    several = _BETWEEN.search(ungrouped) is not None
    text = _MARKS.sub(lambda mark: mark[0] if not (several or _surely(mark[0])) else "", ungrouped)
    if len(_MARK_ONLY.findall(text)) > 1 or (_MARK_ONLY.search(text) and ungrouped != text):
        text = _MARK_ONLY.sub(",", text)
    if len(_LETTERS.findall(text)) > 1:
        text = _LETTERS.sub("", text)
    return " ".join(text.split()).replace(" ,", ",").replace(" ;", ";")


def _without_groups(text: str) -> str | None:
    """The text without what stands in brackets behind a name: "(MIT)", "[ETH (Zürich)]". A nickname is kept."""
    kept: list[str] = []
    groups: list[str] = []
    at = 0
    while found := _GROUP.search(text, at):
        end = _group_end(text, found.end() - 1)
        if end is None:
            break
        if found.start() and _AFTER_GROUP.match(text, end):
            groups.append(text[found.end() : end - 1])
            kept.append(text[at : found.start()])
        else:
            kept.append(text[at:end])
        at = end
    rest = "".join(kept) + text[at:]
    if len(groups) == 1 and not (_BETWEEN.search(rest) or _says_where(groups[0]) or _is_person(rest)):
        return None
    return rest


def _is_person(text: str) -> bool:
    """Whether a text by itself is plainly a name, so that what stands in brackets behind it says of the person."""
    return person(text) > 1.0 and 2 <= len(text.split()) <= 4


def _surely(mark: str) -> bool:
    """Whether a mark behind the only name of a line is no number of a title ("Part 2") but a footnote's."""
    return not mark[0].isspace() or re.fullmatch(r"\s0\d{3}|\s?[^\w\s]+", mark) is not None


def _says_where(group: str) -> bool:
    return (
        is_organisation(group) or bool(_ROLE.fullmatch(group)) or re.fullmatch(r"[\W\d]*", group) is not None
    )


def _group_end(text: str, start: int) -> int | None:
    """Where the bracket that opens at `start` has closed."""
    opened, closed = text[start], _CLOSED_BY[text[start]]
    depth = 0
    for at in range(start, min(len(text), start + 300)):
        depth += (text[at] == opened) - (text[at] == closed)
        if depth == 0:
            return at + 1
    return None
