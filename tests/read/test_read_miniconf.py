"""Tables of papers: Mini-Conf's papers.csv, and the exports of other tools."""

import csv
import io
from collections.abc import Sequence

import pytest
from damage import accidents, counted, document, survive
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.model import Identifiers, Link
from papershelf.read.formats.table import read, recognises

HEAD = "UID,title,authors,abstract,keywords,session\n"
TABLE = (
    HEAD
    + 'a,"Sets, and more",Ada Byron|Bo Chen,"We ""do"" it.\nIn two lines.",x|y,1\n'
    + 'b,Graphs,Cal Roe,"We do graphs, too.",x,2\n'
    + 'c,Trees,Dee Fox|Eva Lux,"We do trees, too.",,\n'
)


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_row_gives_its_fields_and_lines() -> None:
    assert recognises(TABLE)
    found = document(read, TABLE)
    first, second, third = found.records
    assert [(each.line_start, each.line_end) for each in found.records] == [(2, 3), (4, 4), (5, 5)]
    assert (first.title, first.authors) == ("Sets, and more", ("Ada Byron", "Bo Chen"))
    assert (first.abstract, first.topics, first.session) == (
        'We "do" it. In two lines.',
        ("x", "y"),
        "Session 1",
    )
    assert (second.authors, second.authors_complete) == (("Cal Roe",), True)
    assert (third.topics, third.session) == ((), None)
    assert counted(found)
    assert found.problems == ()


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_the_sign_between_cells_is_found_out(delimiter: str, quoting: int) -> None:
    rows = [["Title", "Authors", "Year"], ["Sets; and, more|so", "Ada Byron; Bo Chen", "2017"]]
    (record,) = document(read, written(rows, delimiter, quoting)).records
    assert (record.title, record.authors, record.date) == (
        "Sets; and, more|so",
        ("Ada Byron", "Bo Chen"),
        "2017",
    )


@pytest.mark.parametrize(
    ("cells", "authors"),
    [
        (["Byron, Ada; Chen, Bo", "Roe, Cal"], [("Ada Byron", "Bo Chen"), ("Cal Roe",)]),
        (["Ada Byron, Bo Chen", "Cal Roe"], [("Ada Byron", "Bo Chen"), ("Cal Roe",)]),
        (["Ada Byron, Bo Chen and Cal Roe", ""], [("Ada Byron", "Bo Chen", "Cal Roe"), ()]),
        (["Byron, Ada and Chen, Bo", ""], [("Ada Byron", "Bo Chen"), ()]),
        (["Byron A.; Chen B.-H.", "Roe C. D."], [("A. Byron", "B.-H. Chen"), ("C. D. Roe",)]),
        (["Byron A, Chen BH, de la Roe C.", "Fox D."], [("A Byron", "BH Chen", "C de la Roe"), ("D Fox",)]),
        (["Byron, A., Chen, B.H.", ""], [("A. Byron", "B.H. Chen"), ()]),
        (["Byron, Ada (571951); Chen, Bo (12)", ""], [("Ada Byron", "Bo Chen"), ()]),
        (["Ada Byron|Sammy Davis, Jr.", ""], [("Ada Byron", "Sammy Davis, Jr."), ()]),
        (["Ada Byron\nBo Chen", ""], [("Ada Byron", "Bo Chen"), ()]),
    ],
)
def test_names_are_parted_as_their_column_is_written(
    cells: list[str], authors: list[tuple[str, ...]]
) -> None:
    rows = [["Title", "Authors"], *([f"Paper {number}", cell] for number, cell in enumerate(cells))]
    assert [record.authors for record in document(read, written(rows)).records] == authors


def test_people_of_one_place_of_work_are_parted() -> None:
    found = document(
        read,
        HEAD
        + 'a,Sets,"Ada Byron, Bo Chen, and Cy Roe (MIT) | Dee Moe (KIT, Bonn)",x,,\n'
        + 'b,Graphs,"Eva Lux, Fay Orr, and Gus Pym (ETH)",x,,\n'
        + 'c,Trees,"Hal {\\\'E}tale and Ida Jo (ETH) | Kai Ng",x,,\n',
    )
    assert [record.authors for record in found.records] == [
        ("Ada Byron", "Bo Chen", "Cy Roe", "Dee Moe"),
        ("Eva Lux", "Fay Orr", "Gus Pym"),
        ("Hal Étale", "Ida Jo", "Kai Ng"),
    ]


def test_a_cut_list_is_no_complete_one() -> None:
    (record,) = document(read, "Title,Authors\nSets,Ada Byron; et al.\n").records
    assert (record.authors, record.authors_complete) == (("Ada Byron",), False)


def test_exports_of_tools_are_known_by_their_columns() -> None:
    zotero = written(
        [
            [
                "Key",
                "Item Type",
                "Publication Year",
                "Author",
                "Title",
                "Publication Title",
                "DOI",
                "Url",
                "Abstract Note",
                "Date",
                "Manual Tags",
            ],
            [
                "K",
                "journalArticle",
                "2021",
                "Müller, Jürgen",
                "Sets",
                "Nature",
                "10.1000/X",
                "https://arxiv.org/abs/2101.00001",
                "W.",
                "2021-03",
                "x; y",
            ],
        ]
    )
    (record,) = document(read, zotero).records
    assert (record.title, record.authors, record.venue, record.date) == (
        "Sets",
        ("Jürgen Müller",),
        "Nature",
        "2021-03",
    )
    assert record.identifiers == Identifiers(doi="10.1000/x", arxiv="2101.00001")
    assert record.links == (Link(kind="arxiv", url="https://arxiv.org/abs/2101.00001"),)
    assert (record.abstract, record.topics) == ("W.", ("x", "y"))
    science = (
        "PT\tAU\tTI\tSO\tDE\tAB\tPY\tDI\nJ\tByron, A; Chen, B\tSets\tNATURE\tx; y\tW.\t2021\t10.1000/x\n"
    )
    (record,) = document(read, science).records
    assert (record.title, record.authors, record.venue, record.date) == (
        "Sets",
        ("A Byron", "B Chen"),
        "NATURE",
        "2021",
    )


def test_a_row_of_the_wrong_length_is_a_problem_and_the_others_are_read() -> None:
    found = document(read, TABLE.replace("b,Graphs", "b,Graphs, and, more"))
    assert [record.title for record in found.records] == ["Sets, and more", "Trees"]
    assert [(each.code, each.line) for each in found.problems] == [("broken-file", 4)]
    assert counted(found)


def test_a_quote_that_is_never_closed_costs_its_row() -> None:
    found = document(read, TABLE.replace("b,Graphs", 'b,"Graphs'))
    assert [record.title for record in found.records] == ["Sets, and more", "Trees"]
    assert [(each.code, each.line) for each in found.problems] == [("broken-file", 4)]


def test_a_table_without_titles_names_its_columns() -> None:
    found = document(read, "Work,By\nSets,Ada\n")
    (problem,) = found.problems
    assert (problem.code, problem.severity, problem.line) == ("no-title-column", "error", 1)
    assert "“Work”, “By”" in problem.message
    assert counted(found)
    assert not recognises("Work,By\nSets,Ada\n")


def test_blank_rows_and_what_stands_above_the_header_are_passed_over() -> None:
    found = document(read, "sep=,\n\n" + TABLE + ",,,,,\n\n")
    assert len(found.records) == 3
    assert found.problems == ()
    assert counted(found)


@pytest.mark.parametrize("text", ["", "\n", "Title\n", "Title,Authors\n" + "x" * 300_000 + ",Ada Byron\n"])
def test_odd_tables_are_read(text: str) -> None:
    assert counted(document(read, text))


@pytest.mark.parametrize("row", ['a,"b\n', '"x\n'])
def test_many_open_quotes_take_no_long_time(row: str) -> None:
    found = document(read, HEAD + row * 30_000)
    assert counted(found)
    assert found.problems


@settings(max_examples=200, deadline=None)
@given(accidents(TABLE, (4, 4)))
def test_an_accident_costs_one_row(damaged: str) -> None:
    survive(read, TABLE, damaged, 1)


@settings(max_examples=150, deadline=None)
@given(st.text(',;\t|"\n aT', max_size=120))
def test_anything_is_read(text: str) -> None:
    assert counted(document(read, "Title,Authors\n" + text))
    assert counted(document(read, text))
