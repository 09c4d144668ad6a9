"""What a reader should know of how a query was understood, as codes, and as sentences for a terminal."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from papershelf.english import counted


class Note(NamedTuple):
    """`words` are what the code is about: a word and those shown for it; a field, its value and the nearest one."""

    code: str
    words: tuple[str, ...] = ()


FILTERS = "author:, topic:, session:, venue:, year:, has:, id:"
NOT_HERE: Mapping[str, str] = {
    "author": "No author on this shelf is called “{}”.",
    "topic": "No topic on this shelf is called “{}”.",
    "session": "No session on this shelf is called “{}”.",
    "venue": "No venue on this shelf is called “{}”.",
    "year": "No paper is dated “{}”. Write year:2021, year:2019..2021 or year:2020..",
    "has": "No paper has “{}”. Papers may have code, pdf, video, data, project, award or abstract.",
    "is": "“{}” is no mark. Marks are queued, reading, skimmed, read, unread and starred.",
    "id": "No paper has the identifier “{}”.",
}
SENTENCES: Mapping[str, Callable[[tuple[str, ...]], str]] = {
    "cut": lambda _: "The query was cut: it may have 256 characters.",
    "dropped-words": lambda words: f"The query was cut: it may have 16 words. Left out: {quoted(words)}.",
    "not-found": lambda words: f"No paper has {quoted(words)}.",
    "shown-for": lambda words: f"No paper has {quoted(words[:1])}; these have {quoted(words[1:])}.",
    "only-stop-words": lambda _: "These words are in nearly every paper. Add one that is not.",
    "completions-cut": lambda words: f"Many words begin with {quoted(words)}; the commonest were looked for.",
    "unknown-value": lambda words: unknown(*words),
    "no-filter": lambda words: (
        f"{quoted(words[:1])} is no filter, so its words were looked for. "
        + (f"Did you mean {words[1]}?" if words[1] else f"Filters are {FILTERS}.")
    ),
    "marks-in-browser": lambda _: "Marks live in your browser, so is: was left out here.",
    "positions": lambda _: (
        "This shelf keeps no places of words in abstracts: phrases are found there by their words."
    ),
}


def sentence(note: Note) -> str:
    """A note for people, with what to write instead where something is known."""
    return SENTENCES[note.code](note.words)


def unknown(field: str, value: str, nearest: str) -> str:
    hint = nearest if " " not in nearest else f'"{nearest}"'
    return NOT_HERE[field].format(value) + (f" Did you mean {field}:{hint}?" if nearest else "")


def quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def tally(shown: int, exact: int, total: int, words: int) -> str:
    """How many papers there are beyond those shown, and how many of them have all words."""
    found = f"{shown} of {counted(total, 'paper')}" if shown < total else counted(total, "paper")
    return f"{found}, {exact or 'none'} with all words." if words > 1 and exact < total else f"{found}."
