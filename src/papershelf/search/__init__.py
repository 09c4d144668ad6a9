"""A shelf in, the files of its search out."""

from papershelf.config import Config
from papershelf.model import Shelf
from papershelf.search.sharded import Index


def search_files(shelf: Shelf, config: Config, index: Index | None = None) -> dict[str, bytes]:
    """Site path → bytes. An index from before takes over the shelf and makes only the files that change by it."""
    if index is None:
        index = Index()
    index.update(shelf, config)
    return index.files()
