"""What each layout allows, on pages small enough to read."""

import pytest

from papershelf.model import Document
from papershelf.read import pages
from papershelf.read.pages.settle import settle
from papershelf.read.source import Source

ONE = "We study how small networks learn. They learn well, and we show that the rate is optimal."
TWO = "Large models are costly to train. In this work we cut the cost by half, without a loss in quality."


def read(text: str) -> Document:
    return settle([pages.read(Source(file="page.txt", text=text))])[0]


def brief(document: Document) -> list[tuple[str | None, tuple[str, ...], str | None]]:
    return [(record.title, record.authors, record.abstract) for record in document.records]


def test_a_poster_session_with_awards_and_a_header() -> None:
    document = read(
        "ICML 2021\n\nSession\n\nOral 2B\n\nTue 20 Jul 2021 5:00 PM\n\nAbstract:\n\nChat is not available.\n\n\n"
        f"Best Paper Award\nDeep Sets\n\nAda Byron · Bo Chen\n\n{ONE}\n\n\n"
        f"Active · Passive\n\nOutstanding Paper\n\nCy Roe\n\n{TWO}\n\nMain Contributions\n\n{ONE}\n\n\n"
        f"Oral\n\nPointer Networks\n\nDi Wu · Bo Chen\n"
    )
    assert document.layout == "poster session"
    assert (document.session, document.venue, document.date) == ("Oral 2B", "ICML 2021", "2021-07-20")
    assert brief(document) == [
        ("Deep Sets", ("Ada Byron", "Bo Chen"), ONE),
        ("Active · Passive", ("Cy Roe",), f"{TWO}\n\nMain Contributions\n\n{ONE}"),
        ("Pointer Networks", ("Di Wu", "Bo Chen"), None),
    ]
    assert [record.award for record in document.records] == ["Best Paper Award", "Outstanding Paper", None]
    assert {record.session for record in document.records} == {"Oral 2B"}
    assert [noise.reason for noise in document.noise] == [
        "venue",
        "label of the session",
        "name of the session",
        "date of the session",
        "label",
        "notice of the event's site",
        "kind of presentation",
    ]


def test_an_authors_page_with_titles_dates_and_labels() -> None:
    document = read(
        f"Deep Sets for Everyone\n\nAdd code\n\nMar 05, 2024\nAda Byron, Bo Chen\n\nAbstract:{ONE}\n\nVia\n\n"
        f"Pointer Networks\n\nAdd code\n\nMar 15, 2023\nCy Roe, Ada Byron\n\nAbstract: {TWO}\n\nVia\n"
    )
    assert document.layout == "author page"
    assert brief(document) == [
        ("Deep Sets for Everyone", ("Ada Byron", "Bo Chen"), ONE),
        ("Pointer Networks", ("Cy Roe", "Ada Byron"), TWO),
    ]
    assert [record.date for record in document.records] == ["2024-03-05", "2023-03-15"]


def test_an_authors_page_of_one_author() -> None:
    document = read(f"Ada Byron\n\n{ONE}\n\nAda Byron\n\n{TWO}\n\nAda Byron\n\n{ONE}\n")
    assert brief(document) == [(None, ("Ada Byron",), text) for text in (ONE, TWO, ONE)]


def test_a_feed_with_title_and_authors_on_lines_of_their_own() -> None:
    document = read(
        f"LGOct 1, 2021\nDeep Sets\nAda Byron, Bo Chen et al.\n{ONE}\nCVMay 2, 2022\nPointer Networks\n"
        f"Cy Roe, Di Wu\n{TWO}\n"
    )
    assert document.layout == "feed"
    assert brief(document) == [
        ("Deep Sets", ("Ada Byron", "Bo Chen"), ONE),
        ("Pointer Networks", ("Cy Roe", "Di Wu"), TWO),
    ]
    assert [record.authors_complete for record in document.records] == [False, True]


def test_dates_without_a_year_and_impossible_days_are_reported() -> None:
    document = read(f"LGOct 1\nDeep SetsAda Byron\n{ONE}\nCVFeb 30, 2022\nPointer NetworksCy Roe\n{TWO}\n")
    assert [record.date for record in document.records] == [None, "2022-02"]
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("date-without-year", 1),
        ("no-such-day", 4),
    ]


@pytest.mark.parametrize("label", ["BIO", "Biology", "PHYS", "Life Sciences", "bio.XY"])
@pytest.mark.parametrize("place", range(3))
def test_a_record_of_a_feed_begins_with_any_label(label: str, place: int) -> None:
    labels = ["LG", "CV", "ML"]
    labels[place] = label
    document = read(
        f"{labels[0]}Dec 1, 2021\nA Theory of PagesAda Byron, Bob Stone\n{ONE}\n"
        f"{labels[1]}Mar 3, 2024\nBees Count to FourAnne Dubois, Karl von Frisch et al.\n{TWO}\n"
        f"{labels[2]}Mar 5, 2024\nOn Things That FlyCy Doe, Di Poe et al.\n{ONE}\n"
    )
    assert [(record.title, record.abstract) for record in document.records] == [
        ("A Theory of Pages", ONE),
        ("Bees Count to Four", TWO),
        ("On Things That Fly", ONE),
    ]
    assert [record.categories for record in document.records] == [(each,) for each in labels]
    (problem,) = (problem for problem in document.problems if problem.severity != "note")
    assert (problem.severity, problem.code, problem.line) == ("warning", "unknown-category", 1 + 3 * place)
    assert f"“{label}”" in problem.message


def test_similar_papers_between_a_header_and_a_footer() -> None:
    document = read(
        f"Daily Papers\nbyAK and the research community\nSubscribeDeep Sets\n{ONE}\nWhy?\n{TWO}\n"
        f"Pointer Networks\n{ONE}\nPrivacy\n© Example Inc.\nModels\n"
    )
    assert document.layout == "similar papers"
    assert brief(document) == [("Deep Sets", (), ONE), ("Why?", (), TWO), ("Pointer Networks", (), ONE)]
    assert [(noise.line_start, noise.line_end) for noise in document.noise] == [(1, 2), (9, 10), (11, 11)]


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nThis is a readme.\n\n## Install\n\nRun pip install it.\n\n## Usage\n\nUse it well.\n",
        "Once there was a king. He had three sons, and they were lazy.\n\nThe first went out.\n\nThe other slept.",
        "Deep Sets\nPointer Networks\nAttention Is All You Need\nGraph Networks\n",
        "1 2 3",
    ],
)
def test_other_text_reads_nothing_and_says_so(text: str) -> None:
    document = read(text)
    assert document.layout == "unknown"
    assert document.records == ()
    assert document.lines_noise == sum(bool(line.strip()) for line in text.split("\n"))
    assert [(problem.severity, problem.code) for problem in document.problems] == [
        ("error", "unknown-layout")
    ]
    assert document.problems[0].hint


def test_an_empty_document_is_a_warning() -> None:
    document = read("\n \n")
    assert (document.layout, document.lines_blank) == ("unknown", 2)
    assert [problem.code for problem in document.problems] == ["empty-document"]


def test_a_line_between_records_that_fits_nowhere_is_reported() -> None:
    text = f"Bo Chen, Ada Byron\n\n{ONE}\n\nVia\n\nx = y + z [17] //\n\nCy Roe, Ada Byron\n\n{TWO}\n\nVia\n"
    document = read(text)
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("no-title", 1),
        ("unread-lines", 7),
    ]


AWARDS = (
    "Outstanding Paper",
    "ICML 2022 Outstanding Paper Runner Up",
    "NAACL 2019 Best Long Paper Award",
    "Award for Best Theme Paper",
    "Outstanding Main Track Paper",
    "Best Paper Award (Runner-up)",
    "AAAI-20 Outstanding Student Paper Award",
    "Test of Time Award",
)


@pytest.mark.parametrize("award", AWARDS)
def test_awards_of_every_venue_are_known(award: str) -> None:
    document = read(
        f"Deep Sets\n\nAda Byron · Bo Chen\n\n{ONE}\n\n\n{award}\n\nPointer Networks\n\nCy Roe · Di Wu\n\n{TWO}\n"
    )
    assert [record.award for record in document.records] == [None, award]


@pytest.mark.parametrize(
    "title",
    [
        "Best Practices for Reviewing Papers",
        "Best Arm Identification",
        "Test of Time: Instilling a Sense",
    ],
)
def test_titles_that_begin_like_awards_are_none(title: str) -> None:
    document = read(f"Deep Sets\n\nAda Byron · Bo Chen\n\n{ONE}\n\n\n{title}\n\nCy Roe · Di Wu\n\n{TWO}\n")
    assert [record.award for record in document.records] == [None, None]


@pytest.mark.parametrize(
    "header",
    [
        "Session\n\nDeep Learning: Theory\n\n[ Room 301 ]\n\nAbstract:",
        "Session\n\nDeep Learning: Theory\n\nHall E\n\nModerators: Jane Doe · John Roe",
    ],
)
def test_the_line_below_the_label_session_names_it(header: str) -> None:
    document = read(
        f"{header}\n\n\nDeep Sets\n\nAda Byron · Bo Chen\n\n{ONE}\n\n\nGraphs\n\nCy Roe · Di Wu\n\n{TWO}\n"
    )
    assert document.session == "Deep Learning: Theory"
    assert len(document.records) == 2


@pytest.mark.parametrize(
    "name",
    [
        "Poster Session 6 (Virtual)",
        "Datasets and Benchmarks Poster Session 2",
        "Poster Spotlights: Optimization",
    ],
)
def test_a_session_is_known_by_the_form_of_its_name(name: str) -> None:
    document = read(f"{name}\n\nDeep Sets\n\nAda Byron · Bo Chen\n\n{ONE}\n")
    assert document.session == name


def author_page(head: str, titles: bool) -> str:
    names = ("Ada Byron, Bo Chen", "Cy Roe, Ada Byron", "Ada Byron, Di Wu", "Ada Byron", "Ada Byron, Eli Ng")
    records = (
        f"{f'On Networks {number}' if titles else ''}\n\n{text}\n\n{ONE}\n\nVia\n"
        for number, text in enumerate(names)
    )
    return f"{head}\n\n" + "\n".join(records)


def test_a_header_is_no_title_where_records_have_none() -> None:
    document = read(author_page("Recent research on networks", titles=False))
    assert [record.title for record in document.records] == [None] * 5
    assert [noise.line_start for noise in document.noise] == [1]


def test_a_title_that_looks_like_names_is_one_where_all_records_have_them() -> None:
    document = read(author_page("", titles=True).replace("On Networks 0", "Schrödinger Bridges, Revisited"))
    assert document.records[0].title == "Schrödinger Bridges, Revisited"


def test_lines_as_far_below_as_records_stand_apart_are_a_footer() -> None:
    records = (f"Sets {number}\n\nAda Byron · Bo Chen\n\n{ONE}" for number in range(5))
    document = read(
        "\n\n\n".join([*records, "All papers of this page were chosen with care by our editors."])
    )
    assert [record.abstract for record in document.records] == [ONE] * 5
    assert len(document.noise) == 1


def test_a_short_page_is_read_below_a_header() -> None:
    document = read(
        f"Reading group\nby the lab of Ada\nDeep Sets\n{ONE}\nPointer Networks of sets that learn\n{TWO}\n"
        f"k-NN Search, Revisited\n{ONE}\n"
    )
    assert document.layout == "similar papers"


def test_a_button_before_a_title_in_small_letters_is_left_out() -> None:
    document = read(f"Subscribek-NN Search\n{ONE}\nPointer Networks\n{TWO}\nDeep Sets\n{ONE}\n")
    assert document.records[0].title == "k-NN Search"


PAPERS = (
    ("Deep Sets for Everyone", ("Ada Byron", "Bo Chen"), ONE),
    ("3D Pointer Networks", ("Cy Roe", "Di Wu", "Eli Ng"), TWO),
    ("On the Role of Noise", ("Jean-Baptiste O’Neill", "Ada Byron"), f"{ONE} {TWO}"),
    ("Learning from Code", ("Fay Abara", "Bo Chen"), f"{TWO} {ONE}"),
)


def session(
    before: str = "", behind: str = "", mark: str = " · ", labels: tuple[str, str, str] = ("", "", "")
) -> str:
    """A session of four papers; `{}` in what stands before a title is its number."""
    return "\n\n\n".join(
        f"{before.replace('{}', str(at))}{labels[0]}{title}{behind}\n\n{labels[1]}{mark.join(names)}\n\n"
        f"{labels[2]}{abstract}"
        for at, (title, names, abstract) in enumerate(PAPERS, 1)
    )


@pytest.mark.parametrize("mark", [" · ", " ⋅ ", " • ", " | ", "; ", ", ", "，", "、", "；", "・"])
def test_any_separator_between_names_gives_the_same_records(mark: str) -> None:
    assert brief(read(session(mark=mark))) == list(PAPERS)


@pytest.mark.parametrize(
    "before",
    [
        "{}. ",
        "{}) ",
        "[{}] ",
        "({}) ",
        "• ",
        "- ",
        "Oral ",
        "[Spotlight] ",
        "Poster #120{} ",
        "#W-10{} ",
        "#W-10{}\n",
        "Spotlight Poster\n",
        "8:0{}–9:30 Hall E #12{} ",
        "[8:0{} - 9:30] ",
        "{}\n",
        "Best Paper Award\n",
        "Room 10{}\n",
    ],
)
def test_marks_before_titles_change_no_record(before: str) -> None:
    assert brief(read(session(before=before))) == list(PAPERS)


@pytest.mark.parametrize(
    "behind",
    [
        " [PDF] [Code]",
        " PDF Code",
        " (Oral)",
        " ★ 120",
        " · 5 citations",
        " (Best Paper Award)",
        "\nPDF",
        "\n12 votes",
        "\n3 authors",
        "\nNovelty 59 %",
        "\nSave\nCite\nShare",
        "\nBest Paper Award",
        "\nhttps://example.org/paper",
    ],
)
def test_badges_behind_titles_change_no_record(behind: str) -> None:
    assert brief(read(session(behind=behind))) == list(PAPERS)


@pytest.mark.parametrize(
    "labels",
    [
        ("Title: ", "Authors: ", "Abstract: "),
        ("", "Author(s): ", "Abstract—"),
        ("Paper: ", "By: ", "Abstract\n\n"),
        ("", "by ", "Summary: "),
    ],
)
def test_labels_change_no_record(labels: tuple[str, str, str]) -> None:
    assert brief(read(session(labels=labels))) == list(PAPERS)
