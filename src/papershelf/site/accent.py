"""A site's accent → the custom properties of the style sheet, light and dark, with every contrast that texts need.

Lightness, chroma and hue are those of OKLCH (B. Ottosson, "A perceptual color space for image processing", 2020);
contrast is that of WCAG 2.2, 1.4.3.
"""

from collections.abc import Iterator
from math import hypot
from pathlib import Path

from papershelf.config import Config, line_in
from papershelf.model import Frozen, Problem

NEEDED = 4.5
"""The least contrast of text (WCAG 2.2 AA)."""
STEPS = 512
"""How finely lightness is tried."""

Colour = tuple[float, float, float]
"""Lightness 0–1, and the two axes of colour."""


class Scheme(Frozen, frozen=True):
    """What stands beside an accent: the grounds that it is text on, the quietest text that stands on its weak form, and
    the lightness and most chroma of what is derived from it."""

    grounds: tuple[str, ...]
    quiet: str
    lightness: float
    chroma: float
    weak_lightness: float
    weak_chroma: float
    on_lightness: float
    dark: bool


LIGHT = Scheme(
    grounds=("#fbfbf8", "#ffffff", "#f2f2ec"),
    quiet="#60666a",
    lightness=0.43,
    chroma=0.2,
    weak_lightness=0.945,
    weak_chroma=0.022,
    on_lightness=1,
    dark=False,
)
DARK = Scheme(
    grounds=("#141718", "#1b1f20", "#202627"),
    quiet="#979d9f",
    lightness=0.8,
    chroma=0.11,
    weak_lightness=0.295,
    weak_chroma=0.04,
    on_lightness=0.22,
    dark=True,
)


def accent_rules(config: Config) -> str:
    """The rules that go behind the theme's own values; "" where the site has no accent."""
    if not (config.accent or config.accent_dark):
        return ""
    light, dark = accents(config)
    rules = (properties(light, LIGHT), properties(dark, DARK))
    return (
        f":root{{{rules[0]}}}\n"
        f'@media(prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{rules[1]}}}}}\n'
        f':root[data-theme="dark"]{{{rules[1]}}}\n'
    )


def accent_inks(config: Config) -> dict[str, str]:
    """The two colours of the theme's icon → those of a site with an accent."""
    if not (config.accent or config.accent_dark):
        return {}
    light, _ = accents(config)
    _, a, b = oklab(light)
    return {"#0E5B53": light, "#5E9A92": written(shaded(0.65, a, b, 0.12))}


def accents(config: Config) -> tuple[str, str]:
    """The accent of light and of dark pages: as given where it can be read, else the nearest that can."""
    light = config.accent or moved(config.accent_dark, LIGHT)
    dark = config.accent_dark or moved(config.accent, DARK)
    return held(light, LIGHT), held(dark, DARK)


def accent_problems(config: Config, site: Path) -> Iterator[Problem]:
    """A warning for each given accent that is too near to the page, with the nearest that is not."""
    for key, given, scheme in (("accent", config.accent, LIGHT), ("accent_dark", config.accent_dark, DARK)):
        if not given or (found := held(given, scheme)) == given:
            continue
        where = "dark" if scheme.dark else "light"
        yield Problem(
            file="site.toml",
            line=line_in(site, "", key),
            severity="warning",
            code="weak-accent",
            message=f"The accent {given} has a contrast of {floored(least(given, scheme))} on {where} pages, and text "
            f"needs {NEEDED}. The nearest that has it, {found}, is used instead.",
            hint=f'Write {key} = "{found}", or a {"lighter" if scheme.dark else "darker"} colour.',
        )


def floored(ratio: float) -> str:
    """With one digit, never rounded up to what is needed."""
    return f"{int(ratio * 10) / 10}"


def properties(accent: str, scheme: Scheme) -> str:
    weak = weakened(accent, scheme)
    lightness, a, b = oklab(accent)
    on = "#ffffff" if not scheme.dark else written(shaded(scheme.on_lightness, a, b, 0.03))
    bar = accent if scheme.dark else written(shaded(min(lightness + 0.14, 0.62), a, b, 1))
    return f"--accent:{accent};--on-accent:{on};--accent-weak:{weak};--bar:{bar}"


def moved(accent: str, scheme: Scheme) -> str:
    """An accent of the other scheme as one of this: its hue, with the lightness that this has."""
    _, a, b = oklab(accent)
    return written(shaded(scheme.lightness, a, b, scheme.chroma))


def held(accent: str, scheme: Scheme) -> str:
    """The accent, or the nearest of its hue that all of the scheme's grounds let read."""
    if least(accent, scheme) >= NEEDED:
        return accent
    lightness, a, b = oklab(accent)
    end = 1 if scheme.dark else 0
    for step in range(1, STEPS):
        tried = written(shaded(lightness + (end - lightness) * step / STEPS, a, b, 1))
        if least(tried, scheme) >= NEEDED:
            return tried
    return "#ffffff" if scheme.dark else "#000000"


def weakened(accent: str, scheme: Scheme) -> str:
    """The ground of what is chosen: a hint of the accent, on which it and the quietest text are read."""
    _, a, b = oklab(accent)
    end = 0 if scheme.dark else 1
    for step in range(STEPS):
        lightness = scheme.weak_lightness + (end - scheme.weak_lightness) * step / STEPS
        tried = written(shaded(lightness, a, b, scheme.weak_chroma))
        if min(contrast(accent, tried), contrast(scheme.quiet, tried)) >= NEEDED:
            return tried
    return "#000000" if scheme.dark else "#ffffff"


def least(accent: str, scheme: Scheme) -> float:
    """The lowest contrast of an accent with the grounds that it is text on."""
    return min(contrast(accent, ground) for ground in scheme.grounds)


def contrast(one: str, other: str) -> float:
    """From 1 to 21.

    >>> round(contrast("#ffffff", "#000000"), 1)
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> Colour:
    """The shares of light of "#rrggbb"."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return decoded(red), decoded(green), decoded(blue)


def decoded(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def encoded(value: float) -> float:
    return float(value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


def oklab(colour: str) -> Colour:
    red, green, blue = linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def shaded(lightness: float, a: float, b: float, most: float) -> Colour:
    """A colour of the hue of these axes, with at most this chroma, and no more than screens show at this lightness."""
    chroma = hypot(a, b)
    ratio = min(1.0, most / chroma) if chroma else 0.0
    while ratio > 0.001 and not all(
        -0.0005 <= each <= 1.0005 for each in rgb((lightness, a * ratio, b * ratio))
    ):
        ratio *= 0.98
    return lightness, a * ratio, b * ratio


def rgb(colour: Colour) -> Colour:
    """The shares of light; outside of 0–1 where a screen cannot show the colour."""
    lightness, a, b = colour
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def written(colour: Colour) -> str:
    red, green, blue = (round(encoded(min(1.0, max(0.0, each))) * 255) for each in rgb(colour))
    return f"#{red:02x}{green:02x}{blue:02x}"
