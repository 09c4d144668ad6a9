"""Whatever is pasted in whatever format: each line is counted once, and every place that is named is there."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papershelf.codes import codes
from papershelf.model import Document, Problem
from papershelf.read import read_data
from papershelf.read.decoding import UndecodableError, decode
from papershelf.read.pages.settle import settle

DEMO = Path(__file__).parents[2] / "content"
HEAD = 120


@cache
def samples() -> tuple[tuple[str, str], ...]:
    """A text of each kind: the examples of the problems, and the beginnings of the demo shelf's documents."""
    known = [(name, text) for code in codes().values() for name, text in code.example.items()]
    known += [(name, text) for code in codes().values() for name, text in code.instead.items()]
    for path in sorted(DEMO.rglob("*.*")):
        if path.suffix != ".toml":
            known.append((path.name, "\n".join(path.read_text(encoding="utf-8").split("\n")[:HEAD])))
    return tuple(dict.fromkeys(known))


def read(file: str, data: bytes) -> Document:
    return settle([read_data(file, data)])[0]


def check(document: Document, data: bytes) -> None:
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    assert counts == document.lines_total
    assert min(document.lines_in_records, document.lines_noise, document.lines_blank) >= 0
    try:
        lines = decode(data).text.removesuffix("\n").split("\n")
    except UndecodableError:
        lines = []
    if document.records or document.noise:
        assert document.lines_total == len(lines)
    for record in document.records:
        assert 1 <= record.line_start <= record.line_end <= len(lines)
    for noise in document.noise:
        assert 1 <= noise.line_start <= noise.line_end <= len(lines)
        assert noise.reason
    for problem in document.problems:
        check_place(problem, lines)


def check_place(problem: Problem, lines: list[str]) -> None:
    assert problem.code in codes()
    assert problem.severity in codes()[problem.code].severity
    assert problem.message.endswith((".", "?", "”"))
    if problem.line is None:
        assert problem.column is None
        return
    assert 1 <= problem.line <= len(lines)
    if problem.column is not None:
        line = lines[problem.line - 1]
        assert 1 <= problem.column <= len(line) + 1
        assert problem.column - 1 + problem.width <= len(line) + 1


@pytest.mark.parametrize("sample", range(len(samples())))
def test_the_lines_of_every_sample_add_up(sample: int) -> None:
    name, text = samples()[sample]
    check(read(name, text.encode()), text.encode())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_lines_of_every_accident_add_up(data: st.DataObject) -> None:
    name, text = data.draw(st.sampled_from(samples()))
    lines = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["lose", "repeat", "swap", "cut", "join", "blank", "write"])):
            case "lose" if len(lines) > 1:
                del lines[at]
            case "repeat":
                lines[at:at] = lines[at : at + data.draw(st.integers(1, 20))]
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, 40))]
            case "join" if at + 1 < len(lines):
                lines[at : at + 2] = [lines[at] + lines[at + 1]]
            case "blank":
                lines.insert(at, data.draw(st.sampled_from(["", " ", "\u00a0", "\t", "\u200b"])))
            case _:
                lines.insert(at, data.draw(st.text(max_size=30)).replace("\n", " "))
    damaged = "\n".join(lines).encode(errors="replace")
    check(read(name, damaged), damaged)
