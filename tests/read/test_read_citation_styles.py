"""References in the styles of publishers and reference managers: papers are rendered in each, and read back."""

import textwrap
from random import Random

import pytest
from citation_styles import STYLES, Style
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.papers import Paper, papers
from rendering.scoring import names_right, title_right

from papershelf.model import Document, Record
from papershelf.read import read_data

LEAST = 0.89
"""Of titles and lists of authors so many must be right in each style, whatever names the papers have."""
SEEDS = (1, 2)
COUNT = 25


def read(text: str) -> Document:
    return read_data("list.txt", text.encode()).document


def right(style: Style, paper: Paper, record: Record | None) -> tuple[bool, bool]:
    """Whether the title and the authors are as the style states them."""
    if record is None:
        return False, False
    title = title_right(record.title, paper.title) if style.titled else record.title is None
    stated = tuple(style.name(name) for name in paper.authors)
    cut = len(stated) > style.most
    people = record.authors if not cut else record.authors[:1]
    return title, names_right(people, stated[:1] if cut else stated) and record.authors_complete is not cut


def share(name: str, seed: int) -> tuple[float, float]:
    style, written = STYLES[name], papers(Random(f"{name} {seed}"), COUNT)
    document = read("\n".join(f"[{at}] {style.write(paper)}" for at, paper in enumerate(written, 1)))
    by_line = {record.line_start: record for record in document.records}
    found = [right(style, paper, by_line.get(at)) for at, paper in enumerate(written, 1)]
    return sum(title for title, _ in found) / COUNT, sum(people for _, people in found) / COUNT


@pytest.mark.parametrize("name", STYLES)
def test_titles_and_authors_of_a_style_are_read(name: str) -> None:
    shares = [share(name, seed) for seed in SEEDS]
    assert sum(title for title, _ in shares) / len(shares) >= LEAST
    assert sum(people for _, people in shares) / len(shares) >= LEAST


PLAIN = [
    ("How bees count to four", ("A. Byron", "B. Chen"), "J. Bee Res.", 2019),
    ("What ants remember: a survey", ("C. Roe",), "Ant Lett.", 2020),
    ("Do spiders dream?", ("E. Fox", "G. Hall", "I. Moor"), "Spider Sci.", 2021),
    ("Moths at night vs. moths at noon", ("J. King", "L. Park"), "J. Bee Res.", 2018),
    ("On wasps and their paper", ("N. Wood", "O. Gray"), "Wasp Commun.", 2017),
    ("A theory of hives", ("P. West",), "Ant Lett.", 2016),
]


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(48, 110),
    indent=st.integers(0, 9),
    mark=st.sampled_from(("[{}] ", "{}. ", "［{}］")),
    blank=st.booleans(),
    heads=st.booleans(),
)
def test_wrapped_references_read_as_those_on_one_line(
    width: int, indent: int, mark: str, blank: bool, heads: bool
) -> None:
    lines: list[str] = []
    starts: list[int] = []
    for at, (title, people, venue, year) in enumerate(PLAIN, 1):
        text = f"{mark.format(at)}{', '.join(people)}, “{title},” {venue} {at + 3}, 10{at}–12{at} ({year})."
        starts.append(len(lines) + 1)
        wrapped = textwrap.wrap(text, width, subsequent_indent=" " * indent, break_on_hyphens=False)
        lines += wrapped[:1]
        if heads and at == 3 and len(wrapped) > 1:
            lines += ["", "17", "", "Byron et al.", ""]
        lines += wrapped[1:]
        if blank:
            lines.append("")
    document = read("\n".join(lines))
    assert [(record.title, record.authors) for record in document.records] == [
        (title, people) for title, people, _, _ in PLAIN
    ]
    assert [record.line_start for record in document.records] == starts


def test_a_word_that_a_hyphen_parted_is_whole_again() -> None:
    document = read(
        "[1] A. Byron and B. Chen. Counting bees with recur-\n    rent networks. In Bee Conference, 2019.\n"
        "[2] C. Roe. What ants remember of their way home, a sur-\n    vey. In Ant Workshop, 2020.\n"
        "[3] E. Fox and G. Hall. Do organ-\n    ising spiders dream? In Spider Symposium, 2021.\n"
        "[4] J. King. On recurrent wasps. In Wasp Workshop, 2018.\n"
    )
    assert [record.title for record in document.records] == [
        "Counting bees with recurrent networks",
        "What ants remember of their way home, a survey",
        "Do organising spiders dream?",
        "On recurrent wasps",
    ]


def test_an_award_behind_the_venue_is_the_award() -> None:
    document = read(
        "Ada Byron and Bo Chen. How bees count to four. LREC 2021. Best paper award.\n"
        "Cy Roe. What ants remember of their way. ACL 2020.\n"
        "Eve Fox and Guy Hall. Do spiders dream of flies? EMNLP 2019 (Outstanding Paper Award).\n"
        "Jo King. A survey of moths. ICML 2018.\n"
    )
    assert [record.award for record in document.records] == [
        "Best paper award",
        None,
        "Outstanding Paper Award",
        None,
    ]
    assert [record.venue for record in document.records] == [
        "LREC 2021",
        "ACL 2020",
        "EMNLP 2019",
        "ICML 2018",
    ]


def test_a_physicists_list_gets_no_titles() -> None:
    document = read(
        "[1] A. Byron, B. Chen, and C. Roe, Phys. Rev. Lett. 126, 010501 (2021).\n"
        "[2] E. Fox and G. Hall, Nature 12, 345 (2020).\n"
        "[3] J. King, J. Chem. Phys. 3, 17 (2019).\n"
        "[4] L. Park and N. Wood, Ann. Phys. 7, 1 (2018).\n"
    )
    assert [record.title for record in document.records] == [None] * 4
    assert [record.authors for record in document.records] == [
        ("A. Byron", "B. Chen", "C. Roe"),
        ("E. Fox", "G. Hall"),
        ("J. King",),
        ("L. Park", "N. Wood"),
    ]
    assert [record.venue for record in document.records][:2] == ["Phys. Rev. Lett", "Nature"]


def test_editors_and_kinds_of_a_reference_are_no_venue() -> None:
    document = read(
        "1. Byron, A., Chen, B.: How bees count to four. In: Roe, C., Poe, D. (eds.) BEES 2019."
        " LNCS, vol. 1, pp. 1–10."
        " Springer, Cham (2019). https://doi.org/10.1007/123\n"
        "2. Fox, E.: What ants remember. In: Hall, G. (ed.) ANTS 2020. LNCS, vol. 2, pp. 3–9. Springer (2020)\n"
        "3. King, J., Park, L.: Do spiders dream? J. Spider Sci. 3(4), 5–6 (2021)\n"
    )
    assert [record.title for record in document.records] == [
        "How bees count to four",
        "What ants remember",
        "Do spiders dream?",
    ]
    assert not any(
        "Roe" in (record.venue or "") or "Hall" in (record.venue or "") for record in document.records
    )


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 we moved to a new hall. The bees came in 2020, and the ants in 2021.\nIn 2022 we had a party.\n"
        "Nobody knew in 2018 that it would last until 2023.\n",
        "Recommended: a course on probability (2019).\nRequired: a course on bees (2020).\nRoom 12, Monday 10:00\n",
        "Bibliographies\nReferences and notes\nFurther reading (2019)\nSelected references\n",
    ],
)
def test_prose_with_years_is_no_list_of_references(text: str) -> None:
    assert not read(text).records
