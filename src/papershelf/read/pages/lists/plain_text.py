"""Lists that people write into plain text: mail, notes, org-mode and reStructuredText, one paper a bullet or a line.

They become Markdown, line by line, so that every form of an item is read by the same rules.
"""

import re
from collections.abc import Callable, Sequence

from papershelf.late import late
from papershelf.model import Identifiers, Record
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.formats.accounts import accounted
from papershelf.read.pages.lists.page import Lists, list_records
from papershelf.read.pages.lists.sessions import session_name
from papershelf.read.pages.markup.markdown import flowed
from papershelf.read.pages.markup.page import BETTER, LIST, NEARLY, UNSEEN, around, first_items, is_list
from papershelf.read.source import Source
from papershelf.read.text import clean

_SIGN = late(
    r"^(?P<before>(?:\s*>)*[^\S\n]*)(?:[-*+•·◦▪▫‣⁃–—●○■□►➢✓✔➤]|\(?\d{1,3}[.)]|\[\d{1,3}\]|\[[ xX]\])[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_BULLET = late(
    r"(?P<before>(?:\s*>)*\s*)(?P<sign>[•·◦▪▫‣⁃–—●○■□►➢✓✔➤]|\((?P<in>\d{1,3})\)|\[(?P<square>\d{1,3})\])\s+(?=\S)"
)
_ORG_LINK = late(r"\[\[(?P<url>https?://[^\[\]\s]+)\](?:\[(?P<said>[^\[\]]{1,400})\])?\]")
_ORG = late(r"^#\+\w+:|^\*+\s.*\n(?:.*\n)*?.*\[\[https?://", re.MULTILINE)
_ORG_HEADING = late(r"(?P<stars>\*{1,6})\s+(?:(?:TODO|DONE|NEXT)\s+)?(?=\S)")
_RST_LINK = late(r"`(?P<said>[^`<>]{1,400}?)\s*<(?P<url>https?://[^<>\s]+)>`_{1,2}")
_RST_RULE = late(r"([~^\"'*+#:.`])\1{3,}\s*")
_URL = late(r"(?<![<(\[\"'=\w/])https?://[^\s<>\"”\]]*[^\s<>\"”\].,;:!?)]")
_MARKED = late(
    r"\]\(https?://|\*\*\S[^*\n]{2,200}\*\*|(?<!\w)__\S[^_\n]{2,200}__(?!\w)|^\s{0,3}#{1,6}\s\S", re.MULTILINE
)
_EMPHASIS = late(r"([*_`$\\])")
_LABEL = late(r"\W*+[\w ]{1,30}:\s*")
_REFERENCES = "references"
_FEW = 2
_LARGE = 1_000_000
"""A text of more characters is none that people write."""
_ALIKE = 0.93
"""Lists that begin with titles are the page if they say nearly as much as a layout; what begins with names may be a
list of references, which has a reader of its own."""
_SURE = 0.9
"""References that are read so surely need no other look."""


def read(source: Source) -> Draft:
    """A page of plain text: what its layouts read of it, or its lists of papers if these say more."""
    return _with_lists(source, pages.read(source))


def _with_lists(source: Source, draft: Draft) -> Draft:
    pinned = source.pin.layout == LIST
    if not pinned and (source.pin.layout is not None or len(source.encoded) > _LARGE):
        return draft
    text = source.text
    document = draft.document
    names_first = document.layout == _REFERENCES and document.shape[:1] == ("names",)
    if not pinned and names_first and (document.confidence or 0.0) >= _SURE:
        return draft  # what begins with names has its own reader, and every way to cut it costs much
    best = draft
    for written in _written(text, pinned, bare=not document.records):
        flow = flowed(written)
        if document.records and not pinned and (first := first_items(flow.lines, flow.items, flow.styled)):
            last = flow.lines[first.end - 1].last
            head = [record for record in document.records if record.line_start <= last]
            alike = _alike(first.lists, head) * NEARLY
            if not is_list(document.problems, head, first.lists.records, alike):
                continue
        found = list_records(flow.lines, flow.items, flow.styled, sure=pinned)
        listed = found.records
        if not (pinned or document.records or _of_papers(listed)):
            continue
        if found.form.names_first and document.layout == _REFERENCES and not pinned:
            continue
        alike = _alike(found, document.records)
        if not listed or not (pinned or is_list(document.problems, document.records, listed, alike)):
            continue
        title = next((clean(line.text) for line in flow.lines if line.level == 1), None)
        best = accounted(source, LIST, listed, [], noise=list(around(flow.lines)), rest=UNSEEN, title=title)
        break
    return best


def _of_papers(listed: Sequence[Record]) -> bool:
    """Whether the items are papers rather than films or books: by venues, identifiers, "et al.", sessions, links."""
    proof = sum(
        bool(record.venue or record.session or (record.authors and not record.authors_complete))
        or record.identifiers != Identifiers()
        or any(link.kind in ("arxiv", "pdf", "doi") for link in record.links)
        for record in listed
    )
    return proof * 3 >= len(listed)


def _alike(lists: Lists, read: Sequence[Record]) -> float:
    """How many times what the layouts read the lists must say."""
    return BETTER if lists.form.names_first or _agree(lists.records, read) else _ALIKE


def _agree(listed: Sequence[Record], read: Sequence[Record]) -> bool:
    """Whether the layouts read nearly the same titles."""
    titles = {record.title for record in read}
    return sum(record.title in titles for record in listed) * 10 >= 9 * len(listed)


def _written(text: str, pinned: bool, bare: bool) -> list[str]:
    """The text as Markdown: by its own signs, and with a bullet before each line where it has none."""
    signs = sum(1 for _ in zip(_SIGN.finditer(text), range(_FEW), strict=False))
    found = []
    if signs >= _FEW or "](http" in text or "[[http" in text or (pinned and signs):
        found.append(_marked(text, str))
    if not found and (pinned or bare):
        found.append(_marked(text, _as_item))
    return found


def _as_item(line: str) -> str:
    """A line as an item, if it may be one."""
    text = line.strip()
    if not text or session_name(text) or _LABEL.fullmatch(text) or text.startswith(("#", ">")):
        return line
    return f"- {text}"


def _marked(text: str, more: Callable[[str], str]) -> str:
    """The same lines as Markdown."""
    marked = _MARKED.search(text) is not None
    org = _ORG.search(text) is not None
    lines = []
    above = ""
    for line in text.split("\n"):
        lines.append(more(_line(line, above, org=org, marked=marked)))
        above = line
    return "\n".join(lines)


def _line(line: str, above: str, *, org: bool, marked: bool) -> str:
    if org and line.startswith("#+"):
        return "# " + line.partition(":")[2].strip() if line.upper().startswith("#+TITLE") else ""
    if org and (heading := _ORG_HEADING.match(line)):
        return "#" * len(heading["stars"]) + " " + _links(line[heading.end() :])
    if above.strip() and _RST_RULE.fullmatch(line):
        return ""
    if bullet := _BULLET.match(line):
        line = f"{bullet['before']}- {line[bullet.end() :]}"
    if not marked and not org:
        sign = _SIGN.match(line)
        at = sign.end() if sign else 0
        if "`" not in line or "<http" not in line:
            line = line[:at] + _EMPHASIS.sub(r"\\\1", line[at:])
    return _links(line)


def _links(line: str) -> str:
    """Links of other programs, and bare addresses, as Markdown has them."""
    if "http" not in line:
        return line
    line = _ORG_LINK.sub(lambda found: f"[{found['said'] or found['url']}](<{found['url']}>)", line)
    line = _RST_LINK.sub(lambda found: f"[{found['said']}](<{found['url']}>)", line)
    return _URL.sub(lambda found: f"<{_unescaped(found[0])}>", line)


def _unescaped(url: str) -> str:
    return url.replace("\\", "")
