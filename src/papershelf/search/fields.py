"""A paper in, what is searched of it out: the texts of its fields, its authors' names, its facets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from papershelf.model import Frozen, Paper
from papershelf.search.analysis import chunks, drop_surrogates, fold
from papershelf.search.index import Field
from papershelf.search.query import IDENTIFIER, identifier, slug
from papershelf.site.markup import plain, simple

FIELDS = (Field("title", 10), Field("authors", 8), Field("abstract", 1))
"""What a word counts by where it stands: as the sweep over known items found it."""

PLACES = ("doi.org/", "arxiv.org/", "openreview.net/", "aclanthology.org/")
WEB = ("https://", "http://")
BETWEEN = "\0"
"""A chunk that no text has: it stands between two texts of one field, so that no phrase goes across."""
drop_controls = re.compile(r"[\x00-\x1f\x7f-\x9f]+").sub


class Searched(Frozen, frozen=True, kw_only=True):
    """The fields of a paper. `title` and the texts of `abstract` are folded."""

    title: str
    abstract: tuple[str, ...]
    names: tuple[str, ...]
    facets: frozenset[str]


def searched(paper: Paper, people: Mapping[str, str]) -> Searched:
    """`people` gives each person's own name by id."""
    names = {author.name for author in paper.authors}
    names.update([people.get(author.id, author.name) for author in paper.authors])
    return Searched(
        title=fold(text(paper.title)),
        abstract=body(paper),
        names=tuple(sorted(names)),
        facets=facets(paper),
    )


def one_line(value: str) -> str:
    """Text that may stand in a file by lines."""
    if value.isascii() and value.isprintable():
        return value
    return drop_controls(" ", drop_surrogates(value))


def text(source: str | None) -> str:
    """A text as people read it, without markup; "" for none."""
    if not source:
        return ""
    if simple(source):
        return source if source.isascii() else drop_surrogates(source)
    return without_markup(source)


@cache
def without_markup(source: str) -> str:
    """Asked for by what finds a paper and by what shows it; an index forgets it after each update."""
    return drop_surrogates(plain(source))


@lru_cache(20_000)
def short(source: str) -> str:
    """A text that many papers have, folded."""
    return fold(text(source))


@lru_cache(2_000)
def venue_slug(source: str) -> str:
    return slug(text(source))


def chunked(texts: Iterable[str]) -> list[str]:
    """The chunks of the texts of one field, with what parts them."""
    found: list[str] = []
    for place, folded in enumerate(texts):
        if place:
            found.append(BETWEEN)
        found += chunks(folded)
    return found


def body(paper: Paper) -> tuple[str, ...]:
    """The abstract, then whatever else the sources say of the paper in words: all that finds it but title and names.

    Topics that were found in the texts are no part of it: they may change with every paper that comes.
    """
    abstract = text(paper.abstract)
    found = [fold(abstract)]
    summary = text(paper.summary)
    if summary and summary not in abstract:
        found.append(fold(summary))
    if stated := {word for topic in paper.topics for word in topic.stated}:
        found += map(short, sorted(stated))
    found += [folded for told in (paper.venue, paper.award) if told and (folded := short(told))]
    if paper.date:
        found.append(fold(year(paper)))
    return tuple(found)


def year(paper: Paper) -> str:
    return paper.date[:4] if paper.date else ""


def facets(paper: Paper) -> frozenset[str]:
    """The atoms that filters ask for: `year=2021`, `topic=ID`, `has=code` and so on."""
    found = [f"topic={topic.id}" for topic in paper.topics]
    found += [f"person={author.id}" for author in paper.authors]
    if paper.date:
        found.append(f"year={year(paper)}")
    if paper.session is not None:
        found.append(f"session={paper.session}")
    if paper.venue and (venue := venue_slug(paper.venue)):
        found.append(f"venue={venue}")
    found += [f"has={what}" for what in having(paper)]
    found += [f"id={id.lower()}" for id in ids(paper)]
    return frozenset(map(one_line, found))


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
