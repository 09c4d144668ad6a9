"""Tables of contents: leaders and page numbers go, titles and authors come together."""

import pytest

from papershelf.model import Document
from papershelf.read import read_data

PAPERS = [
    ("How Bees Count to Four and No Further", ("Ada Byron", "Bo Chen", "Cy Roe")),
    ("What Ants Remember of Their Way Home from the Meadow and Back Again", ("Dee Poe", "Eve Fox")),
    ("Do Spiders Dream?", ("Guy Hall", "Ian Moor")),
    ("A Survey of Moths", ("Ida Moor", "Jo King", "Lee Park")),
]


def read(text: str) -> Document:
    return read_data("page.txt", text.encode()).document


def brief(document: Document) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(record.title, record.authors) for record in document.records]


AUTHORS_BELOW = """Table of Contents

Preface . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .  iii

How Bees Count to Four and No Further . . . . . . . . . . . . . . . . . .    1
    Ada Byron, Bo Chen, and Cy Roe
What Ants Remember of Their Way Home from the Meadow and
Back Again . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .    13
    Dee Poe and Eve Fox
Do Spiders Dream? . . . . . . . . . . . . . . . . . . . . . . . . . . . .   27
    Guy Hall and Ian Moor
A Survey of Moths . . . . . . . . . . . . . . . . . . . . . . . . . . . .   41
    Ida Moor, Jo King, and Lee Park

Author Index . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .    55
"""
AUTHORS_LED = """Table of Contents

How Bees Count to Four and No Further
Ada Byron, Bo Chen and Cy Roe ...................................... 1

What Ants Remember of Their Way Home from the Meadow and
Back Again
Dee Poe and Eve Fox ................................................ 13

Do Spiders Dream?
Guy Hall and Ian Moor ............................................. 27

A Survey of Moths
Ida Moor, Jo King and Lee Park .................................... 41
"""
AUTHORS_ABOVE = """Contents

Ada Byron, Bo Chen, Cy Roe
How Bees Count to Four and No Further ........ 1
Dee Poe, Eve Fox
What Ants Remember of Their Way Home from the Meadow and Back Again ........ 13
Guy Hall, Ian Moor
Do Spiders Dream? ........ 27
Ida Moor, Jo King, Lee Park
A Survey of Moths ........ 41
"""
NUMBERED = """1.1 How Bees Count to Four and No Further\t1
Ada Byron, Bo Chen, Cy Roe
1.2 What Ants Remember of Their Way Home from the Meadow and Back Again\t13
Dee Poe, Eve Fox
1.3 Do Spiders Dream?\t27
Guy Hall, Ian Moor
2.1 A Survey of Moths\t41
Ida Moor, Jo King, Lee Park
2.2 Of Bees and Men\t59
Ned Wood, Oz Gray
"""


@pytest.mark.parametrize("page", [AUTHORS_BELOW, AUTHORS_LED, AUTHORS_ABOVE, NUMBERED])
def test_leaders_and_page_numbers_are_no_part_of_a_record(page: str) -> None:
    document = read(page)
    assert brief(document)[:4] == PAPERS
    assert len(document.records) == page.count("Bees") + page.count("Ants") + page.count(
        "Spiders"
    ) + page.count("Moths")


def test_title_and_authors_on_one_line_are_a_reference() -> None:
    page = "".join(
        f"{', '.join(people)}: {title} {'.' * 20} {page}\n"
        for page, (title, people) in enumerate(PAPERS, start=3)
    )
    assert brief(read(page)) == PAPERS


def test_the_chapters_of_a_thesis_are_no_papers() -> None:
    page = "".join(
        f"{title} ........ {page}\n"
        for title, page in (
            ("1 Introduction", 1),
            ("1.1 Motivation", 2),
            ("1.2 Related work", 5),
            ("2 Methods", 13),
            ("2.1 Data", 14),
            ("3 Results", 27),
        )
    )
    assert not read(page).records


@pytest.mark.parametrize("page", [AUTHORS_BELOW, AUTHORS_LED, AUTHORS_ABOVE, NUMBERED])
def test_every_line_of_a_table_is_counted(page: str) -> None:
    document = read(page)
    assert document.lines_in_records + document.lines_noise + document.lines_blank == document.lines_total
