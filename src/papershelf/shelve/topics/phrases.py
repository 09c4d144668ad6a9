"""Texts to phrases: which stretches of words may be a term, where known terms stand, and what acronyms mean."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from papershelf.shelve.topics.words import GENERAL, TERM, Words, role

LONGEST = 4
"""The most words of a term; each part of a hyphenated word counts."""

EXAMPLES = frozenset({"as", "e.g", "including", "like", "than", "unlike"})
"""Words before an example, or before what something is not."""

Key = tuple[str, ...]


class Grammar:
    """What the tokens of a vocabulary are to terms, with the acronyms that its texts explain.

    `names` are those that topics have already.
    """

    def __init__(self, words: Words, names: Iterable[str] = ()) -> None:
        self.words = words
        vocabulary = words.vocabulary
        self.names = {name: words.numbers(name) for name in sorted(names)}
        united = unite_spellings(words)
        self.acronyms = {
            acronym: tuple(chain.from_iterable(united.get((part,), (part,)) for part in long_form))
            for acronym, long_form in learn_acronyms(words).items()
        }
        self.parts = [united.get(parts, parts) for parts in vocabulary.parts]
        self.whole = [united.get(parts, parts) for parts in vocabulary.whole]
        self.plain = list(vocabulary.plain)
        for number, written in enumerate(vocabulary.written):
            if long_form := self.acronyms.get(acronym_of(written)):
                self.parts[number] = self.whole[number] = long_form
                self.plain[number] = False
        self.adjectives = [
            len(parts) == 1 and parts != known and parts[0].endswith(QUALITY_ENDINGS)
            for parts, known in zip(self.parts, vocabulary.parts, strict=True)
        ]
        """Whether a token stands for the noun of what it says: "equivariant"."""
        self.starts = vocabulary.starts
        self.ends = vocabulary.ends
        self.goes_on = vocabulary.goes_on

    def key(self, name: str) -> Key:
        """What the spellings of a term share; the name itself where it has signs that words drop ("C++")."""
        numbers = self.names[name]
        tokens = [*(self.whole[number] for number in numbers[:-1]), *(self.parts[n] for n in numbers[-1:])]
        key = tuple(chain.from_iterable(tokens))
        return key if key and all(self.parts[number] for number in numbers) else (name.lower(),)

    def spans(self, text: list[int]) -> Iterator[tuple[int, int, Key]]:
        """Every stretch of a text that may be a term: where it starts, where it ends, and its key."""
        parts, whole = self.parts, self.whole
        starts, ends, goes_on = self.starts, self.ends, self.goes_on
        size = len(text)
        for start in range(size):
            number = text[start]
            if not starts[number]:
                continue
            before: Key = ()
            for end in range(start, size):
                number = text[end]
                key = before + parts[number]
                if len(key) > LONGEST:
                    break
                if ends[number] and (len(key) > 1 or not self.plain[number]):
                    yield start, end + 1, key
                if not goes_on[number]:
                    break
                before += whole[number]

    def matches(self, text: list[int], tree: "Tree") -> Iterator[tuple[int, int, int]]:
        """Every place of a text where a term of the tree stands: start, end and the term's number."""
        parts, whole = self.parts, self.whole
        starts, ends, goes_on = self.starts, self.ends, self.goes_on
        size = len(text)
        for start in range(size):
            number = text[start]
            if not starts[number]:
                continue
            node = tree
            for end in range(start, size):
                number = text[end]
                branch = node.follow(parts[number])
                if branch is not None and branch.term is not None and ends[number]:
                    yield start, end + 1, branch.term
                if not goes_on[number]:
                    break
                if whole[number] is not parts[number]:
                    branch = node.follow(whole[number])
                if branch is None:
                    break
                node = branch

    def heads_phrase(self, text: list[int], end: int) -> bool:
        """Whether a noun phrase ends before `end` for certain."""
        return end >= len(text) or not (
            self.starts[text[end]] or self.ends[text[end]] or self.words.vocabulary.vague[text[end]]
        )

    def leaves_open(self, text: list[int], end: int) -> bool:
        """Whether the word at `end` does not tell if a noun phrase ends before it."""
        return self.adjectives[text[end - 1]] or (end < len(text) and self.words.vocabulary.vague[text[end]])

    def gives_examples(self, text: list[int], start: int) -> bool:
        """Whether the words before `start` name an example or something else: "such as", "unlike"."""
        return start > 0 and self.words.vocabulary.written[text[start - 1]].lower() in EXAMPLES


class Tree:
    """Terms by their parts."""

    __slots__ = ("branches", "term")

    def __init__(self) -> None:
        self.branches: dict[str, Tree] = {}
        self.term: int | None = None

    def follow(self, parts: Key) -> "Tree | None":
        """Where the parts of one more token lead; nowhere for punctuation."""
        node: Tree | None = self if parts else None
        for part in parts:
            if node is not None:
                node = node.branches.get(part)
        return node

    def add(self, key: Key, term: int) -> None:
        node = self
        for part in key:
            node = node.branches.setdefault(part, Tree())
        node.term = term


QUALITY_ENDINGS = ("ance", "ence", "bility", "sity", "xity")


def acronym_of(written: str) -> str:
    """ "GNN" for "GNN" and "GNNs"; "" for what is no acronym."""
    if written[-1] == "s" and len(written) > 2:
        written = written[:-1]
    return written if sum(map(str.isupper, written)) > 1 and written[0].isupper() else ""


def learn_acronyms(words: Words) -> dict[str, Key]:
    """Long forms by acronym, learnt from "graph neural networks (GNNs)". One that has two meanings has none."""
    vocabulary = words.vocabulary
    opening = vocabulary.get("(")
    if opening is None:
        return {}
    written, parts = vocabulary.written, vocabulary.whole
    meanings: dict[str, Counter[Key]] = defaultdict(Counter)
    for body in words.bodies:
        at = -1
        found = set()
        for _ in range(body.count(opening)):
            at = body.index(opening, at + 1)
            if (
                at + 2 < len(body)
                and written[body[at + 2]] in ");,:"
                and (acronym := acronym_of(written[body[at + 1]]))
            ):
                before = [part for number in body[max(0, at - 8) : at] for part in parts[number] or ("",)]
                if long_form := long_form_of(acronym.lower().replace("-", ""), before):
                    found.add((acronym, long_form))
        for acronym, long_form in found:
            meanings[acronym][long_form] += 1
    known = {}
    for acronym, counts in sorted(meanings.items()):
        long_form, papers = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if (
            papers * 3 >= counts.total() * 2
            and (len(acronym) > 2 or papers > 1)
            and 1 < len(long_form) <= LONGEST
        ):
            known[acronym] = long_form if role(long_form[0]) != GENERAL else long_form[1:]
    return known


def long_form_of(acronym: str, before: list[str]) -> Key | None:
    """The shortest run of words at the end of `before` that `acronym` abbreviates, each word giving its first letter.

    After Schwartz and Hearst (2003), stricter: a word may give two or three letters, none may give none but of, for …
    """

    def spell(end: int, letters: str) -> int | None:
        if not letters:
            return end
        if end == 0 or not (word := before[end - 1]):
            return None
        for count in (1, 2, 3):
            taken = letters[-count:]
            if len(taken) == count and word[0] == taken[0] and follows(taken, word):
                start = spell(end - 1, letters[:-count])
                if start is not None:
                    return start
        return spell(end - 1, letters) if word in ("of", "for", "and", "the", "in", "to") else None

    start = spell(len(before), acronym)
    return None if start is None else tuple(before[start:])


def follows(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


QUALITIES = (
    ("ance", "ant", 10),
    ("ence", "ent", 10),
    ("bility", "ble", 8),
    ("sity", "se", 8),
    ("xity", "x", 8),
)
"""Endings of nouns and of the adjectives that mean the same, and the letters from which on they do.

Not "variance" and "variant".
"""


KNOWN = 0.1
"""Uses of such a noun for each use of its adjective."""


def unite_spellings(words: Words) -> dict[Key, Key]:
    """What to read for the parts of a token: "meta-learning" for "metalearning", "equivariance" for "equivariant".

    Only where some text writes it so.
    """
    vocabulary = words.vocabulary
    written = set(vocabulary.parts)
    nouns = {
        part.removesuffix(ending) + ending_of_adjective: part
        for part in sorted(set(chain.from_iterable(written)))
        for ending, ending_of_adjective, letters in QUALITIES
        if len(part) >= letters and part.endswith(ending) and role(part) == TERM
    }
    uses: Counter[Key] = Counter()
    for number, count in Counter(chain.from_iterable(chain(words.heads, words.bodies))).items():
        uses[vocabulary.parts[number]] += count
    nouns = {
        adjective: noun
        for adjective, noun in nouns.items()
        if role(adjective) == TERM and uses[noun,] >= KNOWN * uses[adjective,] > 0
    }
    compounds = {"".join(parts): parts for parts in sorted(written) if len(parts) == 2 and len(parts[0]) > 2}
    united = {}
    for parts in written | set(vocabulary.whole):
        spelt = compounds.get(parts[0], parts) if len(parts) == 1 else parts
        spelt = tuple(nouns.get(part, part) for part in spelt)
        if spelt != parts:
            united[parts] = spelt
    return united
