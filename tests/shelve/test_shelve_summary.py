"""One sentence of an abstract, whole and as it stands there."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.read import read_content
from papershelf.shelve import shelve
from papershelf.shelve.papers.sentences import sentences
from papershelf.shelve.papers.summary import LONG, summary_sentence

DATA = Path(__file__).parents[1] / "data"


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


@pytest.mark.parametrize(
    ("abstract", "sentence"),
    [
        (
            "BACKGROUND: Salt intake is high. METHODS: We studied 400 adults. RESULTS: Blood pressure fell by 4.2 mm "
            "Hg in 400 adults. CONCLUSIONS: Less salt lowers blood pressure in older adults.",
            "Less salt lowers blood pressure in older adults.",
        ),
        (
            "OBJECTIVE To weigh the risk of salt. DESIGN Cohort study. RESULTS Of 300 adults, 12 fell ill. "
            "CONCLUSION Salt is a risk in older adults.",
            "Salt is a risk in older adults.",
        ),
        (
            "Background\n\nSleep is short.\n\nMethods\n\nWe studied 400 nurses.\n\nConclusion\n\nNight shifts cut "
            "sleep by 1.5 h in nurses of every age.",
            "Night shifts cut sleep by 1.5 h in nurses of every age.",
        ),
        (
            "Hintergrund: Salz ist überall. Methoden: Wir untersuchten 40 Erwachsene. Ergebnisse: Der Blutdruck fiel. "
            "Schlussfolgerung: Weniger Salz senkt den Blutdruck älterer Menschen.",
            "Weniger Salz senkt den Blutdruck älterer Menschen.",
        ),
    ],
)
def test_a_structured_abstract_is_quoted_without_its_headings(abstract: str, sentence: str) -> None:
    assert summary_sentence(abstract) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Here we report the structure of the complex at a resolution of 3.2 Å (Fig. 1).",
        "Together, our data show that the kinase is the primary sensor in guard cells.",
        "A search for heavy bosons in events with one jet is presented.",
        "Using a border design, I find no effect of minimum wages on employment.",
        "This essay reads the novel against the grain of its irony.",
        "In dieser Arbeit stellen wir ein Verfahren vor, das z. B. ohne Daten lernt.",
        "Nous proposons une méthode de segmentation (cf. Fig. 1) sans étiquettes.",
        "En este trabajo presentamos un método nuevo para medir el aprendizaje.",
        "В данной работе предложен новый метод обучения.",
        "本文提出了一种新的方法，称为“快速学习”。",
        "本論文では、軽量なモデルを提案する。",
        "본 논문은 새로운 방법을 제안한다.",
        "في هذا البحث نقدم طريقة جديدة للتعلم.",
    ],
)
def test_fields_and_languages_announce_what_they_do(sentence: str) -> None:
    wide = ord(sentence[0]) > 0x3000 and not "가" <= sentence[0] <= "힣"
    space = "" if wide else " "
    stop = "。" if wide else "."
    background = f"深層学習{stop}学習{stop}" if wide else f"Глубокое дно 1{stop} Шум 2{stop} "
    assert summary_sentence(f"{background}{sentence}{space}深{stop}") == sentence


def test_a_sentence_that_leans_on_another_is_second() -> None:
    abstract = (
        "Tides move sand. We show that this problem can be overcome by damping. "
        "Specifically, we propose a sea wall of reeds that damps waves and holds the sand."
    )
    assert summary_sentence(abstract) == abstract.partition("damping. ")[2]


def test_the_words_of_the_title_tell_which_of_two() -> None:
    abstract = (
        "We introduce a lattice of mirrors for the study of light. "
        "We introduce a prism of salt for the study of sounds."
    )
    assert summary_sentence(abstract, "Prisms of salt and sounds") == abstract.partition("light. ")[2]


@pytest.mark.parametrize(
    ("abstract", "sentence"),
    [
        ("How do bees count? However, it is unclear. Bees count flowers.", "Bees count flowers."),
        ("Is it so? What can be done?", "Is it so?"),
        ("maps of the sea", "maps of the sea"),
        ("we study bees. they fly far. we find that they count to four.", "we find that they count to four."),
        (
            "% We propose a wall that was left out of the text.\n\nWalls of reed hold sand.",
            "Walls of reed hold sand.",
        ),
        (
            "(1) We propose a wall of reeds that holds the sand of a beach.",
            "We propose a wall of reeds that holds the sand of a beach.",
        ),
    ],
)
def test_odd_abstracts(abstract: str, sentence: str) -> None:
    assert summary_sentence(abstract) == sentence


def test_the_sentences_of_real_papers_that_were_picked_by_hand(seeds: Path) -> None:
    """The bar is 80 % of the first 60; what is reached is held."""
    papers = {paper.id: paper for paper in shelve(read_content(seeds)).papers}
    chosen: dict[int, list[bool]] = defaultdict(list)
    for line in (DATA / "summaries.jsonl").read_text(encoding="utf-8").splitlines():
        picked = json.loads(line)
        paper = papers[picked["paper"]]
        parts = sentences(paper.abstract or "")
        assert len(parts) == picked["of"], paper.id
        number = next(number for number, part in enumerate(parts, 1) if (paper.summary or "") in part)
        chosen[picked["round"]].append(number in picked["accepted"])
    shares = {number: sum(each) / len(each) for number, each in chosen.items()}
    print(shares)
    assert shares[1] >= 0.95
    assert all(share >= 0.9 for share in shares.values())


@pytest.mark.parametrize("which", ["demo", "seeds"])
def test_every_summary_of_a_shelf_is_quoted_or_its_sources_own(which: str, seeds: Path) -> None:
    documents = read_content(Path(__file__).parents[2] / "content" if which == "demo" else seeds)
    own = {record.summary for document in documents for record in document.records}
    for paper in shelve(documents).papers:
        if paper.summary is None:
            assert paper.abstract is None
        else:
            assert paper.summary in own or paper.summary in (paper.abstract or "")


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
        "It holds (see Sec. 3. And more) for all [1, 2. Both].",
        "It is \\emph{sharp. Really} so.",
        "Das war im 19. Jahrhundert am 3. Oktober z. B. in St. Gallen so.",
        "Selon M. Dupont, p. ex. en 1990, c'est vrai.",
        "El Sr. Pérez y la Dra. Ruiz (pág. 3) lo vieron.",
        "Работы А. Н. Колмогорова, т. е. меры, известны.",
        "It has three parts: 1. Maps and 2. Tables are given.",
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
        ('It is "just right". We agree.', ['It is "just right".', "We agree."]),
        ("Vaccines work. mRNA is new. k-NN is old.", ["Vaccines work.", "mRNA is new.", "k-NN is old."]),
        ("we look. we find.", ["we look.", "we find."]),
        ("On images.The rest is text.", ["On images.", "The rest is text."]),
        ("這是一。（例如。二）三？四！五", ["這是一。", "（例如。二）三？", "四！", "五"]),
        ("彼は「はい。」と言った。終わり。", ["彼は「はい。」と言った。", "終わり。"]),
        ("« Pourquoi ? » dit-il. « Oui. » Elle rit.", ["« Pourquoi ? » dit-il.", "« Oui. »", "Elle rit."]),
        ("It is (an open bracket. We go on.", ["It is (an open bracket.", "We go on."]),
        ("यह एक है। वह दो है।", ["यह एक है।", "वह दो है।"]),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


PIECES = st.sampled_from(
    [
        "We show ",
        "this paper ",
        "Results: ",
        "e.g. ",
        "$x. Y$",
        "(a. B)",
        "(",
        ")",
        ". ",
        "? ",
        "。",
        "本文",
        "\n\n",
        "1. ",
        "• ",
    ]
)


@given(
    st.one_of(
        st.text(alphabet=st.sampled_from("We show aB.?! \n$12“”é"), max_size=120),
        st.lists(PIECES, max_size=30).map("".join),
        st.text(max_size=80),
    ),
    st.text(max_size=20),
)
@settings(deadline=None)
def test_a_summary_is_quoted_never_made(abstract: str, title: str) -> None:
    summary = summary_sentence(abstract, title)
    assert (summary is None) == (not abstract.strip())
    if summary is not None:
        assert summary in abstract
        assert summary == summary.strip()


@given(st.text(max_size=200))
@settings(deadline=None)
def test_splitting_loses_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
