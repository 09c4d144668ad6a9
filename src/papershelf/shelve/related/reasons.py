"""What related papers share, in sentences that a reader can check."""

from collections.abc import Sequence

TOPICS_SHOWN = 3
AUTHORS_SHOWN = 3


def name_authors(names: Sequence[str]) -> str:
    """ "2 shared authors: Ada Lovelace, Mary Somerville"."""
    if len(names) == 1:
        return f"Shared author: {names[0]}"
    more = len(names) - AUTHORS_SHOWN
    return f"{len(names)} shared authors: {', '.join(names[:AUTHORS_SHOWN])}{f' and {more} more' if more > 0 else ''}"


def name_topics(names: Sequence[str]) -> str:
    """ "Shared topics: Comets, Harbours"."""
    return f"Shared topic{'s' if len(names) > 1 else ''}: {', '.join(names[:TOPICS_SHOWN])}"
