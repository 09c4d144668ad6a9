"""Pages of labelled values: exports of reference managers and databases, talks, notes."""

import pytest

from papershelf.model import Document
from papershelf.read import read_data
from papershelf.read.source import Pin

PAGES: dict[str, str] = {}
PAGES["report of two columns"] = """Report

Counting Bees
Item Type\tJournal Article
Author\tAda Byron
Author\tBo Chen
Abstract\tWe count bees with small networks.
Date\t2021-03-04
Publication\tJournal of Bees
DOI\t10.1234/bees.1
Date Added\t5/3/2024, 10:00:00 AM

Position: Wasps Are Hard
Item Type\tPreprint
Author\tCy Roe
Abstract\tWasps are hard to count.
Date\t2022-01-02
Publication\tarXiv
DOI\t10.1234/bees.2
Date Added\t5/4/2024, 10:00:00 AM
"""
PAGES["all fields of a reference manager"] = """Reference Type:  Journal Article
Record Number: 12
Author: Byron, Ada and Chen, Bo
Year: 2021
Title: Counting Bees
Journal: Journal of Bees
Keywords: bees
counting
Abstract: We count bees with small networks.
DOI: 10.1234/bees.1

Reference Type:  Generic
Record Number: 13
Author: Roe, Cy
Year: 2022
Title: Position: Wasps Are Hard
Journal: arXiv
Abstract: Wasps are hard to count.
DOI: 10.1234/bees.2
"""
PAGES["full records of an index"] = """Record 1 of 2
Title: Counting Bees
Author(s): Byron, A (Byron, Ada); Chen, B (Chen, Bo)
Source: Journal of Bees  Volume: 12  Issue: 3  Pages: 345-356  DOI: 10.1234/bees.1  Published: MAR 2021
Abstract: We count bees with small networks.
ISSN: 2041-1723
____________________________________

Record 2 of 2
Title: Position: Wasps Are Hard
Author(s): Roe, C (Roe, Cy)
Source: arXiv  Volume: 9  DOI: 10.1234/bees.2  Published: 2022
Abstract: Wasps are hard to count.
ISSN: 2041-1724
"""
PAGES["values below their labels"] = """Title:
Counting Bees
Authors:
BYRON, Ada1 ada@example.org
CHEN, Bo2
Source:
Journal of Bees. Mar2021, Vol. 5 Issue 2, p1-20. 20p.
Abstract:
We count bees with small networks.
DOI:
10.1234/bees.1
Accession Number:
142020202

Title:
Position: Wasps Are Hard
Authors:
ROE, Cy1
Source:
arXiv. 2022, Vol. 7 Issue 1, p33-40. 8p.
Abstract:
Wasps are hard to count.
DOI:
10.1234/bees.2
Accession Number:
142020203
"""
PAGES["labels in braces"] = """{Reference Type}: Journal Article
{Title}: Counting Bees
{Author}: Ada Byron; Bo Chen;
{Journal}: Journal of Bees
{Year}: 2021
{Abstract}: We count bees with small networks.
{DOI}: 10.1234/bees.1

{Reference Type}: Preprint
{Title}: Position: Wasps Are Hard
{Author}: Cy Roe;
{Journal}: arXiv
{Year}: 2022
{Abstract}: Wasps are hard to count.
{DOI}: 10.1234/bees.2
"""


def read(text: str, file: str = "page.txt") -> Document:
    document = read_data(file, text.encode()).document
    assert document.lines_total == document.lines_in_records + document.lines_noise + document.lines_blank
    return document


@pytest.mark.parametrize("kind", PAGES)
def test_labelled_values(kind: str) -> None:
    document = read(PAGES[kind])
    assert document.layout == "fields"
    bees, wasps = document.records
    assert (bees.title, wasps.title) == ("Counting Bees", "Position: Wasps Are Hard")
    assert [name.title() for name in bees.authors] == ["Ada Byron", "Bo Chen"]
    assert [name.title() for name in wasps.authors] == ["Cy Roe"]
    assert bees.authors_complete
    assert bees.abstract == "We count bees with small networks."
    assert wasps.abstract == "Wasps are hard to count."
    assert (bees.date or "")[:4] == "2021"
    assert (wasps.date or "")[:4] == "2022"
    assert (bees.venue, wasps.venue) == ("Journal of Bees", "arXiv")
    assert (bees.identifiers.doi, wasps.identifiers.doi) == ("10.1234/bees.1", "10.1234/bees.2")
    assert not document.problems


def test_titles_stand_unlabelled_above_their_fields() -> None:
    document = read(
        "Sparse Attention for Long Documents\nAuthors: Ada Byron, Bo Chen\nTrack: Main\nKeywords: attention; length\n"
        "Abstract: Long documents need it.\n\nBackground: A Short History\nAuthors: Cy Roe\nTrack: Demo\n"
        "Keywords: history\nAbstract: There was little before.\n"
    )
    assert [record.title for record in document.records] == [
        "Sparse Attention for Long Documents",
        "Background: A Short History",
    ]
    assert document.records[0].topics == ("attention", "length")
    assert [record.session for record in document.records] == ["Main", "Demo"]


def test_an_abstract_without_a_label_stands_behind_a_rule() -> None:
    mail = "".join(
        f"------\n\\\\\narXiv:2105.0000{at}\nDate: Mon, 3 May 2021 17:59:59 GMT   (12kb)\n\nTitle: {title}\n"
        f"Authors: Ada Byron, Bo\n  Chen\nCategories: cs.LG cs.AI\n\\\\\n"
        "  We study bees and what they do all day long in their hive, and find that they\nwork. The result is clear.\n"
        f"\\\\ ( https://arxiv.org/abs/2105.0000{at} ,  12kb)\n"
        for at, title in enumerate(("Counting Bees", "Wasps Are Hard"), 1)
    )
    bees, wasps = read(mail).records
    assert (bees.title, wasps.title) == ("Counting Bees", "Wasps Are Hard")
    assert bees.authors == ("Ada Byron", "Bo Chen")
    assert bees.abstract == (
        "We study bees and what they do all day long in their hive, and find that they work. The result is clear."
    )
    assert bees.categories == ("LG", "AI")
    assert wasps.identifiers.arxiv == "2105.00002"


def test_paragraphs_of_a_talk() -> None:
    talks = read(
        "Title: The Waggle Dance\nSpeaker: Ada Byron (University of Oxford)\nDate: March 3, 2020\nRoom: 4.12\n"
        "Abstract: The dance tells where flowers are.\n\nWe also discuss what no network can read of it.\n\n"
        "Bio: Ada Byron works on insects.\n\n"
        "Title: Optimal Hives\nSpeaker: Bo Chen (ETH Zürich)\nDate: March 10, 2020\nRoom: 4.12\n"
        "Abstract: Hives are optimal.\nBio: Bo Chen counts.\n"
    ).records
    assert [record.authors for record in talks] == [("Ada Byron",), ("Bo Chen",)]
    assert talks[0].abstract == (
        "The dance tells where flowers are.\n\nWe also discuss what no network can read of it."
    )
    assert talks[1].abstract == "Hives are optimal."


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ada Byron\nTitle: Professor\nEmail: a@b.org\n\nName: Bo Chen\nTitle: Lecturer\nEmail: b@b.org\n",
        "Title: Pancakes\nTime: 20 minutes\nAuthor: Grandma\n\nTitle: Waffles\nTime: 30 minutes\nAuthor: Aunt May\n",
        "From: Ada Byron\nTo: Bo Chen\nSubject: Dinner\nDate: March 3, 2020\n\nShall we?\n",
    ],
)
def test_other_labelled_values_are_no_papers(text: str) -> None:
    assert read(text).layout != "fields"


def test_a_saved_table_of_fields() -> None:
    rows = "".join(
        f"<h2>{title}</h2><table><tr><th>Item Type</th><td>Journal Article</td></tr><tr><th>Author</th>"
        f"<td>{author}</td></tr><tr><th>Abstract</th><td>We count.</td></tr><tr><th>Date</th><td>202{at}</td></tr>"
        "</table>"
        for at, (title, author) in enumerate((("Counting Bees", "Ada Byron"), ("Wasps Are Hard", "Cy Roe")))
    )
    document = read(f"<html><body>{rows}</body></html>", "report.html")
    assert [(record.title, record.authors, record.date) for record in document.records] == [
        ("Counting Bees", ("Ada Byron",), "2020"),
        ("Wasps Are Hard", ("Cy Roe",), "2021"),
    ]


def test_the_layout_can_be_pinned() -> None:
    text = "Title: Bees\nAuthor: Ada Byron\nAbstract: We count.\n"
    assert read_data("page.txt", text.encode(), Pin(layout="fields")).document.records[0].title == "Bees"


def test_numbers_that_count_up_are_no_part_of_unlabelled_titles() -> None:
    page = "\n".join(
        f"{at}. {title}\n   - Authors: {names}\n   - Published in: Journal of Bees, 2021\n   - Key idea: Counting.\n"
        for at, title, names in ((1, "Counting bees", "Ada Byron and Bo Chen"), (2, "On wasps", "Cy Roe"))
    )
    assert [record.title for record in read(page).records] == ["Counting bees", "On wasps"]


@pytest.mark.parametrize("mark", ["{}. 论文标题：", "【{}】Title: ", "📄 Title: ", "{}) 📄 Paper title: "])
def test_labels_may_stand_behind_a_number_or_a_picture(mark: str) -> None:
    titles = ["Counting bees", "On wasps: a survey"]
    page = "\n".join(
        f"{mark.format(at)}{title}\n👥 Authors: Ada Byron, Bo Chen\nAbstract: We count all of them, and they sting.\n"
        for at, title in enumerate(titles, 1)
    )
    document = read(page)
    assert [record.title for record in document.records] == titles
    assert all(record.authors == ("Ada Byron", "Bo Chen") for record in document.records)
