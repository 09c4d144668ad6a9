"""Markdown in the body of a note becomes the plain text that it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.read.formats.unmarked import unmarked


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("It is **very** *fast* and __small__.", "It is very fast and small."),
        ("See [the code](https://example.org/x_y) now.", "See the code (https://example.org/x_y) now."),
        (
            "<https://example.org> and https://example.org/a_b_c",
            "https://example.org and https://example.org/a_b_c",
        ),
        ("A [note](other.md) stays a note.", "A note stays a note."),
        ("Run `a_b * c`.", "Run a_b * c."),
        ("Of $x_1$ and $y_1 * z$ in $O(n)$.", "Of $x_1$ and $y_1 * z$ in $O(n)$."),
        ("The file snake_case_name and 2 * 3 * 4.", "The file snake_case_name and 2 * 3 * 4."),
        ("L_2^2-loss and a_b", "L_2^2-loss and a_b"),
        ("# Why\nBecause.\n- one\n- two", "\nWhy\n\nBecause.\n\n• one\n\n• two"),
        ("1. first\n2. second", "\n1. first\n\n2. second"),
        ("> quoted\n> on", "quoted\non"),
        ("```\nx = *y*\n```", "\nx = y\n"),
        ("![a plot](https://example.org/p.png)", "a plot"),
        ("**bold with *both* inside**", "bold with both inside"),
        ("a < b and [1] and *", "a < b and [1] and *"),
    ],
)
def test_marks_go_and_what_they_hold_stays(body: str, text: str) -> None:
    assert unmarked(body) == text


@given(st.text(st.sampled_from("ab *_`[]()<>$#-1.\n\\"), max_size=60))
def test_letters_are_never_lost(body: str) -> None:
    kept = [sign for sign in unmarked(body) if sign in "ab"]
    assert len(kept) <= body.count("a") + body.count("b")
    if "](" not in body and "`" not in body:
        assert kept == [sign for sign in body if sign in "ab"]


@pytest.mark.parametrize(
    "piece", ["*", "_", "`", "[", "[a](", "<https://", "$", "\\(", "**a", "> ", "# ", "- "]
)
def test_endless_marks_take_bounded_time(piece: str) -> None:
    unmarked(piece * 20_000)
