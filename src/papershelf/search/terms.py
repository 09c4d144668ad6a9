"""Analysed papers in, the entries of the shards of terms out: what each term's blob in `t-`, `a-` and `p-` files is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from papershelf.search.fields import FIELDS
from papershelf.search.postings import (
    AUTHORS,
    NO_POSTINGS,
    TEXTS,
    TITLE,
    Analysed,
    Analysis,
    Field,
    ordinals,
)
from papershelf.search.varints import VARINTS

if TYPE_CHECKING:
    from papershelf.search.merging import Change

Papers = Mapping[int, Analysed]
"""By their numbers, ascending."""
Changes = dict[str, bytes | None]
Ordinals = Mapping[int, Sequence[int]]
"""The terms of one field of a paper with their places; the terms of names have one each."""
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
        named = self.analysis.terms.names
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

    def changed(self, gone: Papers, come: Papers, find: Find) -> Mapping[str, Changes]:
        """The entries of the terms of papers that went or came, by family; None where nothing is left."""
        fields = [self.moved(field, gone, come) for field in range(len(FIELDS))]
        title, authors, abstract = fields
        if not any(field.terms for field in fields):
            return {}
        from papershelf.search import merging

        def asked(family: str, terms: Iterable[int]) -> list[bytes | None]:
            held = names(terms)
            found = find(family, held)
            return [found.get(name) for name in held]

        def names(terms: Iterable[int]) -> list[str]:
            return [self.analysis.terms.names[term] for term in terms]

        in_abstract = list(abstract.terms)
        before = asked("a", in_abstract)
        after = merging.abstracts_merged(before, abstract.change(in_abstract))
        counts = {
            term: count_of(new)
            for term, old, new in zip(in_abstract, before, after, strict=True)
            if count_of(old) != count_of(new)
        }
        listed = list(title.terms | authors.terms)
        counted = list(counts.keys() - listed)
        old = asked("t", listed)
        told = merging.titles_merged(
            old,
            [counts.get(term) or last_of(entry) for term, entry in zip(listed, old, strict=True)],
            title.change(listed),
            authors.change(listed),
        )
        recounted = [
            with_count(entry, counts[term]) for term, entry in zip(counted, asked("t", counted), strict=True)
        ]
        placed = {field: fields[field] for field in self.placed}
        replaced = list({term for field in placed.values() for term in field.replaced()})
        places = (
            merging.places_merged(
                asked("p", replaced),
                (asked("t", replaced), asked("a", replaced)),
                {field: moved.change(replaced) for field, moved in placed.items()},
            )
            if replaced
            else []
        )
        return {
            "t": dict(zip(names([*listed, *counted]), [*told, *recounted], strict=True)),
            "a": dict(zip(names(in_abstract), after, strict=True)),
            "p": dict(zip(names(replaced), places, strict=True)),
        }

    def moved(self, field: int, gone: Papers, come: Papers) -> "Moved":
        """What happens to a field. Papers that have in it what they had are left out."""
        found = Moved({}, {})
        for papers, others, held, one in ((gone, come, found.gone, -1), (come, gone, found.come, 1)):
            for number, paper in papers.items():
                other = others.get(number)
                if other is None or paper[field] != other[field]:
                    held[number] = self.ordinals(field, paper)
                    self.lengths[field] += one * sum(map(len, held[number].values()))
        return found

    def ordinals(self, field: int, paper: Analysed) -> Ordinals:
        if field == AUTHORS:
            return dict.fromkeys(self.analysis.author_terms(paper.authors), (0,))
        return ordinals(self.analysis.chunks, paper[field])


class Moved(NamedTuple):
    """One field of the papers that went and came, by their numbers."""

    gone: dict[int, Ordinals]
    come: dict[int, Ordinals]

    @property
    def terms(self) -> set[int]:
        return set(chain.from_iterable((*self.gone.values(), *self.come.values())))

    def replaced(self) -> set[int]:
        """The terms that stand elsewhere now, or are in other papers."""
        found: set[int] = set()
        for number in self.gone.keys() | self.come.keys():
            old, new = self.gone.get(number, {}), self.come.get(number, {})
            found.update(term for term in old.keys() | new.keys() if old.get(term) != new.get(term))
        return found

    def change(self, terms: Iterable[int]) -> "Change":
        """The same for these terms, each by its place among them."""
        from papershelf.search.merging import Change, Posting

        place = {term: at for at, term in enumerate(terms)}
        come = []
        for number, held in self.come.items():
            length = sum(map(len, held.values()))
            for term, found in held.items():
                if term in place:
                    come.append(Posting(place[term], number, length, sorted(set(found)), len(found)))
        return Change(set(self.gone), come)


def count_of(entry: bytes | None) -> bytes:
    """How many papers a list has, as the varint that it begins with."""
    if entry is None:
        return b"\0"
    end = 1
    while entry[end - 1] > 127:
        end += 1
    return entry[:end]


def last_of(entry: bytes | None) -> bytes:
    """The varint that an entry ends with."""
    if entry is None:
        return b"\0"
    start = len(entry) - 1
    while start and entry[start - 1] > 127:
        start -= 1
    return entry[start:]


def with_count(entry: bytes | None, count: bytes) -> bytes | None:
    """An entry of `t-` files with another number of abstracts; None where no paper has the term any more."""
    lists = entry[: -len(last_of(entry))] if entry else NO_POSTINGS * 2
    return None if lists == NO_POSTINGS * 2 and count == b"\0" else lists + count
