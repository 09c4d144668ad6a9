"""Headings and paragraphs are a list of papers only where something says so."""

from random import Random

import pytest
from invented_pages import similar_papers

from papershelf.model import Document
from papershelf.read import pages
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source

STORY = (
    "My sister and I took the train to the sea, and it rained for a week. I read nine novels in my tent, ate bread "
    "with jam, and was happier than I had been at school. When the sun came back we had to go home."
)
ESSAY = (
    "The mill stood by the river for three hundred years. It ground the corn of four villages, and the miller was "
    "the richest man in the valley. When the railway came, the corn went to the city, and the wheel stood still."
)
ABSTRACTS = (
    "Low-rank updates are a popular way to adapt large models. We show that their rank can be chosen per layer, "
    "and that this halves the cost. The method was evaluated on twelve benchmarks.",
    "Honeybees were trained to fly past marks before they turned. In this study we report that they count up to "
    "four, and that the number that they remember does not depend on the distance between the marks.",
)
STORIES = (
    "How I spent my summer",
    "What happened next",
    "Back at home",
    "On growing up",
    "The end of it",
    "Thanks",
)
ESSAYS = (
    "The old mill",
    "A family of the valley",
    "What the railway brought",
    "Rain and ruins",
    "Today",
    "Visits",
)


def read(titles: tuple[str, ...], *texts: str) -> Document:
    page = "".join(f"{title}\n{texts[at % len(texts)]}\n" for at, title in enumerate(titles))
    return settle([pages.read(Source(file="page.txt", text=page))])[0]


def doubts(document: Document) -> list[tuple[str, str]]:
    return [(each.severity, each.code) for each in document.problems if each.severity != "note"]


@pytest.mark.parametrize("count", range(2, 7))
def test_a_persons_story_is_no_list_of_papers(count: int) -> None:
    document = read(STORIES[:count], STORY)
    assert (document.layout, document.records) == ("unknown", ())
    assert doubts(document) == [("error", "unknown-layout")]
    assert document.lines_noise == 2 * count


def test_two_headings_of_an_essay_are_no_list_of_papers() -> None:
    assert doubts(read(ESSAYS[:2], ESSAY)) == [("error", "unknown-layout")]


@pytest.mark.parametrize("count", [5, 6])
def test_an_essay_with_many_headings_is_no_list_of_papers(count: int) -> None:
    assert doubts(read(ESSAYS[:count], ESSAY)) == [("error", "unknown-layout")]


@pytest.mark.parametrize(
    "titles",
    [
        ("Ranks That Fit: Choosing Updates by Layer", "Bees Count to Four"),
        ("Choosing the rank of updates by layer", "Bees can count to four"),
    ],
)
def test_two_papers_are_read_without_a_doubt(titles: tuple[str, ...]) -> None:
    document = read(titles, *ABSTRACTS)
    assert tuple(record.title for record in document.records) == titles
    assert doubts(document) == []


def test_a_header_speaks_for_a_list() -> None:
    text = f"Get trending papers in your email inbox!\nSubscribe{ESSAYS[0]}\n{ESSAY}\n{ESSAYS[1]}\n{ESSAY}\n"
    document = settle([pages.read(Source(file="page.txt", text=text))])[0]
    assert len(document.records) == 2
    assert doubts(document) == [("warning", "unsure-layout")]


@pytest.mark.parametrize("language", ["Die Bienen", "Les abeilles"])
def test_a_list_in_another_language_is_not_doubted(language: str) -> None:
    text = f"{language} 2024: eins, zwei, drei, vier. " + "Lorem ipsum dolor sit amet, consectetur elit. " * 4
    document = read(
        tuple(f"{language} {word}" for word in ("eins", "zwei", "drei", "vier", "sechs")), text.strip()
    )
    assert len(document.records) == 5
    assert doubts(document) == []


@pytest.mark.parametrize("seed", range(40))
def test_invented_pages_of_five_and_more_are_not_doubted(seed: int) -> None:
    rng = Random(seed)
    page = similar_papers(rng, rng.randint(5, 12))
    bare = [line.removeprefix("Subscribe") for line in page.lines if not line.startswith("Get trending")]
    document = settle([pages.read(Source(file="page.txt", text="\n".join(bare)))])[0]
    assert len(document.records) == len(page.records)
    assert doubts(document) == []
