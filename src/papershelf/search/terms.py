"""Analysed papers in, the entries of the shards of terms out: what each term's blob in `t-`, `a-` and `p-` files is."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from papershelf.search.fields import FIELDS
from papershelf.search.postings import (
    ABSTRACT,
    AUTHORS,
    MANY,
    NO_POSTINGS,
    TEXTS,
    TITLE,
    Analysis,
    Encoded,
    Field,
    Lists,
    Postings,
    papers_of,
    position_list,
    read_positions,
    read_postings,
)
from papershelf.search.varints import decode

Papers = Mapping[int, "array[int]"]
"""One field of papers, by their numbers, ascending."""
Fields = list[dict[int, "array[int]"]]
"""The fields of papers."""
Changes = dict[str, bytes | None]

LONG = 8_000
"""From so many bytes of lists on, numpy takes less time to change them."""
PLACED = {"all": TEXTS, "title": (TITLE,), "none": ()}
"""The fields with positions for each setting."""


class Terms:
    """The posting lists and positions of all terms, by field and by the term's number."""

    def __init__(self, analysis: Analysis, positions: str) -> None:
        self.analysis = analysis
        self.lists: list[dict[int, bytes]] = [{} for _ in FIELDS]
        self.places: dict[int, dict[int, bytes]] = {field: {} for field in PLACED[positions]}
        self.lengths = [0] * len(FIELDS)
        """Terms of each field in all papers together."""

    def update(self, gone: Fields, come: Fields) -> Iterator[tuple[str, Changes]]:
        """Entries by family and term, for all that may have changed; None where nothing is left. What was given is used
        up: field by field, so that not all is in memory at once."""
        found = {}
        for field in (ABSTRACT, TITLE, AUTHORS):
            old, new = gone[field], come[field]
            for number in [number for number, value in new.items() if old.get(number) == value]:
                del old[number], new[number]
            found[field] = self.update_field(field, old, new)
            old.clear()
            new.clear()
        title, authors, abstract = found[TITLE], found[AUTHORS], found[ABSTRACT]
        recounted = (term for term, changed in abstract.items() if changed)
        placed = {TITLE: title, ABSTRACT: abstract}
        yield "t", self.entries(self.title_entry, {*title, *authors, *recounted})
        yield "a", self.entries(self.lists[ABSTRACT].get, abstract)
        yield "p", self.entries(self.position_entry, set(chain(*(placed[field] for field in self.places))))

    def entries(self, entry: Callable[[int], bytes | None], terms: Iterable[int]) -> Changes:
        named = self.analysis.terms.names()
        return {named[term]: entry(term) for term in terms}

    def title_entry(self, term: int) -> bytes | None:
        title, authors, abstract = (lists.get(term) for lists in self.lists)
        if not (title or authors or abstract):
            return None
        count = papers_of(abstract) if abstract else b"\0"
        return (title or NO_POSTINGS) + (authors or NO_POSTINGS) + count

    def position_entry(self, term: int) -> bytes | None:
        return b"".join(places.get(term, b"") for places in self.places.values()) or None

    def update_field(self, field: int, gone: Papers, come: Papers) -> dict[int, bool]:
        """The terms of the papers that went or came, each with whether another number of papers has it now."""
        lists, places = self.lists[field], self.places.get(field)
        new_lists, new_places, length = self.read_field(field, come)
        self.lengths[field] += length
        recounted = dict.fromkeys(new_lists, True)
        if gone:
            removed = self.read_field(field, gone)
            self.lengths[field] -= removed.length
            recounted.update(dict.fromkeys(removed.lists, True))
        old = {
            term: Encoded(blob, places[term] if places is not None else b"")
            for term in recounted
            if (blob := lists.get(term)) is not None
        }
        for term, blob in new_lists.items():
            if term not in old:
                lists[term] = blob
                if places is not None:
                    places[term] = new_places[term]
        new = [Encoded(new_lists.get(term, NO_POSTINGS), new_places.get(term, b"")) for term in old]
        for term, after in zip(old, merge(list(old.values()), gone, new), strict=True):
            recounted[term] = papers_of(old[term].postings) != papers_of(after.postings)
            if after.postings == NO_POSTINGS:
                del lists[term]
                if places is not None:
                    del places[term]
                continue
            lists[term] = after.postings
            if places is not None:
                places[term] = after.places
        return recounted

    def read_field(self, field: int, papers: Papers) -> Lists:
        """The lists that papers would have alone."""
        known, positions = self.analysis.chunks, field in self.places
        if len(papers) >= MANY:
            from papershelf.search import bulk

            return bulk.read_sets(papers) if field == AUTHORS else bulk.read_texts(papers, known, positions)
        read = Field()
        for number, value in papers.items():
            if field == AUTHORS:
                read.add_set(number, value)
            else:
                read.add_text(number, known, value, positions)
        return read.encoded()


def merge(old: Sequence[Encoded], gone: Papers, new: Sequence[Encoded]) -> Sequence[Encoded]:
    """For each term the old list without the papers that are gone, and with the new list's."""
    if sum(len(each.postings) for each in old) >= LONG:
        from papershelf.search.merging import merged

        return merged(old, gone.keys(), new)
    return [joined(each, gone, other) for each, other in zip(old, new, strict=True)]


def joined(old: Encoded, gone: Papers, new: Encoded) -> Encoded:
    entries = [entry for entry in read_entries(old) if entry[0] not in gone]
    entries = sorted([*entries, *read_entries(new)])
    papers, lengths, counts, ordinals = zip(*entries, strict=True) if entries else ((), (), (), ())
    list_ = Postings(list(papers), list(lengths), list(counts)).encoded()
    return Encoded(list_, b"".join(map(position_list, filter(None, ordinals))))


def read_entries(encoded: Encoded) -> Iterable[tuple[int, int, int, list[int]]]:
    """Number, length, count and ordinals (none where there are no positions) of each paper."""
    postings, _ = read_postings(decode(encoded.postings))
    count = len(postings.papers)
    ordinals = read_positions(decode(encoded.places), count)[0] if encoded.places else [[]] * count
    return zip(*postings, ordinals, strict=True)
