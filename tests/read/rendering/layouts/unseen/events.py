"""Pages of meetings: programmes of several tools, lists of accepted papers, recorded talks, seminars."""

from collections.abc import Sequence

from rendering.layout import Layout
from rendering.layouts.known import MONTHS
from rendering.layouts.references import stopped
from rendering.noise import ANY
from rendering.papers import Paper
from rendering.sheet import Sheet, listed


def placed(paper: Paper) -> tuple[list[str], list[str]]:
    """The names with the number of their place behind them, if there are several places, and the places."""
    places = list(dict.fromkeys(paper.places))
    if len(places) == 1:
        return list(paper.names), places
    names = [
        f"{name}{places.index(place) + 1}" for name, place in zip(paper.names, paper.places, strict=True)
    ]
    return names, [f"{number}{place}" for number, place in enumerate(places, 1)]


def conftool(page: Sheet, papers: Sequence[Paper]) -> None:
    """A session of a conference tool: time, title, names and places with numbers, the abstract."""
    page.outside("Conference Agenda", "", "Overview and details of the sessions of this conference.", "")
    minute = 9 * 60
    for at, paper in enumerate(papers):
        if at % 5 == 0:
            page.outside("Session", f"S{at // 5 + 1}: {page.pick('Learning', 'Language', 'Vision')}")
            page.outside("Time:", "Tuesday, 12/Sept/2023:", "9:00am - 10:40am", "")
            page.outside("Session Chair: Ada Example, University of Examples", "Location: Lecture Hall 2", "")
            page.outside("Presentations")
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("time", " - ".join(f"{each // 60 % 12}:{each % 60:02}am" for each in (minute, minute + 20)))
        minute += 20
        page.part("title", paper.title)
        page.blank()
        names, places = placed(paper)
        page.part("authors", ", ".join(names))
        page.part("place", "; ".join(places))
        page.blank()
        page.part("abstract", " ".join(paper.abstract))
        page.blank(2)


def indico(page: Sheet, papers: Sequence[Paper]) -> None:
    """A list of contributions: number and title, people with places, when, kind, the abstract."""
    page.outside(
        "Contribution List", f"{len(papers)} out of {len(papers)} displayed", "", "Export to PDF", ""
    )
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("title", f"{at * 3}. {paper.title}")
        names = [f"{name} ({place})" for name, place in zip(paper.names, paper.places, strict=True)]
        page.part("authors", ", ".join(names))
        page.part("time", f"{paper.day:02}/05/2024, {9 + at % 8:02}:00")
        page.part(
            "badge", page.pick("Machine Learning", "Track 2 - Data"), page.pick("Talk", "Poster", "Oral")
        )
        page.part("abstract", " ".join(paper.abstract))
        page.part("badge", "Go to contribution page")
        page.blank()


def pretalx(page: Sheet, papers: Sequence[Paper]) -> None:
    """The talks of a schedule: when and how long, names, the abstract, the track and the room."""
    page.outside("PaperConf 2024", "Schedule", "Talks", "Speakers", "", "2024-05-14", "")
    minute = 9 * 60
    for paper in papers:
        page.record(paper, abstract=" ".join(paper.abstract))
        page.part("time", f"{minute // 60 % 24:02}:{minute % 60:02}", "30min")
        minute += 30
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.blank()
        page.part("abstract", " ".join(paper.abstract))
        page.blank()
        page.part("badge", page.pick("Machine Learning", "Research Software", "Data"))
        page.part("place", page.pick("Main Hall", "B05-B06", "Kuppelsaal", "A1"))
        page.blank()


def accepted_with_places(page: Sheet, papers: Sequence[Paper]) -> None:
    """A list of accepted papers, made from a reviewing tool's export: a star at who submitted."""
    starred = page.chance(0.6)
    bullet = page.pick("", "", "• ")
    page.outside("Accepted Papers", "", "Full Papers", "")
    for paper in papers:
        page.record(paper, abstract=False)
        page.part("title", bullet + paper.title)
        page.blank(0 if bullet else 1)
        chosen = page.rng.randrange(len(paper.names))
        names = [
            f"{name} ({place}){'*' if starred and at == chosen else ''}"
            for at, (name, place) in enumerate(zip(paper.names, paper.places, strict=True))
        ]
        page.part("authors", ("  " if bullet else "") + "; ".join(names))
        page.blank(0 if bullet else 1)


def accepted_by_number(page: Sheet, papers: Sequence[Paper]) -> None:
    """A list of accepted papers by the number of their submission."""
    page.outside("Accepted Papers – Main Technical Track", "", "Updated December 20, 2023", "")
    form = page.pick("{}: {}", "{}. {}", "#{} {}", "[{}] {}")
    gap = page.rng.choice((0, 1))
    number = 12
    for paper in papers:
        page.record(paper, abstract=False)
        number += paper.serial % 97 + 1
        page.part("title", form.format(number, paper.title))
        page.part(
            "authors",
            listed(paper.names, "and").replace(", and ", " and ") if gap else ", ".join(paper.names),
        )
        page.blank(gap)


def papers_table(page: Sheet, papers: Sequence[Paper]) -> None:
    """A table of accepted papers, copied from a page or a spreadsheet: cells with tabs between them."""
    form = page.pick(
        "Paper ID|Title|Authors|Session",
        "ID|Paper Title|Author Names|Primary Subject Area",
        "Title|Authors|Session|Poster No.",
        "Session|Time|Title|Authors",
    )
    columns = form.split("|")
    page.outside("Accepted Papers", "", "\t".join(columns))
    for at, paper in enumerate(papers, 1):
        page.record(paper, abstract=False)
        cells = {
            "Paper ID": str(paper.serial % 900),
            "ID": str(paper.serial % 900),
            "Title": paper.title,
            "Paper Title": paper.title,
            "Authors": page.between_or(", ").join(paper.names),
            "Author Names": "; ".join(
                f"{name.full} ({place})" for name, place in zip(paper.authors, paper.places, strict=True)
            ),
            "Primary Subject Area": page.pick("Planning", "Perception", "Manipulation"),
            "Session": page.pick("Oral 1", "Poster 2", "Wed-PM"),
            "Poster No.": f"P{at:02}",
            "Time": f"{9 + at // 4}:{at % 4 * 15:02}",
        }
        page.part("reference", "\t".join(cells[column] for column in columns))


def graphics(page: Sheet, papers: Sequence[Paper]) -> None:
    """A graphics conference's papers as one researcher collects them: links in parentheses behind the title."""
    page.outside("Technical Papers 2024", "", "Page maintained by Ada Example. Last update: May 4, 2024.", "")
    for at, paper in enumerate(papers):
        if at % 4 == 0:
            page.outside("", page.pick("Light Transport", "Geometry Processing", "Simulation", "Motion"))
        page.record(paper, abstract=False)
        links = page.pick(
            "", " (Project Page)", " (Author Preprint)", " (arXiv, Project Page, Video)", " (Code)"
        )
        page.part("title", paper.title + links)
        names = [f"{name} ({place})" for name, place in zip(paper.names, paper.places, strict=True)]
        page.part("authors", ", ".join(names))


def workshop(page: Sheet, papers: Sequence[Paper]) -> None:
    """A workshop's page: papers in lists under kinds of talks, the names in the same line."""
    form = page.pick("{title} {people} {links}", "{plain}\n{names} {links}", "{names}: {plain} {links}")
    mark = page.pick("• ", "", "* ")
    links = page.pick("[pdf]", "[paper] [poster]", "(PDF) (Video)", "")
    page.outside("Third Workshop on Papers", "Home Schedule Speakers Accepted Papers Organizers", "")
    page.outside("Accepted Papers", "", "Contributed Talks", "")
    for at, paper in enumerate(papers):
        if at == 3:
            page.outside("", "Posters", "")
        page.record(paper, abstract=False)
        names = ", ".join(paper.names)
        facts = {
            "title": stopped(paper.title),
            "people": stopped(names),
            "plain": paper.title,
            "names": names,
        }
        first, *rest = form.format(links=links, **facts).strip().split("\n")
        page.part("reference", mark + first, *rest)
        page.blank(1 if rest else 0)


def proceedings_details(page: Sheet, papers: Sequence[Paper]) -> None:
    """An AI conference's own proceedings."""
    page.outside("Proceedings Abstracts of the Thirty-Second Conference", "", "Main Track", "")
    for at, paper in enumerate(papers):
        if at % 6 == 0:
            page.outside(
                page.pick("Agent-based and Multi-agent Systems", "Knowledge Representation", "Data Mining")
            )
        page.record(paper, abstract=False)
        page.part("title", paper.title)
        page.part("authors", ", ".join(paper.names))
        page.part("badge", "PDF | Details")


def lectures(page: Sheet, papers: Sequence[Paper]) -> None:
    """Recorded talks: length, title, names, venue and date on cards."""
    page.outside("Search all lectures", "Sort by: Newest", "", "Lectures", "")
    form = page.rng.choice((0, 1))
    for paper in papers:
        cut = form == 1 and len(paper.names) > 1
        shown = paper.names[:1] if cut else paper.names
        page.record(paper, authors=shown, complete=not cut, abstract=False)
        page.part("badge", f"{paper.serial % 20:02}:{paper.serial % 60:02}")
        page.part("title", paper.title)
        if cut:
            rest = len(paper.names) - 1
            page.part("authors", f"{shown[0]} and {rest} other author{'s' if rest > 1 else ''}")
        else:
            page.part("authors", ", ".join(shown))
        page.part("stamp", f"{paper.short_venue} {paper.year}")
        page.part("stamp", f"{MONTHS[paper.month - 1]} {paper.day}, {paper.year}")
        page.blank()


def seminar(page: Sheet, papers: Sequence[Paper]) -> None:
    """A series of talks: day, speaker with place, title, abstract and who the speaker is."""
    biography = page.chance(0.5)
    page.outside("Machine Learning Seminar", "", "Thursdays at 4 pm, Room 2.13. Everybody is welcome.", "")
    for paper in papers:
        page.record(paper, authors=paper.names[:1], abstract=" ".join(paper.abstract))
        page.part("time", f"{MONTHS[paper.month - 1]} {paper.day}, {paper.year}")
        page.part("authors", f"Speaker: {paper.names[0]}, {paper.places[0]}")
        page.part("title", f"Title: {paper.title}")
        page.part("abstract", f"Abstract: {' '.join(paper.abstract)}")
        if biography:
            page.part(
                "badge", f"Bio: {paper.names[0]} is a researcher at {paper.places[0]} and likes hiking."
            )
        page.blank()


LAYOUTS = (
    Layout("conference tool agenda", conftool),
    Layout("list of contributions", indico),
    Layout("schedule of talks", pretalx),
    Layout("accepted, with places", accepted_with_places),
    Layout("accepted, by number", accepted_by_number),
    Layout("table of accepted papers", papers_table),
    Layout("graphics conference", graphics),
    Layout("workshop", workshop),
    Layout("AI proceedings", proceedings_details),
    Layout("recorded lectures", lectures),
    Layout("seminar", seminar, ANY | {"wrapped"}),
)
