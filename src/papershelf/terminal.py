"""What the verbs show on a terminal: problems as rustc prints them, counts, a progress bar."""

import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from papershelf.english import counted
from papershelf.model import Problem, Severity, Shelf

if TYPE_CHECKING:
    from rich.progress import Progress

COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}
WIDTH = 96
PATIENCE = 1.0


def described(problem: Problem, excerpt: str) -> str:
    """A problem as rustc shows one: what, where, the line, what to do."""
    head = click.style(f"{problem.severity}[{problem.code}]", fg=COLOURS[problem.severity], bold=True)
    place = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    gutter = " " * len(str(problem.line or 0))
    text = [f"{head}: {printable(problem.message)}", f"{gutter}--> {printable(place)}"]
    if excerpt:
        text += [f"{gutter} |", f"{problem.line} | {excerpt}"]
    if problem.hint:
        text += [f"{gutter} |"] if excerpt else []
        text += [f"{gutter} = help: {printable(problem.hint)}"]
    return "\n".join(text)


class Excerpts:
    """The lines of a site's documents, each file read once and only when asked for."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.file = ""
        self.lines: Sequence[str] = ()

    def of(self, problem: Problem) -> str:
        """The line that a problem is about, cut to a width; "" without one."""
        if problem.line is None:
            return ""
        if problem.file != self.file:
            self.file, self.lines = problem.file, self.read(problem.file)
        line = self.lines[problem.line - 1] if 0 < problem.line <= len(self.lines) else ""
        text = printable(line.strip())
        return text if len(text) <= WIDTH else f"{text[: WIDTH - 3]}..."

    def read(self, file: str) -> Sequence[str]:
        from papershelf.read.text import UndecodableError, decode

        try:
            return decode((self.site / file).read_bytes())[0].split("\n")
        except (OSError, UndecodableError):
            return ()


def printable(text: str) -> str:
    """Text without what could steer a terminal."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


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
