"""Readers from other packages: the entry-point group `papershelf.readers`, looked into only when no reader is ours."""

from functools import lru_cache
from typing import NamedTuple

from papershelf.read.reader import Reader

GROUP = "papershelf.readers"


class Plugins(NamedTuple):
    """The readers that other packages give, and a sentence for each that could not be loaded."""

    readers: tuple[Reader, ...]
    broken: tuple[str, ...]


@lru_cache(maxsize=1)
def plugins() -> Plugins:
    """Every reader of the group, by the name of its entry point."""
    from importlib.metadata import entry_points  # costs more than all else that a build imports

    readers, broken = [], []
    for entry in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        whose = f"the package “{entry.dist.name}”" if entry.dist else "a package"
        try:
            reader = entry.load()
        except Exception as error:
            broken.append(
                f"The reader “{entry.name}” of {whose} could not be loaded ({type(error).__name__}: {error})."
            )
            continue
        if isinstance(reader, Reader):
            readers.append(reader)
        else:
            broken.append(f"The reader “{entry.name}” of {whose} is no papershelf.read.reader.Reader.")
    return Plugins(tuple(readers), tuple(broken))
