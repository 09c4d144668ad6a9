"""How many papers have a word in, the lines of the lexicon out: what completes and corrects the words of a query.

A line is `WORD CLASS`, the class being the bit length of the number of papers: the exact number would change every file
with every paper. Words are folded and not stemmed; a name's end in `_`.
"""

from collections.abc import Sequence

from papershelf.search.analysis import STOP_WORDS

LARGE = 5_000
"""Above this many papers, words of one paper are left out that are neither in a title nor in a name."""


def line_entry(word: str, papers: int, titled: int, large: bool) -> bytes | None:
    """A word's class, None for a word that has no line. `titled` says in how many titles the word is."""
    if papers < 1 or word in STOP_WORDS or is_letter(word):
        return None
    if large and papers == 1 and not titled and not word.endswith("_"):
        return None
    return b"%d" % papers.bit_length()


def is_letter(word: str) -> bool:
    """Whether this is one ASCII character, of a text or of a name."""
    return word.isascii() and len(word.removesuffix("_")) < 2


def lexicon_payload(words: Sequence[str], entries: Sequence[bytes]) -> list[bytes]:
    lines = [b"%b %b" % (word.encode(), entry) for word, entry in zip(words, entries, strict=True)]
    return [b"\n".join(lines)]


def read_lexicon(payload: bytes) -> list[tuple[str, int]]:
    """The words of a file in their order, each with its class."""
    pairs = (line.rpartition(" ") for line in payload.decode().split("\n"))
    return [(word, int(size)) for word, _, size in pairs]
