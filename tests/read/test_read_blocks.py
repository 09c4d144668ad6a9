"""What a line is, its place in the repeated block of a page says as much as its own words."""

import pytest

from papershelf.model import Document
from papershelf.read import pages
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source

TITLES = (
    "How Bees Count to Four",
    "Wasps",
    "2010: A Year of Moths",
    "On the Memory of Ants in Large Gardens",
    "Learning to Fly: Beetles and Their Wings",
    "Do Spiders Dream?",
)
NAMES = (
    ("Ada Byron", "Bo Chen"),
    ("Carlos Diaz", "Emma Frank", "Greta Hoffmann"),
    ("Ines Jansen",),
    ("Katya Lindqvist", "Marco Novak"),
    ("Olga Petrova", "Quentin Rossi", "Sven Tanaka"),
    ("Uma Varga", "Wen Xu"),
)
TOPICS = (
    "bees counting",
    "wasps gardens",
    "moths counting",
    "ants gardens",
    "beetles wings",
    "gardens spiders",
)
BEES, HIVES = "International Journal of the Behaviour of Bees", "European Conference on Hives and Honey"
VENUES = (BEES, HIVES, BEES, BEES, HIVES, HIVES)
PLACES = ("University of Tartu", "ETH Zürich", "Tsinghua University")
ABSTRACT = (
    "We show that insects number {0} do what nobody thought they could do, and we propose a method to measure it in "
    "gardens. Experiments on {0} hives support the model."
)
SHAPES = {
    "topics above": "May {n}, 2021\n{topics}\n{title}\n{names}\n{abstract}\nBookmark",
    "names first": "1{n}:00\n{names}\n{title}\nRoom A",
    "venue and counts below": "{title}\n{names}\n{venue} 42 (7), 83{n}, {year}\t{cited}\t{year}",
    "presenter": "0{n}:30\n{names}\n{title}\nPRESENTER: {first}",
    "keywords below names": "Submission 4{n}\n{title}\n{names}\nhives; colour vision; large {topics}\nAccept (poster)",
    "framed": "{title}\n{names} · cs.LG updates on arXiv.org · {n}h ago\n{abstract}",
    "stacked": "1{n}:15\n{title}\nGrand Hall\n{stacked}\n{abstract}",
    "stacked with places": "1{n}:15\n{title}\nGrand Hall\nSpeakers\n{placed}\n{abstract}\nAdd to My Agenda",
    "places below": "{n}.\n{title}\n{names}\n{place}, Estonia\nDownloads 14{n}",
}


def read(text: str) -> Document:
    return settle([pages.read(Source(file="page.txt", text=text))])[0]


def page(shape: str, between: str) -> str:
    blocks = [
        SHAPES[shape].format(
            n=at + 1,
            year=2020 - at,
            cited=(7 * at) % 5 + 20,
            title=TITLES[at],
            names=", ".join(NAMES[at]),
            first=NAMES[at][0],
            stacked="\n".join(NAMES[at]),
            placed="\n".join(f"{name}\n{PLACES[place]}" for place, name in enumerate(NAMES[at])),
            place=PLACES[at % 3],
            topics=TOPICS[at],
            venue=VENUES[at],
            abstract=ABSTRACT.format(at + 5),
        )
        for at in range(6)
    ]
    return "Papers of the week\n\n" + between.join(blocks)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_block_is_read_by_what_repeats(shape: str, between: str) -> None:
    document = read(page(shape, between))
    assert [(record.title, record.authors) for record in document.records] == list(
        zip(TITLES, NAMES, strict=True)
    )


def test_what_a_search_engine_quotes_is_no_abstract() -> None:
    blocks = [
        f"{title}\n{', '.join(names)} - {venue}, 2021\nInsects number {at} do what nobody thought they could do, and …"
        for at, (title, names, venue) in enumerate(zip(TITLES, NAMES, VENUES, strict=True))
    ]
    document = read("About 6 results\n\n" + "\n\n".join(blocks))
    assert [record.title for record in document.records] == list(TITLES)
    assert {record.abstract for record in document.records} == {None}


def test_places_numbered_for_their_people_stand_between_names_and_abstract() -> None:
    blocks = [
        f"{9 + at}:00am - {9 + at}:20am\n{title}\n\n"
        + ", ".join(f"{name}{place}" for place, name in enumerate(names, 1))
        + "\n"
        + "; ".join(f"{place}{PLACES[place - 1]}" for place in range(1, len(names) + 1))
        + f"\n\n{ABSTRACT.format(at + 5)}"
        for at, (title, names) in enumerate(zip(TITLES, NAMES, strict=True))
    ]
    document = read("Conference Agenda\n\nOverview of the sessions.\n\n" + "\n\n\n".join(blocks))
    assert [(record.title, record.authors) for record in document.records] == list(
        zip(TITLES, NAMES, strict=True)
    )
    assert [record.abstract for record in document.records] == [ABSTRACT.format(at + 5) for at in range(6)]


def test_no_record_begins_with_the_venue_of_the_one_before() -> None:
    blocks = [
        f"{title}\n{', '.join(names)}\n{venue}\n{at + 1} May 2021\nVol {at + 11}, Issue {at + 3}\nAbstract\nPDF"
        for at, (title, names, venue) in enumerate(zip(TITLES, NAMES, VENUES, strict=True))
    ]
    document = read("Vol 20, Issue 3\n\nResearch Articles\n\n" + "\n\n".join(blocks))
    assert [(record.title, record.authors) for record in document.records] == list(
        zip(TITLES, NAMES, strict=True)
    )


def test_posts_marked_as_research_are_papers() -> None:
    blocks = [
        f"u/bees • {at} hr. ago\n[R] {title}\nResearch\n{at}7 upvotes\nShare"
        for at, title in enumerate(TITLES)
    ]
    document = read("r/Insects\n\n" + "\n\n".join(blocks))
    assert [record.title for record in document.records] == list(TITLES)
