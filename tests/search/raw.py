"""lunr.js's own way from text to terms (tokenizer, trimmer, stop words, stemmer), to compare indexes."""

import re
from collections.abc import Iterable, Mapping

from papershelf.search.analysis import term
from papershelf.search.index import Field, Postings

# JavaScript's white space, which is not Python's.
SPLIT = re.compile(r"[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff-]")
TRIM = re.compile(r"\A[^A-Za-z0-9_]+|[^A-Za-z0-9_]+\Z")
EVERY_STEP = ("trimmer", "stopWordFilter", "stemmer")
ANALYSED = ("stopWordFilter", "stemmer")


def terms(text: str) -> list[str]:
    tokens = [TRIM.sub("", token) for token in SPLIT.split(text.lower()) if token]
    return [found for token in tokens if (found := term(token) if token else "") is not None]


def postings(documents: Iterable[Mapping[str, str]], fields: Iterable[Field]) -> Postings:
    found = Postings(tuple(fields))
    for document in documents:
        found.add(
            document["id"],
            [[found.vocabulary[word] for word in terms(document[field.name])] for field in found.fields],
        )
    return found
