"""Things of the shelf → sketches, which tell a thing again when its name and some of its words have changed."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec

from papershelf.model import Document, Frozen, Identifiers, Paper, Person, ReadingList, Session, Topic
from papershelf.shelve.papers.listing import arxiv_key, name_key, title_key

BAG = 8
"""So many of the least hashes stand for a set of words."""
FEW = 6 * BAG
"""So many words are ordered whole."""
SAME = 0.5
"""Sets that agree in so much of their sketch (Jaccard's measure) are of one thing that changed."""


class Sketch(Frozen, frozen=True):
    """What a thing is known by: any of its `keys` is its own (identifiers; title with author; name); `bag` holds the
    least hashes of its words or papers, from which the likeness of two sets is estimated (Broder, 1997, bottom-k)."""

    keys: frozenset[str]
    bag: frozenset[str]


Thing = Paper | Person | Topic | Session | ReadingList | Document


def known_by(thing: Thing) -> Sketch:
    """What a thing is known by."""
    return Sketch(keys_of(thing), least_hashes(bag_of(thing)))


def keys_of(thing: Thing) -> frozenset[str]:
    """The keys of a thing's sketch: they alone are found in no time."""
    if isinstance(thing, Paper):
        first = thing.authors[0].name if thing.authors else ""
        return hashed_keys(paper_keys(thing.title or "", first, thing.identifiers))
    if isinstance(thing, Person):
        return hashed_keys([thing.orcid or "", *map(name_key, (thing.name, *thing.also_written))])
    if isinstance(thing, Topic):
        return hashed_keys([thing.name.lower()])
    if isinstance(thing, Session):
        return hashed_keys(["\t".join((thing.name, thing.venue or "", thing.date or ""))])
    if isinstance(thing, ReadingList):
        return hashed_keys([thing.title.lower()])
    return hashed_keys([thing.text_hash])


def bag_of(thing: Thing) -> Iterable[str]:
    """The words or papers of a thing's sketch."""
    if isinstance(thing, Paper):
        names = [author.name for author in thing.authors]
        return paper_bag(thing.title or "", names, thing.abstract or "")
    if isinstance(thing, Document):
        return (title_key(record.title or record.abstract or "") for record in thing.records)
    return thing.papers


def paper_sketch(title: str, authors: Sequence[str], abstract: str, identifiers: Identifiers) -> Sketch:
    keys = paper_keys(title, authors[0] if authors else "", identifiers)
    return Sketch(hashed_keys(keys), least_hashes(paper_bag(title, authors, abstract)))


def paper_keys(title: str, first_author: str, identifiers: Identifiers) -> Iterator[str]:
    for name, value in msgspec.structs.asdict(identifiers).items():
        if value:
            yield f"{name} {arxiv_key(value) if name == 'arxiv' else value.lower()}"
    if title:
        yield f"{title_key(title)} {name_key(first_author).rpartition(' ')[2]}"


def paper_bag(title: str, authors: Sequence[str], abstract: str) -> list[str]:
    return [*title.lower().split(), *map(name_key, authors), *abstract.lower().split()]


def sketch(keys: Iterable[str], bag: Iterable[str]) -> Sketch:
    return Sketch(hashed_keys(keys), least_hashes(bag))


def hashed_keys(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(hashed(key, 8) for key in keys if key)


def least_hashes(words: Iterable[str]) -> frozenset[str]:
    """The first of the words' hashes."""
    hashes = set(map(HASHES.__getitem__, {*words} - {""}))
    if len(hashes) > FEW:
        low = [each for each in hashes if each < "4"]  # a quarter of them: few of many are worth ordering
        hashes = {*low} if len(low) >= BAG else hashes
    return frozenset(sorted(hashes)[:BAG])


class Hashes(dict[str, str]):
    """The hash of a word, or a name: texts have few different ones. It begins anew when it has become large."""

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_HASHES:
            self.clear()
        return self.setdefault(word, hashed(word, 6))


HASHES = Hashes()
MOST_HASHES = 200_000


def hashed(text: str, digits: int) -> str:
    return sha256(text.encode()).hexdigest()[:digits]


def likeness(one: Sketch, other: Sketch) -> float:
    """How much two sets agree, from 0 to 1, estimated from their least hashes."""
    both = one.bag & other.bag
    least = sorted(one.bag | other.bag)[:BAG] if both else ()
    return sum(map(both.__contains__, least)) / len(least) if least else 0.0


def same(one: Sketch, other: Sketch) -> bool:
    """Whether two sketches are of one thing."""
    return bool(one.keys & other.keys) or likeness(one, other) >= SAME
