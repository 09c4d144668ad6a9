"""A problem's line is cut around its place, and the marks stand under it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.excerpts import Excerpts, cells, cut, printable
from papershelf.model import Problem


def shown(line: str, column: int | None, width: int, room: int) -> str:
    excerpt = cut(line, column, width, room)
    return f"{excerpt.text}\n{excerpt.marks}".rstrip()


@pytest.mark.parametrize(
    ("line", "column", "width", "expected"),
    [
        ("a short line", None, 0, "a short line"),
        ("a short line", 3, 5, "a short line\n  ^^^^^"),
        ("   a short line", 6, 5, "a short line\n  ^^^^^"),
        ("a short line", 9, 0, "a short line\n        ^^^^"),
        ("a short line", 99, 3, "a short line"),
        ("one two three four five six", None, 0, "one two three four …"),
        ("one two three four five six", 5, 3, "one two three four …\n    ^^^"),
        ("one two three four five six", 25, 3, "…three four five six\n                 ^^^"),
        ("one two three four five six seven eight", 20, 4, "…four five six seve…\n      ^^^^"),
        ("日本語の論文", 3, 2, "日本語の論文\n    ^^^^"),
        ("tab\there", 5, 4, "tab here\n    ^^^^"),
    ],
)
def test_a_line_is_cut_around_its_place(line: str, column: int | None, width: int, expected: str) -> None:
    assert shown(line, column, width, 20) == expected


@given(
    st.text(st.characters(exclude_characters="\n\r"), max_size=80),
    st.none() | st.integers(1, 90),
    st.integers(0, 90),
    st.integers(10, 60),
)
def test_a_cut_line_fits_and_shows_its_place(line: str, column: int | None, width: int, room: int) -> None:
    excerpt = cut(line, column, width, room)
    assert cells(excerpt.text) <= room
    assert excerpt.text.isprintable()
    if column and line[column - 1 : column].strip() and not line[:column].isspace():
        assert excerpt.place[0] in (printable(line[column - 1]), "…")


def test_a_line_of_ten_megabytes_is_cut_at_once(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 2_000_000)
    problem = Problem(
        file="long.txt", line=1, column=5_000_001, width=4, severity="note", code="c", message=""
    )
    excerpt = Excerpts(tmp_path).of(problem, 30)
    assert excerpt
    assert excerpt.place == "word"
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")


@pytest.mark.parametrize("line", [0, 2, 9])
def test_a_line_that_is_not_there_has_no_excerpt(tmp_path: Path, line: int) -> None:
    (tmp_path / "a.txt").write_text("one\n\n")
    problem = Problem(file="a.txt", line=line, severity="note", code="c", message="")
    assert Excerpts(tmp_path).of(problem, 30) is None


@pytest.mark.parametrize(
    ("message", "last", "place"),
    [
        ("There is no key “colour”; it was left out.", 1, (1, 3, 6)),
        ("A list is cut (“et al.”).", 2, (2, 12, 6)),
        ("A list is cut (“et al.”).", 1, (1, None, 0)),
        ("Nothing is quoted.", 2, (1, None, 0)),
        ("Read as “never” by “Bo Chen”.", 2, (2, 1, 7)),
    ],
)
def test_a_problem_is_placed_at_the_words_that_it_quotes(
    tmp_path: Path, message: str, last: int, place: tuple[int, int | None, int]
) -> None:
    (tmp_path / "a.txt").write_text("a colour\nBo Chen et\n".replace("Bo Chen et", "Bo Chen in et al."))
    problem = Problem(file="a.txt", line=1, severity="note", code="c", message=message)
    found = Excerpts(tmp_path).placed(problem, last)
    assert (found.line, found.column, found.width) == place


def test_a_place_that_is_known_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("colour colour\n")
    problem = Problem(
        file="a.txt", line=1, column=8, width=6, severity="note", code="c", message="No “colour” here."
    )
    assert Excerpts(tmp_path).placed(problem, 1) == problem
