"""Forms of a name that are looked for before all others: where two overlap, the likelier one is meant."""

import re
from collections.abc import Iterator

from papershelf.shelve.corrections.patterns import UNPARTED, WORD, is_unparted, letters

APART = r"(?:[^\w;,]|_)"
"""What stands between the words of a name in their own order: no comma, which is between two people."""
BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
NEAR = 60
"""So many signs before a match hold the word before it."""


def words_of(name: str) -> list[str]:
    """The words of a name in their own order; none of a name that has no such order."""
    turned, comma, given = name.partition(",")
    words = WORD.findall(f"{given} {turned}" if comma else name)
    return [] if len(words) < 2 or any(map(is_unparted, name)) else words


def straight(name: str) -> Iterator[str]:
    """The regular expression for a name in its own order, with no comma in it."""
    if words := words_of(name):
        between = f"{APART}{'*' if sum(map(len, words)) >= UNPARTED else '+'}"
        yield rf"(?<![^\W\d_])(?:{between.join(map(letters, words))})(?![^\W\d_])"


def parted(name: str) -> Iterator[str]:
    """The regular expressions for a name with a space between all its letters."""
    words = words_of(name)
    if sum(map(len, words)) >= UNPARTED:
        for at in range(len(words)):
            order = [*words[at:], *words[:at]]
            told = r"[\s_.-]{1,4}".join(r"[\s_.-]{1,2}".join(map(letters, word)) for word in order)
            yield rf"(?<![^\W\d_]){told}(?![^\W\d_])"


def with_word_between(name: str) -> Iterator[str]:
    """The regular expression for a name with a middle name, an initial or a nickname before its last word."""
    if words := words_of(name):
        first, last = r"[\s.]{1,3}".join(map(letters, words[:-1])), letters(words[-1])
        between = r"[\s.]{1,3}[\"'“”„‘’«»(]{0,2}[^\W\d_]{1,30}[\"'“”„‘’«»).]{0,3}\s{1,3}"
        yield rf"(?<![^\W\d_]){first}{between}{last}(?![^\W\d_])"


def doubled(name: str) -> Iterator[str]:
    """The regular expression for the end of a name that stands before the whole name again."""
    if words := words_of(name):
        ends = r"|".join(r"\s+".join(map(letters, words[at:])) for at in range(1, len(words)))
        whole = r"\s+".join(map(letters, words))
        yield rf"(?<![^\W\d_])(?:{ends})\s+(?={whole}(?![^\W\d_]))"


def without_double(match: re.Match[str]) -> str:
    """Nothing for such an end, unless it may be the surname of somebody else."""
    before = BEFORE.search(match.string, max(0, match.start() - NEAR), match.start())
    other = before is not None and before[1][0].isupper()
    return match[0] if other or not match[0][0].isupper() else ""
