"""Groups that sign papers as a person does."""

import pytest

from papershelf.read import read_data
from papershelf.read.groups import is_group
from papershelf.read.names import name_list


@pytest.mark.parametrize(
    "name",
    "CDF Collaboration|The Belle II Collaboration|International Grains Council|Particle Data Group|NA62 Collaboration"
    "|1000 Genomes Project Consortium|Intergovernmental Panel on Climate Change|Global Burden Collaborators".split(
        "|"
    ),
)
def test_a_group_is_one_author(name: str) -> None:
    assert is_group(name)
    found = name_list(name)
    assert found
    assert (found.names, found.likelihood) == ((name,), 1)


@pytest.mark.parametrize(
    "text",
    "Human-AI Collaboration|Graph Neural Network|The Lie Group|AI and Society|Learning to Form a Team|Symmetry Group"
    "|Collaboration|Ada Byron".split("|"),
)
def test_a_title_or_a_person_is_no_group(text: str) -> None:
    assert not is_group(text)


def test_a_record_with_a_group_does_not_fall_to_the_one_before() -> None:
    page = "Anthology event\n\n" + "\n\n".join(
        f"pdf bib abs\n{title}\n{names}\nWe study the {title.lower()} and show how well our method does."
        for title, names in (
            ("Learning Invariant Representations", "Ada Byron | Bo Chen"),
            ("Measurement of the W Boson Mass", "CDF Collaboration"),
            ("Surface States in Insulators", "Max Ernst | Cy Roe"),
        )
    )
    document = read_data("page.txt", page.encode()).document
    assert [record.authors for record in document.records] == [
        ("Ada Byron", "Bo Chen"),
        ("CDF Collaboration",),
        ("Max Ernst", "Cy Roe"),
    ]
    assert [(each.line, each.severity) for each in document.problems if each.code == "unread-lines"] == [
        (1, "note")
    ]


def test_a_month_behind_a_comma_makes_no_person() -> None:
    assert name_list("Grain Market Report, February 2020") is None


def test_a_venue_behind_many_names_is_nobody() -> None:
    names = ", ".join(f"{letter}. Byron" for letter in "ABCDEFGH")
    assert name_list(f"{names}; Proceedings of Advances in Bees, PMLR 107:1-11") is None
    assert name_list(names) is not None
