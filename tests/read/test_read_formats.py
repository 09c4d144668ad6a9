"""The table of readers agrees with their modules, and the guide's table of file formats with it."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from papershelf.read import PAGES, READERS
from papershelf.read.registry import FORMATS, HTML, NOTE

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"


def test_the_guide_names_every_ending_of_every_format() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("\n## File formats\n")[2].partition("\n## ")[0]
    cells = [row.split("|")[2] for row in section.splitlines() if row.startswith("| ")]
    named = {ending for cell in cells for ending in re.findall(r"`(\.\w+)`", cell)}
    pages = {suffix for reader in (PAGES, HTML, NOTE) for suffix in reader.suffixes}
    assert named - pages == {suffix for reader in READERS for suffix in reader.suffixes} - pages


@pytest.mark.parametrize("module", FORMATS)
def test_a_module_has_the_reader_that_the_table_names(module: str) -> None:
    own = import_module(f"papershelf.read.{module}").READER
    assert (own.name, own.suffixes) == (FORMATS[module].name, FORMATS[module].suffixes)


def test_formats_are_imported_when_a_file_needs_them() -> None:
    program = (
        "import sys\n"
        "from papershelf.read import read_data\n"
        "read_data('list.csv', b'Title,Authors\\nBees,Ada Byron\\n')\n"
        "print(*sorted(each for each in sys.modules if each.startswith('papershelf.read.formats.')))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "papershelf.read.formats.table" in shown
    assert not any(
        each in shown for each in ("bibtex_blocks", "formats.xml", "formats.ris", "formats.openreview")
    )
