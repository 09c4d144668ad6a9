"""Keys in, sparse numbers out: numbers that depend on content alone, so that one more paper moves no other."""

from collections.abc import Mapping
from hashlib import sha256

from papershelf.model import Paper

SPARSE = 4
"""There are at least this many numbers for each thing that gets one, and less than five quarters of them."""


LONG, FEW = 12, 3
"""Letters of a long word: few edits touch one; and how many of them tell an abstract from others."""


def paper_key(paper: Paper) -> str:
    """What numbers a paper: its DOI or arXiv number, else the long words of its abstract, else its title, else its
    label. Edits leave most papers their numbers."""
    known = paper.identifiers
    return known.doi or known.arxiv or long_words(paper.abstract or "") or paper.title or paper.label


def long_words(text: str) -> str:
    """Those of a text, in order of their letters; the text itself where it has hardly any."""
    found = {word for word in text.split() if len(word) >= LONG}
    return " ".join(sorted(found)) if len(found) >= FEW else text


def hashed(key: str) -> int:
    """The first 64 bits of the key's SHA-256."""
    return int.from_bytes(sha256(key.encode(errors="replace")).digest()[:8], "big")


def span_for(count: int) -> int:
    """The numbers are below this: four, five, six or seven times a power of two."""
    least = max(count * SPARSE, 4)
    unit = 1 << least.bit_length() - 3
    return -(-least // unit) * unit


def numbered(hashes: Mapping[str, int]) -> dict[str, int]:
    """Id → number, ascending, for ids with the hashes of their keys.

    A number is the hash scaled to the range; one that is taken moves to the next free one.
    """
    span = span_for(len(hashes))
    numbers = {}
    previous = -1
    for key, id in sorted((key, id) for id, key in hashes.items()):
        previous = max(previous + 1, key * span >> 64)
        numbers[id] = previous
    return numbers
