"""A page of a shape that no layout knows is read by the shape that it shows itself; what shows none is not read."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_pages import similar_papers

from papershelf.model import Document, Record
from papershelf.read import pages, read_data
from papershelf.read.pages.settle import settle
from papershelf.read.source import Pin, Source

GIVEN = "Ada Bo Cy Di Max Jean Mary Hye-Jin Ana Juan Léa Olga Ravi Tom Zoë".split()
FAMILY = "Byron Chen Roe Wu Ernst O'Connor Kim García Lopez Petrov Rao Novák Ito Smith Diallo".split()
VENUES = (
    "NeurIPS 2020",
    "ICML 2019",
    "Journal of Insects 12(3), 2018",
    "Proceedings of the 9th Conference on Bees, 2021",
)

Block = Callable[[Record, str], list[str]]


def invented(rng: Random, count: int) -> list[Record]:
    """Records with a title, two to five authors and an abstract."""
    sources = similar_papers(rng, count).records
    return [
        Record(
            line_start=1,
            line_end=1,
            title=record.title,
            authors=tuple(
                dict.fromkeys(f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}" for _ in range(rng.randint(2, 5)))
            ),
            abstract=record.abstract,
        )
        for record in sources
    ]


PARTS: dict[str, Block] = {
    "title": lambda record, _: [record.title or ""],
    "names": lambda record, _: [", ".join(record.authors)],
    "venue": lambda _, venue: [venue],
    "abstract": lambda record, _: (record.abstract or "").split("\n\n"),
}
ORDERS = (
    ("title", "names", "venue", "abstract"),
    ("title", "venue", "names", "abstract"),
    ("title", "abstract", "names"),
    ("names", "title", "abstract"),
    ("names", "title", "venue"),
    ("venue", "title", "names"),
    ("title", "names"),
    ("title", "names", "venue"),
)


def read(text: str, layout: str | None = None) -> Document:
    return settle([pages.read(Source(file="page.txt", text=text, pin=Pin(layout=layout)))])[0]


def page(records: list[Record], order: tuple[str, ...], apart: str) -> str:
    blocks = [
        "\n".join(line for part in order for line in PARTS[part](record, VENUES[at % len(VENUES)]))
        for at, record in enumerate(records)
    ]
    return apart.join(blocks) + "\n"


def brief(records: list[Record] | tuple[Record, ...], order: tuple[str, ...]) -> list[tuple[object, ...]]:
    return [
        (record.title, record.authors, record.abstract if "abstract" in order else None) for record in records
    ]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
@pytest.mark.parametrize("seed", range(3))
def test_records_of_any_order_are_read(order: tuple[str, ...], seed: int) -> None:
    records = invented(Random(seed), 12)
    document = read(page(records, order, "\n\n"))
    assert brief(document.records, order) == brief(records, order)
    if document.layout == "inferred":
        assert document.shape == order
        assert document.confidence is not None
        assert document.confidence > 0.75


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(10, 10**6), order=st.sampled_from(ORDERS))
def test_the_order_of_the_records_does_not_matter(seed: int, order: tuple[str, ...]) -> None:
    rng = Random(seed)
    records = invented(rng, 10)
    mixed = records[:]
    rng.shuffle(mixed)
    assert brief(read(page(mixed, order, "\n\n")).records, order) == brief(mixed, order)


def test_venue_and_date_are_kept() -> None:
    document = read(page(invented(Random(1), 4), ("title", "names", "venue"), "\n\n"))
    assert [(record.venue, record.date) for record in document.records] == [
        ("NeurIPS 2020", "2020"),
        ("ICML 2019", "2019"),
        ("Journal of Insects", "2018"),
        ("Proceedings of the 9th Conference on Bees", "2021"),
    ]


OTHERS = {
    "a recipe": "Pancakes\n\nIngredients\n- 2 eggs\n- Flour\n\nMethod\nBeat the eggs.\nAdd flour.\n",
    "a letter": "Dear all,\n\nWe meet on Tuesday, 3 May 2022.\n\nTell Ada Byron if you cannot.\n\nBest,\nBo Chen\n",
    "a life": "Ada Byron\n\nEducation\n2010-2014 University\n2014-2018 PhD\n\nWork\n2018-2020 Engineer\n2020- Lead\n",
    "names": "Ada Byron, London\nBo Chen, Paris\nCy Roe, Rome\nDi Wu, Oslo\nMax Ernst, Bonn\n",
    "code": "import os\n\ndef main(path: str) -> None:\n    for name in os.listdir(path):\n        print(name)\n",
    "films": "The Long Night (1999)\nA Short Day (2001)\nThe Return of the Cat (2010)\nThe Third Door (2015)\n",
    "a shop": "Blue kettle\n$19.99\nAdd to cart\nRed kettle\n$24.99\nAdd to cart\nGreen pan\n$14.50\nAdd to cart\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_lists_no_papers_is_not_read(name: str) -> None:
    document = read(OTHERS[name])
    assert (document.layout, document.records) == ("unknown", ())
    assert [problem.code for problem in document.problems] == ["unknown-layout"]


def test_a_pinned_layout_is_used() -> None:
    text = page(invented(Random(2), 6), ("title", "names"), "\n\n")
    assert read(text, "poster session").layout == "poster session"
    assert read(text, "inferred").layout == "inferred"
    assert brief(read(text, "inferred").records, ("title",)) == brief(read(text).records, ("title",))
    assert read(text, "ignore").records == ()


def test_a_layout_that_there_is_not_is_an_error_with_the_nearest() -> None:
    document = read("Deep Sets\n\nAda Byron · Bo Chen\n", "poster sesion")
    (problem,) = document.problems
    assert (problem.severity, problem.code) == ("error", "unknown-layout-name")
    assert "“poster session”" in problem.hint


def test_each_stretch_of_unread_lines_is_named() -> None:
    records = invented(Random(3), 12)
    lines = page(records, ("title", "names"), "\n\n").split("\n\n")
    lines.insert(8, "$ 12.99 / 14.00 !!")
    lines.insert(4, "$ 10.99 / 11.00 !!")
    document = read("\n\n".join(lines))
    unread = [problem.line for problem in document.problems if problem.code == "unread-lines"]
    inside = [record for record in document.records if record.line_start in unread]
    assert len(document.records) == 12
    assert not inside


def test_authors_may_stand_one_a_line() -> None:
    papers = (
        ("How bees count to four and no further", ("Ada Byron", "Bo Chen", "Cy Roe")),
        ("What ants remember of their way home", ("Dee Poe",)),
        ("Sparse training of spiking neurons", ("Eve Fox", "Guy Hall")),
        ("A survey of moths that fly at night", ("Ida Moor", "Jo King", "Lee Park", "Ned Wood")),
    )
    prose = (
        "We study what small animals know. Experiments on five species show that it is more than was thought."
    )
    text = "".join(
        "\n".join(("Article", title, "March 2021 · Journal of Bees", *names, prose, "Read more", ""))
        for title, names in papers
    )
    document = read_data("page.txt", text.encode()).document
    assert [(record.title, record.authors) for record in document.records] == list(papers)


def test_buttons_and_fields_below_each_other_are_no_authors() -> None:
    page = "".join(
        f"{title}\nAda Byron, {name}\nComputer Science\n{place}\n23 Nov 200{at}\nTotal Citations{at}\n"
        for at, (title, name, place) in enumerate(
            (
                ("How bees count to four and no further", "Bo Chen", "Bee Science"),
                ("What ants remember of their way home", "Cy Roe", "Ant Letters"),
                ("Sparse training of spiking neurons", "Dee Poe", "Neural Security"),
                ("A survey of moths that fly at night", "Eve Fox", "Moth Vision"),
            )
        )
    )
    document = read_data("page.txt", page.encode()).document
    people = {name for record in document.records for name in record.authors}
    assert people == {"Ada Byron", "Bo Chen", "Cy Roe", "Dee Poe", "Eve Fox"}


def test_the_venue_behind_in_is_no_part_of_the_last_name() -> None:
    page = "".join(
        f"{title}\n{people}\nArticle\n21 Sep 2014\n\n"
        for title, people in (
            ("How bees count to four and no further", "Ada Byron, Bo C. Chen in Conference on Bee Learning"),
            ("What ants remember of their way home", "Cy Roe, Dee Poe in Bioinformatics"),
            (
                "Sparse training of spiking neurons",
                "Eve Fox, Guy Hall, Ida Moor in Computational Linguistics",
            ),
        )
    )
    document = read_data("page.txt", page.encode()).document
    assert [record.authors for record in document.records] == [
        ("Ada Byron", "Bo C. Chen"),
        ("Cy Roe", "Dee Poe"),
        ("Eve Fox", "Guy Hall", "Ida Moor"),
    ]
    assert [record.venue for record in document.records][1] == "Bioinformatics"
