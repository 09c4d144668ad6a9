"""Keys in, sparse numbers out: numbers that depend on content alone, so that one more paper moves no other."""

from collections.abc import Mapping
from hashlib import sha256

from papershelf.model import Paper

SPARSE = 8
"""There are at least this many numbers for each thing that gets one."""


def paper_key(paper: Paper) -> str:
    """What numbers a paper: its DOI or arXiv number, else its abstract, else its title, else its label. An edited
    title leaves most papers their numbers."""
    known = paper.identifiers
    return known.doi or known.arxiv or paper.abstract or paper.title or paper.label


def hashed(key: str) -> int:
    """The first 64 bits of the key's SHA-256."""
    return int.from_bytes(sha256(key.encode(errors="replace")).digest()[:8], "big")


def bits_for(count: int) -> int:
    """The numbers are below 2 to the power of this."""
    return max(count * SPARSE - 1, 1).bit_length()


def numbered(hashes: Mapping[str, int]) -> dict[str, int]:
    """Id → number, ascending, for ids with the hashes of their keys.

    A number is the hash scaled to the range; one that is taken moves to the next free one.
    """
    shift = 64 - bits_for(len(hashes))
    numbers = {}
    previous = -1
    for key, id in sorted((key, id) for id, key in hashes.items()):
        previous = max(previous + 1, key >> shift)
        numbers[id] = previous
    return numbers
