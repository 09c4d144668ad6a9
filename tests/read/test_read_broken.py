"""Files of tests/broken/, each with a kind of trouble: a problem says so, what is whole is read, nothing is raised."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papershelf.model import Document
from papershelf.read import READERS, read_content, read_data
from papershelf.read.pages.settle import settle

BROKEN = Path(__file__).parents[1] / "broken"
TROUBLES: dict[str, tuple[str, int]] = {
    "bad-line.jsonl": ("broken-file", 1),
    "bad-line.md": ("bad-toml", 1),
    "binary.txt": ("not-text", 0),
    "blank.txt": ("empty-document", 0),
    "bomb.xml": ("broken-file", 1),
    "broken-letter.md": ("broken-letters", 1),
    "cut.json": ("broken-file", 1),
    "cyrillic.txt": ("unknown-encoding", 0),
    "deep-braces.bib": ("bad-bibtex", 0),
    "deep-key.md": ("bad-toml", 1),
    "deep.html": ("unknown-layout", 0),
    "deep.json": ("unknown-format", 0),
    "entity-out.xml": ("broken-file", 1),
    "half-of-utf-16.txt": ("not-text", 0),
    "long-number.md": ("bad-toml", 1),
    "nan.json": ("no-papers", 0),
    "not-bibtex.bib": ("no-papers", 0),
    "nothing.txt": ("empty-document", 0),
    "nul.md": ("nul-characters", 1),
    "number.json": ("unknown-format", 0),
    "only-mark.txt": ("empty-document", 0),
    "only-nuls.txt": ("not-text", 0),
    "open-front-matter.md": ("open-front-matter", 1),
    "open-quote.csv": ("no-authors", 2),
    "other.csv": ("no-title-column", 0),
    "other.json": ("unknown-format", 0),
    "other.xml": ("unknown-format", 0),
    "page.webarchive": ("unknown-format", 0),
    "paper.pdf": ("unknown-format", 0),
    "pdf-in-disguise.txt": ("not-text", 0),
    "picture.txt": ("not-text", 0),
    "prose.txt": ("unknown-layout", 0),
    "saved-page.mht": ("no-papers", 0),
    "session.docx": ("unknown-format", 0),
    "unclosed.bib": ("bad-bibtex", 2),
    "unclosed.ris": ("bad-ris", 2),
    "unclosed.xml": ("broken-file", 1),
    "unknown-key.md": ("unknown-key", 1),
    "utf-16-without-mark.md": ("not-utf-8", 1),
    "windows-1252.md": ("not-utf-8", 1),
    "wrong-kind.md": ("wrong-value", 1),
}
"""The code that each file must give, and how many records are read from it all the same."""

SIGNS = st.sampled_from(
    [
        *"\n \0 \ufffd \u2028 \u200b \u202e . · • ( ) [ ] { } < > ' $ & @ # * _ - – + = : / % ~ ^ 🙂 é e\u0301".split(
            " "
        ),
        *['"', "\\"],
        *"1 12 2021 et and Deep Sets WE we is Via PDF CV cs.LG 10.1000/182 +++ --- title ``` null".split(),
        *"<p> </p> <h1> <table><tr><td> <entry> <!-- <![CDATA[ &amp; &#0; @article{a, }},".split(),
        *[
            "\n",
            "\n\n",
            "\r\n",
            "\u00a0",
            "\t",
            " ",
            ". ",
            ", ",
            "; ",
            " · ",
            "Mar 3",
            "et al.",
            "Ada Byron",
            "Jörg",
        ],
        *[
            "Abstract:",
            "Authors:",
            "Session",
            "https://arxiv.org/abs/2101.00001",
            "TY  - JOUR",
            "ER  - ",
            "PMID- 1",
        ],
        *[
            "title = {",
            '<a href="x">',
            '{"title": ',
            '["',
            '"]',
            "\\n",
            "|",
            "| a | b |",
            "| --- |",
        ],
    ]
)
STARTS = [
    "",
    "+++\n",
    "---\ntitle: ",
    "@article{",
    "TY  - ",
    "PMID- ",
    "[{",
    '{"',
    "<html>",
    '<?xml version="1.0"?>',
    "a,b\n",
]
SUFFIXES = sorted({suffix for reader in READERS for suffix in reader.suffixes})


def adds_up(document: Document) -> bool:
    counts = document.lines_in_records + document.lines_noise + document.lines_blank
    spans = [(record.line_start, record.line_end) for record in document.records]
    spans += [(noise.line_start, noise.line_end) for noise in document.noise]
    return counts == document.lines_total and all(
        1 <= first <= last <= document.lines_total for first, last in spans
    )


def places_are_there(document: Document, text: str) -> bool:
    lines = text.split("\n")
    return all(
        problem.line is None
        or (
            1 <= problem.line <= len(lines)
            and (problem.column is None or 1 <= problem.column <= len(lines[problem.line - 1]) + 1)
        )
        for problem in document.problems
    )


def test_every_broken_file_is_in_the_table() -> None:
    assert {path.name for path in BROKEN.iterdir()} == TROUBLES.keys()


@pytest.mark.parametrize("file", TROUBLES)
def test_a_broken_file_gives_a_problem_and_what_is_whole(file: str) -> None:
    code, records = TROUBLES[file]
    (document,) = [each for each in documents() if each.file == file]
    assert code in {problem.code for problem in document.problems}, document.problems
    assert len(document.records) == records
    assert adds_up(document)


def documents(found: list[Document] = []) -> list[Document]:  # noqa: B006
    found.extend(() if found else read_content(BROKEN))
    return found


def reads(text: str, suffix: str) -> None:
    (document,) = settle([read_data(f"any{suffix}", text.encode(errors="replace"))])
    codes = {problem.code for problem in document.problems}
    assert "reader-failed" not in codes, document.problems
    assert adds_up(document)
    assert places_are_there(document, text.replace("\r\n", "\n").replace("\r", "\n"))
    str(document).encode()  # no lone surrogates


fuzzed: Callable[[Callable[..., None]], Callable[..., None]] = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.mark.parametrize("suffix", SUFFIXES)
@fuzzed
@given(start=st.sampled_from(STARTS), signs=st.lists(SIGNS, max_size=40))
def test_no_reader_raises_and_all_lines_are_accounted_for(suffix: str, start: str, signs: list[str]) -> None:
    reads(start + "".join(signs), suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@fuzzed
@given(start=st.sampled_from(STARTS), text=st.text(max_size=200))
def test_any_text_is_read(suffix: str, start: str, text: str) -> None:
    reads(start + text, suffix)
