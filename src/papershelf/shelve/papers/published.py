"""Where and when two records say that their papers appeared: whether that can be one publication."""

from papershelf.shelve.papers.listing import Listing, arxiv_key
from papershelf.shelve.papers.wording import words_of

PREPRINTS = (
    "10.48550/",
    "10.1101/",
    "10.2139/ssrn",
    "10.21203/rs",
    "10.31234/",
    "10.31219/",
    "10.31235/",
    "10.26434/",
    "10.20944/",
    "10.36227/",
    "10.5281/zenodo",
    "10.6084/m9.figshare",
    "10.13140/rg",
    "10.22541/au",
    "10.33774/",
    "10.12688/",
    "10.32942/",
    "10.31223/",
    "10.31222/",
    "10.35542/",
)
"""How DOIs of servers for preprints begin."""

ARXIV_DOI = "10.48550/arxiv."
"""How DataCite's DOI of a paper on arXiv begins; its number follows."""
ACL_DOIS = ("10.18653/v1/", "10.3115/v1/")
"""How DOIs of the ACL begin; the paper's id in its Anthology follows."""


def identifiers(listing: Listing) -> dict[str, str]:
    """A record's identifiers in comparable form; a DOI that holds another identifier is that one too."""
    given = listing.record.identifiers
    doi = (given.doi or "").lower()
    found = {
        "DOI": doi,
        "arXiv id": arxiv_key(given.arxiv or ""),
        "OpenReview id": given.openreview or "",
        "ACL id": (given.acl or "").lower(),
    }
    if doi.startswith(ARXIV_DOI) and not found["arXiv id"]:
        found["arXiv id"] = arxiv_key(doi.removeprefix(ARXIV_DOI))
    for prefix in ACL_DOIS:
        if doi.startswith(prefix) and not found["ACL id"]:
            found["ACL id"] = doi.removeprefix(prefix)
    return {name: value for name, value in found.items() if value}


def years_apart(a: Listing, b: Listing) -> int | None:
    """How many years lie between the dates of two records; None where one has none."""
    one, other = ((each.record.date or "")[:4] for each in (a, b))
    return abs(int(one) - int(other)) if one.isdecimal() and other.isdecimal() else None


def two_publications(a: Listing, b: Listing) -> bool:
    """Whether both have a DOI, each its own, and none of them is a preprint server's; or two arXiv ids."""
    mine, theirs = identifiers(a), identifiers(b)
    if any(
        mine.get(name, "") != theirs.get(name, mine.get(name, ""))
        for name in ("arXiv id", "ACL id")
        if name in mine
    ):
        return True
    one, other = mine.get("DOI", ""), theirs.get("DOI", "")
    return (
        bool(one and other) and one != other and not any(each.startswith(PREPRINTS) for each in (one, other))
    )


def one_venue(a: Listing, b: Listing) -> bool:
    """Whether both name a venue, and the same."""
    one, other = (words_of(each.record.venue or "") for each in (a, b))
    return bool(one) and one == other
