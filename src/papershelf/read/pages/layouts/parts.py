"""How well a line fits a part of a record: log-odds, by hand, about 3 for a plain case and -12 for a hopeless one.

The parts are what layouts are declared with. Every layout reads the same scores, so their sums can be compared.
"""

from collections.abc import Callable

from papershelf.read.lexicon import person
from papershelf.read.names import name_score
from papershelf.read.pages.lines.page import HUGE, LONG, Line, Page

OUTSIDE = -2.5
"""The score of a line between records that none of them claims."""
ABOVE, BELOW = -1.0, -2.1
"""The scores of a line above the first record, and below the last one (where it may still be its end)."""
KNOWN = 3
"""So often counted, a name that has a line for itself is a person of this page (see `Page.people`)."""
NEVER = -1000.0
_WORDS, _PERSON = -1.8, 1.5
"""Below the first the words of a name speak plainly against it, above the second for it (see lexicon.person)."""


def title(line: Line, page: Page) -> float:
    if len(line.text) >= LONG:
        return -6.0
    if sum(map(str.isalpha, line.text)) * 2 < len(line.text):
        return -5.0
    score = min(3.0, 1.0 - line.prose)
    if line.names and len(line.names.names) == 1:
        score -= 8.0 if page.people.get(line.names.names[0], 0) >= KNOWN else 0.0
    elif line.names:
        score -= (8.0 if _uncommon(line, page) > 0.5 else 1.0) * line.names.likelihood**2
    return score - _set_apart(line)


def abstract(line: Line, page: Page) -> float:
    """The first paragraph of an abstract: running text."""
    short = max(0.0, 3 - len(line.text) / 20)
    score = min(3.0, 1.0 + line.prose - short)
    if _lists_names(line, page):
        score -= 8.0
    return max(-8.0, score if score > 0 else 3 * score) - _set_apart(line)


def paragraph(line: Line, page: Page) -> float:
    """A further paragraph of an abstract, which may be a heading or an item of a list."""
    score = max(-2.5, min(3.0, 1.0 + line.prose))
    return score - (8.0 if _lists_names(line, page) else 0.0) - _set_apart(line)


def names_with_dots(line: Line, page: Page) -> float:
    """Names with " · " or its like between them, or a single name."""
    return _names(line, page, dotted=True)


def names_with_commas(line: Line, page: Page) -> float:
    """Names with commas between them, or a single name."""
    return _names(line, page, dotted=False)


def award(line: Line, page: Page) -> float:
    return 3.0 if line.award else NEVER


def stamp(line: Line, page: Page) -> float:
    """A date, with or without category codes."""
    return 4.0 if line.stamp else NEVER


def headline(line: Line, page: Page) -> float:
    """A title with the authors run together with it, or a title alone."""
    if line.stamp or len(line.text) >= HUGE:
        return NEVER
    if line.glued:
        return 3.5
    return title(line, page)


def via(line: Line, page: Page) -> float:
    """The word that ends a record on an author's page, links after it or not."""
    text = line.text
    return 3.0 if text == "Via" or (text.startswith("Via ") and len(text) < 40) else NEVER


SCORES: dict[str, Callable[[Line, Page], float]] = {
    "title": title,
    "abstract": abstract,
    "paragraph": paragraph,
    "names with dots": names_with_dots,
    "names with commas": names_with_commas,
    "award": award,
    "stamp": stamp,
    "headline": headline,
    "via": via,
}


def _names(line: Line, page: Page, dotted: bool) -> float:
    found = line.names
    if found is None or _set_apart(line):
        return -12.0
    count = len(found.names)
    if count == 1:
        name = found.names[0]
        if page.people.get(name, 0) >= KNOWN and line.prose < 1:
            return 2.5
        if line.prose > 1 or found.likelihood < 1:
            return -8.0
        if not page.lists or not _rare(name, page):
            return -1.5
        if not dotted:  # on a page of commas it would be the page's author, who is known
            return -1.0
        return 1.5 if name_score(name) >= 1.5 or len(name.split()) < 4 else -0.5
    if dotted != found.dotted:
        return 1.0 if found.likelihood > 0.8 and line.prose < 2 else -12.0
    score = 3.5 - (6.0 if dotted else 10.0) * (1 - found.likelihood)
    if count <= 3 and _uncommon(line, page) <= 0.4:
        score -= 3.0
    return score if dotted or line.prose < 4 or found.likelihood > 0.9 else score - 4.0


def _uncommon(line: Line, page: Page) -> float:
    """The share of the line's names that are rare."""
    if line.names is None:
        return 0.0
    names = line.names.names
    rare = page.rare
    return sum(rare[name] if name in rare else _rare(name, page) for name in names) / len(names)


def _lists_names(line: Line, page: Page) -> bool:
    found = line.names
    return (
        found is not None and len(found.names) > 2 and found.likelihood > 0.8 and _uncommon(line, page) > 0.5
    )


def _rare(name: str, page: Page) -> bool:
    """Whether at least half of a name's words are not written in small letters anywhere on the page, and it is not
    plainly made of other words; of plain names one such word is enough."""
    if name in page.rare:
        return page.rare[name]
    page.rare[name] = found = _is_rare(name, page)
    return found


def _is_rare(name: str, page: Page) -> bool:
    said = person(name)
    if said < _WORDS:
        return False
    words = [word.lower() for word in name.split() if len(word) > 2]
    common = sum(
        word in page.words or ("-" in word and page.words.issuperset(word.split("-"))) for word in words
    )
    return common * 2 <= len(words) or (said > _PERSON and common < len(words))


def _set_apart(line: Line) -> float:
    return 6.0 if line.award or line.stamp or line.text == "Via" else 0.0
