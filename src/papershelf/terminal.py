"""What the verbs show on a terminal: problems as rustc prints them, counts, a progress bar."""

import shlex
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from papershelf.english import counted
from papershelf.excerpts import Excerpts, printable
from papershelf.model import Problem, Severity, Shelf

if TYPE_CHECKING:
    from rich.progress import Progress

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}
WIDTH = 100
PATIENCE = 1.0


def described(problem: Problem, lines: Excerpts) -> str:
    """A problem as rustc shows one: what, where, the line with the place marked, what to do."""
    gutter = " " * len(str(problem.line or 0))
    text = [headline(problem), f"{gutter}--> {printable(place_of(problem))}"]
    excerpt = lines.of(problem, room() - len(gutter) - 3)
    if excerpt:
        marks = click.style(excerpt.marks, fg=COLOURS[problem.severity], bold=True) if excerpt.marks else ""
        text += [
            f"{gutter} |",
            f"{problem.line} | {excerpt.text}".rstrip(),
            f"{gutter} | {marks}".rstrip(),
        ]
    if problem.hint:
        text.append(folded(f"{gutter} = help: {printable(problem.hint)}", len(gutter) + 9))
    return "\n".join(text)


def headline(problem: Problem) -> str:
    head = f"{problem.severity}[{problem.code}]"
    rest = folded(f"{head}: {printable(problem.message)}", 2).removeprefix(head)
    return click.style(head, fg=COLOURS[problem.severity], bold=True) + rest


def place_of(problem: Problem) -> str:
    """
    >>> place_of(Problem(file="a.txt", line=3, column=7, severity="note", code="no-title", message=""))
    'a.txt:3:7'
    """
    return ":".join(str(each) for each in (problem.file, problem.line, problem.column) if each is not None)


def folded(text: str, indent: int = 0) -> str:
    """Text in lines that a terminal has room for, between words; where the output goes elsewhere, one line."""
    if not sys.stdout.isatty():
        return text
    first = len(text) - len(text.lstrip())
    return " " * first + textwrap.fill(
        text[first:],
        room() - first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def room() -> int:
    """The cells of a line of the terminal; where the output goes elsewhere, the same everywhere."""
    return max(40, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDTH


def shelf_in_numbers(shelf: Shelf) -> str:
    counts = (
        counted(len(shelf.documents), "document"),
        counted(sum(len(document.records) for document in shelf.documents), "record"),
        counted(len(shelf.papers), "paper"),
        counted(len(shelf.people), "person", "people"),
        counted(len(shelf.topics), "topic"),
        counted(len(shelf.sessions), "session"),
    )
    return ", ".join(counts) + "."


def in_numbers(problems: Sequence[Problem]) -> str:
    found = Counter(problem.severity for problem in problems)
    if not problems:
        return "No problems"
    kinds = ", ".join(counted(found[severity], severity) for severity in COLOURS)
    return f"{counted(len(problems), 'problem')}: {kinds}"


def quoted(path: Path) -> str:
    """A path as it can be typed into a shell."""
    return shlex.quote(str(path))


class Bar:
    """A progress bar on stderr, for a stage that lasts over a second on a terminal."""

    def __init__(self) -> None:
        self.shown: Progress | None = None
        self.stage = ""
        self.since = 0.0
        self.terminal = sys.stderr.isatty()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self.hide()

    def step(self, stage: str, done: int, total: int) -> None:
        """Told by the pipeline: this much of a stage is done; a total of 0 is not known."""
        if not self.terminal:
            return
        if stage != self.stage:
            self.hide()
            self.stage, self.since = stage, perf_counter()
        elif self.shown is None and perf_counter() - self.since > PATIENCE:
            self.show()
        if self.shown is not None:
            self.shown.update(self.shown.task_ids[0], completed=done, total=total or None)

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"))
        self.shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self.shown.add_task(self.stage, total=None)
        self.shown.start()

    def hide(self) -> None:
        if self.shown is not None:
            self.shown.stop()
            self.shown = None
