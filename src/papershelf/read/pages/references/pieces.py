"""How well the pieces of a reference look like what they are read as: a title, authors, a venue; log-odds."""

from functools import lru_cache

from papershelf.late import late
from papershelf.read.name_shapes import name_score
from papershelf.read.pages.references.citation import Run
from papershelf.read.pages.references.details import is_abbreviated, is_details, like_head
from papershelf.read.venues import YEAR, venue_score

_PLAIN_VENUE = 1.0
_STRICT = ("A. Byron", "Byron, A.", "Byron A")
"""Forms of names that titles hardly have."""
_WHOLE = 0.8
"""What a journal with all its numbers is worth."""
_NAME = 2.0
"""What plainly looks like a name behind the last comma of a title is the first author."""
_JOINING = frozenset("of the and for in with a an to on from by via using or at as und der de".split())
"""Words that no title ends with."""
_EDITION = late(
    r",\s(?:\d+(?:st|nd|rd|th)|[Rr]ev\w*\.?)\s[Ee]d(?:ition|n)?\b|[a-z]\.\s[A-Z]\w+(?:\s[A-Z]\w+)?:\s[A-Z]\w+(?:\s[A-Z]\w+)*$"
)
"""An edition, or a place and a publisher, as no title has at its end."""
_LISTED = late(r",\s(?:and\s)?|\sand\s")
_STOP = late(r"[.,]\s+(?=[A-Zi])")
_STOP_AFTER = 5
_AFTERTHOUGHT = late(r"[?!]\s+\S+(?:\s\S+)?$")
_SENTENCE = late(r"[.]\s+(?=[A-Z])")
_ASKED = late(r"[!?]\s+(?=[A-Z])")
_NUMBERED_END = late(
    r"[\w.)]\s\(?[A-Z]?\d+\)?(?:\s?[,:;]\s?(?:\(?\d+\)?|[A-Z]\d+|pp?\.\s\d+)(?:[–-]\d+)?)+$"
    r"|\b(?:vol|pp|no|pages)\.?\s?\d[\d–-]*$|\s\d+\s?\(\d+\)$|,\s\d+(?:[–-]\d+)?$|\b(?:[Ii]n|IN):?\s(?:Proc|Adv|Conf)"
    r"|\b[Ii]n:\s|,\s(?!Part|Version|Vol|Chapter|Level|Round|Phase|Type|No)(?:[A-Z][\w.&’'-]*\s|of\s|and\s|the\s|on\s|for\s|in\s|&\s){1,10}\(?\d{1,4}\)?$"
)
"""A volume and a page at the end, or a venue inside, as no title has."""
_SHORTENED = late(r"(?:[A-Z][\w-]{0,12}\.?\s){0,6}[A-Z][\w-]{0,12}\.?")
_LAST_PIECE = late(r"[,.]\s[A-Z][a-z]{0,9}\.?$")


def unquoted(title: str) -> str:
    """A title without quotes around all of it."""
    inner = title[1:-1]
    if title[:1] in '“"‘«' and title[-1:] in '”"’»' and not any(map(inner.__contains__, '“”"«»')):
        return inner.strip()
    if title.count("“") != title.count("”"):
        return title.strip("“”").strip()
    return title


def is_venue(rest: str) -> bool:
    """Whether what stands behind a bare "in" is a venue, and not the rest of a title with the venue behind it."""
    return venue_score(rest) >= _PLAIN_VENUE and not _goes_on(rest)


def _goes_on(rest: str) -> bool:
    """Whether the rest of a title stands before the venue."""
    stop = _STOP.search(rest)
    return (
        stop is not None
        and stop.start() > _STOP_AFTER
        and venue_score(rest[: stop.start()]) < 0
        and venue_score(rest[stop.end() :]) > 0
    )


def last_year(text: str) -> str | None:
    found: list[str] = YEAR.findall(text)
    return found[-1] if found else None


def like_names(run: Run) -> float:
    """How well a run of authors looks."""
    score = 3.0 - 5.0 * (1.0 - run.people.likelihood) if run.form != "Byron" else 1.0
    count = len(run.people.names)
    if not run.whole:
        score -= 2.5 if run.form in _STRICT else 1.0
    if count == 1 and run.form in ("Ada Byron", "Byron, Ada"):
        score -= 1.0
    if run.form == "Byron, Ada" and run.two_words:
        score -= 1.0
    return score + (0.5 if not run.people.complete else 0.0)


@lru_cache(maxsize=65536)
def like_title(title: str) -> float:
    """How well a piece looks like a title."""
    words = title.split()
    if not words or not any(map(str.isalpha, title)):
        return -6.0
    score = -1.5 if len(words) == 1 else -0.3 if len(words) == 2 else 1.0 if len(words) <= 22 else -1.5
    if len(title) > 260:
        score -= 3.0
    first = title.lstrip("“\"‘'([$\\")[:1]
    score -= 1.2 if first.islower() and not any(map(str.isupper, words[0])) else 0.0
    if venue_score(title) > 0.5:
        score -= 2.0
    if (any(map(str.isdigit, title)) or "n: " in title or "n Proc" in title) and _NUMBERED_END.search(title):
        score -= 3.0
    if "." in title and len(words) < 8 and _SHORTENED.fullmatch(title):
        score -= 2.0
    elif _LAST_PIECE.search(title):
        score -= 1.5
    tail = max(title.rfind(". "), title.rfind(", "), title.rfind("? "))
    if tail > 0 and venue_score(title[tail + 2 :]) > 0:
        score -= 2.0
    if YEAR.fullmatch(title.strip("() ")):
        score -= 4.0
    if words[-1].lower() in _JOINING:
        score -= 1.5
    if _EDITION.search(title):
        score -= 3.0
    if " and " in title and all(" " in each and name_score(each) > _NAME for each in _LISTED.split(title)):
        score -= 2.5
    last = title.rpartition(", ")[2]
    if len(last) < len(title) and all(
        " " in each and name_score(each) > _NAME for each in last.split(" and ")
    ):
        score -= 2.5
    if ("? " in title or "! " in title) and _AFTERTHOUGHT.search(title):
        score -= 1.5
    if len(words) <= 3 and name_score(title) > _NAME:
        score -= 1.5
    if "? " in title or "! " in title:
        score -= 0.3 * len(_ASKED.findall(title))
    if ". " in title:
        score -= 1.2 * sum(not is_abbreviated(title, found.start()) for found in _SENTENCE.finditer(title))
    if title.count("(") != title.count(")"):
        score -= 1.5
    if title.count("“") != title.count("”") or title.count('"') % 2:
        score -= 1.5
    if "et al" in title:
        score -= 2.0
    capitals = sum(word[:1].isupper() for word in words)
    commas = title.count(",")
    if commas > 1 and capitals > 0.8 * len(words) and len(words) <= 3 * (commas + 1):
        score -= 2.0  # rather a list of names
    return score


@lru_cache(maxsize=65536)
def like_rest(rest: str) -> float:
    """How well what is left looks like a venue, a year, pages."""
    if YEAR.fullmatch(rest):
        return 1.0
    score = 0.5 * max(-2.5, min(3.0, venue_score(rest)))
    score += like_head(rest) + (_WHOLE if is_details(rest) else 0.0)
    if _goes_on(rest):
        score -= 2.5  # the rest of a title, and then the venue
    return score - (1.0 if rest[:1].islower() and not rest.startswith(("in ", "arxiv", "bio")) else 0.0)
