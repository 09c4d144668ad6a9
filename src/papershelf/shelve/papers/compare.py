"""Two records: are they one paper, why, and what speaks against it? By ids, titles, author lists, texts, years."""

import re
from collections import Counter
from typing import Literal

import msgspec

from papershelf.english import listed
from papershelf.shelve.papers.authors import Agreement, agree
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.published import identifiers, two_publications, years_apart
from papershelf.shelve.papers.runs import Overlap, overlap
from papershelf.shelve.papers.titles import (
    FULL_TITLE_WORDS,
    Relation,
    is_full,
    is_generic,
    one_more_word,
    relate,
)
from papershelf.shelve.papers.without_texts import NEAR, by_title_alone, lost_from_both
from papershelf.shelve.papers.wording import title_words

FAR = 5
"""So many years apart, one title by one list of authors is a reprint at best, and only the text can tell."""

SEVERAL = 3
"""So many people do not write two papers of one long title in a year: a reader's note and the abstract are of one."""

WHOLE = 30
"""Words of a text that tell its paper under another title."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Against = Literal["", "authors", "title", "text", "year"]


class Match(msgspec.Struct, frozen=True):
    """Why two records are one paper."""

    score: float
    evidence: tuple[str, ...]


class Verdict(msgspec.Struct, frozen=True):
    """Why two records are one paper, if they are; else what tells that they are two, if anything does."""

    match: Match | None = None
    against: Against = ""
    by_title: bool = False
    """Whether a cut title is all that was matched: if it fits two papers, it is neither's."""


NOTHING = Verdict()
STRANGERS = Verdict(against="authors")
TWO_TITLES = Verdict(against="title")


def compare(a: Listing, b: Listing) -> Verdict:
    """Whether two records are one paper."""
    if a.content == b.content:
        return Verdict(Match(1.0, ("The same in every field",)))
    theirs = identifiers(b)
    ids = [f"Same {name}: {value}" for name, value in identifiers(a).items() if theirs.get(name) == value]
    who = agree(a, b)
    if who.strangers and not ids:
        return STRANGERS
    titles = relate(a.record.title or "", b.record.title or "") if a.title_key and b.title_key else None
    if titles and titles.kind == "telling" and (titles.trap or not ids):
        return TWO_TITLES
    texts = overlap(a, b)
    if ids and one_by_id(who, texts, titles):
        return Verdict(Match(1.0, (*ids, *filter(None, [who.evidence]))))
    against = speaks_against(a, b, who, texts, titles)
    if against in ("authors", "title", "year"):
        return Verdict(against=against)
    found = (
        by_text(who, texts)
        if titles is None
        else by_title(a, b, who, texts)
        if titles.kind == "same"
        else by_both(a, b, who, texts, titles)
    )
    if found is None:
        return Verdict(against=against) if against else NOTHING
    score, why = found
    evidence = (*why, *wording(texts), *filter(None, [who.evidence]))
    return Verdict(
        Match(score, evidence),
        by_title=texts is None and titles is not None and titles.kind in ("cut", "head"),
    )


def one_by_id(who: Agreement, texts: Overlap | None, titles: Relation | None) -> bool:
    """Whether a shared identifier is to be believed: lists give that of a volume to each of its papers."""
    if titles is None or titles.kind == "same" or (texts and texts.shared >= 0.6):
        return True
    two = titles.kind in ("other", "telling") and texts is not None and not texts.alike
    return who.verdict in ("same", "most") and not two


def speaks_against(
    a: Listing, b: Listing, who: Agreement, texts: Overlap | None, titles: Relation | None
) -> Against:
    if who.strangers:
        return "authors"
    if titles and titles.kind == "telling":
        return "title"
    if titles is None and years_differ(a, b):
        return "year"
    if texts and not texts.alike and not (titles and titles.kind == "same" and one_team(a, b, who)):
        return "text"
    if texts and not texts.same and (years_apart(a, b) or 0) > FAR:
        return "text"
    return ""


def by_title(
    a: Listing, b: Listing, who: Agreement, texts: Overlap | None
) -> tuple[float, tuple[str, ...]] | None:
    """Two records with one title: a text that is another outweighs it, and so do years far apart."""
    why = (f"Same title: “{shown(a, b)}”",)
    apart = years_apart(a, b) or 0
    title = a.record.title or ""
    words = len(title_words(title))
    if texts and texts.same:
        if is_generic(title) and apart:  # each year's preface says the same
            return None
        return {"same": 0.99, "most": 0.96}.get(who.verdict, 0.97), why
    if is_generic(title):
        return None
    if texts is None:
        if who.same:
            long = words >= FULL_TITLE_WORDS
            return (0.93, why) if apart <= (FAR if long else 1) else None
        if who.verdict == "most":
            return (0.85, why) if words > FULL_TITLE_WORDS and apart <= 1 else None
        return (0.9, why) if is_full(title) and apart <= (NEAR if words > FULL_TITLE_WORDS else 1) else None
    if two_publications(a, b) or apart > 1:
        return None
    if who.same:
        return (0.95, why) if texts.alike else (0.85, why) if one_team(a, b, who) else None
    return (0.9, why) if texts.close and is_full(title) else None


def one_team(a: Listing, b: Listing, who: Agreement) -> bool:
    """Whether title, authors and year are known well enough to be one paper's whatever is said about it."""
    long = is_full(a.record.title or "") and words_in(a) > FULL_TITLE_WORDS
    near = (years_apart(a, b) or 0) <= 1 and not two_publications(a, b)
    return who.same and who.matched >= SEVERAL and long and near


def by_both(
    a: Listing, b: Listing, who: Agreement, texts: Overlap | None, titles: Relation
) -> tuple[float, tuple[str, ...]] | None:
    """Two records whose titles differ: the text must be one, and the authors too where the titles are others."""
    apart = years_apart(a, b) or 0
    if texts and not texts.swapped.isdisjoint(word for side in titles.words for word in side):
        return None  # each text has its own title's word
    how = {
        "cut": "One title is cut, and the other one goes on",
        "head": "One title lacks the other's subtitle",
        "within": f"One title lacks words of the other: {quoted(titles)}",
        "spelling": f"The titles differ in spelling only: {quoted(titles)}",
    }.get(titles.kind)
    if texts and texts.same and titles.kind == "within" and apart >= NEAR and one_more_word(titles):
        return None  # what a later paper has more
    if texts and texts.same and how and (who.verdict != "unknown" or texts.words >= WHOLE):
        return {"same": 0.95, "most": 0.9}.get(who.verdict, 0.88), (how,)
    if not who.same:
        return None
    if texts and texts.same and texts.words >= WHOLE and apart <= NEAR:
        return 0.9, (f"Another title of the same text and authors: {quoted(titles)}",)
    if not how:
        return None
    if texts and (titles.kind in ("cut", "head", "spelling") and texts.close) and apart <= 1:
        return 0.86, (how,)
    if texts and texts.close and lost_from_both(a, b, titles):
        return 0.85, (how,)
    if texts is None and (found := by_title_alone(a, b, who, titles)):
        score, why = found
        return score, (why or how,)
    return None


def by_text(who: Agreement, texts: Overlap | None) -> tuple[float, tuple[str, ...]] | None:
    """Two records of which one has no title: the text must be one."""
    if texts is None or not texts.same:
        return None
    if who.same:
        return 0.95, ()
    return (0.9, ()) if texts.words >= 12 else None


def wording(texts: Overlap | None) -> tuple[str, ...]:
    """What two abstracts have in common, as a sentence; () for next to nothing."""
    if texts is None or not texts.alike:
        return ()
    if texts.same:
        return (f"The same abstract: {texts.kept:.0%} of its words stand in both, in one order",)
    return (f"The abstracts share {texts.shared:.0%} of their four-word runs",)


def words_in(listing: Listing) -> int:
    return len(title_words(listing.record.title or ""))


def shown(a: Listing, b: Listing) -> str:
    return min(a.record.title or "", b.record.title or "")


def quoted(titles: Relation) -> str:
    """The words in which two titles differ, the same for both orders."""
    sides = sorted(" ".join(side) for side in titles.words if side)
    return listed([f"“{side}”" for side in sides]) or "a sign"


def years_differ(a: Listing, b: Listing) -> bool:
    """Whether two abstracts name years, and each one that the other does not."""
    mine, theirs = (Counter(YEAR.findall(each.record.abstract or "")) for each in (a, b))
    return bool(mine - theirs and theirs - mine)
