"""The BibTeX entry of one paper, of known fields only."""

import re

from anyascii import anyascii

from papershelf.model import Paper, Session

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOT_IN_KEYS = re.compile(r"[^a-z0-9]")
WORD_BREAKS = re.compile(r"[\s:–—-]+")
STOP_WORDS = frozenset({"a", "an", "the", "on", "of", "for", "and", "in", "to", "with"})
JOURNAL = re.compile(r"\b(?:journal|transactions|letters|review|reviews|magazine|annals|bulletin)\b", re.I)
MATH = re.compile(r"(?<!\\)(\$(?:\\.|[^$\\])+\$)")
SPECIAL = re.compile(r"(?<!\\)([&%#_$])")
TRIPPING = re.compile(r"[&%#_$]")
INNER_CAPITAL = re.compile(r"\w[A-Z]|[A-Z]\(")
SHOUTED = re.compile(r"[^\s{}\\$]*\w[A-Z][^\s{}\\$]*|[A-Z]\([^\s{}\\$]*")


def bibtex(paper: Paper, session: Session | None = None) -> str:
    """An entry that ends without a line break. A paper of which only its session is known is not in proceedings.

    Text is the source's: TeX stays, signs that TeX would trip over are escaped, words with inner capitals are kept
    from being lowered by braces.
    """
    kind, fields = "misc", {}
    if paper.title is not None:
        fields["title"] = braced(kept(escaped(paper.title)))
    if paper.authors:
        names = [author_name(author.name) for author in paper.authors]
        fields["author"] = braced(" and ".join(names if paper.authors_complete else [*names, "others"]))
    if paper.venue:
        if JOURNAL.search(paper.venue):
            kind, name = "article", "journal"
        else:
            kind, name = "inproceedings", "booktitle"
        within = session and session.venue == paper.venue and session.name not in paper.venue
        fields[name] = braced(
            escaped(f"{paper.venue}, {session.name}" if session and within else paper.venue)
        )
    elif session:
        fields["howpublished"] = braced(escaped(session.name))
    if paper.date:
        year, _, rest = paper.date.partition("-")
        fields["year"] = braced(year)
        month = rest[:2]
        if month.isdigit() and 1 <= int(month) <= 12:
            fields["month"] = MONTHS[int(month) - 1]
    if paper.identifiers.doi:
        fields["doi"] = braced(paper.identifiers.doi)
    if paper.identifiers.arxiv:
        fields["eprint"] = braced(paper.identifiers.arxiv)
        fields["archiveprefix"] = "{arXiv}"
    if paper.title is None:
        kind = "misc"
        fields["note"] = "{Title not in source}"
    width = max(map(len, fields), default=0)
    body = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields.items())
    return f"@{kind}{{{cite_key(paper)},\n{body}\n}}"


def cite_key(paper: Paper) -> str:
    """Last word of the first author's name, year, first telling word of the title: `satorras2021en`."""
    author = ascii_word(paper.authors[0].name.split()[-1]) if paper.authors else ""
    words = filter(None, map(ascii_word, WORD_BREAKS.split(paper.title or "untitled")))
    told = next((word for word in words if word not in STOP_WORDS), "")
    return f"{author}{(paper.date or '')[:4]}{told}" or paper.id


def ascii_word(text: str) -> str:
    return NOT_IN_KEYS.sub("", (text if text.isascii() else anyascii(text)).lower())


def author_name(name: str) -> str:
    """A name as given; one that holds the word "and" or a comma is braced, so that BibTeX takes it as one name."""
    text = balanced(escaped(name))
    return f"{{{text}}}" if "," in text or " and " in text else text


def escaped(text: str) -> str:
    """Signs that TeX would trip over, escaped; formulas stay."""
    if not TRIPPING.search(text):
        return text
    return "".join(
        part if number % 2 else SPECIAL.sub(r"\\\1", part) for number, part in enumerate(MATH.split(text))
    )


def kept(text: str) -> str:
    """Words with capitals after their first letter, in braces; formulas and what has braces or commands stay."""
    if not INNER_CAPITAL.search(text):
        return text
    return "".join(
        part if number % 2 else SHOUTED.sub(r"{\g<0>}", part) for number, part in enumerate(MATH.split(text))
    )


def braced(text: str) -> str:
    return f"{{{balanced(text)}}}"


def balanced(text: str) -> str:
    """The text, without its braces where they do not pair: one brace too many would swallow the next entry."""
    if "{" not in text and "}" not in text:
        return text
    depth = 0
    for character in re.sub(r"\\.", "", text):
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return text if depth == 0 else re.sub(r"(?<!\\)[{}]", "", text)
