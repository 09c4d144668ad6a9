"""Programmes of meetings and tables of contents."""

import textwrap
from collections.abc import Sequence

from rendering.layout import Layout
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def easychair(page: Sheet, papers: Sequence[Paper]) -> None:
    """A programme with the names above the title, the abstract unfolded or not."""
    shown, presenter = page.chance(0.6), page.chance(0.5)
    page.outside("Program for Tuesday, September 12th", "", "Days: previous day next day all days", "")
    page.outside("View: session overviewtalk overview", "")
    minute = 9 * 60
    for at, paper in enumerate(papers):
        if at % 4 == 0:
            if at:
                page.outside(f"{clock(minute)}-{clock(minute + 30)} Coffee Break", "")
                minute += 30
            topic = page.pick("Learning", "Planning and Search", "Language")
            page.outside(
                f"{clock(minute)}-{clock(minute + 80)} Session {at // 4 + 1}A: {topic}",
                "CHAIR: Ada Example",
                f"LOCATION: {page.pick('Room A', 'Main Hall', 'Auditorium 2')}",
            )
        page.record(paper, abstract=shown and " ".join(paper.abstract))
        page.part("time", clock(minute))
        page.part("authors", listed(paper.names, "and").replace(", and ", " and "))
        page.part("title", paper.title + ("" if shown else " (abstract)"))
        if presenter:
            page.part("badge", f"PRESENTER: {paper.names[0]}")
        if shown:
            page.part("abstract", f"ABSTRACT. {' '.join(paper.abstract)}")
        minute += 20


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def agenda(page: Sheet, papers: Sequence[Paper]) -> None:
    """An event's app: each speaker on a line, often with a place below."""
    placed = page.chance(0.6)
    page.outside("Agenda", "Attendees", "Community", "", "Tue, May 4, 2021", "")
    minute = 9 * 60
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        begin, end = (f"{(at // 60 - 1) % 12 + 1}:{at % 60:02} AM" for at in (minute, minute + 15))
        minute += 15
        page.part("time", f"{begin} - {end}")
        page.part("title", paper.title)
        page.part("badge", page.pick("Ballroom A", "Virtual", "Room 204", "Grand Hall"))
        page.part("badge", "Speakers" if len(paper.authors) > 1 else "Speaker")
        for name, place in zip(paper.names, paper.places, strict=True):
            page.part("authors", name)
            if placed:
                page.part("place", place)
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "Add to My Agenda")
        page.blank()


def contents(page: Sheet, papers: Sequence[Paper]) -> None:
    """A volume's table of contents as its PDF gives it: leaders of dots to the page, titles over several lines."""
    below = page.chance(0.5)
    page.outside("Table of Contents", "", f"Preface{leaders(page, 'Preface')} iii")
    page.outside(f"Organizing Committee{leaders(page, 'Organizing Committee')} v", "")
    first = 1
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        title = textwrap.wrap(paper.title, 76, break_long_words=False, break_on_hyphens=False)
        people = textwrap.wrap(", ".join(paper.names), 76, break_long_words=False, break_on_hyphens=False)
        if below:
            page.part("title", *title[:-1], f"{title[-1]}{leaders(page, title[-1])} {first}")
            page.part("authors", *(f"    {line}" for line in people))
        else:
            page.part("title", *title)
            page.part("authors", *people[:-1], f"{people[-1]}{leaders(page, people[-1])} {first}")
        first += paper.serial % 12 + 6
        page.blank(page.rng.choice((0, 1)) if not below else 1)
        if at % 8 == 0:
            page.outside(page.pick("vii", "ix", "xii"), "")


def leaders(page: Sheet, text: str) -> str:
    return (" ." if page.every else ".") * max(4, (84 - len(text)) // (2 if page.every else 1))


LAYOUTS = (
    Layout("EasyChair programme", easychair),
    Layout("event agenda", agenda),
    Layout("table of contents", contents),
)
