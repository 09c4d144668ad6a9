"""One sentence of an abstract, whole and as it stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.shelve.papers.sentences import sentences
from papershelf.shelve.papers.summary import LONG, summary_sentence


def test_an_empty_abstract_has_no_summary() -> None:
    assert summary_sentence("") is None
    assert summary_sentence(" \n\n ") is None


def test_what_the_paper_does_is_preferred_to_its_background() -> None:
    abstract = (
        "Rivers carry more silt than ever. Earlier surveys missed the delta. "
        "We propose a gauge that floats with the current. Further trials are planned."
    )
    assert summary_sentence(abstract) == "We propose a gauge that floats with the current."


@pytest.mark.parametrize(
    "sentence",
    [
        "This paper introduces a cheap test for chronic kidney disease in rural clinics.",
        "In this work, we show that the two estimates agree in the limit of many samples.",
        "Here we prove that every such tiling of the plane is periodic up to reflection.",
        "To address this gap, we develop a catalogue of watermarks from four archives.",
        "A new method for dating ice cores without carbon is presented and tested on Svalbard.",
    ],
)
def test_the_ways_to_say_what_is_new(sentence: str) -> None:
    abstract = f"The question is old and many have asked it. {sentence} The data will be shared."
    assert summary_sentence(abstract) == sentence


def test_without_a_cue_the_first_sentence_stands() -> None:
    assert summary_sentence("Maps age badly. Coasts move. Names change.") == "Maps age badly."


def test_a_structured_abstract_is_quoted_with_its_heading() -> None:
    abstract = (
        "BACKGROUND: Salt intake is high. RESULTS: Blood pressure fell by 4.2 mm Hg in the group of 400 adults. "
        "CONCLUSIONS: Less salt lowers blood pressure in older adults."
    )
    assert summary_sentence(abstract) == "CONCLUSIONS: Less salt lowers blood pressure in older adults."


def test_an_announcement_of_experiments_is_second_to_the_idea() -> None:
    abstract = (
        "We introduce a lattice of mirrors that folds light twice. "
        "Finally, we also show extensive experiments that demonstrate its use in practice."
    )
    assert summary_sentence(abstract) == "We introduce a lattice of mirrors that folds light twice."


def test_a_short_like_sentence_is_preferred_to_a_very_long_one() -> None:
    long = "We propose a method " + "that counts the rings of a very old tree and " * 9 + "is exact."
    short = "We show that rings of old trees can be counted without any cutting at all."
    assert len(long) > LONG
    assert summary_sentence(f"{long} {short}") == short


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith et al. (2019) counted them twice.",
        "Some metals, e.g. Copper and tin, were traded early.",
        "As Fig. 3 shows, the rate doubles.",
        "The strain E. coli K-12 grows at 37.5 degrees.",
        "J. S. Bach copied it by hand.",
        "It rose by 3.5 points vs. 2.1 points.",
        "The bound is $f(x) = 3. Q$ for all x.",
        "Use a step of approx. 4 mm (cf. Eq. 2).",
        "The U.S. Navy kept logs.",
    ],
)
def test_stops_that_end_no_sentence(sentence: str) -> None:
    assert list(sentences(f"{sentence} Then it ended.")) == [sentence, "Then it ended."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It works! Does it? Yes.", ["It works!", "Does it?", "Yes."]),
        ("He said “stop.” She did not.", ["He said “stop.”", "She did not."]),
        ("First part.\n\nsecond part", ["First part.", "second part"]),
        ("Work by Lee et al. We differ.", ["Work by Lee et al.", "We differ."]),
        ("The cost is $5. The rest is $6.", ["The cost is $5.", "The rest is $6."]),
        ("It learns.. These help.", ["It learns..", "These help."]),
        ("No stop at the end", ["No stop at the end"]),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@given(st.text(alphabet=st.sampled_from("We show aB.?! \n$12“”é"), max_size=120))
def test_a_summary_is_quoted_never_made(abstract: str) -> None:
    summary = summary_sentence(abstract)
    assert (summary is None) == (not abstract.strip())
    if summary is not None:
        assert summary in abstract
        assert summary == summary.strip()


@given(st.text(max_size=200))
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
