"""Pictures: nothing overlaps, nothing is drawn that the data cannot carry, the same bytes from the same shelf."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented_shelf import CONFIG, document, odd_shelf, paper, shelf
from papershelf.model import Paper
from papershelf.site.catalogue import catalogue
from papershelf.site.pictures import coauthors, crews, sources, terms, topic_map, topics, years
from papershelf.site.pictures.columns import columns
from papershelf.site.pictures.figure import Figure, width_of, wrapped
from papershelf.site.pictures.layout import SPACE_X, SPACE_Y, arranged
from papershelf.site.pictures.sparkline import sparkline
from papershelf.site.views.statistics import PICTURES

MAKERS = {
    "years": years.years,
    "topics": topics.topics,
    "map": topic_map.topic_map,
    "coauthors": coauthors.coauthors,
    "terms": terms.terms,
    "crews": crews.crews,
    "sources": sources.sources,
}
numbers = st.integers(0, 24)


def drawn(name: str, papers: list[Paper]) -> Figure:
    made = shelf(papers, [document("session.txt", "poster session", range(1, 3 * len(papers), 3))])
    return MAKERS[name](catalogue(made, CONFIG, Path("no such site")))


def dated(*dates: str | None) -> list[Paper]:
    return [paper(f"Study {number}", ["Ann Lee"], date=date) for number, date in enumerate(dates)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 260), st.integers(24, 80)), min_size=1, max_size=25),
    st.lists(st.tuples(numbers, numbers), max_size=60),
)
def test_no_two_boxes_meet_and_none_leaves_the_width(
    sizes: list[tuple[int, int]], ends: list[tuple[int, int]]
) -> None:
    edges = {(min(pair), max(pair)) for pair in ends if pair[0] != pair[1] and max(pair) < len(sizes)}
    places, height = arranged(tuple(sizes), tuple(sorted(edges)), 748)
    boxes = [(x - w // 2, y - h // 2, w, h) for (x, y), (w, h) in zip(places, sizes, strict=True)]
    for number, (x, y, w, h) in enumerate(boxes):
        assert 0 <= x <= x + w <= 748
        assert 0 <= y <= y + h <= height
        for ox, oy, ow, oh in boxes[:number]:
            assert (
                x + w + SPACE_X <= ox
                or ox + ow + SPACE_X <= x
                or y + h + SPACE_Y <= oy
                or oy + oh + SPACE_Y <= y
            )


@given(st.text(max_size=80), st.integers(60, 300))
def test_a_wrapped_text_loses_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def test_the_drawing_of_a_graph_is_always_the_same() -> None:
    """The bytes of a picture of this graph, written down: another machine must make them too."""
    sizes = ((80, 36),) * 7
    edges = ((0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (5, 6))
    places, height = arranged(sizes, edges, 748)
    assert (places, height) == PLACES


PLACES = (((475, 74), (431, 18), (334, 76), (176, 115), (40, 148), (673, 18), (579, 55)), 166)


def test_too_few_dates_are_no_picture_but_a_sentence() -> None:
    made = drawn("years", dated("2019", "2020-01", "2021", *[None] * 13))
    assert not made.drawing
    assert made.sentence == (
        "Only 3 of 16 papers have a date: under 20 %, too few for a picture. They are from 2019 to 2021."
    )
    assert made.rows == [("2019", "1"), ("2020", "1"), ("2021", "1")]


def test_years_without_a_paper_are_gaps() -> None:
    made = drawn("years", dated("2015", "2015-02-03", "2017", "2021", None))
    assert made.sentence == (
        "Dates are known for 4 of 5 papers, from 2015 to 2021, most from 2015 (2). "
        "A gap is a time without a paper here."
    )
    assert made.drawing.count("<rect") == 3
    assert [at for at in range(2015, 2022) if f">{at}<" in made.drawing] == list(range(2015, 2022))


def test_two_years_are_no_picture() -> None:
    assert not drawn("years", dated("2019", "2019", "2020")).drawing


def test_centuries_are_drawn_in_decades() -> None:
    made = drawn("years", dated("1763", "1801", "1999", "2024"))
    assert "1760s: 1" in made.drawing
    assert made.drawing.count("<rect") == 4


@given(st.lists(st.integers(0, 5000), min_size=3, max_size=45).filter(any))
def test_columns_stand_on_zero_in_proportion(counts: list[int]) -> None:
    made = columns("x", "X", "What.", [(str(number), count) for number, count in enumerate(counts)])
    heights = [int(height) for height in re.findall(r'<rect[^>]* height="(\d+)"', made)]
    values = [count for count in counts if count]
    assert len(heights) == len(values)
    scale = max(heights) / max(values)
    assert all(abs(height - value * scale) <= 2 for height, value in zip(heights, values, strict=True))


def test_only_whole_author_lists_are_counted() -> None:
    papers = [
        paper(f"Study {number}", [f"Person {each}" for each in range(size)])
        for number, size in enumerate((1, 2, 2, 3, 12))
    ]
    papers.append(paper("Cut", ["Ann Lee"], authors_complete=False))
    made = drawn("crews", papers)
    assert made.sentence == "Whole author lists are known for 5 of 6 papers. The middle paper has 2 authors."
    assert ">10+<" in made.drawing
    assert made.rows[-1] == ("12", "1")


def test_the_network_joins_who_shares_two_papers() -> None:
    crew = ["Ann Lee", "Bo Wu", "Cy Young"]
    papers = [
        paper("One", crew),
        paper("Two", [*crew, "Di Once"]),
        paper("Three", [*crew[:2], "Di Once"]),
        paper("Four", ["Di Once", "Eve Alone"]),
    ]
    made = drawn("coauthors", papers)
    assert made.rows[0] == ("Ann Lee", "Bo Wu", "3")
    assert {row[:2] for row in made.rows} == {
        ("Ann Lee", "Bo Wu"), ("Ann Lee", "Cy Young"), ("Bo Wu", "Cy Young"),
        ("Ann Lee", "Di Once"), ("Bo Wu", "Di Once"),
    }  # fmt: skip
    assert "Eve Alone" not in made.drawing
    links = re.findall(r'<a href="authors/([\w-]+)\.html">', made.drawing)
    assert links == ["ann-lee", "bo-wu", "cy-young", "di-once"]


def test_a_crowd_joins_nobody() -> None:
    crowd = [f"Member {number}" for number in range(31)]
    made = drawn("coauthors", [paper("One", crowd), paper("Two", crowd)])
    assert not made.drawing


def test_the_map_joins_topics_that_share_papers() -> None:
    papers = [paper(f"Study {number}", topics=["Sand", "Stone"]) for number in range(3)]
    papers += [paper(f"Other {number}", topics=["Stone", "Water"]) for number in range(2)]
    papers.append(paper("Last", topics=["Air", "Water"]))
    made = drawn("map", papers)
    assert made.rows == [("Sand", "Stone", "3"), ("Stone", "Water", "2")]
    assert "Air" not in made.drawing


def test_words_of_titles_are_counted_once_a_title_in_any_number() -> None:
    papers = [
        paper("Transformers: a transformer of GANs"),
        paper("Learning with GANs, towards models"),
        paper("A Transformer for sand"),
        paper("Sand and sand"),
    ]
    made = drawn("terms", papers)
    assert made.rows == [("GANs", "2"), ("sand", "2"), ("transformer", "2")]
    assert 'href="search.html?q=GANs"' in made.drawing


@pytest.mark.parametrize("name", MAKERS)
def test_a_shelf_of_one_bare_paper_has_sentences_alone(name: str) -> None:
    made = drawn(name, [paper(None)])
    assert not made.drawing
    assert made.sentence.endswith(".")
    assert "None" not in made.sentence


def test_every_picture_names_itself_and_says_its_sentence() -> None:
    made = [make(catalogue(odd_shelf(), CONFIG, Path("no such site"))) for make in PICTURES]
    assert {make.id for make in made} == set(MAKERS)
    for figure in made:
        if figure.drawing:
            assert f'aria-labelledby="{figure.id}-title {figure.id}-said"' in figure.drawing
            assert f'<title id="{figure.id}-title">{figure.title}</title>' in figure.drawing
            role = "group" if "<a " in figure.drawing else "img"
            assert figure.drawing.startswith(f'<svg role="{role}"')
            assert figure.head
            assert figure.rows


def test_a_line_of_years_needs_three() -> None:
    assert sparkline(["2019", "2020-01", None]) == ""
    known = ["2019", "2020-01", "2023", "2023"]
    made = sparkline(known)
    assert made.startswith('<p class="spark">2019 <svg')
    assert made.endswith("</svg> 2023</p>")
    assert 'aria-label="Papers by year. 2019: 1, 2020: 1, 2023: 2"' in made
    assert sparkline([*known, *[None] * 16]).endswith("</svg> 2023 <span>4 of 20 papers dated</span></p>")
    assert sparkline([*known, *[None] * 17]) == ""
