"""All that the files of a search say, read back without the program's own way through them."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from papershelf.search.blocks import id_of
from papershelf.search.files import unpacked
from papershelf.search.layout import Listed, read_lists
from papershelf.search.lexicon import read_lexicon
from papershelf.search.names import read_names
from papershelf.search.postings import Postings, read_positions
from papershelf.search.shards import read_terms
from papershelf.search.varints import decode, ungapped


class Term(NamedTuple):
    """A term's lists by field and its positions by field."""

    lists: dict[str, Postings]
    places: dict[str, list[list[int]]]
    abstracts: int


class Opened:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.payloads = dict(map(unpacked, files.values()))
        self.paths = set(files)
        self.manifest: dict[str, Any] = json.loads(self.payloads["manifest"])
        self.papers = {row[0]: [row[0], row[1] or id_of(row[2]), *row[2:]] for row in self.rows("d")}
        self.lexicon = dict(pair for payload in self.family("l") for pair in read_lexicon(payload))
        self.names = {
            key: lines for payload in self.family("n") for key, lines in read_names(payload).items()
        }
        self.facets = {
            atom: ungapped(decode(blob)[1:])
            for payload in self.family("f")
            for atom, blob in read_terms(payload).items()
        }

    def listed(self, family: str) -> list[list[Any]]:
        """The rows of a family's directory."""
        directory = self.manifest["dir"][family]
        if not directory["pages"]:
            return list(directory["rows"])
        return [row for page in directory["rows"] for row in json.loads(self.payloads[f"g-{page[1]}"])]

    def family(self, family: str) -> list[bytes]:
        return [self.payloads[f"{family}-{hash}"] for _, hash, _ in self.listed(family)]

    def blobs(self, family: str) -> dict[str, bytes]:
        return {term: blob for payload in self.family(family) for term, blob in read_terms(payload).items()}

    def lists(self, family: str) -> dict[str, Listed]:
        return {
            term: listed
            for payload in self.family(family)
            for term, listed in read_lists(payload, 2 if family == "t" else 1).items()
        }

    def rows(self, family: str) -> list[Any]:
        return [row for payload in self.family(family) for row in json.loads(payload)]

    def terms(self) -> dict[str, Term]:
        abstracts, places = self.lists("a"), self.blobs("p")
        found = {}
        for term, ((title, authors), count) in self.lists("t").items():
            abstract = abstracts[term].fields[0] if term in abstracts else EMPTY
            positions: dict[str, list[list[int]]] = {}
            if term in places:
                held = decode(places[term])
                positions["title"], end = read_positions(held, len(title.papers))
                if end < len(held):
                    positions["abstract"], end = read_positions(held, len(abstract.papers), end)
                assert end == len(held)
            found[term] = Term({"title": title, "authors": authors, "abstract": abstract}, positions, count)
        return found

    def column(self, family: str) -> dict[int, list[int]]:
        """The values of each paper in a column."""
        found = {}
        for first, hash, _ in self.listed(family):
            values = decode(self.payloads[f"{family}-{hash}"])
            previous, at = first - 1, 0
            while at < len(values):
                number = previous = previous + 1 + values[at]
                end = at + 3 if family == "cy" else at + 2 + values[at + 1]
                found[number] = values[at + 1 : end] if family == "cy" else ungapped(values[at + 2 : end])
                at = end
        return found


EMPTY = Postings([], [], [])
