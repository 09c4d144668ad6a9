"""A shelf in, files out that give a page any paper by its id: for My list, exports and links to selections.

The papers lie in `rows/BITS-NUMBER.js` by the first bits of a hash of their ids, so that a paper's file is known from
its id, and a paper that comes or goes changes one file. Each is a classic script, which loads from file:// too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any
from zlib import crc32

import msgspec

from papershelf.model import Paper, Session
from papershelf.search.analysis import drop_surrogates
from papershelf.site import cite
from papershelf.site.catalogue import Catalogue
from papershelf.site.markup import plain
from papershelf.site.views.paper import neighbours
from papershelf.site.views.rows import web_links

FULL = 16
"""The most papers a file has on average."""
HASH_BITS = 42
SEEN_BITS = 26
"""So much of a hash tells a reader's browser that a paper is new: of 10,000 new papers it overlooks one or two."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
OTHERS = re.compile("[^a-z0-9]+")
BROAD = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]")

to_json = msgspec.json.Encoder().encode


def carried_files(shelf: Catalogue) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the files of rows, of the index, and of the hashes of all papers."""
    papers = shelf.shelf.papers
    bits = bits_for(len(papers))
    places = neighbours(shelf)
    held: dict[int, list[Sequence[Any]]] = defaultdict(list)
    hashes = []
    for paper in papers:
        number = hash_of(paper.id)
        hashes.append(number)
        held[number >> HASH_BITS - bits].append(row(shelf, paper, places.get(paper.id, (0, "", ""))[0]))
    for shard in range(1 << bits):
        yield f"rows/{bits}-{shard:x}.js", statement(f"{bits}-{shard:x}", held.get(shard, []))
    moved = {each.id: each.to for each in shelf.shelf.moved if each.kind == "paper" and each.to}
    yield "rows/index.js", statement("index", {"bits": bits, "moved": moved})
    text = all_hashes(hashes)
    name = f"all-{fingerprint(text)}"
    yield f"rows/{name}.js", statement(name, text)


def bits_for(papers: int) -> int:
    """How many bits of its hash say in which file a paper is."""
    return max(-(-papers // FULL) - 1, 0).bit_length()


def edition(papers: Iterable[Paper]) -> str:
    """What names the list of all hashes: another one whenever a paper comes or goes."""
    return fingerprint(all_hashes(hash_of(paper.id) for paper in papers))


def hash_of(id: str) -> int:
    """42 bits: the CRC-32 of the id, and ten of that of the id from its end."""
    octets = id.encode()
    return crc32(octets) << 10 | crc32(octets[::-1]) & 1023


def all_hashes(hashes: Iterable[int]) -> str:
    """The first bits of all hashes, ascending, each as its distance from the one before."""
    found = sorted({number >> HASH_BITS - SEEN_BITS for number in hashes})
    return "".join(letters(number - before) for before, number in zip([0, *found], found, strict=False))


def letters(number: int) -> str:
    """A number in letters of five bits, the lowest first, each with a sixth bit where another follows (as in source
    maps, but unsigned)."""
    told = ""
    while number > 31:
        told += LETTERS[32 | number & 31]
        number >>= 5
    return told + LETTERS[number]


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def statement(name: str, payload: Any) -> bytes:
    try:
        data = to_json(payload)
    except UnicodeEncodeError:  # a lone surrogate, which no file may hold
        data = to_json(whole(payload))
    return b'Papershelf.carry("%b",%b);\n' % (name.encode(), data)


def whole(value: Any) -> Any:
    if isinstance(value, str):
        return drop_surrogates(value)
    if isinstance(value, Mapping):
        return {whole(key): whole(each) for key, each in value.items()}
    return [whole(each) for each in value] if isinstance(value, list | tuple) else value


def row(shelf: Catalogue, paper: Paper, place: int) -> Sequence[Any]:
    """What a row and every export say of a paper, 0 for what is not known:

    id, cite key, label, title for BibTeX (1: the label itself; without a title 0, or in a list the label), authors,
    whether all are named, date, container (entry type, name, name for BibTeX), session (id, name, number in it), award,
    summary, topics, links (kind, address), identifiers (doi, arxiv, openreview, acl), words of the abstract.

    A person or a topic is a name alone where its id is the plain slug of the name, else name and id; an author's name
    for BibTeX follows where it is another one.
    """
    label = plain(paper.label)
    session = shelf.sessions.get(paper.session) if paper.session else None
    known = paper.identifiers
    ids = (known.doi, known.arxiv, known.openreview, known.acl)
    return (
        paper.id,
        shelf.keys[paper.id],
        label,
        title(paper, label),
        [author(each.name, each.id) for each in paper.authors],
        int(paper.authors_complete),
        paper.date or 0,
        container(paper, session),
        (session.id, session.name, place) if session else 0,
        paper.award or 0,
        plain(paper.summary) if paper.summary else 0,
        [named(shelf.topics[each.id].name, each.id) for each in paper.topics],
        [(link.kind, link.url) for link in web_links(paper)] if paper.links else [],
        [each or 0 for each in ids] if any(ids) else 0,
        words(paper.abstract),
    )


def title(paper: Paper, label: str) -> Any:
    if paper.title is not None:
        return same(label, cite.tex(paper.title, titled=True))
    written = cite.tex(paper.label)
    return 0 if written == label else [written]


def same(text: str, written: str) -> str | int:
    return 1 if text == written else written


@lru_cache(maxsize=1 << 16)
def author(name: str, id: str) -> Any:
    written = cite.author_name(name)
    if written != name:
        return name, 0 if id == simple_id(name) else id, written
    return named(name, id)


def named(name: str, id: str) -> Any:
    return name if id == simple_id(name) else (name, id)


def simple_id(name: str) -> str:
    """What a page makes of a name without tables."""
    return OTHERS.sub("-", name.lower().replace("'", "")).strip("-") if name.isascii() else ""


def container(paper: Paper, session: Session | None) -> Any:
    within = cite.container(paper, session)
    if within is None:
        return 0
    name = plain(within.name)
    return within.kind, name, same(name, cite.tex(within.name))


def words(abstract: str | None) -> int:
    """How many words a text has, more or less: two signs without spaces between them are one."""
    if not abstract:
        return 0
    return abstract.count(" ") + 1 + (0 if abstract.isascii() else len(BROAD.findall(abstract)) // 2)
