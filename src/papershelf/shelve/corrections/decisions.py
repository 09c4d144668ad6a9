"""The nouns of `content/corrections.toml`."""

from papershelf.model import Frozen, Problem

FILE = "corrections.toml"
"""The name of the file in `content/`; what it states stands among a paper's sources under this name."""

CUT = frozenset({"et al", "et al.", "others", "and others", "…", "..."})
"""What ends a list of authors that goes on."""


class PaperCorrection(Frozen, frozen=True, kw_only=True):
    """One `[[paper]]`: which one, and what is so."""

    id: str = ""
    """The paper: the last part of its address, without `.html`."""
    source: str = ""
    """Instead of `id`: the record that it was made of, as the paper's page names it: `icml.txt:12`."""
    title: str = ""
    """Its title."""
    authors: tuple[str, ...] = ()
    """All its authors in order; "et al." at the end says that there are more."""
    abstract: str = ""
    """Its abstract."""
    date: str = ""
    """Its date: YYYY, YYYY-MM or YYYY-MM-DD."""
    venue: str = ""
    """Where it appeared."""
    award: str = ""
    """Its award."""
    links: tuple[str, ...] = ()
    """Addresses that are added to its links."""
    doi: str = ""
    """Its DOI."""
    arxiv: str = ""
    """Its arXiv number."""
    openreview: str = ""
    """Its OpenReview number."""
    acl: str = ""
    """Its number in the ACL Anthology."""
    remove: tuple[str, ...] = ()
    """Fields whose values are wrong and are not known better: `["date", "links"]`."""
    merge: tuple[str, ...] = ()
    """Papers that are this one: ids, or records as in `source`."""
    split: tuple[str, ...] = ()
    """Records that are another paper than this one, as in `source`; together they are one."""
    apart: tuple[str, ...] = ()
    """Papers that are like this one and are not: they stay two, and `check` says no more of it."""
    exclude: bool = False
    """`true` leaves the paper out of the site."""


class PersonCorrection(Frozen, frozen=True, kw_only=True):
    """One `[[person]]`: who, and what is so."""

    id: str = ""
    """The person: the last part of their page's address, without `.html`; or the name as it is written there."""
    name: str = ""
    """Their name as it is to be written."""
    merge: tuple[str, ...] = ()
    """People who are this one: ids, or names as they are written."""
    split: tuple[str, ...] = ()
    """Ids of the papers that are by another person of this name."""
    apart: tuple[str, ...] = ()
    """People with a like name who are others: `check` says no more of it."""
    orcid: str = ""
    """Their ORCID iD, such as 0000-0002-1825-0097."""
    homepage: str = ""
    """The address of their own page."""
    forget: tuple[str, ...] = ()
    """Names that they had and that shall not be told: each is replaced by `name` wherever it stands."""


Lines = tuple[int, int]
"""The first and the last line of a table, from 1."""


class Corrections(Frozen, frozen=True, kw_only=True):
    """All tables of the file with their lines. `problems` are those of the file itself."""

    papers: tuple[tuple[Lines, PaperCorrection], ...] = ()
    people: tuple[tuple[Lines, PersonCorrection], ...] = ()
    text_hash: str = ""
    problems: tuple[Problem, ...] = ()
