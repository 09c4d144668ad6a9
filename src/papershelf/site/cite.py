"""The BibTeX entries of papers, of known fields only, under keys that no two papers of a shelf share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from anyascii import anyascii

from papershelf.model import Frozen, Paper, Session
from papershelf.site.markup import clean, plain, simple
from papershelf.site.tex import Event, events

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOT_IN_KEYS = re.compile(r"[^a-z0-9]")
WORD = re.compile(r"[^\s:–—-]+")
STOP_WORDS = frozenset({"a", "an", "the", "on", "of", "for", "and", "in", "to", "with"})
LONGEST = 6
"""So many words more than one may tell keys apart."""
JOURNAL = re.compile(r"\b(?:journal|transactions|letters|review|reviews|magazine|annals|bulletin)\b", re.I)
SIGNS = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%#_$"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
"""How TeX writes its own signs. A brace by its name: `\\{` would count as one where BibTeX pairs braces."""
TRIPPING = re.compile(r"[&%#_$\\{}^~]")
IN_FORMULAS = re.compile(r"(?<!\\)[%#]")
CAPITALS = re.compile(r"\w[A-ZÀ-ÖØ-Þ]|[A-Z]\(|\b[B-HJ-Z]\b")
"""What BibTeX's styles would lower and no reader would: GAN, 3D, E(n), Q-learning. A and I are words."""
LISTED = re.compile(r",|(?<!\S)(?:and|others)(?!\S)", re.I)
"""What BibTeX would take for more than one name, or for those that are not named."""
STYLES = {
    "em": r"\emph{",
    "strong": r"\textbf{",
    "code": r"\texttt{",
    "sub": r"\textsubscript{",
    "sup": r"\textsuperscript{",
}


class Container(Frozen, frozen=True):
    """What a paper is part of: the kind of entry, the field for it, and its name, TeX included."""

    kind: str
    field: str
    name: str


def bibtex(paper: Paper, session: Session | None = None, key: str = "") -> str:
    """An entry that ends without a line break, under a key of `cite_keys`. A paper of which only its session is known
    is not in proceedings; one without a title is told by its label in a note.

    What TeX would trip over is escaped, formulas and known commands stay, and words with capitals inside are kept from
    being lowered by braces.
    """
    kind, fields = "misc", {}
    if paper.title is not None:
        fields["title"] = tex(paper.title, titled=True)
    if paper.authors:
        names = [author_name(author.name) for author in paper.authors]
        fields["author"] = " and ".join(names if paper.authors_complete else [*names, "others"])
    if within := container(paper, session):
        kind = within.kind if paper.title is not None else kind
        fields[within.field] = tex(within.name)
    if paper.date:
        fields["year"] = paper.date[:4]
        fields["month"] = month_of(paper.date)
    known = paper.identifiers
    if known.doi:
        fields["doi"] = verbatim(known.doi)
    if known.arxiv:
        fields["eprint"] = verbatim(known.arxiv)
        fields["archiveprefix"] = "arXiv"
    if paper.title is None:
        fields["note"] = tex(paper.label)
    told = [(name, value) for name, value in fields.items() if value]
    width = max((len(name) for name, _ in told), default=0)
    lines = [f"@{kind}{{{key or cite_key(paper)}"]
    lines += (f"  {name:<{width}} = {value if name == 'month' else f'{{{value}}}'}" for name, value in told)
    return ",\n".join(lines) + "\n}"


def container(paper: Paper, session: Session | None) -> Container | None:
    if paper.venue:
        if JOURNAL.search(paper.venue):
            kind, field = "article", "journal"
        else:
            kind, field = "inproceedings", "booktitle"
        within = session and session.venue == paper.venue and session.name not in paper.venue
        return Container(
            kind=kind,
            field=field,
            name=f"{paper.venue}, {session.name}" if session and within else paper.venue,
        )
    return Container(kind="misc", field="howpublished", name=session.name) if session else None


def month_of(date: str) -> str:
    """BibTeX's name of the month of a date, "" where it has none."""
    month = date[5:7]
    return MONTHS[int(month) - 1] if re.fullmatch("0[1-9]|1[0-2]", month) else ""


def cite_keys(papers: Iterable[Paper]) -> dict[str, str]:
    """Of each paper, by id: a key of its own. Papers that would share one are told apart by further words of their
    titles, and all of them: none of them keeps what the other was cited by. At last by a hash of their ids."""
    keys: dict[str, str] = {}
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        found[cite_key(paper)].append(paper)
    depth = 0
    while depth < LONGEST + 2 and any(len(held) > 1 for held in found.values()):
        depth += 1
        apart: dict[str, list[Paper]] = defaultdict(list)
        for key, held in found.items():
            for paper in held:
                apart[key if len(held) == 1 else longer_key(paper, depth, key)].append(paper)
        found = apart
    for key, held in found.items():
        keys.update((paper.id, key) for paper in held)
    return keys


def cite_key(paper: Paper, words: int = 1) -> str:
    """Last word of the first author's name, year, first telling word of the title: `satorras2021en`."""
    author = ascii_word(paper.authors[0].name.split()[-1]) if paper.authors else ""
    told = []
    for word in telling_words(paper):
        told.append(word)
        if len(told) == words:
            break
    return f"{author}{(paper.date or '')[:4]}{''.join(told)}" or ascii_word(paper.id) or "paper"


def longer_key(paper: Paper, depth: int, key: str) -> str:
    """A key for a paper that shares one with others."""
    longer = cite_key(paper, depth + 1)
    if depth < LONGEST and longer != key:
        return longer
    hashed = f"{crc32(paper.id.encode()):08x}"
    return paper.id if key.endswith(hashed) else cite_key(paper) + hashed


def telling_words(paper: Paper) -> Iterator[str]:
    for found in WORD.finditer(plain(paper.title or "untitled")):
        word = ascii_word(found[0])
        if word and word not in STOP_WORDS:
            yield word


def ascii_word(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.lower()
    return NOT_IN_KEYS.sub("", (text if text.isascii() else anyascii(text)).lower())


@lru_cache(maxsize=1 << 16)
def author_name(name: str) -> str:
    """A name as given; one that BibTeX would take for several is braced."""
    return f"{{{tex(name)}}}" if LISTED.search(name) else tex(name)


def tex(text: str, *, titled: bool = False) -> str:
    """A source's text as a value of BibTeX: braces pair, and TeX can set it. `titled`: words keep their capitals."""
    text = clean(" ".join(text.split()))
    if simple(text):
        return written(text, titled)
    return "".join(piece(event, titled) for event in events(text))


def piece(event: Event, titled: bool) -> str:
    match event.kind:
        case "tie":
            return "~"
        case "open":
            return STYLES.get(event.text, "{")
        case "close":
            return "}"
        case "link" | "endlink":
            return ""
        case _ if event.formula:
            formula = IN_FORMULAS.sub(r"\\\g<0>", event.formula.tex.strip())
            if not paired(formula) or formula.endswith("\\") or "$" in formula:
                return written(event.text, titled)
            return f"{{${formula}$}}" if titled else f"${formula}$"
        case _:
            return written(event.text, titled)


def written(text: str, titled: bool) -> str:
    """Plain text in TeX's signs."""
    if titled and CAPITALS.search(text):
        return re.sub(r"\S+", kept, text)
    return text.translate(SIGNS) if TRIPPING.search(text) else text


def kept(word: re.Match[str]) -> str:
    told = word[0].translate(SIGNS)
    return f"{{{told}}}" if CAPITALS.search(word[0]) else told


def verbatim(text: str) -> str:
    """An identifier; no brace too many may swallow the next entry, and no reader may take a brace for escaped."""
    return text if paired(text) and "\\" not in text else re.sub(r"[{}\\]", "", text)


def paired(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
