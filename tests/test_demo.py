"""The demo shelf shows every feature: these are facts of `content/`, as read and as shelved."""

from collections import Counter
from pathlib import Path

import pytest

from papershelf.config import load
from papershelf.model import Document, Paper, Person, Record, Shelf
from papershelf.read import read_content
from papershelf.shelve import shelve

SITE = Path(__file__).parents[1]
PASTED = {
    "generative-models-session.txt": ("poster session", 24),
    "geoffrey-hinton-author-page.txt": ("author page", 13),
    "kaiming-he-author-page.txt": ("author page", 11),
    "language-and-scale-feed.txt": ("feed", 14),
    "reinforcement-learning-feed.txt": ("feed", 14),
    "sequence-models-session.txt": ("poster session", 26),
    "similar-to-graph-attention-networks.txt": ("similar papers", 12),
    "similar-to-momentum-contrast.txt": ("similar papers", 8),
    "training-and-trust-session.txt": ("poster session", 14),
    "vision-feed.txt": ("feed", 16),
}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return read_content(SITE / "content")


@pytest.fixture(scope="module")
def shelf(documents: list[Document]) -> Shelf:
    return shelve(documents)


def document(documents: list[Document], file: str) -> Document:
    return next(each for each in documents if each.file == file)


def record(documents: list[Document], file: str, title: str) -> Record:
    return next(each for each in document(documents, file).records if each.title == title)


def paper(shelf: Shelf, title: str) -> Paper:
    (found,) = (each for each in shelf.papers if each.title == title)
    return found


def person(shelf: Shelf, name: str) -> Person:
    (found,) = (each for each in shelf.people if name in (each.name, *each.also_written))
    return found


def files(paper: Paper) -> set[str]:
    return {source.file.removeprefix("content/") for source in paper.sources}


def names(paper: Paper) -> list[str]:
    return [author.name for author in paper.authors]


# As read


def test_every_pasted_page_is_read_in_its_layout_and_whole(documents: list[Document]) -> None:
    read = {each.file: (each.layout, len(each.records)) for each in documents if each.file.endswith(".txt")}
    assert read == PASTED


def test_every_note_is_one_record(documents: list[Document]) -> None:
    notes = [each for each in documents if each.file.startswith("notes/")]
    assert len(notes) >= 20
    assert [each.file for each in notes if len(each.records) != 1] == []


def test_nothing_on_the_shelf_is_wrong_or_doubtful(documents: list[Document], shelf: Shelf) -> None:
    found = [*shelf.problems, *(problem for each in documents for problem in each.problems)]
    assert [problem for problem in found if problem.severity != "note"] == []


def test_every_line_is_accounted_for(documents: list[Document]) -> None:
    for each in documents:
        assert each.lines_total == each.lines_in_records + each.lines_noise + each.lines_blank, each.file


def test_titles_and_names_run_together_in_a_feed_are_parted(documents: list[Document]) -> None:
    feed = {each.title: each for each in document(documents, "reinforcement-learning-feed.txt").records}
    double = feed["Deep Reinforcement Learning with Double Q-learning"]
    assert (double.authors, double.authors_complete) == (
        ("Hado van Hasselt", "Arthur Guez", "David Silver"),
        True,
    )
    assert (double.date, double.categories) == ("2015-09-22", ("LG",))
    cut = feed["Asynchronous Methods for Deep Reinforcement Learning"]
    assert cut.authors == ("Volodymyr Mnih", "Adrià Puigdomènech Badia", "Mehdi Mirza")
    assert not cut.authors_complete
    assert feed["World Models"].authors == ("David Ha", "Jürgen Schmidhuber")


def test_the_button_glued_to_the_first_title_is_gone(documents: list[Document]) -> None:
    first = document(documents, "similar-to-graph-attention-networks.txt").records[0]
    assert (first.title, first.authors) == ("Graph Attention Networks", ())


def test_an_author_page_names_no_title(documents: list[Document]) -> None:
    page = document(documents, "geoffrey-hinton-author-page.txt")
    assert {each.title for each in page.records} == {None}
    assert page.records[0].authors == ("Geoffrey Hinton",)


def test_an_abstract_of_two_paragraphs_is_one_record(documents: list[Document]) -> None:
    node = record(documents, "generative-models-session.txt", "Neural Ordinary Differential Equations")
    assert node.award == "NeurIPS 2018 Best Paper Award"
    assert node.abstract is not None
    assert node.abstract.count("\n\n") == 1


def test_a_note_may_have_no_abstract(documents: list[Document]) -> None:
    (note,) = document(documents, "notes/back-propagating-errors.md").records
    assert (note.abstract, note.date, note.identifiers.doi) == (None, "1986-10-09", "10.1038/323533a0")


# As shelved


def test_the_shelf_is_large_and_no_paper_stands_on_it_twice(shelf: Shelf) -> None:
    assert len(shelf.papers) >= 60
    titles = Counter(each.title.casefold().replace("’", "'") for each in shelf.papers if each.title)
    assert [title for title, count in titles.items() if count > 1] == []


def test_at_least_six_papers_are_fused_from_several_documents(shelf: Shelf) -> None:
    assert sum(len(files(each)) > 1 for each in shelf.papers) >= 6


def test_a_paper_takes_the_best_of_a_session_a_feed_and_a_note(shelf: Shelf) -> None:
    attention = paper(shelf, "Attention Is All You Need")
    assert files(attention) == {
        "sequence-models-session.txt",
        "language-and-scale-feed.txt",
        "notes/attention-is-all-you-need.md",
    }
    assert (attention.date, attention.venue, attention.categories) == ("2017-06-12", "NeurIPS 2017", ("CL",))
    assert attention.identifiers.arxiv == "1706.03762"
    assert ("code", "https://github.com/tensorflow/tensor2tensor") in [
        (link.kind, link.url) for link in attention.links
    ]
    assert attention.session is not None


def test_a_record_without_title_finds_its_title_elsewhere(shelf: Shelf) -> None:
    residual = paper(shelf, "Deep Residual Learning for Image Recognition")
    assert files(residual) == {"kaiming-he-author-page.txt", "notes/deep-residual-learning.md"}
    distillation = paper(shelf, "Distilling the Knowledge in a Neural Network")
    assert files(distillation) == {"geoffrey-hinton-author-page.txt", "language-and-scale-feed.txt"}


def test_a_title_without_authors_finds_them_on_an_author_page(shelf: Shelf) -> None:
    siamese = paper(shelf, "Exploring Simple Siamese Representation Learning")
    assert files(siamese) == {"kaiming-he-author-page.txt", "similar-to-momentum-contrast.txt"}
    assert names(siamese) == ["Xinlei Chen", "Kaiming He"]


def test_some_papers_stay_without_title(shelf: Shelf) -> None:
    untitled = [each for each in shelf.papers if each.title is None]
    assert len(untitled) == 8
    assert all(each.label for each in untitled)


def test_a_cut_list_of_authors_is_completed(documents: list[Document], shelf: Shelf) -> None:
    title = "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"
    cut = record(documents, "language-and-scale-feed.txt", title)
    assert (cut.authors, cut.authors_complete) == (("Jacob Devlin", "Ming-Wei Chang", "Kenton Lee"), False)
    whole = paper(shelf, title)
    assert names(whole) == ["Jacob Devlin", "Ming-Wei Chang", "Kenton Lee", "Kristina Toutanova"]
    assert whole.authors_complete


def test_a_cut_list_that_nothing_completes_is_said_to_be_cut(shelf: Shelf) -> None:
    few_shot = paper(shelf, "Language Models are Few-Shot Learners")
    assert names(few_shot) == ["Tom B. Brown", "Benjamin Mann", "Nick Ryder"]
    assert not few_shot.authors_complete


def test_a_curly_and_a_straight_apostrophe_are_the_same_title(
    documents: list[Document], shelf: Shelf
) -> None:
    rest = "t Stop Pretraining: Adapt Language Models to Domains and Tasks"
    assert record(documents, "sequence-models-session.txt", f"Don’{rest}")
    assert record(documents, "language-and-scale-feed.txt", f"Don'{rest}")
    (one,) = (each for each in shelf.papers if each.title and each.title.endswith(rest))
    assert files(one) == {"sequence-models-session.txt", "language-and-scale-feed.txt"}


def test_awards_reach_their_papers(shelf: Shelf) -> None:
    awards = {each.title: each.award for each in shelf.papers if each.award}
    assert len(awards) >= 10
    assert awards["Neural Ordinary Differential Equations"] == "NeurIPS 2018 Best Paper Award"
    assert awards["Deep Residual Learning for Image Recognition"] == "CVPR 2016 Best Paper Award"
    assert (
        awards["BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"]
        == "NAACL 2019 Best Long Paper Award"
    )


def test_math_and_addresses_stand_in_abstracts(shelf: Shelf) -> None:
    text = "\n".join(each.abstract or "" for each in shelf.papers)
    for part in (r"$O(n^2 \cdot d)$", r"$\ell_1$", r"\emph{river}", "https://github.com/openai/glow"):
        assert part in text


def test_a_paper_may_have_one_author(shelf: Shelf) -> None:
    alone = paper(shelf, "Fast Transformer Decoding: One Write-Head is All You Need")
    assert (names(alone), alone.authors_complete) == (["Noam Shazeer"], True)


def test_each_poster_walk_is_a_session_in_its_own_order(shelf: Shelf) -> None:
    sessions = {each.name: each for each in shelf.sessions}
    assert sorted(sessions) == [
        "Reading group poster walk: generative models",
        "Reading group poster walk: sequence models",
        "Reading group poster walk: training and trusting deep networks",
    ]
    titles = {each.id: each.title for each in shelf.papers}
    walk = sessions["Reading group poster walk: training and trusting deep networks"]
    assert len(walk.papers) == 14
    assert titles[walk.papers[0]] == "Adam: A Method for Stochastic Optimization"


# People


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Geoffrey E. Hinton", "Geoffrey Hinton"),
        ("Ruslan R. Salakhutdinov", "Ruslan Salakhutdinov"),
        ("Danilo Jimenez Rezende", "Danilo J. Rezende"),
        ("Timothy P. Lillicrap", "Timothy Lillicrap"),
        ("Quoc V. Le", "Quoc Le"),
        ("Aäron van den Oord", "Aaron van den Oord"),
        ("Łukasz Kaiser", "Lukasz Kaiser"),
    ],
)
def test_two_spellings_are_one_person_with_the_evidence(shelf: Shelf, one: str, other: str) -> None:
    assert person(shelf, one) == person(shelf, other)
    assert person(shelf, one).evidence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ting Chen", "Tianqi Chen"),
        ("Xi Chen", "Xinlei Chen"),
        ("Yuanzhi Li", "Yanghao Li"),
        ("Kenton Lee", "Katherine Lee"),
    ],
)
def test_people_of_like_names_stay_apart_without_evidence(shelf: Shelf, one: str, other: str) -> None:
    assert person(shelf, one) != person(shelf, other)


def test_nobody_is_called_et_al(shelf: Shelf) -> None:
    assert [each.name for each in shelf.people if "et al" in each.name] == []


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Łukasz Kaiser", "lukasz-kaiser"),
        ("Jürgen Schmidhuber", "jurgen-schmidhuber"),
        ("Pietro Liò", "pietro-lio"),
        ("Petar Veličković", "petar-velickovic"),
    ],
)
def test_names_with_accents_have_plain_addresses(shelf: Shelf, name: str, id: str) -> None:
    assert person(shelf, name).id == id


# Topics


@pytest.mark.parametrize(
    "name",
    [
        "contrastive learning",
        "diffusion models",
        "generative adversarial networks",
        "graph neural networks",
        "language models",
        "object detection",
        "reinforcement learning",
        "self-attention",
        "variational inference",
    ],
)
def test_the_subjects_of_the_shelf_are_topics(shelf: Shelf, name: str) -> None:
    topics = {each.name.casefold(): each for each in shelf.topics}
    assert len(topics[name].papers) >= 3


def test_site_toml_names_the_shelf() -> None:
    config = load(SITE)
    assert "starter shelf" in config.title
    assert config.description
