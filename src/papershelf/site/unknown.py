"""TeX that pages show as it was written, since it means nothing here: problems with their places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from papershelf.english import counted
from papershelf.excerpts import Excerpts
from papershelf.model import Paper, Problem
from papershelf.site.markup import clean
from papershelf.site.mathml import mathml
from papershelf.site.tex import events, paragraphs

COMMAND = re.compile(r"\\[A-Za-z]+")
SHOWN = 60
"""So many characters of a formula are quoted."""


def unknown_tex(papers: Iterable[Paper], texts: Excerpts) -> Iterator[Problem]:
    """A warning for each command and formula of titles and abstracts without a meaning, once a document."""
    found: dict[tuple[str, str, bool], dict[tuple[int, int], None]] = defaultdict(dict)
    for paper in papers:
        for field, text in (
            ("title", paper.title),
            ("abstract", paper.abstract),
            ("summary", paper.summary),
        ):
            if text and "\\" in text:
                source = next((each for each in paper.sources if field in each.fields), None)
                if source is None:  # made from another field
                    continue
                for literal, is_formula in literals(text):
                    found[source.file, literal, is_formula][source.line_start, source.line_end] = None
    for (file, literal, is_formula), lines in sorted(found.items()):
        yield problem(f"content/{file}", literal, is_formula, sorted(lines), texts)


def literals(text: str) -> Iterator[tuple[str, bool]]:
    """Commands and formulas (then True) that stay as they are written, each once."""
    told: set[str] = set()
    for part in paragraphs(clean(text)):
        for event in events(part):
            if event.kind == "macro":
                found = [(event.text, False)]
            elif event.formula:
                shown = mathml(event.formula.tex, event.formula.display)
                found = [(name, False) for name in COMMAND.findall(shown)] if shown else [(event.text, True)]
            else:
                continue
            for literal, is_formula in found:
                if literal not in told:
                    told.add(literal)
                    yield literal, is_formula


def problem(
    file: str, literal: str, is_formula: bool, lines: list[tuple[int, int]], texts: Excerpts
) -> Problem:
    place = texts.find(file, *lines[0], literal, literal[:SHOWN].partition("\n")[0])
    shown = literal if len(literal) <= SHOWN else f"{literal[:SHOWN]}…"
    more = f" It stands in {counted(len(lines) - 1, 'further paper')}." if len(lines) > 1 else ""
    what = "The formula" if is_formula else "The command"
    return Problem(
        file=file,
        line=place.line,
        column=place.column,
        width=place.width,
        severity="warning",
        code="unread-formula" if is_formula else "unknown-tex",
        message=f"{what} “{shown}” has no meaning here, and is shown as it is written.{more}",
        hint="Correct it if it is a slip; or write what it stands for, in letters or in plain TeX.",
    )
