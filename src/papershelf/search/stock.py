"""Postings in, the JSON out that lunr.js 2.3.9 serialises its index to, byte for byte."""

from collections.abc import Collection, Iterator, Sequence
from json.encoder import encode_basestring as quoted
from math import log

from papershelf.search.index import Postings

VERSION = "2.3.9"
K1 = 1.2
B = 0.75


def stock(postings: Postings) -> str:
    """What `JSON.stringify` makes of the index that `lunr.Index.load` reads."""
    names = ",".join(quoted(field.name) for field in postings.fields)
    return (
        f'{{"version":"{VERSION}","fields":[{names}],"fieldVectors":[{",".join(vectors(postings))}],'
        f'"invertedIndex":[{",".join(inverted(postings))}],"pipeline":["stemmer"]}}'
    )


def vectors(postings: Postings) -> Iterator[str]:
    """`["field/ref",[term,weight,…]]` for each document's fields."""
    count = len(postings.refs)
    scores = [inverse_frequency(count, holding) for holding in postings.documents_with()]
    written = Written()
    fields = []
    for field, column in zip(postings.fields, postings.columns, strict=True):
        average = sum(column.lengths) / count if count else 0
        fields.append((quoted(field.name)[:-1], field.boost or 1, average, column))
    for document, ref in enumerate(postings.refs):
        for name, boost, average, column in fields:
            held = column.document(document)
            length = column.lengths[document]
            # The order of operations is lunr.js's: another one rounds otherwise.
            damping = K1 * (1 - B + B * (length / average)) if average else 0
            pairs = []
            for term, times in zip(column.terms[held], column.counts[held], strict=True):
                weight = scores[term] * ((K1 + 1) * times) / (damping + times) * boost * 1000
                thousandths = int(weight)
                if weight - thousandths >= 0.5:
                    thousandths += 1
                pairs.append(f"{term},{written[thousandths]}")
            yield f"[{name}/{quoted(ref)[1:]},[{','.join(pairs)}]]"


def inverse_frequency(documents: int, holding: int) -> float:
    return log(1 + abs((documents - holding + 0.5) / (holding + 0.5)))


class Written(dict[int, str]):
    """A weight in thousandths → as JavaScript writes it."""

    def __missing__(self, thousandths: int) -> str:
        whole, rest = divmod(thousandths, 1000)
        text = self[thousandths] = repr(thousandths / 1000) if rest else str(whole)
        return text


def inverted(postings: Postings) -> Iterator[str]:
    """`[term,{"_index":number,"field":{ref:{},…},…}]` for each term, in the order of UTF-16 code units."""
    keys = [f"{quoted(ref)}:{{}}" for ref in postings.refs]
    order = key_order(postings.refs)
    columns = [postings.by_term(field, order, keys) for field in range(len(postings.fields))]
    names = [f",{quoted(field.name)}:{{" for field in postings.fields]
    for term in in_utf_16_order(postings.vocabulary):
        number = postings.vocabulary[term]
        held = ""
        for name, column in zip(names, columns, strict=True):
            held += f"{name}{','.join(column[number])}}}"
        yield f'[{quoted(term)},{{"_index":{number}{held}}}]'


def in_utf_16_order(terms: Collection[str]) -> list[str]:
    """Sorted as JavaScript sorts: by code units, which differs from code points beyond U+FFFF."""
    if max(map(max, filter(None, terms)), default="") <= "\uffff":
        return sorted(terms)
    return sorted(terms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))


def key_order(refs: Sequence[str]) -> list[int]:
    """The places of `refs` in the order of a JavaScript object's keys: array indices by number come first."""
    indices = sorted((int(ref), place) for place, ref in enumerate(refs) if is_array_index(ref))
    first = [place for _, place in indices]
    taken = set(first)
    return first + [place for place in range(len(refs)) if place not in taken]


def is_array_index(ref: str) -> bool:
    return ref.isascii() and ref.isdigit() and (ref == "0" or ref[0] != "0") and int(ref[:11]) < 2**32 - 1
