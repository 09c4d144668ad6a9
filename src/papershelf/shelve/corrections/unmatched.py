"""What a correction names and the shelf does not have, and corrections that do not go together."""

from collections.abc import Iterable

from rapidfuzz import process

from papershelf.excerpts import printable
from papershelf.model import Problem
from papershelf.shelve.corrections.decisions import FILE, Lines

LIKE = 60
"""Names whose letters agree in so many per cent may be meant."""


SHOWN = 200
"""So many signs of a reference are shown."""


def shortened(text: str, length: int = 500) -> str:
    """A text in so many signs, on one line, without invisible ones."""
    return printable(text if len(text) <= length else f"{text[: length - 1]}…")


def nothing_named(table: str, what: str, reference: str, lines: Lines, known: Iterable[str]) -> Problem:
    """The problem that a correction's table speaks of what is not there. `known` is what could have been meant."""
    reference = shortened(reference, SHOWN)
    nearest = process.extractOne(reference, sorted(known), score_cutoff=LIKE)
    return Problem(
        file=f"content/{FILE}",
        line=lines[0],
        severity="warning",
        code="unmatched-correction",
        message=f"No {what} is “{reference}”, so this [[{table}]] is not carried out.",
        hint=f"Did you mean “{nearest[0]}”?" if nearest else HINTS[what],
    )


def contradiction(message: str, hint: str, lines: Lines) -> Problem:
    """The problem that decisions do not go together."""
    return Problem(
        file=f"content/{FILE}",
        line=lines[0],
        severity="error",
        code="bad-correction",
        message=message,
        hint=hint,
    )


def joined_and_apart(table: str, lines: Lines) -> Problem:
    """The problem that a table keeps apart what another one, or this, makes one."""
    message = f"This [[{table}]] says that they are two, and a merge makes them one."
    return contradiction(message, "Keep one of apart and merge.", lines)


HINTS = {
    "paper of this person": "Write the last part of the paper's address without .html, of a paper that lists them.",
    "paper": "Write the last part of its page's address without .html, or a record's file and line: icml.txt:12.",
    "person": "Write the last part of their page's address without .html, or the name as a document has it.",
}
