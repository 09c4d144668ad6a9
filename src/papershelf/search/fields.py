"""A paper in, what is searched of it out: the texts of its fields, its authors' names, its facets."""

import re
from collections.abc import Iterator, Mapping

from papershelf.model import Authorship, Frozen, Paper
from papershelf.search.analysis import chunks, drop_surrogates, fold
from papershelf.search.index import Field
from papershelf.search.query import IDENTIFIER, identifier, slug
from papershelf.site.markup import plain

FIELDS = (Field("title", 10), Field("authors", 8), Field("abstract", 1))
"""What a word counts by where it stands: as the sweep over known items found it."""

PLACES = ("doi.org/", "arxiv.org/", "openreview.net/", "aclanthology.org/")
WEB = ("https://", "http://")
BETWEEN = "\0"
"""A chunk that no text has: it stands between two texts of one field, so that no phrase goes across."""
drop_controls = re.compile(r"[\x00-\x1f\x7f-\x9f]+").sub


class Searched(Frozen, frozen=True, kw_only=True):
    """The fields of a paper. `title` and `abstract` are chunks of folded text in their order."""

    title: list[str]
    abstract: list[str]
    names: tuple[str, ...]
    facets: tuple[str, ...]


def searched(paper: Paper, people: Mapping[str, str]) -> Searched:
    """`people` gives each person's own name by id."""
    return Searched(
        title=chunks(fold(text(paper.title))),
        abstract=body(paper),
        names=tuple(sorted({name for author in paper.authors for name in written(author, people)})),
        facets=tuple(sorted(set(map(one_line, facets(paper))))),
    )


def written(author: Authorship, people: Mapping[str, str]) -> tuple[str, str]:
    """A person's name as the paper has it, and the person's own."""
    return author.name, people.get(author.id, author.name)


def one_line(value: str) -> str:
    """Text that may stand in a file by lines."""
    if value.isascii() and value.isprintable():
        return value
    return drop_controls(" ", drop_surrogates(value))


def text(source: str | None) -> str:
    """A text as people read it, without markup; "" for none."""
    if not source:
        return ""
    shown = plain(source)
    return shown if shown.isascii() else drop_surrogates(shown)


def body(paper: Paper) -> list[str]:
    """The abstract, then whatever else the sources say of the paper in words: all that finds it but title and names.

    Topics that were found in the texts are no part of it: they may change with every paper that comes.
    """
    abstract = text(paper.abstract)
    found = chunks(fold(abstract))
    for more in further(paper, abstract):
        found.append(BETWEEN)
        found += chunks(fold(more))
    return found


def further(paper: Paper, abstract: str) -> Iterator[str]:
    summary = text(paper.summary)
    if summary and summary not in abstract:
        yield summary
    if stated := {word for topic in paper.topics for word in topic.stated}:
        yield from map(text, sorted(stated))
    yield from filter(None, (text(paper.venue), text(paper.award), year(paper)))


def year(paper: Paper) -> str:
    return paper.date[:4] if paper.date else ""


def facets(paper: Paper) -> Iterator[str]:
    """The atoms that filters ask for: `year=2021`, `topic=ID`, `has=code` and so on."""
    if paper.date:
        yield f"year={year(paper)}"
    yield from (f"topic={topic.id}" for topic in paper.topics)
    yield from (f"person={author.id}" for author in paper.authors)
    if paper.session is not None:
        yield f"session={paper.session}"
    if paper.venue and (venue := slug(text(paper.venue))):
        yield f"venue={venue}"
    yield from (f"has={what}" for what in having(paper))
    yield from (f"id={id.lower()}" for id in ids(paper))


def ids(paper: Paper) -> Iterator[str]:
    """The paper's id and all identifiers that its sources give, as such or in a link; an arXiv number also without its
    version."""
    known = paper.identifiers
    yield paper.id
    yield from filter(None, (known.doi, known.arxiv, known.openreview, known.acl))
    if known.arxiv or (known.doi and "arxiv" in known.doi.lower()):
        yield from map(identifier, filter(None, (known.doi, known.arxiv)))
    for link in paper.links:
        if any(place in link.url for place in PLACES):
            found = identifier(link.url)
            if IDENTIFIER.fullmatch(found):
                yield found


def having(paper: Paper) -> list[str]:
    """What readers filter by: the kinds of links, an abstract, an award."""
    found = list({link.kind: 0 for link in paper.links if link.kind in HAS and is_web(link.url)})
    return [*found, *(["abstract"] if paper.abstract else ()), *(["award"] if paper.award else ())]


HAS = {"code": 1, "pdf": 2, "video": 4, "data": 8, "abstract": 16, "award": 32, "project": 64}
"""The bit of each thing that a paper may have."""


def is_web(url: str) -> bool:
    """Whether a page may link to this address."""
    return url.lower().startswith(WEB)


def flags(paper: Paper) -> int:
    """The bits of what a paper has."""
    return sum(HAS[what] for what in having(paper))
