"""What is doubtful about names, titles, dates and texts; and that sound ones are left alone."""

from pathlib import Path

import pytest

from papershelf.excerpts import Excerpts
from papershelf.model import Document, Problem, Record
from papershelf.shelve.doubts import MOST, doubts

PEOPLE = ("Ada Byron", "Bo Chen")


def record(line: int = 1, title: str | None = "Deep Sets", *authors: str, **more: object) -> Record:
    return Record(line_start=line, line_end=line, title=title, authors=authors or PEOPLE, **more)  # type: ignore[arg-type]


def found(*records: Record, lines: str = "", folder: Path = Path("nowhere")) -> list[Problem]:
    document = Document(file="a.txt", layout="feed", text_hash="a", records=records)
    if lines:
        (folder / "content").mkdir()
        (folder / "content" / "a.txt").write_text(lines, encoding="utf-8")
    return list(doubts([document], Excerpts(folder)))


def codes(*records: Record) -> list[str]:
    return [problem.code for problem in found(*records)]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Bo Chen2",
            "Wei Wang 0001",
            "ada@example.org",
            "www.example.org",
            "A",
            "B.",
            "Anonymous",
            "Anonymous Authors",
        ),
        *("WEI LI", "Stanford University", "Dept. of Physics", "Jr.", "Ph.D.", "Neural Networks: A Survey"),
        *("Learning with kernels", "Ada Byron and Cy Roe", "others", "N/A"),
    ],
)
def test_what_can_hardly_be_a_name_is_a_warning(name: str) -> None:
    (problem,) = found(record(1, "Deep Sets", *PEOPLE, name))
    assert (problem.code, problem.severity) == ("odd-name", "warning")
    assert f"“{name}” was read as an author, but " in problem.message


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Ludwig van Beethoven",
            "DJ Strouse",
            "JD Co-Reyes",
            "Yee Whye Teh",
            "S. M. Ali Eslami",
            "danah boyd",
            "Plato",
        ),
        *(
            "Marc'Aurelio Ranzato",
            "Sammy Davis, Jr.",
            "Ōmura Satoshi",
            "李明",
            "O. J. Henaff",
            "Jean-Luc d'Arc",
            "Aäron",
        ),
        *(
            "María de la Cruz y Soto",
            "ATLAS Collaboration",
            "The Gemma Team",
            "OpenAI",
            "Xin Li",
            "The Anh Le",
            "E. O",
        ),
        *(
            "Ali (Alex) Reza",
            "Zhangyang “Atlas” Wang",
            "Ng",
            "Abu Bakr al-Razi",
            "Andy To",
            "Jun-ichi In",
            "Ana Model",
        ),
        *("World Wide Web Consortium of the North", "Tal Ben-Nun", "Sofia Castro Forte"),
    ],
)
def test_names_of_people_and_groups_are_left_alone(name: str) -> None:
    assert codes(record(1, "Deep Sets", *PEOPLE, name)) == []


def test_institutions_and_capitals_are_left_alone_where_all_are_such() -> None:
    assert codes(record(1, "Deep Sets", "Institute of Physics")) == []
    assert codes(record(1, "Deep Sets", "Bank of England")) == []
    assert codes(record(1, "Deep Sets", "Institute of Physics", "University of Somewhere")) == []
    assert codes(record(1, "Deep Sets", "WEI LI", "ADA BYRON")) == []


def test_a_name_is_found_in_its_line(tmp_path: Path) -> None:
    (problem,) = found(
        record(2, "Deep Sets", "Ada Byron", "Bo Chen2"),
        lines="Deep Sets\nAda Byron, Bo Chen2\n",
        folder=tmp_path,
    )
    assert (problem.line, problem.column, problem.width) == (2, 12, 8)


def test_a_name_that_is_written_otherwise_is_found_by_a_word(tmp_path: Path) -> None:
    (problem,) = found(
        record(1, "Deep Sets", "Ada Byron", "Bo Chen2"),
        lines="author = {Byron, Ada and Chen2, Bo}",
        folder=tmp_path,
    )
    assert (problem.line, problem.column, problem.width) == (1, 26, 5)


def test_a_name_that_stands_twice_is_a_warning() -> None:
    assert codes(record(1, "Deep Sets", "José Roe", "Bo Chen", "Jose Roe")) == ["repeated-name"]


@pytest.mark.parametrize(
    "title",
    ["Learning to read…", "Learning to read ...", "A Theory of Pages and the", "Attention:", "Sets and"],
)
def test_a_cut_title_is_a_warning(title: str) -> None:
    assert codes(record(1, title)) == ["cut-title"]


@pytest.mark.parametrize(
    "title",
    [
        "What Do We Know?",
        "What Is It Made Of",
        "BERT",
        "GPT-4 AND BERT",
        "Vitamin A",
        "Sets (Part 2)",
        "On the Edge",
    ],
)
def test_a_whole_title_is_left_alone(title: str) -> None:
    assert codes(record(1, title), record(2, "Another One", abstract=None), record(3, "A Third One")) == []


def test_a_title_in_capitals_is_a_warning_where_most_are_not() -> None:
    loud = "INVITED TALKS AND KEYNOTE SPEECHES"
    assert codes(record(1, loud), record(2, "Deep Sets"), record(3, "Pointer Networks")) == ["odd-title"]
    assert codes(record(1, loud), record(2, "ANOTHER LOUD TITLE WITH WORDS")) == []


@pytest.mark.parametrize(
    ("date", "count"), [("3021", 1), ("1066-10-14", 1), ("1905-06", 0), ("2026-01-01", 0)]
)
def test_a_year_of_no_paper_is_a_warning(date: str, count: int) -> None:
    assert codes(record(1, date=date)) == ["impossible-date"] * count


def test_missing_abstracts_are_a_note_where_others_are_there() -> None:
    with_it = record(1, "One", abstract="We sample.")
    assert codes(with_it, record(2, "Two")) == ["no-abstract"]
    assert codes(record(2, "Two"), record(3, "Three")) == []
    assert codes(record(1, abstract="We sample and we …")) == ["cut-abstract"]


def test_a_paper_given_twice_word_for_word_is_a_note_with_both_lines() -> None:
    (problem,) = found(record(1), record(2, "Pointer Networks"), record(3), record(4))
    assert (problem.code, problem.line) == ("repeated-record", 3)
    assert (
        "on line 1 already, and so is" in problem.message
        or "on line 1 already, and so are 1" in problem.message
    )


def test_a_document_kept_twice_is_a_warning_in_any_order() -> None:
    both = [
        Document(file=name, layout="feed", text_hash="x", records=(record(),)) for name in ("b.txt", "a.txt")
    ]
    for documents in (both, both[::-1]):
        (problem,) = doubts(documents, Excerpts(Path("nowhere")))
        assert (problem.file, problem.code) == ("content/b.txt", "repeated-document")
        assert "content/a.txt" in problem.message


def test_a_document_full_of_doubts_is_told_of_so_many_and_their_number() -> None:
    told = found(*(record(line, f"Title {line}", "Ada Byron", f"Bo {line}") for line in range(1, MOST + 11)))
    assert len(told) == MOST
    assert told[-1].message.endswith("So it is 10 times more in this document.")
