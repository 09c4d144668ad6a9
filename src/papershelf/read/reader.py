"""What a reader is: the one noun that a format, here or in another package, gives to the registry."""

from collections.abc import Callable

from papershelf.model import Frozen
from papershelf.read.draft import Draft
from papershelf.read.source import Source


def never(text: str) -> bool:
    return False


class Reader(Frozen, frozen=True, kw_only=True):
    """`read` turns a file into what it gives, and never raises: what is wrong becomes a problem with its line.

    `name` is what people call the format. `recognises` says of a text whether it is surely of this format; it decides
    where several readers share a suffix, and for pasted text. It must be quick: it looks at the beginning only.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Draft]
    recognises: Callable[[str], bool] = never
