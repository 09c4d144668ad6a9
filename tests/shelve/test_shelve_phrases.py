"""Words, phrases and acronyms of texts."""

import pytest

from papershelf.model import Paper
from papershelf.shelve.topics.phrases import Grammar
from papershelf.shelve.topics.words import Words, singular


def grammar_of(title: str, abstract: str = "") -> Grammar:
    return Grammar(Words([Paper(id="a", title=title, label=title, abstract=abstract)]))


def phrases(title: str, abstract: str = "") -> set[str]:
    grammar = grammar_of(title, abstract)
    return {" ".join(key) for _, _, key in grammar.spans(grammar.words.heads[0])}


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("networks", "network"),
        ("studies", "study"),
        ("classes", "class"),
        ("matrices", "matrix"),
        ("biases", "bias"),
        ("bias", "bias"),
        ("dynamics", "dynamics"),
        ("analysis", "analysis"),
        ("analyses", "analysis"),
        ("virus", "virus"),
        ("optimisation", "optimization"),
        ("earth's", "earth"),
        ("gas", "gas"),
    ],
)
def test_forms_of_a_word_share_a_key(word: str, one: str) -> None:
    assert singular(word) == one


def test_phrases_neither_start_nor_end_with_what_everybody_writes() -> None:
    assert phrases("A novel approach to lunar tables of the state of the art") == {"lunar", "lunar table"}


def test_a_hyphenated_word_stays_whole() -> None:
    found = phrases("Self-supervised learning")
    assert "self supervised learning" in found
    assert "supervised learning" not in found


def test_what_is_hyphenated_to_a_term_is_no_part_of_it() -> None:
    assert phrases("Attention-based reading") == {"attention", "reading", "attention based reading"}


def test_a_term_may_start_with_a_word_that_ends_in_based() -> None:
    assert "model based reinforcement learning" in phrases("Model-based reinforcement learning")


def test_an_adjective_is_read_as_the_noun_of_its_quality_where_texts_have_that() -> None:
    text = "Sparsity helps. Equivariance is for equivariant maps."
    assert phrases("Sparse equivariant maps", text) >= {
        "sparsity",
        "equivariance",
        "sparsity equivariance map",
    }
    assert "sparse equivariant map" in phrases("Sparse equivariant maps")


def test_a_resident_is_not_read_as_residence() -> None:
    assert "resident" in phrases("Residents", "The residence of a resident.")


@pytest.mark.parametrize(
    "phrase", ["real-world", "state-of-the-art", "large-scale", "end-to-end", "high-quality"]
)
def test_boilerplate_compounds_are_in_no_phrase(phrase: str) -> None:
    assert phrases(f"{phrase} herrings") == {"herring"}


def test_math_addresses_and_commands_have_no_words() -> None:
    assert phrases(r"\emph{Lunar} tables $x^{2} herrings$ at https://example.org/comets") == {
        "lunar",
        "lunar table",
    }


@pytest.mark.parametrize(
    ("text", "acronym", "meaning"),
    [
        ("We use graph neural networks (GNNs) here.", "GNN", "graph neural network"),
        ("The neural tangent kernel (NTK) is fixed.", "NTK", "neural tangent kernel"),
        ("A variational autoencoder (VAE) learns.", "VAE", "variational autoencoder"),
        ("For mixtures of experts (MoE) we gate.", "MoE", "mixture of expert"),
        ("Large language models (LLMs) speak.", "LLM", "language model"),
        ("Energy-based models (EBMs) settle.", "EBM", "energy based model"),
        ("A long short-term memory (LSTM) keeps.", "LSTM", "long short term memory"),
        ("Out-of-distribution (OOD) data.", "OOD", "out of distribution"),
    ],
)
def test_acronyms_are_learnt_where_they_are_explained(text: str, acronym: str, meaning: str) -> None:
    assert " ".join(grammar_of("Title", text).acronyms[acronym]) == meaning


@pytest.mark.parametrize(
    "text", ["We met (NASA) there.", "Many people (We) came.", "See the appendix (ABC)."]
)
def test_what_is_only_in_brackets_is_no_acronym(text: str) -> None:
    assert grammar_of("Title", text).acronyms == {}


def test_an_acronym_with_two_meanings_has_none() -> None:
    papers = [
        Paper(id="a", title="A", label="A", abstract="Comet trail analysis (CTA) is old."),
        Paper(id="b", title="B", label="B", abstract="Coastal tide archives (CTA) are new."),
    ]
    assert "CTA" not in Grammar(Words(papers)).acronyms
