"""Pages without a paper on them, as files beside this package: whatever is read from them is false."""

from collections.abc import Iterator
from pathlib import Path

from papershelf.model import Document
from rendering.scoring import read
from rendering.sheet import Rendered

FOLDER = Path(__file__).parents[1] / "without_papers"


def without_papers() -> Iterator[tuple[str, Document]]:
    """Each page by its file's name, and what was read of it."""
    for file in sorted(FOLDER.iterdir()):
        text = file.read_text(encoding="utf-8")
        yield file.name, read(Rendered(file.stem, file.suffix, text, ()))
