"""MEDLINE text of PubMed: names, dates, identifiers, and texts over several lines."""

import textwrap

import pytest
from reference_facts import GROUPS, Reference, parted, references

from papershelf.model import Document, Identifiers, Link, Record
from papershelf.read import reader_of
from papershelf.read.formats import pubmed
from papershelf.read.registry import FORMATS
from papershelf.read.source import Source


def read(text: str) -> Document:
    document = pubmed.read(Source(file="list.nbib", text=text)).document
    lines = (document.lines_in_records, document.lines_noise, document.lines_blank)
    assert sum(lines) == document.lines_total == text.count("\n", 0, -1) + 1
    return document


def record(lines: str) -> Record:
    (found,) = read(f"PMID- 1\nTI  - T\n{lines}\n").records
    return found


FULL = """
PMID- 123456
OWN - NLM
TI  - Deep sets in
      medicine.
LID - 10.1000/X.1 [doi]
LID - S0000-1 [pii]
AB  - BACKGROUND: We count
      and count. RESULTS: It - works.
FAU - Byron, Ada B Jr
AU  - Byron AB Jr
AD  - Here.
FAU - van der Berg, Bo
AU  - van der Berg B
CN  - The Deep Group
DP  - 2021 May 26
TA  - Nat Med
JT  - Nature medicine
MH  - Humans
MH  - *Deep Learning/methods
MH  - Neural Networks, Computer
OT  - sets
PMC - PMC99
SO  - Nat Med. 2021.

PMID- 2
TI  - [An old one.]
AU  - Byron AB
AU  - et al.
"""


def test_every_field_is_kept() -> None:
    document = read(FULL)
    first, second = document.records
    assert (first.line_start, first.line_end, second.line_start, second.line_end) == (2, 24, 26, 29)
    assert (first.title, first.venue, first.date) == (
        "Deep sets in medicine",
        "Nature medicine",
        "2021-05-26",
    )
    assert first.abstract == "BACKGROUND: We count and count. RESULTS: It - works."
    assert first.authors == ("Ada B Byron, Jr", "Bo van der Berg", "The Deep Group")
    assert first.topics == ("sets", "Deep Learning")
    assert first.identifiers == Identifiers(doi="10.1000/x.1")
    assert first.links[0] == Link(kind="other", url="https://pubmed.ncbi.nlm.nih.gov/123456/")
    assert (second.title, second.authors, second.authors_complete) == ("An old one", ("A. B. Byron",), False)
    assert document.problems == ()


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("DP  - 2021 May 26", "2021-05-26"),
        ("DP  - 2021 May", "2021-05"),
        ("DP  - 2021", "2021"),
        ("DP  - 2021 Spring", "2021"),
        ("DP  - 2021 Jul-Aug", "2021-07"),
        ("DP  - 2021 May 26-Jun 1", "2021-05"),
        ("DEP - 20210526", "2021-05-26"),
        ("DP  - never", None),
    ],
)
def test_dates(lines: str, date: str | None) -> None:
    assert record(lines).date == date


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Deep sets.", "Deep sets"),
        ("Why?", "Why?"),
        ("Sets in the U.S.", "Sets in the U.S."),
        ("So ...", "So ..."),
    ],
)
def test_the_point_behind_a_title_goes(title: str, read_as: str) -> None:
    assert read(f"PMID- 1\nTI  - {title}\nAU  - A B").records[0].title == read_as


def nbib(number: int, each: Reference) -> str:
    lines = [f"PMID- {number + 1}", "OWN - NLM", "STAT- MEDLINE"]
    lines += textwrap.wrap(
        "TI  - " + each.title + ".", 88, subsequent_indent="      ", break_on_hyphens=False
    )
    for name in each.names:
        given, family, suffix = parted(name)
        full = " ".join(filter(None, (given, suffix)))
        lines += (
            [f"CN  - {name}"] if name in GROUPS else [f"FAU - {family}, {full}", f"AU  - {family} {given[0]}"]
        )
    lines += ["FAU - et al."] if each.cut else []
    return "\n".join([*lines, "DP  - 2021 May", "JT  - Nature", "", ""])


def test_many_records_read_with_the_right_names_and_titles() -> None:
    written = references(320)
    document = read("".join(nbib(number, each) for number, each in enumerate(written)))
    found = [Reference(str(each.title), each.authors, not each.authors_complete) for each in document.records]
    assert found == written
    assert document.problems == ()


def test_pasted_text_is_known_by_its_beginning() -> None:
    assert reader_of("paste.txt", FULL) is FORMATS["formats.pubmed"]
    assert not pubmed.recognises("PMID: 123 is a number.\n")
