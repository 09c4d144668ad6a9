"""Lists of bare links, DOIs and arXiv ids, one a line: each is a paper of which nothing else is known."""

import re

import msgspec

from papershelf.late import late
from papershelf.model import Identifiers, Noise, Problem, Record
from papershelf.read import links as web
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.formats.facts import known, links
from papershelf.read.reader import Reader
from papershelf.read.source import Source
from papershelf.read.text import clean

_BULLET = late(r"(?:[-*+•·–—]|\(?\d{1,4}[.):\]]|\[\d{1,4}\])\s+")
_QUOTES = "<>[](){}\"'`,;."
_BARE = late(
    r"(?:doi\s*:\s*)?(?P<doi>10\.\d{4,9}/\S+)"
    r"|(?:arxiv\s*[:.]?\s*)?(?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\s*\[[\w.-]+\])?"
    r"|(?:acl\s*:\s*)?(?P<acl>[A-Z]\d\d-\d{4}|\d{4}\.[a-z]+-[a-z0-9]+\.\d+)",
    re.IGNORECASE,
)
_LINK = late(r"(?:https?://|www\.)\S+|(?:dx\.)?doi\.org/\S+|arxiv\.org/(?:abs|pdf)/\S+", re.IGNORECASE)
_MARKED = late(r"\[[^\[\]]{0,200}\]\((?P<url>https?://[^\s()]+)\)|<(?P<bare>https?://[^\s<>]+)>")
_ARROW = r"(?:\s*+(?:[:=–—-]{1,20}+>?|→|⇒)\s*+|\s++)"
_BESIDE = late(
    rf"(?P<label>\S{{1,80}}(?:\s\S{{1,80}}){{0,2}}?){_ARROW}(?P<what>(?:https?://|www\.|arxiv\s*[:.]|doi\s*:|10\.\d{{4,9}}/).*)",
    re.IGNORECASE,
)
"""At most three words before an identifier are a label for it, such as a model's name; more of them may be a title."""
_CLASS = late(r"\s*[\[(][\w.;, -]{2,60}[\])]\s*\Z")
"""A category behind an identifier: "arXiv:2101.00001 [cs.CL]"."""
_POST = late(
    r".{1,60}?(?:\s{1,4}|\s[—–-]\s|, )"
    r"(?:(?:today|yesterday|\d{1,2}/\d{1,2}/\d{2,4}|\w{3,9} \d{1,2}(?:, \d{4})?)(?: at|,)?\s)?"
    r"\[?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?\]?:?|\[[^\[\]]{0,20}\d{1,2}:\d\d(?:\s?[AP]M)?\]\s.{1,60}:?",
    re.IGNORECASE,
)
"""Who says something in a chat, and when."""
_TALK = 80
"""What people say beside a link has at most so many characters."""
_SAMPLE = 400
_ENOUGH = 0.9
"""So large a share of the lines must be identifiers."""
_MANY = 0.6
"""So large a share of what is said in a chat."""


def recognises(text: str) -> bool:
    """Whether nearly every line that is not blank or a comment is an identifier or a link."""
    lines = [line for line in text[:40_000].split("\n")[:_SAMPLE] if line.strip() and not _comment(line)]
    if len(text) > 40_000:
        lines = lines[:-1]
    said = [line for line in lines if ":" not in line or not _POST.fullmatch(line.strip())]
    chat = len(lines) - len(said) > 1
    least = (_MANY if chat else _ENOUGH) * len(said)
    others = 0
    for line in said:
        if _identifier(line, chat) is None:
            others += 1
            if len(said) - others < least or (chat and len(line) > _TALK):
                return False
    return others < len(said)


def read(source: Source) -> Draft:
    """A record for each line with an identifier or a link, and one note for all of them."""
    records: list[Record] = []
    noise: list[Noise] = []
    unread: list[int] = []
    chat = sum(_POST.fullmatch(line.strip()) is not None for line in source.lines()) > 1
    for number, line in enumerate(source.lines(), 1):
        text = clean(line)
        if not text:
            continue
        if _comment(text):
            noise.append(Noise(line_start=number, line_end=number, reason="a comment"))
            continue
        if chat and _POST.fullmatch(text):
            noise.append(Noise(line_start=number, line_end=number, reason="who speaks, and when"))
            continue
        record = _identifier(text, chat)
        if record is None and chat:
            noise.append(Noise(line_start=number, line_end=number, reason="talk"))
        elif record is None:
            unread.append(number)
        else:
            records.append(msgspec.structs.replace(record, line_start=number, line_end=number))
    problems = [_only(source.place, records)] if records else []
    problems += [_unread(source.place, number) for number in unread[:20]]
    return accounted(
        source, "identifiers", records, problems, noise=noise, rest="neither a link nor an identifier"
    )


def _comment(line: str) -> bool:
    return line.lstrip().startswith(("#", "//", "%"))


def _identifier(line: str, chat: bool = False) -> Record | None:
    """The record of a line that is an identifier or an address and nothing else but a label before it; in a `chat`, of
    one that holds a single address of a paper."""
    text = clean(line)
    if bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    if found := _alone(text):
        return found
    beside = _BESIDE.fullmatch(text)
    found = _alone(beside["what"]) if beside else None
    if found and found.identifiers != Identifiers():
        return found
    links_in = _LINK.findall(text) if chat else []
    found = _alone(links_in[0].rstrip(".,;:!?)")) if len(links_in) == 1 else None
    return found if found and found.identifiers != Identifiers() else None


def _alone(text: str) -> Record | None:
    """The record of a text that is an identifier or an address."""
    text = _CLASS.sub("", text) if not text.startswith(("[", "<")) else text
    if marked := _MARKED.fullmatch(text):
        text = marked["url"] or marked["bare"]
    text = text.strip().rstrip(",;").strip(_QUOTES[:2])
    if _LINK.fullmatch(text):
        url = text.rstrip(".,;") if "://" in text else f"https://{text.rstrip('.,;')}"
        found = links([(url, "")])
        return Record(line_start=1, line_end=1, links=found, identifiers=known({}, found)) if found else None
    bare = _BARE.fullmatch(text)
    if not bare:
        return None
    named = {kind: (value or "").rstrip(".,;") for kind, value in bare.groupdict().items()}
    stated = known(named)
    return Record(line_start=1, line_end=1, links=links([(_address(named), "")]), identifiers=stated)


def _address(named: dict[str, str]) -> str:
    """Where an identifier leads."""
    if named["doi"]:
        return f"https://doi.org/{named['doi']}"
    if named["arxiv"]:
        return f"https://arxiv.org/abs/{web.identifiers([named['arxiv']]).arxiv}"
    return f"https://aclanthology.org/{named['acl']}"


def _only(place: str, records: list[Record]) -> Problem:
    several = f"{len(records)} records have" if len(records) > 1 else "The record has"
    return Problem(
        file=place,
        line=records[0].line_start,
        severity="note",
        code="only-identifier",
        message=f"{several} nothing but an identifier or a link; nothing is fetched from the net.",
        hint="Add a document with the same papers, such as their BibTeX entries: they are joined by the identifier.",
    )


def _unread(place: str, number: int) -> Problem:
    return Problem(
        file=place,
        line=number,
        severity="warning",
        code="unread-lines",
        message="This line is neither a link nor an identifier.",
        hint="Put a # before it if it is a comment, or one identifier on a line.",
    )


READER = Reader(name="Identifiers", suffixes=(".md", ".markdown"), read=read, recognises=recognises)
"""Read where the text is plain or Markdown, and says so itself."""
