"""Two records that differ as lists differ are one paper; two that differ as papers differ are two."""

import pytest
from made_abstracts import abstract
from msgspec.structs import replace

from papershelf.model import Document, Identifiers, Record
from papershelf.shelve.papers.compare import Verdict, compare
from papershelf.shelve.papers.listing import list_record

TEXT = abstract("bees", "Bees and Their Meadows")
TITLE = "Bees and Their Meadows in Summer"
LEE_AND_EK = ("Ann Lee", "Bo Ek")


def compared(one: Record, other: Record) -> Verdict:
    a, b = (
        list_record(Document(file=f"{name}.txt", layout="feed", text_hash=name), 0, each)
        for name, each in (("a", one), ("b", other))
    )
    return compare(a, b)


def record(
    title: str | None = TITLE,
    authors: tuple[str, ...] = LEE_AND_EK,
    text: str | None = None,
    date: str | None = "2015",
    complete: bool = True,
) -> Record:
    return Record(
        line_start=1,
        line_end=1,
        title=title,
        authors=authors,
        authors_complete=complete and bool(authors),
        abstract=text,
        date=date,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Part 1: Bees and Their Meadows", "Part I: Bees and their meadows"),
        ("Bees and Their Meadows: A Survey", "Bees and Their Meadows"),
        ("Learning with L1 norms of bees", r"Learning with $\ell_1$-norms of bees"),
        ("CNNs for Bees in Summer Meadows", "Convolutional Neural Networks for Bees in Summer Meadows"),
        ("Bees and Their Meadows (Full Version)", "Bees and Their Meadows"),
        ("Über die frühen Bienen", "Ueber die fruehen Bienen"),
        ("Learning in C# with Bees", "Learning in C\\# with bees"),
        (r"Na$^+$ and $p \leq 1$ of Bees", "Na⁺ and p ≤ 1 of bees"),
        ("Bees and Their Meadows*", "Bees and Their Meadows"),
        ("Towards Bees in Their Meadows", "Toward Bees in Their Meadows"),
        ("“Bees” and Their Meadows", "``Bees'' and their meadows"),
        ("Invited Paper: Bees and Their Meadows", "Bees and Their Meadows"),
        ("Bees and Their … ", "Bees and Their Meadows in the Alps"),
        ("Modelling the Behaviour of Bees", "Modeling the behavior of bees"),
        ("Bees and Thier Meadows", "Bees and Their Meadows"),
        ("H<sub>2</sub>O of Bees &amp; Meadows", "H₂O of bees and meadows"),
    ],
)
def test_one_text_is_one_paper_under_titles_that_lists_write_otherwise(one: str, other: str) -> None:
    assert compared(record(one, text=TEXT), record(other, text=TEXT)).match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, f"{TITLE}: Reply"),
        ("Weakly Supervised Search of Bees", "Supervised Search of Bees"),
        (TITLE, f"A Note on {TITLE}"),
        (f"{TITLE}, Part A", f"{TITLE}, Part B"),
        ("Image Recognition of Bees in Meadows", "Speech Recognition of Bees in Meadows"),
        ("Bees at 8 TeV with the Detector", "Bees at 13 TeV with the Detector"),
        ("Bees and Their Meadows (second edition)", "Bees and Their Meadows"),
        ("Bees and Their Meadows: Supplementary Information", "Bees and Their Meadows"),
        ("From English Bees to German Meadows", "From German Bees to English Meadows"),
        ("The Left Wing of the Bee in Flight", "The Right Wing of the Bee in Flight"),
        ("Bees and Their Meadows [Extended Abstract]", "Bees and Their Meadows"),
        ("Programming Bees in C", "Programming Bees in C#"),
        ("Bees at 5 °C in Their Meadows", "Bees at −5 °C in Their Meadows"),
        ("Bees and Na+ in Their Meadows", "Bees and Na- in Their Meadows"),
        ("Weighted A* of Bees and Meadows", "Weighted A of Bees and Meadows"),
        ("Interspecific Flights of Bees", "Intraspecific Flights of Bees"),
        ("Adsorption of Bees to Meadows", "Absorption of Bees to Meadows"),
        ("蜜蜂有监督的飞行路线", "蜜蜂无监督的飞行路线"),
        ("花のある野の蜂の記録", "花のない野の蜂の記録"),
        ("지도 학습 꿀벌 비행", "비지도 학습 꿀벌 비행"),
        ("バスの乗客の行動分析", "パスの乗客の行動分析"),
        (TITLE, f"Data from: {TITLE}"),
        (TITLE, f"Berichtigung zu: {TITLE}"),
        (TITLE, f"{TITLE} [Poster]"),
        (f"BEES: {TITLE}", f"BEES 2.0: {TITLE}"),
        (f"BEES: {TITLE}", f"BEES++: {TITLE}"),
        (TITLE, f"Revisiting {TITLE}"),
        ("Wings of [24, 12] Bees in Flight", "Wings of [48, 24] Bees in Flight"),
    ],
)
def test_titles_that_tell_two_papers_are_two_whatever_their_text(one: str, other: str) -> None:
    assert compared(record(one, text=TEXT), record(other, text=TEXT)).against == "title"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Kingma DP", "Ba J"), ("Diederik P. Kingma", "Jimmy Ba")),
        (("Xu Keyulu", "Hu Weihua"), ("Keyulu Xu", "Weihua Hu")),
        (("Gabriel García Márquez",), ("G. García",)),
        (("Jörg Müller",), ("Joerg Mueller",)),
        (("The Bee Consortium",), ("Bee Consortium",)),
        (("Bee Collaboration",), ("Bee Collaboration", "Ann Lee")),
        (("Ludwig van Beethoven",), ("L. Beethoven",)),
    ],
)
def test_author_lists_agree_however_they_are_written(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert compared(record(authors=one), record(authors=other)).match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Wei Wang", "Li Zhang"), ("Wei Zhang", "Li Wang")),
        (("J. Smith",), ("K. Smith",)),
        (("Bee Collaboration",), ("Wasp Collaboration",)),
        (("Ann Lee", "Bo Ek", "Cy Ode"), ("Di Fox", "Bo Ek", "Em Gil")),
    ],
)
def test_other_authors_are_of_another_paper(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert compared(record(authors=one), record(authors=other)).against == "authors"


def test_a_text_that_shares_nothing_outweighs_title_and_authors() -> None:
    assert compared(record(text=TEXT), record(text=abstract("other", TITLE))).against == "text"


def test_a_note_on_a_paper_is_of_the_paper_where_a_team_wrote_it() -> None:
    team = (*LEE_AND_EK, "Cy Ode")
    note = record(TITLE, team, "What bees do on a meadow in the morning, told for those who never saw one.")
    assert compared(record(TITLE, team, TEXT), note).match
    assert not compared(record(TITLE, team, TEXT, date="2012"), note).match
    assert not compared(record("Bees", team, TEXT), record("Bees", team, note.abstract)).match


def test_years_far_apart_and_generic_titles_join_nothing_by_themselves() -> None:
    assert compared(record(date="2014"), record(date="2015")).match
    assert not compared(record(date="2003"), record(date="2015")).match
    for title in ("Editorial", "Introduction to the Special Issue", "Letter from the Editor"):
        assert not compared(record(title, date="2014"), record(title, date="2015")).match


def test_a_word_of_the_title_exchanged_in_the_text_tells_two_papers() -> None:
    one, other = "Thickness of the Hip Cartilage", "Thickness of the Knee Cartilage"
    hip, knee = (f"{TEXT} We measured the {joint} of many." for joint in ("hip", "knee"))
    assert not compared(record(one, text=hip), record(other, text=knee)).match


def test_a_title_word_lost_needs_the_text_and_not_the_authors() -> None:
    lost = "Bees and Their Meadows"
    assert compared(record(text=TEXT), record(lost, authors=(), text=TEXT)).match
    assert not compared(record("Wild Bees and Their Meadows in Summer"), record()).match


TEAM = (*LEE_AND_EK, "Cy Ode")
LONG = "Counting Wild Bees with a Model of the Wind over Their Meadows"


@pytest.mark.parametrize(
    ("one", "other", "authors"),
    [
        (LONG, "Counting Wild Bees with a Model of Wind over Their Meadows", LEE_AND_EK),
        (LONG, "Counting Wild Bees with Model the Wind over Their Meadows", LEE_AND_EK),
        (LONG, "Counting Wild with a Model of the Wind over Their Meadows", TEAM),
        (LONG, "Counting Wild Bees with a of the Wind over Their Meadows", LEE_AND_EK),
        (f"{LONG} (BeeWind)", LONG, LEE_AND_EK),
        ("Speed/Accuracy of Bees in Meadows", "Speed and Accuracy of Bees in Meadows", LEE_AND_EK),
        ("Bees, Flies and Their Flowers", "Bees, Flies, Their Flowers", LEE_AND_EK),
    ],
)
def test_a_word_that_leaves_a_gap_is_lost_even_without_a_text(
    one: str, other: str, authors: tuple[str, ...]
) -> None:
    assert compared(record(one, authors), record(other, authors)).match
    assert not compared(record(one, authors), record(other, ("A. Lee",))).match


@pytest.mark.parametrize(
    "word", ["Deep", "Online", "Robust", "Stochastic", "Multilingual", "Distributed", "Solitary"]
)
def test_a_word_more_that_leaves_no_gap_is_another_paper_without_a_text(word: str) -> None:
    further = LONG.replace("Wild", f"Wild {word}")
    assert not compared(record(LONG, TEAM), record(further, TEAM)).match
    assert not compared(record(LONG, TEAM), record(f"{word} {LONG}", TEAM)).match


def shares_doi(one: str, other: str) -> Verdict:
    doi = Identifiers(doi="10.5555/bees.1")
    return compared(replace(record(one), identifiers=doi), replace(record(other), identifiers=doi))


def test_one_identifier_does_not_make_one_work_of_two_kinds_or_parts() -> None:
    assert shares_doi(TITLE, "Bees, Meadows and the Summer").match
    assert shares_doi(TITLE, f"RETRACTED: {TITLE}").match
    for other in (f"Corrigendum to “{TITLE}”", f"Data from: {TITLE}", f"{TITLE}: Reply"):
        assert shares_doi(TITLE, other).against == "title"
    assert shares_doi(f"{TITLE}, Part I", f"{TITLE}, Part II").against == "title"
    assert shares_doi("Chapter 3: Bees", "Chapter 7: Flies").against == "title"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Identifiers(arxiv="2101.00001v3"), Identifiers(doi="10.48550/arXiv.2101.00001")),
        (Identifiers(acl="P19-1001"), Identifiers(doi="10.18653/v1/P19-1001")),
        (Identifiers(acl="D14-1162"), Identifiers(doi="10.3115/v1/D14-1162")),
    ],
)
def test_a_doi_that_holds_another_identifier_is_that_identifier(one: Identifiers, other: Identifiers) -> None:
    titles = record("Bees"), record("Bees That Nest Above the Ground")
    assert compared(replace(titles[0], identifiers=one), replace(titles[1], identifiers=other)).match
    assert not compared(*titles).match


def test_evidence_names_words_and_people_and_no_files() -> None:
    match = compared(record(text=TEXT), record(text=TEXT, complete=False, authors=("A. Lee",))).match
    assert match
    assert match.evidence == (
        f"Same title: “{TITLE}”",
        "The same abstract: 100% of its words stand in both, in one order",
        "The cut list of 1 author is part of the full one: A. Lee",
    )
