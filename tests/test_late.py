"""Patterns that are compiled at their first use."""

import re

import pytest

from papershelf.late import late


def test_a_late_pattern_does_what_its_pattern_does() -> None:
    text = "A Bee, two bees"
    found, plain = late(r"(?P<bee>bee)s?", re.IGNORECASE), re.compile(r"(?P<bee>bee)s?", re.IGNORECASE)
    assert found.findall(text) == plain.findall(text)
    assert found.sub("ant", text) == plain.sub("ant", text)
    assert found.split(text) == plain.split(text)
    assert [each.span() for each in found.finditer(text)] == [each.span() for each in plain.finditer(text)]
    assert (found.pattern, found.groups) == (plain.pattern, plain.groups)


def test_a_late_pattern_is_compiled_no_sooner() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("a")
