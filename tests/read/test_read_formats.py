"""The guide's table of file formats names the endings that there are readers for."""

import re
from pathlib import Path

from papershelf.read import PAGES, READERS
from papershelf.read.formats import note
from papershelf.read.pages import html

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"


def test_the_guide_names_every_ending_of_every_format() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("\n## File formats\n")[2].partition("\n## ")[0]
    cells = [row.split("|")[2] for row in section.splitlines() if row.startswith("| ")]
    named = {ending for cell in cells for ending in re.findall(r"`(\.\w+)`", cell)}
    pages = {suffix for reader in (PAGES, html.READER, note.READER) for suffix in reader.suffixes}
    assert named - pages == {suffix for reader in READERS for suffix in reader.suffixes} - pages
