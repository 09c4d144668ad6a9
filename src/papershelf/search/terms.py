"""Analysed papers in, the entries of the shards of terms out: what each term's blob in `t-`, `a-` and `p-` files is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from papershelf.search.fields import FIELDS
from papershelf.search.postings import (
    AUTHORS,
    TEXTS,
    TITLE,
    Analysed,
    Analysis,
    Field,
    ordinals,
)
from papershelf.search.varints import VARINTS

Papers = Mapping[int, Analysed]
"""By their numbers, ascending."""
Changes = dict[str, bytes | None]
Find = Callable[[str, Iterable[str]], Mapping[str, bytes]]
"""A family and terms in, their entries out."""

PLACED: dict[str, Sequence[int]] = {"all": TEXTS, "title": (TITLE,), "none": ()}
"""The fields with positions for each setting."""


class Terms:
    """Makes the entries of terms. `lengths` are the terms of each field in all papers together."""

    def __init__(self, analysis: Analysis, positions: str) -> None:
        self.analysis = analysis
        self.placed = PLACED[positions]
        self.lengths = [0] * len(FIELDS)

    def first(self, papers: Papers) -> Iterator[tuple[str, dict[str, bytes]]]:
        """The entries of all terms by family."""
        fields = [Field() for _ in FIELDS]
        for number, paper in papers.items():
            fields[AUTHORS].add_set(number, self.analysis.author_terms(paper.authors))
            for field in TEXTS:
                fields[field].add_text(number, ordinals(self.analysis.chunks, paper[field]))
        self.lengths = [sum(field.lengths.values()) for field in fields]
        named = self.analysis.terms.names()
        title, authors, abstract = fields
        terms = title.papers.keys() | authors.papers.keys() | abstract.papers.keys()
        yield (
            "t",
            {
                named[term]: title.list_of(term)
                + authors.list_of(term)
                + VARINTS[len(abstract.papers.get(term, ()))]
                for term in terms
            },
        )
        yield "a", {named[term]: abstract.list_of(term) for term in abstract.papers}
        yield (
            "p",
            {
                named[term]: places
                for term in terms
                if (places := b"".join([fields[field].places_of(term) for field in self.placed]))
            },
        )

    def changed(self, gone: Papers, come: Papers, find: Find) -> Iterator[tuple[str, Changes]]:
        """The entries of the terms of papers that went or came; None where nothing is left."""
        if all(come.get(number) == paper for number, paper in gone.items()) and len(gone) == len(come):
            return
        from papershelf.search.merging import Old, Posting, merged

        places: dict[int, int] = {}
        left: dict[int, set[int]] = {}
        new: dict[int, list[Posting]] = {}
        for field in range(len(FIELDS)):
            left[field] = {
                number for number, paper in gone.items() if not same(paper, come.get(number), field)
            }
            entered = [number for number, paper in come.items() if not same(paper, gone.get(number), field)]
            for number in left[field]:
                held = self.ordinals(field, gone[number])
                self.lengths[field] -= sum(map(len, held.values()))
                for term in held:
                    places.setdefault(term, len(places))
            new[field] = []
            for number in entered:
                held = self.ordinals(field, come[number])
                length = sum(map(len, held.values()))
                self.lengths[field] += length
                for term, found in held.items():
                    place = places.setdefault(term, len(places))
                    new[field].append(Posting(place, number, length, sorted(set(found)), len(found)))
        named = self.analysis.terms.names()
        names = [named[term] for term in places]
        held_entries = [find(family, names) for family in "tap"]
        old = Old(*([entries.get(name) for name in names] for entries in held_entries))
        made = merged(old, left, new, self.placed)
        for family, entries in zip("tap", zip(*made, strict=True), strict=True):
            yield family, dict(zip(names, entries, strict=True))

    def ordinals(self, field: int, paper: Analysed) -> Mapping[int, Sequence[int]]:
        """The terms of a paper's field with their places; names' terms have one each."""
        if field == AUTHORS:
            return dict.fromkeys(self.analysis.author_terms(paper.authors), (0,))
        return ordinals(self.analysis.chunks, paper[field])


def same(paper: Analysed, other: Analysed | None, field: int) -> bool:
    return other is not None and paper[field] == other[field]
