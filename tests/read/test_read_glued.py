"""Where a title ends that runs together with its authors."""

import pytest

from papershelf.model import Document, Record
from papershelf.read import pages
from papershelf.read.draft import Draft
from papershelf.read.pages.glued import boundary, known_names
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source

ABSTRACT = "We study sparse networks. However, learning with them is hard, and we show that it need not be."


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        (
            "Powerpropagation: A sparsity inducing weight reparameterisation",
            "Jonathan Schwarz, Razvan Pascanu",
        ),
        ("Information asymmetry in KL-regularized RL", "Alexandre Galashov, Leonard Hasenclever"),
        ("Been There, Done That: Meta-Learning with Episodic Recall", "Samuel Ritter, Jane X. Wang"),
        ("Stabilizing Transformers", "H. Francis Song, Jack W. Rae"),
        ("Is this all?", "Jürgen Schmidhuber"),
        ("Learning with PyTorch", "Xin Li"),
        ("ImageNet", "Xin Li, Bo Chen"),
        ("What is in GPT-4", "Ming Li"),
        ("Networks (Part 2)", "Aaron van den Oord, Yazhe Li"),
        ("Playing with Mu Zero", "DJ Strouse"),
        ("Objects at scale", "S. M. Ali Eslami, Yann LeCun"),
        ("Attention, Learn to Solve Routing Problems!", "Wouter Kool, Herke van Hoof, Max Welling"),
        ("Recognition with ConvNets", "Marc'Aurelio Ranzato, Yann LeCun"),
        ("On the limits of BERT", "Ali Eslami"),
        ("A short history of science", "McKay Ann"),
    ],
)
def test_the_boundary_is_found_without_other_documents(title: str, authors: str) -> None:
    reading = boundary(title + authors, known_names([], []))
    assert (reading.title, ", ".join(reading.authors), reading.complete) == (title, authors, True)


PROSE = frozenset(
    "we study conditional diffusion models and learning with image networks of zero order".split()
)


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("Conditional Diffusion Models", "GiWoong Lee, Bo Chen"),
        ("Counterfactual Fairness", "HyoungSeok Kim"),
        ("A Study of Rotations", "DeLesley Hutchins, HyoungSeok Kim"),
        ("Tree Search in AlphaZero", "Will Ma, Bo Chen"),
        ("Learning with PyTorch", "Xin Li"),
        ("Invariance Propagation", "Ada Byron, GiWoong Lee, Bo Chen"),
        ("Inference with MCMC", "GiWoong Lee, Bo Chen"),
        ("Learning in StarWorld II", "Ada Byron, Bo Chen"),
        ("Learning with SGD", "ada byron, Bo Chen"),
        ("Is Learning Easy?", "ada byron, Bo Chen"),
        ("Is Learning a Mirage?", "DeLesley Hutchins, Bo Chen"),
    ],
)
def test_prose_decides_about_capitals_inside_words(title: str, authors: str) -> None:
    reading = boundary(title + authors, known_names([], [], PROSE))
    assert (reading.title, ", ".join(reading.authors)) == (title, authors)


def test_a_system_that_prose_names_ends_a_title() -> None:
    text = "Learning ModelsGiWoong Lee, Bo Chen"
    known = known_names([], [], PROSE, frozenset(["ModelsGi"]))
    assert boundary(text, known).title == "Learning ModelsGi"


def test_a_cut_list_is_not_complete() -> None:
    reading = boundary("Deep SetsAda Byron, Bo Chen et al.", known_names([], []))
    assert (reading.title, reading.authors, reading.complete) == (
        "Deep Sets",
        ("Ada Byron", "Bo Chen"),
        False,
    )


def test_a_name_that_other_documents_know_decides() -> None:
    text = "Distributionssamuel cohen, Bo Chen"
    known = known_names([("samuel cohen", "Ada Byron")], [text])
    assert boundary(text, known).authors == ("samuel cohen", "Bo Chen")


def page(text: str, file: str = "feed.txt") -> Draft:
    return pages.read(Source(file=file, text=text))


FEED = (
    f"LGOct 1, 2021\nLearning with RLDJ Strouse\n{ABSTRACT}\nLGOct 2, 2021\nDeep SetsAda Byron\n{ABSTRACT}\n"
)


def test_other_documents_settle_a_line_whatever_their_order() -> None:
    clean = Draft(
        document=Document(
            file="a.md",
            layout="markdown",
            text_hash="",
            records=(Record(line_start=1, line_end=1, title="T", authors=("DJ Strouse",)),),
        )
    )
    forward, backward = settle([clean, page(FEED)])[1], settle([page(FEED), clean])[0]
    assert forward == backward
    assert (forward.records[0].title, forward.records[0].authors) == ("Learning with RL", ("DJ Strouse",))


def test_two_likely_boundaries_are_a_warning_that_names_both() -> None:
    problems = [problem for problem in settle([page(FEED)])[0].problems if problem.severity == "warning"]
    assert [(problem.code, problem.line) for problem in problems] == [("unsure-boundary", 2)]
    assert "read as “" in problems[0].message
    assert "it could be “" in problems[0].message


def test_an_abbreviation_of_the_abstract_decides() -> None:
    document = settle([page(FEED.replace("sparse networks", "reinforcement learning (RL)"))])[0]
    assert document.records[0].title == "Learning with RL"
    assert document.problems == ()


def test_a_line_without_a_boundary_is_reported() -> None:
    feed = FEED.replace("Learning with RLDJ Strouse", "learning with small words et al.")
    document = settle([page(feed)])[0]
    assert document.records[0].title == "learning with small words"
    assert document.records[0].authors == ()
    assert "unsure-boundary" in {problem.code for problem in document.problems}


def test_a_title_that_is_an_authors_name_is_doubtful() -> None:
    poster = (
        f"Ada Byron\n\nBo Chen · Cy Roe\n\n{ABSTRACT}\n\n\nDeep Sets\n\nAda Byron · Di Wu\n\n{ABSTRACT}\n"
    )
    found = settle([page(poster)])[0].problems
    assert [(problem.code, problem.line) for problem in found] == [("unsure-order", 1)]
