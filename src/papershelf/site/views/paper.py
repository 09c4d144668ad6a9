"""The page of one paper."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from papershelf.english import counted, day, lines, listed, ordinal
from papershelf.model import Frozen, Paper, Source
from papershelf.read.categories import NAMES
from papershelf.site import addresses
from papershelf.site.catalogue import Catalogue, from_document, source_address
from papershelf.site.cite import bibtex
from papershelf.site.markup import abstract_html, name_html, plain, title_html
from papershelf.site.suggest import Suggestion, for_paper
from papershelf.site.views.events import event_id, event_name
from papershelf.site.views.links import LINK_NAMES, counted_topic_item, safe
from papershelf.site.views.rows import web_links

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

RELATED = 3
"""The most related papers on a page: what the budget of bytes allows."""


FIELD_WORDS = {
    "session": "event",
    "doi": "DOI",
    "arxiv": "arXiv number",
    "openreview": "OpenReview number",
    "acl": "ACL number",
}


class Anchor(Frozen, frozen=True):
    href: str
    text: str


class Action(Frozen, frozen=True):
    href: str
    text: str
    icon: str


class Fact(Frozen, frozen=True):
    """A line of the record: `href` where it links; `missing` where the sources do not say."""

    name: str
    text: str
    href: str = ""
    missing: bool = False


class Origin(Frozen, frozen=True):
    """A source: `before` stands between it and what is before. A correction has no address."""

    before: str
    href: str
    file: str
    lines: str


class PaperPage(Frozen, frozen=True):
    id: str
    heading: Markup
    untitled: bool
    crumbs: list[Anchor]
    place: str
    award: str | None
    authors: Markup
    cut: bool
    cut_note: str
    actions: list[Action]
    summary: Markup | None
    abstract: Markup | None
    topics: Markup
    related: list[tuple[str, str]]
    bibtex: str
    facts: list[Fact]
    origins: list[Origin]
    origin_note: str
    previous: Anchor | None
    next: Anchor | None
    session_name: str
    metas: Markup
    json_ld: Markup
    health: str
    suggestion: Suggestion


def paper_page(shelf: Catalogue, paper: Paper, neighbours: Mapping[str, tuple[int, str, str]]) -> PaperPage:
    """`neighbours` gives the paper's number in its session, and the ids before and after it ("" at the ends).

    The related papers are (id, reasons): their rows are rendered once for all pages.
    """
    session = shelf.sessions.get(paper.session) if paper.session else None
    number, before, after = neighbours.get(paper.id, (0, "", ""))
    if session:
        crumbs = [Anchor(href="../" + addresses.session(session.id), text=session.name)]
        if session.venue and session.venue != session.name:
            event = event_name(session)
            href = f"../{addresses.index('sessions')}#{event_id(event)}"
            crumbs.insert(0, Anchor(href=href, text=event))
    else:
        crumbs = [Anchor(href=f"../{addresses.index('papers')}", text="Papers")]
    return PaperPage(
        id=paper.id,
        heading=shelf.titles[paper.id],
        untitled=paper.title is None,
        crumbs=crumbs,
        place=f"{number} of {len(session.papers)}" if session and number else "",
        award=paper.award,
        authors=authors(shelf, paper),
        cut=bool(paper.authors) and not paper.authors_complete,
        cut_note=f"The source lists {counted(len(paper.authors), 'author')} and cuts the rest.",
        actions=actions(paper),
        summary=title_html(paper.summary) if paper.summary and paper.summary != paper.abstract else None,
        abstract=abstract_html(paper.abstract) if paper.abstract else None,
        topics=Markup(
            "".join(
                counted_topic_item(each.id, topic.name, len(topic.papers), "../")
                for each in paper.topics
                for topic in [shelf.topics[each.id]]
            )
        ),
        related=[(each.id, " · ".join(each.reasons)) for each in paper.related[:RELATED]],
        bibtex=bibtex(paper, session, shelf.keys[paper.id]),
        facts=facts(paper, session.name if session else None),
        origins=origins(shelf, paper),
        origin_note=origin_note(paper),
        previous=Anchor(href=f"{before}.html", text=plain(shelf.papers[before].label)) if before else None,
        next=Anchor(href=f"{after}.html", text=plain(shelf.papers[after].label)) if after else None,
        session_name=session.name if session else "",
        metas=metas(paper),
        json_ld=json_ld(paper),
        health=f"../{addresses.HEALTH}#no-title",
        suggestion=for_paper(paper, shelf.config.corrections.repository),
    )


def neighbours(shelf: Catalogue) -> dict[str, tuple[int, str, str]]:
    """Of each paper: its number in its session, and the papers before and after."""
    placed = {}
    for session in shelf.sessions.values():
        ids = ["", *session.papers, ""]
        for number, id in enumerate(session.papers, 1):
            if shelf.papers[id].session == session.id:
                placed[id] = (number, ids[number - 1], ids[number + 1])
    return placed


def authors(shelf: Catalogue, paper: Paper) -> Markup:
    """List items: each author with the number of papers here."""
    return Markup(
        "".join(
            f'<li><a href="../{addresses.person(author.id)}">{name_html(author.name)} '
            f'<span>{len(shelf.people[author.id].papers)}<span class="vh"> here</span></span></a></li>'
            for author in paper.authors
        )
    )


def actions(paper: Paper) -> list[Action]:
    """What a reader can open: the paper, its code, then its other places; identifiers that no link names too."""
    wanted = [(link.kind, link.url) for link in web_links(paper)]
    kinds = {kind for kind, _ in wanted}
    if paper.identifiers.arxiv and "arxiv" not in kinds:
        wanted.append(("arxiv", f"https://arxiv.org/abs/{paper.identifiers.arxiv}"))
    if paper.identifiers.doi and "doi" not in kinds:
        wanted.append(("doi", f"https://doi.org/{quote(paper.identifiers.doi, safe='/:;().,_-')}"))
    order = list(LINK_NAMES)
    return [
        Action(href=url, text="Read PDF" if kind == "pdf" else LINK_NAMES[kind], icon=kind)
        for kind, url in sorted(dict.fromkeys(wanted), key=lambda each: order.index(each[0]))
    ]


def facts(paper: Paper, session: str | None) -> list[Fact]:
    known: list[Fact] = []
    if paper.venue:
        known.append(Fact(name="Venue", text=paper.venue))
    if session and paper.session:
        known.append(Fact(name="Event", text=session, href="../" + addresses.session(paper.session)))
    if paper.date:
        known.append(Fact(name="Date", text=day(paper.date)))
    else:
        known.append(Fact(name="Year", text="not in source", missing=True))
    if paper.categories:
        known.append(Fact(name="Categories", text=", ".join(map(category, paper.categories))))
    ids = paper.identifiers
    if ids.doi:
        known.append(Fact(name="DOI", text=ids.doi))
    else:
        known.append(Fact(name="DOI", text="not in source", missing=True))
    known += (
        Fact(name=name, text=value)
        for name, value in (("arXiv", ids.arxiv), ("OpenReview", ids.openreview), ("ACL", ids.acl))
        if value
    )
    return known


def category(code: str) -> str:
    """A code with its name, where we know one."""
    name = NAMES.get(code)
    return f"{name} ({code})" if name else code


CONFLICTS = {
    "title": "title is given",
    "authors": "list of authors is given",
    "abstract": "abstract begins",
    "date": "date is given",
    "venue": "venue is given",
}


def origins(shelf: Catalogue, paper: Paper) -> list[Origin]:
    last = len(paper.sources) - 1
    return [
        Origin(
            before=("From " if number == 0 else ", and " if number == last else ", ")
            + ("" if from_document(shelf, source) else "corrected by hand in "),
            href="../" + address if (address := source_address(shelf, source)) else "",
            file=source.file,
            lines=lines(source.line_start, source.line_end),
        )
        for number, source in enumerate(paper.sources)
    ]


def origin_note(paper: Paper) -> str:
    """Which of several sources gave what, and the words that put the paper under its topics."""
    said = []
    if len(paper.sources) > 1:
        parts = [
            f"{listed(words)} from the {ordinal(number)}"
            for number, source in enumerate(paper.sources, 1)
            if (words := field_words(paper, source))
        ]
        said.append(capital(", ".join(parts)))
        said += [
            f"Another {CONFLICTS[each.field]}: {listed([f'“{plain(value)}”' for value in each.values])}"
            for each in paper.conflicts
        ]
    elif paper.title is None and paper.authors:
        said.append("Label made from the authors")
    evidence = dict.fromkeys(f"“{plain(word)}”" for topic in paper.topics for word in topic.evidence)
    if evidence:
        said.append(f"Topics by {listed(list(evidence))}")
    return " ".join(f"{sentence}." for sentence in said if sentence)


def field_words(paper: Paper, source: Source) -> list[str]:
    authors = "full author list" if paper.authors_complete else "authors"
    return [authors if field == "authors" else FIELD_WORDS.get(field, field) for field in source.fields]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def metas(paper: Paper) -> Markup:
    """What reference managers read; a title-less paper has no title here: a wrong one is worse than none."""
    fields = [("author", author.name) for author in paper.authors]
    if paper.title is not None:
        fields.insert(0, ("title", plain(paper.title)))
    if paper.date:
        fields.append(("publication_date", paper.date.replace("-", "/")))
    if paper.venue:
        fields.append(("conference_title", paper.venue))
    fields += [("pdf_url", link.url) for link in web_links(paper) if link.kind == "pdf"][:1]
    if paper.identifiers.doi:
        fields.append(("doi", paper.identifiers.doi))
    if paper.identifiers.arxiv:
        fields.append(("arxiv_id", paper.identifiers.arxiv))
    return Markup(
        "\n".join(f'<meta name="citation_{name}" content="{safe(value)}">' for name, value in fields)
    )


def json_ld(paper: Paper) -> Markup:
    """schema.org's ScholarlyArticle with what is known, safe inside a script element."""
    told: dict[str, Any] = {"@context": "https://schema.org", "@type": "ScholarlyArticle"}
    if paper.title is not None:
        told["headline"] = plain(paper.title)
    if paper.authors:
        told["author"] = [{"@type": "Person", "name": author.name} for author in paper.authors]
    if paper.date:
        told["datePublished"] = paper.date
    same = [action.href for action in actions(paper) if action.icon in ("doi", "arxiv")]
    if same:
        told["sameAs"] = same
    text = msgspec.json.encode(told).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
