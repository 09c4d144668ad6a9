"""Texts in which one thing stands again and again cost no more than others of their length."""

import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import odd_texts
import pytest

READ = """
import sys
from papershelf.read import read_data

FORMS = "{0}", "- **{0}**. Ada Byron. {0}, 2019.", "@article{{a,\\n title = {{{0}}},\\n}}", "TI  - {0}\\nAU  - {0}"
WORDS = "ABCDE |ABCDE|A. |A.|- |-| |\\t|. |.|(|Smith, J.; |Smith J, |pdf |10.1/x "
for name in sys.argv[1:]:
    for word in WORDS.split("|"):
        line = (word * 121)[:121]
        for form in (*FORMS, "{0}\\n" * 60):
            read_data(name, form.format(line).encode())
"""


def test_no_pattern_of_the_package_has_many_ways_to_match_one_text() -> None:
    found = subprocess.run(
        [sys.executable, odd_texts.__file__], capture_output=True, text=True, timeout=600, check=True
    )
    assert found.stdout == ""


@pytest.mark.parametrize(
    "pattern", [r"(?:\w+\s?)+;", r"(?:[A-Z]{1,3}\.?\s|(?:[A-Z]\.\s)+)+\Z", r"(?:\s+|-)*x"]
)
def test_a_pattern_with_many_ways_is_found(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odd_texts, "PATIENCE", 0.2)
    before = signal.signal(signal.SIGVTALRM, odd_texts.stop)
    try:
        assert odd_texts.tries(re.compile(pattern), odd_texts.texts(odd_texts.SHORT), []) is not None
    finally:
        signal.signal(signal.SIGVTALRM, before)


def test_lines_of_one_thing_again_and_again_are_read_at_once() -> None:
    """At once are a few seconds; each of the patterns that this once found took minutes for one line of these."""
    seconds = 60

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    names = ["a.txt", "a.md", "a.html", "a.bib", "a.ris", "a.csv"]
    done = subprocess.run(
        [sys.executable, "-c", READ, *names],
        preexec_fn=limited,
        cwd=Path(__file__).parents[2] / "src",
        timeout=600,
    )
    assert done.returncode == 0
