"""Pages with nothing but a space between a title and its authors."""

import pytest

from papershelf.model import Document
from papershelf.read import pages as reader
from papershelf.read.pages.settle import settle
from papershelf.read.pages.spaced import partings
from papershelf.read.source import Source

PAPERS = [
    ("Sparse Kernels for Causal Fields", ("Ada K. Byron", "Bo Chen", "Cy Roe")),
    ("Is Descent Enough?", ("Mei Nakamura", "Ada K. Byron")),
    ("On the Growth of Small Networks", ("Jörg Grünwald",)),
    ("Optimal bandits with delayed feedback", ("Bo van den Berg", "Dana Cray")),
    ("Codes and Flows: A Survey", ("S. M. Eslami", "Bo Chen", "Mei Nakamura")),
    ("Protein Design with Flow Matching", ("Dana Cray", "Cy Roe")),
]


def read(text: str) -> Document:
    return settle([reader.read(Source(file="page.txt", text=text))])[0]


def test_titles_and_names_are_parted() -> None:
    page = "Proceedings of the Bee Conference\n\n" + "\n".join(
        f"{title} {', '.join(names)}" for title, names in PAPERS
    )
    found = read(page)
    assert [(record.title, record.authors) for record in found.records] == PAPERS
    assert found.lines_total == found.lines_in_records + found.lines_noise + found.lines_blank


@pytest.mark.parametrize(
    "lines",
    [
        [f"{title}, {', '.join(names)}" for title, names in PAPERS],
        [f"{title} - {', '.join(names)}" for title, names in PAPERS],
        [f"{title} (Bees 2019) {', '.join(names)}" for title, names in PAPERS],
        [f"{title}. {', '.join(names)}" for title, names in PAPERS],
        [", ".join(names) for _, names in PAPERS],
        [title for title, _ in PAPERS],
        [f"{title} {', '.join(names)}" for title, names in PAPERS[:2]],
        ["Bees, wasps and ants", "Deep learning, kernels, trees", "Sets, graphs, maps", "Fields, flows"],
    ],
)
def test_other_pages_are_left_as_they_are(lines: list[str]) -> None:
    assert partings(lines) == [None] * len(lines)


def test_a_title_that_may_end_elsewhere_is_told() -> None:
    lines = [f"{title} {', '.join(names)}" for title, names in PAPERS]
    found = read("\n".join([*lines, "Learning with Noise Ana Maria Cruz, Bo Chen"]))
    assert all(
        problem.code != "unsure-boundary" or "could be" in problem.message for problem in found.problems
    )
    assert found.records[-1].authors[-1] == "Bo Chen"
