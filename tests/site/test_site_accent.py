from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papershelf.config import Config, load
from papershelf.site.accent import (
    DARK,
    LIGHT,
    NEEDED,
    Scheme,
    accent_problems,
    accent_rules,
    accents,
    contrast,
    held,
    least,
    properties,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def values(accent: str, scheme: Scheme) -> dict[str, str]:
    return dict(each.split(":") for each in properties(accent, scheme).split(";"))


@given(COLOURS, st.one_of(st.just(""), COLOURS))
def test_whatever_the_accent_all_text_can_be_read(light: str, dark: str) -> None:
    both = accents(Config(title="T", accent=light, accent_dark=dark))
    for accent, scheme in zip(both, (LIGHT, DARK), strict=True):
        made = values(accent, scheme)
        assert all(contrast(accent, ground) >= NEEDED for ground in scheme.grounds)
        assert contrast(accent, made["--on-accent"]) >= NEEDED
        assert contrast(accent, made["--accent-weak"]) >= NEEDED
        assert contrast(scheme.quiet, made["--accent-weak"]) >= NEEDED
        assert contrast(made["--bar"], scheme.grounds[0]) >= 3


@given(COLOURS)
def test_an_accent_that_can_be_read_stays_as_it_is(colour: str) -> None:
    kept = least(colour, LIGHT) >= NEEDED
    assert (held(colour, LIGHT) == colour) is kept
    problems = list(accent_problems(Config(title="T", accent=colour), Path()))
    assert bool(problems) is not kept


def test_the_warning_names_the_nearest_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "T"\n\naccent = "#FD0"\naccent_dark = "#203040"\n')
    light, dark = accent_problems(load(tmp_path), tmp_path)
    assert (light.line, dark.line) == (3, 4)
    assert light.message.startswith(
        "The accent #ffdd00 has a contrast of 1.1 on light pages, and text needs 4.5."
    )
    assert light.hint.endswith("or a darker colour.")
    assert dark.hint.endswith("or a lighter colour.")


def test_either_accent_is_enough() -> None:
    light, dark = accents(Config(title="T", accent_dark="#ffb0c0"))
    assert dark == "#ffb0c0"
    assert light not in (dark, "#000000")
    assert least(light, LIGHT) >= NEEDED


@pytest.mark.parametrize("wanted", [":root{--accent:#7a1f3d", ':root[data-theme="dark"]{--accent:#'])
def test_the_rules_serve_light_and_dark_pages(wanted: str) -> None:
    assert wanted in accent_rules(Config(title="T", accent="#7a1f3d"))


def test_a_site_without_an_accent_has_the_themes() -> None:
    assert accent_rules(Config(title="T")) == ""
