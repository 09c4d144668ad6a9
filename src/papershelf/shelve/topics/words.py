"""Papers to words: titles and abstracts tokenised once, for topics and for related papers."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from papershelf.model import Paper
from papershelf.shelve.topics.common import BOILERPLATE, FUNCTION, GENERIC, INSIDE, LOOSE, PLAIN, SUFFIXES
from papershelf.shelve.topics.texts import AT_ONCE, Texts, added_up, gathered

if TYPE_CHECKING:
    from papershelf.shelve.topics.texts import Tokens, Whole

TOKEN = re.compile(r"[^\W_]+(?:[-‐‑–'’][^\W_]+)*|\S")
HYPHEN = re.compile("[-‐‑–]")
SKIPPED = re.compile(r"\$\$?[^$]{0,300}\$\$?|https?://\S+|\\[A-Za-z]+\*?")
"""What has no words in it: math, addresses, and the names of TeX commands."""
BRACES = str.maketrans("", "", "{}")

# What a word can do in a term
STOP, INNER, GENERAL, WEAK, MINOR, TERM = range(6)
"""A function word; one that may stand inside a term; a word of any field's English; one that some fields' terms have;
a word that is no term alone; any other word."""

IRREGULAR = {
    "matrices": "matrix", "vertices": "vertex", "indices": "index", "matrixes": "matrix", "analyses": "analysis",
    "hypotheses": "hypothesis", "theses": "thesis", "syntheses": "synthesis", "bases": "basis", "axes": "axis",
    "crises": "crisis", "diagnoses": "diagnosis", "phenomena": "phenomenon", "criteria": "criterion",
    "bacteria": "bacterium", "children": "child", "women": "woman", "men": "man", "data": "data", "media": "media",
    "mice": "mouse", "series": "series", "species": "species", "news": "news", "lens": "lens", "bias": "bias",
    "atlas": "atlas", "canvas": "canvas", "alias": "alias", "chaos": "chaos", "movies": "movie", "cookies": "cookie",
    "calories": "calorie", "wolves": "wolf", "leaves": "leaf", "lives": "life", "wives": "wife",
    "behaviour": "behavior", "colour": "color", "neighbour": "neighbor", "neighbourhood": "neighborhood",
    "tumour": "tumor", "labour": "labor", "favour": "favor", "centre": "center", "fibre": "fiber",
    "modeling": "model", "modelling": "model", "labelling": "labeling", "travelling": "traveling",
    "signalling": "signaling",
}  # fmt: skip


@cache
def singular(word: str) -> str:
    """A lower-case word as all its spellings share it: singular, American. Never shown."""
    if len(word) > 2 and word[-2] in "'’" and word[-1] == "s":
        word = word[:-2]
    if known := IRREGULAR.get(word):
        return known
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        if word.endswith("ies"):
            word = word[:-3] + "y" if len(word) > 4 else word[:-1]
        elif word.endswith(("sses", "ches", "shes", "xes", "zzes", "oes", "iases")):
            word = word[:-2]
        elif not word.endswith("ics"):
            word = word[:-1]
        word = IRREGULAR.get(word, word)
    if "isation" in word:
        word = word.replace("isation", "ization")
    return word


def role(word: str) -> int:
    """What a lower-case word can do in a term."""
    key = singular(word)
    if word in FUNCTION or key in FUNCTION:
        return INNER if word in INSIDE else STOP
    if not word[0].isalpha():
        return MINOR if not word.isdigit() else INNER if len(word) < 3 else GENERAL
    if word in GENERIC or key in GENERIC:
        return GENERAL
    if word in LOOSE or key in LOOSE:
        return WEAK
    return MINOR if word in PLAIN or key in PLAIN or len(word) < 3 else TERM


class Vocabulary(dict[str, int]):
    """A number for each token as written, given when it is first asked for. Compounds with hyphens are one token."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.parts: list[tuple[str, ...]] = []
        """What the spellings of a token share, a string for each of its hyphenated parts; nothing for punctuation."""
        self.whole: list[tuple[str, ...]] = []
        """The same with what is hyphenated to a term: "based" of "model-based"."""
        self.stems: list[str] = []
        """The parts in one string."""
        self.starts: list[bool] = []
        """Whether a term may start with the token."""
        self.ends: list[bool] = []
        self.vague: list[bool] = []
        """Whether it may be a verb or a noun, so that nothing can be told of the term before it."""
        self.goes_on: list[bool] = []
        """Whether a term may go on after the token."""
        self.plain: list[bool] = []
        """Whether it is a part of terms, but none alone."""

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self.written)
        self.written.append(token)
        if not token[0].isalnum():
            self._add((), False, False, False, True)
            return number
        words = HYPHEN.split(token.lower()) if len(token) > 2 else [token.lower()]
        if len(words) == 1:
            kind = role(words[0])
            apt = kind >= WEAK
            self._add((singular(words[0]),), apt, apt, apt or kind == INNER, kind != TERM)
            self.vague[number] = kind in (GENERAL, WEAK) or words[0].isdigit()
            return number
        whole = tuple(map(singular, words))
        suffixed = words[-1] in SUFFIXES
        if suffixed:
            words.pop()
        roles = [role(word) for word in words]
        parts = tuple(map(singular, words))
        own = (
            any(kind >= MINOR for kind in roles) and roles[0] != INNER and " ".join(parts) not in BOILERPLATE
        )
        ends = own and (roles[-1] >= MINOR or words[-1].isdigit())
        self._add(parts, own, ends, own, all(kind != TERM for kind in roles))
        self.whole[number] = whole
        self.vague[number] = not own
        return number

    def _add(self, parts: tuple[str, ...], starts: bool, ends: bool, goes_on: bool, plain: bool) -> None:
        self.parts.append(parts)
        self.whole.append(parts)
        self.stems.append("-".join(parts))
        self.starts.append(starts)
        self.ends.append(ends)
        self.goes_on.append(goes_on)
        self.plain.append(plain)
        self.vague.append(False)


class Chunks(dict[str, int]):
    """A number for each stretch of text without spaces, whose tokens are looked for once: "(GNNs),"."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.tokens = array("i")
        """The tokens of all chunks, one behind the other."""
        self.ends = array("q", [0])

    def __missing__(self, chunk: str) -> int:
        self.tokens.extend(map(self.vocabulary.__getitem__, TOKEN.findall(chunk)))
        number = self[chunk] = len(self)
        self.ends.append(len(self.tokens))
        return number

    def read(self, texts: Iterable[str]) -> Texts:
        """The tokens of texts."""
        import numpy as np

        pieces, lengths = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)]
        waiting = iter(texts)
        while some := list(islice(waiting, AT_ONCE)):
            chunks, ends = array("i"), [0]
            for text in some:
                chunks.extend(map(self.__getitem__, without_formulas(text).split()))
                ends.append(len(chunks))
            tokens, sizes = self.tokens_of(np.array(chunks, np.int32))
            pieces.append(tokens)
            lengths.append(np.diff(added_up(sizes)[ends]))
        return Texts(np.concatenate(pieces), added_up(np.concatenate(lengths)))

    def tokens_of(self, numbers: "Tokens") -> "tuple[Tokens, Whole]":
        """The tokens of chunks, one behind the other, and how many each has. Nothing is copied but them."""
        import numpy as np

        starts = np.frombuffer(self.ends, np.int64)
        first = starts[numbers]
        sizes = starts[numbers + 1] - first
        places = gathered(first, sizes)
        return (
            np.frombuffer(self.tokens, np.int32)[places] if len(places) else places.astype(np.int32)
        ), sizes


class Words:
    """The words of papers, sorted by id: `heads` are titles, or first sentences where there are none.

    `bodies` are abstracts. Each text is a list of numbers of the vocabulary.
    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = sorted(papers, key=lambda paper: paper.id)
        self.vocabulary = Vocabulary()
        chunks = Chunks(self.vocabulary)
        self.bodies = chunks.read(paper.abstract or "" for paper in self.papers)
        self.heads = chunks.read(paper.title or "" for paper in self.papers)
        untitled = [number for number, paper in enumerate(self.papers) if not paper.title]
        if untitled:
            self.heads = self.heads.replaced({number: self._opening(number) for number in untitled})

    def numbers(self, text: str) -> list[int]:
        """The tokens of a text, by their numbers."""
        return list(map(self.vocabulary.__getitem__, TOKEN.findall(without_formulas(text))))

    def _opening(self, paper: int) -> list[int]:
        body = self.bodies[paper]
        stop = self.vocabulary.get(".")
        return body[: body.index(stop)] if stop in body else body[:30]


def without_formulas(text: str) -> str:
    """A text with what has no words in it left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "$" in text or "\\" in text or "://" in text:
        text = SKIPPED.sub(lambda match: " " if match[0][0] == "\\" else " , ", text).translate(BRACES)
    return text
