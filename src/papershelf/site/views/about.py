"""The page about the shelf, where its owner has written none: made from what is known of it."""

from collections import Counter
from collections.abc import Sequence

from papershelf.english import counted, day, listed
from papershelf.model import Frozen, TopicKind
from papershelf.site import addresses
from papershelf.site.catalogue import NOTES_LAYOUT, Catalogue
from papershelf.site.views.document import layout_words

SHOWN = 50
"""The most documents that are named; the page of all documents has the rest."""

KINDS: dict[TopicKind, str] = {
    "category": "{} from the category codes of the sources, with their readable names",
    "keyword": "{} from the keywords that sources state",
    "rule": "{} by rules of this shelf’s owner",
    "phrase": "{} from phrases that titles and abstracts share",
}
"""How topics of each kind are made; in the order of their weight."""

KEYS = (
    ("/", "Search"),
    ("j and k", "Next and previous paper"),
    ("Enter", "Open the paper"),
    ("s", "Next reading state"),
    ("0 to 4", "Set the state: none to read"),
    ("*", "Star"),
    ("n", "Write a note"),
    ("f", "Filters"),
    ("g h, g m, g s", "Home, my list, search"),
    ("z", "Undo the last mark"),
    ("?", "All keys, and the switch that turns them off"),
)


class Origin(Frozen, frozen=True):
    href: str
    name: str
    kind: str
    date: str
    papers: str


class AboutPage(Frozen, frozen=True):
    lead: str
    size: str
    built: str
    sources: Sequence[Origin]
    dated: bool
    more: str
    documents: str
    topics: str
    topics_href: str
    health: str
    statistics: str
    keys: Sequence[tuple[str, str]]
    repository: str
    fonts: bool


def about_page(shelf: Catalogue) -> AboutPage:
    inner = shelf.shelf
    size = (
        f"{counted(len(inner.papers), 'paper')} by {counted(len(inner.people), 'author')} "
        f"from {counted(len(inner.documents), 'document')}"
    )
    sources = origins(shelf)
    return AboutPage(
        lead=shelf.config.description or "What is here, where it is from, and how it is made.",
        size=size,
        built=day(shelf.config.date) if shelf.config.date else "",
        sources=sources[:SHOWN],
        dated=any(each.date for each in sources[:SHOWN]),
        more=f"and {len(sources) - SHOWN:,} more" if len(sources) > SHOWN else "",
        documents="../" + addresses.index("documents"),
        topics=how_topics(shelf),
        topics_href="../" + addresses.index("topics") if inner.topics else "",
        health="../" + addresses.HEALTH,
        statistics="../" + addresses.STATISTICS,
        keys=KEYS,
        repository=shelf.config.corrections.repository,
        fonts=shelf.config.fonts != "system",
    )


def how_topics(shelf: Catalogue) -> str:
    kinds = Counter(topic.kind for topic in shelf.shelf.topics)
    if not kinds:
        return ""
    parts = [words.format(f"{kinds[kind]:,}") for kind, words in KINDS.items() if kinds[kind]]
    return f"{counted(kinds.total(), 'topic')}: {listed(parts)}."


def origins(shelf: Catalogue) -> list[Origin]:
    """Documents with papers, those with the most first; the Markdown notes as one. File names decide no order."""
    documents = [each for each in shelf.shelf.documents if each.records and each.layout != NOTES_LAYOUT]
    documents.sort(key=lambda each: (-len(each.records), shelf.shelf.document_ids[each.file]))
    made = [
        Origin(
            href="../" + addresses.document(shelf.shelf.document_ids[each.file]),
            name=each.file,
            kind=layout_words(each.layout),
            date=day(each.date) if each.date else "",
            papers=f"{len(each.records):,}",
        )
        for each in documents
    ]
    notes = [each for each in shelf.shelf.documents if each.layout == NOTES_LAYOUT]
    if notes:
        made.append(
            Origin(
                href="../" + addresses.notes(),
                name=counted(len(notes), "note"),
                kind="Markdown notes",
                date="",
                papers=f"{sum(len(each.records) for each in notes):,}",
            )
        )
    return made
