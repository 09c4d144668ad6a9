"""Two records of which one has no abstract, under titles that differ: what titles, authors and years tell alone."""

from collections.abc import Iterable

from papershelf.shelve.papers.authors import Agreement, in_order, named_in_full
from papershelf.shelve.papers.listing import Listing
from papershelf.shelve.papers.opposites import COUNTS, misspelt
from papershelf.shelve.papers.published import one_venue, two_publications, years_apart
from papershelf.shelve.papers.small_words import ARTICLES, FUNCTION, FURTHER, LINKING
from papershelf.shelve.papers.titles import (
    FULL_TITLE_WORDS,
    Gap,
    Relation,
    acronym_behind,
    is_generic,
)
from papershelf.shelve.papers.wording import american, text_words, title_words

NEAR = 2
"""So many years lie between a preprint and the paper, as a rule."""

LONG, VERY_LONG = 5, 7
"""Words of a title of which one of no meaning, or one of the others, can be missed."""

TEAM = 3
"""So many people who write two papers of one year do not call them alike but for a word."""


def by_title_alone(a: Listing, b: Listing, who: Agreement, titles: Relation) -> tuple[float, str] | None:
    """How sure two records whose titles differ are one paper, and in which way the titles differ; None where they may
    be two."""
    apart = years_apart(a, b)
    lengths = [len(title_words(each.record.title or "")) for each in (a, b)]
    if not who.same:
        return None
    if titles.kind == "cut":
        return (0.85, "") if min(lengths) > FULL_TITLE_WORDS and (apart or 0) <= NEAR else None
    if titles.kind == "spelling":
        long = min(lengths) > FULL_TITLE_WORDS and (apart or 0) <= NEAR
        return (0.85, "") if long and all(misspelt(gap.mine, gap.theirs) for gap in titles.gaps) else None
    ordered = in_order(a, b)
    if (apart or 0) > 1 or not ordered or two_publications(a, b):
        return None
    if titles.kind in ("head", "within") and acronym_behind(a.record.title or "", b.record.title or ""):
        return (
            (0.88, "One title names in brackets what the other one does not")
            if min(lengths) >= LONG
            else None
        )
    if titles.kind == "head":
        known = ordered > 1 and named_in_full(a) and named_in_full(b) and apart == 0
        whole = min(lengths) >= FULL_TITLE_WORDS and not any(
            is_generic(each.record.title or "") for each in (a, b)
        )
        long = len(titles.words[0] or titles.words[1]) >= LONG  # a short one may be a chapter's
        return (0.82, "") if known and whole and long and one_venue(a, b) else None
    if titles.kind != "within" or not all(bool(gap.mine) != bool(gap.theirs) for gap in titles.gaps):
        return None
    return lost(titles.gaps, ordered, apart, max(lengths), named_in_full(a) or named_in_full(b))


def lost(
    gaps: Iterable[Gap], ordered: int, apart: int | None, words: int, in_full: bool
) -> tuple[float, str] | None:
    """How sure it is that words which only one title has were lost by the other's list."""
    meaning = [gap for gap in gaps if not is_small(gap)]
    if not meaning:
        known = ordered > 1 or (in_full and apart is not None)
        return (0.86, "") if words >= LONG and known else None
    if len(meaning) > 1 or len((*meaning[0].mine, *meaning[0].theirs)) > 1 or apart != 0:
        return None
    (gap,) = meaning
    if has_number((*gap.mine, *gap.theirs)):
        return None
    hanging = gap.before in ARTICLES and (gap.after in LINKING or not gap.after)
    headless = gap.before not in FUNCTION and bool(gap.before) and gap.after in LINKING
    if hanging and ordered > 1 and words > LONG:
        return 0.83, ""
    return (0.82, "") if headless and ordered >= TEAM and words >= VERY_LONG else None


def is_small(gap: Gap) -> bool:
    """Whether only words of no meaning of their own were lost; "A" behind a noun may count ("Hepatitis A")."""
    lost = (*gap.mine, *gap.theirs)
    article = not gap.before or gap.before in FUNCTION or gap.before.endswith("ing")
    return FUNCTION.issuperset(lost) and (article or lost != ("a",))


def has_number(words: Iterable[str]) -> bool:
    return any(word in COUNTS or not word.isalpha() for word in words)


def lost_from_both(a: Listing, b: Listing, titles: Relation) -> bool:
    """Whether one word is missing from a title that the texts say nothing of: it stands in both or in neither, so that
    it is not what a further paper has more."""
    gaps = [gap for gap in titles.gaps if not is_small(gap)]
    words = {word for gap in gaps for word in (*gap.mine, *gap.theirs)}
    if (
        titles.kind != "within"
        or len(words) > 1
        or not all(bool(gap.mine) != bool(gap.theirs) for gap in titles.gaps)
    ):
        return False
    if (years_apart(a, b) or 0) > 1 or two_publications(a, b):
        return False
    if not words:
        return True
    mine, theirs = (set(map(american, text_words(each.record.abstract or ""))) for each in (a, b))
    longer = max(len(title_words(each.record.title or "")) for each in (a, b))
    return (
        in_order(a, b) >= TEAM
        and longer >= VERY_LONG
        and words.isdisjoint(mine ^ theirs)
        and words.isdisjoint(FURTHER)
    )
