"""Documents' terms in, postings out: who holds which term how often. Writing is a writer's business."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

Shown = TypeVar("Shown")


class Field(NamedTuple):
    name: str
    boost: float = 1


class Vocabulary(dict[str, int]):
    """Term → number, counted in order of first asking. `names` are the terms by number."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self.names)
        self.names.append(term)
        return number


class Column:
    """One field of all documents: a document's slice of `terms` (ascending) and of `counts` (how often each).

    `lengths` has the number of terms of each document, every repetition counted.
    """

    __slots__ = ("counts", "lengths", "starts", "terms")

    def __init__(self) -> None:
        self.terms = array("I")
        self.counts = array("I")
        self.starts = array("I", [0])
        self.lengths = array("I")

    def add(self, numbers: Iterable[int]) -> None:
        counted = Counter(numbers)
        terms = sorted(counted)
        self.terms.extend(terms)
        self.counts.extend([counted[term] for term in terms])
        self.starts.append(len(self.terms))
        self.lengths.append(counted.total())

    def document(self, number: int) -> slice:
        return slice(self.starts[number], self.starts[number + 1])


class Postings:
    """Documents by their place of adding, terms by their number, one column a field."""

    __slots__ = ("columns", "fields", "refs", "vocabulary")

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self.refs: list[str] = []
        self.columns = [Column() for _ in self.fields]
        self.vocabulary = Vocabulary()

    def add(self, ref: str, fields: Iterable[Iterable[int]]) -> None:
        """`fields` has the numbers of a document's terms, in order, a field after the other.

        A field's terms must be numbered before the next field's are: give iterables that number as they go.
        """
        self.refs.append(ref)
        for column, numbers in zip(self.columns, fields, strict=True):
            column.add(numbers)

    def documents_with(self) -> list[int]:
        """For each term, the number of its documents, added up over the fields."""
        total = [0] * len(self.vocabulary)
        for column in self.columns:
            for term in column.terms:
                total[term] += 1
        return total

    def by_term(self, field: int, order: Iterable[int], shown: Sequence[Shown]) -> list[list[Shown]]:
        """For each term, what is `shown` of the documents that hold it in a field, in the given order."""
        lists: list[list[Shown]] = [[] for _ in self.vocabulary]
        column = self.columns[field]
        for document in order:
            label = shown[document]
            for term in column.terms[column.document(document)]:
                lists[term].append(label)
        return lists
