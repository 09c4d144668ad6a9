"""The words that titles share."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from papershelf.english import counted
from papershelf.shelve.topics.words import TERM, role, singular
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue
from papershelf.site.markup import plain
from papershelf.site.pictures.bars import bars
from papershelf.site.pictures.figure import FEWEST, Figure, enough, too_few

ID, TITLE = "terms", "Words of titles"
SHOWN = 15
WORD = re.compile(r"[^\W_]{2,}(?:-[^\W_]+)*")


def terms(shelf: Catalogue) -> Figure:
    papers = shelf.shelf.papers
    titles = [plain(paper.title) for paper in papers if paper.title]
    known, total = len(titles), len(papers)
    if not enough(known, total):
        return Figure(id=ID, title=TITLE, sentence=too_few("have a title", known, total))
    counts = common(titles)
    said = f"Titles are known for {known:,} of {counted(total, 'paper')}."
    if len(counts) < FEWEST:
        return Figure(id=ID, title=TITLE, sentence=f"{said} They share no three words.")
    said += (
        f" These {len(counts)} words stand in most of them, singular and plural as one; what titles of every field say"
        " (“learning”, “model”, “towards”) is left out."
    )
    entries = [(addresses.search(word), word, count) for word, count in counts]
    return Figure(
        id=ID,
        title=TITLE,
        sentence=said,
        drawing=bars(ID, TITLE, said, entries),
        head=("Word", "Titles"),
        rows=[(word, f"{count:,}") for word, count in counts],
    )


def common(titles: list[str]) -> list[tuple[str, int]]:
    """Words of at least two titles that are a subject alone, as most titles write them, with the number of titles.

    What stands between two spaces is taken apart once, however many titles have it.
    """
    uses = Counter(" ".join(titles).split())
    written: Counter[str] = Counter()
    inside: dict[str, list[str]] = {}
    forms: dict[str, set[str]] = {}
    at_most: Counter[str] = Counter()
    for piece, count in uses.items():
        keys = inside[piece] = []
        for word in (piece,) if piece.isalpha() else WORD.findall(piece):
            key = singular(word.lower())
            keys.append(key)
            written[word] += count
            forms.setdefault(key, set()).add(word)
            at_most[key] += count
    candidates = set(islice((key for key, _ in most(at_most) if is_subject(key)), 2 * SHOWN))
    sought = {piece: keys for piece, keys in inside.items() if not candidates.isdisjoint(keys)}
    known = frozenset(sought)
    exact: Counter[str] = Counter()
    for title in titles:
        if found := known.intersection(title.split()):
            exact.update({key for piece in found for key in sought[piece] if key in candidates})
    return [(shown(forms[key], written), count) for key, count in most(exact)[:SHOWN] if count > 1]


def is_subject(key: str) -> bool:
    return len(key) > 1 and not key.isnumeric() and role(key) == TERM


def most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def shown(forms: Iterable[str], written: Counter[str]) -> str:
    """The way of writing a word that most titles have, without the capital that a title gives it."""
    counts: Counter[str] = Counter()
    for form in forms:
        counts[form.lower() if form[1:].islower() else form] += written[form]
    return most(counts)[0][0]
