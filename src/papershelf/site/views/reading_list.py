"""The pages of the curators' reading lists: their parts and papers in order, with what the curator says of each."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from papershelf.english import counted, day, listed
from papershelf.model import Entry, Frozen, Part, ReadingList
from papershelf.read.links import identifiers, is_web_address
from papershelf.site import addresses
from papershelf.site.calendars import calendar, has_days, is_day
from papershelf.site.catalogue import Catalogue, filed
from papershelf.site.markup import plain
from papershelf.site.prose import line_html, prose_html
from papershelf.site.views.links import bars, safe
from papershelf.site.views.rows import SLOT, filled

# ruff: noqa: S704 (what becomes Markup here is escaped piece by piece)

NEIGHBOURS = 8
NEEDS = {"must": "Must read", "optional": "Optional"}
AFTER_AUTHORS = "</p>"
"""A row's first paragraph are its authors; behind it stands the curator's remark."""

Rendered = Callable[[str], str]
"""A paper's row, by its id, with a slot for the page's own remarks."""


class PartView(Frozen, frozen=True):
    """`date` is ISO where the part has a whole day, else ""; `facts` is what is known of the meeting, as HTML."""

    id: str
    name: Markup
    date: str
    facts: Markup
    notes: Markup
    rows: Markup


class ListPage(Frozen, frozen=True):
    """`papers` is how many of its papers the shelf has."""

    title: str
    lead: str
    facts: str
    intro: Markup
    link: str
    parts: list[PartView]
    papers: int
    topics: Markup
    authors: Markup
    calendar: str
    file: str


class Brief(Frozen, frozen=True):
    """A list among others. `papers` are its papers' ids."""

    href: str
    title: Markup
    text: str
    facts: str
    papers: Sequence[str]


class ListsPage(Frozen, frozen=True):
    lead: str
    lists: list[Brief]


def list_page(shelf: Catalogue, given: ReadingList, row: Rendered) -> ListPage:
    """`row` renders a paper's row, as every list has it."""
    papers = [shelf.papers[id] for id in given.papers]
    topics = Counter(topic.id for paper in papers for topic in paper.topics)
    people = Counter(author.id for paper in papers for author in paper.authors)
    return ListPage(
        title=given.title,
        lead=given.description or "",
        facts=facts(given),
        intro=prose_html(given.intro) if given.intro else Markup(),
        link=given.link or "",
        parts=list(parts(given, row)),
        papers=len(papers),
        topics=bars(
            [
                ("../" + addresses.topic(id), shelf.topics[id].name, count)
                for id, count in most(topics)
                if count > 1
            ]
        ),
        authors=bars(
            [
                ("../" + addresses.person(id), shelf.people[id].name, count)
                for id, count in most(people)
                if count > 1
            ]
        ),
        calendar="../" + addresses.calendar(given.id) if has_days(given) else "",
        file=given.file,
    )


def most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:NEIGHBOURS]


def facts(given: ReadingList) -> str:
    """By whom, how much, how old, under which licence."""
    size = sum(len(part.entries) for part in given.parts)
    said = [f"By {listed(given.curators)}"] if given.curators else []
    count = counted(size, "paper")
    said.append(f"{count}, last changed {day(given.date)}" if given.date else count)
    said += [given.licence] if given.licence else []
    return " ".join(f"{each.rstrip('.')}." for each in said)


def parts(given: ReadingList, row: Rendered) -> Iterator[PartView]:
    number = 0
    for at, part in enumerate(given.parts, 1):
        rows = []
        for entry in part.entries:
            number += 1
            rows.append(entry_row(entry, number, row, first=number == 1))
        yield PartView(
            id=f"part-{at}",
            name=line_html(part.title)
            if part.title
            else Markup(escape(day(part.date)))
            if part.date
            else Markup(),
            date=part.date if part.date and is_day(part) else "",
            facts=meeting(part, given.timezone),
            notes=prose_html(part.notes) if part.notes else Markup(),
            rows=Markup("".join(rows)),
        )


def meeting(part: Part, timezone: str | None) -> Markup:
    """Day, hours with their zone, place, who presents, and a link."""
    said = []
    if part.date and part.title:
        said.append(Markup('<time datetime="{}">{}</time>').format(part.date, day(part.date)))
    if part.time:
        hours = f"{part.time}–{part.end}" if part.end else part.time
        said.append(escape(f"{hours} {timezone}" if timezone else hours))
    said += [escape(part.place)] if part.place else []
    said += [escape(f"Presented by {listed(part.presenters)}")] if part.presenters else []
    said += [web_link(part.link)] if part.link else []
    return Markup(" · ").join(said)


def web_link(url: str) -> Markup:
    """A link that says where it leads."""
    host = url.partition("://")[2].partition("/")[0].rpartition("@")[2].removeprefix("www.")
    return Markup('<a href="{}" rel="external">{}</a>').format(url, host)


def entry_row(entry: Entry, number: int, row: Rendered, *, first: bool) -> str:
    """The row of a paper as every list has it, with its number, what the curator says of it, and how it is wanted."""
    marks = ['<li><span class="badge start">Start here</span></li>'] if first else []
    marks += [f'<li><span class="badge need">{NEEDS[entry.need]}</span></li>'] if entry.need else []
    marks += [f"<li>Presented by {safe(listed(entry.presenters))}</li>"] if entry.presenters else []
    marks += [f"<li>{web_link(entry.link)}</li>"] if entry.link else []
    said = f'<div class="remark">{prose_html(entry.remark)}</div>' if entry.remark else ""
    made = row(entry.paper) if entry.paper else absent_row(entry.text)
    made = made.replace(">", f'><span class="row-n">{number}</span>', 1)
    made = made.replace(AFTER_AUTHORS, AFTER_AUTHORS + said, 1)
    return filled(made, "".join(marks))


def absent_row(text: str) -> str:
    """An entry that no paper of the shelf is, as it is written."""
    href = address_of(text)
    shown = f'<a href="{escape(href)}" rel="external">{line_html(text)}</a>' if href else str(line_html(text))
    return (
        f'<li class="row absent"><h3 class="row-title untitled">{shown}</h3>'
        f'<p class="row-authors none">Not on this shelf.</p><ul class="row-meta">{SLOT}</ul></li>'
    )


def address_of(text: str) -> str:
    """Where an identifier or an address leads."""
    if is_web_address(text):
        return text
    known = identifiers([text])
    if known.doi and len(known.doi) >= len(text) - len("https://doi.org/"):
        return f"https://doi.org/{quote(known.doi, safe='/:;().,_-')}"
    if known.arxiv and len(known.arxiv) >= len(text) - len("arXiv: "):
        return f"https://arxiv.org/abs/{known.arxiv}"
    return ""


def lists_page(shelf: Catalogue) -> ListsPage:
    made = [brief(each, "../") for each in in_order(shelf)]
    return ListsPage(lead=counted(len(made), "reading list") + ", made by hand.", lists=made)


def in_order(shelf: Catalogue) -> list[ReadingList]:
    """The lists by title."""
    return sorted(shelf.shelf.lists, key=lambda each: (filed(each.title), each.id))


def latest_first(shelf: Catalogue) -> list[ReadingList]:
    """The lists by their dates, the newest first, those without one at the end."""
    return sorted(in_order(shelf), key=lambda each: each.date or "", reverse=True)


def brief(given: ReadingList, root: str) -> Brief:
    """`root` leads to the root of the site."""
    size = counted(sum(len(part.entries) for part in given.parts), "paper")
    by = f"By {listed(given.curators)}, {size}." if given.curators else f"{size}."
    return Brief(
        href=root + addresses.reading_list(given.id),
        title=line_html(given.title),
        text=given.description or "",
        facts=by,
        papers=given.papers,
    )


def list_calendar(shelf: Catalogue, given: ReadingList) -> bytes:
    base = shelf.config.base_url
    url = addresses.absolute(base, addresses.reading_list(given.id)) if base else ""
    titles = {id: plain(shelf.papers[id].label) for id in given.papers}
    return calendar(given, titles, shelf.config.date, url)


class Place(Frozen, frozen=True):
    """A list that a paper is on, and where in it."""

    href: str
    text: str
    where: str


def places(shelf: Catalogue) -> Mapping[str, list[Place]]:
    """The lists of each paper, by its id, in the order of their titles."""
    found: dict[str, list[Place]] = {}
    for given in in_order(shelf):
        number = 0
        for at, part in enumerate(given.parts, 1):
            for entry in part.entries:
                number += 1
                if not entry.paper:
                    continue
                where = part.title or (day(part.date) if part.date else f"number {number}")
                if entry.need:
                    where += f", {NEEDS[entry.need].lower()}"
                href = f"../{addresses.reading_list(given.id)}" + (f"#part-{at}" if part.title else "")
                found.setdefault(entry.paper, []).append(Place(href=href, text=given.title, where=where))
    return found
