"""The names of a note's keys: ours, and those by which other programs (Hugo, Jekyll, Quarto, Pandoc, Zotero) say the
same. Names are compared in small letters, with "-" for "_" and blanks."""

from collections.abc import Mapping
from functools import lru_cache

KEYS = (
    "title",
    "authors",
    "date",
    "topics",
    "categories",
    "doi",
    "arxiv",
    "openreview",
    "acl",
    "venue",
    "session",
    "award",
    "links",
    "summary",
    "abstract",
)
"""What the guide teaches."""

NAMES: Mapping[str, tuple[str, ...]] = {
    reader: tuple(names.split())
    for reader, names in {
        "title": "title paper-title",
        "authors": "authors author creators creator",
        "topics": "topics topic keywords keyword tags tag subjects subject",
        "categories": "categories category arxiv-categories arxiv-category primary-category primaryclass",
        "doi": "doi",
        "abstract": "abstract",
        "links": "links",
        "session": "session",
        "award": "award awards",
        "venue venue": "venue",
        "venue publication": "publication",
        "venue journal": "journal journal-title journaltitle container-title",
        "venue booktitle": "booktitle book-title proceedings conference conference-name event",
        "venue short": "publication-short venue-short",
        "date date": "date",
        "date issued": "issued publication-date published-date pubdate date-published release-date",
        "date shown": "published publish-date publishdate",
        "date year": "year publication-year",
        "text summary": "summary tldr tl;dr tl-dr",
        "text described": "description excerpt",
        "identifier arxiv": "arxiv arxiv-id arxivid eprint arxiv-number",
        "identifier openreview": "openreview openreview-id",
        "identifier acl": "acl acl-id anthology-id",
        "address": "url urls link paper-url paperurl paper-link source-url html url-preprint preprint url-slides "
        "slides url-poster poster demo url-demo url-custom supplementary supplement blog url-paper",
        "address pdf": "pdf pdf-url url-pdf pdf-link",
        "address code": "code code-url url-code github repo repository implementation url-source",
        "address project": "project-page project-url url-project website homepage",
        "address video": "video video-url url-video talk recording",
        "address data": "data dataset datasets url-dataset",
    }.items()
}
"""How a key's value is read, and the keys that are read so. Behind a blank stands the field or kind that it gives."""

BEST_FIRST: Mapping[str, tuple[str, ...]] = {
    "venue": ("venue", "publication", "journal", "booktitle", "short"),
    "date": ("date", "issued", "shown"),
    "summary": ("summary", "described"),
}
"""The keys of which the first that is given counts, by the field of a record that they give."""

TABLES = frozenset(("params", "extra", "taxonomies", "citation", "paper"))
"""Tables into which programs put the keys that they do not know."""

PARTS_OF_NAMES = (
    ("given", "first", "firstname", "first-name", "given-names", "given_names"),
    ("dropping-particle", "non-dropping-particle", "particle", "name-particle"),
    ("family", "last", "lastname", "last-name", "family-names", "family_names", "surname"),
)

IDENTIFIERS: Mapping[str, str] = {
    "arxiv": "2101.00001",
    "openreview": "B1xY-hRctX",
    "acl": "2021.acl-long.1",
}

NO_DAYS = frozenset(
    ("last-modified", "today", "now", "true", "false", "forthcoming", "in press", "to appear")
)
"""What stands as a date and is no day of a paper."""

OF_A_PAPER = frozenset(
    "authors abstract doi arxiv arxiv-id arxivid eprint openreview openreview-id acl acl-id venue journal booktitle "
    "conference publication container-title award session pdf url-pdf pdf-url paperurl paper-url".split()
)
"""Keys that no page of several papers has for itself."""

OF_OTHER_PROGRAMS = frozenset(
    """accessed added alias aliases all-day altmetric analytics archive archived article-type asset-type
    author-profile bib bibliography bibtex bibtype categories-slug citation-key citations cite
    cite-key citekey cites class-option classoption code-fold colorlinks comments cover created
    created-at csl cssclass cssclasses date-added date-created date-modified date-read dg-publish
    documentclass draft editor editors eissn embed engine event-url eventdate execute external
    featured featured-image fig-cap file filename files focal-point followers font fontsize format
    freeze geometry has-toc header header-includes hidden hide highlight icon id identifier image
    images img include-in-header isbn issn issue item-type itemtype jupyter kind knit lang language
    last-modified last-updated lastmod layout libraries license linestretch listing locale location
    mainfont math mathjax menu modified month name nav nav-exclude nav-order nocite note notes
    notion-id number numpages order outline output outputs page page-layout pages parent permalink
    pid pin pinned place pmcid pmid position priority private progress project projects
    publication-type publication-types publish publisher pubtype rank rating read read-date
    reading-status redirect-from redirect-to reference references related related-posts review
    reviewed reviewer reviewers search section selected series share shortname show-date show-title
    sidebar site sitemap slug sort source sources ssn star starred status style subparagraph
    subtitle team teaser template theme thumb thumbnail time title-prefix toc toc-depth type uid
    unlisted updated updated-at url-pretty uuid version views visibility volume weight widget
    wordcount words zotero zotero-key zotero-link zotero-select""".split()
)
"""Keys that say something to other programs, and nothing of the paper that is kept here."""


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(" ", "-")
